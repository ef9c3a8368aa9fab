//! Builtin functions that look at their caller: its names, and code that runs among them.

use std::rc::Rc;

use crate::python::code::{Code, Source};
use crate::python::exception::{R, type_error};
use crate::python::map::Dict;
use crate::python::native::NOTHING;
use crate::python::value::{Args, Str, Value};
use crate::python::vm::Vm;

fn caller_namespace(vm: &mut Vm) -> Rc<Dict> {
    let Some(frame) = vm.frames.last() else { return Rc::default() };
    if let Some(namespace) = &frame.namespace {
        return Rc::clone(namespace);
    }
    let dict = Dict::default();
    let slots: Vec<(Rc<Str>, Value)> = frame.body.slots.iter().cloned().zip(frame.values.iter().cloned()).collect();
    for (name, value) in slots {
        let value = match value {
            Value::Cell(cell) => cell.borrow().clone(),
            value => value,
        };
        if !value.is_unbound() && !name.as_str().starts_with('.') {
            dict.set(&name, value);
        }
    }
    Rc::new(dict)
}

pub(super) fn globals(vm: &mut Vm, args: Args) -> R {
    let [] = args.exactly("globals")?;
    Ok(Value::Dict(vm.frames.last().map(|frame| Rc::clone(&frame.globals)).unwrap_or_default()))
}

pub(super) fn locals(vm: &mut Vm, args: Args) -> R {
    let [] = args.exactly("locals")?;
    Ok(Value::Dict(caller_namespace(vm)))
}

pub(super) fn vars(vm: &mut Vm, args: Args) -> R {
    let [object] = args.bind("vars", ["/object"], 0)?;
    match object.given() {
        None => Ok(Value::Dict(caller_namespace(vm))),
        Some(object) => {
            let name = Rc::clone(&vm.names.dict);
            match vm.try_attr(&object, &name)? {
                Some(dict) => Ok(dict),
                None => Err(type_error("vars() argument must have __dict__ attribute")),
            }
        }
    }
}

pub(super) fn dir(vm: &mut Vm, args: Args) -> R {
    let [object] = args.bind("dir", ["/object"], 0)?;
    let mut names = match object.given() {
        None => caller_namespace(vm).keys(),
        Some(object) => {
            let own = vm.intern("__dir__");
            // Its own answer, if a program gives one.
            let given = match vm.class_of(&object).lookup(&own) {
                Some(Value::Function(_)) => vm.call_special(&object, &own, [])?,
                _ => None,
            };
            match given {
                Some(names) => vm.collect(&names)?,
                None => attribute_names(vm, &object),
            }
        }
    };
    let keys = names.clone();
    vm.sort_by_keys(&mut names, keys, false)?;
    Ok(Value::list(names))
}

/// The names of an object's attributes: its own and its classes'.
pub(crate) fn attribute_names(vm: &Vm, object: &Value) -> Vec<Value> {
    let names = Dict::default();
    let add = |dict: &Dict| {
        for key in dict.keys() {
            if let Value::Str(name) = &key {
                names.set(name, Value::None);
            }
        }
    };
    let class = match object {
        Value::Module(module) => {
            add(&module.dict);
            None
        }
        Value::Class(class) => Some(Rc::clone(class)),
        other => {
            if let Value::Object(object) = other
                && let Some(dict) = object.dict.get()
            {
                add(dict);
            }
            Some(vm.class_of(other))
        }
    };
    for class in class.iter().flat_map(|class| class.mro.borrow().clone()) {
        add(&class.dict);
    }
    names.keys()
}

fn namespaces(vm: &mut Vm, globals: Value, locals: Value) -> (Rc<Dict>, Rc<Dict>) {
    let own = vm.frames.last().map(|frame| Rc::clone(&frame.globals)).unwrap_or_default();
    match (globals, locals) {
        (Value::Dict(globals), Value::Dict(locals)) => (globals, locals),
        (Value::Dict(globals), _) => (Rc::clone(&globals), globals),
        (_, Value::Dict(locals)) => (own, locals),
        _ => (own, caller_namespace(vm)),
    }
}

pub(super) fn eval(vm: &mut Vm, args: Args) -> R {
    let [source, globals, locals] = args.bind("eval", ["/source", "globals", "locals"], 1)?;
    let Value::Str(text) = source.plain() else {
        return Err(type_error("eval() arg 1 must be a string, bytes or code object"));
    };
    let source = Rc::new(Source::new("<string>", text.as_str().trim_start()));
    let code = crate::python::compile::compile_expression(Rc::clone(&source))
        .map_err(|errors| vm.syntax_error(&source, &errors))?;
    run_in(vm, &code, globals, locals)
}

pub(super) fn exec(vm: &mut Vm, args: Args) -> R {
    let [source, globals, locals] = args.bind("exec", ["/source", "globals", "locals"], 1)?;
    let Value::Str(text) = source.plain() else {
        return Err(type_error("exec() arg 1 must be a string, bytes or code object"));
    };
    let source = Rc::new(Source::new("<string>", text.as_str()));
    let code =
        crate::python::compile::compile(Rc::clone(&source)).map_err(|errors| vm.syntax_error(&source, &errors))?;
    run_in(vm, &code, globals, locals)?;
    NOTHING
}

/// Names are globals of a dict in which the locals lie over the globals; what is new there goes back to the locals.
fn run_in(vm: &mut Vm, code: &Rc<Code>, globals: Value, locals: Value) -> R {
    let (globals, locals) = namespaces(vm, globals, locals);
    let body = vm.load(code);
    let merged = if Rc::ptr_eq(&globals, &locals) { Rc::clone(&globals) } else { globals.copy() };
    let before = if Rc::ptr_eq(&globals, &locals) {
        Vec::new()
    } else {
        for (key, value) in locals.pairs() {
            vm.dict_set(&merged, &key, value)?;
        }
        merged.pairs()
    };
    let frame = vm.body_frame(&body, &merged);
    let value = match vm.run_frame(frame)? {
        crate::python::vm::Ran::Returned(value) => value,
        _ => Value::None,
    };
    if !Rc::ptr_eq(&globals, &locals) {
        for (key, value) in merged.pairs() {
            if !before.iter().any(|(old, same)| old.is(&key) && same.is(&value)) {
                vm.dict_set(&locals, &key, value)?;
            }
        }
    }
    Ok(value)
}
