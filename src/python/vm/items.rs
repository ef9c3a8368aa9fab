//! Items: indexing, slicing, membership; and the keys of dicts and sets. It is long: each type has its own way.

use std::rc::Rc;

use super::Vm;
use crate::python::exception::{Kind, Leave, R, error, type_error, value_error};
use crate::python::map::{Dict, Found, Set};
use crate::python::nested::Items;
use crate::python::number::hash_int;
use crate::python::value::{Range, Slice, Value, ViewKind};

impl Vm {
    // Dicts and sets.

    /// Where a key is in a dict, or its hash where it isn't.
    ///
    /// # Errors
    /// `TypeError` for what can't be a key; whatever comparing raises.
    pub(crate) fn dict_find(&mut self, dict: &Dict, key: &Value) -> R<Result<usize, u64>> {
        let hash = match key {
            Value::Str(text) => text.hash(),
            Value::Int(value) => hash_int(*value) as u64,
            _ => self.key_hash(key, "a dict key")?,
        };
        Ok(match dict.find(hash, key) {
            Found::At(slot) => Ok(slot),
            Found::Nowhere => Err(hash),
            Found::Ask(slots) => {
                for slot in slots {
                    if let Some(entry) = dict.entry(slot)
                        && self.eq(&entry.key, key)?
                    {
                        return Ok(Ok(slot));
                    }
                }
                Err(hash)
            }
        })
    }

    fn key_hash(&mut self, key: &Value, what: &str) -> R<u64> {
        match self.hash(key) {
            Ok(hash) => Ok(hash as u64),
            Err(Leave::Error(why)) if why.1.starts_with("unhashable type") => {
                let kind = self.type_name(key);
                Err(type_error(format!("cannot use '{kind}' as {what} ({})", why.1)))
            }
            Err(left) => Err(left),
        }
    }

    /// A dict's value for a key.
    pub(crate) fn dict_get(&mut self, dict: &Dict, key: &Value) -> R<Option<Value>> {
        Ok(self.dict_find(dict, key)?.ok().map(|slot| dict.value(slot)))
    }

    /// Sets it.
    pub(crate) fn dict_set(&mut self, dict: &Dict, key: &Value, value: Value) -> R<()> {
        match self.dict_find(dict, key)? {
            Ok(slot) => dict.set_slot(slot, value),
            Err(hash) => dict.insert_new(hash, key.clone(), value),
        }
        Ok(())
    }

    /// Takes it out.
    pub(crate) fn dict_remove(&mut self, dict: &Dict, key: &Value) -> R<Option<Value>> {
        Ok(self.dict_find(dict, key)?.ok().and_then(|slot| dict.remove_slot(slot)).map(|(_, value)| value))
    }

    fn set_find(&mut self, set: &Set, key: &Value) -> R<Result<usize, u64>> {
        let hash = self.key_hash(key, "a set element")?;
        self.set_find_hashed(set, key, hash)
    }

    /// A set is looked for as the frozen set that it equals.
    fn set_look(&mut self, set: &Set, key: &Value) -> R<Result<usize, u64>> {
        let Value::Set(wanted) = key.plain() else { return self.set_find(set, key) };
        let frozen = Value::FrozenSet(Rc::clone(wanted));
        let hash = self.hash(&frozen)? as u64;
        wanted.hash.set(None);
        self.set_find_hashed(set, &frozen, hash)
    }

    fn set_find_hashed(&mut self, set: &Set, key: &Value, hash: u64) -> R<Result<usize, u64>> {
        Ok(match set.find(hash, key) {
            Found::At(slot) => Ok(slot),
            Found::Nowhere => Err(hash),
            Found::Ask(slots) => {
                for slot in slots {
                    if let Some(there) = set.key(slot)
                        && self.eq(&there, key)?
                    {
                        return Ok(Ok(slot));
                    }
                }
                Err(hash)
            }
        })
    }

    /// Whether a set has a key.
    pub(crate) fn set_has(&mut self, set: &Set, key: &Value) -> R<bool> {
        Ok(self.set_look(set, key)?.is_ok())
    }

    /// Adds a key; whether it is new.
    pub(crate) fn set_add(&mut self, set: &Set, key: Value) -> R<bool> {
        match self.set_find(set, &key)? {
            Ok(_) => Ok(false),
            Err(hash) => {
                set.insert_new(hash, key);
                Ok(true)
            }
        }
    }

    /// Takes a key out; whether it was there.
    pub(crate) fn set_remove(&mut self, set: &Set, key: &Value) -> R<bool> {
        match self.set_look(set, key)? {
            Ok(slot) => {
                let old = set.remove_slot(slot);
                drop(old);
                Ok(true)
            }
            Err(_) => Ok(false),
        }
    }

    // Items.

    /// `object[key]`
    ///
    /// # Errors
    /// `IndexError`, `KeyError`, `TypeError`, and whatever `__getitem__` raises.
    pub(crate) fn get_item(&mut self, object: &Value, key: &Value) -> R {
        match object {
            Value::Object(instance) => {
                let name = Rc::clone(&self.names.getitem);
                let class = Rc::clone(&instance.class);
                if let Some(method) = self.lookup(&class, &name) {
                    return self.call_bound(method, object, [key.clone()]);
                }
                if matches!(object.plain(), Value::Object(_)) {
                    return Err(type_error(format!("'{}' object is not subscriptable", self.type_name(object))));
                }
                let plain = object.plain().clone();
                self.native_item(&plain, key)
            }
            Value::Class(class) => {
                let meta_name = Rc::clone(&self.names.getitem);
                if let Some(meta) = &class.meta
                    && let Some(method) = self.lookup(meta, &meta_name)
                {
                    return self.call_bound(method, object, [key.clone()]);
                }
                let name = Rc::clone(&self.names.class_getitem);
                match self.lookup(class, &name) {
                    Some(method) => {
                        let bound = match method {
                            Value::Function(_) => Value::method(method, object.clone()),
                            other => self.bind(other, Some(object), class)?,
                        };
                        self.call(bound, [key.clone()])
                    }
                    // `list[int]` and its like: annotations, which the class itself stands for.
                    None if class.is_builtin => self.generic_alias(object, key),
                    None => Err(type_error(format!("type '{}' is not subscriptable", class.name().as_str()))),
                }
            }
            _ => self.native_item(object, key),
        }
    }

    /// The item of a builtin value.
    pub(crate) fn native_item(&mut self, object: &Value, key: &Value) -> R {
        match (object, key.plain()) {
            (Value::Dict(dict), _) => match self.dict_get(dict, key)? {
                Some(value) => Ok(value),
                None => Err(self.key_error(key)),
            },
            (Value::View(view), _) if view.1 == ViewKind::Proxy => match self.dict_get(&view.0, key)? {
                Some(value) => Ok(value),
                None => Err(self.key_error(key)),
            },
            (Value::List(list), Value::Slice(slice)) => {
                let len = list.borrow().len();
                let range = self.slice_range(slice, len)?;
                let list = list.borrow();
                Ok(Value::list(range.map(|at| list[at].clone()).collect()))
            }
            (Value::Tuple(items), Value::Slice(slice)) => {
                let range = self.slice_range(slice, items.len())?;
                Ok(Value::tuple(range.map(|at| items[at].clone()).collect()))
            }
            (Value::Bytes(bytes), Value::Slice(slice)) => {
                let range = self.slice_range(slice, bytes.len())?;
                Ok(Value::bytes(range.map(|at| bytes[at]).collect()))
            }
            (Value::Str(text), Value::Slice(slice)) => {
                let (start, stop, step) = self.slice_bounds(slice, text.chars())?;
                if step == 1 {
                    let (start, stop) = (start as usize, stop.max(start) as usize);
                    return Ok(Value::str(text.slice(start, stop)));
                }
                let chars: Vec<char> = text.as_str().chars().collect();
                Ok(Value::str(steps(start, stop, step).map(|at| chars[at]).collect::<String>()))
            }
            (Value::Range(range), Value::Slice(slice)) => {
                let (start, stop, step) = self.slice_bounds(slice, range.len())?;
                let at = |index: i64| range.start.wrapping_add(index.wrapping_mul(range.step));
                Ok(Value::Range(Rc::new(Range {
                    start: at(start),
                    stop: at(stop),
                    step: range.step.wrapping_mul(step),
                })))
            }
            (Value::List(list), _) => {
                let len = list.borrow().len();
                let at = self.position(key, len, "list")?;
                Ok(list.borrow()[at].clone())
            }
            (Value::Tuple(items), _) => {
                let at = self.position(key, items.len(), "tuple")?;
                Ok(items[at].clone())
            }
            (Value::Str(text), _) => {
                let at = self.position(key, text.chars(), "string")?;
                if text.is_ascii() {
                    return Ok(self.char(char::from(text.as_str().as_bytes()[at])));
                }
                Ok(Value::str(text.slice(at, at + 1)))
            }
            (Value::Bytes(bytes), _) => {
                let at = self.position(key, bytes.len(), "index")?;
                Ok(Value::Int(i64::from(bytes[at])))
            }
            (Value::Range(range), _) => {
                let at = self.position(key, range.len(), "range object")?;
                Ok(Value::Int(range.get(at)))
            }
            _ => {
                let name = Rc::clone(&self.names.getitem);
                match self.call_special(object, &name, [key.clone()])? {
                    Some(value) => Ok(value),
                    None => Err(type_error(format!("'{}' object is not subscriptable", self.type_name(object)))),
                }
            }
        }
    }

    /// An index as a position.
    pub(crate) fn position(&mut self, key: &Value, len: usize, what: &str) -> R<usize> {
        let at = match key {
            Value::Int(at) => *at,
            _ => {
                let index = Rc::clone(&self.names.index);
                if !matches!(key.plain(), Value::Int(_) | Value::Bool(_) | Value::Big(_))
                    && self.special(key, &index).is_none()
                {
                    let kind = self.type_name(key);
                    return Err(type_error(match what {
                        "string" => format!("string indices must be integers, not '{kind}'"),
                        "index" => format!("byte indices must be integers or slices, not {kind}"),
                        "range object" => format!("range indices must be integers or slices, not {kind}"),
                        _ => format!("{what} indices must be integers or slices, not {kind}"),
                    }));
                }
                self.to_index(key)
                    .map_err(|_| error(Kind::IndexError, "cannot fit 'int' into an index-sized integer"))?
            }
        };
        let from = if at < 0 { at.checked_add(len as i64) } else { Some(at) };
        match from.and_then(|at| usize::try_from(at).ok()).filter(|at| *at < len) {
            Some(at) => Ok(at),
            None => Err(error(Kind::IndexError, format!("{what} index out of range").replace("index index", "index"))),
        }
    }

    /// Where a slice begins, where it ends, and its step.
    pub(crate) fn slice_bounds(&mut self, slice: &Slice, len: usize) -> R<(i64, i64, i64)> {
        let len = len as i64;
        let mut bound = |value: &Value| -> R<Option<i64>> {
            if value.is_none() {
                return Ok(None);
            }
            let Ok(integer) = self.to_integer(value) else {
                return Err(type_error("slice indices must be integers or None or have an __index__ method"));
            };
            Ok(Some(match integer {
                Value::Int(value) => value,
                Value::Big(big) if big.sign() == num_bigint::Sign::Minus => i64::MIN / 2,
                _ => i64::MAX / 2,
            }))
        };
        let step = bound(&slice.step)?.unwrap_or(1);
        if step == 0 {
            return Err(value_error("slice step cannot be zero"));
        }
        let (low, high) = if step > 0 { (0, len) } else { (-1, len - 1) };
        let clamp = |value: i64| if value < 0 { (value + len).max(low) } else { value.min(high) };
        let start = bound(&slice.start)?.map_or(if step > 0 { low } else { high }, clamp);
        let stop = bound(&slice.stop)?.map_or(if step > 0 { high } else { low }, clamp);
        Ok((start, stop, step))
    }

    /// The positions that a slice names.
    pub(crate) fn slice_range(&mut self, slice: &Slice, len: usize) -> R<impl Iterator<Item = usize> + use<>> {
        let (start, stop, step) = self.slice_bounds(slice, len)?;
        Ok(steps(start, stop, step))
    }

    /// `object[key] = value`
    ///
    /// # Errors
    /// As [`Vm::get_item`].
    pub(crate) fn set_item(&mut self, object: &Value, key: &Value, value: Value) -> R<()> {
        match object {
            Value::Dict(dict) => self.dict_set(dict, key, value),
            Value::List(list) => {
                if let Value::Slice(slice) = key {
                    return self.set_slice(list, slice, &value);
                }
                let len = list.borrow().len();
                let at = self.position(key, len, "list assignment").map_err(|left| match left {
                    Leave::Error(error) if error.1.starts_with("list assignment indices") => {
                        type_error(error.1.replacen("list assignment", "list", 1))
                    }
                    left => left,
                })?;
                let old = std::mem::replace(&mut list.borrow_mut()[at], value);
                drop(old);
                Ok(())
            }
            _ => {
                let name = Rc::clone(&self.names.setitem);
                if let Some(method) = self.special(object, &name) {
                    return self.call_bound(method, object, [key.clone(), value]).map(|_| ());
                }
                match object.plain() {
                    plain @ (Value::Dict(_) | Value::List(_)) if !matches!(object, Value::Dict(_) | Value::List(_)) => {
                        let plain = plain.clone();
                        self.set_item(&plain, key, value)
                    }
                    _ => {
                        Err(type_error(format!("'{}' object does not support item assignment", self.type_name(object))))
                    }
                }
            }
        }
    }

    fn set_slice(&mut self, list: &Rc<std::cell::RefCell<Items>>, slice: &Slice, value: &Value) -> R<()> {
        let items = self.collect(value).map_err(|left| match left {
            Leave::Error(_) => type_error("can only assign an iterable"),
            left => left,
        })?;
        let len = list.borrow().len();
        let (start, stop, step) = self.slice_bounds(slice, len)?;
        if step == 1 {
            let start = start as usize;
            let stop = (stop.max(0) as usize).max(start);
            let old: Vec<Value> = list.borrow_mut().splice(start..stop, items).collect();
            drop(old);
            return Ok(());
        }
        let places: Vec<usize> = steps(start, stop, step).collect();
        if places.len() != items.len() {
            return Err(value_error(format!(
                "attempt to assign sequence of size {} to extended slice of size {}",
                items.len(),
                places.len()
            )));
        }
        for (at, item) in places.into_iter().zip(items) {
            let old = std::mem::replace(&mut list.borrow_mut()[at], item);
            drop(old);
        }
        Ok(())
    }

    /// `del object[key]`
    ///
    /// # Errors
    /// As [`Vm::get_item`].
    pub(crate) fn delete_item(&mut self, object: &Value, key: &Value) -> R<()> {
        match object {
            Value::Dict(dict) => match self.dict_remove(&Rc::clone(dict), key)? {
                Some(_) => Ok(()),
                None => Err(self.key_error(key)),
            },
            Value::List(list) => {
                let len = list.borrow().len();
                if let Value::Slice(slice) = key {
                    let places = self.slice_range(slice, len)?.collect();
                    let old = take_places(&mut list.borrow_mut(), places);
                    drop(old);
                    return Ok(());
                }
                let at = self.position(key, len, "list assignment")?;
                let old = list.borrow_mut().remove(at);
                drop(old);
                Ok(())
            }
            _ => {
                let name = Rc::clone(&self.names.delitem);
                if let Some(method) = self.special(object, &name) {
                    return self.call_bound(method, object, [key.clone()]).map(|_| ());
                }
                match object.plain() {
                    plain @ (Value::Dict(_) | Value::List(_)) if !matches!(object, Value::Dict(_) | Value::List(_)) => {
                        let plain = plain.clone();
                        self.delete_item(&plain, key)
                    }
                    _ => Err(type_error(format!("'{}' object doesn't support item deletion", self.type_name(object)))),
                }
            }
        }
    }

    /// `value in container`
    ///
    /// # Errors
    /// `TypeError` for what contains nothing; whatever comparing raises.
    pub(crate) fn contains(&mut self, container: &Value, value: &Value) -> R<bool> {
        if let Value::Object(_) | Value::Class(_) = container {
            let name = Rc::clone(&self.names.contains);
            if let Some(method) = self.special(container, &name) {
                let found = self.call_bound(method, container, [value.clone()])?;
                return self.truth(&found);
            }
        }
        match container.plain() {
            Value::Dict(dict) => Ok(self.dict_find(&Rc::clone(dict), value)?.is_ok()),
            Value::View(view) if matches!(view.1, ViewKind::Keys | ViewKind::Proxy) => {
                Ok(self.dict_find(&view.0, value)?.is_ok())
            }
            Value::Set(set) | Value::FrozenSet(set) => self.set_has(&Rc::clone(set), value),
            Value::Str(text) => match value.plain() {
                Value::Str(part) => Ok(text.as_str().contains(part.as_str())),
                _ => Err(type_error(format!(
                    "'in <string>' requires string as left operand, not {}",
                    self.type_name(value)
                ))),
            },
            Value::Bytes(bytes) => match value.plain() {
                Value::Bytes(part) => {
                    Ok(part.is_empty() || bytes.windows(part.len()).any(|window| window == part.as_slice()))
                }
                Value::Int(byte) => Ok(bytes.iter().any(|there| i64::from(*there) == *byte)),
                _ => Err(type_error(format!("a bytes-like object is required, not '{}'", self.type_name(value)))),
            },
            Value::Range(range) if matches!(value, Value::Int(_)) => {
                let Value::Int(value) = value else { return Ok(false) };
                let within = if range.step > 0 {
                    *value >= range.start && *value < range.stop
                } else {
                    *value <= range.start && *value > range.stop
                };
                Ok(within && (value.wrapping_sub(range.start)) % range.step == 0)
            }
            Value::List(list) => {
                let mut at = 0;
                loop {
                    let item = list.borrow().get(at).cloned();
                    let Some(item) = item else { return Ok(false) };
                    if item.is(value) || self.eq(&item, value)? {
                        return Ok(true);
                    }
                    at += 1;
                }
            }
            _ => {
                let iterator = self.iter(container).map_err(|left| match left {
                    Leave::Error(error) if error.0 == Kind::TypeError => type_error(format!(
                        "argument of type '{}' is not a container or iterable",
                        self.type_name(container)
                    )),
                    left => left,
                })?;
                while let Some(item) = self.next(&iterator)? {
                    if item.is(value) || self.eq(&item, value)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
        }
    }

    /// `len(value)`
    ///
    /// # Errors
    /// `TypeError` for what has none.
    pub(crate) fn len(&mut self, value: &Value) -> R<usize> {
        if let Value::Object(_) = value {
            let name = Rc::clone(&self.names.len);
            if let Some(len) = self.call_special(value, &name, [])? {
                let Ok(len) = self.to_integer(&len) else {
                    let kind = self.type_name(&len);
                    return Err(type_error(format!("'{kind}' object cannot be interpreted as an integer")));
                };
                return match len {
                    Value::Int(len) if len >= 0 => Ok(len as usize),
                    Value::Int(_) => Err(value_error("__len__() should return >= 0")),
                    _ => Err(error(Kind::OverflowError, "cannot fit 'int' into an index-sized integer")),
                };
            }
        }
        match value.plain() {
            Value::Str(text) => Ok(text.chars()),
            Value::List(list) => Ok(list.borrow().len()),
            Value::Tuple(items) => Ok(items.len()),
            Value::Dict(dict) => Ok(dict.len()),
            Value::Set(set) | Value::FrozenSet(set) => Ok(set.len()),
            Value::Bytes(bytes) => Ok(bytes.len()),
            Value::Range(range) => Ok(range.len()),
            Value::View(view) => Ok(view.0.len()),
            _ => {
                let name = Rc::clone(&self.names.len);
                match self.call_special(value, &name, [])? {
                    Some(Value::Int(len)) => Ok(len.max(0) as usize),
                    _ => Err(type_error(format!("object of type '{}' has no len()", self.type_name(value)))),
                }
            }
        }
    }
}

/// `start, start + step, …`, as positions.
fn steps(start: i64, stop: i64, step: i64) -> impl Iterator<Item = usize> {
    let count = Range { start, stop, step }.len();
    (0..count as i64).map(move |at| (start + at * step) as usize)
}

/// Takes the items at these places out, in one go.
pub(crate) fn take_places<T>(items: &mut Vec<T>, mut places: Vec<usize>) -> Vec<T> {
    places.sort_unstable();
    match (places.first(), places.last()) {
        (Some(&first), Some(&last)) if last - first + 1 == places.len() => items.drain(first..=last).collect(),
        _ => {
            let mut at = 0;
            let is_meant = |_: &mut T| {
                at += 1;
                places.binary_search(&(at - 1)).is_ok()
            };
            items.extract_if(.., is_meant).collect()
        }
    }
}
