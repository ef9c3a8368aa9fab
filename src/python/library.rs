//! The modules of ours that are written in Python, and their code.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::code::{Code, Const, Op, Source};
use super::compile::compile;
use super::diagnostic::Diagnostic;

macro_rules! library {
    ($($name:literal = $file:literal),* $(,)?) => {
        /// Each module's name and its text.
        pub(crate) const LIBRARY: &[(&str, &str)] = &[$(($name, include_str!(concat!("library/", $file)))),*];
    };
}

library! {
    "__future__" = "__future__.py",
    "_binding" = "_binding.py",
    "_fileio" = "_fileio.py",
    "_http_common" = "_http_common.py",
    "_prelude" = "_prelude.py",
    "_sqlite_dump" = "_sqlite_dump.py",
    "abc" = "abc.py",
    "aiofiles" = "aiofiles.py",
    "aiofiles.os" = "aiofiles_os.py",
    "aiofiles.tempfile" = "aiofiles_tempfile.py",
    "aiohttp" = "aiohttp.py",
    "aiosqlite" = "aiosqlite.py",
    "argparse" = "argparse.py",
    "array" = "array.py",
    "ast" = "ast.py",
    "asyncio" = "asyncio.py",
    "asyncio.streams" = "asyncio_streams.py",
    "atexit" = "atexit.py",
    "base64" = "base64.py",
    "binascii" = "binascii.py",
    "bisect" = "bisect.py",
    "calendar" = "calendar.py",
    "cmath" = "cmath.py",
    "codecs" = "codecs.py",
    "collections" = "collections.py",
    "collections.abc" = "collections_abc.py",
    "concurrent" = "concurrent.py",
    "concurrent.futures" = "concurrent_futures.py",
    "configparser" = "configparser.py",
    "contextlib" = "contextlib.py",
    "contextvars" = "contextvars.py",
    "copy" = "copy.py",
    "csv" = "csv.py",
    "dataclasses" = "dataclasses.py",
    "datetime" = "datetime.py",
    "decimal" = "decimal.py",
    "difflib" = "difflib.py",
    "enum" = "enum.py",
    "errno" = "errno.py",
    "fastapi" = "fastapi.py",
    "fastapi.testclient" = "fastapi_testclient.py",
    "fnmatch" = "fnmatch.py",
    "fractions" = "fractions.py",
    "functools" = "functools.py",
    "gc" = "gc.py",
    "glob" = "glob.py",
    "graphlib" = "graphlib.py",
    "hashlib" = "hashlib.py",
    "heapq" = "heapq.py",
    "hmac" = "hmac.py",
    "html" = "html.py",
    "http" = "http.py",
    "http.server" = "http_server.py",
    "httpx" = "httpx.py",
    "importlib" = "importlib.py",
    "importlib.metadata" = "importlib_metadata.py",
    "importlib.util" = "importlib_util.py",
    "inspect" = "inspect.py",
    "io" = "io.py",
    "itertools" = "itertools.py",
    "json" = "json.py",
    "keyword" = "keyword.py",
    "locale" = "locale.py",
    "logging" = "logging.py",
    "logging.config" = "logging_config.py",
    "logging.handlers" = "logging_handlers.py",
    "numbers" = "numbers.py",
    "operator" = "operator.py",
    "os" = "os.py",
    "pathlib" = "pathlib.py",
    "pickle" = "pickle.py",
    "platform" = "platform.py",
    "pprint" = "pprint.py",
    "pydantic" = "pydantic.py",
    "queue" = "queue.py",
    "random" = "random.py",
    "reprlib" = "reprlib.py",
    "requests" = "requests.py",
    "requests.exceptions" = "requests_exceptions.py",
    "sched" = "sched.py",
    "secrets" = "secrets.py",
    "shlex" = "shlex.py",
    "shutil" = "shutil.py",
    "signal" = "signal.py",
    "socket" = "socket.py",
    "socketserver" = "socketserver.py",
    "sqlite3" = "sqlite3.py",
    "starlette" = "starlette.py",
    "starlette.testclient" = "starlette_testclient.py",
    "statistics" = "statistics.py",
    "string" = "string.py",
    "struct" = "struct.py",
    "tempfile" = "tempfile.py",
    "textwrap" = "textwrap.py",
    "threading" = "threading.py",
    "timeit" = "timeit.py",
    "traceback" = "traceback.py",
    "tracemalloc" = "tracemalloc.py",
    "types" = "types.py",
    "typing" = "typing.py",
    "typing_extensions" = "typing_extensions.py",
    "unicodedata" = "unicodedata.py",
    "unittest" = "unittest.py",
    "unittest.mock" = "unittest_mock.py",
    "urllib" = "urllib.py",
    "urllib.error" = "urllib_error.py",
    "urllib.parse" = "urllib_parse.py",
    "urllib.request" = "urllib_request.py",
    "uuid" = "uuid.py",
    "uvicorn" = "uvicorn.py",
    "warnings" = "warnings.py",
    "weakref" = "weakref.py",
    "zoneinfo" = "zoneinfo.py",
}

thread_local! {
    /// Bytecode never changes, so it is the same for every program of a thread.
    static COMPILED: RefCell<HashMap<&'static str, Rc<Code>>> = RefCell::default();
}

/// The code of a module of ours: compiled once a thread, as Python keeps it in `__pycache__`. `None` if there is no
/// such module.
///
/// # Errors
/// What is wrong with the module's text; a test compiles all of them.
pub(crate) fn code(name: &str) -> Option<Result<Rc<Code>, Vec<Diagnostic>>> {
    if let Some(code) = COMPILED.with_borrow(|all| all.get(name).cloned()) {
        return Some(Ok(code));
    }
    let (name, text) = LIBRARY.iter().find(|(own, _)| *own == name)?;
    let source = Rc::new(Source::library(format!("{}.py", name.replace('.', "/")), *text));
    let code = compile(source);
    if let Ok(code) = &code {
        COMPILED.with_borrow_mut(|all| all.insert(name, Rc::clone(code)));
    }
    Some(code)
}

/// Compiles a module and what it imports as it is imported, so that an import is quick once a program's clock runs.
pub fn warm(name: &str) {
    let is_new = COMPILED.with_borrow(|all| !all.contains_key(name));
    if let Some(Ok(code)) = code(name).filter(|_| is_new) {
        imported(&code, &mut warm);
    }
}

/// What brings a module that no import names.
const BRINGS: [(&str, &str); 5] = [
    ("start_server", "asyncio.streams"),
    ("open_connection", "asyncio.streams"),
    ("create_server", "asyncio.streams"),
    ("create_connection", "asyncio.streams"),
    ("open", "_fileio"),
];

/// Compiles what a program imports, wherever it does.
pub(crate) fn warm_for(program: &Code) {
    imported(program, &mut warm);
    for name in &program.names {
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
