//! Work that nothing can be awaited in: whole, in slices, in a worker.

use super::{Knob, Knobs, Place, Program, Story};
use crate::run::{Policy, compute, count_primes, in_worker, print, sleep, spawn, yield_now};
use crate::time::ms;
use crate::trace::Outcome;

static BELOW: Knob = Knob {
    id: "below",
    label: "Primes below",
    unit: "",
    min: 100_000,
    max: 10_000_000,
    step: 100_000,
    default: 2_000_000,
};
static SLICES: Knob = Knob { id: "slices", label: "Slices", unit: "", min: 2, max: 400, step: 2, default: 100 };

// region: whole
async fn whole(knobs: Knobs) -> Outcome {
    spawn("heartbeat", heartbeat()).detach();
    sleep(ms(100)).await;
    let primes = compute(count_primes(0..knobs.of(&BELOW)));
    print(format!("{primes} primes"));
    sleep(ms(100)).await;
    Ok(())
}
// endregion

// region: in slices
async fn in_slices(knobs: Knobs) -> Outcome {
    spawn("heartbeat", heartbeat()).detach();
    sleep(ms(100)).await;
    let (below, slices) = (knobs.of(&BELOW), knobs.of(&SLICES));
    let mut primes = 0;
    for n in 0..slices {
        primes += compute(count_primes(below / slices * n..below / slices * (n + 1)));
        yield_now().await;
    }
    print(format!("{primes} primes"));
    sleep(ms(100)).await;
    Ok(())
}
// endregion

// region: in a worker
async fn elsewhere(knobs: Knobs) -> Outcome {
    spawn("heartbeat", heartbeat()).detach();
    sleep(ms(100)).await;
    let primes = in_worker(count_primes(0..knobs.of(&BELOW))).await?;
    print(format!("{primes} primes"));
    sleep(ms(100)).await;
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
    id: "long-computation",
    title: "A long computation",
    text: "Counting primes is work: there is nothing to await in it, and async alone doesn’t make it go away. Whole, \
           it holds the loop. Cut into slices with a yield between them, it takes as long but lets others in. In a \
           worker of its own it is somebody else’s thread, and ours only awaits the answer.",
    knobs: &[&BELOW, &SLICES],
    programs: &[
        Program {
            name: "whole",
            policy: Policy::Budget(ms(4)),
            regions: &["whole", "heartbeat"],
            start: |knobs| Box::pin(whole(knobs)),
        },
        Program {
            name: "in slices",
            policy: Policy::Budget(ms(4)),
            regions: &["in slices", "heartbeat"],
            start: |knobs| Box::pin(in_slices(knobs)),
        },
        Program {
            name: "in a worker",
            policy: Policy::Budget(ms(4)),
            regions: &["in a worker", "heartbeat"],
            start: |knobs| Box::pin(elsewhere(knobs)),
        },
    ],
    shown: 0,
    place: Place::Worker,
    file: include_str!("long_computation.rs"),
};
