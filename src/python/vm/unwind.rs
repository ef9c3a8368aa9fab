//! Exceptions on their way: to a handler, or out.

use std::rc::Rc;

use super::Vm;
use crate::python::code::Kind as CodeKind;
use crate::python::exception::{Exc, Kind, Leave, Passed, R, data, is_exception, type_error};
use crate::python::frame::{Frame, GeneratorState, Mode, any_dropped};
use crate::python::seen::Kept;
use crate::python::value::Value;

impl Vm {
    /// Goes on at the innermost handler, in `frame` or in one below it.
    ///
    /// # Errors
    /// The exception, where it leaves the machine.
    pub(super) fn unwind(&mut self, frame: &mut Box<Frame>, exc: Exc) -> R<()> {
        let mut exc = exc;
        let mut is_first = true;
        loop {
            let op = frame.op() as u32;
            let is_reraise =
                is_first && matches!(frame.body.code.ops.get(op as usize), Some(crate::python::code::Op::Reraise));
            let again = is_first
                && matches!(
                    frame.body.code.ops.get(op as usize),
                    Some(crate::python::code::Op::Raise(0) | crate::python::code::Op::EndAsyncFor)
                );
            if !is_reraise && !again {
                data(&exc).traceback.borrow_mut().push(Passed { body: Rc::clone(&frame.body), op, kept: None });
            }
            is_first = false;
            let handler = frame.body.code.handlers.iter().find(|handler| handler.start <= op && op < handler.end);
            if let Some(handler) = handler
                && !data(&exc).is_final.get()
            {
                let base = frame.body.code.slots.len();
                let (target, handling) = (handler.target as usize, handler.handling as usize);
                frame.values.truncate(base + handler.depth as usize);
                // What the broken line held goes there, and not in the handler.
                if any_dropped() {
                    self.tidy_at(frame)?;
                }
                frame.pc = target;
                frame.handled.truncate(handling);
                frame.handled.push(Rc::clone(&exc));
                frame.push(Value::Object(exc));
                frame.delegates = false;
                return Ok(());
            }
            // The traceback holds what the call held, as long as the exception is there.
            if let Some(place) = data(&exc).traceback.borrow_mut().last_mut()
                && Rc::ptr_eq(&place.body, &frame.body)
            {
                place.kept = Some(Kept::take(frame, &exc));
            }
            let mode = std::mem::take(&mut frame.mode);
            if let Some(generator) = frame.generator.take() {
                generator.state.set(GeneratorState::Ended);
                exc = self.no_stop_from_generator(generator.kind, exc);
            }
            if matches!(mode, Mode::Leave) {
                return Err(Leave::Raise(exc));
            }
            let Some(caller) = self.frames.pop() else { return Err(Leave::Raise(exc)) };
            let old = std::mem::replace(frame, caller);
            self.recycle(old);
            if matches!(mode, Mode::Delegate)
                && frame.values.last().is_some_and(Self::is_closing)
                && self.ends_closing(&exc)
            {
                // The asynchronous generator that is being closed took it.
                frame.pop();
                frame.push(Value::None);
                return Ok(());
            }
        }
    }

    fn ends_closing(&self, exc: &Exc) -> bool {
        [Kind::GeneratorExit, Kind::StopAsyncIteration]
            .iter()
            .any(|kind| exc.class.is_subclass(self.types.exception(*kind)))
    }

    /// A generator that lets a `StopIteration` out would end whoever iterates it, unnoticed.
    fn no_stop_from_generator(&mut self, kind: CodeKind, exc: Exc) -> Exc {
        let is = |kind| exc.class.is_subclass(self.types.exception(kind));
        let message = match kind {
            CodeKind::Coroutine if is(Kind::StopIteration) => "coroutine raised StopIteration",
            CodeKind::AsyncGenerator if is(Kind::StopIteration) => "async generator raised StopIteration",
            CodeKind::AsyncGenerator if is(Kind::StopAsyncIteration) => "async generator raised StopAsyncIteration",
            CodeKind::Generator if is(Kind::StopIteration) => "generator raised StopIteration",
            _ => return exc,
        };
        let error = self.exception(Kind::RuntimeError, vec![Value::str(message)]);
        *data(&error).cause.borrow_mut() = Some(Rc::clone(&exc));
        *data(&error).context.borrow_mut() = Some(exc);
        data(&error).suppress_context.set(true);
        error
    }

    /// `raise`, `raise exc`, `raise exc from cause`.
    pub(super) fn raise_op(&mut self, frame: &mut Frame, count: u8) -> Leave {
        match self.to_raise(frame, count) {
            Ok(exc) => Leave::Raise(exc),
            Err(left) => left,
        }
    }

    fn to_raise(&mut self, frame: &mut Frame, count: u8) -> R<Exc> {
        if count == 0 {
            return match frame.handled.last().cloned().or_else(|| self.handled()) {
                Some(exc) => Ok(exc),
                None => Err(crate::python::exception::error(Kind::RuntimeError, "No active exception to reraise")),
            };
        }
        let cause = if count == 2 { Some(frame.pop()) } else { None };
        let value = frame.pop();
        let exc = self.as_exception(value, "exceptions must derive from BaseException")?;
        if let Some(cause) = cause {
            let cause = match cause {
                Value::None => None,
                cause => Some(self.as_exception(cause, "exception causes must derive from BaseException")?),
            };
            *data(&exc).cause.borrow_mut() = cause;
            data(&exc).suppress_context.set(true);
        }
        Ok(exc)
    }

    /// An exception, or a new one of an exception's class.
    ///
    /// # Errors
    /// `TypeError` with this sentence for anything else.
    pub(crate) fn as_exception(&mut self, value: Value, otherwise: &str) -> R<Exc> {
        let value = match &value {
            Value::Class(class) if class.is_subclass(self.types.exception(Kind::BaseException)) => {
                self.call(value, [])?
            }
            _ => value,
        };
        is_exception(&value).cloned().ok_or_else(|| type_error(otherwise))
    }

    /// Whether an `except` clause with this class, or tuple of them, takes the exception.
    pub(super) fn matches_exception(&mut self, exc: &Value, class: &Value) -> R<bool> {
        match class {
            Value::Class(class) if class.is_subclass(self.types.exception(Kind::BaseException)) => {
                Ok(self.is_instance(exc, class))
            }
            Value::Tuple(classes) => {
                let mut any = false;
                for class in classes.iter() {
                    any |= self.matches_exception(exc, class)?;
                }
                Ok(any)
            }
            _ => Err(type_error("catching classes that do not inherit from BaseException is not allowed")),
        }
    }

    /// What an `except*` clause takes of an exception, and the rest.
    pub(super) fn split_exception(&mut self, exc: &Value, class: &Value) -> R<(Value, Value)> {
        let groups = Rc::clone(self.types.exception(Kind::BaseExceptionGroup));
        let classes = match class {
            Value::Tuple(classes) => classes.to_vec(),
            one => vec![one.clone()],
        };
        for class in &classes {
            if let Value::Class(class) = class
                && class.is_subclass(&groups)
            {
                return Err(type_error("catching ExceptionGroup with except* is not allowed. Use except instead."));
            }
        }
        if self.is_instance(exc, &groups) {
            let parts = self.call_method(exc, "split", [class.clone()])?;
            return match &parts {
                Value::Tuple(parts) if parts.len() == 2 => Ok((parts[0].clone(), parts[1].clone())),
                _ => Err(type_error("split must return a 2-tuple")),
            };
        }
        if self.matches_exception(exc, class)? {
            // What isn't a group is caught as one.
            let kind = if self.is_instance(exc, self.types.exception(Kind::Exception)) {
                Kind::ExceptionGroup
            } else {
                Kind::BaseExceptionGroup
            };
            let class = Value::Class(Rc::clone(self.types.exception(kind)));
            let group = self.call(class, [Value::str(""), Value::tuple(vec![exc.clone()])])?;
            return Ok((group, Value::None));
        }
        Ok((Value::None, exc.clone()))
    }

    /// What is to be raised after the clauses of an `except*`: those that a clause raised, and those that none took.
    pub(super) fn join_exceptions(&mut self, original: &Value, list: &Value) -> R {
        let all: Vec<Value> = self.collect(list)?.into_iter().filter(|exc| !exc.is_none()).collect();
        if all.is_empty() {
            return Ok(Value::None);
        }
        let groups = Rc::clone(self.types.exception(Kind::BaseExceptionGroup));
        if !self.is_instance(original, &groups) {
            return Ok(all[0].clone());
        }
        // What was re-raised, or never caught, has the traceback of the original and goes back to its shape.
        let Some(whole) = is_exception(original) else { return Ok(all[0].clone()) };
        let (kept, raised): (Vec<Value>, Vec<Value>) = all.into_iter().partition(|exc| {
            is_exception(exc).is_some_and(|exc| {
                Rc::ptr_eq(exc, whole) || {
                    let (a, b) = (data(exc).traceback.borrow(), data(whole).traceback.borrow());
                    self.is_instance(&Value::Object(Rc::clone(exc)), &groups)
                        && a.len() >= b.len()
                        && a.first().map(|a| a.op) == b.first().map(|b| b.op)
                        && Self::is_part_of(exc, whole)
                }
            })
        });
        let rest = if kept.is_empty() { None } else { Some(self.project(original, &kept)?) };
        if raised.is_empty() {
            return Ok(rest.unwrap_or_default().or(Value::None));
        }
        if raised.len() == 1 && rest.is_none() {
            return Ok(raised[0].clone());
        }
        let mut parts = raised;
        parts.extend(rest);
        let class = Value::Class(groups);
        self.call(class, [Value::str(""), Value::list(parts)])
    }

    /// Whether every leaf of a group is one of another's.
    fn is_part_of(part: &Exc, whole: &Exc) -> bool {
        let mut leaves = Vec::new();
        Self::leaves(whole, &mut leaves);
        let mut own = Vec::new();
        Self::leaves(part, &mut own);
        own.iter().all(|leaf| leaves.iter().any(|other| Rc::ptr_eq(leaf, other)))
    }

    pub(crate) fn leaves(exc: &Exc, into: &mut Vec<Exc>) {
        let parts = data(exc).args.borrow().get(1).cloned();
        let is_group = exc.class.mro.borrow().iter().any(|class| class.name().as_str() == "BaseExceptionGroup");
        match parts {
            Some(Value::List(parts)) if is_group => {
                for part in parts.borrow().iter().filter_map(is_exception) {
                    Self::leaves(part, into);
                }
            }
            Some(Value::Tuple(parts)) if is_group => {
                for part in parts.iter().filter_map(is_exception) {
                    Self::leaves(part, into);
                }
            }
            _ => into.push(Rc::clone(exc)),
        }
    }

    /// The part of a group that holds the leaves of these.
    fn project(&mut self, original: &Value, kept: &[Value]) -> R {
        let mut wanted = Vec::new();
        for exc in kept.iter().filter_map(is_exception) {
            Self::leaves(exc, &mut wanted);
        }
        self.project_group(original, &wanted)
    }

    fn project_group(&mut self, group: &Value, wanted: &[Exc]) -> R {
        let Some(exc) = is_exception(group) else { return Ok(Value::None) };
        let parts = match data(exc).args.borrow().get(1) {
            Some(Value::List(parts)) => parts.borrow().clone(),
            Some(Value::Tuple(parts)) => parts.to_vec(),
            _ => Vec::new(),
        };
        let mut own = Vec::new();
        for part in &parts {
            let Some(inner) = is_exception(part) else { continue };
            let is_group = self.is_instance(part, &Rc::clone(self.types.exception(Kind::BaseExceptionGroup)));
            if is_group {
                let projected = self.project_group(part, wanted)?;
                if !projected.is_none() {
                    own.push(projected);
                }
            } else if wanted.iter().any(|leaf| Rc::ptr_eq(leaf, inner)) {
                own.push(part.clone());
            }
        }
        if own.is_empty() {
            return Ok(Value::None);
        }
        if own.len() == parts.len() && own.iter().zip(&parts).all(|(a, b)| a.is(b)) {
            return Ok(group.clone());
        }
        self.derive_group(group, own)
    }

    /// A group like another, with its traceback, cause and notes, of these.
    pub(crate) fn derive_group(&mut self, group: &Value, parts: Vec<Value>) -> R {
        let derived = self.call_method(group, "derive", [Value::list(parts)])?;
        if let (Some(new), Some(old)) = (is_exception(&derived), is_exception(group)) {
            *data(new).traceback.borrow_mut() = data(old).traceback.borrow().clone();
            *data(new).cause.borrow_mut() = data(old).cause.borrow().clone();
            *data(new).context.borrow_mut() = data(old).context.borrow().clone();
            data(new).suppress_context.set(data(old).suppress_context.get());
            let notes = Rc::clone(&self.names.notes);
            if let Some(Value::List(list)) = old.dict().get(&notes) {
                new.dict().set(&notes, Value::list(list.borrow().clone()));
            }
        }
        Ok(derived)
    }
}
