//! The builtin classes.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::{Rc, Weak};

use super::class::{Class, Layout};
use super::code::Kind as CodeKind;
use super::exception::{KINDS, Kind};
use super::iter::IterState;
use super::value::{Str, Value, ViewKind};

/// `staticmethod(f)`
pub(crate) struct StaticMethod(pub(crate) Value);

/// `classmethod(f)`
pub(crate) struct ClassMethod(pub(crate) Value);

/// `property(get, set, delete, doc)`
pub(crate) struct Property {
    pub(crate) get: Value,
    pub(crate) set: Value,
    pub(crate) delete: Value,
    pub(crate) doc: Value,
}

/// What a class gives for a name in its `__slots__`.
pub(crate) struct Member {
    pub(crate) name: Rc<Str>,
    pub(crate) owner: Rc<Class>,
}

macro_rules! types {
    (@base object, $root:ident) => { &$root };
    (@base $base:ident, $root:ident) => { &$base };
    ($($field:ident($base:ident) = $name:literal, $layout:ident;)*) => {
        /// The builtin classes, each under its Rust name.
        pub(crate) struct Types {
            $(pub(crate) $field: Rc<Class>,)*
            exceptions: Vec<Rc<Class>>,
            subclasses: RefCell<HashMap<u32, Vec<Weak<Class>>>>,
        }

        impl Types {
            /// All of them, without their methods.
            pub(crate) fn new() -> Self {
                let root = class("object", &[], Layout::Object);
                $(let $field = if $name == "object" {
                    Rc::clone(&root)
                } else {
                    class($name, &[types!(@base $base, root)], Layout::$layout)
                };)*
                let mut exceptions: Vec<Rc<Class>> = Vec::new();
                for (kind, name, base) in KINDS {
                    let new = match kind {
                        Kind::BaseException => class(name, &[&root], Layout::Exception),
                        Kind::ExceptionGroup => class(
                            name,
                            &[&exceptions[Kind::BaseExceptionGroup as usize], &exceptions[Kind::Exception as usize]],
                            Layout::Exception,
                        ),
                        _ => class(name, &[&exceptions[*base as usize]], Layout::Exception),
                    };
                    exceptions.push(new);
                }
                let types = Self { $($field,)* exceptions, subclasses: RefCell::default() };
                types.note_modules();
                types
            }
        }
    };
}

fn class(name: &str, bases: &[&Rc<Class>], layout: Layout) -> Rc<Class> {
    let bases = bases.iter().map(|base| Rc::clone(base)).collect();
    Class::new(Rc::new(Str::new(name)), bases, Rc::default(), None, layout, true, None)
        .unwrap_or_else(|_| unreachable!("the builtin classes have an order"))
}

types! {
    object(object) = "object", Object;
    type_(object) = "type", Type;
    none(object) = "NoneType", Final;
    ellipsis(object) = "ellipsis", Final;
    not_implemented(object) = "NotImplementedType", Final;
    int(object) = "int", Int;
    bool_(int) = "bool", Final;
    float(object) = "float", Float;
    complex(object) = "complex", Complex;
    str_(object) = "str", Str;
    bytes(object) = "bytes", Bytes;
    tuple(object) = "tuple", Tuple;
    list(object) = "list", List;
    dict(object) = "dict", Dict;
    set(object) = "set", Set;
    frozenset(object) = "frozenset", FrozenSet;
    range(object) = "range", Final;
    slice(object) = "slice", Final;
    cell(object) = "cell", Final;
    code(object) = "code", Final;
    frame(object) = "frame", Final;
    traceback(object) = "traceback", Final;
    function(object) = "function", Final;
    builtin(object) = "builtin_function_or_method", Final;
    method(object) = "method", Final;
    generator(object) = "generator", Final;
    coroutine(object) = "coroutine", Final;
    async_generator(object) = "async_generator", Final;
    async_step(object) = "async_generator_asend", Final;
    iterator(object) = "iterator", Final;
    list_iterator(iterator) = "list_iterator", Final;
    list_reversed(iterator) = "list_reverseiterator", Final;
    tuple_iterator(iterator) = "tuple_iterator", Final;
    str_iterator(iterator) = "str_iterator", Final;
    ascii_iterator(iterator) = "str_ascii_iterator", Final;
    bytes_iterator(iterator) = "bytes_iterator", Final;
    range_iterator(iterator) = "range_iterator", Final;
    key_iterator(iterator) = "dict_keyiterator", Final;
    value_iterator(iterator) = "dict_valueiterator", Final;
    item_iterator(iterator) = "dict_itemiterator", Final;
    key_reversed(iterator) = "dict_reversekeyiterator", Final;
    value_reversed(iterator) = "dict_reversevalueiterator", Final;
    item_reversed(iterator) = "dict_reverseitemiterator", Final;
    set_iterator(iterator) = "set_iterator", Final;
    callable_iterator(iterator) = "callable_iterator", Final;
    map(object) = "map", Final;
    filter(object) = "filter", Final;
    zip(object) = "zip", Final;
    enumerate(object) = "enumerate", Final;
    reversed(object) = "reversed", Final;
    module(object) = "module", Object;
    dict_keys(object) = "dict_keys", Final;
    dict_values(object) = "dict_values", Final;
    dict_items(object) = "dict_items", Final;
    proxy(object) = "mappingproxy", Final;
    staticmethod(object) = "staticmethod", Native;
    classmethod(object) = "classmethod", Native;
    property(object) = "property", Native;
    member(object) = "member_descriptor", Final;
    super_(object) = "super", Native;
    alias(object) = "GenericAlias", Native;
    union(object) = "Union", Native;
    namespace(object) = "SimpleNamespace", Object;
    event_loop(object) = "AbstractEventLoop", Native;
    future(object) = "Future", Native;
    task(future) = "Task", Native;
    future_wait(object) = "FutureIter", Final;
    handle(object) = "Handle", Native;
    timer_handle(handle) = "TimerHandle", Native;
    deque(object) = "deque", Native;
    lock(object) = "lock", Native;
    stream(object) = "TextIOWrapper", Final;
    rlock(object) = "RLock", Native;
    random(object) = "Random", Native;
    context_var(object) = "ContextVar", Final;
    context(object) = "Context", Final;
    token(object) = "Token", Final;
    pattern(object) = "Pattern", Final;
    match_(object) = "Match", Final;
}

impl Types {
    /// Where programs are told that classes of ours come from which aren't builtins.
    fn note_modules(&self) {
        let own = |class: &Rc<Class>| Rc::clone(class);
        for (module, classes) in [
            ("_asyncio", vec![own(&self.future), own(&self.task)]),
            ("asyncio.events", vec![own(&self.event_loop), own(&self.handle), own(&self.timer_handle)]),
            (
                "asyncio.exceptions",
                [Kind::CancelledError, Kind::InvalidStateError].map(|kind| own(self.exception(kind))).to_vec(),
            ),
            ("_contextvars", vec![own(&self.context_var), own(&self.context), own(&self.token)]),
            ("_io", vec![own(&self.stream)]),
            ("_thread", vec![own(&self.lock), own(&self.rlock)]),
            ("collections", vec![own(&self.deque)]),
            ("random", vec![own(&self.random)]),
            ("re", vec![own(&self.pattern), own(&self.match_)]),
            ("types", vec![own(&self.namespace), own(&self.alias)]),
            ("typing", vec![own(&self.union)]),
        ] {
            for class in classes {
                class.dict.set_str("__module__", Value::str(module));
            }
        }
    }

    /// A builtin exception's class.
    pub(crate) fn exception(&self, kind: Kind) -> &Rc<Class> {
        &self.exceptions[kind as usize]
    }

    /// The class of a value that is neither an object nor a class.
    pub(crate) fn of(&self, value: &Value) -> &Rc<Class> {
        match value {
            Value::Unbound | Value::None => &self.none,
            Value::Ellipsis => &self.ellipsis,
            Value::NotImplemented => &self.not_implemented,
            Value::Bool(_) => &self.bool_,
            Value::Int(_) | Value::Big(_) => &self.int,
            Value::Float(_) => &self.float,
            Value::Complex(_) => &self.complex,
            Value::Str(_) => &self.str_,
            Value::Bytes(_) => &self.bytes,
            Value::Tuple(_) => &self.tuple,
            Value::List(_) => &self.list,
            Value::Dict(_) => &self.dict,
            Value::Set(_) => &self.set,
            Value::FrozenSet(_) => &self.frozenset,
            Value::Range(_) => &self.range,
            Value::Slice(_) => &self.slice,
            Value::Cell(_) => &self.cell,
            Value::Code(_) => &self.code,
            Value::Function(_) => &self.function,
            Value::Native(_) => &self.builtin,
            Value::Method(method) if matches!(method.0, Value::Native(_)) => &self.builtin,
            Value::Method(_) => &self.method,
            Value::Generator(generator) => match generator.kind {
                CodeKind::Coroutine => &self.coroutine,
                CodeKind::AsyncGenerator => &self.async_generator,
                _ => &self.generator,
            },
            Value::Iter(iter) => match &*iter.state.borrow() {
                IterState::Map { .. } => &self.map,
                IterState::Filter(..) => &self.filter,
                IterState::Zip { .. } => &self.zip,
                IterState::Enumerate(..) => &self.enumerate,
                IterState::SequenceBackwards(..) => &self.reversed,
                IterState::List(..) => &self.list_iterator,
                IterState::ListBackwards(..) => &self.list_reversed,
                IterState::Tuple(..) => &self.tuple_iterator,
                IterState::Str(text, _) if text.is_ascii() => &self.ascii_iterator,
                IterState::Str(..) => &self.str_iterator,
                IterState::Bytes(..) => &self.bytes_iterator,
                IterState::Range { .. } => &self.range_iterator,
                IterState::Dict { kind, .. } => match kind {
                    ViewKind::Values => &self.value_iterator,
                    ViewKind::Items => &self.item_iterator,
                    _ => &self.key_iterator,
                },
                IterState::DictBackwards { kind, .. } => match kind {
                    ViewKind::Values => &self.value_reversed,
                    ViewKind::Items => &self.item_reversed,
                    _ => &self.key_reversed,
                },
                IterState::Set { .. } => &self.set_iterator,
                IterState::Callable(..) => &self.callable_iterator,
                IterState::Sequence(..) | IterState::Ended => &self.iterator,
            },
            Value::Module(_) => &self.module,
            Value::View(view) => match view.1 {
                ViewKind::Keys => &self.dict_keys,
                ViewKind::Values => &self.dict_values,
                ViewKind::Items => &self.dict_items,
                ViewKind::Proxy => &self.proxy,
            },
            // These two are asked elsewhere.
            Value::Class(_) => &self.type_,
            Value::Object(_) => &self.object,
        }
    }

    /// A class has a new heir.
    pub(crate) fn note_subclass(&self, base: &Rc<Class>, heir: &Rc<Class>) {
        self.subclasses.borrow_mut().entry(base.id).or_default().push(Rc::downgrade(heir));
    }

    /// The classes that extend one directly.
    pub(crate) fn subclasses(&self, base: &Class) -> Vec<Rc<Class>> {
        let subclasses = self.subclasses.borrow();
        subclasses.get(&base.id).map(|all| all.iter().filter_map(Weak::upgrade).collect()).unwrap_or_default()
    }
}
