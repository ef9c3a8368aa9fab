//! Deadlines: what was waited for is dropped, not just forgotten.

use loopscope::run::{fetch, print, sleep, spawn, timeout, yield_now};
use loopscope::time::{Span, ms};
use loopscope::trace::Outcome;

use crate::support::{Theme, check};

async fn works(millis: u64) -> Outcome<u64> {
    sleep(ms(millis)).await;
    Ok(millis)
}

/// What comes of `works(work)` within `patience`, and which timers it took.
#[track_caller]
fn within(patience: u64, work: u64, template: &str) {
    check(
        &[Theme::Timer, Theme::Print],
        async move {
            print(format!("{:?}", timeout(ms(patience), works(work)).await));
            Ok(())
        },
        template,
    );
}

#[test]
fn in_time_the_deadline_leaves_the_heap() {
    within(
        20,
        10,
        "
        0 main sets a timer for 10
        0 main sets a timer for 20
        10 main's timer fires
        10 main's timer is cancelled
        10 main prints Ok(10)
        ",
    );
}

#[test]
fn too_late_the_work_is_dropped() {
    within(
        10,
        20,
        "
        0 main sets a timer for 20
        0 main sets a timer for 10
        10 main's timer fires
        10 main's timer is cancelled
        10 main prints Err(TimedOut(Span(10000)))
        ",
    );
}

#[test]
fn on_the_dot_the_work_counts() {
    within(
        10,
        10,
        "
        0 main sets a timer for 10
        0 main sets a timer for 10
        10 main's timer fires
        10 main's timer fires
        10 main prints Ok(10)
        ",
    );
}

#[test]
fn what_comes_after_the_deadline_is_told_by_its_own_name() {
    check(
        &[Theme::Step],
        async {
            let task = spawn("task", works(50));
            drop(timeout(ms(10), task).await);
            drop(timeout(ms(10), timeout(ms(5), fetch("https://lab.test/delay/100"))).await);
            yield_now().await;
            Ok(())
        },
        "
        0 main steps
        0 main awaits task
        0 task steps
        0 task awaits a sleep
        10 main steps
        10 main awaits https://lab.test/delay/100
        10 task steps
        15 main steps
        15 main awaits its next turn
        15 main steps
        ",
    );
}

#[test]
fn without_patience_only_what_is_there_already_counts() {
    check(
        &[Theme::Print],
        async {
            print(format!("{:?}", timeout(Span::ZERO, async { Ok(1) }).await));
            print(format!("{:?}", timeout(Span::ZERO, works(1)).await));
            Ok(())
        },
        "
        0 main prints Ok(1)
        0 main prints Err(TimedOut(Span(0)))
        ",
    );
}

#[test]
fn of_nested_deadlines_the_shorter_speaks() {
    check(
        &[Theme::Scope, Theme::Print],
        async {
            print(format!("{:?}", timeout(ms(50), timeout(ms(10), works(100))).await));
            print(format!("{:?}", timeout(ms(10), timeout(ms(50), works(100))).await));
            Ok(())
        },
        "
        0 main opens timeout 0
        0 main opens timeout 1
        10 timeout 1 closes
        10 timeout 0 closes
        10 main prints Err(TimedOut(Span(10000)))
        10 main opens timeout 2
        10 main opens timeout 3
        20 timeout 3 closes
        20 timeout 2 closes
        20 main prints Err(TimedOut(Span(10000)))
        ",
    );
}

#[test]
fn a_task_that_is_waited_for_too_long_is_cancelled() {
    check(
        &[Theme::Cancel, Theme::End, Theme::Print],
        async {
            let task = spawn("task", works(50));
            print(format!("{:?}", timeout(ms(10), task).await));
            sleep(ms(1)).await;
            Ok(())
        },
        "
        10 main's timer cancels task
        10 main prints Err(TimedOut(Span(10000)))
        10 task ends cancelled
        11 main returns
        ",
    );
}

#[test]
fn whoever_is_cancelled_within_leaves_no_timer_behind() {
    check(
        &[Theme::Timer, Theme::Scope, Theme::End],
        async {
            let task = spawn("task", timeout(ms(50), works(100)));
            yield_now().await;
            task.cancel();
            yield_now().await;
            Ok(())
        },
        "
        0 task opens timeout 0
        0 task sets a timer for 100
        0 task sets a timer for 50
        {
        0 task's timer is cancelled
        0 task's timer is cancelled
        0 timeout 0 closes
        }
        0 task ends cancelled
        0 main returns
        ",
    );
}
