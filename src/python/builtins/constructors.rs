//! What calling a builtin class of iterators or descriptors makes; installed by `methods`.

use std::rc::Rc;

use num_traits::Signed;

use crate::python::class::Class;
use crate::python::exception::{Exc, Kind, Leave, R, data, error, instead, type_error, value_error};
use crate::python::iter::{Iter, IterState};
use crate::python::types::{ClassMethod, Property, StaticMethod};
use crate::python::value::{Args, Range, Str, Value, ViewKind};
use crate::python::vm::Vm;

pub(crate) fn new_map(vm: &mut Vm, args: Args) -> R {
    let mut values = args.values.into_iter().skip(1);
    let (Some(function), rest) = (values.next(), values.collect::<Vec<_>>()) else {
        return Err(type_error("map() must have at least two arguments."));
    };
    if rest.is_empty() {
        return Err(type_error("map() must have at least two arguments."));
    }
    let inner = rest.iter().map(|value| vm.iter(value)).collect::<R<Vec<_>>>()?;
    Ok(Iter::value(IterState::Map { function, inner }))
}

pub(crate) fn new_filter(vm: &mut Vm, args: Args) -> R {
    let [_, function, iterable] = args.method("filter")?;
    let inner = vm.iter(&iterable)?;
    Ok(Iter::value(IterState::Filter(function, inner)))
}

pub(crate) fn new_zip(vm: &mut Vm, args: Args) -> R {
    let mut args = args;
    let strict = args.take_keyword("strict").unwrap_or(Value::Bool(false));
    args.reject_keywords("zip")?;
    let strict = vm.truth(&strict)?;
    let mut inner = Vec::new();
    for value in args.values.iter().skip(1) {
        inner.push(vm.iter(value)?);
    }
    Ok(Iter::value(IterState::Zip { inner, strict }))
}

pub(crate) fn new_enumerate(vm: &mut Vm, args: Args) -> R {
    let [_, iterable, start] = args.bind("enumerate", ["/class", "iterable", "start"], 2)?;
    let inner = vm.iter(&iterable)?;
    let start = match start.given() {
        Some(start) => vm.to_integer(&start)?,
        None => Value::Int(0),
    };
    Ok(Iter::value(IterState::Enumerate(inner, start)))
}

pub(crate) fn new_reversed(vm: &mut Vm, args: Args) -> R {
    let [_, value] = args.method("reversed")?;
    let name = vm.intern("__reversed__");
    if let Some(iterator) = vm.call_special(&value, &name, [])? {
        return Ok(iterator);
    }
    Ok(Iter::value(match value.plain() {
        Value::List(list) => IterState::ListBackwards(Rc::clone(list), list.borrow().len()),
        Value::Range(range) => {
            let len = range.len();
            let last = if len == 0 { range.start } else { range.get(len - 1) };
            IterState::Range { next: last, step: range.step.wrapping_neg(), left: len }
        }
        Value::Dict(dict) => IterState::DictBackwards { dict: Rc::clone(dict), kind: ViewKind::Keys, slot: usize::MAX },
        Value::View(view) => IterState::DictBackwards { dict: Rc::clone(&view.0), kind: view.1, slot: usize::MAX },
        Value::Set(_) | Value::FrozenSet(_) | Value::Generator(_) | Value::Iter(_) | Value::Int(_) | Value::None => {
            return Err(type_error(format!("'{}' object is not reversible", vm.type_name(&value))));
        }
        _ => {
            let getitem = Rc::clone(&vm.names.getitem);
            if matches!(value.plain(), Value::Object(_)) && vm.special(&value, &getitem).is_none() {
                return Err(type_error(format!("'{}' object is not reversible", vm.type_name(&value))));
            }
            let len = vm.len(&value)?;
            IterState::SequenceBackwards(value, len as i64)
        }
    }))
}

pub(crate) fn new_range(vm: &mut Vm, args: Args) -> R {
    let mut bounds = Vec::new();
    for value in args.values.iter().skip(1) {
        bounds.push(match vm.to_integer(value)? {
            Value::Int(value) => value,
            Value::Big(big) if big.is_negative() => i64::MIN / 4,
            _ => i64::MAX / 4,
        });
    }
    let (start, stop, step) = match bounds.as_slice() {
        [stop] => (0, *stop, 1),
        [start, stop] => (*start, *stop, 1),
        [start, stop, step] => (*start, *stop, *step),
        [] => return Err(type_error("range expected at least 1 argument, got 0")),
        more => return Err(type_error(format!("range expected at most 3 arguments, got {}", more.len()))),
    };
    if step == 0 {
        return Err(value_error("range() arg 3 must not be zero"));
    }
    Ok(Value::Range(Rc::new(Range { start, stop, step })))
}

pub(crate) fn new_static_method(vm: &mut Vm, args: Args) -> R {
    let [_, function] = args.method("staticmethod")?;
    Ok(Value::native(&vm.types.staticmethod, StaticMethod(function)))
}

pub(crate) fn new_class_method(vm: &mut Vm, args: Args) -> R {
    let [_, function] = args.method("classmethod")?;
    Ok(Value::native(&vm.types.classmethod, ClassMethod(function)))
}

pub(crate) fn new_property(vm: &mut Vm, args: Args) -> R {
    let [class, get, set, delete, doc] = args.bind("property", ["/class", "fget", "fset", "fdel", "doc"], 1)?;
    let get = get.or(Value::None);
    let doc = match doc.given() {
        Some(doc) => doc,
        None => {
            let name = Rc::clone(&vm.names.doc);
            if get.is_none() { Value::None } else { vm.try_attr(&get, &name)?.unwrap_or(Value::None) }
        }
    };
    let Value::Class(class) = class else { return Err(type_error("property.__new__(X): X is not a type object")) };
    let property = Property { get, set: set.or(Value::None), delete: delete.or(Value::None), doc };
    Ok(Value::native(&class, property))
}

/// What `super()` found: the class to look after, and the object.
pub(crate) struct Super {
    pub(crate) after: Rc<Class>,
    pub(crate) object: Value,
    pub(crate) class: Rc<Class>,
}

pub(crate) fn new_super(vm: &mut Vm, args: Args) -> R {
    let [_, after, object] = args.bind("super", ["/class", "/type", "/object_or_type"], 1)?;
    if after.is_unbound() {
        return Err(error(Kind::RuntimeError, "super(): no arguments"));
    }
    let after = match after {
        Value::Class(class) => class,
        Value::Cell(cell) => match &*cell.borrow() {
            Value::Class(class) => Rc::clone(class),
            _ => return Err(error(Kind::RuntimeError, "super(): empty __class__ cell")),
        },
        other => {
            return Err(type_error(format!("super() argument 1 must be a type, not {}", vm.type_name(&other))));
        }
    };
    let class = match &object {
        Value::Class(class) if class.is_subclass(&after) => Rc::clone(class),
        other => vm.class_of(other),
    };
    if !class.is_subclass(&after) {
        let object = match &object {
            Value::Class(class) => format!("type {}", class.name().as_str()),
            _ => format!("instance of {}", class.name().as_str()),
        };
        let after = after.name();
        return Err(type_error(format!(
            "super(type, obj): obj ({object}) is not an instance or subtype of type ({}).",
            after.as_str()
        )));
    }
    Ok(Value::native(&vm.types.super_, Super { after, object, class }))
}

impl Vm {
    /// An attribute through `super()`.
    ///
    /// # Errors
    /// Whatever a descriptor raises.
    pub(crate) fn super_attr(&mut self, found: &Super, name: &Rc<Str>) -> R<Option<Value>> {
        let mro = found.class.mro.borrow().clone();
        let rest = mro.iter().skip_while(|class| class.id != found.after.id).skip(1);
        for class in rest {
            if let Some(value) = class.dict.get(name) {
                let is_class = matches!(&found.object, Value::Class(class) if class.is_subclass(&found.after));
                if is_class {
                    return self.bind(value, None, &found.class).map(|bound| {
                        // `super().__new__` and class methods get the class by themselves.
                        Some(bound)
                    });
                }
                return self.bind(value, Some(&found.object), &found.class).map(Some);
            }
        }
        Ok(None)
    }

    /// The arguments of an exception, replaced.
    pub(crate) fn set_args(exc: &Exc, args: Vec<Value>) {
        *data(exc).args.borrow_mut() = args;
    }
}

/// A call in a native's stead, for methods that only name another function.
pub(crate) fn tail(function: Value, args: Vec<Value>) -> Leave {
    instead(function, args)
}
