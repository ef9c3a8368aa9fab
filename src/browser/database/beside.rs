//! The engine beside: a worker with SQLite in it, and the calls that are on their way there.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::Array;
use js_sys::WebAssembly::Module;
use web_sys::{Blob, Url};

use crate::browser::lab::{Job, Lab, LabMessage, Port};
use crate::network::Rung;
use crate::run::{Done, Ticket};

/// A worker that is started when it is first asked.
pub(super) struct Beside {
    module: Module,
    lab: RefCell<Option<Lab>>,
    calls: Rc<RefCell<Calls>>,
    posted: Cell<Ticket>,
}

#[derive(Default)]
struct Calls {
    state: State,
    /// In the order in which they were asked, which is that of the answers.
    all: VecDeque<Posted>,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum State {
    #[default]
    Starting,
    Serving,
    Broken,
}

struct Posted {
    ticket: Ticket,
    token: Token,
    /// Until it was sent.
    call: Option<Vec<u8>>,
    done: Done<Vec<u8>>,
}

/// A blob's address. As long as it is there, what was asked with it is wanted.
struct Token(String);

impl Token {
    fn new() -> Self {
        let blob = Blob::new_with_str_sequence(&Array::of1(&"wanted".into()));
        Self(blob.and_then(|blob| Url::create_object_url_with_blob(&blob)).unwrap_or_default())
    }
}

impl Drop for Token {
    fn drop(&mut self) {
        if !self.0.is_empty() {
            // Our own address can always be given back.
            let _ = Url::revoke_object_url(&self.0);
        }
    }
}

impl Calls {
    /// Sends what wasn't sent yet.
    fn send(&mut self, port: &Port) {
        for posted in &mut self.all {
            if let Some(call) = posted.call.take() {
                port.give(&Job::Ask { call, token: posted.token.0.clone() });
            }
        }
    }
}

impl Beside {
    pub(super) fn new(module: Module) -> Self {
        Self { module, lab: RefCell::default(), calls: Rc::default(), posted: Cell::new(0) }
    }

    pub(super) fn post(&self, call: Vec<u8>, done: Done<Vec<u8>>) -> Ticket {
        let ticket = self.posted.get() + 1;
        self.posted.set(ticket);
        self.calls.borrow_mut().all.push_back(Posted { ticket, token: Token::new(), call: Some(call), done });
        if self.lab.borrow().is_none() {
            *self.lab.borrow_mut() = self.start();
        }
        let state = self.calls.borrow().state;
        match (state, &*self.lab.borrow()) {
            (State::Serving, Some(lab)) => self.calls.borrow_mut().send(lab.port()),
            (State::Starting, Some(_)) => {}
            (State::Broken, _) | (_, None) => break_off(&self.calls),
        }
        ticket
    }

    pub(super) fn interrupt(&self, ticket: Ticket) {
        let mut calls = self.calls.borrow_mut();
        if let Some(posted) = calls.all.iter_mut().find(|posted| posted.ticket == ticket && posted.call.is_none()) {
            // Its drop takes the address back; the engine has the words of it.
            posted.token = Token(String::new());
        }
    }

    fn start(&self) -> Option<Lab> {
        let (calls, module) = (Rc::downgrade(&self.calls), self.module.clone());
        let probe = Token::new();
        let lab = Lab::start(Rung::Model, move |port, message| {
            let Some(calls) = calls.upgrade() else { return };
            match message {
                LabMessage::Ready => port.give_with(&Job::Serve { probe: probe.0.clone() }, Some(&module)),
                LabMessage::Serving => {
                    let mut calls = calls.borrow_mut();
                    calls.state = State::Serving;
                    calls.send(port);
                }
                LabMessage::Answered(answer) => {
                    let posted = calls.borrow_mut().all.pop_front();
                    if let Some(posted) = posted {
                        (posted.done)(answer);
                    }
                }
                LabMessage::Broken(_) => break_off(&calls),
                LabMessage::Prepared
                | LabMessage::Batch(_)
                | LabMessage::File(..)
                | LabMessage::Over
                | LabMessage::Computed(_) => {}
            }
        });
        lab.ok()
    }
}

/// There is no engine any more: nobody gets an answer that says anything, later than they asked.
fn break_off(calls: &Rc<RefCell<Calls>>) {
    calls.borrow_mut().state = State::Broken;
    let calls = Rc::clone(calls);
    crate::browser::spawn_local(async move {
        let all = std::mem::take(&mut calls.borrow_mut().all);
        for posted in all {
            (posted.done)(Vec::new());
        }
    });
}
