//! Frames and what is made of them: loaded code, functions, generators.
//!
//! A frame lives on the heap. A call pushes one, a return pops it; a coroutine, generator or asynchronous generator is
//! a frame that was set aside.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;

use super::code::{Code, Kind, Op};
use super::exception::Exc;
use super::map::Dict;
use super::nested::{self, Held};
use super::seen::locals_of;
use super::stack::Stack;
use super::value::{Object, Payload, Str, Value};

/// Code, loaded: its constants as values, its names interned.
pub(crate) struct Body {
    pub(crate) code: Rc<Code>,
    pub(crate) name: Rc<Str>,
    pub(crate) qualname: Rc<Str>,
    /// What it does, with fused ops.
    pub(crate) ops: Box<[Op]>,
    pub(crate) consts: Box<[Value]>,
    pub(crate) names: Box<[Rc<Str>]>,
    pub(crate) slots: Box<[Rc<Str>]>,
    /// How many positional parameters it has, if it has no others.
    pub(crate) plain: Option<u16>,
    /// How many slots aren't free variables.
    pub(crate) locals: u16,
    /// How many values its frames have room for: in all slots, and on the stack.
    pub(crate) room: usize,
    /// For each name, where it was found last.
    pub(crate) found: Box<[Cell<Found>]>,
}

/// Where a global was found.
#[derive(Clone, Copy, Default)]
pub(crate) enum Found {
    #[default]
    Nowhere,
    /// In this slot of the globals.
    Global(u32),
    /// In this slot of the builtins, as long as no key came to the globals or went.
    Builtin { slot: u32, globals: u32 },
}

/// A function that a program defined.
pub(crate) struct Function {
    pub(crate) body: Rc<Body>,
    pub(crate) globals: Rc<Dict>,
    pub(crate) closure: Vec<Value>,
    pub(crate) defaults: RefCell<Vec<Value>>,
    pub(crate) keyword_defaults: RefCell<Option<Rc<Dict>>>,
    pub(crate) annotate: RefCell<Value>,
    pub(crate) name: RefCell<Rc<Str>>,
    pub(crate) qualname: RefCell<Rc<Str>>,
    pub(crate) doc: RefCell<Value>,
    pub(crate) dict: OnceCell<Rc<Dict>>,
}

/// A call in progress.
pub(crate) struct Frame {
    pub(crate) body: Rc<Body>,
    /// The op that is next.
    pub(crate) pc: usize,
    /// The slots, then the value stack.
    pub(crate) values: Stack,
    pub(crate) globals: Rc<Dict>,
    /// Where the names of a class body live.
    pub(crate) namespace: Option<Rc<Dict>>,
    /// What stands for it, if a metaclass prepared it: the namespace is the dict that it extends.
    pub(crate) prepared: Option<Box<Value>>,
    /// The exceptions that are being handled, innermost last.
    pub(crate) handled: Vec<Exc>,
    pub(crate) mode: Mode,
    /// The generator whose frame this is.
    pub(crate) generator: Option<Rc<Generator>>,
    /// Suspended in a `yield from` or `await`: what is sent goes to what it waits for.
    pub(crate) delegates: bool,
    /// Among frames that wait to be used again, the next.
    pub(crate) next_free: Option<Box<Frame>>,
}

/// What becomes of a frame's value.
#[derive(Clone, Default)]
pub(crate) enum Mode {
    /// It is the caller's: pushed.
    #[default]
    Push,
    /// It was `__init__`: the new object is pushed.
    Init(Value),
    /// It leaves the machine.
    Leave,
    /// A generator was resumed by a `for`.
    For,
    /// By a `yield from` or an `await`.
    Delegate,
}

/// A frame that can be set aside: a generator, coroutine or asynchronous generator.
pub(crate) struct Generator {
    pub(crate) kind: Kind,
    pub(crate) body: Rc<Body>,
    /// Its frame, while it doesn't run and hasn't ended.
    pub(crate) frame: RefCell<Option<Box<Frame>>>,
    pub(crate) state: Cell<GeneratorState>,
    pub(crate) name: RefCell<Rc<Str>>,
    pub(crate) qualname: RefCell<Rc<Str>>,
    /// Whether `types.coroutine` made it one that can be awaited.
    pub(crate) is_awaitable: Cell<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GeneratorState {
    Created,
    Suspended,
    Running,
    Ended,
}

/// What was left behind by a generator that nobody holds any more.
pub(crate) enum Dropped {
    /// A coroutine that never began.
    NeverAwaited(Rc<Str>),
    /// A frame in the midst of a `try` or `with`: it must be closed.
    Unfinished(Kind, Box<Frame>),
    /// What an object was whose class has a `__del__`.
    Object(Rc<Object>),
    /// The address of an object to which there are weak references.
    Watched(usize),
}

thread_local! {
    static DROPPED: RefCell<Vec<Dropped>> = const { RefCell::new(Vec::new()) };
    static ANY_DROPPED: Cell<bool> = const { Cell::new(false) };
    /// The objects whose `__del__` has run, until they go for good.
    static FINALISED: RefCell<HashSet<usize>> = RefCell::default();
    static WATCHED: RefCell<HashSet<usize>> = RefCell::default();
    static ANY_WATCHED: Cell<bool> = const { Cell::new(false) };
}

/// Whether [`take_dropped`] has something.
pub(crate) fn any_dropped() -> bool {
    ANY_DROPPED.get()
}

/// What generators left behind since the last time.
pub(crate) fn take_dropped() -> Vec<Dropped> {
    ANY_DROPPED.set(false);
    DROPPED.take()
}

fn note_dropped(left: Dropped) {
    // When the thread itself ends, nobody is left to be told.
    let _ = DROPPED.try_with(|dropped| dropped.borrow_mut().push(left));
    let _ = ANY_DROPPED.try_with(|any| any.set(true));
}

/// Lets an object go whose `__del__` has run.
pub(crate) fn let_go(object: Rc<Object>) {
    finalised(&object);
    drop(object);
}

/// An object's `__del__` has run, and won't again.
pub(crate) fn finalised(object: &Rc<Object>) {
    FINALISED.with_borrow_mut(|all| all.insert(Rc::as_ptr(object) as usize));
}

/// Whether an object's `__del__` has run.
pub(crate) fn is_finalised(object: &Rc<Object>) -> bool {
    FINALISED.with_borrow(|all| all.contains(&(Rc::as_ptr(object) as usize)))
}

/// An object's end is to be told.
pub(crate) fn watch(object: &Rc<Object>) -> usize {
    let address = Rc::as_ptr(object) as usize;
    WATCHED.with_borrow_mut(|watched| watched.insert(address));
    super::collector::note(object);
    ANY_WATCHED.set(true);
    address
}

impl Drop for Object {
    fn drop(&mut self) {
        let has_del = self.class.hooks.del.get();
        if has_del || ANY_WATCHED.try_with(Cell::get).unwrap_or(false) {
            self.tell_end(has_del);
        }
        if let Some(attributes) = self.dict.take() {
            nested::end(Held::Attributes(attributes));
        }
        if !matches!(self.payload, Payload::None) {
            nested::end(Held::Payload(std::mem::replace(&mut self.payload, Payload::None)));
        }
    }
}

impl Object {
    /// Tells who wants to know of it that it ends.
    fn tell_end(&mut self, has_del: bool) {
        let address = std::ptr::from_ref(self) as usize;
        let was_finalised = || FINALISED.try_with(|all| all.borrow_mut().remove(&address)).unwrap_or(true);
        if has_del && !was_finalised() {
            let dict = std::mem::take(&mut self.dict);
            let payload = std::mem::replace(&mut self.payload, Payload::None);
            note_dropped(Dropped::Object(Rc::new(Object { class: Rc::clone(&self.class), dict, payload })));
        }
        if WATCHED.try_with(|watched| watched.borrow_mut().remove(&address)).unwrap_or(false) {
            note_dropped(Dropped::Watched(address));
        }
    }
}

impl Drop for Function {
    fn drop(&mut self) {
        if !self.closure.is_empty() {
            nested::end(Held::Items(std::mem::take(&mut self.closure)));
        }
    }
}

impl Drop for Generator {
    fn drop(&mut self) {
        let left = match (self.state.get(), self.frame.take()) {
            (GeneratorState::Created, Some(_)) if self.kind == Kind::Coroutine => {
                Dropped::NeverAwaited(Rc::clone(&self.qualname.borrow()))
            }
            (GeneratorState::Suspended, Some(frame)) if frame.is_protected() => Dropped::Unfinished(self.kind, frame),
            _ => return,
        };
        note_dropped(left);
    }
}

impl Frame {
    /// The op that is being run, or at which it is suspended.
    pub(crate) fn op(&self) -> usize {
        self.pc.saturating_sub(1)
    }

    /// Whether an exception here would meet a handler.
    fn is_protected(&self) -> bool {
        let op = self.op() as u32;
        self.body.code.handlers.iter().any(|handler| handler.start <= op && op < handler.end)
    }

    #[inline(always)]
    pub(crate) fn push(&mut self, value: Value) {
        self.values.push(value);
    }

    /// The top of the stack, taken. The compiler sees to it that there is one.
    #[inline(always)]
    pub(crate) fn pop(&mut self) -> Value {
        self.values.pop()
    }

    /// What its names stand for, as `locals()` tells: a class's or module's own namespace, else a new dict.
    pub(crate) fn locals(&self) -> Rc<Dict> {
        if let Some(namespace) = &self.namespace {
            return Rc::clone(namespace);
        }
        locals_of(&self.body, self.values.all())
    }

    /// The line of the op that is being run.
    pub(crate) fn line(&self) -> u32 {
        self.body.line(self.op())
    }
}

impl Body {
    /// The line of an op.
    pub(crate) fn line(&self, op: usize) -> u32 {
        match self.code.spans.get(op) {
            Some(span) => self.code.source.line_at(span.start),
            None => self.code.first_line,
        }
    }
}
