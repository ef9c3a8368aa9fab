//! `int`, `bool`, `float` and `complex`. It is long, for the sake of one place where numbers are read from text.

use std::rc::Rc;

use num_bigint::{BigInt, Sign};
use num_traits::{Num, One, Signed, Zero};

use super::{add, add_class, wrap};
use crate::python::code::{Binary, Unary};
use crate::python::exception::{Kind, R, error, type_error, value_error};
use crate::python::native::NativeFn;
use crate::python::number::float_to_int;
use crate::python::text::str_repr;
use crate::python::value::{Args, Value};
use crate::python::vm::Vm;

/// Text that has more digits than this is no number to CPython either.
const MOST_DIGITS: usize = 4300;

/// Text as digits alone: without white space around and underscores between them, whatever script they are of.
fn ascii_number(text: &str) -> Option<String> {
    let text = text.trim_matches(super::strings::is_space);
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        if char == '_' {
            let before = out.chars().last().is_some_and(|char| char.is_ascii_alphanumeric());
            if !before || !chars.peek().is_some_and(|next| next.is_alphanumeric()) {
                return None;
            }
        } else if char.is_ascii() {
            out.push(char);
        } else {
            out.extend(char::from_digit(super::strings::digit_value(char)?, 10));
        }
    }
    Some(out)
}

fn parse_int(text: &str, base: u32) -> R<Option<Value>> {
    let Some(text) = ascii_number(text) else { return Ok(None) };
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let prefixed = match digits.get(..2) {
        Some("0x" | "0X") => 16,
        Some("0o" | "0O") => 8,
        Some("0b" | "0B") => 2,
        _ => 0,
    };
    let (base, digits) = if prefixed > 0 && (base == 0 || base == prefixed) {
        (prefixed, &digits[2..])
    } else if base == 0 {
        if digits.starts_with('0') && digits.bytes().any(|byte| byte != b'0') {
            return Ok(None);
        }
        (10, digits)
    } else {
        (base, digits)
    };
    if digits.is_empty() || !digits.chars().all(|char| char.is_digit(base)) {
        return Ok(None);
    }
    if digits.len() > MOST_DIGITS && !base.is_power_of_two() {
        return Err(value_error(format!(
            "Exceeds the limit ({MOST_DIGITS} digits) for integer string conversion: value has {} digits; use \
             sys.set_int_max_str_digits() to increase the limit",
            digits.len()
        )));
    }
    let Ok(value) = BigInt::from_str_radix(digits, base) else { return Ok(None) };
    Ok(Some(Value::int(if is_negative { -value } else { value })))
}

fn parse_float(text: &str) -> Option<f64> {
    let text = ascii_number(text)?;
    text.parse().ok()
}

fn parse_complex(text: &str) -> Option<(f64, f64)> {
    let text = ascii_number(text)?;
    let text = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(&text).trim();
    let Some(both) = text.strip_suffix(['j', 'J']) else { return Some((text.parse().ok()?, 0.0)) };
    // The sign that parts the two is no exponent's.
    let bytes = both.as_bytes();
    let cut = (1..bytes.len())
        .rev()
        .find(|at| matches!(bytes[*at], b'+' | b'-') && !matches!(bytes[at - 1], b'e' | b'E'))
        .unwrap_or(0);
    let (real, imaginary) = both.split_at(cut);
    let real = if real.is_empty() { 0.0 } else { real.parse().ok()? };
    let imaginary = match imaginary {
        "" | "+" => 1.0,
        "-" => -1.0,
        text => text.parse().ok()?,
    };
    Some((real, imaginary))
}

/// Text, also where it is given as bytes.
fn as_text(value: &Value) -> Option<String> {
    match value.plain() {
        Value::Str(text) => Some(text.as_str().to_owned()),
        Value::Bytes(bytes) => Some(bytes.iter().map(|byte| char::from(*byte)).collect()),
        _ => None,
    }
}

fn literal(vm: &mut Vm, value: &Value) -> R<String> {
    match value.plain() {
        Value::Str(text) => Ok(str_repr(text.as_str())),
        _ => vm.repr(value),
    }
}

fn new_int(vm: &mut Vm, args: Args) -> R {
    let [class, value, base] = args.bind("int", ["/class", "/x", "base"], 1)?;
    let own = Rc::clone(&vm.types.int);
    let Some(value) = value.given() else {
        if !base.is_unbound() {
            return Err(type_error("int() missing string argument"));
        }
        return Ok(wrap(&class, &own, Value::Int(0)));
    };
    let text = as_text(&value);
    let integer = if let Some(base) = base.given() {
        let base = vm.to_index(&base)?;
        if base != 0 && !(2..=36).contains(&base) {
            return Err(value_error("int() base must be >= 2 and <= 36, or 0"));
        }
        let Some(text) = text else {
            return Err(type_error("int() can't convert non-string with explicit base"));
        };
        match parse_int(&text, base as u32)? {
            Some(integer) => integer,
            None => {
                let shown = literal(vm, &value)?;
                return Err(value_error(format!("invalid literal for int() with base {base}: {shown}")));
            }
        }
    } else if let Some(text) = text {
        match parse_int(&text, 10)? {
            Some(integer) => integer,
            None => {
                let shown = literal(vm, &value)?;
                return Err(value_error(format!("invalid literal for int() with base 10: {shown}")));
            }
        }
    } else {
        to_int(vm, &value)?
    };
    Ok(wrap(&class, &own, integer))
}

fn to_int(vm: &mut Vm, value: &Value) -> R {
    if let Value::Object(_) = value {
        for name in ["__int__", "__index__"] {
            let special = vm.intern(name);
            if let Some(integer) = vm.call_special(value, &special, [])? {
                return match integer.plain() {
                    integer @ (Value::Int(_) | Value::Big(_)) => Ok(integer.clone()),
                    Value::Bool(integer) => Ok(Value::Int(i64::from(*integer))),
                    _ => Err(type_error(format!("{name} returned non-int (type {})", vm.type_name(&integer)))),
                };
            }
        }
    }
    match value.plain() {
        Value::Float(value) => float_to_int(*value),
        Value::Int(_) | Value::Bool(_) | Value::Big(_) => vm.to_integer(value),
        _ => Err(type_error(format!(
            "int() argument must be a string, a bytes-like object or a real number, not '{}'",
            vm.type_name(value)
        ))),
    }
}

fn new_float(vm: &mut Vm, args: Args) -> R {
    let [class, value] = args.bind("float", ["/class", "/x"], 1)?;
    let float = match value.given() {
        None => 0.0,
        Some(value) => match as_text(&value) {
            Some(text) => match parse_float(&text) {
                Some(float) => float,
                None => {
                    let shown = literal(vm, &value)?;
                    return Err(value_error(format!("could not convert string to float: {shown}")));
                }
            },
            None => {
                let name = vm.type_name(&value);
                vm.to_float(&value).map_err(|left| match left {
                    crate::python::exception::Leave::Error(found) if found.1.starts_with("must be real number") => {
                        type_error(format!("float() argument must be a string or a real number, not '{name}'"))
                    }
                    left => left,
                })?
            }
        },
    };
    Ok(wrap(&class, &Rc::clone(&vm.types.float), Value::Float(float)))
}

fn new_complex(vm: &mut Vm, args: Args) -> R {
    let [class, real, imaginary] = args.bind("complex", ["/class", "real", "imag"], 1)?;
    let own = Rc::clone(&vm.types.complex);
    if let Some(text) = real.as_str() {
        if !imaginary.is_unbound() {
            return Err(type_error("complex() argument 'real' must be a real number, not str"));
        }
        return match parse_complex(text) {
            Some(value) => Ok(wrap(&class, &own, Value::Complex(Rc::new(value)))),
            None => Err(value_error("complex() arg is a malformed string")),
        };
    }
    let special = vm.intern("__complex__");
    let mut part = |value: Value| -> R<(f64, f64)> {
        match value.plain() {
            Value::Unbound => Ok((0.0, 0.0)),
            Value::Complex(value) => Ok(**value),
            _ => match vm.call_special(&value, &special, [])? {
                Some(Value::Complex(value)) => Ok(*value),
                _ => vm.to_float(&value).map(|real| (real, 0.0)),
            },
        }
    };
    let (real, imaginary) = (part(real)?, part(imaginary)?);
    let value = (real.0 - imaginary.1, real.1 + imaginary.0);
    Ok(wrap(&class, &own, Value::Complex(Rc::new(value))))
}

fn big(vm: &mut Vm, value: &Value) -> R<BigInt> {
    let integer = vm.to_integer(value)?;
    Ok(Vm::to_big(&integer).unwrap_or_default())
}

fn own_float(vm: &mut Vm, args: Args, name: &str) -> R<f64> {
    let [this] = args.method(name)?;
    vm.to_float(&this)
}

/// Whether bytes begin with the highest.
fn is_big_endian(order: &Value) -> R<bool> {
    match order.as_str() {
        None if order.is_unbound() => Ok(true),
        Some("big") => Ok(true),
        Some("little") => Ok(false),
        _ => Err(value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn to_bytes(vm: &mut Vm, args: Args) -> R {
    let [this, len, order, signed] = args.bind("to_bytes", ["/self", "length", "byteorder", "*signed"], 1)?;
    let value = big(vm, &this)?;
    let Ok(len) = usize::try_from(vm.to_index(&len.or(Value::Int(1)))?) else {
        return Err(value_error("length argument must be non-negative"));
    };
    vm.check_memory(len)?;
    let is_big = is_big_endian(&order)?;
    let signed = vm.truth(&signed.or(false))?;
    if value.is_negative() && !signed {
        return Err(error(Kind::OverflowError, "can't convert negative int to unsigned"));
    }
    let mut bytes = if signed { value.to_signed_bytes_le() } else { value.to_bytes_le().1 };
    if value.is_zero() {
        bytes.clear();
    }
    if bytes.len() > len {
        return Err(error(Kind::OverflowError, "int too big to convert"));
    }
    bytes.resize(len, if value.is_negative() { 255 } else { 0 });
    if is_big {
        bytes.reverse();
    }
    Ok(Value::bytes(bytes))
}

fn from_bytes(vm: &mut Vm, args: Args) -> R {
    let [class, bytes, order, signed] = args.bind("from_bytes", ["/class", "bytes", "byteorder", "*signed"], 2)?;
    let maker = Value::Class(Rc::clone(&vm.types.bytes));
    let bytes = match bytes.plain() {
        Value::Bytes(bytes) => bytes.to_vec(),
        _ => match vm.call(maker, [bytes])?.plain() {
            Value::Bytes(bytes) => bytes.to_vec(),
            _ => Vec::new(),
        },
    };
    let mut bytes = bytes;
    if is_big_endian(&order)? {
        bytes.reverse();
    }
    let signed = vm.truth(&signed.or(false))?;
    let value = if signed { BigInt::from_signed_bytes_le(&bytes) } else { BigInt::from_bytes_le(Sign::Plus, &bytes) };
    let value = Value::int(value);
    match &class {
        Value::Class(own) if own.id != vm.types.int.id => vm.call(class.clone(), [value]),
        _ => Ok(value),
    }
}

/// A float as a fraction of integers.
fn as_ratio(value: f64) -> R<(BigInt, BigInt)> {
    if !value.is_finite() {
        return Err(if value.is_nan() {
            value_error("cannot convert NaN to integer ratio")
        } else {
            error(Kind::OverflowError, "cannot convert Infinity to integer ratio")
        });
    }
    let (mantissa, exponent, sign) = num_traits::float::FloatCore::integer_decode(value);
    let zeros = if mantissa == 0 { 0 } else { mantissa.trailing_zeros() };
    let (mantissa, exponent) =
        (BigInt::from(mantissa >> zeros) * sign, if mantissa == 0 { 0 } else { i32::from(exponent) + zeros as i32 });
    Ok(if exponent >= 0 { (mantissa << exponent, BigInt::one()) } else { (mantissa, BigInt::one() << -exponent) })
}

fn hex(vm: &mut Vm, args: Args) -> R {
    let value = own_float(vm, args, "float.hex")?;
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if !value.is_finite() {
        return Ok(Value::str(crate::python::text::float_repr(value)));
    }
    let bits = value.to_bits();
    let (exponent, mantissa) = ((bits >> 52 & 0x7ff) as i64, bits & ((1 << 52) - 1));
    let (lead, exponent) = match (exponent, mantissa) {
        (0, 0) => return Ok(Value::str(format!("{sign}0x0.0p+0"))),
        (0, _) => (0, -1022),
        _ => (1, exponent - 1023),
    };
    Ok(Value::str(format!("{sign}0x{lead}.{mantissa:013x}p{exponent:+}")))
}

fn fromhex(vm: &mut Vm, args: Args) -> R {
    let [class, text] = args.method("float.fromhex")?;
    let text = vm.to_str(&text, "fromhex() argument")?;
    let lower = text.as_str().trim().to_ascii_lowercase();
    let (negative, digits) = match lower.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, lower.strip_prefix('+').unwrap_or(&lower)),
    };
    let value = (|| {
        if let "inf" | "infinity" | "nan" = digits {
            return digits.parse().ok();
        }
        let digits = digits.strip_prefix("0x").unwrap_or(digits);
        let (mantissa, exponent) = digits.split_once('p').unwrap_or((digits, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let exponent: i64 = exponent.parse().ok()?;
        let all = BigInt::from_str_radix(&[whole, fraction].concat(), 16).ok()?;
        let exponent = exponent.clamp(-5000, 5000) - 4 * fraction.len() as i64;
        let one = BigInt::one();
        if exponent >= 0 {
            crate::python::number::true_div(&(all << exponent as u64), &one).ok()
        } else {
            crate::python::number::true_div(&all, &(one << (-exponent) as u64)).ok()
        }
    })();
    let Some(value): Option<f64> = value else {
        return Err(value_error("invalid hexadecimal floating-point string"));
    };
    let value = Value::Float(if negative { -value } else { value });
    match &class {
        Value::Class(own) if own.id != vm.types.float.id => vm.call(class.clone(), [value]),
        _ => Ok(value),
    }
}

/// How much a type of numbers takes in.
fn rank(value: &Value) -> u8 {
    match value {
        Value::Bool(_) | Value::Int(_) | Value::Big(_) => 1,
        Value::Float(_) => 2,
        Value::Complex(_) => 3,
        _ => 9,
    }
}

/// `int.__add__(1, 2)`, and so on for all operators and types.
fn operator(vm: &mut Vm, args: Args, op: Binary, is_swapped: bool) -> R {
    let [this, other, modulus] = args.bind(op.name(), ["/self", "/other", "/mod"], 2)?;
    if let Some(modulus) = modulus.some() {
        let pow = vm.builtins.get_str("pow").unwrap_or_default();
        let (this, other) = (this.plain().clone(), other.plain().clone());
        return vm.call(pow, [this, other, modulus]);
    }
    let (this, other) = (this.plain().clone(), other.plain().clone());
    if rank(&other) > rank(&this) {
        return Ok(Value::NotImplemented);
    }
    let (left, right) = if is_swapped { (other, this) } else { (this, other) };
    Ok(vm.native_binary(op, &left, &right)?.unwrap_or(Value::NotImplemented))
}

fn divmod(vm: &mut Vm, args: Args, is_swapped: bool) -> R {
    let again = Args { values: args.values.clone(), keywords: Vec::new() };
    let quotient = operator(vm, args, Binary::FloorDiv, is_swapped)?;
    if let Value::NotImplemented = quotient {
        return Ok(quotient);
    }
    let rest = operator(vm, again, Binary::Mod, is_swapped)?;
    Ok(Value::tuple(vec![quotient, rest]))
}

fn unary(vm: &mut Vm, args: Args, op: Unary) -> R {
    let [this] = args.method("__neg__")?;
    let plain = this.plain().clone();
    vm.unary(op, &plain)
}

/// A builtin function of one or two arguments, on the plain value.
fn builtin(vm: &mut Vm, args: &Args, name: &str) -> R {
    let function = vm.builtins.get_str(name).unwrap_or_default();
    let values: Vec<Value> = args.values.iter().map(|value| value.plain().clone()).collect();
    vm.call(function, values)
}

macro_rules! operators {
    ($($op:ident $forward:literal $backward:literal),* $(,)?) => {
        &[$(
            ($forward, (|vm, args| operator(vm, args, Binary::$op, false)) as NativeFn),
            ($backward, |vm, args| operator(vm, args, Binary::$op, true)),
        )*]
    };
}

const ARITHMETIC: &[(&str, NativeFn)] = operators![
    Add "__add__" "__radd__",
    Sub "__sub__" "__rsub__",
    Mul "__mul__" "__rmul__",
    Div "__truediv__" "__rtruediv__",
    Pow "__pow__" "__rpow__",
];

/// What repeats sequences; beside it they have `__add__`.
const REPEATED: &[(&str, NativeFn)] = operators![Mul "__mul__" "__rmul__"];

/// What `set` and `frozenset` have. Dicts have the first.
const SETS: &[(&str, NativeFn)] = operators![
    Or "__or__" "__ror__",
    And "__and__" "__rand__",
    Xor "__xor__" "__rxor__",
    Sub "__sub__" "__rsub__",
];

const DIVISION: &[(&str, NativeFn)] = operators![
    FloorDiv "__floordiv__" "__rfloordiv__",
    Mod "__mod__" "__rmod__",
];

const BITWISE: &[(&str, NativeFn)] = operators![
    LShift "__lshift__" "__rlshift__",
    RShift "__rshift__" "__rrshift__",
    And "__and__" "__rand__",
    Or "__or__" "__ror__",
    Xor "__xor__" "__rxor__",
];

const COMMON: &[(&str, NativeFn)] = &[
    ("__neg__", |vm, args| unary(vm, args, Unary::Negative)),
    ("__pos__", |vm, args| unary(vm, args, Unary::Positive)),
    ("__abs__", |vm, args| builtin(vm, &args, "abs")),
    ("__bool__", |vm, args| {
        let [this] = args.method("__bool__")?;
        let plain = this.plain().clone();
        vm.truth(&plain).map(Value::Bool)
    }),
];

const REAL: &[(&str, NativeFn)] = &[
    ("__round__", |vm, args| builtin(vm, &args, "round")),
    ("__divmod__", |vm, args| divmod(vm, args, false)),
    ("__rdivmod__", |vm, args| divmod(vm, args, true)),
    ("__int__", whole),
    ("__trunc__", whole),
    ("__floor__", |vm, args| rounded(vm, args, f64::floor)),
    ("__ceil__", |vm, args| rounded(vm, args, f64::ceil)),
    ("__float__", |vm, args| own_float(vm, args, "__float__").map(Value::Float)),
    ("conjugate", |_, args| {
        let [this] = args.method("conjugate")?;
        Ok(this.plain().clone())
    }),
    ("is_integer", |_, args| {
        let [this] = args.method("is_integer")?;
        Ok(Value::Bool(!matches!(this.plain(), Value::Float(value) if !value.is_finite() || value.fract() != 0.0)))
    }),
    ("as_integer_ratio", |vm, args| {
        let [this] = args.method("as_integer_ratio")?;
        let (over, under) = match this.plain() {
            Value::Float(value) => as_ratio(*value)?,
            _ => (big(vm, &this)?, BigInt::one()),
        };
        Ok(Value::tuple(vec![Value::int(over), Value::int(under)]))
    }),
];

fn whole(vm: &mut Vm, args: Args) -> R {
    rounded(vm, args, f64::trunc)
}

fn rounded(vm: &mut Vm, args: Args, round: fn(f64) -> f64) -> R {
    let [this] = args.method("__int__")?;
    match this.plain() {
        Value::Float(value) => float_to_int(round(*value)),
        _ => vm.to_integer(&this),
    }
}

pub(super) fn install(vm: &mut Vm) {
    let (int, float, complex) = (Rc::clone(&vm.types.int), Rc::clone(&vm.types.float), Rc::clone(&vm.types.complex));
    for class in [&int, &float, &complex] {
        add(vm, class, ARITHMETIC);
        add(vm, class, COMMON);
    }
    for class in [&int, &float] {
        add(vm, class, DIVISION);
        add(vm, class, REAL);
    }
    add(vm, &int, BITWISE);
    for class in [&vm.types.set, &vm.types.frozenset].map(Rc::clone) {
        add(vm, &class, SETS);
    }
    let class = Rc::clone(&vm.types.dict);
    add(vm, &class, &SETS[..2]);
    for class in [&vm.types.list, &vm.types.tuple].map(Rc::clone) {
        add(vm, &class, REPEATED);
        add(vm, &class, &ARITHMETIC[..1]);
    }

    add(
        vm,
        &int,
        &[
            ("__new__", new_int),
            ("__index__", whole),
            ("__invert__", |vm, args| unary(vm, args, Unary::Invert)),
            ("bit_length", |vm, args| {
                let [this] = args.method("int.bit_length")?;
                Ok(Value::Int(big(vm, &this)?.bits() as i64))
            }),
            ("bit_count", |vm, args| {
                let [this] = args.method("int.bit_count")?;
                Ok(Value::Int(big(vm, &this)?.iter_u64_digits().map(|digit| i64::from(digit.count_ones())).sum()))
            }),
            ("to_bytes", to_bytes),
        ],
    );
    add_class(vm, &int, "from_bytes", from_bytes);
    add(vm, &float, &[("__new__", new_float), ("hex", hex)]);
    add_class(vm, &float, "fromhex", fromhex);
    add_class(vm, &float, "from_number", |vm, args| {
        let [class, value] = args.method("float.from_number")?;
        vm.call(class, [value])
    });
    add(
        vm,
        &complex,
        &[
            ("__new__", new_complex),
            ("conjugate", |_, args| {
                let [this] = args.method("complex.conjugate")?;
                Ok(match this.plain() {
                    Value::Complex(value) => Value::Complex(Rc::new((value.0, -value.1))),
                    other => other.clone(),
                })
            }),
        ],
    );
    let bool_ = Rc::clone(&vm.types.bool_);
    add(
        vm,
        &bool_,
        &[("__new__", |vm, args| {
            let [_, value] = args.bind("bool", ["/class", "/x"], 1)?;
            vm.truth(&value.or(false)).map(Value::Bool)
        })],
    );
}
