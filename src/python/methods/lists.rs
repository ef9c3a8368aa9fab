//! `list`, `tuple`, `range` and `slice`.

use std::cell::RefCell;
use std::rc::Rc;

use super::{add, wrap};
use crate::python::exception::{Kind, R, error, type_error, value_error};
use crate::python::native::NOTHING;
use crate::python::nested::Items;
use crate::python::value::{Args, Slice, Value};
use crate::python::vm::Vm;

type List = Rc<RefCell<Items>>;

fn list(vm: &Vm, value: &Value, name: &str) -> R<List> {
    match value.plain() {
        Value::List(list) => Ok(Rc::clone(list)),
        _ => Err(type_error(format!(
            "descriptor '{name}' for 'list' objects doesn't apply to a '{}' object",
            vm.type_name(value)
        ))),
    }
}

fn items(value: &Value) -> Vec<Value> {
    match value.plain() {
        Value::List(list) => list.borrow().clone(),
        Value::Tuple(items) => items.to_vec(),
        _ => Vec::new(),
    }
}

pub(super) fn install(vm: &mut Vm) {
    let class = Rc::clone(&vm.types.list);
    add(
        vm,
        &class,
        &[
            ("__new__", |vm, args| {
                let own = Rc::clone(&vm.types.list);
                match args.values.first() {
                    // The `__init__` of a class that extends it fills it, of whatever it takes.
                    Some(class @ Value::Class(other)) if other.id != own.id => {
                        return Ok(wrap(class, &own, Value::list(Vec::new())));
                    }
                    _ => {}
                }
                let [class, iterable] = args.bind("list", ["/class", "/iterable"], 1)?;
                let items = match iterable.given() {
                    None => Vec::new(),
                    Some(iterable) if !vm.is_native_iterable(&iterable) => {
                        return Err(vm.prelude("_list", [iterable]));
                    }
                    Some(iterable) => vm.collect(&iterable)?,
                };
                Ok(wrap(&class, &own, Value::list(items)))
            }),
            ("__init__", |vm, args| {
                let [own, iterable] = args.bind("list", ["/self", "/iterable"], 1)?;
                if let (Value::Object(_), Some(iterable)) = (&own, iterable.given()) {
                    let items = vm.collect(&iterable)?;
                    *list(vm, &own, "__init__")?.borrow_mut() = items.into();
                }
                NOTHING
            }),
            ("append", |vm, args| {
                let [own, item] = args.method("list.append")?;
                list(vm, &own, "append")?.borrow_mut().push(item);
                NOTHING
            }),
            ("extend", |vm, args| {
                let [own, iterable] = args.method("list.extend")?;
                let own = list(vm, &own, "extend")?;
                if !vm.is_native_iterable(&iterable) {
                    return Err(vm.prelude("_extend", [Value::List(own), iterable]));
                }
                let more = vm.collect(&iterable)?;
                own.borrow_mut().extend(more);
                NOTHING
            }),
            ("__iadd__", |vm, args| {
                let [own, more] = args.method("list.__iadd__")?;
                vm.in_place(crate::python::code::Binary::Add, own.plain(), &more)?;
                Ok(own)
            }),
            ("insert", |vm, args| {
                let [own, at, item] = args.method("insert")?;
                let at = vm.to_index(&at)?;
                let own = list(vm, &own, "insert")?;
                let len = own.borrow().len() as i64;
                let at = if at < 0 { (at + len).max(0) } else { at.min(len) };
                own.borrow_mut().insert(at as usize, item);
                NOTHING
            }),
            ("pop", |vm, args| {
                let [own, at] = args.bind("pop", ["/self", "/index"], 1)?;
                let own = list(vm, &own, "pop")?;
                let len = own.borrow().len();
                if len == 0 {
                    return Err(error(Kind::IndexError, "pop from empty list"));
                }
                let at = match at.given() {
                    None => len - 1,
                    Some(at) => {
                        let at = vm.to_index(&at)?;
                        let from = if at < 0 { at + len as i64 } else { at };
                        match usize::try_from(from).ok().filter(|at| *at < len) {
                            Some(at) => at,
                            None => return Err(error(Kind::IndexError, "pop index out of range")),
                        }
                    }
                };
                Ok(own.borrow_mut().remove(at))
            }),
            ("remove", |vm, args| {
                let [own, item] = args.method("list.remove")?;
                let own = list(vm, &own, "remove")?;
                match position(vm, &own, &item, 0, i64::MAX)? {
                    Some(at) => {
                        let old = own.borrow_mut().remove(at);
                        drop(old);
                        NOTHING
                    }
                    None => Err(value_error("list.remove(x): x not in list")),
                }
            }),
            ("clear", |vm, args| {
                let [own] = args.method("list.clear")?;
                let old = list(vm, &own, "clear")?.take();
                drop(old);
                NOTHING
            }),
            ("copy", |_, args| {
                let [own] = args.method("list.copy")?;
                Ok(Value::list(items(&own)))
            }),
            ("reverse", |vm, args| {
                let [own] = args.method("list.reverse")?;
                list(vm, &own, "reverse")?.borrow_mut().reverse();
                NOTHING
            }),
            ("sort", |vm, args| {
                if args.len() > 1 {
                    return Err(type_error("sort() takes no positional arguments"));
                }
                let [own, key, reverse] = args.bind("sort", ["/self", "*key", "*reverse"], 1)?;
                let own = list(vm, &own, "sort")?;
                let reverse = reverse.or(false);
                if let Some(key) = key.some() {
                    return Err(vm.prelude("_sort", [Value::List(own), key, reverse]));
                }
                let reverse = vm.truth(&reverse)?;
                let mut taken = own.take();
                let keys = taken.clone();
                let sorted = vm.sort_by_keys(&mut taken, keys, reverse);
                let meanwhile = own.replace(taken);
                sorted?;
                if meanwhile.is_empty() { NOTHING } else { Err(value_error("list modified during sort")) }
            }),
            ("index", index),
            ("count", count),
            ("__len__", len),
            ("__iter__", |vm, args| {
                let [own] = args.method("__iter__")?;
                Ok(vm.native_iter(&own).unwrap_or_default())
            }),
            ("__contains__", |vm, args| {
                let [own, item] = args.method("__contains__")?;
                let plain = own.plain().clone();
                vm.contains(&plain, &item).map(Value::Bool)
            }),
            ("__getitem__", |vm, args| {
                let [own, key] = args.method("__getitem__")?;
                let plain = own.plain().clone();
                vm.native_item(&plain, &key)
            }),
            ("__setitem__", |vm, args| {
                let [own, key, value] = args.method("__setitem__")?;
                let plain = own.plain().clone();
                vm.set_item(&plain, &key, value)?;
                NOTHING
            }),
            ("__delitem__", |vm, args| {
                let [own, key] = args.method("__delitem__")?;
                let plain = own.plain().clone();
                vm.delete_item(&plain, &key)?;
                NOTHING
            }),
            ("__reversed__", |vm, args| {
                let [own] = args.method("__reversed__")?;
                let own = list(vm, &own, "__reversed__")?;
                let len = own.borrow().len();
                Ok(crate::python::iter::Iter::value(crate::python::iter::IterState::ListBackwards(own, len)))
            }),
        ],
    );
    let class = Rc::clone(&vm.types.tuple);
    add(
        vm,
        &class,
        &[
            ("__new__", |vm, args| {
                let [class, iterable] = args.bind("tuple", ["/class", "/iterable"], 1)?;
                let own = Rc::clone(&vm.types.tuple);
                let is_own = matches!(&class, Value::Class(class) if class.id == own.id);
                let value = match iterable.given() {
                    None => Value::tuple(Vec::new()),
                    Some(iterable @ Value::Tuple(_)) => iterable,
                    Some(iterable) if is_own && !vm.is_native_iterable(&iterable) => {
                        return Err(vm.prelude("_tuple", [iterable]));
                    }
                    Some(iterable) => Value::tuple(vm.collect(&iterable)?),
                };
                Ok(wrap(&class, &own, value))
            }),
            ("index", index),
            ("count", count),
            ("__len__", len),
            ("__iter__", |vm, args| {
                let [own] = args.method("__iter__")?;
                Ok(vm.native_iter(&own).unwrap_or_default())
            }),
            ("__getitem__", |vm, args| {
                let [own, key] = args.method("__getitem__")?;
                let plain = own.plain().clone();
                vm.native_item(&plain, &key)
            }),
            ("__hash__", |vm, args| {
                let [own] = args.method("__hash__")?;
                let plain = own.plain().clone();
                vm.hash(&plain).map(Value::Int)
            }),
        ],
    );
    for class in [&vm.types.list, &vm.types.dict, &vm.types.set] {
        class.dict.set(&vm.names.hash, Value::None);
    }
    let class = Rc::clone(&vm.types.range);
    add(
        vm,
        &class,
        &[
            ("__new__", crate::python::builtins::new_range),
            ("__len__", len),
            ("__iter__", |vm, args| {
                let [own] = args.method("__iter__")?;
                Ok(vm.native_iter(&own).unwrap_or_default())
            }),
            ("__getitem__", |vm, args| {
                let [own, key] = args.method("__getitem__")?;
                vm.native_item(&own, &key)
            }),
            ("__contains__", |vm, args| {
                let [own, item] = args.method("__contains__")?;
                vm.contains(&own, &item).map(Value::Bool)
            }),
            ("index", |vm, args| {
                let [own, item] = args.method("index")?;
                let all = vm.collect(&own)?;
                for (at, there) in all.iter().enumerate() {
                    if vm.eq(there, &item)? {
                        return Ok(Value::index(at));
                    }
                }
                let item = vm.repr(&item)?;
                Err(value_error(format!("{item} is not in range")))
            }),
            ("count", |vm, args| {
                let [own, item] = args.method("count")?;
                Ok(Value::Int(i64::from(vm.contains(&own, &item)?)))
            }),
        ],
    );
    let class = Rc::clone(&vm.types.slice);
    add(
        vm,
        &class,
        &[
            ("__new__", |_, args| {
                let [_, a, b, c] = args.bind("slice", ["/class", "/start", "/stop", "/step"], 2)?;
                let (start, stop) = match b.given() {
                    Some(stop) => (a, stop),
                    None => (Value::None, a),
                };
                Ok(Value::Slice(Rc::new(Slice { start, stop, step: c.or(Value::None) })))
            }),
            ("indices", |vm, args| {
                let [own, len] = args.method("indices")?;
                let len = vm.to_index(&len)?;
                let Value::Slice(slice) = &own else { return NOTHING };
                let (start, stop, step) = vm.slice_bounds(slice, len.max(0) as usize)?;
                Ok(Value::tuple(vec![Value::Int(start), Value::Int(stop), Value::Int(step)]))
            }),
        ],
    );
}

fn position(vm: &mut Vm, list: &List, item: &Value, from: i64, to: i64) -> R<Option<usize>> {
    let mut at = from.max(0) as usize;
    loop {
        let there = list.borrow().get(at).cloned();
        match there {
            Some(there) if (at as i64) < to => {
                if there.is(item) || vm.eq(&there, item)? {
                    return Ok(Some(at));
                }
            }
            _ => return Ok(None),
        }
        at += 1;
    }
}

fn index(vm: &mut Vm, args: Args) -> R {
    let [own, item, start, stop] = args.bind("index", ["/self", "/value", "/start", "/stop"], 2)?;
    let is_tuple = matches!(own.plain(), Value::Tuple(_));
    let all: List = Rc::new(RefCell::new(items(&own).into()));
    let len = all.borrow().len() as i64;
    let bound = |at: i64| if at < 0 { (at + len).max(0) } else { at };
    let from = match start.given() {
        Some(start) => bound(vm.to_index(&start)?),
        None => 0,
    };
    let to = match stop.given() {
        Some(stop) => bound(vm.to_index(&stop)?),
        None => i64::MAX,
    };
    match position(vm, &all, &item, from, to)? {
        Some(at) => Ok(Value::index(at)),
        None if is_tuple => Err(value_error("tuple.index(x): x not in tuple")),
        None => Err(value_error("list.index(x): x not in list")),
    }
}

fn count(vm: &mut Vm, args: Args) -> R {
    let [own, item] = args.method("count")?;
    let mut count = 0;
    for there in items(&own) {
        count += i64::from(there.is(&item) || vm.eq(&there, &item)?);
    }
    Ok(Value::Int(count))
}

fn len(vm: &mut Vm, args: Args) -> R {
    let [own] = args.method("__len__")?;
    let plain = own.plain().clone();
    vm.len(&plain).map(Value::index)
}
