//! The builtin functions. It is long because there are many; each is short.

use std::rc::Rc;

use num_bigint::BigInt;
use num_traits::Signed;

mod caller;
mod constructors;
mod kinds;
mod print;
mod sort;

pub(crate) use self::caller::attribute_names;
use self::caller::{compile, dir, eval, exec, globals, locals, vars};
pub(crate) use self::constructors::*;
use self::print::print;
use super::code::{Binary, Compare};
use super::diagnostic::DiagnosticKind;
use super::exception::{KINDS, Kind, R, error, type_error, value_error};
use super::iter::{Iter, IterState};
use super::native::{NOTHING, Native, NativeFn};
use super::types::StaticMethod;
use super::value::{Args, Str, Value};
use super::vm::{Resumed, Vm};

/// Fills the builtins of a new machine.
pub(crate) fn install(vm: &mut Vm) {
    let functions: &[(&'static str, NativeFn)] = &[
        ("abs", abs),
        ("aiter", kinds::aiter),
        ("all", all),
        ("anext", anext),
        ("any", any),
        ("ascii", ascii),
        ("bin", |vm, args| radix(vm, args, "bin", "0b")),
        ("callable", callable),
        ("chr", chr),
        ("compile", compile),
        ("delattr", delattr),
        ("divmod", divmod),
        ("format", format),
        ("getattr", getattr),
        ("hasattr", hasattr),
        ("exit", crate::python::modules::sys::exit),
        ("quit", crate::python::modules::sys::exit),
        ("hash", |vm, args| args.exactly("hash").and_then(|[value]| vm.hash(&value)).map(Value::Int)),
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
        ("open", |vm, args| {
            let files = vm.import(&Value::str("_fileio"))?;
            let name = vm.intern("open");
            let open = vm.get_attr(&files, &name)?;
            if args.len() == 0 && args.keywords.is_empty() {
                return Err(type_error("open() missing required argument 'file' (pos 1)"));
            }
            Err(super::exception::Leave::Call(Box::new((open, args))))
        }),
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

impl Vm {
    /// Calls a function of the prelude in its stead.
    pub(crate) fn prelude_function(&mut self, name: &str) -> R {
        let prelude = self.import(&Value::str("_prelude"))?;
        let name = self.intern(name);
        self.get_attr(&prelude, &name)
    }
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

impl Vm {
    /// The exception for a program that can't be compiled.
    pub(crate) fn syntax_error(
        &mut self,
        source: &super::code::Source,
        errors: &[super::diagnostic::Diagnostic],
    ) -> super::exception::Leave {
        let Some(first) = errors.first() else { return error(Kind::SyntaxError, "invalid syntax") };
        let (line, column) = source.place(first.span.start);
        let (end_line, end_column) = source.place(first.span.end);
        let message = Value::str(first.message.clone());
        let place = vec![
            Value::str(source.name.clone()),
            Value::Int(i64::from(line)),
            Value::Int(i64::from(column) + 1),
            Value::str(source.line(line)),
            Value::Int(i64::from(end_line)),
            Value::Int(i64::from(end_column) + 1),
        ];
        let kind = match first.kind {
            DiagnosticKind::Indentation => Kind::IndentationError,
            DiagnosticKind::Tab => Kind::TabError,
            _ => Kind::SyntaxError,
        };
        self.raise(kind, vec![message, Value::tuple(place)])
    }
}
