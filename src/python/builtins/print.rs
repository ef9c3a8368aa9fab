//! `print`, and the streams that it writes to.

use crate::python::exception::{R, type_error};
use crate::python::native::NOTHING;
use crate::python::value::{Args, Value};
use crate::python::vm::Vm;
use crate::python::world::Stream;

pub(super) fn print(vm: &mut Vm, args: Args) -> R {
    let mut args = args;
    let sep = args.take_keyword("sep").and_then(Value::some);
    let end = args.take_keyword("end").and_then(Value::some);
    let file = args.take_keyword("file").and_then(Value::some);
    let flush = args.take_keyword("flush");
    args.reject_keywords("print")?;
    for (value, name) in [(&sep, "sep"), (&end, "end")] {
        if let Some(value) = value
            && value.as_str().is_none()
        {
            return Err(type_error(format!("{name} must be None or a string, not {}", vm.type_name(value))));
        }
    }
    let mut text = String::new();
    for (at, value) in args.values.iter().enumerate() {
        if at > 0 {
            text.push_str(sep.as_ref().and_then(Value::as_str).unwrap_or(" "));
        }
        match value {
            Value::Str(value) => text.push_str(value.as_str()),
            value => {
                let value = vm.str(value)?;
                text.push_str(value.as_str());
            }
        }
    }
    text.push_str(end.as_ref().and_then(Value::as_str).unwrap_or("\n"));
    let file = match file {
        Some(file) => file,
        None => vm.standard_stream("stdout"),
    };
    vm.write_to(&file, &text)?;
    if let Some(flush) = flush
        && vm.truth(&flush)?
        && vm.stream_of(&file).is_none()
    {
        vm.call_method(&file, "flush", [])?;
    }
    NOTHING
}

impl Vm {
    /// What `sys.stdout` or `sys.stderr` is bound to.
    pub(crate) fn standard_stream(&mut self, name: &str) -> Value {
        match self.modules.get_str("sys") {
            Some(Value::Module(sys)) => sys.dict.get_str(name).unwrap_or(Value::None),
            _ => Value::None,
        }
    }

    /// Writes to a file-like object; to ours without a call.
    pub(crate) fn write_to(&mut self, file: &Value, text: &str) -> R<()> {
        match self.stream_of(file) {
            Some(stream) => self.world.write(stream, text),
            None if file.is_none() => self.world.write(Stream::Out, text),
            None => {
                self.call_method(file, "write", [Value::str(text)])?;
            }
        }
        Ok(())
    }

    /// Which of the two streams a file is.
    pub(crate) fn stream_of(&self, file: &Value) -> Option<Stream> {
        file.native_ref::<Stream>().copied()
    }
}
