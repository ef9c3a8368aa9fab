//! The trace names the lines of the program that spawned, awaited and blocked.

use std::future::{Future, IntoFuture};

use loopscope::run::{
    Semaphore, TaskGroup, block_for, channel, count_primes, fetch, gather, in_worker, join_all, race, sleep, spawn,
    timeout, yield_now,
};
use loopscope::time::ms;
use loopscope::trace::{Outcome, StepEnd, What};

use crate::support::run;

/// Every line that the trace of a program names, each once, in order.
fn lines(main: impl Future<Output = Outcome> + 'static) -> Vec<u32> {
    let site = |what: &What| match what {
        What::Spawned { site, .. } | What::BlockBegan { site, .. } | What::ScopeOpened { site, .. } => Some(site.line),
        What::StepEnded { how: StepEnd::Awaiting { site, .. }, .. } => Some(site.line),
        _ => None,
    };
    let mut lines: Vec<u32> = run(main).iter().filter_map(|event| site(&event.what)).filter(|&line| line > 0).collect();
    lines.sort_unstable();
    lines.dedup();
    lines
}

/// Compares the lines of a program with these, counted from the line of the call.
macro_rules! check {
    ($main:expr, $offsets:expr) => {{
        let here = line!();
        let offsets: Vec<i64> = lines($main).into_iter().map(|line| i64::from(line) - i64::from(here)).collect();
        assert_eq!(offsets, $offsets);
    }};
}

#[test]
fn of_tasks() {
    check!(
        async {
            let task = spawn("task", async { Ok(()) });
            yield_now().await;
            block_for(ms(1));
            sleep(ms(1)).await;
            let other = spawn("other", async {
                sleep(ms(1)).await;
                Ok(())
            });
            task.await?;
            other.await
        },
        [2, 3, 4, 5, 6, 7, 11]
    );
}

#[test]
fn of_a_function_that_is_awaited() {
    async fn naps() -> Outcome {
        sleep(ms(1)).await;
        Ok(())
    }
    check!(naps(), [-3]);
}

#[test]
fn of_what_is_made_here_and_awaited_there() {
    check!(
        async {
            let nap = sleep(ms(1));
            yield_now().await;
            nap.await;
            let task = spawn("task", async { Ok(()) });
            let wait = task.into_future();
            wait.await
        },
        [2, 3, 5, 6]
    );
}

#[test]
fn of_work_elsewhere() {
    check!(
        async {
            fetch("https://lab.test/delay/1").await?;
            in_worker(count_primes(0..10_000)).await?;
            Ok(())
        },
        [2, 3]
    );
}

#[test]
fn of_groups() {
    check!(
        async {
            let group = TaskGroup::new();
            group.spawn("a", async { Ok(()) });
            group.join().await?;
            let tasks = vec![spawn("b", async { Ok(()) })];
            gather(tasks).await?;
            let tasks = vec![spawn("c", async { Ok(()) })];
            race(tasks).await?;
            let tasks = vec![spawn("d", async { Ok(()) })];
            join_all(tasks).await;
            let nobody = TaskGroup::default();
            nobody.join().await
        },
        [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    );
}

#[test]
fn of_a_deadline_and_what_it_bounds() {
    check!(
        async {
            timeout(ms(5), async {
                sleep(ms(1)).await;
                Ok(())
            })
            .await
        },
        [2, 3]
    );
}

#[test]
fn of_permits_and_messages() {
    check!(
        async {
            let permits = Semaphore::new("permits", 1);
            let own = permits.acquire().await;
            let (tx, mut rx) = channel("orders", 1);
            let other = spawn("other", async move {
                let _permit = permits.acquire().await;
                tx.send(1).await?;
                tx.send(2).await
            });
            yield_now().await;
            drop(own);
            sleep(ms(1)).await;
            rx.receive().await;
            rx.receive().await;
            rx.receive().await;
            other.await
        },
        [5, 6, 8, 10, 12, 14]
    );
}
