//! `str`. It is long, because it has so many methods; `bytes` borrows most of them.

mod bytearray;
mod bytes;
mod codecs;
mod format;
mod memoryview;
mod search;

use std::rc::Rc;

pub(crate) use bytes::{own as bytes_of, percent};
use search::{
    count, endswith, find, index, partition, rfind, rindex, rpartition, rsplit, split, splitlines, startswith,
};

use super::{add, add_static, wrap};
use crate::python::exception::{Kind, Leave, R, error, type_error, value_error};
use crate::python::native::NativeFn;
use crate::python::value::{Args, Str, Value};
use crate::python::vm::Vm;

/// The object itself.
fn own(vm: &Vm, value: &Value, name: &str) -> R<Rc<Str>> {
    match value.plain() {
        Value::Str(text) => Ok(Rc::clone(text)),
        _ => Err(type_error(format!(
            "descriptor '{}' for 'str' objects doesn't apply to a '{}' object",
            name.trim_start_matches("str."),
            vm.type_name(value)
        ))),
    }
}

fn wanted_str(vm: &Vm, name: &str, value: &Value) -> Leave {
    type_error(format!("{name} must be str, not {}", vm.type_name(value)))
}

/// White space, as Python sees it.
pub(crate) fn is_space(char: char) -> bool {
    char.is_whitespace() || matches!(char, '\x1c'..='\x1f')
}

/// The value of a decimal digit; of the scripts in most use.
pub(crate) fn digit_value(char: char) -> Option<u32> {
    if char.is_ascii() {
        return char.to_digit(10);
    }
    const ZEROS: [u32; 13] =
        [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xc66, 0xce6, 0xd66, 0xe50, 0xff10];
    let code = char as u32;
    ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code)).map(|zero| code - zero)
}

fn is_digit(char: char) -> bool {
    digit_value(char).is_some() || matches!(char, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '₀'..='₉' | '①'..='⑨')
}

fn is_cased(char: char) -> bool {
    char.is_lowercase() || char.is_uppercase()
}

/// The first of a word: `ß` becomes `Ss`.
fn push_title(out: &mut String, char: char) {
    let mut upper = char.to_uppercase();
    out.extend(upper.next());
    out.extend(upper.flat_map(char::to_lowercase));
}

/// A word: its first letter large, the others small.
fn push_word(out: &mut String, word: &str) {
    let Some(first) = word.chars().next() else { return };
    push_title(out, first);
    // As a whole, for the sigma at its end.
    let small: usize = first.to_lowercase().map(char::len_utf8).sum();
    out.push_str(&word.to_lowercase()[small..]);
}

fn capitalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_word(&mut out, text);
    out
}

fn casefold(text: &str) -> String {
    let fold = |char: char| {
        if char == 'ı' { 'ı'.to_string() } else { char.to_uppercase().flat_map(char::to_lowercase).collect() }
    };
    if text.is_ascii() { text.to_ascii_lowercase() } else { text.chars().map(fold).collect() }
}

fn swapcase(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        if char.is_uppercase() { out.extend(char.to_lowercase()) } else { out.extend(char.to_uppercase()) }
    }
    out
}

fn title(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let word = rest.find(|char| !is_cased(char)).unwrap_or(rest.len());
        push_word(&mut out, &rest[..word]);
        rest = &rest[word..];
        let other = rest.find(is_cased).unwrap_or(rest.len());
        out.push_str(&rest[..other]);
        rest = &rest[other..];
    }
    out
}

fn is_title(text: &str) -> bool {
    let (mut inside, mut any) = (false, false);
    for char in text.chars() {
        if if inside { char.is_uppercase() } else { char.is_lowercase() } {
            return false;
        }
        inside = is_cased(char);
        any |= inside;
    }
    any
}

/// A method that makes other text of it.
fn mapped(vm: &mut Vm, args: Args, name: &str, map: fn(&str) -> String) -> R {
    let [this] = args.method(name)?;
    Ok(Value::str(map(own(vm, &this, name)?.as_str())))
}

/// A method that asks something of it.
fn asked(vm: &mut Vm, args: Args, name: &str, ask: fn(&str) -> bool) -> R {
    let [this] = args.method(name)?;
    Ok(Value::Bool(ask(own(vm, &this, name)?.as_str())))
}

/// Whether there are characters, all of which are so.
fn every(vm: &mut Vm, args: Args, name: &str, is: fn(char) -> bool) -> R {
    let [this] = args.method(name)?;
    let text = own(vm, &this, name)?;
    Ok(Value::Bool(!text.as_str().is_empty() && text.as_str().chars().all(is)))
}

/// `ljust`, `rjust` and `center`: the share of the padding that goes before.
fn justified(vm: &mut Vm, args: Args, name: &str, before: fn(usize, usize) -> usize) -> R {
    let [this, width, fill] = args.bind(name, ["/self", "/width", "/fillchar"], 2)?;
    let this = own(vm, &this, name)?;
    let width = vm.to_index(&width)?.max(0) as usize;
    let fill = fill.or(" ");
    let Some(fill_text) = fill.as_str() else {
        return Err(type_error(format!("The fill character must be a unicode character, not {}", vm.type_name(&fill))));
    };
    let mut chars = fill_text.chars();
    let (Some(fill), None) = (chars.next(), chars.next()) else {
        return Err(type_error("The fill character must be exactly one character long"));
    };
    vm.check_memory(width)?;
    let missing = width.saturating_sub(this.chars());
    let before = before(missing, width);
    let mut out = String::with_capacity(this.as_str().len() + missing);
    out.extend(std::iter::repeat_n(fill, before));
    out.push_str(this.as_str());
    out.extend(std::iter::repeat_n(fill, missing - before));
    Ok(Value::str(out))
}

fn ljust(vm: &mut Vm, args: Args) -> R {
    justified(vm, args, "ljust", |_, _| 0)
}

fn rjust(vm: &mut Vm, args: Args) -> R {
    justified(vm, args, "rjust", |missing, _| missing)
}

fn center(vm: &mut Vm, args: Args) -> R {
    justified(vm, args, "center", |missing, width| missing / 2 + (missing & width & 1))
}

fn zfill(vm: &mut Vm, args: Args) -> R {
    let [this, width] = args.method("str.zfill")?;
    let this = own(vm, &this, "zfill")?;
    let width = vm.to_index(&width)?.max(0) as usize;
    vm.check_memory(width)?;
    let sign = usize::from(this.as_str().starts_with(['+', '-']));
    let (sign, digits) = this.as_str().split_at(sign);
    let zeros = "0".repeat(width.saturating_sub(this.chars()));
    Ok(Value::str([sign, &zeros, digits].concat()))
}

/// `strip` and its kin: from the left, from the right.
fn stripped(vm: &mut Vm, args: Args, name: &str, left: bool, right: bool) -> R {
    let [this, chars] = args.bind(name, ["/self", "/chars"], 1)?;
    let text = own(vm, &this, name)?;
    let set = match chars.some() {
        None => None,
        Some(chars) => match chars.as_str() {
            Some(set) => Some(set.to_owned()),
            None => return Err(type_error(format!("{name} arg must be None or str"))),
        },
    };
    let is = |char: char| set.as_ref().map_or_else(|| is_space(char), |set| set.contains(char));
    let mut part = text.as_str();
    if left {
        part = part.trim_start_matches(is);
    }
    if right {
        part = part.trim_end_matches(is);
    }
    if part.len() == text.as_str().len() {
        return Ok(Value::Str(text));
    }
    Ok(Value::str(part))
}

fn strip(vm: &mut Vm, args: Args) -> R {
    stripped(vm, args, "strip", true, true)
}

fn lstrip(vm: &mut Vm, args: Args) -> R {
    stripped(vm, args, "lstrip", true, false)
}

fn rstrip(vm: &mut Vm, args: Args) -> R {
    stripped(vm, args, "rstrip", false, true)
}

fn affix_removed(vm: &mut Vm, args: Args, name: &str, remove: for<'a> fn(&'a str, &str) -> Option<&'a str>) -> R {
    let [this, affix] = args.method(name)?;
    let this = own(vm, &this, name)?;
    let Some(affix_text) = affix.as_str() else { return Err(wanted_str(vm, &format!("{name}() argument"), &affix)) };
    Ok(remove(this.as_str(), affix_text).map_or_else(|| Value::Str(Rc::clone(&this)), Value::str))
}

fn removeprefix(vm: &mut Vm, args: Args) -> R {
    affix_removed(vm, args, "removeprefix", |text, affix| text.strip_prefix(affix))
}

fn removesuffix(vm: &mut Vm, args: Args) -> R {
    affix_removed(vm, args, "removesuffix", |text, affix| text.strip_suffix(affix))
}

fn replace(vm: &mut Vm, args: Args) -> R {
    let [this, old, new, most] = args.bind("replace", ["/self", "/old", "/new", "count"], 3)?;
    let this = own(vm, &this, "replace")?;
    for (at, value) in [(1, &old), (2, &new)] {
        if value.as_str().is_none() {
            return Err(wanted_str(vm, &format!("replace() argument {at}"), value));
        }
    }
    let (old, new) = (old.as_str().unwrap_or_default(), new.as_str().unwrap_or_default());
    let most = match most.given() {
        Some(most) => vm.to_index(&most)?,
        None => -1,
    };
    let most = if most < 0 { usize::MAX } else { most as usize };
    let text = this.as_str();
    if new.len() > old.len() {
        let count = text.matches(old).count().min(most);
        vm.check_memory(text.len().saturating_add(count.saturating_mul(new.len() - old.len())))?;
    }
    if most == 0 || (!old.is_empty() && !text.contains(old)) {
        return Ok(Value::Str(this));
    }
    Ok(Value::str(text.replacen(old, new, most)))
}

fn expandtabs(vm: &mut Vm, args: Args) -> R {
    let [this, size] = args.bind("expandtabs", ["/self", "tabsize"], 1)?;
    let this = own(vm, &this, "expandtabs")?;
    let size = vm.to_index(&size.or(Value::Int(8)))?.max(0) as usize;
    vm.check_memory(size.saturating_mul(this.as_str().matches('\t').count()))?;
    let (mut out, mut column) = (String::new(), 0);
    for char in this.as_str().chars() {
        if char == '\t' {
            let spaces = if size == 0 { 0 } else { size - column % size };
            out.extend(std::iter::repeat_n(' ', spaces));
            column += spaces;
        } else {
            column = if matches!(char, '\n' | '\r') { 0 } else { column + 1 };
            out.push(char);
        }
    }
    Ok(Value::str(out))
}

fn join(vm: &mut Vm, args: Args) -> R {
    let [this, iterable] = args.method("str.join")?;
    let separator = own(vm, &this, "join")?;
    if !vm.is_native_iterable(&iterable) {
        return Err(vm.prelude("_join", [this, iterable]));
    }
    let items = vm.collect(&iterable).map_err(|left| match left {
        Leave::Error(found) if found.1.ends_with("is not iterable") => type_error("can only join an iterable"),
        left => left,
    })?;
    let mut len = separator.as_str().len().saturating_mul(items.len());
    for (at, item) in items.iter().enumerate() {
        match item.as_str() {
            Some(text) => len += text.len(),
            None => {
                let kind = vm.type_name(item);
                return Err(type_error(format!("sequence item {at}: expected str instance, {kind} found")));
            }
        }
    }
    if let [only @ Value::Str(_)] = items.as_slice() {
        return Ok(only.clone());
    }
    vm.check_memory(len)?;
    let mut out = String::with_capacity(len);
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push_str(separator.as_str());
        }
        out.push_str(item.as_str().unwrap_or_default());
    }
    Ok(Value::str(out))
}

fn translate(vm: &mut Vm, args: Args) -> R {
    let [this, table] = args.method("str.translate")?;
    let this = own(vm, &this, "translate")?;
    let mut out = String::with_capacity(this.as_str().len());
    for char in this.as_str().chars() {
        let found = match vm.get_item(&table, &Value::Int(i64::from(char as u32))) {
            Ok(found) => found,
            Err(left) => {
                vm.catch(left, Kind::LookupError)?;
                out.push(char);
                continue;
            }
        };
        match found.plain() {
            Value::None => {}
            Value::Str(text) => out.push_str(text.as_str()),
            Value::Int(code) => match u32::try_from(*code).ok().and_then(char::from_u32) {
                Some(char) => out.push(char),
                None => return Err(value_error("character mapping must be in range(0x110000)")),
            },
            _ => return Err(type_error("character mapping must return integer, None or str")),
        }
    }
    Ok(Value::str(out))
}

fn maketrans(vm: &mut Vm, args: Args) -> R {
    let [from, to, without] = args.bind("maketrans", ["/x", "/y", "/z"], 1)?;
    let table = Rc::new(crate::python::map::Dict::default());
    let code = |char: char| Value::Int(i64::from(char as u32));
    let Some(to) = to.given() else {
        let Value::Dict(dict) = from.plain() else {
            return Err(type_error("if you give only one argument to maketrans it must be a dict"));
        };
        for (key, value) in dict.pairs() {
            let key = match key.plain() {
                Value::Str(text) if text.chars() == 1 => code(text.as_str().chars().next().unwrap_or_default()),
                Value::Str(_) => return Err(value_error("string keys in translate table must be of length 1")),
                Value::Int(_) | Value::Bool(_) => key,
                _ => return Err(type_error("keys in translate table must be strings or integers")),
            };
            vm.dict_set(&table, &key, value)?;
        }
        return Ok(Value::Dict(table));
    };
    let from = vm.to_str(&from, "maketrans() argument 1")?;
    let to = vm.to_str(&to, "maketrans() argument 2")?;
    if from.chars() != to.chars() {
        return Err(value_error("the first two maketrans arguments must have equal length"));
    }
    for (from, to) in from.as_str().chars().zip(to.as_str().chars()) {
        vm.dict_set(&table, &code(from), code(to))?;
    }
    if let Some(without) = without.given() {
        for char in vm.to_str(&without, "maketrans() argument 3")?.as_str().chars() {
            vm.dict_set(&table, &code(char), Value::None)?;
        }
    }
    Ok(Value::Dict(table))
}

fn new(vm: &mut Vm, args: Args) -> R {
    let [class, object, encoding, errors] = args.bind("str", ["/class", "object", "encoding", "errors"], 1)?;
    let text = match (object.given(), encoding.given(), errors.given()) {
        (None, ..) => Value::str(""),
        (Some(object), None, None) => vm.str(&object).map(Value::Str)?,
        (Some(object), encoding, errors) => match bytes_of(vm, &object) {
            Ok(bytes) => codecs::decode(vm, &Value::Bytes(Rc::clone(&bytes)), &bytes, encoding, errors.as_ref())?,
            Err(_) if object.as_str().is_some() => return Err(type_error("decoding str is not supported")),
            Err(_) => {
                let kind = vm.type_name(&object);
                return Err(type_error(format!("decoding to str: need a bytes-like object, {kind} found")));
            }
        },
    };
    Ok(wrap(&class, &Rc::clone(&vm.types.str_), text))
}

/// An operator of a builtin sequence, for `super()` in classes that extend it.
fn operator(vm: &mut Vm, args: Args, op: crate::python::code::Binary) -> R {
    let [this, other] = args.method(op.name())?;
    // What is formatted keeps its class.
    let other = if op == crate::python::code::Binary::Mod { other } else { other.plain().clone() };
    let this = this.plain().clone();
    Ok(vm.native_binary(op, &this, &other)?.unwrap_or(Value::NotImplemented))
}

/// What sequences of characters have in common.
const SEQUENCE: &[(&str, NativeFn)] = &[
    ("__len__", |vm, args| {
        let [this] = args.method("__len__")?;
        let plain = this.plain().clone();
        vm.len(&plain).map(Value::index)
    }),
    ("__iter__", |vm, args| {
        let [this] = args.method("__iter__")?;
        Ok(vm.native_iter(&this).unwrap_or_default())
    }),
    ("__contains__", |vm, args| {
        let [this, item] = args.method("__contains__")?;
        let plain = this.plain().clone();
        vm.contains(&plain, &item).map(Value::Bool)
    }),
    ("__getitem__", |vm, args| {
        let [this, key] = args.method("__getitem__")?;
        let plain = this.plain().clone();
        vm.native_item(&plain, &key)
    }),
    ("__add__", |vm, args| operator(vm, args, crate::python::code::Binary::Add)),
    ("__mul__", |vm, args| operator(vm, args, crate::python::code::Binary::Mul)),
    ("__rmul__", |vm, args| operator(vm, args, crate::python::code::Binary::Mul)),
];

pub(super) fn install(vm: &mut Vm) {
    let class = Rc::clone(&vm.types.str_);
    add(vm, &class, SEQUENCE);
    add(
        vm,
        &class,
        &[
            ("__new__", new),
            ("__mod__", |vm, args| operator(vm, args, crate::python::code::Binary::Mod)),
            ("capitalize", |vm, args| mapped(vm, args, "str.capitalize", capitalize)),
            ("casefold", |vm, args| mapped(vm, args, "str.casefold", casefold)),
            ("center", center),
            ("count", count),
            ("encode", codecs::encode),
            ("endswith", endswith),
            ("expandtabs", expandtabs),
            ("find", find),
            ("format", format::format),
            ("format_map", format::format_map),
            ("index", index),
            ("isalnum", |vm, args| every(vm, args, "str.isalnum", char::is_alphanumeric)),
            ("isalpha", |vm, args| every(vm, args, "str.isalpha", char::is_alphabetic)),
            ("isascii", |vm, args| asked(vm, args, "str.isascii", str::is_ascii)),
            ("isdecimal", |vm, args| every(vm, args, "str.isdecimal", |char| digit_value(char).is_some())),
            ("isdigit", |vm, args| every(vm, args, "str.isdigit", is_digit)),
            ("isidentifier", |vm, args| {
                asked(vm, args, "str.isidentifier", |text| {
                    text.starts_with(|char: char| char == '_' || char.is_alphabetic())
                        && text.chars().all(|char| char == '_' || char.is_alphanumeric())
                })
            }),
            ("islower", |vm, args| {
                asked(vm, args, "str.islower", |text| {
                    text.chars().any(char::is_lowercase) && !text.chars().any(char::is_uppercase)
                })
            }),
            ("isnumeric", |vm, args| every(vm, args, "str.isnumeric", char::is_numeric)),
            ("isprintable", |vm, args| {
                asked(vm, args, "str.isprintable", |text| text.chars().all(crate::python::text::is_printable))
            }),
            ("isspace", |vm, args| every(vm, args, "str.isspace", is_space)),
            ("istitle", |vm, args| asked(vm, args, "str.istitle", is_title)),
            ("isupper", |vm, args| {
                asked(vm, args, "str.isupper", |text| {
                    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
                })
            }),
            ("join", join),
            ("ljust", ljust),
            ("lower", |vm, args| mapped(vm, args, "str.lower", str::to_lowercase)),
            ("lstrip", lstrip),
            ("partition", partition),
            ("removeprefix", removeprefix),
            ("removesuffix", removesuffix),
            ("replace", replace),
            ("rfind", rfind),
            ("rindex", rindex),
            ("rjust", rjust),
            ("rpartition", rpartition),
            ("rsplit", rsplit),
            ("rstrip", rstrip),
            ("split", split),
            ("splitlines", splitlines),
            ("startswith", startswith),
            ("strip", strip),
            ("swapcase", |vm, args| mapped(vm, args, "str.swapcase", swapcase)),
            ("title", |vm, args| mapped(vm, args, "str.title", title)),
            ("translate", translate),
            ("upper", |vm, args| mapped(vm, args, "str.upper", str::to_uppercase)),
            ("zfill", zfill),
        ],
    );
    add_static(vm, &class, "maketrans", maketrans);
    bytes::install(vm);
    bytearray::install(vm);
}

/// Something isn't known by that name.
fn unknown(what: &str, name: &str) -> Leave {
    error(Kind::LookupError, format!("unknown {what}: {name}"))
}
