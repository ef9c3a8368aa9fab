//! The methods of the builtin classes, one file for each family.

mod annotations;
mod dicts;
mod exceptions;
mod generators;
mod lists;
mod members;
mod numbers;
mod objects;
mod parameters;
mod sets;
mod strings;

pub(crate) use strings::{bytes_of, digit_value, is_space, percent};

use std::rc::Rc;

use super::class::{Class, changed};
use super::native::{Native, NativeFn};
use super::types::StaticMethod;
use super::value::Value;
use super::vm::Vm;

/// Gives the builtin classes of a new machine their methods.
pub(crate) fn install(vm: &mut Vm) {
    super::seen::install(vm);
    members::install(vm);
    objects::install(vm);
    annotations::install(vm);
    numbers::install(vm);
    strings::install(vm);
    lists::install(vm);
    dicts::install(vm);
    sets::install(vm);
    exceptions::install(vm);
    generators::install(vm);
    changed();
}

/// Gives a class these methods.
pub(crate) fn add(vm: &mut Vm, class: &Rc<Class>, methods: &[(&'static str, NativeFn)]) {
    for (name, run) in methods {
        let text = vm.intern(name);
        class.dict.set(&text, Native::method(name, class, *run));
    }
}

/// Gives a class a function that belongs to it but takes no object.
pub(crate) fn add_static(vm: &mut Vm, class: &Rc<Class>, name: &'static str, run: NativeFn) {
    let text = vm.intern(name);
    let method = Value::native(&vm.types.staticmethod, StaticMethod(Native::function(name, run)));
    class.dict.set(&text, method);
}

/// Gives a class a function that takes the class.
pub(crate) fn add_class(vm: &mut Vm, class: &Rc<Class>, name: &'static str, run: NativeFn) {
    let text = vm.intern(name);
    let method = super::types::ClassMethod(Native::function(name, run));
    let method = Value::native(&vm.types.classmethod, method);
    class.dict.set(&text, method);
}

/// An instance of a class that extends a builtin type, or that type's value itself.
pub(crate) fn wrap(class: &Value, own: &Rc<Class>, value: Value) -> Value {
    match class {
        Value::Class(class) if class.id != own.id => {
            Value::Object(super::value::Object::new(Rc::clone(class), super::value::Payload::Value(value)))
        }
        _ => value,
    }
}
