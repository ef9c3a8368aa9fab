//! A computation in another worker, awaited from this one.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::core::Loop;
use super::fetch::Pending;
use super::task::here;
use super::work::Work;
use crate::trace::{IoEnd, Outcome, Site, error};

/// A result that is awaited. Dropping it ends the worker.
#[must_use = "nothing is computed unless it is awaited"]
pub struct Offload {
    work: Work,
    site: Site,
    pending: Option<Pending<Outcome<u64>>>,
}

/// Computes `work` in a worker of its own; this thread stays free.
#[track_caller]
pub fn in_worker(work: Work) -> Offload {
    Offload { work, site: here(), pending: None }
}

impl Future for Offload {
    type Output = Outcome<u64>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let (work, site) = (self.work, self.site);
        self.pending.get_or_insert_with(|| start(work)).poll(cx, site)
    }
}

fn start(work: Work) -> Pending<Outcome<u64>> {
    let lp = Loop::current();
    Pending::new(&lp, format!("count primes below {}", work.to).into(), None, |lp, finish| {
        let done = Box::new(move |result: Result<u64, String>| match result {
            Ok(count) => finish(None, IoEnd::Computed, Ok(count)),
            Err(why) => finish(None, IoEnd::Failed { why: why.as_str().into() }, Err(error(why))),
        });
        lp.host.offload(work, done)
    })
}
