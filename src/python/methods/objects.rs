//! `object`, `type`, and what wraps functions: `property`, `staticmethod`, `classmethod`, `super`.
//! It is long: much of what every object can do stands here.

use std::rc::Rc;

use super::{add, add_static};
use crate::python::builtins;
use crate::python::code::Compare;
use crate::python::exception::{Leave, R, type_error};
use crate::python::native::NOTHING;
use crate::python::types::Property;
use crate::python::value::{Args, Payload, Str, Value};
use crate::python::vm::Vm;

fn name(vm: &mut Vm, value: &Value) -> R<Rc<Str>> {
    match value.plain() {
        Value::Str(name) => Ok(vm.intern_str(name)),
        _ => Err(type_error(format!("attribute name must be string, not '{}'", vm.type_name(value)))),
    }
}

pub(super) fn install(vm: &mut Vm) {
    let class = Rc::clone(&vm.types.object);
    add(
        vm,
        &class,
        &[
            ("__repr__", |vm, args| {
                let [own] = args.method("__repr__")?;
                match &own {
                    Value::Object(object) => vm.default_repr(&own, object).map(Value::str),
                    _ => vm.repr(&own).map(Value::str),
                }
            }),
            ("__str__", |vm, args| {
                let [own] = args.method("__str__")?;
                vm.plain_str(&own).map(Value::Str)
            }),
            ("__eq__", |vm, args| {
                let [own, other] = args.method("__eq__")?;
                let (a, b) = (own.plain().clone(), other.plain().clone());
                if !matches!(a, Value::Object(_)) {
                    return Ok(vm.native_compare(Compare::Eq, &a, &b)?.map_or(Value::NotImplemented, Value::Bool));
                }
                Ok(if own.is(&other) { Value::Bool(true) } else { Value::NotImplemented })
            }),
            ("__ne__", |vm, args| {
                let [own, other] = args.method("__ne__")?;
                let (a, b) = (own.plain(), other.plain());
                if matches!((&own, a), (Value::Object(_), Value::Int(_) | Value::Float(_) | Value::Str(_))) {
                    // The builtin type has its own.
                    let (a, b) = (a.clone(), b.clone());
                    return Ok(vm.native_compare(Compare::Ne, &a, &b)?.map_or(Value::NotImplemented, Value::Bool));
                }
                let eq = Rc::clone(&vm.names.eq);
                match vm.call_special(&own, &eq, [other])? {
                    None | Some(Value::NotImplemented) => Ok(Value::NotImplemented),
                    Some(equal) => Ok(Value::Bool(!vm.truth(&equal)?)),
                }
            }),
            ("__lt__", |vm, args| order(vm, args, Compare::Lt)),
            ("__le__", |vm, args| order(vm, args, Compare::Le)),
            ("__gt__", |vm, args| order(vm, args, Compare::Gt)),
            ("__ge__", |vm, args| order(vm, args, Compare::Ge)),
            ("__hash__", |vm, args| {
                let [own] = args.method("__hash__")?;
                match own.plain() {
                    Value::Object(_) => Ok(Value::Int((own.address() >> 4) as i64)),
                    plain => {
                        let plain = plain.clone();
                        vm.hash(&plain).map(Value::Int)
                    }
                }
            }),
            ("__init__", |vm, args| {
                let own = args.values.first().cloned().unwrap_or_default();
                if args.len() > 1 || !args.keywords.is_empty() {
                    let class = vm.class_of(&own);
                    // Whoever has a `__new__` of its own has seen the arguments.
                    let new = Rc::clone(&vm.names.new);
                    let has_new = vm.lookup(&class, &new).is_some_and(|new| !is_object_new(&new));
                    if !has_new {
                        return Err(type_error(format!("{}() takes no arguments", class.name().as_str())));
                    }
                }
                NOTHING
            }),
            ("__getattribute__", |vm, args| {
                let [own, attr] = args.method("__getattribute__")?;
                let attr = name(vm, &attr)?;
                match vm.plain_attr(&own, &attr)? {
                    Some(found) => Ok(found),
                    None => Err(vm.no_attribute(&own, &attr)),
                }
            }),
            ("__setattr__", |vm, args| {
                let [own, attr, value] = args.method("__setattr__")?;
                let attr = name(vm, &attr)?;
                vm.plain_set_attr(&own, &attr, value)?;
                NOTHING
            }),
            ("__delattr__", |vm, args| {
                let [own, attr] = args.method("__delattr__")?;
                let attr = name(vm, &attr)?;
                vm.plain_delete_attr(&own, &attr)?;
                NOTHING
            }),
            ("__format__", |vm, args| {
                let [own, spec] = args.method("__format__")?;
                vm.default_format(&own, &spec)
            }),
            ("__dir__", |vm, args| {
                let [own] = args.method("__dir__")?;
                Ok(Value::list(crate::python::builtins::attribute_names(vm, &own)))
            }),
            ("__sizeof__", |_, _| Ok(Value::Int(48))),
            ("__reduce_ex__", |_, _| Err(type_error("pickling isn't part of Loopscope"))),
        ],
    );
    add_static(vm, &class, "__new__", |vm, args| {
        let Some(Value::Class(class)) = args.values.first().cloned() else {
            return Err(type_error("object.__new__(X): X is not a type object"));
        };
        if args.len() > 1 || !args.keywords.is_empty() {
            let (new, init) = (Rc::clone(&vm.names.new), Rc::clone(&vm.names.init));
            let own_new = vm.lookup(&class, &new).is_some_and(|new| !is_object_new(&new));
            let own_init =
                matches!(vm.lookup(&class, &init), Some(Value::Function(_))) || class.is_subclass(&vm.types.namespace);
            if own_new {
                return Err(type_error("object.__new__() takes exactly one argument (the type to instantiate)"));
            }
            if !own_init {
                return Err(type_error(format!("{}() takes no arguments", class.name().as_str())));
            }
        }
        vm.new_object(&class).map(Value::Object)
    });
    super::add_class(vm, &class, "__init_subclass__", |_, args| {
        if args.keywords.is_empty() {
            return NOTHING;
        }
        let Some(Value::Class(class)) = args.values.first() else { return NOTHING };
        Err(type_error(format!("{}.__init_subclass__() takes no keyword arguments", class.name().as_str())))
    });
    super::add_class(vm, &class, "__subclasshook__", |_, _| Ok(Value::NotImplemented));

    let class = Rc::clone(&vm.types.type_);
    add(
        vm,
        &class,
        &[
            ("__new__", |vm, args| {
                let mut args = args;
                if args.len() == 2 && args.keywords.is_empty() {
                    return Ok(Value::Class(vm.class_of(&args.values[1])));
                }
                let is_type = matches!(args.values.first(), Some(Value::Class(class)) if class.id == vm.types.type_.id);
                if is_type && args.len() != 4 {
                    return Err(type_error("type() takes 1 or 3 arguments"));
                }
                let keywords = std::mem::take(&mut args.keywords);
                let [meta, name, bases, namespace] = args.method("type.__new__")?;
                let (Value::Class(meta), Value::Str(name)) = (&meta, name.plain().clone()) else {
                    return Err(type_error("type.__new__() argument 1 must be str"));
                };
                vm.new_class(meta, &name, &bases, &namespace, keywords)
            }),
            ("__init__", |_, _| NOTHING),
            ("__call__", |vm, args| {
                let mut args = args;
                if args.values.is_empty() {
                    return Err(type_error("type.__call__() needs an argument"));
                }
                match args.values.remove(0) {
                    Value::Class(class) => match vm.type_call(&class, args)? {
                        crate::python::vm::Begun::Value(value) => Ok(value),
                        crate::python::vm::Begun::Frame(frame) => vm.finish_call(frame),
                    },
                    other => vm.call(other, args),
                }
            }),
            ("mro", |vm, args| {
                let [own] = args.method("mro")?;
                let mro = vm.intern("__mro__");
                let mro = vm.get_attr(&own, &mro)?;
                vm.collect(&mro).map(Value::list)
            }),
            ("__subclasses__", |vm, args| {
                let [own] = args.method("__subclasses__")?;
                let Value::Class(class) = &own else { return NOTHING };
                Ok(Value::list(vm.types.subclasses(class).into_iter().map(Value::Class).collect()))
            }),
            ("__instancecheck__", |vm, args| {
                let [own, value] = args.method("__instancecheck__")?;
                let Value::Class(class) = &own else { return NOTHING };
                Ok(Value::Bool(vm.is_instance(&value, class)))
            }),
            ("__subclasscheck__", |_, args| {
                let [own, other] = args.method("__subclasscheck__")?;
                match (&own, &other) {
                    (Value::Class(own), Value::Class(other)) => Ok(Value::Bool(other.is_subclass(own))),
                    _ => Err(type_error("issubclass() arg 1 must be a class")),
                }
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
    super::add_class(vm, &class, "__prepare__", |_, _| Ok(Value::dict()));

    let class = Rc::clone(&vm.types.property);
    add(
        vm,
        &class,
        &[
            ("__new__", builtins::new_property),
            ("getter", |vm, args| {
                let [own, get] = args.method("getter")?;
                changed_property(vm, &own, |property| property.get = get)
            }),
            ("setter", |vm, args| {
                let [own, set] = args.method("setter")?;
                changed_property(vm, &own, |property| property.set = set)
            }),
            ("deleter", |vm, args| {
                let [own, delete] = args.method("deleter")?;
                changed_property(vm, &own, |property| property.delete = delete)
            }),
            ("__get__", |vm, args| {
                let [own, object, _] = args.bind("__get__", ["/self", "/object", "/owner"], 2)?;
                let class = vm.class_of(&object);
                if object.is_none() { Ok(own) } else { vm.bind(own, Some(&object), &class) }
            }),
        ],
    );
    let class = Rc::clone(&vm.types.staticmethod);
    add(
        vm,
        &class,
        &[
            ("__new__", builtins::new_static_method),
            ("__get__", |vm, args| {
                let [own, ..] = args.bind("__get__", ["/self", "/object", "/owner"], 2)?;
                let object = vm.types.object.clone();
                vm.bind(own, None, &object)
            }),
        ],
    );
    let class = Rc::clone(&vm.types.classmethod);
    add(
        vm,
        &class,
        &[
            ("__new__", builtins::new_class_method),
            ("__get__", |vm, args| {
                let [own, object, owner] = args.bind("__get__", ["/self", "/object", "/owner"], 2)?;
                let owner = match owner.some() {
                    Some(Value::Class(owner)) => owner,
                    _ => vm.class_of(&object),
                };
                vm.bind(own, None, &owner)
            }),
        ],
    );
    let class = Rc::clone(&vm.types.super_);
    add(vm, &class, &[("__new__", builtins::new_super)]);
    for (class, new) in [
        (Rc::clone(&vm.types.map), builtins::new_map as crate::python::native::NativeFn),
        (Rc::clone(&vm.types.filter), builtins::new_filter),
        (Rc::clone(&vm.types.zip), builtins::new_zip),
        (Rc::clone(&vm.types.enumerate), builtins::new_enumerate),
        (Rc::clone(&vm.types.reversed), builtins::new_reversed),
    ] {
        add(vm, &class, &[("__new__", new)]);
    }
    let iterators =
        [&vm.types.iterator, &vm.types.map, &vm.types.filter, &vm.types.zip, &vm.types.enumerate, &vm.types.reversed]
            .map(Rc::clone);
    for class in iterators {
        add(
            vm,
            &class,
            &[
                ("__iter__", |_, args| {
                    let [own] = args.method("__iter__")?;
                    Ok(own)
                }),
                ("__next__", |vm, args| {
                    let [own] = args.method("__next__")?;
                    match vm.next(&own)? {
                        Some(value) => Ok(value),
                        None => Err(vm.raise(crate::python::exception::Kind::StopIteration, Vec::new())),
                    }
                }),
                ("__length_hint__", |_, args| {
                    let [own] = args.method("__length_hint__")?;
                    let Value::Iter(iter) = &own else { return NOTHING };
                    Ok(Value::index(iter.left().unwrap_or_default()))
                }),
            ],
        );
    }
    let class = Rc::clone(&vm.types.function);
    add(
        vm,
        &class,
        &[
            ("__get__", |_, args| {
                let [own, object, _] = args.bind("__get__", ["/self", "/object", "/owner"], 2)?;
                Ok(if object.is_none() { own } else { Value::method(own, object) })
            }),
            ("__call__", call),
        ],
    );
    let class = Rc::clone(&vm.types.method);
    add(
        vm,
        &class,
        &[
            ("__new__", |_, args| {
                let [_, function, object] = args.method("method")?;
                Ok(Value::method(function, object))
            }),
            ("__call__", call),
        ],
    );
    let class = Rc::clone(&vm.types.builtin);
    add(vm, &class, &[("__call__", call)]);
    let class = Rc::clone(&vm.types.module);
    add(
        vm,
        &class,
        &[("__new__", |vm, args| {
            let [_, name, doc] = args.bind("module", ["/class", "name", "doc"], 2)?;
            let name = vm.to_str(&name, "module() argument 'name'")?;
            let dict = Rc::new(crate::python::map::Dict::default());
            dict.set_str("__name__", Value::Str(Rc::clone(&name)));
            dict.set_str("__doc__", doc.or(Value::None));
            Ok(Value::Module(Rc::new(crate::python::value::Module { name, dict })))
        })],
    );
    let class = Rc::clone(&vm.types.none);
    add(vm, &class, &[("__bool__", |_, _| Ok(Value::Bool(false)))]);
    let class = Rc::clone(&vm.types.namespace);
    add(
        vm,
        &class,
        &[
            ("__init__", |vm, args| {
                let Some(own) = args.values.first().cloned() else { return NOTHING };
                if let Some(mapping) = args.values.get(1) {
                    for (key, value) in vm.mapping_pairs(mapping)? {
                        if let Value::Str(key) = &key {
                            let key = vm.intern_str(key);
                            vm.set_attr(&own, &key, value)?;
                        }
                    }
                }
                for (key, value) in args.keywords {
                    let key = vm.intern_str(&key);
                    vm.set_attr(&own, &key, value)?;
                }
                NOTHING
            }),
            ("__repr__", |vm, args| {
                let [own] = args.method("__repr__")?;
                let Value::Object(object) = &own else { return NOTHING };
                let mut parts = Vec::new();
                for (key, value) in object.dict().pairs() {
                    parts.push(format!("{}={}", key.as_str().unwrap_or_default(), vm.repr(&value)?));
                }
                let class = object.class.name();
                let class = if class.as_str() == "SimpleNamespace" { "namespace" } else { class.as_str() };
                Ok(Value::str(format!("{class}({})", parts.join(", "))))
            }),
            ("__eq__", |vm, args| {
                let [own, other] = args.method("__eq__")?;
                match (&own, &other) {
                    (Value::Object(a), Value::Object(b)) if Rc::ptr_eq(&a.class, &b.class) => {
                        let (a, b) = (Value::Dict(Rc::clone(a.dict())), Value::Dict(Rc::clone(b.dict())));
                        vm.eq(&a, &b).map(Value::Bool)
                    }
                    _ => Ok(Value::NotImplemented),
                }
            }),
        ],
    );
}

fn is_object_new(value: &Value) -> bool {
    value.native_ref::<crate::python::types::StaticMethod>().is_some_and(
        |method| matches!(&method.0, Value::Native(native) if native.name == "__new__" && native.owner.is_none()),
    )
}

/// `f.__call__(…)`
fn call(_: &mut Vm, args: Args) -> R {
    let mut args = args;
    let own = args.values.remove(0);
    Err(Leave::Call(Box::new((own, args))))
}

fn order(vm: &mut Vm, args: Args, op: Compare) -> R {
    let [own, other] = args.method("__lt__")?;
    let (a, b) = (own.plain().clone(), other.plain().clone());
    if matches!(a, Value::Object(_)) {
        return Ok(Value::NotImplemented);
    }
    Ok(vm.native_compare(op, &a, &b)?.map_or(Value::NotImplemented, Value::Bool))
}

fn changed_property(vm: &mut Vm, own: &Value, change: impl FnOnce(&mut Property)) -> R {
    let Some(old) = own.native_ref::<Property>() else { return Err(type_error("not a property")) };
    let mut new =
        Property { get: old.get.clone(), set: old.set.clone(), delete: old.delete.clone(), doc: old.doc.clone() };
    change(&mut new);
    let class = vm.class_of(own);
    Ok(Value::native(&class, new))
}

impl Vm {
    /// `object.__str__`
    ///
    /// # Errors
    /// What `__repr__` raises.
    pub(crate) fn plain_str(&mut self, value: &Value) -> R<Rc<Str>> {
        match value {
            Value::Object(object) => match &object.payload {
                Payload::Exception(_) => self.exception_str(object).map(|text| Rc::new(Str::new(text))),
                Payload::Value(Value::Str(text)) => Ok(Rc::clone(text)),
                _ => self.repr(value).map(|text| Rc::new(Str::new(text))),
            },
            Value::Class(_) => self.repr(value).map(|text| Rc::new(Str::new(text))),
            _ => self.str(value),
        }
    }
}
