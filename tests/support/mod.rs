//! What the native suites share: a trace as text, a model's lanes as text, and a comparison with a text that may say
//! "these in any order".
#![allow(dead_code, unused_imports, reason = "each suite uses its own part of it")]

mod dice;
mod lanes;
mod lazy_host;
mod program;
pub(crate) mod random_trace;
mod template;
mod trace_text;

pub(crate) use dice::Dice;
pub(crate) use lanes::{lane, lanes};
pub(crate) use program::{check, prints, run, run_story, said, stories, told};
pub(crate) use template::compare;
pub(crate) use trace_text::{Theme, millis, trace_text};

use loopscope::model::Run;
use loopscope::trace::Event;

/// The model of a whole trace.
pub(crate) fn model(events: &[Event]) -> Run {
    let mut run = Run::default();
    run.extend(events);
    run
}
