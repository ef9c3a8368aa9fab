//! `call_soon`, `call_at` and what a sleep makes of the latter: entries of the loop's queue and its timers.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use super::event_loop::{Entry, Place, event_loop};
use super::future::future_of;
use super::queue::{Awaits, Handle};
use crate::python::exception::{R, type_error};
use crate::python::value::{Args, Object, Value};
use crate::python::vm::Vm;
use crate::time::Instant;
use crate::trace::{TimerId, What};

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
