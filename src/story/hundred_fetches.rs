//! Many fetches with a semaphore in front of them.

use super::{Knob, Knobs, Place, Program, Story};
use crate::run::{Policy, Semaphore, TaskGroup, fetch, print};
use crate::time::ms;
use crate::trace::Outcome;

static COUNT: Knob = Knob { id: "count", label: "Fetches", unit: "", min: 1, max: 500, step: 1, default: 100 };
static LIMIT: Knob = Knob { id: "limit", label: "At once", unit: "", min: 1, max: 100, step: 1, default: 20 };
static DELAY: Knob = Knob { id: "delay", label: "Each", unit: "ms", min: 0, max: 2000, step: 20, default: 300 };

// region: all at once
async fn all_at_once(knobs: Knobs) -> Outcome {
    let fetches = TaskGroup::new();
    for n in 1..=knobs.of(&COUNT) {
        let delay = knobs.of(&DELAY);
        fetches.spawn(format!("fetch {n}"), async move {
            fetch(format!("https://lab.test/delay/{delay}?n={n}")).await?;
            Ok(())
        });
    }
    fetches.join().await?;
    print("all fetched");
    Ok(())
}
// endregion

// region: at most N
async fn at_most_n(knobs: Knobs) -> Outcome {
    let fetches = TaskGroup::new();
    let permits = Semaphore::new("permits", knobs.of(&LIMIT) as usize);
    for n in 1..=knobs.of(&COUNT) {
        let (delay, permits) = (knobs.of(&DELAY), permits.clone());
        fetches.spawn(format!("fetch {n}"), async move {
            let _permit = permits.acquire().await;
            fetch(format!("https://lab.test/delay/{delay}?n={n}")).await?;
            Ok(())
        });
    }
    fetches.join().await?;
    print("all fetched");
    Ok(())
}
// endregion

pub(super) static STORY: Story = Story {
    id: "hundred-fetches",
    title: "A hundred fetches",
    text: "A hundred tasks, a fetch each. All at once they take as long as one, if the server can bear it. A semaphore \
           lets only so many through: each task holds a permit while it fetches, and the next in line gets it.",
    knobs: &[&COUNT, &LIMIT, &DELAY],
    programs: &[
        Program {
            name: "all at once",
            policy: Policy::Budget(ms(4)),
            regions: &["all at once"],
            start: |knobs| Box::pin(all_at_once(knobs)),
        },
        Program {
            name: "at most N",
            policy: Policy::Budget(ms(4)),
            regions: &["at most N"],
            start: |knobs| Box::pin(at_most_n(knobs)),
        },
    ],
    shown: 1,
    place: Place::Worker,
    file: include_str!("hundred_fetches.rs"),
};
