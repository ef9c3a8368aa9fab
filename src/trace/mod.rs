//! What happened, in order: the record that everything else is computed from.
//!
//! A trace is append-only and its times never decrease. Only `run` (and later `python`) emits events, only
//! `model` and `export` read them.

mod event;
mod failure;
mod id;
mod recorder;
pub mod wire;

pub use event::{Awaited, Block, By, CancelBy, Event, IoEnd, ScopeKind, Site, StepEnd, VisitEnd, What, Yielded};
pub use failure::{Failure, Member, Outcome, error};
pub use id::{IoId, ScopeId, TaskId, Text, TimerId, VisitId};
pub use recorder::Recorder;
