//! `call_soon`, `call_at` and what a sleep makes of the latter: entries of the loop's queue and its timers.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::future::future_of;
use super::queue::{Awaits, Entry, Handle};
use crate::python::exception::{R, type_error};
use crate::python::value::{Args, Value};
use crate::python::vm::Vm;
use crate::time::Instant;
use crate::trace::What;

/// A float's bits, in the order of the floats that are at least zero.
pub(super) fn order(when: f64) -> u64 {
    if when <= 0.0 { 0 } else { when.to_bits() }
}

pub(super) fn call_soon(vm: &mut Vm, args: Args) -> R {
    let mut args = args;
    let context = args.take_keyword("context").and_then(Value::some);
    let context = match context {
        Some(context) => context,
        None => vm.copied_context(),
    };
    if args.values.is_empty() {
        return Err(type_error("call_soon() missing 1 required positional argument: 'callback'"));
    }
    let function = args.values.remove(0);
    let handle = Handle {
        function: RefCell::new(function),
        args: RefCell::new(args.values.to_vec()),
        context,
        cancelled: Cell::new(false),
        timer: None,
    };
    let value = Value::native(&vm.types.handle, handle);
    if let Value::Object(handle) = &value {
        vm.aio.push(Entry::Handle(Rc::clone(handle)));
        vm.world.lp.nudge();
    }
    Ok(value)
}

/// The future and the timer of a sleep: what `loop.create_future` and `loop.call_later` make of it.
pub(super) fn begin_sleep(vm: &mut Vm, args: Args) -> R {
    let [running, delay, release, result] = args.exactly("begin_sleep")?;
    let when = vm.world.now().as_f64() / 1e6 + vm.to_float(&delay)?;
    let future = vm.new_future(running);
    let context = vm.copied_context();
    let handle = set_timer(vm, when, release, vec![future.clone(), result], context);
    Ok(Value::tuple(vec![future, handle]))
}

pub(super) fn call_at(vm: &mut Vm, args: Args) -> R {
    let mut args = args;
    let context = args.take_keyword("context").and_then(Value::some);
    let context = match context {
        Some(context) => context,
        None => vm.copied_context(),
    };
    if args.len() < 2 {
        return Err(type_error("call_at() missing required positional arguments"));
    }
    let when = args.values.remove(0);
    let when = vm.to_float(&when)?;
    let function = args.values.remove(0);
    Ok(set_timer(vm, when, function, args.values.to_vec(), context))
}

fn set_timer(vm: &mut Vm, when: f64, function: Value, values: Vec<Value>, context: Value) -> Value {
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
    };
    let value = Value::native(&vm.types.timer_handle, handle);
    if let Value::Object(handle) = &value {
        vm.aio.timers.insert((order(when), timer.index() as u32), Rc::clone(handle));
    }
    value
}
