//! Tasks: who spawned whom, what becomes of a handle, and of whoever awaits.

use loopscope::run::{print, sleep, spawn};
use loopscope::time::ms;
use loopscope::trace::error;

use crate::support::{Theme, check};

#[test]
fn a_task_knows_its_parent_and_starts_in_the_order_of_spawning() {
    check(
        &[Theme::Spawn, Theme::Print],
        async {
            let outer = spawn("outer", async {
                print("starts");
                let inner = spawn("inner", async {
                    print("starts");
                    Ok(())
                });
                inner.await
            });
            let second = spawn("second", async {
                print("starts");
                Ok(())
            });
            outer.await?;
            second.await
        },
        "
        0 main spawned
        0 outer spawned by main
        0 second spawned by main
        0 outer prints starts
        0 inner spawned by outer
        0 second prints starts
        0 inner prints starts
        ",
    );
}

#[test]
fn a_value_goes_to_whoever_awaits() {
    check(
        &[Theme::Print, Theme::Look],
        async {
            let answer = spawn("answer", async {
                sleep(ms(5)).await;
                Ok(42)
            });
            let ended = spawn("ended", async { Ok("at once") });
            print(format!("{}", answer.await?));
            print(ended.await?);
            Ok(())
        },
        "
        5 answer is looked at
        5 main prints 42
        5 ended is looked at
        5 main prints at once
        ",
    );
}

#[test]
fn a_failure_goes_to_whoever_awaits_and_only_there() {
    check(
        &[Theme::End, Theme::Look, Theme::Over],
        async {
            let seen = spawn("seen", async { Err::<(), _>(error("seen")) });
            spawn("unseen", async { Err::<(), _>(error("unseen")) }).detach();
            sleep(ms(1)).await;
            seen.await
        },
        "
        0 seen raises: seen
        0 unseen raises: unseen
        1 seen is looked at
        1 main raises: seen
        1 finished
        ",
    );
}

#[test]
fn dropping_a_handle_leaves_the_task_running() {
    check(
        &[Theme::Print, Theme::Cancel],
        async {
            let task = spawn("task", async {
                sleep(ms(5)).await;
                print("still here");
                Ok(())
            });
            drop(task);
            sleep(ms(10)).await;
            Ok(())
        },
        "5 task prints still here",
    );
}

#[test]
fn who_is_cancelled_while_awaiting_a_task_takes_it_along() {
    check(
        &[Theme::Cancel, Theme::End],
        async {
            let inner = spawn("inner", async {
                sleep(ms(50)).await;
                Ok(())
            });
            let outer = spawn("outer", async move { inner.await });
            sleep(ms(5)).await;
            outer.cancel();
            sleep(ms(5)).await;
            Ok(())
        },
        "
        5 main cancels outer
        5 outer cancels inner
        5 outer ends cancelled
        5 inner ends cancelled
        10 main returns
        ",
    );
}

#[test]
fn a_handle_that_is_not_awaited_yet_takes_nobody_along() {
    check(
        &[Theme::Cancel, Theme::End],
        async {
            let inner = spawn("inner", async {
                sleep(ms(20)).await;
                Ok(())
            });
            let outer = spawn("outer", async move {
                sleep(ms(10)).await;
                inner.await
            });
            sleep(ms(5)).await;
            outer.cancel();
            sleep(ms(30)).await;
            Ok(())
        },
        "
        5 main cancels outer
        5 outer ends cancelled
        20 inner returns
        35 main returns
        ",
    );
}
