//! Type parameters in `list[T]` and its like: which there are, and what takes their places.

use super::annotations::Alias;
use crate::python::exception::{R, type_error};
use crate::python::value::{Args, Value};
use crate::python::vm::Vm;

impl Vm {
    /// The type variables among these arguments, each once.
    pub(super) fn type_parameters(&mut self, args: &Value) -> R<Vec<Value>> {
        let mut found: Vec<Value> = Vec::new();
        for arg in self.collect(args)? {
            for parameter in self.parameters_of(&arg)? {
                if !found.iter().any(|there| there.is(&parameter)) {
                    found.push(parameter);
                }
            }
        }
        Ok(found)
    }

    fn parameters_of(&mut self, arg: &Value) -> R<Vec<Value>> {
        if matches!(arg, Value::Class(_)) {
            return Ok(Vec::new());
        }
        // `typing` marks its variables so.
        let (mark, parameters) = (self.intern("_is_type_parameter"), self.intern("__parameters__"));
        if self.try_attr(arg, &mark)?.is_some() {
            return Ok(vec![arg.clone()]);
        }
        match self.try_attr(arg, &parameters)? {
            Some(inner) => self.collect(&inner),
            None => Ok(Vec::new()),
        }
    }
}

/// `list[T][int]`, `(T | None)[int]`
pub(super) fn substituted(vm: &mut Vm, args: Args) -> R {
    let [own, key] = args.method("__getitem__")?;
    let parts = match own.native_ref::<Alias>() {
        Some(alias) => alias.args.clone(),
        None => Value::tuple(vm.union_parts(&own).unwrap_or_default()),
    };
    let parameters = vm.type_parameters(&parts)?;
    if parameters.is_empty() {
        return Err(type_error(format!("{} is not a generic class", vm.repr(&own)?)));
    }
    let given = if let Value::Tuple(_) = key { vm.collect(&key)? } else { vec![key] };
    let place = |parameter: &Value| {
        let at = parameters.iter().position(|there| there.is(parameter));
        at.and_then(|at| given.get(at)).unwrap_or(parameter).clone()
    };
    let mut put = Vec::new();
    for part in vm.collect(&parts)? {
        let inner = vm.parameters_of(&part)?;
        put.push(match &inner[..] {
            [] => part,
            [only] if only.is(&part) => place(only),
            _ => {
                let inner = Value::tuple(inner.iter().map(place).collect());
                vm.get_item(&part, &inner)?
            }
        });
    }
    if let Some(alias) = own.native_ref::<Alias>() {
        return vm.generic_alias(&alias.origin, &Value::tuple(put));
    }
    let mut put = put.into_iter();
    let first = put.next().unwrap_or_default();
    put.try_fold(first, |union, part| vm.union_type(&union, &part))
}
