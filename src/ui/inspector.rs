//! The chosen task: where it comes from, what it did with its time, how it ended.

use yew::prelude::*;

use super::at_instant::{clock, some};
use super::picture::Picture;
use super::tooltip::starved_by;
use crate::model::{Failure, TaskId};
use crate::model::{Task, TaskEnd};
use crate::time::Instant;

#[derive(Properties, PartialEq)]
pub(super) struct InspectorProps {
    pub(super) picture: Picture,
    pub(super) task: TaskId,
    pub(super) instant: Instant,
}

#[component]
pub(super) fn Inspector(props: &InspectorProps) -> Html {
    let run = props.picture.run();
    let now = props.picture.now;
    let Some(task) = run.task(props.task) else { return Html::default() };
    let totals = run.totals(task, now);
    let parent = task.parent.map(|parent| run.task_name(parent));
    let slice = run.slice_at(task, props.instant, now);
    let doing =
        slice.map(|slice| format!("{} (from {}, for {})", run.phrase(task, &slice), clock(slice.start), slice.span()));
    let starved = slice.and_then(|slice| starved_by(&run, &slice, now));
    let row = |name: &'static str, value: String| html! { <><dt>{ name }</dt><dd>{ value }</dd></> };
    html! {
        <section class="inspector" aria-label="Chosen task">
            <h2>{ "Task: " }{ &*task.name }</h2>
            <dl>
                if let Some(parent) = parent {
                    { row("spawned", format!("by {parent}, line {}, at {}", task.line, clock(task.spawned))) }
                }
                if let Some(doing) = doing { { row("then", doing) } }
                if let Some(starved) = starved { { row("starved", starved) } }
                { row("running", some(totals.running)) }
                { row("ready", some(totals.ready)) }
                { row("awaiting", some(totals.awaiting)) }
                { row("blocking", some(totals.blocking)) }
                { row("steps", task.steps.to_string()) }
                if let Some((at, by)) = task.cancelled {
                    { row("asked to end", format!("by {}, at {}", run.canceller(by), clock(at))) }
                }
                { ended(task) }
            </dl>
            if let Some((_, TaskEnd::Failed(failure))) = &task.end {
                <ul class="failure" aria-label="Error">{ tree(None, failure) }</ul>
            }
        </section>
    }
}

fn ended(task: &Task) -> Html {
    match &task.end {
        Some((at, _)) => html! { <><dt>{ task.state_name() }</dt><dd>{ format!("at {}", clock(*at)) }</dd></> },
        None => Html::default(),
    }
}

/// An error, and the errors inside it.
fn tree(task: Option<&str>, failure: &Failure) -> Html {
    let lead = task.map(|task| format!("{task}: ")).unwrap_or_default();
    match failure {
        Failure::Group(members) => html! {
            <li>
                { format!("{lead}error group, {} in it", members.len()) }
                <ul>{ for members.iter().map(|member| tree(Some(&member.task), &member.failure)) }</ul>
            </li>
        },
        other => html! { <li>{ format!("{lead}{other}") }</li> },
    }
}
