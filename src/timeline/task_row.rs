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
    let mut pen = Pen { scene, per_px: scene.view.per_px(), middle, bars, marks, ticks: None };
    // One loop over both would be slower by a fifth: an iterator of two parts asks at each step which one it is in.
    pieces(&task.slices, digest, from, to, pen.per_px).for_each(|piece| pen.draw(&piece));
    let open = scene.run.open_slices(task, scene.now).into_iter().flatten();
    open.filter(|slice| slice.end >= from && slice.start <= to).for_each(|slice| pen.draw(&Piece::Slice(slice)));
    pen.draw_ticks();
    if let Some((at, end)) = &task.end {
        pen.mark(scene.view.to_px(*at) + BEHIND, mark(end));
    }
}

/// What draws a row from left to right.
struct Pen<'a, 'b> {
    scene: &'a Scene<'b>,
    per_px: f64,
    middle: f64,
    bars: &'a mut Bars,
    marks: &'a mut Vec<Mark>,
    /// The last ticks, from where to where, as long as they run into each other.
    ticks: Option<(f64, f64, BarStyle)>,
}

impl Pen<'_, '_> {
    fn draw(&mut self, piece: &Piece) {
        let (start, end, state) = match piece {
            Piece::Slice(slice) => (slice.start, slice.end, Some(slice.state())),
            Piece::Crowd(crowd) => (crowd.start, crowd.end, crowd.state(self.per_px)),
        };
        let at = self.scene.view.to_px(start);
        let (x0, x1) = (self.scene.cut(at), self.scene.x(end));
        if let Some(state) = state.filter(|_| x0 < x1) {
            self.bars.push(style(state), x0, x1, self.middle);
        }
        match piece {
            Piece::Crowd(crowd) if crowd.totals.steps > 0 && self.scene.sees_x(at) => self.tick(at, state),
            Piece::Slice(slice) if self.scene.sees_x(at) => match slice.doing {
                Doing::Running { .. } | Doing::Blocking { .. } if x1 - x0 < TICK => self.tick(at, state),
                Doing::Ready { by: Some(By::Io(_)) } if x1 - x0 >= WORTH_A_MARK => self.mark(at, MarkKind::NetworkDone),
                _ => {}
            },
            _ => {}
        }
    }

    fn tick(&mut self, x: f64, state: Option<State>) {
        let style = if state == Some(State::Blocking) { BarStyle::Blocking } else { BarStyle::Running };
        self.ticks = match self.ticks {
            Some((x0, x1, worst)) if x < x1 + APART => Some((x0, x + TICK, worst.max(style))),
            _ => {
                self.draw_ticks();
                Some((x, x + TICK, style))
            }
        };
    }

    fn draw_ticks(&mut self) {
        if let Some((x0, x1, style)) = self.ticks.take() {
            let style = if x1 - x0 <= ONE { style } else { BarStyle::Steps };
            self.bars.push(style, x0, x1, self.middle);
        }
    }

    fn mark(&mut self, x: f64, kind: MarkKind) {
        if self.scene.sees_x(x) {
            self.marks.push(Mark { x: x as f32, y: self.middle as f32, kind });
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
