//! Task groups: a failure cancels the siblings, and all failures are bundled.

use loopscope::run::{TaskGroup, print, sleep, spawn, timeout};
use loopscope::time::ms;
use loopscope::trace::{Outcome, error};

use crate::support::{Theme, check};

const TOLD: [Theme; 4] = [Theme::Cancel, Theme::Print, Theme::End, Theme::Scope];

async fn works(millis: u64) -> Outcome {
    sleep(ms(millis)).await;
    Ok(())
}

async fn fails(millis: u64, why: &'static str) -> Outcome {
    sleep(ms(millis)).await;
    Err(error(why))
}

#[test]
fn it_waits_for_all() {
    check(
        &TOLD,
        async {
            let group = TaskGroup::new();
            group.spawn("slow", works(20));
            group.spawn("quick", works(10));
            group.join().await?;
            print("all there");
            Ok(())
        },
        "
        0 main opens task group 0
        10 quick returns
        20 slow returns
        20 task group 0 closes
        20 main prints all there
        20 main returns
        ",
    );
}

#[test]
fn one_failure_cancels_the_siblings_and_is_given_when_the_last_has_ended() {
    check(
        &TOLD,
        async {
            let group = TaskGroup::new();
            group.spawn("a", works(20));
            group.spawn("b", fails(10, "b is ill"));
            group.spawn("c", works(5));
            let failure = group.join().await.unwrap_err();
            print(failure.to_string());
            Ok(())
        },
        "
        0 main opens task group 0
        5 c returns
        10 b raises: b is ill
        10 b cancels a
        10 a ends cancelled
        10 task group 0 closes
        10 main prints 1 task of the group failed: b: b is ill
        10 main returns
        ",
    );
}

#[test]
fn failures_of_one_turn_are_all_told() {
    check(
        &TOLD,
        async {
            let group = TaskGroup::new();
            group.spawn("a", fails(10, "a is ill"));
            group.spawn("b", fails(10, "b is ill"));
            group.spawn("c", works(10));
            group.spawn("d", works(20));
            group.join().await
        },
        "
        0 main opens task group 0
        10 a raises: a is ill
        10 b raises: b is ill
        10 c returns
        10 a cancels d
        10 d ends cancelled
        10 task group 0 closes
        10 main raises: 2 tasks of the group failed: a: a is ill; b: b is ill
        ",
    );
}

#[test]
fn who_comes_after_a_failure_is_sent_home_before_the_first_step() {
    check(
        &TOLD,
        async {
            let group = TaskGroup::new();
            group.spawn("a", fails(10, "a is ill"));
            sleep(ms(20)).await;
            group.spawn("late", async {
                print("never");
                Ok(())
            });
            group.join().await
        },
        "
        0 main opens task group 0
        10 a raises: a is ill
        20 a cancels late
        20 late ends cancelled
        20 task group 0 closes
        20 main raises: 1 task of the group failed: a: a is ill
        ",
    );
}

#[test]
fn an_empty_group_is_over_at_once() {
    check(
        &TOLD,
        async { TaskGroup::new().join().await },
        "
        0 main opens task group 0
        0 task group 0 closes
        0 main returns
        ",
    );
}

#[test]
fn a_child_of_a_child_is_a_task_of_its_own() {
    check(
        &[Theme::Spawn, Theme::Cancel, Theme::End],
        async {
            let group = TaskGroup::new();
            group.spawn("child", async {
                spawn("grandchild", works(30)).detach();
                fails(10, "child is ill").await
            });
            let failure = group.join().await;
            sleep(ms(50)).await;
            failure
        },
        "
        0 main spawned
        0 child spawned by main in task group 0
        0 grandchild spawned by child
        10 child raises: child is ill
        30 grandchild returns
        60 main raises: 1 task of the group failed: child: child is ill
        ",
    );
}

#[test]
fn groups_nest_and_so_do_their_failures() {
    check(
        &TOLD,
        async {
            let outer = TaskGroup::new();
            outer.spawn("parent", async {
                let inner = TaskGroup::new();
                inner.spawn("child", fails(10, "child is ill"));
                inner.spawn("sibling", works(20));
                inner.join().await
            });
            outer.spawn("aunt", works(30));
            outer.join().await
        },
        "
        0 main opens task group 0
        0 parent opens task group 1
        10 child raises: child is ill
        10 child cancels sibling
        10 sibling ends cancelled
        10 task group 1 closes
        10 parent raises: 1 task of the group failed: child: child is ill
        10 parent cancels aunt
        10 aunt ends cancelled
        10 task group 0 closes
        10 main raises: 1 task of the group failed: parent: 1 task of the group failed: child: child is ill
        ",
    );
}

#[test]
fn who_leaves_the_group_before_joining_takes_its_tasks_along() {
    check(
        &TOLD,
        async {
            let owner = spawn("owner", async {
                let group = TaskGroup::new();
                group.spawn("a", works(20));
                group.spawn("b", works(30));
                sleep(ms(10)).await;
                Err::<(), _>(error("owner is ill"))?;
                group.join().await
            });
            let outcome = owner.await;
            sleep(ms(1)).await;
            outcome
        },
        "
        0 owner opens task group 0
        10 owner cancels a
        10 owner cancels b
        10 task group 0 closes
        10 owner raises: owner is ill
        10 a ends cancelled
        10 b ends cancelled
        11 main raises: owner is ill
        ",
    );
}

#[test]
fn a_cancelled_member_is_no_failure() {
    check(
        &TOLD,
        async {
            let group = TaskGroup::new();
            group.spawn("gives up", async {
                let own = spawn("own", works(50));
                own.cancel();
                own.await
            });
            group.spawn("works", works(10));
            group.join().await
        },
        "
        0 main opens task group 0
        0 gives up cancels own
        0 own ends cancelled
        0 gives up ends cancelled
        10 works returns
        10 task group 0 closes
        10 main returns
        ",
    );
}

#[test]
fn a_deadline_around_the_join_cancels_the_group() {
    check(
        &TOLD,
        async {
            let group = TaskGroup::new();
            group.spawn("a", works(50));
            group.spawn("b", works(10));
            timeout(ms(20), group.join()).await
        },
        "
        0 main opens task group 0
        0 main opens timeout 1
        10 b returns
        20 main's timer cancels a
        20 task group 0 closes
        20 timeout 1 closes
        20 main raises: timed out after 20 ms
        20 a ends cancelled
        ",
    );
}

#[test]
fn who_is_cancelled_in_the_join_takes_the_group_along() {
    check(
        &TOLD,
        async {
            let owner = spawn("owner", async {
                let group = TaskGroup::new();
                group.spawn("a", works(50));
                group.join().await
            });
            sleep(ms(10)).await;
            owner.cancel();
            owner.await
        },
        "
        0 owner opens task group 0
        10 main cancels owner
        10 owner cancels a
        10 task group 0 closes
        10 owner ends cancelled
        10 a ends cancelled
        10 main ends cancelled
        ",
    );
}
