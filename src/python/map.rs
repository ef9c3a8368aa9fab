//! Hash tables: a dict that keeps the order of insertion, and a set whose order is CPython's.
//!
//! Keys may compare as the program says, so a table is asked in two steps: it names the entries whose hash fits, and
//! the machine compares. Where a key's kind needs no program to compare, the table does so itself. The file is long for
//! holding both tables.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::index::Index;
use super::nested::{self, Held};
use super::value::{Str, Value, mix};

/// A dict.
#[derive(Default)]
pub(crate) struct Dict {
    map: RefCell<Map>,
}

/// An entry that a table holds, or the place of one.
pub(crate) type Slot = usize;

#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) hash: u64,
    /// Unbound where the entry was deleted.
    pub(crate) key: Value,
    pub(crate) value: Value,
}

#[derive(Default)]
pub(crate) struct Map {
    entries: Vec<Entry>,
    /// From hash to slot; only once there are more than a few entries.
    index: Index,
    live: usize,
    /// Changes whenever a key comes or goes.
    version: u32,
}

/// Up to here, looking through all entries is quicker than an index.
const FEW: usize = 8;

/// What a table can say about a key.
pub(crate) enum Found {
    At(Slot),
    Nowhere,
    /// The program has to say whether one of these is equal.
    Ask(Vec<Slot>),
}

/// Whether two keys with the same hash are equal, where no program needs to be asked.
pub(crate) fn same_key(a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Str(a), Value::Str(b)) => Some(Rc::ptr_eq(a, b) || a.as_str() == b.as_str()),
        (Value::Int(a), Value::Int(b)) => Some(a == b),
        (Value::None, Value::None) => Some(true),
        (Value::Bool(a), Value::Bool(b)) => Some(a == b),
        (Value::Bool(a), Value::Int(b)) | (Value::Int(b), Value::Bool(a)) => Some(i64::from(*a) == *b),
        (Value::Str(_), Value::Int(_) | Value::None | Value::Tuple(_))
        | (Value::Int(_) | Value::None | Value::Tuple(_), Value::Str(_)) => Some(false),
        (Value::Class(a), Value::Class(b)) => Rc::ptr_eq(a, b).then_some(true),
        (Value::Tuple(a), Value::Tuple(b)) => {
            if a.len() != b.len() {
                return Some(false);
            }
            for (a, b) in a.iter().zip(b.iter()) {
                if !same_key(a, b)? {
                    return Some(false);
                }
            }
            Some(true)
        }
        _ => a.is(b).then_some(true),
    }
}

impl Map {
    fn find(&self, hash: u64, key: &Value) -> Found {
        if self.entries.len() <= FEW {
            return self.scan(hash, key);
        }
        let mut ask = false;
        let entries = &*self.entries;
        let found = self.index.find(mix(hash), |slot| {
            let entry = &entries[slot];
            entry.hash == hash
                && match same_key(&entry.key, key) {
                    Some(same) => same,
                    None => {
                        ask = true;
                        false
                    }
                }
        });
        match found {
            Some(slot) => Found::At(slot),
            None if ask => {
                let mut slots = Vec::new();
                self.index.find(mix(hash), |slot| {
                    if entries[slot].hash == hash {
                        slots.push(slot);
                    }
                    false
                });
                slots.sort_unstable();
                Found::Ask(slots)
            }
            None => Found::Nowhere,
        }
    }

    fn scan(&self, hash: u64, key: &Value) -> Found {
        let mut ask = Vec::new();
        for (slot, entry) in self.entries.iter().enumerate() {
            if entry.hash == hash && !entry.key.is_unbound() {
                match same_key(&entry.key, key) {
                    Some(true) => return Found::At(slot),
                    Some(false) => {}
                    None => ask.push(slot),
                }
            }
        }
        if ask.is_empty() { Found::Nowhere } else { Found::Ask(ask) }
    }

    fn insert_new(&mut self, hash: u64, key: Value, value: Value) {
        self.version = self.version.wrapping_add(1);
        let slot = self.entries.len();
        self.entries.push(Entry { hash, key, value });
        self.live += 1;
        if slot == FEW || (slot > FEW && self.index.is_full()) {
            self.reindex();
        } else if slot > FEW {
            self.index.insert(mix(hash), slot);
        }
    }

    fn reindex(&mut self) {
        self.index = Index::for_many(self.live);
        for (slot, entry) in self.entries.iter().enumerate() {
            if !entry.key.is_unbound() {
                self.index.insert(mix(entry.hash), slot);
            }
        }
    }

    fn remove(&mut self, slot: Slot) -> Option<(Value, Value)> {
        let entry = self.entries.get_mut(slot).filter(|entry| !entry.key.is_unbound())?;
        let (hash, key) = (entry.hash, std::mem::take(&mut entry.key));
        let value = std::mem::take(&mut entry.value);
        self.version = self.version.wrapping_add(1);
        self.live -= 1;
        if self.entries.len() > FEW {
            self.index.remove(mix(hash), slot);
        }
        if self.live == 0 {
            self.entries.clear();
            self.index.clear();
        } else if slot + 1 == self.entries.len() {
            self.entries.pop();
            if self.entries.len() == FEW {
                self.index.clear();
            }
        } else if self.entries.len() > 32 && self.live < self.entries.len() / 2 {
            self.entries.retain(|entry| !entry.key.is_unbound());
            self.index.clear();
            if self.entries.len() > FEW {
                self.reindex();
            }
        }
        Some((key, value))
    }
}

impl Drop for Dict {
    fn drop(&mut self) {
        let entries = std::mem::take(&mut self.map.get_mut().entries);
        if !entries.is_empty() {
            nested::end(Held::Entries(entries));
        }
    }
}

impl Dict {
    pub(crate) fn len(&self) -> usize {
        self.map.borrow().live
    }

    pub(crate) fn version(&self) -> u32 {
        self.map.borrow().version
    }

    pub(crate) fn find(&self, hash: u64, key: &Value) -> Found {
        self.map.borrow().find(hash, key)
    }

    /// The value in a slot that holds one.
    pub(crate) fn value(&self, slot: Slot) -> Value {
        self.map.borrow().entries.get(slot).map_or(Value::Unbound, |entry| entry.value.copied())
    }

    pub(crate) fn entry(&self, slot: Slot) -> Option<Entry> {
        self.map.borrow().entries.get(slot).filter(|entry| !entry.key.is_unbound()).cloned()
    }

    /// The value in a slot, if the slot is that of `name`.
    pub(crate) fn cached(&self, slot: Slot, name: &Rc<Str>) -> Option<Value> {
        match self.map.borrow().entries.get(slot) {
            Some(Entry { key: Value::Str(key), value, .. }) if Rc::ptr_eq(key, name) => Some(value.copied()),
            _ => None,
        }
    }

    /// The same for writing; gives the value back if the slot is another's.
    pub(crate) fn set_cached(&self, slot: Slot, name: &Rc<Str>, value: Value) -> Result<Value, Value> {
        match self.map.borrow_mut().entries.get_mut(slot) {
            Some(Entry { key: Value::Str(key), value: old, .. }) if Rc::ptr_eq(key, name) => {
                Ok(std::mem::replace(old, value))
            }
            _ => Err(value),
        }
    }

    pub(crate) fn set_slot(&self, slot: Slot, value: Value) {
        let mut map = self.map.borrow_mut();
        if let Some(entry) = map.entries.get_mut(slot) {
            let old = std::mem::replace(&mut entry.value, value);
            drop(map);
            old.release();
        }
    }

    /// Adds a key that isn't there.
    pub(crate) fn insert_new(&self, hash: u64, key: Value, value: Value) {
        self.map.borrow_mut().insert_new(hash, key, value);
    }

    pub(crate) fn remove_slot(&self, slot: Slot) -> Option<(Value, Value)> {
        self.map.borrow_mut().remove(slot)
    }

    pub(crate) fn clear(&self) {
        let old = self.map.take();
        self.map.borrow_mut().version = old.version.wrapping_add(1);
    }

    /// The first entry at this slot or after it.
    pub(crate) fn next_from(&self, slot: Slot) -> Option<(Slot, Value, Value)> {
        let map = self.map.borrow();
        let rest = map.entries.get(slot..)?;
        let skipped = rest.iter().position(|entry| !entry.key.is_unbound())?;
        let entry = &rest[skipped];
        Some((slot + skipped, entry.key.clone(), entry.value.clone()))
    }

    /// The last entry before this slot.
    pub(crate) fn last_before(&self, slot: Slot) -> Option<(Slot, Value, Value)> {
        let map = self.map.borrow();
        let slot = slot.min(map.entries.len());
        let at = map.entries[..slot].iter().rposition(|entry| !entry.key.is_unbound())?;
        let entry = &map.entries[at];
        Some((at, entry.key.clone(), entry.value.clone()))
    }

    pub(crate) fn entries(&self) -> Vec<Entry> {
        self.map.borrow().entries.iter().filter(|entry| !entry.key.is_unbound()).cloned().collect()
    }

    pub(crate) fn pairs(&self) -> Vec<(Value, Value)> {
        self.entries().into_iter().map(|entry| (entry.key, entry.value)).collect()
    }

    pub(crate) fn keys(&self) -> Vec<Value> {
        self.entries().into_iter().map(|entry| entry.key).collect()
    }

    pub(crate) fn copy(&self) -> Rc<Dict> {
        let copy = Dict::default();
        for entry in self.entries() {
            copy.insert_new(entry.hash, entry.key, entry.value);
        }
        Rc::new(copy)
    }

    // Dicts of names: modules, classes, instances.

    pub(crate) fn slot_of(&self, name: &Rc<Str>) -> Option<Slot> {
        let map = self.map.borrow();
        let hash = name.hash();
        let fits = |entry: &Entry| match &entry.key {
            Value::Str(key) => Rc::ptr_eq(key, name) || (entry.hash == hash && key.as_str() == name.as_str()),
            _ => false,
        };
        if map.entries.len() <= FEW {
            return map.entries.iter().position(fits);
        }
        map.index.find(mix(hash), |slot| fits(&map.entries[slot]))
    }

    pub(crate) fn get(&self, name: &Rc<Str>) -> Option<Value> {
        let slot = self.slot_of(name)?;
        Some(self.map.borrow().entries[slot].value.clone())
    }

    pub(crate) fn set(&self, name: &Rc<Str>, value: Value) {
        match self.slot_of(name) {
            Some(slot) => self.set_slot(slot, value),
            None => self.insert_new(name.hash(), Value::Str(Rc::clone(name)), value),
        }
    }

    pub(crate) fn remove(&self, name: &Rc<Str>) -> Option<Value> {
        let slot = self.slot_of(name)?;
        self.remove_slot(slot).map(|(_, value)| value)
    }

    pub(crate) fn get_str(&self, name: &str) -> Option<Value> {
        self.get(&Rc::new(Str::new(name)))
    }

    pub(crate) fn set_str(&self, name: &str, value: impl Into<Value>) {
        self.set(&Rc::new(Str::new(name)), value.into());
    }
}

/// A set: open addressing with CPython's probes, since what a program prints shows the order of a set's integers.
#[derive(Default)]
pub(crate) struct Set {
    table: RefCell<Table>,
    /// Once taken of a frozen one, its hash.
    pub(crate) hash: Cell<Option<i64>>,
}

struct Table {
    cells: Vec<SetCell>,
    /// Cells that hold a key or held one.
    fill: usize,
    used: usize,
}

#[derive(Clone)]
enum SetCell {
    Free,
    Deleted,
    Key(u64, Value),
}

const PROBES: usize = 9;

impl Default for Table {
    fn default() -> Self {
        Self { cells: vec![SetCell::Free; 8], fill: 0, used: 0 }
    }
}

impl Table {
    /// The cells that are looked at for a hash, in order.
    fn walk(&self, hash: u64, mut look: impl FnMut(usize, &SetCell) -> bool) {
        let mask = self.cells.len() - 1;
        let mut perturb = hash;
        let mut at = hash as usize & mask;
        loop {
            let last = if at + PROBES <= mask { PROBES } else { 0 };
            for probe in at..=at + last {
                if look(probe, &self.cells[probe]) {
                    return;
                }
            }
            perturb >>= 5;
            at = at.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize) & mask;
        }
    }

    fn find(&self, hash: u64, key: &Value) -> Found {
        let mut found = Found::Nowhere;
        let mut ask = Vec::new();
        self.walk(hash, |at, cell| match cell {
            SetCell::Free => true,
            SetCell::Key(other, there) if *other == hash => match same_key(there, key) {
                Some(true) => {
                    found = Found::At(at);
                    true
                }
                Some(false) => false,
                None => {
                    ask.push(at);
                    false
                }
            },
            _ => false,
        });
        match found {
            Found::Nowhere if !ask.is_empty() => Found::Ask(ask),
            found => found,
        }
    }

    fn insert_clean(&mut self, hash: u64, key: Value) {
        let mut free = 0;
        self.walk(hash, |at, cell| {
            free = at;
            matches!(cell, SetCell::Free)
        });
        self.cells[free] = SetCell::Key(hash, key);
    }

    fn insert_new(&mut self, hash: u64, key: Value) {
        let (mut free, mut reused) = (0, None);
        self.walk(hash, |at, cell| {
            free = at;
            if matches!(cell, SetCell::Deleted) && reused.is_none() {
                reused = Some(at);
            }
            matches!(cell, SetCell::Free)
        });
        if reused.is_none() {
            self.fill += 1;
        }
        self.cells[reused.unwrap_or(free)] = SetCell::Key(hash, key);
        self.used += 1;
        let mask = self.cells.len() - 1;
        if self.fill * 5 >= mask * 3 {
            self.resize(if self.used > 50_000 { self.used * 2 } else { self.used * 4 });
        }
    }

    fn resize(&mut self, least: usize) {
        let mut size = 8;
        while size <= least {
            size *= 2;
        }
        let old = std::mem::replace(&mut self.cells, vec![SetCell::Free; size]);
        for cell in old {
            if let SetCell::Key(hash, key) = cell {
                self.insert_clean(hash, key);
            }
        }
        self.fill = self.used;
    }
}

impl Set {
    pub(crate) fn len(&self) -> usize {
        self.table.borrow().used
    }

    pub(crate) fn find(&self, hash: u64, key: &Value) -> Found {
        self.table.borrow().find(hash, key)
    }

    pub(crate) fn key(&self, slot: Slot) -> Option<Value> {
        match self.table.borrow().cells.get(slot) {
            Some(SetCell::Key(_, key)) => Some(key.clone()),
            _ => None,
        }
    }

    pub(crate) fn insert_new(&self, hash: u64, key: Value) {
        self.table.borrow_mut().insert_new(hash, key);
    }

    pub(crate) fn remove_slot(&self, slot: Slot) -> Option<Value> {
        let mut table = self.table.borrow_mut();
        let cell = table.cells.get_mut(slot)?;
        match std::mem::replace(cell, SetCell::Deleted) {
            SetCell::Key(_, key) => {
                table.used -= 1;
                Some(key)
            }
            other => {
                *cell = other;
                None
            }
        }
    }

    pub(crate) fn clear(&self) {
        let old = self.table.take();
        drop(old);
    }

    /// The first key at this slot or after it.
    pub(crate) fn next_from(&self, slot: Slot) -> Option<(Slot, Value)> {
        let table = self.table.borrow();
        let rest = table.cells.get(slot..)?;
        rest.iter().enumerate().find_map(|(skipped, cell)| match cell {
            SetCell::Key(_, key) => Some((slot + skipped, key.clone())),
            _ => None,
        })
    }

    pub(crate) fn hashed(&self) -> Vec<(u64, Value)> {
        let table = self.table.borrow();
        let key = |cell: &SetCell| match cell {
            SetCell::Key(hash, key) => Some((*hash, key.clone())),
            _ => None,
        };
        table.cells.iter().filter_map(key).collect()
    }

    pub(crate) fn keys(&self) -> Vec<Value> {
        self.hashed().into_iter().map(|(_, key)| key).collect()
    }

    pub(crate) fn copy(&self) -> Set {
        let table = self.table.borrow();
        let copy = Table { cells: table.cells.clone(), fill: table.fill, used: table.used };
        Set { table: RefCell::new(copy), hash: Cell::new(None) }
    }
}
