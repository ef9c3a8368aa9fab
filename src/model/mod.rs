//! What the events mean: tasks and what they did when, the loop's turns and holds, who starved and by whom.
//!
//! A [`Run`] is a fold over the trace: extending it in pieces gives what extending it at once gives. It keeps facts;
//! everything that can be computed from facts when somebody looks (findings, a snapshot, a transcript) is.

mod finding;
mod fold;
mod intake;
mod looplane;
mod output;
mod run;
mod slice;
mod snapshot;
mod summary;
mod task;
mod transcript;
mod visits;

pub use finding::{Finding, Gravity, findings};
pub use intake::Intake;
pub use looplane::{HeldAt, Hold, LongStep, LoopLane, Turn};
pub use output::{Line, Output};
pub use run::{Arrow, End, Io, Run, Scope, Timer};
pub use slice::{Doing, Slice, State, Wait};
pub use snapshot::{Snapshot, Waiting};
pub use summary::{ProgramSummary, Summary, TaskSummary, VisitorsSummary};
pub use task::{Task, TaskEnd, Totals};
pub use transcript::{Row, transcript};
pub use visits::{Figures, Server, Visit, Visits};

// What a model speaks of, by the names of the trace: those who draw a model need no other door to it.
pub use crate::trace::{Failure, TaskId, Text, VisitEnd};
