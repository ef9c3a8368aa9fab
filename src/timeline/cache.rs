//! What a layout remembers from one frame to the next: only what is append-only in the run, extended as that grows.

use super::digest::Digest;
use crate::model::{Arrow, Hold, LoopLane, Run, Task};
use crate::trace::{By, CancelBy, TaskId};

/// What is remembered of one run. Another run needs another.
#[derive(Debug, Default)]
pub struct Cache {
    digests: Vec<Digest>,
    seen: Seen,
    /// The holds worth showing.
    holds: Vec<Hold>,
    /// The wakes of one task by another, by their numbers.
    wakes: Vec<u32>,
    /// What touches one task, by the numbers of wakes and of cancels.
    touching: Option<(TaskId, Seen, Touching)>,
}

/// How many of each were looked at.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    holds: usize,
    wakes: usize,
    cancels: usize,
}

#[derive(Debug, Default)]
pub(super) struct Touching {
    pub(super) wakes: Vec<u32>,
    pub(super) cancels: Vec<u32>,
}

impl Cache {
    /// A lane with fewer slices needs no digest.
    const MANY: usize = 2000;

    /// The digest of a task's slices; empty for a short lane.
    pub(super) fn digest(&mut self, task: &Task) -> &Digest {
        static NONE: Digest = Digest::NONE;
        if task.slices.len() < Self::MANY {
            return &NONE;
        }
        let index = task.id.index();
        if self.digests.len() <= index {
            self.digests.resize(index + 1, Digest::NONE);
        }
        let digest = &mut self.digests[index];
        digest.extend(&task.slices);
        digest
    }

    /// The holds of [`LoopLane::LONG`] or longer that are over, in order.
    pub(super) fn holds(&mut self, run: &Run) -> &[Hold] {
        let new = run.loop_lane.holds.get(self.seen.holds..).unwrap_or_default();
        self.holds.extend(new.iter().filter(|hold| hold.span() >= LoopLane::LONG));
        self.seen.holds = run.loop_lane.holds.len();
        &self.holds
    }

    /// The numbers of the wakes of one task by another, in order.
    pub(super) fn wakes(&mut self, run: &Run) -> &[u32] {
        let from = self.seen.wakes;
        self.wakes.extend(numbers(&run.wakes, from, |wake| waker(wake).is_some()));
        self.seen.wakes = run.wakes.len();
        &self.wakes
    }

    /// What touches `task`, in order.
    pub(super) fn touching(&mut self, run: &Run, task: TaskId) -> &Touching {
        let known = self.touching.take().filter(|&(known, ..)| known == task);
        let (_, seen, mut touching) = known.unwrap_or((task, Seen::default(), Touching::default()));
        let touches = |from: Option<TaskId>, to| from.is_some_and(|from| from != to && (from == task || to == task));
        touching.wakes.extend(numbers(&run.wakes, seen.wakes, |wake| touches(waker(wake), wake.to)));
        touching.cancels.extend(numbers(&run.cancels, seen.cancels, |cancel| touches(canceller(cancel), cancel.to)));
        let seen = Seen { wakes: run.wakes.len(), cancels: run.cancels.len(), ..seen };
        let (_, _, touching) = self.touching.insert((task, seen, touching));
        touching
    }
}

/// The task that woke another.
pub(super) fn waker(wake: &Arrow<By>) -> Option<TaskId> {
    match wake.from {
        By::Task(from) if from != wake.to => Some(from),
        _ => None,
    }
}

/// The task that asked another to end.
pub(super) fn canceller(cancel: &Arrow<CancelBy>) -> Option<TaskId> {
    match cancel.from {
        CancelBy::Task(from) if from != cancel.to => Some(from),
        _ => None,
    }
}

/// The numbers of the `wanted` ones from `from` on.
fn numbers<T>(all: &[T], from: usize, wanted: impl Fn(&T) -> bool) -> impl Iterator<Item = u32> {
    let new = all.get(from..).unwrap_or_default();
    (from as u32..).zip(new).filter(move |(_, one)| wanted(one)).map(|(number, _)| number)
}
