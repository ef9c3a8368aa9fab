//! Traces of other tools: whatever they hold is drawn as far as it goes, each name on a lane of its own.

use loopscope::export::from_file;
use loopscope::model::{Run, State};
use loopscope::time::Span;
use loopscope::trace::TaskId;

/// How long the lanes of this name were in each state, in microseconds.
fn totals(run: &Run, name: &str) -> [u64; 4] {
    let lanes = run.tasks.iter().filter(|task| &*task.name == name);
    lanes.fold([0; 4], |sum, task| {
        let all = run.totals(task, run.last());
        let all = [all.running, all.ready, all.awaiting, all.blocking].map(Span::as_micros);
        std::array::from_fn(|index| sum[index] + all[index])
    })
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
    assert_eq!(totals(run, "thread 1 · a"), [160_000, 0, 20_000, 0]);
    assert_eq!(totals(run, "thread 2 · b"), [100_000, 0, 0, 0]);
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
    assert_eq!(totals(run, "parse")[0], 100_000);
    let all: u64 = run.tasks.iter().skip(2).map(|task| run.totals(task, run.last()).running.as_micros()).sum();
    assert_eq!(all, 25_000, "each `send` is in some lane");
}
