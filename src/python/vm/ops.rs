//! Operators, comparison, hashing, truth. Long, for the sake of one place where all combinations of types stand.

use std::rc::Rc;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Pow, Signed, ToPrimitive, Zero};

use super::Vm;
use crate::python::code::{Binary, Compare, Unary};
use crate::python::exception::{Kind, R, error, type_error, value_error};
use crate::python::map::Set;
use crate::python::native::big_to_float;
use crate::python::number;
use crate::python::value::{Str, Value, ViewKind, hash_bytes, mix};

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

impl Compare {
    fn swapped(self) -> Self {
        match self {
            Self::Lt => Self::Gt,
            Self::Le => Self::Ge,
            Self::Gt => Self::Lt,
            Self::Ge => Self::Le,
            same => same,
        }
    }

    fn symbol(self) -> &'static str {
        match self {
            Self::Lt => "<",
            Self::Le => "<=",
            Self::Eq => "==",
            Self::Ne => "!=",
            Self::Gt => ">",
            Self::Ge => ">=",
        }
    }

    fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Self::Lt => order.is_lt(),
            Self::Le => order.is_le(),
            Self::Eq => order.is_eq(),
            Self::Ne => order.is_ne(),
            Self::Gt => order.is_gt(),
            Self::Ge => order.is_ge(),
        }
    }
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
        if is_plain(&plain_left) || is_plain(&plain_right) || op == Binary::Or {
            if let Some(value) = self.native_binary(op, &plain_left, &plain_right)? {
                return Ok(value);
            }
        }
        Err(self.unsupported(op.symbol(), left, right))
    }

    fn binary_names(&mut self, op: Binary) -> (Rc<Str>, Rc<Str>) {
        let name = op.name();
        (self.intern(&format!("__{name}__")), self.intern(&format!("__r{name}__")))
    }

    fn unsupported(&self, symbol: &str, left: &Value, right: &Value) -> crate::python::exception::Leave {
        if symbol == "+" {
            let (a, b) = (self.type_name(left), self.type_name(right));
            match left.plain() {
                Value::Str(_) => return type_error(format!("can only concatenate str (not \"{b}\") to str")),
                Value::List(_) => return type_error(format!("can only concatenate list (not \"{b}\") to list")),
                Value::Tuple(_) => return type_error(format!("can only concatenate tuple (not \"{b}\") to tuple")),
                Value::Bytes(_) => return type_error(format!("can't concat {b} to bytes")),
                _ => {}
            }
            let _ = a;
        }
        if symbol == "*" {
            let is_sequence = |value: &Value| {
                matches!(value.plain(), Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_))
            };
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

    fn to_set(&mut self, value: &Value) -> R<Set> {
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
        let small = match op {
            Binary::Add => a.checked_add(b),
            Binary::Sub => a.checked_sub(b),
            Binary::Mul => a.checked_mul(b),
            Binary::And => Some(a & b),
            Binary::Or => Some(a | b),
            Binary::Xor => Some(a ^ b),
            Binary::FloorDiv if b != 0 => {
                if a == i64::MIN && b == -1 {
                    None
                } else {
                    Some(Integer::div_floor(&a, &b))
                }
            }
            Binary::Mod if b != 0 => {
                if b == -1 {
                    Some(0)
                } else {
                    Some(Integer::mod_floor(&a, &b))
                }
            }
            Binary::RShift if b >= 0 => Some(a >> b.min(63)),
            Binary::LShift if (0..63).contains(&b) => {
                let shifted = a << b;
                (shifted >> b == a).then_some(shifted)
            }
            Binary::Pow if b >= 0 => u32::try_from(b).ok().and_then(|b| a.checked_pow(b)),
            Binary::Div if b != 0 && a.unsigned_abs() < 1 << 53 && b.unsigned_abs() < 1 << 53 => {
                return Ok(Some(Value::Float(a as f64 / b as f64)));
            }
            _ => None,
        };
        match small {
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

    // Comparison.

    /// `left == right`, as a truth value.
    ///
    /// # Errors
    /// Whatever a special method raises.
    pub(crate) fn eq(&mut self, left: &Value, right: &Value) -> R<bool> {
        match (left, right) {
            (Value::Int(a), Value::Int(b)) => return Ok(a == b),
            (Value::Str(a), Value::Str(b)) => return Ok(a.as_str() == b.as_str()),
            _ => {}
        }
        let equal = self.compare(Compare::Eq, left, right)?;
        self.truth(&equal)
    }

    /// `left < right`, as a truth value.
    ///
    /// # Errors
    /// `TypeError` where there is no order, and whatever a special method raises.
    pub(crate) fn lt(&mut self, left: &Value, right: &Value) -> R<bool> {
        let less = self.compare(Compare::Lt, left, right)?;
        self.truth(&less)
    }

    /// A comparison.
    ///
    /// # Errors
    /// As [`Vm::lt`].
    pub(crate) fn compare(&mut self, op: Compare, left: &Value, right: &Value) -> R {
        let is_plain = |value: &Value| !matches!(value, Value::Object(_) | Value::Class(_));
        if is_plain(left) && is_plain(right) {
            if let Some(result) = self.native_compare(op, left, right)? {
                return Ok(Value::Bool(result));
            }
            return self.default_compare(op, left, right);
        }
        let name = self.compare_name(op);
        let swapped = self.compare_name(op.swapped());
        let (left_class, right_class) = (self.class_of(left), self.class_of(right));
        let right_first = left_class.id != right_class.id && right_class.is_subclass(&left_class);
        let order = if right_first {
            [(right, left, &swapped, &right_class), (left, right, &name, &left_class)]
        } else {
            [(left, right, &name, &left_class), (right, left, &swapped, &right_class)]
        };
        for (value, other, name, class) in order {
            if let Some(method) = self.lookup(class, name) {
                let result = self.call_bound(method, value, [other.clone()])?;
                if !matches!(result, Value::NotImplemented) {
                    return Ok(result);
                }
            } else if op == Compare::Ne {
                // What `==` says, turned round.
                let eq = Rc::clone(&self.names.eq);
                if let Some(method) = self.lookup(class, &eq) {
                    let result = self.call_bound(method, value, [other.clone()])?;
                    if !matches!(result, Value::NotImplemented) {
                        return Ok(Value::Bool(!self.truth(&result)?));
                    }
                }
            }
        }
        let (plain_left, plain_right) = (left.plain().clone(), right.plain().clone());
        if is_plain(&plain_left)
            && is_plain(&plain_right)
            && let Some(result) = self.native_compare(op, &plain_left, &plain_right)?
        {
            return Ok(Value::Bool(result));
        }
        self.default_compare(op, left, right)
    }

    fn compare_name(&self, op: Compare) -> Rc<Str> {
        Rc::clone(match op {
            Compare::Lt => &self.names.lt,
            Compare::Le => &self.names.le,
            Compare::Eq => &self.names.eq,
            Compare::Ne => &self.names.ne,
            Compare::Gt => &self.names.gt,
            Compare::Ge => &self.names.ge,
        })
    }

    fn default_compare(&mut self, op: Compare, left: &Value, right: &Value) -> R {
        match op {
            Compare::Eq => Ok(Value::Bool(left.is(right) && !matches!(left, Value::Float(f) if f.is_nan()))),
            Compare::Ne => Ok(Value::Bool(!left.is(right))),
            _ => Err(type_error(format!(
                "'{}' not supported between instances of '{}' and '{}'",
                op.symbol(),
                self.type_name(left),
                self.type_name(right)
            ))),
        }
    }

    /// The comparison of builtin values; nothing where the two can't be compared so.
    pub(crate) fn native_compare(&mut self, op: Compare, left: &Value, right: &Value) -> R<Option<bool>> {
        use Value::{Big, Bool, Bytes, Complex, Dict, Float, FrozenSet, Int, List, Set, Str, Tuple, View};
        let is_equality = matches!(op, Compare::Eq | Compare::Ne);
        Ok(Some(match (left, right) {
            (Int(a), Int(b)) => op.holds(a.cmp(b)),
            (Float(a), Float(b)) => {
                return Ok(Some(
                    number::float_compare(*a, *b).is_some_and(|o| op.holds(o))
                        || (op == Compare::Ne && (a.is_nan() || b.is_nan())),
                ));
            }
            (Str(a), Str(b)) => op.holds(a.as_str().cmp(b.as_str())),
            (Int(_) | Bool(_) | Big(_), Int(_) | Bool(_) | Big(_)) => match (Self::to_big(left), Self::to_big(right)) {
                (Some(a), Some(b)) => op.holds(a.cmp(&b)),
                _ => return Ok(None),
            },
            (Float(a), Int(_) | Bool(_) | Big(_)) => match number::compare_float_int(*a, right) {
                Some(order) => op.holds(order),
                None => op == Compare::Ne,
            },
            (Int(_) | Bool(_) | Big(_), Float(b)) => match number::compare_float_int(*b, left) {
                Some(order) => op.holds(order.reverse()),
                None => op == Compare::Ne,
            },
            (Complex(a), Complex(b)) if is_equality => (a == b) == (op == Compare::Eq),
            (Complex(a), Int(_) | Float(_) | Bool(_)) | (Int(_) | Float(_) | Bool(_), Complex(a)) if is_equality => {
                let real = if matches!(left, Complex(_)) { self.to_float(right)? } else { self.to_float(left)? };
                (a.1 == 0.0 && a.0 == real) == (op == Compare::Eq)
            }
            (Bytes(a), Bytes(b)) => op.holds(a.cmp(b)),
            (List(a), List(b)) => {
                if Rc::ptr_eq(a, b) && is_equality {
                    return Ok(Some(op == Compare::Eq));
                }
                let (a, b) = (a.borrow().clone(), b.borrow().clone());
                self.compare_items(op, &a, &b)?
            }
            (Tuple(a), Tuple(b)) => self.compare_items(op, a, b)?,
            (Dict(a), Dict(b)) if is_equality => self.dicts_equal(a, b)? == (op == Compare::Eq),
            (View(a), View(b)) if a.1 == ViewKind::Proxy && b.1 == ViewKind::Proxy && is_equality => {
                self.dicts_equal(&a.0, &b.0)? == (op == Compare::Eq)
            }
            (Set(_) | FrozenSet(_) | View(_), Set(_) | FrozenSet(_) | View(_)) => {
                let (a, b) = (self.to_set(left)?, self.to_set(right)?);
                return self.compare_sets(op, &a, &b).map(Some);
            }
            (Value::Range(a), Value::Range(b)) if is_equality => {
                let same =
                    a.len() == b.len() && (a.len() == 0 || (a.start == b.start && (a.len() == 1 || a.step == b.step)));
                same == (op == Compare::Eq)
            }
            (Value::Method(a), Value::Method(b)) if is_equality => {
                (a.0.is(&b.0) && a.1.is(&b.1)) == (op == Compare::Eq)
            }
            (Value::Slice(a), Value::Slice(b)) if is_equality => {
                let same = self.eq(&a.start, &b.start)? && self.eq(&a.stop, &b.stop)? && self.eq(&a.step, &b.step)?;
                same == (op == Compare::Eq)
            }
            _ => return Ok(None),
        }))
    }

    fn compare_items(&mut self, op: Compare, a: &[Value], b: &[Value]) -> R<bool> {
        if a.len() != b.len() {
            match op {
                Compare::Eq => return Ok(false),
                Compare::Ne => return Ok(true),
                _ => {}
            }
        }
        self.enter()?;
        let mut differing = None;
        for (left, right) in a.iter().zip(b) {
            if left.is(right) && !matches!(left, Value::Float(f) if f.is_nan()) {
                continue;
            }
            match self.eq(left, right) {
                Ok(true) => {}
                Ok(false) => {
                    differing = Some((left, right));
                    break;
                }
                Err(left) => {
                    self.leave();
                    return Err(left);
                }
            }
        }
        self.leave();
        match differing {
            None => Ok(op.holds(a.len().cmp(&b.len()))),
            Some(_) if op == Compare::Eq => Ok(false),
            Some(_) if op == Compare::Ne => Ok(true),
            Some((left, right)) => {
                let result = self.compare(op, left, right)?;
                self.truth(&result)
            }
        }
    }

    fn dicts_equal(&mut self, a: &Rc<crate::python::map::Dict>, b: &Rc<crate::python::map::Dict>) -> R<bool> {
        if Rc::ptr_eq(a, b) {
            return Ok(true);
        }
        if a.len() != b.len() {
            return Ok(false);
        }
        self.enter()?;
        let result = (|| {
            for (key, value) in a.pairs() {
                match self.dict_get(b, &key)? {
                    Some(other) if value.is(&other) || self.eq(&value, &other)? => {}
                    _ => return Ok(false),
                }
            }
            Ok(true)
        })();
        self.leave();
        result
    }

    fn compare_sets(&mut self, op: Compare, a: &Set, b: &Set) -> R<bool> {
        let mut within = |a: &Set, b: &Set| -> R<bool> {
            for key in a.keys() {
                if !self.set_has(b, &key)? {
                    return Ok(false);
                }
            }
            Ok(true)
        };
        Ok(match op {
            Compare::Eq => a.len() == b.len() && within(a, b)?,
            Compare::Ne => a.len() != b.len() || !within(a, b)?,
            Compare::Le => a.len() <= b.len() && within(a, b)?,
            Compare::Lt => a.len() < b.len() && within(a, b)?,
            Compare::Ge => a.len() >= b.len() && within(b, a)?,
            Compare::Gt => a.len() > b.len() && within(b, a)?,
        })
    }

    /// Our own recursion into nested values goes this deep and no deeper.
    pub(crate) fn enter(&mut self) -> R<()> {
        if self.depth >= super::DEEPEST {
            return Err(error(Kind::RecursionError, "maximum recursion depth exceeded"));
        }
        self.depth += 1;
        Ok(())
    }

    pub(crate) fn leave(&mut self) {
        self.depth -= 1;
    }

    // Truth and hashes.

    /// `bool(value)`
    ///
    /// # Errors
    /// Whatever `__bool__` or `__len__` raises.
    pub(crate) fn truth(&mut self, value: &Value) -> R<bool> {
        Ok(match value {
            Value::None | Value::Unbound => false,
            Value::Bool(value) => *value,
            Value::Int(value) => *value != 0,
            Value::Float(value) => *value != 0.0,
            Value::Big(_) => true,
            Value::Complex(value) => value.0 != 0.0 || value.1 != 0.0,
            Value::Str(text) => !text.as_str().is_empty(),
            Value::Bytes(bytes) => !bytes.is_empty(),
            Value::Tuple(items) => !items.is_empty(),
            Value::List(list) => !list.borrow().is_empty(),
            Value::Dict(dict) => dict.len() > 0,
            Value::Set(set) | Value::FrozenSet(set) => set.len() > 0,
            Value::Range(range) => range.len() > 0,
            Value::View(view) => view.0.len() > 0,
            Value::Object(_) | Value::Class(_) => {
                let (bool_, len) = (Rc::clone(&self.names.bool_), Rc::clone(&self.names.len));
                if let Some(truth) = self.call_special(value, &bool_, [])? {
                    return match truth {
                        Value::Bool(truth) => Ok(truth),
                        other => {
                            Err(type_error(format!("__bool__ should return bool, returned {}", self.type_name(&other))))
                        }
                    };
                }
                if self.special(value, &len).is_some() {
                    return Ok(self.len(value)? > 0);
                }
                match value.plain() {
                    Value::Object(_) | Value::Class(_) => true,
                    plain => {
                        let plain = plain.clone();
                        self.truth(&plain)?
                    }
                }
            }
            _ => true,
        })
    }

    /// `hash(value)`
    ///
    /// # Errors
    /// `TypeError` for what has none.
    pub(crate) fn hash(&mut self, value: &Value) -> R<i64> {
        Ok(match value {
            Value::Str(text) => text.hash() as i64,
            Value::Int(value) => number::hash_int(*value),
            Value::Bool(value) => i64::from(*value),
            Value::Float(value) => number::hash_float(*value),
            Value::Big(value) => number::hash_big(value),
            Value::Complex(value) => {
                number::hash_float(value.0).wrapping_add(number::hash_float(value.1).wrapping_mul(1_000_003))
            }
            Value::None => 0x0fca_86420,
            Value::Bytes(bytes) => hash_bytes(bytes) as i64,
            Value::Tuple(items) => {
                let mut hash = 0x345_678_u64;
                self.enter()?;
                for item in items.iter() {
                    match self.hash(item) {
                        Ok(item) => hash = mix(hash.rotate_left(5) ^ item as u64),
                        Err(left) => {
                            self.leave();
                            return Err(left);
                        }
                    }
                }
                self.leave();
                hash as i64
            }
            Value::FrozenSet(set) => match set.hash.get() {
                Some(hash) => hash,
                None => {
                    let hash = set.hashed().iter().fold(1_927_868_237_u64, |hash, (key, _)| hash ^ mix(*key)) as i64;
                    set.hash.set(Some(hash));
                    hash
                }
            },
            Value::Range(range) => mix(range.start as u64 ^ (range.stop as u64).rotate_left(21)) as i64,
            Value::Method(method) => mix((method.0.address() as u64).rotate_left(7) ^ method.1.address() as u64) as i64,
            Value::List(_) | Value::Dict(_) | Value::Set(_) | Value::Slice(_) => {
                return Err(type_error(format!("unhashable type: '{}'", self.type_name(value))));
            }
            Value::View(_) => return Err(type_error(format!("unhashable type: '{}'", self.type_name(value)))),
            Value::Object(object) => {
                let name = Rc::clone(&self.names.hash);
                let class = Rc::clone(&object.class);
                match self.lookup(&class, &name) {
                    Some(Value::None) => {
                        return Err(type_error(format!("unhashable type: '{}'", self.type_name(value))));
                    }
                    Some(method) => match self.call_bound(method, value, [])? {
                        Value::Int(hash) => hash,
                        Value::Bool(hash) => i64::from(hash),
                        Value::Big(hash) => number::hash_big(&hash),
                        _ => return Err(type_error("__hash__ method should return an integer")),
                    },
                    None => match value.plain() {
                        Value::Object(_) => mix(value.address() as u64) as i64,
                        plain => {
                            let plain = plain.clone();
                            return self.hash(&plain);
                        }
                    },
                }
            }
            Value::Class(class) => {
                if let Some(meta) = &class.meta {
                    let name = Rc::clone(&self.names.hash);
                    if let Some(method @ Value::Function(_)) = self.lookup(meta, &name) {
                        if let Value::Int(hash) = self.call_bound(method, value, [])? {
                            return Ok(hash);
                        }
                    }
                }
                mix(u64::from(class.id)) as i64
            }
            _ => mix(value.address() as u64) as i64,
        })
    }
}

fn small(value: &Value) -> i64 {
    match value {
        Value::Int(value) => *value,
        Value::Bool(value) => i64::from(*value),
        _ => 0,
    }
}
