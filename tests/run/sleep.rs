//! Timers: by deadline, then by age; and ten thousand of them.

use loopscope::run::{block_for, print, run_virtually, sleep, spawn};
use loopscope::time::ms;
use loopscope::trace::What;

use crate::support::{Theme, check, prints, run};

/// Sleepers with these lengths, in this order, print their letter when they wake.
fn woken(lengths: &[u64]) -> String {
    let lengths = lengths.to_vec();
    let trace = run(async move {
        for (letter, length) in ('a'..).zip(lengths) {
            spawn(letter.to_string(), async move {
                sleep(ms(length)).await;
                print(letter.to_string());
                Ok(())
            })
            .detach();
        }
        sleep(ms(1000)).await;
        Ok(())
    });
    prints(&trace).concat()
}

#[test]
fn who_is_due_first_wakes_first_and_equals_wake_in_the_order_of_setting() {
    assert_eq!(woken(&[30, 10, 20]), "bca");
    assert_eq!(woken(&[10, 10, 10, 10]), "abcd");
    assert_eq!(woken(&[20, 10, 20, 10, 0]), "ebdac");
}

#[test]
fn timers_that_came_due_together_fire_by_deadline() {
    check(
        &[Theme::Timer, Theme::Print],
        async {
            for (name, length) in [("late", 20), ("early", 10)] {
                spawn(name, async move {
                    sleep(ms(length)).await;
                    print("awake");
                    Ok(())
                })
                .detach();
            }
            sleep(ms(1)).await;
            block_for(ms(100));
            sleep(ms(1)).await;
            Ok(())
        },
        "
        0 main sets a timer for 1
        0 late sets a timer for 20
        0 early sets a timer for 10
        1 main's timer fires
        101 main sets a timer for 102
        101 early's timer fires
        101 late's timer fires
        101 early prints awake
        101 late prints awake
        102 main's timer fires
        ",
    );
}

#[test]
fn a_sleep_begins_when_it_is_first_awaited() {
    check(
        &[Theme::Timer],
        async {
            let nap = sleep(ms(10));
            block_for(ms(30));
            nap.await;
            drop(sleep(ms(5)));
            Ok(())
        },
        "
        30 main sets a timer for 40
        40 main's timer fires
        ",
    );
}

#[test]
fn a_sleep_of_no_time_gives_the_thread_back() {
    check(
        &[Theme::Print],
        async {
            let other = spawn("other", async {
                print("ran meanwhile");
                Ok(())
            });
            sleep(ms(0)).await;
            print("slept");
            other.await
        },
        "
        0 other prints ran meanwhile
        0 main prints slept
        ",
    );
}

#[test]
fn a_sleep_that_can_never_end_does_not_overflow() {
    let trace = run(async {
        spawn("sleeper", async {
            sleep(loopscope::time::Span::from_micros(u64::MAX)).await;
            Ok(())
        })
        .detach();
        sleep(ms(1)).await;
        Ok(())
    });
    assert_eq!(trace.last().map(|event| &event.what), Some(&What::Finished));
}

#[test]
fn ten_thousand_sleeps_end_together() {
    const COUNT: usize = 10_000;
    let trace = run_virtually(loopscope::run::Policy::default(), async {
        let sleepers = (0..COUNT)
            .map(|n| {
                spawn(format!("sleeper {n}"), async {
                    sleep(ms(10)).await;
                    Ok(())
                })
            })
            .collect();
        loopscope::run::gather(sleepers).await?;
        Ok(())
    });
    let count = |is: fn(&What) -> bool| trace.iter().filter(|event| is(&event.what)).count();
    assert_eq!(count(|what| matches!(what, What::TimerSet { .. })), COUNT);
    assert_eq!(count(|what| matches!(what, What::TimerFired { .. })), COUNT);
    assert_eq!(count(|what| matches!(what, What::TurnBegan)), 4, "spawn, sleep, wake, and the end of main");
    assert_eq!(trace.last().map(|event| event.at.as_micros()), Some(10_000));
}
