//! Asking several, taking the first answer.

use super::{Knob, Knobs, Place, Program, Story};
use crate::run::{Policy, fetch, print, race, spawn};
use crate::time::ms;
use crate::trace::{Failure, Outcome};

static MIRRORS: Knob = Knob { id: "mirrors", label: "Mirrors", unit: "", min: 1, max: 12, step: 1, default: 4 };
static JITTER: Knob = Knob { id: "jitter", label: "Jitter", unit: "ms", min: 0, max: 2000, step: 20, default: 600 };
static SEED: Knob = Knob { id: "seed", label: "Seed", unit: "", min: 1, max: 99, step: 1, default: 7 };

// region: race
async fn first_answer(knobs: Knobs) -> Outcome {
    let (jitter, seed) = (knobs.of(&JITTER), knobs.of(&SEED));
    let mut mirrors = Vec::new();
    for n in 1..=knobs.of(&MIRRORS) {
        mirrors.push(spawn(format!("mirror {n}"), async move {
            let url = format!("https://lab.test/delay/200?mirror={n}&jitter={jitter}&seed={seed}");
            fetch(url).await?;
            Ok::<u32, Failure>(n)
        }));
    }
    let winner = race(mirrors).await?; // the losers' fetches are aborted
    print(format!("mirror {winner} was first"));
    Ok(())
}
// endregion

pub(super) static STORY: Story = Story {
    id: "race",
    title: "Race",
    text: "Several mirrors have the same file, and nobody knows which is quick today. Ask all of them and take the \
           first answer. The others are cancelled: their tasks end, and their fetches are aborted.",
    knobs: &[&MIRRORS, &JITTER, &SEED],
    programs: &[Program {
        name: "race",
        policy: Policy::Budget(ms(4)),
        regions: &["race"],
        start: |knobs| Box::pin(first_answer(knobs)),
    }],
    shown: 0,
    place: Place::Worker,
    file: include_str!("race.rs"),
};
