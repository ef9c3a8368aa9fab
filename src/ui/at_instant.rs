//! The loop at the instant that is looked at: who has the thread, the ready queue, the timers, what is under way.

use yew::prelude::*;

use super::picture::Picture;
use super::state::{Action, State};
use crate::model::Doing;
use crate::model::TaskId;
use crate::time::{Instant, Span, ms};

/// As many chips as a reader can take in; the rest is counted.
const CHIPS: usize = 12;

#[derive(Properties, PartialEq)]
pub(super) struct AtInstantProps {
    pub(super) picture: Picture,
    pub(super) instant: Instant,
    pub(super) program: usize,
    pub(super) dispatcher: UseReducerDispatcher<State>,
}

#[component]
pub(super) fn AtInstant(props: &AtInstantProps) -> Html {
    let AtInstantProps { picture, instant, program, dispatcher } = props;
    let run = picture.run();
    let snapshot = run.snapshot(*instant, picture.now);
    let chip = |class: &'static str, task: TaskId, text: String| {
        let choose = {
            let (dispatcher, program) = (dispatcher.clone(), *program);
            Callback::from(move |_: MouseEvent| dispatcher.dispatch(Action::Choose(program, Some(task))))
        };
        html! { <button class={classes!("chip", class)} onclick={choose}>{ text }</button> }
    };
    let holder = match snapshot.holder {
        Some(holder) => {
            let name = run.task_name(holder.task);
            let since = *instant - holder.since;
            match holder.doing {
                Doing::Running { line } if line > 0 => {
                    chip("running", holder.task, format!("{name} · computes at line {line}, {since}"))
                }
                Doing::Blocking { line } => {
                    chip("blocking", holder.task, format!("{name} · blocks at line {line}, {since}"))
                }
                _ => chip("running", holder.task, format!("{name} · {since}")),
            }
        }
        None => html! { <span class="nobody">{ "nobody: the loop waits" }</span> },
    };
    let ready = snapshot
        .ready
        .iter()
        .take(CHIPS)
        .map(|waiting| chip("ready", waiting.task, run.task_name(waiting.task).to_string()));
    let timers = snapshot.timers.iter().take(CHIPS).map(|&(_, task, due, late)| {
        let name = run.task_name(task);
        if late > ms(1) {
            chip("late", task, format!("{name}, due {due}, {late} late"))
        } else {
            chip("timer", task, format!("{name}, due {due}"))
        }
    });
    let ios = snapshot.ios.iter().take(CHIPS).map(|&(io, task)| {
        let what = run.ios.get(io.index()).map_or_else(String::new, |io| short(&io.what));
        let name = run.task_name(task);
        chip("io", task, if snapshot.ios.len() > 4 { name.to_string() } else { format!("{name}: {what}") })
    });
    html! {
        <section class="at" aria-label="At this instant">
            <h2>{ format!("At {} · {}", clock(*instant), picture.name) }</h2>
            <h3>{ "Has the thread" }</h3>
            <p class="chips">{ holder }</p>
            <h3>{ "Ready queue" }{ counted(snapshot.ready.len(), "waits for the thread", "wait for the thread") }</h3>
            if !snapshot.ready.is_empty() { <p class="chips">{ for ready }{ more(snapshot.ready.len()) }</p> }
            <h3>{ "Timers" }{ counted(snapshot.timers.len(), "in the heap", "in the heap") }</h3>
            if !snapshot.timers.is_empty() { <p class="chips">{ for timers }{ more(snapshot.timers.len()) }</p> }
            if !run.ios.is_empty() {
                <h3>{ "Elsewhere" }{ counted(snapshot.ios.len(), "answer is awaited", "answers are awaited") }</h3>
                if !snapshot.ios.is_empty() { <p class="chips">{ for ios }{ more(snapshot.ios.len()) }</p> }
            }
        </section>
    }
}

/// An instant as a clock shows it, with the same digits all along.
pub(super) fn clock(instant: Instant) -> String {
    format!("{:.3} s", (instant - Instant::ZERO).as_millis_f64() / 1000.0)
}

/// A URL's path is telling, the lab's name is not.
fn short(url: &str) -> String {
    let short = url.strip_prefix("https://lab.test").unwrap_or(url);
    short.chars().take(32).collect()
}

fn counted(count: usize, one: &str, many: &str) -> Html {
    let text = match count {
        0 => "empty".to_owned(),
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    };
    html! { <>{ " " }<span class="count">{ text }</span></> }
}

fn more(count: usize) -> Html {
    match count.checked_sub(CHIPS) {
        Some(more) if more > 0 => html! { <span class="nobody">{ format!("and {more} more") }</span> },
        _ => Html::default(),
    }
}

/// A span for a table, or nothing for none.
pub(super) fn some(span: Span) -> String {
    if span == Span::ZERO { "–".to_owned() } else { span.to_string() }
}
