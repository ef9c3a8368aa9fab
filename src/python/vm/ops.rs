//! Operators. It is long for the sake of one place where all combinations of types stand.

use std::rc::Rc;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Pow, Signed, ToPrimitive, Zero};

use super::Vm;
use crate::python::code::{Binary, Op, Unary};
use crate::python::exception::{Kind, R, error, type_error, value_error};
use crate::python::frame::{Body, Frame};
use crate::python::map::Set;
use crate::python::native::big_to_float;
use crate::python::number;
use crate::python::value::{Str, Value, ViewKind};

/// The largest result of an integer operation, in bits: a program that wants more means it badly.
const MOST_BITS: u64 = 40_000_000;

impl Binary {
    pub(crate) fn symbol(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Sub => "-",
            Self::Mul => "*",
            Self::Div => "/",
            Self::FloorDiv => "//",
            Self::Mod => "%",
            Self::Pow => "** or pow()",
            Self::MatMul => "@",
            Self::LShift => "<<",
            Self::RShift => ">>",
            Self::And => "&",
            Self::Or => "|",
            Self::Xor => "^",
        }
    }

    /// The middle of the special methods' names: `add` of `__add__`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Sub => "sub",
            Self::Mul => "mul",
            Self::Div => "truediv",
            Self::FloorDiv => "floordiv",
            Self::Mod => "mod",
            Self::Pow => "pow",
            Self::MatMul => "matmul",
            Self::LShift => "lshift",
            Self::RShift => "rshift",
            Self::And => "and",
            Self::Or => "or",
            Self::Xor => "xor",
        }
    }
}

fn is_sequence(value: &Value) -> bool {
    matches!(value.plain(), Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_))
}

impl Vm {
    /// `left op right`
    ///
    /// # Errors
    /// `TypeError` where the two don't go together, and whatever a special method raises.
    pub(crate) fn binary(&mut self, op: Binary, left: &Value, right: &Value) -> R {
        let is_plain = |value: &Value| !matches!(value, Value::Object(_) | Value::Class(_));
        if is_plain(left) && is_plain(right) {
            return match self.native_binary(op, left, right)? {
                Some(value) => Ok(value),
                None => Err(self.unsupported(op.symbol(), left, right)),
            };
        }
        let (forward, backward) = self.binary_names(op);
        let (left_class, right_class) = (self.class_of(left), self.class_of(right));
        let of_left = self.lookup(&left_class, &forward);
        let of_right = self.lookup(&right_class, &backward);
        // The more special of the two goes first.
        let right_first = left_class.id != right_class.id && right_class.is_subclass(&left_class) && of_right.is_some();
        let mut tried_right = false;
        if right_first && let Some(method) = &of_right {
            tried_right = true;
            let value = self.call_bound(method.clone(), right, [left.clone()])?;
            if !matches!(value, Value::NotImplemented) {
                return Ok(value);
            }
        }
        if let Some(method) = of_left {
            let value = self.call_bound(method, left, [right.clone()])?;
            if !matches!(value, Value::NotImplemented) {
                return Ok(value);
            }
        }
        if left_class.id != right_class.id
            && !tried_right
            && let Some(method) = of_right
        {
            let value = self.call_bound(method, right, [left.clone()])?;
            if !matches!(value, Value::NotImplemented) {
                return Ok(value);
            }
        }
        let (plain_left, plain_right) = (left.plain().clone(), right.plain().clone());
        if (is_plain(&plain_left) || is_plain(&plain_right) || op == Binary::Or)
            && let Some(value) = self.native_binary(op, &plain_left, &plain_right)?
        {
            return Ok(value);
        }
        if op == Binary::Mul {
            let index = Rc::clone(&self.names.index);
            for (sequence, times) in [(left, right), (right, left)] {
                if is_sequence(sequence)
                    && let Some(times) = self.call_special(times, &index, [])?
                {
                    return self.binary(op, sequence, &times);
                }
            }
        }
        Err(self.unsupported(op.symbol(), left, right))
    }

    /// An operator's op, where [`quick_binary`] has no answer.
    pub(super) fn binary_op(&mut self, frame: &mut Frame, body: &Body, op: Op) -> R<()> {
        let right = frame.pop();
        let left = frame.pop();
        let value = match op {
            Op::Binary(op) => self.binary(op, &left, &right)?,
            Op::InPlace(op) => match (left, &right) {
                (Value::Str(mut text), Value::Str(more)) if op == Binary::Add => {
                    // The variable that this goes to holds the text, too: if only it does, let it go.
                    if let Some(Op::StoreFast(slot)) = body.ops.get(frame.pc)
                        && matches!(&frame.values[*slot as usize], Value::Str(held) if Rc::ptr_eq(held, &text))
                    {
                        frame.values[*slot as usize] = Value::Unbound;
                    }
                    match Rc::get_mut(&mut text) {
                        Some(own) => own.append(more),
                        None => text = Rc::new(Str::new([text.as_str(), more.as_str()].concat())),
                    }
                    Value::Str(text)
                }
                (left, right) => self.in_place(op, &left, right)?,
            },
            _ => Value::Unbound,
        };
        frame.push(value);
        Ok(())
    }

    fn binary_names(&mut self, op: Binary) -> (Rc<Str>, Rc<Str>) {
        let name = op.name();
        (self.intern(&format!("__{name}__")), self.intern(&format!("__r{name}__")))
    }

    fn unsupported(&self, symbol: &str, left: &Value, right: &Value) -> crate::python::exception::Leave {
        if symbol == "+" {
            let b = self.type_name(right);
            match left.plain() {
                Value::Str(_) => return type_error(format!("can only concatenate str (not \"{b}\") to str")),
                Value::List(_) => return type_error(format!("can only concatenate list (not \"{b}\") to list")),
                Value::Tuple(_) => return type_error(format!("can only concatenate tuple (not \"{b}\") to tuple")),
                Value::Bytes(_) => return type_error(format!("can't concat {b} to bytes")),
                _ => {}
            }
        }
        if symbol == "*" {
            if is_sequence(left) {
                return type_error(format!("can't multiply sequence by non-int of type '{}'", self.type_name(right)));
            }
            if is_sequence(right) {
                return type_error(format!("can't multiply sequence by non-int of type '{}'", self.type_name(left)));
            }
        }
        type_error(format!(
            "unsupported operand type(s) for {symbol}: '{}' and '{}'",
            self.type_name(left),
            self.type_name(right)
        ))
    }

    /// `left op= right`
    ///
    /// # Errors
    /// As [`Vm::binary`].
    pub(crate) fn in_place(&mut self, op: Binary, left: &Value, right: &Value) -> R {
        match (op, left) {
            (Binary::Add, Value::List(list)) => {
                let items = self.collect(right)?;
                list.borrow_mut().extend(items);
                return Ok(left.clone());
            }
            (Binary::Mul, Value::List(list)) => {
                if let Value::List(product) = self.binary(op, left, right)? {
                    let items = product.take();
                    let old = list.replace(items);
                    drop(old);
                }
                return Ok(left.clone());
            }
            (Binary::Or, Value::Dict(_)) => {
                self.call_method(left, "update", [right.clone()])?;
                return Ok(left.clone());
            }
            (Binary::Or | Binary::And | Binary::Sub | Binary::Xor, Value::Set(set)) => {
                if let Value::Set(result) = self.binary(op, left, right)? {
                    set.clear();
                    for key in result.keys() {
                        self.set_add(set, key)?;
                    }
                }
                return Ok(left.clone());
            }
            (_, Value::Object(_)) => {
                let name = self.intern(&format!("__i{}__", op.name()));
                if let Some(value) = self.call_special(left, &name, [right.clone()])?
                    && !matches!(value, Value::NotImplemented)
                {
                    return Ok(value);
                }
            }
            _ => {}
        }
        let symbol_error = |vm: &Self| {
            let symbol = if op == Binary::Pow { "**=".to_owned() } else { format!("{}=", op.symbol()) };
            vm.unsupported(&symbol, left, right)
        };
        match self.binary(op, left, right) {
            Err(crate::python::exception::Leave::Error(error)) if error.1.starts_with("unsupported operand") => {
                Err(symbol_error(self))
            }
            result => result,
        }
    }

    /// The operators of builtin types; nothing where the two don't go together.
    pub(crate) fn native_binary(&mut self, op: Binary, left: &Value, right: &Value) -> R<Option<Value>> {
        use Value::{Big, Bool, Bytes, Complex, Dict, Float, FrozenSet, Int, List, Set, Str, Tuple, View};
        Ok(Some(match (left, right) {
            (Int(a), Int(b)) => return self.int_binary(op, *a, *b),
            (Bool(a), Bool(b)) if matches!(op, Binary::And | Binary::Or | Binary::Xor) => Bool(match op {
                Binary::And => *a && *b,
                Binary::Or => *a || *b,
                _ => a != b,
            }),
            (Int(_) | Bool(_) | Big(_), Int(_) | Bool(_) | Big(_)) => match (left, right) {
                (Int(_) | Bool(_), Int(_) | Bool(_)) => {
                    return self.int_binary(op, small(left), small(right));
                }
                _ => {
                    let (Some(a), Some(b)) = (Self::to_big(left), Self::to_big(right)) else { return Ok(None) };
                    return self.big_binary(op, &a, &b);
                }
            },
            (Float(_), Float(_) | Int(_) | Bool(_) | Big(_)) | (Int(_) | Bool(_) | Big(_), Float(_)) => {
                let (a, b) = (self.to_float(left)?, self.to_float(right)?);
                return number::float_binary(op, a, b);
            }
            (Complex(_), _) | (_, Complex(_)) => return number::complex_binary(op, left, right),
            (Str(a), Str(b)) if op == Binary::Add => {
                let mut text = String::with_capacity(a.as_str().len() + b.as_str().len());
                text.push_str(a.as_str());
                text.push_str(b.as_str());
                Value::str(text)
            }
            (Str(format), _) if op == Binary::Mod => return self.percent(format, right).map(Some),
            (Bytes(format), _) if op == Binary::Mod => {
                return crate::python::methods::percent(self, format, right).map(|made| Some(Value::bytes(made)));
            }
            (Bytes(a), Bytes(b)) if op == Binary::Add => Value::bytes([a.as_slice(), b.as_slice()].concat()),
            (List(a), List(b)) if op == Binary::Add => {
                let mut all = a.borrow().clone();
                all.extend(b.borrow().iter().cloned());
                Value::list(all)
            }
            (Tuple(a), Tuple(b)) if op == Binary::Add => {
                let mut all = a.to_vec();
                all.extend(b.iter().cloned());
                Value::tuple(all)
            }
            (Str(_) | List(_) | Tuple(_) | Bytes(_), Int(_) | Bool(_) | Big(_)) if op == Binary::Mul => {
                return self.repeat(left, right).map(Some);
            }
            (Int(_) | Bool(_) | Big(_), Str(_) | List(_) | Tuple(_) | Bytes(_)) if op == Binary::Mul => {
                return self.repeat(right, left).map(Some);
            }
            (Dict(a), Dict(b)) if op == Binary::Or => {
                let merged = a.copy();
                for (key, value) in b.pairs() {
                    self.dict_set(&merged, &key, value)?;
                }
                Dict(merged)
            }
            (Set(a) | FrozenSet(a), Set(b) | FrozenSet(b)) => {
                let Some(set) = self.set_binary(op, a, b)? else { return Ok(None) };
                if matches!(left, FrozenSet(_)) { FrozenSet(Rc::new(set)) } else { Set(Rc::new(set)) }
            }
            (View(view), _) if view.1 != ViewKind::Values => {
                let (a, b) = (self.to_set(left)?, self.to_set(right)?);
                let Some(set) = self.set_binary(op, &a, &b)? else { return Ok(None) };
                Set(Rc::new(set))
            }
            (Set(a), View(_)) => {
                let b = self.to_set(right)?;
                let Some(set) = self.set_binary(op, a, &b)? else { return Ok(None) };
                Set(Rc::new(set))
            }
            (Value::Class(_) | Value::None, Value::Class(_) | Value::None) if op == Binary::Or => {
                return self.union_type(left, right).map(Some);
            }
            _ => return Ok(None),
        }))
    }

    pub(super) fn to_set(&mut self, value: &Value) -> R<Set> {
        let set = Set::default();
        for key in self.collect(value)? {
            self.set_add(&set, key)?;
        }
        Ok(set)
    }

    fn set_binary(&mut self, op: Binary, a: &Set, b: &Set) -> R<Option<Set>> {
        Ok(Some(match op {
            Binary::Or => {
                let all = a.copy();
                for key in b.keys() {
                    self.set_add(&all, key)?;
                }
                all
            }
            Binary::And => {
                let both = Set::default();
                // As CPython does: the smaller is walked through.
                let (walk, other) = if b.len() > a.len() { (a, b) } else { (b, a) };
                for key in walk.keys() {
                    if self.set_has(other, &key)? {
                        self.set_add(&both, key)?;
                    }
                }
                both
            }
            Binary::Sub => {
                let rest = Set::default();
                for key in a.keys() {
                    if !self.set_has(b, &key)? {
                        self.set_add(&rest, key)?;
                    }
                }
                rest
            }
            Binary::Xor => {
                let either = Set::default();
                for key in a.keys() {
                    if !self.set_has(b, &key)? {
                        self.set_add(&either, key)?;
                    }
                }
                for key in b.keys() {
                    if !self.set_has(a, &key)? {
                        self.set_add(&either, key)?;
                    }
                }
                either
            }
            _ => return Ok(None),
        }))
    }

    fn repeat(&mut self, sequence: &Value, count: &Value) -> R {
        let count = match self.to_integer(count)? {
            Value::Int(count) => count.max(0) as usize,
            Value::Big(big) if big.is_negative() => 0,
            _ => return Err(error(Kind::OverflowError, "cannot fit 'int' into an index-sized integer")),
        };
        let (len, unit) = match sequence {
            Value::Str(text) => (text.as_str().len(), 1),
            Value::Bytes(bytes) => (bytes.len(), 1),
            Value::List(list) => (list.borrow().len(), 16),
            Value::Tuple(items) => (items.len(), 16),
            _ => (0, 1),
        };
        let bytes = len.checked_mul(count).and_then(|len| len.checked_mul(unit)).unwrap_or(usize::MAX);
        self.check_memory(bytes)?;
        let many = |items: &[Value]| {
            let mut all = Vec::with_capacity(items.len() * count);
            for _ in 0..count {
                all.extend_from_slice(items);
            }
            all
        };
        Ok(match sequence {
            Value::Str(text) => Value::str(text.as_str().repeat(count)),
            Value::Bytes(bytes) => Value::bytes(bytes.repeat(count)),
            Value::List(list) => Value::list(many(&list.borrow())),
            Value::Tuple(items) => Value::tuple(many(items)),
            _ => Value::None,
        })
    }

    fn int_binary(&mut self, op: Binary, a: i64, b: i64) -> R<Option<Value>> {
        if op == Binary::Div && b != 0 && a.unsigned_abs() < 1 << 53 && b.unsigned_abs() < 1 << 53 {
            return Ok(Some(Value::Float(a as f64 / b as f64)));
        }
        match int_binary(op, a, b) {
            Some(value) => Ok(Some(Value::Int(value))),
            None => self.big_binary(op, &BigInt::from(a), &BigInt::from(b)),
        }
    }

    fn big_binary(&mut self, op: Binary, a: &BigInt, b: &BigInt) -> R<Option<Value>> {
        let by_zero = |message: &str| Err(error(Kind::ZeroDivisionError, message));
        let too_large = || Err(error(Kind::MemoryError, ""));
        Ok(Some(Value::int(match op {
            Binary::Add => a + b,
            Binary::Sub => a - b,
            Binary::Mul => {
                if a.bits() + b.bits() > MOST_BITS {
                    return too_large();
                }
                a * b
            }
            Binary::And => a & b,
            Binary::Or => a | b,
            Binary::Xor => a ^ b,
            Binary::FloorDiv if b.is_zero() => return by_zero("division by zero"),
            Binary::Mod if b.is_zero() => return by_zero("division by zero"),
            Binary::FloorDiv => a.div_floor(b),
            Binary::Mod => a.mod_floor(b),
            Binary::Div if b.is_zero() => return by_zero("division by zero"),
            Binary::Div => return number::true_div(a, b).map(|float| Some(Value::Float(float))),
            Binary::LShift | Binary::RShift if b.is_negative() => return Err(value_error("negative shift count")),
            Binary::LShift => match b.to_u64() {
                _ if a.is_zero() => BigInt::zero(),
                Some(count) if a.bits() + count <= MOST_BITS => a << count,
                _ => return too_large(),
            },
            Binary::RShift => match b.to_u64() {
                Some(count) => a >> count,
                None if a.is_negative() => BigInt::from(-1),
                None => BigInt::zero(),
            },
            Binary::Pow if b.is_negative() => {
                if a.is_zero() {
                    return by_zero("zero to a negative power");
                }
                let power = big_to_float(a)?.powf(big_to_float(b)?);
                return Ok(Some(Value::Float(power)));
            }
            Binary::Pow => match b.to_u64() {
                _ if a.bits() <= 1 && !a.is_negative() => {
                    if b.is_zero() {
                        BigInt::from(1)
                    } else {
                        a.clone()
                    }
                }
                Some(exponent) if a.bits().saturating_mul(exponent) <= MOST_BITS => Pow::pow(a, exponent),
                _ if *a == BigInt::from(-1) => BigInt::from(if b.is_even() { 1 } else { -1 }),
                _ => return too_large(),
            },
            Binary::MatMul => return Ok(None),
        })))
    }

    /// `-value`, `+value`, `~value`
    ///
    /// # Errors
    /// `TypeError` for what has none.
    pub(crate) fn unary(&mut self, op: Unary, value: &Value) -> R {
        let (name, symbol) = match op {
            Unary::Negative => ("__neg__", "-"),
            Unary::Positive => ("__pos__", "+"),
            Unary::Invert => ("__invert__", "~"),
            Unary::Not => return Ok(Value::Bool(!self.truth(value)?)),
        };
        if let Value::Object(_) = value {
            let name = self.intern(name);
            if let Some(result) = self.call_special(value, &name, [])? {
                return Ok(result);
            }
        }
        Ok(match (op, value.plain()) {
            (Unary::Negative, Value::Int(a)) => {
                a.checked_neg().map_or_else(|| Value::int(-BigInt::from(*a)), Value::Int)
            }
            (Unary::Negative, Value::Bool(a)) => Value::Int(-i64::from(*a)),
            (Unary::Negative, Value::Big(a)) => Value::int(-(**a).clone()),
            (Unary::Negative, Value::Float(a)) => Value::Float(-a),
            (Unary::Negative, Value::Complex(a)) => Value::Complex(Rc::new((-a.0, -a.1))),
            (Unary::Positive, Value::Bool(a)) => Value::Int(i64::from(*a)),
            (Unary::Positive, plain @ (Value::Int(_) | Value::Big(_) | Value::Float(_) | Value::Complex(_))) => {
                plain.clone()
            }
            (Unary::Invert, Value::Int(a)) => Value::Int(!a),
            (Unary::Invert, Value::Bool(a)) => Value::Int(!i64::from(*a)),
            (Unary::Invert, Value::Big(a)) => Value::int(!(**a).clone()),
            _ => {
                return Err(type_error(format!("bad operand type for unary {symbol}: '{}'", self.type_name(value))));
            }
        })
    }
}

/// An operator of two numbers of the same kind, where that is quick.
#[inline(always)]
pub(super) fn quick_binary(op: Binary, left: &Value, right: &Value) -> Option<Value> {
    match (left, right, op) {
        (Value::Int(a), Value::Int(b), Binary::Add) => a.checked_add(*b).map(Value::Int),
        (Value::Int(a), Value::Int(b), Binary::Sub) => a.checked_sub(*b).map(Value::Int),
        // Wasm has no multiplication that tells of an overflow: only where there may be one it is done in 128 bits.
        (Value::Int(a), Value::Int(b), Binary::Mul) if *a as i32 as i64 == *a && *b as i32 as i64 == *b => {
            Some(Value::Int(*a * *b))
        }
        (Value::Int(a), Value::Int(b), Binary::Mod) if *b > 0 => {
            let rest = *a % *b;
            Some(Value::Int(if rest < 0 { rest + *b } else { rest }))
        }
        (Value::Int(a), Value::Int(b), op) => int_binary(op, *a, *b).map(Value::Int),
        (Value::Float(a), Value::Float(b), Binary::Add) => Some(Value::Float(*a + *b)),
        (Value::Float(a), Value::Float(b), Binary::Sub) => Some(Value::Float(*a - *b)),
        (Value::Float(a), Value::Float(b), Binary::Mul) => Some(Value::Float(*a * *b)),
        _ => None,
    }
}

/// An operator of integers, where the result is one that fits.
fn int_binary(op: Binary, a: i64, b: i64) -> Option<i64> {
    match op {
        Binary::Add => a.checked_add(b),
        Binary::Sub => a.checked_sub(b),
        Binary::Mul => a.checked_mul(b),
        Binary::And => Some(a & b),
        Binary::Or => Some(a | b),
        Binary::Xor => Some(a ^ b),
        Binary::FloorDiv if b > 0 => Some(a.div_euclid(b)),
        Binary::Mod if b > 0 => Some(a.rem_euclid(b)),
        Binary::FloorDiv if b < -1 => Some(Integer::div_floor(&a, &b)),
        Binary::Mod if b < 0 => Some(if b == -1 { 0 } else { Integer::mod_floor(&a, &b) }),
        Binary::RShift if b >= 0 => Some(a >> b.min(63)),
        Binary::LShift if (0..63).contains(&b) => {
            let shifted = a << b;
            (shifted >> b == a).then_some(shifted)
        }
        Binary::Pow if b >= 0 => u32::try_from(b).ok().and_then(|b| a.checked_pow(b)),
        _ => None,
    }
}

fn small(value: &Value) -> i64 {
    match value {
        Value::Int(value) => *value,
        Value::Bool(value) => i64::from(*value),
        _ => 0,
    }
}
