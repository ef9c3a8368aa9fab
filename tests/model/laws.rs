//! Laws that hold for every run: stories, and programs thrown by dice.

use loopscope::model::{Run, State};
use loopscope::run::Policy;
use loopscope::time::{Instant, Span};
use loopscope::trace::Event;

use crate::support::{Dice, model, random_program, run_lazily, run_story, stories};

/// Traces of every story and of many random programs, each with a name for the message.
pub(crate) fn traces() -> impl Iterator<Item = (String, Vec<Event>)> {
    let stories = stories()
        .map(|(story, program, knobs)| (format!("{}, {}", story.id, program.name), run_story(program, &knobs)));
    let policy = |number| [Policy::default(), Policy::EveryTurn, Policy::Never][(number % 3) as usize];
    let thrown =
        (0..60).map(move |number| (format!("program {number}"), run_lazily(policy(number), random_program(number))));
    stories.chain(thrown)
}

#[test]
fn extending_in_pieces_is_extending_at_once() {
    for (name, trace) in traces() {
        let at_once = model(&trace);
        let mut dice = Dice::new(trace.len() as u64);
        for most in [1, 2, 10, 500] {
            let mut in_pieces = Run::default();
            let mut rest = &trace[..];
            while !rest.is_empty() {
                let (piece, after) = rest.split_at(rest.len().min(1 + dice.below(most) as usize));
                in_pieces.extend(piece);
                rest = after;
            }
            assert!(in_pieces == at_once, "{name}, pieces of at most {most}");
        }
    }
}

#[test]
fn a_lane_has_no_gaps_from_spawn_to_end() {
    for (name, trace) in traces() {
        for task in &model(&trace).tasks {
            let mut at = task.spawned;
            for slice in &task.slices {
                assert_eq!(slice.start, at, "{name}, {}: {slice:?}", task.name);
                assert!(slice.end >= slice.start, "{name}, {}: {slice:?}", task.name);
                at = slice.end;
            }
            let end = task.end.as_ref().map(|&(end, _)| end);
            assert_eq!(end, Some(at), "{name}, {}", task.name);
            assert!(task.slices.is_sorted_by_key(|slice| slice.order), "{name}, {}", task.name);
        }
    }
}

#[test]
fn one_task_at_most_has_the_thread() {
    for (name, trace) in traces() {
        let run = model(&trace);
        let on_thread = |state| matches!(state, State::Running | State::Blocking);
        let mut held: Vec<(Instant, Instant)> = run
            .tasks
            .iter()
            .flat_map(|task| &task.slices)
            .filter(|slice| on_thread(slice.state()) && slice.start < slice.end)
            .map(|slice| (slice.start, slice.end))
            .collect();
        held.sort_unstable();
        assert!(held.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{name}: {held:?}");
    }
}

#[test]
fn the_times_of_a_task_add_up_to_its_life() {
    for (name, trace) in traces() {
        let run = model(&trace);
        for task in &run.tasks {
            let totals = run.totals(task, Instant::ZERO);
            let sum = totals.running + totals.ready + totals.awaiting + totals.blocking;
            let life = task.end.as_ref().map(|&(end, _)| end - task.spawned);
            assert_eq!(Some(sum), life, "{name}, {}", task.name);
        }
    }
}

#[test]
fn a_parent_comes_before_its_children() {
    for (name, trace) in traces() {
        let run = model(&trace);
        for task in &run.tasks {
            let Some(parent) = task.parent else { continue };
            assert!(parent < task.id, "{name}, {}", task.name);
            let parent = run.task(parent).expect("it came before");
            assert_eq!(task.depth, parent.depth + 1, "{name}, {}", task.name);
            assert!(parent.spawned <= task.spawned, "{name}, {}", task.name);
        }
    }
}

#[test]
fn turns_and_holds_follow_each_other_and_every_turn_lies_in_a_hold() {
    for (name, trace) in traces() {
        let lane = model(&trace).loop_lane;
        assert!(lane.turns.windows(2).all(|pair| pair[0].end <= pair[1].start), "{name}");
        assert!(lane.holds.windows(2).all(|pair| pair[0].end <= pair[1].start), "{name}");
        let inside = |turn: &loopscope::model::Turn| {
            lane.holds.iter().any(|hold| hold.start <= turn.start && turn.end <= hold.end)
        };
        assert!(lane.turns.iter().all(inside), "{name}");
    }
}

#[test]
fn the_dice_throw_programs_worth_looking_at() {
    // A law over runs in which nothing happens would be no law.
    let mut most = [Span::ZERO; 4];
    for (_, trace) in traces() {
        let run = model(&trace);
        for totals in run.tasks.iter().map(|task| run.totals(task, Instant::ZERO)) {
            let spans = [totals.running, totals.ready, totals.awaiting, totals.blocking];
            most = std::array::from_fn(|state| most[state].max(spans[state]));
        }
    }
    assert!(most.iter().all(|&span| span > Span::from_millis(50)), "{most:?}");
}
