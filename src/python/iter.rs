//! The iterators of builtin types, and iterating in general. It is long: each kind has its own state.

use std::cell::RefCell;
use std::rc::Rc;

use super::exception::{Kind, Leave, R, error, type_error};
use super::frame::GeneratorState;
use super::map::{Dict, Set};
use super::nested::Items;
use super::value::{Str, Value, ViewKind};
use super::vm::{Resumed, Vm};

/// An iterator of ours.
pub(crate) struct Iter {
    pub(crate) state: RefCell<IterState>,
}

/// Where it stands.
pub(crate) enum IterState {
    Ended,
    List(Rc<RefCell<Items>>, usize),
    ListBackwards(Rc<RefCell<Items>>, usize),
    Tuple(Rc<Items>, usize),
    Str(Rc<Str>, usize),
    Bytes(Rc<Vec<u8>>, usize),
    Range {
        next: i64,
        step: i64,
        left: usize,
    },
    Dict {
        dict: Rc<Dict>,
        kind: ViewKind,
        slot: usize,
        /// How many keys there were at first, and how many of them are yet to come.
        len: usize,
        left: usize,
    },
    DictBackwards {
        dict: Rc<Dict>,
        kind: ViewKind,
        slot: usize,
    },
    Set {
        set: Rc<Set>,
        slot: usize,
        len: usize,
    },
    /// Anything with `__getitem__`, from the first index on.
    Sequence(Value, i64),
    /// The same backwards.
    SequenceBackwards(Value, i64),
    /// A callable, until it gives this.
    Callable(Value, Value),
    Enumerate(Value, Value),
    Zip {
        inner: Vec<Value>,
        strict: bool,
    },
    Map {
        function: Value,
        inner: Vec<Value>,
    },
    Filter(Value, Value),
}

impl Iter {
    pub(crate) fn value(state: IterState) -> Value {
        Value::Iter(Rc::new(Self { state: RefCell::new(state) }))
    }

    /// How many are left, where that is known.
    pub(crate) fn left(&self) -> Option<usize> {
        match &*self.state.borrow() {
            IterState::Ended => Some(0),
            IterState::List(list, at) => Some(list.borrow().len().saturating_sub(*at)),
            IterState::Tuple(items, at) => Some(items.len().saturating_sub(*at)),
            IterState::Range { left, .. } => Some(*left),
            IterState::Dict { dict, .. } => Some(dict.len()),
            IterState::Set { set, .. } => Some(set.len()),
            _ => None,
        }
    }
}

fn of_kind(kind: ViewKind, key: Value, value: Value) -> Value {
    match kind {
        ViewKind::Keys | ViewKind::Proxy => key,
        ViewKind::Values => value,
        ViewKind::Items => Value::tuple(vec![key, value]),
    }
}

/// What an iterator does next that only the machine can do.
enum Ask {
    Enumerate(Value, Value),
    Item(Value, i64),
    Call(Value, Value),
    Zip(Vec<Value>, bool),
    Map(Value, Vec<Value>),
    Filter(Value, Value),
}

impl Vm {
    /// `iter(value)`, where no program needs to be asked.
    pub(crate) fn native_iter(&mut self, value: &Value) -> Option<Value> {
        Some(Iter::value(match value.plain() {
            Value::List(list) => IterState::List(Rc::clone(list), 0),
            Value::Tuple(items) => IterState::Tuple(Rc::clone(items), 0),
            Value::Str(text) => IterState::Str(Rc::clone(text), 0),
            Value::Bytes(bytes) => IterState::Bytes(Rc::clone(bytes), 0),
            Value::Range(range) => IterState::Range { next: range.start, step: range.step, left: range.len() },
            Value::Dict(dict) => IterState::Dict {
                dict: Rc::clone(dict),
                kind: ViewKind::Keys,
                slot: 0,
                len: dict.len(),
                left: dict.len(),
            },
            Value::View(view) => {
                let len = view.0.len();
                IterState::Dict { dict: Rc::clone(&view.0), kind: view.1, slot: 0, len, left: len }
            }
            Value::Set(set) | Value::FrozenSet(set) => IterState::Set { set: Rc::clone(set), slot: 0, len: set.len() },
            Value::Iter(_) => return Some(value.clone()),
            Value::Generator(generator) if generator.kind == super::code::Kind::Generator => {
                return Some(value.clone());
            }
            _ => return None,
        }))
    }

    /// `iter(value)`
    ///
    /// # Errors
    /// `TypeError` for what can't be iterated, and whatever `__iter__` raises.
    pub(crate) fn iter(&mut self, value: &Value) -> R {
        if !matches!(value, Value::Object(_))
            && let Some(iter) = self.native_iter(value)
        {
            return Ok(iter);
        }
        let name = Rc::clone(&self.names.iter);
        if let Some(method) = self.special(value, &name) {
            if method.is_none() {
                return Err(type_error(format!("'{}' object is not iterable", self.type_name(value))));
            }
            let iter = self.call(method, [value.clone()])?;
            let next = Rc::clone(&self.names.next);
            if !matches!(iter, Value::Iter(_) | Value::Generator(_)) && self.special(&iter, &next).is_none() {
                return Err(type_error(format!("iter() returned non-iterator of type '{}'", self.type_name(&iter))));
            }
            return Ok(iter);
        }
        if let Some(iter) = self.native_iter(value) {
            return Ok(iter);
        }
        let name = Rc::clone(&self.names.getitem);
        if !matches!(value, Value::Class(_)) && self.special(value, &name).is_some() {
            return Ok(Iter::value(IterState::Sequence(value.clone(), 0)));
        }
        Err(type_error(format!("'{}' object is not iterable", self.type_name(value))))
    }

    /// `next(iterator)`, or nothing at its end.
    ///
    /// # Errors
    /// Whatever it raises.
    pub(crate) fn next(&mut self, iterator: &Value) -> R<Option<Value>> {
        match iterator {
            Value::Iter(iter) => {
                let iter = Rc::clone(iter);
                self.next_of(&iter)
            }
            Value::Generator(generator) => {
                let generator = Rc::clone(generator);
                match self.resume(&generator, Ok(Value::None))? {
                    Resumed::Yielded(value) => Ok(Some(value)),
                    Resumed::Returned(_) => Ok(None),
                }
            }
            _ => {
                let name = Rc::clone(&self.names.next);
                match self.call_special(iterator, &name, []) {
                    Ok(Some(value)) => Ok(Some(value)),
                    Ok(None) => Err(type_error(format!("'{}' object is not an iterator", self.type_name(iterator)))),
                    Err(left) => self.catch(left, Kind::StopIteration).map(|_| None),
                }
            }
        }
    }

    /// The next of a native iterator.
    pub(crate) fn next_of(&mut self, iter: &Iter) -> R<Option<Value>> {
        let ask = {
            let mut state = iter.state.borrow_mut();
            let (value, ended) = match &mut *state {
                IterState::Ended => return Ok(None),
                IterState::Range { next, step, left } => {
                    if *left == 0 {
                        (None, true)
                    } else {
                        let value = *next;
                        *left -= 1;
                        *next = next.wrapping_add(*step);
                        return Ok(Some(Value::Int(value)));
                    }
                }
                IterState::List(list, at) => {
                    let value = list.borrow().get(*at).cloned();
                    *at += 1;
                    let ended = value.is_none();
                    (value, ended)
                }
                IterState::ListBackwards(list, left) => {
                    let value = left.checked_sub(1).and_then(|at| list.borrow().get(at).cloned());
                    *left = left.saturating_sub(1);
                    let ended = value.is_none();
                    (value, ended)
                }
                IterState::Tuple(items, at) => {
                    let value = items.get(*at).cloned();
                    *at += 1;
                    let ended = value.is_none();
                    (value, ended)
                }
                IterState::Str(text, at) => {
                    let char = text.as_str().get(*at..).and_then(|rest| rest.chars().next());
                    *at += char.map_or(0, char::len_utf8);
                    (char.map(|char| self.char(char)), char.is_none())
                }
                IterState::Bytes(bytes, at) => {
                    let value = bytes.get(*at).map(|byte| Value::Int(i64::from(*byte)));
                    *at += 1;
                    let ended = value.is_none();
                    (value, ended)
                }
                IterState::Dict { dict, kind, slot, len, left } => {
                    if dict.len() != *len {
                        *len = usize::MAX;
                        return Err(error(Kind::RuntimeError, "dictionary changed size during iteration"));
                    }
                    match dict.next_from(*slot) {
                        // As many as there were are behind us: one must have gone and another come.
                        Some(_) if *left == 0 => {
                            *len = usize::MAX;
                            return Err(error(Kind::RuntimeError, "dictionary keys changed during iteration"));
                        }
                        Some((at, key, value)) => {
                            *slot = at + 1;
                            *left -= 1;
                            (Some(of_kind(*kind, key, value)), false)
                        }
                        None => (None, true),
                    }
                }
                IterState::DictBackwards { dict, kind, slot } => match dict.last_before(*slot) {
                    Some((at, key, value)) => {
                        *slot = at;
                        (Some(of_kind(*kind, key, value)), false)
                    }
                    None => (None, true),
                },
                IterState::Set { set, slot, len } => {
                    if set.len() != *len {
                        *len = usize::MAX;
                        return Err(error(Kind::RuntimeError, "Set changed size during iteration"));
                    }
                    match set.next_from(*slot) {
                        Some((at, key)) => {
                            *slot = at + 1;
                            (Some(key), false)
                        }
                        None => (None, true),
                    }
                }
                IterState::Sequence(object, at) => {
                    let ask = Ask::Item(object.clone(), *at);
                    *at += 1;
                    drop(state);
                    return self.next_asked(iter, ask);
                }
                IterState::SequenceBackwards(object, left) => {
                    *left -= 1;
                    if *left < 0 {
                        (None, true)
                    } else {
                        let ask = Ask::Item(object.clone(), *left);
                        drop(state);
                        return self.next_asked(iter, ask);
                    }
                }
                IterState::Callable(function, sentinel) => {
                    let ask = Ask::Call(function.clone(), sentinel.clone());
                    drop(state);
                    return self.next_asked(iter, ask);
                }
                IterState::Enumerate(inner, count) => {
                    let ask = Ask::Enumerate(inner.clone(), count.clone());
                    drop(state);
                    return self.next_asked(iter, ask);
                }
                IterState::Zip { inner, strict } => {
                    let ask = Ask::Zip(inner.clone(), *strict);
                    drop(state);
                    return self.next_asked(iter, ask);
                }
                IterState::Map { function, inner } => {
                    let ask = Ask::Map(function.clone(), inner.clone());
                    drop(state);
                    return self.next_asked(iter, ask);
                }
                IterState::Filter(function, inner) => {
                    let ask = Ask::Filter(function.clone(), inner.clone());
                    drop(state);
                    return self.next_asked(iter, ask);
                }
            };
            if ended {
                let old = std::mem::replace(&mut *state, IterState::Ended);
                drop(state);
                drop(old);
            }
            value
        };
        Ok(ask)
    }

    fn next_asked(&mut self, iter: &Iter, ask: Ask) -> R<Option<Value>> {
        let end = |iter: &Iter| {
            let old = iter.state.replace(IterState::Ended);
            drop(old);
            Ok(None)
        };
        match ask {
            Ask::Item(object, at) => match self.get_item(&object, &Value::Int(at)) {
                Ok(value) => Ok(Some(value)),
                Err(left) => match self.catch(left, Kind::IndexError) {
                    Ok(_) => end(iter),
                    Err(left) => {
                        let caught = self.catch(left, Kind::StopIteration);
                        caught.and_then(|_| end(iter))
                    }
                },
            },
            Ask::Call(function, sentinel) => {
                let value = self.call(function, [])?;
                if self.eq(&value, &sentinel)? { end(iter) } else { Ok(Some(value)) }
            }
            Ask::Enumerate(inner, count) => {
                let Some(value) = self.next(&inner)? else { return Ok(None) };
                let after = self.binary(super::code::Binary::Add, &count, &Value::Int(1))?;
                if let IterState::Enumerate(_, count) = &mut *iter.state.borrow_mut() {
                    *count = after;
                }
                Ok(Some(Value::tuple(vec![count, value])))
            }
            Ask::Zip(inner, strict) => {
                let mut row = Vec::with_capacity(inner.len());
                for (at, iterator) in inner.iter().enumerate() {
                    match self.next(iterator)? {
                        Some(value) => row.push(value),
                        None if !strict => return end(iter),
                        None => return self.uneven(iter, &inner, at),
                    }
                }
                if row.is_empty() { Ok(None) } else { Ok(Some(Value::tuple(row))) }
            }
            Ask::Map(function, inner) => {
                let mut row = Vec::with_capacity(inner.len());
                for iterator in &inner {
                    match self.next(iterator)? {
                        Some(value) => row.push(value),
                        None => return end(iter),
                    }
                }
                self.call(function, row).map(Some)
            }
            Ask::Filter(function, inner) => loop {
                let Some(value) = self.next(&inner)? else { return end(iter) };
                let keep =
                    if function.is_none() { value.clone() } else { self.call(function.clone(), [value.clone()])? };
                if self.truth(&keep)? {
                    return Ok(Some(value));
                }
            },
        }
    }

    /// One of the iterators of a strict zip has ended: have they all?
    fn uneven(&mut self, iter: &Iter, inner: &[Value], at: usize) -> R<Option<Value>> {
        let plural = |at: usize| if at == 1 { " ".to_owned() } else { format!("s 1-{at}") };
        iter.state.replace(IterState::Ended);
        if at > 0 {
            let before = plural(at);
            let before = if at == 1 { " 1".to_owned() } else { before };
            return Err(super::exception::value_error(format!(
                "zip() argument {} is shorter than argument{before}",
                at + 1
            )));
        }
        for (later, iterator) in inner.iter().enumerate().skip(1) {
            if self.next(iterator)?.is_some() {
                let before = if later == 1 { " 1".to_owned() } else { plural(later) };
                return Err(super::exception::value_error(format!(
                    "zip() argument {} is longer than argument{before}",
                    later + 1
                )));
            }
        }
        Ok(None)
    }

    /// All that is left of an iterable. Runs programs' iterators inside the caller: where an iterable may be long and
    /// a program's own, leave it to the prelude with [`Vm::is_native_iterable`].
    pub(crate) fn collect(&mut self, iterable: &Value) -> R<Vec<Value>> {
        match iterable {
            Value::List(list) => return Ok(list.borrow().clone()),
            Value::Tuple(items) => return Ok(items.to_vec()),
            _ => {}
        }
        let iterator = self.iter(iterable)?;
        let mut all = Vec::new();
        while let Some(value) = self.next(&iterator)? {
            all.push(value);
            if all.len() % 4096 == 0 {
                self.check_memory(all.len() * 16)?;
            }
        }
        Ok(all)
    }

    /// Whether iterating it runs no code of the program.
    pub(crate) fn is_native_iterable(&self, iterable: &Value) -> bool {
        match iterable {
            Value::Object(_) => false,
            Value::Generator(generator) => generator.state.get() == GeneratorState::Ended,
            Value::Iter(iter) => !matches!(
                &*iter.state.borrow(),
                IterState::Map { .. }
                    | IterState::Filter(..)
                    | IterState::Zip { .. }
                    | IterState::Enumerate(..)
                    | IterState::Callable(..)
                    | IterState::Sequence(..)
                    | IterState::SequenceBackwards(..)
            ),
            _ => true,
        }
    }

    /// What an error of this kind carried, or the error itself if it is of another kind.
    pub(crate) fn catch(&mut self, left: Leave, kind: Kind) -> R<super::exception::Exc> {
        let exc = self.materialise(left)?;
        if exc.class().is_subclass(self.types.exception(kind)) { Ok(exc) } else { Err(Leave::Raise(exc)) }
    }
}
