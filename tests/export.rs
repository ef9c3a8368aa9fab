//! What leaves the page and comes back: recordings are what they were, other viewers get whole and true files, and what
//! comes from strangers is drawn or refused with a sentence.

mod support;

use std::collections::BTreeMap;

use loopscope::export::{
    Look, Recorded, Recording, Stage, Subject, chrome_trace, from_file, pack, pack_text, poster, tasks_csv, to_json,
    transcript_text, unpack, unpack_text,
};
use loopscope::model::{Run, State};
use loopscope::python::{Program, Setting};
use loopscope::time::Span;
use loopscope::trace::{Event, TaskId, What};
use serde_json::Value;
use support::random_trace::random_trace;
use support::{Dice, run_story, stories};

/// Six jobs that sleep with the thread in their hands, beside one that fails.
const BLOCKING: &str = "\
import asyncio, time
async def job(n):
    time.sleep(0.1)
    await asyncio.sleep(0.05)
async def fails():
    await asyncio.sleep(0.02)
    raise ValueError('<not> a \"job\" & more')
async def main():
    await asyncio.gather(*(job(n) for n in range(3)), fails(), return_exceptions=True)
asyncio.run(main())
";

fn recorded(name: &str, text: &str) -> Recorded {
    let Ok(program) = Program::new(name, text) else { panic!("{name} doesn't compile") };
    let events = program.run_virtually(Setting::default(), true, Box::new(|_, _| {})).events;
    Recorded {
        name: name.to_owned(),
        text: Some(text.to_owned()),
        stage: Stage::VirtualClock,
        throttled: false,
        events,
    }
}

fn recording(events: Vec<Event>) -> Recording {
    let program = Recorded { name: "p".to_owned(), text: None, stage: Stage::Worker, throttled: true, events };
    Recording { title: "a “title”".to_owned(), programs: vec![program] }
}

fn totals(run: &Run) -> BTreeMap<String, [u64; 4]> {
    let totals = |task| {
        let all = run.totals(task, run.last());
        [all.running, all.ready, all.awaiting, all.blocking].map(Span::as_micros)
    };
    run.tasks.iter().map(|task| (task.name.to_string(), totals(task))).collect()
}

fn entries(file: &str) -> Vec<Value> {
    let file: Value = serde_json::from_str(file).expect("it is JSON");
    file["traceEvents"].as_array().expect("a list").clone()
}

#[test]
fn a_recording_is_what_it_was_after_json_and_after_a_link() {
    for seed in 0..100 {
        let recording = recording(random_trace(&mut Dice::new(seed), 200));
        assert_eq!(from_file("run.json", to_json(&recording).as_bytes()), Ok(recording.clone()), "seed {seed}");
        assert_eq!(unpack(&pack(&recording)), Ok(recording), "seed {seed}");
    }
}

#[test]
fn a_link_with_a_thousand_events_is_short() {
    let (story, program, knobs) = stories().next().expect("there are stories");
    let mut events = run_story(program, &knobs);
    while events.len() < 1000 {
        events.extend(events.clone());
    }
    events.truncate(1000);
    events.sort_by_key(|event| event.at);
    let link = pack(&recording(events));
    assert!(link.len() <= 32_000, "{}: {} letters", story.id, link.len());
    assert!(link.chars().all(|char| char.is_ascii_alphanumeric() || "-_".contains(char)), "{link}");
}

#[test]
fn texts_come_back_from_links() {
    for text in ["", "print('ä')\n", &"await asyncio.sleep(0)\n".repeat(5000)] {
        assert_eq!(unpack_text(&pack_text(text)).as_deref(), Ok(text));
    }
}

#[test]
fn a_damaged_link_is_refused_with_a_sentence() {
    let link = pack(&recording(random_trace(&mut Dice::new(3), 50)));
    for end in 0..link.len() {
        let said = unpack(&link[..end]).expect_err("it was cut off").to_string();
        assert!(said.ends_with('.'), "{said}");
    }
    let mut dice = Dice::new(5);
    for _ in 0..3000 {
        let mut bytes = link.clone().into_bytes();
        let at = dice.below(bytes.len() as u64) as usize;
        bytes[at] = b"ABCz09-_%~"[dice.below(10) as usize];
        // Whatever it is now, it is no panic.
        let _ = unpack(&String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn a_small_link_cannot_become_a_large_memory() {
    let bomb = pack_text(&"a".repeat((64 << 20) + 1));
    let said = unpack_text(&bomb).expect_err("it is too large").to_string();
    assert_eq!(said, "The link holds more than can be shown.");
}

#[test]
fn a_chrome_trace_has_the_slices_and_totals_of_the_run() {
    let recorded = recorded("blocking", BLOCKING);
    let run = recorded.run();
    let entries = entries(&chrome_trace("title", &[Subject { name: "blocking", run: &run }]));
    let names: BTreeMap<u64, String> = entries
        .iter()
        .filter(|entry| entry["name"] == "thread_name")
        .map(|entry| (entry["tid"].as_u64().unwrap(), entry["args"]["name"].as_str().unwrap().to_owned()))
        .collect();
    let mut sums: BTreeMap<String, [u64; 4]> = BTreeMap::new();
    let mut ends: BTreeMap<u64, u64> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry["ph"] == "X") {
        let Some(state) = ["running", "ready", "awaiting", "blocking"].iter().position(|state| entry["cat"] == **state)
        else {
            continue;
        };
        let (tid, ts, dur) = (&entry["tid"], entry["ts"].as_u64().unwrap(), entry["dur"].as_u64().unwrap());
        let end = ends.entry(tid.as_u64().unwrap()).or_default();
        assert!(ts >= *end, "slices of one task lie end to end: {entry}");
        *end = ts + dur;
        sums.entry(names[&tid.as_u64().unwrap()].clone()).or_default()[state] += dur;
    }
    let expected: BTreeMap<String, [u64; 4]> =
        totals(&run).into_iter().filter(|(_, totals)| totals.iter().any(|&span| span > 0)).collect();
    assert_eq!(sums, expected);
    assert!(sums.values().any(|[.., blocking]| *blocking == 100_000), "{sums:?}");
}

/// What Perfetto's importer asks of each entry.
fn check_entry(entry: &Value) {
    let text = |key: &str| entry[key].as_str().unwrap_or_else(|| panic!("{key} of {entry}"));
    let number = |key: &str| entry[key].as_u64().unwrap_or_else(|| panic!("{key} of {entry}"));
    number("pid");
    number("tid");
    assert!(!text("name").is_empty(), "{entry}");
    match text("ph") {
        "M" => assert!(entry["args"].is_object(), "{entry}"),
        "X" => assert!(number("dur") > 0 && number("ts") < u64::MAX, "{entry}"),
        "b" | "n" | "e" | "s" | "f" => {
            number("ts");
            assert!(!text("id").is_empty() && !text("cat").is_empty(), "{entry}");
        }
        "i" => assert!(text("s") == "t" && number("ts") < u64::MAX, "{entry}"),
        "C" => assert!(entry["args"].as_object().is_some_and(|args| args.values().all(Value::is_number)), "{entry}"),
        other => panic!("the format has no “{other}”: {entry}"),
    }
}

#[test]
fn every_entry_of_a_chrome_trace_is_what_the_format_asks_for() {
    let mut seen = std::collections::BTreeSet::new();
    for (story, program, knobs) in stories() {
        let run = support::model(&run_story(program, &knobs));
        let mut open: BTreeMap<String, i32> = BTreeMap::new();
        for entry in entries(&chrome_trace(story.title, &[Subject { name: program.name, run: &run }])) {
            check_entry(&entry);
            let phase = entry["ph"].as_str().unwrap().to_owned();
            if let Some(step) = [("b", 1), ("s", 1), ("e", -1), ("f", -1)].iter().find(|(ph, _)| *ph == phase) {
                *open.entry(format!("{}{}", entry["cat"], entry["id"])).or_default() += step.1;
            }
            seen.insert(phase);
        }
        assert!(open.values().all(|&count| count == 0), "{}: what begins ends: {open:?}", story.id);
    }
    assert_eq!(seen.iter().map(String::as_str).collect::<String>(), "CMXbefis", "stories show every kind but `n`");
}

#[test]
fn our_own_chrome_trace_comes_back_with_the_same_times() {
    let one = recorded("one", BLOCKING);
    let run = one.run();
    let file = chrome_trace("title", &[Subject { name: "one", run: &run }, Subject { name: "two", run: &run }]);
    let back = from_file("trace.json", file.as_bytes()).expect("it is readable");
    assert_eq!(back.programs.iter().map(|program| &*program.name).collect::<Vec<_>>(), ["one", "two"]);
    let expected: BTreeMap<String, [u64; 4]> =
        totals(&run).into_iter().filter(|(_, totals)| totals.iter().any(|&span| span > 0)).collect();
    for program in &back.programs {
        assert_eq!(totals(&program.run()), expected);
    }
}

#[test]
fn foreign_chrome_traces_are_drawn() {
    let file = r#"[
        {"name":"process_name","ph":"M","pid":7,"tid":0,"args":{"name":"server"}},
        {"name":"thread_name","ph":"M","pid":7,"tid":"9","args":{"name":"main"}},
        {"name":"outer","ph":"B","pid":7,"tid":"9","ts":1000.5},
        {"name":"inner","ph":"X","pid":7,"tid":"9","ts":1200,"dur":100},
        {"name":"outer","ph":"E","pid":7,"tid":"9","ts":2000.5},
        {"name":"later","ph":"X","pid":7,"tid":"9","ts":3000,"dur":500},
        {"name":"GET /","cat":"net","ph":"b","id":"0x1","pid":7,"tid":"9","ts":2100},
        {"name":"GET /","cat":"net","ph":"e","id":"0x1","pid":7,"tid":"9","ts":2900},
        {"name":"other","ph":"X","pid":8,"tid":1,"ts":1500,"dur":10},"#;
    let recording = from_file("trace.json", file.as_bytes()).expect("an open list is read");
    let [server, other] = &recording.programs[..] else { panic!("{recording:?}") };
    assert_eq!((&*server.name, &*other.name), ("server", "process 8"));
    let run = server.run();
    let main = run.task(TaskId::new(0)).expect("a thread");
    let running: Vec<(u64, u64)> = main
        .slices
        .iter()
        .filter(|slice| slice.state() == State::Running)
        .map(|slice| (slice.start.as_micros(), slice.end.as_micros()))
        .collect();
    assert_eq!((&*main.name, running), ("main", vec![(0, 1000), (2000, 2500)]));
    assert_eq!(run.ios.len(), 1);
    assert_eq!(lanes(&run), ["main", "  outer", "    inner", "  later"]);
    assert_eq!(lanes(&other.run()), ["thread 1 · other"]);
}

/// The names of a run's tasks, each as far to the right as it has ancestors.
fn lanes(run: &Run) -> Vec<String> {
    run.tasks.iter().map(|task| format!("{:1$}{2}", "", 2 * usize::from(task.depth), task.name)).collect()
}

fn opened(text: &str) -> Vec<(String, Run)> {
    let recording = from_file("trace.json", text.as_bytes()).unwrap_or_else(|why| panic!("{text}: {why}"));
    recording.programs.iter().map(|program| (program.name.clone(), program.run())).collect()
}

#[test]
fn odd_chrome_traces_are_drawn_as_far_as_they_go() {
    // Which lanes of which programs there are; how long the first runs; how it ends.
    for (text, expected, running, end) in [
        // Beginnings without ends go on, ends without beginnings say nothing.
        (
            r#"[{"ph":"B","name":"a","ts":0},{"ph":"E","name":"x","pid":1,"ts":3},{"ph":"X","name":"b","ts":5,"dur":5}]"#,
            "process: thread · a/  b",
            10,
            "stopped",
        ),
        // Ends by their names, whatever the order of the file.
        (
            r#"[{"ph":"E","name":"a","ts":9},{"ph":"B","name":"a","ts":1},{"ph":"E","name":"b","ts":11},{"ph":"B","name":"b","ts":2}]"#,
            "process: thread · a/  b",
            10,
            "done",
        ),
        // Without a length it is a moment; two in one microsecond are one.
        (r#"[{"ph":"X","name":"a","ts":"7.25"},{"ph":"X","name":"a","ts":7.3}]"#, "process: thread · a", 0, "done"),
        // Numbers as texts and texts as numbers; later threads come first if they began first.
        (
            r#"[{"ph":"X","name":5,"pid":"2","tid":"10","ts":"20","dur":"4.6"},{"ph":"X","name":null,"pid":2,"tid":9,"ts":30,"dur":1},
                {"ph":"X","name":"early","pid":2.0,"tid":11,"ts":1,"dur":1},{"ph":"M","name":"thread_name","pid":2,"tid":9,"args":{"name":"nine"}}]"#,
            "process 2: thread 11 · early/thread 10 · unnamed/nine · unnamed",
            1,
            "done",
        ),
        // Several processes, of which one has nothing to draw.
        (
            r#"{"traceEvents":[{"ph":"X","name":"a","pid":1,"tid":1,"ts":0,"dur":2},{"ph":"C","pid":2,"ts":1},{"ph":"X","name":"b","pid":3,"tid":1,"ts":1,"dur":9}]}"#,
            "process 1: thread 1 · a|process 3: thread 1 · b",
            2,
            "done",
        ),
        // Nothing but async slices; their thread waits for them.
        (
            r#"[{"ph":"b","cat":"net","id":1,"name":"GET","ts":0,"tid":4},{"ph":"e","cat":"net","id":1,"ts":50,"tid":5}]"#,
            "process: thread 4",
            0,
            "done",
        ),
        // Cut off within an entry.
        (
            r#"{"traceEvents":[{"ph":"X","name":"a","ts":1,"dur":1},{"ph":"X","na"#,
            "process (cut off): thread · a",
            1,
            "done",
        ),
        // Times that no clock has.
        (
            r#"[{"ph":"X","name":"a","ts":-1e300,"dur":1e300},{"ph":"X","name":"b","ts":1e300}]"#,
            "process: thread/  a/  b",
            1_000_000_000_000_000,
            "done",
        ),
    ] {
        let programs = opened(text);
        let drawn: Vec<String> =
            programs.iter().map(|(name, run)| format!("{name}: {}", lanes(run).join("/"))).collect();
        assert_eq!(drawn.join("|"), expected, "{text}");
        let run = &programs[0].1;
        let totals = run.totals(&run.tasks[0], run.last());
        assert_eq!((totals.running.as_micros(), run.tasks[0].state_name()), (running, end), "{text}");
    }
}

#[test]
fn threads_of_another_tool_run_beside_each_other() {
    let text = r#"[{"ph":"X","name":"a","tid":1,"ts":0,"dur":100000},{"ph":"X","name":"b","tid":2,"ts":50000,"dur":100000},
                   {"ph":"X","name":"a","tid":1,"ts":120000,"dur":60000}]"#;
    let run = &opened(text)[0].1;
    assert_eq!(totals(run)["thread 1 · a"], [160_000, 0, 20_000, 0]);
    assert_eq!(totals(run)["thread 2 · b"], [100_000, 0, 0, 0]);
    let long: Vec<u64> = run.loop_lane.long_steps.iter().map(|step| (step.end - step.start).as_micros()).collect();
    assert_eq!(long, [100_000, 100_000, 60_000], "each as long as it was");
}

#[test]
fn a_hundred_thousand_nested_slices_become_lanes_of_their_names() {
    let mut text = String::from("[");
    for n in 0..25_000_u32 {
        let ts = n * 10;
        for (name, dur) in [("request", 9), ("parse", 4)] {
            text.push_str(&format!(r#"{{"ph":"X","name":"{name}","ts":{ts},"dur":{dur},"pid":1,"tid":1}},"#));
        }
        let at = ts + 5;
        text.push_str(&format!(r#"{{"ph":"B","name":"send {}","ts":{at},"pid":1,"tid":1}},"#, n % 200));
        text.push_str(&format!(r#"{{"ph":"E","ts":{},"pid":1,"tid":1}},"#, at + 1));
    }
    let run = &opened(&text)[0].1;
    assert_eq!(run.tasks.len(), 41, "{:?}", lanes(run));
    assert_eq!(lanes(run)[..2], ["thread 1 · request", "  parse"]);
    assert_eq!(lanes(run).last().map(String::as_str), Some("  162 more in 20250 slices"));
    assert_eq!(totals(run)["parse"][0], 100_000);
    let all: u64 = run.tasks.iter().skip(2).map(|task| run.totals(task, run.last()).running.as_micros()).sum();
    assert_eq!(all, 25_000, "each `send` is in some lane");
}

#[test]
fn what_is_no_recording_is_refused_with_a_sentence() {
    for (file, word) in [
        (&b"\xff\xfe"[..], "not text"),
        (b"hello", "no whole JSON"),
        (b"{\"a\": 1}", "neither"),
        (b"{\"loopscope\": 9}", "version 9"),
        (b"{\"loopscope\": 1, \"title\": \"t\"}", "damaged"),
        (b"[", "no slices"),
        (b"[]", "no slices"),
        (b"{\"traceEvents\": [{\"ph\": \"X\", \"ts\": \"soon\"}]}", "no slices"),
        (b"{\"traceEvents\": [{\"ph\": ", "no whole Chrome trace"),
        (b"{\"traceEvents\": \"none\"}", "no whole Chrome trace"),
        (b"[{\"ph\": \"X\", \"ts\": 1}, what]", "no whole Chrome trace"),
        (b"[1, 2]", "no whole Chrome trace"),
    ] {
        let said = from_file("file.json", file).expect_err("it is nothing of ours").to_string();
        assert!(said.contains(word) && said.contains("file.json") && said.ends_with('.'), "{said}");
    }
}

#[test]
fn random_traces_never_break_an_export() {
    for seed in 0..100 {
        let run = support::model(&random_trace(&mut Dice::new(seed), 300));
        let subjects = [Subject { name: "a", run: &run }];
        entries(&chrome_trace("t", &subjects)).iter().for_each(|entry| assert!(entry["ph"].is_string()));
        assert!(poster("t", &subjects, Look::Light).svg.ends_with("</svg>\n"));
        assert!(tasks_csv(&subjects).lines().count() > run.tasks.len());
        assert!(transcript_text(&subjects).starts_with("a\n"));
    }
}

#[test]
fn a_poster_is_a_picture_with_words() {
    let (block, name) = (recorded("<block> & \"co\"", BLOCKING).run(), "<block> & \"co\"");
    let svg = poster(
        "Sleeps & <others>",
        &[Subject { name, run: &block }, Subject { name: "again", run: &block }],
        Look::Both,
    )
    .svg;
    let document = roxmltree::Document::parse(&svg).expect("it is well-formed");
    let root = document.root_element();
    let texts = |tag: &str| -> Vec<&str> {
        root.descendants().filter(|node| node.has_tag_name(tag)).filter_map(|node| node.text()).collect()
    };
    assert_eq!(texts("title"), ["Sleeps & <others>"]);
    assert!(texts("desc")[0].contains("held the loop"), "{:?}", texts("desc"));
    for expected in [name, "again", "event loop", "✕", "ready, but someone holds the thread"] {
        assert!(texts("text").contains(&expected), "{expected}: {:?}", texts("text"));
    }
    assert!(svg.contains("@media(prefers-color-scheme:dark)") && svg.contains("class=\"blocking\""));
    assert!(svg.len() < 20_000, "{} bytes", svg.len());
}

#[test]
fn tables_keep_to_their_form() {
    let mut events = run_story(stories().next().expect("there are stories").1, &stories().next().unwrap().2);
    if let What::Spawned { name, .. } = &mut events[0].what {
        *name = "=a, \"b\"".into();
    }
    let run = support::model(&events);
    let subjects = [Subject { name: "prog,ram", run: &run }];
    let csv = tasks_csv(&subjects);
    let row = csv.lines().nth(1).expect("a task");
    assert!(row.starts_with("\"prog,ram\",\"'=a, \"\"b\"\"\",,done,"), "{row}");
    let text = transcript_text(&subjects);
    assert!(text.lines().last().is_some_and(|line| line.ends_with("the program is over")), "{text}");
}
