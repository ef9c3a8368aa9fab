//! Tasks: coroutines that the loop steps. It is long because stepping, waking and cancelling one belong together.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::event_loop::{Entry, Midway, Ran, event_loop};
use super::future::{Awaits, Future, FutureState, object_future};
use super::shared::Cause;
use crate::python::code::Kind as CodeKind;
use crate::python::exception::{Exc, Kind, Leave, R, data, type_error};
use crate::python::frame::Generator;
use crate::python::methods::add;
use crate::python::native::NOTHING;
use crate::python::value::{Object, Payload, Value};
use crate::python::vm::{Ran as Machine, Resumed, Vm};
use crate::python::wait::Wait;
use crate::trace::{Awaited, By, CancelBy, Failure, Member, Site, StepEnd, TaskId, Text, What};

/// A task: a future whose result is a coroutine's.
#[derive(Default)]
pub(crate) struct Task {
    pub(crate) future: Future,
    pub(crate) coro: RefCell<Value>,
    pub(crate) name: RefCell<Value>,
    /// `CancelledError` is thrown in at the next step.
    pub(crate) must_cancel: Cell<bool>,
    /// How many requests to cancel it are not taken back.
    pub(crate) cancels: Cell<u32>,
    /// The future that it waits for.
    pub(crate) waiting: RefCell<Option<Rc<Object>>>,
    pub(crate) context: RefCell<Value>,
    /// Its name in the trace.
    pub(crate) id: Cell<Option<TaskId>>,
    /// The trace says already that somebody looked at the result.
    retrieved: Cell<bool>,
}

/// How a step begins.
enum Go {
    /// Where the coroutine awaited, perhaps with an exception.
    On(Option<Exc>),
    /// Where a thread left it, with the answer to the call that waited, if one did.
    Back(Option<R>),
}

impl Drop for Task {
    fn drop(&mut self) {
        if self.future.unasked.get() {
            self.future.never_retrieved(Some((self.name.take(), self.coro.take())));
        }
    }
}

/// A task.
pub(crate) fn task_of(value: &Value) -> Option<&Task> {
    match value {
        Value::Object(object) => object.native(),
        _ => None,
    }
}

/// A task's name in the trace.
pub(super) fn task_id(object: &Object) -> Option<TaskId> {
    object.native::<Task>().and_then(|task| task.id.get())
}

fn own<'a>(vm: &Vm, value: &'a Value) -> R<&'a Task> {
    task_of(value).ok_or_else(|| type_error(format!("a Task is required, not '{}'", vm.type_name(value))))
}

impl Vm {
    /// A task's first step, or its next after it yielded, stands in the queue.
    fn enqueue_step(&mut self, task: Rc<Object>, exc: Option<Exc>) {
        let Some(own) = task.native::<Task>() else { return };
        self.push(&own.future.loop_.borrow(), Entry::Step { task: Rc::clone(&task), exc });
    }

    /// A future is done that a task waits for.
    pub(crate) fn enqueue_wakeup(&mut self, task: Rc<Object>, future: Value) {
        let Some(own) = task.native::<Task>() else { return };
        if let Some(id) = own.id.get() {
            let by = match self.aio.cause.0 {
                By::Task(cause) if cause == id => By::Itself,
                cause => cause,
            };
            self.world.emit(What::Ready { task: id, by });
        }
        self.push(&own.future.loop_.borrow(), Entry::Wakeup { task: Rc::clone(&task), future });
    }

    /// The wake-up of a task: its step, with the future's exception if it has one.
    pub(crate) fn wakeup_task(&mut self, task: &Rc<Object>, future: &Value) -> R<Ran> {
        match self.future_result(future) {
            Ok(_) => self.step_task(task, None),
            Err(left) => {
                let exc = self.materialise(left)?;
                self.step_task(task, Some(exc))
            }
        }
    }

    /// One step of a task. A thread that runs the loop may be left in the midst of it; then [`Vm::take_up_step`] goes on.
    ///
    /// # Errors
    /// What ends the whole run: `SystemExit`, `KeyboardInterrupt`.
    pub(crate) fn step_task(&mut self, object: &Rc<Object>, exc: Option<Exc>) -> R<Ran> {
        let Some(task) = object.native::<Task>() else { return Ok(Ran::Through) };
        if task.future.is_done() {
            return Ok(Ran::Through);
        }
        let mut exc = exc;
        if task.must_cancel.get() {
            let is_cancel =
                exc.as_ref().is_some_and(|exc| exc.class.is_subclass(self.types.exception(Kind::CancelledError)));
            if !is_cancel {
                exc = Some(self.cancelled_error(&task.future, None));
            }
            task.must_cancel.set(false);
        }
        *task.waiting.borrow_mut() = None;
        self.go(object, task, Go::On(exc))
    }

    /// Goes on with a step that a thread had left, with the answer to the call that waited, if one did.
    ///
    /// # Errors
    /// As [`Vm::step_task`].
    pub(crate) fn take_up_step(&mut self, object: &Rc<Object>, answer: Option<R>) -> R<Ran> {
        match object.native::<Task>() {
            Some(task) => self.go(object, task, Go::Back(answer)),
            None => Ok(Ran::Through),
        }
    }

    fn go(&mut self, object: &Rc<Object>, task: &Task, go: Go) -> R<Ran> {
        let id = task.id.get().unwrap_or(TaskId::new(0));
        let before = self.aio.current.replace(Rc::clone(object));
        let context = task.context.borrow().clone();
        let context_before = self.enter_context(context);
        let (task_before, cause_before) = (self.world.task, self.aio.cause);
        self.world.task = id;
        self.aio.cause = Cause(By::Task(id));
        self.world.emit(What::StepBegan { task: id });
        let coro = task.coro.borrow().clone();
        let resumed = match (go, &coro) {
            (Go::On(exc), Value::Generator(generator)) => {
                let generator = Rc::clone(generator);
                self.resume_or_leave(&generator, exc.map_or(Ok(Value::None), Err))
            }
            (Go::On(exc), other) => self.inside(|vm| match exc {
                None => vm.send(other, Value::None).map(Machine::from),
                Some(exc) => vm.call_method(other, "throw", [Value::Object(exc)]).map(Machine::Yielded),
            }),
            (Go::Back(Some(answer)), _) => self.go_on(answer),
            (Go::Back(None), _) => self.take_up(),
        };
        let end = self.end_step_of(object, task, &coro, resumed);
        self.world.task = task_before;
        self.aio.cause = cause_before;
        self.leave_context(context_before);
        self.aio.current = before;
        end
    }

    fn end_step_of(&mut self, object: &Rc<Object>, task: &Task, coro: &Value, resumed: R<Machine>) -> R<Ran> {
        let resumed = match resumed {
            Ok(Machine::Yielded(value)) => Ok(Resumed::Yielded(value)),
            Ok(Machine::Returned(value)) => Ok(Resumed::Returned(value)),
            Ok(Machine::Preempted) => return Ok(self.leave_step(object, None)),
            Err(Leave::Wait(wait)) => return Ok(self.leave_step(object, Some(wait))),
            Err(left) => Err(left),
        };
        self.after_step(object, task, coro, resumed).map(|()| Ran::Through)
    }

    /// The thread that runs the loop is left here: its time is over, or it waits.
    fn leave_step(&mut self, object: &Rc<Object>, wait: Option<Box<Wait>>) -> Ran {
        let (id, site) = (self.world.task, self.line());
        let on = wait.as_ref().map_or(Awaited::Turn, |wait| self.threads.awaited(wait));
        self.world.emit(What::StepEnded { task: id, how: StepEnd::Awaiting { on, site } });
        if wait.is_none() {
            self.world.emit(What::Ready { task: id, by: By::Itself });
        }
        Ran::Left(Midway::Step(Rc::clone(object)), wait)
    }

    fn after_step(&mut self, object: &Rc<Object>, task: &Task, coro: &Value, resumed: R<Resumed>) -> R<()> {
        let id = task.id.get().unwrap_or(TaskId::new(0));
        match resumed {
            Ok(Resumed::Yielded(value)) => {
                self.after_yield(object, task, coro, id, &value);
                Ok(())
            }
            Ok(Resumed::Returned(value)) => {
                if task.must_cancel.replace(false) {
                    self.world.emit(What::StepEnded { task: id, how: StepEnd::Cancelled });
                    let message = task.future.cancel_message.borrow().clone();
                    self.plain_cancel(object, message.or(Value::None));
                } else {
                    self.world.emit(What::StepEnded { task: id, how: StepEnd::Returned });
                    self.settle(object, FutureState::Done(value));
                }
                self.forget_task(object);
                Ok(())
            }
            Err(left) => {
                let exc = self.materialise(left)?;
                let is = |vm: &Self, kind| exc.class.is_subclass(vm.types.exception(kind));
                if is(self, Kind::CancelledError) && !data(&exc).is_final.get() {
                    self.world.emit(What::StepEnded { task: id, how: StepEnd::Cancelled });
                    *task.future.cancel_message.borrow_mut() = Value::None;
                    self.settle(object, FutureState::Cancelled(Some(exc)));
                    self.forget_task(object);
                    return Ok(());
                }
                let failure = self.failure(&exc);
                self.world.emit(What::StepEnded { task: id, how: StepEnd::Raised { error: failure } });
                self.settle(object, FutureState::Failed(Rc::clone(&exc)));
                self.forget_task(object);
                if data(&exc).is_final.get() || is(self, Kind::KeyboardInterrupt) || is(self, Kind::SystemExit) {
                    task.future.unasked.set(false);
                    return Err(Leave::Raise(exc));
                }
                Ok(())
            }
        }
    }

    /// A task has yielded: a future that it waits for, or nothing, when it only gives others a turn.
    fn after_yield(&mut self, object: &Rc<Object>, task: &Task, coro: &Value, id: TaskId, value: &Value) {
        let site = Self::waiting_line(coro);
        let on = match value {
            Value::None => Awaited::Turn,
            Value::Object(inner) => self.awaited(inner),
            _ => Awaited::Other,
        };
        self.world.emit(What::StepEnded { task: id, how: StepEnd::Awaiting { on, site } });
        let bad = match value {
            Value::None => {
                self.world.emit(What::Ready { task: id, by: By::Itself });
                self.enqueue_step(Rc::clone(object), None);
                return;
            }
            Value::Object(inner) => match object_future(inner) {
                Some(_) if Rc::ptr_eq(inner, object) => {
                    let shown = self.repr(&Value::Object(Rc::clone(object))).unwrap_or_default();
                    format!("Task cannot await on itself: {shown}")
                }
                Some(future) if !same_loop(future, &task.future) => {
                    let (a, b) = (self.shown(&Value::Object(Rc::clone(object))), self.shown(value));
                    format!("Task {a} got Future {b} attached to a different loop")
                }
                Some(future) if future.blocking.replace(false) => {
                    self.wake_when_done(inner, object);
                    *task.waiting.borrow_mut() = Some(Rc::clone(inner));
                    if task.must_cancel.get() {
                        let message = task.future.cancel_message.borrow().clone().or(Value::None);
                        if self.cancel_future(value, message).unwrap_or(false) {
                            task.must_cancel.set(false);
                        }
                    }
                    return;
                }
                Some(_) => {
                    let (a, b) = (self.shown(&Value::Object(Rc::clone(object))), self.shown(value));
                    format!("yield was used instead of yield from in task {a} with {b}")
                }
                None => {
                    let shown = self.shown(value);
                    format!("Task got bad yield: {shown}")
                }
            },
            Value::Generator(_) => {
                let (a, b) = (self.shown(&Value::Object(Rc::clone(object))), self.shown(value));
                format!("yield was used instead of yield from for generator in task {a} with {b}")
            }
            other => {
                let shown = self.shown(other);
                format!("Task got bad yield: {shown}")
            }
        };
        let exc = self.exception(Kind::RuntimeError, vec![Value::str(bad)]);
        self.world.emit(What::Ready { task: id, by: By::Itself });
        self.enqueue_step(Rc::clone(object), Some(exc));
    }

    fn shown(&mut self, value: &Value) -> String {
        self.repr(value).unwrap_or_default()
    }

    /// What the picture says about waiting for a future.
    fn awaited(&mut self, object: &Rc<Object>) -> Awaited {
        if let Some(id) = object.native::<Task>().and_then(|task| task.id.get()) {
            return Awaited::Task(id);
        }
        let Some(future) = object_future(object) else { return Awaited::Other };
        match &*future.awaits.borrow() {
            Some(Awaits::Timer(timer)) => Awaited::Sleep(*timer),
            Some(Awaits::Scope(scope)) => Awaited::Scope(*scope),
            Some(Awaits::Permit(name)) => Awaited::Permit(Text::clone(name)),
            Some(Awaits::Channel(name)) => Awaited::Channel(Text::clone(name)),
            Some(Awaits::Io(io)) => Awaited::Io(*io),
            Some(Awaits::Task(task)) => Awaited::Task(*task),
            None => Awaited::Other,
        }
    }

    /// The reader's own line at which a coroutine waits: the innermost that isn't in our library.
    fn waiting_line(coro: &Value) -> Site {
        let mut line = 0;
        let mut at = coro.clone();
        while let Value::Generator(generator) = &at {
            let own = generator
                .frame
                .borrow()
                .as_ref()
                .filter(|frame| !frame.body.code.source.is_library)
                .map(|frame| frame.line());
            line = own.unwrap_or(line);
            match Self::awaited_by(generator) {
                Some(inner) => at = inner,
                None => break,
            }
        }
        Site { line }
    }

    /// An exception, as the trace keeps it.
    pub(crate) fn failure(&mut self, exc: &Exc) -> Failure {
        if exc.class.is_subclass(self.types.exception(Kind::BaseExceptionGroup)) {
            let parts = match data(exc).args.borrow().get(1) {
                Some(Value::List(parts)) => parts.borrow().clone(),
                Some(Value::Tuple(parts)) => parts.to_vec(),
                _ => Vec::new(),
            };
            let name = exc.class.name();
            let mut members = Vec::new();
            for part in parts.iter().filter_map(crate::python::exception::is_exception).take(100) {
                members.push(Member { task: Text::from(name.as_str()), failure: self.failure(part) });
            }
            return Failure::group(members);
        }
        let text = self.format_only(exc).unwrap_or_default();
        Failure::Raised(Text::from(text.trim_end()))
    }

    /// `task.cancel(msg)`
    ///
    /// # Errors
    /// Whatever cancelling what it waits for raises.
    pub(crate) fn cancel_task(&mut self, object: &Rc<Object>, message: Value) -> R<bool> {
        let Some(task) = object.native::<Task>() else { return Ok(false) };
        task.future.unasked.set(false);
        if task.future.is_done() {
            return Ok(false);
        }
        task.cancels.set(task.cancels.get() + 1);
        if let Some(id) = task.id.get() {
            let by = match self.aio.cause.0 {
                By::Task(by) => CancelBy::Task(by),
                By::Timer(timer) => CancelBy::Timer(timer),
                _ => CancelBy::Shutdown,
            };
            self.world.emit(What::CancelRequested { task: id, by });
        }
        let waiting = task.waiting.borrow().clone();
        if let Some(waiting) = waiting {
            let before = std::mem::replace(&mut self.aio.cause, Cause(By::Cancel));
            let cancelled = self.cancel_future(&Value::Object(waiting), message.clone());
            self.aio.cause = before;
            if cancelled? {
                return Ok(true);
            }
        }
        task.must_cancel.set(true);
        *task.future.cancel_message.borrow_mut() = message;
        Ok(true)
    }

    /// Whoever asks for a task's result has looked at it.
    pub(crate) fn note_retrieved(&mut self, value: &Value) {
        if let Some(task) = task_of(value)
            && task.future.is_done()
            && let Some(id) = task.id.get()
            && !task.retrieved.replace(true)
        {
            self.world.emit(What::Retrieved { task: id });
        }
    }

    /// `Task(coro, loop=…)` of a coroutine.
    pub(super) fn new_task(&mut self, coro: Value, running: Value) -> R {
        let value = Value::native(&self.types.task, Task::default());
        if let Value::Object(object) = &value {
            let context = self.copied_context();
            self.fill_task(own(self, &value)?, object, coro, running, None, context);
            self.enqueue_step(Rc::clone(object), None);
        }
        Ok(value)
    }

    /// Gives a new task all that it has.
    fn fill_task(
        &mut self,
        task: &Task,
        object: &Rc<Object>,
        coro: Value,
        loop_: Value,
        name: Option<Value>,
        context: Value,
    ) {
        let number = self.aio.next_name();
        let name = name.unwrap_or_else(|| Value::str(["Task-", &number.to_string()].concat()));
        let shown = label(&coro, name.as_str().unwrap_or_default());
        *task.future.loop_.borrow_mut() = loop_;
        *task.coro.borrow_mut() = coro;
        *task.name.borrow_mut() = name;
        *task.context.borrow_mut() = context;
        let id = self.begin_task(&shown);
        task.id.set(Some(id));
        self.aio.tasks.insert(id, Rc::downgrade(object));
    }

    fn forget_task(&mut self, object: &Rc<Object>) {
        if let Some(id) = object.native::<Task>().and_then(|task| task.id.get()) {
            self.aio.tasks.remove(&id);
        }
    }
}

fn same_loop(a: &Future, b: &Future) -> bool {
    a.loop_.borrow().is(&b.loop_.borrow())
}

pub(super) fn install(vm: &mut Vm) {
    let class = Rc::clone(&vm.types.task);
    add(
        vm,
        &class,
        &[
            ("__new__", |_, args| {
                let Some(Value::Class(class)) = args.values.first() else {
                    return Err(type_error("Task.__new__(X): X is not a type object"));
                };
                let payload = Payload::Native(Box::<Task>::default());
                Ok(Value::Object(Object::new(Rc::clone(class), payload)))
            }),
            ("__init__", |vm, args| {
                let [this, coro, loop_, name, context, eager] =
                    args.bind("Task", ["/self", "coro", "*loop", "*name", "*context", "*eager_start"], 2)?;
                let is_coroutine = match &coro {
                    Value::Generator(generator) => generator.kind == CodeKind::Coroutine,
                    Value::Object(_) => {
                        let send = Rc::clone(&vm.names.send);
                        vm.special(&coro, &send).is_some()
                    }
                    _ => false,
                };
                if !is_coroutine {
                    let shown = vm.repr(&coro)?;
                    return Err(type_error(format!("a coroutine was expected, got {shown}")));
                }
                let loop_ = match loop_.some() {
                    Some(loop_) => loop_,
                    None => vm.current_loop()?,
                };
                let context = match context.some() {
                    Some(context) => context,
                    None => vm.copied_context(),
                };
                let name = match name.some() {
                    Some(name) => Some(Value::Str(vm.str(&name)?)),
                    None => None,
                };
                let Value::Object(object) = &this else { return NOTHING };
                vm.fill_task(own(vm, &this)?, object, coro, loop_.clone(), name, context);
                let eager = vm.truth(&eager)?;
                let is_running = event_loop(&loop_).is_some_and(|own| own.is_running.get());
                if eager && is_running {
                    return vm.step_task(object, None).map(|_| Value::None);
                }
                vm.enqueue_step(Rc::clone(object), None);
                NOTHING
            }),
            ("get_coro", |vm, args| {
                let [this] = args.method("get_coro")?;
                Ok(own(vm, &this)?.coro.borrow().clone())
            }),
            ("get_context", |vm, args| {
                let [this] = args.method("get_context")?;
                Ok(own(vm, &this)?.context.borrow().clone())
            }),
            ("get_name", |vm, args| {
                let [this] = args.method("get_name")?;
                Ok(own(vm, &this)?.name.borrow().clone())
            }),
            ("set_name", |vm, args| {
                let [this, name] = args.method("set_name")?;
                let name = Value::Str(vm.str(&name)?);
                *own(vm, &this)?.name.borrow_mut() = name;
                NOTHING
            }),
            ("cancelling", |vm, args| {
                let [this] = args.method("cancelling")?;
                Ok(Value::Int(i64::from(own(vm, &this)?.cancels.get())))
            }),
            ("uncancel", |vm, args| {
                let [this] = args.method("uncancel")?;
                let task = own(vm, &this)?;
                task.cancels.set(task.cancels.get().saturating_sub(1));
                if task.cancels.get() == 0 {
                    task.must_cancel.set(false);
                }
                Ok(Value::Int(i64::from(task.cancels.get())))
            }),
            ("get_stack", |vm, args| {
                let [this, _] = args.bind("get_stack", ["/self", "*limit"], 1)?;
                let coro = own(vm, &this)?.coro.borrow().clone();
                let name = vm.intern("cr_frame");
                match vm.try_attr(&coro, &name)? {
                    Some(frame) if !frame.is_none() => Ok(Value::list(vec![frame])),
                    _ => Ok(Value::list(Vec::new())),
                }
            }),
            ("print_stack", |vm, args| {
                let [task, limit, file] = args.bind("print_stack", ["/self", "limit", "file"], 1)?;
                let [limit, file] = [limit, file].map(|given| given.given().unwrap_or(Value::None));
                Err(vm.prelude("_task_print_stack", [task, limit, file]))
            }),
        ],
    );
}

/// What a lane is called: the task's own name if it has one, else its coroutine's.
fn label(coro: &Value, name: &str) -> String {
    let is_default = name.strip_prefix("Task-").is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    match coro {
        Value::Generator(generator) if is_default => called(generator, name),
        _ => name.to_owned(),
    }
}

fn called(generator: &Generator, name: &str) -> String {
    let function = generator.qualname.borrow();
    let function = function.as_str().rsplit('.').next().unwrap_or_default();
    [function, " · ", name].concat()
}
