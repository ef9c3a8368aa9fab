//! `gc.collect()`: finds what only holds itself. Counting frees everything else at once.
//!
//! Nobody keeps a list of all values, so only the cycles are found that go through an object whose end somebody can see: one
//! with a `__del__` or a weak reference to it, and, once a program has imported `gc`, any object of a class that it defines
//! then. From those we walk through what they hold and count who holds whom: what is held more often than by what we met
//! is alive, and so is all that it holds; the rest is garbage.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use super::exception::R;
use super::exception::data;
use super::frame::{finalised, is_finalised};
use super::map::{Dict, Found};
use super::modules::deque_items;
use super::value::{Object, Payload, Value, mix};
use super::vm::Vm;

thread_local! {
    static NOTED: RefCell<Vec<Weak<Object>>> = const { RefCell::new(Vec::new()) };
    /// When the list is to be looked through for what has ended.
    static SWEEP_AT: Cell<usize> = const { Cell::new(256) };
    static IS_WANTED: Cell<bool> = const { Cell::new(false) };
}

/// A new program: nobody wants to collect yet.
pub(crate) fn reset() {
    NOTED.take();
    IS_WANTED.set(false);
}

/// From now on the objects of new classes are noted.
pub(crate) fn begin() {
    IS_WANTED.set(true);
}

/// Whether the objects of a new class are to be noted.
pub(crate) fn is_wanted() -> bool {
    IS_WANTED.get()
}

/// Remembers an object whose end somebody can see.
#[cold]
pub(crate) fn note(object: &Rc<Object>) {
    NOTED.with_borrow_mut(|noted| {
        if noted.len() >= SWEEP_AT.get() {
            noted.retain(|weak| weak.strong_count() > 0);
            SWEEP_AT.set(noted.len() * 2 + 256);
        }
        noted.push(Rc::downgrade(object));
    });
}

/// Something that can be part of a cycle.
struct Node {
    value: Value,
    /// How often what we met holds it.
    held: usize,
    holds: Vec<usize>,
}

/// How often a value is held, if it can be part of a cycle.
fn count(value: &Value) -> Option<usize> {
    Some(match value {
        Value::List(rc) => Rc::strong_count(rc),
        Value::Tuple(rc) => Rc::strong_count(rc),
        Value::Dict(rc) => Rc::strong_count(rc),
        Value::Set(rc) | Value::FrozenSet(rc) => Rc::strong_count(rc),
        Value::Cell(rc) => Rc::strong_count(rc),
        Value::Function(rc) => Rc::strong_count(rc),
        Value::Method(rc) => Rc::strong_count(rc),
        Value::Object(rc) => Rc::strong_count(rc),
        Value::Generator(rc) => Rc::strong_count(rc),
        _ => return None,
    })
}

/// What a value holds, once for each time that it does. What we don't look into seems to be held from outside.
fn held(value: &Value) -> Vec<Value> {
    match value {
        Value::List(items) => items.borrow().to_vec(),
        Value::Tuple(items) => items.to_vec(),
        Value::Dict(dict) => dict.pairs().into_iter().flat_map(|(key, value)| [key, value]).collect(),
        Value::Set(set) | Value::FrozenSet(set) => set.keys(),
        Value::Cell(inner) => vec![inner.borrow().clone()],
        Value::Method(both) => vec![both.0.clone(), both.1.clone()],
        Value::Function(function) => {
            let mut held = function.closure.clone();
            held.extend(function.defaults.borrow().iter().cloned());
            held.extend(function.keyword_defaults.borrow().iter().cloned().map(Value::Dict));
            held.extend(function.dict.get().cloned().map(Value::Dict));
            held
        }
        Value::Generator(generator) => {
            generator.frame.borrow().as_ref().map(|frame| frame.values.all().to_vec()).unwrap_or_default()
        }
        Value::Object(object) => {
            let mut held: Vec<Value> = object.dict.get().cloned().map(Value::Dict).into_iter().collect();
            match &object.payload {
                Payload::Value(value) => held.push(value.clone()),
                Payload::Exception(_) => {
                    let data = data(object);
                    held.extend(data.args.borrow().iter().cloned());
                    let others = [data.cause.borrow().clone(), data.context.borrow().clone()];
                    held.extend(others.into_iter().flatten().map(Value::Object));
                    for place in data.traceback.borrow().iter() {
                        if let Some(kept) = place.kept.as_ref().filter(|kept| Rc::strong_count(kept) == 1) {
                            held.extend(kept.held());
                        }
                    }
                }
                Payload::Native(_) => held.extend(deque_items(object)),
                Payload::None => {}
            }
            held
        }
        _ => Vec::new(),
    }
}

/// Where a value stands among those that we met; a new one goes to the end.
fn place_of(places: &Dict, nodes: &mut Vec<Node>, value: Value) -> usize {
    let address = value.address();
    let (hash, key) = (mix(address as u64), Value::index(address));
    if let Found::At(slot) = places.find(hash, &key)
        && let Value::Int(place) = places.value(slot)
    {
        return place as usize;
    }
    places.insert_new(hash, key, Value::index(nodes.len()));
    nodes.push(Node { value, held: 0, holds: Vec::new() });
    nodes.len() - 1
}

/// What can't be reached from outside of itself, of all that these hold.
fn unreachable(roots: Vec<Rc<Object>>) -> Vec<Value> {
    let places = Dict::default();
    let mut nodes: Vec<Node> = Vec::new();
    for root in roots {
        place_of(&places, &mut nodes, Value::Object(root));
    }
    let mut at = 0;
    while at < nodes.len() {
        for value in held(&nodes[at].value) {
            if count(&value).is_none() {
                continue;
            }
            let place = place_of(&places, &mut nodes, value);
            nodes[place].held += 1;
            nodes[at].holds.push(place);
        }
        at += 1;
    }
    // We hold each of them once ourselves.
    let is_held = |node: &Node| count(&node.value).is_none_or(|count| count > node.held + 1);
    let mut alive: Vec<usize> = (0..nodes.len()).filter(|at| is_held(&nodes[*at])).collect();
    let mut lives = vec![false; nodes.len()];
    while let Some(at) = alive.pop() {
        if !std::mem::replace(&mut lives[at], true) {
            alive.extend(nodes[at].holds.iter().copied());
        }
    }
    nodes.into_iter().zip(lives).filter(|(_, lives)| !lives).map(|(node, _)| node.value).collect()
}

fn roots() -> Vec<Rc<Object>> {
    NOTED.with_borrow(|noted| noted.iter().filter_map(Weak::upgrade).collect())
}

/// Ends all cycles that can be found: the number of what was in them.
///
/// # Errors
/// What ends the run in a `__del__`.
pub(crate) fn collect(vm: &mut Vm) -> R<usize> {
    vm.tidy()?;
    let found = unreachable(roots());
    // An object's own dict is part of it.
    let own_dicts = found.iter().filter(|value| matches!(value, Value::Object(object) if object.dict.get().is_some()));
    let number = found.len() - own_dicts.count();
    let ending =
        |value: &Value| matches!(value, Value::Object(object) if object.class.hooks.del.get() && !is_finalised(object));
    let with_del: Vec<Value> = found.iter().filter(|value| ending(value)).cloned().collect();
    drop(found);
    for value in &with_del {
        if let Value::Object(object) = value {
            vm.end_object(value)?;
            finalised(object);
        }
    }
    drop(with_del);
    // What a `__del__` has made known again lives on.
    for value in unreachable(roots()) {
        match &value {
            Value::List(items) => drop(std::mem::take(&mut **items.borrow_mut())),
            Value::Dict(dict) => dict.clear(),
            Value::Set(set) => set.clear(),
            Value::Cell(inner) => drop(inner.take()),
            _ => {}
        }
    }
    vm.tidy()?;
    Ok(number)
}
