//! What is looked at: a run, its rows, and what is scrolled and zoomed into sight of them.

use std::ops::Range;

use super::lanes::{Lanes, Row, RowKind};
use super::viewport::Viewport;
use crate::model::{Run, Task};
use crate::time::Instant;
use crate::trace::TaskId;

/// What is looked at. Made anew for each frame; it only borrows.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The run.
    pub run: &'a Run,
    /// Its rows, up to date.
    pub lanes: &'a Lanes,
    /// The stretch of time in sight.
    pub view: &'a Viewport,
    /// The top of what is scrolled into sight, in CSS pixels from the top of the first row.
    pub top: f64,
    /// How much of that is in sight, in CSS pixels.
    pub height: f64,
    /// Now, on the run's clock; of no meaning once the run has ended.
    pub now: Instant,
}

/// What the reader has picked out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Focus {
    /// The task whose arrows are wanted.
    pub selected: Option<TaskId>,
    /// The instant that is looked at.
    pub cursor: Option<Instant>,
}

impl Scene<'_> {
    /// The numbers of the rows in sight.
    pub(super) fn rows(&self) -> Range<usize> {
        self.lanes.rows_in(&(self.top..self.top + self.height))
    }

    /// The stretch in sight, in whole µs.
    pub(super) fn visible(&self) -> (Instant, Instant) {
        (self.view.to_instant(0.0), self.view.to_instant(self.view.width()))
    }

    /// The task whose row it is.
    pub(super) fn task(&self, row: &Row) -> Option<&Task> {
        match row.kind {
            RowKind::Loop => None,
            RowKind::Task(id) => self.run.task(id),
        }
    }

    /// The middle of a row in plot space.
    pub(super) fn middle(&self, row: &Row) -> f64 {
        row.y + row.height / 2.0 - self.top
    }

    pub(super) fn middle_of(&self, task: TaskId) -> Option<f64> {
        self.lanes.row_of(task).and_then(|row| self.lanes.rows().get(row)).map(|row| self.middle(row))
    }

    /// Whether `x` is in sight, or a little beside it.
    pub(super) fn sees_x(&self, x: f64) -> bool {
        (-EDGE..=self.view.width() + EDGE).contains(&x)
    }

    /// Where a moment is in plot space, but never far beyond the plot's edges.
    pub(super) fn x(&self, at: Instant) -> f64 {
        self.cut(self.view.to_px(at))
    }

    /// `x`, but never far beyond the plot's edges.
    pub(super) fn cut(&self, x: f64) -> f64 {
        x.clamp(-EDGE, self.view.width() + EDGE)
    }
}

/// What lies farther out than this isn't drawn, in CSS pixels. More than the radius of any shape.
const EDGE: f64 = 8.0;
