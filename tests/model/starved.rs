//! Ready is counted from when a task could have gone on, not from when the loop had time to notice.

use loopscope::run::{block_for, fetch, in_worker, sleep, spawn, timeout};
use loopscope::time::{Instant, ms};
use loopscope::trace::Outcome;

use crate::support::{lanes, model, run, said};

#[track_caller]
fn check(main: impl Future<Output = Outcome> + 'static, template: &str) {
    said(&lanes(&model(&run(main)), Instant::ZERO), template);
}

#[test]
fn a_timer_that_is_due_while_somebody_blocks() {
    check(
        async {
            spawn("sleeper", async {
                sleep(ms(30)).await;
                Ok(())
            })
            .detach();
            sleep(ms(10)).await;
            block_for(ms(100));
            sleep(ms(10)).await;
            Ok(())
        },
        "
        main: awaiting 0–10, blocking 10–110, awaiting 110–120 · done
        sleeper: awaiting 0–30, ready 30–110 · done
        ",
    );
}

#[test]
fn an_answer_that_is_there_while_somebody_blocks() {
    check(
        async {
            let asks = spawn("asks", async { fetch("https://lab.test/delay/30").await.map(drop) });
            sleep(ms(10)).await;
            block_for(ms(100));
            asks.await
        },
        "
        main: awaiting 0–10, blocking 10–110 · done
        asks: awaiting 0–30, ready 30–110 · done
        ",
    );
}

#[test]
fn a_result_from_a_worker_that_is_there_while_somebody_blocks() {
    check(
        async {
            let asks =
                spawn("asks", async { in_worker(loopscope::run::Work { from: 0, to: 200_000 }).await.map(drop) });
            sleep(ms(10)).await;
            block_for(ms(100));
            asks.await
        },
        "
        main: awaiting 0–10, blocking 10–110 · done
        asks: awaiting 0–110 · done
        ",
    );
}

#[test]
fn a_deadline_that_passes_while_somebody_blocks() {
    check(
        async {
            let bounded =
                spawn("bounded", timeout(ms(30), async { fetch("https://lab.test/delay/500").await.map(drop) }));
            sleep(ms(10)).await;
            block_for(ms(100));
            drop(bounded.await);
            Ok(())
        },
        "
        main: awaiting 0–10, blocking 10–110 · done
        bounded: awaiting 0–30, ready 30–110 · failed: timed out after 30 ms
        ",
    );
}

#[test]
fn who_is_woken_by_another_is_ready_from_then_on() {
    check(
        async {
            let first = spawn("first", async {
                sleep(ms(10)).await;
                Ok(())
            });
            let blocker = spawn("blocker", async {
                sleep(ms(10)).await;
                block_for(ms(50));
                Ok(())
            });
            first.await?;
            blocker.await
        },
        "
        main: awaiting 0–10, ready 10–60 · done
        first: awaiting 0–10 · done
        blocker: awaiting 0–10, blocking 10–60 · done
        ",
    );
}

#[test]
fn who_is_cancelled_while_somebody_blocks_is_ready_from_the_request_on() {
    check(
        async {
            let task = spawn("task", async {
                sleep(ms(500)).await;
                Ok(())
            });
            sleep(ms(10)).await;
            block_for(ms(20));
            task.cancel();
            block_for(ms(30));
            drop(task.await);
            Ok(())
        },
        "
        main: awaiting 0–10, blocking 10–30, blocking 30–60 · done
        task: awaiting 0–30, ready 30–60 · cancelled
        ",
    );
}
