//! The builtin functions. Long: there are many, each short.

use std::cell::RefCell;
use std::rc::Rc;

use num_bigint::BigInt;
use num_traits::Signed;

use super::class::Class;
use super::code::{Binary, Compare, Source};
use super::exception::{KINDS, Kind, R, data, error, instead, type_error, value_error};
use super::iter::{Iter, IterState};
use super::map::Dict;
use super::native::{NOTHING, Native, NativeFn};
use super::types::{ClassMethod, Property, StaticMethod};
use super::value::{Args, Range, Str, Value, ViewKind};
use super::vm::{Resumed, Vm};
use super::world::Stream;

/// Fills the builtins of a new machine.
pub(crate) fn install(vm: &mut Vm) {
    let functions: &[(&'static str, NativeFn)] = &[
        ("abs", abs),
        ("aiter", |vm, args| {
            let [value] = args.exactly("aiter")?;
            vm.aiter(&value)
        }),
        ("all", all),
        ("anext", anext),
        ("any", any),
        ("ascii", ascii),
        ("bin", |vm, args| radix(vm, args, "bin", "0b")),
        ("callable", callable),
        ("chr", chr),
        ("compile", |_, _| Err(error(Kind::NotImplementedError, "compile() isn't part of Loopscope"))),
        ("delattr", delattr),
        ("divmod", divmod),
        ("format", format),
        ("getattr", getattr),
        ("hasattr", hasattr),
        ("hash", |vm, args| {
            let [value] = args.exactly("hash")?;
            vm.hash(&value).map(Value::Int)
        }),
        ("hex", |vm, args| radix(vm, args, "hex", "0x")),
        ("id", |_, args| {
            let [value] = args.exactly("id")?;
            Ok(Value::Int(value.address() as i64))
        }),
        ("input", |_, _| Err(error(Kind::EOFError, "EOF when reading a line"))),
        ("isinstance", |vm, args| {
            let [value, class] = args.exactly("isinstance")?;
            vm.instance_of(&value, &class).map(Value::Bool)
        }),
        ("issubclass", |vm, args| {
            let [class, of] = args.exactly("issubclass")?;
            vm.subclass_of(&class, &of).map(Value::Bool)
        }),
        ("iter", iter),
        ("len", |vm, args| {
            let [value] = args.exactly("len")?;
            vm.len(&value).map(Value::index)
        }),
        ("max", |vm, args| extreme(vm, args, "max")),
        ("min", |vm, args| extreme(vm, args, "min")),
        ("next", next),
        ("oct", |vm, args| radix(vm, args, "oct", "0o")),
        ("open", |_, _| Err(error(Kind::OSError, "there are no files here: open() isn't part of Loopscope yet"))),
        ("ord", ord),
        ("pow", pow),
        ("print", print),
        ("repr", |vm, args| {
            let [value] = args.exactly("repr")?;
            vm.repr(&value).map(Value::str)
        }),
        ("round", round),
        ("setattr", setattr),
        ("sorted", sorted),
        ("sum", sum),
        ("__build_class__", super::vm::build_class),
        ("__import_module__", |vm, args| {
            let [name] = args.exactly("__import__")?;
            vm.import(&name)
        }),
        ("__import__", |vm, args| {
            let [name, ..] = args.bind("__import__", ["name", "globals", "locals", "fromlist", "level"], 1)?;
            vm.import(&name)
        }),
    ];
    let builtins = Rc::clone(&vm.builtins);
    for (name, run) in functions {
        let text = vm.intern(name);
        builtins.set(&text, Native::function(name, *run));
    }
    for (name, run) in [
        ("dir", dir as NativeFn),
        ("globals", globals),
        ("locals", locals),
        ("vars", vars),
        ("eval", eval),
        ("exec", exec),
    ] {
        let text = vm.intern(name);
        builtins.set(&text, Native::frame_function(name, run));
    }
    let types = &vm.types;
    let classes = [
        &types.object,
        &types.type_,
        &types.int,
        &types.float,
        &types.complex,
        &types.bool_,
        &types.str_,
        &types.bytes,
        &types.tuple,
        &types.list,
        &types.dict,
        &types.set,
        &types.frozenset,
        &types.range,
        &types.slice,
        &types.staticmethod,
        &types.classmethod,
        &types.property,
        &types.super_,
        &types.map,
        &types.filter,
        &types.zip,
        &types.enumerate,
        &types.reversed,
    ]
    .map(Rc::clone);
    for class in classes {
        let name = vm.intern_str(&class.name());
        builtins.set(&name, Value::Class(class));
    }
    for (kind, name, _) in KINDS {
        if matches!(kind, Kind::CancelledError | Kind::InvalidStateError) {
            continue;
        }
        let class = Value::Class(Rc::clone(vm.types.exception(*kind)));
        let name = vm.intern(name);
        builtins.set(&name, class);
    }
    for (name, value) in [
        ("None", Value::None),
        ("True", Value::Bool(true)),
        ("False", Value::Bool(false)),
        ("Ellipsis", Value::Ellipsis),
        ("NotImplemented", Value::NotImplemented),
        ("__debug__", Value::Bool(true)),
        ("__name__", Value::str("builtins")),
    ] {
        let name = vm.intern(name);
        builtins.set(&name, value);
    }
    let os_error = Value::Class(Rc::clone(vm.types.exception(Kind::OSError)));
    for name in ["IOError", "EnvironmentError"] {
        let name = vm.intern(name);
        builtins.set(&name, os_error.clone());
    }
    super::methods::install(vm);
    super::asyncio::install(vm);
}

fn abs(vm: &mut Vm, args: Args) -> R {
    let [value] = args.exactly("abs")?;
    Ok(match value.plain() {
        Value::Int(value) => value.checked_abs().map_or_else(|| Value::int(BigInt::from(*value).abs()), Value::Int),
        Value::Bool(value) => Value::Int(i64::from(*value)),
        Value::Big(value) => Value::int(value.abs()),
        Value::Float(value) => Value::Float(value.abs()),
        Value::Complex(value) => Value::Float(value.0.hypot(value.1)),
        _ => {
            let name = vm.intern("__abs__");
            match vm.call_special(&value, &name, [])? {
                Some(value) => value,
                None => return Err(type_error(format!("bad operand type for abs(): '{}'", vm.type_name(&value)))),
            }
        }
    })
}

fn all(vm: &mut Vm, args: Args) -> R {
    let [iterable] = args.exactly("all")?;
    if !vm.is_native_iterable(&iterable) {
        return Err(vm.prelude("_all", [iterable]));
    }
    for item in vm.collect(&iterable)? {
        if !vm.truth(&item)? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

fn any(vm: &mut Vm, args: Args) -> R {
    let [iterable] = args.exactly("any")?;
    if !vm.is_native_iterable(&iterable) {
        return Err(vm.prelude("_any", [iterable]));
    }
    for item in vm.collect(&iterable)? {
        if vm.truth(&item)? {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

fn anext(vm: &mut Vm, args: Args) -> R {
    let [iterator, default] = args.bind("anext", ["/iterator", "/default"], 1)?;
    if let Some(default) = default.given() {
        return Err(vm.prelude("_anext_default", [iterator, default]));
    }
    if let Value::Generator(_) = &iterator {
        return vm.call_method(&iterator, "__anext__", []);
    }
    let name = Rc::clone(&vm.names.anext);
    match vm.call_special(&iterator, &name, [])? {
        Some(value) => Ok(value),
        None => Err(type_error(format!("'{}' object is not an async iterator", vm.type_name(&iterator)))),
    }
}

fn ascii(vm: &mut Vm, args: Args) -> R {
    let [value] = args.exactly("ascii")?;
    let text = vm.repr(&value)?;
    Ok(Value::str(super::format::to_ascii(&text)))
}

fn radix(vm: &mut Vm, args: Args, name: &str, prefix: &str) -> R {
    let [value] = args.exactly(name)?;
    let value = vm.to_integer(&value)?;
    let big = Vm::to_big(&value).unwrap_or_default();
    let digits = match prefix {
        "0b" => big.abs().to_str_radix(2),
        "0o" => big.abs().to_str_radix(8),
        _ => big.abs().to_str_radix(16),
    };
    let sign = if big.is_negative() { "-" } else { "" };
    Ok(Value::str(format!("{sign}{prefix}{digits}")))
}

fn callable(vm: &mut Vm, args: Args) -> R {
    let [value] = args.exactly("callable")?;
    let is = match &value {
        Value::Function(_) | Value::Native(_) | Value::Method(_) | Value::Class(_) => true,
        Value::Object(object) if object.native::<StaticMethod>().is_some() => true,
        Value::Object(_) => {
            let name = Rc::clone(&vm.names.call);
            vm.special(&value, &name).is_some()
        }
        _ => false,
    };
    Ok(Value::Bool(is))
}

fn chr(vm: &mut Vm, args: Args) -> R {
    let [value] = args.exactly("chr")?;
    let code = vm.to_index(&value)?;
    match u32::try_from(code).ok().and_then(char::from_u32) {
        Some(char) => Ok(vm.char(char)),
        None => Err(value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(vm: &mut Vm, args: Args) -> R {
    let [value] = args.exactly("ord")?;
    match value.plain() {
        Value::Str(text) => {
            let mut chars = text.as_str().chars();
            match (chars.next(), chars.next()) {
                (Some(char), None) => Ok(Value::Int(i64::from(char as u32))),
                _ => {
                    Err(type_error(format!("ord() expected a character, but string of length {} found", text.chars())))
                }
            }
        }
        Value::Bytes(bytes) if bytes.len() == 1 => Ok(Value::Int(i64::from(bytes[0]))),
        _ => Err(type_error(format!("ord() expected string of length 1, but {} found", vm.type_name(&value)))),
    }
}

fn attr_name(vm: &mut Vm, value: &Value, who: &str) -> R<Rc<Str>> {
    match value.plain() {
        Value::Str(name) => Ok(vm.intern_str(name)),
        _ => Err(type_error(format!("{who}: attribute name must be string, not '{}'", vm.type_name(value)))),
    }
}

fn getattr(vm: &mut Vm, args: Args) -> R {
    let [object, name, default] = args.bind("getattr", ["/object", "/name", "/default"], 2)?;
    let name = attr_name(vm, &name, "getattr()")?;
    match default.given() {
        None => vm.get_attr(&object, &name),
        Some(default) => Ok(vm.try_attr(&object, &name)?.unwrap_or(default)),
    }
}

fn hasattr(vm: &mut Vm, args: Args) -> R {
    let [object, name] = args.exactly("hasattr")?;
    let name = attr_name(vm, &name, "hasattr()")?;
    vm.try_attr(&object, &name).map(|found| Value::Bool(found.is_some()))
}

fn setattr(vm: &mut Vm, args: Args) -> R {
    let [object, name, value] = args.exactly("setattr")?;
    let name = attr_name(vm, &name, "setattr()")?;
    vm.set_attr(&object, &name, value)?;
    NOTHING
}

fn delattr(vm: &mut Vm, args: Args) -> R {
    let [object, name] = args.exactly("delattr")?;
    let name = attr_name(vm, &name, "delattr()")?;
    vm.delete_attr(&object, &name)?;
    NOTHING
}

fn divmod(vm: &mut Vm, args: Args) -> R {
    let [a, b] = args.exactly("divmod")?;
    let name = vm.intern("__divmod__");
    if let (Value::Object(_), Some(both)) = (&a, vm.call_special(&a, &name, [b.clone()])?) {
        return Ok(both);
    }
    let quotient = vm.binary(Binary::FloorDiv, &a, &b)?;
    let rest = vm.binary(Binary::Mod, &a, &b)?;
    Ok(Value::tuple(vec![quotient, rest]))
}

fn format(vm: &mut Vm, args: Args) -> R {
    let [value, spec] = args.bind("format", ["/value", "/format_spec"], 1)?;
    let spec = spec.or("");
    vm.format_value(&value, super::code::Conversion::None, Some(&spec))
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

fn iter(vm: &mut Vm, args: Args) -> R {
    let [object, sentinel] = args.bind("iter", ["/object", "/sentinel"], 1)?;
    match sentinel.given() {
        None => vm.iter(&object),
        Some(sentinel) => Ok(Iter::value(IterState::Callable(object, sentinel))),
    }
}

fn next(vm: &mut Vm, args: Args) -> R {
    let [iterator, default] = args.bind("next", ["/iterator", "/default"], 1)?;
    let resumed = match &iterator {
        Value::Generator(generator) if generator.kind == super::code::Kind::Generator => {
            vm.resume(&Rc::clone(generator), Ok(Value::None))?
        }
        Value::Iter(_) => match vm.next(&iterator)? {
            Some(value) => Resumed::Yielded(value),
            None => Resumed::Returned(Value::None),
        },
        _ => {
            let name = Rc::clone(&vm.names.next);
            match vm.call_special(&iterator, &name, []) {
                Ok(Some(value)) => return Ok(value),
                Ok(None) => {
                    return Err(type_error(format!("'{}' object is not an iterator", vm.type_name(&iterator))));
                }
                Err(left) => {
                    return match default.given() {
                        None => Err(left),
                        Some(default) => vm.catch(left, Kind::StopIteration).map(|_| default),
                    };
                }
            }
        }
    };
    match resumed {
        Resumed::Yielded(value) => Ok(value),
        Resumed::Returned(value) => match default.given() {
            Some(default) => Ok(default),
            None => {
                let args = if value.is_none() { Vec::new() } else { vec![value] };
                Err(vm.raise(Kind::StopIteration, args))
            }
        },
    }
}

fn extreme(vm: &mut Vm, args: Args, name: &'static str) -> R {
    let mut args = args;
    let key = args.take_keyword("key").and_then(Value::some);
    let default = args.take_keyword("default");
    args.reject_keywords(name)?;
    let items = match args.values.as_slice() {
        [] => return Err(type_error(format!("{name} expected at least 1 argument, got 0"))),
        [iterable] => {
            if !vm.is_native_iterable(iterable) || key.is_some() {
                let has_default = Value::Bool(default.is_some());
                let prelude = if name == "min" { "_min" } else { "_max" };
                let all = [iterable.clone(), key.unwrap_or(Value::None), default.unwrap_or(Value::None), has_default];
                return Err(vm.prelude(prelude, all));
            }
            vm.collect(iterable)?
        }
        _ if default.is_some() => {
            return Err(type_error(format!(
                "Cannot specify a default for {name}() with multiple positional arguments"
            )));
        }
        several => several.to_vec(),
    };
    let op = if name == "min" { Compare::Lt } else { Compare::Gt };
    let mut best: Option<(Value, Value)> = None;
    for item in items {
        let measure = match &key {
            Some(key) => vm.call(key.clone(), [item.clone()])?,
            None => item.clone(),
        };
        let better = match &best {
            None => true,
            Some((_, least)) => {
                let better = vm.compare(op, &measure, least)?;
                vm.truth(&better)?
            }
        };
        if better {
            best = Some((item, measure));
        }
    }
    match (best, default) {
        (Some((item, _)), _) => Ok(item),
        (None, Some(default)) => Ok(default),
        (None, None) => Err(value_error(format!("{name}() iterable argument is empty"))),
    }
}

fn pow(vm: &mut Vm, args: Args) -> R {
    let [base, exponent, modulus] = args.bind("pow", ["base", "exp", "mod"], 2)?;
    let Some(modulus) = modulus.some() else { return vm.binary(Binary::Pow, &base, &exponent) };
    if matches!(base, Value::Object(_)) {
        let name = vm.intern("__pow__");
        if let Some(result) = vm.call_special(&base, &name, [exponent.clone(), modulus.clone()])? {
            return Ok(result);
        }
    }
    let (Some(base), Some(exponent), Some(modulus)) = (Vm::to_big(&base), Vm::to_big(&exponent), Vm::to_big(&modulus))
    else {
        return Err(type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    };
    if modulus == BigInt::from(0) {
        return Err(value_error("pow() 3rd argument cannot be 0"));
    }
    let (base, exponent) = if exponent.is_negative() {
        match base.modinv(&modulus) {
            Some(inverse) => (inverse, -exponent),
            None => return Err(value_error("base is not invertible for the given modulus")),
        }
    } else {
        (base, exponent)
    };
    Ok(Value::int(base.modpow(&exponent, &modulus)))
}

fn print(vm: &mut Vm, args: Args) -> R {
    let mut args = args;
    let sep = args.take_keyword("sep").and_then(Value::some);
    let end = args.take_keyword("end").and_then(Value::some);
    let file = args.take_keyword("file").and_then(Value::some);
    let flush = args.take_keyword("flush");
    args.reject_keywords("print")?;
    for (value, name) in [(&sep, "sep"), (&end, "end")] {
        if let Some(value) = value
            && value.as_str().is_none()
        {
            return Err(type_error(format!("{name} must be None or a string, not {}", vm.type_name(value))));
        }
    }
    let mut text = String::new();
    for (at, value) in args.values.iter().enumerate() {
        if at > 0 {
            text.push_str(sep.as_ref().and_then(Value::as_str).unwrap_or(" "));
        }
        match value {
            Value::Str(value) => text.push_str(value.as_str()),
            value => {
                let value = vm.str(value)?;
                text.push_str(value.as_str());
            }
        }
    }
    text.push_str(end.as_ref().and_then(Value::as_str).unwrap_or("\n"));
    let file = match file {
        Some(file) => file,
        None => vm.standard_stream("stdout"),
    };
    vm.write_to(&file, &text)?;
    if let Some(flush) = flush
        && vm.truth(&flush)?
        && vm.stream_of(&file).is_none()
    {
        vm.call_method(&file, "flush", [])?;
    }
    NOTHING
}

impl Vm {
    /// What `sys.stdout` or `sys.stderr` is bound to.
    pub(crate) fn standard_stream(&mut self, name: &str) -> Value {
        match self.modules.get_str("sys") {
            Some(Value::Module(sys)) => sys.dict.get_str(name).unwrap_or(Value::None),
            _ => Value::None,
        }
    }

    /// Writes to a file-like object; to ours without a call.
    pub(crate) fn write_to(&mut self, file: &Value, text: &str) -> R<()> {
        match self.stream_of(file) {
            Some(stream) => self.world.write(stream, text),
            None if file.is_none() => self.world.write(Stream::Out, text),
            None => {
                self.call_method(file, "write", [Value::str(text)])?;
            }
        }
        Ok(())
    }

    /// Which of the two streams a file is.
    pub(crate) fn stream_of(&self, file: &Value) -> Option<Stream> {
        file.native_ref::<Stream>().copied()
    }

    /// Calls a function of the prelude in its stead.
    pub(crate) fn prelude_function(&mut self, name: &str) -> R {
        let prelude = self.import(&Value::str("_prelude"))?;
        let name = self.intern(name);
        self.get_attr(&prelude, &name)
    }

    /// Sorts by keys, which are compared with `<` only, as CPython does; stable, backwards too.
    ///
    /// # Errors
    /// Whatever comparing raises.
    pub(crate) fn sort_by_keys(&mut self, items: &mut Vec<Value>, keys: Vec<Value>, reverse: bool) -> R<()> {
        let mut failed = None;
        let mut rows: Vec<(Value, Value)> = keys.into_iter().zip(std::mem::take(items)).collect();
        if reverse {
            rows.reverse();
        }
        let all_ints = rows.iter().all(|(key, _)| matches!(key, Value::Int(_)));
        let all_strs = rows.iter().all(|(key, _)| matches!(key, Value::Str(_)));
        if all_ints {
            rows.sort_by_key(|(key, _)| match key {
                Value::Int(key) => *key,
                _ => 0,
            });
        } else if all_strs {
            rows.sort_by(|(a, _), (b, _)| a.as_str().cmp(&b.as_str()));
        } else {
            let sorted = merge_sort(rows, &mut |a: &(Value, Value), b: &(Value, Value)| {
                if failed.is_some() {
                    return false;
                }
                match self.lt(&a.0, &b.0) {
                    Ok(less) => less,
                    Err(left) => {
                        failed = Some(left);
                        false
                    }
                }
            });
            rows = sorted;
        }
        if reverse {
            rows.reverse();
        }
        *items = rows.into_iter().map(|(_, item)| item).collect();
        match failed {
            Some(left) => Err(left),
            None => Ok(()),
        }
    }
}

/// A stable sort that asks only whether one is less than another, and bears any answer: a program gives them.
fn merge_sort<T: Clone>(rows: Vec<T>, less: &mut impl FnMut(&T, &T) -> bool) -> Vec<T> {
    let mut rows = rows;
    // Runs of up to this many are sorted by insertion.
    const RUN: usize = 16;
    let len = rows.len();
    for start in (0..len).step_by(RUN) {
        let end = (start + RUN).min(len);
        for at in start + 1..end {
            let (mut low, mut high) = (start, at);
            while low < high {
                let middle = usize::midpoint(low, high);
                if less(&rows[at], &rows[middle]) { high = middle } else { low = middle + 1 }
            }
            rows[low..=at].rotate_right(1);
        }
    }
    let mut width = RUN;
    while width < len {
        let mut merged = Vec::with_capacity(len);
        for start in (0..len).step_by(2 * width) {
            let (middle, end) = ((start + width).min(len), (start + 2 * width).min(len));
            let (mut left, mut right) = (start, middle);
            while left < middle && right < end {
                if less(&rows[right], &rows[left]) {
                    merged.push(rows[right].clone());
                    right += 1;
                } else {
                    merged.push(rows[left].clone());
                    left += 1;
                }
            }
            merged.extend_from_slice(&rows[left..middle]);
            merged.extend_from_slice(&rows[right..end]);
        }
        rows = merged;
        width *= 2;
    }
    rows
}

fn sorted(vm: &mut Vm, args: Args) -> R {
    let [iterable, key, reverse] = args.bind("sorted", ["/iterable", "*key", "*reverse"], 1)?;
    let key = key.or(Value::None);
    if !vm.is_native_iterable(&iterable) || !key.is_none() {
        return Err(vm.prelude("_sorted", [iterable, key, reverse.or(false)]));
    }
    let mut items = vm.collect(&iterable)?;
    let keys = items.clone();
    let reverse = vm.truth(&reverse)?;
    vm.sort_by_keys(&mut items, keys, reverse)?;
    Ok(Value::list(items))
}

fn sum(vm: &mut Vm, args: Args) -> R {
    let [iterable, start] = args.bind("sum", ["/iterable", "start"], 1)?;
    let start = start.or(Value::Int(0));
    if start.as_str().is_some() {
        return Err(type_error("sum() can't sum strings [use ''.join(seq) instead]"));
    }
    if !vm.is_native_iterable(&iterable) {
        return Err(vm.prelude("_sum", [iterable, start]));
    }
    let mut total = start;
    let iterator = vm.iter(&iterable)?;
    let mut lost = 0.0;
    let mut is_float = false;
    while let Some(item) = vm.next(&iterator)? {
        match (&total, &item) {
            (Value::Int(a), Value::Int(b)) if a.checked_add(*b).is_some() => total = Value::Int(a + b),
            (Value::Float(a), Value::Float(b)) => {
                // As since Python 3.12: what rounding loses is kept.
                is_float = true;
                let sum = a + b;
                lost += if a.abs() >= b.abs() { (a - sum) + b } else { (b - sum) + a };
                total = Value::Float(sum);
            }
            _ => total = vm.binary(Binary::Add, &total, &item)?,
        }
    }
    if let (true, Value::Float(sum)) = (is_float && lost.is_finite(), &total) {
        total = Value::Float(sum + lost);
    }
    Ok(total)
}

fn round(vm: &mut Vm, args: Args) -> R {
    let [number, digits] = args.bind("round", ["number", "ndigits"], 1)?;
    let digits = match digits.some() {
        None => None,
        Some(digits) => Some(vm.to_index(&digits)?),
    };
    match number.plain() {
        Value::Int(_) | Value::Bool(_) | Value::Big(_) => {
            let value = vm.to_integer(&number)?;
            match digits {
                Some(digits) if digits < 0 => {
                    let Some(big) = Vm::to_big(&value) else { return Ok(value) };
                    let unit = num_traits::Pow::pow(BigInt::from(10), digits.unsigned_abs().min(10_000));
                    let half = &unit / 2;
                    let (quotient, rest) = num_integer::Integer::div_mod_floor(&big, &unit);
                    let up = rest > half || (rest == half && num_integer::Integer::is_odd(&quotient));
                    Ok(Value::int((quotient + i32::from(up)) * unit))
                }
                _ => Ok(value),
            }
        }
        Value::Float(value) => match digits {
            None => {
                if !value.is_finite() {
                    return Err(if value.is_nan() {
                        value_error("cannot convert float NaN to integer")
                    } else {
                        error(Kind::OverflowError, "cannot convert float infinity to integer")
                    });
                }
                let rounded = value.round_ties_even();
                Ok(num_traits::FromPrimitive::from_f64(rounded).map_or(Value::Int(0), Value::int))
            }
            Some(digits) => Ok(Value::Float(super::format::round_to(*value, digits))),
        },
        _ => {
            let name = vm.intern("__round__");
            let rounded = match digits {
                Some(digits) => vm.call_special(&number, &name, [Value::Int(digits)])?,
                None => vm.call_special(&number, &name, [])?,
            };
            match rounded {
                Some(value) => Ok(value),
                None => Err(type_error(format!("type {} doesn't define __round__ method", vm.type_name(&number)))),
            }
        }
    }
}

// What looks at its caller.

fn caller_namespace(vm: &mut Vm) -> Rc<Dict> {
    let Some(frame) = vm.frames.last() else { return Rc::default() };
    if let Some(namespace) = &frame.namespace {
        return Rc::clone(namespace);
    }
    let dict = Dict::default();
    let slots: Vec<(Rc<Str>, Value)> = frame.body.slots.iter().cloned().zip(frame.values.iter().cloned()).collect();
    for (name, value) in slots {
        let value = match value {
            Value::Cell(cell) => cell.borrow().clone(),
            value => value,
        };
        if !value.is_unbound() && !name.as_str().starts_with('.') {
            dict.set(&name, value);
        }
    }
    Rc::new(dict)
}

fn globals(vm: &mut Vm, args: Args) -> R {
    let [] = args.exactly("globals")?;
    Ok(Value::Dict(vm.frames.last().map(|frame| Rc::clone(&frame.globals)).unwrap_or_default()))
}

fn locals(vm: &mut Vm, args: Args) -> R {
    let [] = args.exactly("locals")?;
    Ok(Value::Dict(caller_namespace(vm)))
}

fn vars(vm: &mut Vm, args: Args) -> R {
    let [object] = args.bind("vars", ["/object"], 0)?;
    match object.given() {
        None => Ok(Value::Dict(caller_namespace(vm))),
        Some(object) => {
            let name = Rc::clone(&vm.names.dict);
            match vm.try_attr(&object, &name)? {
                Some(dict) => Ok(dict),
                None => Err(type_error("vars() argument must have __dict__ attribute")),
            }
        }
    }
}

fn dir(vm: &mut Vm, args: Args) -> R {
    let [object] = args.bind("dir", ["/object"], 0)?;
    let names = Dict::default();
    let add = |dict: &Dict| {
        for key in dict.keys() {
            if let Value::Str(name) = &key {
                names.set(name, Value::None);
            }
        }
    };
    match object.given() {
        None => add(&*caller_namespace(vm)),
        Some(object) => {
            let own = vm.intern("__dir__");
            if let (Value::Object(_), Some(all)) = (&object, vm.call_special(&object, &own, [])?) {
                let mut items = vm.collect(&all)?;
                let keys = items.clone();
                vm.sort_by_keys(&mut items, keys, false)?;
                return Ok(Value::list(items));
            }
            match &object {
                Value::Module(module) => add(&module.dict),
                Value::Object(object) => {
                    if let Some(dict) = object.dict.get() {
                        add(dict);
                    }
                }
                _ => {}
            }
            if !matches!(object, Value::Module(_)) {
                let class = match &object {
                    Value::Class(class) => Rc::clone(class),
                    other => vm.class_of(other),
                };
                for class in class.mro.borrow().iter() {
                    add(&class.dict);
                }
            }
        }
    }
    let mut keys: Vec<Value> = names.keys();
    let sort_keys = keys.clone();
    vm.sort_by_keys(&mut keys, sort_keys, false)?;
    Ok(Value::list(keys))
}

fn namespaces(vm: &mut Vm, globals: Value, locals: Value) -> (Rc<Dict>, Rc<Dict>) {
    let own = vm.frames.last().map(|frame| Rc::clone(&frame.globals)).unwrap_or_default();
    match (globals, locals) {
        (Value::Dict(globals), Value::Dict(locals)) => (globals, locals),
        (Value::Dict(globals), _) => (Rc::clone(&globals), globals),
        (_, Value::Dict(locals)) => (own, locals),
        _ => (own, caller_namespace(vm)),
    }
}

fn eval(vm: &mut Vm, args: Args) -> R {
    let [source, globals, locals] = args.bind("eval", ["/source", "globals", "locals"], 1)?;
    let text = vm.to_str(&source, "eval() arg 1")?;
    let source = Rc::new(Source::new("<string>", text.as_str().trim_start()));
    let code = super::compile::compile_expression(source).map_err(|errors| vm.syntax_error(&errors))?;
    run_in(vm, &code, globals, locals)
}

fn exec(vm: &mut Vm, args: Args) -> R {
    let [source, globals, locals] = args.bind("exec", ["/source", "globals", "locals"], 1)?;
    let text = vm.to_str(&source, "exec() arg 1")?;
    let source = Rc::new(Source::new("<string>", text.as_str()));
    let code = super::compile::compile(source).map_err(|errors| vm.syntax_error(&errors))?;
    run_in(vm, &code, globals, locals)?;
    NOTHING
}

/// Names are globals of a dict in which the locals lie over the globals; what is new there goes back to the locals.
fn run_in(vm: &mut Vm, code: &Rc<super::code::Code>, globals: Value, locals: Value) -> R {
    let (globals, locals) = namespaces(vm, globals, locals);
    let body = vm.load(code);
    let merged = if Rc::ptr_eq(&globals, &locals) { Rc::clone(&globals) } else { globals.copy() };
    let before = if Rc::ptr_eq(&globals, &locals) {
        Vec::new()
    } else {
        for (key, value) in locals.pairs() {
            vm.dict_set(&merged, &key, value)?;
        }
        merged.pairs()
    };
    let frame = vm.body_frame(&body, &merged);
    let value = match vm.run_frame(frame)? {
        super::vm::Ran::Returned(value) => value,
        _ => Value::None,
    };
    if !Rc::ptr_eq(&globals, &locals) {
        for (key, value) in merged.pairs() {
            if !before.iter().any(|(old, same)| old.is(&key) && same.is(&value)) {
                vm.dict_set(&locals, &key, value)?;
            }
        }
    }
    Ok(value)
}

impl Vm {
    /// The exception for a program that can't be compiled.
    pub(crate) fn syntax_error(&mut self, errors: &[super::diagnostic::Diagnostic]) -> super::exception::Leave {
        match errors.first() {
            Some(first) => error(Kind::SyntaxError, first.message.clone()),
            None => error(Kind::SyntaxError, "invalid syntax"),
        }
    }
}

// Constructors of iterators, descriptors and classes; installed by `methods`.

pub(crate) fn new_map(vm: &mut Vm, args: Args) -> R {
    let mut values = args.values.into_iter().skip(1);
    let (Some(function), rest) = (values.next(), values.collect::<Vec<_>>()) else {
        return Err(type_error("map() must have at least two arguments."));
    };
    if rest.is_empty() {
        return Err(type_error("map() must have at least two arguments."));
    }
    let inner = rest.iter().map(|value| vm.iter(value)).collect::<R<Vec<_>>>()?;
    Ok(Iter::value(IterState::Map { function, inner }))
}

pub(crate) fn new_filter(vm: &mut Vm, args: Args) -> R {
    let [_, function, iterable] = args.method("filter")?;
    let inner = vm.iter(&iterable)?;
    Ok(Iter::value(IterState::Filter(function, inner)))
}

pub(crate) fn new_zip(vm: &mut Vm, args: Args) -> R {
    let mut args = args;
    let strict = args.take_keyword("strict").unwrap_or(Value::Bool(false));
    args.reject_keywords("zip")?;
    let strict = vm.truth(&strict)?;
    let mut inner = Vec::new();
    for (at, value) in args.values.iter().skip(1).enumerate() {
        inner.push(vm.iter(value).map_err(|left| match left {
            super::exception::Leave::Error(error) if error.0 == Kind::TypeError => {
                type_error(format!("'{}' object is not iterable", vm.type_name(value)))
            }
            left => {
                let _ = at;
                left
            }
        })?);
    }
    Ok(Iter::value(IterState::Zip { inner, strict }))
}

pub(crate) fn new_enumerate(vm: &mut Vm, args: Args) -> R {
    let [_, iterable, start] = args.bind("enumerate", ["/class", "iterable", "start"], 2)?;
    let inner = vm.iter(&iterable)?;
    let start = match start.given() {
        Some(start) => vm.to_integer(&start)?,
        None => Value::Int(0),
    };
    Ok(Iter::value(IterState::Enumerate(inner, start)))
}

pub(crate) fn new_reversed(vm: &mut Vm, args: Args) -> R {
    let [_, value] = args.method("reversed")?;
    let name = vm.intern("__reversed__");
    if let Some(iterator) = vm.call_special(&value, &name, [])? {
        return Ok(iterator);
    }
    Ok(Iter::value(match value.plain() {
        Value::List(list) => IterState::ListBackwards(Rc::clone(list), list.borrow().len()),
        Value::Range(range) => {
            let len = range.len();
            let last = if len == 0 { range.start } else { range.get(len - 1) };
            IterState::Range { next: last, step: range.step.wrapping_neg(), left: len }
        }
        Value::Dict(dict) => IterState::DictBackwards { dict: Rc::clone(dict), kind: ViewKind::Keys, slot: usize::MAX },
        Value::View(view) => IterState::DictBackwards { dict: Rc::clone(&view.0), kind: view.1, slot: usize::MAX },
        Value::Set(_) | Value::FrozenSet(_) | Value::Generator(_) | Value::Iter(_) | Value::Int(_) | Value::None => {
            return Err(type_error(format!("'{}' object is not reversible", vm.type_name(&value))));
        }
        _ => {
            let getitem = Rc::clone(&vm.names.getitem);
            if matches!(value.plain(), Value::Object(_)) && vm.special(&value, &getitem).is_none() {
                return Err(type_error(format!("'{}' object is not reversible", vm.type_name(&value))));
            }
            let len = vm.len(&value)?;
            IterState::SequenceBackwards(value, len as i64)
        }
    }))
}

pub(crate) fn new_range(vm: &mut Vm, args: Args) -> R {
    let mut bounds = Vec::new();
    for value in args.values.iter().skip(1) {
        bounds.push(match vm.to_integer(value)? {
            Value::Int(value) => value,
            Value::Big(big) if big.is_negative() => i64::MIN / 4,
            _ => i64::MAX / 4,
        });
    }
    let (start, stop, step) = match bounds.as_slice() {
        [stop] => (0, *stop, 1),
        [start, stop] => (*start, *stop, 1),
        [start, stop, step] => (*start, *stop, *step),
        [] => return Err(type_error("range expected at least 1 argument, got 0")),
        more => return Err(type_error(format!("range expected at most 3 arguments, got {}", more.len()))),
    };
    if step == 0 {
        return Err(value_error("range() arg 3 must not be zero"));
    }
    Ok(Value::Range(Rc::new(Range { start, stop, step })))
}

pub(crate) fn new_static_method(vm: &mut Vm, args: Args) -> R {
    let [_, function] = args.method("staticmethod")?;
    Ok(Value::native(&vm.types.staticmethod, StaticMethod(function)))
}

pub(crate) fn new_class_method(vm: &mut Vm, args: Args) -> R {
    let [_, function] = args.method("classmethod")?;
    Ok(Value::native(&vm.types.classmethod, ClassMethod(function)))
}

pub(crate) fn new_property(vm: &mut Vm, args: Args) -> R {
    let [class, get, set, delete, doc] = args.bind("property", ["/class", "fget", "fset", "fdel", "doc"], 1)?;
    let get = get.or(Value::None);
    let doc = match doc.given() {
        Some(doc) => doc,
        None => {
            let name = Rc::clone(&vm.names.doc);
            if get.is_none() { Value::None } else { vm.try_attr(&get, &name)?.unwrap_or(Value::None) }
        }
    };
    let Value::Class(class) = class else { return Err(type_error("property.__new__(X): X is not a type object")) };
    let property = Property { get, set: set.or(Value::None), delete: delete.or(Value::None), doc };
    Ok(Value::native(&class, property))
}

/// What `super()` found: the class to look after, and the object.
pub(crate) struct Super {
    pub(crate) after: Rc<Class>,
    pub(crate) object: Value,
    pub(crate) class: Rc<Class>,
}

pub(crate) fn new_super(vm: &mut Vm, args: Args) -> R {
    let [_, after, object] = args.bind("super", ["/class", "/type", "/object_or_type"], 1)?;
    if after.is_unbound() {
        return Err(error(Kind::RuntimeError, "super(): no arguments"));
    }
    let after = match after {
        Value::Class(class) => class,
        Value::Cell(cell) => match &*cell.borrow() {
            Value::Class(class) => Rc::clone(class),
            _ => return Err(error(Kind::RuntimeError, "super(): empty __class__ cell")),
        },
        other => {
            return Err(type_error(format!("super() argument 1 must be a type, not {}", vm.type_name(&other))));
        }
    };
    let class = match &object {
        Value::Class(class) if class.is_subclass(&after) => Rc::clone(class),
        other => vm.class_of(other),
    };
    if !class.is_subclass(&after) {
        return Err(type_error("super(type, obj): obj must be an instance or subtype of type"));
    }
    Ok(Value::native(&vm.types.super_, Super { after, object, class }))
}

impl Vm {
    /// An attribute through `super()`.
    ///
    /// # Errors
    /// Whatever a descriptor raises.
    pub(crate) fn super_attr(&mut self, found: &Super, name: &Rc<Str>) -> R<Option<Value>> {
        let mro = found.class.mro.borrow().clone();
        let rest = mro.iter().skip_while(|class| class.id != found.after.id).skip(1);
        for class in rest {
            if let Some(value) = class.dict.get(name) {
                let is_class = matches!(&found.object, Value::Class(class) if class.is_subclass(&found.after));
                if is_class {
                    return self.bind(value, None, &found.class).map(|bound| {
                        // `super().__new__` and class methods get the class by themselves.
                        Some(bound)
                    });
                }
                return self.bind(value, Some(&found.object), &found.class).map(Some);
            }
        }
        Ok(None)
    }

    /// The arguments of an exception, replaced.
    pub(crate) fn set_args(exc: &super::exception::Exc, args: Vec<Value>) {
        *data(exc).args.borrow_mut() = args;
    }
}

/// A call in a native's stead, for methods that only name another function.
pub(crate) fn tail(function: Value, args: Vec<Value>) -> super::exception::Leave {
    instead(function, args)
}

/// A value that programs can change through us: `nonlocal` state of natives.
pub(crate) type Shared<T> = Rc<RefCell<T>>;
