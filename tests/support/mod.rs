//! What the native suites share: a trace as text, a model's lanes as text, and a comparison with a text that may say
//! "these in any order".
#![allow(dead_code, unused_imports, reason = "each suite uses its own part of it")]

mod dice;
mod lanes;
mod lazy_host;
mod program;
mod random_program;
pub(crate) mod random_trace;
mod template;
mod trace_text;

pub(crate) use dice::Dice;
pub(crate) use lanes::{lane, lanes};
pub(crate) use lazy_host::run_lazily;
pub(crate) use program::{check, prints, run, run_story, said, stories, told};
pub(crate) use random_program::random_program;
pub(crate) use template::compare;
pub(crate) use trace_text::{Theme, millis, trace_text};

use loopscope::model::Run;
use loopscope::time::Instant;
use loopscope::trace::Event;

/// The model of a whole trace.
pub(crate) fn model(events: &[Event]) -> Run {
    let mut run = Run::default();
    run.extend(events);
    run
}

/// The events of a trace up to `now`.
pub(crate) fn trace_until(events: &[Event], now: Instant) -> &[Event] {
    &events[..events.partition_point(|event| event.at <= now)]
}
