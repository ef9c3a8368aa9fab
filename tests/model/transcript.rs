//! The transcript: the run as sentences, in the order in which things happened, also within one instant.

use loopscope::model::transcript;
use loopscope::run::{TaskGroup, channel, fetch, print, sleep, spawn, timeout, yield_now};
use loopscope::time::{Instant, ms};
use loopscope::trace::{Event, Outcome, error};

use crate::laws::traces;
use crate::support::{millis, model, run, run_story, said, stories};

fn rows(trace: &[Event], most: usize) -> Vec<String> {
    let run = model(trace);
    let row = |row: loopscope::model::Row| format!("{} {} {}", millis(row.at), row.task, row.text);
    transcript(&run, run.last(), most).into_iter().map(row).collect()
}

#[track_caller]
fn check(main: impl Future<Output = Outcome> + 'static, template: &str) {
    // Lines are the subject of another suite.
    let rows = rows(&run(main), 1000);
    let without_lines = rows.iter().map(|row| match row.split_once(" at line ") {
        Some((before, after)) => format!("{before}{}", after.trim_start_matches(|digit: char| digit.is_ascii_digit())),
        None => row.clone(),
    });
    said(&without_lines.collect::<Vec<String>>(), template);
}

#[test]
fn of_the_flagship() {
    let (_, program, knobs) = stories().nth(1).expect("the flagship has two programs");
    said(
        &rows(&run_story(program, &knobs.with("jobs", 2)), 1000),
        "
        0 main is spawned, ready
        0 main runs
        0 heartbeat is spawned by main at line 33, ready
        0 job 1 is spawned by main at line 37, ready
        0 job 2 is spawned by main at line 37, ready
        0 main awaits its task group at line 39
        0 heartbeat runs
        0 heartbeat awaits a sleep of 50 ms at line 54
        0 job 1 runs
        0 job 1 blocks the thread at line 45
        50 heartbeat is ready: its timer was due, and fired 750 ms late
        400 job 1 runs
        400 job 1 prints “job 1 done”
        400 job 1 is done
        400 job 2 runs
        400 job 2 blocks the thread at line 45
        800 job 2 runs
        800 job 2 prints “job 2 done”
        800 job 2 is done
        800 main is ready: woken by job 2
        800 main runs
        800 main prints “all done”
        800 main is done
        800 heartbeat is asked to end by the end of main
        800 heartbeat runs
        800 heartbeat is cancelled
        800  the program is over
        ",
    );
}

#[test]
fn of_waits_and_of_what_ends_them() {
    check(
        async {
            let (tx, mut rx) = channel("orders", 1);
            let guest = spawn("guest", async move {
                rx.receive().await;
                drop(rx);
                fetch("https://lab.test/status/404?delay=5").await?;
                Err::<(), _>(error("not found"))
            });
            tx.send(1).await?;
            yield_now().await;
            drop(guest.await);
            Ok(())
        },
        "
        0 main is spawned, ready
        0 main runs
        0 guest is spawned by main, ready
        0 main is ready: it yielded
        0 guest runs
        0 guest awaits https://lab.test/status/404?delay=5
        0 main runs
        0 main awaits the end of guest
        5 guest is ready: an answer with status 404 is there
        5 guest runs
        5 guest fails: not found
        5 main is ready: woken by guest
        5 main runs
        5 main is done
        5  the program is over
        ",
    );
}

#[test]
fn of_cancelling() {
    check(
        async {
            let group = TaskGroup::new();
            group.spawn("slow", async {
                sleep(ms(50)).await;
                print("never");
                Ok(())
            });
            drop(timeout(ms(10), group.join()).await);
            sleep(ms(1)).await;
            Ok(())
        },
        "
        0 main is spawned, ready
        0 main runs
        0 slow is spawned by main, ready
        0 main awaits its task group
        0 slow runs
        0 slow awaits a sleep of 50 ms
        10 main is ready: its timer is due
        10 main runs
        10 slow is asked to end by a timeout
        10 slow is ready: to be cancelled
        10 main awaits a sleep of 1.0 ms
        10 slow runs
        10 slow is cancelled
        11 main is ready: its timer is due
        11 main runs
        11 main is done
        11  the program is over
        ",
    );
}

#[test]
fn rows_are_in_order_and_never_more_than_wanted() {
    for (name, trace) in traces() {
        let run = model(&trace);
        let all = transcript(&run, Instant::ZERO, usize::MAX);
        assert!(all.is_sorted_by_key(|row| row.at), "{name}");
        let first = transcript(&run, Instant::ZERO, 20);
        assert!(first.len() <= 21, "{name}: 20, and the end");
        assert_eq!(first[..20.min(first.len() - 1)], all[..20.min(all.len() - 1)], "{name}");
    }
}
