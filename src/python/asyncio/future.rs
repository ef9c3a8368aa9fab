//! Futures. It is long: a future has many methods, and settling one is one mechanism.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::FutureWait;
use super::event_loop::Entry;
use super::forgotten::Forgotten;
use super::task::{Task, task_of};
use crate::python::exception::{Exc, Kind, Leave, R, data, error, type_error};
use crate::python::methods::{add, add_class};
use crate::python::native::NOTHING;
use crate::python::seen::line_of;
use crate::python::value::{Args, Object, Payload, Value};
use crate::python::vm::Vm;
use crate::trace::{IoId, ScopeId, TaskId, Text, TimerId};

/// What waiting for a future means.
#[derive(Clone)]
pub(crate) enum Awaits {
    Timer(TimerId),
    Task(TaskId),
    Scope(ScopeId),
    Permit(Text),
    Channel(Text),
    Io(IoId),
}

/// A future's state, and who wants to know it.
#[derive(Default)]
pub(crate) struct Future {
    pub(crate) state: RefCell<FutureState>,
    callbacks: RefCell<Vec<Callback>>,
    pub(crate) loop_: RefCell<Value>,
    /// An `await` waits for it, as opposed to a plain `yield` of it.
    pub(crate) blocking: Cell<bool>,
    pub(crate) cancel_message: RefCell<Value>,
    /// Nobody has asked for its exception yet.
    pub(crate) unasked: Cell<bool>,
    /// What waiting for it means, for the picture.
    pub(crate) awaits: RefCell<Option<Awaits>>,
}

#[derive(Default)]
pub(crate) enum FutureState {
    #[default]
    Pending,
    Cancelled(Option<Exc>),
    Failed(Exc),
    Done(Value),
}

/// Who is told when a future is done.
#[derive(Clone)]
enum Callback {
    /// A task goes on.
    Wake(Rc<Object>),
    /// A function is called with the future, in this context.
    Call(Value, Value),
}

impl Future {
    pub(crate) fn is_done(&self) -> bool {
        !matches!(&*self.state.borrow(), FutureState::Pending)
    }

    /// It is going, and perhaps with an exception that nobody asked for; a task's name and coroutine go with it.
    pub(super) fn never_retrieved(&self, task: Option<(Value, Value)>) {
        if let (true, FutureState::Failed(exc)) = (self.unasked.take(), &*self.state.borrow()) {
            super::forgotten::never_retrieved(Forgotten { exc: Rc::clone(exc), task });
        }
    }

    /// Is as another was.
    pub(super) fn take_state(&self, other: &Self) {
        self.state.swap(&other.state);
    }

    /// One that stands in for another that is gone.
    pub(super) fn failed(exc: &Exc) -> Self {
        let future = Self::default();
        *future.state.borrow_mut() = FutureState::Failed(Rc::clone(exc));
        future
    }

    pub(crate) fn is_cancelled(&self) -> bool {
        matches!(&*self.state.borrow(), FutureState::Cancelled(_))
    }
}

impl Drop for Future {
    fn drop(&mut self) {
        self.never_retrieved(None);
    }
}

/// A future, or the future that a task is.
pub(crate) fn future_of(value: &Value) -> Option<&Future> {
    match value {
        Value::Object(object) => object_future(object),
        _ => None,
    }
}

pub(crate) fn object_future(object: &Object) -> Option<&Future> {
    match &object.payload {
        Payload::Native(native) => {
            native.downcast_ref::<Future>().or_else(|| native.downcast_ref::<Task>().map(|task| &task.future))
        }
        _ => None,
    }
}

fn own<'a>(vm: &Vm, value: &'a Value) -> R<&'a Future> {
    future_of(value).ok_or_else(|| type_error(format!("a Future is required, not '{}'", vm.type_name(value))))
}

impl Vm {
    fn invalid_state(&mut self, message: &str) -> Leave {
        error(Kind::InvalidStateError, message)
    }

    /// `future.result()`
    ///
    /// # Errors
    /// Its exception; `InvalidStateError` while there is neither.
    pub(crate) fn future_result(&mut self, value: &Value) -> R {
        let future = own(self, value)?;
        self.note_retrieved(value);
        let exc = match &*future.state.borrow() {
            FutureState::Done(result) => return Ok(result.clone()),
            FutureState::Pending => None,
            FutureState::Failed(exc) => {
                future.unasked.set(false);
                return Err(Leave::Raise(Rc::clone(exc)));
            }
            FutureState::Cancelled(exc) => Some(exc.clone()),
        };
        match exc {
            None => Err(self.invalid_state("Result is not set.")),
            Some(exc) => Err(Leave::Raise(self.cancelled_error(future, exc))),
        }
    }

    /// `future.exception()`
    ///
    /// # Errors
    /// `CancelledError`; `InvalidStateError` while it isn't done.
    pub(crate) fn future_exception(&mut self, value: &Value) -> R {
        let future = own(self, value)?;
        self.note_retrieved(value);
        let exc = match &*future.state.borrow() {
            FutureState::Done(_) => return NOTHING,
            FutureState::Failed(exc) => {
                future.unasked.set(false);
                return Ok(Value::Object(Rc::clone(exc)));
            }
            FutureState::Pending => None,
            FutureState::Cancelled(exc) => Some(exc.clone()),
        };
        match exc {
            None => Err(self.invalid_state("Exception is not set.")),
            Some(exc) => Err(Leave::Raise(self.cancelled_error(future, exc))),
        }
    }

    /// The `CancelledError` of a cancelled future: the one it ended with, once.
    pub(crate) fn cancelled_error(&mut self, future: &Future, exc: Option<Exc>) -> Exc {
        if let Some(exc) = exc {
            if let FutureState::Cancelled(kept) = &mut *future.state.borrow_mut() {
                *kept = None;
            }
            return exc;
        }
        let message = future.cancel_message.borrow().clone();
        let args = if message.is_none() || message.is_unbound() { Vec::new() } else { vec![message] };
        self.exception(Kind::CancelledError, args)
    }

    /// Ends a future; whoever wants to know is told by the loop.
    pub(crate) fn settle(&mut self, object: &Rc<Object>, state: FutureState) {
        let Some(future) = object_future(object) else { return };
        if let FutureState::Failed(_) = &state {
            future.unasked.set(true);
        }
        if let (FutureState::Cancelled(_), Some(Awaits::Io(io))) = (&state, &*future.awaits.borrow()) {
            self.fetch_cancelled(*io, object);
        }
        *future.state.borrow_mut() = state;
        let callbacks = future.callbacks.take();
        for callback in callbacks {
            self.tell(object, callback);
        }
    }

    fn tell(&mut self, object: &Rc<Object>, callback: Callback) {
        match callback {
            Callback::Wake(task) => self.enqueue_wakeup(task, Value::Object(Rc::clone(object))),
            Callback::Call(function, context) => {
                let Some(future) = object_future(object) else { return };
                self.push(&future.loop_.borrow(), Entry::Call { function, future: Rc::clone(object), context });
            }
        }
    }

    /// When the future is done, a function is called, in a copy of the context of now.
    pub(super) fn when_done(&mut self, future: &Value, function: Value) -> R {
        let context = self.copied_context();
        self.when_done_in(future, function, context)
    }

    fn when_done_in(&mut self, value: &Value, function: Value, context: Value) -> R {
        let object = object(value)?;
        let callback = Callback::Call(function, context);
        if own(self, value)?.is_done() {
            self.tell(&object, callback);
        } else {
            own(self, value)?.callbacks.borrow_mut().push(callback);
        }
        NOTHING
    }

    /// When the future is done, the task goes on.
    pub(crate) fn wake_when_done(&mut self, object: &Rc<Object>, task: &Rc<Object>) {
        let Some(future) = object_future(object) else { return };
        if future.is_done() {
            self.tell(object, Callback::Wake(Rc::clone(task)));
        } else {
            future.callbacks.borrow_mut().push(Callback::Wake(Rc::clone(task)));
        }
    }

    /// `future.cancel(msg)`, for what may be a task or a class of the program's.
    ///
    /// # Errors
    /// Whatever such a class raises.
    pub(crate) fn cancel_future(&mut self, value: &Value, message: Value) -> R<bool> {
        let Value::Object(object) = value else { return Ok(false) };
        if !object.class.is_builtin {
            let name = self.intern("cancel");
            let class = Rc::clone(&object.class);
            if let Some(method @ Value::Function(_)) = self.lookup(&class, &name) {
                let mut args = Args::from([value.clone()]);
                if !message.is_none() {
                    args.keywords.push((self.intern("msg"), message));
                }
                let done = self.call(method, args)?;
                return self.truth(&done);
            }
        }
        if task_of(value).is_some() {
            return self.cancel_task(object, message);
        }
        Ok(self.plain_cancel(object, message))
    }

    /// `Future.cancel`
    pub(crate) fn plain_cancel(&mut self, object: &Rc<Object>, message: Value) -> bool {
        let Some(future) = object_future(object) else { return false };
        future.unasked.set(false);
        if future.is_done() {
            return false;
        }
        *future.cancel_message.borrow_mut() = message;
        self.settle(object, FutureState::Cancelled(None));
        true
    }

    fn set_result(&mut self, object: &Rc<Object>, result: Value) -> R<()> {
        let Some(future) = object_future(object) else { return Ok(()) };
        if future.is_done() {
            let shown = self.repr(&Value::Object(Rc::clone(object)))?;
            return Err(error(Kind::InvalidStateError, format!("invalid state: {shown}")).plain_state());
        }
        self.settle(object, FutureState::Done(result));
        Ok(())
    }

    /// What a sleep's timer does.
    pub(super) fn set_result_unless_cancelled(&mut self, value: &Value, result: Value) -> R {
        if !own(self, value)?.is_cancelled() {
            self.set_result(&object(value)?, result)?;
        }
        NOTHING
    }

    /// `Future(loop=…)`
    pub(crate) fn new_future(&mut self, running: Value) -> Value {
        let future = Future::default();
        *future.loop_.borrow_mut() = running;
        Value::native(&self.types.future, future)
    }

    fn set_exception(&mut self, object: &Rc<Object>, exc: Value) -> R<()> {
        let Some(future) = object_future(object) else { return Ok(()) };
        if future.is_done() {
            return Err(error(Kind::InvalidStateError, "invalid state"));
        }
        let exc = self.as_exception(exc, "invalid exception object")?;
        if exc.class.is_subclass(self.types.exception(Kind::StopIteration)) {
            let new = self.exception(
                Kind::RuntimeError,
                vec![Value::str("StopIteration interacts badly with generators and cannot be raised into a Future")],
            );
            *data(&new).cause.borrow_mut() = Some(Rc::clone(&exc));
            *data(&new).context.borrow_mut() = Some(exc);
            self.settle(object, FutureState::Failed(new));
            return Ok(());
        }
        self.settle(object, FutureState::Failed(exc));
        Ok(())
    }

    /// As `reprlib` shows it: not all of what is long.
    fn short_repr(&mut self, value: &Value) -> R<String> {
        if matches!(value, Value::None | Value::Bool(_) | Value::Int(_) | Value::Float(_)) {
            return self.repr(value);
        }
        let short = self.prelude_function("_short_repr")?;
        let shown = self.call(short, [value.clone()])?;
        Ok(shown.as_str().unwrap_or_default().to_owned())
    }

    fn future_repr(&mut self, value: &Value) -> R<String> {
        let Some(future) = future_of(value) else { return Ok(String::new()) };
        let name = self.class_of(value).name();
        let state = match &*future.state.borrow() {
            FutureState::Pending => "pending".to_owned(),
            FutureState::Cancelled(_) => "cancelled".to_owned(),
            FutureState::Done(_) | FutureState::Failed(_) => "finished".to_owned(),
        };
        let mut parts = vec![state];
        if let Some(task) = task_of(value) {
            if task.must_cancel.get() || (task.cancels.get() > 0 && !future.is_done()) {
                parts[0] = "cancelling".to_owned();
            }
            let shown = self.str(&task.name.borrow().clone())?;
            parts.push(format!("name='{}'", shown.as_str()));
            let coro = task.coro.borrow().clone();
            if let Value::Generator(generator) = &coro {
                let (state, line) = if future.is_done() {
                    ("done, defined", generator.body.code.first_line)
                } else {
                    ("running", line_of(self, generator))
                };
                parts.push(format!(
                    "coro=<{}() {state} at {}:{line}>",
                    generator.qualname.borrow().as_str(),
                    generator.body.code.source.name
                ));
            }
            if !future.is_done()
                && let Some(waiting) = task.waiting.borrow().clone()
            {
                parts.push(format!("wait_for={}", self.repr(&Value::Object(waiting))?));
            }
        }
        let callbacks: Vec<Callback> = future.callbacks.borrow().clone();
        if !callbacks.is_empty() && !future.is_done() {
            // The first and the last of many.
            let last = callbacks.len() - 1;
            let mut shown = Vec::new();
            for callback in [0, last].iter().take(callbacks.len()).map(|at| &callbacks[*at]) {
                shown.push(match callback {
                    Callback::Wake(_) => "Task.task_wakeup()".to_owned(),
                    Callback::Call(function, _) => self.callback_repr(function)?,
                });
            }
            if last > 1 {
                shown.insert(1, format!("<{} more>", last - 1));
            }
            parts.push(format!("cb=[{}]", shown.join(", ")));
        }
        let result = match &*future.state.borrow() {
            FutureState::Done(value) => Some(Ok(value.clone())),
            FutureState::Failed(exc) => Some(Err(Rc::clone(exc))),
            _ => None,
        };
        match result {
            Some(Ok(result)) => parts.push(format!("result={}", self.short_repr(&result)?)),
            Some(Err(exc)) => parts.push(format!("exception={}", self.repr(&Value::Object(exc))?)),
            None => {}
        }
        Ok(format!("<{} {}>", name.as_str(), parts.join(" ")))
    }
}

impl Leave {
    fn plain_state(self) -> Self {
        match self {
            Self::Error(mut error) => {
                error.1 = "invalid state".to_owned();
                Self::Error(error)
            }
            left => left,
        }
    }
}

fn object(value: &Value) -> R<Rc<Object>> {
    match value {
        Value::Object(object) if object_future(object).is_some() => Ok(Rc::clone(object)),
        _ => Err(type_error("a Future is required")),
    }
}

/// Gives futures and tasks their methods.
pub(crate) fn install(vm: &mut Vm) {
    let class = Rc::clone(&vm.types.future);
    add(
        vm,
        &class,
        &[
            ("__new__", |_, args| {
                let Some(Value::Class(class)) = args.values.first() else {
                    return Err(type_error("Future.__new__(X): X is not a type object"));
                };
                let payload = Payload::Native(Box::<Future>::default());
                Ok(Value::Object(Object::new(Rc::clone(class), payload)))
            }),
            ("__init__", |vm, args| {
                let [this, loop_] = args.bind("Future", ["/self", "*loop"], 1)?;
                let loop_ = match loop_.some() {
                    Some(loop_) => loop_,
                    None => vm.current_loop()?,
                };
                *own(vm, &this)?.loop_.borrow_mut() = loop_;
                NOTHING
            }),
            ("result", |vm, args| {
                let [this] = args.method("result")?;
                vm.future_result(&this)
            }),
            ("exception", |vm, args| {
                let [this] = args.method("exception")?;
                vm.future_exception(&this)
            }),
            ("set_result", |vm, args| {
                let [this, result] = args.method("set_result")?;
                if task_of(&this).is_some() {
                    return Err(error(Kind::RuntimeError, "Task does not support set_result operation"));
                }
                vm.set_result(&object(&this)?, result)?;
                NOTHING
            }),
            ("set_exception", |vm, args| {
                let [this, exc] = args.method("set_exception")?;
                if task_of(&this).is_some() {
                    return Err(error(Kind::RuntimeError, "Task does not support set_exception operation"));
                }
                vm.set_exception(&object(&this)?, exc)?;
                NOTHING
            }),
            ("done", |vm, args| {
                let [this] = args.method("done")?;
                Ok(Value::Bool(own(vm, &this)?.is_done()))
            }),
            ("cancelled", |vm, args| {
                let [this] = args.method("cancelled")?;
                Ok(Value::Bool(own(vm, &this)?.is_cancelled()))
            }),
            ("cancel", |vm, args| {
                let [this, message] = args.bind("cancel", ["/self", "msg"], 1)?;
                let message = message.or(Value::None);
                let this = object(&this)?;
                Ok(Value::Bool(if task_of(&Value::Object(Rc::clone(&this))).is_some() {
                    vm.cancel_task(&this, message)?
                } else {
                    vm.plain_cancel(&this, message)
                }))
            }),
            ("add_done_callback", |vm, args| {
                let [this, function, context] = args.bind("add_done_callback", ["/self", "/fn", "*context"], 2)?;
                match context.some() {
                    Some(context) => vm.when_done_in(&this, function, context),
                    None => vm.when_done(&this, function),
                }
            }),
            ("remove_done_callback", |vm, args| {
                let [this, function] = args.method("remove_done_callback")?;
                let all = own(vm, &this)?.callbacks.take();
                let mut kept = Vec::new();
                let mut removed = 0;
                for callback in all {
                    match &callback {
                        Callback::Call(there, _) if vm.eq(there, &function)? => removed += 1,
                        _ => kept.push(callback),
                    }
                }
                *own(vm, &this)?.callbacks.borrow_mut() = kept;
                Ok(Value::Int(removed))
            }),
            ("get_loop", |vm, args| {
                let [this] = args.method("get_loop")?;
                Ok(own(vm, &this)?.loop_.borrow().clone())
            }),
            ("__await__", |vm, args| {
                let [this] = args.method("__await__")?;
                let wait = FutureWait { future: this, has_yielded: Cell::new(false) };
                Ok(Value::native(&vm.types.future_wait, wait))
            }),
            ("__iter__", |vm, args| {
                let [this] = args.method("__iter__")?;
                let wait = FutureWait { future: this, has_yielded: Cell::new(false) };
                Ok(Value::native(&vm.types.future_wait, wait))
            }),
            ("__repr__", |vm, args| {
                let [this] = args.method("__repr__")?;
                vm.future_repr(&this).map(Value::str)
            }),
            ("_make_cancelled_error", |vm, args| {
                let [this] = args.method("_make_cancelled_error")?;
                let future = own(vm, &this)?;
                let exc = match &*future.state.borrow() {
                    FutureState::Cancelled(exc) => exc.clone(),
                    _ => None,
                };
                Ok(Value::Object(vm.cancelled_error(future, exc)))
            }),
            ("__getattr__", |vm, args| {
                let [this, name] = args.method("__getattr__")?;
                let future = own(vm, &this)?;
                Ok(match name.as_str().unwrap_or_default() {
                    "_loop" => future.loop_.borrow().clone(),
                    "_asyncio_future_blocking" => Value::Bool(future.blocking.get()),
                    "_state" => Value::str(match &*future.state.borrow() {
                        FutureState::Pending => "PENDING",
                        FutureState::Cancelled(_) => "CANCELLED",
                        _ => "FINISHED",
                    }),
                    "_result" => match &*future.state.borrow() {
                        FutureState::Done(value) => value.clone(),
                        _ => Value::None,
                    },
                    "_exception" => match &*future.state.borrow() {
                        FutureState::Failed(exc) => Value::Object(Rc::clone(exc)),
                        _ => Value::None,
                    },
                    "_cancel_message" => future.cancel_message.borrow().clone().or(Value::None),
                    "_must_cancel" if task_of(&this).is_some() => {
                        Value::Bool(task_of(&this).is_some_and(|task| task.must_cancel.get()))
                    }
                    "_fut_waiter" if task_of(&this).is_some() => {
                        let waiting = task_of(&this).and_then(|task| task.waiting.borrow().clone());
                        waiting.map_or(Value::None, Value::Object)
                    }
                    "_coro" if task_of(&this).is_some() => {
                        task_of(&this).map(|task| task.coro.borrow().clone()).unwrap_or_default()
                    }
                    other => {
                        let other = vm.intern(other);
                        return Err(vm.no_attribute(&this, &other));
                    }
                })
            }),
        ],
    );
    add_class(vm, &class, "__class_getitem__", |_, args| {
        let [class, _] = args.method("__class_getitem__")?;
        Ok(class)
    });
    super::task::install(vm);
    let class = Rc::clone(&vm.types.future_wait);
    add(
        vm,
        &class,
        &[
            ("__iter__", |_, args| {
                let [this] = args.method("__iter__")?;
                Ok(this)
            }),
            ("__next__", |vm, args| {
                let [this] = args.method("__next__")?;
                step_by_hand(vm, &this)
            }),
            ("send", |vm, args| {
                let [this, _] = args.method("send")?;
                step_by_hand(vm, &this)
            }),
            ("throw", |vm, args| {
                let [_, kind, value, _] = args.bind("throw", ["/self", "/type", "/value", "/traceback"], 2)?;
                let exc = vm.thrown(kind, value)?;
                Err(Leave::Raise(exc))
            }),
            ("close", |_, _| NOTHING),
        ],
    );
}

fn step_by_hand(vm: &mut Vm, this: &Value) -> R {
    let Some(wait) = this.native_ref::<FutureWait>() else { return NOTHING };
    match vm.await_future(wait)? {
        crate::python::vm::Resumed::Yielded(value) => Ok(value),
        crate::python::vm::Resumed::Returned(value) => {
            let args = if value.is_none() { Vec::new() } else { vec![value] };
            Err(vm.raise(Kind::StopIteration, args))
        }
    }
}
