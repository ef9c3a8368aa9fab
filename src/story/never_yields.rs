//! An await that gives the thread to the next task, but never to the browser.

use super::{Knob, Knobs, Place, Program, Story};
use crate::run::{Policy, TaskGroup, compute, count_primes, print, yield_now};
use crate::time::ms;
use crate::trace::Outcome;

static TASKS: Knob = Knob { id: "tasks", label: "Tasks", unit: "", min: 1, max: 8, step: 1, default: 3 };
static STEPS: Knob = Knob { id: "steps", label: "Steps", unit: "", min: 10, max: 3000, step: 10, default: 1000 };

// region: polite
async fn polite(knobs: Knobs) -> Outcome {
    let tasks = TaskGroup::new();
    for n in 1..=knobs.of(&TASKS) {
        tasks.spawn(format!("task {n}"), count(knobs.of(&STEPS)));
    }
    tasks.join().await
}

async fn count(steps: u32) -> Outcome {
    let mut primes = 0;
    for step in 0..steps {
        primes += compute(count_primes(step * 4000..(step + 1) * 4000));
        yield_now().await; // to the next task; to the browser only if the loop says so
    }
    print(format!("{primes} primes"));
    Ok(())
}
// endregion

pub(super) static STORY: Story = Story {
    id: "never-yields",
    title: "The await that doesn’t yield",
    text: "Every task awaits after each step, and still the page freezes. Awaiting only gives the thread to the next \
           task. Whether the browser ever gets it is up to the loop: woken through microtasks it never does, with a \
           budget of 4 ms it does before the next frame is due. Run it on this page and watch the frames.",
    knobs: &[&TASKS, &STEPS],
    programs: &[
        Program { name: "never", policy: Policy::Never, regions: &["polite"], start: |knobs| Box::pin(polite(knobs)) },
        Program {
            name: "budget",
            policy: Policy::Budget(ms(4)),
            regions: &["polite"],
            start: |knobs| Box::pin(polite(knobs)),
        },
    ],
    shown: 0,
    place: Place::Page,
    file: include_str!("never_yields.rs"),
};
