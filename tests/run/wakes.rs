//! A task is woken by what it waits for, and by nothing that it waited for before.

use std::collections::BTreeMap;

use loopscope::run::{Policy, Semaphore, Task, TaskGroup, gather, join_all, race, sleep, spawn, timeout};
use loopscope::time::ms;
use loopscope::trace::{Awaited, By, Event, Outcome, StepEnd, TaskId, What};

use crate::support::{random_program, run, run_lazily};

/// The wakes that had nothing to do with what the task awaited.
fn for_nothing(trace: &[Event]) -> Vec<String> {
    let mut awaiting: BTreeMap<TaskId, &Awaited> = BTreeMap::new();
    let mut found = Vec::new();
    for Event { at, what } in trace {
        match what {
            What::StepEnded { task, how: StepEnd::Awaiting { on, .. } } => drop(awaiting.insert(*task, on)),
            What::StepBegan { task } => drop(awaiting.remove(task)),
            What::Ready { task, by } => {
                let fits = match (awaiting.get(task), by) {
                    // A deadline may bound any wait.
                    (None, _) | (_, By::Timer(_) | By::Cancel) => true,
                    (Some(Awaited::Io(io)), By::Io(by)) => io == by,
                    (Some(Awaited::Task(task)), By::Task(by)) => task == by,
                    (Some(Awaited::Scope(_) | Awaited::Permit(_) | Awaited::Channel(_)), By::Task(_)) => true,
                    _ => false,
                };
                if !fits {
                    found.push(format!("{at}: {task:?} by {by:?}, awaiting {:?}", awaiting.get(task)));
                }
            }
            _ => {}
        }
    }
    found
}

async fn slow() -> Outcome {
    sleep(ms(50)).await;
    Ok(())
}

/// Gives up a wait after 10 ms, and then only sleeps.
#[track_caller]
fn check<T, F: Future<Output = Outcome<T>> + 'static>(wait: impl FnOnce(Vec<Task<()>>) -> F + 'static) {
    let trace = run(async {
        let tasks = vec![spawn("a", slow()), spawn("b", slow())];
        drop(timeout(ms(10), wait(tasks)).await);
        sleep(ms(100)).await;
        Ok(())
    });
    assert_eq!(for_nothing(&trace), [""; 0]);
}

#[test]
fn after_a_wait_was_given_up() {
    check(|mut tasks| tasks.remove(0).into_future());
    check(|tasks| gather(tasks));
    check(|tasks| race(tasks));
    check(|tasks| async { Ok(join_all(tasks).await) });
    check(|_| async {
        let group = TaskGroup::new();
        group.spawn("c", slow());
        group.spawn("d", slow());
        group.join().await
    });
    check(|mut tasks| async move {
        let permits = Semaphore::new("permits", 1);
        let own = permits.acquire().await;
        spawn("holder", async move {
            let _own = own;
            tasks.remove(0).await
        })
        .detach();
        drop(permits.acquire().await);
        Ok(())
    });
}

#[test]
fn in_any_program() {
    for number in 0..200 {
        let trace = run_lazily(Policy::default(), random_program(number));
        assert_eq!(for_nothing(&trace), [""; 0], "program {number}");
    }
}
