//! Attributes: getting, setting, deleting. It is long: each kind of value has its own rules.

use std::rc::Rc;

use super::Vm;
use crate::python::class::{Class, changed};
use crate::python::exception::{Kind, Leave, R, error, is_exception, type_error};
use crate::python::frame::Frame;
use crate::python::types::{Member, Property};
use crate::python::value::{Module, Object, Str, Value};

impl Vm {
    /// `value.name`
    ///
    /// # Errors
    /// `AttributeError` if there is none, and whatever a property raises.
    pub(crate) fn get_attr(&mut self, value: &Value, name: &Rc<Str>) -> R {
        match self.find_attr(value, name)? {
            Some(found) => Ok(found),
            None => Err(self.no_attribute(value, name)),
        }
    }

    /// The same, or nothing.
    ///
    /// # Errors
    /// Whatever a property raises, except that it has no such attribute.
    pub(crate) fn try_attr(&mut self, value: &Value, name: &Rc<Str>) -> R<Option<Value>> {
        match self.find_attr(value, name) {
            Ok(found) => Ok(found),
            Err(left) => self.catch(left, Kind::AttributeError).map(|_| None),
        }
    }

    fn find_attr(&mut self, value: &Value, name: &Rc<Str>) -> R<Option<Value>> {
        match value {
            Value::Object(object) => {
                if object.class.hooks.getattribute {
                    return self.hooked_attr(value, object, name);
                }
                let found = self.object_attr(value, object, name);
                match found {
                    Ok(Some(found)) => Ok(Some(found)),
                    Ok(None) => self.fallback_attr(value, name),
                    Err(left) => {
                        let hook = Rc::clone(&self.names.getattr);
                        if self.special(value, &hook).is_none() {
                            return Err(left);
                        }
                        self.catch(left, Kind::AttributeError)?;
                        self.fallback_attr(value, name)
                    }
                }
            }
            Value::Class(class) => self.class_attr(class, name),
            Value::Module(module) => self.module_attr(module, name),
            _ => {
                let class = self.class_of(value);
                if let Some(own) = self.own_attr(value, name)? {
                    return Ok(Some(own));
                }
                if let Value::Function(function) = value
                    && let Some(dict) = function.dict.get()
                    && let Some(found) = dict.get(name)
                {
                    return Ok(Some(found));
                }
                match self.lookup(&class, name) {
                    Some(found) => self.bind(found, Some(value), &class).map(Some),
                    None => Ok(None),
                }
            }
        }
    }

    fn hooked_attr(&mut self, value: &Value, object: &Rc<Object>, name: &Rc<Str>) -> R<Option<Value>> {
        let hook = Rc::clone(&self.names.getattribute);
        let Some(method) = self.lookup(&object.class, &hook) else {
            return self.plain_attr(value, name);
        };
        match self.call_bound(method, value, [Value::Str(Rc::clone(name))]) {
            Ok(found) => Ok(Some(found)),
            Err(left) => {
                let hook = Rc::clone(&self.names.getattr);
                if self.special(value, &hook).is_none() {
                    return Err(left);
                }
                self.catch(left, Kind::AttributeError)?;
                self.fallback_attr(value, name)
            }
        }
    }

    /// `object.__getattribute__(value, name)`
    ///
    /// # Errors
    /// Whatever a property raises.
    pub(crate) fn plain_attr(&mut self, value: &Value, name: &Rc<Str>) -> R<Option<Value>> {
        match value {
            Value::Object(object) => self.object_attr(value, object, name),
            _ => self.find_attr(value, name),
        }
    }

    fn fallback_attr(&mut self, value: &Value, name: &Rc<Str>) -> R<Option<Value>> {
        let hook = Rc::clone(&self.names.getattr);
        self.call_special(value, &hook, [Value::Str(Rc::clone(name))])
    }

    fn object_attr(&mut self, value: &Value, object: &Rc<Object>, name: &Rc<Str>) -> R<Option<Value>> {
        if object.class.id == self.types.super_.id {
            return self.own_attr(value, name);
        }
        let found = self.lookup(&object.class, name);
        if let Some(found) = &found
            && self.is_data_descriptor(found)
        {
            return self.bind(found.clone(), Some(value), &object.class).map(Some);
        }
        if let Some(dict) = object.dict.get()
            && let Some(own) = dict.get(name)
        {
            return Ok(Some(own));
        }
        match found {
            // Attributes that every object has are ours to give unless the program defines them.
            Some(found) => self.bind(found, Some(value), &object.class).map(Some),
            None => self.own_attr(value, name),
        }
    }

    fn is_data_descriptor(&mut self, value: &Value) -> bool {
        match value {
            Value::Object(descriptor) => {
                if descriptor.native::<Property>().is_some() {
                    return true;
                }
                if descriptor.class.is_builtin {
                    return false;
                }
                let (set, delete) = (Rc::clone(&self.names.set), Rc::clone(&self.names.delete));
                let class = Rc::clone(&descriptor.class);
                self.lookup(&class, &set).is_some() || self.lookup(&class, &delete).is_some()
            }
            _ => false,
        }
    }

    fn class_attr(&mut self, class: &Rc<Class>, name: &Rc<Str>) -> R<Option<Value>> {
        let value = Value::Class(Rc::clone(class));
        let meta = self.class_of(&value);
        let of_meta = self.lookup(&meta, name);
        if let Some(found) = &of_meta
            && self.is_data_descriptor(found)
        {
            return self.bind(found.clone(), Some(&value), &meta).map(Some);
        }
        if let Some(own) = self.own_attr(&value, name)? {
            return Ok(Some(own));
        }
        if let Some(found) = self.lookup(class, name) {
            return self.bind(found, None, class).map(Some);
        }
        if let Some(found) = of_meta {
            return self.bind(found, Some(&value), &meta).map(Some);
        }
        if let Some(owner) = class.mro.borrow().iter().find(|owner| owner.has_own_slot(name)) {
            return Ok(Some(Value::native(
                &self.types.member,
                Member { name: Rc::clone(name), owner: Rc::clone(owner) },
            )));
        }
        if class.meta.is_some() { self.fallback_attr(&value, name) } else { Ok(None) }
    }

    fn module_attr(&mut self, module: &Rc<Module>, name: &Rc<Str>) -> R<Option<Value>> {
        if let Some(found) = module.dict.get(name) {
            return Ok(Some(found));
        }
        if name.as_str() == "__dict__" {
            return Ok(Some(Value::Dict(Rc::clone(&module.dict))));
        }
        let hook = Rc::clone(&self.names.getattr);
        match module.dict.get(&hook) {
            Some(hook) => self.call(hook, [Value::Str(Rc::clone(name))]).map(Some),
            None => {
                let value = Value::Module(Rc::clone(module));
                self.own_attr(&value, name)
            }
        }
    }

    /// The sentence for an attribute that isn't there.
    pub(crate) fn no_attribute(&mut self, value: &Value, name: &Rc<Str>) -> Leave {
        let given = Value::Str(Rc::clone(name));
        let name = name.as_str();
        let message = match value {
            Value::Class(class) => {
                format!("type object '{}' has no attribute '{name}'", class.name().as_str())
            }
            Value::Module(module) => format!("module '{}' has no attribute '{name}'", module.name.as_str()),
            _ => format!("'{}' object has no attribute '{name}'", self.type_name(value)),
        };
        let exc = self.exception(Kind::AttributeError, vec![Value::str(message)]);
        exc.dict().set_str("name", given);
        exc.dict().set_str("obj", value.clone());
        Leave::Raise(exc)
    }

    /// A property lacks what was tried.
    pub(crate) fn no_accessor(&mut self, object: &Value, property: &Value, what: &str) -> Leave {
        let class = self.class_of(object);
        let dict_name = class
            .mro
            .borrow()
            .iter()
            .flat_map(|class| class.dict.pairs())
            .find(|(_, value)| value.is(property))
            .map(|(key, _)| key.as_str().unwrap_or_default().to_owned())
            .unwrap_or_default();
        let path = self.class_path(&class);
        let path = path.strip_prefix("__main__.").unwrap_or(&path);
        error(Kind::AttributeError, format!("property '{dict_name}' of '{path}' object has no {what}"))
    }

    /// For a call, `[object] → [callable, object]`, or `[attribute, nothing]` where it isn't a method.
    pub(super) fn load_method(&mut self, frame: &mut Frame, name: &Rc<Str>) -> R<()> {
        let top = frame.values.len() - 1;
        let object = &frame.values[top];
        let class = match object {
            Value::Object(instance)
                if !instance.class.hooks.getattribute && instance.class.id != self.types.super_.id =>
            {
                Some(&instance.class)
            }
            Value::Object(_) | Value::Class(_) | Value::Module(_) | Value::Function(_) => None,
            _ => Some(self.types.of(object)),
        };
        if let Some(class) = class
            && let Some(found @ (Value::Function(_) | Value::Native(_))) = self.cache.lookup(class, name)
        {
            let own = match object {
                Value::Object(instance) => instance.dict.get().and_then(|dict| dict.get(name)),
                _ => None,
            };
            let is_bound = match &found {
                Value::Native(native) => native.owner.is_some() || !matches!(object, Value::Object(_)),
                _ => true,
            };
            let object = match own {
                None if is_bound => std::mem::replace(&mut frame.values[top], found),
                own => {
                    let old = std::mem::replace(&mut frame.values[top], own.unwrap_or(found));
                    drop(old);
                    Value::Unbound
                }
            };
            frame.values.push(object);
            return Ok(());
        }
        let object = std::mem::take(&mut frame.values[top]);
        let own = match &object {
            Value::Module(module) => module.dict.get(name),
            _ => None,
        };
        frame.values[top] = match own {
            Some(own) => own,
            None => self.get_attr(&object, name)?,
        };
        frame.values.push(Value::Unbound);
        Ok(())
    }

    /// `value.name = new`
    ///
    /// # Errors
    /// `AttributeError` where that can't be, and whatever a property raises.
    pub(crate) fn set_attr(&mut self, value: &Value, name: &Rc<Str>, new: Value) -> R<()> {
        if let Value::Object(object) = value
            && object.class.hooks.setattr.get()
        {
            let hook = Rc::clone(&self.names.setattr);
            if let Some(method) = self.lookup(&object.class, &hook) {
                return self.call_bound(method, value, [Value::Str(Rc::clone(name)), new]).map(|_| ());
            }
        }
        if let Value::Class(class) = value
            && let Some(meta) = class.meta.as_ref().filter(|meta| meta.hooks.setattr.get())
        {
            let hook = Rc::clone(&self.names.setattr);
            if let Some(method) = self.lookup(meta, &hook) {
                return self.call_bound(method, value, [Value::Str(Rc::clone(name)), new]).map(|_| ());
            }
        }
        self.plain_set_attr(value, name, new)
    }

    /// `object.__setattr__(value, name, new)`
    ///
    /// # Errors
    /// As [`Vm::set_attr`].
    pub(crate) fn plain_set_attr(&mut self, value: &Value, name: &Rc<Str>, new: Value) -> R<()> {
        match value {
            Value::Object(object) => {
                let found = self.lookup(&object.class, name);
                if let Some(Value::Object(descriptor)) = &found {
                    if let Some(property) = descriptor.native::<Property>() {
                        let setter = property.set.clone();
                        if setter.is_none() {
                            let property = Value::Object(Rc::clone(descriptor));
                            return Err(self.no_accessor(value, &property, "setter"));
                        }
                        return self.call(setter, [value.clone(), new]).map(|_| ());
                    }
                    if !descriptor.class.is_builtin {
                        let set = Rc::clone(&self.names.set);
                        let class = Rc::clone(&descriptor.class);
                        if let Some(method) = self.lookup(&class, &set) {
                            let descriptor = Value::Object(Rc::clone(descriptor));
                            return self.call_bound(method, &descriptor, [value.clone(), new]).map(|_| ());
                        }
                    }
                }
                if is_exception(value).is_some() && self.set_exception_attr(object, name, &new)? {
                    return Ok(());
                }
                if let Some(slots) = &object.class.slots
                    && !slots.iter().any(|slot| slot.as_str() == name.as_str())
                {
                    let class = object.class.name();
                    let (class, name) = (class.as_str(), name.as_str());
                    return Err(error(
                        Kind::AttributeError,
                        if found.is_some() {
                            format!("'{class}' object attribute '{name}' is read-only")
                        } else {
                            format!(
                                "'{class}' object has no attribute '{name}' and no __dict__ for setting new attributes"
                            )
                        },
                    ));
                }
                if object.class.is_builtin && is_exception(value).is_none() && !self.is_open(object) {
                    let class = object.class.name();
                    let (class, name) = (class.as_str(), name.as_str());
                    return Err(error(
                        Kind::AttributeError,
                        format!(
                            "'{class}' object has no attribute '{name}' and no __dict__ for setting new attributes"
                        ),
                    ));
                }
                match object.dict().slot_of(name) {
                    Some(slot) => object.dict().set_slot(slot, new),
                    None => object.dict().set(&self.intern_str(name), new),
                }
                Ok(())
            }
            Value::Class(class) => {
                if let Some(meta) = &class.meta
                    && let Some(Value::Object(descriptor)) = self.lookup(meta, name)
                    && let Some(property) = descriptor.native::<Property>()
                {
                    let setter = property.set.clone();
                    return self.call(setter, [value.clone(), new]).map(|_| ());
                }
                if class.is_builtin {
                    return Err(type_error(format!(
                        "cannot set '{}' attribute of immutable type '{}'",
                        name.as_str(),
                        class.name().as_str()
                    )));
                }
                match (name.as_str(), &new) {
                    ("__name__", Value::Str(text)) => *class.name.borrow_mut() = Rc::clone(text),
                    (text, _) => {
                        if matches!(text, "__setattr__" | "__delattr__") {
                            let hooks = &class.hooks;
                            if text == "__setattr__" { &hooks.setattr } else { &hooks.delattr }.set(true);
                        }
                        let name = self.intern_str(name);
                        class.dict.set(&name, new);
                    }
                }
                changed();
                Ok(())
            }
            Value::Module(module) => {
                let name = self.intern_str(name);
                module.dict.set(&name, new);
                Ok(())
            }
            Value::Function(function) => {
                match (name.as_str(), &new) {
                    ("__name__", Value::Str(text)) => *function.name.borrow_mut() = Rc::clone(text),
                    ("__qualname__", Value::Str(text)) => *function.qualname.borrow_mut() = Rc::clone(text),
                    ("__doc__", _) => *function.doc.borrow_mut() = new,
                    ("__annotate__", _) => *function.annotate.borrow_mut() = new,
                    ("__defaults__", Value::None) => function.defaults.borrow_mut().clear(),
                    ("__defaults__", Value::Tuple(items)) => *function.defaults.borrow_mut() = items.to_vec(),
                    ("__kwdefaults__", Value::Dict(dict)) => {
                        *function.keyword_defaults.borrow_mut() = Some(Rc::clone(dict));
                    }
                    ("__dict__", Value::Dict(dict)) => {
                        let own = function.dict.get_or_init(Rc::default);
                        for (key, value) in dict.pairs() {
                            if let Value::Str(key) = &key {
                                own.set(key, value);
                            }
                        }
                    }
                    _ => {
                        let name = self.intern_str(name);
                        function.dict.get_or_init(Rc::default).set(&name, new);
                    }
                }
                Ok(())
            }
            Value::Cell(cell) if name.as_str() == "cell_contents" => {
                let old = cell.replace(new);
                drop(old);
                Ok(())
            }
            Value::Generator(generator) => {
                match (name.as_str(), &new) {
                    ("__name__", Value::Str(text)) => *generator.name.borrow_mut() = Rc::clone(text),
                    ("__qualname__", Value::Str(text)) => *generator.qualname.borrow_mut() = Rc::clone(text),
                    _ => return Err(self.no_attribute(value, name)),
                }
                Ok(())
            }
            _ => {
                let (kind, name) = (self.type_name(value), name.as_str());
                let class = self.class_of(value);
                let name_str = Rc::new(Str::new(name));
                Err(error(
                    Kind::AttributeError,
                    if self.lookup(&class, &name_str).is_some() {
                        format!("'{kind}' object attribute '{name}' is read-only")
                    } else {
                        format!("'{kind}' object has no attribute '{name}' and no __dict__ for setting new attributes")
                    },
                ))
            }
        }
    }

    /// Whether an object of a builtin class takes any attribute.
    fn is_open(&self, object: &Object) -> bool {
        [&self.types.namespace, &self.types.future, &self.types.task].iter().any(|open| object.class.id == open.id)
    }

    /// `del value.name`
    ///
    /// # Errors
    /// `AttributeError` if there is none.
    pub(crate) fn delete_attr(&mut self, value: &Value, name: &Rc<Str>) -> R<()> {
        if let Value::Object(object) = value
            && object.class.hooks.delattr.get()
        {
            let hook = Rc::clone(&self.names.delattr);
            if let Some(method) = self.lookup(&object.class, &hook) {
                return self.call_bound(method, value, [Value::Str(Rc::clone(name))]).map(|_| ());
            }
        }
        if let Value::Class(class) = value
            && let Some(meta) = class.meta.as_ref().filter(|meta| meta.hooks.delattr.get())
        {
            let hook = Rc::clone(&self.names.delattr);
            if let Some(method) = self.lookup(meta, &hook) {
                return self.call_bound(method, value, [Value::Str(Rc::clone(name))]).map(|_| ());
            }
        }
        self.plain_delete_attr(value, name)
    }

    /// `object.__delattr__(value, name)`
    ///
    /// # Errors
    /// `AttributeError` if there is none.
    pub(crate) fn plain_delete_attr(&mut self, value: &Value, name: &Rc<Str>) -> R<()> {
        let removed = match value {
            Value::Cell(cell) if name.as_str() == "cell_contents" => Some(cell.replace(Value::Unbound)),
            Value::Object(object) => {
                if let Some(found @ Value::Object(_)) = self.lookup(&object.class, name)
                    && let Value::Object(descriptor) = &found
                {
                    if let Some(property) = descriptor.native::<Property>() {
                        let deleter = property.delete.clone();
                        if deleter.is_none() {
                            return Err(self.no_accessor(value, &found, "deleter"));
                        }
                        return self.call(deleter, [value.clone()]).map(|_| ());
                    }
                    let hook = Rc::clone(&self.names.delete);
                    if let Some(method) = self.special(&found, &hook) {
                        return self.call_bound(method, &found, [value.clone()]).map(|_| ());
                    }
                }
                object.dict.get().and_then(|dict| dict.remove(name))
            }
            Value::Class(class) if !class.is_builtin => {
                let removed = class.dict.remove(name);
                changed();
                removed
            }
            Value::Module(module) => module.dict.remove(name),
            Value::Function(function) => function.dict.get().and_then(|dict| dict.remove(name)),
            _ => None,
        };
        match removed {
            Some(_) => Ok(()),
            None => Err(self.no_attribute(value, name)),
        }
    }
}
