//! `contextvars`: the values that variables have in a task.

use std::cell::RefCell;
use std::rc::Rc;

use super::exception::{Kind, error, type_error, value_error};
use super::methods::{add, add_class};
use super::native::{NOTHING, Native};
use super::value::Value;
use super::vm::Vm;

/// A variable: its name and its default.
struct Var {
    name: Value,
    default: Value,
}

/// The values of variables. Copying one is cheap: whoever changes it copies first.
#[derive(Default)]
struct Context(RefCell<Rc<Vec<(Value, Value)>>>);

/// What `set` gives, to take it back.
struct Token {
    var: Value,
    old: Value,
    used: std::cell::Cell<bool>,
}

impl Vm {
    /// The context that is current, for a callback.
    pub(crate) fn current_context(&mut self) -> Value {
        match &self.aio.context {
            Some(context) => context.clone(),
            None => {
                let context = Value::native(&self.types.context, Context::default());
                self.aio.context = Some(context.clone());
                context
            }
        }
    }

    /// A copy of it, for a task.
    pub(crate) fn copied_context(&mut self) -> Value {
        let values = match self.current_context().native_ref::<Context>() {
            Some(Context(values)) => Rc::clone(&values.borrow()),
            None => Rc::default(),
        };
        Value::native(&self.types.context, Context(RefCell::new(values)))
    }

    fn context_get(&mut self, context: &Value, var: &Value) -> Option<Value> {
        let Context(values) = context.native_ref()?;
        let values = values.borrow();
        values.iter().find(|(there, _)| there.is(var)).map(|(_, value)| value.clone())
    }

    fn context_set(&mut self, var: &Value, value: Value) -> Value {
        let context = self.current_context();
        let Some(Context(values)) = context.native_ref() else { return Value::Unbound };
        let mut values = values.borrow_mut();
        let values = Rc::make_mut(&mut values);
        match values.iter().position(|(there, _)| there.is(var)) {
            Some(at) if value.is_unbound() => values.remove(at).1,
            Some(at) => std::mem::replace(&mut values[at].1, value),
            None => {
                if !value.is_unbound() {
                    values.push((var.clone(), value));
                }
                Value::Unbound
            }
        }
    }
}

/// The module `_contextvars`.
pub(crate) fn module(vm: &mut Vm) -> Vec<(&'static str, Value)> {
    let class = Rc::clone(&vm.types.context_var);
    add(
        vm,
        &class,
        &[
            ("__new__", |vm, args| {
                let [_, name, default] = args.bind("ContextVar", ["/class", "/name", "*default"], 2)?;
                Ok(Value::native(&vm.types.context_var, Var { name, default }))
            }),
            ("get", |vm, args| {
                let [this, default] = args.bind("get", ["/self", "/default"], 1)?;
                let context = vm.current_context();
                if let Some(value) = vm.context_get(&context, &this) {
                    return Ok(value);
                }
                if let Some(default) = default.given() {
                    return Ok(default);
                }
                match this.native_ref::<Var>() {
                    Some(var) if !var.default.is_unbound() => Ok(var.default.clone()),
                    _ => Err(vm.raise(Kind::LookupError, vec![this])),
                }
            }),
            ("set", |vm, args| {
                let [this, value] = args.method("set")?;
                let old = vm.context_set(&this, value);
                let token = Token { var: this, old, used: std::cell::Cell::new(false) };
                Ok(Value::native(&vm.types.token, token))
            }),
            ("reset", |vm, args| {
                let [this, token] = args.method("reset")?;
                let Some(own) = token.native_ref::<Token>() else {
                    return Err(type_error(format!("expected an instance of Token, got {}", vm.repr(&token)?)));
                };
                if own.used.get() {
                    let shown = vm.repr(&token)?;
                    return Err(error(Kind::RuntimeError, format!("{shown} has already been used once")));
                }
                if !own.var.is(&this) {
                    let shown = vm.repr(&token)?;
                    return Err(value_error(format!("{shown} was created by a different ContextVar")));
                }
                own.used.set(true);
                vm.context_set(&this, own.old.clone());
                NOTHING
            }),
            ("__repr__", |vm, args| {
                let [this] = args.method("__repr__")?;
                let Some(var) = this.native_ref::<Var>() else { return NOTHING };
                let mut text = format!("<ContextVar name={}", vm.repr(&var.name)?);
                if !var.default.is_unbound() {
                    text += &format!(" default={}", vm.repr(&var.default)?);
                }
                Ok(Value::str(format!("{text} at {:#x}>", vm.shown_address(&this))))
            }),
            ("__getattr__", |vm, args| {
                let [this, name] = args.method("__getattr__")?;
                match (this.native_ref::<Var>(), name.as_str()) {
                    (Some(var), Some("name")) => Ok(var.name.clone()),
                    (_, name) => {
                        let name = vm.intern(name.unwrap_or_default());
                        Err(vm.no_attribute(&this, &name))
                    }
                }
            }),
        ],
    );
    add_class(vm, &class, "__class_getitem__", |_, args| Ok(args.values[0].clone()));
    let class = Rc::clone(&vm.types.token);
    add(
        vm,
        &class,
        &[
            ("__getattr__", |vm, args| {
                let [this, name] = args.method("__getattr__")?;
                match (this.native_ref::<Token>(), name.as_str()) {
                    (Some(token), Some("var")) => Ok(token.var.clone()),
                    (Some(token), Some("old_value")) if !token.old.is_unbound() => Ok(token.old.clone()),
                    // What `MISSING` is stands in the class.
                    (Some(_), Some("old_value")) => Ok(vm.types.token.dict.get_str("MISSING").unwrap_or_default()),
                    (_, name) => {
                        let name = vm.intern(name.unwrap_or_default());
                        Err(vm.no_attribute(&this, &name))
                    }
                }
            }),
            ("__repr__", |vm, args| {
                let [this] = args.method("__repr__")?;
                let Some(token) = this.native_ref::<Token>() else { return NOTHING };
                let used = if token.used.get() { " used" } else { "" };
                let address = vm.shown_address(&this);
                Ok(Value::str(format!("<Token{used} var={} at {address:#x}>", vm.repr(&token.var)?)))
            }),
            ("__enter__", |_, args| Ok(args.values[0].clone())),
            ("__exit__", |vm, args| {
                let this = args.values[0].clone();
                if let Some(token) = this.native_ref::<Token>() {
                    let var = token.var.clone();
                    vm.call_method(&var, "reset", [this.clone()])?;
                }
                NOTHING
            }),
        ],
    );
    let class = Rc::clone(&vm.types.context);
    add(
        vm,
        &class,
        &[
            ("__new__", |vm, _| Ok(Value::native(&vm.types.context, Context::default()))),
            ("run", |vm, args| {
                // In Python, so that what it calls may wait.
                let function = vm.prelude_function("_context_run")?;
                Err(crate::python::exception::Leave::Call(Box::new((function, args))))
            }),
            ("copy", |vm, args| {
                let [this] = args.method("copy")?;
                let values = match this.native_ref::<Context>() {
                    Some(Context(values)) => Rc::clone(&values.borrow()),
                    None => Rc::default(),
                };
                Ok(Value::native(&vm.types.context, Context(RefCell::new(values))))
            }),
            ("get", |vm, args| {
                let [this, var, default] = args.bind("get", ["/self", "/var", "/default"], 2)?;
                Ok(vm.context_get(&this, &var).unwrap_or(default.or(Value::None)))
            }),
            ("__getitem__", |vm, args| {
                let [this, var] = args.method("__getitem__")?;
                match vm.context_get(&this, &var) {
                    Some(value) => Ok(value),
                    None => Err(vm.key_error(&var)),
                }
            }),
            ("__contains__", |vm, args| {
                let [this, var] = args.method("__contains__")?;
                Ok(Value::Bool(vm.context_get(&this, &var).is_some()))
            }),
            ("__len__", |_, args| {
                let [this] = args.method("__len__")?;
                Ok(Value::index(this.native_ref::<Context>().map_or(0, |context| context.0.borrow().len())))
            }),
            ("__iter__", |vm, args| {
                let [this] = args.method("__iter__")?;
                let vars = this
                    .native_ref::<Context>()
                    .map(|context| context.0.borrow().iter().map(|(var, _)| var.clone()).collect())
                    .unwrap_or_default();
                vm.iter(&Value::list(vars))
            }),
            ("keys", |vm, args| {
                let [this] = args.method("keys")?;
                vm.iter(&this)
            }),
            ("values", |vm, args| {
                let [this] = args.method("values")?;
                let values = this
                    .native_ref::<Context>()
                    .map(|context| context.0.borrow().iter().map(|(_, value)| value.clone()).collect())
                    .unwrap_or_default();
                vm.iter(&Value::list(values))
            }),
            ("items", |_, args| {
                let [this] = args.method("items")?;
                let pairs = this
                    .native_ref::<Context>()
                    .map(|context| {
                        context.0.borrow().iter().map(|(a, b)| Value::tuple(vec![a.clone(), b.clone()])).collect()
                    })
                    .unwrap_or_default();
                Ok(Value::list(pairs))
            }),
        ],
    );
    vec![
        ("ContextVar", Value::Class(Rc::clone(&vm.types.context_var))),
        ("Context", Value::Class(Rc::clone(&vm.types.context))),
        ("Token", Value::Class(Rc::clone(&vm.types.token))),
        (
            "_enter",
            Native::function("_enter", |vm, args| {
                let [context] = args.exactly("_enter")?;
                Ok(vm.enter_context(context).unwrap_or(Value::None))
            }),
        ),
        (
            "_set_missing",
            Native::function("_set_missing", |vm, args| {
                let [missing] = args.exactly("_set_missing")?;
                vm.types.token.dict.set_str("MISSING", missing);
                NOTHING
            }),
        ),
        (
            "_leave",
            Native::function("_leave", |vm, args| {
                let [before] = args.exactly("_leave")?;
                vm.leave_context(before.some());
                NOTHING
            }),
        ),
        (
            "copy_context",
            Native::function("copy_context", |vm, args| {
                let [] = args.exactly("copy_context")?;
                Ok(vm.copied_context())
            }),
        ),
    ]
}
