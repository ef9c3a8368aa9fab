//! What leaves the page and comes back: recordings are what they were, other viewers get whole and true files, and what
//! comes from strangers is drawn or refused with a sentence.

mod support;

use std::collections::BTreeMap;

use loopscope::export::{
    Look, Recorded, Recording, Stage, Subject, chrome_trace, from_file, pack, pack_text, poster, tasks_csv, to_json,
    transcript_text, unpack, unpack_text,
};
use loopscope::model::Run;
use loopscope::python::{Program, Setting};
use loopscope::time::Span;
use loopscope::trace::{Event, What};
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
    // In a page it is one of many: its names and rules are about itself.
    let ids: Vec<&str> = root.descendants().filter_map(|node| node.attribute("id")).collect();
    assert!(ids.len() == 3 && ids.iter().all(|id| id.starts_with("loopscope-")), "{ids:?}");
    let rules = texts("style")[0].split('}').filter(|rule| rule.contains('{'));
    rules.for_each(|rule| {
        assert!(rule.trim_start_matches("@media(prefers-color-scheme:dark){").starts_with(".loopscope-"), "{rule}");
    });
    assert_ne!(ids[0], ids_in(&poster("Others", &[Subject { name, run: &block }], Look::Both).svg)[0]);
    assert!(svg.len() < 20_000, "{} bytes", svg.len());
}

fn ids_in(svg: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(svg).expect("it is well-formed");
    document.descendants().filter_map(|node| node.attribute("id").map(str::to_owned)).collect()
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
