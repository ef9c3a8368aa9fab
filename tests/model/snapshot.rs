//! The loop at one instant, as literal text for the flagship.

use loopscope::model::{Run, Snapshot};
use loopscope::time::{Instant, ms};

use crate::laws::traces;
use crate::support::{Dice, millis, model, run_story, said, stories};

/// A snapshot as lines: who has the thread, the ready queue, the timers, the work elsewhere, and where tasks stand.
fn text(run: &Run, snapshot: &Snapshot) -> Vec<String> {
    let name = |task| run.task_name(task);
    let mut lines = Vec::new();
    if let Some(holder) = snapshot.holder {
        let state = holder.doing.state().name();
        lines.push(format!("{} has the thread, {state} since {}", name(holder.task), millis(holder.since)));
    }
    for waiting in &snapshot.ready {
        lines.push(format!("{} is ready since {}", name(waiting.task), millis(waiting.since)));
    }
    for &(_, task, due, late) in &snapshot.timers {
        lines.push(format!("timer of {} due at {}, late by {late}", name(task), millis(due)));
    }
    for &(io, task) in &snapshot.ios {
        lines.push(format!("{} waits for {}", name(task), run.ios[io.index()].what));
    }
    lines
}

/// The state of one of the flagship's programs at an instant.
#[track_caller]
fn check(program: usize, at: u64, template: &str) {
    let (_, program, knobs) = stories().nth(program).expect("the flagship has two programs");
    let run = model(&run_story(program, &knobs.with("jobs", 3).with("each", 100)));
    let at = Instant::ZERO + ms(at);
    said(&text(&run, &run.snapshot(at, run.last())), template);
}

#[test]
fn when_all_await_the_thread_is_free() {
    check(
        0,
        30,
        "
        timer of heartbeat due at 50, late by 0 ms
        timer of job 1 due at 100, late by 0 ms
        timer of job 2 due at 100, late by 0 ms
        timer of job 3 due at 100, late by 0 ms
        ",
    );
}

#[test]
fn when_one_blocks_the_others_stand_in_line() {
    check(
        1,
        30,
        "
        job 1 has the thread, blocking since 0
        job 2 is ready since 0
        job 3 is ready since 0
        timer of heartbeat due at 50, late by 0 ms
        ",
    );
    check(
        1,
        70,
        "
        job 1 has the thread, blocking since 0
        job 2 is ready since 0
        job 3 is ready since 0
        heartbeat is ready since 50
        timer of heartbeat due at 50, late by 20 ms
        ",
    );
    check(
        1,
        250,
        "
        job 3 has the thread, blocking since 200
        heartbeat is ready since 50
        timer of heartbeat due at 50, late by 200 ms
        ",
    );
}

#[test]
fn after_the_end_there_is_nothing() {
    check(0, 100, "");
    check(1, 5000, "");
}

#[test]
fn answers_that_are_owed_are_listed_until_the_network_is_done() {
    let (_, program, knobs) = stories().find(|(_, program, _)| program.name == "together").expect("it is a story");
    let run = model(&run_story(program, &knobs.with("pages", 2)));
    let at = |millis: u64| text(&run, &run.snapshot(Instant::ZERO + ms(millis), run.last()));
    said(
        &at(299),
        "
        page 1 waits for https://lab.test/pages/1?delay=300
        page 2 waits for https://lab.test/pages/2?delay=300
        ",
    );
    said(&at(300), "");
}

#[test]
fn every_task_stands_on_the_line_where_it_waits() {
    let (story, program, knobs) = stories().nth(1).expect("the flagship has two programs");
    let run = model(&run_story(program, &knobs));
    let standing = run.snapshot(Instant::ZERO + ms(450), run.last()).standing;
    let source = story.source(program);
    let line = |number| source.iter().find(|line| line.number == number).map(|line| line.text.trim());
    let standing = standing.into_iter().map(|(task, state, number)| {
        format!("{} {}: {}", run.task_name(task), state.name(), line(number).unwrap_or("nowhere"))
    });
    said(
        &standing.collect::<Vec<String>>(),
        "
        main awaiting: jobs.join().await?;
        heartbeat ready: sleep(ms(50)).await;
        job 2 blocking: block_for(each); // keeps the thread
        ",
    );
}

#[test]
fn a_snapshot_agrees_with_the_lanes() {
    for (name, trace) in traces() {
        let run = model(&trace);
        let mut dice = Dice::new(trace.len() as u64);
        for _ in 0..20 {
            let at = Instant::from_micros(dice.below(run.last().as_micros().max(1)));
            let snapshot = run.snapshot(at, run.last());
            let doing = |task| run.slice_at(task, at, run.last()).map(|slice| slice.state());
            let ready =
                run.tasks.iter().filter(|&task| doing(task).is_some_and(|state| state.name() == "ready")).count();
            assert_eq!(snapshot.ready.len(), ready, "{name} at {at}");
            for &(_, _, due, late) in &snapshot.timers {
                assert_eq!(late, at - due, "{name} at {at}");
            }
        }
    }
}
