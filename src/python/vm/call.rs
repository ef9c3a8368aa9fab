//! Calling: how arguments find their parameters, and what becomes of each kind of callable. It is long: binding, making instances and descriptors belong together.

use std::rc::Rc;

use super::Vm;
use super::run::{Flow, Ran};
use crate::python::class::{Class, Layout};
use crate::python::code::Kind as CodeKind;
use crate::python::exception::{Leave, R, instead, type_error};
use crate::python::frame::{Frame, Function, Generator, GeneratorState, Mode};
use crate::python::map::Dict;
use crate::python::stack::Stack;
use crate::python::types::{ClassMethod, StaticMethod};
use crate::python::value::{Args, Object, Payload, Str, Value};

/// A call that was begun: it is over, or a frame has to run.
pub(crate) enum Begun {
    Value(Value),
    Frame(Box<Frame>),
}

impl Vm {
    /// Calls anything and waits for its answer.
    ///
    /// # Errors
    /// Whatever it raises.
    pub(crate) fn call(&mut self, callable: Value, args: impl Into<Args>) -> R {
        match self.begin_call(callable, args.into())? {
            Begun::Value(value) => Ok(value),
            Begun::Frame(frame) => self.finish_call(frame),
        }
    }

    /// Does something in which no thread can be left: it isn't all frames.
    pub(crate) fn inside<T>(&mut self, run: impl FnOnce(&mut Self) -> T) -> T {
        self.nested += 1;
        let result = run(self);
        self.nested -= 1;
        result
    }

    pub(crate) fn finish_call(&mut self, mut frame: Box<Frame>) -> R {
        let init = match std::mem::take(&mut frame.mode) {
            Mode::Init(object) => Some(object),
            _ => None,
        };
        match self.run_frame(frame)? {
            Ran::Returned(value) | Ran::Yielded(value) => match init {
                Some(object) => self.check_init(&value).map(|()| object),
                None => Ok(value),
            },
            Ran::Preempted => Ok(Value::None),
        }
    }

    fn check_init(&self, value: &Value) -> R<()> {
        if value.is_none() {
            return Ok(());
        }
        Err(type_error(format!("__init__() should return None, not '{}'", self.type_name(value))))
    }

    /// Calls a method by name.
    ///
    /// # Errors
    /// `AttributeError` where there is none, and whatever it raises.
    pub(crate) fn call_method<const N: usize>(&mut self, object: &Value, name: &str, args: [Value; N]) -> R {
        let name = self.intern(name);
        let method = self.get_attr(object, &name)?;
        self.call(method, args)
    }

    /// A call of anything that stands at `at` on the stack, with the arguments from `from` on.
    pub(super) fn call_stacked(&mut self, frame: &mut Frame, at: usize, from: usize) -> R<Option<Flow>> {
        self.at = frame.op();
        let quick = match &frame.values[at] {
            Value::Native(native) => native.quick.get(),
            Value::Class(class) => class.quick.get(),
            _ => None,
        };
        if let Some(quick) = quick {
            let value = quick(self, frame.values.above(from))?;
            if !value.is_unbound() {
                frame.values.truncate(at);
                frame.push(value);
                return Ok(None);
            }
        }
        let args = Args { values: frame.values.take_from(from).collect(), keywords: Vec::new() };
        let callable = std::mem::take(&mut frame.values[at]);
        frame.values.truncate(at);
        self.call_op(frame, callable, args)
    }

    /// A call from an op: pushes its value, or says which frame must run.
    pub(super) fn call_op(&mut self, frame: &mut Frame, callable: Value, args: Args) -> R<Option<Flow>> {
        // Whoever handles an exception stands there, too, so that what the native calls knows of it.
        if let Value::Native(native) = &callable
            && (native.sees_frames || !frame.handled.is_empty())
        {
            return Ok(Some(Flow::Native(Box::new((Rc::clone(native), args)))));
        }
        match self.begin_call(callable, args)? {
            Begun::Value(value) => {
                frame.push(value);
                Ok(None)
            }
            Begun::Frame(callee) => Ok(Some(Flow::Push(callee))),
        }
    }

    /// Calls anything, as far as that needs no frame.
    ///
    /// # Errors
    /// Whatever it raises.
    pub(crate) fn begin_call(&mut self, callable: Value, args: Args) -> R<Begun> {
        let (mut callable, mut args) = (callable, args);
        loop {
            match &callable {
                Value::Function(function) => {
                    let function = Rc::clone(function);
                    let mut frame = self.new_frame(&function.body, &function.globals);
                    if let Err(left) = self.bind_args(&function, &mut frame.values, args) {
                        self.recycle(frame);
                        return Err(left);
                    }
                    return Ok(Self::made(&function, frame));
                }
                Value::Native(native) => {
                    let native = Rc::clone(native);
                    match (native.run)(self, args) {
                        Ok(value) => return Ok(Begun::Value(value)),
                        Err(Leave::Call(call)) => (callable, args) = *call,
                        Err(left) => return Err(left),
                    }
                }
                Value::Method(method) => {
                    args.values.insert(0, method.1.clone());
                    callable = method.0.clone();
                }
                Value::Class(class) => {
                    let class = Rc::clone(class);
                    match self.instantiate(&class, args) {
                        Err(Leave::Call(call)) => (callable, args) = *call,
                        begun => return begun,
                    }
                }
                Value::Object(object) => {
                    if let Some(StaticMethod(inner)) = object.native() {
                        callable = inner.clone();
                        continue;
                    }
                    let name = Rc::clone(&self.names.call);
                    let class = Rc::clone(&object.class);
                    match self.lookup(&class, &name) {
                        Some(method @ (Value::Function(_) | Value::Native(_))) => {
                            args.values.insert(0, callable.clone());
                            callable = method;
                        }
                        Some(method) => callable = self.bind(method, Some(&callable), &class)?,
                        None => return Err(self.not_callable(&callable)),
                    }
                }
                _ => return Err(self.not_callable(&callable)),
            }
        }
    }

    fn not_callable(&self, value: &Value) -> Leave {
        type_error(format!("'{}' object is not callable", self.type_name(value)))
    }

    /// A function's frame, or what its kind of function makes of it.
    #[inline(always)]
    pub(super) fn made(function: &Function, frame: Box<Frame>) -> Begun {
        match function.body.code.kind {
            CodeKind::Function | CodeKind::Body => Begun::Frame(frame),
            kind => Self::generator(function, kind, frame),
        }
    }

    fn generator(function: &Function, kind: CodeKind, frame: Box<Frame>) -> Begun {
        Begun::Value(Value::Generator(Rc::new(Generator {
            kind,
            body: Rc::clone(&function.body),
            frame: Some(frame).into(),
            state: GeneratorState::Created.into(),
            name: Rc::clone(&function.name.borrow()).into(),
            qualname: Rc::clone(&function.qualname.borrow()).into(),
            is_awaitable: false.into(),
        })))
    }

    /// Whether a function's parameters are positional ones, and so many arguments and its defaults are all they need.
    #[inline(always)]
    pub(super) fn fits(function: &Function, count: usize) -> bool {
        function.body.plain.is_some_and(|positional| {
            positional as usize == count || Self::fits_with_defaults(function, positional as usize, count)
        })
    }

    fn fits_with_defaults(function: &Function, positional: usize, count: usize) -> bool {
        count < positional && positional - count <= function.defaults.borrow().len()
    }

    /// Fills the slots behind arguments that [`Vm::fits`] says are enough: defaults, unbound locals, the closure.
    #[inline(always)]
    fn fill(function: &Function, slots: &mut Stack) {
        let positional = function.body.plain.unwrap_or_default() as usize;
        if slots.len() < positional {
            let defaults = function.defaults.borrow();
            slots.extend(defaults[defaults.len() - (positional - slots.len())..].iter().cloned());
        }
        slots.unbound_to(function.body.locals as usize);
        if !function.closure.is_empty() {
            slots.extend(function.closure.iter().cloned());
        }
    }

    /// What a call makes that fits: the function stands at `at` on the caller's stack, its arguments from `from` on.
    pub(super) fn begin_fitting(&mut self, caller: &mut Frame, at: usize, from: usize) -> Begun {
        let Value::Function(function) = std::mem::take(&mut caller.values[at]) else {
            return Begun::Value(Value::None);
        };
        let mut frame = self.new_frame(&function.body, &function.globals);
        for at in from..caller.values.len() {
            frame.values.push(std::mem::take(&mut caller.values[at]));
        }
        caller.values.truncate(at);
        Self::fill(&function, &mut frame.values);
        Self::made(&function, frame)
    }

    /// Puts arguments where the function's parameters are, and fills the slots behind them.
    fn bind_args(&mut self, function: &Function, slots: &mut Stack, args: Args) -> R<()> {
        if args.keywords.is_empty() && Self::fits(function, args.values.len()) {
            slots.extend(args.values);
            Self::fill(function, slots);
            return Ok(());
        }
        let code = Rc::clone(&function.body.code);
        let names = &function.body.slots;
        let (positional, keyword_only) = (code.positional as usize, code.keyword_only as usize);
        let params = positional + keyword_only;
        slots.unbound_to(code.slots.len() - code.free as usize);
        let given = args.values.len();
        let mut rest = Vec::new();
        for (at, value) in args.values.into_iter().enumerate() {
            if at < positional {
                slots[at] = value;
            } else {
                rest.push(value);
            }
        }
        let mut after = params;
        let mut surplus = 0;
        if code.var_args {
            slots[after] = Value::tuple(rest);
            after += 1;
        } else {
            surplus = rest.len();
        }
        let more = code.var_keywords.then(|| Rc::new(Dict::default()));
        let mut posonly_by_name = Vec::new();
        for (name, value) in args.keywords {
            let first = code.positional_only as usize;
            let at = names[first..params].iter().position(|param| param.as_str() == name.as_str()).map(|at| at + first);
            match (at, &more) {
                (Some(at), _) if slots[at].is_unbound() => slots[at] = value,
                (Some(_), _) => {
                    return Err(type_error(format!(
                        "{}() got multiple values for argument '{}'",
                        function.qualname.borrow().as_str(),
                        name.as_str()
                    )));
                }
                (None, Some(more)) => {
                    let name = self.intern_str(&name);
                    more.set(&name, value);
                }
                (None, None) => {
                    if names[..first].iter().any(|param| param.as_str() == name.as_str()) {
                        posonly_by_name.push(name);
                        continue;
                    }
                    let known = names[first..params].iter().map(|name| name.as_str());
                    let meant = crate::python::suggestion::did_you_mean(name.as_str(), known);
                    return Err(type_error(format!(
                        "{}() got an unexpected keyword argument '{}'{meant}",
                        function.qualname.borrow().as_str(),
                        name.as_str()
                    )));
                }
            }
        }
        if !posonly_by_name.is_empty() {
            let names: Vec<&str> = posonly_by_name.iter().map(|name| name.as_str()).collect();
            return Err(type_error(format!(
                "{}() got some positional-only arguments passed as keyword arguments: '{}'",
                function.qualname.borrow().as_str(),
                names.join(", ")
            )));
        }
        if surplus > 0 {
            return Err(Self::too_many(function, given, &slots.all()[positional..params]));
        }
        if let Some(more) = more {
            slots[after] = Value::Dict(more);
        }
        let defaults = function.defaults.borrow();
        let first_default = positional - defaults.len().min(positional);
        let mut missing = Vec::new();
        for at in 0..positional {
            if slots[at].is_unbound() {
                match at.checked_sub(first_default).and_then(|at| defaults.get(at)) {
                    Some(default) => slots[at] = default.clone(),
                    None => missing.push(Rc::clone(&names[at])),
                }
            }
        }
        if !missing.is_empty() {
            return Err(Self::missing(function, &missing, "positional"));
        }
        for at in positional..params {
            if slots[at].is_unbound() {
                let defaults = function.keyword_defaults.borrow();
                match defaults.as_ref().and_then(|defaults| defaults.get(&names[at])) {
                    Some(default) => slots[at] = default,
                    None => missing.push(Rc::clone(&names[at])),
                }
            }
        }
        slots.extend(function.closure.iter().cloned());
        if missing.is_empty() { Ok(()) } else { Err(Self::missing(function, &missing, "keyword-only")) }
    }

    fn missing(function: &Function, names: &[Rc<Str>], kind: &str) -> Leave {
        let quoted: Vec<String> = names.iter().map(|name| format!("'{}'", name.as_str())).collect();
        let list = match quoted.as_slice() {
            [only] => only.clone(),
            [first, second] => format!("{first} and {second}"),
            [first @ .., last] => format!("{}, and {last}", first.join(", ")),
            [] => String::new(),
        };
        let s = if names.len() == 1 { "" } else { "s" };
        type_error(format!(
            "{}() missing {} required {kind} argument{s}: {list}",
            function.qualname.borrow().as_str(),
            names.len()
        ))
    }

    fn too_many(function: &Function, given: usize, keyword_only: &[Value]) -> Leave {
        let most = function.body.code.positional as usize;
        let defaults = function.defaults.borrow().len();
        let takes = if defaults > 0 {
            format!("from {} to {most} positional arguments", most - defaults)
        } else {
            format!("{most} positional argument{}", if most == 1 { "" } else { "s" })
        };
        let by_name = keyword_only.iter().filter(|value| !value.is_unbound()).count();
        let were = if by_name > 0 {
            format!(
                "{given} positional argument{} (and {by_name} keyword-only argument{}) were",
                if given == 1 { "" } else { "s" },
                if by_name == 1 { "" } else { "s" }
            )
        } else {
            format!("{given} {}", if given == 1 { "was" } else { "were" })
        };
        type_error(format!("{}() takes {takes} but {were} given", function.qualname.borrow().as_str()))
    }

    // Classes.

    /// Calls a class: makes an instance.
    fn instantiate(&mut self, class: &Rc<Class>, args: Args) -> R<Begun> {
        if let Some(meta) = &class.meta {
            let name = Rc::clone(&self.names.call);
            if let Some(call @ Value::Function(_)) = self.lookup(meta, &name) {
                let mut args = args;
                args.values.insert(0, Value::Class(Rc::clone(class)));
                return self.begin_call(call, args);
            }
        }
        if Rc::ptr_eq(class, &self.types.type_) && args.values.len() == 1 {
            return Ok(Begun::Value(Value::Class(self.class_of(&args.values[0]))));
        }
        self.type_call(class, args)
    }

    /// `type.__call__(class, …)`: `__new__`, then `__init__`.
    pub(crate) fn type_call(&mut self, class: &Rc<Class>, args: Args) -> R<Begun> {
        let name = Rc::clone(&self.names.new);
        let new = self.lookup(class, &name);
        if class.is_builtin
            && !matches!(class.layout, Layout::Object | Layout::Exception | Layout::Native | Layout::Type)
            && let Some(Value::Native(native)) = &new
        {
            // Its `__new__` does all there is to do.
            let mut args = args;
            args.values.insert(0, Value::Class(Rc::clone(class)));
            return (native.run)(self, args).map(Begun::Value);
        }
        let init_name = Rc::clone(&self.names.init);
        let init = self.lookup(class, &init_name);
        let object = match new {
            Some(Value::Object(object)) if object.native::<StaticMethod>().is_some() => {
                let inner = object.native::<StaticMethod>().map(|method| method.0.clone()).unwrap_or_default();
                if let Value::Function(function) = &inner
                    && !function.body.code.source.is_library
                {
                    // It may wait, as for a lock: then it must be a frame.
                    let construct = self.prelude_function("_construct")?;
                    let mut args = args;
                    args.values.insert(0, Value::Class(Rc::clone(class)));
                    args.values.insert(1, inner);
                    return self.begin_call(construct, args);
                }
                let mut all = Args { values: args.values.clone(), keywords: args.keywords.clone() };
                all.values.insert(0, Value::Class(Rc::clone(class)));
                self.call(inner, all)?
            }
            Some(Value::Native(native)) if !native.name.is_empty() && native.owner.is_some() => {
                // The `__new__` of a builtin type. It takes all arguments and leaves nothing to `__init__`, unless
                // the program defines one.
                let mut all = Args { values: args.values.clone(), keywords: args.keywords.clone() };
                all.values.insert(0, Value::Class(Rc::clone(class)));
                (native.run)(self, all)?
            }
            Some(other) => {
                let mut all = Args { values: args.values.clone(), keywords: args.keywords.clone() };
                all.values.insert(0, Value::Class(Rc::clone(class)));
                self.call(other, all)?
            }
            None => {
                if init.is_none() && (args.len() > 0 || !args.keywords.is_empty()) {
                    return Err(type_error(format!("{}() takes no arguments", class.name().as_str())));
                }
                Value::Object(self.new_object(class)?)
            }
        };
        if !self.is_instance(&object, class) {
            return Ok(Begun::Value(object));
        }
        match init {
            Some(Value::Function(function)) => {
                let mut args = args;
                args.values.insert(0, object.clone());
                let mut frame = self.new_frame(&function.body, &function.globals);
                self.bind_args(&function, &mut frame.values, args)?;
                match Self::made(&function, frame) {
                    Begun::Frame(mut frame) => {
                        frame.mode = Mode::Init(object);
                        Ok(Begun::Frame(frame))
                    }
                    Begun::Value(value) => self.check_init(&value).map(|()| Begun::Value(object)),
                }
            }
            Some(init) => {
                let bound = self.bind(init, Some(&object), class)?;
                let value = self.call(bound, args)?;
                self.check_init(&value)?;
                Ok(Begun::Value(object))
            }
            None => Ok(Begun::Value(object)),
        }
    }

    /// `object.__new__(class)`
    ///
    /// # Errors
    /// `TypeError` for an abstract class, and for one that only its own `__new__` can make.
    pub(crate) fn new_object(&mut self, class: &Rc<Class>) -> R<Rc<Object>> {
        let name = Rc::clone(&self.names.abstract_methods);
        if !class.is_builtin
            && let Some(methods) = self.lookup(class, &name)
            && self.truth(&methods)?
        {
            return Err(self.abstract_error(class, &methods));
        }
        let payload = match class.layout {
            Layout::Object => Payload::None,
            Layout::Exception => Payload::Exception(Box::default()),
            Layout::Dict => Payload::Value(Value::dict()),
            Layout::List => Payload::Value(Value::list(Vec::new())),
            Layout::Set => Payload::Value(Value::Set(Rc::default())),
            _ => {
                return Err(type_error(format!("cannot create '{}' instances", class.name().as_str())));
            }
        };
        let object = Object::new(Rc::clone(class), payload);
        if class.hooks.noted {
            crate::python::collector::note(&object);
        }
        Ok(object)
    }

    fn abstract_error(&mut self, class: &Class, methods: &Value) -> Leave {
        let mut names: Vec<String> = self
            .collect(methods)
            .unwrap_or_default()
            .iter()
            .filter_map(|name| name.as_str().map(str::to_owned))
            .collect();
        names.sort();
        let list: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
        let s = if names.len() == 1 { "" } else { "s" };
        type_error(format!(
            "Can't instantiate abstract class {} without an implementation for abstract method{s} {}",
            class.name().as_str(),
            list.join(", ")
        ))
    }

    /// What an attribute of a class is on an object of it, or on the class itself.
    ///
    /// # Errors
    /// Whatever a descriptor raises.
    pub(crate) fn bind(&mut self, value: Value, object: Option<&Value>, class: &Rc<Class>) -> R {
        match &value {
            Value::Function(_) => Ok(match object {
                Some(object) => Value::method(value, object.clone()),
                None => value,
            }),
            Value::Native(native) => Ok(match object {
                Some(object) if native.owner.is_some() => Value::method(value, object.clone()),
                _ => value,
            }),
            Value::Object(descriptor) => {
                if let Some(StaticMethod(inner)) = descriptor.native() {
                    return Ok(inner.clone());
                }
                if let Some(ClassMethod(inner)) = descriptor.native() {
                    let inner = inner.clone();
                    let class = Value::Class(Rc::clone(class));
                    if matches!(inner, Value::Function(_) | Value::Native(_)) {
                        return Ok(Value::method(inner, class));
                    }
                    let meta = self.class_of(&class);
                    return self.bind(inner, Some(&class), &meta);
                }
                if let Some(property) = descriptor.native::<crate::python::types::Property>() {
                    return match object {
                        None => Ok(value.clone()),
                        Some(object) => {
                            let getter = property.get.clone();
                            if getter.is_none() {
                                return Err(self.no_accessor(object, &value, "getter"));
                            }
                            self.call(getter, [object.clone()])
                        }
                    };
                }
                let name = Rc::clone(&self.names.get);
                let descriptor_class = Rc::clone(&descriptor.class);
                if descriptor_class.is_builtin {
                    return Ok(value);
                }
                match self.lookup(&descriptor_class, &name) {
                    Some(get) => {
                        let object = object.cloned().unwrap_or(Value::None);
                        let class = Value::Class(Rc::clone(class));
                        self.call_bound(get, &value, [object, class])
                    }
                    None => Ok(value),
                }
            }
            _ => Ok(value),
        }
    }

    /// A call that the prelude performs, in Python.
    pub(crate) fn prelude<const N: usize>(&mut self, name: &str, args: [Value; N]) -> Leave {
        match self.prelude_function(name) {
            Ok(function) => instead(function, args),
            Err(left) => left,
        }
    }

    /// Keyword arguments as Python's own names.
    pub(crate) fn keywords(&mut self, dict: &Dict) -> R<Vec<(Rc<Str>, Value)>> {
        let mut keywords = Vec::new();
        for (key, value) in dict.pairs() {
            match &key {
                Value::Str(name) => keywords.push((self.intern_str(name), value)),
                _ => return Err(type_error("keywords must be strings")),
            }
        }
        Ok(keywords)
    }
}
