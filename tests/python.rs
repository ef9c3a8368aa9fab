//! Python programs whose output real CPython printed: `tests/python/*.py` with `.out` beside each. Ours must print the
//! same. How an `.out` is made stands in CONTRIBUTING.md.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use loopscope::python::{Limits, Program, Stream};
use loopscope::run::VirtualHost;
use loopscope::trace::{Awaited, Block, IoEnd, StepEnd, What};

fn programs(prefix: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/python");
    let files = fs::read_dir(folder).map(|entries| entries.flatten().map(|entry| entry.path()));
    let mut programs: Vec<PathBuf> = files
        .into_iter()
        .flatten()
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(prefix)))
        .collect();
    programs.sort();
    programs
}

/// What a program prints, errors after it: what went wrong should be seen.
fn run(text: &str) -> (String, String) {
    let program = match Program::new("main.py", text) {
        Ok(program) => program,
        Err(complaints) => return (String::new(), format!("{complaints:?}")),
    };
    let output: Rc<RefCell<[String; 2]>> = Rc::default();
    let sink = Rc::clone(&output);
    let limits = Limits { ops: Some(200_000_000), ..Limits::default() };
    let sink = Box::new(move |stream: Stream, text: &str| sink.borrow_mut()[stream as usize].push_str(text));
    let host = VirtualHost::default().with_database(loopscope_sqlite::linked);
    let _ = program.run_on(&host, limits, false, sink);
    let [out, err] = output.take();
    (out, err)
}

/// The first line in which the two differ.
fn difference(ours: &str, theirs: &str) -> Option<String> {
    if ours == theirs {
        return None;
    }
    let mut lines = ours.lines().zip(theirs.lines()).enumerate();
    Some(match lines.find(|(_, (a, b))| a != b) {
        Some((at, (a, b))) => format!("line {}\n    ours:   {a}\n    theirs: {b}", at + 1),
        None => format!("ours has {} lines, theirs {}", ours.lines().count(), theirs.lines().count()),
    })
}

fn compare(prefix: &'static str) {
    let failures = std::thread::Builder::new().stack_size(1 << 30).spawn(move || {
        let programs = programs(prefix);
        assert!(!programs.is_empty(), "there are no programs {prefix}*.py");
        let mut failures = Vec::new();
        for path in &programs {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let text = fs::read_to_string(path).unwrap_or_default();
            let Ok(theirs) = fs::read_to_string(path.with_extension("out")) else {
                failures.push(format!("{name}: there is no {name}.out"));
                continue;
            };
            let (ours, complaints) = run(&text);
            if let Some(difference) = difference(&ours, &theirs) {
                let last = complaints.lines().last().unwrap_or_default();
                failures.push(format!("{name}: {difference}\n    error:  {last}"));
            }
        }
        (programs.len(), failures)
    });
    let (count, failures) = failures.expect("a thread").join().expect("no panic");
    assert!(failures.is_empty(), "{} of {count} differ:\n{}", failures.len(), failures.join("\n"));
}

macro_rules! groups {
    ($($name:ident),* $(,)?) => {
        $(#[test]
        fn $name() {
            compare(concat!(stringify!($name), "_"));
        })*

        #[test]
        fn no_program_is_left_out() {
            let groups = [$(concat!(stringify!($name), "_")),*];
            let of_a_group: usize = groups.iter().map(|group| programs(group).len()).sum();
            assert_eq!(of_a_group, programs("").len(), "a program's name begins with its group: {groups:?}");
        }
    };
}

groups! { api, asyncio, files, format, http, language, library, math, number, re, sqlite, streams, text, threads }

#[test]
fn a_request_is_told_with_who_waits_for_it_and_its_end() {
    let text = "import asyncio, aiohttp, requests\n\
        async def main():\n    \
            async with aiohttp.ClientSession() as session:\n        \
                await session.get('https://lab.test/delay/100')\n        \
                try:\n            \
                    await asyncio.wait_for(session.get('https://lab.test/delay/900'), 0.1)\n        \
                except TimeoutError:\n            \
                    pass\n    \
            requests.get('https://lab.test/status/404?delay=50')\n    \
            await asyncio.to_thread(requests.get, 'https://lab.test/delay/50')\n\
        asyncio.run(main())\n";
    let program = Program::new("main.py", text).expect("it compiles");
    let ran = program.run_virtually(Limits::default(), true, Box::new(|_, _| {}));
    assert_eq!(ran.status, 0);
    let mut ends = Vec::new();
    let mut awaited = Vec::new();
    let mut holds = 0;
    for event in &ran.events {
        match &event.what {
            What::IoEnded { io, end, .. } => ends.push((*io, end.clone())),
            What::StepEnded { how: StepEnd::Awaiting { on: Awaited::Io(io), .. }, .. } => awaited.push(*io),
            What::BlockBegan { kind: Block::Wait, .. } => holds += 1,
            _ => {}
        }
    }
    let statuses: Vec<Option<u16>> = ends
        .iter()
        .map(|(_, end)| match end {
            IoEnd::Answered { status, .. } => Some(*status),
            _ => None,
        })
        .collect();
    assert_eq!(statuses, [Some(200), None, Some(404), Some(200)], "the second was given up");
    assert_eq!(ends[1].1, IoEnd::Aborted);
    assert_eq!(awaited, [ends[0].0, ends[1].0, ends[3].0], "all but the one that blocks were awaited");
    assert_eq!(holds, 1, "one kept the thread");
}

#[test]
fn an_answer_that_is_left_is_aborted_and_one_that_streams_is_awaited_for_each_piece() {
    let text = "import asyncio, aiohttp\n\
        async def main():\n    \
            async with aiohttp.ClientSession() as session:\n        \
                async with session.get('https://lab.test/stream/3?every=100') as answer:\n            \
                    async for line in answer.content:\n                \
                        pass\n        \
                async with session.get('https://lab.test/stream/1000?every=100') as answer:\n            \
                    await answer.content.readline()\n\
        asyncio.run(main())\n";
    let program = Program::new("main.py", text).expect("it compiles");
    let ran = program.run_virtually(Limits::default(), true, Box::new(|_, _| {}));
    assert_eq!(ran.status, 0);
    let (mut ends, mut awaited) = (Vec::new(), Vec::new());
    for event in &ran.events {
        match &event.what {
            What::IoEnded { io, end, .. } => ends.push((*io, end.clone())),
            What::StepEnded { how: StepEnd::Awaiting { on: Awaited::Io(io), .. }, .. } => awaited.push(*io),
            _ => {}
        }
    }
    let [(whole, IoEnd::Answered { status: 200, .. }), (left, IoEnd::Aborted)] = ends[..] else { panic!("{ends:?}") };
    // The head and three lines; the head and one.
    assert_eq!(awaited, [whole, whole, whole, whole, left, left]);
}

#[test]
fn a_query_that_nobody_wants_any_more_is_interrupted_and_nothing_committed_is_lost() {
    let text = "import asyncio, aiosqlite\n\
        SLOW = 'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ?) SELECT count(*) FROM n'\n\
        async def main():\n    \
            async with aiosqlite.connect('kept.db') as db:\n        \
                await db.execute('CREATE TABLE t(a)')\n        \
                await db.execute('INSERT INTO t VALUES(1)')\n        \
                await db.commit()\n        \
                try:\n            \
                    async with asyncio.timeout(0.05):\n                \
                        await db.execute_fetchall(SLOW, (1_000_000,))\n        \
                except TimeoutError:\n            \
                    print('given up')\n        \
                print(await db.execute_fetchall('SELECT a FROM t'))\n\
        asyncio.run(main())\n";
    let program = Program::new("main.py", text).expect("it compiles");
    let host = VirtualHost::default().with_database(loopscope_sqlite::linked);
    let ran = program.run_on(&host, Limits::default(), true, Box::new(|_, _| {}));
    assert_eq!(ran.status, 0);
    let printed: Vec<&str> = ran
        .events
        .iter()
        .filter_map(|event| match &event.what {
            What::Printed { text, .. } => Some(&**text),
            _ => None,
        })
        .collect();
    assert_eq!(printed, ["given up", "[(1,)]"]);
    let interrupted = |event: &&loopscope::trace::Event| matches!(&event.what, What::IoEnded { end: IoEnd::Failed { why }, .. } if &**why == "interrupted");
    let end = ran.events.iter().find(interrupted).expect("it was interrupted").at;
    assert!(end.as_micros() < 60_000, "it went on until {end:?}");
    let kept = ran.written.get("/kept.db").and_then(Option::as_ref).expect("it was kept");
    assert!(kept.starts_with(b"SQLite format 3\0"));
}

#[test]
fn a_query_of_sqlite3_holds_the_loop_and_is_told() {
    let text = "import sqlite3\ndb = sqlite3.connect(':memory:')\ndb.execute('CREATE TABLE t(a)')\n\
        db.execute('SELEC')\n";
    let program = Program::new("main.py", text).expect("it compiles");
    let host = VirtualHost::default().with_database(loopscope_sqlite::linked);
    let ran = program.run_on(&host, Limits::default(), true, Box::new(|_, _| {}));
    assert_eq!(ran.status, 1);
    let holds: Vec<u32> = ran
        .events
        .iter()
        .filter_map(|event| match &event.what {
            What::BlockBegan { kind: Block::Wait, site, .. } => Some(site.line),
            _ => None,
        })
        .collect();
    assert_eq!(holds, [3, 4]);
    let ends: Vec<&IoEnd> = ran
        .events
        .iter()
        .filter_map(|event| if let What::IoEnded { end, .. } = &event.what { Some(end) } else { None })
        .collect();
    assert!(matches!(ends[..], [IoEnd::Queried, IoEnd::Failed { .. }]), "{ends:?}");
}

#[test]
fn without_an_engine_the_import_says_so() {
    let text = "try:\n    import sqlite3\nexcept ImportError as error:\n    print(error)\nprint('and goes on')\n";
    let (out, _) = {
        let output: Rc<RefCell<String>> = Rc::default();
        let sink = Rc::clone(&output);
        let program = Program::new("main.py", text).expect("it compiles");
        let sink = Box::new(move |_: Stream, text: &str| sink.borrow_mut().push_str(text));
        let ran = program.run_virtually(Limits::default(), false, sink);
        (output.take(), ran.status)
    };
    assert_eq!(out, "there is no database engine on this virtual clock\nand goes on\n");
}
