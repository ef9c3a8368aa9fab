//! The same programs in asyncio: the Python stands above each test, and what is expected here is what CPython 3.11.7
//! printed for it, line by line. Where the order differs on purpose, the test says how.
//!
//! A long file, for the Python in it. In asyncio the callbacks of a task's end stand in the ready queue themselves, a turn behind; here they are called
//! at once. That shows only where others count turns meanwhile, and in what main leaves behind.

use std::future::Future;

use loopscope::run::{
    Semaphore, Task, TaskGroup, block_for, channel, gather, print, race, sleep, spawn, timeout, yield_now,
};
use loopscope::time::ms;
use loopscope::trace::{Failure, Outcome, error};

use crate::support::{prints, run};

/// Says so if what it stands in is dropped before its end: `except CancelledError: print(…); raise`.
struct OnCancel(String);

impl OnCancel {
    fn over(mut self) {
        self.0.clear();
    }
}

impl Drop for OnCancel {
    fn drop(&mut self) {
        if !self.0.is_empty() {
            print(self.0.as_str());
        }
    }
}

#[track_caller]
fn check(main: impl Future<Output = Outcome> + 'static, expected: &[&str]) {
    assert_eq!(prints(&run(main)), expected);
}

/// ```py
/// async def count(name, times):
///     for n in range(1, times + 1):
///         print(f"{name}{n}")
///         await sleep(0)
/// ```
fn count(name: &'static str, times: usize) -> Task<()> {
    spawn(name, async move {
        for n in 1..=times {
            print(format!("{name}{n}"));
            yield_now().await;
        }
        Ok(())
    })
}

/// ```py
/// tasks = [create_task(count(name, 3)) for name in "abc"]
/// print("main")
/// for task in tasks: await task
/// print("over")
/// ```
#[test]
fn yielding() {
    check(
        async {
            let tasks = ["a", "b", "c"].map(|name| count(name, 3));
            print("main");
            for task in tasks {
                task.await?;
            }
            print("over");
            Ok(())
        },
        &["main", "a1", "b1", "c1", "a2", "b2", "c2", "a3", "b3", "c3", "over"],
    );
}

/// ```py
/// async def c(): print("c begins"); await sleep(0.01); print("c ends"); return 1
/// async def b(): print("b begins"); n = await create_task(c()); print("b ends"); return n + 1
/// async def a(): print("a begins"); n = await create_task(b()); print("a ends"); return n + 1
/// print(await create_task(a()))
/// ```
#[test]
fn a_chain_of_tasks() {
    async fn c() -> Outcome<u32> {
        print("c begins");
        sleep(ms(10)).await;
        print("c ends");
        Ok(1)
    }
    async fn b() -> Outcome<u32> {
        print("b begins");
        let n = spawn("c", c()).await?;
        print("b ends");
        Ok(n + 1)
    }
    async fn a() -> Outcome<u32> {
        print("a begins");
        let n = spawn("b", b()).await?;
        print("a ends");
        Ok(n + 1)
    }
    check(
        async {
            print(spawn("a", a()).await?.to_string());
            Ok(())
        },
        &["a begins", "b begins", "c begins", "c ends", "b ends", "a ends", "3"],
    );
}

/// ```py
/// async def cook(n):
///     await sleep(n / 100)
///     if n == 2: print("cook 2 fails"); raise ValueError("soup")
///     print(f"cook {n} serves")
/// try: await gather(*(create_task(cook(n)) for n in (1, 2, 3)))
/// except ValueError as error: print(f"gather failed: {error}")
/// await sleep(0.03)
/// print("over")
/// ```
#[test]
fn a_gather_that_fails() {
    fn cook(n: u64) -> Task<()> {
        spawn(format!("cook {n}"), async move {
            sleep(ms(10 * n)).await;
            if n == 2 {
                print("cook 2 fails");
                return Err(error("soup"));
            }
            print(format!("cook {n} serves"));
            Ok(())
        })
    }
    check(
        async {
            if let Err(failure) = gather(vec![cook(1), cook(2), cook(3)]).await {
                print(format!("gather failed: {failure}"));
            }
            sleep(ms(30)).await;
            print("over");
            Ok(())
        },
        &["cook 1 serves", "cook 2 fails", "gather failed: soup", "cook 3 serves", "over"],
    );
}

/// ```py
/// async def cook(n):
///     try:
///         await sleep(n / 100)
///         if n == 2: print("cook 2 fails"); raise ValueError("soup")
///         print(f"cook {n} serves")
///     except CancelledError: print(f"cook {n} is cancelled"); raise
/// try:
///     async with TaskGroup() as group:
///         for n in (1, 2, 3, 4): group.create_task(cook(n))
/// except* ValueError as errors: print(f"{len(errors.exceptions)} failed")
/// print("over")
/// ```
#[test]
fn a_group_that_fails() {
    async fn cook(n: u64) -> Outcome {
        let cancelled = OnCancel(format!("cook {n} is cancelled"));
        sleep(ms(10 * n)).await;
        cancelled.over();
        if n == 2 {
            print("cook 2 fails");
            return Err(error("soup"));
        }
        print(format!("cook {n} serves"));
        Ok(())
    }
    check(
        async {
            let group = TaskGroup::new();
            for n in 1..=4 {
                group.spawn(format!("cook {n}"), cook(n));
            }
            if let Err(Failure::Group(failures)) = group.join().await {
                print(format!("{} failed", failures.len()));
            }
            print("over");
            Ok(())
        },
        &["cook 1 serves", "cook 2 fails", "cook 3 is cancelled", "cook 4 is cancelled", "1 failed", "over"],
    );
}

/// ```py
/// async def cook(n): await sleep(0); print(f"cook {n} fails"); raise ValueError(n)
/// try:
///     async with TaskGroup() as group:
///         for n in (1, 2, 3): group.create_task(cook(n))
/// except* ValueError as errors: print(f"{len(errors.exceptions)} failed")
/// ```
#[test]
fn failures_of_one_turn() {
    check(
        async {
            let group = TaskGroup::new();
            for n in 1..=3 {
                group.spawn(format!("cook {n}"), async move {
                    yield_now().await;
                    print(format!("cook {n} fails"));
                    Err(error("soup"))
                });
            }
            if let Err(Failure::Group(failures)) = group.join().await {
                print(format!("{} failed", failures.len()));
            }
            Ok(())
        },
        &["cook 1 fails", "cook 2 fails", "cook 3 fails", "3 failed"],
    );
}

/// ```py
/// permits = Semaphore(2)
/// async def guest(n):
///     async with permits:
///         print(f"guest {n} enters")
///         await sleep(n / 100)
///         print(f"guest {n} leaves")
/// await gather(*(create_task(guest(n)) for n in (3, 1, 2, 1)))
/// ```
#[test]
fn a_semaphore() {
    check(
        async {
            let permits = Semaphore::new("permits", 2);
            let guest = |n: u64| {
                let permits = permits.clone();
                spawn(format!("guest {n}"), async move {
                    let _permit = permits.acquire().await;
                    print(format!("guest {n} enters"));
                    sleep(ms(10 * n)).await;
                    print(format!("guest {n} leaves"));
                    Ok(())
                })
            };
            gather(vec![guest(3), guest(1), guest(2), guest(1)]).await.map(drop)
        },
        &[
            "guest 3 enters",
            "guest 1 enters",
            "guest 1 leaves",
            "guest 2 enters",
            "guest 3 leaves",
            "guest 2 leaves",
            "guest 1 enters",
            "guest 1 leaves",
        ],
    );
}

/// ```py
/// queue = Queue(1)
/// async def send(name):
///     for n in range(1, 4):
///         await queue.put(f"{name}{n}")
///         print(f"sent {name}{n}")
/// senders = [create_task(send(name)) for name in "abc"]
/// for _ in range(9): print("got", await queue.get())
/// ```
#[test]
fn a_queue_with_busy_senders() {
    check(
        async {
            let (tx, mut rx) = channel("queue", 1);
            for name in ["a", "b", "c"] {
                let tx = tx.clone();
                spawn(name, async move {
                    for n in 1..=3 {
                        tx.send(format!("{name}{n}")).await?;
                        print(format!("sent {name}{n}"));
                    }
                    Ok(())
                })
                .detach();
            }
            for _ in 0..9 {
                print(format!("got {}", rx.receive().await.unwrap_or_default()));
            }
            Ok(())
        },
        &[
            "sent a1", "got a1", "sent a2", "got a2", "sent b1", "got b1", "sent c1", "got c1", "sent a3", "got a3",
            "sent b2", "got b2", "sent c2", "got c2", "sent b3", "got b3", "sent c3", "got c3",
        ],
    );
}

/// ```py
/// async def sleeper(name):
///     try: print(f"{name} sleeps"); await sleep(1)
///     except CancelledError: print(f"{name} is cancelled"); raise
/// one, two = create_task(sleeper("one")), create_task(sleeper("two"))
/// await sleep(0)
/// two.cancel(); one.cancel()
/// print("asked")
/// for task in (one, two):
///     try: await task
///     except CancelledError: print("gone")
/// ```
#[test]
fn cancelling() {
    fn sleeper(name: &'static str) -> Task<()> {
        spawn(name, async move {
            let cancelled = OnCancel(format!("{name} is cancelled"));
            print(format!("{name} sleeps"));
            sleep(ms(1000)).await;
            cancelled.over();
            Ok(())
        })
    }
    check(
        async {
            let (one, two) = (sleeper("one"), sleeper("two"));
            yield_now().await;
            two.cancel();
            one.cancel();
            print("asked");
            for task in [one, two] {
                if task.await == Err(Failure::Cancelled) {
                    print("gone");
                }
            }
            Ok(())
        },
        &["one sleeps", "two sleeps", "asked", "two is cancelled", "one is cancelled", "gone", "gone"],
    );
}

/// ```py
/// async def runner(name, ms):
///     try: await sleep(ms / 1000); print(f"{name} arrives"); return name
///     except CancelledError: print(f"{name} gives up"); raise
/// runners = [create_task(runner("slow", 30)), create_task(runner("quick", 10)), create_task(runner("middle", 20))]
/// done, pending = await wait(runners, return_when=FIRST_COMPLETED)
/// for task in runners:
///     if task in pending: task.cancel()
/// print(done.pop().result(), "wins")
/// await sleep(0.001)
/// print("over")
/// ```
#[test]
fn the_first_to_arrive() {
    fn runner(name: &'static str, millis: u64) -> Task<&'static str> {
        spawn(name, async move {
            let cancelled = OnCancel(format!("{name} gives up"));
            sleep(ms(millis)).await;
            cancelled.over();
            print(format!("{name} arrives"));
            Ok(name)
        })
    }
    check(
        async {
            let winner = race(vec![runner("slow", 30), runner("quick", 10), runner("middle", 20)]).await?;
            print(format!("{winner} wins"));
            sleep(ms(1)).await;
            print("over");
            Ok(())
        },
        &["quick arrives", "quick wins", "slow gives up", "middle gives up", "over"],
    );
}

/// ```py
/// async def heartbeat():
///     while True: await sleep(0.01); print("beat")
/// async def selfish(n): time.sleep(0.025); print(f"job {n} done")
/// beat = create_task(heartbeat())
/// await sleep(0.015)
/// print("jobs")
/// await gather(*(create_task(selfish(n)) for n in (1, 2)))
/// await sleep(0)
/// print("all done")
/// ```
#[test]
fn a_heartbeat_beside_a_block() {
    check(
        async {
            spawn::<()>("heartbeat", async {
                loop {
                    sleep(ms(10)).await;
                    print("beat");
                }
            })
            .detach();
            sleep(ms(15)).await;
            print("jobs");
            let selfish = |n: u32| {
                spawn(format!("job {n}"), async move {
                    block_for(ms(25));
                    print(format!("job {n} done"));
                    Ok(())
                })
            };
            gather(vec![selfish(1), selfish(2)]).await?;
            yield_now().await;
            print("all done");
            Ok(())
        },
        &["beat", "jobs", "job 1 done", "job 2 done", "beat", "all done"],
    );
}

/// ```py
/// create_task(count("z", 6))
/// await create_task(count("a", 2))
/// print("awaited")
/// for _ in range(4): await sleep(0)
/// ```
#[test]
fn how_soon_whoever_awaits_a_task_goes_on() {
    check(
        async {
            count("z", 6).detach();
            count("a", 2).await?;
            print("awaited");
            for _ in 0..4 {
                yield_now().await;
            }
            Ok(())
        },
        &["z1", "a1", "z2", "a2", "z3", "z4", "awaited", "z5", "z6"],
    );
}

/// As above with `await gather(…)`. In asyncio it goes on a turn later, after z5: the end of the last task is first
/// told to the gather, in an entry of its own. A task group likewise.
#[test]
fn how_soon_whoever_gathers_goes_on_which_is_a_turn_sooner_than_in_asyncio() {
    check(
        async {
            count("z", 6).detach();
            gather(vec![count("a", 2), count("b", 2)]).await?;
            print("gathered");
            for _ in 0..4 {
                yield_now().await;
            }
            Ok(())
        },
        &["z1", "a1", "b1", "z2", "a2", "b2", "z3", "z4", "gathered", "z5", "z6"],
    );
}

/// ```py
/// async def other():
///     for n in range(1, 6): print(f"other {n}"); await sleep(0)
/// create_task(other())
/// await sleep(0); await sleep(0)
/// print("main ends")
/// ```
/// In asyncio "other 3" still follows: the end of main stops the loop in an entry of its own, behind that step. So a
/// task that main spawns last has its first step there; here it has none.
#[test]
fn what_main_leaves_behind_which_asyncio_steps_once_more() {
    check(
        async {
            count("other", 5).detach();
            yield_now().await;
            yield_now().await;
            print("main ends");
            Ok(())
        },
        &["other1", "other2", "main ends"],
    );
}

/// ```py
/// async def slow():
///     try: await sleep(1)
///     except CancelledError: print("slow is cancelled"); raise
/// try:
///     async with timeout(0.01): await create_task(slow())
/// except TimeoutError: print("gave up")
/// await sleep(0)
/// ```
/// asyncio prints these two lines the other way round: whoever is cancelled while awaiting a task waits for the end of
/// that task first. Here the wait is dropped, as Rust drops futures, and the task ends in the next turn.
#[test]
fn a_deadline_around_a_task_which_asyncio_waits_for() {
    check(
        async {
            let slow = spawn("slow", async {
                let cancelled = OnCancel("slow is cancelled".to_owned());
                sleep(ms(1000)).await;
                cancelled.over();
                Ok(())
            });
            if timeout(ms(10), slow).await.is_err() {
                print("gave up");
            }
            yield_now().await;
            Ok(())
        },
        &["gave up", "slow is cancelled"],
    );
}

/// ```py
/// async with TaskGroup() as group:
///     group.create_task(fails_after(0.01))
///     await sleep(0.05); print("body ends")
/// ```
/// In asyncio the body is cancelled, too, and prints nothing. Here the failure is told by `join`.
#[test]
fn the_body_of_a_group_which_asyncio_cancels_too() {
    check(
        async {
            let group = TaskGroup::new();
            group.spawn("fails", async {
                sleep(ms(10)).await;
                Err(error("ill"))
            });
            sleep(ms(50)).await;
            print("body ends");
            if group.join().await.is_err() {
                print("group failed");
            }
            Ok(())
        },
        &["body ends", "group failed"],
    );
}
