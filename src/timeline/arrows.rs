//! Who acted on whom, as upright arrows between lanes: all of them while they can be told apart, otherwise those of the
//! selected task.

use super::cache::{Cache, canceller, waker};
use super::scene::Scene;
use super::shape::{Arrow, ArrowStyle};
use crate::time::Instant;
use crate::trace::TaskId;

/// More arrows than this in one picture tell nothing.
const MOST: usize = 24;
/// More arrows of one task than this tell nothing either.
const MOST_OF_ONE: usize = 400;
/// As many are looked at to find out whether few enough are in sight.
const LOOKED_AT: usize = 4096;

/// The arrows to show.
pub(super) fn draw(scene: &Scene<'_>, cache: &mut Cache, selected: Option<TaskId>) -> Vec<Arrow> {
    let mut arrows =
        few(scene, cache).unwrap_or_else(|| selected.map(|task| of_one(scene, cache, task)).unwrap_or_default());
    if let Some(selected) = selected {
        arrows.extend(spawned(scene, selected));
    }
    arrows
}

/// All that are in sight, if they are few.
fn few(scene: &Scene<'_>, cache: &mut Cache) -> Option<Vec<Arrow>> {
    let run = scene.run;
    let (from, to) = scene.visible();
    let numbers = between(cache.wakes(run), from, to, |&number| run.wakes.get(number as usize).map(|wake| wake.at));
    let cancels = between(&run.cancels, from, to, |cancel| Some(cancel.at));
    if numbers.len() + cancels.len() > LOOKED_AT {
        return None;
    }
    let wakes =
        numbers.iter().filter_map(|&number| run.wakes.get(number as usize)).filter_map(|wake| wake_arrow(scene, wake));
    let cancels = cancels.iter().filter_map(|cancel| cancel_arrow(scene, cancel));
    let arrows: Vec<Arrow> = wakes.chain(cancels).take(MOST + 1).collect();
    (arrows.len() <= MOST).then_some(arrows)
}

/// Those that touch one task.
fn of_one(scene: &Scene<'_>, cache: &mut Cache, task: TaskId) -> Vec<Arrow> {
    let run = scene.run;
    let (from, to) = scene.visible();
    let touching = cache.touching(run, task);
    let wakes = between(&touching.wakes, from, to, |&number| run.wakes.get(number as usize).map(|wake| wake.at));
    let cancels = between(&touching.cancels, from, to, |&number| run.cancels.get(number as usize).map(|it| it.at));
    let wakes = wakes.iter().filter_map(|&number| run.wakes.get(number as usize));
    let cancels = cancels.iter().filter_map(|&number| run.cancels.get(number as usize));
    let mut arrows: Vec<Arrow> = Vec::new();
    for arrow in wakes.filter_map(|it| wake_arrow(scene, it)).chain(cancels.filter_map(|it| cancel_arrow(scene, it))) {
        let same = |last: &Arrow| {
            last.from == arrow.from && last.to == arrow.to && last.style == arrow.style && arrow.x - last.x < 1.0
        };
        if !arrows.last().is_some_and(same) {
            arrows.push(arrow);
        }
        if arrows.len() == MOST_OF_ONE {
            break;
        }
    }
    arrows
}

/// From the selected task's parent to it, and from it to its children.
fn spawned(scene: &Scene<'_>, selected: TaskId) -> impl Iterator<Item = Arrow> {
    let rows = scene.lanes.rows().get(scene.rows()).unwrap_or_default();
    let children = rows.iter().filter_map(move |row| scene.task(row)).filter(move |task| task.parent == Some(selected));
    let own = scene.run.task(selected).filter(move |task| task.parent != Some(task.id));
    let tasks = own.into_iter().chain(children.filter(move |task| task.id != selected)).take(MOST_OF_ONE);
    tasks.filter_map(|task| arrow(scene, task.spawned, task.parent?, task.id, ArrowStyle::Spawn))
}

fn wake_arrow(scene: &Scene<'_>, wake: &crate::model::Arrow<crate::trace::By>) -> Option<Arrow> {
    arrow(scene, wake.at, waker(wake)?, wake.to, ArrowStyle::Wake)
}

fn cancel_arrow(scene: &Scene<'_>, cancel: &crate::model::Arrow<crate::trace::CancelBy>) -> Option<Arrow> {
    arrow(scene, cancel.at, canceller(cancel)?, cancel.to, ArrowStyle::Cancel)
}

/// An arrow, if it is in sight.
fn arrow(scene: &Scene<'_>, at: Instant, from: TaskId, to: TaskId, style: ArrowStyle) -> Option<Arrow> {
    let x = scene.view.to_px(at);
    let (from_y, to_y) = (scene.middle_of(from)?, scene.middle_of(to)?);
    let in_sight = scene.sees_x(x) && from_y.max(to_y) >= 0.0 && from_y.min(to_y) <= scene.height;
    in_sight.then_some(Arrow { x: x as f32, from_y: from_y as f32, to_y: to_y as f32, style, from, to })
}

/// Those of a list in order of time that lie between two moments.
fn between<T>(all: &[T], from: Instant, to: Instant, at: impl Fn(&T) -> Option<Instant>) -> &[T] {
    let first = all.partition_point(|one| at(one).is_some_and(|at| at < from));
    let last = all.partition_point(|one| at(one).is_some_and(|at| at <= to));
    all.get(first..last).unwrap_or_default()
}
