//! `%` on text, and on bytes that are lent to it as text.

use std::rc::Rc;

use super::{Spec, code_point, int_digits, to_ascii};
use crate::python::exception::{R, type_error, value_error};
use crate::python::number::float_to_int;
use crate::python::value::{Str, Value};
use crate::python::vm::Vm;

/// A value's bytes as text.
pub(crate) type BytesOf = fn(&mut Vm, &Value) -> R<String>;

impl Vm {
    /// `format % args`
    ///
    /// # Errors
    /// `TypeError` and `ValueError` for what doesn't fit; whatever `__str__` raises.
    pub(crate) fn percent(&mut self, format: &Rc<Str>, args: &Value) -> R {
        self.percent_text(format.as_str(), args, None).map(Value::str)
    }

    /// The same for text that stands for bytes: then `bytes_of` says what a value's bytes are, as such text.
    ///
    /// # Errors
    /// As above.
    pub(crate) fn percent_text(&mut self, format: &str, args: &Value, bytes_of: Option<BytesOf>) -> R<String> {
        let items = match args.plain() {
            Value::Tuple(items) => items.to_vec(),
            _ => vec![args.clone()],
        };
        let getitem = Rc::clone(&self.names.getitem);
        let is_mapping = match args.plain() {
            Value::Tuple(_) | Value::Str(_) => false,
            Value::Dict(_) | Value::List(_) | Value::View(_) | Value::Bytes(_) | Value::Range(_) => true,
            _ => self.special(args, &getitem).is_some(),
        };
        let mut next_item = 0;
        let mut keyed = false;
        let mut out = String::new();
        let mut chars = format.chars().enumerate().peekable();
        let incomplete = || value_error("incomplete format");
        while let Some((_, char)) = chars.next() {
            if char != '%' {
                out.push(char);
                continue;
            }
            let mut take = || {
                next_item += 1;
                items.get(next_item - 1).cloned().ok_or_else(|| type_error("not enough arguments for format string"))
            };
            let mut own = None;
            if chars.next_if(|(_, char)| *char == '(').is_some() {
                if !is_mapping {
                    return Err(type_error("format requires a mapping"));
                }
                let (mut key, mut depth) = (String::new(), 1);
                loop {
                    let Some((_, char)) = chars.next() else { return Err(value_error("incomplete format key")) };
                    depth += match char {
                        '(' => 1,
                        ')' => -1,
                        _ => 0,
                    };
                    if depth == 0 {
                        break;
                    }
                    key.push(char);
                }
                let key = match bytes_of {
                    Some(_) => Value::bytes(key.chars().map(|char| char as u8).collect()),
                    None => Value::str(key),
                };
                own = Some(self.get_item(args, &key)?);
                keyed = true;
            }
            let mut spec = Spec::default();
            let (mut left, mut zero) = (false, false);
            while let Some((_, flag)) = chars.next_if(|(_, char)| matches!(char, '-' | '+' | ' ' | '#' | '0')) {
                match flag {
                    '-' => left = true,
                    '+' => spec.sign = Some('+'),
                    ' ' => spec.sign = spec.sign.or(Some(' ')),
                    '#' => spec.alternate = true,
                    _ => zero = true,
                }
            }
            for is_precision in [false, true] {
                if is_precision && chars.next_if(|(_, char)| *char == '.').is_none() {
                    break;
                }
                let mut number = 0_i64;
                if chars.next_if(|(_, char)| *char == '*').is_some() {
                    match take()? {
                        Value::Int(given) => number = given,
                        _ => return Err(type_error("* wants int")),
                    }
                } else {
                    while let Some((_, digit)) = chars.next_if(|(_, char)| char.is_ascii_digit()) {
                        number = number.saturating_mul(10).saturating_add(digit as i64 - 48);
                    }
                }
                if is_precision {
                    spec.precision = Some(number.max(0) as usize);
                } else {
                    left |= number < 0;
                    spec.width = number.unsigned_abs() as usize;
                }
            }
            self.check_memory(spec.width.saturating_add(spec.precision.unwrap_or_default()))?;
            while chars.next_if(|(_, char)| matches!(char, 'h' | 'l' | 'L')).is_some() {}
            let Some((at, kind)) = chars.next() else { return Err(incomplete()) };
            if kind == '%' {
                out.push('%');
                continue;
            }
            let value = match own {
                Some(own) => own,
                None => take()?,
            };
            spec.align = Some(if left { '<' } else { '>' });
            let text = match kind {
                'b' | 's' | 'r' | 'a' if kind != 'b' || bytes_of.is_some() => {
                    let text = match (kind, bytes_of) {
                        ('s' | 'b', Some(bytes_of)) => bytes_of(self, &value)?,
                        _ => match kind {
                            's' => self.str(&value)?.as_str().to_owned(),
                            'r' if bytes_of.is_none() => self.repr(&value)?,
                            _ => to_ascii(&self.repr(&value)?),
                        },
                    };
                    let most = spec.precision.unwrap_or(usize::MAX);
                    let cut = text.char_indices().nth(most).map_or(text.as_str(), |(at, _)| &text[..at]);
                    spec.fill_up(cut, '>')
                }
                'c' if let Some(bytes_of) = bytes_of => {
                    let char = match value.plain() {
                        Value::Int(byte @ 0..256) => char::from(*byte as u8).to_string(),
                        _ => bytes_of(self, &value).unwrap_or_default(),
                    };
                    if char.chars().count() != 1 {
                        return Err(type_error("%c requires an integer in range(256) or a single byte"));
                    }
                    spec.fill_up(&char, '>')
                }
                'c' => {
                    let char = match value.plain() {
                        Value::Str(text) if text.chars() == 1 => text.as_str().to_owned(),
                        Value::Int(_) | Value::Bool(_) | Value::Big(_) => code_point(value.plain())?.to_string(),
                        other => {
                            let kind = match other {
                                Value::Str(text) => format!("a string of length {}", text.chars()),
                                _ => self.type_name(&value),
                            };
                            return Err(type_error(format!("%c requires an int or a unicode character, not {kind}")));
                        }
                    };
                    spec.fill_up(&char, '>')
                }
                'd' | 'i' | 'u' | 'o' | 'x' | 'X' => {
                    let is_decimal = matches!(kind, 'd' | 'i' | 'u');
                    let integer = match value.plain() {
                        Value::Float(value) if is_decimal => float_to_int(*value)?,
                        _ => match self.to_integer(&value) {
                            Ok(integer) => integer,
                            Err(_) => {
                                let want = if is_decimal { "a real number" } else { "an integer" };
                                let name = self.type_name(&value);
                                return Err(type_error(format!("%{kind} format: {want} is required, not {name}")));
                            }
                        },
                    };
                    let (is_negative, prefix, mut digits) = int_digits(&integer, kind);
                    if let Some(least) = spec.precision {
                        digits = "0".repeat(least.saturating_sub(digits.len())) + &digits;
                    }
                    if zero && !left {
                        (spec.fill, spec.align) = (Some('0'), Some('='));
                    }
                    spec.kind = Some(kind);
                    spec.number(is_negative, if spec.alternate { prefix } else { "" }, &digits, "")
                }
                'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
                    let float = self.to_float(&value)?;
                    if zero && !left {
                        (spec.fill, spec.align) = (Some('0'), Some('='));
                    }
                    spec.kind = Some(kind);
                    spec.precision = spec.precision.or(Some(6));
                    spec.float(float, "float")?
                }
                _ => {
                    let code = kind as u32;
                    return Err(value_error(format!(
                        "unsupported format character '{kind}' ({code:#x}) at index {at}"
                    )));
                }
            };
            out.push_str(&text);
        }
        if next_item < items.len() && !is_mapping && !keyed {
            let what = if bytes_of.is_some() { "bytes" } else { "string" };
            return Err(type_error(format!("not all arguments converted during {what} formatting")));
        }
        Ok(out)
    }
}
