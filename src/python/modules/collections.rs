//! `_collections`: the deque.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use crate::python::code::Compare;
use crate::python::exception::{Kind, R, error, type_error, value_error};
use crate::python::methods::{add, add_class};
use crate::python::native::NOTHING;
use crate::python::value::{Args, Object, Payload, Value};
use crate::python::vm::Vm;

#[derive(Default)]
struct Deque {
    items: RefCell<VecDeque<Value>>,
    most: std::cell::Cell<Option<usize>>,
}

/// What a deque holds.
pub(crate) fn deque_items(object: &Object) -> Vec<Value> {
    object.native::<Deque>().map(|deque| deque.items.borrow().iter().cloned().collect()).unwrap_or_default()
}

impl Deque {
    fn push(&self, item: Value, left: bool) {
        let mut items = self.items.borrow_mut();
        if left {
            items.push_front(item);
        } else {
            items.push_back(item);
        }
        let mut old = None;
        if self.most.get().is_some_and(|most| items.len() > most) {
            old = if left { items.pop_back() } else { items.pop_front() };
        }
        drop(items);
        drop(old);
    }
}

fn own<'a>(vm: &Vm, value: &'a Value) -> R<&'a Deque> {
    value.native_ref().ok_or_else(|| type_error(format!("a deque is required, not '{}'", vm.type_name(value))))
}

fn items(vm: &Vm, value: &Value) -> R<Vec<Value>> {
    Ok(own(vm, value)?.items.borrow().iter().cloned().collect())
}

fn like(vm: &Vm, value: &Value, items: Vec<Value>) -> R {
    let deque = Deque::default();
    deque.most.set(own(vm, value)?.most.get());
    for item in items {
        deque.push(item, false);
    }
    let class = vm.class_of(value);
    Ok(Value::native(&class, deque))
}

fn pop(vm: &mut Vm, args: Args, left: bool) -> R {
    let [this] = args.method("pop")?;
    let deque = own(vm, &this)?;
    let item = if left { deque.items.borrow_mut().pop_front() } else { deque.items.borrow_mut().pop_back() };
    item.ok_or_else(|| error(Kind::IndexError, "pop from an empty deque"))
}

fn extend(vm: &mut Vm, args: Args, left: bool) -> R {
    let [this, more] = args.method("extend")?;
    for item in vm.collect(&more)? {
        own(vm, &this)?.push(item, left);
    }
    NOTHING
}

fn compare(vm: &mut Vm, args: Args, op: Compare) -> R {
    let [this, other] = args.method("compare")?;
    if other.native_ref::<Deque>().is_none() {
        return Ok(Value::NotImplemented);
    }
    let (a, b) = (Value::list(items(vm, &this)?), Value::list(items(vm, &other)?));
    vm.compare(op, &a, &b)
}

fn at(vm: &mut Vm, this: &Value, key: &Value) -> R<usize> {
    let len = own(vm, this)?.items.borrow().len();
    if !matches!(key.plain(), Value::Int(_) | Value::Bool(_)) {
        return Err(type_error(format!("sequence index must be integer, not '{}'", vm.type_name(key))));
    }
    vm.position(key, len, "deque")
}

/// Its names.
pub(super) fn module(vm: &mut Vm) -> Vec<(&'static str, Value)> {
    let class = Rc::clone(&vm.types.deque);
    add(
        vm,
        &class,
        &[
            ("__new__", |_, args| {
                let Some(Value::Class(class)) = args.values.first() else {
                    return Err(type_error("deque.__new__(X): X is not a type object"));
                };
                Ok(Value::Object(Object::new(Rc::clone(class), Payload::Native(Box::<Deque>::default()))))
            }),
            ("__init__", |vm, args| {
                let [this, iterable, most] = args.bind("deque", ["/self", "iterable", "maxlen"], 1)?;
                if let Some(most) = most.some() {
                    let most = vm.to_index(&most)?;
                    let most = usize::try_from(most).map_err(|_| value_error("maxlen must be non-negative"))?;
                    own(vm, &this)?.most.set(Some(most));
                }
                own(vm, &this)?.items.borrow_mut().clear();
                if let Some(iterable) = iterable.given() {
                    return extend(vm, Args::from([this, iterable]), false);
                }
                NOTHING
            }),
            ("append", |vm, args| {
                let [this, item] = args.method("append")?;
                own(vm, &this)?.push(item, false);
                NOTHING
            }),
            ("appendleft", |vm, args| {
                let [this, item] = args.method("appendleft")?;
                own(vm, &this)?.push(item, true);
                NOTHING
            }),
            ("pop", |vm, args| pop(vm, args, false)),
            ("popleft", |vm, args| pop(vm, args, true)),
            ("extend", |vm, args| extend(vm, args, false)),
            ("extendleft", |vm, args| extend(vm, args, true)),
            ("clear", |vm, args| {
                let [this] = args.method("clear")?;
                let old = own(vm, &this)?.items.take();
                drop(old);
                NOTHING
            }),
            ("copy", |vm, args| {
                let [this] = args.method("copy")?;
                let all = items(vm, &this)?;
                like(vm, &this, all)
            }),
            ("__copy__", |vm, args| {
                let [this] = args.method("__copy__")?;
                let all = items(vm, &this)?;
                like(vm, &this, all)
            }),
            ("count", |vm, args| {
                let [this, item] = args.method("count")?;
                let mut count = 0;
                for there in items(vm, &this)? {
                    count += i64::from(vm.eq(&there, &item)?);
                }
                Ok(Value::Int(count))
            }),
            ("index", |vm, args| {
                let [this, item, start, stop] = args.bind("index", ["/self", "/value", "/start", "/stop"], 2)?;
                let all = Value::list(items(vm, &this)?);
                let rest = [start, stop].into_iter().filter_map(Value::given);
                let index = vm.intern("index");
                let index = vm.get_attr(&all, &index)?;
                vm.call(index, std::iter::once(item).chain(rest).collect::<Vec<_>>()).map_err(|left| match left {
                    crate::python::exception::Leave::Error(_) => value_error("deque.index(x): x not in deque"),
                    left => left,
                })
            }),
            ("insert", |vm, args| {
                let [this, at, item] = args.method("insert")?;
                let at = vm.to_index(&at)?;
                let deque = own(vm, &this)?;
                let len = deque.items.borrow().len() as i64;
                if deque.most.get().is_some_and(|most| len as usize >= most) {
                    return Err(error(Kind::IndexError, "deque already at its maximum size"));
                }
                let at = if at < 0 { (at + len).max(0) } else { at.min(len) };
                deque.items.borrow_mut().insert(at as usize, item);
                NOTHING
            }),
            ("remove", |vm, args| {
                let [this, item] = args.method("remove")?;
                for (at, there) in items(vm, &this)?.into_iter().enumerate() {
                    if vm.eq(&there, &item)? {
                        let old = own(vm, &this)?.items.borrow_mut().remove(at);
                        drop(old);
                        return NOTHING;
                    }
                }
                Err(value_error("deque.remove(x): x not in deque"))
            }),
            ("reverse", |vm, args| {
                let [this] = args.method("reverse")?;
                own(vm, &this)?.items.borrow_mut().make_contiguous().reverse();
                NOTHING
            }),
            ("rotate", |vm, args| {
                let [this, by] = args.bind("rotate", ["/self", "/n"], 1)?;
                let by = match by.given() {
                    Some(by) => vm.to_index(&by)?,
                    None => 1,
                };
                let mut items = own(vm, &this)?.items.borrow_mut();
                let len = items.len();
                if len > 0 {
                    items.rotate_right(by.rem_euclid(len as i64) as usize);
                }
                NOTHING
            }),
            ("__len__", |vm, args| {
                let [this] = args.method("__len__")?;
                Ok(Value::index(own(vm, &this)?.items.borrow().len()))
            }),
            ("__bool__", |vm, args| {
                let [this] = args.method("__bool__")?;
                Ok(Value::Bool(!own(vm, &this)?.items.borrow().is_empty()))
            }),
            ("__iter__", |vm, args| {
                let [this] = args.method("__iter__")?;
                let all = items(vm, &this)?;
                vm.iter(&Value::list(all))
            }),
            ("__reversed__", |vm, args| {
                let [this] = args.method("__reversed__")?;
                let mut all = items(vm, &this)?;
                all.reverse();
                vm.iter(&Value::list(all))
            }),
            ("__contains__", |vm, args| {
                let [this, item] = args.method("__contains__")?;
                let all = Value::list(items(vm, &this)?);
                vm.contains(&all, &item).map(Value::Bool)
            }),
            ("__getitem__", |vm, args| {
                let [this, key] = args.method("__getitem__")?;
                let at = at(vm, &this, &key)?;
                Ok(own(vm, &this)?.items.borrow()[at].clone())
            }),
            ("__setitem__", |vm, args| {
                let [this, key, value] = args.method("__setitem__")?;
                let at = at(vm, &this, &key)?;
                let old = std::mem::replace(&mut own(vm, &this)?.items.borrow_mut()[at], value);
                drop(old);
                NOTHING
            }),
            ("__delitem__", |vm, args| {
                let [this, key] = args.method("__delitem__")?;
                let at = at(vm, &this, &key)?;
                let old = own(vm, &this)?.items.borrow_mut().remove(at);
                drop(old);
                NOTHING
            }),
            ("__add__", |vm, args| {
                let [this, other] = args.method("__add__")?;
                if other.native_ref::<Deque>().is_none() {
                    let kind = vm.type_name(&other);
                    return Err(type_error(format!("can only concatenate deque (not \"{kind}\") to deque")));
                }
                let mut all = items(vm, &this)?;
                all.extend(items(vm, &other)?);
                like(vm, &this, all)
            }),
            ("__iadd__", |vm, args| {
                let this = args.values[0].clone();
                extend(vm, args, false)?;
                Ok(this)
            }),
            ("__mul__", repeated),
            ("__rmul__", repeated),
            ("__eq__", |vm, args| compare(vm, args, Compare::Eq)),
            ("__ne__", |vm, args| compare(vm, args, Compare::Ne)),
            ("__lt__", |vm, args| compare(vm, args, Compare::Lt)),
            ("__le__", |vm, args| compare(vm, args, Compare::Le)),
            ("__gt__", |vm, args| compare(vm, args, Compare::Gt)),
            ("__ge__", |vm, args| compare(vm, args, Compare::Ge)),
            ("__repr__", |vm, args| {
                let [this] = args.method("__repr__")?;
                let all = Value::list(items(vm, &this)?);
                let most = own(vm, &this)?.most.get();
                let name = vm.class_of(&this).name();
                let shown = vm.repr(&all)?;
                Ok(Value::str(match most {
                    Some(most) => format!("{}({shown}, maxlen={most})", name.as_str()),
                    None => format!("{}({shown})", name.as_str()),
                }))
            }),
            ("__getattr__", |vm, args| {
                let [this, name] = args.method("__getattr__")?;
                if name.as_str() == Some("maxlen") {
                    return Ok(own(vm, &this)?.most.get().map_or(Value::None, Value::index));
                }
                let name = vm.intern(name.as_str().unwrap_or_default());
                Err(vm.no_attribute(&this, &name))
            }),
        ],
    );
    let hash = vm.intern("__hash__");
    class.dict.set(&hash, Value::None);
    add_class(vm, &class, "__class_getitem__", |vm, args| {
        let [class, item] = args.method("__class_getitem__")?;
        vm.generic_alias(&class, &item)
    });
    vec![("deque", Value::Class(class))]
}

fn repeated(vm: &mut Vm, args: Args) -> R {
    let [this, count] = args.method("__mul__")?;
    let all = Value::list(items(vm, &this)?);
    let many = vm.binary(crate::python::code::Binary::Mul, &all, &count)?;
    let many = vm.collect(&many)?;
    like(vm, &this, many)
}
