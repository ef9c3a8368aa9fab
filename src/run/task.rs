//! Tasks and their handles.

use std::cell::RefCell;
use std::future::{Future, IntoFuture};
use std::panic::Location;
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, Waker};

use super::core::Loop;
use crate::trace::{Awaited, CancelBy, Failure, Outcome, ScopeId, Site, TaskId, Text, What};

/// A task that was spawned. Dropping the handle leaves the task running.
#[must_use = "a task runs without its handle, but then nobody learns how it ended: await it, or `detach` it"]
pub struct Task<T> {
    pub(super) id: TaskId,
    pub(super) name: Text,
    pub(super) end: Rc<End<T>>,
    lp: Weak<Loop>,
}

/// The wait for a task's end: what `task.await` makes of a handle. If whoever waits is cancelled, so is the task,
/// as in asyncio.
pub struct Join<T> {
    task: Task<T>,
    site: Site,
    over: bool,
}

/// Where a task leaves its outcome, and who wants to know: the one who has the handle, and listeners.
pub(super) struct End<T> {
    outcome: RefCell<Option<Outcome<T>>>,
    waker: RefCell<Option<Waker>>,
    listeners: RefCell<Vec<Listener>>,
}

/// Told when a task ends, whether it failed and why.
pub(super) type Listener = Box<dyn FnOnce(Option<&Failure>)>;

/// Starts a task beside the caller.
#[track_caller]
pub fn spawn<T: 'static>(name: impl Into<Text>, future: impl Future<Output = Outcome<T>> + 'static) -> Task<T> {
    spawn_in(&Loop::current(), name.into(), None, here(), future)
}

/// The line of the caller's caller.
#[track_caller]
pub(super) fn here() -> Site {
    Site { line: Location::caller().line() }
}

/// The program's first task. When it ends, the others are cancelled.
pub(super) fn spawn_root(lp: &Rc<Loop>, name: Text, main: impl Future<Output = Outcome> + 'static) {
    let task = spawn_in(lp, name, None, Site::default(), main);
    let weak = Rc::downgrade(lp);
    task.end.listen(Box::new(move |_| {
        if let Some(lp) = weak.upgrade() {
            lp.cancel_all(CancelBy::Shutdown);
        }
    }));
}

pub(super) fn spawn_in<T: 'static>(
    lp: &Rc<Loop>,
    name: Text,
    scope: Option<ScopeId>,
    site: Site,
    future: impl Future<Output = Outcome<T>> + 'static,
) -> Task<T> {
    let end = Rc::new(End::default());
    let value = Rc::new(RefCell::new(None));
    let body = {
        let value = Rc::clone(&value);
        Box::pin(async move {
            let outcome = future.await?;
            *value.borrow_mut() = Some(outcome);
            Ok(())
        })
    };
    let epilogue = {
        let end = Rc::clone(&end);
        Box::new(move |outcome: Outcome| {
            // A task that returned has left its value; the other way round it failed.
            let value = value.take();
            end.set(outcome.and_then(|()| value.ok_or(Failure::Cancelled)));
        })
    };
    let id = lp.add(Text::clone(&name), scope, site, body, epilogue);
    Task { id, name, end, lp: Rc::downgrade(lp) }
}

impl<T> Task<T> {
    /// Asks the task to end at its next step.
    pub fn cancel(&self) {
        if let Some(lp) = self.lp.upgrade() {
            lp.cancel(self.id, lp.canceller());
        }
    }

    /// Lets the task run on by itself.
    pub fn detach(self) {}

    /// Counts its outcome as looked at as soon as there is one.
    pub(super) fn retrieve_at_end(self) {
        let (lp, id) = (self.lp.clone(), self.id);
        self.end.listen(Box::new(move |_| {
            if let Some(lp) = lp.upgrade() {
                lp.emit(What::Retrieved { task: id });
            }
        }));
    }

    /// The outcome, if the task has ended. Taking it counts as looking at it.
    pub(super) fn take(&self) -> Option<Outcome<T>> {
        let outcome = self.end.outcome.take()?;
        if let Some(lp) = self.lp.upgrade() {
            lp.emit(What::Retrieved { task: self.id });
        }
        Some(outcome)
    }
}

impl<T> IntoFuture for Task<T> {
    type Output = Outcome<T>;
    type IntoFuture = Join<T>;

    #[track_caller]
    fn into_future(self) -> Join<T> {
        Join { task: self, site: here(), over: false }
    }
}

impl<T> Future for Join<T> {
    type Output = Outcome<T>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Outcome<T>> {
        if let Some(outcome) = self.task.take() {
            self.over = true;
            return Poll::Ready(outcome);
        }
        *self.task.end.waker.borrow_mut() = Some(cx.waker().clone());
        if let Some(lp) = self.task.lp.upgrade() {
            lp.awaiting(Awaited::Task(self.task.id), self.site);
        }
        Poll::Pending
    }
}

impl<T> Drop for Join<T> {
    fn drop(&mut self) {
        if !self.over {
            // Whoever waited waits no more.
            *self.task.end.waker.borrow_mut() = None;
            self.task.cancel();
        }
    }
}

impl<T> Unpin for Join<T> {}

impl<T> Default for End<T> {
    fn default() -> Self {
        Self { outcome: RefCell::default(), waker: RefCell::default(), listeners: RefCell::default() }
    }
}

impl<T> End<T> {
    /// Calls `listener` when the task ends; at once if it has.
    pub(super) fn listen(&self, listener: Listener) {
        match &*self.outcome.borrow() {
            Some(outcome) => listener(outcome.as_ref().err()),
            None => self.listeners.borrow_mut().push(listener),
        }
    }

    fn set(&self, outcome: Outcome<T>) {
        let failure = outcome.as_ref().err().cloned();
        *self.outcome.borrow_mut() = Some(outcome);
        for listener in self.listeners.take() {
            listener(failure.as_ref());
        }
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}
