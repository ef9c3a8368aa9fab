//! One task fails: what becomes of its siblings?

use super::{Knob, Knobs, Place, Program, Story};
use crate::run::{Policy, TaskGroup, gather, print, sleep, spawn};
use crate::time::ms;
use crate::trace::{Outcome, error};

static TASKS: Knob = Knob { id: "tasks", label: "Tasks", unit: "", min: 2, max: 12, step: 1, default: 5 };
static FAILS: Knob = Knob { id: "fails", label: "Fails", unit: "", min: 0, max: 12, step: 1, default: 2 };

// region: gather
async fn gathered(knobs: Knobs) -> Outcome {
    let mut chefs = Vec::new();
    for n in 1..=knobs.of(&TASKS) {
        chefs.push(spawn(format!("chef {n}"), cook(n, knobs.of(&FAILS))));
    }
    if let Err(failure) = gather(chefs).await {
        print(format!("gather failed: {failure}"));
    }
    sleep(ms(600)).await; // the siblings are still at it
    print("the kitchen closes");
    Ok(())
}
// endregion

// region: task group
async fn grouped(knobs: Knobs) -> Outcome {
    let chefs = TaskGroup::new();
    for n in 1..=knobs.of(&TASKS) {
        chefs.spawn(format!("chef {n}"), cook(n, knobs.of(&FAILS)));
    }
    if let Err(failure) = chefs.join().await {
        print(format!("the group failed: {failure}"));
    }
    sleep(ms(600)).await; // nobody is left behind
    print("the kitchen closes");
    Ok(())
}
// endregion

// region: cook
async fn cook(n: u32, fails: u32) -> Outcome {
    sleep(ms(100 * u64::from(n))).await;
    if n == fails {
        return Err(error(format!("chef {n} burnt the soup")));
    }
    sleep(ms(200)).await;
    print(format!("chef {n} serves"));
    Ok(())
}
// endregion

pub(super) static STORY: Story = Story {
    id: "gather-or-group",
    title: "Gather or task group?",
    text: "One of the chefs fails. Gather reports it at once and forgets the others, who go on cooking with nobody \
           waiting for them. A task group cancels them, waits until the last has left, and hands over all errors.",
    knobs: &[&TASKS, &FAILS],
    programs: &[
        Program {
            name: "gather",
            policy: Policy::Budget(ms(4)),
            regions: &["gather", "cook"],
            start: |knobs| Box::pin(gathered(knobs)),
        },
        Program {
            name: "task group",
            policy: Policy::Budget(ms(4)),
            regions: &["task group", "cook"],
            start: |knobs| Box::pin(grouped(knobs)),
        },
    ],
    shown: 1,
    place: Place::Worker,
    file: include_str!("gather_or_group.rs"),
};
