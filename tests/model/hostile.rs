//! A trace may come from anywhere: whatever it says, the model takes it and everything can be asked of it.

use loopscope::model::{findings, transcript};
use loopscope::time::{Instant, Span};

use crate::support::random_trace::random_trace;
use crate::support::{Dice, lanes, model};

#[test]
fn random_traces_can_be_folded_and_asked_anything() {
    let mut said = 0;
    for seed in 0..2000 {
        let mut dice = Dice::new(seed);
        let length = 1 + dice.below(200) as usize;
        let run = model(&random_trace(&mut dice, length));
        for now in [Instant::ZERO, run.last(), run.last() + Span::from_millis(100), Instant::from_micros(u64::MAX)] {
            said += lanes(&run, now).len() + transcript(&run, now, 50).len();
            said += findings(&run, seed % 2 == 0, now).len();
            let summary = run.summary("hostile", true, false, now);
            said += serde_json::to_string(&summary).expect("plain data").len();
            for at in [Instant::ZERO, Instant::from_micros(dice.below(1_000_000)), run.last(), now] {
                said += run.snapshot(at, now).standing.len();
            }
            said += run.telling_instant().as_micros() as usize % 2;
        }
    }
    assert!(said > 0);
}

#[test]
fn lanes_of_random_traces_keep_their_order() {
    for seed in 0..2000 {
        let run = model(&random_trace(&mut Dice::new(seed), 200));
        for task in &run.tasks {
            let ends = task.slices.windows(2).all(|pair| pair[0].end <= pair[1].start);
            assert!(ends && task.slices.iter().all(|slice| slice.start <= slice.end), "seed {seed}: {:?}", task.slices);
            assert!(task.parent.is_none_or(|parent| parent < task.id), "seed {seed}: nobody descends from itself");
        }
    }
}
