//! One event loop: its ready queue and its timers, and running an entry of them.
//!
//! A loop is an object of the program's, and its owner is whoever runs it: the main thread, whose loop the host drives as
//! its guest, or a thread, which drives its own when it has the interpreter. Who pushes an entry needn't be its owner.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::{Rc, Weak};

use super::queue::{Cause, Handle};
use crate::python::exception::{Exc, Kind, Leave, R, data};
use crate::python::frame::Generator;
use crate::python::value::{Args, Object, Value};
use crate::python::vm::Vm;
use crate::python::wait::Wait;
use crate::python::world::Stream;
use crate::time::{Instant, Span, ms};
use crate::trace::{By, What};

/// An entry that takes longer is told in debug mode.
const SLOW: Span = ms(100);

/// One entry of the ready queue: what asyncio's `call_soon` makes.
pub(crate) enum Entry {
    /// A task's step.
    Step { task: Rc<Object>, exc: Option<Exc> },
    /// A task's step, because what it waited for is done.
    Wakeup { task: Rc<Object>, future: Value },
    /// A future's callback.
    Call { function: Value, future: Rc<Object>, context: Value },
    /// What watches a socket, or for Ctrl-C.
    Watch { function: Value, context: Value },
    /// A handle that may have been cancelled meanwhile.
    Handle(Rc<Object>),
}

/// How far an entry got.
pub(crate) enum Ran {
    Through,
    /// Only in a thread: its time is over in the midst of a task's step, or the step waits in a blocking call.
    Left(Rc<Object>, Option<Box<Wait>>),
}

/// Where a timer stands: by due time, then by age.
pub(super) type Place = (u64, u32);

/// What an event loop has of its own; `BaseEventLoop` inherits from it.
#[derive(Default)]
pub(crate) struct EventLoop {
    ready: RefCell<VecDeque<Entry>>,
    timers: RefCell<BTreeMap<Place, Rc<Object>>>,
    /// Somebody runs it.
    pub(crate) is_running: Cell<bool>,
    pub(super) is_stopping: Cell<bool>,
    pub(super) debug: Cell<bool>,
    /// The asynchronous generators that began to run on it.
    pub(super) generators: RefCell<Vec<Weak<Generator>>>,
}

impl EventLoop {
    pub(crate) fn push(&self, entry: Entry) {
        self.ready.borrow_mut().push_back(entry);
    }

    /// How many entries stand in the queue.
    pub(crate) fn ready(&self) -> usize {
        self.ready.borrow().len()
    }

    pub(super) fn set_timer(&self, place: Place, handle: Rc<Object>) {
        self.timers.borrow_mut().insert(place, handle);
    }

    /// Whether there was one.
    pub(super) fn remove_timer(&self, place: Place) -> bool {
        let removed = self.timers.borrow_mut().remove(&place);
        removed.is_some()
    }

    /// When the next timer is due.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        let timers = self.timers.borrow();
        let handle = timers.first_key_value()?.1;
        handle.native::<Handle>().and_then(|handle| handle.timer).map(|(_, due, _)| due)
    }

    /// Takes out the next timer that is due.
    fn take_due(&self, now: Instant) -> Option<Rc<Object>> {
        if self.deadline()? > now {
            return None;
        }
        self.timers.borrow_mut().pop_first().map(|(_, handle)| handle)
    }

    /// Whether the loop was told to stop; it then does.
    pub(crate) fn take_stop(&self) -> bool {
        self.is_stopping.take()
    }

    /// Whether whoever runs it has something to do.
    pub(crate) fn has_work(&self, now: impl Fn() -> Instant) -> bool {
        self.is_stopping.get() || self.ready() > 0 || self.deadline().is_some_and(|due| now() >= due)
    }

    /// Nothing of it will run.
    pub(crate) fn forget_all(&self) {
        let ready = self.ready.take();
        let timers = self.timers.take();
        drop((ready, timers));
    }
}

/// What a loop has of its own; nothing for what is none of ours.
pub(crate) fn event_loop(value: &Value) -> Option<&EventLoop> {
    value.native_ref()
}

impl Vm {
    /// Puts an entry into a loop's queue.
    pub(crate) fn push(&mut self, event_loop: &Value, entry: Entry) {
        // A loop that is a program's own, from nothing, has no queue: the one that runs takes what is for it.
        match self::event_loop(event_loop) {
            Some(own) => own.push(entry),
            None => self.push_to_running(entry),
        }
        self.world.lp.nudge();
    }

    /// The same for the loop that the main thread runs.
    pub(crate) fn push_to_running(&mut self, entry: Entry) {
        if let Some(running) = self.aio.driven() {
            running.push(entry);
        }
    }

    /// Moves timers that are due to the ready queue.
    pub(crate) fn fire_due(&mut self, event_loop: &EventLoop, now: Instant) {
        while let Some(handle) = event_loop.take_due(now) {
            if let Some((_, _, timer)) = handle.native::<Handle>().and_then(|handle| handle.timer) {
                self.world.emit(What::TimerFired { timer });
            }
            event_loop.push(Entry::Handle(handle));
        }
    }

    /// Runs the next entry of a loop's queue.
    ///
    /// # Errors
    /// What ends the whole run of the loop.
    pub(crate) fn run_entry(&mut self, event_loop: &EventLoop) -> R<Ran> {
        let Some(entry) = event_loop.ready.borrow_mut().pop_front() else { return Ok(Ran::Through) };
        let now = self.world.now();
        (self.world.since, self.world.step_since) = (now, now);
        let result = match entry {
            Entry::Step { task, exc } => self.step_task(&task, exc),
            Entry::Wakeup { task, future } => self.wakeup_task(&task, &future),
            Entry::Call { function, future, context } => {
                self.run_callback(function, Args::from([Value::Object(future)]), context, None)
            }
            Entry::Watch { function, context } => self.run_callback(function, Args::default(), context, None),
            Entry::Handle(handle) => match handle.native::<Handle>() {
                Some(own) if !own.cancelled.get() => {
                    let (function, args) = (own.function.borrow().clone(), own.args.borrow().clone());
                    let before = self.aio.cause;
                    if let Some((_, _, timer)) = own.timer {
                        self.aio.cause = Cause(By::Timer(timer));
                    }
                    let result = self.run_callback(
                        function,
                        Args::from(args),
                        own.context.clone(),
                        Some(Value::Object(Rc::clone(&handle))),
                    );
                    self.aio.cause = before;
                    result
                }
                _ => Ok(Ran::Through),
            },
        };
        self.tell_never_retrieved();
        if event_loop.debug.get() {
            let took = self.world.now() - now;
            if took >= SLOW {
                let text = format!("Executing took {:.3} seconds\n", took.as_millis_f64() / 1000.0);
                self.world.write(Stream::Err, &text);
            }
        }
        result
    }

    fn run_callback(&mut self, function: Value, args: Args, context: Value, handle: Option<Value>) -> R<Ran> {
        let before = self.enter_context(context);
        let shown = function.clone();
        let result = self.call(function, args);
        self.leave_context(before);
        let Err(left) = result else { return Ok(Ran::Through) };
        let exc = self.materialise(left)?;
        let ends = [Kind::KeyboardInterrupt, Kind::SystemExit]
            .iter()
            .any(|kind| exc.class.is_subclass(self.types.exception(*kind)));
        if ends || data(&exc).is_final.get() {
            return Err(Leave::Raise(exc));
        }
        let shown = self.callback_repr(&shown).unwrap_or_default();
        self.report(&format!("Exception in callback {shown}"), Some(&exc), handle.map(|handle| ("handle", handle)));
        Ok(Ran::Through)
    }
}
