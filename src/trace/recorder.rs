//! The recorder: takes events as they happen, keeps them as bytes until somebody takes those.
//!
//! Events are encoded at once. That is a few stores each, keeps no strings alive, and makes a batch that a worker
//! can hand to the page without another copy. A handle is cheap to clone and can be reached from a waker, which
//! must be `Send + Sync`: hence the mutex, which costs next to nothing on one thread.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::event::{Event, What};
use super::wire;
use crate::time::{Clock, Instant, Span};

/// A handle to a run's record.
#[derive(Clone)]
pub struct Recorder {
    clock: Arc<dyn Clock>,
    tape: Arc<Mutex<Tape>>,
}

struct Tape {
    bytes: Vec<u8>,
    last: Instant,
    taken: Instant,
    on: bool,
}

impl Recorder {
    /// An empty record on this clock. When `on` is false nothing is ever kept: the run goes unobserved.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>, on: bool) -> Self {
        let tape = Tape { bytes: Vec::new(), last: Instant::ZERO, taken: Instant::ZERO, on };
        Self { clock, tape: Arc::new(Mutex::new(tape)) }
    }

    /// Now, on the run's clock.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Appends an event that happens now.
    pub fn emit(&self, what: What) {
        let mut tape = self.tape();
        if !tape.on {
            return;
        }
        let tape = &mut *tape;
        let at = self.clock.now().max(tape.last);
        wire::append(&mut tape.bytes, tape.last, &Event { at, what });
        tape.last = at;
    }

    /// How long nothing was taken, up to the newest event; zero when there is nothing to take. After a pause the first
    /// event can so be handed on at once, and in a rush they go in batches.
    #[must_use]
    pub fn age(&self) -> Span {
        let tape = self.tape();
        if tape.bytes.is_empty() { Span::ZERO } else { tape.last.since(tape.taken) }
    }

    /// Takes what was recorded since the last time: bytes for a [`wire::Decoder`].
    #[must_use]
    pub fn take(&self) -> Vec<u8> {
        let mut tape = self.tape();
        tape.taken = self.clock.now();
        std::mem::take(&mut tape.bytes)
    }

    fn tape(&self) -> MutexGuard<'_, Tape> {
        // A poisoned lock means that a panic passed through `emit`; the bytes before it are still whole events.
        self.tape.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
