//! What is under the pointer.

use loopscope::model::{Doing, Run, State};
use loopscope::time::Instant;
use loopscope::timeline::{ArrowStyle, Cache, Focus, Lanes, Scene, Target, Viewport, hit, layout};
use loopscope::trace::TaskId;

use crate::support::{fold, trace};

const WIDTH: f64 = 836.0;

/// What is at a moment in a task's row; or in the loop's, for `None`.
fn at(run: &Run, now: Instant, task: Option<u32>, millis: f64) -> Option<Target> {
    let lanes = Lanes::of(run);
    let mut view = Viewport::new(WIDTH);
    view.fit(run.elapsed(now), WIDTH);
    let row = task.map_or(0, |task| lanes.row_of(TaskId::new(task)).expect("it has a row"));
    let row = lanes.rows()[row];
    let top = 5.0;
    let scene = Scene { run, lanes: &lanes, view: &view, top, height: 400.0, now };
    hit(&scene, view.micros_to_px(millis * 1000.0), row.y + row.height / 2.0 - top)
}

fn state(target: Option<Target>) -> Option<State> {
    match target {
        Some(Target::Slice { slice, .. }) => Some(slice.state()),
        _ => None,
    }
}

#[test]
fn slices_are_found_and_ticks_are_easy_to_hit() {
    // main 0, heartbeat 1, jobs 2 to 4; the thread is held for 1200 ms.
    let run = fold(&trace("await-or-block", "block", &[("jobs", 3), ("each", 400)]));
    let at = |task, millis| at(&run, Instant::ZERO, task, millis);
    assert_eq!(state(at(Some(2), 200.0)), Some(State::Blocking));
    assert_eq!(state(at(Some(3), 200.0)), Some(State::Ready));
    assert_eq!(state(at(Some(3), 600.0)), Some(State::Blocking));
    assert_eq!(at(Some(2), 600.0), Some(Target::Task(TaskId::new(2))), "it has ended");
    assert_eq!(state(at(Some(0), 600.0)), Some(State::Awaiting));
    assert_eq!(state(at(Some(0), 2.0)), Some(State::Running), "a tick a pixel or two away");
    assert!(matches!(at(None, 600.0), Some(Target::Hold(hold)) if hold.span().as_micros() == 1_200_000));
    assert!(matches!(at(None, 1220.0), Some(Target::Loop)));
    assert_eq!(state(at(Some(0), -9.0)), None);
}

#[test]
fn what_goes_on_is_found_up_to_now() {
    let events = trace("await-or-block", "block", &[("jobs", 3), ("each", 400)]);
    let some = events.partition_point(|event| event.at <= Instant::from_micros(500_000));
    let run = fold(&events[..some]);
    let now = Instant::from_micros(1_000_000);
    let Some(Target::Slice { task, slice }) = at(&run, now, Some(3), 900.0) else { panic!("there is a slice") };
    assert_eq!((task, slice.state(), slice.end), (TaskId::new(3), State::Blocking, now));
    // The heartbeat's timer was due long ago, though nobody has heard of it.
    let Some(Target::Slice { slice, .. }) = at(&run, now, Some(1), 900.0) else { panic!("there is a slice") };
    assert!(matches!(slice.doing, Doing::Ready { .. }), "{slice:?}");
    assert!(matches!(at(&run, now, None, 900.0), Some(Target::Hold(hold)) if hold.end == now));
    assert_eq!(at(&run, now, Some(3), 1010.0), Some(Target::Task(TaskId::new(3))), "the future is empty");
}

#[test]
fn an_arrow_is_found_between_its_lanes() {
    let run = fold(&trace("gather-or-group", "task group", &[]));
    let lanes = Lanes::of(&run);
    let mut view = Viewport::new(WIDTH);
    view.fit(run.elapsed(Instant::ZERO), WIDTH);
    let scene = Scene { run: &run, lanes: &lanes, view: &view, top: 0.0, height: 400.0, now: Instant::ZERO };
    let layout = layout(&scene, &mut Cache::default(), Focus::default());
    let arrow = layout.arrows.iter().find(|arrow| arrow.style == ArrowStyle::Cancel).expect("chef 2 fails");
    let middle = f64::from(arrow.from_y + arrow.to_y) / 2.0;
    assert_eq!(layout.arrow_at(f64::from(arrow.x) + 3.0, middle).map(|it| it.style), Some(ArrowStyle::Cancel));
    assert_eq!(layout.arrow_at(f64::from(arrow.x) + 9.0, middle), None);
    assert_eq!(layout.arrow_at(f64::from(arrow.x), -1.0), None);
}
