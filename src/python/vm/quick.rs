//! Natives that are called all the time, with their arguments where they stand.
//!
//! Each does what the native of the same name does, for the commonest kinds of arguments; for all others it leaves the
//! call to that one. In the browser such a call takes about a third of the time, since nothing is moved.

use std::rc::Rc;

use super::Vm;
use crate::python::asyncio::{Future, future_of};
use crate::python::class::Class;
use crate::python::exception::R;
use crate::python::native::QuickFn;
use crate::python::value::{Range, Value};

/// Leaves the call to the native itself.
const NO: R = Ok(Value::Unbound);

/// Gives the natives that have one their quick way.
pub(crate) fn install(vm: &mut Vm) {
    let (builtins, types) = (Rc::clone(&vm.builtins), &vm.types);
    let [list, dict, future] = [&types.list, &types.dict, &types.future].map(|class| Rc::clone(&class.dict));
    let classes: [(&Rc<Class>, QuickFn); 5] =
        [(&types.str_, str), (&types.int, int), (&types.range, range), (&types.type_, class_of), (&types.bool_, truth)];
    for (class, quick) in classes {
        class.quick.set(Some(quick));
    }
    let natives: [(&Rc<_>, &str, QuickFn); 12] = [
        (&builtins, "len", len),
        (&builtins, "isinstance", isinstance),
        (&builtins, "abs", abs),
        (&builtins, "max", |_, args| extreme(args, |a, b| a >= b)),
        (&builtins, "min", |_, args| extreme(args, |a, b| a <= b)),
        (&list, "append", append),
        (&list, "pop", pop),
        (&dict, "get", get),
        (&future, "done", |_, args| future_is(args, Future::is_done)),
        (&future, "cancelled", |_, args| future_is(args, Future::is_cancelled)),
        (&future, "result", |vm, args| match args {
            [future] if future_of(future).is_some() => vm.future_result(future),
            _ => NO,
        }),
        (&future, "exception", |vm, args| match args {
            [future] if future_of(future).is_some() => vm.future_exception(future),
            _ => NO,
        }),
    ];
    for (names, name, quick) in natives {
        if let Some(Value::Native(native)) = names.get_str(name) {
            native.quick.set(Some(quick));
        }
    }
}

fn str(vm: &mut Vm, args: &[Value]) -> R {
    match args {
        [value @ (Value::Str(_) | Value::Int(_) | Value::Float(_))] => vm.str(value).map(Value::Str),
        _ => NO,
    }
}

fn int(_: &mut Vm, args: &[Value]) -> R {
    Ok(match args {
        [Value::Int(value)] => Value::Int(*value),
        // Where it surely fits.
        [Value::Float(value)] if value.abs() < 9e18 => Value::Int(*value as i64),
        _ => Value::Unbound,
    })
}

fn range(_: &mut Vm, args: &[Value]) -> R {
    let (start, stop) = match args {
        [Value::Int(stop)] => (0, *stop),
        [Value::Int(start), Value::Int(stop)] => (*start, *stop),
        _ => return NO,
    };
    Ok(Value::Range(Rc::new(Range { start, stop, step: 1 })))
}

fn class_of(vm: &mut Vm, args: &[Value]) -> R {
    match args {
        [value] => Ok(Value::Class(vm.class_of(value))),
        _ => NO,
    }
}

fn truth(vm: &mut Vm, args: &[Value]) -> R {
    match args {
        [Value::Object(_) | Value::Class(_)] => NO,
        [value] => vm.truth(value).map(Value::Bool),
        _ => NO,
    }
}

fn len(vm: &mut Vm, args: &[Value]) -> R {
    match args {
        [value @ (Value::List(_) | Value::Str(_) | Value::Dict(_) | Value::Tuple(_) | Value::Set(_))] => {
            vm.len(value).map(Value::index)
        }
        _ => NO,
    }
}

fn isinstance(vm: &mut Vm, args: &[Value]) -> R {
    match args {
        [value, Value::Class(class)] if class.meta.is_none() => Ok(Value::Bool(vm.is_instance(value, class))),
        _ => NO,
    }
}

fn abs(_: &mut Vm, args: &[Value]) -> R {
    Ok(match args {
        [Value::Int(value)] => value.checked_abs().map_or(Value::Unbound, Value::Int),
        [Value::Float(value)] => Value::Float(value.abs()),
        _ => Value::Unbound,
    })
}

fn extreme(args: &[Value], first: fn(&i64, &i64) -> bool) -> R {
    Ok(match args {
        [Value::Int(a), Value::Int(b)] => Value::Int(if first(a, b) { *a } else { *b }),
        _ => Value::Unbound,
    })
}

fn append(_: &mut Vm, args: &[Value]) -> R {
    match args {
        [Value::List(list), item] => {
            list.borrow_mut().push(item.clone());
            Ok(Value::None)
        }
        _ => NO,
    }
}

fn pop(_: &mut Vm, args: &[Value]) -> R {
    Ok(match args {
        [Value::List(list)] => list.borrow_mut().pop().unwrap_or_default(),
        _ => Value::Unbound,
    })
}

fn future_is(args: &[Value], is: fn(&Future) -> bool) -> R {
    Ok(match args {
        [future] => future_of(future).map_or(Value::Unbound, |future| Value::Bool(is(future))),
        _ => Value::Unbound,
    })
}

fn get(vm: &mut Vm, args: &[Value]) -> R {
    let (own, key, default) = match args {
        [Value::Dict(own), key] => (own, key, Value::None),
        [Value::Dict(own), key, default] => (own, key, default.clone()),
        _ => return NO,
    };
    Ok(vm.dict_get(own, key)?.unwrap_or(default))
}
