//! Small native modules that our own Python modules stand on.

use std::rc::Rc;

use crate::python::exception::{R, is_exception, type_error};
use crate::python::native::{NOTHING, Native};
use crate::python::value::{Args, Object, Value};
use crate::python::vm::Vm;

/// `_prelude_native`
pub(super) fn prelude(_: &mut Vm) -> Vec<(&'static str, Value)> {
    vec![
        (
            "_character",
            Native::function("_character", |_, args| {
                let [name] = args.exactly("_character")?;
                let char = name.as_str().and_then(unicode_names2::character);
                Ok(char.map_or(Value::None, |char| Value::str(char.to_string())))
            }),
        ),
        (
            "_character_name",
            Native::function("_character_name", |_, args| {
                let [char] = args.exactly("_character_name")?;
                let char = char.as_str().and_then(|text| text.chars().next());
                Ok(char.and_then(unicode_names2::name).map_or(Value::None, Value::str))
            }),
        ),
        (
            "_is_library",
            Native::function("_is_library", |vm, args| {
                let [name] = args.exactly("_is_library")?;
                Ok(Value::Bool(name.as_str().is_some_and(|name| !name.starts_with('_') && vm.has_library(name))))
            }),
        ),
        (
            "_sort_by_keys",
            Native::function("_sort_by_keys", |vm, args| {
                let [items, keys, reverse] = args.exactly("_sort_by_keys")?;
                let (Value::List(items), keys) = (&items, vm.collect(&keys)?) else { return NOTHING };
                let reverse = vm.truth(&reverse)?;
                let mut taken = items.take();
                let sorted = vm.sort_by_keys(&mut taken, keys, reverse);
                *items.borrow_mut() = taken;
                sorted?;
                NOTHING
            }),
        ),
    ]
}

/// The reader's frame, so many levels up: file, line, function.
fn caller(vm: &mut Vm, args: Args) -> R {
    let [level] = args.bind("caller", ["/stacklevel"], 0)?;
    let level = match level.given() {
        Some(level) => vm.to_index(&level)?.max(1) as usize,
        None => 1,
    };
    let own: Vec<_> = vm.frames.iter().rev().filter(|frame| !frame.body.code.source.is_library).collect();
    Ok(match own.get(level.saturating_sub(1)).or(own.last()) {
        Some(frame) => Value::tuple(vec![
            Value::str(frame.body.code.source.name.clone()),
            Value::Int(i64::from(frame.line())),
            Value::Str(Rc::clone(&frame.body.name)),
        ]),
        None => Value::tuple(vec![Value::str("sys"), Value::Int(1), Value::str("<module>")]),
    })
}

/// `_traceback`
pub(super) fn traceback(_: &mut Vm) -> Vec<(&'static str, Value)> {
    vec![
        (
            "only",
            Native::function("only", |vm, args| {
                let [exc] = args.exactly("only")?;
                let Some(exc) = is_exception(&exc) else { return NOTHING };
                vm.format_only(&Rc::clone(exc)).map(Value::str)
            }),
        ),
        (
            "format_exception",
            Native::function("format_exception", |vm, args| {
                let [exc, limit] = args.exactly("format_exception")?;
                let Some(exc) = is_exception(&exc) else {
                    return Err(type_error(format!("an exception is required, not '{}'", vm.type_name(&exc))));
                };
                let limit = limit.some().map(|limit| vm.to_index(&limit)).transpose()?;
                let lines = vm.format_limited(&Rc::clone(exc), limit)?;
                Ok(Value::list(lines.into_iter().map(Value::str).collect()))
            }),
        ),
        (
            "places",
            Native::function("places", |_, args| {
                let [traceback] = args.exactly("places")?;
                Ok(Value::list(crate::python::seen::places(&traceback)))
            }),
        ),
        (
            "clear_frames",
            Native::function("clear_frames", |_, args| {
                let [traceback] = args.exactly("clear_frames")?;
                crate::python::seen::clear(&traceback);
                NOTHING
            }),
        ),
        (
            "source",
            Native::function("source", |_, args| {
                let [code] = args.exactly("source")?;
                Ok(match &code {
                    Value::Code(body) => Value::str(body.code.source.text.clone()),
                    _ => Value::None,
                })
            }),
        ),
        (
            "format_stack",
            Native::function("format_stack", |vm, _| {
                let own = vm.own_places();
                let below = if vm.threads.is_main() { vm.aio.below.as_slice() } else { &[] };
                let lines = below
                    .iter()
                    .chain(&own)
                    .map(|place| Value::str(crate::python::traceback::place_text(place, place.body.name.as_str(), "")));
                Ok(Value::list(lines.collect()))
            }),
        ),
        ("caller", Native::function("caller", caller)),
    ]
}

/// What a weak reference has instead of its object.
struct Weakly(std::rc::Weak<Object>);

/// `_weakref`
pub(super) fn weakref(_: &mut Vm) -> Vec<(&'static str, Value)> {
    vec![
        (
            "make",
            Native::function("make", |vm, args| {
                let [value] = args.exactly("make")?;
                Ok(match &value {
                    Value::Object(object) => {
                        crate::python::collector::note(object);
                        Value::native(&vm.types.object, Weakly(Rc::downgrade(object)))
                    }
                    _ => value,
                })
            }),
        ),
        (
            "begin",
            Native::function("begin", |_, _| {
                crate::python::collector::begin();
                NOTHING
            }),
        ),
        ("collect", Native::function("collect", |vm, _| crate::python::collector::collect(vm).map(Value::index))),
        (
            "get",
            Native::function("get", |_, args| {
                let [value] = args.exactly("get")?;
                Ok(match value.native_ref::<Weakly>() {
                    Some(Weakly(object)) => object.upgrade().map_or(Value::None, Value::Object),
                    None => value,
                })
            }),
        ),
        (
            "watch",
            Native::function("watch", |_, args| {
                let [value] = args.exactly("watch")?;
                Ok(match &value {
                    Value::Object(object) => Value::index(crate::python::frame::watch(object)),
                    _ => Value::None,
                })
            }),
        ),
    ]
}

/// `_warnings`
pub(super) fn warnings(_: &mut Vm) -> Vec<(&'static str, Value)> {
    vec![
        (
            "caller",
            Native::function("caller", |vm, args| {
                let found = caller(vm, args)?;
                let Value::Tuple(parts) = &found else { return Ok(found) };
                Ok(Value::tuple(vec![parts[0].clone(), parts[1].clone(), Value::str("__main__")]))
            }),
        ),
        (
            "line",
            Native::function("line", |vm, args| {
                let [file, line] = args.exactly("line")?;
                let line = vm.to_index(&line)?.max(0) as u32;
                let source = vm
                    .frames
                    .iter()
                    .map(|frame| &frame.body.code.source)
                    .find(|source| Some(source.name.as_str()) == file.as_str());
                Ok(source.map_or(Value::str(""), |source| Value::str(source.line(line))))
            }),
        ),
    ]
}
