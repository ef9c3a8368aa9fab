//! Awaiting in a loop, or awaiting all at once.

use super::{Knob, Knobs, Place, Program, Story};
use crate::run::{Policy, fetch, gather, print, spawn};
use crate::time::ms;
use crate::trace::Outcome;

static PAGES: Knob = Knob { id: "pages", label: "Pages", unit: "", min: 1, max: 40, step: 1, default: 6 };
static DELAY: Knob = Knob { id: "delay", label: "Each", unit: "ms", min: 0, max: 2000, step: 20, default: 300 };

// region: one by one
async fn one_by_one(knobs: Knobs) -> Outcome {
    for n in 1..=knobs.of(&PAGES) {
        load(n, knobs.of(&DELAY)).await?;
    }
    print("all loaded");
    Ok(())
}
// endregion

// region: together
async fn together(knobs: Knobs) -> Outcome {
    let mut pages = Vec::new();
    for n in 1..=knobs.of(&PAGES) {
        pages.push(spawn(format!("page {n}"), load(n, knobs.of(&DELAY))));
    }
    gather(pages).await?;
    print("all loaded");
    Ok(())
}
// endregion

// region: load
async fn load(n: u32, delay: u32) -> Outcome {
    let page = fetch(format!("https://lab.test/pages/{n}?delay={delay}")).await?;
    print(format!("page {n}: {} bytes", page.body.len()));
    Ok(())
}
// endregion

pub(super) static STORY: Story = Story {
    id: "one-by-one",
    title: "One by one or together?",
    text: "Both programs await, and neither ever blocks. But one asks for the next page only when the last has come, \
           so the waits add up. The other starts a task for each page, and all of them wait at the same time.",
    knobs: &[&PAGES, &DELAY],
    programs: &[
        Program {
            name: "one by one",
            policy: Policy::Budget(ms(4)),
            regions: &["one by one", "load"],
            start: |knobs| Box::pin(one_by_one(knobs)),
        },
        Program {
            name: "together",
            policy: Policy::Budget(ms(4)),
            regions: &["together", "load"],
            start: |knobs| Box::pin(together(knobs)),
        },
    ],
    shown: 0,
    place: Place::Worker,
    file: include_str!("one_by_one.rs"),
};
