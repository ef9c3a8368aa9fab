//! Room for programs that are no lesson's: what a reader begins from nothing, and what a page brings along that has
//! Loopscope in a frame.

use super::{Place, PythonLesson, PythonProgram};
use crate::network::loopback::Traffic;

/// One program.
pub static OWN: PythonLesson = PythonLesson {
    id: "py-own",
    title: "A program of your own",
    text: "Write or paste a program in Python and press Run. It runs on this browser’s event loop, for real.",
    programs: &[PythonProgram { name: "main.py", text: include_str!("../../www/lessons/own.py") }],
    shown: 0,
    place: Place::Worker,
    story: None,
    traffic: Traffic::USUAL,
};

/// Two programs, to compare on one clock.
pub static COMPARE: PythonLesson = PythonLesson {
    id: "py-compare",
    title: "Two of your own, compared",
    text: "Write or paste two programs in Python and press Run. They run side by side, on one clock.",
    programs: &[
        PythonProgram { name: "one.py", text: include_str!("../../www/lessons/sleep_await.py") },
        PythonProgram { name: "other.py", text: include_str!("../../www/lessons/sleep_block.py") },
    ],
    shown: 0,
    place: Place::Worker,
    story: None,
    traffic: Traffic::USUAL,
};
