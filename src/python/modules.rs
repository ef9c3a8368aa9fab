//! Importing: our own modules, in Rust and in Python.

mod collections;
mod files;
mod http;
mod math;
mod net;
mod random;
mod re;
mod small;
mod sqlite;
pub(crate) mod sys;
mod time;

use std::rc::Rc;

pub(crate) use self::collections::deque_items;
pub(crate) use self::sqlite::answer as sqlite_answer;

use super::exception::{Kind, R, error, type_error};
use super::library;
use super::map::Dict;
use super::value::{Module, Value};
use super::vm::Vm;

/// What fills a module in Rust.
type Fill = fn(&mut Vm) -> Vec<(&'static str, Value)>;

const NATIVE: &[(&str, Fill)] = &[
    ("_asyncio", super::asyncio::module),
    ("_collections", collections::module),
    ("_contextvars", super::contexts::module),
    ("_files", files::module),
    ("_http", http::module),
    ("_net", net::module),
    ("_prelude_native", small::prelude),
    ("_random", random::module),
    ("_sqlite", sqlite::module),
    ("_thread", super::threads::module),
    ("_traceback", small::traceback),
    ("_warnings", small::warnings),
    ("_weakref", small::weakref),
    ("math", math::module),
    ("re", re::module),
    ("sys", sys::module),
    ("time", time::module),
];

/// Whether there is a module of this name in Rust.
pub(crate) fn is_native(name: &str) -> bool {
    NATIVE.iter().any(|(own, _)| *own == name)
}

impl Vm {
    /// Whether there is a module of this name.
    pub(crate) fn has_library(&self, name: &str) -> bool {
        is_native(name) || library::has(name) || name == "builtins"
    }

    /// A module, imported if it isn't yet.
    ///
    /// # Errors
    /// `ModuleNotFoundError`, and whatever its body raises.
    pub(crate) fn import(&mut self, name: &Value) -> R {
        let Some(name) = name.as_str().map(str::to_owned) else {
            return Err(type_error("module name must be a string"));
        };
        let mut parent: Option<Value> = None;
        let mut path = String::new();
        for part in name.split('.') {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(part);
            let module = self.import_one(&path)?;
            if let Some(Value::Module(parent)) = &parent {
                parent.dict.set(&self.intern(part), module.clone());
            }
            parent = Some(module);
        }
        parent.ok_or_else(|| type_error("module name must be a string"))
    }

    fn import_one(&mut self, path: &str) -> R {
        let key = self.intern(path);
        if let Some(module) = self.modules.get(&key) {
            return Ok(module);
        }
        let dict = Rc::new(Dict::default());
        let module = Value::Module(Rc::new(Module { name: Rc::clone(&key), dict: Rc::clone(&dict) }));
        dict.set(&self.intern("__name__"), Value::Str(Rc::clone(&key)));
        if path == "builtins" {
            let module = Value::Module(Rc::new(Module { name: Rc::clone(&key), dict: Rc::clone(&self.builtins) }));
            self.modules.set(&key, module.clone());
            return Ok(module);
        }
        if let Some((_, fill)) = NATIVE.iter().find(|(own, _)| *own == path) {
            for (name, value) in fill(self) {
                dict.set(&self.intern(name), value);
            }
            self.modules.set(&key, module.clone());
            return Ok(module);
        }
        let Some(code) = library::code(path) else {
            return Err(error(Kind::ModuleNotFoundError, format!("No module named '{path}'")));
        };
        let code = code.map_err(|why| error(Kind::ImportError, why))?;
        self.modules.set(&key, module.clone());
        let body = self.load(&code);
        let frame = self.body_frame(&body, &dict);
        match self.run_frame(frame) {
            Ok(_) => Ok(self.modules.get(&key).unwrap_or(module)),
            Err(left) => {
                self.modules.remove(&key);
                Err(left)
            }
        }
    }
}
