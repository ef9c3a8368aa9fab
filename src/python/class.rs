//! Classes: names, bases, the order in which they are searched.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::map::Dict;
use super::native::QuickFn;
use super::value::{Str, Value};

/// A class. Its own metaclass is `type` unless it says otherwise.
pub(crate) struct Class {
    pub(crate) name: RefCell<Rc<Str>>,
    pub(crate) bases: RefCell<Vec<Rc<Class>>>,
    /// The class itself first, `object` last.
    pub(crate) mro: RefCell<Vec<Rc<Class>>>,
    pub(crate) dict: Rc<Dict>,
    pub(crate) meta: Option<Rc<Class>>,
    pub(crate) layout: Layout,
    /// Ours: programs may not change it.
    pub(crate) is_builtin: bool,
    /// The names in its and its bases' `__slots__`, if instances have no other attributes.
    pub(crate) slots: Option<Vec<Rc<Str>>>,
    /// Which of the rare hooks it or a base has.
    pub(crate) hooks: Hooks,
    /// Makes instances of a builtin class from plain arguments.
    pub(crate) quick: Cell<Option<QuickFn>>,
    /// Tells it from every other class that ever was.
    pub(crate) id: u32,
}

/// Methods that stand in the way of every access to an attribute.
#[derive(Clone, Default)]
pub(crate) struct Hooks {
    pub(crate) getattribute: bool,
    pub(crate) setattr: Cell<bool>,
    pub(crate) delattr: Cell<bool>,
    /// `__del__`
    pub(crate) del: Cell<bool>,
    /// The end of its objects can be seen: the collector must know them.
    pub(crate) noted: bool,
}

/// What instances are beside their attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    Object,
    Type,
    Exception,
    /// A value of this builtin type.
    Int,
    Float,
    Complex,
    Str,
    Bytes,
    Tuple,
    List,
    Dict,
    Set,
    FrozenSet,
    /// Something of ours, made by its own `__new__`.
    Native,
    /// Like it, and no class may extend it.
    Final,
}

/// Attributes of classes, as they were found last.
pub(crate) struct Cache(Vec<Cached>);

#[derive(Default, Clone)]
struct Cached {
    generation: u32,
    class: u32,
    name: Option<Rc<Str>>,
    value: Option<Value>,
}

impl Default for Cache {
    fn default() -> Self {
        Self(vec![Cached::default(); 1024])
    }
}

impl Cache {
    /// An attribute of a class, along its order of resolution.
    pub(crate) fn lookup(&mut self, class: &Class, name: &Rc<Str>) -> Option<Value> {
        let generation = GENERATION.get();
        let at = (class.id as usize).wrapping_mul(31) ^ (Rc::as_ptr(name) as usize >> 4);
        let at = at % self.0.len();
        let cached = &self.0[at];
        if cached.generation == generation
            && cached.class == class.id
            && cached.name.as_ref().is_some_and(|cached| Rc::ptr_eq(cached, name))
        {
            return cached.value.clone();
        }
        let value = class.lookup(name);
        let new = Cached { generation, class: class.id, name: Some(Rc::clone(name)), value: value.clone() };
        let old = std::mem::replace(&mut self.0[at], new);
        drop(old);
        value
    }
}

const TOLD_WITH_MODULE: &[&str] = &[
    "BytesIO",
    "Context",
    "ContextVar",
    "Decimal",
    "Future",
    "GenericAlias",
    "Match",
    "OrderedDict",
    "Pattern",
    "RLock",
    "SimpleNamespace",
    "StringIO",
    "Task",
    "TextIOWrapper",
    "Token",
    "Union",
    "defaultdict",
    "deque",
    "lock",
    "partial",
];

thread_local! {
    static NEXT_ID: Cell<u32> = const { Cell::new(1) };
    /// Changes whenever a class does.
    static GENERATION: Cell<u32> = const { Cell::new(1) };
}

/// To be called after a class was changed.
pub(crate) fn changed() {
    GENERATION.set(GENERATION.get().wrapping_add(1));
}

impl Class {
    /// A class whose bases are linearised already or have an order; else the sentence that Python has for it.
    pub(crate) fn new(
        name: Rc<Str>,
        bases: Vec<Rc<Class>>,
        dict: Rc<Dict>,
        meta: Option<Rc<Class>>,
        layout: Layout,
        is_builtin: bool,
        slots: Option<Vec<Rc<Str>>>,
    ) -> Result<Rc<Self>, String> {
        let tail = linearise(&bases)?;
        let id = NEXT_ID.replace(NEXT_ID.get() + 1);
        let has = |name: &str, of: fn(&Hooks) -> bool| {
            (!is_builtin && dict.get_str(name).is_some()) || tail.iter().any(|base| of(&base.hooks))
        };
        let del = has("__del__", |hooks| hooks.del.get());
        let hooks = Hooks {
            noted: del || (!is_builtin && super::collector::is_wanted()),
            getattribute: has("__getattribute__", |hooks| hooks.getattribute),
            setattr: Cell::new(has("__setattr__", |hooks| hooks.setattr.get())),
            delattr: Cell::new(has("__delattr__", |hooks| hooks.delattr.get())),
            del: Cell::new(del),
        };
        let class = Rc::new(Self {
            name: RefCell::new(name),
            bases: RefCell::new(bases),
            mro: RefCell::default(),
            dict,
            meta,
            layout,
            is_builtin,
            slots,
            hooks,
            quick: Cell::new(None),
            id,
        });
        *class.mro.borrow_mut() = std::iter::once(Rc::clone(&class)).chain(tail).collect();
        changed();
        Ok(class)
    }

    /// What messages call it: classes that are C in CPython are told with their module.
    pub(crate) fn told_name(&self) -> String {
        let name = self.name();
        let name = name.as_str();
        let module = self.dict.get_str("__module__");
        match module.as_ref().and_then(Value::as_str) {
            Some(
                module @ ("_asyncio" | "_contextvars" | "_io" | "_thread" | "collections" | "datetime" | "decimal"
                | "functools" | "itertools" | "re" | "types" | "typing"),
            ) if TOLD_WITH_MODULE.contains(&name) || matches!(module, "datetime" | "itertools") => {
                format!("{module}.{name}")
            }
            _ => name.to_owned(),
        }
    }

    pub(crate) fn name(&self) -> Rc<Str> {
        Rc::clone(&self.name.borrow())
    }

    /// Whether this name stands in its own `__slots__`.
    pub(crate) fn has_own_slot(&self, name: &Str) -> bool {
        let inherited =
            || self.bases.borrow().iter().any(|base| base.slots.as_ref().is_some_and(|slots| has(slots, name)));
        self.slots.as_ref().is_some_and(|slots| has(slots, name)) && !inherited()
    }

    /// An attribute, along the order of resolution.
    pub(crate) fn lookup(&self, name: &Rc<Str>) -> Option<Value> {
        self.mro.borrow().iter().find_map(|class| class.dict.get(name))
    }

    pub(crate) fn is_subclass(&self, other: &Class) -> bool {
        self.id == other.id || self.mro.borrow().iter().any(|class| class.id == other.id)
    }
}

fn has(slots: &[Rc<Str>], name: &Str) -> bool {
    slots.iter().any(|slot| slot.as_str() == name.as_str())
}

/// C3: every class before its bases, bases in their order.
fn linearise(bases: &[Rc<Class>]) -> Result<Vec<Rc<Class>>, String> {
    let mut rows: Vec<Vec<Rc<Class>>> = bases.iter().map(|base| base.mro.borrow().clone()).collect();
    rows.push(bases.to_vec());
    let mut order = Vec::new();
    loop {
        rows.retain(|row| !row.is_empty());
        if rows.is_empty() {
            return Ok(order);
        }
        let is_free = |head: &Rc<Class>| !rows.iter().any(|row| row[1..].iter().any(|later| later.id == head.id));
        let Some(next) = rows.iter().map(|row| &row[0]).find(|head| is_free(head)).cloned() else {
            let names: Vec<String> = bases.iter().map(|base| base.name().as_str().to_owned()).collect();
            return Err(format!(
                "Cannot create a consistent method resolution order (MRO) for bases {}",
                names.join(", ")
            ));
        };
        for row in &mut rows {
            if row[0].id == next.id {
                row.remove(0);
            }
        }
        order.push(next);
    }
}
