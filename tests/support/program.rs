//! Runs programs on the virtual clock and compares what they left in the trace.

use std::future::Future;

use loopscope::run::{Policy, run_virtually};
use loopscope::story::{self, Knobs, Program, Story};
use loopscope::trace::{Event, Outcome, What};

use super::lazy_host::run_lazily;
use super::template::compare;
use super::trace_text::{Theme, trace_text};

/// The trace of a program under the usual policy.
pub(crate) fn run(main: impl Future<Output = Outcome> + 'static) -> Vec<Event> {
    run_virtually(Policy::default(), main)
}

/// The trace of a story's program. What it computes is charged for, not done: every count is 0.
pub(crate) fn run_story(program: &Program, knobs: &Knobs) -> Vec<Event> {
    run_lazily(program.policy, program.main(knobs))
}

/// Every program of every story, with its story's knobs as they are at first.
pub(crate) fn stories() -> impl Iterator<Item = (&'static Story, &'static Program, Knobs)> {
    let programs = |story: &'static Story| {
        story.programs.iter().map(move |program| (story, program, Knobs::defaults(story.knobs)))
    };
    story::ALL.into_iter().flat_map(programs)
}

/// Runs a program; of its trace, the themes `keep` must be as the template says.
#[track_caller]
pub(crate) fn check(keep: &[Theme], main: impl Future<Output = Outcome> + 'static, template: &str) {
    told(&run(main), keep, template);
}

/// Of a trace, the themes `keep` must be as the template says.
#[track_caller]
pub(crate) fn told(events: &[Event], keep: &[Theme], template: &str) {
    said(&trace_text(events, keep), template);
}

/// These lines must be as the template says.
#[track_caller]
pub(crate) fn said<Line: AsRef<str>>(lines: &[Line], template: &str) {
    if let Err(complaint) = compare(lines, template) {
        panic!("{complaint}");
    }
}

/// What a program printed, in order.
pub(crate) fn prints(events: &[Event]) -> Vec<String> {
    let text = |event: &Event| match &event.what {
        What::Printed { text, .. } => Some(text.to_string()),
        _ => None,
    };
    events.iter().filter_map(text).collect()
}
