//! Attributes that builtin values have of themselves: `__name__`, `__dict__`, `args`, `gi_running`, …

use std::rc::Rc;

use super::builtins::Super;
use super::code::Kind as CodeKind;
use super::exception::{Exc, Kind, R, data, is_exception, type_error, value_error};
use super::frame::{Body, Function, Generator, GeneratorState};
use super::types::{ClassMethod, Property, StaticMethod};
use super::value::{Object, Str, Value, ViewKind};
use super::vm::Vm;

/// An error's `name` stands in its message where it is ours.
fn told_name(exc: &Exc, attribute: &str, message: &Option<Value>) -> Value {
    let own = exc.class.name();
    let message = message.as_ref().and_then(Value::as_str).unwrap_or_default();
    let mut quoted = message.split('\'').skip(1).step_by(2);
    let found = match (own.as_str(), attribute) {
        ("NameError" | "UnboundLocalError" | "ModuleNotFoundError", "name") => quoted.next(),
        ("ImportError", "name") => quoted.nth(1),
        ("ImportError", "name_from") => quoted.next(),
        _ => None,
    };
    found.map_or(Value::None, Value::str)
}

impl Vm {
    /// An attribute that is neither in a class nor in the value's own dict.
    ///
    /// # Errors
    /// What asking for it raises.
    pub(crate) fn own_attr(&mut self, value: &Value, name: &Rc<Str>) -> R<Option<Value>> {
        let text = name.as_str();
        if let Value::Object(object) = value
            && object.class.id == self.types.super_.id
            && let Some(found) = object.native::<Super>()
        {
            return self.super_attr(found, name);
        }
        Ok(Some(match (value, text) {
            (Value::Object(object), "__dict__") if object.class.slots.is_none() => {
                Value::Dict(Rc::clone(object.dict()))
            }
            (Value::Class(class), "__dict__") => Value::View(Rc::new((Rc::clone(&class.dict), ViewKind::Proxy))),
            (Value::Class(class), "__name__") => Value::Str(class.name()),
            (Value::Class(class), "__qualname__") => class.dict.get(name).unwrap_or_else(|| Value::Str(class.name())),
            (Value::Class(class), "__module__") => class.dict.get(name).unwrap_or_else(|| Value::str("builtins")),
            (Value::Class(class), "__type_params__") => {
                let parameters = self.intern("__parameters__");
                self.lookup(class, &parameters).unwrap_or_else(|| Value::tuple(Vec::new()))
            }
            (Value::Class(class), "__doc__") => class.dict.get(name).unwrap_or(Value::None),
            (Value::Class(class), "__mro__") => {
                Value::tuple(class.mro.borrow().iter().cloned().map(Value::Class).collect())
            }
            (Value::Class(class), "__bases__") => {
                Value::tuple(class.bases.borrow().iter().cloned().map(Value::Class).collect())
            }
            (Value::Class(class), "__base__") => {
                class.bases.borrow().first().cloned().map_or(Value::None, Value::Class)
            }
            (Value::Class(class), "__annotations__") => {
                let annotate = Rc::clone(&self.names.annotate);
                match class.dict.get(name) {
                    Some(own) => own,
                    None => {
                        let own = match class.dict.get(&annotate) {
                            Some(function) => self.call(function, [])?,
                            None => Value::dict(),
                        };
                        class.dict.set(name, own.clone());
                        own
                    }
                }
            }
            (Value::Function(function), _) => return self.function_attr(function, name),
            (Value::Generator(_), "__class__") => Value::Class(self.class_of(value)),
            (Value::Generator(generator), _) => return Ok(self.generator_attr(generator, text)),
            (Value::Native(native), "__name__") => Value::str(native.name),
            (Value::Native(native), "__qualname__") => match &native.owner {
                Some(owner) => Value::str(format!("{}.{}", owner.name().as_str(), native.name)),
                None => Value::str(native.name),
            },
            (Value::Native(_), "__doc__") => Value::None,
            (Value::Native(_), "__module__") => Value::str("builtins"),
            (Value::Method(method), "__func__") => method.0.clone(),
            (Value::Method(method), "__self__") => method.1.clone(),
            (Value::Method(method), _) if text != "__class__" => {
                let inner = method.0.clone();
                return self.try_attr(&inner, name);
            }
            (Value::Module(module), "__name__") => Value::Str(Rc::clone(&module.name)),
            (Value::Module(_), "__doc__") => Value::None,
            (Value::Slice(slice), "start") => slice.start.clone(),
            (Value::Slice(slice), "stop") => slice.stop.clone(),
            (Value::Slice(slice), "step") => slice.step.clone(),
            (Value::Range(range), "start") => Value::Int(range.start),
            (Value::Range(range), "stop") => Value::Int(range.stop),
            (Value::Range(range), "step") => Value::Int(range.step),
            (Value::Int(_) | Value::Big(_) | Value::Bool(_), "real" | "numerator") => self.to_integer(value)?,
            (Value::Int(_) | Value::Big(_) | Value::Bool(_), "imag") => Value::Int(0),
            (Value::Int(_) | Value::Big(_) | Value::Bool(_), "denominator") => Value::Int(1),
            (Value::Float(value), "real") => Value::Float(*value),
            (Value::Float(_), "imag") => Value::Float(0.0),
            (Value::Complex(value), "real") => Value::Float(value.0),
            (Value::Complex(value), "imag") => Value::Float(value.1),
            (Value::Cell(cell), "cell_contents") => match cell.borrow().clone() {
                Value::Unbound => return Err(value_error("cell is empty")),
                held => held,
            },
            (Value::Code(body), _) => return Ok(Self::code_attr(body, text)),
            (Value::View(view), "mapping") => Value::View(Rc::new((Rc::clone(&view.0), ViewKind::Proxy))),
            (_, "__class__") => Value::Class(self.class_of(value)),
            (Value::Object(object), _) => return self.payload_attr(value, object, name),
            (_, "__doc__") => Value::None,
            (_, "__module__") => {
                let class = self.class_of(value);
                match class.lookup(name) {
                    Some(module) => module,
                    None => return Ok(None),
                }
            }
            _ => return Ok(None),
        }))
    }

    fn function_attr(&mut self, function: &Rc<Function>, name: &Rc<Str>) -> R<Option<Value>> {
        if let Some(own) = function.dict.get().and_then(|dict| dict.get(name)) {
            return Ok(Some(own));
        }
        Ok(Some(match name.as_str() {
            "__name__" => Value::Str(Rc::clone(&function.name.borrow())),
            "__qualname__" => Value::Str(Rc::clone(&function.qualname.borrow())),
            "__doc__" => function.doc.borrow().clone(),
            "__dict__" => Value::Dict(Rc::clone(function.dict.get_or_init(Rc::default))),
            "__module__" => function.globals.get_str("__name__").unwrap_or(Value::None),
            "__globals__" => Value::Dict(Rc::clone(&function.globals)),
            "__code__" => Value::Code(Rc::clone(&function.body)),
            "__class__" => Value::Class(Rc::clone(&self.types.function)),
            "__annotate__" => function.annotate.borrow().clone(),
            "__annotations__" => {
                let annotate = function.annotate.borrow().clone();
                let own = if annotate.is_none() { Value::dict() } else { self.call(annotate, [])? };
                function.dict.get_or_init(Rc::default).set(name, own.clone());
                own
            }
            "__defaults__" => {
                let defaults = function.defaults.borrow();
                if defaults.is_empty() { Value::None } else { Value::tuple(defaults.clone()) }
            }
            "__kwdefaults__" => function.keyword_defaults.borrow().clone().map_or(Value::None, Value::Dict),
            "__closure__" => {
                if function.closure.is_empty() {
                    Value::None
                } else {
                    Value::tuple(function.closure.clone())
                }
            }
            "__type_params__" => Value::tuple(Vec::new()),
            _ => return Ok(None),
        }))
    }

    fn generator_attr(&self, generator: &Rc<Generator>, name: &str) -> Option<Value> {
        let state = generator.state.get();
        let what = name.split_once('_').map_or(name, |(_, what)| what);
        Some(match (name, what) {
            ("__name__", _) => Value::Str(Rc::clone(&generator.name.borrow())),
            ("__qualname__", _) => Value::Str(Rc::clone(&generator.qualname.borrow())),
            (_, "running") => Value::Bool(state == GeneratorState::Running),
            (_, "suspended") => Value::Bool(state == GeneratorState::Suspended),
            (_, "code") => Value::Code(Rc::clone(&generator.body)),
            (_, "frame") if state == GeneratorState::Ended => Value::None,
            (_, "frame") => super::seen::frame_of(self, generator),
            (_, "await" | "yieldfrom") => Self::awaited_by(generator).unwrap_or(Value::None),
            ("cr_origin", _) => Value::None,
            _ => return None,
        })
    }

    fn code_attr(body: &Rc<Body>, name: &str) -> Option<Value> {
        let code = &body.code;
        Some(match name {
            "co_name" => Value::Str(Rc::clone(&body.name)),
            "co_qualname" => Value::Str(Rc::clone(&body.qualname)),
            "co_filename" => Value::str(code.source.name.clone()),
            "co_firstlineno" => Value::Int(i64::from(code.first_line)),
            "co_argcount" => Value::Int(i64::from(code.positional)),
            "co_posonlyargcount" => Value::Int(i64::from(code.positional_only)),
            "co_kwonlyargcount" => Value::Int(i64::from(code.keyword_only)),
            "co_varnames" => {
                let own = code.slots.len() - code.free as usize;
                let params = code.positional + code.keyword_only;
                let params = params as usize + usize::from(code.var_args) + usize::from(code.var_keywords);
                // A local that others share is no variable of its own, unless it is a parameter.
                let shared: Vec<u16> = code
                    .ops
                    .iter()
                    .filter_map(|op| if let super::code::Op::MakeCell(slot) = op { Some(*slot) } else { None })
                    .collect();
                let is_own = |at: &usize| *at < params || !shared.contains(&(*at as u16));
                Value::tuple((0..own).filter(is_own).map(|at| Value::Str(Rc::clone(&body.slots[at]))).collect())
            }
            "co_freevars" => {
                let own = code.slots.len() - code.free as usize;
                Value::tuple(body.slots[own..].iter().cloned().map(Value::Str).collect())
            }
            "co_nlocals" => Value::index(code.slots.len() - code.free as usize),
            "co_names" => Value::tuple(body.names.iter().cloned().map(Value::Str).collect()),
            "co_consts" => Value::tuple(body.consts.to_vec()),
            "co_flags" => {
                let kind = match code.kind {
                    CodeKind::Generator => 0x20,
                    CodeKind::Coroutine => 0x80,
                    CodeKind::AsyncGenerator => 0x200,
                    _ => 0,
                };
                Value::Int(3 | kind | if code.var_args { 4 } else { 0 } | if code.var_keywords { 8 } else { 0 })
            }
            _ => return None,
        })
    }

    fn payload_attr(&mut self, value: &Value, object: &Rc<Object>, name: &Rc<Str>) -> R<Option<Value>> {
        let text = name.as_str();
        if let Some(exc) = is_exception(value) {
            return self.exception_attr(&Rc::clone(exc), text);
        }
        if let Some(property) = object.native::<Property>() {
            return Ok(Some(match text {
                "fget" => property.get.clone(),
                "fset" => property.set.clone(),
                "fdel" => property.delete.clone(),
                "__doc__" => property.doc.clone(),
                "__isabstractmethod__" => {
                    let get = property.get.clone();
                    return self.try_attr(&get, name);
                }
                _ => return Ok(None),
            }));
        }
        let inner = match (object.native::<StaticMethod>(), object.native::<ClassMethod>()) {
            (Some(StaticMethod(inner)), _) | (_, Some(ClassMethod(inner))) => inner.clone(),
            _ => {
                if let Some(found) = super::seen::attr(object, text) {
                    return Ok(Some(found));
                }
                return match (object.plain_value(), text) {
                    (Some(plain), _) if !text.starts_with("__") || text == "__doc__" => {
                        let plain = plain.clone();
                        self.own_attr(&plain, name)
                    }
                    (_, "__doc__") => Ok(Some(object.class.lookup(name).unwrap_or(Value::None))),
                    (_, "__module__") => Ok(object.class.lookup(name)),
                    _ => Ok(None),
                };
            }
        };
        if matches!(text, "__func__" | "__wrapped__") { Ok(Some(inner)) } else { self.try_attr(&inner, name) }
    }

    fn exception_attr(&mut self, exc: &Exc, name: &str) -> R<Option<Value>> {
        let data = data(exc);
        let or_none = |exc: Option<Exc>| exc.map_or(Value::None, Value::Object);
        let is = |vm: &Self, kind| exc.class.is_subclass(vm.types.exception(kind));
        let arg = |at: usize| data.args.borrow().get(at).cloned();
        Ok(Some(match name {
            "args" => Value::tuple(self.exception_args(exc)),
            "__cause__" => or_none(data.cause.borrow().clone()),
            "__context__" => or_none(data.context.borrow().clone()),
            "__suppress_context__" => Value::Bool(data.suppress_context.get()),
            "__traceback__" => super::seen::of(self, exc),
            "value" if is(self, Kind::StopIteration) => arg(0).unwrap_or(Value::None),
            "code" if is(self, Kind::SystemExit) => match data.args.borrow().as_slice() {
                [] => Value::None,
                [only] => only.clone(),
                all => Value::tuple(all.to_vec()),
            },
            "message" if is(self, Kind::BaseExceptionGroup) => arg(0).unwrap_or(Value::None),
            "exceptions" if is(self, Kind::BaseExceptionGroup) => Value::tuple(match arg(1) {
                Some(Value::List(list)) => list.borrow().clone(),
                Some(Value::Tuple(items)) => items.to_vec(),
                _ => Vec::new(),
            }),
            "errno" if is(self, Kind::OSError) && data.args.borrow().len() > 1 => arg(0).unwrap_or(Value::None),
            "strerror" if is(self, Kind::OSError) && data.args.borrow().len() > 1 => arg(1).unwrap_or(Value::None),
            "filename" if is(self, Kind::OSError) => arg(2).unwrap_or(Value::None),
            "filename2" if is(self, Kind::OSError) => arg(4).unwrap_or(Value::None),
            "errno" | "strerror" if is(self, Kind::OSError) => Value::None,
            "name" | "obj" | "path" | "msg" | "name_from"
                if is(self, Kind::AttributeError) || is(self, Kind::NameError) || is(self, Kind::ImportError) =>
            {
                if name == "msg" { arg(0).unwrap_or(Value::None) } else { told_name(exc, name, &arg(0)) }
            }
            "__class__" => Value::Class(Rc::clone(&exc.class)),
            "__doc__" => Value::None,
            _ => {
                let args = data.args.borrow();
                let at = |names: &[&str]| names.iter().position(|own| *own == name);
                let found = match args.as_slice() {
                    [_, _, _, _, _] if is(self, Kind::UnicodeError) => {
                        at(&["encoding", "object", "start", "end", "reason"]).and_then(|at| args.get(at))
                    }
                    [message, Value::Tuple(place)] if is(self, Kind::SyntaxError) => {
                        let details = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"];
                        match at(&details) {
                            Some(at) => return Ok(Some(place.get(at).cloned().unwrap_or(Value::None))),
                            None => (name == "msg").then_some(message),
                        }
                    }
                    [message, ..] if is(self, Kind::SyntaxError) && name == "msg" => Some(message),
                    _ if is(self, Kind::SyntaxError)
                        && at(&["filename", "lineno", "offset", "text", "end_lineno", "end_offset", "msg"])
                            .is_some() =>
                    {
                        return Ok(Some(Value::None));
                    }
                    _ => None,
                };
                return Ok(found.cloned());
            }
        }))
    }

    /// Sets an attribute that is the exception's own; whether it is one.
    ///
    /// # Errors
    /// `TypeError` for a value that it can't be.
    pub(crate) fn set_exception_attr(&mut self, exc: &Exc, name: &Rc<Str>, new: &Value) -> R<bool> {
        let own = data(exc);
        let exception = |message: &str| match new {
            Value::None => Ok(None),
            other => is_exception(other).cloned().map(Some).ok_or_else(|| type_error(message)),
        };
        match name.as_str() {
            "args" => {
                let args = self.collect(new)?;
                *own.args.borrow_mut() = args;
            }
            "__cause__" => {
                *own.cause.borrow_mut() = exception("exception cause must be None or derive from BaseException")?;
                own.suppress_context.set(true);
            }
            "__context__" => {
                *own.context.borrow_mut() = exception("exception context must be None or derive from BaseException")?;
            }
            "__suppress_context__" => {
                let suppress = self.truth(new)?;
                own.suppress_context.set(suppress);
            }
            "__traceback__" => *own.traceback.borrow_mut() = super::seen::entries(new),
            _ => return Ok(false),
        }
        Ok(true)
    }
}
