//! The same program leaves the same trace every time, and every story comes to its end whatever its knobs say.

use loopscope::story::{self, Knobs, Story};
use loopscope::trace::What;

use crate::support::{run_story, stories};

#[test]
fn every_story_leaves_the_same_trace_twice() {
    for (story, program, knobs) in stories() {
        assert_eq!(run_story(program, &knobs), run_story(program, &knobs), "{}, {}", story.id, program.name);
    }
}

/// The knobs of a story with each at one of its ends: bit `n` of `ends` says which end knob `n` stands at.
fn extreme(story: &Story, ends: usize) -> Knobs {
    let knobs = story.knobs.iter().enumerate();
    knobs.fold(Knobs::defaults(story.knobs), |knobs, (n, knob)| {
        knobs.with(knob.id, if ends >> n & 1 == 1 { knob.max } else { knob.min })
    })
}

#[test]
fn every_story_ends_at_both_ends_of_its_knobs() {
    for story in story::ALL {
        for ends in 0..1 << story.knobs.len() {
            let knobs = extreme(story, ends);
            for program in story.programs {
                let trace = run_story(program, &knobs);
                let end = trace.last().map(|event| &event.what);
                assert_eq!(end, Some(&What::Finished), "{}, {}, {knobs:?}", story.id, program.name);
                let stuck = trace.iter().any(|event| event.what == What::Deadlocked);
                assert!(!stuck, "{}, {}, {knobs:?}", story.id, program.name);
            }
        }
    }
}
