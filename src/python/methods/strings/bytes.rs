//! `bytes`. Most of its methods are those of `str`: bytes are lent to them as text, each byte a character, those that
//! aren't ASCII as characters which have no case and belong to no class.

use std::rc::Rc;

use super::bytearray::ByteArray;
use super::codecs;
use super::memoryview::MemoryView;
use crate::python::class::Class;
use crate::python::exception::{Kind, R, error, type_error, value_error};
use crate::python::methods::{add, add_class, wrap};
use crate::python::native::NativeFn;
use crate::python::value::{Args, Value};
use crate::python::vm::Vm;

const HIGH: u32 = 0xf700;

fn to_text(bytes: &[u8]) -> Value {
    let char = |byte: &u8| {
        if *byte < 128 { char::from(*byte) } else { char::from_u32(HIGH | u32::from(*byte)).unwrap_or_default() }
    };
    Value::str(bytes.iter().map(char).collect::<String>())
}

fn to_bytes(value: &Value) -> Value {
    let each = |items: &[Value]| items.iter().map(to_bytes).collect();
    match value {
        Value::Str(text) => Value::bytes(text.as_str().chars().map(|char| char as u8).collect()),
        Value::Tuple(items) => Value::tuple(each(items)),
        Value::List(items) => Value::list(each(&items.borrow())),
        other => other.clone(),
    }
}

fn lend(value: &Value) -> R {
    if let Some(bytes) = value.native_ref::<ByteArray>() {
        return Ok(to_text(&bytes.0.borrow()));
    }
    if let Some(view) = value.native_ref::<MemoryView>() {
        return Ok(to_text(&view.bytes()?));
    }
    Ok(match value.plain() {
        Value::Bytes(bytes) => to_text(bytes),
        Value::Tuple(items) => Value::tuple(items.iter().map(lend).collect::<R<_>>()?),
        Value::Str(_) => return Err(type_error("a bytes-like object is required, not 'str'")),
        _ => value.clone(),
    })
}

/// `format % args`
///
/// # Errors
/// As for text; `TypeError` for `%s` of what has no bytes.
pub(crate) fn percent(vm: &mut Vm, format: &[u8], args: &Value) -> R<Vec<u8>> {
    fn text_of(vm: &mut Vm, value: &Value) -> R<String> {
        let special = vm.intern("__bytes__");
        let value = vm.call_special(value, &special, [])?.unwrap_or_else(|| value.clone());
        let Ok(bytes) = own(vm, &value) else {
            return Err(type_error(format!(
                "%b requires a bytes-like object, or an object that implements __bytes__, not '{}'",
                vm.type_name(&value)
            )));
        };
        Ok(to_text(&bytes).as_str().unwrap_or_default().to_owned())
    }
    let format = to_text(format);
    let text = vm.percent_text(format.as_str().unwrap_or_default(), args, Some(text_of))?;
    Ok(text.chars().map(|char| char as u8).collect())
}

/// A method of `str`, on bytes.
fn via(vm: &mut Vm, args: Args, run: NativeFn) -> R {
    let mut lent = Args { values: Default::default(), keywords: Vec::new() };
    for value in &args.values {
        lent.values.push(lend(value)?);
    }
    for (name, value) in args.keywords {
        lent.keywords.push((name, lend(&value)?));
    }
    let result = run(vm, lent).map_err(|left| match left {
        crate::python::exception::Leave::Error(mut found) => {
            found.1 = found.1.replace("substring not found", "subsection not found");
            if let Some(kind) = found.1.strip_prefix("must be str or None, not ") {
                found.1 = format!("a bytes-like object is required, not '{kind}'");
            }
            crate::python::exception::Leave::Error(found)
        }
        left => left,
    })?;
    Ok(to_bytes(&result))
}

/// The same, for those that look for a byte too.
fn looking(vm: &mut Vm, args: Args, run: NativeFn) -> R {
    let mut args = args;
    if let Some(Value::Str(_)) = args.values.get(1) {
        return Err(type_error("argument should be integer or bytes-like object, not 'str'"));
    }
    if let Some(Value::Int(byte)) = args.values.get(1) {
        match u8::try_from(*byte) {
            Ok(byte) => args.values[1] = Value::bytes(vec![byte]),
            Err(_) => return Err(value_error("byte must be in range(0, 256)")),
        }
    }
    via(vm, args, run)
}

pub(crate) fn own(vm: &Vm, value: &Value) -> R<Rc<Vec<u8>>> {
    if let Some(bytes) = value.native_ref::<ByteArray>() {
        return Ok(Rc::new(bytes.0.borrow().clone()));
    }
    if let Some(view) = value.native_ref::<MemoryView>() {
        return view.bytes().map(Rc::new);
    }
    match value.plain() {
        Value::Bytes(bytes) => Ok(Rc::clone(bytes)),
        _ => Err(type_error(format!("a bytes-like object is required, not '{}'", vm.type_name(value)))),
    }
}

/// `bytes + other`, asked of the other.
pub(super) fn appended(vm: &mut Vm, args: Args) -> R {
    let [other, before] = args.method("__radd__")?;
    match before.plain() {
        Value::Bytes(before) => Ok(Value::bytes([before.as_slice(), &own(vm, &other)?].concat())),
        _ => Ok(Value::NotImplemented),
    }
}

/// The bytes that numbers give.
pub(super) fn from_numbers(vm: &mut Vm, iterable: &Value) -> R<Vec<u8>> {
    let mut bytes = Vec::new();
    for item in vm.collect(iterable)? {
        match u8::try_from(vm.to_index(&item)?) {
            Ok(byte) => bytes.push(byte),
            Err(_) => return Err(value_error("bytes must be in range(0, 256)")),
        }
    }
    Ok(bytes)
}

fn new(vm: &mut Vm, args: Args) -> R {
    let class = args.values.first().cloned().unwrap_or_default();
    let bytes = new_bytes(vm, args, "bytes")?;
    Ok(wrap(&class, &Rc::clone(&vm.types.bytes), Value::bytes(bytes)))
}

/// What `bytes(…)` and `bytearray(…)` hold.
pub(super) fn new_bytes(vm: &mut Vm, args: Args, name: &str) -> R<Vec<u8>> {
    let [_, source, encoding, errors] = args.bind(name, ["/class", "source", "encoding", "errors"], 1)?;
    let has_encoding = !encoding.is_unbound() || !errors.is_unbound();
    Ok(match source.given() {
        None => Vec::new(),
        Some(source) => match source.plain() {
            Value::Str(_) if has_encoding => {
                codecs::to_bytes(vm, source.plain(), encoding.given(), errors.given().as_ref())?
            }
            Value::Str(_) => return Err(type_error("string argument without an encoding")),
            _ if has_encoding => return Err(type_error("encoding without a string argument")),
            Value::Bytes(bytes) => bytes.to_vec(),
            Value::Int(_) | Value::Bool(_) | Value::Big(_) => {
                let Ok(count) = usize::try_from(vm.to_index(&source)?) else {
                    return Err(value_error("negative count"));
                };
                vm.check_memory(count)?;
                vec![0; count]
            }
            _ => {
                let special = vm.intern("__bytes__");
                match vm.call_special(&source, &special, [])? {
                    Some(bytes) => own(vm, &bytes)?.to_vec(),
                    None => from_numbers(vm, &source).map_err(|left| match left {
                        crate::python::exception::Leave::Error(found) if found.1.ends_with("is not iterable") => {
                            type_error(format!("cannot convert '{}' object to {name}", vm.type_name(&source)))
                        }
                        left => left,
                    })?,
                }
            }
        },
    })
}

pub(super) fn hex(vm: &mut Vm, args: Args) -> R {
    let [this, separator, group] = args.bind("hex", ["/self", "sep", "bytes_per_sep"], 1)?;
    let bytes = own(vm, &this)?;
    let separator = match separator.given() {
        None => String::new(),
        Some(separator) => {
            to_bytes(&separator).as_str().map(str::to_owned).unwrap_or_else(|| match separator.plain() {
                Value::Str(text) => text.as_str().to_owned(),
                Value::Bytes(bytes) => bytes.iter().map(|byte| char::from(*byte)).collect(),
                _ => String::new(),
            })
        }
    };
    let group = vm.to_index(&group.or(Value::Int(1)))?;
    let size = group.unsigned_abs() as usize;
    let mut out = String::with_capacity(bytes.len() * 2);
    for (at, byte) in bytes.iter().enumerate() {
        let place = if group < 0 { at } else { bytes.len() - at };
        if at > 0 && size > 0 && place % size == 0 {
            out.push_str(&separator);
        }
        for digit in [byte >> 4, byte & 15] {
            out.extend(char::from_digit(u32::from(digit), 16));
        }
    }
    Ok(Value::str(out))
}

fn fromhex(vm: &mut Vm, args: Args) -> R {
    let [class, text] = args.method("bytes.fromhex")?;
    let Some(text) = text.as_str() else {
        return Err(type_error(format!("fromhex() argument must be str or bytes-like, not {}", vm.type_name(&text))));
    };
    let mut bytes = Vec::new();
    let mut half = None;
    for (at, char) in text.chars().enumerate() {
        match (char.to_digit(16), half) {
            (Some(digit), None) => half = Some(digit),
            (Some(digit), Some(high)) => {
                bytes.push((high * 16 + digit) as u8);
                half = None;
            }
            (None, None) if char.is_ascii_whitespace() => {}
            _ => {
                return Err(value_error(format!("non-hexadecimal number found in fromhex() arg at position {at}")));
            }
        }
    }
    if half.is_some() {
        return Err(value_error("fromhex() arg must contain an even number of hexadecimal digits"));
    }
    Ok(wrap(&class, &Rc::clone(&vm.types.bytes), Value::bytes(bytes)))
}

fn join(vm: &mut Vm, args: Args) -> R {
    let [this, iterable] = args.method("bytes.join")?;
    let separator = own(vm, &this)?;
    if !vm.is_native_iterable(&iterable) {
        return Err(vm.prelude("_join", [this, iterable]));
    }
    let mut out: Vec<u8> = Vec::new();
    for (at, item) in vm.collect(&iterable)?.iter().enumerate() {
        let Ok(bytes) = own(vm, item) else {
            let kind = vm.type_name(item);
            return Err(type_error(format!("sequence item {at}: expected a bytes-like object, {kind} found")));
        };
        if at > 0 {
            out.extend_from_slice(&separator);
        }
        out.extend_from_slice(&bytes);
    }
    Ok(Value::bytes(out))
}

fn translate(vm: &mut Vm, args: Args) -> R {
    let [this, table, delete] = args.bind("translate", ["/self", "/table", "delete"], 2)?;
    let bytes = own(vm, &this)?;
    let table = table.some().map(|table| own(vm, &table)).transpose()?;
    let delete = delete.given().map(|delete| own(vm, &delete)).transpose()?;
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(value_error("translation table must be 256 characters long"));
    }
    let kept = bytes.iter().filter(|byte| !delete.as_ref().is_some_and(|delete| delete.contains(byte)));
    Ok(Value::bytes(kept.map(|byte| table.as_ref().map_or(*byte, |table| table[*byte as usize])).collect()))
}

fn maketrans(vm: &mut Vm, args: Args) -> R {
    let [from, to] = args.exactly("maketrans")?;
    let (from, to) = (own(vm, &from)?, own(vm, &to)?);
    if from.len() != to.len() {
        return Err(value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (from, to) in from.iter().zip(to.iter()) {
        table[*from as usize] = *to;
    }
    Ok(Value::bytes(table))
}

macro_rules! lent {
    ($($name:ident),*) => { &[$((stringify!($name), (|vm, args| via(vm, args, super::$name)) as NativeFn)),*] };
}

macro_rules! lent_by_name {
    ($($name:literal),*) => { &[$(($name, (|vm, args| by_name(vm, args, $name)) as NativeFn)),*] };
}

/// A method of `str` that has no name in Rust.
fn by_name(vm: &mut Vm, args: Args, name: &str) -> R {
    let key = vm.intern(name);
    match vm.types.str_.dict.get(&key) {
        Some(Value::Native(native)) => via(vm, args, native.run),
        _ => Err(error(Kind::AttributeError, name)),
    }
}

/// Gives a class of bytes what it shares with text.
pub(super) fn lend_to(vm: &mut Vm, class: &Rc<Class>) {
    add(
        vm,
        class,
        lent!(
            center,
            ljust,
            rjust,
            zfill,
            strip,
            lstrip,
            rstrip,
            removeprefix,
            removesuffix,
            split,
            rsplit,
            splitlines,
            partition,
            rpartition,
            replace,
            expandtabs,
            startswith,
            endswith
        ),
    );
    add(
        vm,
        class,
        lent_by_name!(
            "capitalize",
            "isalnum",
            "isalpha",
            "isascii",
            "isdigit",
            "islower",
            "isspace",
            "istitle",
            "isupper",
            "lower",
            "swapcase",
            "title",
            "upper"
        ),
    );
    add(
        vm,
        class,
        &[
            ("find", |vm, args| looking(vm, args, super::find)),
            ("rfind", |vm, args| looking(vm, args, super::rfind)),
            ("index", |vm, args| looking(vm, args, super::index)),
            ("rindex", |vm, args| looking(vm, args, super::rindex)),
            ("count", |vm, args| looking(vm, args, super::count)),
            ("hex", hex),
            ("join", join),
            ("translate", translate),
            ("decode", |vm, args| {
                let [this, encoding, errors] = args.bind("decode", ["/self", "encoding", "errors"], 1)?;
                let bytes = own(vm, &this)?;
                codecs::decode(vm, &Value::Bytes(Rc::clone(&bytes)), &bytes, encoding.given(), errors.given().as_ref())
            }),
        ],
    );
}

pub(super) fn install(vm: &mut Vm) {
    let class = Rc::clone(&vm.types.bytes);
    add(vm, &class, super::SEQUENCE);
    add(vm, &class, &[("__new__", new)]);
    lend_to(vm, &class);
    add_class(vm, &class, "fromhex", fromhex);
    crate::python::methods::add_static(vm, &class, "maketrans", maketrans);
    super::memoryview::install(vm);
}
