//! Nothing a program does breaks the machine: each of these ends by a limit, with Python's own error, or with a sentence.

use std::cell::RefCell;
use std::rc::Rc;

use loopscope::python::{Limits, Program, Stream};

/// What a program wrote, both streams together, and its exit status.
fn run(text: &'static str) -> (String, i32) {
    let work = move || {
        let output: Rc<RefCell<String>> = Rc::default();
        let sink = Rc::clone(&output);
        let limits = Limits { ops: Some(300_000), ..Limits::default() };
        let program = match Program::new("main.py", text) {
            Ok(program) => program,
            Err(complaints) => return (complaints.iter().map(|one| one.message.clone()).collect(), 1),
        };
        let sink = Box::new(move |_: Stream, text: &str| sink.borrow_mut().push_str(text));
        let status = program.run_virtually(limits, false, sink).status;
        (output.take(), status)
    };
    let thread = std::thread::Builder::new().stack_size(1 << 30).spawn(work).expect("a thread");
    thread.join().expect("no panic")
}

fn says(text: &'static str, wanted: &str) {
    let (output, status) = run(text);
    assert!(output.contains(wanted), "{text:?} gave {output:?}");
    assert_ne!(status, 0, "{text:?}");
}

#[test]
fn endless_loops_end_by_the_limit() {
    says("while True: pass", "ran too long");
    says("while True:\n try:\n  while True: pass\n except BaseException: pass", "ran too long");
    says("import asyncio\nasync def main():\n while True: await asyncio.sleep(0)\nasyncio.run(main())", "ran too long");
    says("def f():\n for x in iter(int, 1): pass\nf()", "ran too long");
    says(
        "import threading\ndef f():\n while True: pass\nthreading.Thread(target=f).start()\nwhile True: pass",
        "too long",
    );
}

#[test]
fn a_bomb_in_a_regular_expression_ends_by_the_limit() {
    says("import re\nre.match(r'(a+)+b', 'a' * 40)", "ran too long");
}

#[test]
fn recursion_is_an_error_of_its_own() {
    says("def f(): f()\nf()", "RecursionError: maximum recursion depth exceeded");
    says("class A:\n def __repr__(self): return repr(self)\nrepr(A())", "RecursionError");
    says("class A:\n def __eq__(self, other): return self == other\nA() == A()", "RecursionError");
    says("class A:\n def __getattr__(self, name): return getattr(self, name)\nA().x", "RecursionError");
    says("def f(x): return sorted([x], key=f)\nf(1)", "RecursionError");
    says("async def f(): await f()\nimport asyncio\nasyncio.run(f())", "RecursionError");
}

#[test]
fn what_is_too_large_is_refused() {
    says("[0] * 10**10", "MemoryError");
    says("'x' * 10**12", "MemoryError");
    says("2 ** 10**8", "MemoryError");
    says("1 << 10**10", "MemoryError");
    says("b'x' * 10**12", "MemoryError");
    says("(1,) * 10**11", "MemoryError");
}

#[test]
fn deep_nesting_is_a_sentence() {
    let nest = |open: &str, close: &str, times: usize| -> &'static str {
        Box::leak(format!("x = {}1{}", open.repeat(times), close.repeat(times)).into_boxed_str())
    };
    says(nest("(", ")", 10_000), "too many nested parentheses");
    says(nest("[", "]", 100_000), "too many nested parentheses");
    says(nest("-", "", 100_000), "nested");
}

#[test]
fn a_program_that_is_stuck_is_told_so() {
    says("import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()", "stuck");
}

#[test]
fn what_is_missing_is_named_before_anything_runs() {
    let (output, _) = run("print('ran')\nimport numpy\nimport requests_html");
    assert!(output.starts_with("module 'numpy' isn't part of Loopscope"), "{output}");
    assert!(output.contains("module 'requests_html' isn't part of Loopscope"), "{output}");
    assert!(!output.contains("ran\n"), "{output}");
    let (output, status) = run("try:\n    import numpy\nexcept ImportError as error:\n    print('asked:', error)");
    assert_eq!((output.as_str(), status), ("asked: No module named 'numpy'\n", 0));
}

#[test]
fn the_exit_status_is_pythons() {
    assert_eq!(run("raise SystemExit(3)").1, 3);
    assert_eq!(run("import sys\nsys.exit('a message')"), ("a message\n".to_owned(), 1));
    assert_eq!(run("1 / 0").1, 1);
    assert_eq!(run("pass").1, 0);
}
