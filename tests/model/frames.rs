//! Frames lost, from literal frames.

use loopscope::model::{Run, findings};
use loopscope::time::{Instant, Span, ms};
use loopscope::trace::{Block, Event, Site, StepEnd, TaskId, What, Yielded};

fn at(micros: u64, what: What) -> Event {
    Event { at: Instant::from_micros(micros), what }
}

/// A run whose thread is free for ten frames, then held by one task from the tenth frame on for `hold`; the next frame
/// is drawn `after` the hold.
fn held_for(hold: Span, after: Span) -> Run {
    const FRAME: u64 = 16_667;
    let (begin, end) = (10 * FRAME, 10 * FRAME + hold.as_micros());
    let task = TaskId::new(0);
    let mut events =
        vec![at(0, What::Spawned { task, parent: None, scope: None, name: "main".into(), site: Site::default() })];
    events.extend([What::TurnBegan, What::TurnEnded, What::Yielded(Yielded::Idle)].map(|what| at(0, what)));
    events.extend((0..=10).map(|n| at(n * FRAME, What::Frame)));
    events.extend([
        at(begin, What::TurnBegan),
        at(begin, What::StepBegan { task }),
        at(begin, What::BlockBegan { task, kind: Block::Sleep(hold), site: Site { line: 7 } }),
        at(end, What::BlockEnded { task }),
        at(end, What::StepEnded { task, how: StepEnd::Returned }),
        at(end, What::TurnEnded),
        at(end, What::Yielded(Yielded::Idle)),
        at(end + after.as_micros(), What::Frame),
        at(end + after.as_micros() + FRAME, What::Frame),
        at(end + after.as_micros() + FRAME, What::Finished),
    ]);
    let mut run = Run::default();
    run.extend(&events);
    run
}

/// A hold of 500 ms is 30 frames long. When it ends, the browser draws at once, late as it is: that frame counts as
/// drawn, and 29 are lost. If it waits for the next beat of the screen instead, that beat is the 31st: 30 are lost.
#[test]
fn a_hold_of_half_a_second_costs_29_frames_or_30() {
    let lost = |hold, after| held_for(hold, after).frames_lost(Instant::ZERO);
    assert_eq!(lost(ms(500), ms(0)), 29);
    assert_eq!(lost(ms(500), ms(16)), 30);
    assert_eq!(lost(ms(500), ms(5)), 29, "rounded to whole frames");
}

#[test]
fn a_frame_that_is_a_bit_late_is_not_lost() {
    let lost = |micros| held_for(Span::from_micros(micros), Span::ZERO).frames_lost(Instant::ZERO);
    assert_eq!([0, 5_000, 16_667, 20_000, 25_000].map(lost), [0, 0, 0, 0, 0]);
    assert_eq!([25_001, 33_334, 41_667, 41_668, 50_000].map(lost), [1, 1, 1, 2, 2]);
}

#[test]
fn the_finding_says_so_on_the_page_and_as_a_supposition_elsewhere() {
    let texts = |on_page| {
        let run = held_for(ms(500), ms(0));
        findings(&run, on_page, Instant::ZERO).into_iter().map(|finding| finding.text).collect::<Vec<_>>()
    };
    assert_eq!(texts(true), ["main (line 7) held the loop for 500 ms: 29 frames lost."]);
    assert_eq!(
        texts(false),
        ["main (line 7) held the loop for 500 ms: a page on this thread would have lost 29 frames."]
    );
}

#[test]
fn frames_between_two_instants_are_those_of_the_gaps_that_touch_them() {
    let run = held_for(ms(500), ms(0));
    let lost = |from, to| run.loop_lane.frames_lost(Instant::ZERO + ms(from), Instant::ZERO + ms(to), Instant::ZERO);
    assert_eq!(lost(0, 160), 0);
    assert_eq!(lost(0, 10_000), 29);
    assert_eq!(lost(700, 10_000), 0);
    // Of a gap that reaches beyond, only what lies between counts.
    assert_eq!(lost(0, 300), 8);
    assert_eq!(lost(300, 10_000), 22);
}

#[test]
fn while_the_thread_is_held_the_gap_that_goes_on_counts() {
    let mut run = Run::default();
    let task = TaskId::new(0);
    run.extend(&[
        at(0, What::Spawned { task, parent: None, scope: None, name: "main".into(), site: Site::default() }),
        at(0, What::Frame),
        at(1000, What::TurnBegan),
        at(1000, What::StepBegan { task }),
    ]);
    assert_eq!(run.frames_lost(Instant::from_micros(1000)), 0);
    assert_eq!(run.frames_lost(Instant::from_micros(200_000)), 11);
    assert_eq!(run.frames_lost(Instant::from_micros(400_000)), 23);
}

#[test]
fn where_no_frames_are_drawn_none_is_lost() {
    let mut run = held_for(ms(500), ms(0));
    run.loop_lane.frames.clear();
    assert_eq!(run.frames_lost(Instant::ZERO), 0);
}
