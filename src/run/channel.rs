//! Messages from task to task, with room for a few of them.
//!
//! Who finds no room waits in line. Room that becomes free is given to the first in line straight away, so that no
//! newcomer can slip in before it runs: busy senders take turns.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use super::core::Loop;
use super::task::here;
use crate::trace::{Awaited, Failure, Outcome, Site, Text};

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
    is_open: bool,
    /// The receiver, while it waits.
    receiver: Option<Waker>,
    /// The senders that wait for room, oldest first. A ticket is granted by taking it out of the queue.
    queue: VecDeque<(u64, Waker)>,
    /// The tickets that room is kept for.
    granted: Vec<u64>,
    next: u64,
}

/// A channel with room for `room` messages (at least one), which appears in the picture under `name`.
#[must_use]
pub fn channel<T>(name: impl Into<Text>, room: usize) -> (Sender<T>, Receiver<T>) {
    let state = State {
        messages: VecDeque::new(),
        senders: 1,
        is_open: true,
        receiver: None,
        queue: VecDeque::new(),
        granted: Vec::new(),
        next: 0,
    };
    let shared = Rc::new(Shared { name: name.into(), room: room.max(1), state: RefCell::new(state) });
    (Sender(Rc::clone(&shared)), Receiver(shared))
}

impl<T> Shared<T> {
    fn wait(&self, site: Site) {
        Loop::current().awaiting(Awaited::Channel(Text::clone(&self.name)), site);
    }

    /// Gives free room to the first in line.
    fn admit(&self) {
        let first = {
            let mut state = self.state.borrow_mut();
            let first = state.queue.pop_front();
            state.granted.extend(first.as_ref().map(|&(ticket, _)| ticket));
            first
        };
        if let Some((_, waker)) = first {
            waker.wake();
        }
    }

    fn wake_receiver(&self) {
        let receiver = self.state.borrow_mut().receiver.take();
        if let Some(receiver) = receiver {
            receiver.wake();
        }
    }
}

impl<T> Sender<T> {
    /// Sends, once there is room.
    ///
    /// # Errors
    /// [`Failure::Closed`] when the receiver is gone.
    #[track_caller]
    pub fn send(&self, message: T) -> impl Future<Output = Outcome> + '_ {
        Send { to: &self.0, message: Some(message), ticket: None, site: here() }
    }
}

/// A message on its way. Giving up gives up the place in line, or the room if it was granted meanwhile.
struct Send<'a, T> {
    to: &'a Shared<T>,
    message: Option<T>,
    ticket: Option<u64>,
    site: Site,
}

impl<T> Unpin for Send<'_, T> {}

impl<T> Future for Send<'_, T> {
    type Output = Outcome;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Outcome> {
        let mut state = self.to.state.borrow_mut();
        if !state.is_open {
            return Poll::Ready(Err(Failure::Closed(Text::clone(&self.to.name))));
        }
        let granted = self.ticket.and_then(|ticket| state.granted.iter().position(|&granted| granted == ticket));
        if let Some(index) = granted {
            state.granted.swap_remove(index);
        } else if self.ticket.is_some() || state.messages.len() + state.granted.len() >= self.to.room {
            if self.ticket.is_none() {
                let ticket = state.next;
                state.next += 1;
                state.queue.push_back((ticket, cx.waker().clone()));
                drop(state);
                self.ticket = Some(ticket);
            }
            self.to.wait(self.site);
            return Poll::Pending;
        }
        drop(state);
        self.ticket = None;
        let message = self.message.take();
        self.to.state.borrow_mut().messages.extend(message);
        self.to.wake_receiver();
        Poll::Ready(Ok(()))
    }
}

impl<T> Drop for Send<'_, T> {
    fn drop(&mut self) {
        let Some(ticket) = self.ticket else { return };
        let mut state = self.to.state.borrow_mut();
        state.queue.retain(|&(waiting, _)| waiting != ticket);
        let granted = state.granted.iter().position(|&granted| granted == ticket);
        if let Some(index) = granted {
            state.granted.swap_remove(index);
            drop(state);
            self.to.admit();
        }
    }
}

impl<T> Receiver<T> {
    /// The next message; `None` when all senders are gone and nothing is left.
    #[track_caller]
    pub fn receive(&mut self) -> impl Future<Output = Option<T>> + '_ {
        Receive { from: &self.0, site: here() }
    }
}

/// A message that is awaited.
struct Receive<'a, T> {
    from: &'a Shared<T>,
    site: Site,
}

impl<T> Future for Receive<'_, T> {
    type Output = Option<T>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let mut state = self.from.state.borrow_mut();
        if let Some(message) = state.messages.pop_front() {
            drop(state);
            self.from.admit();
            return Poll::Ready(Some(message));
        }
        if state.senders == 0 {
            return Poll::Ready(None);
        }
        state.receiver = Some(cx.waker().clone());
        drop(state);
        self.from.wait(self.site);
        Poll::Pending
    }
}

impl<T> Drop for Receive<'_, T> {
    /// Who waits no more is not to be woken.
    fn drop(&mut self) {
        self.from.state.borrow_mut().receiver = None;
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
        let last = {
            let mut state = self.0.state.borrow_mut();
            state.senders -= 1;
            state.senders == 0
        };
        if last {
            self.0.wake_receiver();
        }
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        let queue = {
            let mut state = self.0.state.borrow_mut();
            state.is_open = false;
            std::mem::take(&mut state.queue)
        };
        for (_, waker) in queue {
            waker.wake();
        }
    }
}
