//! Values as text of a wanted form: the format mini-language, and rounding to decimals. It is long, because all of it
//! shares how a number's digits are made and how it is filled up.

mod percent;

use std::rc::Rc;

use num_traits::{Signed, ToPrimitive};

use super::code::Conversion;
use super::exception::{Kind, R, error, type_error, value_error};
use super::text::float_repr;
use super::value::Value;
use super::vm::Vm;

/// Only ASCII: the rest escaped.
pub(crate) fn to_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        if char.is_ascii() { out.push(char) } else { super::text::escape(&mut out, char) }
    }
    out
}

/// `round(value, digits)`: the decimal nearest to the exact value, ties to even.
pub(crate) fn round_to(value: f64, digits: i64) -> f64 {
    if !value.is_finite() || value == 0.0 || digits > 323 {
        return value;
    }
    let text = if digits >= 0 {
        decimal(value, digits as usize, false)
    } else {
        let exponent = decimal_exponent(value);
        match i64::from(exponent) + digits {
            keep @ 0.. => decimal(value, keep as usize, true),
            -1 if value.abs() > format!("5e{exponent}").parse().unwrap_or(f64::INFINITY) => {
                format!("{}1e{}", if value < 0.0 { "-" } else { "" }, exponent + 1)
            }
            _ => return 0.0_f64.copysign(value),
        }
    };
    text.parse().unwrap_or(value)
}

/// The power of ten that a number begins with.
fn decimal_exponent(value: f64) -> i32 {
    let text = format!("{value:e}");
    text.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or_default()
}

/// So many decimals, of any number of them.
fn decimal(value: f64, precision: usize, scientific: bool) -> String {
    // There are no more digits than that in any float.
    let most = precision.min(1100);
    let mut text = if scientific { format!("{value:.most$e}") } else { format!("{value:.most$}") };
    if precision > most {
        let at = text.find('e').unwrap_or(text.len());
        text.insert_str(at, &"0".repeat(precision - most));
    }
    text
}

/// `1.5e3` as Python writes it: `1.5e+03`.
fn with_exponent(mantissa: &str, exponent: i32) -> String {
    format!("{mantissa}e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs())
}

/// A float that isn't negative, in one of the forms `e`, `f`, `g` and `r`, the last the shortest that reads back.
fn float_digits(value: f64, form: char, precision: usize, alternate: bool, dot_zero: bool) -> String {
    if !value.is_finite() {
        return if value.is_nan() { "nan" } else { "inf" }.to_owned();
    }
    let mut text = match form {
        'r' => {
            let text = float_repr(value);
            if dot_zero { text } else { text.strip_suffix(".0").map_or(text.clone(), str::to_owned) }
        }
        'f' => decimal(value, precision, false),
        'e' => {
            let text = decimal(value, precision, true);
            let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
            with_exponent(mantissa, exponent.parse().unwrap_or_default())
        }
        _ => {
            let precision = precision.max(1);
            let text = decimal(value, precision - 1, true);
            let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
            let exponent: i32 = exponent.parse().unwrap_or_default();
            let most = precision as i64 - i64::from(dot_zero);
            let trim = |text: &str| {
                if alternate || !text.contains('.') {
                    return text.to_owned();
                }
                text.trim_end_matches('0').trim_end_matches('.').to_owned()
            };
            if exponent < -4 || i64::from(exponent) >= most {
                with_exponent(&trim(mantissa), exponent)
            } else {
                let text = trim(&decimal(value, (precision as i64 - 1 - i64::from(exponent)).max(0) as usize, false));
                if dot_zero && !text.contains('.') { text + ".0" } else { text }
            }
        }
    };
    if alternate && !text.contains('.') {
        let at = text.find('e').unwrap_or(text.len());
        text.insert(at, '.');
    }
    text
}

/// What a format specifier says.
#[derive(Default)]
struct Spec {
    fill: Option<char>,
    align: Option<char>,
    sign: Option<char>,
    no_negative_zero: bool,
    alternate: bool,
    width: usize,
    grouping: Option<char>,
    precision: Option<usize>,
    fraction_grouping: Option<char>,
    kind: Option<char>,
}

impl Spec {
    fn parse(text: &str, type_name: &str) -> R<Self> {
        let mut spec = Self::default();
        let mut chars = text.chars().peekable();
        let mut ahead = text.chars();
        let first = ahead.next();
        let is_align = |char: Option<char>| matches!(char, Some('<' | '>' | '=' | '^'));
        if let second @ Some(_) = ahead.next()
            && is_align(second)
        {
            (spec.fill, spec.align) = (first, second);
            chars = ahead.peekable();
        } else if is_align(first) {
            spec.align = chars.next();
        }
        spec.sign = chars.next_if(|char| matches!(char, '+' | '-' | ' '));
        spec.no_negative_zero = chars.next_if_eq(&'z').is_some();
        spec.alternate = chars.next_if_eq(&'#').is_some();
        if spec.fill.is_none() && chars.next_if_eq(&'0').is_some() {
            spec.fill = Some('0');
            if spec.align.is_none() {
                spec.align = Some('\0');
            }
        }
        let number = |chars: &mut std::iter::Peekable<std::str::Chars<'_>>| -> R<Option<usize>> {
            let mut number = None;
            while let Some(digit) = chars.next_if(char::is_ascii_digit) {
                let next = number.unwrap_or(0_i64).checked_mul(10).and_then(|n| n.checked_add(digit as i64 - 48));
                number = Some(next.ok_or_else(|| value_error("Too many decimal digits in format string"))?);
            }
            Ok(number.map(|number| number as usize))
        };
        spec.width = number(&mut chars)?.unwrap_or_default();
        let grouping = |chars: &mut std::iter::Peekable<std::str::Chars<'_>>| -> R<Option<char>> {
            let found = chars.next_if(|char| matches!(char, ',' | '_'));
            if let (Some(found), Some(next @ (',' | '_'))) = (found, chars.peek().copied()) {
                return Err(value_error(if found == next {
                    format!("Cannot specify '{found}' with '{found}'.")
                } else {
                    "Cannot specify both ',' and '_'.".to_owned()
                }));
            }
            Ok(found)
        };
        spec.grouping = grouping(&mut chars)?;
        if chars.next_if_eq(&'.').is_some() {
            spec.precision = number(&mut chars)?;
            spec.fraction_grouping = grouping(&mut chars)?;
            if spec.precision.is_none() && spec.fraction_grouping.is_none() {
                return Err(value_error("Format specifier missing precision"));
            }
        }
        spec.kind = chars.next();
        if chars.next().is_some() {
            return Err(value_error(format!("Invalid format specifier '{text}' for object of type '{type_name}'")));
        }
        if let Some(grouping) = spec.grouping {
            match spec.kind {
                None | Some('d' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => {}
                Some('b' | 'o' | 'x' | 'X') if grouping == '_' => {}
                Some(kind) => return Err(cannot_group(grouping, kind)),
            }
        }
        Ok(spec)
    }

    /// Text, cut and filled up.
    fn text(&self, text: &str) -> R<String> {
        if let Some(sign) = self.sign {
            let what = if sign == ' ' { "Space" } else { "Sign" };
            return Err(value_error(format!("{what} not allowed in string format specifier")));
        }
        for (is, what) in [
            (self.no_negative_zero, "Negative zero coercion (z)"),
            (self.alternate, "Alternate form (#)"),
            (self.align == Some('='), "'=' alignment"),
        ] {
            if is {
                return Err(value_error(format!("{what} not allowed in string format specifier")));
            }
        }
        if let Some(grouping) = self.grouping {
            return Err(cannot_group(grouping, 's'));
        }
        let cut = match self.precision {
            Some(most) => text.char_indices().nth(most).map_or(text, |(at, _)| &text[..at]),
            None => text,
        };
        Ok(self.fill_up(cut, '<'))
    }

    fn fill_up(&self, text: &str, default: char) -> String {
        let missing = self.width.saturating_sub(text.chars().count());
        if missing == 0 {
            return text.to_owned();
        }
        let align = self.align.filter(|align| *align != '\0').unwrap_or(default);
        let before = match align {
            '<' => 0,
            '^' => missing / 2,
            _ => missing,
        };
        padded(text, self.fill.unwrap_or(' '), before, missing - before)
    }

    /// A number: sign, prefix, its digits with what follows them, put together and filled up.
    fn number(&self, is_negative: bool, prefix: &str, digits: &str, suffix: &str) -> String {
        let sign = match self.sign {
            _ if is_negative => "-",
            Some('+') => "+",
            Some(' ') => " ",
            _ => "",
        };
        let whole = digits.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(digits.len());
        let whole = if matches!(self.kind, Some('x' | 'X')) {
            whole
        } else {
            digits[..whole].find(|char: char| !char.is_ascii_digit()).unwrap_or(whole)
        };
        let (whole, rest) = digits.split_at(whole);
        let mut rest = rest.to_owned();
        if let (Some(separator), Some(fraction)) = (self.fraction_grouping, rest.strip_prefix('.')) {
            let end = fraction.find(|char: char| !char.is_ascii_digit()).unwrap_or(fraction.len());
            let mut grouped = String::from(".");
            for (at, char) in fraction[..end].chars().enumerate() {
                if at > 0 && at % 3 == 0 {
                    grouped.push(separator);
                }
                grouped.push(char);
            }
            rest = grouped + &fraction[end..];
        }
        rest.push_str(suffix);
        let inner = matches!(self.align, Some('=' | '\0'));
        let taken = sign.len() + prefix.len() + rest.len();
        let least = if inner && self.fill == Some('0') { self.width.saturating_sub(taken) } else { 0 };
        let whole = match self.grouping {
            Some(separator) if !whole.is_empty() => {
                let size = if matches!(self.kind, Some('b' | 'o' | 'x' | 'X')) { 4 } else { 3 };
                grouped(whole, separator, size, least)
            }
            _ => "0".repeat(least.saturating_sub(whole.len())) + whole,
        };
        let mut text = String::with_capacity(self.width.max(taken + whole.len()));
        text.push_str(sign);
        text.push_str(prefix);
        if self.align == Some('=') {
            let missing = self.width.saturating_sub(taken + whole.len());
            text.extend(std::iter::repeat_n(self.fill.unwrap_or(' '), missing));
        }
        text.push_str(&whole);
        text.push_str(&rest);
        self.fill_up(&text, '>')
    }

    fn float(&self, value: f64, type_name: &str) -> R<String> {
        let kind = self.kind.unwrap_or('\0');
        let value = if kind == '%' { value * 100.0 } else { value };
        let (form, precision, dot_zero) = match kind {
            '\0' => match self.precision {
                None => ('r', 0, true),
                Some(precision) => ('g', precision, true),
            },
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => (kind.to_ascii_lowercase(), self.precision.unwrap_or(6), false),
            'n' => ('g', self.precision.unwrap_or(6), false),
            '%' => ('f', self.precision.unwrap_or(6), false),
            _ => return Err(unknown_code(kind, type_name)),
        };
        let mut digits = float_digits(value.abs(), form, precision, self.alternate, dot_zero);
        if kind.is_ascii_uppercase() {
            digits.make_ascii_uppercase();
        }
        let is_zero = self.no_negative_zero
            && !digits.split(['e', 'E']).next().is_some_and(|m| m.contains(|c: char| c != '0' && c != '.'));
        let is_negative = value.is_sign_negative() && !value.is_nan() && !is_zero;
        Ok(self.number(is_negative, "", &digits, if kind == '%' { "%" } else { "" }))
    }

    fn int(&self, value: &Value, type_name: &str) -> R<String> {
        let kind = self.kind.unwrap_or('d');
        if let 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' = kind {
            return self.float(int_to_float(value)?, type_name);
        }
        if !matches!(kind, 'b' | 'c' | 'o' | 'd' | 'x' | 'X' | 'n') {
            return Err(unknown_code(kind, type_name));
        }
        if self.precision.is_some() || self.fraction_grouping.is_some() {
            return Err(value_error("Precision not allowed in integer format specifier"));
        }
        if self.no_negative_zero {
            return Err(value_error("Negative zero coercion (z) not allowed in integer format specifier"));
        }
        if kind == 'c' {
            let what = if self.sign.is_some() { "Sign" } else { "Alternate form (#)" };
            if self.sign.is_some() || self.alternate {
                return Err(value_error(format!("{what} not allowed with integer format specifier 'c'")));
            }
            return Ok(self.fill_up(&code_point(value)?.to_string(), '>'));
        }
        let (is_negative, prefix, digits) = int_digits(value, kind);
        Ok(self.number(is_negative, if self.alternate { prefix } else { "" }, &digits, ""))
    }

    fn complex(&self, value: (f64, f64)) -> R<String> {
        if self.align == Some('=') {
            return Err(value_error("'=' alignment flag is not allowed in complex format specifier"));
        }
        if self.fill == Some('0') {
            return Err(value_error("Zero padding is not allowed in complex format specifier"));
        }
        let part = |value: f64, sign: Option<char>| {
            let mut spec =
                Self { sign, grouping: self.grouping, precision: self.precision, kind: self.kind, ..Self::default() };
            spec.alternate = self.alternate;
            let text = spec.float(value, "complex")?;
            Ok(if self.kind.is_none() { text.strip_suffix(".0").map_or(text.clone(), str::to_owned) } else { text })
        };
        let imaginary_alone = self.kind.is_none() && value.0 == 0.0 && value.0.is_sign_positive();
        let mut text = if imaginary_alone {
            part(value.1, self.sign)?
        } else {
            part(value.0, self.sign)? + &part(value.1, Some('+'))?
        };
        text.push('j');
        if self.kind.is_none() && !imaginary_alone {
            text = format!("({text})");
        }
        Ok(self.fill_up(&text, '>'))
    }
}

fn padded(text: &str, fill: char, before: usize, after: usize) -> String {
    let mut out = String::with_capacity(text.len() + (before + after) * fill.len_utf8());
    out.extend(std::iter::repeat_n(fill, before));
    out.push_str(text);
    out.extend(std::iter::repeat_n(fill, after));
    out
}

/// Digits in groups, with zeros before them where there are fewer than wanted.
fn grouped(digits: &str, separator: char, size: usize, least: usize) -> String {
    let mut out = Vec::new();
    let mut digits = digits.chars().rev();
    let mut count = 0;
    loop {
        let digit = digits.next();
        if digit.is_none() && out.len() >= least {
            break;
        }
        if count > 0 && count % size == 0 {
            out.push(separator);
        }
        out.push(digit.unwrap_or('0'));
        count += 1;
    }
    out.iter().rev().collect()
}

fn cannot_group(grouping: char, kind: char) -> super::exception::Leave {
    value_error(format!("Cannot specify '{grouping}' with '{kind}'."))
}

fn unknown_code(kind: char, type_name: &str) -> super::exception::Leave {
    value_error(format!("Unknown format code '{kind}' for object of type '{type_name}'"))
}

fn int_to_float(value: &Value) -> R<f64> {
    match value {
        Value::Big(big) => super::native::big_to_float(big),
        Value::Int(value) => Ok(*value as f64),
        _ => Ok(f64::from(u8::from(matches!(value, Value::Bool(true))))),
    }
}

/// Whether it is negative, the prefix of its base, its digits.
fn int_digits(value: &Value, kind: char) -> (bool, &'static str, String) {
    let (base, prefix) = match kind {
        'b' => (2, "0b"),
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        _ => (10, ""),
    };
    let (is_negative, mut digits) = match value {
        Value::Int(value) if base == 10 => (*value < 0, value.unsigned_abs().to_string()),
        _ => {
            let big = Vm::to_big(value).unwrap_or_default();
            (big.is_negative(), big.abs().to_str_radix(base))
        }
    };
    if kind == 'X' {
        digits.make_ascii_uppercase();
    }
    (is_negative, prefix, digits)
}

fn code_point(value: &Value) -> R<char> {
    let code = Vm::to_big(value).and_then(|big| big.to_u32()).and_then(char::from_u32);
    code.ok_or_else(|| error(Kind::OverflowError, "%c arg not in range(0x110000)"))
}

impl Vm {
    /// A value in an f-string, or what `format()` gives.
    ///
    /// # Errors
    /// Whatever formatting raises.
    pub(crate) fn format_value(&mut self, value: &Value, conversion: Conversion, spec: Option<&Value>) -> R {
        let converted;
        let value = match conversion {
            Conversion::None => value,
            Conversion::Str => {
                converted = Value::Str(self.str(value)?);
                &converted
            }
            Conversion::Repr => {
                converted = Value::str(self.repr(value)?);
                &converted
            }
            Conversion::Ascii => {
                converted = Value::str(to_ascii(&self.repr(value)?));
                &converted
            }
        };
        let empty;
        let spec = match spec {
            Some(spec) => spec,
            None => {
                empty = Value::str("");
                &empty
            }
        };
        if let Value::Object(_) = value {
            let name = Rc::clone(&self.names.format);
            if let Some(text) = self.call_special(value, &name, [spec.clone()])? {
                if text.as_str().is_none() {
                    let kind = self.type_name(&text);
                    return Err(type_error(format!("__format__ must return a str, not {kind}")));
                }
                return Ok(text);
            }
        }
        self.default_format(value, spec)
    }

    /// `object.__format__`, and those of the builtin types.
    ///
    /// # Errors
    /// `TypeError` and `ValueError` for what the specifier doesn't fit.
    pub(crate) fn default_format(&mut self, value: &Value, spec: &Value) -> R {
        let Some(text) = spec.as_str() else {
            return Err(type_error(format!("format() argument 2 must be str, not {}", self.type_name(spec))));
        };
        if text.is_empty() {
            return self.str(value).map(Value::Str);
        }
        let name = self.type_name(value);
        let plain = value.plain();
        let spec = match plain {
            Value::Str(_) | Value::Int(_) | Value::Bool(_) | Value::Big(_) | Value::Float(_) | Value::Complex(_) => {
                Spec::parse(text, &name)?
            }
            _ => return Err(type_error(format!("unsupported format string passed to {name}.__format__"))),
        };
        self.check_memory(spec.width.saturating_add(spec.precision.unwrap_or_default()))?;
        Ok(Value::str(match plain {
            Value::Str(text) => match spec.kind {
                None | Some('s') => spec.text(text.as_str())?,
                Some(kind) => return Err(unknown_code(kind, &name)),
            },
            Value::Float(value) => spec.float(*value, &name)?,
            Value::Complex(value) => spec.complex(**value)?,
            _ => spec.int(plain, &name)?,
        }))
    }
}
