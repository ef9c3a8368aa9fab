//! The module `_asyncio`: the functions through which `library/asyncio.py` reaches loops, futures and tasks.

use std::cell::Cell;
use std::rc::{Rc, Weak};

use super::FutureWait;
use super::event_loop::{EventLoop, event_loop};
use super::future::{Awaits, future_of};
use super::handles::{begin_sleep, call_at, call_soon};
use super::task::task_of;
use crate::python::exception::{Kind, Leave, R, error, type_error};
use crate::python::methods::add;
use crate::python::native::{NOTHING, Native, NativeFn};
use crate::python::value::{Args, Object, Payload, Value};
use crate::python::vm::Vm;
use crate::python::wait::Wait;
use crate::trace::{ScopeId, ScopeKind, Text, What};

type Def = (&'static str, NativeFn);

/// The module `_asyncio`.
pub(crate) fn module(vm: &mut Vm) -> Vec<(&'static str, Value)> {
    super::handles::install(vm);
    let class = Rc::clone(&vm.types.event_loop);
    add(
        vm,
        &class,
        &[("__new__", |vm, args| {
            let Some(Value::Class(class)) = args.values.first() else {
                return Err(type_error("AbstractEventLoop.__new__(X): X is not a type object"));
            };
            let object = Object::new(Rc::clone(class), Payload::Native(Box::<EventLoop>::default()));
            vm.aio.know(&object);
            Ok(Value::Object(object))
        })],
    );
    let functions: &[Def] = &[
        ("call_soon", call_soon),
        ("call_at", call_at),
        ("time", |vm, _| Ok(Value::Float(vm.world.asked().as_f64() / 1e6))),
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
        ("set_until", |vm, args| {
            let [this, future] = args.exactly("set_until")?;
            own(vm, &this)?.until.set(task_of(&future).and_then(|task| task.id.get()));
            NOTHING
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

impl Vm {
    fn take_into_scope(&self, scope: &Value, task: &Value) {
        if let (Some(scope), Some(id)) = (scope_id(scope), task_of(task).and_then(|task| task.id.get())) {
            self.world.emit(What::ScopeTook { scope, task: id });
        }
    }
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
