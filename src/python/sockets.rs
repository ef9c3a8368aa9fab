//! The program's sockets on the modelled network: who watches one, who waits for one, and who visits.
//!
//! When the last visitor has left, and when a server waits for visitors who will never come, somebody presses Ctrl-C, as
//! a person would: a program's own clean-up runs, and the run ends.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::asyncio::Entry;
use super::exception::{Kind, R};
use super::value::{Object, Value};
use super::vm::Vm;
use super::wait::Wait;
use crate::network::loopback::{Direction, Fd, Happening, Loopback, Outcome, Traffic};
use crate::time::Instant;
use crate::trace::{Text, VisitEnd, VisitId, What};

/// What a loop calls when an end is ready, and in which context.
#[derive(Clone)]
pub(crate) struct Watch {
    pub(crate) event_loop: Value,
    pub(crate) function: Value,
    pub(crate) context: Value,
}

/// The sockets of a program.
pub(crate) struct Sockets {
    pub(crate) loopback: Loopback,
    watched: BTreeMap<(Fd, Direction), Watch>,
    /// How many servers are open.
    pub(crate) servers: u32,
    /// What Ctrl-C calls; without it, it raises `KeyboardInterrupt`.
    pub(crate) on_interrupt: Option<Value>,
    /// Whether it was pressed.
    pub(crate) is_interrupted: bool,
}

impl Sockets {
    pub(crate) fn new(traffic: Option<Traffic>) -> Self {
        Self {
            loopback: Loopback::new(traffic),
            watched: BTreeMap::new(),
            servers: 0,
            on_interrupt: None,
            is_interrupted: false,
        }
    }

    /// From when on there will be something to do for the loop that the main thread runs, or on the network itself.
    pub(crate) fn deadline(&self, driven: Option<&Rc<Object>>) -> Option<Instant> {
        driven.and_then(|driven| self.ready_for(driven)).into_iter().chain(self.loopback.deadline()).min()
    }

    /// From when on there will be something to do for a loop.
    pub(crate) fn ready_for(&self, event_loop: &Rc<Object>) -> Option<Instant> {
        self.watched_by(event_loop).map(|(at, ..)| at).min()
    }

    /// The ends that a loop watches and that are ready, or known to be at some time.
    fn watched_by(&self, event_loop: &Rc<Object>) -> impl Iterator<Item = (Instant, Fd, Direction)> {
        let is_its = |watch: &Watch| matches!(&watch.event_loop, Value::Object(own) if Rc::ptr_eq(own, event_loop));
        let watched = self.watched.iter().filter(move |(_, watch)| is_its(watch));
        watched.filter_map(|((fd, direction), _)| Some((self.loopback.ready_at(*fd, *direction)?, *fd, *direction)))
    }

    /// Calls somebody on a loop whenever this end is ready. `None` ends that; whether there was one.
    pub(crate) fn watch(&mut self, fd: Fd, direction: Direction, watch: Option<Watch>) -> bool {
        match watch {
            Some(watch) => self.watched.insert((fd, direction), watch).is_some(),
            None => self.watched.remove(&(fd, direction)).is_some(),
        }
    }

    /// Whether a server is open that nobody will visit any more.
    fn is_deserted(&self) -> bool {
        self.servers > 0 && !self.is_interrupted && self.loopback.is_deserted()
    }

    /// Whether a server is open, and Ctrl-C may end it.
    pub(crate) fn can_be_interrupted(&self) -> bool {
        self.servers > 0 && !self.is_interrupted
    }
}

impl Vm {
    /// Lets the network go on until `now`, and calls those who watch it on the loop that the main thread runs.
    pub(crate) fn look_at_network(&mut self, now: Instant) {
        match self.aio.driven_object() {
            Some(driven) => self.look_at_network_of(&driven, now),
            None => self.advance_network(now),
        }
        if self.sockets.is_deserted() && self.aio.is_running() {
            self.interrupt();
        }
    }

    /// Lets the network go on until `now`, and calls those who watch it on this loop.
    pub(crate) fn look_at_network_of(&mut self, event_loop: &Rc<Object>, now: Instant) {
        self.advance_network(now);
        let mut ready: Vec<_> = self.sockets.watched_by(event_loop).filter(|(at, ..)| *at <= now).collect();
        ready.sort_unstable();
        for (_, fd, direction) in ready {
            if let Some(Watch { event_loop, function, context }) = self.sockets.watched.get(&(fd, direction)).cloned() {
                self.push(&event_loop, Entry::Watch { function, context });
            }
        }
    }

    /// Ctrl-C, for a program whose loop runs.
    pub(crate) fn interrupt(&mut self) {
        self.sockets.is_interrupted = true;
        let function = match &self.sockets.on_interrupt {
            Some(function) => function.clone(),
            None => super::native::Native::function("interrupt", |vm, _| {
                Err(super::exception::Leave::Raise(vm.exception(Kind::KeyboardInterrupt, Vec::new())))
            }),
        };
        let context = self.copied_context();
        self.push_to_running(Entry::Watch { function, context });
        self.world.lp.nudge();
    }

    /// Ctrl-C, for a program that waits without a loop: whether it is time.
    pub(crate) fn is_to_interrupt(&mut self, nothing_else_can_happen: bool) -> bool {
        let is_time = self.sockets.is_deserted() || (nothing_else_can_happen && self.sockets.can_be_interrupted());
        self.sockets.is_interrupted |= is_time;
        is_time
    }

    /// Lets the network go on until `now`.
    pub(crate) fn advance_network(&mut self, now: Instant) {
        self.sockets.loopback.advance(now);
        for (visit, at, happening) in self.sockets.loopback.happenings() {
            let visit = VisitId::new(visit);
            self.world.emit(match happening {
                Happening::Came(what) => What::VisitBegan { visit, came: at, what: Text::from(what) },
                Happening::Accepted => What::VisitAccepted { visit, taken: at },
                Happening::Left(outcome) => What::VisitEnded {
                    visit,
                    left: at,
                    end: match outcome {
                        Outcome::Answered { status, bytes, shown } => {
                            VisitEnd::Answered { status, bytes, shown: Text::from(shown) }
                        }
                        Outcome::Failed { why } => VisitEnd::Failed { why: Text::from(why) },
                    },
                },
            });
        }
    }

    /// Whether this end is ready by now.
    pub(crate) fn is_socket_ready(&mut self, fd: Fd, direction: Direction) -> bool {
        let now = self.world.now();
        self.advance_network(now);
        self.sockets.loopback.ready_at(fd, direction).is_some_and(|at| at <= now)
    }

    /// Waits until this end is ready, whichever thread it is; whether it is.
    ///
    /// # Errors
    /// What ends the wait.
    pub(crate) fn wait_for_socket(&mut self, fd: Fd, direction: Direction, due: Option<Instant>) -> R {
        if self.is_socket_ready(fd, direction) {
            return Ok(Value::Bool(true));
        }
        self.block(crate::trace::Block::Wait, Wait::Socket(fd, direction, due))
    }
}
