//! asyncio's core: futures, tasks, handles and the queue of what the loop runs next, in CPython's order. What is built
//! on these (locks, queues, groups, timeouts) is Python, in `library/asyncio.py`.

mod event_loop;
mod forgotten;
mod future;
mod handles;
mod module;
mod shared;
mod task;

use std::cell::Cell;
use std::rc::Rc;

use super::exception::R;
use super::value::Value;
use super::vm::{Resumed, Vm};

pub(crate) use self::event_loop::{Entry, EventLoop, Midway, Ran};
pub(crate) use self::future::{Awaits, Future, FutureState, future_of, install, object_future};
pub(crate) use self::module::module;
pub(crate) use self::shared::{Aio, Cause};

/// What `await future` iterates: yields the future once, then gives its result. What isn't a future is yielded once and
/// gives `None`: with that, `sleep(0)` lets others have their turn.
pub(crate) struct FutureWait {
    pub(crate) future: Value,
    pub(crate) has_yielded: Cell<bool>,
}

impl Vm {
    /// What `await` iterates for a future; nothing for anything else.
    pub(crate) fn future_wait(&mut self, value: &Value) -> Option<Value> {
        let Value::Object(object) = value else { return None };
        future_of(value)?;
        if !object.class.is_builtin {
            let name = Rc::clone(&self.names.await_);
            let class = Rc::clone(&object.class);
            if let Some(Value::Function(_)) = self.lookup(&class, &name) {
                return None;
            }
        }
        let wait = FutureWait { future: value.clone(), has_yielded: Cell::new(false) };
        Some(Value::native(&self.types.future_wait, wait))
    }

    /// One step of `await future`.
    ///
    /// # Errors
    /// The future's exception.
    pub(crate) fn await_future(&mut self, wait: &FutureWait) -> R<Resumed> {
        let Some(future) = future_of(&wait.future) else {
            let is_over = wait.has_yielded.replace(true);
            return Ok(if is_over { Resumed::Returned(Value::None) } else { Resumed::Yielded(wait.future.clone()) });
        };
        if !future.is_done() {
            if wait.has_yielded.replace(true) {
                return Err(super::exception::error(
                    super::exception::Kind::RuntimeError,
                    "await wasn't used with future",
                ));
            }
            future.blocking.set(true);
            return Ok(Resumed::Yielded(wait.future.clone()));
        }
        self.future_result(&wait.future).map(Resumed::Returned)
    }
}
