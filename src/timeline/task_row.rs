//! A task's row: bars for what it did, ticks for steps too short to be seen, a mark for how it ended.
//!
//! ```text
//!   ┃━━━━━━━━━━━━━━━━━━━┃▒▒▒▒▒▒▒▒▒▒▒▒████ ✓
//!   tick   awaiting     tick  ready  blocking
//! ```
//!
//! A step of 20 µs in a run of seconds is a hundredth of a pixel wide, and yet the most telling thing in the row: it
//! gets [`TICK`] pixels. Ticks that would run into each other become one [`BarStyle::Steps`] bar; drawn as ticks they
//! would look like a task that never lets go of the thread.

use super::bars::Bars;
use super::digest::Digest;
use super::pieces::{Piece, pieces};
use super::scene::Scene;
use super::shape::{BarStyle, Mark, MarkKind};
use crate::model::{Doing, State, Task, TaskEnd};
use crate::trace::By;

/// The least width of a step, in CSS pixels.
pub(super) const TICK: f64 = 2.0;
/// Ticks nearer to each other than this can't be told apart, in CSS pixels.
const APART: f64 = 1.0;
/// As many steps as fit in here still look like one, in CSS pixels.
const ONE: f64 = 4.0;
/// How far behind its end a task's mark stands, in CSS pixels.
const BEHIND: f64 = 11.0;
/// How long an answer must have lain around to be marked, in CSS pixels.
const WORTH_A_MARK: f64 = 4.0;

/// Draws a task's row around the height `middle`.
pub(super) fn draw(
    scene: &Scene<'_>,
    task: &Task,
    digest: &Digest,
    middle: f64,
    bars: &mut Bars,
    marks: &mut Vec<Mark>,
) {
    let (from, to) = scene.visible();
    let per_px = scene.view.per_px();
    let open = scene.run.open_slices(task, scene.now).into_iter().flatten().filter(|slice| slice.end >= from);
    let all = pieces(&task.slices, digest, from, to, per_px).chain(open.map(Piece::Slice));
    let mut ticks = Ticks { middle, last: None };
    for piece in all {
        let (start, end, state, steps) = match &piece {
            Piece::Slice(slice) => {
                let state = slice.state();
                (slice.start, slice.end, Some(state), matches!(state, State::Running | State::Blocking))
            }
            Piece::Crowd(crowd) => (crowd.start, crowd.end, crowd.state(per_px), crowd.totals.steps > 0),
        };
        let (x0, x1) = (scene.x(start), scene.x(end));
        if let Some(state) = state.filter(|_| x0 < x1) {
            bars.push(style(state), x0, x1, middle);
        }
        if steps && (x1 - x0 < TICK || matches!(piece, Piece::Crowd(_))) && scene.sees_x(scene.view.to_px(start)) {
            ticks.add(x0, state, bars);
        }
        if let Piece::Slice(slice) = piece
            && matches!(slice.doing, Doing::Ready { by: Some(By::Io(_)) })
            && x1 - x0 >= WORTH_A_MARK
            && scene.sees_x(scene.view.to_px(start))
        {
            marks.push(Mark { x: x0 as f32, y: middle as f32, kind: MarkKind::NetworkDone });
        }
    }
    ticks.flush(bars);
    if let Some((at, end)) = &task.end {
        let x = scene.view.to_px(*at) + BEHIND;
        if scene.sees_x(x) {
            marks.push(Mark { x: x as f32, y: middle as f32, kind: mark(end) });
        }
    }
}

/// Ticks, as long as they run into each other.
struct Ticks {
    middle: f64,
    last: Option<(f64, f64, BarStyle)>,
}

impl Ticks {
    fn add(&mut self, x: f64, state: Option<State>, bars: &mut Bars) {
        let style = if state == Some(State::Blocking) { BarStyle::Blocking } else { BarStyle::Running };
        self.last = match self.last {
            Some((x0, x1, worst)) if x < x1 + APART => Some((x0, x + TICK, worst.max(style))),
            _ => {
                self.flush(bars);
                Some((x, x + TICK, style))
            }
        };
    }

    fn flush(&mut self, bars: &mut Bars) {
        if let Some((x0, x1, style)) = self.last.take() {
            let style = if x1 - x0 <= ONE { style } else { BarStyle::Steps };
            bars.push(style, x0, x1, self.middle);
        }
    }
}

const fn style(state: State) -> BarStyle {
    match state {
        State::Blocking => BarStyle::Blocking,
        State::Ready => BarStyle::Ready,
        State::Running => BarStyle::Running,
        State::Awaiting => BarStyle::Awaiting,
    }
}

const fn mark(end: &TaskEnd) -> MarkKind {
    match end {
        TaskEnd::Done => MarkKind::Done,
        TaskEnd::Failed(_) => MarkKind::Failed,
        TaskEnd::Cancelled => MarkKind::Cancelled,
        TaskEnd::Stopped => MarkKind::Stopped,
    }
}
