//! A stretch of a task's life in which it did one thing.

use crate::time::{Instant, Span};
use crate::trace::{By, IoId, ScopeId, TaskId, TimerId};

/// A stretch of time and what a task did in it. 40 bytes: a long run has a million of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// Its beginning.
    pub start: Instant,
    /// Its end, not before the beginning; the two are equal where the clock is too coarse.
    pub end: Instant,
    /// Where its beginning stands among all of the run's happenings.
    pub order: u32,
    /// What the task did.
    pub doing: Doing,
}

/// What a task does, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// It has the thread.
    Running {
        /// The line of what it computes; 0 where none is known.
        line: u32,
    },
    /// It has the thread and is inside a call that keeps it without using it.
    Blocking {
        /// The line of the call.
        line: u32,
    },
    /// It could run, but doesn't have the thread.
    Ready {
        /// Who made it ready; `None` for a task that was just spawned.
        by: Option<By>,
    },
    /// It waits for something.
    Awaiting {
        /// For what.
        on: Wait,
        /// The line of the await; 0 where none is known.
        line: u32,
    },
}

/// What a task awaits, by number: texts stand in the [`Run`](super::Run).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// A timer.
    Sleep(TimerId),
    /// An answer from elsewhere.
    Io(IoId),
    /// The end of a task.
    Task(TaskId),
    /// The tasks of a scope.
    Scope(ScopeId),
    /// A permit of a semaphore, by the index of its name.
    Permit(u32),
    /// A channel, by the index of its name.
    Channel(u32),
    /// Its next turn.
    Turn,
    /// Something that the loop doesn't know.
    Other,
    /// A blocking call to return, on another thread.
    Call,
}

/// The states a living task can be in, from the most to the least telling: where there is no room to show all, the
/// first is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Has the thread and does nothing with it.
    Blocking,
    /// Could run, but somebody else has the thread.
    Ready,
    /// Has the thread.
    Running,
    /// Waits, and the thread is free for others.
    Awaiting,
}

impl State {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Blocking, Self::Ready, Self::Running, Self::Awaiting];
}

impl Slice {
    /// How long it is.
    #[must_use]
    pub fn span(&self) -> Span {
        self.end - self.start
    }

    /// The state it is in.
    #[must_use]
    pub const fn state(&self) -> State {
        self.doing.state()
    }
}

impl Doing {
    /// The state it is in.
    #[must_use]
    pub const fn state(self) -> State {
        match self {
            Self::Running { .. } => State::Running,
            Self::Blocking { .. } => State::Blocking,
            Self::Ready { .. } => State::Ready,
            Self::Awaiting { .. } => State::Awaiting,
        }
    }

    /// The line where the task stands, where one is known.
    #[must_use]
    pub const fn line(self) -> Option<u32> {
        match self {
            Self::Running { line } | Self::Blocking { line } | Self::Awaiting { line, .. } if line > 0 => Some(line),
            _ => None,
        }
    }
}
