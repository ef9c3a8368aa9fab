//! Waiting for a time while the thread is free for others.

use std::future::Future;
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll};

use super::core::Loop;
use super::task::here;
use crate::time::{Instant, Span};
use crate::trace::{Awaited, Site, TimerId};

/// A wait for a time. Dropping it takes its timer out of the heap.
#[must_use = "a sleep does nothing unless it is awaited"]
pub struct Sleep {
    span: Span,
    site: Site,
    timer: Option<SetTimer>,
}

/// A timer in the heap, and the way to take it out.
struct SetTimer {
    lp: Weak<Loop>,
    due: Instant,
    id: TimerId,
}

/// Waits for `span`, from the first time it is polled.
#[track_caller]
pub fn sleep(span: Span) -> Sleep {
    Sleep { span, site: here(), timer: None }
}

impl Sleep {
    /// The timer, once it is set.
    pub(super) fn timer(&self) -> Option<TimerId> {
        self.timer.as_ref().map(|timer| timer.id)
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let lp: Rc<Loop> = Loop::current();
        let id = match &self.timer {
            None => {
                let due = lp.now() + self.span;
                let id = lp.set_timer(due, cx.waker().clone());
                self.timer = Some(SetTimer { lp: Rc::downgrade(&lp), due, id });
                id
            }
            Some(timer) if lp.renew_timer(timer.due, timer.id, cx.waker()) => timer.id,
            Some(_) => return Poll::Ready(()),
        };
        lp.awaiting(Awaited::Sleep(id), self.site);
        Poll::Pending
    }
}

impl Drop for SetTimer {
    fn drop(&mut self) {
        if let Some(lp) = self.lp.upgrade() {
            lp.cancel_timer(self.due, self.id);
        }
    }
}
