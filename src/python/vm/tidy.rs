//! What is to be done for what a program has dropped: generators are closed, `__del__` is called.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::Vm;
use crate::python::code::Kind as CodeKind;
use crate::python::exception::{Leave, R, data};
use crate::python::frame::{Dropped, Frame, Generator, GeneratorState, let_go, take_dropped};
use crate::python::value::Value;

impl Vm {
    /// Sees to what this frame's last op has dropped.
    pub(super) fn tidy_at(&mut self, frame: &Frame) -> R<()> {
        if !frame.body.code.source.is_library {
            self.world.dropped_at = Some((Rc::clone(&frame.body.code.source), frame.line()));
        }
        let tidied = self.tidy_dropped();
        self.world.dropped_at = None;
        tidied
    }

    /// The same, from outside the machine.
    pub(crate) fn tidy(&mut self) -> R<()> {
        if crate::python::frame::any_dropped() { self.tidy_dropped() } else { Ok(()) }
    }

    /// Sees to generators that nobody holds any more: says which coroutines were never awaited, closes the others.
    pub(super) fn tidy_dropped(&mut self) -> R<()> {
        // What ends may have held what ends with it.
        while crate::python::frame::any_dropped() {
            self.tidy_each()?;
        }
        Ok(())
    }

    /// Calls an object's `__del__`.
    ///
    /// # Errors
    /// What ends the run; everything else is told.
    pub(crate) fn end_object(&mut self, value: &Value) -> R<()> {
        let del = self.intern("__del__");
        if let Err(left) = self.call_special(value, &del, []) {
            let exc = self.materialise(left)?;
            if data(&exc).is_final.get() {
                return Err(Leave::Raise(exc));
            }
            self.unraisable(&exc, "Exception ignored while calling deallocator");
        }
        Ok(())
    }

    fn tidy_each(&mut self) -> R<()> {
        for dropped in take_dropped() {
            match dropped {
                Dropped::NeverAwaited(name) => self.warn_never_awaited(&name)?,
                Dropped::Object(object) => {
                    let value = Value::Object(object);
                    self.end_object(&value)?;
                    if let Value::Object(object) = value {
                        let_go(object);
                    }
                }
                Dropped::Watched(address) => {
                    if let Some(module) = self.modules.get_str("weakref") {
                        self.call_method(&module, "_died", [Value::index(address)])?;
                    }
                }
                Dropped::Unfinished(kind, mut frame) => {
                    frame.delegates = false;
                    let generator = Rc::new(Generator {
                        kind,
                        body: Rc::clone(&frame.body),
                        name: RefCell::new(Rc::clone(&frame.body.name)),
                        qualname: RefCell::new(Rc::clone(&frame.body.qualname)),
                        frame: RefCell::new(Some(frame)),
                        state: Cell::new(GeneratorState::Suspended),
                        is_awaitable: Cell::new(false),
                    });
                    if kind == CodeKind::AsyncGenerator {
                        // A task of the loop closes it, later: it is not at its end yet.
                        self.finalise_async_generator(&generator);
                        continue;
                    }
                    if let Err(left) = self.close_generator(&generator) {
                        let exc = self.materialise(left)?;
                        if data(&exc).is_final.get() {
                            return Err(Leave::Raise(exc));
                        }
                        self.unraisable(&exc, "Exception ignored in generator");
                    }
                    generator.state.set(GeneratorState::Ended);
                }
            }
        }
        Ok(())
    }
}
