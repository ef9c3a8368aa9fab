//! The modules of ours that are written in Python, and their code.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::annex;
use super::code::{Code, Const, Op, Source};
use super::compile::compile;

macro_rules! library {
    ($($name:literal = $file:literal),* $(,)?) => {
        /// Each module's name and its text: those that most programs import, and what they import in turn. `build.rs` has
        /// taken their comments out.
        const LIBRARY: &[(&str, &str)] = &[$(($name, include_str!(concat!(env!("OUT_DIR"), "/library/", $file)))),*];
    };
}

library! {
    "__future__" = "__future__.py",
    "_binding" = "_binding.py",
    "_fileio" = "_fileio.py",
    "_prelude" = "_prelude.py",
    "abc" = "abc.py",
    "asyncio" = "asyncio.py",
    "asyncio.streams" = "asyncio_streams.py",
    "base64" = "base64.py",
    "bisect" = "bisect.py",
    "codecs" = "codecs.py",
    "collections" = "collections.py",
    "collections.abc" = "collections_abc.py",
    "concurrent" = "concurrent.py",
    "concurrent.futures" = "concurrent_futures.py",
    "contextlib" = "contextlib.py",
    "contextvars" = "contextvars.py",
    "copy" = "copy.py",
    "dataclasses" = "dataclasses.py",
    "datetime" = "datetime.py",
    "enum" = "enum.py",
    "functools" = "functools.py",
    "heapq" = "heapq.py",
    "io" = "io.py",
    "itertools" = "itertools.py",
    "json" = "json.py",
    "logging" = "logging.py",
    "operator" = "operator.py",
    "os" = "os.py",
    "queue" = "queue.py",
    "random" = "random.py",
    "socket" = "socket.py",
    "string" = "string.py",
    "threading" = "threading.py",
    "traceback" = "traceback.py",
    "types" = "types.py",
    "typing" = "typing.py",
    "warnings" = "warnings.py",
}

thread_local! {
    /// Bytecode never changes, so it is the same for every program of a thread.
    static COMPILED: RefCell<HashMap<&'static str, Rc<Code>>> = RefCell::default();
}

/// The names of all modules of ours.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    LIBRARY.iter().map(|(name, _)| *name).chain(annex::names())
}

/// Whether there is a module of ours with this name.
pub(crate) fn has(name: &str) -> bool {
    names().any(|own| own == name)
}

/// A module's name and its text, or why that isn't here.
fn text(name: &str) -> Option<(&'static str, Result<Rc<str>, String>)> {
    let here = LIBRARY.iter().find(|(own, _)| *own == name);
    here.map(|(name, text)| (*name, Ok((*text).into()))).or_else(|| annex::text(name))
}

/// The code of a module of ours: compiled once a thread, as Python keeps it in `__pycache__`. `None` if there is no
/// such module.
///
/// # Errors
/// Why its text isn't here, as a sentence; or what is wrong with the text: a test compiles all of them.
pub(crate) fn code(name: &str) -> Option<Result<Rc<Code>, String>> {
    if let Some(code) = COMPILED.with_borrow(|all| all.get(name).cloned()) {
        return Some(Ok(code));
    }
    let (name, text) = text(name)?;
    let compiled = text.and_then(|text| {
        let source = Rc::new(Source::library(format!("{}.py", name.replace('.', "/")), &*text));
        compile(source).map_err(|wrong| {
            let first = wrong.into_iter().next().map(|wrong| wrong.message);
            format!("{name}: {}", first.unwrap_or_default())
        })
    });
    if let Ok(code) = &compiled {
        COMPILED.with_borrow_mut(|all| all.insert(name, Rc::clone(code)));
    }
    Some(compiled)
}

/// Compiles a module and what it imports as it is imported, so that an import is quick once a program's clock runs.
pub fn warm(name: &str) {
    let is_new = !is_compiled(name);
    if let Some(Ok(code)) = code(name).filter(|_| is_new) {
        imported(&code, &mut warm);
    }
}

fn is_compiled(name: &str) -> bool {
    COMPILED.with_borrow(|all| all.contains_key(name))
}

/// What brings a module that no import names.
const BRINGS: [(&str, &str); 5] = [
    ("start_server", "asyncio.streams"),
    ("open_connection", "asyncio.streams"),
    ("create_server", "asyncio.streams"),
    ("create_connection", "asyncio.streams"),
    ("open", "_fileio"),
];

/// Compiles what a program imports, wherever it does, and what the built-in functions that it names leave to Python.
pub(crate) fn warm_for(program: &Code) {
    imported(program, &mut |name| {
        // Ours leave things to it, too.
        warm("_prelude");
        warm(name);
    });
    for name in &program.names {
        // To look through the prelude's text takes longer than to ask whether that is compiled already.
        if **name != *"print" && !is_compiled("_prelude") && prelude_has(name) {
            warm("_prelude");
        }
        if let Some((_, module)) = BRINGS.iter().find(|(brings, _)| brings == &&**name) {
            warm(module);
        }
    }
    for inner in &program.consts {
        if let Const::Code(inner) = inner {
            warm_for(inner);
        }
    }
}

/// Whether what has this name may leave its work to the prelude. To print does so too rarely to count: only for who defines a
/// class that says how it is written, by a name that counts.
fn prelude_has(name: &str) -> bool {
    let calls_back = name.len() > 4 && name.starts_with("__") && name.ends_with("__");
    calls_back || LIBRARY.iter().any(|(own, text)| *own == "_prelude" && defines(text, name))
}

/// Whether a text has a function by this name with a `_` in front.
fn defines(text: &str, name: &str) -> bool {
    text.match_indices("def _")
        .any(|(at, begin)| text[at + begin.len()..].strip_prefix(name).is_some_and(|rest| rest.starts_with('(')))
}

/// The modules that are imported in a code itself, not in functions of it.
fn imported(code: &Code, each: &mut dyn FnMut(&str)) {
    for op in &code.ops {
        let Op::ImportModule(name) = op else { continue };
        let name = &*code.names[*name as usize];
        // Packages come before what is in them.
        for (end, _) in name.match_indices('.') {
            each(&name[..end]);
        }
        each(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn imports(code: &Code, each: &mut dyn FnMut(&str)) {
        imported(code, each);
        for inner in &code.consts {
            if let Const::Code(inner) = inner {
                imports(inner, each);
            }
        }
    }

    #[test]
    fn what_leaves_its_work_to_python_is_compiled_before_it_is_called() {
        let is_there = |text: &str| {
            COMPILED.with_borrow_mut(HashMap::clear);
            warm_for(&compile(Rc::new(Source::new("test.py", text))).expect("it compiles"));
            COMPILED.with_borrow(|all| all.contains_key("_prelude"))
        };
        for wants in ["print(sorted([2, 1]))", "class C:\n    def __repr__(self): return 'C'", "import os"] {
            assert!(is_there(wants), "{wants}");
        }
        assert!(!is_there("for n in range(3):\n    print(n)"), "who only prints doesn't wait for it");
    }

    #[test]
    fn no_module_that_is_always_here_imports_one_from_the_annex() {
        let mut seen = 0;
        for (name, _) in LIBRARY {
            imports(&code(name).expect("it is there").expect("it compiles"), &mut |imported| {
                seen += 1;
                assert!(!annex::names().any(|annexed| annexed == imported), "{name} imports {imported}");
            });
        }
        assert!(seen > 50, "{seen} imports were seen");
    }
}
