//! Whatever a trace says, it is laid out.

use loopscope::model::Run;
use loopscope::time::{Instant, Span};
use loopscope::timeline::{Cache, Focus, Lanes, Layout, Scene, Viewport, hit, layout};
use loopscope::trace::{
    Awaited, Block, By, CancelBy, Event, Failure, IoEnd, IoId, ScopeId, ScopeKind, Site, StepEnd, TaskId, TimerId,
    What, Yielded,
};

use crate::support::{Dice, fold};

/// Any event, with ids that are often wrong.
fn event(dice: &mut Dice, at: Instant) -> What {
    let task = TaskId::new(dice.roll(12) as u32);
    let other = TaskId::new(dice.roll(12) as u32);
    let timer = TimerId::new(dice.roll(8) as u32);
    let io = IoId::new(dice.roll(8) as u32);
    let scope = ScopeId::new(dice.roll(6) as u32);
    let site = Site { line: dice.roll(3) as u32 };
    let time = Instant::from_micros(at.as_micros() ^ dice.roll(1 << 20));
    match dice.roll(27) {
        0 | 1 => What::Spawned { task, parent: Some(other), scope: Some(scope), name: "x".into(), site },
        2 => What::Ready { task, by: By::Timer(timer) },
        3 => What::Ready { task, by: By::Io(io) },
        4 => What::Ready { task, by: By::Task(other) },
        5 | 6 => What::StepBegan { task },
        7 => What::StepEnded { task, how: StepEnd::Returned },
        8 => What::StepEnded { task, how: StepEnd::Raised { error: Failure::Cancelled } },
        9 => What::StepEnded { task, how: StepEnd::Awaiting { on: Awaited::Sleep(timer), site } },
        10 => What::StepEnded { task, how: StepEnd::Awaiting { on: Awaited::Io(io), site } },
        11 => What::BlockBegan { task, kind: Block::Sleep(Span::ZERO), site },
        12 => What::BlockEnded { task },
        13 => What::TimerSet { timer, task, due: time },
        14 => What::TimerFired { timer },
        15 => What::IoBegan { io, task, what: "x".into(), rung: None },
        16 => What::IoEnded { io, done: time, end: IoEnd::Computed },
        17 => What::ScopeOpened { scope, task, kind: ScopeKind::Gather, site },
        18 => What::ScopeTook { scope, task },
        19 => What::ScopeClosed { scope },
        20 => What::CancelRequested { task, by: CancelBy::Task(other) },
        21 => What::TurnBegan,
        22 => What::TurnEnded,
        23 => What::Yielded(Yielded::Hop),
        24 => What::Frame,
        25 => What::TimerCancelled { timer },
        _ if dice.roll(40) == 0 => What::Stopped,
        _ => What::Frame,
    }
}

fn run(dice: &mut Dice, events: u64, stride: u64) -> Run {
    let mut at = Instant::ZERO;
    let mut next = |_| {
        at = at + Span::from_micros(dice.roll(stride));
        Event { at, what: event(dice, at) }
    };
    let events: Vec<Event> = (0..events).map(&mut next).collect();
    fold(&events)
}

/// Everything in it can be painted.
fn is_sound(layout: &Layout, view: &Viewport) {
    let far = view.width() as f32 + 40.0;
    for bar in &layout.bars {
        assert!(bar.x0 <= bar.x1 && bar.x0 > -40.0 && bar.x1 < far && bar.y.is_finite(), "{bar:?}");
    }
    assert!(layout.bars.is_sorted_by_key(|bar| bar.style), "grouped by style");
    assert!(layout.dots.iter().all(|dot| dot.x.is_finite()));
    assert!(layout.marks.iter().all(|mark| mark.x > -40.0 && mark.x < far));
    assert!(layout.arrows.iter().all(|arrow| arrow.from_y.is_finite() && arrow.to_y.is_finite()));
    assert!(layout.brackets.iter().all(|bracket| bracket.x0 <= bracket.x1));
    assert!(layout.lines.iter().all(|line| line.x0.is_finite() && line.y1.is_finite()));
}

fn look_at(run: &Run, dice: &mut Dice) {
    let lanes = Lanes::of(run);
    let mut cache = Cache::default();
    for _ in 0..6 {
        let now = Instant::from_micros(run.last().as_micros().saturating_add(dice.roll(100_000)));
        let width = 1.0 + dice.roll(900) as f64;
        let mut view = Viewport::new(width);
        view.fit(run.elapsed(now), width);
        view.zoom_at(dice.roll(900) as f64, 2f64.powi(dice.roll(50) as i32 - 8));
        view.pan(dice.roll(2000) as f64 - 1000.0);
        if dice.roll(2) == 0 {
            view.clamp(run.elapsed(now));
        }
        let scene = Scene {
            run,
            lanes: &lanes,
            view: &view,
            top: dice.roll(100) as f64 - 50.0,
            height: dice.roll(400) as f64,
            now,
        };
        let focus = Focus { selected: Some(TaskId::new(dice.roll(14) as u32)), cursor: Some(now) };
        is_sound(&layout(&scene, &mut cache, focus), &view);
        for _ in 0..20 {
            let _ = hit(&scene, dice.roll(1000) as f64 - 50.0, dice.roll(500) as f64 - 50.0);
        }
    }
}

#[test]
fn random_events_are_laid_out() {
    let mut dice = Dice(31);
    for round in 0..400 {
        let stride = [1, 10, 1_000, 300_000, 1 << 40][round % 5];
        let events = dice.roll(300);
        let run = run(&mut dice, events, stride);
        look_at(&run, &mut dice);
    }
}

#[test]
fn an_empty_run_and_the_end_of_time_are_laid_out() {
    let mut dice = Dice(32);
    look_at(&Run::default(), &mut dice);
    let last = Instant::from_micros(u64::MAX / 2);
    let spawned = |task: u32| What::Spawned {
        task: TaskId::new(task),
        parent: Some(TaskId::new(u32::MAX)),
        scope: Some(ScopeId::new(u32::MAX)),
        name: "".into(),
        site: Site::default(),
    };
    let mut events =
        vec![Event { at: Instant::ZERO, what: spawned(0) }, Event { at: Instant::ZERO, what: What::Frame }];
    events.extend([What::TurnBegan, What::StepBegan { task: TaskId::new(0) }].map(|what| Event { at: last, what }));
    look_at(&fold(&events), &mut dice);
    events.extend([What::Frame, What::TurnEnded, What::Finished, What::Finished].map(|what| Event { at: last, what }));
    look_at(&fold(&events), &mut dice);
}
