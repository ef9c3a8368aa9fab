//! Bytecode: what the compiler makes and the machine runs.
//!
//! It is long because it lists all ops. A stack machine after CPython 3.11's: a frame has slots (arguments, locals, cells, free variables) and a value
//! stack above them. In the comments a stack grows to the right: `[a, b] → [c]` takes two values and leaves one.

use std::rc::Rc;

/// A piece of the source, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Where it begins.
    pub start: u32,
    /// Where it ends: the first byte after it.
    pub end: u32,
}

/// A program's text, and where its lines begin.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// What tracebacks call it: a file's name.
    pub name: String,
    /// All of it.
    pub text: String,
    /// Whether it belongs to Loopscope: tracebacks and the picture show the reader's own lines only.
    pub is_library: bool,
    lines: Vec<u32>,
}

impl Source {
    /// A reader's program.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let lines = std::iter::once(0).chain(breaks.map(|(at, _)| at as u32 + 1)).collect();
        Self { name: name.into(), text, is_library: false, lines }
    }

    /// A module of our own.
    #[must_use]
    pub fn library(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { is_library: true, ..Self::new(name, text) }
    }

    /// The line of a byte, from 1, and its column in characters, from 0.
    #[must_use]
    pub fn place(&self, byte: u32) -> (u32, u32) {
        let line = self.line_at(byte);
        let start = self.lines[line as usize - 1] as usize;
        let before = self.text.get(start..byte as usize).unwrap_or_default();
        (line, before.chars().count() as u32)
    }

    /// The line of a byte, from 1.
    #[must_use]
    pub fn line_at(&self, byte: u32) -> u32 {
        self.lines.partition_point(|start| *start <= byte).max(1) as u32
    }

    /// A line's text, without its end.
    #[must_use]
    pub fn line(&self, number: u32) -> &str {
        let start = (number as usize).checked_sub(1).and_then(|index| self.lines.get(index));
        let rest = start.and_then(|start| self.text.get(*start as usize..)).unwrap_or_default();
        rest.lines().next().unwrap_or_default()
    }
}

/// A compiled module, class body, function, lambda, comprehension or generator expression.
#[derive(Debug)]
pub struct Code {
    /// `f`, `<lambda>`, `<module>`, `<genexpr>`, …
    pub name: Rc<str>,
    /// `outer.<locals>.f`
    pub qualname: Rc<str>,
    /// Where it was written.
    pub source: Rc<Source>,
    /// The line of its `def`, `class` or first line.
    pub first_line: u32,
    /// What it does.
    pub ops: Vec<Op>,
    /// For each op, the expression or statement it comes from.
    pub spans: Vec<Span>,
    /// What [`Op::Const`] and others name by number.
    pub consts: Vec<Const>,
    /// What name ops name by number.
    pub names: Vec<Rc<str>>,
    /// The slots' names: positional parameters, then keyword-only ones, then `*args`, then `**kwargs`, then the other
    /// locals (those that inner functions use, too), then the free variables.
    pub slots: Vec<Rc<str>>,
    /// How many of the slots are free variables; they are the last, filled from the function's closure.
    pub free: u16,
    /// Positional parameters, the positional-only ones among them.
    pub positional: u16,
    /// How many of them are positional-only.
    pub positional_only: u16,
    /// Keyword-only parameters.
    pub keyword_only: u16,
    /// Whether there is `*args`.
    pub var_args: bool,
    /// Whether there is `**kwargs`.
    pub var_keywords: bool,
    /// What calling it makes.
    pub kind: Kind,
    /// The deepest that its value stack gets.
    pub stack: u16,
    /// Where exceptions go, innermost first: the first entry that covers an op counts.
    pub handlers: Vec<Handler>,
    /// The text that it begins with.
    pub doc: Option<Rc<str>>,
}

/// What a call of a [`Code`] makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A value.
    Function,
    /// A generator.
    Generator,
    /// A coroutine.
    Coroutine,
    /// An asynchronous generator.
    AsyncGenerator,
    /// A module's or class's namespace: names live in a dict.
    Body,
}

/// A stretch of ops whose exceptions go somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    /// The first op.
    pub start: u32,
    /// The first op after it.
    pub end: u32,
    /// Where to go on. The value stack is cut to `depth`, then the exception is pushed: `[exc]`; it counts as being
    /// handled from then on, until [`Op::PopExcept`].
    pub target: u32,
    /// How deep the value stack is there.
    pub depth: u16,
    /// How many exceptions are being handled there, in this frame, the new one not counted.
    pub handling: u16,
}

/// A constant.
#[derive(Clone, Debug)]
pub enum Const {
    /// `None`
    None,
    /// `...`
    Ellipsis,
    /// `True`, `False`
    Bool(bool),
    /// An integer that fits.
    Int(i64),
    /// One that doesn't, in decimal digits.
    Big(String),
    /// A float.
    Float(f64),
    /// The imaginary part of a complex number.
    Imaginary(f64),
    /// Text.
    Str(Rc<str>),
    /// Bytes.
    Bytes(Rc<[u8]>),
    /// Constants in a row.
    Tuple(Vec<Const>),
    /// What an inner function, class or comprehension runs.
    Code(Rc<Code>),
}

/// A two-sided operator. `@` included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "operators are known by their names")]
pub enum Binary {
    Add,
    Sub,
    Mul,
    Div,
    FloorDiv,
    Mod,
    Pow,
    MatMul,
    LShift,
    RShift,
    And,
    Or,
    Xor,
}

/// A one-sided operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "operators are known by their names")]
pub enum Unary {
    Negative,
    Positive,
    Invert,
    Not,
}

/// A comparison; `is` and `in` are ops of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "operators are known by their names")]
pub enum Compare {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

/// `!s`, `!r`, `!a`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "conversions are known by their names")]
pub enum Conversion {
    None,
    Str,
    Repr,
    Ascii,
}

/// One of the things that stand on the stack for [`Op::MakeFunction`], in this order from the bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extra {
    /// A tuple: defaults of the last positional parameters.
    Defaults = 1,
    /// A dict: defaults of keyword-only parameters.
    KeywordDefaults = 2,
    /// A function without parameters that returns the annotations as a dict. Annotations are evaluated when asked
    /// for, as since Python 3.14.
    Annotate = 4,
    /// A tuple of cells (see [`Op::Cell`]), in the order of the code's free variables.
    Closure = 8,
}

/// Those of them that are there; a byte, so that an op is no more than eight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extras(u8);

impl Extras {
    /// Adds one.
    pub fn add(&mut self, extra: Extra) {
        self.0 |= extra as u8;
    }

    /// Whether one is there.
    #[must_use]
    pub fn has(self, extra: Extra) -> bool {
        self.0 & extra as u8 != 0
    }

    /// How many.
    #[must_use]
    pub fn count(self) -> u32 {
        self.0.count_ones()
    }
}

const _: () = assert!(size_of::<Op>() == 8, "what runs ops counts on it");

/// One instruction. Numbers index the code's tables; jump targets index its ops.
///
/// Those that the innermost loop runs itself stand before the others, so that one table leads to each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    // The stack.
    /// `[a] → []`
    Pop,
    /// Pushes a copy of the n-th value from the top; 1 is the top.
    Copy(u16),
    /// Swaps the top with the n-th value from the top; `Swap(2)` swaps the two topmost.
    Swap(u16),
    /// `[] → [constant]`
    Const(u32),

    // Names.
    /// `[] → [value]`; `UnboundLocalError` if there is none.
    LoadFast(u16),
    /// `[value] → []`
    StoreFast(u16),
    /// Unbinds a local; an error if it has no value.
    DeleteFast(u16),
    /// Puts a slot's value, if any, into a new cell in that slot. At a function's very beginning, for each local that
    /// inner functions use.
    MakeCell(u16),
    /// `[] → [the cell itself]`, for [`Extras::closure`].
    Cell(u16),
    /// `[] → [value in the slot's cell]`; `UnboundLocalError` or, for a free variable, `NameError` if there is none.
    LoadCell(u16),
    /// `[value] → []`
    StoreCell(u16),
    /// Empties the cell.
    DeleteCell(u16),
    /// As `LoadCell`, but a class body's own name of that kind goes first.
    LoadClassCell(u16),
    /// A class body's name, then a global, then a builtin.
    LoadName(u32),
    /// `[value] → []`, into a class body's namespace.
    StoreName(u32),
    /// Out of a class body's namespace.
    DeleteName(u32),
    /// A global, then a builtin. At module level every name is a global.
    LoadGlobal(u32),
    /// `[value] → []`
    StoreGlobal(u32),
    /// Unbinds a global.
    DeleteGlobal(u32),
    /// `[object] → [value]`
    LoadAttr(u32),
    /// `[value, object] → []`
    StoreAttr(u32),
    /// `[object] → []`
    DeleteAttr(u32),
    /// `[object] → [callable, object]`, or `[attribute, nothing]` where it isn't a method. Only before
    /// [`Op::CallMethod`].
    LoadMethod(u32),
    /// `[object, key] → [value]`
    LoadItem,
    /// `[value, object, key] → []`
    StoreItem,
    /// `[object, key] → []`
    DeleteItem,

    // Operators.
    /// `[a] → [op a]`
    Unary(Unary),
    /// `[a, b] → [a op b]`
    Binary(Binary),
    /// `[a, b] → [a op= b]`
    InPlace(Binary),
    /// `[a, b] → [a op b]`
    Compare(Compare),
    /// `[a, b] → [a is b]`; with `true`, `is not`.
    Is(bool),
    /// `[a, b] → [a in b]`; with `true`, `not in`.
    In(bool),

    // Jumps.
    /// Goes on there.
    Jump(u32),
    /// `[a] → []`
    JumpIfFalse(u32),
    /// `[a] → []`
    JumpIfTrue(u32),
    /// `[a] → [a]` and jumps, or `[a] → []`.
    JumpIfFalseOrPop(u32),
    /// `[a] → [a]` and jumps, or `[a] → []`.
    JumpIfTrueOrPop(u32),

    // Several in one, put in place by the machine when it loads code: see `vm/fuse.rs`. Each stands where the first of
    // them stood; where its quick path doesn't apply it does what that first one did.
    /// `LoadFast; Const; Binary`
    #[expect(missing_docs, reason = "the parts' own numbers")]
    FastConstBinary { op: Binary, slot: u16, index: u16 },
    /// `LoadFast; LoadFast; Binary`
    #[expect(missing_docs, reason = "the parts' own numbers")]
    FastFastBinary { op: Binary, left: u16, right: u16 },
    /// `LoadFast; Const; Compare; JumpIfFalse`
    #[expect(missing_docs, reason = "the parts' own numbers")]
    FastConstCompare { op: Compare, slot: u16, index: u16 },
    /// `LoadFast; LoadFast; Compare; JumpIfFalse`
    #[expect(missing_docs, reason = "the parts' own numbers")]
    FastFastCompare { op: Compare, left: u16, right: u16 },
    /// `ForIter; StoreFast`
    ForIterFast(u16),
    /// `LoadFast; LoadAttr`
    #[expect(missing_docs, reason = "the parts' own numbers")]
    FastAttr { slot: u16, name: u16 },

    // Calls.
    /// `[callable, a, …] → [result]`
    Call(u32),
    /// `[callable, a, …, value, …] → [result]`: `args` values in all, of which the last are keyword arguments whose
    /// names are the constant tuple `names`.
    CallKw {
        /// How many values stand above the callable.
        args: u16,
        /// Which constant.
        names: u32,
    },
    /// `[callable, tuple] → [result]`; with `true`, `[callable, tuple, dict] → [result]`.
    CallEx(bool),
    /// `[callable, object or nothing, a, …] → [result]`
    CallMethod(u32),
    /// `[extras…] → [function]`
    MakeFunction {
        /// The constant that is its code.
        code: u32,
        /// What stands on the stack for it.
        extras: Extras,
    },
    /// `[] → [the builder of classes]`, to be called with the body (a function without parameters that returns the
    /// cell of `__class__`, or `None`), the name, the bases, and keywords.
    LoadBuildClass,
    /// `[value] →` out of the frame.
    Return,

    // Iterating, generators, await.
    /// `[iterable] → [iterator]`
    GetIter,
    /// `[iterator] → [iterator, value]`, or `[iterator] → []` and jumps.
    ForIter(u32),
    /// `[a] → [what send gave]`: suspends the generator. In an asynchronous one the value goes to whoever iterates.
    Yield,
    /// `[iterable] → [iterator]`, for `yield from`.
    GetYieldFromIter,
    /// `[a] → [what is iterated to await it]`; a `TypeError` if it can't be awaited.
    GetAwaitable,
    /// `[iterator, value] → [result]`: sends the value and suspends with what is yielded, until the iterator returns.
    /// Values sent, and exceptions thrown in, go to the iterator. For `yield from` and `await`.
    YieldFrom,
    /// `[async iterable] → [async iterator]`
    GetAiter,
    /// `[async iterator] → [async iterator, what its `__anext__` gave]`; [`Op::GetAwaitable`] comes next.
    GetAnext,
    /// In a handler, `[async iterator, exc]`: for a `StopAsyncIteration` goes on with `[]` and nothing handled,
    /// otherwise raises it again.
    EndAsyncFor,

    // Building.
    /// `[a, …] → [tuple]`
    BuildTuple(u32),
    /// `[a, …] → [list]`
    BuildList(u32),
    /// `[a, …] → [set]`
    BuildSet(u32),
    /// `[k, v, …] → [dict]`, so many pairs.
    BuildMap(u32),
    /// `[start, stop] → [slice]`; with `true`, `[start, stop, step] → [slice]`.
    BuildSlice(bool),
    /// `[text, …] → [text]`, the parts of an f-string.
    BuildString(u32),
    /// `[value] → [text]`; with `spec`, `[value, spec] → [text]`.
    Format {
        /// What is done to the value first.
        conversion: Conversion,
        /// Whether a format spec is on the stack.
        spec: bool,
    },
    /// `[list, …, value] → [list, …]`; the list is the n-th from the top once the value is popped (1 is the top).
    ListAppend(u16),
    /// The same for a set.
    SetAdd(u16),
    /// `[dict, …, key, value] → [dict, …]`
    MapAdd(u16),
    /// `[list, iterable] → [list]`
    ListExtend,
    /// `[list, iterable] → [list]`, for `f(*iterable)`: its `TypeError` speaks of an argument after `*`.
    ListExtendArgs,
    /// `[set, iterable] → [set]`
    SetUpdate,
    /// `[dict, mapping] → [dict]`
    DictUpdate,
    /// `[callable, …, dict, mapping] → [callable, …, dict]`, for `f(**mapping)`: a key twice is a `TypeError`. The
    /// callable is the n-th from the top once the mapping is popped.
    DictMerge(u16),
    /// `[list] → [tuple]`
    ListToTuple,
    /// `[sequence] → [last, …, first]`, exactly so many.
    Unpack(u32),
    /// `[sequence] → [last, …, list, …, first]`: so many before the star and after it.
    UnpackStar {
        /// How many before it.
        before: u16,
        /// How many after it.
        after: u16,
    },

    // Exceptions.
    /// 0: raises again what is being handled. 1: `[exc] →`. 2: `[exc, cause] →`.
    Raise(u8),
    /// `[exc] →`: raises it again, with its traceback, as if this op were never there.
    Reraise,
    /// The exception that is being handled no longer is; the one before it is again.
    PopExcept,
    /// `[exc, type or tuple of types] → [exc, bool]`
    MatchesExcept,
    /// `[exc or None, type] → [rest or None, match or None]`, for `except*`. A match is what is being handled then.
    MatchesExceptStar,
    /// `[original, list of those raised or left over] → [what is to be raised, or None]`, after all `except*`. The last
    /// of the list is what is left over, or None.
    JoinExceptStar,
    /// `[] → [AssertionError]`
    LoadAssertionError,

    // with.
    /// `[manager] → [its exit, what enter gave]`
    BeforeWith,
    /// `[manager] → [its aexit, what its `__aenter__` gave]`; [`Op::GetAwaitable`] comes next.
    BeforeAsyncWith,
    /// In a handler, `[exit, exc] → [exit, exc, what exit(type, exc, traceback) gave]`
    CallExit,

    // match.
    /// `[s] → [s, len(s)]`
    GetLen,
    /// `[s] → [s, bool]`
    IsSequence,
    /// `[s] → [s, bool]`
    IsMapping,
    /// `[s, keys] → [s, keys, tuple of values or None]`
    MatchKeys,
    /// `[s, class, names] → [tuple of attributes or None]`; so many of them positional, before those that are named.
    MatchClass(u16),

    // Import.
    /// `[] → [module]`, of the dotted name itself.
    ImportModule(u32),
    /// `[module] → [module, value]`
    ImportFrom(u32),
    /// `[module] → []`, its public names into the globals.
    ImportStar,
}
