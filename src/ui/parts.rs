//! What a page of its own and a page in a frame both show: the programs' timelines, and their output.

use yew::prelude::*;

use super::output::{Output, OutputProps};
use super::program_view::ProgramView;
use super::state::{Action, Last, State, on};
use crate::browser::prefers_dark;
use crate::embed::Theme;
use crate::time::Instant;

/// Whether the page is dark.
pub(super) fn is_dark(state: &State) -> bool {
    state.theme.map_or_else(prefers_dark, |theme| theme == Theme::Dark)
}

/// The instant that is looked at in the chosen program.
pub(super) fn instant(state: &State) -> Instant {
    state.picture().map(|picture| state.instant(picture)).unwrap_or_default()
}

/// What the reader must be told.
pub(super) fn notices(state: &State, dispatcher: &UseReducerDispatcher<State>) -> Html {
    if state.notices.is_empty() {
        return Html::default();
    }
    html! {
        <div class="notices" role="alert">
            <div>{ for state.notices.iter().map(|notice| html! { <p>{ notice }</p> }) }</div>
            <button onclick={on(dispatcher, || Action::Dismiss)}>{ "Understood" }</button>
        </div>
    }
}

/// The timelines of all programs.
pub(super) fn programs(state: &State, dispatcher: &UseReducerDispatcher<State>) -> Html {
    // On one clock the instant is one for all programs; while one of them runs there is none but now.
    let over = state.pictures().iter().all(|picture| picture.over);
    let all = state.link.lesson.programs().len() + state.beside.len();
    let cursor = state.cursor.or(over.then_some(instant(state)));
    let names = state.link.lesson.programs();
    let programs = names.iter().enumerate().map(|(index, name)| {
        let chosen = index == state.program;
        html! {
            <ProgramView
                key={index} {index} programs={all} name={*name} picture={state.pictures().get(index).cloned()}
                refusal={state.refusal().map(|refusal| refusal.verdict(index))} {chosen}
                task={state.task.filter(|_| chosen)} cursor={cursor} view={state.view} dark={is_dark(state)}
                dispatcher={dispatcher.clone()}
            />
        }
    });
    let beside = state.beside.iter().enumerate().map(|(number, picture)| {
        let index = names.len() + number;
        let chosen = index == state.program;
        html! {
            <ProgramView
                key={format!("beside {}", picture.key())} {index} programs={all} name={picture.name.clone()}
                picture={picture.clone()} refusal={None::<String>} {chosen} task={state.task.filter(|_| chosen)}
                cursor={cursor} view={state.view} dark={is_dark(state)} dispatcher={dispatcher.clone()}
                part={on::<MouseEvent>(dispatcher, move || Action::Part(number))}
            />
        }
    });
    html! {
        <div class="card programs">
            { for programs }
            { for beside }
            <Legend />
        </div>
    }
}

/// What the programs printed, once something was run.
pub(super) fn output(state: &State, dispatcher: &UseReducerDispatcher<State>) -> Html {
    if state.last == Last::Nothing {
        return Html::default();
    }
    let names = state.link.lesson.programs();
    let props = OutputProps::new(state.pictures(), state.refusal(), names, dispatcher.clone());
    html! { <Output ..props /> }
}

/// What the colours and patterns mean.
#[component]
fn Legend() -> Html {
    let entry = |class: &'static str, text: &'static str| {
        html! { <span class="entry"><span class={classes!("swatch", class)} aria-hidden="true"></span>{ text }</span> }
    };
    html! {
        <div class="legend" role="group" aria-label="Legend">
            { entry("running", "running") }
            { entry("awaiting", "awaiting") }
            { entry("ready", "ready, but someone holds the thread") }
            { entry("blocking", "blocking") }
            <span class="hint">{ "wheel or + − zooms, drag moves, ← → scrubs" }</span>
        </div>
    }
}
