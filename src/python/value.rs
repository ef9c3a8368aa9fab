//! Values: what names are bound to.
//!
//! Sixteen bytes each: small ones inline, the rest counted by reference, as in CPython, so that what a program drops
//! is gone at once. The file is long: it lists all kinds of values.

use std::any::Any;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use num_bigint::BigInt;
use num_traits::ToPrimitive;
use smallvec::SmallVec;

use super::class::Class;
use super::exception::ExceptionData;
use super::frame::{Body, Function, Generator};
use super::iter::Iter;
use super::map::{Dict, Set};
use super::native::Native;
use super::nested::Items;

/// A Python value.
///
/// Its kind fills a whole word. A kind of one byte makes every move of a value read words that were just written as
/// bytes, which a processor has to wait for (a tenth of all of the time that calls took), and takes more wasm.
#[derive(Clone, Default)]
#[repr(u64)]
pub(crate) enum Value {
    /// An empty slot. Programs never see it.
    #[default]
    Unbound,
    None,
    Ellipsis,
    NotImplemented,
    Bool(bool),
    Int(i64),
    /// Never one that fits an `Int`.
    Big(Rc<BigInt>),
    Float(f64),
    Complex(Rc<(f64, f64)>),
    Str(Rc<Str>),
    Bytes(Rc<Vec<u8>>),
    Tuple(Rc<Items>),
    List(Rc<RefCell<Items>>),
    Dict(Rc<Dict>),
    Set(Rc<Set>),
    FrozenSet(Rc<Set>),
    Range(Rc<Range>),
    Slice(Rc<Slice>),
    Cell(Rc<RefCell<Value>>),
    Code(Rc<Body>),
    Function(Rc<Function>),
    Native(Rc<Native>),
    /// A function and the object it is a method of.
    Method(Rc<(Value, Value)>),
    Class(Rc<Class>),
    Object(Rc<Object>),
    Generator(Rc<Generator>),
    Iter(Rc<Iter>),
    Module(Rc<Module>),
    /// A dict's keys, values or items.
    View(Rc<(Rc<Dict>, ViewKind)>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ViewKind {
    Keys,
    Values,
    Items,
    /// The whole dict, read-only.
    Proxy,
}

/// Text, with what is often asked of it.
pub(crate) struct Str {
    text: String,
    hash: Cell<u64>,
    /// How many characters; the same as bytes where all are ASCII.
    chars: Cell<u32>,
}

const UNKNOWN: u32 = u32::MAX;

impl Str {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), hash: Cell::new(0), chars: Cell::new(UNKNOWN) }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// Its length in characters.
    pub(crate) fn chars(&self) -> usize {
        if self.chars.get() == UNKNOWN {
            self.chars.set(self.text.chars().count() as u32);
        }
        self.chars.get() as usize
    }

    /// Whether a character is a byte.
    pub(crate) fn is_ascii(&self) -> bool {
        self.chars() == self.text.len()
    }

    /// The bytes of the characters from `start` to `end`, which lie within.
    pub(crate) fn slice(&self, start: usize, end: usize) -> &str {
        if self.is_ascii() {
            return &self.text[start..end];
        }
        let mut at = self.text.char_indices().map(|(at, _)| at).chain([self.text.len()]);
        let from = at.nth(start).unwrap_or(self.text.len());
        let to = if end > start { at.nth(end - start - 1).unwrap_or(self.text.len()) } else { from };
        &self.text[from..to]
    }

    pub(crate) fn hash(&self) -> u64 {
        if self.hash.get() == 0 {
            self.hash.set(hash_bytes(self.text.as_bytes()));
        }
        self.hash.get()
    }

    /// Appends, when nobody else has a hold on it.
    pub(crate) fn append(&mut self, more: &Str) {
        self.text.push_str(&more.text);
        self.hash.set(0);
        let known = self.chars.get() != UNKNOWN && more.chars.get() != UNKNOWN;
        self.chars.set(if known { self.chars.get() + more.chars.get() } else { UNKNOWN });
    }
}

/// FNV-1a, finished by a multiplication that reaches the low bits; never zero.
pub(crate) fn hash_bytes(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in bytes {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    mix(hash)
}

pub(crate) fn mix(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (hash ^ (hash >> 29)) | 1
}

/// `range(start, stop, step)`
#[derive(Clone, PartialEq)]
pub(crate) struct Range {
    pub(crate) start: i64,
    pub(crate) stop: i64,
    pub(crate) step: i64,
}

impl Range {
    pub(crate) fn len(&self) -> usize {
        let (from, to, step) = if self.step > 0 {
            (i128::from(self.start), i128::from(self.stop), i128::from(self.step))
        } else {
            (i128::from(self.stop), i128::from(self.start), -i128::from(self.step))
        };
        if to <= from { 0 } else { ((to - from + step - 1) / step) as usize }
    }

    pub(crate) fn get(&self, index: usize) -> i64 {
        self.start.wrapping_add((index as i64).wrapping_mul(self.step))
    }
}

/// `slice(start, stop, step)`
pub(crate) struct Slice {
    pub(crate) start: Value,
    pub(crate) stop: Value,
    pub(crate) step: Value,
}

/// A module.
pub(crate) struct Module {
    pub(crate) name: Rc<Str>,
    pub(crate) dict: Rc<Dict>,
}

/// An instance of a class.
pub(crate) struct Object {
    pub(crate) class: Rc<Class>,
    pub(crate) dict: OnceCell<Rc<Dict>>,
    pub(crate) payload: Payload,
}

/// What an object is beside its attributes.
pub(crate) enum Payload {
    /// Nothing more.
    None,
    /// The value of the builtin type that its class extends.
    Value(Value),
    /// An exception.
    Exception(Box<ExceptionData>),
    /// Something of ours: a future, a deque, a lock, …
    Native(Box<dyn Any>),
}

impl Object {
    pub(crate) fn new(class: Rc<Class>, payload: Payload) -> Rc<Self> {
        Rc::new(Self { class, dict: OnceCell::new(), payload })
    }

    pub(crate) fn class(&self) -> Rc<Class> {
        Rc::clone(&self.class)
    }

    pub(crate) fn dict(&self) -> &Rc<Dict> {
        self.dict.get_or_init(Rc::default)
    }

    /// What it is natively, if it is that.
    pub(crate) fn native<T: 'static>(&self) -> Option<&T> {
        match &self.payload {
            Payload::Native(native) => native.downcast_ref(),
            _ => None,
        }
    }
}

/// What a native function is called with.
#[derive(Default)]
pub(crate) struct Args {
    pub(crate) values: SmallVec<[Value; 4]>,
    pub(crate) keywords: Vec<(Rc<Str>, Value)>,
}

impl<const N: usize> From<[Value; N]> for Args {
    fn from(values: [Value; N]) -> Self {
        Self { values: values.into_iter().collect(), keywords: Vec::new() }
    }
}

impl From<Vec<Value>> for Args {
    fn from(values: Vec<Value>) -> Self {
        Self { values: values.into(), keywords: Vec::new() }
    }
}

impl Value {
    pub(crate) fn str(text: impl Into<String>) -> Self {
        Self::Str(Rc::new(Str::new(text)))
    }

    pub(crate) fn bytes(bytes: Vec<u8>) -> Self {
        Self::Bytes(Rc::new(bytes))
    }

    pub(crate) fn tuple(items: Vec<Value>) -> Self {
        Self::Tuple(Rc::new(items.into()))
    }

    pub(crate) fn list(items: Vec<Value>) -> Self {
        Self::List(Rc::new(RefCell::new(items.into())))
    }

    pub(crate) fn dict() -> Self {
        Self::Dict(Rc::default())
    }

    /// An integer, in its one form.
    pub(crate) fn int(value: BigInt) -> Self {
        match value.to_i64() {
            Some(small) => Self::Int(small),
            None => Self::Big(Rc::new(value)),
        }
    }

    pub(crate) fn index(value: usize) -> Self {
        Self::Int(value as i64)
    }

    pub(crate) fn method(function: Value, object: Value) -> Self {
        Self::Method(Rc::new((function, object)))
    }

    pub(crate) fn native<T: 'static>(class: &Rc<Class>, native: T) -> Self {
        Self::Object(Object::new(Rc::clone(class), Payload::Native(Box::new(native))))
    }

    /// Whether it holds nothing that is counted.
    #[inline(always)]
    fn is_uncounted(&self) -> bool {
        matches!(self, Self::Unbound | Self::None | Self::Bool(_) | Self::Int(_) | Self::Float(_))
    }

    /// Drops it. In the innermost loop a look at the kind saves most calls.
    #[inline(always)]
    pub(crate) fn release(self) {
        if self.is_uncounted() {
            std::mem::forget(self);
        }
    }

    /// Takes the place of one that holds nothing that is counted.
    #[inline(always)]
    pub(crate) fn put(&mut self, value: Value) {
        std::mem::forget(std::mem::replace(self, value));
    }

    /// Takes the place of another value.
    #[inline(always)]
    pub(crate) fn replace(&mut self, value: Value) {
        std::mem::replace(self, value).release();
    }

    /// A clone; of an integer and of a function, which is what calls begin with, without a call.
    #[inline(always)]
    pub(crate) fn copied(&self) -> Self {
        match self {
            Self::Int(value) => Self::Int(*value),
            Self::Function(function) => Self::Function(Rc::clone(function)),
            value => value.clone(),
        }
    }

    pub(crate) fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    pub(crate) fn is_unbound(&self) -> bool {
        matches!(self, Self::Unbound)
    }

    /// The same object?
    pub(crate) fn is(&self, other: &Value) -> bool {
        match (self, other) {
            (Self::None, Self::None)
            | (Self::Ellipsis, Self::Ellipsis)
            | (Self::NotImplemented, Self::NotImplemented) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Int(a), Self::Int(b)) => a == b,
            (Self::Float(a), Self::Float(b)) => a.to_bits() == b.to_bits(),
            (Self::Str(a), Self::Str(b)) => Rc::ptr_eq(a, b) || (a.as_str() == b.as_str() && a.as_str().len() < 20),
            (Self::Tuple(a), Self::Tuple(b)) if a.is_empty() && b.is_empty() => true,
            (Self::Bytes(a), Self::Bytes(b)) if a.is_empty() && b.is_empty() => true,
            (Self::Method(a), Self::Method(b)) => Rc::ptr_eq(a, b),
            _ => self.address() == other.address() && std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }

    /// What tells it from other objects that live: `id()`.
    pub(crate) fn address(&self) -> usize {
        fn of<T: ?Sized>(rc: &Rc<T>) -> usize {
            Rc::as_ptr(rc).cast::<u8>() as usize
        }
        match self {
            Self::Unbound => 0,
            Self::None => 0x10,
            Self::Ellipsis => 0x20,
            Self::NotImplemented => 0x30,
            Self::Bool(value) => 0x40 + usize::from(*value) * 16,
            Self::Int(value) => 0x1000_usize.wrapping_add((*value as usize).wrapping_mul(32)),
            Self::Float(value) => (value.to_bits() >> 16) as usize,
            Self::Big(rc) => of(rc),
            Self::Complex(rc) => of(rc),
            Self::Str(rc) => of(rc),
            Self::Bytes(rc) => of(rc),
            Self::Tuple(rc) => of(rc),
            Self::List(rc) => of(rc),
            Self::Dict(rc) => of(rc),
            Self::Set(rc) | Self::FrozenSet(rc) => of(rc),
            Self::Range(rc) => of(rc),
            Self::Slice(rc) => of(rc),
            Self::Cell(rc) => of(rc),
            Self::Code(rc) => of(rc),
            Self::Function(rc) => of(rc),
            Self::Native(rc) => of(rc),
            Self::Method(rc) => of(rc),
            Self::Class(rc) => of(rc),
            Self::Object(rc) => of(rc),
            Self::Generator(rc) => of(rc),
            Self::Iter(rc) => of(rc),
            Self::Module(rc) => of(rc),
            Self::View(rc) => of(rc),
        }
    }

    pub(crate) fn as_str(&self) -> Option<&str> {
        match self.plain() {
            Self::Str(text) => Some(text.as_str()),
            _ => None,
        }
    }

    /// An object whose class extends a builtin type, as a value of that type; everything else as itself.
    pub(crate) fn plain(&self) -> &Value {
        match self {
            Self::Object(object) => match &object.payload {
                Payload::Value(value) => value,
                _ => self,
            },
            _ => self,
        }
    }

    /// What it is natively, if it is an object of ours of that kind.
    pub(crate) fn native_ref<T: 'static>(&self) -> Option<&T> {
        match self {
            Self::Object(object) => object.native(),
            _ => None,
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::str(text)
    }
}

impl Object {
    /// The value of the builtin type that its class extends.
    pub(crate) fn plain_value(&self) -> Option<&Value> {
        match &self.payload {
            Payload::Value(value) => Some(value),
            _ => None,
        }
    }
}
