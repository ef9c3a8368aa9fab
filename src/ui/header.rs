//! The top of the page: which lesson, Run and Stop, where, which theme; and how the run is.

use yew::prelude::*;

use super::link::Link;
use super::state::{Action, RunState, State, on};
use super::use_session::Controls;
use crate::browser::dom::HtmlSelectElement;
use crate::embed::Theme;
use crate::network::Rung;
use crate::story::{Lesson, Place};

#[derive(Properties, PartialEq)]
pub(super) struct HeaderProps {
    pub(super) link: Link,
    pub(super) run_state: RunState,
    pub(super) rung: Option<Rung>,
    pub(super) dark: bool,
    /// In a frame, the way to the same as a page of its own.
    #[prop_or_default]
    pub(super) whole: Option<Html>,
    /// The menu for what leaves the page.
    #[prop_or_default]
    pub(super) share: Html,
    pub(super) controls: Controls,
    pub(super) dispatcher: UseReducerDispatcher<State>,
}

#[component]
pub(super) fn Header(props: &HeaderProps) -> Html {
    let HeaderProps { link, run_state, rung, dark, whole, share, controls, dispatcher } = props;
    let run = {
        let (run, link) = (controls.run.clone(), link.clone());
        Callback::from(move |_: MouseEvent| run.emit(link.clone()))
    };
    let stop = controls.stop.reform(|_: MouseEvent| ());
    let choose = {
        let dispatcher = dispatcher.clone();
        Callback::from(move |event: Event| {
            let id = event.target_unchecked_into::<HtmlSelectElement>().value();
            if let Some(lesson) = Lesson::find(&id) {
                dispatcher.dispatch(Action::Follow(Link::of(lesson), Vec::new()));
            }
        })
    };
    let chosen = link.lesson;
    let lessons = ["Python", "Rust"].into_iter().map(|language| {
        let lessons = Lesson::all().filter(|lesson| lesson.language() == language);
        let option = |lesson: Lesson| {
            html! { <option value={lesson.id()} selected={lesson == chosen}>{ lesson.title() }</option> }
        };
        html! { <optgroup label={language}>{ for lessons.map(option) }</optgroup> }
    });
    let own = Lesson::own().into_iter().map(|lesson| {
        html! { <option value={lesson.id()} selected={lesson == chosen}>{ lesson.title() }</option> }
    });
    let place = |place: Place, name: &'static str| {
        let choose = on::<Event>(dispatcher, move || Action::Place(place));
        html! {
            <label>
                <input type="radio" name="where" checked={link.place == place} onchange={choose} />
                <span>{ name }</span>
            </label>
        }
    };
    let dark = *dark;
    let next = if dark { Theme::Light } else { Theme::Dark };
    let running = *run_state == RunState::Running;
    let runs = html! {
        <>
            <button class="run" onclick={run}><span aria-hidden="true">{ "▶ " }</span>{ "Run" }</button>
            <button class="stop" onclick={stop} disabled={!running}><span aria-hidden="true">{ "■ " }</span>{ "Stop" }</button>
        </>
    };
    let run_state = html! {
        <span class={classes!("run-state", run_state.name())} role="status" aria-label="Run state">{ run_state.name() }</span>
    };
    if let Some(whole) = whole {
        // Around the frame it is said what the program is.
        let is_own = Lesson::own().contains(&chosen);
        return html! {
            <header>
                { runs }
                <h1 class={classes!("framed", is_own.then_some("unseen"))}>{ chosen.title() }</h1>
                { run_state }
                <span class="grow"></span>
                { whole.clone() }
            </header>
        };
    }
    html! {
        <header>
            <h1 class="logo">{ logo() }{ "Loopscope" }</h1>
            <select class="lesson-choice" aria-label="Lesson" onchange={choose}>
                { for lessons }
                <optgroup label="Your own">{ for own }</optgroup>
            </select>
            { runs }
            <div class="segments" role="radiogroup" aria-label="Where">
                { place(Place::Worker, "Worker") }
                { place(Place::Page, "This page") }
            </div>
            { run_state }
            <span class="grow"></span>
            <span class="rung" title="who answers https://lab.test/">
                { match rung {
                    Some(Rung::ServiceWorker) => "lab network: service worker",
                    Some(Rung::Model) => "lab network: modelled",
                    None => "lab network: looking…",
                } }
            </span>
            { share.clone() }
            <button
                class="theme" aria-label={if dark { "Light theme" } else { "Dark theme" }}
                onclick={on(dispatcher, move || Action::Theme(Some(next)))}
            ><span aria-hidden="true">{ "◐" }</span></button>
        </header>
    }
}

fn logo() -> Html {
    html! {
        <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
            <circle class="logo-ring" cx="13" cy="13" r="10" />
            <path class="logo-beat" d="M5 13h4l2.5-5.5 3 11 2.5-5.5h4" />
        </svg>
    }
}
