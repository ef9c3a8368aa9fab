//! What a machine's event loops share, and the functions through which `library/asyncio.py` reaches them. It is long
//! because it is the whole of that module.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use super::FutureWait;
use super::event_loop::{EventLoop, event_loop};
use super::future::future_of;
use super::handles::{begin_sleep, call_at, call_soon, place};
use super::task::task_of;
use crate::python::exception::{Exc, Kind, Leave, Passed, R, data, error, type_error};
use crate::python::frame::GeneratorState;
use crate::python::methods::add;
use crate::python::native::{NOTHING, Native, NativeFn};
use crate::python::value::{Args, Object, Payload, Str, Value};
use crate::python::vm::Vm;
use crate::python::wait::Wait;
use crate::time::Instant;
use crate::trace::{By, IoId, ScopeId, ScopeKind, Site, TaskId, Text, TimerId, What};

/// `Handle` and `TimerHandle`.
pub(crate) struct Handle {
    pub(crate) function: RefCell<Value>,
    pub(crate) args: RefCell<Vec<Value>>,
    pub(crate) context: Value,
    pub(crate) cancelled: Cell<bool>,
    /// For a timer: when, on the loop's clock, and its name in the trace.
    pub(crate) timer: Option<(f64, Instant, TimerId)>,
    /// The loop whose it is.
    pub(super) owner: Weak<Object>,
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

/// The asyncio side of a machine: what its loops share, and what the thread that has the interpreter does with them.
#[derive(Default)]
pub(crate) struct Aio {
    pub(crate) tasks: BTreeMap<TaskId, Weak<Object>>,
    pub(crate) current: Option<Rc<Object>>,
    /// The loop that this thread runs.
    pub(crate) running: Option<Value>,
    /// The loop that the main thread runs, as the host's guest.
    driven: Option<Rc<Object>>,
    /// Every loop that is still there.
    loops: Vec<Weak<Object>>,
    /// Where the module stands that runs the main thread's: under a task's frames in what `traceback` shows of the stack.
    pub(crate) below: Vec<Passed>,
    pub(crate) cause: Cause,
    names: u32,
    /// The scopes that tasks are spawned into, by the trace's number.
    scope: Option<ScopeId>,
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
    /// The loop that the main thread runs.
    pub(crate) fn driven(&self) -> Option<&EventLoop> {
        self.driven.as_deref().and_then(Object::native)
    }

    /// The same, to be held.
    pub(crate) fn driven_object(&self) -> Option<Rc<Object>> {
        self.driven.clone()
    }

    /// Whether the main thread runs a loop.
    pub(crate) fn is_running(&self) -> bool {
        self.driven.is_some()
    }

    /// The main thread begins to run a loop.
    pub(crate) fn begin(&mut self, event_loop: Rc<Object>) {
        if let Some(own) = event_loop.native::<EventLoop>() {
            own.is_running.set(true);
        }
        self.driven = Some(event_loop);
    }

    pub(crate) fn end(&mut self) {
        if let Some(own) = self.driven() {
            own.is_running.set(false);
        }
        self.driven = None;
    }

    /// How many entries stand in the queue of the loop that runs.
    pub(crate) fn ready(&self) -> usize {
        self.driven().map_or(0, EventLoop::ready)
    }

    /// When the next timer of the loop that runs is due.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        self.driven().and_then(EventLoop::deadline)
    }

    pub(crate) fn next_name(&mut self) -> u32 {
        self.names += 1;
        self.names
    }

    /// Nothing of any loop will run.
    pub(crate) fn forget_all(&mut self) {
        for object in self.loops.drain(..).filter_map(|known| known.upgrade()) {
            if let Some(own) = object.native::<EventLoop>() {
                own.forget_all();
            }
        }
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
            None => self.repr(callback),
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
        if let Some(own) = self.aio.running.as_ref().and_then(event_loop) {
            let mut known = own.generators.borrow_mut();
            known.retain(|known| known.strong_count() > 0);
            known.push(Rc::downgrade(generator));
        }
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
                    && let Some(owner) = handle.owner.upgrade()
                    && let Some(own) = owner.native::<EventLoop>()
                    && own.remove_timer(place(when, timer))
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
                let shown = if function.is_unbound() {
                    String::new()
                } else {
                    let qualname = Rc::clone(&vm.names.qualname);
                    let shown = vm.try_attr(&function, &qualname)?;
                    format!(" {}()", shown.as_ref().and_then(Value::as_str).unwrap_or("?"))
                };
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
    let class = Rc::clone(&vm.types.event_loop);
    add(
        vm,
        &class,
        &[("__new__", |vm, args| {
            let Some(Value::Class(class)) = args.values.first() else {
                return Err(type_error("AbstractEventLoop.__new__(X): X is not a type object"));
            };
            let object = Object::new(Rc::clone(class), Payload::Native(Box::<EventLoop>::default()));
            vm.aio.loops.retain(|known| known.strong_count() > 0);
            vm.aio.loops.push(Rc::downgrade(&object));
            Ok(Value::Object(object))
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
        ("run_forever", |vm, args| {
            let [this] = args.exactly("run_forever")?;
            let Some(object) = own_object(&this) else { return Err(no_loop(vm, &this)) };
            if vm.nested > 1 {
                return Err(error(
                    Kind::RuntimeError,
                    "an event loop can't be run from inside a builtin function here",
                ));
            }
            Err(Leave::Wait(Box::new(Wait::Loop(object))))
        }),
        ("stop", |vm, args| {
            let [this] = args.exactly("stop")?;
            own(vm, &this)?.is_stopping.set(true);
            vm.world.lp.nudge();
            NOTHING
        }),
        ("close_loop", |vm, args| {
            let [this] = args.exactly("close_loop")?;
            own(vm, &this)?.forget_all();
            NOTHING
        }),
        ("get_debug", |vm, args| {
            let [this] = args.exactly("get_debug")?;
            Ok(Value::Bool(own(vm, &this)?.debug.get()))
        }),
        ("set_debug", |vm, args| {
            let [this, debug] = args.exactly("set_debug")?;
            let debug = vm.truth(&debug)?;
            own(vm, &this)?.debug.set(debug);
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
        ("any_asyncgens", |vm, args| {
            let [this] = args.exactly("any_asyncgens")?;
            let known = own(vm, &this)?.generators.borrow();
            Ok(Value::Bool(known.iter().any(|agen| agen.strong_count() > 0)))
        }),
        ("asyncgens", |vm, args| {
            let [this] = args.exactly("asyncgens")?;
            let known = own(vm, &this)?.generators.take();
            Ok(Value::list(known.iter().filter_map(Weak::upgrade).map(Value::Generator).collect()))
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
        ("AbstractEventLoop", &vm.types.event_loop),
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

/// A loop, to be held.
fn own_object(value: &Value) -> Option<Rc<Object>> {
    match value {
        Value::Object(object) if object.native::<EventLoop>().is_some() => Some(Rc::clone(object)),
        _ => None,
    }
}

fn no_loop(vm: &Vm, value: &Value) -> Leave {
    type_error(format!("an event loop is required, not '{}'", vm.type_name(value)))
}

pub(super) fn own<'a>(vm: &Vm, value: &'a Value) -> R<&'a EventLoop> {
    event_loop(value).ok_or_else(|| no_loop(vm, value))
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
