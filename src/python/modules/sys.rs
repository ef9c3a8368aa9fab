//! `sys`.

use std::rc::Rc;

use crate::python::exception::{Kind, Leave, R};
use crate::python::native::{NOTHING, Native};
use crate::python::value::{Args, Value};
use crate::python::vm::Vm;
use crate::python::world::Stream;

/// `sys.exit`, which is `exit` and `quit` as well.
pub(crate) fn exit(vm: &mut Vm, args: Args) -> R {
    let [code] = args.bind("exit", ["/status"], 0)?;
    let args = code.some().map_or_else(Vec::new, |code| vec![code]);
    Err(vm.raise(Kind::SystemExit, args))
}

fn exc_info(vm: &mut Vm, _: Args) -> R {
    Ok(match vm.handled() {
        None => Value::tuple(vec![Value::None, Value::None, Value::None]),
        Some(exc) => {
            let traceback = crate::python::seen::of(vm, &exc);
            Value::tuple(vec![Value::Class(Rc::clone(&exc.class)), Value::Object(exc), traceback])
        }
    })
}

/// Its names.
pub(super) fn module(vm: &mut Vm) -> Vec<(&'static str, Value)> {
    let class = Rc::clone(&vm.types.stream);
    crate::python::methods::add(
        vm,
        &class,
        &[
            ("write", |vm, args| {
                let [this, text] = args.method("write")?;
                let text = vm.to_str(&text, "write() argument")?;
                if let Some(stream) = vm.stream_of(&this) {
                    vm.world.write(stream, text.as_str());
                }
                Ok(Value::index(text.chars()))
            }),
            ("writelines", |vm, args| {
                let [this, lines] = args.method("writelines")?;
                for line in vm.collect(&lines)? {
                    let line = vm.to_str(&line, "write() argument")?;
                    if let Some(stream) = vm.stream_of(&this) {
                        vm.world.write(stream, line.as_str());
                    }
                }
                NOTHING
            }),
            ("flush", |_, _| NOTHING),
            ("isatty", |_, _| Ok(Value::Bool(false))),
            ("__getattr__", |vm, args| {
                let [this, name] = args.method("__getattr__")?;
                let is_error = vm.stream_of(&this) == Some(Stream::Err);
                Ok(match name.as_str().unwrap_or_default() {
                    "name" => Value::str(if is_error { "<stderr>" } else { "<stdout>" }),
                    "encoding" => Value::str("utf-8"),
                    "errors" => Value::str(if is_error { "backslashreplace" } else { "strict" }),
                    "mode" => Value::str("w"),
                    "closed" => Value::Bool(false),
                    "line_buffering" => Value::Bool(is_error),
                    "buffer" | "reconfigure" | "writable" | "readable" | "seekable" => {
                        return Err(vm.prelude("_stream_attr", [this, name]));
                    }
                    other => {
                        let name = vm.intern(other);
                        return Err(vm.no_attribute(&this, &name));
                    }
                })
            }),
            ("fileno", |vm, args| {
                let [this] = args.method("fileno")?;
                Ok(Value::Int(if vm.stream_of(&this) == Some(Stream::Err) { 2 } else { 1 }))
            }),
        ],
    );
    let stream = |stream: Stream| Value::native(&class, stream);
    let modules = Value::Dict(Rc::clone(&vm.modules));
    let version = Value::tuple(vec![Value::Int(3), Value::Int(14), Value::Int(0), Value::str("final"), Value::Int(0)]);
    let implementation = Value::Object(crate::python::value::Object::new(
        Rc::clone(&vm.types.namespace),
        crate::python::value::Payload::None,
    ));
    if let Value::Object(object) = &implementation {
        object.dict().set_str("name", "loopscope");
        object.dict().set_str("version", version.clone());
    }
    vec![
        ("implementation", implementation),
        ("stdout", stream(Stream::Out)),
        ("stderr", stream(Stream::Err)),
        ("__stdout__", stream(Stream::Out)),
        ("__stderr__", stream(Stream::Err)),
        ("argv", Value::list(vec![Value::str("main.py")])),
        ("path", Value::list(Vec::new())),
        ("modules", modules),
        ("platform", Value::str("loopscope")),
        ("byteorder", Value::str("little")),
        ("executable", Value::str("")),
        ("version", Value::str("3.14.0 (Loopscope)")),
        (
            "__getattr__",
            Native::function("__getattr__", |vm, args| {
                let [name] = args.exactly("__getattr__")?;
                Err(vm.prelude("_sys_attr", [name]))
            }),
        ),
        ("getdefaultencoding", Native::function("getdefaultencoding", |_, _| Ok(Value::str("utf-8")))),
        ("maxsize", Value::Int(i64::MAX)),
        ("maxunicode", Value::Int(0x0010_ffff)),
        ("exit", Native::function("exit", exit)),
        ("_getframe", Native::frame_function("_getframe", crate::python::seen::current_frame)),
        ("exc_info", Native::frame_function("exc_info", exc_info)),
        ("exception", Native::frame_function("exception", |vm, _| Ok(vm.handled().map_or(Value::None, Value::Object)))),
        ("getrecursionlimit", Native::function("getrecursionlimit", |_, _| Ok(Value::Int(1000)))),
        ("setrecursionlimit", Native::function("setrecursionlimit", |_, _| NOTHING)),
        (
            "getsizeof",
            Native::function("getsizeof", |_, args| {
                let [value, _] = args.bind("getsizeof", ["object", "default"], 1)?;
                let len = match value.plain() {
                    Value::Str(text) => 49 + text.as_str().len(),
                    Value::List(list) => 56 + 8 * list.borrow().len(),
                    Value::Tuple(items) => 40 + 8 * items.len(),
                    Value::Dict(dict) => 64 + 24 * dict.len(),
                    _ => 28,
                };
                Ok(Value::index(len))
            }),
        ),
        (
            "intern",
            Native::function("intern", |vm, args| {
                let [text] = args.exactly("intern")?;
                let text = vm.to_str(&text, "intern() argument")?;
                Ok(Value::Str(vm.intern_str(&text)))
            }),
        ),
        ("getswitchinterval", Native::function("getswitchinterval", |_, _| Ok(Value::Float(0.005)))),
        ("setswitchinterval", Native::function("setswitchinterval", |_, _| NOTHING)),
        ("gettrace", Native::function("gettrace", |_, _| NOTHING)),
        ("getrefcount", Native::function("getrefcount", |_, _| Ok(Value::Int(2)))),
        (
            "_clear_type_cache",
            Native::function("_clear_type_cache", |_, _| {
                Err::<Value, Leave>(Leave::Error(Box::new((Kind::NotImplementedError, String::new()))))
            }),
        ),
    ]
}
