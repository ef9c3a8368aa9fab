//! Running ops. Long, because the heart of it is one `match` over them.

use std::cell::RefCell;
use std::rc::Rc;

use super::Vm;
use crate::python::code::{Binary, Compare, Kind as CodeKind, Op, Unary};
use crate::python::exception::{Exc, Kind, Leave, R, data, error, is_exception, type_error};
use crate::python::frame::{Found, Frame, Function, Generator, GeneratorState, Mode, any_dropped};
use crate::python::iter::IterState;
use crate::python::map::Set;
use crate::python::value::{Args, Slice, Str, Value};

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
    /// Runs a frame to its end, or until it yields; inside whatever runs already.
    ///
    /// # Errors
    /// What it raised.
    pub(crate) fn run_frame(&mut self, mut frame: Box<Frame>) -> R<Ran> {
        self.nested += 1;
        if self.nested > super::DEEPEST_NESTED {
            self.nested -= 1;
            return Err(error(Kind::RecursionError, "maximum recursion depth exceeded"));
        }
        frame.mode = Mode::Leave;
        let ran = self.execute(frame, None);
        self.nested -= 1;
        ran
    }

    /// The same, but first an exception is raised in it.
    pub(crate) fn run_frame_raising(&mut self, frame: Box<Frame>, exc: Exc) -> R<Ran> {
        self.nested += 1;
        let ran = self.execute(frame, Some(exc));
        self.nested -= 1;
        ran
    }

    /// Goes on where the machine was left to wait, with the answer to the call that waited.
    ///
    /// # Errors
    /// What was raised.
    pub(crate) fn go_on(&mut self, answer: R) -> R<Ran> {
        let Some(mut frame) = self.frames.pop() else { return Ok(Ran::Returned(Value::None)) };
        self.nested += 1;
        let ran = match answer {
            Ok(value) => {
                frame.push(value);
                self.execute(frame, None)
            }
            Err(left) => match self.materialise(left) {
                Ok(exc) => self.execute(frame, Some(exc)),
                Err(left) => Err(left),
            },
        };
        self.nested -= 1;
        ran
    }

    /// Goes on where the machine was preempted, or begins with the frame that stands ready.
    ///
    /// # Errors
    /// What was raised.
    pub(crate) fn take_up(&mut self) -> R<Ran> {
        let Some(frame) = self.frames.pop() else { return Ok(Ran::Returned(Value::None)) };
        self.nested += 1;
        let ran = self.execute(frame, None);
        self.nested -= 1;
        ran
    }

    /// Runs from `frame` until the frame that was marked to leave the machine does.
    pub(super) fn execute(&mut self, mut frame: Box<Frame>, exc: Option<Exc>) -> R<Ran> {
        let mut flow = match exc {
            Some(exc) => Err(Leave::Raise(exc)),
            None => self.steps(&mut frame),
        };
        loop {
            flow = match flow {
                Ok(Flow::Push(callee)) => {
                    if self.frames.len() >= super::DEEPEST {
                        self.recycle(callee);
                        Err(error(Kind::RecursionError, "maximum recursion depth exceeded"))
                    } else {
                        self.frames.push(std::mem::replace(&mut frame, callee));
                        self.steps(&mut frame)
                    }
                }
                Ok(Flow::PushRaise(callee, exc)) => {
                    self.frames.push(std::mem::replace(&mut frame, callee));
                    Err(Leave::Raise(exc))
                }
                Ok(Flow::Native(call)) => {
                    self.frames.push(frame);
                    let (native, args) = *call;
                    let result = (native.run)(self, args);
                    frame = self.frames.pop().unwrap_or_else(|| unreachable!("it was pushed just now"));
                    match result {
                        Ok(value) => {
                            frame.push(value);
                            self.steps(&mut frame)
                        }
                        Err(Leave::Call(call)) => match self.begin_call(call.0, call.1) {
                            Ok(super::call::Begun::Value(value)) => {
                                frame.push(value);
                                self.steps(&mut frame)
                            }
                            Ok(super::call::Begun::Frame(callee)) => Ok(Flow::Push(callee)),
                            Err(left) => Err(left),
                        },
                        Err(left) => Err(left),
                    }
                }
                Ok(Flow::Return(value)) => {
                    let mode = std::mem::take(&mut frame.mode);
                    let generator = frame.generator.take();
                    if let Some(generator) = &generator {
                        generator.state.set(GeneratorState::Ended);
                    }
                    if let Mode::Leave = mode {
                        self.recycle(frame);
                        return Ok(Ran::Returned(value));
                    }
                    let caller =
                        self.frames.pop().unwrap_or_else(|| unreachable!("only a leaving frame has no caller"));
                    self.recycle(std::mem::replace(&mut frame, caller));
                    match self.returned(&mut frame, mode, generator.as_deref(), value) {
                        Ok(()) => self.steps(&mut frame),
                        Err(left) => Err(left),
                    }
                }
                Ok(Flow::Yield { value, is_item }) => match self.set_aside(&mut frame, value, is_item) {
                    Ok(Some(Flow::Return(value))) => return Ok(Ran::Yielded(value)),
                    Ok(Some(flow)) => Ok(flow),
                    Ok(None) => self.steps(&mut frame),
                    Err(left) => Err(left),
                },
                Ok(Flow::Preempt) => {
                    self.frames.push(frame);
                    return Ok(Ran::Preempted);
                }
                Err(Leave::Wait(wait)) => {
                    self.frames.push(frame);
                    return Err(Leave::Wait(wait));
                }
                Err(left) => {
                    let exc = self.materialise(left)?;
                    self.raised(&frame, &exc);
                    self.unwind(&mut frame, exc)?;
                    self.steps(&mut frame)
                }
            };
        }
    }

    /// A call has returned to `frame`.
    fn returned(&mut self, frame: &mut Frame, mode: Mode, generator: Option<&Generator>, value: Value) -> R<()> {
        match mode {
            Mode::Push | Mode::Leave => frame.push(value),
            Mode::Init(object) => {
                if !value.is_none() {
                    return Err(type_error(format!("__init__() should return None, not '{}'", self.type_name(&value))));
                }
                frame.push(object);
            }
            Mode::For => {
                frame.pop();
                if let Some(Op::ForIter(target)) = frame.body.code.ops.get(frame.op()) {
                    frame.pc = *target as usize;
                }
            }
            Mode::Delegate => {
                if generator.is_some_and(|generator| generator.kind == CodeKind::AsyncGenerator) {
                    let closing = frame.values.last().is_some_and(Self::is_closing);
                    if closing {
                        frame.pop();
                        frame.push(Value::None);
                        return Ok(());
                    }
                    return Err(self.raise(Kind::StopAsyncIteration, Vec::new()));
                }
                frame.pop();
                frame.push(value);
            }
            Mode::Resume => {
                let args = if value.is_none() { Vec::new() } else { vec![value] };
                return Err(self.raise(Kind::StopIteration, args));
            }
        }
        Ok(())
    }

    /// Runs ops until something happens that isn't a plain call or return.
    fn steps(&mut self, running: &mut Box<Frame>) -> R<Flow> {
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
                            if self.tick()? {
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
                            self.tidy_dropped()?;
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
                    }
                    _ => match self.rare(frame, op)? {
                        None => pc = frame.pc,
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
            self.tick()?;
        }
        Ok(())
    }

    /// The ops that are not on the quickest path. Jumps go to `frame.pc`.
    #[expect(clippy::too_many_lines, reason = "one arm for each op")]
    fn rare(&mut self, frame: &mut Frame, op: Op) -> R<Option<Flow>> {
        let body = Rc::clone(&frame.body);
        match op {
            Op::Copy(depth) => {
                let value = frame.values[frame.values.len() - depth as usize].clone();
                frame.push(value);
            }
            Op::Swap(depth) => {
                let top = frame.values.len() - 1;
                frame.values.swap(top, top + 1 - depth as usize);
            }
            Op::DeleteFast(slot) => {
                if std::mem::take(&mut frame.values[slot as usize]).is_unbound() {
                    return Err(unbound(&body.slots[slot as usize]));
                }
            }
            Op::MakeCell(slot) => {
                let value = std::mem::take(&mut frame.values[slot as usize]);
                frame.values[slot as usize] = Value::Cell(Rc::new(RefCell::new(value)));
            }
            Op::Cell(slot) => {
                let cell = frame.values[slot as usize].clone();
                frame.push(cell);
            }
            Op::LoadCell(slot) => match cell_value(frame, slot) {
                Value::Unbound => return Err(Self::unbound_cell(&body, slot)),
                value => frame.push(value),
            },
            Op::StoreCell(slot) => {
                let value = frame.pop();
                if let Value::Cell(cell) = &frame.values[slot as usize] {
                    let old = cell.replace(value);
                    drop(old);
                }
            }
            Op::DeleteCell(slot) => {
                let old = match &frame.values[slot as usize] {
                    Value::Cell(cell) => cell.take(),
                    _ => Value::Unbound,
                };
                if old.is_unbound() {
                    return Err(Self::unbound_cell(&body, slot));
                }
            }
            Op::LoadClassCell(slot) => {
                let name = &body.slots[slot as usize];
                let own = frame.namespace.as_ref().and_then(|names| names.get(name));
                match own.unwrap_or_else(|| cell_value(frame, slot)) {
                    Value::Unbound => return Err(Self::unbound_cell(&body, slot)),
                    value => frame.push(value),
                }
            }
            Op::LoadName(index) => {
                let name = &body.names[index as usize];
                let own = frame.namespace.as_ref().and_then(|names| names.get(name));
                let value = match own {
                    Some(value) => value,
                    None => self.load_global(frame, name, &body.found[index as usize])?,
                };
                frame.push(value);
            }
            Op::StoreName(index) => {
                let value = frame.pop();
                if let Some(prepared) = &frame.prepared {
                    let (prepared, name) = ((**prepared).clone(), Value::Str(Rc::clone(&body.names[index as usize])));
                    self.set_item(&prepared, &name, value)?;
                } else {
                    let names = frame.namespace.clone().unwrap_or_else(|| Rc::clone(&frame.globals));
                    names.set(&body.names[index as usize], value);
                }
            }
            Op::DeleteName(index) => {
                let names = frame.namespace.clone().unwrap_or_else(|| Rc::clone(&frame.globals));
                let name = &body.names[index as usize];
                names.remove(name).ok_or_else(|| undefined(name))?;
            }
            Op::StoreGlobal(index) => {
                let value = frame.pop();
                let name = &body.names[index as usize];
                let found = &body.found[index as usize];
                let value = match found.get() {
                    Found::Global(slot) => match frame.globals.set_cached(slot as usize, name, value) {
                        Ok(_) => return Ok(None),
                        Err(value) => value,
                    },
                    _ => value,
                };
                frame.globals.set(name, value);
                if let Some(slot) = frame.globals.slot_of(name) {
                    found.set(Found::Global(slot as u32));
                }
            }
            Op::DeleteGlobal(index) => {
                let name = &body.names[index as usize];
                frame.globals.remove(name).ok_or_else(|| undefined(name))?;
            }
            Op::DeleteAttr(index) => {
                let object = frame.pop();
                self.delete_attr(&object, &body.names[index as usize])?;
            }
            Op::DeleteItem => {
                let key = frame.pop();
                let object = frame.pop();
                self.delete_item(&object, &key)?;
            }
            Op::Unary(unary) => {
                let value = frame.pop();
                let value = match unary {
                    Unary::Not => Value::Bool(!self.truth(&value)?),
                    _ => self.unary(unary, &value)?,
                };
                frame.push(value);
            }
            Op::Is(negated) => {
                let right = frame.pop();
                let left = frame.pop();
                frame.push(Value::Bool(left.is(&right) != negated));
            }
            Op::In(negated) => {
                let container = frame.pop();
                let value = frame.pop();
                let found = self.contains(&container, &value)?;
                frame.push(Value::Bool(found != negated));
            }
            Op::JumpIfFalseOrPop(target) | Op::JumpIfTrueOrPop(target) => {
                let value = frame.pop();
                let wanted = matches!(op, Op::JumpIfTrueOrPop(_));
                if self.truth(&value)? == wanted {
                    frame.push(value);
                    frame.pc = target as usize;
                }
            }
            Op::BuildTuple(count) => {
                let items = frame.values.split_off(frame.values.len() - count as usize);
                frame.push(Value::tuple(items));
            }
            Op::BuildList(count) => {
                let items = frame.values.split_off(frame.values.len() - count as usize);
                frame.push(Value::list(items));
            }
            Op::BuildSet(count) => {
                let items = frame.values.split_off(frame.values.len() - count as usize);
                let set = Set::default();
                for item in items {
                    self.set_add(&set, item)?;
                }
                frame.push(Value::Set(Rc::new(set)));
            }
            Op::BuildMap(count) => {
                let items = frame.values.split_off(frame.values.len() - 2 * count as usize);
                let dict = Value::dict();
                let mut items = items.into_iter();
                while let (Some(key), Some(value)) = (items.next(), items.next()) {
                    self.set_item(&dict, &key, value)?;
                }
                frame.push(dict);
            }
            Op::BuildSlice(has_step) => {
                let step = if has_step { frame.pop() } else { Value::None };
                let stop = frame.pop();
                let start = frame.pop();
                frame.push(Value::Slice(Rc::new(Slice { start, stop, step })));
            }
            Op::BuildString(count) => {
                let parts = frame.values.split_off(frame.values.len() - count as usize);
                let text: String = parts.iter().filter_map(Value::as_str).collect();
                frame.push(Value::str(text));
            }
            Op::Format { conversion, spec } => {
                let spec = if spec { Some(frame.pop()) } else { None };
                let value = frame.pop();
                let text = self.format_value(&value, conversion, spec.as_ref())?;
                frame.push(text);
            }
            Op::ListAppend(depth) => {
                let value = frame.pop();
                if let Value::List(list) = &frame.values[frame.values.len() - depth as usize] {
                    list.borrow_mut().push(value);
                }
            }
            Op::SetAdd(depth) => {
                let value = frame.pop();
                if let Value::Set(set) = &frame.values[frame.values.len() - depth as usize] {
                    let set = Rc::clone(set);
                    self.set_add(&set, value)?;
                }
            }
            Op::MapAdd(depth) => {
                let value = frame.pop();
                let key = frame.pop();
                let dict = frame.values[frame.values.len() - depth as usize].clone();
                self.set_item(&dict, &key, value)?;
            }
            Op::ListExtend | Op::ListExtendArgs => {
                let iterable = frame.pop();
                let items = match self.collect(&iterable) {
                    Ok(items) => items,
                    Err(left) => {
                        let depth = frame.values.len();
                        let is_first = matches!(&frame.values[depth - 1], Value::List(list) if list.borrow().is_empty());
                        let callable = (op == Op::ListExtendArgs && is_first).then(|| frame.values[depth - 2].clone());
                        return Err(self.name_star(callable, &iterable, left));
                    }
                };
                if let Some(Value::List(list)) = frame.values.last() {
                    list.borrow_mut().extend(items);
                }
            }
            Op::SetUpdate => {
                let iterable = frame.pop();
                let items = self.collect(&iterable)?;
                if let Some(Value::Set(set)) = frame.values.last() {
                    let set = Rc::clone(set);
                    for item in items {
                        self.set_add(&set, item)?;
                    }
                }
            }
            Op::DictUpdate => {
                let mapping = frame.pop();
                let dict = frame.values[frame.values.len() - 1].clone();
                for (key, value) in self.mapping_pairs(&mapping)? {
                    self.set_item(&dict, &key, value)?;
                }
            }
            Op::DictMerge(depth) => {
                let mapping = frame.pop();
                let dict = frame.values[frame.values.len() - 1].clone();
                let callable = frame.values[frame.values.len() - depth as usize].clone();
                self.merge_keywords(&callable, &dict, &mapping)?;
            }
            Op::ListToTuple => {
                if let Value::List(list) = frame.pop() {
                    frame.push(Value::tuple(list.borrow().clone()));
                }
            }
            Op::Unpack(count) => {
                let sequence = frame.pop();
                match &sequence {
                    Value::Tuple(items) if items.len() == count as usize => {
                        frame.values.extend(items.iter().rev().cloned());
                    }
                    _ => {
                        let items = self.unpack(&sequence, count as usize, None)?;
                        frame.values.extend(items.into_iter().rev());
                    }
                }
            }
            Op::UnpackStar { before, after } => {
                let sequence = frame.pop();
                let items = self.unpack(&sequence, before as usize, Some(after as usize))?;
                frame.values.extend(items.into_iter().rev());
            }
            Op::CallKw { args, names } => {
                let mut values = frame.values.split_off(frame.values.len() - args as usize);
                let callable = frame.pop();
                let Value::Tuple(names) = &body.consts[names as usize] else { return Ok(None) };
                let given = values.split_off(values.len() - names.len());
                let name = |value: &Value| match value {
                    Value::Str(text) => Rc::clone(text),
                    _ => Rc::new(Str::new("")),
                };
                let keywords = names.iter().map(name).zip(given).collect();
                return self.call_op(frame, callable, Args { values: values.into(), keywords });
            }
            Op::CallEx(has_keywords) => {
                let keywords = if has_keywords { frame.pop() } else { Value::Unbound };
                let positional = frame.pop();
                let callable = frame.pop();
                let values = match &positional {
                    Value::Tuple(items) => items.to_vec(),
                    other => self.collect(other)?,
                };
                let keywords = match keywords {
                    Value::Dict(dict) => {
                        let pair = |(key, value): (Value, Value)| match key {
                            Value::Str(name) => Some((name, value)),
                            _ => None,
                        };
                        dict.pairs().into_iter().filter_map(pair).collect()
                    }
                    _ => Vec::new(),
                };
                return self.call_op(frame, callable, Args { values: values.into(), keywords });
            }
            Op::MakeFunction { code, extras } => {
                let closure = if extras.closure { frame.pop() } else { Value::Unbound };
                let annotate = if extras.annotate { frame.pop() } else { Value::None };
                let keyword_defaults = if extras.keyword_defaults { frame.pop() } else { Value::Unbound };
                let defaults = if extras.defaults { frame.pop() } else { Value::Unbound };
                let items = |value: Value| match value {
                    Value::Tuple(items) => items.to_vec(),
                    _ => Vec::new(),
                };
                let Value::Code(code) = &body.consts[code as usize] else { return Ok(None) };
                let doc = code.code.doc.as_ref().map_or(Value::None, |doc| Value::str(&**doc));
                frame.values.push(Value::Function(Rc::new(Function {
                    body: Rc::clone(code),
                    globals: Rc::clone(&frame.globals),
                    closure: items(closure),
                    defaults: RefCell::new(items(defaults)),
                    keyword_defaults: RefCell::new(match keyword_defaults {
                        Value::Dict(dict) => Some(dict),
                        _ => None,
                    }),
                    annotate: RefCell::new(annotate),
                    name: RefCell::new(Rc::clone(&code.name)),
                    qualname: RefCell::new(Rc::clone(&code.qualname)),
                    doc: RefCell::new(doc),
                    dict: std::cell::OnceCell::new(),
                })));
            }
            Op::LoadBuildClass => {
                let builder = self.builtins.get_str("__build_class__").unwrap_or_default();
                frame.push(builder);
            }
            Op::GetIter => {
                let value = frame.pop();
                let iter = self.iter(&value)?;
                frame.push(iter);
            }
            Op::Yield => {
                let value = frame.pop();
                return Ok(Some(Flow::Yield { value, is_item: true }));
            }
            Op::GetYieldFromIter => {
                let value = frame.pop();
                let iter = match &value {
                    Value::Generator(_) => value,
                    _ => self.iter(&value)?,
                };
                frame.push(iter);
            }
            Op::GetAwaitable => {
                let value = frame.pop();
                let iter = self.awaitable(&value)?;
                frame.push(iter);
            }
            Op::YieldFrom => return self.delegate(frame),
            Op::GetAiter => {
                let value = frame.pop();
                let iter = self.aiter(&value)?;
                frame.push(iter);
            }
            Op::GetAnext => {
                let iterator = frame.values[frame.values.len() - 1].clone();
                let next = self.anext(&iterator)?;
                frame.push(next);
            }
            Op::EndAsyncFor => {
                let exc = frame.pop();
                if let Some(exc) = is_exception(&exc) {
                    if !exc.class.is_subclass(self.types.exception(Kind::StopAsyncIteration)) {
                        return Err(Leave::Raise(Rc::clone(exc)));
                    }
                }
                frame.pop();
                frame.handled.pop();
            }
            Op::Raise(count) => return Err(self.raise_op(frame, count)),
            Op::Reraise => {
                let exc = frame.pop();
                return match is_exception(&exc) {
                    Some(exc) => Err(Leave::Raise(Rc::clone(exc))),
                    None => Err(type_error("exceptions must derive from BaseException")),
                };
            }
            Op::PopExcept => {
                frame.handled.pop();
            }
            Op::MatchesExcept => {
                let class = frame.pop();
                let matches = self.matches_exception(&frame.values[frame.values.len() - 1], &class)?;
                frame.push(Value::Bool(matches));
            }
            Op::MatchesExceptStar => {
                let class = frame.pop();
                let exc = frame.pop();
                let (matched, rest) = self.split_exception(&exc, &class)?;
                if let (Some(matched), Some(handled)) = (is_exception(&matched), frame.handled.last_mut()) {
                    *handled = Rc::clone(matched);
                }
                frame.push(rest);
                frame.push(matched);
            }
            Op::JoinExceptStar => {
                let list = frame.pop();
                let original = frame.pop();
                let joined = self.join_exceptions(&original, &list)?;
                frame.push(joined);
            }
            Op::LoadAssertionError => {
                let class = Rc::clone(self.types.exception(Kind::AssertionError));
                frame.push(Value::Class(class));
            }
            Op::BeforeWith | Op::BeforeAsyncWith => return self.before_with(frame, op == Op::BeforeAsyncWith),
            Op::CallExit => {
                let exc = frame.values[frame.values.len() - 1].clone();
                let exit = frame.values[frame.values.len() - 2].clone();
                let class = Value::Class(self.class_of(&exc));
                let name = self.intern("__traceback__");
                let traceback = self.get_attr(&exc, &name)?;
                return self.call_op(frame, exit, Args::from([class, exc, traceback]));
            }
            Op::GetLen => {
                let value = frame.values[frame.values.len() - 1].clone();
                let len = self.len(&value)?;
                frame.push(Value::index(len));
            }
            Op::IsSequence | Op::IsMapping => {
                let value = frame.values[frame.values.len() - 1].clone();
                let is = if op == Op::IsMapping { self.is_mapping(&value) } else { self.is_sequence(&value) };
                frame.push(Value::Bool(is));
            }
            Op::MatchKeys => {
                let keys = frame.values[frame.values.len() - 1].clone();
                let subject = frame.values[frame.values.len() - 2].clone();
                let found = self.match_keys(&subject, &keys)?;
                frame.push(found);
            }
            Op::MatchClass(positional) => {
                let names = frame.pop();
                let class = frame.pop();
                let subject = frame.pop();
                let found = self.match_class(&subject, &class, &names, positional as usize)?;
                frame.push(found);
            }
            Op::ImportModule(index) => {
                let name = Rc::clone(&body.names[index as usize]);
                let args = Args::from([Value::Str(name)]);
                let importer = self.builtins.get_str("__import_module__").unwrap_or_default();
                return self.call_op(frame, importer, args);
            }
            Op::ImportFrom(index) => {
                let module = frame.values[frame.values.len() - 1].clone();
                let value = self.import_from(&module, &body.names[index as usize])?;
                frame.push(value);
            }
            Op::ImportStar => {
                let module = frame.pop();
                self.import_star(&module, &frame.globals)?;
            }
            _ => return Err(error(Kind::SystemError, "unknown opcode")),
        }
        Ok(None)
    }

    fn load_global(&mut self, frame: &Frame, name: &Rc<Str>, found: &std::cell::Cell<Found>) -> R {
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

    fn unbound_cell(body: &crate::python::frame::Body, slot: u16) -> Leave {
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
    fn tick(&mut self) -> R<bool> {
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
        self.tick().map(|_| ())
    }

    /// An exception left `frame`'s current op. What was being handled then is its context.
    fn raised(&mut self, frame: &Frame, exc: &Exc) {
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

fn unbound(name: &Rc<Str>) -> Leave {
    error(
        Kind::UnboundLocalError,
        format!("cannot access local variable '{}' where it is not associated with a value", name.as_str()),
    )
}

fn undefined(name: &Rc<Str>) -> Leave {
    error(Kind::NameError, format!("name '{}' is not defined", name.as_str()))
}

fn cell_value(frame: &Frame, slot: u16) -> Value {
    match &frame.values[slot as usize] {
        Value::Cell(cell) => cell.borrow().clone(),
        _ => Value::Unbound,
    }
}
