//! Generators, coroutines and asynchronous generators: frames that are set aside and taken up again. It is
//! long because the three share every step of it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::Vm;
use super::run::{Flow, Ran};
use crate::python::asyncio::FutureWait;
use crate::python::code::{Kind as CodeKind, Op};
use crate::python::exception::{Exc, Kind, Leave, R, data, error, is_exception, type_error};
use crate::python::frame::{Frame, Generator, GeneratorState, Mode};
use crate::python::value::{Args, Value};

/// What came out of a generator that was resumed.
pub(crate) enum Resumed {
    Yielded(Value),
    Returned(Value),
}

impl From<Resumed> for Ran {
    fn from(resumed: Resumed) -> Self {
        match resumed {
            Resumed::Yielded(value) => Self::Yielded(value),
            Resumed::Returned(value) => Self::Returned(value),
        }
    }
}

/// What `agen.__anext__()`, `asend`, `athrow` and `aclose` give: awaited, it takes the generator one step on.
pub(crate) struct AsyncStep {
    pub(crate) generator: Rc<Generator>,
    pub(crate) what: RefCell<Option<AsyncWhat>>,
    pub(crate) closes: bool,
    pub(crate) is_begun: Cell<bool>,
}

/// What is done to an asynchronous generator.
pub(crate) enum AsyncWhat {
    Send(Value),
    Throw(Exc),
}

impl Vm {
    /// Resumes a generator inside whatever runs: sends a value, or throws an exception.
    ///
    /// # Errors
    /// What it raises.
    pub(crate) fn resume(&mut self, generator: &Rc<Generator>, with: Result<Value, Exc>) -> R<Resumed> {
        Ok(match self.resume_or_leave(generator, with)? {
            Ran::Yielded(value) => Resumed::Yielded(value),
            Ran::Returned(value) => Resumed::Returned(value),
            Ran::Preempted => Resumed::Returned(Value::None),
        })
    }

    /// The same where a thread may be left in the midst of it: directly under its own machine.
    ///
    /// # Errors
    /// What it raises; where it waits.
    pub(crate) fn resume_or_leave(&mut self, generator: &Rc<Generator>, with: Result<Value, Exc>) -> R<Ran> {
        match with {
            Ok(value) => match self.wake(generator, value, Mode::Leave)? {
                Some(frame) => self.run_frame(frame),
                None => Ok(Ran::Returned(Value::None)),
            },
            Err(exc) => {
                let floor = self.frames.len();
                match self.begin_throw(generator, exc, Mode::Leave) {
                    Ok(Flow::PushRaise(frame, exc)) => self.run_frame_raising(frame, exc),
                    Ok(_) => Ok(Ran::Returned(Value::None)),
                    Err(left) => {
                        debug_assert_eq!(floor, self.frames.len());
                        Err(left)
                    }
                }
            }
        }
    }

    /// The frame of a generator that is to go on with a value; nothing if it has ended.
    ///
    /// # Errors
    /// `ValueError` if it runs already, and what else may not be.
    pub(super) fn wake(&mut self, generator: &Rc<Generator>, value: Value, mode: Mode) -> R<Option<Box<Frame>>> {
        match generator.state.get() {
            GeneratorState::Running => {
                return Err(match generator.kind {
                    CodeKind::Coroutine if matches!(mode, Mode::Delegate) => {
                        error(Kind::RuntimeError, "coroutine is being awaited already")
                    }
                    CodeKind::Coroutine => super::super::exception::value_error("coroutine already executing"),
                    _ => super::super::exception::value_error("generator already executing"),
                });
            }
            GeneratorState::Ended => {
                if generator.kind == CodeKind::Coroutine {
                    return Err(error(Kind::RuntimeError, "cannot reuse already awaited coroutine"));
                }
                return Ok(None);
            }
            GeneratorState::Created => {
                if !value.is_none() {
                    let what = match generator.kind {
                        CodeKind::Coroutine => "coroutine",
                        CodeKind::AsyncGenerator => "async generator",
                        _ => "generator",
                    };
                    return Err(type_error(format!("can't send non-None value to a just-started {what}")));
                }
            }
            GeneratorState::Suspended => {}
        }
        let is_new = generator.state.get() == GeneratorState::Created;
        let Some(mut frame) = generator.frame.take() else { return Ok(None) };
        generator.state.set(GeneratorState::Running);
        if !is_new {
            if std::mem::take(&mut frame.delegates) {
                frame.pc -= 1;
            }
            frame.push(value);
        }
        frame.mode = mode;
        frame.generator = Some(Rc::clone(generator));
        Ok(Some(frame))
    }

    /// The frame in which an exception is raised when it is thrown into a generator: its own, or that of the innermost
    /// generator it waits for. The frames between stand on the machine then.
    pub(super) fn begin_throw(&mut self, generator: &Rc<Generator>, exc: Exc, mode: Mode) -> R<Flow> {
        match generator.state.get() {
            GeneratorState::Running => {
                return Err(super::super::exception::value_error("generator already executing"));
            }
            GeneratorState::Ended => {
                if generator.kind == CodeKind::Coroutine {
                    return Err(error(Kind::RuntimeError, "cannot reuse already awaited coroutine"));
                }
                return Err(Leave::Raise(exc));
            }
            _ => {}
        }
        let Some(mut frame) = generator.frame.take() else { return Err(Leave::Raise(exc)) };
        let is_new = generator.state.replace(GeneratorState::Running) == GeneratorState::Created;
        frame.mode = mode;
        frame.generator = Some(Rc::clone(generator));
        if is_new {
            // It is raised before the first op: no handler is in force yet.
            frame.pc = frame.body.code.ops.len() + 1;
            return Ok(Flow::PushRaise(frame, exc));
        }
        if !std::mem::take(&mut frame.delegates) {
            return Ok(Flow::PushRaise(frame, exc));
        }
        let inner = frame.values.last().cloned().unwrap_or_default();
        let is_exit = exc.class.is_subclass(self.types.exception(Kind::GeneratorExit));
        match &inner {
            Value::Generator(inner) if inner.state.get() == GeneratorState::Suspended => {
                if is_exit {
                    if let Err(left) = self.close_generator(inner) {
                        return Ok(Flow::PushRaise(frame, self.materialise(left)?));
                    }
                    return Ok(Flow::PushRaise(frame, exc));
                }
                self.frames.push(frame);
                self.begin_throw(inner, exc, Mode::Delegate)
            }
            Value::Object(object) => {
                if let Some(step) = object.native::<AsyncStep>()
                    && step.generator.state.get() == GeneratorState::Suspended
                {
                    self.frames.push(frame);
                    return self.begin_throw(&Rc::clone(&step.generator), exc, Mode::Delegate);
                }
                if object.native::<FutureWait>().is_none() && !is_exit {
                    let name = Rc::clone(&self.names.throw);
                    if self.special(&inner, &name).is_some() {
                        // A program's own iterator: it is asked inside this call.
                        let thrown = self.call_method(&inner, "throw", [Value::Object(Rc::clone(&exc))]);
                        return match thrown {
                            Ok(value) => {
                                // It yielded: whoever threw gets that.
                                frame.delegates = false;
                                frame.push(value);
                                Err(type_error("throw() into an iterator that goes on isn't supported"))
                            }
                            Err(left) => Ok(Flow::PushRaise(frame, self.materialise(left)?)),
                        };
                    }
                }
                Ok(Flow::PushRaise(frame, exc))
            }
            _ => Ok(Flow::PushRaise(frame, exc)),
        }
    }

    /// A generator's frame has yielded: it is set aside, and its caller is `frame` from now on. What comes next: another
    /// yield, or nothing, when the caller runs on.
    pub(super) fn set_aside(&mut self, frame: &mut Box<Frame>, value: Value, is_item: bool) -> R<Option<Flow>> {
        let mode = std::mem::take(&mut frame.mode);
        let Some(generator) = frame.generator.take() else {
            return Err(error(Kind::SystemError, "yield outside a generator"));
        };
        generator.state.set(GeneratorState::Suspended);
        let caller = self.frames.pop().unwrap_or_else(|| unreachable!("only a leaving frame has no caller"));
        let own = std::mem::replace(frame, caller);
        *generator.frame.borrow_mut() = Some(own);
        match mode {
            Mode::Delegate => {
                if is_item && generator.kind == CodeKind::AsyncGenerator {
                    if frame.values.last().is_some_and(Self::is_closing) {
                        return Err(error(Kind::RuntimeError, "async generator ignored GeneratorExit"));
                    }
                    frame.pop();
                    frame.push(value);
                    return Ok(None);
                }
                frame.delegates = true;
                Ok(Some(Flow::Yield { value, is_item: false }))
            }
            _ => {
                frame.push(value);
                Ok(None)
            }
        }
    }

    pub(super) fn is_closing(value: &Value) -> bool {
        value.native_ref::<AsyncStep>().is_some_and(|step| step.closes)
    }

    /// `YieldFrom`: `[iterator, value]`.
    pub(super) fn delegate(&mut self, frame: &mut Frame) -> R<Option<Flow>> {
        let value = frame.pop();
        let resumed = match frame.values.below(1) {
            Value::Generator(generator) => match self.wake(generator, value, Mode::Delegate)? {
                Some(callee) => return Ok(Some(Flow::Push(callee))),
                None => Resumed::Returned(Value::None),
            },
            Value::Object(object) => {
                if let Some(wait) = object.native::<FutureWait>() {
                    self.await_future(wait)?
                } else {
                    let object = Rc::clone(object);
                    if let Some(step) = object.native::<AsyncStep>() {
                        return self.begin_step(frame, step, value);
                    }
                    self.send(&Value::Object(object), value)?
                }
            }
            iterator => self.send(iterator, value)?,
        };
        match resumed {
            Resumed::Returned(value) => {
                frame.pop();
                frame.push(value);
                Ok(None)
            }
            Resumed::Yielded(value) => {
                frame.delegates = true;
                Ok(Some(Flow::Yield { value, is_item: false }))
            }
        }
    }

    /// Takes an asynchronous generator a step on, from an `await`.
    fn begin_step(&mut self, frame: &mut Frame, step: &AsyncStep, value: Value) -> R<Option<Flow>> {
        let generator = Rc::clone(&step.generator);
        if step.is_begun.replace(true) {
            // It awaits something itself; what was sent is for that.
            return Ok(self.wake(&generator, value, Mode::Delegate)?.map(Flow::Push));
        }
        let what = step.what.take();
        if generator.state.get() == GeneratorState::Running {
            return Err(error(
                Kind::RuntimeError,
                if step.closes {
                    "aclose(): asynchronous generator is already running"
                } else {
                    "anext(): asynchronous generator is already running"
                },
            ));
        }
        match what {
            Some(AsyncWhat::Send(value)) => {
                if generator.state.get() == GeneratorState::Created {
                    self.note_async_generator(&generator);
                }
                match self.wake(&generator, value, Mode::Delegate)? {
                    Some(callee) => Ok(Some(Flow::Push(callee))),
                    None => Err(self.raise(Kind::StopAsyncIteration, Vec::new())),
                }
            }
            Some(AsyncWhat::Throw(exc)) => {
                if step.closes && generator.state.get() != GeneratorState::Suspended {
                    generator.state.set(GeneratorState::Ended);
                    let old = generator.frame.take();
                    drop(old);
                    frame.pop();
                    frame.push(Value::None);
                    return Ok(None);
                }
                self.begin_throw_from(&generator, exc).map(Some)
            }
            None => Err(error(Kind::RuntimeError, "cannot reuse already awaited __anext__()/asend()")),
        }
    }

    /// As [`Vm::begin_throw`], from an op: the frame that runs isn't on the machine's stack, so it must be pushed
    /// before those between.
    fn begin_throw_from(&mut self, generator: &Rc<Generator>, exc: Exc) -> R<Flow> {
        let floor = self.frames.len();
        let flow = self.begin_throw(generator, exc, Mode::Delegate)?;
        match flow {
            Flow::PushRaise(innermost, exc) if self.frames.len() > floor => {
                // Frames between: run them as a machine of their own, which ends when the outermost does.
                let outer = &mut self.frames[floor];
                outer.mode = Mode::Leave;
                let result = self.run_frame_raising(innermost, exc)?;
                match result {
                    Ran::Yielded(value) => Ok(Flow::Yield { value, is_item: false }),
                    Ran::Returned(value) => Ok(Flow::Return(value)),
                    Ran::Preempted => Ok(Flow::Preempt),
                }
            }
            flow => Ok(flow),
        }
    }

    /// Sends a value to any iterator.
    pub(crate) fn send(&mut self, iterator: &Value, value: Value) -> R<Resumed> {
        let result = match iterator {
            Value::Generator(generator) => return self.resume(&Rc::clone(generator), Ok(value)),
            Value::Iter(_) => self.next(iterator).map(|value| match value {
                Some(value) => Resumed::Yielded(value),
                None => Resumed::Returned(Value::None),
            }),
            _ if value.is_none() => {
                let name = Rc::clone(&self.names.next);
                match self.call_special(iterator, &name, []) {
                    Ok(Some(value)) => Ok(Resumed::Yielded(value)),
                    Ok(None) => Err(type_error(format!("'{}' object is not an iterator", self.type_name(iterator)))),
                    Err(left) => Err(left),
                }
            }
            _ => self.call_method(iterator, "send", [value]).map(Resumed::Yielded),
        };
        match result {
            Ok(resumed) => Ok(resumed),
            Err(left) => {
                let exc = self.catch(left, Kind::StopIteration)?;
                let value = data(&exc).args.borrow().first().cloned().unwrap_or(Value::None);
                Ok(Resumed::Returned(value))
            }
        }
    }

    /// What is iterated to await a value.
    /// Where `async with` awaits what can't be awaited, its own sentence.
    pub(super) fn awaited_by_with(&self, frame: &Frame, value: &Value, left: Leave) -> Leave {
        let code = &frame.body.code;
        let before = |by| frame.op().checked_sub(by).and_then(|at| code.ops.get(at));
        let method = match before(1) {
            Some(Op::BeforeAsyncWith) => "__aenter__",
            Some(Op::CallExit) => "__aexit__",
            // Without an exception it is called with `None` three times.
            Some(Op::Call(3)) if matches!(before(2), Some(Op::Const(at)) if matches!(code.consts.get(*at as usize), Some(crate::python::code::Const::None))) => {
                "__aexit__"
            }
            _ => return left,
        };
        match left {
            Leave::Error(found) if found.1.ends_with("can't be awaited") => type_error(format!(
                "'async with' received an object from {method} that does not implement __await__: {}",
                self.type_name(value)
            )),
            left => left,
        }
    }

    pub(super) fn awaitable(&mut self, value: &Value) -> R {
        match value {
            Value::Generator(generator) if generator.kind == CodeKind::Coroutine => {
                if generator.state.get() == GeneratorState::Running
                    || (generator.state.get() == GeneratorState::Suspended)
                {
                    return Err(error(Kind::RuntimeError, "coroutine is being awaited already"));
                }
                return Ok(value.clone());
            }
            Value::Generator(generator) if generator.is_awaitable.get() => return Ok(value.clone()),
            Value::Object(object)
                if object.native::<AsyncStep>().is_some() || object.native::<FutureWait>().is_some() =>
            {
                return Ok(value.clone());
            }
            _ => {}
        }
        if let Some(wait) = self.future_wait(value) {
            return Ok(wait);
        }
        let name = Rc::clone(&self.names.await_);
        match self.call_special(value, &name, [])? {
            Some(iterator) => match &iterator {
                Value::Generator(_) | Value::Iter(_) => Ok(iterator),
                other => {
                    let next = Rc::clone(&self.names.next);
                    if self.special(other, &next).is_none() && other.native_ref::<FutureWait>().is_none() {
                        let name = self.type_name(other);
                        return Err(type_error(format!("__await__() returned non-iterator of type '{name}'")));
                    }
                    Ok(iterator)
                }
            },
            None => Err(type_error(format!("'{}' object can't be awaited", self.type_name(value)))),
        }
    }

    /// `aiter(value)`
    ///
    /// # Errors
    /// `TypeError` for what can't be iterated so.
    pub(crate) fn aiter(&mut self, value: &Value) -> R {
        if let Value::Generator(generator) = value
            && generator.kind == CodeKind::AsyncGenerator
        {
            return Ok(value.clone());
        }
        let name = Rc::clone(&self.names.aiter);
        let Some(iter) = self.call_special(value, &name, [])? else {
            let name = self.type_name(value);
            return Err(type_error(format!("'async for' requires an object with __aiter__ method, got {name}")));
        };
        let name = Rc::clone(&self.names.anext);
        if !matches!(iter, Value::Generator(_)) && self.special(&iter, &name).is_none() {
            let name = self.type_name(&iter);
            return Err(type_error(format!(
                "'async for' received an object from __aiter__ that does not implement __anext__: {name}"
            )));
        }
        Ok(iter)
    }

    /// What is awaited for the next item.
    pub(crate) fn anext(&mut self, iterator: &Value) -> R {
        if let Value::Generator(generator) = iterator
            && generator.kind == CodeKind::AsyncGenerator
        {
            return Ok(self.async_step(generator, AsyncWhat::Send(Value::None), false));
        }
        let name = Rc::clone(&self.names.anext);
        let Some(next) = self.call_special(iterator, &name, [])? else {
            let name = self.type_name(iterator);
            return Err(type_error(format!("'async for' requires an iterator with __anext__ method, got {name}")));
        };
        self.awaitable(&next).map_err(|_| {
            let name = self.type_name(&next);
            type_error(format!("'async for' received an invalid object from __anext__: {name}"))
        })
    }

    /// What `await` takes to move an asynchronous generator on.
    pub(crate) fn async_step(&self, generator: &Rc<Generator>, what: AsyncWhat, closes: bool) -> Value {
        let generator = Rc::clone(generator);
        let step = AsyncStep { generator, what: RefCell::new(Some(what)), closes, is_begun: Cell::new(false) };
        Value::native(&self.types.async_step, step)
    }

    /// `generator.close()`
    ///
    /// # Errors
    /// What it raises instead of ending; `RuntimeError` if it goes on.
    pub(crate) fn close_generator(&mut self, generator: &Rc<Generator>) -> R {
        match generator.state.get() {
            GeneratorState::Created => {
                generator.state.set(GeneratorState::Ended);
                let frame = generator.frame.take();
                drop(frame);
                return Ok(Value::None);
            }
            GeneratorState::Ended => return Ok(Value::None),
            _ => {}
        }
        let exit = self.exception(Kind::GeneratorExit, Vec::new());
        match self.resume(generator, Err(exit)) {
            Ok(Resumed::Returned(value)) => Ok(value),
            Ok(Resumed::Yielded(_)) => {
                let what = if generator.kind == CodeKind::Coroutine { "coroutine" } else { "generator" };
                Err(error(Kind::RuntimeError, format!("{what} ignored GeneratorExit")))
            }
            Err(left) => {
                let exc = self.materialise(left)?;
                let ends = [Kind::GeneratorExit, Kind::StopIteration]
                    .iter()
                    .any(|kind| exc.class.is_subclass(self.types.exception(*kind)));
                if ends { Ok(Value::None) } else { Err(Leave::Raise(exc)) }
            }
        }
    }

    /// `generator.send(value)`, `next(generator)`: as a call from an op.
    ///
    /// # Errors
    /// `StopIteration` at its end, and what it raises.
    pub(crate) fn resume_call(&mut self, generator: &Rc<Generator>, with: Result<Value, Exc>) -> R {
        match self.resume(generator, with)? {
            Resumed::Yielded(value) => Ok(value),
            Resumed::Returned(value) => {
                let args = if value.is_none() { Vec::new() } else { vec![value] };
                Err(self.raise(Kind::StopIteration, args))
            }
        }
    }

    /// `with`: `[manager] → [exit, what enter gives]`.
    pub(super) fn before_with(&mut self, frame: &mut Frame, is_async: bool) -> R<Option<Flow>> {
        let manager = frame.pop();
        let class = self.class_of(&manager);
        let (enter_name, exit_name, protocol) = if is_async {
            (Rc::clone(&self.names.aenter), Rc::clone(&self.names.aexit), "asynchronous context manager")
        } else {
            (Rc::clone(&self.names.enter), Rc::clone(&self.names.exit), "context manager")
        };
        let exit = self.special(&manager, &exit_name);
        let enter = self.special(&manager, &enter_name);
        let (exit, enter) = match (exit, enter) {
            (Some(exit), Some(enter)) => (exit, enter),
            (exit, _) => {
                let missed = if exit.is_none() { exit_name } else { enter_name };
                let (other, keyword) = if is_async {
                    (Rc::clone(&self.names.exit), "the context manager protocol. Did you mean to use 'with'?")
                } else {
                    let keyword = "the asynchronous context manager protocol. Did you mean to use 'async with'?";
                    (Rc::clone(&self.names.aexit), keyword)
                };
                let hint = match self.special(&manager, &other) {
                    Some(_) => format!(" but it supports {keyword}"),
                    None => String::new(),
                };
                let path = self.class_path(&class);
                return Err(type_error(format!(
                    "'{}' object does not support the {protocol} protocol (missed {} method){hint}",
                    path.strip_prefix("__main__.").unwrap_or(&path),
                    missed.as_str()
                )));
            }
        };
        let exit = self.bind(exit, Some(&manager), &class)?;
        let enter = self.bind(enter, Some(&manager), &class)?;
        frame.push(exit);
        self.call_op(frame, enter, Args::default())
    }

    /// The op at which a suspended generator waits, if it waits for another: `cr_await`, `gi_yieldfrom`.
    pub(crate) fn awaited_by(generator: &Generator) -> Option<Value> {
        let frame = generator.frame.borrow();
        let frame = frame.as_ref().filter(|frame| frame.delegates)?;
        let op = frame.body.code.ops.get(frame.op());
        matches!(op, Some(Op::YieldFrom)).then(|| frame.values.last().cloned()).flatten()
    }

    /// An exception from what a program gives to `throw`: an instance, a class, or a class and a value.
    ///
    /// # Errors
    /// `TypeError` for what is none.
    pub(crate) fn thrown(&mut self, kind: Value, value: Value) -> R<Exc> {
        let message = "exceptions must be classes or instances deriving from BaseException";
        match (&kind, value.some()) {
            (Value::Class(_), Some(value)) if is_exception(&value).is_none() => {
                let exc = self.call(kind, [value])?;
                self.as_exception(exc, message)
            }
            (Value::Class(_), Some(value)) => self.as_exception(value, message),
            _ => self.as_exception(kind, message),
        }
    }
}
