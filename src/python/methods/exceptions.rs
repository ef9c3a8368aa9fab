//! Exceptions: making them, notes, groups and their parts.

use std::rc::Rc;

use super::add;
use crate::python::exception::{Exc, ExceptionData, Kind, R, data, error, is_exception, type_error, value_error};
use crate::python::native::NOTHING;
use crate::python::value::{Args, Object, Payload, Value};
use crate::python::vm::Vm;

fn exception(vm: &Vm, value: &Value) -> R<Exc> {
    is_exception(value)
        .cloned()
        .ok_or_else(|| type_error(format!("an exception is required, not '{}'", vm.type_name(value))))
}

/// `BaseException.__new__`: keeps the arguments.
fn new(vm: &mut Vm, args: Args) -> R {
    let mut args = args;
    if args.values.is_empty() {
        return Err(type_error("BaseException.__new__(): not enough arguments"));
    }
    let Value::Class(class) = args.values.remove(0) else {
        return Err(type_error("BaseException.__new__(X): X is not a type object"));
    };
    let init = Rc::clone(&vm.names.init);
    let own_init = matches!(vm.lookup(&class, &init), Some(Value::Function(_)));
    let takes = ["ImportError", "AttributeError", "NameError"];
    let takes_names = class.mro.borrow().iter().any(|class| takes.contains(&class.name().as_str()));
    if !own_init && !args.keywords.is_empty() && !takes_names {
        return Err(type_error(format!("{}() takes no keyword arguments", class.name().as_str())));
    }
    let values = args.values.to_vec();
    if class.is_subclass(vm.types.exception(Kind::BaseExceptionGroup)) {
        return new_group(vm, &class, values);
    }
    // `OSError(errno, message)` is an error of the kind that the number means.
    let mut class = class;
    if Rc::ptr_eq(&class, vm.types.exception(Kind::OSError))
        && let (Some(Value::Int(number)), true) = (values.first(), values.len() >= 2)
        && let Some(kind) = os_error(*number)
    {
        class = Rc::clone(vm.types.exception(kind));
    }
    let exc = Object::new(class, Payload::Exception(Box::new(ExceptionData::with(values))));
    if !own_init {
        for (name, value) in args.keywords {
            let name = vm.intern_str(&name);
            exc.dict().set(&name, value);
        }
    }
    Ok(Value::Object(exc))
}

fn os_error(number: i64) -> Option<Kind> {
    Some(match number {
        1 | 13 => Kind::PermissionError,
        2 => Kind::FileNotFoundError,
        3 => Kind::ProcessLookupError,
        4 => Kind::InterruptedError,
        10 => Kind::ChildProcessError,
        11 => Kind::BlockingIOError,
        17 => Kind::FileExistsError,
        20 => Kind::NotADirectoryError,
        21 => Kind::IsADirectoryError,
        32 => Kind::BrokenPipeError,
        103 => Kind::ConnectionAbortedError,
        104 => Kind::ConnectionResetError,
        110 => Kind::TimeoutError,
        111 => Kind::ConnectionRefusedError,
        _ => return None,
    })
}

fn new_group(vm: &mut Vm, class: &Rc<crate::python::class::Class>, values: Vec<Value>) -> R {
    let name = class.name();
    let name = name.as_str();
    let [message, parts] = values.as_slice() else {
        return Err(type_error(format!(
            "BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)",
            values.len()
        )));
    };
    if message.as_str().is_none() {
        return Err(type_error(format!(
            "BaseExceptionGroup.__new__() argument 1 must be str, not {}",
            vm.type_name(message)
        )));
    }
    let items = match parts {
        Value::List(_) | Value::Tuple(_) => vm.collect(parts)?,
        _ => return Err(type_error("second argument (exceptions) must be a sequence")),
    };
    if items.is_empty() {
        return Err(value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let exceptions = Rc::clone(vm.types.exception(Kind::Exception));
    let mut all_plain = true;
    for (at, item) in items.iter().enumerate() {
        if is_exception(item).is_none() {
            return Err(value_error(format!("Item {at} of second argument (exceptions) is not an exception")));
        }
        all_plain &= vm.is_instance(item, &exceptions);
    }
    let mut class = Rc::clone(class);
    if all_plain && Rc::ptr_eq(&class, vm.types.exception(Kind::BaseExceptionGroup)) {
        class = Rc::clone(vm.types.exception(Kind::ExceptionGroup));
    } else if !all_plain && class.is_subclass(&exceptions) {
        return Err(type_error(if Rc::ptr_eq(&class, vm.types.exception(Kind::ExceptionGroup)) {
            "Cannot nest BaseExceptions in an ExceptionGroup".to_owned()
        } else {
            format!("Cannot nest BaseExceptions in '{name}'")
        }));
    }
    let args = vec![message.clone(), parts.clone()];
    Ok(Value::Object(Object::new(class, Payload::Exception(Box::new(ExceptionData::with(args))))))
}

fn parts(vm: &mut Vm, group: &Value) -> R<Vec<Value>> {
    let name = vm.intern("exceptions");
    let parts = vm.get_attr(group, &name)?;
    vm.collect(&parts)
}

/// Whether an exception is what `split` and `subgroup` look for.
fn fits(vm: &mut Vm, condition: &Value, exc: &Value) -> R<bool> {
    match condition {
        Value::Class(_) | Value::Tuple(_) => vm.instance_of(exc, condition),
        _ => {
            let fits = vm.call(condition.clone(), [exc.clone()])?;
            vm.truth(&fits)
        }
    }
}

fn split(vm: &mut Vm, group: &Value, condition: &Value) -> R<(Value, Value)> {
    if fits(vm, condition, group)? {
        return Ok((group.clone(), Value::None));
    }
    let groups = Rc::clone(vm.types.exception(Kind::BaseExceptionGroup));
    let (mut matched, mut rest) = (Vec::new(), Vec::new());
    for part in parts(vm, group)? {
        if vm.is_instance(&part, &groups) {
            let (a, b) = split(vm, &part, condition)?;
            matched.extend(Some(a).filter(|a| !a.is_none()));
            rest.extend(Some(b).filter(|b| !b.is_none()));
        } else if fits(vm, condition, &part)? {
            matched.push(part);
        } else {
            rest.push(part);
        }
    }
    let mut side = |parts: Vec<Value>| if parts.is_empty() { Ok(Value::None) } else { vm.derive_group(group, parts) };
    Ok((side(matched)?, side(rest)?))
}

pub(super) fn install(vm: &mut Vm) {
    let class = Rc::clone(vm.types.exception(Kind::BaseException));
    add(
        vm,
        &class,
        &[
            ("__new__", new),
            ("__init__", |vm, args| {
                let Some(own) = args.values.first().cloned() else { return NOTHING };
                let exc = exception(vm, &own)?;
                let groups = Rc::clone(vm.types.exception(Kind::BaseExceptionGroup));
                if !exc.class.is_subclass(&groups) {
                    Vm::set_args(&exc, args.values[1..].to_vec());
                }
                NOTHING
            }),
            ("with_traceback", |vm, args| {
                let [own, traceback] = args.method("with_traceback")?;
                let exc = exception(vm, &own)?;
                *data(&exc).traceback.borrow_mut() = crate::python::seen::entries(&traceback);
                Ok(own)
            }),
            ("add_note", |vm, args| {
                let [own, note] = args.method("add_note")?;
                if note.as_str().is_none() {
                    return Err(type_error(format!("add_note() argument must be str, not {}", vm.type_name(&note))));
                }
                let exc = exception(vm, &own)?;
                let name = Rc::clone(&vm.names.notes);
                match exc.dict().get(&name) {
                    Some(Value::List(notes)) => notes.borrow_mut().push(note),
                    _ => exc.dict().set(&name, Value::list(vec![note])),
                }
                NOTHING
            }),
            ("__setstate__", |_, _| NOTHING),
        ],
    );
    let class = Rc::clone(vm.types.exception(Kind::BaseExceptionGroup));
    add(
        vm,
        &class,
        &[
            ("derive", |vm, args| {
                let [own, parts] = args.method("derive")?;
                let exc = exception(vm, &own)?;
                let message = data(&exc).args.borrow().first().cloned().unwrap_or(Value::None);
                let class = Value::Class(Rc::clone(vm.types.exception(Kind::BaseExceptionGroup)));
                vm.call(class, [message, parts])
            }),
            ("split", |vm, args| {
                let [own, condition] = args.method("split")?;
                check_condition(vm, &condition)?;
                let (matched, rest) = split(vm, &own, &condition)?;
                Ok(Value::tuple(vec![matched, rest]))
            }),
            ("subgroup", |vm, args| {
                let [own, condition] = args.method("subgroup")?;
                check_condition(vm, &condition)?;
                Ok(split(vm, &own, &condition)?.0)
            }),
        ],
    );
    super::add_class(vm, &class, "__class_getitem__", |_, args| {
        let [class, _] = args.method("__class_getitem__")?;
        Ok(class)
    });
}

fn check_condition(vm: &mut Vm, condition: &Value) -> R<()> {
    let callable = vm.builtins.get_str("callable").unwrap_or_default();
    let is = match condition {
        Value::Tuple(_) => true,
        other => {
            let is = vm.call(callable, [other.clone()])?;
            vm.truth(&is)?
        }
    };
    if is {
        return Ok(());
    }
    Err(error(
        Kind::TypeError,
        "expected an exception type, a tuple of exception types, or a callable (other than a class)",
    ))
}
