//! SQLite in the browser: a wasm of its own, which is loaded when a program wants it, on the program's thread and beside.
//!
//! The page loads and compiles it once and hands it to its workers, which can't always load it themselves. The engine
//! beside the program's is in a worker of its own ([`beside`]), so that a thread of the program can wait for it.

mod beside;
mod engine;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::WebAssembly::Module;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

use self::beside::Beside;
use self::engine::{Engine, Watch};
pub(super) use self::engine::{Service, serve};
use super::script;
use crate::run::{Database, Done, Ticket};
use crate::time::Span;

/// Where it lies, beside the page.
const FILE: &str = "./sqlite.wasm";

/// The same as a script, which keeps the bytes under this name.
const SCRIPT: &str = "./sqlite.js";
const HELD: &str = "loopscopeSqlite";

/// The engine's code, or why there is none.
pub(super) type Loaded = Result<Module, String>;

thread_local! {
    /// Compiled once a page.
    static COMPILED: RefCell<Option<Module>> = const { RefCell::new(None) };
}

/// Loads and compiles the engine, unless the page has it already.
///
/// # Errors
/// Why that can't be done, as a sentence; next time it is tried again.
pub(super) async fn load() -> Loaded {
    if let Some(module) = COMPILED.with_borrow(Option::clone) {
        return Ok(module);
    }
    let module = fetch_and_compile().await?;
    COMPILED.set(Some(module.clone()));
    Ok(module)
}

async fn fetch_and_compile() -> Loaded {
    let bytes = match fetch().await {
        Ok(bytes) => bytes,
        // Where a page may fetch nothing (from `file://`, in a sandboxed frame), it may load scripts all the same.
        Err(why) => by_script().await.map_err(|_| why)?,
    };
    let broken = |_| "SQLite couldn’t be compiled by this browser".to_owned();
    JsFuture::from(js_sys::WebAssembly::compile(&bytes)).await.and_then(JsCast::dyn_into).map_err(broken)
}

async fn fetch() -> Result<JsValue, String> {
    let options = RequestInit::new();
    // Its name stays from build to build: the browser asks whether it is still the same.
    options.set_cache(RequestCache::NoCache);
    let response = script::fetch(FILE, &options).await;
    let missing = "SQLite couldn’t be loaded: this page may not load files";
    let response: Response = response.and_then(JsCast::dyn_into).map_err(|_| missing.to_owned())?;
    if !response.ok() {
        return Err("this site was built without SQLite (that needs clang); everything else works".to_owned());
    }
    let broken = |_| missing.to_owned();
    JsFuture::from(response.array_buffer().map_err(broken)?).await.map_err(broken)
}

/// The same bytes out of a script that holds them as base64.
async fn by_script() -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or("only the page loads the engine")?;
    let document = window.document().ok_or("no document")?;
    let script = document.create_element("script")?;
    script.set_attribute("src", SCRIPT)?;
    let loaded = js_sys::Promise::new(&mut |resolve, reject| {
        // An element of our own takes listeners; without them it would never be done, nor be waited for.
        let _ = script.add_event_listener_with_callback("load", &resolve);
        let _ = script.add_event_listener_with_callback("error", &reject);
    });
    document.document_element().ok_or("no document")?.append_child(&script)?;
    let ended = JsFuture::from(loaded).await;
    script.remove();
    ended?;
    let text = Reflect::get(&window, &HELD.into())?.as_string().ok_or("no engine in the script")?;
    Reflect::delete_property(&window, &HELD.into())?;
    // Each character is a byte.
    let bytes: Vec<u8> = window.atob(&text)?.chars().map(|char| u32::from(char) as u8).collect();
    Ok(Uint8Array::from(&bytes[..]).into())
}

/// Both engines of a program.
pub(super) struct Engines {
    here: Engine,
    beside: Beside,
}

impl Engines {
    /// Makes them of the engine's code. A query on the program's own thread is ended after `held`.
    pub(super) async fn start(module: &Module, held: Span) -> Result<Rc<dyn Database>, String> {
        let here = Engine::new(module, Watch::Limit(held)).await?;
        Ok(Rc::new(Self { here, beside: Beside::new(module.clone()) }))
    }
}

impl Database for Engines {
    fn call(&self, call: &[u8]) -> Vec<u8> {
        self.here.call(call)
    }

    fn post(&self, call: Vec<u8>, done: Done<Vec<u8>>) -> Ticket {
        self.beside.post(call, done)
    }

    fn interrupt(&self, ticket: Ticket) {
        self.beside.interrupt(ticket);
    }
}
