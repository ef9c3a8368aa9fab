//! The summary: names that others rely on, so that a change of theirs is a change here.

use loopscope::model::Summary;
use loopscope::story;
use loopscope::time::Instant;
use loopscope::trace::Event;
use serde_json::json;

use crate::laws::traces;
use crate::support::{model, run_story, stories, trace_until};

fn summary(trace: &[Event]) -> serde_json::Value {
    let run = model(trace);
    serde_json::to_value(run.summary("block", false, false, run.last())).expect("plain data")
}

#[test]
fn of_the_flagship() {
    let (_, program, knobs) = stories().nth(1).expect("the flagship has two programs");
    let trace = run_story(program, &knobs.with("jobs", 2).with("each", 100));
    let run = model(&trace);
    let whole = Summary {
        version: Summary::VERSION,
        lesson: story::ALL[0].id.to_owned(),
        programs: vec![run.summary(program.name, false, false, Instant::ZERO)],
    };
    assert_eq!(
        serde_json::to_value(whole).expect("plain data"),
        json!({
            "version": 1,
            "lesson": "await-or-block",
            "programs": [{
                "name": "block",
                "place": "worker",
                "network": null,
                "state": "finished",
                "throttled": false,
                "elapsed": 200_000,
                "longest_hold": 200_000,
                "turns": 3,
                "latest_timer": 150_000,
                "frames_lost": 0,
                "input_delay": 0,
            "visitors": null,
                "tasks": [
                    {
                        "name": "main", "parent": null, "state": "done",
                        "running": 0, "ready": 0, "awaiting": 200_000, "blocking": 0, "steps": 2,
                    },
                    {
                        "name": "heartbeat", "parent": "main", "state": "cancelled",
                        "running": 0, "ready": 150_000, "awaiting": 50_000, "blocking": 0, "steps": 2,
                    },
                    {
                        "name": "job 1", "parent": "main", "state": "done",
                        "running": 0, "ready": 0, "awaiting": 0, "blocking": 100_000, "steps": 1,
                    },
                    {
                        "name": "job 2", "parent": "main", "state": "done",
                        "running": 0, "ready": 100_000, "awaiting": 0, "blocking": 100_000, "steps": 1,
                    },
                ],
                "findings": [
                    "job 1 and job 2 (line 45) held the loop twice, 200 ms in all: up to 2 others could have run, \
                     1 timer was 150 ms late. Awaited together, these waits would take 100 ms.",
                ],
            }],
        })
    );
}

#[test]
fn the_state_of_a_run_and_of_its_tasks_is_one_of_a_few_words() {
    for (name, trace) in traces() {
        let summary = summary(&trace);
        assert_eq!(summary["state"], "finished", "{name}");
        for task in summary["tasks"].as_array().expect("tasks are a list") {
            let state = task["state"].as_str().expect("a word");
            assert!(["done", "failed", "cancelled"].contains(&state), "{name}: {task}");
        }
    }
}

#[test]
fn a_run_that_was_ended_or_broke_says_so() {
    let (_, program, knobs) = stories().nth(1).expect("the flagship has two programs");
    let now = Instant::from_micros(300_000);
    let trace = run_story(program, &knobs);
    let state = |end: Option<Event>| {
        let mut trace = trace_until(&trace, now).to_vec();
        trace.extend(end);
        let summary = summary(&trace);
        (summary["state"].clone(), summary["tasks"][0]["state"].clone())
    };
    assert_eq!(state(Some(loopscope::run::stopped(now))), (json!("stopped"), json!("stopped")));
    assert_eq!(state(Some(loopscope::run::broken(now, "why"))), (json!("failed"), json!("stopped")));
    assert_eq!(state(None), (json!("running"), json!("awaiting")));
}

#[test]
fn the_network_is_named_where_it_was_used() {
    for (story, program, knobs) in stories() {
        let network = summary(&run_story(program, &knobs))["network"].clone();
        let asks = ["one-by-one", "hundred-fetches", "race"].contains(&story.id) || program.name == "timeout";
        assert_eq!(network, if asks { json!("modelled") } else { json!(null) }, "{}, {}", story.id, program.name);
    }
}
