//! `str.format`.

use std::rc::Rc;

use crate::python::code::Conversion;
use crate::python::exception::{Kind, R, error, type_error, value_error};
use crate::python::value::{Args, Value};
use crate::python::vm::Vm;

/// What fields are looked up in.
struct Fields {
    values: Vec<Value>,
    /// By name: a dict, or whatever `format_map` was given.
    names: Value,
    /// The next field without a number.
    next: Option<usize>,
    numbered: bool,
    is_map: bool,
}

/// `str.format(…)`
pub(super) fn format(vm: &mut Vm, args: Args) -> R {
    let mut args = args;
    if args.values.is_empty() {
        return Err(type_error("unbound method str.format() needs an argument"));
    }
    let this = args.values.remove(0);
    let names = crate::python::map::Dict::default();
    for (name, value) in args.keywords {
        names.set(&name, value);
    }
    let names = Value::Dict(Rc::new(names));
    let mut fields = Fields { values: args.values.into_vec(), names, next: Some(0), numbered: false, is_map: false };
    let text = super::own(vm, &this, "format")?;
    fill(vm, text.as_str(), &mut fields, 2).map(Value::str)
}

/// `str.format_map(mapping)`
pub(super) fn format_map(vm: &mut Vm, args: Args) -> R {
    let [this, names] = args.method("str.format_map")?;
    let mut fields = Fields { values: Vec::new(), names, next: Some(0), numbered: false, is_map: true };
    let text = super::own(vm, &this, "format_map")?;
    fill(vm, text.as_str(), &mut fields, 2).map(Value::str)
}

fn fill(vm: &mut Vm, text: &str, fields: &mut Fields, depth: usize) -> R<String> {
    if depth == 0 {
        return Err(value_error("Max string recursion exceeded"));
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        out.push_str(&rest[..at]);
        let brace = &rest[at..=at];
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix(brace) {
            out.push_str(brace);
            rest = after;
            continue;
        }
        if brace == "}" {
            return Err(value_error("Single '}' encountered in format string"));
        }
        if rest.is_empty() {
            return Err(value_error("Single '{' encountered in format string"));
        }
        // The name goes to the first of these outside brackets; the rest to the brace that closes the field.
        let mut in_brackets = false;
        let end_of_name = rest.find(|char| {
            in_brackets = if in_brackets { char != ']' } else { char == '[' };
            !in_brackets && matches!(char, ':' | '!' | '}' | '{')
        });
        let Some(end_of_name) = end_of_name else { return Err(value_error("expected '}' before end of string")) };
        if rest[end_of_name..].starts_with('{') {
            return Err(value_error("unexpected '{' in field name"));
        }
        let name = &rest[..end_of_name];
        let mut nested = 1;
        let end = rest[end_of_name..].find(|char| {
            nested += match char {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            nested == 0
        });
        let Some(end) = end.map(|end| end + end_of_name) else {
            return Err(value_error(if rest[end_of_name..].starts_with(['!', ':']) {
                "unmatched '{' in format spec"
            } else {
                "expected '}' before end of string"
            }));
        };
        let mut tail = &rest[end_of_name..end];
        rest = &rest[end + 1..];
        let mut conversion = Conversion::None;
        if let Some(after) = tail.strip_prefix('!') {
            let mut chars = after.chars();
            let Some(char) = chars.next() else { return Err(value_error("unmatched '{' in format spec")) };
            tail = chars.as_str();
            if !tail.is_empty() && !tail.starts_with(':') {
                return Err(value_error("expected ':' after conversion specifier"));
            }
            conversion = match char {
                's' => Conversion::Str,
                'r' => Conversion::Repr,
                'a' => Conversion::Ascii,
                _ => return Err(value_error(format!("Unknown conversion specifier {char}"))),
            };
        }
        let value = field(vm, name, fields)?;
        let spec = tail.strip_prefix(':').unwrap_or_default();
        let spec = if spec.contains(['{', '}']) { fill(vm, spec, fields, depth - 1)? } else { spec.to_owned() };
        let spec = if spec.is_empty() { None } else { Some(Value::str(spec)) };
        let text = vm.format_value(&value, conversion, spec.as_ref())?;
        out.push_str(text.as_str().unwrap_or_default());
    }
    out.push_str(rest);
    Ok(out)
}

/// A field's value: its first name or number, then attributes and items.
fn field(vm: &mut Vm, name: &str, fields: &mut Fields) -> R {
    let end = name.find(['.', '[']).unwrap_or(name.len());
    let (first, mut rest) = name.split_at(end);
    let number = if first.is_empty() {
        if fields.numbered {
            return Err(value_error("cannot switch from manual field specification to automatic field numbering"));
        }
        let next = fields.next.unwrap_or_default();
        fields.next = Some(next + 1);
        Some(next)
    } else if first.bytes().all(|byte| byte.is_ascii_digit()) {
        if fields.next.is_some_and(|next| next > 0) {
            return Err(value_error("cannot switch from automatic field numbering to manual field specification"));
        }
        fields.numbered = true;
        match first.parse() {
            Ok(number) => Some(number),
            Err(_) => return Err(value_error("Too many decimal digits in format string")),
        }
    } else {
        None
    };
    let mut value = match number {
        Some(_) if fields.is_map => return Err(value_error("Format string contains positional fields")),
        Some(number) => match fields.values.get(number) {
            Some(value) => value.clone(),
            None => {
                let message = format!("Replacement index {number} out of range for positional args tuple");
                return Err(error(Kind::IndexError, message));
            }
        },
        None => {
            let names = fields.names.clone();
            vm.get_item(&names, &Value::str(first))?
        }
    };
    let empty = || value_error("Empty attribute in format string");
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('.') {
            let end = after.find(['.', '[']).unwrap_or(after.len());
            if end == 0 {
                return Err(empty());
            }
            let name = vm.intern(&after[..end]);
            value = vm.get_attr(&value, &name)?;
            rest = &after[end..];
        } else if let Some(after) = rest.strip_prefix('[') {
            let Some(end) = after.find(']') else { return Err(value_error("Missing ']' in format string")) };
            let key = &after[..end];
            if key.is_empty() {
                return Err(empty());
            }
            let key = match key.parse() {
                Ok(number) if key.bytes().all(|byte| byte.is_ascii_digit()) => Value::Int(number),
                _ => Value::str(key),
            };
            value = vm.get_item(&value, &key)?;
            rest = &after[end + 1..];
        } else {
            return Err(value_error("Only '.' or '[' may follow ']' in format field specifier"));
        }
    }
    Ok(value)
}
