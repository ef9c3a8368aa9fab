//! What a machine's event loops share, and what they tell the program when something goes wrong or is forgotten.

use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use super::event_loop::{EventLoop, event_loop};
use crate::python::exception::{Exc, Kind, Leave, Passed, R, data, error};
use crate::python::frame::GeneratorState;
use crate::python::value::{Object, Str, Value};
use crate::python::vm::Vm;
use crate::time::Instant;
use crate::trace::{By, Site, TaskId, Text, What};

/// The asyncio side of a machine: what its loops share, and what the thread that has the interpreter does with them.
#[derive(Default)]
pub(crate) struct Aio {
    pub(crate) tasks: BTreeMap<TaskId, Weak<Object>>,
    pub(crate) current: Option<Rc<Object>>,
    /// The loop that this thread runs.
    pub(crate) running: Option<Value>,
    /// The loop that the main thread runs, as the host's guest.
    driven: Option<Rc<Object>>,
    /// Every loop that is still there.
    loops: Vec<Weak<Object>>,
    /// Where the module stands that runs the main thread's: under a task's frames in what `traceback` shows of the stack.
    pub(crate) below: Vec<Passed>,
    pub(crate) cause: Cause,
    names: u32,
    pub(crate) context: Option<Value>,
}

/// Who makes tasks ready just now.
#[derive(Clone, Copy)]
pub(crate) struct Cause(pub(crate) By);

impl Default for Cause {
    fn default() -> Self {
        Self(By::Outside)
    }
}

impl Aio {
    /// The loop that the main thread runs.
    pub(crate) fn driven(&self) -> Option<&EventLoop> {
        self.driven.as_deref().and_then(Object::native)
    }

    /// The same, to be held.
    pub(crate) fn driven_object(&self) -> Option<Rc<Object>> {
        self.driven.clone()
    }

    /// Whether the main thread runs a loop.
    pub(crate) fn is_running(&self) -> bool {
        self.driven.is_some()
    }

    /// There is a new loop.
    pub(super) fn know(&mut self, event_loop: &Rc<Object>) {
        self.loops.retain(|known| known.strong_count() > 0);
        self.loops.push(Rc::downgrade(event_loop));
    }

    /// The main thread begins to run a loop.
    pub(crate) fn begin(&mut self, event_loop: Rc<Object>) {
        if let Some(own) = event_loop.native::<EventLoop>() {
            own.is_running.set(true);
        }
        self.driven = Some(event_loop);
    }

    pub(crate) fn end(&mut self) {
        if let Some(own) = self.driven() {
            own.is_running.set(false);
        }
        self.driven = None;
    }

    /// How many entries stand in the queue of the loop that runs.
    pub(crate) fn ready(&self) -> usize {
        self.driven().map_or(0, EventLoop::ready)
    }

    /// When the next timer of the loop that runs is due.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        self.driven().and_then(EventLoop::deadline)
    }

    pub(crate) fn next_name(&mut self) -> u32 {
        self.names += 1;
        self.names
    }

    /// Nothing of any loop will run.
    pub(crate) fn forget_all(&mut self) {
        for object in self.loops.drain(..).filter_map(|known| known.upgrade()) {
            if let Some(own) = object.native::<EventLoop>() {
                own.forget_all();
            }
        }
    }
}

impl Vm {
    pub(crate) fn running_loop(&mut self) -> R {
        match &self.aio.running {
            Some(running) => Ok(running.clone()),
            None => Err(error(Kind::RuntimeError, "no running event loop")),
        }
    }

    /// The loop that runs, or the one that was set for this thread.
    pub(crate) fn current_loop(&mut self) -> R {
        if let Some(running) = &self.aio.running {
            return Ok(running.clone());
        }
        let asyncio = self.import(&Value::str("asyncio"))?;
        self.call_method(&asyncio, "get_event_loop", [])
    }

    /// The reader's line that runs, or called what runs.
    pub(crate) fn line(&self) -> Site {
        let own = self.frames.iter().rev().find(|frame| !frame.body.code.source.is_library);
        Site { line: own.map_or(0, |frame| frame.line()) }
    }

    /// A lane for a new task.
    pub(crate) fn begin_task(&mut self, name: &str) -> TaskId {
        let task = self.world.lp.number_task();
        let parent = Some(self.world.task);
        let site = self.line();
        // Which scope it belongs to is told when the scope takes it.
        self.world.emit(What::Spawned { task, parent, scope: None, name: Text::from(name), site });
        task
    }

    /// A callback as asyncio shows it: its name, and where it stands if it is a function of the program's.
    pub(super) fn callback_repr(&mut self, callback: &Value) -> R<String> {
        let place = match callback {
            Value::Function(function) if !function.body.code.source.is_library => {
                let code = &function.body.code;
                format!(" at {}:{}", code.source.name, code.first_line)
            }
            _ => String::new(),
        };
        let name = Rc::clone(&self.names.qualname);
        match self.try_attr(callback, &name)? {
            Some(name) => Ok(format!("{}(){place}", name.as_str().unwrap_or_default())),
            None => Ok(format!("{}()", self.repr(callback)?)),
        }
    }

    /// Tells the running loop's exception handler.
    pub(crate) fn report(&mut self, message: &str, exc: Option<&Exc>, about: Option<(&str, Value)>) {
        let context = Value::dict();
        if let Value::Dict(dict) = &context {
            dict.set_str("message", Value::str(message));
            if let Some(exc) = exc {
                dict.set_str("exception", Value::Object(Rc::clone(exc)));
            }
            if let Some((what, value)) = about {
                dict.set_str(what, value);
            }
        }
        if let Some(running) = self.aio.running.clone()
            && self.inside(|vm| vm.call_method(&running, "call_exception_handler", [context])).is_ok()
        {
            return;
        }
        self.write_error(message, exc);
    }

    /// A message and an exception's text, on the error output.
    pub(crate) fn write_error(&mut self, message: &str, exc: Option<&Exc>) {
        let mut text = format!("{message}\n");
        if let Some(exc) = exc
            && let Ok(lines) = self.format_exception(exc)
        {
            text += &lines.concat();
        }
        self.world.write(crate::python::world::Stream::Err, &text);
    }

    /// What is left over at the end.
    pub(crate) fn tell_rest(&mut self) {
        self.tell_never_retrieved();
    }

    /// A coroutine was dropped before its first step: a warning as any other, so a program may filter and catch it.
    pub(crate) fn warn_never_awaited(&mut self, name: &Rc<Str>) -> R<()> {
        let own = || {
            let mut frames = self.frames.iter().rev();
            let frame = frames.find(|frame| !frame.body.code.source.is_library)?;
            Some((Rc::clone(&frame.body.code.source), frame.line()))
        };
        let (file, line, text) = match self.world.dropped_at.clone().or_else(own) {
            Some((source, line)) => (Value::str(source.name.clone()), line, Value::str(source.line(line))),
            None => (Value::str("sys"), 1, Value::str("")),
        };
        let warn = self.prelude_function("_never_awaited")?;
        let told = self.call(warn, [Value::Str(Rc::clone(name)), file, Value::Int(i64::from(line)), text]);
        if let Err(left) = told {
            let exc = self.materialise(left)?;
            if data(&exc).is_final.get() {
                return Err(Leave::Raise(exc));
            }
            self.unraisable(&exc, &format!("Exception ignored in: <coroutine object {}>", name.as_str()));
        }
        Ok(())
    }

    /// An exception where nobody can take it.
    pub(crate) fn unraisable(&mut self, exc: &Exc, message: &str) {
        self.write_error(message, Some(exc));
    }

    /// An asynchronous generator was dropped in the midst of it: the loop closes it.
    pub(crate) fn finalise_async_generator(&mut self, generator: &Rc<crate::python::frame::Generator>) {
        let exit = self.exception(Kind::GeneratorExit, Vec::new());
        let step = self.async_step(generator, crate::python::vm::AsyncWhat::Throw(exit), true);
        if let Some(running) = self.aio.running.clone()
            && let Ok(closer) = self.prelude_function("_aclose")
            && let Ok(coro) = self.call(closer, [step])
            // A turn later, as it is said to the loop from wherever the last reference went.
            && let begin = self.intern("create_task")
            && let Ok(begin) = self.get_attr(&running, &begin)
            && self.call_method(&running, "call_soon", [begin, coro]).is_ok()
        {
            return;
        }
        let old = generator.frame.take();
        drop(old);
        generator.state.set(GeneratorState::Ended);
    }

    /// An asynchronous generator that began to run on a loop.
    pub(crate) fn note_async_generator(&mut self, generator: &Rc<crate::python::frame::Generator>) {
        if let Some(own) = self.aio.running.as_ref().and_then(event_loop) {
            let mut known = own.generators.borrow_mut();
            known.retain(|known| known.strong_count() > 0);
            known.push(Rc::downgrade(generator));
        }
    }

    // Contexts.

    pub(crate) fn enter_context(&mut self, context: Value) -> Option<Value> {
        let context = if context.is_none() || context.is_unbound() { None } else { Some(context) };
        std::mem::replace(&mut self.aio.context, context)
    }

    pub(crate) fn leave_context(&mut self, before: Option<Value>) {
        self.aio.context = before;
    }
}
