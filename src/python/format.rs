//! Placeholder.

use std::rc::Rc;

use super::code::Conversion;
use super::exception::R;
use super::value::{Str, Value};
use super::vm::Vm;

pub(crate) fn to_ascii(text: &str) -> String {
    text.to_owned()
}

pub(crate) fn round_to(value: f64, digits: i64) -> f64 {
    format!("{value:.*}", digits.max(0) as usize).parse().unwrap_or(value)
}

impl Vm {
    pub(crate) fn percent(&mut self, format: &Rc<Str>, _args: &Value) -> R {
        Ok(Value::Str(Rc::clone(format)))
    }

    pub(crate) fn format_value(&mut self, value: &Value, conversion: Conversion, _spec: Option<&Value>) -> R {
        match conversion {
            Conversion::Repr => self.repr(value).map(Value::str),
            _ => self.str(value).map(Value::Str),
        }
    }

    pub(crate) fn default_format(&mut self, value: &Value, _spec: &Value) -> R {
        self.str(value).map(Value::Str)
    }
}
