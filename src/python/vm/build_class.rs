//! Making classes: what `class` statements and `type(name, bases, dict)` do.

use std::rc::Rc;

use super::Vm;
use crate::python::class::{Class, Layout};
use crate::python::exception::{R, type_error, value_error};
use crate::python::map::Dict;
use crate::python::types::{ClassMethod, StaticMethod};
use crate::python::value::{Args, Str, Value};

/// `__build_class__(body, name, *bases, metaclass=…, **keywords)`
pub(crate) fn build_class(vm: &mut Vm, args: Args) -> R {
    let mut args = args;
    let meta = args.take_keyword("metaclass");
    let mut values = args.values.into_iter();
    let (Some(Value::Function(body)), Some(name)) = (values.next(), values.next()) else {
        return Err(type_error("__build_class__: not enough arguments"));
    };
    let original: Vec<Value> = values.collect();
    let bases = vm.resolve_bases(&original)?;
    let meta = vm.metaclass(meta, &bases)?;
    let bases_tuple = Value::tuple(bases.clone());
    let name_value = name.clone();
    let namespace = match &meta {
        Value::Class(class) if !Rc::ptr_eq(class, &vm.types.type_) => {
            let prepare = Rc::clone(&vm.names.prepare);
            match vm.try_attr(&meta, &prepare)? {
                Some(prepare) => {
                    let all = Args {
                        values: [name_value.clone(), bases_tuple.clone()].into_iter().collect(),
                        keywords: args.keywords.clone(),
                    };
                    vm.call(prepare, all)?
                }
                None => Value::dict(),
            }
        }
        _ => Value::dict(),
    };
    let mut frame = vm.body_frame(&body.body, &body.globals);
    frame.values.truncate(body.body.code.slots.len() - body.body.code.free as usize);
    frame.values.extend(body.closure.iter().cloned());
    let Value::Dict(dict) = namespace.plain() else {
        let kind = vm.type_name(&namespace);
        return Err(type_error(format!("__prepare__() must return a mapping, not {kind}")));
    };
    let dict = Rc::clone(dict);
    frame.namespace = Some(Rc::clone(&dict));
    if let Value::Object(_) = &namespace {
        frame.prepared = Some(Box::new(namespace.clone()));
    }
    let cell = match vm.run_frame(frame)? {
        super::Ran::Returned(cell) => cell,
        _ => Value::None,
    };
    if bases.len() != original.len() || bases.iter().zip(&original).any(|(a, b)| !a.is(b)) {
        dict.set_str("__orig_bases__", Value::tuple(original));
    }
    let all = Args { values: [name_value, bases_tuple, namespace].into_iter().collect(), keywords: args.keywords };
    let class = vm.call(meta, all)?;
    if let (Value::Cell(cell), Value::Class(_)) = (&cell, &class) {
        *cell.borrow_mut() = class.clone();
    }
    Ok(class)
}

impl Vm {
    /// Bases that stand for others: `Generic[T]`.
    fn resolve_bases(&mut self, bases: &[Value]) -> R<Vec<Value>> {
        let mut resolved = Vec::new();
        let name = self.intern("__mro_entries__");
        for base in bases {
            if !matches!(base, Value::Class(_))
                && let Some(entries) = self.call_special(base, &name, [Value::tuple(bases.to_vec())])?
            {
                resolved.extend(self.collect(&entries)?);
            } else {
                resolved.push(base.clone());
            }
        }
        Ok(resolved)
    }

    fn metaclass(&mut self, given: Option<Value>, bases: &[Value]) -> R {
        let mut meta = match given {
            Some(Value::Class(class)) => class,
            Some(callable) => return Ok(callable),
            None => Rc::clone(&self.types.type_),
        };
        for base in bases {
            if let Value::Class(base) = base {
                let other = base.meta.as_ref().unwrap_or(&self.types.type_);
                if meta.is_subclass(other) {
                    continue;
                }
                if other.is_subclass(&meta) {
                    meta = Rc::clone(other);
                    continue;
                }
                return Err(type_error(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the \
                     metaclasses of all its bases",
                ));
            }
        }
        Ok(Value::Class(meta))
    }

    /// `type.__new__(meta, name, bases, namespace, **keywords)`
    ///
    /// # Errors
    /// `TypeError` for bases that don't go together, and whatever the hooks raise.
    pub(crate) fn new_class(
        &mut self,
        meta: &Rc<Class>,
        name: &Rc<Str>,
        bases: &Value,
        namespace: &Value,
        keywords: Vec<(Rc<Str>, Value)>,
    ) -> R {
        let mut parents = Vec::new();
        let given = self.collect(bases)?;
        // A base's metaclass may be more derived than the one that was called.
        if let Value::Class(winner) = self.metaclass(Some(Value::Class(Rc::clone(meta))), &given)?
            && winner.id != meta.id
        {
            let new = Rc::clone(&self.names.new);
            let new = self.get_attr(&Value::Class(Rc::clone(&winner)), &new)?;
            let values = [Value::Class(winner), Value::Str(Rc::clone(name)), bases.clone(), namespace.clone()];
            return self.call(new, Args { values: values.into_iter().collect(), keywords });
        }
        for base in given {
            match base {
                Value::Class(class) => parents.push(class),
                other => {
                    let kind = self.type_name(&other);
                    return Err(type_error(format!("bases must be types, not {kind}")));
                }
            }
        }
        if parents.is_empty() {
            parents.push(Rc::clone(&self.types.object));
        }
        let layout = self.best_layout(&parents)?;
        let dict = Rc::new(Dict::default());
        for (key, value) in self.mapping_pairs(namespace)? {
            if let Value::Str(key) = &key {
                let key = self.intern_str(key);
                dict.set(&key, value);
            }
        }
        self.convert_methods(&dict);
        // Our own modules say so when they make one by a call.
        let module = Rc::clone(&self.names.module);
        if dict.get(&module).is_none() {
            dict.set(&module, Value::str("__main__"));
        }
        let slots = self.slots(name.as_str(), &parents, &dict)?;
        let own_meta = (!Rc::ptr_eq(meta, &self.types.type_)).then(|| Rc::clone(meta));
        let class = Class::new(Rc::clone(name), parents, Rc::clone(&dict), own_meta, layout, false, slots)
            .map_err(type_error)?;
        let value = Value::Class(Rc::clone(&class));
        let set_name = Rc::clone(&self.names.set_name);
        for (key, member) in dict.pairs() {
            if let Value::Object(_) = &member {
                self.call_special(&member, &set_name, [value.clone(), key])?;
            }
        }
        let init_subclass = Rc::clone(&self.names.init_subclass);
        let inherited = class.mro.borrow().iter().skip(1).find_map(|base| base.dict.get(&init_subclass));
        match inherited {
            Some(hook) => {
                let bound = self.bind(hook, None, &class)?;
                let bound = if let Value::Function(_) = bound { Value::method(bound, value.clone()) } else { bound };
                self.call(bound, Args { values: smallvec::SmallVec::new(), keywords })?;
            }
            None => {
                if !keywords.is_empty() {
                    return Err(type_error(format!(
                        "{}.__init_subclass__() takes no keyword arguments",
                        name.as_str()
                    )));
                }
            }
        }
        for base in class.bases.borrow().iter() {
            self.types.note_subclass(base, &class);
        }
        Ok(value)
    }

    /// What every class body means by these names.
    fn convert_methods(&mut self, dict: &Rc<Dict>) {
        let new = Rc::clone(&self.names.new);
        if let Some(function @ Value::Function(_)) = dict.get(&new) {
            dict.set(&new, Value::native(&self.types.staticmethod, StaticMethod(function)));
        }
        for name in [Rc::clone(&self.names.init_subclass), Rc::clone(&self.names.class_getitem)] {
            if let Some(function @ Value::Function(_)) = dict.get(&name) {
                dict.set(&name, Value::native(&self.types.classmethod, ClassMethod(function)));
            }
        }
        let (eq, hash) = (Rc::clone(&self.names.eq), Rc::clone(&self.names.hash));
        if dict.get(&eq).is_some() && dict.get(&hash).is_none() {
            dict.set(&hash, Value::None);
        }
    }

    fn best_layout(&self, parents: &[Rc<Class>]) -> R<Layout> {
        let mut layout = Layout::Object;
        for parent in parents {
            match parent.layout {
                Layout::Final => {
                    let name = parent.name();
                    return Err(type_error(format!("type '{}' is not an acceptable base type", name.as_str())));
                }
                Layout::Object => {}
                other if layout == Layout::Object || layout == other => layout = other,
                _ => return Err(type_error("multiple bases have instance lay-out conflict")),
            }
        }
        Ok(layout)
    }

    fn slots(&mut self, class: &str, parents: &[Rc<Class>], dict: &Dict) -> R<Option<Vec<Rc<Str>>>> {
        let name = Rc::clone(&self.names.slots);
        let Some(own) = dict.get(&name) else { return Ok(None) };
        let names = match &own {
            Value::Str(_) => vec![own.clone()],
            other => self.collect(other)?,
        };
        let mut slots: Vec<Rc<Str>> = Vec::new();
        for name in names {
            if let Value::Str(name) = &name {
                slots.push(match class.trim_start_matches('_') {
                    class if is_private(name.as_str()) && !class.is_empty() => {
                        self.intern(&format!("_{class}{}", name.as_str()))
                    }
                    _ => self.intern_str(name),
                });
            }
        }
        if let Some(slot) = slots.iter().find(|slot| dict.get(slot).is_some()) {
            return Err(value_error(format!("'{}' in __slots__ conflicts with class variable", slot.as_str())));
        }
        if slots.iter().any(|slot| slot.as_str() == "__dict__") {
            return Ok(None);
        }
        for parent in parents {
            match &parent.slots {
                Some(inherited) => slots.extend(inherited.iter().cloned()),
                // A base whose instances take any attribute gives that to its heirs.
                None if !parent.is_builtin => return Ok(None),
                None => {}
            }
        }
        Ok(Some(slots))
    }
}

/// Whether a name is a class's own: `__x` is bound as `_C__x`.
fn is_private(name: &str) -> bool {
    name.starts_with("__") && !name.ends_with("__") && !name.contains('.')
}
