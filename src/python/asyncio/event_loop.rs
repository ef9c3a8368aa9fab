//! One event loop: its ready queue and its timers, and running an entry of them.
//!
//! A loop is an object of the program's, and its owner is whoever runs it: the main thread, whose loop the host drives as
//! its guest, or a thread, which drives its own when it has the interpreter. Who pushes an entry needn't be its owner.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::{Rc, Weak};

use super::handles::Handle;
use super::shared::Cause;
use super::task::task_id;
use crate::python::exception::{Exc, Kind, Leave, R, data};
use crate::python::frame::Generator;
use crate::python::value::{Args, Object, Value};
use crate::python::vm::{Begun, Ran as Machine, Vm};
use crate::python::wait::Wait;
use crate::time::Instant;
use crate::trace::{Awaited, By, TaskId, What};

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

impl Entry {
    /// What messages call it by.
    fn shown(&self) -> Value {
        match self {
            Self::Step { task: own, .. } | Self::Wakeup { task: own, .. } | Self::Handle(own) => {
                Value::Object(Rc::clone(own))
            }
            Self::Call { function, .. } | Self::Watch { function, .. } => function.clone(),
        }
    }
}

/// How far an entry got.
pub(crate) enum Ran {
    Through,
    /// Only in a thread: its time is over in the midst of it, or it waits in a blocking call.
    Left(Midway, Option<Box<Wait>>),
}

/// What a thread was left in.
pub(crate) enum Midway {
    /// A task's step.
    Step(Rc<Object>),
    Callback(Callback),
}

/// A function that a loop calls.
pub(crate) struct Callback {
    function: Value,
    context: Value,
    /// The handle that it has, if a program may have seen one.
    handle: Option<Rc<Object>>,
}

impl Midway {
    /// The task whose step it is.
    pub(crate) fn task(&self) -> Option<TaskId> {
        match self {
            Self::Step(task) => task_id(task),
            Self::Callback(_) => None,
        }
    }
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
    /// The task whose end ends the run: `run_until_complete`'s.
    pub(super) until: Cell<Option<TaskId>>,
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

    /// What whoever runs it waits for, in the picture.
    pub(crate) fn awaited(&self) -> Awaited {
        self.until.get().map_or(Awaited::Other, Awaited::Task)
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
        let shown = if event_loop.debug.get() { Some(entry.shown()) } else { None };
        let result = match entry {
            Entry::Step { task, exc } => self.step_task(&task, exc),
            Entry::Wakeup { task, future } => self.wakeup_task(&task, &future),
            Entry::Call { function, future, context } => {
                let callback = Callback { function, context, handle: None };
                self.run_callback(callback, Args::from([Value::Object(future)]))
            }
            Entry::Watch { function, context } => {
                self.run_callback(Callback { function, context, handle: None }, Args::default())
            }
            Entry::Handle(handle) => match handle.native::<Handle>() {
                Some(own) if !own.cancelled.get() => {
                    let (function, args) = (own.function.borrow().clone(), own.args.borrow().clone());
                    let before = self.aio.cause;
                    if let Some((_, _, timer)) = own.timer {
                        self.aio.cause = Cause(By::Timer(timer));
                    }
                    let callback =
                        Callback { function, context: own.context.clone(), handle: Some(Rc::clone(&handle)) };
                    let result = self.run_callback(callback, Args::from(args));
                    self.aio.cause = before;
                    result
                }
                _ => Ok(Ran::Through),
            },
        };
        self.tell_never_retrieved();
        if let (Some(shown), Some(running)) = (shown, self.aio.running.clone()) {
            let took = Value::Float((self.world.now() - now).as_millis_f64() / 1000.0);
            let _ = self.inside(|vm| vm.call_method(&running, "_look_whether_slow", [shown, took]));
        }
        result
    }

    /// Goes on where a thread was left, with the answer to the call that waited, if one did.
    ///
    /// # Errors
    /// As [`Vm::run_entry`].
    pub(crate) fn take_up_entry(&mut self, midway: Midway, answer: Option<R>) -> R<Ran> {
        match midway {
            Midway::Step(task) => self.take_up_step(&task, answer),
            Midway::Callback(callback) => {
                let before = self.enter_context(callback.context.clone());
                let ran = match answer {
                    Some(answer) => self.go_on(answer),
                    None => self.take_up(),
                };
                self.leave_context(before);
                self.end_callback(callback, ran)
            }
        }
    }

    fn run_callback(&mut self, callback: Callback, args: Args) -> R<Ran> {
        let before = self.enter_context(callback.context.clone());
        let ran = match self.inside(|vm| vm.begin_call(callback.function.clone(), args)) {
            Ok(Begun::Frame(frame)) => self.run_frame(frame),
            Ok(Begun::Value(value)) => Ok(Machine::Returned(value)),
            Err(left) => Err(left),
        };
        self.leave_context(before);
        self.end_callback(callback, ran)
    }

    fn end_callback(&mut self, callback: Callback, ran: R<Machine>) -> R<Ran> {
        let left = match ran {
            Ok(Machine::Preempted) => return Ok(Ran::Left(Midway::Callback(callback), None)),
            Err(Leave::Wait(wait)) => return Ok(Ran::Left(Midway::Callback(callback), Some(wait))),
            Ok(_) => return Ok(Ran::Through),
            Err(left) => left,
        };
        let exc = self.materialise(left)?;
        let ends = [Kind::KeyboardInterrupt, Kind::SystemExit]
            .iter()
            .any(|kind| exc.class.is_subclass(self.types.exception(*kind)));
        if ends || data(&exc).is_final.get() {
            return Err(Leave::Raise(exc));
        }
        let shown = self.callback_repr(&callback.function).unwrap_or_default();
        let handle = callback.handle.map(|handle| ("handle", Value::Object(handle)));
        self.report(&format!("Exception in callback {shown}"), Some(&exc), handle);
        Ok(Ran::Through)
    }
}
