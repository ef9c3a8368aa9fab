//! Turns: a snapshot of the ready queue, first in, first out.

use loopscope::run::{print, sleep, spawn, yield_now};
use loopscope::time::ms;

use crate::support::{Theme, check};

#[test]
fn what_becomes_ready_during_a_turn_waits_for_the_next() {
    check(
        &[Theme::Turn, Theme::Step, Theme::End],
        async {
            spawn("a", async {
                spawn("c", async { Ok(()) }).detach();
                yield_now().await;
                Ok(())
            })
            .detach();
            let b = spawn("b", async { Ok(()) });
            b.await
        },
        "
        0 turn
        0 main steps
        0 main awaits b
        0 turn over
        0 turn
        0 a steps
        0 a awaits its next turn
        0 b steps
        0 b returns
        0 turn over
        0 turn
        0 c steps
        0 c returns
        0 a steps
        0 a returns
        0 main steps
        0 main returns
        0 turn over
        ",
    );
}

#[test]
fn who_yields_takes_the_last_place() {
    check(
        &[Theme::Print],
        async {
            for name in ["a", "b", "c"] {
                spawn(name, async move {
                    for round in 1..=3 {
                        print(format!("{name}{round}"));
                        yield_now().await;
                    }
                    Ok(())
                })
                .detach();
            }
            sleep(ms(1)).await;
            Ok(())
        },
        "
        0 a prints a1
        0 b prints b1
        0 c prints c1
        0 a prints a2
        0 b prints b2
        0 c prints c2
        0 a prints a3
        0 b prints b3
        0 c prints c3
        ",
    );
}

#[test]
fn a_task_that_was_woken_twice_is_stepped_once() {
    check(
        &[Theme::Ready, Theme::Step, Theme::End],
        async {
            let waiter = spawn("waiter", async {
                // Two wakes by one hand: the second finds it in the queue.
                yield_now().await;
                Ok(())
            });
            waiter.cancel();
            waiter.cancel();
            waiter.await
        },
        "
        0 main steps
        0 main awaits waiter
        0 waiter steps
        0 waiter ends cancelled
        0 main ready by waiter
        0 main steps
        0 main ends cancelled
        ",
    );
}

#[test]
fn due_timers_come_before_the_steps_of_their_turn_and_after_what_was_ready() {
    check(
        &[Theme::Print],
        async {
            spawn("timed", async {
                sleep(ms(5)).await;
                print("timed");
                Ok(())
            })
            .detach();
            spawn("busy", async {
                sleep(ms(4)).await;
                loopscope::run::block_for(ms(2));
                print("blocked past the timer");
                yield_now().await;
                print("yielded before the timer fired");
                Ok(())
            })
            .detach();
            sleep(ms(10)).await;
            Ok(())
        },
        "
        6 busy prints blocked past the timer
        6 busy prints yielded before the timer fired
        6 timed prints timed
        ",
    );
}
