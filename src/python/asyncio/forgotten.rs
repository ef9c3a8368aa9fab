//! Exceptions of futures that nobody asked for before the futures were gone.

use std::cell::RefCell;

use super::future::Future;
use super::task::Task;
use crate::python::exception::Exc;
use crate::python::value::Value;
use crate::python::vm::Vm;

thread_local! {
    static NEVER_RETRIEVED: RefCell<Vec<Forgotten>> = const { RefCell::new(Vec::new()) };
}

/// What is left of a future whose exception nobody asked for.
pub(super) struct Forgotten {
    pub(super) exc: Exc,
    /// A task's name and coroutine.
    pub(super) task: Option<(Value, Value)>,
}

/// A future is gone whose exception nobody asked for.
pub(super) fn never_retrieved(forgotten: Forgotten) {
    let _ = NEVER_RETRIEVED.try_with(|all| all.borrow_mut().push(forgotten));
}

impl Vm {
    /// Tells the loop's exception handler. Each future is gone: one like it stands in.
    pub(super) fn tell_never_retrieved(&mut self) {
        for Forgotten { exc, task } in NEVER_RETRIEVED.take() {
            let future = Future::failed(&exc);
            let (what, future) = match task {
                Some((name, coro)) => {
                    let task = Task::default();
                    task.name.replace(name);
                    task.coro.replace(coro);
                    task.context.replace(Value::None);
                    task.future.take_state(&future);
                    ("Task", Value::native(&self.types.task, task))
                }
                None => ("Future", Value::native(&self.types.future, future)),
            };
            self.report(&format!("{what} exception was never retrieved"), Some(&exc), Some(("future", future)));
        }
    }
}
