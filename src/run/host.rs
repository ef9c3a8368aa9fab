//! The one door out of the loop: what it needs from the world around it.
//!
//! A browser's thread is one host ([`crate::browser`]), the virtual clock another
//! ([`VirtualHost`](super::VirtualHost)). Which one a run has is a value, never a `cfg`.

use std::any::Any;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use super::database::Database;
use super::work::Work;
use crate::network::{FetchError, Heard, Request, Response, Rung};
use crate::time::{Clock, Instant, Span};
use crate::trace::{Event, What};

/// A wait that the host performs for the loop.
pub type Later = Pin<Box<dyn Future<Output = ()>>>;

/// What the host calls when work elsewhere has ended. On the loop's thread, never from within the call that
/// started the work.
pub type Done<T> = Box<dyn FnOnce(T)>;

/// What the host calls with all that is heard of an answer, and with when the network had it. As [`Done`] is called.
pub type Told = Box<dyn FnMut(Instant, Heard)>;

/// Work that is under way. Dropping it ends the work: a fetch is aborted, a worker terminated.
pub type Job = Box<dyn Any>;

/// Where recorded bytes go.
pub type Deliver = Box<dyn Fn(Vec<u8>)>;

/// The end of a fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// When the network had all of it.
    pub done: Instant,
    /// The answer.
    pub result: Result<Response, FetchError>,
}

/// What a loop needs from the world.
pub trait Host {
    /// The run's clock.
    fn clock(&self) -> Arc<dyn Clock>;

    /// Who answers a fetch of `url`: `None` is the real network.
    fn rung(&self, url: &str) -> Option<Rung>;

    /// Waits until `deadline`, or for ever. The loop drops the wait when something becomes ready before.
    fn idle(&self, deadline: Option<Instant>) -> Later;

    /// Gives the thread away for a moment and comes back as soon as everybody else had a chance.
    fn hop(&self) -> Later;

    /// Lets what the platform calls microtasks run, and nothing else.
    fn microtask(&self) -> Later;

    /// Starts to ask.
    fn fetch(&self, request: &Request, told: Told) -> Job;

    /// Asks and keeps the thread until the answer is there, for so long at most: `None` if that was too short.
    fn fetch_now(&self, request: &Request, most: Option<Span>) -> Option<Fetched>;

    /// Starts to compute `work` away from this thread. An `Err` says in a sentence why it could not.
    fn offload(&self, work: Work, done: Done<Result<u64, String>>) -> Job;

    /// Keeps the thread for `span`.
    fn hold(&self, span: Span);

    /// Computes `work` here and now.
    fn compute(&self, work: Work) -> u64;

    /// A program's interpreter has run so many ops since it last said so. Only a clock that doesn't move by itself
    /// needs to know.
    fn worked(&self, _ops: u32) {}

    /// Seconds from 1970 to the beginning of the run, by the host's calendar.
    fn epoch(&self) -> f64 {
        0.0
    }

    /// How many bytes the program's memory has grown to, where that can be told; else zero.
    fn memory(&self) -> usize {
        0
    }

    /// The engine that programs keep databases with.
    ///
    /// # Errors
    /// Why there is none, as a sentence.
    fn database(&self) -> Result<Rc<dyn Database>, String> {
        Err("there is no database engine here".to_owned())
    }

    /// A file of the program was written, or is gone.
    fn file_changed(&self, _path: &str, _bytes: Option<&[u8]>) {}

    /// Takes recorded bytes away.
    fn deliver(&self, batch: Vec<u8>);
}

/// The event that closes the record of a run which was ended from outside and can't write it itself.
#[must_use]
pub fn stopped(at: Instant) -> Event {
    Event { at, what: What::Stopped }
}

/// The same for one that broke; why, as a sentence.
#[must_use]
pub fn broken(at: Instant, why: &str) -> Event {
    Event { at, what: What::Broken { why: why.into() } }
}
