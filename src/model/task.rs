//! One task: facts, and the states computed from them.

use super::slice::{Doing, Slice, State};
use crate::time::{Instant, Span};
use crate::trace::{CancelBy, Failure, ScopeId, TaskId, Text};

/// A task and its whole life.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// Its number.
    pub id: TaskId,
    /// Its name.
    pub name: Text,
    /// Who spawned it.
    pub parent: Option<TaskId>,
    /// How many ancestors it has.
    pub depth: u16,
    /// The scope that it was spawned in, or that took it later.
    pub scope: Option<ScopeId>,
    /// The line that spawned it; 0 where none is known.
    pub line: u32,
    /// When it was spawned.
    pub spawned: Instant,
    /// What it did, closed stretches only, in order.
    pub slices: Vec<Slice>,
    /// What it does now, since when; `None` once it has ended. `end` is without meaning in it.
    pub(super) open: Option<Slice>,
    /// How it ended and when.
    pub end: Option<(Instant, TaskEnd)>,
    /// Where its end stands among all of the run's happenings.
    pub(super) end_order: u32,
    /// How often it was stepped.
    pub steps: u32,
    /// When it was asked to end, and by whom.
    pub cancelled: Option<(Instant, CancelBy)>,
    /// Whether somebody looked at how it ended.
    pub retrieved: bool,
    pub(super) totals: Totals,
}

/// How a task ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TaskEnd {
    /// It is done.
    Done,
    /// It failed.
    Failed(Failure),
    /// It was cancelled.
    Cancelled,
    /// The run was ended with the task still in it.
    Stopped,
}

/// How long a task was in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Had the thread.
    pub running: Span,
    /// Could have run.
    pub ready: Span,
    /// Waited.
    pub awaiting: Span,
    /// Had the thread inside a blocking call.
    pub blocking: Span,
}

impl Totals {
    pub(super) fn add(&mut self, slice: &Slice) {
        *match slice.state() {
            State::Running => &mut self.running,
            State::Ready => &mut self.ready,
            State::Awaiting => &mut self.awaiting,
            State::Blocking => &mut self.blocking,
        } += slice.span();
    }
}

impl Task {
    /// Ends the open stretch at `at` and begins the next.
    pub(super) fn turn_to(&mut self, at: Instant, order: u32, doing: Doing) {
        self.close(at);
        self.open = Some(Slice { start: at, end: at, order, doing });
    }

    /// Ends the open stretch at `at`.
    pub(super) fn close(&mut self, at: Instant) {
        let open = self.open.take();
        self.take_in(open.map(|open| Slice { end: at.max(open.start), ..open }));
    }

    /// Takes in the next closed stretches.
    pub(super) fn take_in(&mut self, slices: impl IntoIterator<Item = Slice>) {
        for slice in slices {
            self.totals.add(&slice);
            self.slices.push(slice);
        }
    }

    /// The words for its state at the end, or now.
    #[must_use]
    pub fn state_name(&self) -> &'static str {
        match (&self.end, &self.open) {
            (Some((_, TaskEnd::Done)), _) => "done",
            (Some((_, TaskEnd::Failed(_))), _) => "failed",
            (Some((_, TaskEnd::Cancelled)), _) => "cancelled",
            (Some((_, TaskEnd::Stopped)), _) | (None, None) => "stopped",
            (None, Some(open)) => open.state().name(),
        }
    }
}

impl State {
    /// Its name, as it stands in the legend.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Blocking => "blocking",
            Self::Ready => "ready",
            Self::Running => "running",
            Self::Awaiting => "awaiting",
        }
    }
}
