//! A database engine on the virtual clock: it works at once, and what it did takes the time that its steps would.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use loopscope_sqlite::words::{Answer, Failure, decode, encode, steps};

use super::database::{Database, Ticket};
use super::host::{Done, Host, Job};
use super::virtual_host::VirtualHost;
use crate::time::{Instant, Span};

/// What answers calls.
pub type Engine = Box<dyn FnMut(&[u8]) -> Vec<u8>>;

/// An answer that is on its way.
struct Coming {
    ticket: Ticket,
    at: Instant,
    answer: Vec<u8>,
    done: Option<Done<Vec<u8>>>,
    /// Keeps it on its way.
    job: Option<Job>,
}

/// Two engines, as in a browser: one on the program's thread, one beside it.
pub(super) struct VirtualDatabase {
    host: VirtualHost,
    make: Box<dyn Fn() -> Result<Engine, String>>,
    here: RefCell<Option<Engine>>,
    beside: RefCell<Option<Engine>>,
    coming: Rc<RefCell<VecDeque<Coming>>>,
    /// When the one beside has nothing more to do.
    idle_from: Cell<Instant>,
    posted: Cell<Ticket>,
}

/// SQLite takes some fifty steps a microsecond, and every call costs something.
fn price(answer: &[u8]) -> Span {
    Span::from_micros(20 + steps(answer) / 50)
}

impl VirtualDatabase {
    pub(super) fn new(host: VirtualHost, make: Box<dyn Fn() -> Result<Engine, String>>) -> Self {
        Self {
            host,
            make,
            here: RefCell::default(),
            beside: RefCell::default(),
            coming: Rc::default(),
            idle_from: Cell::new(Instant::ZERO),
            posted: Cell::new(0),
        }
    }

    fn ask(&self, engine: &RefCell<Option<Engine>>, call: &[u8]) -> Vec<u8> {
        let mut engine = engine.borrow_mut();
        if engine.is_none() {
            *engine = (self.make)().ok();
        }
        engine.as_mut().map_or_else(Vec::new, |engine| engine(call))
    }

    fn send(&self, place: usize) {
        let mut coming = self.coming.borrow_mut();
        let Some(next) = coming.get_mut(place) else { return };
        let queue: Weak<RefCell<VecDeque<Coming>>> = Rc::downgrade(&self.coming);
        let arrive = Box::new(move || {
            let Some(queue) = queue.upgrade() else { return };
            // They end in the order in which they began.
            let arrived = queue.borrow_mut().pop_front();
            if let Some(Coming { answer, done: Some(done), .. }) = arrived {
                done(answer);
            }
        });
        next.job = Some(self.host.later(next.at, arrive));
    }
}

impl Database for VirtualDatabase {
    fn call(&self, call: &[u8]) -> Vec<u8> {
        let answer = self.ask(&self.here, call);
        self.host.hold(price(&answer));
        answer
    }

    fn post(&self, call: Vec<u8>, done: Done<Vec<u8>>) -> Ticket {
        let ticket = self.posted.get() + 1;
        self.posted.set(ticket);
        let answer = self.ask(&self.beside, &call);
        let at = self.idle_from.get().max(self.host.clock().now()) + price(&answer);
        self.idle_from.set(at);
        let place = {
            let mut coming = self.coming.borrow_mut();
            coming.push_back(Coming { ticket, at, answer, done: Some(done), job: None });
            coming.len() - 1
        };
        self.send(place);
        ticket
    }

    /// What only looked is ended now; what has changed something can't be undone any more, so it comes in its time.
    fn interrupt(&self, ticket: Ticket) {
        {
            let mut coming = self.coming.borrow_mut();
            let Some(next) = coming.front_mut().filter(|next| next.ticket == ticket) else { return };
            let Some(answer) = decode::<Answer>(&next.answer) else { return };
            if answer.said.is_err()
                || answer.state.in_transaction
                || !answer.changed.is_empty()
                || answer.wants.is_some()
            {
                return;
            }
            let message = "interrupted".to_owned();
            let said = Err(Failure::Sqlite { code: 9, message, would_wait: false });
            next.answer = encode(&Answer { said, ..answer });
            next.at = self.host.clock().now();
            self.idle_from.set(next.at);
        }
        self.send(0);
    }
}
