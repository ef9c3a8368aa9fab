//! Asking the network, and being able to stop asking.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use super::core::Loop;
use super::host::Job;
use super::task::here;
use crate::network::{Request, Response, Whole, check_url};
use crate::trace::{Awaited, By, Failure, IoEnd, IoId, Outcome, Site, Text, What};

/// An answer that is awaited. Dropping it aborts the request.
#[must_use = "a fetch does nothing unless it is awaited"]
pub struct Fetch {
    url: Text,
    site: Site,
    pending: Option<Pending<Outcome<Response>>>,
}

/// Fetches `url` and reads the whole body. An answer such as 404 is an answer: see [`Response::is_ok`].
#[track_caller]
pub fn fetch(url: impl Into<Text>) -> Fetch {
    Fetch { url: url.into(), site: here(), pending: None }
}

impl Future for Fetch {
    type Output = Outcome<Response>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if self.pending.is_none() {
            if let Err(error) = check_url(&self.url) {
                return Poll::Ready(Err(Failure::Fetch(error)));
            }
            let url = Text::clone(&self.url);
            self.pending = Some(start(&url));
        }
        let site = self.site;
        match &mut self.pending {
            Some(pending) => pending.poll(cx, site),
            None => Poll::Pending,
        }
    }
}

fn start(url: &Text) -> Pending<Outcome<Response>> {
    let lp = Loop::current();
    Pending::new(&lp, Text::clone(url), lp.host.rung(url), |lp, finish| {
        let (mut whole, mut finish) = (Whole::default(), Some(finish));
        let told = Box::new(move |at, heard| {
            let Some(result) = whole.hear(heard) else { return };
            let end = match &result {
                Ok(response) => IoEnd::Answered { status: response.status, bytes: response.body.len() as u64 },
                Err(error) => IoEnd::Failed { why: error.to_string().into() },
            };
            if let Some(finish) = finish.take() {
                finish(Some(at), end, result.map_err(Failure::Fetch));
            }
        });
        lp.host.fetch(&Request::get(&**url), told)
    })
}

/// Work elsewhere whose end some task awaits: what a fetch and an offloaded computation have in common.
pub(super) struct Pending<T> {
    id: IoId,
    lp: Rc<Loop>,
    slot: Rc<RefCell<Slot<T>>>,
    job: Option<Job>,
}

struct Slot<T> {
    value: Option<T>,
    over: bool,
    waker: Option<Waker>,
}

/// Called with when the work itself was over (now, if nobody knows better), how it ended, and its value.
pub(super) type Finish<T> = Box<dyn FnOnce(Option<crate::time::Instant>, IoEnd, T)>;

impl<T: 'static> Pending<T> {
    /// Starts the work with `begin`, which is given what to call at its end.
    pub(super) fn new(
        lp: &Rc<Loop>,
        what: Text,
        rung: Option<crate::network::Rung>,
        begin: impl FnOnce(&Loop, Finish<T>) -> Job,
    ) -> Self {
        let id = lp.io_begun();
        if let Some(task) = lp.current_task() {
            lp.emit(What::IoBegan { io: id, task, what, rung });
        }
        let slot = Rc::new(RefCell::new(Slot { value: None, over: false, waker: None }));
        let finish: Finish<T> = {
            // Weak: the host may keep the callback longer than the run lives.
            let (slot, lp) = (Rc::downgrade(&slot), Rc::downgrade(lp));
            Box::new(move |done, end, value| {
                let (Some(slot), Some(lp)) = (slot.upgrade(), lp.upgrade()) else {
                    return;
                };
                lp.io_over();
                let now = lp.now();
                lp.emit(What::IoEnded { io: id, done: done.unwrap_or(now).min(now), end });
                let waker = {
                    let mut slot = slot.borrow_mut();
                    slot.value = Some(value);
                    slot.over = true;
                    slot.waker.take()
                };
                lp.caused(By::Io(id), || waker.map(Waker::wake));
            })
        };
        let job = Some(begin(lp, finish));
        Self { id, lp: Rc::clone(lp), slot, job }
    }

    pub(super) fn poll(&mut self, cx: &mut Context<'_>, site: Site) -> Poll<T> {
        let mut slot = self.slot.borrow_mut();
        if let Some(value) = slot.value.take() {
            return Poll::Ready(value);
        }
        slot.waker = Some(cx.waker().clone());
        self.lp.awaiting(Awaited::Io(self.id), site);
        Poll::Pending
    }
}

impl<T> Drop for Pending<T> {
    fn drop(&mut self) {
        drop(self.job.take());
        let over = std::mem::replace(&mut self.slot.borrow_mut().over, true);
        if !over {
            self.lp.io_over();
            self.lp.emit(What::IoEnded { io: self.id, done: self.lp.now(), end: IoEnd::Aborted });
        }
    }
}
