//! Taking values apart: unpacking, `match`, the names of a module.

use std::rc::Rc;

use super::Vm;
use crate::python::exception::{Kind, Leave, R, error, type_error, value_error};
use crate::python::map::Dict;
use crate::python::value::{Str, Value, ViewKind};

impl Vm {
    // Unpacking, merging.

    /// So many items, in order; with `after`, a list of what is between in the middle.
    pub(super) fn unpack(&mut self, value: &Value, before: usize, after: Option<usize>) -> R<Vec<Value>> {
        let iterator = match value {
            Value::List(_) | Value::Tuple(_) => value.clone(),
            _ => self.iter(value).map_err(|left| match left {
                Leave::Error(error) if error.0 == Kind::TypeError => {
                    type_error(format!("cannot unpack non-iterable {} object", self.type_name(value)))
                }
                left => left,
            })?,
        };
        let Some(after) = after else {
            let mut items = match &iterator {
                Value::List(list) => list.borrow().clone(),
                Value::Tuple(items) => items.to_vec(),
                _ => {
                    let mut items = Vec::new();
                    while items.len() <= before {
                        match self.next(&iterator)? {
                            Some(item) => items.push(item),
                            None => break,
                        }
                    }
                    items
                }
            };
            if items.len() > before {
                let got = match value {
                    Value::List(_) | Value::Tuple(_) | Value::Dict(_) => format!(", got {}", self.len(value)?),
                    _ => String::new(),
                };
                return Err(value_error(format!("too many values to unpack (expected {before}{got})")));
            }
            if items.len() < before {
                return Err(value_error(format!(
                    "not enough values to unpack (expected {before}, got {})",
                    items.len()
                )));
            }
            items.truncate(before);
            return Ok(items);
        };
        let mut items = self.collect(&iterator)?;
        if items.len() < before + after {
            return Err(value_error(format!(
                "not enough values to unpack (expected at least {}, got {})",
                before + after,
                items.len()
            )));
        }
        let last = items.split_off(items.len() - after);
        let middle = items.split_off(before);
        items.push(Value::list(middle));
        items.extend(last);
        Ok(items)
    }

    /// A mapping's keys with their values.
    pub(crate) fn mapping_pairs(&mut self, mapping: &Value) -> R<Vec<(Value, Value)>> {
        match mapping {
            Value::Dict(dict) => return Ok(dict.pairs()),
            Value::View(view) if view.1 == ViewKind::Proxy => return Ok(view.0.pairs()),
            Value::Object(_) if matches!(mapping.plain(), Value::Dict(_)) => {
                if let Value::Dict(dict) = mapping.plain() {
                    return Ok(dict.pairs());
                }
            }
            _ => {}
        }
        let name = self.intern("keys");
        let Some(keys) = self.try_attr(mapping, &name)? else {
            return Err(type_error(format!("'{}' object is not a mapping", self.type_name(mapping))));
        };
        let keys = self.call(keys, [])?;
        let mut pairs = Vec::new();
        for key in self.collect(&keys)? {
            let value = self.get_item(mapping, &key)?;
            pairs.push((key, value));
        }
        Ok(pairs)
    }

    /// `f(**mapping)`: adds to the keyword arguments so far.
    pub(super) fn merge_keywords(&mut self, callable: &Value, dict: &Value, mapping: &Value) -> R<()> {
        let Value::Dict(dict) = dict else { return Ok(()) };
        let who = self.callable_name(callable);
        let pairs = match self.mapping_pairs(mapping) {
            Ok(pairs) => pairs,
            Err(Leave::Error(_)) => {
                let kind = self.type_name(mapping);
                return Err(type_error(format!("{who} argument after ** must be a mapping, not {kind}")));
            }
            Err(left) => return Err(left),
        };
        for (key, value) in pairs {
            let Some(name) = key.as_str() else {
                return Err(type_error("keywords must be strings"));
            };
            if self.dict_find(dict, &key)?.is_ok() {
                return Err(type_error(format!("{who} got multiple values for keyword argument '{name}'")));
            }
            self.dict_set(dict, &key, value)?;
        }
        Ok(())
    }

    /// `f(*iterable)`: whose argument is no iterable.
    pub(super) fn name_star(&mut self, callable: Option<Value>, value: &Value, left: Leave) -> Leave {
        let kind = self.type_name(value);
        match left {
            Leave::Error(error) if error.1.ends_with("is not iterable") => type_error(match callable {
                Some(callable) => {
                    let who = self.callable_name(&callable);
                    format!("{who} argument after * must be an iterable, not {kind}")
                }
                None => format!("Value after * must be an iterable, not {kind}"),
            }),
            left => left,
        }
    }

    /// What a message calls a callable.
    pub(crate) fn callable_name(&mut self, callable: &Value) -> String {
        match callable {
            Value::Function(function) => {
                let module = function.globals.get_str("__name__");
                let module = module.as_ref().and_then(Value::as_str).unwrap_or("__main__");
                format!("{module}.{}()", function.qualname.borrow().as_str())
            }
            Value::Native(native) => format!("{}()", native.name),
            Value::Class(class) => format!("{}()", class.name().as_str()),
            Value::Method(method) => {
                let inner = method.0.clone();
                self.callable_name(&inner)
            }
            other => format!("{} object", self.type_name(other)),
        }
    }

    // match.

    pub(super) fn is_sequence(&mut self, value: &Value) -> bool {
        match value.plain() {
            Value::List(_) | Value::Tuple(_) | Value::Range(_) => true,
            Value::Str(_) | Value::Bytes(_) | Value::Dict(_) | Value::Set(_) => false,
            _ => {
                let class = self.class_of(value);

                class
                    .mro
                    .borrow()
                    .iter()
                    .any(|class| matches!(class.name().as_str(), "Sequence" | "MutableSequence" | "deque"))
            }
        }
    }

    pub(super) fn is_mapping(&mut self, value: &Value) -> bool {
        match value.plain() {
            Value::Dict(_) => true,
            Value::View(view) => view.1 == ViewKind::Proxy,
            Value::Object(object) => object
                .class
                .mro
                .borrow()
                .iter()
                .any(|class| matches!(class.name().as_str(), "Mapping" | "MutableMapping")),
            _ => false,
        }
    }

    pub(super) fn match_keys(&mut self, subject: &Value, keys: &Value) -> R {
        let Value::Tuple(keys) = keys else { return Ok(Value::None) };
        let mut values = Vec::new();
        for key in keys.iter() {
            let found = match subject.plain() {
                Value::Dict(dict) => self.dict_get(&Rc::clone(dict), key)?,
                _ => {
                    let found = self.call_method(subject, "get", [key.clone(), Value::NotImplemented])?;
                    if matches!(found, Value::NotImplemented) { None } else { Some(found) }
                }
            };
            match found {
                Some(value) => values.push(value),
                None => return Ok(Value::None),
            }
        }
        Ok(Value::tuple(values))
    }

    pub(super) fn match_class(&mut self, subject: &Value, class: &Value, names: &Value, positional: usize) -> R {
        let Value::Class(class) = class else {
            return Err(type_error("called match pattern must be a class"));
        };
        if !self.instance_of(subject, &Value::Class(Rc::clone(class)))? {
            return Ok(Value::None);
        }
        let mut found = Vec::new();
        if positional > 0 {
            let name = Rc::clone(&self.names.match_args);
            let match_args = match self.lookup(class, &name) {
                Some(Value::Tuple(names)) => Some(names),
                Some(_) => {
                    let class = class.name();
                    return Err(type_error(format!("{}.__match_args__ must be a tuple (got list)", class.as_str())));
                }
                None => None,
            };
            match match_args {
                Some(names) => {
                    if names.len() < positional {
                        let (class, most) = (class.name(), names.len());
                        return Err(type_error(format!(
                            "{}() accepts {most} positional sub-pattern{} ({positional} given)",
                            class.as_str(),
                            if most == 1 { "" } else { "s" }
                        )));
                    }
                    for name in names.iter().take(positional) {
                        let Value::Str(name) = name else { continue };
                        let name = self.intern_str(name);
                        match self.try_attr(subject, &name)? {
                            Some(value) => found.push(value),
                            None => return Ok(Value::None),
                        }
                    }
                }
                None => {
                    use crate::python::class::Layout;
                    let is_self = matches!(
                        class.layout,
                        Layout::Int
                            | Layout::Float
                            | Layout::Str
                            | Layout::Bytes
                            | Layout::Tuple
                            | Layout::List
                            | Layout::Dict
                            | Layout::Set
                            | Layout::FrozenSet
                    ) || Rc::ptr_eq(class, &self.types.bool_);
                    let most = usize::from(is_self);
                    if positional > most {
                        let class = class.name();
                        return Err(type_error(format!(
                            "{}() accepts {most} positional sub-pattern{} ({positional} given)",
                            class.as_str(),
                            if most == 1 { "" } else { "s" }
                        )));
                    }
                    found.push(subject.clone());
                }
            }
        }
        if let Value::Tuple(names) = names {
            for name in names.iter() {
                let Value::Str(name) = name else { continue };
                let name = self.intern_str(name);
                match self.try_attr(subject, &name)? {
                    Some(value) => found.push(value),
                    None => return Ok(Value::None),
                }
            }
        }
        Ok(Value::tuple(found))
    }

    // Imports.

    pub(super) fn import_from(&mut self, module: &Value, name: &Rc<Str>) -> R {
        if let Some(value) = self.try_attr(module, name)? {
            return Ok(value);
        }
        let module_name = match module {
            Value::Module(module) => module.name.as_str().to_owned(),
            _ => String::new(),
        };
        let full = format!("{module_name}.{}", name.as_str());
        if let Some(found) = self.modules.get_str(&full) {
            return Ok(found);
        }
        if self.has_library(&full) {
            let importer = self.builtins.get_str("__import_module__").unwrap_or_default();
            return self.call(importer, [Value::str(full)]);
        }
        Err(error(
            Kind::ImportError,
            format!("cannot import name '{}' from '{module_name}' (unknown location)", name.as_str()),
        ))
    }

    pub(super) fn import_star(&mut self, module: &Value, globals: &Dict) -> R<()> {
        let Value::Module(module) = module else { return Ok(()) };
        let all = Rc::clone(&self.names.all);
        let names = match module.dict.get(&all) {
            Some(all) => self.collect(&all)?,
            None => {
                module.dict.keys().into_iter().filter(|key| !key.as_str().unwrap_or("_").starts_with('_')).collect()
            }
        };
        for name in names {
            let Value::Str(name) = &name else { continue };
            let value = self.get_attr(&Value::Module(Rc::clone(module)), name)?;
            let name = self.intern_str(name);
            globals.set(&name, value);
        }
        Ok(())
    }
}
