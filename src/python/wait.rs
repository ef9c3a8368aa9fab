//! What a thread of the program can wait for.

use crate::time::Instant;

use super::value::Value;

/// What a thread waits for.
pub(crate) enum Wait {
    /// A time.
    Sleep(Instant),
    /// A lock to be free, at most until then; the answer is whether it was.
    Lock(Value, Option<Instant>),
    /// Another thread's end, at most until then; the answer is whether it came.
    Thread(u32, Option<Instant>),
    /// The event loop to end: `run_until_complete` and its like.
    Loop,
}
