//! `bytearray`: bytes that change. What asks or makes new ones is `bytes`' own.

use std::cell::RefCell;
use std::rc::Rc;

use super::bytes::{from_numbers, new_bytes, own};
use crate::python::class::{Class, Layout};
use crate::python::code::Compare;
use crate::python::exception::{Kind, R, error, type_error, value_error};
use crate::python::iter::{Iter, IterState};
use crate::python::methods::{add, add_class};
use crate::python::native::NOTHING;
use crate::python::value::{Args, Str, Value};
use crate::python::vm::{Vm, take_places};

pub(super) struct ByteArray(pub(super) RefCell<Vec<u8>>);

fn this(value: &Value) -> R<&ByteArray> {
    value.native_ref().ok_or_else(|| type_error("descriptor requires a 'bytearray' object"))
}

fn byte(vm: &mut Vm, value: &Value) -> R<u8> {
    u8::try_from(vm.to_index(value)?).map_err(|_| value_error("byte must be in range(0, 256)"))
}

/// Another of its class.
fn another(like: &Value, bytes: Vec<u8>) -> Value {
    match like {
        Value::Object(object) => Value::native(&object.class, ByteArray(RefCell::new(bytes))),
        _ => Value::bytes(bytes),
    }
}

/// What bytes or numbers give.
fn given(vm: &mut Vm, value: &Value) -> R<Vec<u8>> {
    match own(vm, value) {
        Ok(bytes) => Ok(bytes.to_vec()),
        Err(_) if value.as_str().is_some() => Err(type_error("expected iterable of integers; got: 'str'")),
        Err(_) => from_numbers(vm, value),
    }
}

/// A list's method, or its change of an item, on the bytes as numbers.
fn as_list(vm: &mut Vm, value: &Value, change: impl FnOnce(&mut Vm, &Value) -> R) -> R {
    let numbers = this(value)?.0.borrow().iter().map(|byte| Value::Int(i64::from(*byte))).collect();
    let list = Value::list(numbers);
    let answer = change(vm, &list)?;
    let bytes = from_numbers(vm, &list)?;
    *this(value)?.0.borrow_mut() = bytes;
    Ok(answer)
}

fn by_list(vm: &mut Vm, args: Args, name: &'static str) -> R {
    let mut args = args;
    let own = args.values.remove(0);
    as_list(vm, &own, |vm, list| {
        let name = vm.intern(name);
        let method = vm.get_attr(list, &name)?;
        vm.call(method, args)
    })
    .map_err(|left| match left {
        crate::python::exception::Leave::Error(mut found) => {
            found.1 = found.1.replace("list.remove(x): x not in list", "value not found in bytearray");
            found.1 = found.1.replace("empty list", "empty bytearray");
            crate::python::exception::Leave::Error(found)
        }
        left => left,
    })
}

fn extend(vm: &mut Vm, args: Args) -> R {
    let [own, more] = args.method("bytearray.extend")?;
    let more = given(vm, &more)?;
    this(&own)?.0.borrow_mut().extend(more);
    Ok(own)
}

pub(super) fn install(vm: &mut Vm) {
    let name = Rc::new(Str::new("bytearray"));
    let bases = vec![Rc::clone(&vm.types.object)];
    let Ok(class) = Class::new(name, bases, Rc::default(), None, Layout::Native, true, None) else { return };
    super::bytes::lend_to(vm, &class);
    add(
        vm,
        &class,
        &[
            ("__new__", |vm, args| {
                let class = args.values.first().cloned().unwrap_or_default();
                let bytes = new_bytes(vm, args, "bytearray")?;
                match class {
                    Value::Class(class) => Ok(Value::native(&class, ByteArray(RefCell::new(bytes)))),
                    _ => Err(type_error("bytearray.__new__(X): X is not a type object")),
                }
            }),
            ("__len__", |_, args| {
                let [own] = args.method("__len__")?;
                Ok(Value::index(this(&own)?.0.borrow().len()))
            }),
            ("__iter__", |vm, args| {
                let [own] = args.method("__iter__")?;
                Ok(Iter::value(IterState::Bytes(super::bytes::own(vm, &own)?, 0)))
            }),
            ("__contains__", |vm, args| {
                let [own, item] = args.method("__contains__")?;
                let bytes = Value::Bytes(super::bytes::own(vm, &own)?);
                vm.contains(&bytes, &item).map(Value::Bool)
            }),
            ("__getitem__", |vm, args| {
                let [own, key] = args.method("__getitem__")?;
                let bytes = super::bytes::own(vm, &own)?;
                if !matches!(key, Value::Slice(_)) {
                    let at = vm.position(&key, bytes.len(), "bytearray")?;
                    return Ok(Value::Int(i64::from(bytes[at])));
                }
                let bytes = Value::Bytes(bytes);
                Ok(match vm.native_item(&bytes, &key)? {
                    Value::Bytes(part) => another(&own, part.to_vec()),
                    byte => byte,
                })
            }),
            ("__setitem__", |vm, args| {
                let [own, key, value] = args.method("__setitem__")?;
                if let Value::Slice(_) = key {
                    return as_list(vm, &own, |vm, list| vm.set_item(list, &key, value).map(|()| Value::None));
                }
                let new = byte(vm, &value)?;
                let len = this(&own)?.0.borrow().len();
                let at = vm.position(&key, len, "bytearray")?;
                this(&own)?.0.borrow_mut()[at] = new;
                NOTHING
            }),
            ("__delitem__", |vm, args| {
                let [own, key] = args.method("__delitem__")?;
                if let Value::Slice(slice) = &key {
                    let len = this(&own)?.0.borrow().len();
                    let places = vm.slice_range(slice, len)?.collect();
                    take_places(&mut this(&own)?.0.borrow_mut(), places);
                    return NOTHING;
                }
                as_list(vm, &own, |vm, list| vm.delete_item(list, &key).map(|()| Value::None))
            }),
            ("__add__", |vm, args| {
                let [own, more] = args.method("__add__")?;
                let Ok(more) = super::bytes::own(vm, &more) else { return Ok(Value::NotImplemented) };
                let bytes = [this(&own)?.0.borrow().as_slice(), &more].concat();
                Ok(another(&own, bytes))
            }),
            ("__radd__", super::bytes::appended),
            ("__mul__", repeated),
            ("__rmul__", repeated),
            ("__iadd__", extend),
            ("__mod__", |vm, args| {
                let [own, values] = args.method("__mod__")?;
                let format = this(&own)?.0.borrow().clone();
                super::bytes::percent(vm, &format, &values).map(|bytes| another(&own, bytes))
            }),
            ("__eq__", |vm, args| {
                let [own, other] = args.method("__eq__")?;
                let Ok(other) = super::bytes::own(vm, &other) else { return Ok(Value::NotImplemented) };
                let same = *this(&own)?.0.borrow() == *other;
                Ok(Value::Bool(same))
            }),
            ("__lt__", |vm, args| compare(vm, args, Compare::Lt)),
            ("__le__", |vm, args| compare(vm, args, Compare::Le)),
            ("__gt__", |vm, args| compare(vm, args, Compare::Gt)),
            ("__ge__", |vm, args| compare(vm, args, Compare::Ge)),
            ("__repr__", |vm, args| {
                let [own] = args.method("__repr__")?;
                let text = crate::python::text::bytes_repr(&this(&own)?.0.borrow());
                // Here CPython escapes an apostrophe in any case.
                let text = if text.starts_with("b\"") { text.replace('\'', "\\'") } else { text };
                Ok(Value::str(format!("{}({text})", vm.type_name(&own))))
            }),
            ("append", |vm, args| {
                let [own, item] = args.method("bytearray.append")?;
                let item = byte(vm, &item)?;
                this(&own)?.0.borrow_mut().push(item);
                NOTHING
            }),
            ("extend", |vm, args| extend(vm, args).map(|_| Value::None)),
            ("clear", |_, args| {
                let [own] = args.method("bytearray.clear")?;
                this(&own)?.0.borrow_mut().clear();
                NOTHING
            }),
            ("copy", |_, args| {
                let [own] = args.method("bytearray.copy")?;
                let bytes = this(&own)?.0.borrow().clone();
                Ok(another(&own, bytes))
            }),
            ("reverse", |_, args| {
                let [own] = args.method("bytearray.reverse")?;
                this(&own)?.0.borrow_mut().reverse();
                NOTHING
            }),
            ("pop", |vm, args| by_list(vm, args, "pop")),
            ("insert", |vm, args| by_list(vm, args, "insert")),
            ("remove", |vm, args| by_list(vm, args, "remove")),
            ("__hash__", |_, _| Err(error(Kind::TypeError, "unhashable type: 'bytearray'"))),
        ],
    );
    add_class(vm, &class, "fromhex", |vm, args| {
        let [class, text] = args.method("fromhex")?;
        let bytes = Value::Class(Rc::clone(&vm.types.bytes));
        let bytes = vm.call_method(&bytes, "fromhex", [text])?;
        vm.call(class, [bytes])
    });
    let name = vm.intern("bytearray");
    vm.builtins.set(&name, Value::Class(class));
}

fn repeated(vm: &mut Vm, args: Args) -> R {
    let [own, times] = args.method("__mul__")?;
    let times = vm.to_index(&times)?.max(0) as usize;
    let bytes = this(&own)?.0.borrow().clone();
    vm.check_memory(bytes.len().saturating_mul(times))?;
    Ok(another(&own, bytes.repeat(times)))
}

fn compare(vm: &mut Vm, args: Args, how: Compare) -> R {
    let [own, other] = args.method("compare")?;
    let (Ok(a), Ok(b)) = (super::bytes::own(vm, &own), super::bytes::own(vm, &other)) else {
        return Ok(Value::NotImplemented);
    };
    vm.compare(how, &Value::Bytes(a), &Value::Bytes(b))
}
