//! What kind of thing a value is: `isinstance`, `issubclass`, and whether it can be iterated asynchronously.

use std::rc::Rc;

use crate::python::exception::{R, type_error};
use crate::python::value::{Args, Value};
use crate::python::vm::Vm;

/// `aiter(value)`, whose complaint isn't the one of `async for`.
pub(super) fn aiter(vm: &mut Vm, args: Args) -> R {
    let [value] = args.exactly("aiter")?;
    let is_generator = matches!(value, Value::Generator(_));
    if !is_generator && vm.special(&value, &Rc::clone(&vm.names.aiter)).is_none() {
        return Err(type_error(format!("'{}' object is not an async iterable", vm.type_name(&value))));
    }
    vm.aiter(&value)
}

impl Vm {
    /// `isinstance(value, class)`, where the class may be a tuple or a union of them.
    ///
    /// # Errors
    /// `TypeError` for what is no class.
    pub(crate) fn instance_of(&mut self, value: &Value, class: &Value) -> R<bool> {
        match class {
            Value::Class(class) => {
                if self.is_instance(value, class) {
                    return Ok(true);
                }
                if let Some(meta) = &class.meta {
                    let name = Rc::clone(&self.names.instancecheck);
                    if let Some(hook) = self.lookup(meta, &name) {
                        let class = Value::Class(Rc::clone(class));
                        let is = self.call_bound(hook, &class, [value.clone()])?;
                        return self.truth(&is);
                    }
                }
                Ok(false)
            }
            Value::Tuple(classes) => {
                for class in classes.iter() {
                    if self.instance_of(value, class)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Value::None => Ok(value.is_none()),
            Value::Object(_) => {
                if let Some(parts) = self.union_parts(class) {
                    for part in parts {
                        if self.instance_of(value, &part)? {
                            return Ok(true);
                        }
                    }
                    return Ok(false);
                }
                let name = Rc::clone(&self.names.instancecheck);
                match self.call_special(class, &name, [value.clone()])? {
                    Some(is) => self.truth(&is),
                    None => Err(type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")),
                }
            }
            _ => Err(type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")),
        }
    }

    /// `issubclass(class, of)`
    ///
    /// # Errors
    /// `TypeError` for what is no class.
    pub(crate) fn subclass_of(&mut self, class: &Value, of: &Value) -> R<bool> {
        let Value::Class(own) = class else { return Err(type_error("issubclass() arg 1 must be a class")) };
        match of {
            Value::Class(other) => {
                if own.is_subclass(other) {
                    return Ok(true);
                }
                if let Some(meta) = &other.meta {
                    let name = Rc::clone(&self.names.subclasscheck);
                    if let Some(hook) = self.lookup(meta, &name) {
                        let is = self.call_bound(hook, of, [class.clone()])?;
                        return self.truth(&is);
                    }
                }
                Ok(false)
            }
            Value::Tuple(classes) => {
                for of in classes.iter() {
                    if self.subclass_of(class, of)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            _ => match self.union_parts(of) {
                Some(parts) => {
                    for part in parts {
                        if self.subclass_of(class, &part)? {
                            return Ok(true);
                        }
                    }
                    Ok(false)
                }
                None => Err(type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union")),
            },
        }
    }
}
