//! Comparison, truth and hashes. It is long for the sake of one place where all combinations of types stand.

use std::rc::Rc;

use super::Vm;
use crate::python::code::Compare;
use crate::python::exception::{Kind, R, error, type_error};
use crate::python::map::Set;
use crate::python::number;
use crate::python::value::{Str, Value, ViewKind, hash_bytes, mix};

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
            if left.is(right) {
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
            // Equal are those with the same items.
            Value::Range(range) => match range.len() {
                0 => mix(0) as i64,
                len => mix(range.start as u64 ^ (len as u64).rotate_left(21)) as i64,
            },
            Value::Slice(slice) => {
                return self.hash(&Value::tuple(vec![slice.start.clone(), slice.stop.clone(), slice.step.clone()]));
            }
            Value::Method(method) => mix((method.0.address() as u64).rotate_left(7) ^ method.1.address() as u64) as i64,
            Value::List(_) | Value::Dict(_) | Value::Set(_) => {
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
                    if let Some(method @ Value::Function(_)) = self.lookup(meta, &name)
                        && let Value::Int(hash) = self.call_bound(method, value, [])?
                    {
                        return Ok(hash);
                    }
                }
                mix(u64::from(class.id)) as i64
            }
            _ => mix(value.address() as u64) as i64,
        })
    }
}
