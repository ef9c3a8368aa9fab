//! What a thread of the program can wait for.

use std::rc::Rc;

use super::value::{Object, Value};
use crate::network::loopback::{Direction, Fd};
use crate::time::Instant;
use crate::trace::IoId;

/// What a thread waits for.
pub(crate) enum Wait {
    /// A time.
    Sleep(Instant),
    /// A lock to be free, at most until then; the answer is whether it was.
    Lock(Value, Option<Instant>),
    /// Another thread's end, at most until then; the answer is whether it came.
    Thread(u32, Option<Instant>),
    /// An end of a connection to be ready, at most until then; the answer is whether it is.
    Socket(Fd, Direction, Option<Instant>),
    /// The answer to a fetch, at most until then.
    Fetch(IoId, Option<Instant>),
    /// The answer of a database engine on a thread of its own.
    Database(IoId),
    /// An event loop to end: `run_until_complete` and its like.
    Loop(Rc<Object>),
}

impl Wait {
    /// Until when it waits at most, as far as it knows itself.
    pub(crate) fn due(&self) -> Option<Instant> {
        match self {
            Self::Sleep(due) => Some(*due),
            Self::Lock(_, due) | Self::Thread(_, due) | Self::Socket(_, _, due) | Self::Fetch(_, due) => *due,
            Self::Database(_) | Self::Loop(_) => None,
        }
    }
}
