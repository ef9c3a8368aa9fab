//! The annex: modules of ours that few programs import. The site's module has their names, but not their texts: those lie
//! beside it in one file, which the page loads when it runs a program that may want one.
//!
//! Native builds have the texts. What the other modules import must not be here; a test sees to that.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// What is in the site's file: the text of each module by the name of its file. Or why it isn't there, as a sentence.
pub type Delivery = Result<Rc<str>, String>;

/// A module in the annex.
struct Annexed {
    name: &'static str,
    file: &'static str,
    /// Its text, in a native build.
    own: Option<&'static str>,
}

/// What a build for the browser leaves out.
const fn unless_in_browser(text: &'static str) -> Option<&'static str> {
    if cfg!(target_arch = "wasm32") { None } else { Some(text) }
}

macro_rules! annex {
    ($($name:literal = $file:literal),* $(,)?) => {
        const ANNEX: &[Annexed] = &[$(Annexed {
            name: $name,
            file: $file,
            own: unless_in_browser(include_str!(concat!("library/annex/", $file))),
        }),*];
    };
}

annex! {
    "_asgi" = "_asgi.py",
    "_http_common" = "_http_common.py",
    "_sqlite_dump" = "_sqlite_dump.py",
    "aiofiles" = "aiofiles.py",
    "aiofiles.os" = "aiofiles_os.py",
    "aiofiles.tempfile" = "aiofiles_tempfile.py",
    "aiohttp" = "aiohttp.py",
    "aiohttp.web" = "aiohttp_web.py",
    "aiosqlite" = "aiosqlite.py",
    "argparse" = "argparse.py",
    "array" = "array.py",
    "ast" = "ast.py",
    "atexit" = "atexit.py",
    "binascii" = "binascii.py",
    "calendar" = "calendar.py",
    "cmath" = "cmath.py",
    "configparser" = "configparser.py",
    "csv" = "csv.py",
    "decimal" = "decimal.py",
    "difflib" = "difflib.py",
    "doctest" = "doctest.py",
    "errno" = "errno.py",
    "fastapi" = "fastapi.py",
    "fastapi.testclient" = "fastapi_testclient.py",
    "fnmatch" = "fnmatch.py",
    "fractions" = "fractions.py",
    "gc" = "gc.py",
    "glob" = "glob.py",
    "graphlib" = "graphlib.py",
    "hashlib" = "hashlib.py",
    "hmac" = "hmac.py",
    "html" = "html.py",
    "html.parser" = "html_parser.py",
    "http" = "http.py",
    "http.server" = "http_server.py",
    "httpx" = "httpx.py",
    "importlib" = "importlib.py",
    "importlib.metadata" = "importlib_metadata.py",
    "importlib.util" = "importlib_util.py",
    "inspect" = "inspect.py",
    "ipaddress" = "ipaddress.py",
    "keyword" = "keyword.py",
    "locale" = "locale.py",
    "logging.config" = "logging_config.py",
    "logging.handlers" = "logging_handlers.py",
    "multiprocessing" = "multiprocessing.py",
    "numbers" = "numbers.py",
    "pathlib" = "pathlib.py",
    "pickle" = "pickle.py",
    "platform" = "platform.py",
    "pprint" = "pprint.py",
    "pydantic" = "pydantic.py",
    "reprlib" = "reprlib.py",
    "requests" = "requests.py",
    "requests.exceptions" = "requests_exceptions.py",
    "sched" = "sched.py",
    "secrets" = "secrets.py",
    "selectors" = "selectors.py",
    "shlex" = "shlex.py",
    "shutil" = "shutil.py",
    "signal" = "signal.py",
    "socketserver" = "socketserver.py",
    "sqlite3" = "sqlite3.py",
    "starlette" = "starlette.py",
    "starlette.testclient" = "starlette_testclient.py",
    "statistics" = "statistics.py",
    "struct" = "struct.py",
    "tempfile" = "tempfile.py",
    "textwrap" = "textwrap.py",
    "timeit" = "timeit.py",
    "tracemalloc" = "tracemalloc.py",
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
    "weakref" = "weakref.py",
    "xml" = "xml.py",
    "xml.etree" = "xml_etree.py",
    "xml.etree.ElementTree" = "xml_etree_elementtree.py",
    "zoneinfo" = "zoneinfo.py",
}

/// What this thread has of the site's file.
enum Stock {
    Texts(HashMap<String, Rc<str>>),
    Missing(String),
}

thread_local! {
    static STOCK: RefCell<Stock> = RefCell::new(Stock::Missing("nothing was".to_owned()));
}

/// The modules' names.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    ANNEX.iter().map(|module| module.name)
}

/// The name and the text of a module, if it is one of the annex's.
///
/// # Errors
/// Why its text isn't here, as a sentence.
pub(crate) fn text(name: &str) -> Option<(&'static str, Result<Rc<str>, String>)> {
    let module = ANNEX.iter().find(|module| module.name == name)?;
    let text = module.own.map(Rc::from).map_or_else(|| delivered(module.file), Ok);
    Some((module.name, text.map_err(|why| format!("module '{name}' couldn't be loaded: {why}"))))
}

fn delivered(file: &str) -> Result<Rc<str>, String> {
    STOCK.with_borrow(|stock| match stock {
        Stock::Texts(texts) => {
            texts.get(file).cloned().ok_or_else(|| "the site's library.json is of another release".to_owned())
        }
        Stock::Missing(why) => Err(why.clone()),
    })
}

/// Whether the text of a program may want a module of the annex: a line that imports names one, or hides which.
#[must_use]
pub fn may_be_wanted(program: &str) -> bool {
    let mut is_continued = false;
    program.lines().any(|line| {
        let imports = is_continued || line.contains("import");
        is_continued = imports && line.ends_with('\\');
        imports && names_one(line)
    })
}

fn names_one(line: &str) -> bool {
    let words: HashSet<&str> = line.split(|char: char| !char.is_alphanumeric() && char != '_').collect();
    let is_hidden = ["__import__", "import_module"].iter().any(|word| words.contains(word));
    is_hidden || names().any(|name| name.split('.').all(|part| words.contains(part)))
}

/// Fills this thread's annex with what was delivered. What is there already stays.
pub fn stock(delivery: &Delivery) {
    STOCK.with_borrow_mut(|stock| {
        if let Stock::Texts(_) = stock {
            return;
        }
        *stock = match delivery.as_ref().map(|file| serde_json::from_str(file)) {
            Ok(Ok(texts)) => Stock::Texts(texts),
            Ok(Err(_)) => Stock::Missing("the site's library.json is broken".to_owned()),
            Err(why) => Stock::Missing(why.clone()),
        };
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_imports_a_module_of_the_annex_wants_it() {
        for text in [
            "import aiohttp",
            "import asyncio, statistics as st",
            "from logging.handlers import QueueHandler",
            "from logging import handlers",
            "    from urllib import (\n        parse,\n    )\nimport urllib.parse",
            "import asyncio, \\\n    struct",
            "exec('import array')",
            "module = importlib.import_module(name)",
            "module = __import__(name)",
        ] {
            assert!(may_be_wanted(text), "{text}");
        }
    }

    #[test]
    fn who_imports_none_does_not() {
        let texts = ["import asyncio\nimport random, time", "array = http = 'aiohttp'", "# html", "import logging"];
        for text in texts {
            assert!(!may_be_wanted(text), "{text}");
        }
    }

    #[test]
    fn a_delivery_fills_the_annex_and_a_failed_one_says_why() {
        assert_eq!(delivered("html.py").unwrap_err(), "nothing was");
        stock(&Err("the site can't be reached".to_owned()));
        assert_eq!(delivered("html.py").unwrap_err(), "the site can't be reached");
        stock(&Ok("[1]".into()));
        assert!(delivered("html.py").unwrap_err().contains("broken"));
        stock(&Ok(r#"{"html.py":"x = 1\n"}"#.into()));
        assert_eq!(&*delivered("html.py").expect("it was delivered"), "x = 1\n");
        assert!(delivered("struct.py").unwrap_err().contains("another release"));
        // What is there stays.
        stock(&Err("later".to_owned()));
        assert!(delivered("html.py").is_ok());
    }

    #[test]
    fn every_module_in_the_annex_has_a_file_of_its_own_and_every_file_a_module() {
        let mut files: Vec<&str> = ANNEX.iter().map(|module| module.file).collect();
        files.sort_unstable();
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/python/library/annex");
        let entries = std::fs::read_dir(folder).expect("the annex is a folder");
        let mut there: Vec<String> =
            entries.map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned()).collect();
        there.sort_unstable();
        assert_eq!(files, there);
    }
}
