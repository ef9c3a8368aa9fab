//! What the loop runs next: the ready queue, the timers, and the functions through which `library/asyncio.py` reaches
//! both. It is long because it is the whole of that module.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::{Rc, Weak};

use super::FutureWait;
use super::future::future_of;
use super::handles::{begin_sleep, call_at, call_soon, order};
use super::task::task_of;
use crate::python::exception::{Exc, Kind, Leave, Passed, R, data, error};
use crate::python::frame::GeneratorState;
use crate::python::methods::add;
use crate::python::native::{NOTHING, Native, NativeFn};
use crate::python::value::{Args, Object, Str, Value};
use crate::python::vm::Vm;
use crate::python::wait::Wait;
use crate::time::Instant;
use crate::trace::{By, IoId, ScopeId, ScopeKind, Site, TaskId, Text, TimerId, What};

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

/// `Handle` and `TimerHandle`.
pub(crate) struct Handle {
    pub(crate) function: RefCell<Value>,
    pub(crate) args: RefCell<Vec<Value>>,
    pub(crate) context: Value,
    pub(crate) cancelled: Cell<bool>,
    /// For a timer: when, on the loop's clock, and its name in the trace.
    pub(crate) timer: Option<(f64, Instant, TimerId)>,
}

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

/// The asyncio side of a machine.
#[derive(Default)]
pub(crate) struct Aio {
    ready: VecDeque<Entry>,
    /// By due time, then by age.
    pub(super) timers: BTreeMap<(u64, u32), Rc<Object>>,
    pub(crate) tasks: BTreeMap<TaskId, Weak<Object>>,
    pub(crate) current: Option<Rc<Object>>,
    /// The loop that runs.
    pub(crate) running: Option<Value>,
    /// Where the module stands that runs it: under a task's frames in what `traceback` shows of the stack.
    pub(crate) below: Vec<Passed>,
    /// How many callers run the loop: `run_forever` and its like.
    runs: u32,
    stopping: bool,
    pub(crate) debug: bool,
    pub(crate) cause: Cause,
    names: u32,
    /// The scopes that tasks are spawned into, by the trace's number.
    scope: Option<ScopeId>,
    generators: Vec<Weak<crate::python::frame::Generator>>,
    pub(crate) context: Option<Value>,
}

/// Who makes tasks ready just now.
#[derive(Clone, Copy)]
pub(crate) struct Cause(pub(crate) By);

impl Default for Cause {
    fn default() -> Self {
        Self(By::Outside)
    }
}

impl Aio {
    pub(crate) fn push(&mut self, entry: Entry) {
        self.ready.push_back(entry);
    }

    pub(crate) fn pop(&mut self) -> Option<Entry> {
        self.ready.pop_front()
    }

    /// How many entries stand in the queue, as long as somebody runs the loop.
    pub(crate) fn ready(&self) -> usize {
        if self.is_running() { self.ready.len() } else { 0 }
    }

    pub(crate) fn is_running(&self) -> bool {
        self.runs > 0
    }

    pub(crate) fn begin(&mut self) {
        self.runs += 1;
    }

    /// Whether the loop was told to stop; it then does.
    pub(crate) fn take_stop(&mut self) -> bool {
        let stopping = std::mem::take(&mut self.stopping);
        if stopping {
            self.runs = self.runs.saturating_sub(1);
        }
        stopping
    }

    pub(crate) fn end(&mut self) {
        self.runs = self.runs.saturating_sub(1);
    }

    pub(crate) fn next_name(&mut self) -> u32 {
        self.names += 1;
        self.names
    }

    /// When the next timer is due.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        if !self.is_running() {
            return None;
        }
        let handle = self.timers.first_key_value()?.1;
        handle.native::<Handle>().and_then(|handle| handle.timer).map(|(_, due, _)| due)
    }

    /// Takes out the next timer that is due.
    pub(crate) fn take_due(&mut self, now: Instant) -> Option<Rc<Object>> {
        if !self.is_running() || self.deadline()? > now {
            return None;
        }
        self.timers.pop_first().map(|(_, handle)| handle)
    }

    pub(crate) fn forget_all(&mut self) {
        let ready = std::mem::take(&mut self.ready);
        let timers = std::mem::take(&mut self.timers);
        drop((ready, timers));
    }
}

impl Vm {
    pub(crate) fn running_loop(&mut self) -> R {
        match &self.aio.running {
            Some(running) => Ok(running.clone()),
            None => Err(error(Kind::RuntimeError, "no running event loop")),
        }
    }

    /// The reader's line that runs, or called what runs.
    pub(crate) fn line(&self) -> Site {
        let own = self.frames.iter().rev().find(|frame| !frame.body.code.source.is_library);
        Site { line: own.map_or(0, |frame| frame.line()) }
    }

    /// A lane for a new task.
    pub(crate) fn begin_task(&mut self, name: &str) -> TaskId {
        let task = self.world.lp.number_task();
        let parent = Some(self.world.task);
        let (scope, site) = (self.aio.scope, self.line());
        self.world.emit(What::Spawned { task, parent, scope, name: Text::from(name), site });
        task
    }

    /// Moves timers that are due to the ready queue.
    pub(crate) fn fire_due(&mut self, now: Instant) {
        while let Some(handle) = self.aio.take_due(now) {
            if let Some((_, _, timer)) = handle.native::<Handle>().and_then(|handle| handle.timer) {
                self.world.emit(What::TimerFired { timer });
            }
            self.aio.push(Entry::Handle(handle));
        }
    }

    /// Runs the next entry of the ready queue.
    ///
    /// # Errors
    /// What ends the whole run.
    pub(crate) fn run_entry(&mut self) -> R<()> {
        let Some(entry) = self.aio.pop() else { return Ok(()) };
        let now = self.world.now();
        (self.world.since, self.world.step_since) = (now, now);
        let shown = if self.aio.debug { Some(entry.shown()) } else { None };
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
                _ => Ok(()),
            },
        };
        self.tell_never_retrieved();
        if let (Some(shown), Some(running)) = (shown, self.aio.running.clone()) {
            let took = Value::Float((self.world.now() - now).as_millis_f64() / 1000.0);
            let _ = self.call_method(&running, "_look_whether_slow", [shown, took]);
        }
        result
    }

    fn run_callback(&mut self, function: Value, args: Args, context: Value, handle: Option<Value>) -> R<()> {
        let before = self.enter_context(context);
        let shown = function.clone();
        let result = self.call(function, args);
        self.leave_context(before);
        let Err(left) = result else { return Ok(()) };
        let exc = self.materialise(left)?;
        let ends = [Kind::KeyboardInterrupt, Kind::SystemExit]
            .iter()
            .any(|kind| exc.class.is_subclass(self.types.exception(*kind)));
        if ends || data(&exc).is_final.get() {
            return Err(crate::python::exception::Leave::Raise(exc));
        }
        let shown = self.callback_repr(&shown).unwrap_or_default();
        self.report(&format!("Exception in callback {shown}"), Some(&exc), handle.map(|handle| ("handle", handle)));
        Ok(())
    }

    /// A callback as asyncio shows it: its name, and where it stands if it is a function of the program's.
    pub(super) fn callback_repr(&mut self, callback: &Value) -> R<String> {
        let place = match callback {
            Value::Function(function) if !function.body.code.source.is_library => {
                let code = &function.body.code;
                format!(" at {}:{}", code.source.name, code.first_line)
            }
            _ => String::new(),
        };
        let name = Rc::clone(&self.names.qualname);
        match self.try_attr(callback, &name)? {
            Some(name) => Ok(format!("{}(){place}", name.as_str().unwrap_or_default())),
            None => Ok(format!("{}()", self.repr(callback)?)),
        }
    }

    /// Tells the running loop's exception handler.
    pub(crate) fn report(&mut self, message: &str, exc: Option<&Exc>, about: Option<(&str, Value)>) {
        let context = Value::dict();
        if let Value::Dict(dict) = &context {
            dict.set_str("message", Value::str(message));
            if let Some(exc) = exc {
                dict.set_str("exception", Value::Object(Rc::clone(exc)));
            }
            if let Some((what, value)) = about {
                dict.set_str(what, value);
            }
        }
        if let Some(running) = self.aio.running.clone()
            && self.call_method(&running, "call_exception_handler", [context]).is_ok()
        {
            return;
        }
        self.write_error(message, exc);
    }

    /// A message and an exception's text, on the error output.
    pub(crate) fn write_error(&mut self, message: &str, exc: Option<&Exc>) {
        let mut text = format!("{message}\n");
        if let Some(exc) = exc
            && let Ok(lines) = self.format_exception(exc)
        {
            text += &lines.concat();
        }
        self.world.write(crate::python::world::Stream::Err, &text);
    }

    /// What is left over at the end.
    pub(crate) fn tell_rest(&mut self) {
        self.tell_never_retrieved();
    }

    /// A coroutine was dropped before its first step: a warning as any other, so a program may filter and catch it.
    pub(crate) fn warn_never_awaited(&mut self, name: &Rc<Str>) -> R<()> {
        let own = || {
            let mut frames = self.frames.iter().rev();
            let frame = frames.find(|frame| !frame.body.code.source.is_library)?;
            Some((Rc::clone(&frame.body.code.source), frame.line()))
        };
        let (file, line, text) = match self.world.dropped_at.clone().or_else(own) {
            Some((source, line)) => (Value::str(source.name.clone()), line, Value::str(source.line(line))),
            None => (Value::str("sys"), 1, Value::str("")),
        };
        let warn = self.prelude_function("_never_awaited")?;
        let told = self.call(warn, [Value::Str(Rc::clone(name)), file, Value::Int(i64::from(line)), text]);
        if let Err(left) = told {
            let exc = self.materialise(left)?;
            if data(&exc).is_final.get() {
                return Err(Leave::Raise(exc));
            }
            self.unraisable(&exc, &format!("Exception ignored in: <coroutine object {}>", name.as_str()));
        }
        Ok(())
    }

    /// An exception where nobody can take it.
    pub(crate) fn unraisable(&mut self, exc: &Exc, message: &str) {
        self.write_error(message, Some(exc));
    }

    /// An asynchronous generator was dropped in the midst of it: the loop closes it.
    pub(crate) fn finalise_async_generator(&mut self, generator: &Rc<crate::python::frame::Generator>) {
        let exit = self.exception(Kind::GeneratorExit, Vec::new());
        let step = self.async_step(generator, crate::python::vm::AsyncWhat::Throw(exit), true);
        if let Some(running) = self.aio.running.clone()
            && let Ok(closer) = self.prelude_function("_aclose")
            && let Ok(coro) = self.call(closer, [step])
            // A turn later, as it is said to the loop from wherever the last reference went.
            && let begin = self.intern("create_task")
            && let Ok(begin) = self.get_attr(&running, &begin)
            && self.call_method(&running, "call_soon", [begin, coro]).is_ok()
        {
            return;
        }
        let old = generator.frame.take();
        drop(old);
        generator.state.set(GeneratorState::Ended);
    }

    /// An asynchronous generator that began to run on a loop.
    pub(crate) fn note_async_generator(&mut self, generator: &Rc<crate::python::frame::Generator>) {
        self.aio.generators.retain(|known| known.strong_count() > 0);
        self.aio.generators.push(Rc::downgrade(generator));
    }

    fn take_into_scope(&self, scope: &Value, task: &Value) {
        if let (Some(scope), Some(id)) = (scope_id(scope), task_of(task).and_then(|task| task.id.get())) {
            self.world.emit(What::ScopeTook { scope, task: id });
        }
    }

    // Contexts.

    pub(crate) fn enter_context(&mut self, context: Value) -> Option<Value> {
        let context = if context.is_none() || context.is_unbound() { None } else { Some(context) };
        std::mem::replace(&mut self.aio.context, context)
    }

    pub(crate) fn leave_context(&mut self, before: Option<Value>) {
        self.aio.context = before;
    }
}

type Def = (&'static str, NativeFn);

/// The module `_asyncio`.
pub(crate) fn module(vm: &mut Vm) -> Vec<(&'static str, Value)> {
    let class = Rc::clone(&vm.types.handle);
    add(
        vm,
        &class,
        &[
            ("cancel", |vm, args| {
                let [this] = args.method("cancel")?;
                let Some(handle) = this.native_ref::<Handle>() else { return NOTHING };
                if handle.cancelled.replace(true) {
                    return NOTHING;
                }
                if let Some((when, _, timer)) = handle.timer
                    && vm.aio.timers.remove(&(order(when), timer.index() as u32)).is_some()
                {
                    vm.world.emit(What::TimerCancelled { timer });
                }
                // What it would have called is free to go.
                let old = (handle.function.take(), handle.args.take());
                drop(old);
                NOTHING
            }),
            ("cancelled", |_, args| {
                let [this] = args.method("cancelled")?;
                Ok(Value::Bool(this.native_ref::<Handle>().is_some_and(|handle| handle.cancelled.get())))
            }),
            ("get_context", |_, args| {
                let [this] = args.method("get_context")?;
                Ok(this.native_ref::<Handle>().map(|handle| handle.context.clone()).unwrap_or_default())
            }),
            ("__repr__", |vm, args| {
                let [this] = args.method("__repr__")?;
                let Some(handle) = this.native_ref::<Handle>() else { return NOTHING };
                let name = vm.class_of(&this).name();
                let cancelled = if handle.cancelled.get() { " cancelled" } else { "" };
                let when = handle.timer.map(|(when, ..)| format!(" when={}", crate::python::text::float_repr(when)));
                let function = handle.function.borrow().clone();
                let shown =
                    if function.is_unbound() { String::new() } else { format!(" {}", vm.callback_repr(&function)?) };
                Ok(Value::str(format!("<{}{cancelled}{}{shown}>", name.as_str(), when.unwrap_or_default())))
            }),
        ],
    );
    let class = Rc::clone(&vm.types.timer_handle);
    add(
        vm,
        &class,
        &[("when", |_, args| {
            let [this] = args.method("when")?;
            let timer = this.native_ref::<Handle>().and_then(|handle| handle.timer);
            Ok(timer.map_or(Value::None, |(when, ..)| Value::Float(when)))
        })],
    );
    let functions: &[Def] = &[
        ("call_soon", call_soon),
        ("call_soon_threadsafe", call_soon),
        ("call_at", call_at),
        ("time", |vm, _| Ok(Value::Float(vm.world.now().as_f64() / 1e6))),
        ("_make_awaitable", |_, args| {
            let [generator] = args.exactly("_make_awaitable")?;
            if let Value::Generator(generator) = &generator {
                generator.is_awaitable.set(true);
            }
            NOTHING
        }),
        ("current_task", |vm, _| Ok(vm.aio.current.clone().map_or(Value::None, Value::Object))),
        ("all_tasks", |vm, _| {
            let tasks = vm.aio.tasks.values().filter_map(Weak::upgrade).map(Value::Object).collect();
            Ok(Value::list(tasks))
        }),
        ("run_forever_until", |vm, _| {
            if vm.threads.current != 0 {
                return Err(error(Kind::RuntimeError, "an event loop in a second thread isn't part of Loopscope"));
            }
            if vm.nested > 1 {
                return Err(error(
                    Kind::RuntimeError,
                    "an event loop can't be run from inside a builtin function here",
                ));
            }
            Err(crate::python::exception::Leave::Wait(Box::new(Wait::Loop)))
        }),
        ("stop", |vm, _| {
            vm.aio.stopping = true;
            NOTHING
        }),
        ("close_loop", |vm, _| {
            vm.aio.forget_all();
            NOTHING
        }),
        ("get_debug", |vm, _| Ok(Value::Bool(vm.aio.debug))),
        ("set_debug", |vm, args| {
            let [debug] = args.exactly("set_debug")?;
            vm.aio.debug = vm.truth(&debug)?;
            NOTHING
        }),
        ("get_running_loop", |vm, _| vm.running_loop()),
        ("_set_result_unless_cancelled", |vm, args| {
            let [future, result] = args.exactly("_set_result_unless_cancelled")?;
            vm.set_result_unless_cancelled(&future, result)
        }),
        ("new_future", |vm, args| {
            let [running] = args.exactly("new_future")?;
            Ok(vm.new_future(running))
        }),
        ("new_task", |vm, args| {
            let [coro, running] = args.exactly("new_task")?;
            vm.new_task(coro, running)
        }),
        ("new_child", |vm, args| {
            let [coro, running, scope, callback] = args.exactly("new_child")?;
            let task = vm.new_task(coro, running)?;
            vm.take_into_scope(&scope, &task);
            vm.when_done(&task, callback)?;
            Ok(task)
        }),
        ("begin_sleep", begin_sleep),
        ("turn", |vm, _| {
            let wait = FutureWait { future: Value::None, has_yielded: Cell::new(false) };
            Ok(Value::native(&vm.types.future_wait, wait))
        }),
        ("_get_running_loop", |vm, _| Ok(vm.aio.running.clone().unwrap_or(Value::None))),
        ("_set_running_loop", |vm, args| {
            let [running] = args.exactly("_set_running_loop")?;
            vm.aio.running = running.some();
            NOTHING
        }),
        ("pass_name", |vm, _| {
            vm.aio.next_name();
            NOTHING
        }),
        ("any_asyncgens", |vm, _| Ok(Value::Bool(vm.aio.generators.iter().any(|agen| agen.strong_count() > 0)))),
        ("asyncgens", |vm, _| {
            let all: Vec<Value> = vm.aio.generators.iter().filter_map(Weak::upgrade).map(Value::Generator).collect();
            vm.aio.generators.clear();
            Ok(Value::list(all))
        }),
        ("annotate", annotate),
        ("scope_open", |vm, args| {
            let [kind] = args.exactly("scope_open")?;
            let kind = match kind.as_str() {
                Some("TaskGroup") => ScopeKind::TaskGroup,
                Some("timeout") => ScopeKind::Timeout,
                _ => ScopeKind::Gather,
            };
            let scope = vm.world.lp.new_scope();
            let (task, site) = (vm.world.task, vm.line());
            vm.world.emit(What::ScopeOpened { scope, task, kind, site });
            Ok(Value::index(scope.index()))
        }),
        ("scope_take", |vm, args| {
            let [scope, task] = args.exactly("scope_take")?;
            vm.take_into_scope(&scope, &task);
            NOTHING
        }),
        ("scope_close", |vm, args| {
            let [scope] = args.exactly("scope_close")?;
            if let Some(scope) = scope_id(&scope) {
                vm.world.emit(What::ScopeClosed { scope });
            }
            NOTHING
        }),
    ];
    let mut all: Vec<(&'static str, Value)> =
        functions.iter().map(|(name, run)| (*name, Native::function(name, *run))).collect();
    for (name, class) in [
        ("Future", &vm.types.future),
        ("Task", &vm.types.task),
        ("Handle", &vm.types.handle),
        ("TimerHandle", &vm.types.timer_handle),
        ("CancelledError", vm.types.exception(Kind::CancelledError)),
        ("InvalidStateError", vm.types.exception(Kind::InvalidStateError)),
    ] {
        all.push((name, Value::Class(Rc::clone(class))));
    }
    all
}

fn scope_id(value: &Value) -> Option<ScopeId> {
    match value {
        Value::Int(number) => u32::try_from(*number).ok().map(ScopeId::new),
        _ => None,
    }
}

/// Says what waiting for a future means.
fn annotate(vm: &mut Vm, args: Args) -> R {
    let [future, kind, who] = args.exactly("annotate")?;
    let Some(own) = future_of(&future) else { return NOTHING };
    let kind = kind.as_str().unwrap_or_default().to_owned();
    let awaits = match kind.as_str() {
        "queue get" | "queue put" | "queue join" | "bytes" | "room" | "connection" | "connections" | "visitors" => {
            Some(Awaits::Channel(Text::from(kind.as_str())))
        }
        "lock" | "event" | "condition" | "semaphore" | "barrier" => Some(Awaits::Permit(Text::from(kind.as_str()))),
        "shield" => task_of(&who).and_then(|task| task.id.get()).map(Awaits::Task),
        "gather" | "wait" => {
            let name = vm.intern("_scope");
            match vm.try_attr(&who, &name) {
                Ok(Some(scope)) => scope_id(&scope).map(Awaits::Scope),
                _ => None,
            }
        }
        _ => None,
    };
    *own.awaits.borrow_mut() = awaits;
    NOTHING
}
