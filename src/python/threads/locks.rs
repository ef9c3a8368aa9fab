//! `threading.Lock` and `RLock`.

use std::cell::Cell;
use std::rc::Rc;

use super::deadline;
use crate::python::exception::{Kind, R, error, type_error, value_error};
use crate::python::methods::add;
use crate::python::native::NOTHING;
use crate::python::value::{Args, Value};
use crate::python::vm::Vm;
use crate::python::wait::Wait;

/// `threading.Lock` and `RLock`.
#[derive(Default)]
pub(super) struct Lock {
    pub(super) owner: Cell<Option<u32>>,
    pub(super) count: Cell<u32>,
    is_reentrant: bool,
}

fn lock<'a>(vm: &Vm, value: &'a Value) -> R<&'a Lock> {
    value.native_ref().ok_or_else(|| type_error(format!("a lock is required, not '{}'", vm.type_name(value))))
}

fn acquire(vm: &mut Vm, args: Args) -> R {
    let [this, blocking, timeout] = args.bind("acquire", ["/self", "blocking", "timeout"], 1)?;
    let blocking = vm.truth(&blocking.or(true))?;
    let me = vm.threads.current;
    let own = lock(vm, &this)?;
    if own.is_reentrant && own.owner.get() == Some(me) {
        own.count.set(own.count.get() + 1);
        return Ok(Value::Bool(true));
    }
    if let Some(timeout) = timeout.clone().some() {
        let seconds = vm.to_float(&timeout)?;
        if !blocking && seconds != -1.0 {
            return Err(value_error("can't specify a timeout for a non-blocking call"));
        }
        if blocking && seconds < 0.0 && seconds != -1.0 {
            return Err(value_error("timeout value must be a non-negative number"));
        }
    }
    if !blocking {
        let now = vm.world.now();
        return Ok(vm.satisfied(&Wait::Lock(this, Some(now))).unwrap_or(Value::Bool(false)));
    }
    let due = deadline(vm, &timeout)?;
    vm.wait(Wait::Lock(this, due))
}

fn release(vm: &mut Vm, args: Args) -> R {
    let this = args.values.first().cloned().unwrap_or_default();
    let own = lock(vm, &this)?;
    if own.owner.get().is_none() {
        return Err(error(
            Kind::RuntimeError,
            if own.is_reentrant { "cannot release un-acquired lock" } else { "release unlocked lock" },
        ));
    }
    if own.is_reentrant && own.owner.get() != Some(vm.threads.current) {
        return Err(error(Kind::RuntimeError, "cannot release un-acquired lock"));
    }
    own.count.set(own.count.get().saturating_sub(1));
    if own.count.get() == 0 || !own.is_reentrant {
        own.owner.set(None);
    }
    NOTHING
}

/// The classes' methods.
pub(super) fn install(vm: &mut Vm) {
    for class in [Rc::clone(&vm.types.lock), Rc::clone(&vm.types.rlock)] {
        add(
            vm,
            &class,
            &[
                ("acquire", acquire),
                ("release", release),
                ("__enter__", |vm, args| {
                    let this = args.values.first().cloned().unwrap_or_default();
                    acquire(vm, Args::from([this]))
                }),
                ("__exit__", release),
                ("locked", |vm, args| {
                    let [this] = args.method("locked")?;
                    Ok(Value::Bool(lock(vm, &this)?.owner.get().is_some()))
                }),
                ("_is_owned", |vm, args| {
                    let [this] = args.method("_is_owned")?;
                    Ok(Value::Bool(lock(vm, &this)?.owner.get() == Some(vm.threads.current)))
                }),
                ("_release_save", |vm, args| {
                    let [this] = args.method("_release_save")?;
                    let own = lock(vm, &this)?;
                    own.owner.set(None);
                    Ok(Value::Int(i64::from(own.count.replace(0))))
                }),
                ("_acquire_restore", |vm, args| {
                    let [this, count] = args.method("_acquire_restore")?;
                    let count = vm.to_index(&count)?.max(1) as u32;
                    let own = lock(vm, &this)?;
                    if own.owner.get().is_none() {
                        own.owner.set(Some(vm.threads.current));
                        own.count.set(count);
                        return NOTHING;
                    }
                    vm.wait(Wait::Lock(this, None))
                }),
                ("__repr__", |vm, args| {
                    let [this] = args.method("__repr__")?;
                    let own = lock(vm, &this)?;
                    let state = if own.owner.get().is_some() { "locked" } else { "unlocked" };
                    let name = vm.class_of(&this).name();
                    Ok(Value::str(format!(
                        "<{state} _thread.{} object at {:#x}>",
                        name.as_str(),
                        vm.shown_address(&this)
                    )))
                }),
            ],
        );
    }
    let class = Rc::clone(&vm.types.rlock);
    add(
        vm,
        &class,
        &[("__new__", |vm, _| Ok(Value::native(&vm.types.rlock, Lock { is_reentrant: true, ..Lock::default() })))],
    );
}
