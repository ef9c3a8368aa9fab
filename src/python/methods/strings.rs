//! Placeholder.
use std::rc::Rc;
use super::add;
use crate::python::value::Value;
use crate::python::vm::Vm;

pub(super) fn install(vm: &mut Vm) {
    let class = Rc::clone(&vm.types.str_);
    add(vm, &class, &[
        ("__new__", |vm, args| { let v = args.values[1].clone(); Ok(Value::Str(vm.str(&v)?)) }),
        ("split", |_vm, args| {
            let t = args.values[0].as_str().unwrap_or_default().to_owned();
            let parts: Vec<Value> = match args.values.get(1).and_then(Value::as_str) { Some(s) => t.split(s).map(Value::str).collect(), None => t.split_whitespace().map(Value::str).collect() };
            Ok(Value::list(parts))
        }),
        ("join", |vm, args| {
            let sep = args.values[0].as_str().unwrap_or_default().to_owned();
            let it = args.values[1].clone();
            let all = vm.collect(&it)?;
            Ok(Value::str(all.iter().map(|v| v.as_str().unwrap_or("?").to_owned()).collect::<Vec<_>>().join(&sep)))
        }),
        ("startswith", |_vm, args| Ok(Value::Bool(args.values[0].as_str().unwrap_or_default().starts_with(args.values[1].as_str().unwrap_or("\0"))))),
        ("endswith", |_vm, args| Ok(Value::Bool(args.values[0].as_str().unwrap_or_default().ends_with(args.values[1].as_str().unwrap_or("\0"))))),
        ("strip", |_vm, args| Ok(Value::str(args.values[0].as_str().unwrap_or_default().trim()))),
        ("lstrip", |_vm, args| Ok(Value::str(args.values[0].as_str().unwrap_or_default().trim_start_matches('_')))),
        ("lower", |_vm, args| Ok(Value::str(args.values[0].as_str().unwrap_or_default().to_lowercase()))),
        ("upper", |_vm, args| Ok(Value::str(args.values[0].as_str().unwrap_or_default().to_uppercase()))),
        ("isidentifier", |_vm, _| Ok(Value::Bool(true))),
        ("replace", |_vm, args| Ok(Value::str(args.values[0].as_str().unwrap_or_default().replace(args.values[1].as_str().unwrap_or_default(), args.values[2].as_str().unwrap_or_default())))),
    ]);
}
