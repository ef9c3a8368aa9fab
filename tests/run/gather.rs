//! Gather and join all: values in order; gather gives the first failure at once and lets the others go on.

use loopscope::run::{Task, gather, join_all, print, sleep, spawn};
use loopscope::time::ms;
use loopscope::trace::{Outcome, error};

use crate::support::{Theme, check};

const TOLD: [Theme; 5] = [Theme::Cancel, Theme::Print, Theme::End, Theme::Scope, Theme::Look];

fn works(name: &'static str, millis: u64) -> Task<u64> {
    spawn(name, async move {
        sleep(ms(millis)).await;
        Ok(millis)
    })
}

fn fails(name: &'static str, millis: u64) -> Task<u64> {
    spawn(name, async move {
        sleep(ms(millis)).await;
        Err(error(format!("{name} is ill")))
    })
}

#[test]
fn values_come_in_the_order_of_asking() {
    check(
        &TOLD,
        async {
            let values = gather(vec![works("slow", 20), works("quick", 10)]).await?;
            print(format!("{values:?}"));
            Ok(())
        },
        "
        0 main opens gather 0
        0 gather 0 takes slow
        0 gather 0 takes quick
        10 quick returns
        20 slow returns
        20 slow is looked at
        20 quick is looked at
        20 gather 0 closes
        20 main prints [20, 10]
        20 main returns
        ",
    );
}

#[test]
fn the_first_failure_comes_at_once_and_the_siblings_go_on() {
    check(
        &TOLD,
        async {
            let outcome = gather(vec![works("a", 30), fails("b", 10), fails("c", 20)]).await;
            print(format!("{}", outcome.unwrap_err()));
            sleep(ms(50)).await;
            Ok(())
        },
        "
        0 main opens gather 0
        0 gather 0 takes a
        0 gather 0 takes b
        0 gather 0 takes c
        10 b raises: b is ill
        10 b is looked at
        10 gather 0 closes
        10 main prints b is ill
        20 c raises: c is ill
        30 a returns
        60 main returns
        ",
    );
}

#[test]
fn cancelling_whoever_gathers_cancels_the_gathered() {
    check(
        &TOLD,
        async {
            let outer = spawn("outer", async { gather(vec![works("a", 30), works("b", 5)]).await.map(drop) });
            sleep(ms(10)).await;
            outer.cancel();
            outer.await
        },
        "
        0 outer opens gather 0
        0 gather 0 takes a
        0 gather 0 takes b
        5 b returns
        10 main cancels outer
        10 outer cancels a
        10 gather 0 closes
        10 outer ends cancelled
        10 a ends cancelled
        10 outer is looked at
        10 main ends cancelled
        ",
    );
}

#[test]
fn of_nobody_the_values_are_none_and_come_at_once() {
    check(
        &TOLD,
        async {
            assert_eq!(gather(Vec::<Task<()>>::new()).await, Ok(vec![]));
            assert_eq!(join_all(Vec::<Task<()>>::new()).await, Vec::<Outcome>::new());
            Ok(())
        },
        "
        0 main opens gather 0
        0 gather 0 closes
        0 main opens join all 1
        0 join all 1 closes
        0 main returns
        ",
    );
}

#[test]
fn tasks_that_ended_before_are_gathered_too() {
    check(
        &[Theme::Print, Theme::Step],
        async {
            let tasks = vec![works("a", 1), works("b", 2)];
            sleep(ms(5)).await;
            print(format!("{:?}", gather(tasks).await));
            Ok(())
        },
        "
        0 main steps
        0 main awaits a sleep
        0 a steps
        0 a awaits a sleep
        0 b steps
        0 b awaits a sleep
        1 a steps
        2 b steps
        5 main steps
        5 main prints Ok([1, 2])
        ",
    );
}

#[test]
fn join_all_waits_for_the_last_whatever_the_others_did() {
    check(
        &[Theme::Print, Theme::Cancel],
        async {
            let cancelled = works("c", 50);
            cancelled.cancel();
            let outcomes = join_all(vec![fails("a", 10), works("b", 20), cancelled]).await;
            for outcome in outcomes {
                print(format!("{outcome:?}"));
            }
            Ok(())
        },
        r#"
        0 main cancels c
        20 main prints Err(Raised("a is ill"))
        20 main prints Ok(20)
        20 main prints Err(Cancelled)
        "#,
    );
}
