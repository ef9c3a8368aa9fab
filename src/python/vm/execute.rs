//! Frames calling frames: what happens between the ops of one and the ops of the next.

use super::Vm;
use super::run::{Flow, Ran};
use crate::python::code::{Kind as CodeKind, Op};
use crate::python::exception::{Exc, Kind, Leave, R, error, type_error};
use crate::python::frame::{Frame, GeneratorState, Mode};
use crate::python::value::Value;

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
                Ok(Flow::Return(value)) if !matches!(frame.mode, Mode::Leave) => {
                    match self.return_to(&mut frame, value) {
                        Ok(()) => self.steps(&mut frame),
                        Err(left) => Err(left),
                    }
                }
                Ok(Flow::Return(value)) => {
                    if let Some(generator) = frame.generator.take() {
                        generator.state.set(GeneratorState::Ended);
                    }
                    self.recycle(frame);
                    return Ok(Ran::Returned(value));
                }
                Ok(Flow::Yield { value, .. }) if let Mode::Leave = frame.mode => {
                    let Some(generator) = frame.generator.take() else {
                        return Err(error(Kind::SystemError, "yield outside a generator"));
                    };
                    generator.state.set(GeneratorState::Suspended);
                    frame.mode = Mode::Push;
                    *generator.frame.borrow_mut() = Some(frame);
                    return Ok(Ran::Yielded(value));
                }
                Ok(Flow::Yield { value, is_item }) => match self.set_aside(&mut frame, value, is_item) {
                    Ok(Some(flow)) => Ok(flow),
                    Ok(None) => self.steps(&mut frame),
                    Err(left) => Err(left),
                },
                Ok(Flow::Again) => self.steps(&mut frame),
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

    /// The running frame returns to its caller, which runs on; it isn't one that leaves the machine.
    pub(super) fn return_to(&mut self, running: &mut Box<Frame>, value: Value) -> R<()> {
        let mode = std::mem::take(&mut running.mode);
        let generator = running.generator.take();
        if let Some(generator) = &generator {
            generator.state.set(GeneratorState::Ended);
        }
        let caller = self.frames.pop().unwrap_or_else(|| unreachable!("only a leaving frame has no caller"));
        self.recycle(std::mem::replace(running, caller));
        let frame = &mut **running;
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
        }
        Ok(())
    }
}
