//! Running ops. It is long because the heart of it is one `match` over them.

use std::rc::Rc;

use super::Vm;
use crate::python::code::{Binary, Compare, Kind as CodeKind, Op};
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
    Preempt,
}

impl Vm {
    /// Runs ops until something happens that isn't a plain call or return.
    pub(super) fn steps(&mut self, running: &mut Box<Frame>) -> R<Flow> {
        if any_dropped() {
            self.tidy_dropped()?;
        }
        'frame: loop {
            let frame = &mut **running;
            let body = Rc::clone(&frame.body);
            let ops = &body.ops[..];
            let mut pc = frame.pc;
            macro_rules! pop {
                () => {
                    frame.values.pop().unwrap_or_default()
                };
            }
            macro_rules! top {
                () => {
                    frame.values.last_mut().unwrap_or_else(|| unreachable!("the compiler counts the stack"))
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
                            let value = value.clone();
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
                            if self.tick(Some(&*frame))? {
                                return Ok(Flow::Preempt);
                            }
                        }
                    }
                    pc = target;
                }};
            }
            loop {
                let op = ops[pc];
                pc += 1;
                frame.pc = pc;
                match op {
                    Op::FastConstBinary { op, slot, index } => {
                        let quick = match (&frame.values[slot as usize], &body.consts[index as usize], op) {
                            (Value::Int(a), Value::Int(b), Binary::Add) => a.checked_add(*b),
                            (Value::Int(a), Value::Int(b), Binary::Sub) => a.checked_sub(*b),
                            (Value::Int(a), Value::Int(b), Binary::Mul) => a.checked_mul(*b),
                            _ => None,
                        };
                        match quick {
                            Some(value) => {
                                push!(Value::Int(value));
                                pc += 2;
                            }
                            None => load!(slot),
                        }
                    }
                    Op::FastFastBinary { op, left, right } => {
                        let quick = match (&frame.values[left as usize], &frame.values[right as usize], op) {
                            (Value::Int(a), Value::Int(b), Binary::Add) => a.checked_add(*b).map(Value::Int),
                            (Value::Int(a), Value::Int(b), Binary::Sub) => a.checked_sub(*b).map(Value::Int),
                            (Value::Int(a), Value::Int(b), Binary::Mul) => a.checked_mul(*b).map(Value::Int),
                            (Value::Float(a), Value::Float(b), Binary::Mul) => Some(Value::Float(a * b)),
                            (Value::Float(a), Value::Float(b), Binary::Add) => Some(Value::Float(a + b)),
                            _ => None,
                        };
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
                        let next = match top!() {
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
                            let old = std::mem::replace(&mut frame.values[slot as usize], value);
                            drop(old);
                            continue;
                        }
                        let Op::ForIter(target) = body.code.ops[pc - 1] else { continue };
                        match self.for_iter(frame, target)? {
                            Some(flow) => return Ok(flow),
                            None => pc = frame.pc,
                        }
                    }
                    Op::FastAttr { slot, name } => {
                        if let Value::Object(object) = &frame.values[slot as usize]
                            && let Some(value) = self.quick_attr(object, &body.names[name as usize])
                        {
                            push!(value);
                            pc += 1;
                            continue;
                        }
                        load!(slot);
                    }
                    Op::LoadFast(slot) => match &frame.values[slot as usize] {
                        Value::Unbound => return Err(unbound(&body.slots[slot as usize])),
                        value => {
                            let value = value.clone();
                            push!(value);
                        }
                    },
                    Op::Const(index) => {
                        let value = body.consts[index as usize].clone();
                        push!(value);
                    }
                    Op::StoreFast(slot) => {
                        let value = pop!();
                        let old = std::mem::replace(&mut frame.values[slot as usize], value);
                        drop(old);
                        if any_dropped() {
                            self.tidy_dropped()?;
                        }
                    }
                    Op::Pop => {
                        drop(frame.values.pop());
                        if any_dropped() {
                            self.tidy_at(frame)?;
                        }
                    }
                    Op::LoadGlobal(index) => {
                        let value =
                            self.load_global(frame, &body.names[index as usize], &body.found[index as usize])?;
                        push!(value);
                    }
                    Op::Binary(binary) => {
                        let right = pop!();
                        let left = top!();
                        let quick = match (&*left, &right, binary) {
                            (Value::Int(a), Value::Int(b), Binary::Add) => a.checked_add(*b).map(Value::Int),
                            (Value::Int(a), Value::Int(b), Binary::Sub) => a.checked_sub(*b).map(Value::Int),
                            (Value::Int(a), Value::Int(b), Binary::Mul) => a.checked_mul(*b).map(Value::Int),
                            (Value::Float(a), Value::Float(b), Binary::Add) => Some(Value::Float(a + b)),
                            (Value::Float(a), Value::Float(b), Binary::Sub) => Some(Value::Float(a - b)),
                            (Value::Float(a), Value::Float(b), Binary::Mul) => Some(Value::Float(a * b)),
                            _ => None,
                        };
                        match quick {
                            Some(value) => *left = value,
                            None => {
                                let left = pop!();
                                let value = self.binary(binary, &left, &right)?;
                                push!(value);
                            }
                        }
                    }
                    Op::InPlace(binary) => {
                        let right = pop!();
                        let left = pop!();
                        let quick = match (&left, &right, binary) {
                            (Value::Int(a), Value::Int(b), Binary::Add) => a.checked_add(*b).map(Value::Int),
                            (Value::Int(a), Value::Int(b), Binary::Sub) => a.checked_sub(*b).map(Value::Int),
                            (Value::Float(a), Value::Float(b), Binary::Add) => Some(Value::Float(a + b)),
                            _ => None,
                        };
                        let value = match quick {
                            Some(value) => value,
                            None => match (left, &right, binary) {
                                (Value::Str(mut text), Value::Str(more), Binary::Add) => {
                                    // The variable that this goes to holds the text, too: if only it does, let it go.
                                    if let Some(Op::StoreFast(slot)) = ops.get(pc)
                                        && let Value::Str(held) = &frame.values[*slot as usize]
                                        && Rc::ptr_eq(held, &text)
                                    {
                                        frame.values[*slot as usize] = Value::Unbound;
                                    }
                                    match Rc::get_mut(&mut text) {
                                        Some(own) => own.append(more),
                                        None => {
                                            let mut joined =
                                                String::with_capacity(text.as_str().len() + more.as_str().len());
                                            joined.push_str(text.as_str());
                                            joined.push_str(more.as_str());
                                            text = Rc::new(Str::new(joined));
                                        }
                                    }
                                    Value::Str(text)
                                }
                                (left, right, binary) => self.in_place(binary, &left, right)?,
                            },
                        };
                        push!(value);
                    }
                    Op::Compare(compare) => {
                        let right = pop!();
                        let left = pop!();
                        let value = match (&left, &right) {
                            (Value::Int(a), Value::Int(b)) => Value::Bool(holds(compare, *a, *b)),
                            _ => self.compare(compare, &left, &right)?,
                        };
                        push!(value);
                    }
                    Op::JumpIfFalse(target) => {
                        let value = pop!();
                        let truth = match &value {
                            Value::Bool(truth) => *truth,
                            value => self.truth(value)?,
                        };
                        if !truth {
                            jump!(target);
                        }
                    }
                    Op::JumpIfTrue(target) => {
                        let value = pop!();
                        let truth = match &value {
                            Value::Bool(truth) => *truth,
                            value => self.truth(value)?,
                        };
                        if truth {
                            jump!(target);
                        }
                    }
                    Op::Jump(target) => jump!(target),
                    Op::ForIter(target) => match self.for_iter(frame, target)? {
                        Some(flow) => return Ok(flow),
                        None => pc = frame.pc,
                    },
                    Op::Call(count) => {
                        let base = frame.values.len() - count as usize;
                        match &frame.values[base - 1] {
                            Value::Function(function) if Self::is_simple(function, count as usize) => {
                                let function = Rc::clone(function);
                                let callee = self.simple_frame(&function, frame, base);
                                frame.values.truncate(base - 1);
                                self.enter_frame(running, callee)?;
                                continue 'frame;
                            }
                            _ => {
                                let args = Args { values: frame.values.drain(base..).collect(), keywords: Vec::new() };
                                let callable = pop!();
                                match self.call_op(frame, callable, args)? {
                                    Some(flow) => return Ok(flow),
                                    None => continue,
                                }
                            }
                        }
                    }
                    Op::CallMethod(count) => {
                        let base = frame.values.len() - count as usize;
                        let bound = !frame.values[base - 1].is_unbound();
                        let from = if bound { base - 1 } else { base };
                        match &frame.values[base - 2] {
                            Value::Function(function) if Self::is_simple(function, frame.values.len() - from) => {
                                let function = Rc::clone(function);
                                let callee = self.simple_frame(&function, frame, from);
                                frame.values.truncate(base - 2);
                                self.enter_frame(running, callee)?;
                                continue 'frame;
                            }
                            _ => {
                                let args = Args { values: frame.values.drain(from..).collect(), keywords: Vec::new() };
                                frame.values.truncate(base - 1);
                                let callable = pop!();
                                match self.call_op(frame, callable, args)? {
                                    Some(flow) => return Ok(flow),
                                    None => continue,
                                }
                            }
                        }
                    }
                    Op::LoadMethod(index) => {
                        let object = pop!();
                        let name = &body.names[index as usize];
                        let (callable, object) = self.load_method(object, name)?;
                        push!(callable);
                        push!(object);
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
                        if let Mode::Push = frame.mode
                            && let Some(caller) = self.frames.pop()
                        {
                            let own = std::mem::replace(running, caller);
                            running.push(value);
                            self.recycle(own);
                            if any_dropped() {
                                self.tidy_dropped()?;
                            }
                            continue 'frame;
                        }
                        return Ok(Flow::Return(value));
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
                    _ => match self.rare(frame, op)? {
                        None => {
                            pc = frame.pc;
                            if any_dropped() {
                                self.tidy_at(frame)?;
                            }
                        }
                        Some(flow) => return Ok(flow),
                    },
                }
            }
        }
    }

    /// `ForIter`: pushes the next item, or goes on at the target.
    fn for_iter(&mut self, frame: &mut Frame, target: u32) -> R<Option<Flow>> {
        let iterator = frame.values[frame.values.len() - 1].clone();
        let next = match &iterator {
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
                drop(frame.values.pop());
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
    fn enter_frame(&mut self, running: &mut Box<Frame>, callee: Box<Frame>) -> R<()> {
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
        }
        Ok(())
    }

    pub(super) fn load_global(&mut self, frame: &Frame, name: &Rc<Str>, found: &std::cell::Cell<Found>) -> R {
        match found.get() {
            Found::Global(slot) => {
                if let Some(value) = frame.globals.cached(slot as usize, name) {
                    return Ok(value);
                }
            }
            Found::Builtin { slot, globals } if globals == frame.globals.version() => {
                if let Some(value) = self.builtins.cached(slot as usize, name) {
                    return Ok(value);
                }
            }
            _ => {}
        }
        if let Some(slot) = frame.globals.slot_of(name) {
            found.set(Found::Global(slot as u32));
            return Ok(frame.globals.entry(slot).map(|entry| entry.value).unwrap_or_default());
        }
        match self.builtins.slot_of(name) {
            Some(slot) => {
                found.set(Found::Builtin { slot: slot as u32, globals: frame.globals.version() });
                Ok(self.builtins.entry(slot).map(|entry| entry.value).unwrap_or_default())
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
        let handled = frame.handled.last().cloned().or_else(|| self.handled());
        if let Some(handled) = handled {
            self.set_context_to(exc, &handled);
        }
    }
}

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
