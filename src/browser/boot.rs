//! How a worker comes to life: from a blob that holds the module's glue, with the module posted to it.
//!
//! The glue is kept as text soon after the page's beginning, so that a worker started later asks the network for nothing. One
//! that is started before imports it by its address. The first one of a page may have been started before the module was
//! there (`www/early.js`): then it only waits for that.
//! Where its text can't be had (from `file://`) or not be used (in a sandboxed frame), the worker is a classic one,
//! which may be made from a blob everywhere, and imports the glue by its address. The single file has its glue in it, as
//! a classic script: that works everywhere.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, RequestInit, Response, Url, Worker, WorkerOptions, WorkerType};

use super::script;
use crate::network::Rung;

/// The module's glue, as this page or worker has it.
enum Glue {
    /// The text of an ES module.
    Module(String),
    /// The text of a classic script, which stands in the page itself.
    Classic(String),
    /// The address of an ES module.
    Address,
}

/// Behind the glue, in one script with it. Messages that come before the module is there would be lost, so the worker
/// speaks first. An error is thrown where the page hears of it: that of a promise it would not.
const BEHIND_MODULE: &str = "
onmessage = ({ data }) => {
  onmessage = null;
  self.loopscope = data;
  __wbg_init({ module_or_path: data.module }).catch((error) => setTimeout(() => { throw error; }));
};";

/// The same behind glue that is a classic script, whose one name is another.
const BEHIND_CLASSIC: &str = "
onmessage = ({ data }) => {
  onmessage = null;
  self.loopscope = data;
  wasm_bindgen({ module_or_path: data.module }).catch((error) => setTimeout(() => { throw error; }));
};";

/// Instead of the glue.
const INSTEAD_OF_GLUE: &str = "
onmessage = ({ data }) => {
  onmessage = null;
  self.loopscope = data;
  import(data.address)
    .then((bindings) => bindings.default({ module_or_path: data.module }))
    .catch((error) => setTimeout(() => { throw error; }));
};";

/// The global under which a worker finds what it was told, and a page keeps what it will tell: the glue's `text`, or its
/// `classic` text, and its `address`.
const TOLD: &str = "loopscope";

/// The global under which the page finds the worker that `www/early.js` has started: `worker`, and the address of its `script`.
const EARLY: &str = "loopscopeEarly";

/// Keeps the glue's text for the workers to come. Where it can't be had, they will import it.
pub async fn keep_glue() {
    let Ok(told) = told() else { return };
    if let Some(text) = own_script() {
        // A plain object of our own takes any property.
        let _ = Reflect::set(&told, &"classic".into(), &text.into());
        return;
    }
    // A page without an origin, in a sandboxed frame, may have no module worker from a blob, only a classic one.
    let origin = Reflect::get(&js_sys::global(), &"origin".into()).ok().and_then(|origin| origin.as_string());
    if origin.is_none_or(|origin| origin == "null") {
        return;
    }
    if let Ok(address) = address()
        && let Some(text) = text_of(&address).await
    {
        let _ = Reflect::set(&told, &"text".into(), &text.into());
    }
}

/// Whether this page is the single file, which has everything in it.
pub(super) fn is_single_file() -> bool {
    own_script().is_some()
}

/// The glue that stands in the single file.
fn own_script() -> Option<String> {
    web_sys::window()?.document()?.get_element_by_id("loopscope-glue")?.text_content()
}

async fn text_of(address: &str) -> Option<String> {
    let response: Response = script::fetch(address, &RequestInit::new()).await.ok()?.dyn_into().ok()?;
    let text = JsFuture::from(response.text().ok()?).await.ok()?;
    text.as_string().filter(|_| response.ok())
}

/// Whether a worker waits for its module that was started before there was one.
#[must_use]
pub fn has_early() -> bool {
    early().is_some()
}

/// The worker that was started before the module was there, and the address of its script. There is one at most, once.
fn early() -> Option<(Worker, String)> {
    let early = Reflect::get(&js_sys::global(), &EARLY.into()).ok().filter(JsValue::is_object)?;
    let worker = Reflect::get(&early, &"worker".into()).ok()?.dyn_into().ok()?;
    Some((worker, Reflect::get(&early, &"script".into()).ok()?.as_string()?))
}

/// Starts a worker and gives it the module. One that was started early has inherited no service worker, so it serves where
/// none is asked. Gives the worker, and the address of its script.
pub(super) fn start(rung: Rung) -> Result<(Worker, String), JsValue> {
    let told = told()?;
    if let Some((worker, url)) = early() {
        Reflect::set(&js_sys::global(), &EARLY.into(), &JsValue::UNDEFINED)?;
        if rung == Rung::Model {
            Reflect::set(&told, &"address".into(), &address()?.into())?;
            Reflect::set(&told, &"module".into(), &wasm_bindgen::module())?;
            worker.post_message(&told)?;
            return Ok((worker, url));
        }
        worker.terminate();
        // Our own address can always be given back.
        let _ = Url::revoke_object_url(&url);
    }
    let glue = glue(&told)?;
    let options = WorkerOptions::new();
    options.set_type(if matches!(glue, Glue::Module(_)) { WorkerType::Module } else { WorkerType::Classic });
    let parts = match glue {
        Glue::Module(text) => Array::of2(&text.into(), &BEHIND_MODULE.into()),
        Glue::Classic(text) => Array::of2(&text.into(), &BEHIND_CLASSIC.into()),
        Glue::Address => {
            Reflect::set(&told, &"address".into(), &address()?.into())?;
            Array::of1(&INSTEAD_OF_GLUE.into())
        }
    };
    let javascript = BlobPropertyBag::new();
    javascript.set_type("text/javascript");
    let url = Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&parts, &javascript)?)?;
    let worker = Worker::new_with_options(&url, &options)?;
    Reflect::set(&told, &"module".into(), &wasm_bindgen::module())?;
    worker.post_message(&told)?;
    Ok((worker, url))
}

/// What workers are told: made by the page, handed from worker to worker.
fn told() -> Result<JsValue, JsValue> {
    let global = js_sys::global();
    let told = Reflect::get(&global, &TOLD.into())?;
    if told.is_object() {
        return Ok(told);
    }
    let told = Object::new().into();
    Reflect::set(&global, &TOLD.into(), &told)?;
    Ok(told)
}

fn glue(told: &JsValue) -> Result<Glue, JsValue> {
    let text = |name: &str| Reflect::get(told, &name.into()).map(|text| text.as_string());
    Ok(match (text("classic")?, text("text")?) {
        (Some(classic), _) => Glue::Classic(classic),
        (None, Some(module)) => Glue::Module(module),
        (None, None) => Glue::Address,
    })
}

/// Where the glue was loaded from: a worker was told, and a page names it in a `modulepreload` link.
pub(super) fn address() -> Result<String, JsValue> {
    if let Some(told) = Reflect::get(&told()?, &"address".into())?.as_string() {
        return Ok(told);
    }
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.and_then(|document| document.query_selector("link[rel=modulepreload]").ok().flatten());
    let link = link.ok_or("no modulepreload link")?;
    Reflect::get(&link, &"href".into())?.as_string().ok_or_else(|| "no glue address".into())
}
