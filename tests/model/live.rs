//! A run that goes on: whatever is known so far is drawn to `now`, and what was drawn stays.

use loopscope::model::Run;
use loopscope::time::{Instant, Span, ms};

use crate::laws::traces;
use crate::support::{Dice, lanes, model, run_story, said, stories, trace_until};

#[test]
fn what_was_drawn_stays_drawn() {
    for (name, trace) in traces() {
        let whole = model(&trace);
        let mut dice = Dice::new(trace.len() as u64);
        for _ in 0..20 {
            let part = model(&trace[..dice.below(trace.len() as u64) as usize]);
            for (then, now) in part.tasks.iter().zip(&whole.tasks) {
                assert!(now.slices.starts_with(&then.slices), "{name}, {}", now.name);
            }
        }
    }
}

#[test]
fn a_living_lane_reaches_to_now() {
    for (name, trace) in traces() {
        let mut dice = Dice::new(trace.len() as u64);
        for _ in 0..20 {
            let run = model(&trace[..1 + dice.below(trace.len() as u64 - 1) as usize]);
            let now = run.last() + Span::from_micros(dice.below(100_000));
            for task in run.tasks.iter().filter(|task| task.end.is_none()) {
                let open = run.open_slices(task, now);
                let slices: Vec<_> = task.slices.iter().chain(open.iter().flatten()).collect();
                let mut at = task.spawned;
                for slice in &slices {
                    assert_eq!(slice.start, at, "{name}, {} at {now}: {slices:?}", task.name);
                    at = slice.end;
                }
                assert_eq!(at, now, "{name}, {}", task.name);
                let totals = run.totals(task, now);
                let sum = totals.running + totals.ready + totals.awaiting + totals.blocking;
                assert_eq!(sum, now - task.spawned, "{name}, {}", task.name);
            }
        }
    }
}

/// The flagship's blocking program with two jobs, as far as its page has heard of it at `now`.
fn blocking_until(now: Instant) -> Run {
    let (_, program, knobs) = stories().nth(1).expect("the flagship has two programs");
    model(trace_until(&run_story(program, &knobs.with("jobs", 2)), now))
}

#[test]
fn while_the_thread_is_held_the_picture_grows() {
    let lanes_at = |millis: u64| {
        let now = Instant::ZERO + ms(millis);
        lanes(&blocking_until(now), now)
    };
    said(
        &lanes_at(30),
        "
        main: awaiting 0–30
        heartbeat: awaiting 0–30
        job 1: blocking 0–30
        job 2: ready 0–30
        ",
    );
    // Nobody told that the heartbeat's timer is due: nobody could. It is known all the same.
    said(
        &lanes_at(300),
        "
        main: awaiting 0–300
        heartbeat: awaiting 0–50, ready 50–300
        job 1: blocking 0–300
        job 2: ready 0–300
        ",
    );
    said(
        &lanes_at(500),
        "
        main: awaiting 0–500
        heartbeat: awaiting 0–50, ready 50–500
        job 1: blocking 0–400 · done
        job 2: ready 0–400, blocking 400–500
        ",
    );
}

#[test]
fn a_run_that_is_over_takes_no_more_time() {
    for (name, trace) in traces() {
        let run = model(&trace);
        let (end, later) = (run.last(), run.last() + ms(1000));
        assert_eq!(run.until(later), end, "{name}");
        assert_eq!(run.elapsed(later), end - Instant::ZERO, "{name}");
        assert_eq!(lanes(&run, later), lanes(&run, end), "{name}");
        assert_eq!(run.snapshot(later, later).ready, [], "{name}");
    }
}

#[test]
fn a_run_that_is_ended_from_outside_keeps_what_it_knew() {
    let now = Instant::ZERO + ms(300);
    for (end, state) in [(loopscope::run::stopped(now), "stopped"), (loopscope::run::broken(now, "too long"), "failed")]
    {
        let mut run = blocking_until(now);
        run.extend(&[end]);
        assert_eq!(run.state_name(), state);
        said(
            &lanes(&run, now),
            "
            main: awaiting 0–300 · stopped
            heartbeat: awaiting 0–50, ready 50–300 · stopped
            job 1: blocking 0–300 · stopped
            job 2: ready 0–300 · stopped
            ",
        );
    }
}
