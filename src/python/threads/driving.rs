//! A thread that runs an event loop of its own.
//!
//! The main thread's loop is the host's guest: its turns are the host's. A thread takes the turns of its loop itself, whenever
//! it has the interpreter, and may be left in the midst of an entry: when its time is over, and when the entry waits in
//! a blocking call, which keeps this loop from its tasks and nobody else.

use std::rc::Rc;

use super::{ThreadState, has_work};
use crate::python::asyncio::{EventLoop, Midway, Ran};
use crate::python::exception::{Leave, R};
use crate::python::frame::Frame;
use crate::python::value::{Object, Value};
use crate::python::vm::Vm;
use crate::python::wait::Wait;
use crate::python::world::SWITCH;
use crate::trace::TaskId;

/// A loop that a thread runs.
pub(super) struct Driving {
    event_loop: Rc<Object>,
    /// The thread's own frames: they called `run_forever`.
    pub(super) below: Vec<Box<Frame>>,
    /// What the thread was left in.
    midway: Option<Midway>,
    /// How many entries of the turn are still to be run; nothing between turns.
    turn: Option<usize>,
}

impl Driving {
    pub(super) fn new(event_loop: Rc<Object>, below: Vec<Box<Frame>>) -> Self {
        if let Some(own) = event_loop.native::<EventLoop>() {
            own.is_running.set(true);
        }
        Self { event_loop, below, midway: None, turn: None }
    }

    pub(super) fn task_in_step(&self) -> Option<TaskId> {
        self.midway.as_ref().and_then(Midway::task)
    }

    /// Whether another entry belongs to this turn; it is then counted.
    fn has_more(&mut self) -> bool {
        let left = self.turn.unwrap_or(0);
        self.turn = Some(left.saturating_sub(1));
        left > 0
    }

    /// What becomes of an entry: the error is that the thread must be left. What broke the loop, if something did.
    fn went(&mut self, ran: R<Ran>) -> Result<Option<Leave>, ThreadState> {
        match ran {
            Ok(Ran::Through) => Ok(None),
            Ok(Ran::Left(midway, wait)) => {
                self.midway = Some(midway);
                Err(wait.map_or(ThreadState::Ready, |wait| ThreadState::Waiting(*wait)))
            }
            Err(broken) => Ok(Some(broken)),
        }
    }
}

impl Drop for Driving {
    fn drop(&mut self) {
        if let Some(own) = self.event_loop.native::<EventLoop>() {
            own.is_running.set(false);
        }
    }
}

impl Vm {
    /// Runs a thread's loop until the thread must be left, which is the error, or the loop has ended: what `run_forever`
    /// gives, or the exception that broke it.
    pub(super) fn drive(&mut self, driving: &mut Driving, state: ThreadState) -> Result<R, ThreadState> {
        let object = Rc::clone(&driving.event_loop);
        let Some(own) = object.native::<EventLoop>() else { return Ok(Ok(Value::None)) };
        let until = self.world.now() + SWITCH;
        if let Some(midway) = driving.midway.take() {
            let answer = match state {
                ThreadState::Answered(answer) => Some(answer),
                _ => None,
            };
            let ran = self.take_up_entry(midway, answer);
            if let Some(broken) = driving.went(ran)? {
                return Ok(Err(broken));
            }
        }
        loop {
            if driving.turn.is_none() {
                self.world.turned();
                let now = self.world.now();
                self.look_at_network_of(&object, now);
                self.fire_due(own, now);
            }
            driving.turn.get_or_insert_with(|| own.ready());
            while driving.has_more() {
                let ran = self.run_entry(own);
                if let Some(broken) = driving.went(ran)? {
                    return Ok(Err(broken));
                }
            }
            driving.turn = None;
            if own.take_stop() {
                return Ok(Ok(Value::None));
            }
            if !has_work(&object, &self.sockets, || self.world.now()) {
                return Err(ThreadState::Waiting(Wait::Loop(object)));
            }
            if self.world.now() >= until {
                return Err(ThreadState::Ready);
            }
        }
    }
}
