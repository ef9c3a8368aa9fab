//! `dict` and its views.

use std::rc::Rc;

use super::{add, add_class, wrap};
use crate::python::exception::{Kind, R, error, type_error, value_error};
use crate::python::map::Dict;
use crate::python::native::NOTHING;
use crate::python::value::{Args, Value, ViewKind};
use crate::python::vm::Vm;

fn dict(vm: &Vm, value: &Value, name: &str) -> R<Rc<Dict>> {
    match value.plain() {
        Value::Dict(dict) => Ok(Rc::clone(dict)),
        Value::View(view) if view.1 == ViewKind::Proxy => Ok(Rc::clone(&view.0)),
        _ => Err(type_error(format!(
            "descriptor '{name}' for 'dict' objects doesn't apply to a '{}' object",
            vm.type_name(value)
        ))),
    }
}

fn view(vm: &mut Vm, args: Args, kind: ViewKind) -> R {
    let [own] = args.method("dict view")?;
    Ok(Value::View(Rc::new((dict(vm, &own, "keys")?, kind))))
}

/// `dict(…)` and `d.update(…)`: pairs of a mapping or of an iterable, then keywords.
fn fill(vm: &mut Vm, own: &Rc<Dict>, args: Args, name: &str) -> R<()> {
    if args.len() > 2 {
        return Err(type_error(format!("{name} expected at most 1 argument, got {}", args.len() - 1)));
    }
    if let Some(source) = args.values.get(1) {
        let keys = vm.intern("keys");
        let is_mapping = matches!(source.plain(), Value::Dict(_))
            || (matches!(source, Value::Object(_) | Value::View(_)) && vm.try_attr(source, &keys)?.is_some());
        let pairs = if is_mapping {
            vm.mapping_pairs(source)?
        } else {
            let mut pairs = Vec::new();
            for (at, pair) in vm.collect(source)?.into_iter().enumerate() {
                let both = vm.collect(&pair).map_err(|_| type_error("object is not iterable"))?;
                match both.as_slice() {
                    [key, value] => pairs.push((key.clone(), value.clone())),
                    other => {
                        return Err(value_error(format!(
                            "dictionary update sequence element #{at} has length {}; 2 is required",
                            other.len()
                        )));
                    }
                }
            }
            pairs
        };
        for (key, value) in pairs {
            vm.dict_set(own, &key, value)?;
        }
    }
    for (key, value) in args.keywords {
        let key = vm.intern_str(&key);
        own.set(&key, value);
    }
    Ok(())
}

pub(super) fn install(vm: &mut Vm) {
    let class = Rc::clone(&vm.types.dict);
    add(
        vm,
        &class,
        &[
            ("__new__", |vm, args| {
                let class = args.values.first().cloned().unwrap_or_default();
                let own = Rc::clone(&vm.types.dict);
                let is_own = matches!(&class, Value::Class(class) if class.id == own.id);
                if is_own
                    && let Some(source) = args.values.get(1)
                    && !vm.is_native_iterable(source)
                    && !matches!(source, Value::Object(_))
                    && args.keywords.is_empty()
                {
                    let source = source.clone();
                    return Err(vm.prelude("_dict", [source]));
                }
                let new = Rc::new(Dict::default());
                if is_own {
                    fill(vm, &new, args, "dict")?;
                }
                Ok(wrap(&class, &own, Value::Dict(new)))
            }),
            ("__init__", |vm, args| {
                if let Some(own @ Value::Object(_)) = args.values.first() {
                    let own = dict(vm, own, "__init__")?;
                    fill(vm, &own, args, "dict")?;
                }
                NOTHING
            }),
            ("get", |vm, args| {
                let [own, key, default] = args.bind("get", ["/self", "/key", "/default"], 2)?;
                let own = dict(vm, &own, "get")?;
                Ok(vm.dict_get(&own, &key)?.unwrap_or(default.or(Value::None)))
            }),
            ("setdefault", |vm, args| {
                let [own, key, default] = args.bind("setdefault", ["/self", "/key", "/default"], 2)?;
                let own = dict(vm, &own, "setdefault")?;
                if let Some(value) = vm.dict_get(&own, &key)? {
                    return Ok(value);
                }
                let default = default.or(Value::None);
                vm.dict_set(&own, &key, default.clone())?;
                Ok(default)
            }),
            ("pop", |vm, args| {
                let [own, key, default] = args.bind("pop", ["/self", "/key", "/default"], 2)?;
                let own = dict(vm, &own, "pop")?;
                match (vm.dict_remove(&own, &key)?, default.given()) {
                    (Some(value), _) => Ok(value),
                    (None, Some(default)) => Ok(default),
                    (None, None) => Err(vm.key_error(&key)),
                }
            }),
            ("popitem", |vm, args| {
                let [own] = args.method("dict.popitem")?;
                let own = dict(vm, &own, "popitem")?;
                match own.last_before(usize::MAX) {
                    Some((slot, key, value)) => {
                        own.remove_slot(slot);
                        Ok(Value::tuple(vec![key, value]))
                    }
                    None => Err(vm.raise(Kind::KeyError, vec![Value::str("popitem(): dictionary is empty")])),
                }
            }),
            ("keys", |vm, args| view(vm, args, ViewKind::Keys)),
            ("values", |vm, args| view(vm, args, ViewKind::Values)),
            ("items", |vm, args| view(vm, args, ViewKind::Items)),
            ("update", |vm, args| {
                let own = args.values.first().cloned().unwrap_or_default();
                let own = dict(vm, &own, "update")?;
                fill(vm, &own, args, "update")?;
                NOTHING
            }),
            ("__ior__", |vm, args| {
                let [own, more] = args.method("dict.__ior__")?;
                vm.in_place(crate::python::code::Binary::Or, own.plain(), &more)?;
                Ok(own)
            }),
            ("clear", |vm, args| {
                let [own] = args.method("dict.clear")?;
                dict(vm, &own, "clear")?.clear();
                NOTHING
            }),
            ("copy", |vm, args| {
                let [own] = args.method("dict.copy")?;
                Ok(Value::Dict(dict(vm, &own, "copy")?.copy()))
            }),
            ("__len__", |vm, args| {
                let [own] = args.method("__len__")?;
                Ok(Value::index(dict(vm, &own, "__len__")?.len()))
            }),
            ("__iter__", |vm, args| {
                let [own] = args.method("__iter__")?;
                Ok(vm.native_iter(&own).unwrap_or_default())
            }),
            ("__contains__", |vm, args| {
                let [own, key] = args.method("__contains__")?;
                let own = dict(vm, &own, "__contains__")?;
                Ok(Value::Bool(vm.dict_find(&own, &key)?.is_ok()))
            }),
            ("__getitem__", |vm, args| {
                let [own, key] = args.method("__getitem__")?;
                let plain = dict(vm, &own, "__getitem__")?;
                match vm.dict_get(&plain, &key)? {
                    Some(value) => Ok(value),
                    None => {
                        let missing = Rc::clone(&vm.names.missing);
                        if let Value::Object(_) = &own
                            && let Some(value) = vm.call_special(&own, &missing, [key.clone()])?
                        {
                            return Ok(value);
                        }
                        Err(vm.key_error(&key))
                    }
                }
            }),
            ("__setitem__", |vm, args| {
                let [own, key, value] = args.method("__setitem__")?;
                let own = dict(vm, &own, "__setitem__")?;
                vm.dict_set(&own, &key, value)?;
                NOTHING
            }),
            ("__delitem__", |vm, args| {
                let [own, key] = args.method("__delitem__")?;
                let own = dict(vm, &own, "__delitem__")?;
                match vm.dict_remove(&own, &key)? {
                    Some(_) => NOTHING,
                    None => Err(vm.key_error(&key)),
                }
            }),
        ],
    );
    add_class(vm, &class, "fromkeys", |vm, args| {
        let [class, keys, value] = args.bind("fromkeys", ["/class", "/iterable", "/value"], 2)?;
        let new = vm.call(class, [])?;
        let value = value.or(Value::None);
        for key in vm.collect(&keys)? {
            vm.set_item(&new, &key, value.clone())?;
        }
        Ok(new)
    });
    for class in [Rc::clone(&vm.types.dict_keys), Rc::clone(&vm.types.dict_items)] {
        add(
            vm,
            &class,
            &[("isdisjoint", |vm, args| {
                let [own, other] = args.method("isdisjoint")?;
                for key in vm.collect(&other)? {
                    if vm.contains(&own, &key)? {
                        return Ok(Value::Bool(false));
                    }
                }
                Ok(Value::Bool(true))
            })],
        );
    }
    let class = Rc::clone(&vm.types.proxy);
    add(
        vm,
        &class,
        &[
            ("__new__", |vm, args| {
                let [_, mapping] = args.method("mappingproxy")?;
                Ok(Value::View(Rc::new((dict(vm, &mapping, "mappingproxy")?, ViewKind::Proxy))))
            }),
            ("get", |vm, args| {
                let [own, key, default] = args.bind("get", ["/self", "/key", "/default"], 2)?;
                let own = dict(vm, &own, "get")?;
                Ok(vm.dict_get(&own, &key)?.unwrap_or(default.or(Value::None)))
            }),
            ("keys", |vm, args| view(vm, args, ViewKind::Keys)),
            ("values", |vm, args| view(vm, args, ViewKind::Values)),
            ("items", |vm, args| view(vm, args, ViewKind::Items)),
            ("copy", |vm, args| {
                let [own] = args.method("copy")?;
                Ok(Value::Dict(dict(vm, &own, "copy")?.copy()))
            }),
            ("__setitem__", |_, _| {
                Err(error(Kind::TypeError, "'mappingproxy' object does not support item assignment"))
            }),
        ],
    );
}
