//! Giving up: after a time, or because somebody says so.

use super::{Knob, Knobs, Place, Program, Story};
use crate::run::{Policy, block_for, fetch, print, sleep, spawn, timeout};
use crate::time::ms;
use crate::trace::Outcome;

static PATIENCE: Knob =
    Knob { id: "patience", label: "Patience", unit: "ms", min: 20, max: 2000, step: 20, default: 300 };
static ANSWER: Knob = Knob { id: "answer", label: "Answer", unit: "ms", min: 0, max: 3000, step: 20, default: 800 };

// region: timeout
async fn impatient(knobs: Knobs) -> Outcome {
    let patience = ms(knobs.of(&PATIENCE).into());
    let url = format!("https://lab.test/delay/{}", knobs.of(&ANSWER));
    match timeout(patience, fetch(url)).await {
        Ok(answer) => print(format!("answered with {}", answer.status)),
        Err(failure) => print(format!("gave up: {failure}")), // the fetch is aborted
    }
    Ok(())
}
// endregion

// region: cancel
async fn cancelling(knobs: Knobs) -> Outcome {
    let patience = ms(knobs.of(&PATIENCE).into());
    let polite = spawn("polite", steps_of(40, true));
    let deaf = spawn("deaf", steps_of(40, false));
    sleep(patience).await;
    polite.cancel();
    deaf.cancel();
    let (polite, deaf) = (polite.await, deaf.await);
    print(format!("polite: {}, deaf: {}", told(&polite), told(&deaf)));
    Ok(())
}

async fn steps_of(millis: u64, awaits: bool) -> Outcome {
    for _ in 0..10 {
        sleep(ms(millis)).await; // the only place where it can be cancelled
        if !awaits {
            block_for(ms(4 * millis)); // until this is over, nobody is heard
        }
    }
    Ok(())
}

fn told(outcome: &Outcome) -> &'static str {
    if outcome.is_ok() { "done" } else { "cancelled" }
}
// endregion

pub(super) static STORY: Story = Story {
    id: "timeout-and-cancel",
    title: "Timeout and cancel",
    text: "A timeout drops what it waited for: the fetch is aborted, not just forgotten. Cancelling a task is a \
           request, and it takes effect where the task awaits. A task that keeps the thread makes everybody wait, even \
           the one who wants to cancel it.",
    knobs: &[&PATIENCE, &ANSWER],
    programs: &[
        Program {
            name: "timeout",
            policy: Policy::Budget(ms(4)),
            regions: &["timeout"],
            start: |knobs| Box::pin(impatient(knobs)),
        },
        Program {
            name: "cancel",
            policy: Policy::Budget(ms(4)),
            regions: &["cancel"],
            start: |knobs| Box::pin(cancelling(knobs)),
        },
    ],
    shown: 1,
    place: Place::Worker,
    file: include_str!("timeout_and_cancel.rs"),
};
