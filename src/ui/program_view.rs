//! One program: its name, how it is doing, its timeline.

use yew::prelude::*;

use super::picture::Picture;
use super::state::State;
use super::timeline_view::TimelineView;
use crate::model::TaskId;
use crate::model::{End, LoopLane};
use crate::time::Instant;
use crate::timeline::Viewport;

#[derive(Properties, PartialEq)]
pub(super) struct ProgramProps {
    pub(super) index: usize,
    pub(super) programs: usize,
    pub(super) name: AttrValue,
    pub(super) picture: Option<Picture>,
    /// Why it can't run.
    pub(super) refusal: Option<String>,
    pub(super) chosen: bool,
    pub(super) task: Option<TaskId>,
    pub(super) cursor: Option<Instant>,
    pub(super) view: Viewport,
    pub(super) dark: bool,
    pub(super) dispatcher: UseReducerDispatcher<State>,
    /// Takes it away, if it can be.
    #[prop_or_default]
    pub(super) part: Option<Callback<MouseEvent>>,
}

#[component]
pub(super) fn ProgramView(props: &ProgramProps) -> Html {
    let ProgramProps { index, programs, name, picture, refusal, chosen, task, cursor, view, dark, dispatcher, part } =
        props;
    let refused = refusal.as_ref().map(|why| ("failed", why.clone()));
    let verdict = picture.as_ref().map(verdict).or(refused);
    let class = classes!("program", chosen.then_some("chosen"), verdict.as_ref().map(|(class, _)| *class));
    html! {
        <section {class} role="region" aria-label={format!("Timeline: {name}")}>
            <div class="verdict">
                <h3>{ name.clone() }</h3>
                <span class="verdict-text">
                    { verdict.map_or_else(|| "not run yet: press Run".to_owned(), |(_, text)| text) }
                </span>
                if let Some(part) = part {
                    <button class="small" onclick={part.clone()} aria-label={format!("Remove {name}")}>{ "Remove" }</button>
                }
            </div>
            if let Some(picture) = picture.clone() {
                <TimelineView
                    index={*index} programs={*programs} {picture} task={*task} cursor={*cursor} view={*view} dark={*dark}
                    dispatcher={dispatcher.clone()}
                />
            }
        </section>
    }
}

/// How a program is doing, in a line; and the class for it.
fn verdict(picture: &Picture) -> (&'static str, String) {
    let run = picture.run();
    let elapsed = run.elapsed(picture.now);
    let place = if picture.on_page() { " · on this page" } else { "" };
    let throttled = if picture.throttled { " · throttled by the browser: the page was hidden" } else { "" };
    let lane = &run.loop_lane;
    let (class, text) = match &run.end {
        None => match lane.open_hold(picture.now).map(|hold| hold.span()) {
            Some(held) if held >= LoopLane::LONG => {
                ("holding", format!("{elapsed}, still running · the thread has been held for {held}"))
            }
            _ => ("running", format!("{elapsed}, running")),
        },
        Some((_, End::Finished)) if run.failed() => ("failed", format!("failed after {elapsed}")),
        Some((_, End::Finished)) => {
            let longest = lane.longest_hold(picture.now);
            let class = if longest >= LoopLane::LONG { "held" } else { "calm" };
            (class, format!("finished in {elapsed} · longest hold {longest}"))
        }
        Some((_, End::Stopped)) => ("stopped", format!("stopped at {elapsed}")),
        Some((_, End::Deadlocked)) => ("failed", format!("stuck at {elapsed}: every task waited for another")),
        Some((_, End::Broken(why))) => ("failed", format!("ended at {elapsed}: {why}")),
    };
    (class, format!("{text}{place}{throttled}"))
}
