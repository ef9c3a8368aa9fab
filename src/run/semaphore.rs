//! At most so many at once.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use super::core::Loop;
use super::task::here;
use crate::trace::{Awaited, Site, Text};

/// Hands out a fixed number of permits, first come, first served. Cloning gives another handle to the same one.
#[derive(Clone)]
pub struct Semaphore {
    name: Text,
    state: Rc<RefCell<State>>,
}

struct State {
    free: usize,
    /// Who waits, oldest first. A ticket is granted by taking it out of the queue.
    queue: VecDeque<(u64, Waker)>,
    granted: Vec<u64>,
    next: u64,
}

/// One permit. Dropping it lets the next in.
#[must_use = "the permit is given back when it is dropped"]
pub struct Permit(Semaphore);

impl Semaphore {
    /// A semaphore of `permits`, which appears in the picture under `name`.
    #[must_use]
    pub fn new(name: impl Into<Text>, permits: usize) -> Self {
        let state = State { free: permits, queue: VecDeque::new(), granted: Vec::new(), next: 0 };
        Self { name: name.into(), state: Rc::new(RefCell::new(state)) }
    }

    /// Waits for a permit.
    #[track_caller]
    pub fn acquire(&self) -> impl Future<Output = Permit> + use<> {
        let mut ticket = Ticket { semaphore: self.clone(), number: None, site: here() };
        poll_fn(move |cx| Pin::new(&mut ticket).get_mut().poll(cx))
    }

    fn release(&self) {
        let next = {
            let mut state = self.state.borrow_mut();
            match state.queue.pop_front() {
                // The permit goes to the oldest straight away, so that nobody can slip in before it runs.
                Some((number, waker)) => {
                    state.granted.push(number);
                    Some(waker)
                }
                None => {
                    state.free += 1;
                    None
                }
            }
        };
        if let Some(waker) = next {
            waker.wake();
        }
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        self.0.release();
    }
}

/// A place in the queue. Leaving early gives up the place, or the permit if it was granted meanwhile.
struct Ticket {
    semaphore: Semaphore,
    number: Option<u64>,
    site: Site,
}

impl Ticket {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Permit> {
        let mut state = self.semaphore.state.borrow_mut();
        match self.number {
            None if state.free > 0 => {
                state.free -= 1;
                drop(state);
                return Poll::Ready(Permit(self.semaphore.clone()));
            }
            None => {
                let number = state.next;
                state.next += 1;
                state.queue.push_back((number, cx.waker().clone()));
                self.number = Some(number);
            }
            Some(number) => {
                if let Some(index) = state.granted.iter().position(|&granted| granted == number) {
                    state.granted.swap_remove(index);
                    drop(state);
                    self.number = None;
                    return Poll::Ready(Permit(self.semaphore.clone()));
                }
            }
        }
        drop(state);
        Loop::current().awaiting(Awaited::Permit(Text::clone(&self.semaphore.name)), self.site);
        Poll::Pending
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        let Some(number) = self.number else { return };
        let mut state = self.semaphore.state.borrow_mut();
        state.queue.retain(|&(waiting, _)| waiting != number);
        let granted = state.granted.iter().position(|&granted| granted == number);
        if let Some(index) = granted {
            state.granted.swap_remove(index);
            drop(state);
            self.semaphore.release();
        }
    }
}
