//! `set` and `frozenset`.

use std::rc::Rc;

use super::{add, wrap};
use crate::python::code::{Binary, Compare};
use crate::python::exception::{Kind, R, type_error};
use crate::python::map::Set;
use crate::python::native::{NOTHING, NativeFn};
use crate::python::value::{Args, Value};
use crate::python::vm::Vm;

fn set(vm: &Vm, value: &Value, name: &str) -> R<Rc<Set>> {
    match value.plain() {
        Value::Set(set) | Value::FrozenSet(set) => Ok(Rc::clone(set)),
        _ => Err(type_error(format!(
            "descriptor '{name}' for 'set' objects doesn't apply to a '{}' object",
            vm.type_name(value)
        ))),
    }
}

fn as_set(vm: &mut Vm, value: &Value) -> R<Rc<Set>> {
    match value.plain() {
        Value::Set(set) | Value::FrozenSet(set) => Ok(Rc::clone(set)),
        _ => {
            let new = Set::default();
            for key in vm.collect(value)? {
                vm.set_add(&new, key)?;
            }
            Ok(Rc::new(new))
        }
    }
}

/// A new set: this one and those, put together by an operator.
fn combine(vm: &mut Vm, args: Args, op: Binary) -> R {
    let mut values = args.values.into_iter();
    let own = values.next().unwrap_or_default();
    let is_frozen = matches!(own.plain(), Value::FrozenSet(_));
    let mut result = Value::Set(Rc::new(set(vm, &own, "union")?.copy()));
    for other in values {
        let other = Value::Set(as_set(vm, &other)?);
        result = vm.binary(op, &result, &other)?;
    }
    match result {
        Value::Set(set) if is_frozen => Ok(Value::FrozenSet(set)),
        result => Ok(result),
    }
}

/// The same, in place.
fn update(vm: &mut Vm, args: Args, op: Binary) -> R {
    let own = set(vm, &args.values[0], "update")?;
    if op == Binary::Or {
        for other in args.values.iter().skip(1) {
            for key in vm.collect(other)? {
                vm.set_add(&own, key)?;
            }
        }
        return NOTHING;
    }
    if let Value::Set(result) = combine(vm, args, op)? {
        own.clear();
        for key in result.keys() {
            vm.set_add(&own, key)?;
        }
    }
    NOTHING
}

fn compare(vm: &mut Vm, args: Args, op: Compare) -> R {
    let [own, other] = args.method("issubset")?;
    let own = Value::Set(set(vm, &own, "issubset")?);
    let other = Value::Set(as_set(vm, &other)?);
    vm.compare(op, &own, &other)
}

fn new(vm: &mut Vm, args: Args) -> R {
    let own = Rc::clone(&vm.types.set);
    match args.values.first() {
        // As of lists: `__init__` fills it.
        Some(class @ Value::Class(other)) if other.id != own.id => {
            return Ok(wrap(class, &own, Value::Set(Rc::default())));
        }
        _ => {}
    }
    let [class, iterable] = args.bind("set", ["/class", "/iterable"], 1)?;
    let new = Set::default();
    if let Some(iterable) = iterable.given() {
        if !vm.is_native_iterable(&iterable) {
            return Err(vm.prelude("_set", [iterable]));
        }
        for key in vm.collect(&iterable)? {
            vm.set_add(&new, key)?;
        }
    }
    Ok(wrap(&class, &own, Value::Set(Rc::new(new))))
}

fn new_frozen(vm: &mut Vm, args: Args) -> R {
    let [class, iterable] = args.bind("frozenset", ["/class", "/iterable"], 1)?;
    let own = Rc::clone(&vm.types.frozenset);
    if let Value::FrozenSet(_) = &iterable
        && matches!(&class, Value::Class(class) if class.id == own.id)
    {
        return Ok(iterable);
    }
    let new = Set::default();
    if let Some(iterable) = iterable.given() {
        for key in vm.collect(&iterable)? {
            vm.set_add(&new, key)?;
        }
    }
    Ok(wrap(&class, &own, Value::FrozenSet(Rc::new(new))))
}

pub(super) fn install(vm: &mut Vm) {
    let shared: &[(&'static str, NativeFn)] = &[
        ("union", |vm, args| combine(vm, args, Binary::Or)),
        ("intersection", |vm, args| combine(vm, args, Binary::And)),
        ("difference", |vm, args| combine(vm, args, Binary::Sub)),
        ("symmetric_difference", |vm, args| combine(vm, args, Binary::Xor)),
        ("issubset", |vm, args| compare(vm, args, Compare::Le)),
        ("issuperset", |vm, args| compare(vm, args, Compare::Ge)),
        ("isdisjoint", |vm, args| {
            let [own, other] = args.method("isdisjoint")?;
            let own = set(vm, &own, "isdisjoint")?;
            for key in vm.collect(&other)? {
                if vm.set_has(&own, &key)? {
                    return Ok(Value::Bool(false));
                }
            }
            Ok(Value::Bool(true))
        }),
        ("copy", |vm, args| combine(vm, args, Binary::Or)),
        ("__len__", |vm, args| {
            let [own] = args.method("__len__")?;
            Ok(Value::index(set(vm, &own, "__len__")?.len()))
        }),
        ("__iter__", |vm, args| {
            let [own] = args.method("__iter__")?;
            Ok(vm.native_iter(&own).unwrap_or_default())
        }),
        ("__contains__", |vm, args| {
            let [own, key] = args.method("__contains__")?;
            let own = set(vm, &own, "__contains__")?;
            vm.set_has(&own, &key).map(Value::Bool)
        }),
    ];
    for class in [Rc::clone(&vm.types.set), Rc::clone(&vm.types.frozenset)] {
        add(vm, &class, shared);
    }
    let class = Rc::clone(&vm.types.frozenset);
    add(vm, &class, &[("__new__", new_frozen)]);
    let class = Rc::clone(&vm.types.set);
    add(
        vm,
        &class,
        &[
            ("__new__", new),
            ("__init__", |vm, args| {
                let [own, iterable] = args.bind("set", ["/self", "/iterable"], 1)?;
                if let (Value::Object(_), Some(iterable)) = (&own, iterable.given()) {
                    let own = set(vm, &own, "__init__")?;
                    for key in vm.collect(&iterable)? {
                        vm.set_add(&own, key)?;
                    }
                }
                NOTHING
            }),
            ("add", |vm, args| {
                let [own, key] = args.method("set.add")?;
                let own = set(vm, &own, "add")?;
                vm.set_add(&own, key)?;
                NOTHING
            }),
            ("__ior__", |vm, args| {
                let [own, more] = args.method("set.__ior__")?;
                vm.in_place(crate::python::code::Binary::Or, own.plain(), &more)?;
                Ok(own)
            }),
            ("discard", |vm, args| {
                let [own, key] = args.method("set.discard")?;
                let own = set(vm, &own, "discard")?;
                vm.set_remove(&own, &key)?;
                NOTHING
            }),
            ("remove", |vm, args| {
                let [own, key] = args.method("set.remove")?;
                let own = set(vm, &own, "remove")?;
                if vm.set_remove(&own, &key)? { NOTHING } else { Err(vm.key_error(&key)) }
            }),
            ("pop", |vm, args| {
                let [own] = args.method("set.pop")?;
                let own = set(vm, &own, "pop")?;
                match own.next_from(0) {
                    Some((slot, key)) => {
                        own.remove_slot(slot);
                        Ok(key)
                    }
                    None => Err(vm.raise(Kind::KeyError, vec![Value::str("pop from an empty set")])),
                }
            }),
            ("clear", |vm, args| {
                let [own] = args.method("set.clear")?;
                set(vm, &own, "clear")?.clear();
                NOTHING
            }),
            ("update", |vm, args| update(vm, args, Binary::Or)),
            ("intersection_update", |vm, args| update(vm, args, Binary::And)),
            ("difference_update", |vm, args| update(vm, args, Binary::Sub)),
            ("symmetric_difference_update", |vm, args| update(vm, args, Binary::Xor)),
        ],
    );
}
