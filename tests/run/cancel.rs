//! Cancelling: a request, heard where the task awaits.

use std::cell::RefCell;
use std::rc::Rc;

use loopscope::run::{Task, block_for, fetch, in_worker, print, sleep, spawn, yield_now};
use loopscope::time::ms;

use crate::support::{Theme, check};

const TOLD: [Theme; 5] = [Theme::Cancel, Theme::Print, Theme::End, Theme::Timer, Theme::Io];

#[test]
fn before_its_first_step_a_task_never_runs() {
    check(
        &TOLD,
        async {
            let task = spawn("task", async {
                print("ran");
                Ok(())
            });
            task.cancel();
            sleep(ms(1)).await;
            Ok(())
        },
        "
        0 main cancels task
        0 main sets a timer for 1
        0 task ends cancelled
        1 main's timer fires
        1 main returns
        ",
    );
}

#[test]
fn while_it_awaits_its_timer_leaves_the_heap() {
    check(
        &TOLD,
        async {
            let task = spawn("task", async {
                sleep(ms(50)).await;
                print("slept");
                Ok(())
            });
            yield_now().await;
            task.cancel();
            let outcome = task.await;
            print(format!("{outcome:?}"));
            Ok(())
        },
        "
        0 task sets a timer for 50
        0 main cancels task
        0 task's timer is cancelled
        0 task ends cancelled
        0 main prints Err(Cancelled)
        0 main returns
        ",
    );
}

#[test]
fn while_it_awaits_an_answer_the_request_is_aborted() {
    check(
        &TOLD,
        async {
            let asks = spawn("asks", async { fetch("https://lab.test/delay/100").await.map(drop) });
            let computes =
                spawn("computes", async { in_worker(loopscope::run::count_primes(0..100_000)).await.map(drop) });
            sleep(ms(1)).await;
            asks.cancel();
            computes.cancel();
            sleep(ms(200)).await;
            Ok(())
        },
        "
        0 main sets a timer for 1
        0 asks asks for https://lab.test/delay/100 of the model
        0 computes asks for count primes below 100000
        1 main's timer fires
        1 main cancels asks
        1 main cancels computes
        1 main sets a timer for 201
        1 asks's https://lab.test/delay/100 is aborted, done at 1
        1 asks ends cancelled
        1 computes's count primes below 100000 is aborted, done at 1
        1 computes ends cancelled
        201 main's timer fires
        201 main returns
        ",
    );
}

#[test]
fn while_it_is_ready_the_request_wins() {
    check(
        &TOLD,
        async {
            let task = spawn("task", async {
                sleep(ms(5)).await;
                print("slept");
                Ok(())
            });
            sleep(ms(4)).await;
            block_for(ms(3)); // the task's sleep is over by now
            task.cancel();
            yield_now().await;
            Ok(())
        },
        "
        0 main sets a timer for 4
        0 task sets a timer for 5
        4 main's timer fires
        7 main cancels task
        7 task's timer fires
        7 task ends cancelled
        7 main returns
        ",
    );
}

#[test]
fn asking_twice_is_asking_once() {
    check(
        &[Theme::Cancel, Theme::Ready],
        async {
            let task = spawn("task", async {
                sleep(ms(50)).await;
                Ok(())
            });
            yield_now().await;
            task.cancel();
            task.cancel();
            yield_now().await;
            task.cancel();
            Ok(())
        },
        "
        0 main ready by itself
        0 main cancels task
        0 task ready by cancel
        0 main ready by itself
        ",
    );
}

/// A task that holds its own handle.
fn one_who_cancels_itself(and_awaits: bool) -> Task<()> {
    let own: Rc<RefCell<Option<Task<()>>>> = Rc::default();
    let handle = Rc::clone(&own);
    let task = spawn("suicide", async move {
        handle.take().expect("it was put there").cancel();
        print("still has the thread");
        if and_awaits {
            sleep(ms(1)).await;
            print("never gets here");
        }
        Ok(())
    });
    let witness = spawn("witness", async { Ok(()) });
    own.replace(Some(task));
    witness
}

#[test]
fn who_cancels_itself_hears_it_at_the_next_await() {
    let program = |and_awaits| async move {
        one_who_cancels_itself(and_awaits).await?;
        sleep(ms(2)).await;
        Ok(())
    };
    let keep = [Theme::Cancel, Theme::Print, Theme::End];
    check(
        &keep,
        program(true),
        "
        0 suicide cancels suicide
        0 suicide prints still has the thread
        0 witness returns
        0 suicide ends cancelled
        2 main returns
        ",
    );
    check(
        &keep,
        program(false),
        "
        0 suicide cancels suicide
        0 suicide prints still has the thread
        0 suicide returns
        0 witness returns
        2 main returns
        ",
    );
}

#[test]
fn a_finished_task_cannot_be_cancelled() {
    check(
        &[Theme::Cancel, Theme::End],
        async {
            let task = spawn("task", async { Ok(1) });
            yield_now().await;
            task.cancel();
            assert_eq!(task.await, Ok(1));
            Ok(())
        },
        "
        0 task returns
        0 main returns
        ",
    );
}

#[test]
fn a_task_that_keeps_the_thread_is_not_interrupted() {
    check(
        &[Theme::Cancel, Theme::Print, Theme::End],
        async {
            let task = spawn("deaf", async {
                sleep(ms(1)).await;
                block_for(ms(100));
                print("to the end");
                Ok(())
            });
            sleep(ms(2)).await;
            task.cancel();
            Ok(())
        },
        "
        101 deaf prints to the end
        101 deaf returns
        101 main returns
        ",
    );
}
