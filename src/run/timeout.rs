//! A wait with a deadline.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use super::core::Loop;
use super::sleep::{Sleep, sleep};
use super::task::here;
use crate::time::Span;
use crate::trace::{Failure, Outcome, ScopeId, ScopeKind, What};

/// A wait with a deadline. When it passes, what was awaited is dropped: a fetch is aborted, a task cancelled.
#[must_use = "a timeout does nothing unless it is awaited"]
pub struct Timeout<F> {
    inner: Option<Pin<Box<F>>>,
    deadline: Sleep,
    span: Span,
    site: crate::trace::Site,
    scope: Option<(Rc<Loop>, ScopeId)>,
}

/// Waits for `future`, but no longer than `span`; then fails with [`Failure::TimedOut`].
#[track_caller]
pub fn timeout<F: IntoFuture>(span: Span, future: F) -> Timeout<F::IntoFuture> {
    let site = here();
    Timeout { inner: Some(Box::pin(future.into_future())), deadline: sleep(span), span, site, scope: None }
}

impl<T, F: Future<Output = Outcome<T>>> Future for Timeout<F> {
    type Output = Outcome<T>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Outcome<T>> {
        let this = &mut *self;
        if this.scope.is_none() {
            this.open();
        }
        if let Some(inner) = &mut this.inner
            && let Poll::Ready(outcome) = inner.as_mut().poll(cx)
        {
            this.inner = None;
            return Poll::Ready(outcome);
        }
        let lp = Loop::current();
        if lp.bounding(|| Pin::new(&mut this.deadline).poll(cx)).is_pending() {
            return Poll::Pending;
        }
        match this.deadline.timer() {
            Some(timer) => lp.cancelling_by_timer(timer, || this.inner = None),
            None => this.inner = None,
        }
        Poll::Ready(Err(Failure::TimedOut(this.span)))
    }
}

impl<F> Timeout<F> {
    fn open(&mut self) {
        let lp = Loop::current();
        if let Some(task) = lp.current_task() {
            let scope = lp.new_scope();
            lp.emit(What::ScopeOpened { scope, task, kind: ScopeKind::Timeout, site: self.site });
            self.scope = Some((lp, scope));
        }
    }
}

impl<F> Drop for Timeout<F> {
    fn drop(&mut self) {
        if let Some((lp, scope)) = self.scope.take() {
            lp.emit(What::ScopeClosed { scope });
        }
    }
}
