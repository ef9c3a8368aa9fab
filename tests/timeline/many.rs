//! A million slices: as many shapes as the screen can hold, and how long they took, for whoever asks to see it.
//!
//! `cargo test --release --test timeline a_million -- --nocapture`

use std::time::Instant as Stopwatch;

use loopscope::time::{Instant, Span};
use loopscope::timeline::{Arrow, Cache, Focus, Lanes, Scene, Viewport, layout};
use loopscope::trace::{Awaited, By, Event, Site, StepEnd, TaskId, What};

use crate::support::{Dice, fold};

/// Forty tasks that take turns: ready, running, awaiting, and again.
fn busy(slices: u64) -> Vec<Event> {
    let mut dice = Dice(41);
    let mut at = Instant::ZERO;
    let mut events = Vec::new();
    let site = Site::default();
    for task in (0..40).map(TaskId::new) {
        events.push(Event { at, what: What::Spawned { task, parent: None, scope: None, name: "t".into(), site } });
    }
    for _ in 0..slices / 120 {
        events.push(Event { at, what: What::TurnBegan });
        for task in (0..40).map(TaskId::new) {
            let other = TaskId::new(dice.roll(40) as u32);
            let awaiting = StepEnd::Awaiting { on: Awaited::Turn, site };
            let begin = at;
            at = at + Span::from_micros(dice.roll(60));
            events.push(Event { at: begin, what: What::StepBegan { task } });
            events.push(Event { at, what: What::StepEnded { task, how: awaiting } });
            at = at + Span::from_micros(dice.roll(20));
            events.push(Event { at, what: What::Ready { task, by: By::Task(other) } });
        }
        events.push(Event { at, what: What::TurnEnded });
    }
    events
}

#[test]
#[expect(clippy::disallowed_methods, reason = "measures real time, natively")]
fn a_million_slices_are_as_many_shapes_as_there_is_room_for() {
    let run = fold(&busy(1_000_000));
    let slices: usize = run.tasks.iter().map(|task| task.slices.len()).sum();
    assert!(slices > 950_000, "{slices}");
    let lanes = Lanes::of(&run);
    let mut cache = Cache::default();
    let mut view = Viewport::new(1200.0);
    view.fit(run.elapsed(Instant::ZERO), 1200.0);
    let focus = Focus { selected: Some(TaskId::new(3)), cursor: None };
    for zoom in [1.0, 4.0, 16.0, 64.0, 256.0] {
        let mut view = view;
        view.zoom_at(600.0, zoom);
        let scene = Scene { run: &run, lanes: &lanes, view: &view, top: 0.0, height: 1000.0, now: Instant::ZERO };
        let mut timed = || {
            let begun = Stopwatch::now();
            let layout = layout(&scene, &mut cache, focus);
            (begun.elapsed(), layout)
        };
        let (first, layout) = timed();
        let again = (0..5).map(|_| timed().0).min().unwrap_or(first);
        let (bars, arrows) = (layout.bars.len(), layout.arrows.len());
        println!("zoom {zoom:3}: {first:?}, then {again:?}; {bars} bars, {arrows} arrows");
        assert!(layout.bars.len() < 40 * 2 * 1200, "{}", layout.bars.len());
        let selected = |arrow: &Arrow| focus.selected == Some(arrow.from) || focus.selected == Some(arrow.to);
        assert!(layout.arrows.len() <= 60 || layout.arrows.len() <= 400 && layout.arrows.iter().all(selected));
    }
}
