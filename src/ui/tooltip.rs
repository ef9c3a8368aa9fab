//! What is under the pointer, in words.

use yew::prelude::*;

use super::at_instant::clock;
use super::picture::Picture;
use super::use_style::use_style;
use crate::model::{Run, Slice, State};
use crate::time::Instant;
use crate::timeline::Target;

#[derive(Properties, PartialEq)]
pub(super) struct TooltipProps {
    pub(super) picture: Picture,
    pub(super) target: Target,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) top: f64,
}

#[component]
pub(super) fn Tooltip(props: &TooltipProps) -> Html {
    let TooltipProps { picture, target, x, y, width, height, top } = props;
    let run = picture.run();
    let lines: (String, String) = match target {
        Target::Loop => return Html::default(),
        Target::Turn(turn) => {
            let steps = if turn.steps == 1 { "1 step".to_owned() } else { format!("{} steps", turn.steps) };
            ("a turn of the loop".to_owned(), format!("{steps}, {} at {}", turn.end - turn.start, clock(turn.start)))
        }
        Target::Hold(hold) => (
            format!("the thread was held for {}", hold.span()),
            format!("from {} to {}", clock(hold.start), clock(hold.end)),
        ),
        Target::Task(task) => (run.task_name(*task).to_string(), "not alive here".to_owned()),
        Target::Slice { task, slice } => {
            let Some(task) = run.task(*task) else { return Html::default() };
            let when = format!("{} from {}", slice.span(), clock(slice.start));
            let starved = starved_by(&run, slice, picture.now).map(|by| format!("{when} · {by}"));
            (format!("{} {}", task.name, run.phrase(task, slice)), starved.unwrap_or(when))
        }
    };
    // To the left of the pointer where there is no room to its right.
    let side =
        if *x > width - 260.0 { format!("right:{}px", width - x + 12.0) } else { format!("left:{}px", x + 12.0) };
    // And above it where there is none below.
    let below = if *y > height - 70.0 { y - 66.0 } else { y + 14.0 };
    html! { <Bubble place={format!("{side};top:{}px", top + below)} {lines} /> }
}

#[derive(Properties, PartialEq)]
struct BubbleProps {
    place: String,
    lines: (String, String),
}

#[component]
fn Bubble(props: &BubbleProps) -> Html {
    let node = use_style(props.place.clone());
    html! { <div ref={node} class="tooltip" role="presentation"><b>{ &props.lines.0 }</b><br />{ &props.lines.1 }</div> }
}

/// “the thread was with job 1 (400 ms), job 2 (200 ms)”: who starved a task that was ready.
pub(super) fn starved_by(run: &Run, slice: &Slice, now: Instant) -> Option<String> {
    if slice.state() != State::Ready {
        return None;
    }
    let held = run.held_by(slice.start, slice.end, now);
    let names: Vec<String> =
        held.iter().take(3).map(|&(task, span)| format!("{} ({span})", run.task_name(task))).collect();
    let more = if held.len() > names.len() { ", …" } else { "" };
    (!names.is_empty()).then(|| format!("the thread was with {}{more}", names.join(", ")))
}
