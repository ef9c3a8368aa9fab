//! Handles: what `call_soon` and `call_at` give, and what a sleep makes of the latter.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use super::event_loop::{Entry, EventLoop, Place, event_loop};
use super::future::{Awaits, future_of};
use crate::python::exception::{R, type_error};
use crate::python::methods::add;
use crate::python::native::NOTHING;
use crate::python::value::{Args, Object, Value};
use crate::python::vm::Vm;
use crate::time::Instant;
use crate::trace::{TimerId, What};

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

/// Where a timer stands among others. A float's bits are in the order of the floats that are at least zero.
pub(super) fn place(when: f64, timer: TimerId) -> Place {
    (if when <= 0.0 { 0 } else { when.to_bits() }, timer.index() as u32)
}

pub(super) fn call_soon(vm: &mut Vm, args: Args) -> R {
    let mut args = args;
    let context = args.take_keyword("context").and_then(Value::some);
    let context = match context {
        Some(context) => context,
        None => vm.copied_context(),
    };
    if args.len() < 2 {
        return Err(type_error("call_soon() missing 1 required positional argument: 'callback'"));
    }
    let this = args.values.remove(0);
    let function = args.values.remove(0);
    let handle = Handle {
        function: RefCell::new(function),
        args: RefCell::new(args.values.to_vec()),
        context,
        cancelled: Cell::new(false),
        timer: None,
        owner: owner(&this),
    };
    let value = Value::native(&vm.types.handle, handle);
    if let Value::Object(handle) = &value {
        vm.push(&this, Entry::Handle(Rc::clone(handle)));
    }
    Ok(value)
}

/// The future and the timer of a sleep: what `loop.create_future` and `loop.call_later` make of it.
pub(super) fn begin_sleep(vm: &mut Vm, args: Args) -> R {
    let [running, delay, release, result] = args.exactly("begin_sleep")?;
    let when = vm.world.now().as_f64() / 1e6 + vm.to_float(&delay)?;
    let future = vm.new_future(running.clone());
    let context = vm.copied_context();
    let handle = set_timer(vm, &running, when, release, vec![future.clone(), result], context);
    Ok(Value::tuple(vec![future, handle]))
}

pub(super) fn call_at(vm: &mut Vm, args: Args) -> R {
    let mut args = args;
    let context = args.take_keyword("context").and_then(Value::some);
    let context = match context {
        Some(context) => context,
        None => vm.copied_context(),
    };
    if args.len() < 3 {
        return Err(type_error("call_at() missing required positional arguments"));
    }
    let this = args.values.remove(0);
    let when = args.values.remove(0);
    let when = vm.to_float(&when)?;
    let function = args.values.remove(0);
    Ok(set_timer(vm, &this, when, function, args.values.to_vec(), context))
}

fn owner(event_loop: &Value) -> Weak<Object> {
    match event_loop {
        Value::Object(object) => Rc::downgrade(object),
        _ => Weak::new(),
    }
}

fn set_timer(vm: &mut Vm, event_loop: &Value, when: f64, function: Value, values: Vec<Value>, context: Value) -> Value {
    // Whole microseconds, rounded up: never early.
    let due = Instant::from_micros((when.max(0.0) * 1e6 - 1e-3).ceil().min(1e18) as u64);
    let timer = vm.world.lp.number_timer();
    vm.world.emit(What::TimerSet { timer, task: vm.world.task, due });
    // A sleep's future, or a timeout's, is what this timer is for.
    if let Some(future) = values.first().and_then(future_of) {
        *future.awaits.borrow_mut() = Some(Awaits::Timer(timer));
    }
    let handle = Handle {
        function: RefCell::new(function),
        args: RefCell::new(values),
        context,
        cancelled: Cell::new(false),
        timer: Some((when, due, timer)),
        owner: owner(event_loop),
    };
    let value = Value::native(&vm.types.timer_handle, handle);
    if let (Value::Object(handle), Some(own)) = (&value, self::event_loop(event_loop)) {
        own.set_timer(place(when, timer), Rc::clone(handle));
        vm.world.lp.nudge();
    }
    value
}

/// The classes' methods.
pub(super) fn install(vm: &mut Vm) {
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
}
