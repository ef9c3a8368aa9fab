//! A database engine beside the loop: calls as bytes, answers as bytes, whoever does the work.
//!
//! What the bytes mean stands in the crate `loopscope-sqlite`. Here it only matters on which thread the engine works: on
//! ours, which it keeps until it is done, or on one of its own.

use super::host::Done;

/// The number of something that was posted.
pub type Ticket = u32;

/// An engine that works on this thread, and another one that works on a thread of its own.
pub trait Database {
    /// Does what is asked, here and now.
    fn call(&self, call: &[u8]) -> Vec<u8>;

    /// Has it done on the thread beside, in the order in which it is asked.
    fn post(&self, call: Vec<u8>, done: Done<Vec<u8>>) -> Ticket;

    /// Ends what was posted, as far as an engine that computes can be told anything. Its answer comes all the same, and
    /// says so.
    fn interrupt(&self, ticket: Ticket);
}
