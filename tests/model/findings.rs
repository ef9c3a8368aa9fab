//! What a reader is told: the sentences of every story, and of cases that no story has.

use std::future::pending;

use loopscope::model::findings;
use loopscope::run::{
    Policy, Semaphore, Work, block_for, broken, channel, compute, fetch, gather, run_virtually, sleep, spawn, stopped,
    timeout, yield_now,
};
use loopscope::time::{Instant, ms};
use loopscope::trace::{Event, Failure, Outcome, error};

use crate::support::{model, run, run_story, said, stories, trace_until};

/// The findings of a trace with the run in a worker, at `now` or at its end.
fn found_at(trace: &[Event], now: Instant) -> Vec<String> {
    findings(&model(trace), false, now).into_iter().map(|finding| finding.text).collect()
}

/// Compares what is said about a program. Lines of this file are written as `line …`.
#[track_caller]
fn check(main: impl Future<Output = Outcome> + 'static, template: &str) {
    check_trace(&run(main), template);
}

#[track_caller]
fn check_trace(trace: &[Event], template: &str) {
    said(&found_at(trace, Instant::ZERO).iter().map(|text| without_lines(text)).collect::<Vec<String>>(), template);
}

fn without_lines(text: &str) -> String {
    let mut parts = text.split("line ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + "line …" + part.trim_start_matches(|digit: char| digit.is_ascii_digit()))
}

#[test]
fn of_every_story() {
    let mut lines = Vec::new();
    for (story, program, knobs) in stories() {
        lines.push(format!("{}, {}:", story.id, program.name));
        lines.extend(found_at(&run_story(program, &knobs), Instant::ZERO));
    }
    said(
        &lines,
        "
        await-or-block, await:
        The loop was never held for longer than 0 ms.
        await-or-block, block:
        job 1 … job 6 (line 45) held the loop 6 times, 2.40 s in all: up to 6 others could have run, 1 timer was 2.35 s late. Awaited together, these waits would take 400 ms.
        one-by-one, one by one:
        main waited for 6 answers one after another, 1.80 s in all. If none needs the one before it, all of them together would take about 300 ms.
        The loop was never held for longer than 0 ms.
        one-by-one, together:
        The loop was never held for longer than 0 ms.
        hundred-fetches, all at once:
        The loop was never held for longer than 0 ms.
        hundred-fetches, at most N:
        The loop was never held for longer than 0 ms.
        gather-or-group, gather:
        The gather at line 17 failed, and chef 1, chef 3, chef 4 and chef 5 went on with nobody waiting for the result.
        The loop was never held for longer than 0 ms.
        gather-or-group, task group:
        The loop was never held for longer than 0 ms.
        timeout-and-cancel, timeout:
        The loop was never held for longer than 0 ms.
        timeout-and-cancel, cancel:
        deaf (line 41) held the loop twice, 320 ms in all: up to 2 others could have run, 2 timers were up to 120 ms late.
        race, race:
        The loop was never held for longer than 0 ms.
        never-yields, never:
        Every task awaited, but the browser never had its turn: the loop made 1003 turns in 4.00 s without giving the thread back.
        never-yields, budget:
        The loop was never held for longer than 8.0 ms.
        long-computation, whole:
        main (line 23) held the loop for 707 ms: 1 other task could have run.
        long-computation, in slices:
        The loop was never held for longer than 7.8 ms.
        long-computation, in a worker:
        The loop was never held for longer than 0 ms.
        ",
    );
}

#[test]
fn of_a_hold_that_goes_on() {
    let (_, program, knobs) = stories().nth(1).expect("the flagship has two programs");
    let trace = run_story(program, &knobs);
    let at = |millis: u64| {
        let now = Instant::ZERO + ms(millis);
        found_at(trace_until(&trace, now), now)
    };
    said(&at(40), "The loop was never held for longer than 40 ms.");
    said(
        &at(220),
        "job 1 (line 45) has held the loop for 220 ms: 6 tasks are ready, 1 timer is late, a page on this thread would have lost 12 frames.",
    );
    said(
        &at(500),
        "
        job 2 (line 45) has held the loop for 100 ms: 5 tasks are ready, 1 timer is late, a page on this thread would have lost 6 frames.
        job 1 (line 45) held the loop for 400 ms: 6 others could have run, 1 timer was 450 ms late, a page on this thread would have lost 24 frames.
        ",
    );
}

#[test]
fn of_two_who_block_on_one_line() {
    check(
        async {
            let blocks = |name| {
                spawn(name, async {
                    block_for(ms(60));
                    Ok(())
                })
            };
            let tasks = vec![blocks("left"), blocks("right")];
            gather(tasks).await.map(drop)
        },
        "
        left and right (line …) held the loop twice, 120 ms in all: up to 1 other task could have run. Awaited together, these waits would take 60 ms.
        ",
    );
}

#[test]
fn of_an_answer_that_nobody_could_take() {
    check(
        async {
            let asks = spawn("asks", async { fetch("https://lab.test/delay/20").await.map(drop) });
            sleep(ms(10)).await;
            block_for(ms(100));
            asks.await
        },
        "main (line …) held the loop for 100 ms: 1 other task could have run.",
    );
}

#[test]
fn of_one_who_has_two_late_timers() {
    check(
        async {
            let bounded = timeout(ms(40), async {
                sleep(ms(30)).await;
                Ok(())
            });
            let bounded = spawn("bounded", bounded);
            sleep(ms(10)).await;
            block_for(ms(100));
            bounded.await
        },
        "main (line …) held the loop for 100 ms: 1 other task could have run, 2 timers were up to 80 ms late.",
    );
}

#[test]
fn of_many_short_steps_in_one_turn() {
    check(
        async {
            let steps = (0..20).map(|n| {
                spawn(format!("step {n}"), async {
                    let _ = compute(Work { from: 0, to: 60_000 });
                    Ok(())
                })
            });
            gather(steps.collect()).await.map(drop)
        },
        "20 short steps in one turn held the thread for 73 ms.",
    );
}

#[test]
fn of_a_loop_that_never_hops() {
    let trace = run_virtually(Policy::Never, async {
        for _ in 0..30 {
            block_for(ms(2));
            yield_now().await;
        }
        Ok(())
    });
    check_trace(
        &trace,
        "
        Every task awaited, but the browser never had its turn: the loop made 31 turns in 60 ms without giving the thread back.
        ",
    );
}

#[test]
fn of_a_failure_that_nobody_looked_at_once_the_run_is_over() {
    let program = || async {
        spawn("lost", async { Err::<(), _>(error("no luck")) }).detach();
        let seen = spawn("seen", async { Err::<(), _>(error("bad luck")) });
        sleep(ms(10)).await;
        drop(seen.await);
        Ok(())
    };
    check(
        program(),
        "
        lost failed, and nobody looked: no luck.
        ",
    );
    // Before its end somebody still might, and who stops a run can't be blamed for not looking.
    let now = Instant::ZERO + ms(5);
    let mut trace = trace_until(&run(program()), now).to_vec();
    check_trace(&trace, "The loop was never held for longer than 0 ms.");
    trace.push(stopped(now));
    check_trace(&trace, "The loop was never held for longer than 0 ms.");
}

#[test]
fn of_one_who_heard_too_late_that_it_should_end() {
    check(
        async {
            let task = spawn("task", async {
                sleep(ms(500)).await;
                Ok(())
            });
            yield_now().await;
            task.cancel();
            block_for(ms(80));
            drop(task.await);
            Ok(())
        },
        "
        main (line …) held the loop for 80 ms: 1 other task could have run.
        task was asked to end by main and heard it 80 ms later: main had the thread.
        ",
    );
}

#[test]
fn of_a_gather_that_leaves_many_behind() {
    check(
        async {
            let mut tasks = vec![spawn("fails", async { Err::<(), _>(error("ill")) })];
            tasks.extend((1..=9).map(|n| {
                spawn(format!("task {n}"), async {
                    sleep(ms(5)).await;
                    Ok(())
                })
            }));
            drop(gather(tasks).await);
            sleep(ms(10)).await;
            Ok(())
        },
        "
        The gather at line … failed, and task 1, task 2, task 3 and 6 more went on with nobody waiting for the result.
        The loop was never held for longer than 0 ms.
        ",
    );
}

#[test]
fn of_a_gather_that_was_given_up_nobody_is_left_behind() {
    check(
        async {
            let tasks = vec![spawn("a", pending::<Outcome>())];
            drop(timeout(ms(5), gather(tasks)).await);
            sleep(ms(10)).await;
            Ok(())
        },
        "The loop was never held for longer than 0 ms.",
    );
}

#[test]
fn of_a_deadlock() {
    check(
        async {
            let (permits, (tx, mut rx)) = (Semaphore::new("permits", 0), channel::<u8>("orders", 1));
            let waits = spawn("waits", async move {
                drop(permits.acquire().await);
                Ok(())
            });
            rx.receive().await;
            drop(tx);
            waits.await
        },
        "
        Nothing could ever become ready again, so the run was ended: main awaited the channel orders at line … and waits awaited one of the permits at line ….
        ",
    );
}

#[test]
fn of_a_failure_of_main() {
    check(
        async { Err(Failure::Status { url: "https://lab.test/status/404".into(), status: 404 }) },
        "
        main failed: https://lab.test/status/404 answered with status 404
        ",
    );
}

#[test]
fn of_a_run_that_broke() {
    let now = Instant::ZERO + ms(5);
    let trace = run(async {
        spawn("task", pending::<Outcome>()).detach();
        sleep(ms(500)).await;
        Ok(())
    });
    let mut trace = trace_until(&trace, now).to_vec();
    trace.push(broken(now, "The program held its thread for 10 s, and was ended."));
    check_trace(&trace, "The program held its thread for 10 s, and was ended.");
}

#[test]
fn of_nothing_nothing() {
    check_trace(&[], "");
}
