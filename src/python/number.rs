//! Numbers as Python reckons with them: floats, their comparison with integers of any size, and hashes that agree.

use std::cmp::Ordering;
use std::rc::Rc;

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{FromPrimitive, Signed, ToPrimitive, Zero};

use super::code::Binary;
use super::exception::{Kind, R, error};
use super::native::big_to_float;
use super::value::Value;

/// The prime that numbers are hashed by: equal numbers of any type hash alike.
const PRIME: u64 = (1 << 61) - 1;

fn never_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

#[inline]
pub(crate) fn hash_int(value: i64) -> i64 {
    if (0..PRIME as i64).contains(&value) {
        return value;
    }
    let rest = (value.unsigned_abs() % PRIME) as i64;
    never_minus_one(if value < 0 { -rest } else { rest })
}

pub(crate) fn hash_big(value: &BigInt) -> i64 {
    let rest = (value.abs() % BigInt::from(PRIME)).to_i64().unwrap_or_default();
    never_minus_one(if value.is_negative() { -rest } else { rest })
}

pub(crate) fn hash_float(value: f64) -> i64 {
    if value.is_infinite() {
        return if value > 0.0 { 314_159 } else { -314_159 };
    }
    if value.is_nan() {
        return 0;
    }
    if value == value.trunc() {
        return match BigInt::from_f64(value) {
            Some(whole) => hash_big(&whole),
            None => 0,
        };
    }
    // The fraction m / 2^e, modulo the prime: dividing by a power of two is a rotation.
    let bits = value.abs().to_bits();
    let exponent = (bits >> 52) as i64 - 1075;
    let mantissa = if bits >> 52 == 0 { (bits << 1) & ((1 << 53) - 1) } else { (bits & ((1 << 52) - 1)) | (1 << 52) };
    let turn = exponent.rem_euclid(61) as u32;
    let hash = (u128::from(mantissa % PRIME) << turn) % u128::from(PRIME);
    let hash = hash as i64;
    never_minus_one(if value < 0.0 { -hash } else { hash })
}

pub(crate) fn float_compare(a: f64, b: f64) -> Option<Ordering> {
    a.partial_cmp(&b)
}

/// A float beside an integer of any size; nothing for `nan`.
pub(crate) fn compare_float_int(float: f64, int: &Value) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    if float.is_infinite() {
        return Some(if float > 0.0 { Ordering::Greater } else { Ordering::Less });
    }
    match int {
        Value::Int(small) if small.unsigned_abs() < 1 << 53 => float.partial_cmp(&(*small as f64)),
        Value::Bool(small) => float.partial_cmp(&f64::from(u8::from(*small))),
        _ => {
            let whole = BigInt::from_f64(float.trunc())?;
            let int = match int {
                Value::Int(small) => BigInt::from(*small),
                Value::Big(big) => (**big).clone(),
                _ => return None,
            };
            Some(whole.cmp(&int).then_with(|| float.fract().partial_cmp(&0.0).unwrap_or(Ordering::Equal)))
        }
    }
}

/// `a / b`, rounded once.
pub(crate) fn true_div(a: &BigInt, b: &BigInt) -> R<f64> {
    let exact = |value: &BigInt| value.bits() <= 53;
    if exact(a) && exact(b) {
        return Ok(a.to_f64().unwrap_or_default() / b.to_f64().unwrap_or(1.0));
    }
    let (negative, a, b) = ((a.sign() == Sign::Minus) != (b.sign() == Sign::Minus), a.abs(), b.abs());
    // A quotient of 55 bits or more, with a sticky bit, rounds as the exact one does.
    let shift = 55 + b.bits() as i64 - a.bits() as i64;
    let shift = shift.max(-1_000_000);
    let (a, b) = if shift >= 0 { (a << shift as u64, b) } else { (a, b << (-shift) as u64) };
    let (mut quotient, rest) = a.div_rem(&b);
    if !rest.is_zero() {
        quotient |= BigInt::from(1);
    }
    let float = quotient.to_f64().unwrap_or(f64::INFINITY) * 2_f64.powi(-(shift.clamp(-2000, 2000) as i32));
    if float.is_infinite() {
        return Err(error(Kind::OverflowError, "integer division result too large for a float"));
    }
    Ok(if negative { -float } else { float })
}

/// The operators of two floats.
pub(crate) fn float_binary(op: Binary, a: f64, b: f64) -> R<Option<Value>> {
    let by_zero = |message: &str| Err(error(Kind::ZeroDivisionError, message));
    Ok(Some(Value::Float(match op {
        Binary::Add => a + b,
        Binary::Sub => a - b,
        Binary::Mul => a * b,
        Binary::Div if b == 0.0 => return by_zero("division by zero"),
        Binary::Div => a / b,
        Binary::FloorDiv if b == 0.0 => return by_zero("division by zero"),
        Binary::Mod if b == 0.0 => return by_zero("division by zero"),
        Binary::FloorDiv => floor_div(a, b).0,
        Binary::Mod => floor_div(a, b).1,
        Binary::Pow => {
            if a == 0.0 && b < 0.0 {
                return by_zero("zero to a negative power");
            }
            if a < 0.0 && b.is_finite() && b != b.trunc() {
                let (size, angle) = (a.abs().powf(b), std::f64::consts::PI * b);
                return Ok(Some(Value::Complex(Rc::new((size * angle.cos(), size * angle.sin())))));
            }
            let power = a.powf(b);
            if power.is_infinite() && a.is_finite() && b.is_finite() {
                return Err(error(Kind::OverflowError, "(34, 'Numerical result out of range')"));
            }
            power
        }
        _ => return Ok(None),
    })))
}

/// Floor division and its rest, whose sign is the divisor's.
pub(crate) fn floor_div(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest == 0.0 {
        rest = 0.0_f64.copysign(b);
    } else {
        if (b < 0.0) != (rest < 0.0) {
            rest += b;
            quotient -= 1.0;
        }
    }
    let floor = if quotient == 0.0 {
        0.0_f64.copysign(a / b)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    };
    (floor, rest)
}

fn parts(value: &Value) -> Option<(f64, f64)> {
    match value {
        Value::Complex(value) => Some(**value),
        Value::Float(value) => Some((*value, 0.0)),
        Value::Int(value) => Some((*value as f64, 0.0)),
        Value::Bool(value) => Some((f64::from(u8::from(*value)), 0.0)),
        Value::Big(value) => big_to_float(value).ok().map(|value| (value, 0.0)),
        _ => None,
    }
}

/// The operators where one side is complex.
pub(crate) fn complex_binary(op: Binary, left: &Value, right: &Value) -> R<Option<Value>> {
    let (Some(a), Some(b)) = (parts(left), parts(right)) else { return Ok(None) };
    let value = match op {
        Binary::Add => (a.0 + b.0, a.1 + b.1),
        Binary::Sub => (a.0 - b.0, a.1 - b.1),
        Binary::Mul => (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0),
        Binary::Div => {
            let size = b.0 * b.0 + b.1 * b.1;
            if size == 0.0 {
                return Err(error(Kind::ZeroDivisionError, "division by zero"));
            }
            ((a.0 * b.0 + a.1 * b.1) / size, (a.1 * b.0 - a.0 * b.1) / size)
        }
        Binary::Pow => {
            if b == (0.0, 0.0) {
                (1.0, 0.0)
            } else if a == (0.0, 0.0) {
                (0.0, 0.0)
            } else if b.1 == 0.0 && b.0 == b.0.trunc() && b.0.abs() <= 100.0 {
                let mut power = (1.0, 0.0);
                for _ in 0..b.0.abs() as u32 {
                    power = (power.0 * a.0 - power.1 * a.1, power.0 * a.1 + power.1 * a.0);
                }
                if b.0 < 0.0 {
                    let size = power.0 * power.0 + power.1 * power.1;
                    power = (power.0 / size, -power.1 / size);
                }
                power
            } else {
                let (size, angle) = (a.0.hypot(a.1), a.1.atan2(a.0));
                let new_size = size.powf(b.0) * (-b.1 * angle).exp();
                let new_angle = b.0 * angle + b.1 * size.ln();
                (new_size * new_angle.cos(), new_size * new_angle.sin())
            }
        }
        _ => return Ok(None),
    };
    Ok(Some(Value::Complex(Rc::new(value))))
}

/// The whole part of a float.
pub(crate) fn float_to_int(value: f64) -> R {
    match BigInt::from_f64(value.trunc()) {
        Some(whole) => Ok(Value::int(whole)),
        None if value.is_nan() => Err(super::exception::value_error("cannot convert float NaN to integer")),
        None => Err(error(Kind::OverflowError, "cannot convert float infinity to integer")),
    }
}
