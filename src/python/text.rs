//! Values as text: `repr`, `str`, `ascii`. It is long, because each type has its own form.

use std::rc::Rc;

use super::exception::{Kind, R, data, is_exception, type_error};
use super::value::{Object, Payload, Str, Value, ViewKind};
use super::vm::Vm;

/// A float as Python writes it: the fewest digits that read back as the same, in scientific notation only where that
/// is shorter.
pub(crate) fn float_repr(value: f64) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    let scientific = format!("{value:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if (-4..16).contains(&exponent) {
        let plain = format!("{value}");
        return if plain.contains('.') { plain } else { plain + ".0" };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}

/// A complex number.
pub(crate) fn complex_repr(value: (f64, f64)) -> String {
    let part = |value: f64| {
        let text = float_repr(value);
        text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
    };
    if value.0 == 0.0 && !value.0.is_sign_negative() {
        return format!("{}j", part(value.1));
    }
    let sign = if value.1.is_sign_negative() { "" } else { "+" };
    format!("({}{sign}{}j)", part(value.0), part(value.1))
}

/// Text as a literal.
pub(crate) fn str_repr(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for char in text.chars() {
        match char {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            char if char == quote => {
                out.push('\\');
                out.push(char);
            }
            char if is_printable(char) => out.push(char),
            char => escape(&mut out, char),
        }
    }
    out.push(quote);
    out
}

pub(crate) fn escape(out: &mut String, char: char) {
    let code = char as u32;
    out.push_str(&match code {
        0..=0xff => format!("\\x{code:02x}"),
        0x100..=0xffff => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    });
}

pub(crate) fn is_printable(char: char) -> bool {
    match char {
        ' '..='~' => true,
        '\u{7f}'..='\u{a0}' | '\u{ad}' => false,
        char if char.is_control() => false,
        char => {
            !(char.is_whitespace()
                || matches!(char as u32, 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0xd800..=0xf8ff | 0xfeff | 0xfff0..=0xfffb | 0xe0000..=0x10ffff))
        }
    }
}

/// Bytes as a literal.
pub(crate) fn bytes_repr(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut out = String::from("b");
    out.push(quote);
    for byte in bytes {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            byte if char::from(*byte) == quote => {
                out.push('\\');
                out.push(quote);
            }
            b' '..=b'~' => out.push(char::from(*byte)),
            byte => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out.push(quote);
    out
}

/// The message of an error that says what couldn't be encoded or decoded.
fn unicode_error_text(exc: &Rc<Object>) -> Option<String> {
    let args = data(exc).args.borrow();
    let [encoding, object, Value::Int(start), Value::Int(end), reason] = args.as_slice() else { return None };
    let (encoding, reason) = (encoding.as_str()?, reason.as_str()?);
    let (at, last) = (*start as usize, (end - 1).max(*start) as usize);
    let (what, one, many) = match object.plain() {
        Value::Bytes(bytes) => {
            ("decode", bytes.get(at).map(|byte| format!("byte {byte:#04x}")).unwrap_or_default(), "bytes")
        }
        Value::Str(text) => {
            let char = text.as_str().chars().nth(at).unwrap_or_default();
            let mut escaped = String::new();
            escape(&mut escaped, char);
            ("encode", format!("character '{escaped}'"), "characters")
        }
        _ => return None,
    };
    Some(if at == last {
        format!("'{encoding}' codec can't {what} {one} in position {at}: {reason}")
    } else {
        format!("'{encoding}' codec can't {what} {many} in position {at}-{last}: {reason}")
    })
}

impl Vm {
    /// `repr(value)`
    ///
    /// # Errors
    /// Whatever `__repr__` raises.
    pub(crate) fn repr(&mut self, value: &Value) -> R<String> {
        Ok(match value {
            Value::Unbound => "<NULL>".to_owned(),
            Value::None => "None".to_owned(),
            Value::Ellipsis => "Ellipsis".to_owned(),
            Value::NotImplemented => "NotImplemented".to_owned(),
            Value::Bool(true) => "True".to_owned(),
            Value::Bool(false) => "False".to_owned(),
            Value::Int(value) => value.to_string(),
            Value::Big(value) => {
                if value.bits() > 14_284 {
                    return Err(super::exception::value_error(
                        "Exceeds the limit (4300 digits) for integer string conversion; use \
                         sys.set_int_max_str_digits() to increase the limit",
                    ));
                }
                value.to_string()
            }
            Value::Float(value) => float_repr(*value),
            Value::Complex(value) => complex_repr(**value),
            Value::Str(text) => str_repr(text.as_str()),
            Value::Bytes(bytes) => bytes_repr(bytes),
            Value::Tuple(items) => match items.as_slice() {
                [only] => format!("({},)", self.nested_repr(value, |vm| vm.repr(only), "...")?),
                items => {
                    let inner = self.nested_repr(value, |vm| vm.repr_items(items), "...")?;
                    format!("({inner})")
                }
            },
            Value::List(list) => {
                let items = list.borrow().clone();
                let inner = self.nested_repr(value, |vm| vm.repr_items(&items), "...")?;
                format!("[{inner}]")
            }
            Value::Dict(dict) => {
                let pairs = dict.pairs();
                let inner = self.nested_repr(value, |vm| vm.repr_pairs(&pairs), "...")?;
                format!("{{{inner}}}")
            }
            Value::Set(set) if set.len() == 0 => "set()".to_owned(),
            Value::Set(set) => format!("{{{}}}", self.repr_items(&set.keys())?),
            Value::FrozenSet(set) if set.len() == 0 => "frozenset()".to_owned(),
            Value::FrozenSet(set) => format!("frozenset({{{}}})", self.repr_items(&set.keys())?),
            Value::Range(range) if range.step == 1 => format!("range({}, {})", range.start, range.stop),
            Value::Range(range) => format!("range({}, {}, {})", range.start, range.stop, range.step),
            Value::Slice(slice) => {
                let all = [slice.start.clone(), slice.stop.clone(), slice.step.clone()];
                format!("slice({})", self.repr_items(&all)?)
            }
            Value::Cell(_) => format!("<cell at {:#x}>", self.shown_address(value)),
            Value::Code(code) => format!(
                "<code object {} at {:#x}, file \"{}\", line {}>",
                code.name.as_str(),
                self.shown_address(value),
                code.code.source.name,
                code.code.first_line
            ),
            Value::Function(function) => {
                format!("<function {} at {:#x}>", function.qualname.borrow().as_str(), self.shown_address(value))
            }
            Value::Native(native) => match &native.owner {
                Some(owner) if native.name.starts_with("__") => {
                    format!("<slot wrapper '{}' of '{}' objects>", native.name, owner.name().as_str())
                }
                Some(owner) => format!("<method '{}' of '{}' objects>", native.name, owner.name().as_str()),
                None => format!("<built-in function {}>", native.name),
            },
            Value::Method(method) => {
                let object = method.1.clone();
                match &method.0 {
                    Value::Native(native) if native.name.starts_with("__") => format!(
                        "<method-wrapper '{}' of {} object at {:#x}>",
                        native.name,
                        self.type_name(&object),
                        self.shown_address(&object)
                    ),
                    Value::Native(native) => format!(
                        "<built-in method {} of {} object at {:#x}>",
                        native.name,
                        self.type_name(&object),
                        self.shown_address(&object)
                    ),
                    function => {
                        let name = Rc::clone(&self.names.qualname);
                        let name = self.try_attr(function, &name)?;
                        let name = name.as_ref().and_then(Value::as_str).unwrap_or("?").to_owned();
                        format!("<bound method {name} of {}>", self.repr(&object)?)
                    }
                }
            }
            Value::Class(_) => return self.class_repr(value),
            Value::Generator(generator) => {
                let kind = self.type_name(value);
                format!("<{kind} object {} at {:#x}>", generator.qualname.borrow().as_str(), self.shown_address(value))
            }
            Value::Iter(_) => format!("<{} object at {:#x}>", self.type_name(value), self.shown_address(value)),
            Value::Module(module) => {
                if self.has_library(module.name.as_str()) {
                    format!("<module '{}' (built-in)>", module.name.as_str())
                } else {
                    format!("<module '{}'>", module.name.as_str())
                }
            }
            Value::View(view) => {
                let pairs = view.0.pairs();
                match view.1 {
                    ViewKind::Keys => {
                        let keys: Vec<Value> = pairs.into_iter().map(|(key, _)| key).collect();
                        format!("dict_keys([{}])", self.repr_items(&keys)?)
                    }
                    ViewKind::Values => {
                        let values: Vec<Value> = pairs.into_iter().map(|(_, value)| value).collect();
                        format!("dict_values([{}])", self.repr_items(&values)?)
                    }
                    ViewKind::Items => {
                        let items: Vec<Value> =
                            pairs.into_iter().map(|(key, value)| Value::tuple(vec![key, value])).collect();
                        format!("dict_items([{}])", self.repr_items(&items)?)
                    }
                    ViewKind::Proxy => {
                        let inner = self.repr_pairs(&pairs)?;
                        format!("mappingproxy({{{inner}}})")
                    }
                }
            }
            Value::Object(object) => return self.object_repr(value, object),
        })
    }

    fn class_repr(&mut self, value: &Value) -> R<String> {
        let Value::Class(class) = value else { return Ok(String::new()) };
        if class.meta.is_some() {
            let name = Rc::clone(&self.names.repr);
            // What every class inherits would ask here again.
            if let Some(method) = self.special(value, &name).filter(|method| !matches!(method, Value::Native(_))) {
                let text = self.call_bound(method, value, [])?;
                return self.expect_str(&text, "__repr__");
            }
        }
        Ok(format!("<class '{}'>", self.class_path(class)))
    }

    /// A class's name with its module, unless it is builtin.
    pub(crate) fn class_path(&mut self, class: &super::class::Class) -> String {
        let qualname = class.dict.get(&self.names.qualname);
        let name = match qualname.as_ref().and_then(Value::as_str) {
            Some(name) => name.to_owned(),
            None => class.name().as_str().to_owned(),
        };
        match class.dict.get(&self.names.module).as_ref().and_then(Value::as_str) {
            None | Some("builtins") => name,
            Some(module) => format!("{module}.{name}"),
        }
    }

    fn object_repr(&mut self, value: &Value, object: &Rc<Object>) -> R<String> {
        let name = Rc::clone(&self.names.repr);
        if let Some(method) = self.lookup(&object.class, &name) {
            self.enter()?;
            let text = self.call_bound(method, value, []);
            self.leave();
            return self.expect_str(&text?, "__repr__");
        }
        self.default_repr(value, object)
    }

    /// An exception's `args`. The names of files that an `OSError` was made with are not among them.
    pub(crate) fn exception_args(&self, exc: &Rc<Object>) -> Vec<Value> {
        let mut args = data(exc).args.borrow().clone();
        if (3..=5).contains(&args.len()) && exc.class.is_subclass(self.types.exception(Kind::OSError)) {
            args.truncate(2);
        }
        args
    }

    /// `object.__repr__`, and those of the builtin types that a class may extend.
    pub(crate) fn default_repr(&mut self, value: &Value, object: &Rc<Object>) -> R<String> {
        match &object.payload {
            Payload::Exception(_) => {
                let class = object.class.name();
                let args = self.exception_args(object);
                Ok(match args.as_slice() {
                    [only] => format!("{}({})", class.as_str(), self.repr(only)?),
                    all => format!("{}({})", class.as_str(), self.repr_items(all)?),
                })
            }
            Payload::Value(plain) => {
                let plain = plain.clone();
                let text = self.repr(&plain)?;
                Ok(match plain {
                    Value::Set(set) if set.len() == 0 => format!("{}()", object.class.name().as_str()),
                    Value::Set(_) => format!("{}({text})", object.class.name().as_str()),
                    _ => text,
                })
            }
            _ => {
                let path = self.class_path(&object.class);
                let address = self.shown_address(value);
                Ok(format!("<{path} object at {address:#x}>"))
            }
        }
    }

    /// An address that looks like one of CPython's.
    pub(crate) fn shown_address(&self, value: &Value) -> u64 {
        0x7f00_0000_0000_u64 + (value.address() as u64 & 0xff_ffff_ffff)
    }

    fn expect_str(&self, value: &Value, who: &str) -> R<String> {
        match value.as_str() {
            Some(text) => Ok(text.to_owned()),
            None => Err(type_error(format!("{who} returned non-string (type {})", self.type_name(value)))),
        }
    }

    /// The text of a container, or this where the container holds itself.
    fn nested_repr(&mut self, value: &Value, text: impl FnOnce(&mut Self) -> R<String>, again: &str) -> R<String> {
        let address = value.address();
        if self.world.shown.contains(&address) {
            return Ok(again.to_owned());
        }
        self.enter()?;
        self.world.shown.push(address);
        let text = text(self);
        self.world.shown.pop();
        self.leave();
        text
    }

    /// Values, separated by commas.
    pub(crate) fn repr_items(&mut self, items: &[Value]) -> R<String> {
        let mut out = String::new();
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                out.push_str(", ");
            }
            out.push_str(&self.repr(item)?);
        }
        Ok(out)
    }

    fn repr_pairs(&mut self, pairs: &[(Value, Value)]) -> R<String> {
        let mut out = String::new();
        for (at, (key, value)) in pairs.iter().enumerate() {
            if at > 0 {
                out.push_str(", ");
            }
            out.push_str(&self.repr(key)?);
            out.push_str(": ");
            out.push_str(&self.repr(value)?);
        }
        Ok(out)
    }

    /// `str(value)`
    ///
    /// # Errors
    /// Whatever `__str__` raises.
    pub(crate) fn str(&mut self, value: &Value) -> R<Rc<Str>> {
        match value {
            Value::Str(text) => return Ok(Rc::clone(text)),
            Value::Object(object) => {
                let name = Rc::clone(&self.names.str_);
                if let Some(method) = self.lookup(&object.class, &name) {
                    self.enter()?;
                    let text = self.call_bound(method, value, []);
                    self.leave();
                    let text = text?;
                    return match text.plain() {
                        Value::Str(text) => Ok(Rc::clone(text)),
                        _ => Err(type_error(format!("__str__ returned non-string (type {})", self.type_name(&text)))),
                    };
                }
                if is_exception(value).is_some() {
                    return self.exception_str(object).map(|text| Rc::new(Str::new(text)));
                }
                if let Value::Str(text) = value.plain() {
                    return Ok(Rc::clone(text));
                }
            }
            Value::View(view) if view.1 == ViewKind::Proxy => return self.str(&Value::Dict(Rc::clone(&view.0))),
            Value::Class(class) if class.meta.is_some() => {
                let name = Rc::clone(&self.names.str_);
                if let Some(text) = self.call_special(value, &name, [])? {
                    return self.expect_str(&text, "__str__").map(|text| Rc::new(Str::new(text)));
                }
            }
            _ => {}
        }
        self.repr(value).map(|text| Rc::new(Str::new(text)))
    }

    /// An exception's message.
    pub(crate) fn exception_str(&mut self, exc: &Rc<Object>) -> R<String> {
        let args = data(exc).args.borrow().clone();
        let is = |vm: &Self, kind| exc.class.is_subclass(vm.types.exception(kind));
        if is(self, Kind::BaseExceptionGroup) && args.len() == 2 {
            let count = self.len(&args[1])?;
            let message = self.str(&args[0])?;
            let s = if count == 1 { "" } else { "s" };
            return Ok(format!("{} ({count} sub-exception{s})", message.as_str()));
        }
        if is(self, Kind::OSError) && (2..=5).contains(&args.len()) {
            let mut text = format!("[Errno {}] {}", self.str(&args[0])?.as_str(), self.str(&args[1])?.as_str());
            if let Some(file) = args.get(2) {
                text += &format!(": {}", self.repr(file)?);
            }
            if let Some(other) = args.get(4) {
                text += &format!(" -> {}", self.repr(other)?);
            }
            return Ok(text);
        }
        if let (true, [message, Value::Tuple(place)]) = (is(self, Kind::SyntaxError), args.as_slice())
            && let [file, line, ..] = place.as_slice()
        {
            let (message, file, line) = (self.str(message)?, self.str(file)?, self.str(line)?);
            return Ok(format!("{} ({}, line {})", message.as_str(), file.as_str(), line.as_str()));
        }
        if is(self, Kind::UnicodeError)
            && let Some(text) = unicode_error_text(exc)
        {
            return Ok(text);
        }
        match args.as_slice() {
            [] => Ok(String::new()),
            [only] if is(self, Kind::KeyError) => self.repr(only),
            [only] => Ok(self.str(only)?.as_str().to_owned()),
            _ => {
                let tuple = Value::tuple(args);
                self.repr(&tuple)
            }
        }
    }
}
