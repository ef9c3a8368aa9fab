//! What there is to learn from the runs, as sentences.

use yew::prelude::*;

use super::picture::Picture;
use super::state::{Action, State};
use crate::model::{Finding, Gravity, findings};

#[derive(Properties, PartialEq)]
pub(super) struct FindingsProps {
    pub(super) pictures: Vec<Picture>,
    pub(super) dispatcher: UseReducerDispatcher<State>,
}

/// While a run is live, its findings are looked for ten times a second: nobody reads faster.
type Moment = Vec<(u64, u64, bool)>;

fn moment(pictures: &[Picture]) -> Moment {
    let tenth = |picture: &Picture| picture.now.as_micros() / 100_000;
    pictures
        .iter()
        .map(|picture| (if picture.over { picture.version } else { 0 }, tenth(picture), picture.over))
        .collect()
}

#[component]
pub(super) fn FindingsPanel(props: &FindingsProps) -> Html {
    let FindingsProps { pictures, dispatcher } = props;
    let found = {
        let pictures = pictures.clone();
        use_memo(moment(&pictures), move |_| {
            let of = |picture: &Picture| findings(&picture.run(), picture.on_page(), picture.now);
            pictures.iter().map(|picture| (picture.name.clone(), of(picture))).collect::<Vec<_>>()
        })
    };
    let several = pictures.len() > 1;
    let item = |index: usize, name: &AttrValue, finding: &Finding| {
        let class = match finding.gravity {
            Gravity::Bad => "bad",
            Gravity::Note => "note",
            Gravity::Good => "good",
        };
        let look = finding.at.map(|at| {
            let dispatcher = dispatcher.clone();
            let look = Callback::from(move |_: MouseEvent| {
                dispatcher.dispatch(Action::Choose(index, None));
                dispatcher.dispatch(Action::Look(Some(at)));
            });
            html! { <button class="look" onclick={look}>{ format!("show {}", super::at_instant::clock(at)) }</button> }
        });
        html! {
            <li class={classes!("finding", class)}>
                if several { <b>{ name }{ ": " }</b> }
                { &finding.text }
                { " " }{ look }
            </li>
        }
    };
    html! {
        <section class="card findings">
            <h2>{ "Findings" }</h2>
            <ul aria-label="Findings">
                { for found.iter().enumerate().flat_map(|(index, (name, found))| {
                    found.iter().map(move |finding| item(index, name, finding))
                }) }
            </ul>
        </section>
    }
}
