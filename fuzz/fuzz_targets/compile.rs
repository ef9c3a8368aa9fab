//! Any text is compiled or refused: what is wrong with it is said with its place, which lies within the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use loopscope::python::Program;

fuzz_target!(|text: &str| {
    // As deep as a page's stack is, twice: frames with coverage counters are larger.
    let text = text.to_owned();
    let work = move || {
        if let Err(complaints) = Program::new("main.py", &text) {
            assert!(!complaints.is_empty(), "refused without a word");
            for complaint in complaints {
                assert!(!complaint.message.is_empty());
                assert!(text.get(complaint.span.start as usize..complaint.span.end as usize).is_some(), "{complaint:?}");
            }
        }
    };
    std::thread::Builder::new().stack_size(16 << 20).spawn(work).expect("a thread").join().expect("no panic");
});
