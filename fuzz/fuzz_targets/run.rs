//! Any program that compiles ends: by itself, by Python's own error, or by a limit.
#![no_main]

use libfuzzer_sys::fuzz_target;
use loopscope::python::{Limits, Program};

fuzz_target!(|text: &str| {
    let text = text.to_owned();
    let work = move || {
        let Ok(program) = Program::new("main.py", &text) else { return };
        let limits = Limits { ops: Some(20_000), memory: 64 << 20, ..Limits::default() };
        let _ = program.run_virtually(limits, true, Box::new(|_, _| {}));
    };
    std::thread::Builder::new().stack_size(64 << 20).spawn(work).expect("a thread").join().expect("no panic");
});
