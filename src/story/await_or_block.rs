//! The flagship: the same jobs, once awaiting and once blocking.

use super::{Knob, Knobs, Place, Program, Story};
use crate::run::{Policy, TaskGroup, block_for, print, sleep, spawn};
use crate::time::{Span, ms};
use crate::trace::Outcome;

static JOBS: Knob = Knob { id: "jobs", label: "Jobs", unit: "", min: 1, max: 20, step: 1, default: 6 };
static EACH: Knob = Knob { id: "each", label: "Each", unit: "ms", min: 20, max: 2000, step: 20, default: 400 };

// region: await
async fn awaiting(knobs: Knobs) -> Outcome {
    spawn("heartbeat", heartbeat()).detach();
    let jobs = TaskGroup::new();
    for n in 1..=knobs.of(&JOBS) {
        let each = ms(knobs.of(&EACH).into());
        jobs.spawn(format!("job {n}"), patient_job(n, each));
    }
    jobs.join().await?;
    print("all done");
    Ok(())
}

async fn patient_job(n: u32, each: Span) -> Outcome {
    sleep(each).await; // gives the thread back
    print(format!("job {n} done"));
    Ok(())
}
// endregion

// region: block
async fn blocking(knobs: Knobs) -> Outcome {
    spawn("heartbeat", heartbeat()).detach();
    let jobs = TaskGroup::new();
    for n in 1..=knobs.of(&JOBS) {
        let each = ms(knobs.of(&EACH).into());
        jobs.spawn(format!("job {n}"), selfish_job(n, each));
    }
    jobs.join().await?;
    print("all done");
    Ok(())
}

async fn selfish_job(n: u32, each: Span) -> Outcome {
    block_for(each); // keeps the thread
    print(format!("job {n} done"));
    Ok(())
}
// endregion

// region: heartbeat
async fn heartbeat() -> Outcome {
    loop {
        sleep(ms(50)).await;
    }
}
// endregion

pub(super) static STORY: Story = Story {
    id: "await-or-block",
    title: "Await or block?",
    text: "Each job waits. One program gives the thread back while it waits: the jobs wait together, and the heartbeat \
           goes on. The other keeps the thread: the jobs queue up behind each other, and the heartbeat stops.",
    knobs: &[&JOBS, &EACH],
    programs: &[
        Program {
            name: "await",
            policy: Policy::Budget(ms(4)),
            regions: &["await", "heartbeat"],
            start: |knobs| Box::pin(awaiting(knobs)),
        },
        Program {
            name: "block",
            policy: Policy::Budget(ms(4)),
            regions: &["block", "heartbeat"],
            start: |knobs| Box::pin(blocking(knobs)),
        },
    ],
    shown: 1,
    place: Place::Worker,
    file: include_str!("await_or_block.rs"),
};
