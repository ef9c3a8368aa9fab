//! Contexts: the values that context variables have in a task.

use std::rc::Rc;

use super::value::Value;
use super::vm::Vm;

impl Vm {
    /// The context that is current, for a callback.
    pub(crate) fn current_context(&mut self) -> Value {
        self.aio.context.clone().unwrap_or(Value::None)
    }

    /// A copy of it, for a task.
    pub(crate) fn copied_context(&mut self) -> Value {
        let _ = Rc::strong_count(&self.builtins);
        self.aio.context.clone().unwrap_or(Value::None)
    }
}
