//! Running ops. It is long because the heart of it is one `match` over them.

use std::rc::Rc;

use super::Vm;
use super::call::Begun;
use super::ops::quick_binary;
use crate::python::code::{Compare, Kind as CodeKind, Op};
use crate::python::exception::{Exc, Kind, Leave, R, data, error};
use crate::python::frame::{Found, Frame, Mode, any_dropped};
use crate::python::iter::IterState;
use crate::python::value::{Args, Str, Value};

/// How a machine stopped.
pub(crate) enum Ran {
    /// Its first frame returned.
    Returned(Value),
    /// Its first frame, a generator's, yielded.
    Yielded(Value),
    /// The thread's time is over; its frames are where they were.
    Preempted,
}

/// What an op asks of the frames.
pub(super) enum Flow {
    /// A call: this frame runs next.
    Push(Box<Frame>),
    /// A generator: an exception is thrown into this frame.
    PushRaise(Box<Frame>, Exc),
    Return(Value),
    /// A generator's item, or what an `await` waits for.
    Yield {
        value: Value,
        is_item: bool,
    },
    /// A native that looks at its caller.
    Native(Box<(Rc<crate::python::native::Native>, Args)>),
    /// A stretch is over, and the frame runs on.
    Again,
    Preempt,
}

impl Vm {
    /// Runs ops until something happens that isn't a plain call or return; for a stretch at most. A browser compiles wasm
    /// twice, first quickly and then well, and who is inside keeps to the first: a long computation that was never left
    /// would never be run well.
    pub(super) fn steps(&mut self, running: &mut Box<Frame>) -> R<Flow> {
        if any_dropped() {
            self.tidy_dropped()?;
        }
        let mut body = Rc::clone(&running.body);
        'frame: loop {
            let frame = &mut **running;
            if !Rc::ptr_eq(&body, &frame.body) {
                body = Rc::clone(&frame.body);
            }
            let ops = &*body.ops;
            let mut pc = frame.pc;
            macro_rules! pop {
                () => {
                    frame.pop()
                };
            }
            macro_rules! push {
                ($value:expr) => {
                    frame.values.push($value)
                };
            }
            macro_rules! load {
                ($slot:expr) => {
                    match &frame.values[$slot as usize] {
                        Value::Unbound => return Err(unbound(&body.slots[$slot as usize])),
                        value => {
                            let value = value.copied();
                            push!(value);
                        }
                    }
                };
            }
            // Where a jump goes back, somebody else may want the thread.
            macro_rules! jump {
                ($target:expr) => {{
                    let target = $target as usize;
                    if target < pc {
                        self.fuel -= 1;
                        if self.fuel == 0 {
                            frame.pc = target;
                            self.fuel = super::STRETCH;
                            let preempted = self.tick(Some(&*frame))?;
                            return Ok(if preempted { Flow::Preempt } else { Flow::Again });
                        }
                    }
                    pc = target;
                }};
            }
            'op: loop {
                let op = &ops[pc];
                pc += 1;
                frame.pc = pc;
                // What an op asks for that doesn't just run on.
                let flow = 'flow: {
                    match *op {
                        Op::FastConstBinary { op, slot, index } => {
                            let quick = quick_binary(op, &frame.values[slot as usize], &body.consts[index as usize]);
                            match quick {
                                Some(value) => {
                                    push!(value);
                                    pc += 2;
                                }
                                None => load!(slot),
                            }
                        }
                        Op::FastFastBinary { op, left, right } => {
                            let quick = quick_binary(op, &frame.values[left as usize], &frame.values[right as usize]);
                            match quick {
                                Some(value) => {
                                    push!(value);
                                    pc += 2;
                                }
                                None => load!(left),
                            }
                        }
                        Op::FastConstCompare { op, slot, index } => {
                            match (&frame.values[slot as usize], &body.consts[index as usize], ops[pc + 2]) {
                                (Value::Int(a), Value::Int(b), Op::JumpIfFalse(target)) => {
                                    pc += 3;
                                    if !holds(op, *a, *b) {
                                        jump!(target);
                                    }
                                }
                                _ => load!(slot),
                            }
                        }
                        Op::FastFastCompare { op, left, right } => {
                            match (&frame.values[left as usize], &frame.values[right as usize], ops[pc + 2]) {
                                (Value::Int(a), Value::Int(b), Op::JumpIfFalse(target)) => {
                                    pc += 3;
                                    if !holds(op, *a, *b) {
                                        jump!(target);
                                    }
                                }
                                _ => load!(left),
                            }
                        }
                        Op::ForIterFast(slot) => {
                            let next = match frame.values.below(1) {
                                Value::Iter(iter) => match &mut *iter.state.borrow_mut() {
                                    IterState::Range { next, step, left } if *left > 0 => {
                                        let value = *next;
                                        *left -= 1;
                                        *next = next.wrapping_add(*step);
                                        Some(Value::Int(value))
                                    }
                                    IterState::List(list, at) => {
                                        let value = list.borrow().get(*at).cloned();
                                        *at += usize::from(value.is_some());
                                        value
                                    }
                                    _ => None,
                                },
                                _ => None,
                            };
                            if let Some(value) = next {
                                pc += 1;
                                frame.values[slot as usize].replace(value);
                                continue 'op;
                            }
                            let Op::ForIter(target) = body.code.ops[pc - 1] else { continue 'op };
                            break 'flow self.for_iter(frame, target)?;
                        }
                        Op::FastAttr { slot, name } => {
                            if let Value::Object(object) = &frame.values[slot as usize]
                                && let Some(value) = self.quick_attr(object, &body.names[name as usize])
                            {
                                push!(value);
                                pc += 1;
                                continue 'op;
                            }
                            load!(slot);
                        }
                        Op::LoadFast(slot) => load!(slot),
                        Op::Const(index) => {
                            let value = body.consts[index as usize].copied();
                            push!(value);
                        }
                        Op::StoreFast(slot) => {
                            let value = pop!();
                            frame.values[slot as usize].replace(value);
                            if any_dropped() {
                                self.tidy_at(frame)?;
                            }
                        }
                        Op::Pop => {
                            pop!().release();
                            if any_dropped() {
                                self.tidy_at(frame)?;
                            }
                        }
                        Op::LoadGlobal(index) => {
                            let (name, found) = (&body.names[index as usize], &body.found[index as usize]);
                            let quick = match found.get() {
                                Found::Global(slot) => frame.globals.cached(slot as usize, name),
                                Found::Builtin { slot, globals } if globals == frame.globals.version() => {
                                    self.builtins.cached(slot as usize, name)
                                }
                                _ => None,
                            };
                            let value = match quick {
                                Some(value) => value,
                                None => self.find_global(frame, name, found)?,
                            };
                            push!(value);
                        }
                        Op::Binary(binary) | Op::InPlace(binary) => {
                            match quick_binary(binary, frame.values.below(2), frame.values.below(1)) {
                                Some(value) => frame.values.put_two(value),
                                None => self.binary_op(frame, &body, *op)?,
                            }
                        }
                        Op::Compare(compare) => match (frame.values.below(2), frame.values.below(1)) {
                            (Value::Int(a), Value::Int(b)) => {
                                let value = Value::Bool(holds(compare, *a, *b));
                                frame.values.put_two(value);
                            }
                            _ => {
                                let right = pop!();
                                let left = pop!();
                                let value = self.compare(compare, &left, &right)?;
                                push!(value);
                            }
                        },
                        Op::JumpIfFalse(target) => {
                            let value = pop!();
                            let truth = match value {
                                Value::Bool(truth) => truth,
                                value => self.truth(&value)?,
                            };
                            if !truth {
                                jump!(target);
                            }
                        }
                        Op::JumpIfTrue(target) => {
                            let value = pop!();
                            let truth = match value {
                                Value::Bool(truth) => truth,
                                value => self.truth(&value)?,
                            };
                            if truth {
                                jump!(target);
                            }
                        }
                        Op::Jump(target) => jump!(target),
                        Op::ForIter(target) => break 'flow self.for_iter(frame, target)?,
                        Op::Call(count) | Op::CallMethod(count) => {
                            let base = frame.values.len() - count as usize;
                            let (at, from) = match *op {
                                Op::Call(_) => (base - 1, base),
                                _ if frame.values[base - 1].is_unbound() => (base - 2, base),
                                _ => (base - 2, base - 1),
                            };
                            match &frame.values[at] {
                                Value::Function(function) if Self::fits(function, frame.values.len() - from) => {
                                    match self.begin_fitting(frame, at, from) {
                                        Begun::Frame(callee) if self.fuel > 1 && self.frames.len() < super::DEEPEST => {
                                            self.fuel -= 1;
                                            self.frames.push(std::mem::replace(running, callee));
                                            continue 'frame;
                                        }
                                        Begun::Frame(callee) => break 'flow Some(Flow::Push(callee)),
                                        Begun::Value(value) => push!(value),
                                    }
                                }
                                _ => break 'flow self.call_stacked(frame, at, from)?,
                            }
                        }
                        Op::LoadMethod(index) => {
                            self.load_method(frame, &body.names[index as usize])?;
                        }
                        Op::LoadAttr(index) => {
                            let object = pop!();
                            let value = self.get_attr(&object, &body.names[index as usize])?;
                            push!(value);
                        }
                        Op::StoreAttr(index) => {
                            let object = pop!();
                            let value = pop!();
                            self.set_attr(&object, &body.names[index as usize], value)?;
                            if any_dropped() {
                                self.tidy_at(frame)?;
                            }
                        }
                        Op::Return => {
                            let value = pop!();
                            match frame.mode {
                                Mode::Leave => return Ok(Flow::Return(value)),
                                Mode::Push if let Some(caller) = self.frames.pop() => {
                                    let own = std::mem::replace(running, caller);
                                    running.push(value);
                                    self.recycle_here(own);
                                }
                                _ => self.return_to(running, value)?,
                            }
                            if any_dropped() {
                                self.tidy_at(running)?;
                            }
                            continue 'frame;
                        }
                        Op::LoadItem => {
                            let key = pop!();
                            let object = pop!();
                            let value = match (&object, &key) {
                                (Value::List(list), Value::Int(at)) if *at >= 0 => {
                                    let found = list.borrow().get(*at as usize).cloned();
                                    match found {
                                        Some(value) => value,
                                        None => return Err(error(Kind::IndexError, "list index out of range")),
                                    }
                                }
                                (Value::Dict(dict), _) => match self.dict_get(dict, &key)? {
                                    Some(value) => value,
                                    None => return Err(self.key_error(&key)),
                                },
                                _ => self.get_item(&object, &key)?,
                            };
                            push!(value);
                        }
                        Op::StoreItem => {
                            let key = pop!();
                            let object = pop!();
                            let value = pop!();
                            self.set_item(&object, &key, value)?;
                            if any_dropped() {
                                self.tidy_at(frame)?;
                            }
                        }
                        _ => break 'flow self.rare(frame, &body, *op)?,
                    }
                    continue 'op;
                };
                match flow {
                    None => {
                        pc = frame.pc;
                        if any_dropped() {
                            self.tidy_at(frame)?;
                        }
                    }
                    Some(Flow::Push(callee)) => {
                        if self.enter_frame(running, callee)? {
                            return Ok(Flow::Again);
                        }
                        continue 'frame;
                    }
                    Some(Flow::Yield { value, is_item }) if let Mode::For = frame.mode => {
                        if let Some(flow) = self.set_aside(running, value, is_item)? {
                            return Ok(flow);
                        }
                        continue 'frame;
                    }
                    Some(flow) => return Ok(flow),
                }
            }
        }
    }

    /// `ForIter`: pushes the next item, or goes on at the target.
    fn for_iter(&mut self, frame: &mut Frame, target: u32) -> R<Option<Flow>> {
        let next = match frame.values.below(1) {
            Value::Iter(iter) => self.next_of(iter)?,
            Value::Generator(generator) if generator.kind == CodeKind::Generator => {
                match self.wake(generator, Value::None, Mode::For)? {
                    Some(callee) => return Ok(Some(Flow::Push(callee))),
                    None => None,
                }
            }
            other => self.next(other)?,
        };
        match next {
            Some(value) => frame.push(value),
            None => {
                frame.pop().release();
                frame.pc = target as usize;
            }
        }
        Ok(None)
    }

    /// An object's own attribute, where nothing of its class stands in the way.
    fn quick_attr(&mut self, object: &Rc<crate::python::value::Object>, name: &Rc<Str>) -> Option<Value> {
        if object.class.hooks.getattribute || object.class.is_builtin {
            return None;
        }
        let own = object.dict.get()?.get(name)?;
        // A property of the class would go first.
        match self.lookup(&object.class, name) {
            None => Some(own),
            Some(Value::Object(_)) => None,
            Some(_) => Some(own),
        }
    }

    /// A plain call: the callee runs next.
    /// Whether a stretch is over.
    fn enter_frame(&mut self, running: &mut Box<Frame>, callee: Box<Frame>) -> R<bool> {
        if self.frames.len() >= super::DEEPEST {
            self.recycle(callee);
            return Err(error(Kind::RecursionError, "maximum recursion depth exceeded"));
        }
        self.frames.push(std::mem::replace(running, callee));
        self.fuel -= 1;
        if self.fuel == 0 {
            self.fuel = super::STRETCH;
            // A call isn't a place to be preempted at, but to be ended.
            self.tick(Some(&**running))?;
            return Ok(true);
        }
        Ok(false)
    }

    /// A global or builtin; from now on it is known where it was found.
    pub(super) fn find_global(&mut self, frame: &Frame, name: &Rc<Str>, found: &std::cell::Cell<Found>) -> R {
        if let Some(slot) = frame.globals.slot_of(name) {
            found.set(Found::Global(slot as u32));
            return Ok(frame.globals.value(slot));
        }
        match self.builtins.slot_of(name) {
            Some(slot) => {
                found.set(Found::Builtin { slot: slot as u32, globals: frame.globals.version() });
                Ok(self.builtins.value(slot))
            }
            None => Err(undefined(name)),
        }
    }

    pub(super) fn unbound_cell(body: &crate::python::frame::Body, slot: u16) -> Leave {
        let name = &body.slots[slot as usize];
        if slot as usize >= body.code.slots.len() - body.code.free as usize {
            error(
                Kind::NameError,
                format!(
                    "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
                    name.as_str()
                ),
            )
        } else {
            unbound(name)
        }
    }

    /// Whoever holds the thread for long must let others look; and be ended when that was asked for. Whether the
    /// thread's time is over.
    fn tick(&mut self, frame: Option<&Frame>) -> R<bool> {
        if self.world.is_long_untold() {
            let own = frame.filter(|frame| !frame.body.code.source.is_library).map(Frame::line);
            self.world.tell_computing(own.unwrap_or_else(|| self.line().line));
        }
        match self.world.tick(super::STRETCH) {
            crate::python::world::Verdict::GoOn => Ok(false),
            crate::python::world::Verdict::Switch if self.threads.current == 0 => {
                self.yield_interpreter();
                Ok(false)
            }
            crate::python::world::Verdict::Switch => Ok(self.nested == 1),
            crate::python::world::Verdict::End(kind, why) => Err(self.end(kind, &why)),
        }
    }

    /// For natives that run for long: lets others look, and ends the run when that was asked for.
    ///
    /// # Errors
    /// The exception that ends it.
    pub(crate) fn breathe(&mut self) -> R<()> {
        self.tick(None).map(|_| ())
    }

    /// An exception left `frame`'s current op. What was being handled then is its context.
    pub(super) fn raised(&mut self, frame: &Frame, exc: &Exc) {
        let op = frame.body.code.ops.get(frame.op());
        let is_fresh = data(exc).traceback.borrow().is_empty() || matches!(op, Some(Op::Raise(1 | 2)));
        if !is_fresh || matches!(op, Some(Op::Reraise)) {
            return;
        }
        // What is thrown into a generator comes from outside of what its caller handles.
        let is_thrown = matches!(op, Some(Op::Yield));
        let handled = frame.handled.last().cloned().or_else(|| if is_thrown { None } else { self.handled() });
        if let Some(handled) = handled {
            self.set_context_to(exc, &handled);
        }
    }
}

#[inline(always)]
fn holds(op: Compare, a: i64, b: i64) -> bool {
    match op {
        Compare::Lt => a < b,
        Compare::Le => a <= b,
        Compare::Eq => a == b,
        Compare::Ne => a != b,
        Compare::Gt => a > b,
        Compare::Ge => a >= b,
    }
}

pub(super) fn unbound(name: &Rc<Str>) -> Leave {
    error(
        Kind::UnboundLocalError,
        format!("cannot access local variable '{}' where it is not associated with a value", name.as_str()),
    )
}

pub(super) fn undefined(name: &Rc<Str>) -> Leave {
    error(Kind::NameError, format!("name '{}' is not defined", name.as_str()))
}
