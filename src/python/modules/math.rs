//! `math`. It is long, because it has so many functions; most are a line.

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use crate::python::exception::{Kind, Leave, R, error, type_error, value_error};
use crate::python::native::{Native, NativeFn, big_to_float};
use crate::python::number::float_to_int;
use crate::python::value::{Args, Value};
use crate::python::vm::Vm;

fn range() -> Leave {
    error(Kind::OverflowError, "math range error")
}

fn domain() -> Leave {
    value_error("math domain error")
}

/// A function's one argument.
fn only(vm: &mut Vm, args: Args, name: &str) -> R<f64> {
    let [value] = args.exactly(name)?;
    vm.to_float(&value)
}

/// A function of one float: `what` it expects is said where the result isn't a number but the argument is.
fn unary(vm: &mut Vm, args: Args, name: &str, run: fn(f64) -> f64, what: &str) -> R {
    let value = only(vm, args, name)?;
    let result = run(value);
    if result.is_nan() && !value.is_nan() || (result.is_infinite() && value.is_finite() && !what.is_empty()) {
        return Err(value_error(format!("expected {what}, got {}", crate::python::text::float_repr(value))));
    }
    if result.is_infinite() && value.is_finite() {
        return Err(range());
    }
    Ok(Value::Float(result))
}

fn pair(vm: &mut Vm, args: Args, name: &str) -> R<(f64, f64)> {
    let [a, b] = args.exactly(name)?;
    Ok((vm.to_float(&a)?, vm.to_float(&b)?))
}

/// A function of two floats.
fn binary(vm: &mut Vm, args: Args, name: &str, run: fn(f64, f64) -> f64) -> R {
    let (a, b) = pair(vm, args, name)?;
    let result = run(a, b);
    if result.is_nan() && !a.is_nan() && !b.is_nan() {
        return Err(domain());
    }
    if result.is_infinite() && a.is_finite() && b.is_finite() {
        return Err(range());
    }
    Ok(Value::Float(result))
}

fn tested(vm: &mut Vm, args: Args, name: &str, is: fn(f64) -> bool) -> R {
    only(vm, args, name).map(|value| Value::Bool(is(value)))
}

/// `floor`, `ceil` and `trunc`.
fn rounded(vm: &mut Vm, args: Args, name: &str, special: &str, round: fn(f64) -> f64) -> R {
    let [value] = args.exactly(name)?;
    match value.plain() {
        Value::Int(_) | Value::Bool(_) | Value::Big(_) => return vm.to_integer(&value),
        Value::Float(value) => return float_to_int(round(*value)),
        _ => {}
    }
    let special_name = vm.intern(special);
    if let Some(result) = vm.call_special(&value, &special_name, [])? {
        return Ok(result);
    }
    if name == "trunc" {
        return Err(type_error(format!("type {} doesn't define __trunc__ method", vm.type_name(&value))));
    }
    let value = vm.to_float(&value)?;
    float_to_int(round(value))
}

fn integer(vm: &mut Vm, value: &Value) -> R<BigInt> {
    let value = vm.to_integer(value)?;
    Ok(Vm::to_big(&value).unwrap_or_default())
}

/// The logarithm of a number of any size.
fn log_of(vm: &mut Vm, value: &Value, log: fn(f64) -> f64, of_two: f64) -> R<f64> {
    let value = match value.plain() {
        Value::Int(_) | Value::Bool(_) | Value::Big(_) => {
            let big = integer(vm, value)?;
            if !big.is_positive() {
                return Err(value_error("expected a positive input"));
            }
            match big_to_float(&big) {
                Ok(float) => float,
                Err(_) => {
                    let shift = big.bits() - 64;
                    return Ok(log((big >> shift).to_f64().unwrap_or(1.0)) + of_two * shift as f64);
                }
            }
        }
        _ => vm.to_float(value)?,
    };
    if value <= 0.0 {
        return Err(value_error(format!("expected a positive input, got {}", crate::python::text::float_repr(value))));
    }
    Ok(log(value))
}

fn log(vm: &mut Vm, args: Args) -> R {
    let [value, base] = args.bind("log", ["/x", "/base"], 1)?;
    let top = log_of(vm, &value, libm::log, std::f64::consts::LN_2)?;
    let Some(base) = base.given() else { return Ok(Value::Float(top)) };
    let bottom = log_of(vm, &base, libm::log, std::f64::consts::LN_2)?;
    if bottom == 0.0 {
        return Err(error(Kind::ZeroDivisionError, "division by zero"));
    }
    Ok(Value::Float(top / bottom))
}

fn pow(vm: &mut Vm, args: Args) -> R {
    let (a, b) = pair(vm, args, "pow")?;
    let result = a.powf(b);
    if a.is_finite() && b.is_finite() {
        if result.is_nan() || (a == 0.0 && b < 0.0) {
            return Err(domain());
        }
        if result.is_infinite() {
            return Err(range());
        }
    }
    Ok(Value::Float(result))
}

fn factorial(vm: &mut Vm, args: Args) -> R {
    let [value] = args.exactly("factorial")?;
    let value = integer(vm, &value)?;
    if value.is_negative() {
        return Err(value_error("factorial() not defined for negative values"));
    }
    match value.to_u64() {
        Some(value) if value <= 200_000 => product(vm, 2, value),
        _ => Err(error(Kind::OverflowError, "factorial() argument should not exceed 200000")),
    }
}

/// The product of all integers from one to another: halves first, so that what is multiplied is of a size.
fn product(vm: &mut Vm, from: u64, to: u64) -> R {
    fn of(vm: &mut Vm, from: u64, to: u64) -> R<BigUint> {
        if to - from < 16 {
            return Ok((from..=to).fold(BigUint::one(), |all, factor| all * factor));
        }
        vm.breathe()?;
        let middle = u64::midpoint(from, to);
        Ok(of(vm, from, middle)? * of(vm, middle + 1, to)?)
    }
    if from > to {
        return Ok(Value::Int(1));
    }
    of(vm, from, to).map(|all| Value::int(all.into()))
}

/// `n` and `k` of `comb` and `perm`; nothing where the result is zero.
fn chosen(vm: &mut Vm, n: &Value, k: &Value) -> R<Option<(BigInt, u64)>> {
    let (n, k) = (integer(vm, n)?, integer(vm, k)?);
    for (value, name) in [(&n, "n"), (&k, "k")] {
        if value.is_negative() {
            return Err(value_error(format!("{name} must be a non-negative integer")));
        }
    }
    if k > n {
        return Ok(None);
    }
    match k.to_u64().filter(|k| *k <= 1_000_000) {
        Some(k) => Ok(Some((n, k))),
        None if &n - &k <= BigInt::from(1_000_000) => Ok(Some((n, k.to_u64().unwrap_or(u64::MAX)))),
        None => Err(error(Kind::OverflowError, "k must not exceed 1000000")),
    }
}

fn comb(vm: &mut Vm, args: Args) -> R {
    let [n, k] = args.exactly("comb")?;
    let Some((n, k)) = chosen(vm, &n, &k)? else { return Ok(Value::Int(0)) };
    let other = (&n - BigInt::from(k)).to_u64().unwrap_or(u64::MAX);
    let k = k.min(other);
    let mut result = BigInt::one();
    for step in 0..k {
        if step % 256 == 255 {
            vm.breathe()?;
        }
        result = result * (&n - BigInt::from(step)) / BigInt::from(step + 1);
    }
    Ok(Value::int(result))
}

fn perm(vm: &mut Vm, args: Args) -> R {
    let [n, k] = args.bind("perm", ["/n", "/k"], 1)?;
    let Some(k) = k.some() else { return factorial(vm, Args::from([n])) };
    let Some((n, k)) = chosen(vm, &n, &k)? else { return Ok(Value::Int(0)) };
    let mut result = BigInt::one();
    for step in 0..k {
        if step % 256 == 255 {
            vm.breathe()?;
        }
        result *= &n - BigInt::from(step);
    }
    Ok(Value::int(result))
}

fn folded(vm: &mut Vm, args: &Args, name: &str, start: i64, fold: fn(&BigInt, &BigInt) -> BigInt) -> R {
    args.reject_keywords(name)?;
    let mut result = BigInt::from(start);
    for value in &args.values {
        result = fold(&result, &integer(vm, value)?);
    }
    Ok(Value::int(result.abs()))
}

fn isqrt(vm: &mut Vm, args: Args) -> R {
    let [value] = args.exactly("isqrt")?;
    let value = integer(vm, &value)?;
    if value.is_negative() {
        return Err(value_error("isqrt() argument must be nonnegative"));
    }
    Ok(Value::int(value.sqrt()))
}

fn floats(vm: &mut Vm, iterable: &Value) -> R<Vec<f64>> {
    let items = vm.collect(iterable)?;
    items.iter().map(|item| vm.to_float(item)).collect()
}

/// The sum of floats, rounded once: partial sums that don't overlap are kept.
fn exact_sum(values: &[f64]) -> R<f64> {
    let mut partials: Vec<f64> = Vec::new();
    let (mut special, mut infinite) = (0.0, 0.0);
    for value in values {
        let mut x = *value;
        let mut kept = 0;
        for at in 0..partials.len() {
            let mut y = partials[at];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        if x.is_finite() {
            if x != 0.0 {
                partials.push(x);
            }
        } else if value.is_finite() {
            return Err(error(Kind::OverflowError, "intermediate overflow in fsum"));
        } else {
            if value.is_infinite() {
                infinite += value;
            }
            special += value;
            partials.clear();
        }
    }
    if special != 0.0 {
        return if infinite.is_nan() { Err(value_error("-inf + inf in fsum")) } else { Ok(special) };
    }
    let Some(mut high) = partials.pop() else { return Ok(0.0) };
    let mut low = 0.0;
    while let Some(next) = partials.pop() {
        let x = high;
        high = x + next;
        low = next - (high - x);
        if low != 0.0 {
            break;
        }
    }
    // Half-way cases are rounded by what is left below.
    if let Some(next) = partials.last()
        && ((low < 0.0 && *next < 0.0) || (low > 0.0 && *next > 0.0))
    {
        let twice = low * 2.0;
        let x = high + twice;
        if twice == x - high {
            high = x;
        }
    }
    Ok(high)
}

fn fsum(vm: &mut Vm, args: Args) -> R {
    let [iterable] = args.exactly("fsum")?;
    let values = floats(vm, &iterable)?;
    exact_sum(&values).map(Value::Float)
}

fn prod(vm: &mut Vm, args: Args) -> R {
    let [iterable, start] = args.bind("prod", ["/iterable", "*start"], 1)?;
    let mut result = start.or(Value::Int(1));
    for item in vm.collect(&iterable)? {
        result = vm.binary(crate::python::code::Binary::Mul, &result, &item)?;
    }
    Ok(result)
}

fn sumprod(vm: &mut Vm, args: Args) -> R {
    use crate::python::code::Binary::{Add, Mul};
    let [a, b] = args.exactly("sumprod")?;
    let (a, b) = (vm.collect(&a)?, vm.collect(&b)?);
    if a.len() != b.len() {
        return Err(value_error("Inputs are not the same length"));
    }
    let is_number = |value: &Value| matches!(value, Value::Float(_) | Value::Int(_) | Value::Bool(_));
    let any_float = a.iter().chain(&b).any(|value| matches!(value, Value::Float(_)));
    if any_float && a.iter().chain(&b).all(is_number) {
        // Each product as two floats whose sum it is.
        let mut parts = Vec::with_capacity(a.len() * 2);
        for (a, b) in a.iter().zip(&b) {
            let (a, b) = (vm.to_float(a)?, vm.to_float(b)?);
            let high = a * b;
            parts.push(high);
            let low = libm::fma(a, b, -high);
            if low.is_finite() {
                parts.push(low);
            }
        }
        return exact_sum(&parts).map(Value::Float);
    }
    let mut total = Value::Int(0);
    for (a, b) in a.iter().zip(&b) {
        let product = vm.binary(Mul, a, b)?;
        total = vm.binary(Add, &total, &product)?;
    }
    Ok(total)
}

/// The length of a vector.
fn norm(values: &[f64]) -> f64 {
    let most = values.iter().fold(0.0_f64, |most, value| if value.abs() > most { value.abs() } else { most });
    if values.iter().any(|value| value.is_infinite()) {
        return f64::INFINITY;
    }
    if values.iter().any(|value| value.is_nan()) {
        return f64::NAN;
    }
    if most == 0.0 {
        return 0.0;
    }
    // Scaled by a power of two, squares are summed with what their rounding lost.
    let (_, exponent) = libm::frexp(most);
    let mut parts = Vec::with_capacity(values.len() * 2);
    for value in values {
        let x = libm::ldexp(*value, -exponent);
        parts.push(x * x);
        parts.push(libm::fma(x, x, -(x * x)));
    }
    let square = exact_sum(&parts).unwrap_or_default();
    let root = square.sqrt();
    parts.push(-(root * root));
    parts.push(-libm::fma(root, root, -(root * root)));
    let rest = exact_sum(&parts).unwrap_or_default();
    libm::ldexp(root + rest / (2.0 * root), exponent)
}

fn hypot(vm: &mut Vm, args: &Args) -> R {
    args.reject_keywords("hypot")?;
    let values: R<Vec<f64>> = args.values.iter().map(|value| vm.to_float(value)).collect();
    Ok(Value::Float(norm(&values?)))
}

fn dist(vm: &mut Vm, args: Args) -> R {
    let [a, b] = args.exactly("dist")?;
    let (a, b) = (floats(vm, &a)?, floats(vm, &b)?);
    if a.len() != b.len() {
        return Err(value_error("both points must have the same number of dimensions"));
    }
    let differences: Vec<f64> = a.iter().zip(&b).map(|(a, b)| a - b).collect();
    Ok(Value::Float(norm(&differences)))
}

fn ldexp(vm: &mut Vm, args: Args) -> R {
    let [value, exponent] = args.exactly("ldexp")?;
    let value = vm.to_float(&value)?;
    let exponent = match exponent.plain() {
        Value::Int(exponent) => *exponent,
        Value::Bool(exponent) => i64::from(*exponent),
        Value::Big(big) => {
            if big.is_negative() {
                -10_000
            } else {
                10_000
            }
        }
        _ => return Err(type_error("Expected an int as second argument to ldexp.")),
    };
    let result = libm::ldexp(value, exponent.clamp(-10_000, 10_000) as i32);
    if result.is_infinite() && value.is_finite() { Err(range()) } else { Ok(Value::Float(result)) }
}

fn isclose(vm: &mut Vm, args: Args) -> R {
    let [a, b, relative, absolute] = args.bind("isclose", ["a", "b", "*rel_tol", "*abs_tol"], 2)?;
    let (a, b) = (vm.to_float(&a)?, vm.to_float(&b)?);
    let relative = vm.to_float(&relative.or(Value::Float(1e-9)))?;
    let absolute = vm.to_float(&absolute.or(Value::Float(0.0)))?;
    if relative < 0.0 || absolute < 0.0 {
        return Err(value_error("tolerances must be non-negative"));
    }
    let apart = (a - b).abs();
    let is_close = a == b
        || (a.is_finite() && b.is_finite() && apart <= (relative * b).abs().max((relative * a).abs()).max(absolute));
    Ok(Value::Bool(is_close))
}

fn nextafter(vm: &mut Vm, args: Args) -> R {
    let [from, to, steps] = args.bind("nextafter", ["/x", "/y", "*steps"], 2)?;
    let (mut from, to) = (vm.to_float(&from)?, vm.to_float(&to)?);
    let steps = vm.to_index(&steps.or(Value::Int(1)))?;
    if steps < 0 {
        return Err(value_error("steps must be a non-negative integer"));
    }
    for step in 0..steps {
        if from == to || from.is_nan() {
            break;
        }
        if step % 100_000 == 99_999 {
            vm.breathe()?;
        }
        from = libm::nextafter(from, to);
    }
    Ok(Value::Float(from))
}

/// `e` to that power, nearer to the exact result than the usual way: what the exponent leaves over is summed from the
/// smallest part up.
fn exp(value: f64) -> f64 {
    if !(-708.0..=709.0).contains(&value) {
        return libm::exp(value);
    }
    let power = (value / std::f64::consts::LN_2).round();
    let rest = value - power * 0.693_147_180_369_123_8;
    let lost = -power * 1.908_214_929_270_587_7e-10;
    let both = rest + lost;
    let tail = (2..=15).rev().fold(0.0, |sum, n| (sum + 1.0) * both / f64::from(n)) * both;
    let lost = (rest - both) + lost;
    let sum = 1.0 + both;
    libm::ldexp(sum + ((1.0 - sum) + both + (tail + lost)), power as i32)
}

fn ulp(value: f64) -> f64 {
    let value = value.abs();
    if !value.is_finite() {
        return value;
    }
    let above = value.next_up();
    if above.is_infinite() { value - value.next_down() } else { above - value }
}

fn gamma(value: f64) -> f64 {
    if value == f64::NEG_INFINITY || (value <= 0.0 && value.fract() == 0.0) { f64::NAN } else { libm::tgamma(value) }
}

fn lgamma(value: f64) -> f64 {
    if value.is_infinite() {
        f64::INFINITY
    } else if value <= 0.0 && value.fract() == 0.0 {
        f64::NAN
    } else {
        libm::lgamma(value)
    }
}

fn fma(vm: &mut Vm, args: Args) -> R {
    let [a, b, c] = args.exactly("fma")?;
    let (a, b, c) = (vm.to_float(&a)?, vm.to_float(&b)?, vm.to_float(&c)?);
    let result = libm::fma(a, b, c);
    if result.is_nan() && !a.is_nan() && !b.is_nan() && !c.is_nan() {
        return Err(value_error("invalid operation in fma"));
    }
    if result.is_infinite() && a.is_finite() && b.is_finite() && c.is_finite() {
        return Err(error(Kind::OverflowError, "overflow in fma"));
    }
    Ok(Value::Float(result))
}

const POSITIVE: &str = "a noninteger or positive integer";

macro_rules! unary {
    ($($name:literal $run:expr, $what:expr;)*) => {
        &[$(($name, (|vm, args| unary(vm, args, concat!("math.", $name), $run, $what)) as NativeFn)),*]
    };
}

/// Functions of one float, with what they expect.
const UNARY: &[(&str, NativeFn)] = unary![
    "sqrt" f64::sqrt, "a nonnegative input";
    "cbrt" libm::cbrt, "";
    "exp" exp, "";
    "exp2" libm::exp2, "";
    "expm1" libm::expm1, "";
    "log1p" libm::log1p, "argument value > -1";
    "sin" libm::sin, "a finite input";
    "cos" libm::cos, "a finite input";
    "tan" libm::tan, "a finite input";
    "asin" libm::asin, "a number in range from -1 up to 1";
    "acos" libm::acos, "a number in range from -1 up to 1";
    "atan" libm::atan, "";
    "sinh" libm::sinh, "";
    "cosh" libm::cosh, "";
    "tanh" libm::tanh, "";
    "asinh" libm::asinh, "";
    "acosh" libm::acosh, "argument value not less than 1";
    "atanh" libm::atanh, "a number between -1 and 1";
    "degrees" |x| x * (180.0 / std::f64::consts::PI), "";
    "radians" |x| x * (std::f64::consts::PI / 180.0), "";
    "fabs" f64::abs, "";
    "ulp" ulp, "";
    "erf" libm::erf, "";
    "erfc" libm::erfc, "";
];

const OTHERS: &[(&str, NativeFn)] = &[
    ("floor", |vm, args| rounded(vm, args, "floor", "__floor__", f64::floor)),
    ("ceil", |vm, args| rounded(vm, args, "ceil", "__ceil__", f64::ceil)),
    ("trunc", |vm, args| rounded(vm, args, "trunc", "__trunc__", f64::trunc)),
    ("log", log),
    ("log2", |vm, args| {
        let [value] = args.exactly("math.log2")?;
        log_of(vm, &value, libm::log2, 1.0).map(Value::Float)
    }),
    ("log10", |vm, args| {
        let [value] = args.exactly("math.log10")?;
        log_of(vm, &value, libm::log10, std::f64::consts::LOG10_2).map(Value::Float)
    }),
    ("pow", pow),
    ("fmod", |vm, args| binary(vm, args, "fmod", |a, b| a % b)),
    ("remainder", |vm, args| {
        binary(vm, args, "remainder", |a, b| if b.is_infinite() && a.is_finite() { a } else { libm::remainder(a, b) })
    }),
    ("atan2", |vm, args| binary(vm, args, "atan2", libm::atan2)),
    ("copysign", |vm, args| {
        let (a, b) = pair(vm, args, "copysign")?;
        Ok(Value::Float(a.copysign(b)))
    }),
    ("gamma", |vm, args| {
        let [value] = args.exactly("math.gamma")?;
        let float = vm.to_float(&value)?;
        if gamma(float).is_infinite() && float.is_finite() {
            return Err(range());
        }
        unary(vm, Args::from([value]), "math.gamma", gamma, POSITIVE)
    }),
    ("lgamma", |vm, args| unary(vm, args, "math.lgamma", lgamma, POSITIVE)),
    ("factorial", factorial),
    ("comb", comb),
    ("perm", perm),
    ("gcd", |vm, args| folded(vm, &args, "gcd", 0, BigInt::gcd)),
    ("lcm", |vm, args| folded(vm, &args, "lcm", 1, |a, b| if b.is_zero() { BigInt::zero() } else { a.lcm(b) })),
    ("isqrt", isqrt),
    ("fsum", fsum),
    ("prod", prod),
    ("sumprod", sumprod),
    ("hypot", |vm, args| hypot(vm, &args)),
    ("dist", dist),
    ("fma", fma),
    ("ldexp", ldexp),
    ("frexp", |vm, args| {
        let value = only(vm, args, "math.frexp")?;
        let (mantissa, exponent) = if value.is_finite() { libm::frexp(value) } else { (value, 0) };
        Ok(Value::tuple(vec![Value::Float(mantissa), Value::Int(i64::from(exponent))]))
    }),
    ("modf", |vm, args| {
        let value = only(vm, args, "math.modf")?;
        let fraction = if value.is_infinite() { 0.0_f64.copysign(value) } else { value.fract().copysign(value) };
        Ok(Value::tuple(vec![Value::Float(fraction), Value::Float(value.trunc())]))
    }),
    ("isclose", isclose),
    ("isfinite", |vm, args| tested(vm, args, "math.isfinite", f64::is_finite)),
    ("isinf", |vm, args| tested(vm, args, "math.isinf", f64::is_infinite)),
    ("isnan", |vm, args| tested(vm, args, "math.isnan", f64::is_nan)),
    ("nextafter", nextafter),
];

/// Its names.
pub(super) fn module(_vm: &mut Vm) -> Vec<(&'static str, Value)> {
    let mut names = vec![
        ("pi", Value::Float(std::f64::consts::PI)),
        ("e", Value::Float(std::f64::consts::E)),
        ("tau", Value::Float(std::f64::consts::TAU)),
        ("inf", Value::Float(f64::INFINITY)),
        ("nan", Value::Float(f64::NAN)),
    ];
    names.extend(UNARY.iter().chain(OTHERS).map(|(name, run)| (*name, Native::function(name, *run))));
    names
}
