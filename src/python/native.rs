//! Functions of ours that programs call, and how they take their arguments.

use std::cell::Cell;
use std::rc::Rc;

use num_bigint::BigInt;

use super::class::Class;
use super::exception::{Kind, Leave, R, error, type_error};
use super::value::{Args, Str, Value};
use super::vm::Vm;

/// What a native function is in Rust.
pub(crate) type NativeFn = fn(&mut Vm, Args) -> R;

/// The same for arguments that still stand on the caller's stack: nothing is moved, which is most of what such a call
/// costs. `Unbound` where the arguments aren't of the kinds it is made for.
pub(crate) type QuickFn = fn(&mut Vm, &[Value]) -> R;

/// A native function.
pub(crate) struct Native {
    pub(crate) name: &'static str,
    /// The class whose method it is: then it binds to objects.
    pub(crate) owner: Option<Rc<Class>>,
    pub(crate) run: NativeFn,
    /// Whether it looks at its caller, which stands on the machine's frames while it runs.
    pub(crate) sees_frames: bool,
    /// What is tried first.
    pub(crate) quick: Cell<Option<QuickFn>>,
}

impl Native {
    /// A function.
    pub(crate) fn function(name: &'static str, run: NativeFn) -> Value {
        Value::Native(Rc::new(Self { name, owner: None, run, sees_frames: false, quick: Cell::new(None) }))
    }

    /// A method of a class.
    pub(crate) fn method(name: &'static str, owner: &Rc<Class>, run: NativeFn) -> Value {
        Value::Native(Rc::new(Self {
            name,
            owner: Some(Rc::clone(owner)),
            run,
            sees_frames: false,
            quick: Cell::new(None),
        }))
    }

    /// A function that looks at its caller.
    pub(crate) fn frame_function(name: &'static str, run: NativeFn) -> Value {
        Value::Native(Rc::new(Self { name, owner: None, run, sees_frames: true, quick: Cell::new(None) }))
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

impl Args {
    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// Exactly so many positional arguments and no keywords.
    ///
    /// # Errors
    /// `TypeError` with Python's sentence.
    pub(crate) fn exactly<const N: usize>(self, name: &str) -> R<[Value; N]> {
        if self.values.len() == N && self.keywords.is_empty() {
            return Ok(self.into_array());
        }
        Err(self.miscounted(name, N, self.values.len()))
    }

    /// The object and so many more, for methods.
    pub(crate) fn method<const N: usize>(self, name: &str) -> R<[Value; N]> {
        if self.values.len() == N && self.keywords.is_empty() {
            return Ok(self.into_array());
        }
        Err(self.miscounted(name, N - 1, self.values.len().saturating_sub(1)))
    }

    fn into_array<const N: usize>(self) -> [Value; N] {
        let mut values = self.values.into_iter();
        std::array::from_fn(|_| values.next().unwrap_or_default())
    }

    #[cold]
    fn miscounted(&self, name: &str, want: usize, given: usize) -> Leave {
        if let Err(left) = self.no_keywords(name) {
            return left;
        }
        type_error(match want {
            0 => format!("{name}() takes no arguments ({given} given)"),
            1 => format!("{name}() takes exactly one argument ({given} given)"),
            _ => format!("{name} expected {want} arguments, got {given}"),
        })
    }

    fn no_keywords(&self, name: &str) -> R<()> {
        if self.keywords.is_empty() { Ok(()) } else { Err(type_error(format!("{name}() takes no keyword arguments"))) }
    }

    /// Arguments by position or by name. A name that begins with `/` takes none by name, one that begins with `*` none
    /// by position; the first `required` must be there. Missing ones are unbound.
    pub(crate) fn bind<const N: usize>(self, name: &str, names: [&str; N], required: usize) -> R<[Value; N]> {
        let mut bound: [Value; N] = std::array::from_fn(|_| Value::Unbound);
        let most = names.iter().take_while(|name| !name.starts_with('*')).count();
        let given = self.values.len();
        // Nobody counts the object itself.
        let own = usize::from(matches!(names.first(), Some(&("/self" | "/class"))));
        if given > most {
            let (required, most, given) = (required - own, most - own, given - own);
            return Err(type_error(if required == most {
                format!("{name} expected {most} argument{}, got {given}", plural(most))
            } else {
                format!("{name} expected at most {most} argument{}, got {given}", plural(most))
            }));
        }
        for (place, value) in bound.iter_mut().zip(self.values) {
            *place = value;
        }
        for (keyword, value) in self.keywords {
            let keyword = keyword.as_str();
            let at = names.iter().position(|name| name.trim_start_matches('*') == keyword);
            let Some(at) = at else {
                let known = names.iter().filter(|name| !name.starts_with('/')).map(|name| name.trim_start_matches('*'));
                let meant = super::suggestion::did_you_mean(keyword, known);
                return Err(type_error(format!("{name}() got an unexpected keyword argument '{keyword}'{meant}")));
            };
            if !bound[at].is_unbound() {
                return Err(type_error(format!(
                    "argument for {name}() given by name ('{keyword}') and position ({})",
                    at + 1
                )));
            }
            bound[at] = value;
        }
        if let Some(missing) = (0..required).find(|at| bound[*at].is_unbound()) {
            let param = names[missing].trim_start_matches(['/', '*']);
            let (required, given, missing_at) = (required - own, given.saturating_sub(own), missing + 1 - own);
            return Err(type_error(if names[missing].starts_with('/') {
                let least = if required + own == most { "" } else { "at least " };
                format!("{name} expected {least}{required} argument{}, got {given}", plural(required))
            } else {
                format!("{name}() missing required argument '{param}' (pos {missing_at})")
            }));
        }
        Ok(bound)
    }

    /// Takes a keyword argument out.
    pub(crate) fn take_keyword(&mut self, name: &str) -> Option<Value> {
        let at = self.keywords.iter().position(|(keyword, _)| keyword.as_str() == name)?;
        Some(self.keywords.remove(at).1)
    }

    /// Nobody wanted these.
    pub(crate) fn reject_keywords(&self, name: &str) -> R<()> {
        match self.keywords.first() {
            None => Ok(()),
            Some((keyword, _)) => {
                Err(type_error(format!("{name}() got an unexpected keyword argument '{}'", keyword.as_str())))
            }
        }
    }
}

impl Value {
    /// The value, if there is one.
    pub(crate) fn given(self) -> Option<Value> {
        if self.is_unbound() { None } else { Some(self) }
    }

    /// The value, or this where there is none.
    pub(crate) fn or(self, default: impl Into<Value>) -> Value {
        if self.is_unbound() { default.into() } else { self }
    }

    /// Neither missing nor `None`.
    pub(crate) fn some(self) -> Option<Value> {
        if self.is_unbound() || self.is_none() { None } else { Some(self) }
    }
}

impl Vm {
    /// An integer that is used as one: an index, a count.
    ///
    /// # Errors
    /// `TypeError` for anything else; `OverflowError` where it doesn't fit.
    pub(crate) fn to_index(&mut self, value: &Value) -> R<i64> {
        match self.to_integer(value)? {
            Value::Int(value) => Ok(value),
            _ => Err(error(Kind::OverflowError, "Python int too large to convert to C ssize_t")),
        }
    }

    /// The same, without a bound.
    pub(crate) fn to_integer(&mut self, value: &Value) -> R {
        match value.plain() {
            Value::Int(value) => Ok(Value::Int(*value)),
            Value::Bool(value) => Ok(Value::Int(i64::from(*value))),
            Value::Big(value) => Ok(Value::Big(Rc::clone(value))),
            _ => {
                let name = Rc::clone(&self.names.index);
                match self.call_special(value, &name, [])? {
                    Some(index) => Ok(index),
                    None => Err(type_error(format!(
                        "'{}' object cannot be interpreted as an integer",
                        self.type_name(value)
                    ))),
                }
            }
        }
    }

    /// As a big integer, if it is an integer.
    pub(crate) fn to_big(value: &Value) -> Option<BigInt> {
        match value.plain() {
            Value::Int(value) => Some(BigInt::from(*value)),
            Value::Bool(value) => Some(BigInt::from(i64::from(*value))),
            Value::Big(value) => Some((**value).clone()),
            _ => None,
        }
    }

    /// A real number.
    ///
    /// # Errors
    /// `TypeError` for what is none.
    pub(crate) fn to_float(&mut self, value: &Value) -> R<f64> {
        match value.plain() {
            Value::Float(value) => Ok(*value),
            Value::Int(value) => Ok(*value as f64),
            Value::Bool(value) => Ok(f64::from(u8::from(*value))),
            Value::Big(value) => big_to_float(value),
            _ => {
                let name = self.intern("__float__");
                match self.call_special(value, &name, [])? {
                    Some(Value::Float(value)) => Ok(value),
                    _ => {
                        let index = Rc::clone(&self.names.index);
                        if let Some(index) = self.call_special(value, &index, [])? {
                            return self.to_float(&index);
                        }
                        Err(type_error(format!("must be real number, not {}", self.type_name(value))))
                    }
                }
            }
        }
    }

    /// Text.
    ///
    /// # Errors
    /// `TypeError` that names the function which wanted it.
    pub(crate) fn to_str(&self, value: &Value, who: &str) -> R<Rc<Str>> {
        match value.plain() {
            Value::Str(text) => Ok(Rc::clone(text)),
            _ => Err(type_error(format!("{who} must be str, not {}", self.type_name(value)))),
        }
    }
}

/// The nearest float.
pub(crate) fn big_to_float(value: &BigInt) -> R<f64> {
    use num_traits::ToPrimitive;
    match value.to_f64() {
        Some(float) if float.is_finite() => Ok(float),
        _ => Err(error(Kind::OverflowError, "int too large to convert to float")),
    }
}

/// The answer of a native that has nothing to say.
pub(crate) const NOTHING: Result<Value, Leave> = Ok(Value::None);
