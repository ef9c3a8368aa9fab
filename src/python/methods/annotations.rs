//! What annotations are made of: `list[int]` and `int | str`.

use std::rc::Rc;

use super::add;
use crate::python::builtins;
use crate::python::exception::R;
use crate::python::native::NOTHING;
use crate::python::value::Value;
use crate::python::vm::Vm;

/// `list[int]`: a class and what it is made of.
pub(super) struct Alias {
    pub(super) origin: Value,
    pub(super) args: Value,
}

/// `int | str`
struct Union(Vec<Value>);

impl Vm {
    /// `list[int]`
    pub(crate) fn generic_alias(&mut self, origin: &Value, args: &Value) -> R {
        let args = match args {
            Value::Tuple(_) => args.clone(),
            one => Value::tuple(vec![one.clone()]),
        };
        let class = Rc::clone(&self.types.alias);
        Ok(Value::native(&class, Alias { origin: origin.clone(), args }))
    }

    /// `int | None`
    pub(crate) fn union_type(&mut self, left: &Value, right: &Value) -> R {
        let mut parts = self.union_parts(left).unwrap_or_else(|| vec![left.clone()]);
        for part in self.union_parts(right).unwrap_or_else(|| vec![right.clone()]) {
            if !parts.iter().any(|there| there.is(&part)) {
                parts.push(part);
            }
        }
        let class = Rc::clone(&self.types.union);
        Ok(Value::native(&class, Union(parts)))
    }

    /// The parts of a union of types, if it is one.
    pub(crate) fn union_parts(&self, value: &Value) -> Option<Vec<Value>> {
        value.native_ref::<Union>().map(|union| union.0.clone())
    }

    fn type_text(&mut self, value: &Value) -> R<String> {
        match value {
            Value::None => Ok("None".to_owned()),
            Value::Class(class) if class.id == self.types.none.id => Ok("None".to_owned()),
            Value::Class(class) => Ok(self.class_path(class)),
            Value::Ellipsis => Ok("...".to_owned()),
            Value::List(items) => {
                let items = items.borrow().clone();
                let parts = items.iter().map(|item| self.type_text(item)).collect::<R<Vec<_>>>()?;
                Ok(format!("[{}]", parts.join(", ")))
            }
            other => self.repr(other),
        }
    }
}

pub(super) fn install(vm: &mut Vm) {
    let class = Rc::clone(&vm.types.alias);
    add(
        vm,
        &class,
        &[
            ("__new__", |vm, args| {
                let [_, origin, args] = args.method("GenericAlias")?;
                vm.generic_alias(&origin, &args)
            }),
            ("__repr__", |vm, args| {
                let [own] = args.method("__repr__")?;
                let Some(alias) = own.native_ref::<Alias>() else { return NOTHING };
                let mut parts = Vec::new();
                for arg in vm.collect(&alias.args)? {
                    parts.push(vm.type_text(&arg)?);
                }
                Ok(Value::str(format!("{}[{}]", vm.type_text(&alias.origin)?, parts.join(", "))))
            }),
            ("__call__", |vm, args| {
                let mut args = args;
                let own = args.values.remove(0);
                let origin = own.native_ref::<Alias>().map(|alias| alias.origin.clone()).unwrap_or_default();
                Err(builtins::tail(origin, args.values.to_vec()))
                    .or_else(|left| if args.keywords.is_empty() { Err(left) } else { vm.call(Value::None, []) })
            }),
            ("__getitem__", super::parameters::substituted),
            ("__mro_entries__", |_, args| {
                let [own, _] = args.method("__mro_entries__")?;
                let origin = own.native_ref::<Alias>().map(|alias| alias.origin.clone()).unwrap_or_default();
                Ok(Value::tuple(vec![origin]))
            }),
            ("__getattr__", |vm, args| {
                let [own, attr] = args.method("__getattr__")?;
                let Some(alias) = own.native_ref::<Alias>() else { return NOTHING };
                match attr.as_str().unwrap_or_default() {
                    "__origin__" => Ok(alias.origin.clone()),
                    "__args__" => Ok(alias.args.clone()),
                    "__parameters__" => vm.type_parameters(&alias.args).map(Value::tuple),
                    other => {
                        let (origin, other) = (alias.origin.clone(), vm.intern(other));
                        vm.get_attr(&origin, &other)
                    }
                }
            }),
            ("__eq__", |vm, args| {
                let [own, other] = args.method("__eq__")?;
                match (own.native_ref::<Alias>(), other.native_ref::<Alias>()) {
                    (Some(a), Some(b)) => Ok(Value::Bool(a.origin.is(&b.origin) && vm.eq(&a.args, &b.args)?)),
                    _ => Ok(Value::NotImplemented),
                }
            }),
            ("__hash__", |vm, args| {
                let [own] = args.method("__hash__")?;
                let Some(alias) = own.native_ref::<Alias>() else { return NOTHING };
                vm.hash(&alias.args).map(Value::Int)
            }),
            ("__or__", |vm, args| {
                let [own, other] = args.method("__or__")?;
                vm.union_type(&own, &other)
            }),
            ("__ror__", |vm, args| {
                let [own, other] = args.method("__ror__")?;
                vm.union_type(&other, &own)
            }),
        ],
    );
    let class = Rc::clone(&vm.types.union);
    add(
        vm,
        &class,
        &[
            ("__repr__", |vm, args| {
                let [own] = args.method("__repr__")?;
                let mut parts = Vec::new();
                for part in vm.union_parts(&own).unwrap_or_default() {
                    parts.push(vm.type_text(&part)?);
                }
                Ok(Value::str(parts.join(" | ")))
            }),
            ("__getitem__", super::parameters::substituted),
            ("__or__", |vm, args| {
                let [own, other] = args.method("__or__")?;
                vm.union_type(&own, &other)
            }),
            ("__ror__", |vm, args| {
                let [own, other] = args.method("__ror__")?;
                vm.union_type(&other, &own)
            }),
            ("__eq__", |vm, args| {
                let [own, other] = args.method("__eq__")?;
                match (vm.union_parts(&own), vm.union_parts(&other)) {
                    (Some(a), Some(b)) => {
                        Ok(Value::Bool(a.len() == b.len() && a.iter().all(|part| b.iter().any(|other| other.is(part)))))
                    }
                    _ => Ok(Value::NotImplemented),
                }
            }),
            ("__hash__", |_, _| Ok(Value::Int(7))),
            ("__getattr__", |vm, args| {
                let [own, attr] = args.method("__getattr__")?;
                match attr.as_str().unwrap_or_default() {
                    "__args__" => Ok(Value::tuple(vm.union_parts(&own).unwrap_or_default())),
                    "__parameters__" => {
                        let parts = Value::tuple(vm.union_parts(&own).unwrap_or_default());
                        vm.type_parameters(&parts).map(Value::tuple)
                    }
                    "__origin__" => Ok(Value::Class(Rc::clone(&vm.types.union))),
                    other => {
                        let other = vm.intern(other);
                        Err(vm.no_attribute(&own, &other))
                    }
                }
            }),
        ],
    );
}
