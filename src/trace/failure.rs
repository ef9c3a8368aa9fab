//! Why a task failed: a value that can be shown, stored and compared.

use std::cell::Cell;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use super::id::Text;
use crate::network::FetchError;
use crate::time::Span;

/// What a task's end is: a value, or why there is none.
pub type Outcome<T = ()> = Result<T, Failure>;

/// Why there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The program said so.
    Raised(Text),
    /// A fetch brought no answer.
    Fetch(FetchError),
    /// A fetch brought an answer that isn't a success.
    Status {
        /// The whole URL.
        url: Text,
        /// Its status, outside 200–299.
        status: u16,
    },
    /// It took longer than this.
    TimedOut(Span),
    /// It was cancelled before its end.
    Cancelled,
    /// The other end of a channel is gone.
    Closed(Text),
    /// Several tasks of a group failed. Made by [`Failure::group`], which keeps to [`Failure::DEEPEST`].
    #[serde(deserialize_with = "members")]
    Group(Vec<Member>),
}

/// One failure of a group, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The task's name.
    pub task: Text,
    /// Why it failed.
    pub failure: Failure,
}

impl Failure {
    /// How deep groups may stand in groups: a trace that goes deeper is refused before it exhausts the stack.
    pub const DEEPEST: usize = 64;

    /// The failure of a group. A member that is too deep for a trace is told as text.
    #[must_use]
    pub fn group(members: Vec<Member>) -> Self {
        let bounded = |Member { task, failure }| {
            let is_too_deep = failure.depth() >= Self::DEEPEST;
            Member { task, failure: if is_too_deep { error(failure.to_string()) } else { failure } }
        };
        Self::Group(members.into_iter().map(bounded).collect())
    }

    fn depth(&self) -> usize {
        match self {
            Self::Group(members) => 1 + members.iter().map(|member| member.failure.depth()).max().unwrap_or_default(),
            _ => 0,
        }
    }
}

/// Reads the members of a group, unless groups nest too deep.
fn members<'de, From: Deserializer<'de>>(from: From) -> Result<Vec<Member>, From::Error> {
    thread_local! {
        static DEPTH: Cell<usize> = const { Cell::new(0) };
    }
    let depth = DEPTH.get() + 1;
    if depth > Failure::DEEPEST {
        return Err(serde::de::Error::custom("groups nest too deep"));
    }
    DEPTH.set(depth);
    let members = Vec::deserialize(from);
    DEPTH.set(depth - 1);
    members
}

/// A failure with this message: the short form that stories use.
#[must_use]
pub fn error(message: impl Into<Text>) -> Failure {
    Failure::Raised(message.into())
}

impl From<FetchError> for Failure {
    fn from(error: FetchError) -> Self {
        Self::Fetch(error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Raised(message) => out.write_str(message),
            Self::Fetch(error) => error.fmt(out),
            Self::Status { url, status } => write!(out, "{url} answered with status {status}"),
            Self::TimedOut(span) => write!(out, "timed out after {span}"),
            Self::Cancelled => out.write_str("cancelled"),
            Self::Closed(name) => write!(out, "the other end of channel {name} is gone"),
            Self::Group(members) => {
                let (count, s) = (members.len(), if members.len() == 1 { "" } else { "s" });
                write!(out, "{count} task{s} of the group failed")?;
                for (index, member) in members.iter().enumerate() {
                    let lead = if index == 0 { ": " } else { "; " };
                    write!(out, "{lead}{}: {}", member.task, member.failure)?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for Failure {}
