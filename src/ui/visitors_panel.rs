//! Visitors: who is sent to the programs' servers, and what they met there.

use yew::prelude::*;

use super::link::{Link, TRAFFIC};
use super::picture::Picture;
use super::state::{Action, State};
use super::visits_chart::VisitsChart;
use super::windows::Windows;
use crate::browser::dom::HtmlInputElement;
use crate::model::Figures;
use crate::time::Instant;

#[derive(Properties, PartialEq)]
pub(super) struct VisitorsProps {
    pub(super) link: Link,
    pub(super) pictures: Vec<Picture>,
    /// The instant that the reader looks at; `None` is now, or the end.
    pub(super) cursor: Option<Instant>,
    pub(super) dispatcher: UseReducerDispatcher<State>,
}

/// How the visits are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    Requests,
    Windows,
}

const VIEWS: [(View, &str, &str); 2] =
    [(View::Requests, "visits-requests", "Requests"), (View::Windows, "visits-windows", "As people see it")];

#[component]
pub(super) fn VisitorsPanel(props: &VisitorsProps) -> Html {
    let VisitorsProps { link, pictures, cursor, dispatcher } = props;
    let view = use_state_eq(|| View::Requests);
    let tab = |(which, id, name): (View, &'static str, &'static str)| {
        let chosen = which == *view;
        let choose = {
            let view = view.clone();
            Callback::from(move |_: MouseEvent| view.set(which))
        };
        html! {
            <button
                key={id} {id} role="tab" class="tab" aria-controls="visits" aria-selected={chosen.to_string()}
                tabindex={if chosen { "0" } else { "-1" }} onclick={choose}
            >{ name }</button>
        }
    };
    let move_tab = {
        let view = view.clone();
        Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight") {
                event.prevent_default();
                let next = VIEWS.into_iter().find(|(which, ..)| *which != *view);
                if let Some((next, id, _)) = next {
                    view.set(next);
                    crate::browser::focus(id);
                }
            }
        })
    };
    let at = |picture: &Picture| cursor.unwrap_or(picture.now);
    let until = pictures.iter().map(|picture| picture.run().elapsed(picture.now)).max().unwrap_or_default();
    let shown = |picture: &Picture| {
        let visited = Instant::ZERO + until;
        html! {
            <figure key={picture.name.to_string()} class="visits-of">
                <figcaption>{ picture.name.clone() }</figcaption>
                { match *view {
                    View::Requests => html! { <VisitsChart picture={picture.clone()} {visited} now={at(picture)} /> },
                    View::Windows => html! { <Windows picture={picture.clone()} now={at(picture)} /> },
                } }
            </figure>
        }
    };
    let served: Vec<&Picture> = pictures.iter().filter(|picture| !picture.run().visits.servers.is_empty()).collect();
    html! {
        <section class="card visitors" aria-label="Visitors">
            <h2>{ "Visitors " }<span class="count">{ "modelled: no browser lets a page be visited" }</span></h2>
            <div class="plan">
                { for LABELS.iter().enumerate().map(|(index, label)| number(link, index, label, dispatcher)) }
                { paths(link, dispatcher) }
            </div>
            if served.is_empty() {
                <p class="nobody">{ "They come as soon as a program listens, and leave when they were served. Then Ctrl-C ends the server." }</p>
            } else {
                { figures(&served, at) }
                <div class="tabs">
                    <div role="tablist" aria-label="Visits" onkeydown={move_tab}>{ for VIEWS.into_iter().map(tab) }</div>
                </div>
                <div id="visits" role="tabpanel" class="visits">{ for served.into_iter().map(shown) }</div>
            }
        </section>
    }
}

/// What the numbers of a plan are called, in their order.
const LABELS: [&str; 5] = ["Visitors", "a second", "at once", "slow readers, %", "seed"];

fn number(link: &Link, index: usize, label: &str, dispatcher: &UseReducerDispatcher<State>) -> Html {
    let (_, field, range) = TRAFFIC[index].clone();
    let mut traffic = link.traffic.clone();
    let value = *field(&mut traffic);
    let onchange = {
        let (dispatcher, range) = (dispatcher.clone(), range.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let mut traffic = traffic.clone();
            // What is no number, or none that goes, stays what it was.
            let written = input.value().parse().unwrap_or(value);
            *field(&mut traffic) = written.clamp(*range.start(), *range.end());
            input.set_value(&field(&mut traffic).to_string());
            dispatcher.dispatch(Action::Traffic(traffic));
        })
    };
    html! {
        <label class="knob">
            <span class="knob-label">{ label }</span>
            <input
                type="number" class="number-input" min={range.start().to_string()} max={range.end().to_string()}
                value={value.to_string()} {onchange}
            />
        </label>
    }
}

fn paths(link: &Link, dispatcher: &UseReducerDispatcher<State>) -> Html {
    let traffic = link.traffic.clone();
    let value = traffic.paths.to_string();
    let onchange = {
        let dispatcher = dispatcher.clone();
        Callback::from(move |event: Event| {
            let paths = event.target_unchecked_into::<HtmlInputElement>().value().into();
            dispatcher.dispatch(Action::Traffic(crate::network::loopback::Traffic { paths, ..traffic.clone() }));
        })
    };
    html! {
        <label class="knob">
            <span class="knob-label">{ "ask for" }</span>
            <input type="text" class="path-input" {value} {onchange} />
        </label>
    }
}

/// The figures, a row a program.
fn figures(served: &[&Picture], at: impl Fn(&Picture) -> Instant) -> Html {
    let row = |picture: &&Picture| {
        let Figures { came, answered, errors, per_second, percentiles } = picture.run().visits.figures(at(picture));
        let [p50, p95, p99] = percentiles.map(|span| if answered == 0 { "–".to_owned() } else { span.to_string() });
        html! {
            <tr key={picture.name.to_string()}>
                <th scope="row">{ picture.name.clone() }</th>
                <td>{ came }</td><td>{ answered }</td>
                <td class={(errors > 0).then_some("errors")}>{ errors }</td>
                <td>{ format!("{per_second:.1}") }</td><td>{ p50 }</td><td>{ p95 }</td><td>{ p99 }</td>
            </tr>
        }
    };
    html! {
        <div class="wide-table">
            <table class="figures">
                <thead><tr>
                    <th scope="col">{ "Program" }</th><th scope="col">{ "came" }</th><th scope="col">{ "answered" }</th>
                    <th scope="col">{ "errors" }</th><th scope="col">{ "a second" }</th><th scope="col">{ "p50" }</th>
                    <th scope="col">{ "p95" }</th><th scope="col">{ "p99" }</th>
                </tr></thead>
                <tbody>{ for served.iter().map(row) }</tbody>
            </table>
        </div>
    }
}
