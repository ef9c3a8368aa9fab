//! The recorder: takes events as they happen, keeps them as bytes until somebody takes those.
//!
//! Events are encoded at once. That is a few stores each, keeps no strings alive, and makes a batch that a worker
//! can hand to the page without another copy. A handle is cheap to clone and can be reached from a waker, which
//! must be `Send + Sync`: hence the mutex, which costs next to nothing on one thread.
//!
//! What does cost is asking a browser for the time: more than all the rest. So the clock is read where time can have
//! passed, once or twice a step, and not where one event follows from another.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::event::{By, What};
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
    /// When the clock was last read.
    now: Instant,
    /// When the last event happened.
    last: Instant,
    taken: Instant,
    on: bool,
}

impl Recorder {
    /// An empty record on this clock. When `on` is false nothing is ever kept: the run goes unobserved.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>, on: bool) -> Self {
        let tape = Tape { bytes: Vec::new(), now: Instant::ZERO, last: Instant::ZERO, taken: Instant::ZERO, on };
        Self { clock, tape: Arc::new(Mutex::new(tape)) }
    }

    /// Now, on the run's clock. What is recorded next happens then, or later.
    pub fn now(&self) -> Instant {
        let mut tape = self.tape();
        tape.now = self.clock.now().max(tape.now);
        tape.now
    }

    /// Appends an event that happens now.
    #[expect(clippy::needless_pass_by_value, reason = "whoever records an event has no other use for it")]
    pub fn emit(&self, what: What) {
        let mut tape = self.tape();
        if !tape.on {
            return;
        }
        let tape = &mut *tape;
        if may_come_later(&what) {
            tape.now = self.clock.now().max(tape.now);
        }
        wire::append(&mut tape.bytes, tape.now.since(tape.last), &what);
        tape.last = tape.now;
    }

    /// How long nothing was taken, up to the last look at the clock; zero when there is nothing to take. After a pause
    /// the first event can so be handed on at once, in a rush they go in batches, and what was recorded before a long
    /// silence goes, too.
    #[must_use]
    pub fn age(&self) -> Span {
        let tape = self.tape();
        if tape.bytes.is_empty() { Span::ZERO } else { tape.now.since(tape.taken) }
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

/// Whether time can have passed since the event before.
fn may_come_later(what: &What) -> bool {
    match what {
        // A step begins where the one before it, or the turn's beginning, left off; and a task that is made ready by
        // a timer, an answer or itself is so at once.
        What::StepBegan { .. } | What::TimerFired { .. } | What::TurnEnded | What::Retrieved { .. } => false,
        What::ScopeTook { .. } | What::ScopeClosed { .. } | What::Computes { .. } => false,
        What::Ready { by, .. } => matches!(by, By::Task(_) | By::Cancel | By::Outside),
        // Its due time was just reckoned from the clock.
        What::TimerSet { .. } => false,
        _ => true,
    }
}
