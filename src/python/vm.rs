//! The machine: its state, and the small things that everything in it needs. It is long because there are many of those.
//!
//! How ops are run stands in [`run`](self), calls in `call`, exceptions in `unwind`, attributes in `attr`, operators in
//! `ops`, items in `items`, generators in `resume`.

mod attr;
mod build_class;
mod call;
mod compare;
mod execute;
mod fuse;
mod items;
mod ops;
mod quick;
mod rare;
mod resume;
mod run;
mod tidy;
mod unpack;
mod unwind;

use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

use super::asyncio::Aio;
use super::class::{Cache, Class};
use super::code::{Code, Const, Kind as CodeKind};
use super::databases::Databases;
use super::exception::{Exc, ExceptionData, Kind, Leave, R, data, error};
use super::fetches::Fetches;
use super::frame::{Body, Found, Frame, Mode};
use super::map::Dict;
use super::names::Names;
use super::sockets::Sockets;
use super::stack::Stack;
use super::threads::Threads;
use super::types::Types;
use super::value::{Args, Object, Payload, Str, Value};
use super::world::World;
use crate::files::Disk;
use crate::network::loopback::Traffic;

pub(crate) use self::build_class::build_class;
pub(crate) use self::call::Begun;
pub(crate) use self::items::take_places;
pub(crate) use self::resume::{AsyncStep, AsyncWhat, Resumed};
pub(crate) use self::run::Ran;

/// How many calls may be inside each other: what CPython allows, and how often our own code may call a program's that
/// calls ours.
const DEEPEST: usize = 1000;
const DEEPEST_NESTED: usize = 300;

/// So many frames are kept to be used again.
const MOST_FREE: u32 = 64;

/// After so many jumps back and calls the machine looks at the clock.
const STRETCH: u32 = 2000;

/// A Python machine: one interpreter, with what its programs see of the world.
pub(crate) struct Vm {
    pub(crate) types: Types,
    pub(crate) names: Names,
    pub(crate) builtins: Rc<Dict>,
    pub(crate) modules: Rc<Dict>,
    pub(crate) world: World,
    pub(crate) aio: Aio,
    pub(crate) threads: Threads,
    pub(crate) sockets: Sockets,
    pub(crate) disk: Disk,
    pub(crate) fetches: Fetches,
    pub(crate) databases: Databases,
    /// The frames below the one that runs, outermost first.
    pub(crate) frames: Vec<Box<Frame>>,
    /// The op of the frame that runs, when it last called or formatted something: that frame isn't among those below it.
    pub(crate) at: usize,
    /// How many machines run inside each other.
    pub(crate) nested: usize,
    /// How deep our own recursion is: into nested containers, and into what their items say.
    pub(crate) depth: usize,
    interned: HashMap<Box<str>, Rc<Str>>,
    ascii: Vec<Value>,
    cache: Cache,
    /// Frames that wait to be used again, and how many.
    free: Option<Box<Frame>>,
    frees: u32,
    fuel: u32,
}

impl Vm {
    /// A machine without a program.
    pub(crate) fn new(world: World, traffic: Option<Traffic>, disk: Disk) -> Self {
        super::collector::reset();
        let mut interned = HashMap::new();
        let names = Names::new(&mut |name| {
            let text = Rc::new(Str::new(name));
            interned.insert(name.into(), Rc::clone(&text));
            text
        });
        let ascii = (0..128_u8).map(|byte| Value::str(char::from(byte))).collect();
        let mut vm = Self {
            types: Types::new(),
            names,
            builtins: Rc::default(),
            modules: Rc::default(),
            world,
            aio: Aio::default(),
            threads: Threads::default(),
            sockets: Sockets::new(traffic),
            disk,
            fetches: Fetches::default(),
            databases: Databases::default(),
            frames: Vec::new(),
            at: 0,
            nested: 0,
            depth: 0,
            interned,
            ascii,
            cache: Cache::default(),
            free: None,
            frees: 0,
            fuel: STRETCH,
        };
        super::builtins::install(&mut vm);
        quick::install(&mut vm);
        vm
    }

    /// The one text with these characters that names are looked up with.
    pub(crate) fn intern(&mut self, name: &str) -> Rc<Str> {
        if let Some(text) = self.interned.get(name) {
            return Rc::clone(text);
        }
        let text = Rc::new(Str::new(name));
        self.interned.insert(name.into(), Rc::clone(&text));
        text
    }

    /// The same for a text of the program.
    pub(crate) fn intern_str(&mut self, name: &Rc<Str>) -> Rc<Str> {
        self.intern(name.as_str())
    }

    /// A character as text.
    pub(crate) fn char(&self, char: char) -> Value {
        match self.ascii.get(char as usize) {
            Some(text) => text.clone(),
            None => Value::str(char),
        }
    }

    /// Makes code ready to run.
    pub(crate) fn load(&mut self, code: &Rc<Code>) -> Rc<Body> {
        let consts = code.consts.iter().map(|value| self.constant(value)).collect();
        let names: Box<[Rc<Str>]> = code.names.iter().map(|name| self.intern(name)).collect();
        let slots = code.slots.iter().map(|name| self.intern(name)).collect();
        let found = names.iter().map(|_| Cell::new(Found::default())).collect();
        Rc::new(Body {
            name: self.intern(&code.name),
            qualname: self.intern(&code.qualname),
            code: Rc::clone(code),
            ops: fuse::fuse(&code.ops).into_boxed_slice(),
            consts,
            names,
            slots,
            plain: (code.keyword_only == 0 && !code.var_args && !code.var_keywords).then_some(code.positional),
            locals: code.slots.len() as u16 - code.free,
            room: code.slots.len() + code.stack as usize,
            found,
        })
    }

    fn constant(&mut self, value: &Const) -> Value {
        match value {
            Const::None => Value::None,
            Const::Ellipsis => Value::Ellipsis,
            Const::Bool(value) => Value::Bool(*value),
            Const::Int(value) => Value::Int(*value),
            Const::Big(digits) => digits.parse().map_or(Value::None, Value::int),
            Const::Float(value) => Value::Float(*value),
            Const::Imaginary(value) => Value::Complex(Rc::new((0.0, *value))),
            Const::Str(text) if text.len() <= 32 => Value::Str(self.intern(text)),
            Const::Str(text) => Value::str(&**text),
            Const::Bytes(bytes) => Value::bytes(bytes.to_vec()),
            Const::Tuple(items) => Value::tuple(items.iter().map(|item| self.constant(item)).collect()),
            Const::Code(code) => Value::Code(self.load(code)),
        }
    }

    // Classes.

    /// The class of a value.
    pub(crate) fn class_of(&self, value: &Value) -> Rc<Class> {
        match value {
            Value::Object(object) => Rc::clone(&object.class),
            Value::Class(class) => Rc::clone(class.meta.as_ref().unwrap_or(&self.types.type_)),
            _ => Rc::clone(self.types.of(value)),
        }
    }

    /// What messages call it.
    pub(crate) fn type_name(&self, value: &Value) -> String {
        self.class_of(value).told_name()
    }

    /// An attribute of a class, along its order of resolution.
    pub(crate) fn lookup(&mut self, class: &Class, name: &Rc<Str>) -> Option<Value> {
        self.cache.lookup(class, name)
    }

    /// A special method of a value: looked up in its class, not yet bound.
    pub(crate) fn special(&mut self, value: &Value, name: &Rc<Str>) -> Option<Value> {
        match value {
            Value::Object(object) => self.lookup(&object.class, name),
            Value::Class(_) => {
                let class = self.class_of(value);
                self.lookup(&class, name)
            }
            _ => self.cache.lookup(self.types.of(value), name),
        }
    }

    /// Calls a special method, if the value has it.
    ///
    /// # Errors
    /// Whatever it raises.
    pub(crate) fn call_special<const N: usize>(
        &mut self,
        value: &Value,
        name: &Rc<Str>,
        args: [Value; N],
    ) -> R<Option<Value>> {
        let Some(method) = self.special(value, name) else { return Ok(None) };
        self.call_bound(method, value, args).map(Some)
    }

    /// Calls what was found in a value's class on the value.
    pub(crate) fn call_bound<const N: usize>(&mut self, method: Value, value: &Value, args: [Value; N]) -> R {
        match method {
            Value::Function(_) | Value::Native(_) => {
                let values = std::iter::once(value.clone()).chain(args).collect();
                self.call(method, Args { values, keywords: Vec::new() })
            }
            _ => {
                let class = self.class_of(value);
                let bound = self.bind(method, Some(value), &class)?;
                self.call(bound, args)
            }
        }
    }

    /// Whether a value is of a class, or of one that extends it.
    pub(crate) fn is_instance(&self, value: &Value, class: &Class) -> bool {
        match value {
            Value::Object(object) => object.class.is_subclass(class),
            _ => self.class_of(value).is_subclass(class),
        }
    }

    // Errors.

    /// A new exception.
    pub(crate) fn exception(&self, kind: Kind, args: Vec<Value>) -> Exc {
        let class = Rc::clone(self.types.exception(kind));
        let exc = Object::new(class, Payload::Exception(Box::default()));
        if let Payload::Exception(data) = &exc.payload {
            *data.args.borrow_mut() = args;
        }
        exc
    }

    /// The exception that something left with.
    ///
    /// # Errors
    /// A wait, or a call that is still to be made: those aren't exceptions.
    pub(crate) fn materialise(&mut self, left: Leave) -> R<Exc> {
        match left {
            Leave::Raise(exc) => Ok(exc),
            Leave::Error(error) => {
                let (kind, message) = *error;
                let args = if message.is_empty() { Vec::new() } else { vec![Value::str(message)] };
                Ok(self.exception(kind, args))
            }
            left => Err(left),
        }
    }

    /// Raises an exception of ours that programs see.
    pub(crate) fn raise(&mut self, kind: Kind, args: Vec<Value>) -> Leave {
        Leave::Raise(self.exception(kind, args))
    }

    /// A `KeyError`, whose message is the key.
    pub(crate) fn key_error(&mut self, key: &Value) -> Leave {
        self.raise(Kind::KeyError, vec![key.clone()])
    }

    /// What is being handled is why this is raised.
    pub(crate) fn set_context_to(&self, exc: &Exc, handled: &Exc) {
        if Rc::ptr_eq(exc, handled) {
            return;
        }
        let mut at = Rc::clone(handled);
        // Half as quick: a program can make a ring of contexts.
        let (mut slow, mut is_even) = (Rc::clone(handled), false);
        // The chain must stay one.
        loop {
            let next = data(&at).context.borrow().clone();
            match next {
                Some(next) if Rc::ptr_eq(&next, exc) => {
                    *data(&at).context.borrow_mut() = None;
                    break;
                }
                Some(next) => at = next,
                None => break,
            }
            if Rc::ptr_eq(&at, &slow) {
                break;
            }
            if is_even {
                let next = data(&slow).context.borrow().clone();
                slow = next.unwrap_or(slow);
            }
            is_even = !is_even;
        }
        *data(exc).context.borrow_mut() = Some(Rc::clone(handled));
    }

    /// The exception that is being handled below the running frame.
    pub(crate) fn handled(&self) -> Option<Exc> {
        self.frames.iter().rev().find_map(|frame| frame.handled.last().cloned())
    }

    /// An exception that no handler catches: it ends the run.
    pub(crate) fn end(&mut self, kind: Kind, message: &str) -> Leave {
        let exc = self.exception(kind, vec![Value::str(message)]);
        data(&exc).is_final.set(true);
        Leave::Raise(exc)
    }

    // Frames.

    /// A frame for a body, its slots still to be filled.
    #[inline(always)]
    pub(crate) fn new_frame(&mut self, body: &Rc<Body>, globals: &Rc<Dict>) -> Box<Frame> {
        let Some(mut frame) = self.free.take() else { return fresh_frame(body, globals) };
        self.free = frame.next_free.take();
        self.frees -= 1;
        // It often was the same function's.
        if !Rc::ptr_eq(&frame.body, body) {
            frame.body = Rc::clone(body);
        }
        if !Rc::ptr_eq(&frame.globals, globals) {
            frame.globals = Rc::clone(globals);
        }
        frame.pc = 0;
        frame.values.reserve(body.room);
        frame
    }

    /// Takes a frame back that is no longer needed.
    pub(crate) fn recycle(&mut self, frame: Box<Frame>) {
        self.recycle_here(frame);
    }

    /// The same without a call.
    #[inline(always)]
    pub(crate) fn recycle_here(&mut self, mut frame: Box<Frame>) {
        if self.frees >= MOST_FREE {
            return;
        }
        frame.values.truncate(0);
        // Most have none of these, and to look costs less than to drop nothing.
        if !frame.handled.is_empty() {
            frame.handled.clear();
        }
        if frame.namespace.is_some() {
            frame.namespace = None;
            frame.prepared = None;
        }
        if frame.generator.is_some() {
            frame.generator = None;
        }
        if !matches!(frame.mode, Mode::Push) {
            frame.mode = Mode::Push;
        }
        frame.delegates = false;
        frame.next_free = self.free.take();
        self.free = Some(frame);
        self.frees += 1;
    }

    /// Runs a module's or class's body in a namespace.
    pub(crate) fn body_frame(&mut self, body: &Rc<Body>, globals: &Rc<Dict>) -> Box<Frame> {
        let mut frame = self.new_frame(body, globals);
        frame.values.unbound_to(body.code.slots.len());
        if body.code.kind == CodeKind::Body {
            frame.namespace = Some(Rc::clone(globals));
        }
        frame
    }

    /// Whether so many more bytes may be had.
    ///
    /// # Errors
    /// `MemoryError` if not.
    pub(crate) fn check_memory(&mut self, bytes: usize) -> R<()> {
        if bytes > self.world.memory_left() { Err(error(Kind::MemoryError, "")) } else { Ok(()) }
    }
}

/// A frame that was none before.
#[cold]
fn fresh_frame(body: &Rc<Body>, globals: &Rc<Dict>) -> Box<Frame> {
    Box::new(Frame {
        body: Rc::clone(body),
        pc: 0,
        values: Stack::with_room(body.room),
        globals: Rc::clone(globals),
        namespace: None,
        prepared: None,
        handled: Vec::new(),
        mode: Mode::Push,
        generator: None,
        delegates: false,
        next_free: None,
    })
}

impl ExceptionData {
    /// With these arguments.
    pub(crate) fn with(args: Vec<Value>) -> Self {
        let data = Self::default();
        *data.args.borrow_mut() = args;
        data
    }
}
