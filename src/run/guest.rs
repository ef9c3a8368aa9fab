//! A guest: whoever keeps a ready queue and timers of its own on the loop, as a Python program's asyncio does.
//!
//! Its entries are run after the loop's own tasks, in the same turn, and its deadlines bound the same waits. So both
//! kinds of program share the turn, the hop, the clock and the record.

use crate::time::Instant;

/// What the loop asks of its guest. The loop never calls one from within another call of it.
pub trait Guest {
    /// How many entries stand in its ready queue.
    fn ready(&self) -> usize;

    /// When its next timer is due.
    fn deadline(&self) -> Option<Instant>;

    /// Moves timers that are due to its ready queue.
    fn fire_due(&self, now: Instant);

    /// Runs each entry that stands in its ready queue now, once.
    fn turn(&self, now: Instant);

    /// Ends as soon as it can.
    fn stop(&self);
}
