//! Race: the first to end wins, and the others are cancelled.

use loopscope::run::{Task, fetch, print, race, sleep, spawn};
use loopscope::time::ms;
use loopscope::trace::error;

use crate::support::{Theme, check};

const TOLD: [Theme; 5] = [Theme::Cancel, Theme::Print, Theme::End, Theme::Io, Theme::Over];

fn runner(name: &'static str, millis: u64) -> Task<&'static str> {
    spawn(name, async move {
        sleep(ms(millis)).await;
        Ok(name)
    })
}

fn stumbler(name: &'static str, millis: u64) -> Task<&'static str> {
    spawn(name, async move {
        sleep(ms(millis)).await;
        Err(error(format!("{name} stumbled")))
    })
}

#[test]
fn the_losers_are_cancelled_and_their_requests_aborted() {
    check(
        &TOLD,
        async {
            let asks = spawn("asks", async {
                fetch("https://lab.test/delay/100").await?;
                Ok("asks")
            });
            print(race(vec![runner("slow", 20), runner("quick", 10), asks]).await?);
            sleep(ms(1)).await;
            Ok(())
        },
        "
        0 asks asks for https://lab.test/delay/100 of the model
        10 quick returns
        10 quick cancels slow
        10 quick cancels asks
        10 main prints quick
        10 slow ends cancelled
        10 asks's https://lab.test/delay/100 is aborted, done at 10
        10 asks ends cancelled
        11 main returns
        11 finished
        ",
    );
}

#[test]
fn of_equals_the_first_in_line_wins() {
    check(
        &[Theme::Print],
        async {
            print(race(vec![runner("a", 10), runner("b", 10)]).await?);
            print(race(vec![runner("c", 0), runner("d", 0)]).await?);
            Ok(())
        },
        "
        10 main prints a
        10 main prints c
        ",
    );
}

#[test]
fn a_failure_that_is_first_wins_too() {
    check(
        &TOLD,
        async { race(vec![stumbler("a", 10), runner("b", 20)]).await.map(drop) },
        "
        10 a raises: a stumbled
        10 a cancels b
        10 main raises: a stumbled
        10 b ends cancelled
        10 finished
        ",
    );
}

#[test]
fn a_loser_that_fails_is_not_heard() {
    check(
        &TOLD,
        async {
            print(race(vec![runner("a", 10), stumbler("b", 10), stumbler("c", 11)]).await?);
            sleep(ms(5)).await;
            Ok(())
        },
        "
        10 a returns
        10 b raises: b stumbled
        10 a cancels c
        10 main prints a
        10 c ends cancelled
        15 main returns
        15 finished
        ",
    );
}

#[test]
fn nobody_can_win_a_race_without_runners() {
    check(
        &TOLD,
        async { race(Vec::<Task<()>>::new()).await },
        "
        0 main raises: a race with nobody in it
        0 finished
        ",
    );
}

#[test]
fn who_is_cancelled_while_racing_cancels_all() {
    check(
        &[Theme::Cancel],
        async {
            let outer = spawn("outer", async { race(vec![runner("a", 30), runner("b", 40)]).await.map(drop) });
            sleep(ms(10)).await;
            outer.cancel();
            sleep(ms(1)).await;
            Ok(())
        },
        "
        10 main cancels outer
        10 outer cancels a
        10 outer cancels b
        ",
    );
}
