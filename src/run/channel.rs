//! Messages from task to task, with room for a few of them.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::task::{Poll, Waker};

use super::core::Loop;
use super::task::here;
use crate::trace::{Awaited, Failure, Outcome, Text};

/// The sending end. Clone it for more senders.
pub struct Sender<T>(Rc<Shared<T>>);

/// The receiving end.
pub struct Receiver<T>(Rc<Shared<T>>);

struct Shared<T> {
    name: Text,
    room: usize,
    state: RefCell<State<T>>,
}

struct State<T> {
    messages: VecDeque<T>,
    senders: usize,
    receiver: bool,
    /// Everybody who waits, for messages or for room. All are woken by a change, and those who still must, wait on.
    waiting: Vec<Waker>,
}

/// A channel with room for `room` messages (at least one), which appears in the picture under `name`.
#[must_use]
pub fn channel<T>(name: impl Into<Text>, room: usize) -> (Sender<T>, Receiver<T>) {
    let state = State { messages: VecDeque::new(), senders: 1, receiver: true, waiting: Vec::new() };
    let shared = Rc::new(Shared { name: name.into(), room: room.max(1), state: RefCell::new(state) });
    (Sender(Rc::clone(&shared)), Receiver(shared))
}

impl<T> Shared<T> {
    fn changed(&self) {
        let waiting = std::mem::take(&mut self.state.borrow_mut().waiting);
        for waker in waiting {
            waker.wake();
        }
    }

    fn wait<R>(&self, site: crate::trace::Site, state: &mut State<T>, waker: &Waker) -> Poll<R> {
        state.waiting.push(waker.clone());
        Loop::current().awaiting(Awaited::Channel(Text::clone(&self.name)), site);
        Poll::Pending
    }
}

impl<T> Sender<T> {
    /// Sends, once there is room.
    ///
    /// # Errors
    /// [`Failure::Closed`] when the receiver is gone.
    #[track_caller]
    pub fn send(&self, message: T) -> impl Future<Output = Outcome> + '_ {
        let site = here();
        let mut message = Some(message);
        poll_fn(move |cx| {
            let mut state = self.0.state.borrow_mut();
            if !state.receiver {
                return Poll::Ready(Err(Failure::Closed(Text::clone(&self.0.name))));
            }
            if state.messages.len() >= self.0.room {
                return self.0.wait(site, &mut state, cx.waker());
            }
            state.messages.extend(message.take());
            drop(state);
            self.0.changed();
            Poll::Ready(Ok(()))
        })
    }
}

impl<T> Receiver<T> {
    /// The next message; `None` when all senders are gone and nothing is left.
    #[track_caller]
    pub fn receive(&mut self) -> impl Future<Output = Option<T>> + '_ {
        let site = here();
        poll_fn(move |cx| {
            let mut state = self.0.state.borrow_mut();
            if let Some(message) = state.messages.pop_front() {
                drop(state);
                self.0.changed();
                return Poll::Ready(Some(message));
            }
            if state.senders == 0 {
                return Poll::Ready(None);
            }
            self.0.wait(site, &mut state, cx.waker())
        })
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Self {
        self.0.state.borrow_mut().senders += 1;
        Self(Rc::clone(&self.0))
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        self.0.state.borrow_mut().senders -= 1;
        self.0.changed();
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        self.0.state.borrow_mut().receiver = false;
        self.0.changed();
    }
}
