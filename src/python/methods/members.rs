//! What classes give for the names in their `__slots__`.

use std::rc::Rc;

use super::add;
use crate::python::class::Class;
use crate::python::exception::{R, type_error};
use crate::python::native::NOTHING;
use crate::python::types::Member;
use crate::python::value::{Str, Value};
use crate::python::vm::Vm;

fn member(vm: &Vm, value: &Value) -> R<(Rc<Str>, Rc<Class>)> {
    match value.native_ref::<Member>() {
        Some(member) => Ok((Rc::clone(&member.name), Rc::clone(&member.owner))),
        None => Err(type_error(format!("a member_descriptor is required, not '{}'", vm.type_name(value)))),
    }
}

pub(super) fn install(vm: &mut Vm) {
    let class = Rc::clone(&vm.types.member);
    add(
        vm,
        &class,
        &[
            ("__repr__", |vm, args| {
                let [this] = args.method("__repr__")?;
                let (name, owner) = member(vm, &this)?;
                Ok(Value::str(format!("<member '{}' of '{}' objects>", name.as_str(), owner.name().as_str())))
            }),
            ("__get__", |vm, args| {
                let [this, object, _] = args.bind("__get__", ["/self", "/object", "/owner"], 2)?;
                let (name, _) = member(vm, &this)?;
                if object.is_none() { Ok(this) } else { vm.get_attr(&object, &name) }
            }),
            ("__set__", |vm, args| {
                let [this, object, value] = args.method("__set__")?;
                let (name, _) = member(vm, &this)?;
                vm.plain_set_attr(&object, &name, value)?;
                NOTHING
            }),
            ("__delete__", |vm, args| {
                let [this, object] = args.method("__delete__")?;
                let (name, _) = member(vm, &this)?;
                vm.plain_delete_attr(&object, &name)?;
                NOTHING
            }),
        ],
    );
}
