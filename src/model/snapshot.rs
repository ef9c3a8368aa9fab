//! The loop at one instant: who has the thread, who stands in the ready queue, what the timers and the network owe.

use super::run::Run;
use super::slice::{Doing, Slice, State};
use super::task::Task;
use crate::time::{Instant, Span};
use crate::trace::{IoId, TaskId, TimerId};

/// The loop at one instant.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// Who has the thread, what for, and since when.
    pub holder: Option<Waiting>,
    /// The ready queue, first in line first.
    pub ready: Vec<Waiting>,
    /// The timers in the heap, next due first; and how late those are whose time has come.
    pub timers: Vec<(TimerId, TaskId, Instant, Span)>,
    /// The work elsewhere that is under way, oldest first.
    pub ios: Vec<(IoId, TaskId)>,
    /// Where each living task stands in its source, by line: for the marks in the program.
    pub standing: Vec<(TaskId, State, u32)>,
}

/// A task, what it does at the instant, and since when.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Waiting {
    /// Which one.
    pub task: TaskId,
    /// What it does.
    pub doing: Doing,
    /// Since when.
    pub since: Instant,
}

impl Run {
    /// The loop at `at`, when it is `now`.
    #[must_use]
    pub fn snapshot(&self, at: Instant, now: Instant) -> Snapshot {
        let mut snapshot = Snapshot::default();
        let mut queue = Vec::new();
        for task in &self.tasks {
            let Some(slice) = self.slice_at(task, at, now) else { continue };
            let waiting = Waiting { task: task.id, doing: slice.doing, since: slice.start };
            match slice.state() {
                State::Running | State::Blocking => snapshot.holder = Some(waiting),
                State::Ready => queue.push((slice.order, waiting)),
                State::Awaiting => {}
            }
            if let Some(line) = slice.doing.line().or_else(|| last_line(task, at)) {
                snapshot.standing.push((task.id, slice.state(), line));
            }
        }
        queue.sort_by_key(|&(order, _)| order);
        snapshot.ready = queue.into_iter().map(|(_, waiting)| waiting).collect();
        snapshot.timers = (0u32..)
            .zip(&self.timers)
            .filter(|(_, timer)| timer.set <= at && timer.left.is_none_or(|(left, _)| left > at))
            .map(|(number, timer)| (TimerId::new(number), timer.task, timer.due, at - timer.due))
            .collect();
        snapshot.timers.sort_by_key(|&(id, _, due, _)| (due, id));
        snapshot.ios = (0u32..)
            .zip(&self.ios)
            .filter(|(_, io)| io.began <= at && io.end.as_ref().is_none_or(|&(done, _, _)| done > at))
            .map(|(number, io)| (IoId::new(number), io.task))
            .collect();
        snapshot
    }

    /// Who held the thread for long between `from` and `to`, and for how much of that time; the longest first.
    #[must_use]
    pub fn held_by(&self, from: Instant, to: Instant, now: Instant) -> Vec<(TaskId, Span)> {
        let open = self.step.map(|step| (step.task, step.start, self.until(now)));
        let closed = self.loop_lane.long_steps.iter().map(|step| (step.task, step.start, step.end));
        let mut spans = std::collections::BTreeMap::<TaskId, Span>::new();
        for (task, start, end) in closed.chain(open) {
            let overlap = end.min(to) - start.max(from);
            if overlap > Span::ZERO {
                *spans.entry(task).or_default() += overlap;
            }
        }
        let mut spans: Vec<_> = spans.into_iter().collect();
        spans.sort_by_key(|&(task, span)| (std::cmp::Reverse(span), task));
        spans
    }

    /// What a task did at `at`. Of several stretches without length at that very moment, the last.
    #[must_use]
    pub fn slice_at(&self, task: &Task, at: Instant, now: Instant) -> Option<Slice> {
        if at < task.spawned || task.end.as_ref().is_some_and(|&(end, _)| at >= end) {
            return None;
        }
        let index = task.slices.partition_point(|slice| slice.start <= at);
        let closed = index.checked_sub(1).and_then(|last| task.slices.get(last)).filter(|slice| at < slice.end);
        let open = || self.open_slices(task, now).into_iter().flatten().rfind(|slice| slice.start <= at);
        closed.copied().or_else(open)
    }
}

/// A task that is ready or runs stands where it last awaited or blocked.
fn last_line(task: &Task, at: Instant) -> Option<u32> {
    let before = task.slices.partition_point(|slice| slice.start <= at);
    task.slices[..before].iter().rev().take(8).find_map(|slice| slice.doing.line())
}
