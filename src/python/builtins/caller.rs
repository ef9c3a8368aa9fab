//! Builtin functions that look at their caller: its names, and code that runs among them.

use std::rc::Rc;

use crate::python::code::Source;
use crate::python::exception::{Kind, R, error, type_error, value_error};
use crate::python::frame::Body;
use crate::python::map::Dict;
use crate::python::native::NOTHING;
use crate::python::value::{Args, Str, Value};
use crate::python::vm::Vm;

fn caller_namespace(vm: &mut Vm) -> Rc<Dict> {
    vm.frames.last().map(|frame| frame.locals()).unwrap_or_default()
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
            if let Value::Str(name) = &key
                && !name.as_str().starts_with('.')
            {
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

/// How a text is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// One expression; its value is the answer.
    Eval,
    /// Statements.
    Exec,
}

/// The code of a text, or that which `compile` made of one.
fn body_of(vm: &mut Vm, source: &Value, file: &str, mode: Mode) -> R<Rc<Body>> {
    let text = match source.plain() {
        Value::Code(body) => return Ok(Rc::clone(body)),
        Value::Str(text) => text.as_str().to_owned(),
        Value::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        _ => {
            let name = if mode == Mode::Eval { "eval" } else { "exec" };
            return Err(type_error(format!("{name}() arg 1 must be a string, bytes or code object")));
        }
    };
    let (text, compile): (&str, fn(Rc<Source>) -> _) = match mode {
        Mode::Eval => (text.trim_start(), crate::python::compile::compile_expression),
        Mode::Exec => (&text, crate::python::compile::compile),
    };
    let source = Rc::new(Source::new(file, text));
    let code = compile(Rc::clone(&source)).map_err(|errors| vm.syntax_error(&source, &errors))?;
    Ok(vm.load(&code))
}

pub(super) fn eval(vm: &mut Vm, args: Args) -> R {
    let [source, globals, locals] = args.bind("eval", ["/source", "globals", "locals"], 1)?;
    let body = body_of(vm, &source, "<string>", Mode::Eval)?;
    run_in(vm, &body, globals, locals)
}

pub(super) fn exec(vm: &mut Vm, args: Args) -> R {
    let [source, globals, locals] = args.bind("exec", ["/source", "globals", "locals"], 1)?;
    let body = body_of(vm, &source, "<string>", Mode::Exec)?;
    run_in(vm, &body, globals, locals)?;
    NOTHING
}

pub(super) fn compile(vm: &mut Vm, args: Args) -> R {
    let names = ["source", "filename", "mode", "flags", "dont_inherit", "optimize", "*_feature_version"];
    let [source, file, mode, ..] = args.bind("compile", names, 3)?;
    let mode = match mode.as_str() {
        Some("eval") => Mode::Eval,
        Some("exec" | "single") => Mode::Exec,
        _ => return Err(value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    if !matches!(source.plain(), Value::Code(_) | Value::Str(_) | Value::Bytes(_)) {
        return Err(type_error("compile() arg 1 must be a string, bytes or AST object"));
    }
    body_of(vm, &source, file.as_str().unwrap_or("<string>"), mode).map(Value::Code)
}

/// Globals whose `__builtins__` say which of them there are: what isn't among them is told before anything runs, the others
/// are globals meanwhile. Those that were put there.
fn restrict(vm: &mut Vm, body: &Rc<Body>, globals: &Value, locals: &Value) -> R<Vec<Rc<Str>>> {
    let Value::Dict(given) = globals.plain() else { return Ok(Vec::new()) };
    let Some(Value::Dict(builtins)) = given.get_str("__builtins__") else { return Ok(Vec::new()) };
    let mut lent = Vec::new();
    for name in &body.names {
        let is_local = matches!(locals.plain(), Value::Dict(locals) if locals.get(name).is_some());
        if is_local || given.get(name).is_some() {
            continue;
        }
        if let Some(value) = builtins.get(name) {
            given.set(name, value);
            lent.push(Rc::clone(name));
        } else if vm.builtins.get(name).is_some() {
            return Err(error(Kind::NameError, format!("name '{}' is not defined", name.as_str())));
        }
    }
    Ok(lent)
}

/// Names are globals of a dict in which the locals lie over the globals; what is new there goes back to the locals.
fn run_in(vm: &mut Vm, body: &Rc<Body>, globals: Value, locals: Value) -> R {
    let lent = restrict(vm, body, &globals, &locals)?;
    let given = if lent.is_empty() { None } else { Some(globals.clone()) };
    let answer = run_among(vm, body, globals, locals);
    if let Some(Value::Dict(given)) = given.as_ref().map(Value::plain) {
        for name in lent {
            given.remove(&name);
        }
    }
    answer
}

fn run_among(vm: &mut Vm, body: &Rc<Body>, globals: Value, locals: Value) -> R {
    let (globals, locals) = namespaces(vm, globals, locals);
    let merged = if Rc::ptr_eq(&globals, &locals) { Rc::clone(&globals) } else { globals.copy() };
    let before = if Rc::ptr_eq(&globals, &locals) {
        Vec::new()
    } else {
        for (key, value) in locals.pairs() {
            vm.dict_set(&merged, &key, value)?;
        }
        merged.pairs()
    };
    let frame = vm.body_frame(body, &merged);
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
