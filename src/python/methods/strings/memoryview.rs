//! `memoryview`: bytes, or a part of them, seen without a copy. What `struct` calls a format is one letter here, and a view
//! has one dimension.

use std::cell::Cell;
use std::rc::Rc;

use super::bytearray::ByteArray;
use super::bytes::own;
use crate::python::class::{Class, Layout};
use crate::python::exception::{Kind, R, error, type_error, value_error};
use crate::python::methods::add;
use crate::python::native::NOTHING;
use crate::python::value::{Args, Str, Value};
use crate::python::vm::Vm;

/// Items of a size, each so many bytes after the last.
pub(super) struct MemoryView {
    /// `bytes` or a `bytearray`.
    object: Value,
    first: i64,
    step: i64,
    count: usize,
    format: char,
    is_readonly: bool,
    is_released: Cell<bool>,
}

/// How many bytes an item of a format has.
fn size(format: char) -> Option<usize> {
    Some(match format {
        'B' | 'b' | 'c' | '?' => 1,
        'H' | 'h' => 2,
        'I' | 'i' => 4,
        'L' | 'l' | 'Q' | 'q' | 'N' | 'n' => 8,
        _ => return None,
    })
}

impl MemoryView {
    fn size(&self) -> usize {
        size(self.format).unwrap_or(1)
    }

    fn check(&self) -> R<()> {
        if self.is_released.get() {
            return Err(value_error("operation forbidden on released memoryview object"));
        }
        Ok(())
    }

    fn with<T>(&self, look: impl FnOnce(&[u8]) -> T) -> R<T> {
        self.check()?;
        Ok(match (self.object.native_ref::<ByteArray>(), self.object.plain()) {
            (Some(bytes), _) => look(&bytes.0.borrow()),
            (_, Value::Bytes(bytes)) => look(bytes),
            _ => look(&[]),
        })
    }

    /// Where an item begins.
    fn place(&self, at: usize) -> usize {
        usize::try_from(self.first + self.step * at as i64).unwrap_or_default()
    }

    /// All of it, as bytes.
    ///
    /// # Errors
    /// `ValueError` once it is released.
    pub(super) fn bytes(&self) -> R<Vec<u8>> {
        let size = self.size();
        self.with(|bytes| {
            let items = (0..self.count).filter_map(|at| bytes.get(self.place(at)..self.place(at) + size));
            items.flatten().copied().collect()
        })
    }

    fn item(&self, at: usize) -> R {
        let place = self.place(at);
        let mut item = self.with(|bytes| bytes.get(place..place + self.size()).unwrap_or_default().to_vec())?;
        if self.format == 'c' {
            return Ok(Value::bytes(item));
        }
        let is_negative = self.format.is_ascii_lowercase() && item.last().is_some_and(|byte| *byte > 127);
        item.resize(16, if is_negative { 255 } else { 0 });
        let number = item.iter().rev().fold(0_i128, |number, byte| number << 8 | i128::from(*byte));
        Ok(match self.format {
            '?' => Value::Bool(number != 0),
            _ => Value::int(num_bigint::BigInt::from(number)),
        })
    }

    fn part(&self, first: i64, step: i64, count: usize, format: char) -> Self {
        let (object, is_readonly) = (self.object.clone(), self.is_readonly);
        Self { object, first, step, count, format, is_readonly, is_released: Cell::new(false) }
    }
}

fn this(value: &Value) -> R<&MemoryView> {
    let view: &MemoryView =
        value.native_ref().ok_or_else(|| type_error("descriptor requires a 'memoryview' object"))?;
    Ok(view)
}

/// Another of its class.
fn another(like: &Value, view: MemoryView) -> Value {
    match like {
        Value::Object(object) => Value::native(&object.class, view),
        _ => Value::None,
    }
}

fn new(vm: &mut Vm, args: Args) -> R {
    let [class, object] = args.bind("memoryview", ["/class", "object"], 2)?;
    let Value::Class(class) = class else { return NOTHING };
    if let Some(view) = object.native_ref::<MemoryView>() {
        view.check()?;
        return Ok(Value::native(&class, view.part(view.first, view.step, view.count, view.format)));
    }
    let Ok(bytes) = own(vm, &object) else {
        let kind = vm.type_name(&object);
        return Err(type_error(format!("memoryview: a bytes-like object is required, not '{kind}'")));
    };
    let is_readonly = object.native_ref::<ByteArray>().is_none();
    let (count, is_released) = (bytes.len(), Cell::new(false));
    Ok(Value::native(&class, MemoryView { object, first: 0, step: 1, count, format: 'B', is_readonly, is_released }))
}

fn get(vm: &mut Vm, args: Args) -> R {
    let [own, key] = args.method("__getitem__")?;
    let view = this(&own)?;
    view.check()?;
    if let Value::Slice(slice) = &key {
        let (start, stop, step) = vm.slice_bounds(slice, view.count)?;
        let span = if step > 0 { stop - start + step - 1 } else { start - stop - step - 1 };
        let count = usize::try_from(span / step.abs()).unwrap_or_default();
        return Ok(another(&own, view.part(view.first + start * view.step, step * view.step, count, view.format)));
    }
    if !matches!(key.plain(), Value::Int(_) | Value::Bool(_) | Value::Big(_)) {
        return Err(type_error("memoryview: invalid slice key"));
    }
    let at = position(vm, view, &key)?;
    view.item(at)
}

fn position(vm: &mut Vm, view: &MemoryView, key: &Value) -> R<usize> {
    let at = vm.to_index(key)?;
    let at = if at < 0 { at + view.count as i64 } else { at };
    match usize::try_from(at) {
        Ok(at) if at < view.count => Ok(at),
        _ => Err(error(Kind::IndexError, "index out of bounds on dimension 1")),
    }
}

fn set(vm: &mut Vm, args: Args) -> R {
    let [target, key, value] = args.method("__setitem__")?;
    let view = this(&target)?;
    view.check()?;
    if view.is_readonly {
        return Err(type_error("cannot modify read-only memory"));
    }
    let (places, new) = if let Value::Slice(slice) = &key {
        let new = own(vm, &value)?.to_vec();
        let places: Vec<usize> = vm.slice_range(slice, view.count)?.collect();
        if new.len() != places.len() * view.size() {
            return Err(value_error("memoryview assignment: lvalue and rvalue have different structures"));
        }
        (places, new)
    } else {
        let at = position(vm, view, &key)?;
        let new = match (view.format, value.plain()) {
            ('c', Value::Bytes(byte)) if byte.len() == 1 => byte.to_vec(),
            ('c', _) => return Err(type_error("memoryview: invalid type for format 'c'")),
            (format, plain @ (Value::Int(_) | Value::Bool(_) | Value::Big(_))) => {
                let bits = view.size() as u32 * 8;
                let range = if format.is_ascii_lowercase() {
                    -(1_i128 << (bits - 1))..1 << (bits - 1)
                } else {
                    0..1_i128 << bits
                };
                let number = Vm::to_big(plain).and_then(|number| i128::try_from(number).ok());
                match number.filter(|number| range.contains(number)) {
                    Some(number) => number.to_le_bytes()[..view.size()].to_vec(),
                    None => return Err(value_error(format!("memoryview: invalid value for format '{format}'"))),
                }
            }
            (format, _) => return Err(type_error(format!("memoryview: invalid type for format '{format}'"))),
        };
        (vec![at], new)
    };
    if let Some(bytes) = view.object.native_ref::<ByteArray>() {
        let mut bytes = bytes.0.borrow_mut();
        for (at, new) in places.into_iter().zip(new.chunks(view.size())) {
            let place = view.place(at);
            if let Some(old) = bytes.get_mut(place..place + new.len()) {
                old.copy_from_slice(new);
            }
        }
    }
    NOTHING
}

fn cast(vm: &mut Vm, args: Args) -> R {
    let [own, format, _] = args.bind("cast", ["/self", "format", "shape"], 2)?;
    let view = this(&own)?;
    view.check()?;
    let text = vm.to_str(&format, "memoryview: format argument")?;
    let mut format = text.as_str().trim_start_matches('@').chars();
    let (Some(format), None) = (format.next(), format.next()) else {
        return Err(value_error(
            "memoryview: destination format must be a native single character format prefixed with \
                                an optional '@'",
        ));
    };
    let Some(size) = size(format) else {
        return Err(value_error(
            "memoryview: destination format must be a native single character format prefixed with \
                                an optional '@'",
        ));
    };
    if view.step != view.size() as i64 && view.count > 1 {
        return Err(type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let len = view.count * view.size();
    if !len.is_multiple_of(size) {
        return Err(type_error("memoryview: length is not a multiple of itemsize"));
    }
    Ok(another(&own, view.part(view.first, size as i64, len / size, format)))
}

fn attribute(vm: &mut Vm, args: Args) -> R {
    let [own, name] = args.method("__getattr__")?;
    let view = this(&own)?;
    let text = name.as_str().unwrap_or_default().to_owned();
    let (size, count) = (view.size(), view.count);
    let is_whole = view.step == size as i64;
    let answer = match text.as_str() {
        "obj" => view.object.clone(),
        "nbytes" => Value::index(size * count),
        "itemsize" => Value::index(size),
        "format" => Value::str(view.format.to_string()),
        "ndim" => Value::Int(1),
        "shape" => Value::tuple(vec![Value::index(count)]),
        "strides" => Value::tuple(vec![Value::Int(view.step)]),
        "suboffsets" => Value::tuple(Vec::new()),
        "readonly" => Value::Bool(view.is_readonly),
        "contiguous" | "c_contiguous" | "f_contiguous" => Value::Bool(is_whole),
        _ => {
            let name = vm.intern(&text);
            return Err(vm.no_attribute(&own, &name));
        }
    };
    view.check()?;
    Ok(answer)
}

fn list(view: &MemoryView) -> R {
    (0..view.count).map(|at| view.item(at)).collect::<R<Vec<_>>>().map(Value::list)
}

pub(super) fn install(vm: &mut Vm) {
    let name = Rc::new(Str::new("memoryview"));
    let bases = vec![Rc::clone(&vm.types.object)];
    let Ok(class) = Class::new(name, bases, Rc::default(), None, Layout::Final, true, None) else { return };
    add(
        vm,
        &class,
        &[
            ("__new__", new),
            ("__getattr__", attribute),
            ("__getitem__", get),
            ("__setitem__", set),
            ("cast", cast),
            ("__len__", |_, args| {
                let [own] = args.method("__len__")?;
                let view = this(&own)?;
                view.check()?;
                Ok(Value::index(view.count))
            }),
            ("__iter__", |vm, args| {
                let [own] = args.method("__iter__")?;
                let items = list(this(&own)?)?;
                Ok(vm.native_iter(&items).unwrap_or_default())
            }),
            ("__eq__", |vm, args| {
                let [a, b] = args.method("__eq__")?;
                if a.is(&b) {
                    return Ok(Value::Bool(true));
                }
                let Ok(bytes) = own(vm, &b) else { return Ok(Value::NotImplemented) };
                match b.native_ref::<MemoryView>() {
                    Some(view) if view.format != this(&a)?.format => {
                        let (a, b) = (list(this(&a)?)?, list(view)?);
                        vm.eq(&a, &b).map(Value::Bool)
                    }
                    _ => Ok(Value::Bool(this(&a)?.bytes()? == *bytes)),
                }
            }),
            ("__hash__", |vm, args| {
                let [own] = args.method("__hash__")?;
                let view = this(&own)?;
                if !view.is_readonly {
                    return Err(value_error("cannot hash writable memoryview object"));
                }
                let bytes = Value::bytes(view.bytes()?);
                vm.hash(&bytes).map(Value::Int)
            }),
            ("__repr__", |_, args| {
                let [own] = args.method("__repr__")?;
                let released = if this(&own)?.is_released.get() { "released " } else { "" };
                Ok(Value::str(format!("<{released}memory at {:#x}>", own.address())))
            }),
            ("__radd__", super::bytes::appended),
            ("__enter__", |_, args| {
                let [own] = args.method("__enter__")?;
                this(&own)?.check()?;
                Ok(own)
            }),
            ("__exit__", |_, args| {
                let own = args.values.first().cloned().unwrap_or_default();
                this(&own)?.is_released.set(true);
                NOTHING
            }),
            ("release", |_, args| {
                let [own] = args.method("release")?;
                this(&own)?.is_released.set(true);
                NOTHING
            }),
            ("tobytes", |_, args| {
                let [own, _] = args.bind("tobytes", ["/self", "order"], 1)?;
                this(&own)?.bytes().map(Value::bytes)
            }),
            ("tolist", |_, args| {
                let [own] = args.method("tolist")?;
                list(this(&own)?)
            }),
            ("toreadonly", |_, args| {
                let [own] = args.method("toreadonly")?;
                let view = this(&own)?;
                let part = view.part(view.first, view.step, view.count, view.format);
                Ok(another(&own, MemoryView { is_readonly: true, ..part }))
            }),
            ("hex", |vm, args| {
                let mut args = args;
                if let Some(own) = args.values.first_mut() {
                    *own = Value::bytes(this(own)?.bytes()?);
                }
                super::bytes::hex(vm, args)
            }),
        ],
    );
    let name = vm.intern("memoryview");
    vm.builtins.set(&name, Value::Class(class));
}
