//! What is under the pointer.

use super::lanes::RowKind;
use super::scene::Scene;
use super::task_row::TICK;
use crate::model::{Hold, LoopLane, Slice, State, Task, Turn};
use crate::time::Instant;
use crate::trace::TaskId;

/// What is under the pointer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// The loop's row, where nothing is drawn.
    Loop,
    /// A turn of the loop.
    Turn(Turn),
    /// A time when the thread was held for long; up to now, if it goes on.
    Hold(Hold),
    /// A task's row, where the task isn't alive.
    Task(TaskId),
    /// What a task did; up to now, if it goes on.
    Slice {
        /// Which task.
        task: TaskId,
        /// What, and from when to when.
        slice: Slice,
    },
}

/// How far beside a tick or a dot the pointer still hits it, in CSS pixels.
const NEAR: f64 = 3.0;
/// Of more slices than this under the pointer the nearest step isn't looked for.
const MANY: usize = 256;

/// What is at a point of the plot. For arrows ask [`Layout::arrow_at`](super::Layout::arrow_at) first: they lie above.
#[must_use]
pub fn hit(scene: &Scene<'_>, x: f64, y: f64) -> Option<Target> {
    let row = scene.lanes.row_at(y + scene.top)?;
    let before_all = scene.view.px_to_micros(x + NEAR) < 0.0;
    match row.kind {
        RowKind::Loop if before_all => Some(Target::Loop),
        RowKind::Task(id) if before_all => Some(Target::Task(id)),
        RowKind::Loop => Some(in_loop(scene, x)),
        RowKind::Task(id) => {
            let task = scene.run.task(id)?;
            let slice = step_near(scene, task, x).or_else(|| slice_at(scene, task, x));
            Some(slice.map_or(Target::Task(id), |slice| Target::Slice { task: id, slice }))
        }
    }
}

fn in_loop(scene: &Scene<'_>, x: f64) -> Target {
    let lane = &scene.run.loop_lane;
    let (from, to) = around(scene, x);
    let open = lane.open_hold(scene.run.until(scene.now));
    let begun = lane.holds.partition_point(|hold| hold.start <= scene.view.to_instant(x));
    let before = begun.checked_sub(1).and_then(|last| lane.holds.get(last)).copied();
    let is_held = |hold: &Hold| (hold.start..=hold.end).contains(&scene.view.to_instant(x));
    if let Some(hold) = [open, before].into_iter().flatten().find(|it| it.span() >= LoopLane::LONG && is_held(it)) {
        return Target::Hold(hold);
    }
    // Turns are in order and apart: the last that has begun is the only one that can reach so far.
    let begun = lane.turns.partition_point(|turn| turn.start <= to);
    let turn = begun.checked_sub(1).and_then(|last| lane.turns.get(last)).filter(|turn| turn.end >= from);
    turn.map_or(Target::Loop, |&turn| Target::Turn(turn))
}

/// A step that is drawn as a tick, and so wider than it is.
fn step_near(scene: &Scene<'_>, task: &Task, x: f64) -> Option<Slice> {
    let (from, to) = around(scene, x);
    let first = task.slices.partition_point(|slice| slice.end < from);
    let after = task.slices.partition_point(|slice| slice.start <= to);
    let slices = task.slices.get(first..after).filter(|slices| slices.len() <= MANY)?;
    let is_tick = |slice: &&Slice| {
        let px = slice.span().as_micros() as f64 / scene.view.per_px();
        matches!(slice.state(), State::Running | State::Blocking) && px < TICK
    };
    let distance = |slice: &&Slice| (scene.view.to_px(slice.start) + TICK / 2.0 - x).abs();
    slices.iter().filter(is_tick).min_by(|one, other| distance(one).total_cmp(&distance(other))).copied()
}

fn slice_at(scene: &Scene<'_>, task: &Task, x: f64) -> Option<Slice> {
    let at = scene.view.to_instant(x);
    if x < scene.view.to_px(task.spawned) || at > scene.run.until(scene.now) {
        return None;
    }
    scene.run.slice_at(task, at, scene.now)
}

fn around(scene: &Scene<'_>, x: f64) -> (Instant, Instant) {
    (scene.view.to_instant(x - NEAR), scene.view.to_instant(x + NEAR))
}
