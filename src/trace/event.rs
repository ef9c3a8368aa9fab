//! The events of a trace, in the field's words.
#![expect(
    missing_docs,
    reason = "a field such as `task: TaskId` says all in its name; where it does not, the variant does"
)]

use std::fmt;

use serde::{Deserialize, Serialize};

use super::failure::Failure;
use super::id::{IoId, ScopeId, TaskId, Text, TimerId, VisitId};
use crate::network::Rung;
use crate::time::{Instant, Span};

/// One event and when it happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Event {
    /// When, on the run's clock.
    pub at: Instant,
    /// What.
    pub what: What,
}

/// A place in a program's source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Site {
    /// The line, from 1; 0 where none is known.
    pub line: u32,
}

/// What happened.
///
/// The order of the variants is part of the wire format: add at the end, and raise [`super::wire::VERSION`] when
/// anything else changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// A task was made. It is ready from now on.
    Spawned { task: TaskId, parent: Option<TaskId>, scope: Option<ScopeId>, name: Text, site: Site },
    /// A waiting task could go on: it stands in the ready queue.
    Ready { task: TaskId, by: By },
    /// The loop gave the thread to the task.
    StepBegan { task: TaskId },
    /// The task gave it back.
    StepEnded { task: TaskId, how: StepEnd },
    /// The running task entered a call that keeps the thread without using it.
    BlockBegan { task: TaskId, kind: Block, site: Site },
    /// That call returned.
    BlockEnded { task: TaskId },
    /// A timer went into the heap.
    TimerSet { timer: TimerId, task: TaskId, due: Instant },
    /// The loop took it out because it was due.
    TimerFired { timer: TimerId },
    /// It was taken out before it was due.
    TimerCancelled { timer: TimerId },
    /// Work elsewhere was asked for: a fetch (then `rung` says who answers it), or a computation in a worker.
    IoBegan { io: IoId, task: TaskId, what: Text, rung: Option<Rung> },
    /// Its answer reached the loop. `done` is when the network or the worker itself had finished.
    IoEnded { io: IoId, done: Instant, end: IoEnd },
    /// A scope began to hold tasks together.
    ScopeOpened { scope: ScopeId, task: TaskId, kind: ScopeKind, site: Site },
    /// A task that was spawned before now belongs to it.
    ScopeTook { scope: ScopeId, task: TaskId },
    /// All of it has ended, or its owner left.
    ScopeClosed { scope: ScopeId },
    /// A task was asked to end.
    CancelRequested { task: TaskId, by: CancelBy },
    /// Somebody took the task's result, or its error.
    Retrieved { task: TaskId },
    /// A line of output.
    Printed { task: TaskId, text: Text },
    /// The loop began a turn.
    TurnBegan,
    /// Every entry of the turn's snapshot was stepped once.
    TurnEnded,
    /// The loop gave the thread back to the browser.
    Yielded(Yielded),
    /// The browser drew a frame on the run's thread.
    Frame,
    /// A key or pointer event reached its handler this long after it happened. Only on the page's own thread.
    Input { delay: Span },
    /// No task is ready, and nothing is under way that could make one ready.
    Deadlocked,
    /// The program is over, and all of its tasks with it.
    Finished,
    /// The run was ended from outside.
    Stopped,
    /// The run broke in a way that isn't the program's doing.
    Broken { why: Text },
    /// The running task began to compute, here and now.
    Computes { task: TaskId, site: Site },
    /// A line on the error output: a traceback, a warning.
    Complained { task: TaskId, text: Text },
    /// The program began to listen on a port of its modelled network.
    ServerOpened { port: u16, site: Site },
    /// It stopped.
    ServerClosed { port: u16 },
    /// A visitor of the program's server knocked at `came`, to ask for `what`. Visitors do things at times of their own;
    /// the record learns of them when the program looks.
    VisitBegan { visit: VisitId, came: Instant, what: Text },
    /// The program accepted its connection.
    VisitAccepted { visit: VisitId, taken: Instant },
    /// It left.
    VisitEnded { visit: VisitId, left: Instant, end: VisitEnd },
}

/// Who made a task ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum By {
    /// A timer that was due.
    Timer(TimerId),
    /// An answer from elsewhere.
    Io(IoId),
    /// Another task: it ended, released a permit, sent a message.
    Task(TaskId),
    /// The task itself, by yielding.
    Itself,
    /// A request to cancel it.
    Cancel,
    /// Something that the loop doesn't know.
    Outside,
}

/// How a step ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepEnd {
    /// The task waits.
    Awaiting { on: Awaited, site: Site },
    /// The task is done.
    Returned,
    /// The task failed; the error as text, and its parts if it is a group.
    Raised { error: Failure },
    /// The task ended because it was cancelled.
    Cancelled,
}

/// What a task awaits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Awaited {
    /// A timer.
    Sleep(TimerId),
    /// A fetch, or a computation in another worker.
    Io(IoId),
    /// The end of another task.
    Task(TaskId),
    /// The tasks of a scope.
    Scope(ScopeId),
    /// A permit of the semaphore with this name.
    Permit(Text),
    /// A message on the channel with this name, or room in it.
    Channel(Text),
    /// The next turn: it yielded.
    Turn,
    /// A future that the loop doesn't know.
    Other,
    /// A blocking call to return, on a thread that isn't the loop's: nobody else waits for that.
    Call,
}

/// What keeps the thread in a blocking call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A sleep that doesn't give the thread back.
    Sleep(Span),
    /// A wait of a length that nobody knows before: for a connection, for bytes.
    Wait,
}

/// How work elsewhere ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum IoEnd {
    /// An answer with this status and so many bytes.
    Answered { status: u16, bytes: u64 },
    /// A computation's result.
    Computed,
    /// It failed; why, as a sentence.
    Failed { why: Text },
    /// Nobody wanted it any more.
    Aborted,
    /// A database engine's answer.
    Queried,
}

/// How a visit ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum VisitEnd {
    /// With an answer of this status (0: not HTTP) and so many bytes, which begins with `shown`.
    Answered { status: u16, bytes: u64, shown: Text },
    /// Without a whole one; why.
    Failed { why: Text },
}

/// What holds a scope's tasks together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ScopeKind {
    /// A failure cancels the siblings.
    TaskGroup,
    /// A failure leaves the siblings running.
    Gather,
    /// All are waited for.
    JoinAll,
    /// The first to end wins.
    Race,
    /// One wait with a deadline.
    Timeout,
}

/// Who asked a task to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CancelBy {
    /// Another task, or the failure of a sibling.
    Task(TaskId),
    /// A deadline that passed.
    Timer(TimerId),
    /// The end of the main task.
    Shutdown,
    /// The Stop button.
    Stop,
}

/// How the loop gave the thread back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Yielded {
    /// For a moment: there is more to do.
    Hop,
    /// Until a timer is due or something arrives.
    Idle,
}

impl fmt::Display for ScopeKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::TaskGroup => "task group",
            Self::Gather => "gather",
            Self::JoinAll => "join all",
            Self::Race => "race",
            Self::Timeout => "timeout",
        })
    }
}
