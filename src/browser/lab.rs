//! The lab: a worker in which a program runs, seen from the page; and what the two say to each other.
//!
//! The page compiles the module once and posts it to a classic worker made from a blob: that kind of worker may be
//! had everywhere, in a sandboxed frame and from `file://` too. The same `main` runs there and finds no window.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, ErrorEvent, MessageEvent, RequestInit, Response, Url, Worker};

use super::clock::Epoch;
use super::script;
use crate::network::Rung;
use crate::run::{Done, Work};

/// What a worker is asked to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Job {
    /// To run a program of a story.
    Run {
        /// The story's id.
        story: String,
        /// Which of its programs.
        program: usize,
        /// The knobs, by id.
        knobs: Vec<(String, u32)>,
        /// When the run's clock is zero.
        epoch: Epoch,
        /// Who answers for the lab network.
        rung: Rung,
        /// Whether it is recorded.
        record: bool,
    },
    /// To compute.
    Compute(Work),
}

/// What a worker says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum LabMessage {
    /// It has loaded and waits for its job.
    Ready,
    /// The next bytes of the record.
    Batch(Vec<u8>),
    /// The run is over, and everything of it was sent.
    Over,
    /// The result of a computation.
    Computed(u64),
    /// It broke, and why.
    Broken(String),
}

/// A worker, from the page's side. Dropping it ends the worker and everything in it.
pub struct Lab {
    port: Rc<Port>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

/// The worker's first script. Messages that come before the module is there would be lost, so the worker speaks first.
///
/// Without a network the glue comes from its text. Not at once: a page with strict rules may load scripts from its own
/// host, and need not allow those made from text. An error is thrown where the page hears of it.
const BOOT: &str = "onmessage = ({ data: { glue, text, module } }) => {
  onmessage = null;
  Object.assign(self, { loopscopeGlue: glue, loopscopeGlueText: text });
  const fromText = () => import(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
  import(glue).catch((error) => text ? fromText() : Promise.reject(error))
    .then((bindings) => bindings.default({ module_or_path: module }))
    .catch((error) => setTimeout(() => { throw error; }));
};";

/// Where the text of the glue is kept, page and worker alike.
const GLUE_TEXT: &str = "loopscopeGlueText";

/// The way to a worker.
pub struct Port(Worker);

impl Port {
    /// Gives the worker its job, once it is ready.
    pub fn give(&self, job: &Job) {
        let bytes = postcard::to_allocvec(job).unwrap_or_default();
        // A plain array of bytes can always be cloned.
        let _ = self.0.post_message(&Uint8Array::from(bytes.as_slice()));
    }
}

impl Lab {
    /// Starts a worker; `heard` is called with what it says, and with the way to answer.
    ///
    /// # Errors
    /// A sentence, when this browser or this page's rules don't allow one.
    pub fn start(heard: impl Fn(&Port, LabMessage) + 'static) -> Result<Self, String> {
        let worker = boot().map_err(|_| "this page may not start a worker".to_owned())?;
        let heard = Rc::new(heard);
        let port = Rc::new(Port(worker));
        let on_message = {
            let (heard, port) = (Rc::clone(&heard), Rc::clone(&port));
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let bytes = event.data().dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default();
                if let Ok(message) = postcard::from_bytes(&bytes) {
                    heard(&port, message);
                }
            })
        };
        let on_error = {
            let port = Rc::clone(&port);
            Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
                event.prevent_default();
                heard(&port, LabMessage::Broken(format!("the worker broke: {}", event.message())));
            })
        };
        port.0.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        port.0.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self { port, _on_message: on_message, _on_error: on_error })
    }

    /// Gives it its job, once it is ready.
    pub fn give(&self, job: &Job) {
        self.port.give(job);
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        self.port.0.set_onmessage(None);
        self.port.0.set_onerror(None);
        self.port.0.terminate();
    }
}

fn boot() -> Result<Worker, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&BOOT.into()), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let worker = Worker::new(&url)?;
    Url::revoke_object_url(&url)?;
    let message = Object::new();
    Reflect::set(&message, &"glue".into(), &glue_address()?.into())?;
    Reflect::set(&message, &"text".into(), &Reflect::get(&js_sys::global(), &GLUE_TEXT.into())?)?;
    Reflect::set(&message, &"module".into(), &wasm_bindgen::module())?;
    worker.post_message(&message)?;
    Ok(worker)
}

/// Where this module's glue was loaded from: a worker was told so by whoever started it, and a page names it in a
/// `modulepreload` link.
fn glue_address() -> Result<String, JsValue> {
    if let Some(told) = Reflect::get(&js_sys::global(), &"loopscopeGlue".into())?.as_string() {
        return Ok(told);
    }
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.and_then(|document| document.query_selector("link[rel=modulepreload]").ok().flatten());
    let link = link.ok_or("no modulepreload link")?;
    Reflect::get(&link, &"href".into())?.as_string().ok_or_else(|| "no glue address".into())
}

/// Keeps the text of the glue, so that workers can be started when there is no network any more. If it can't be had,
/// they need one.
pub(super) async fn keep_glue() {
    let _ = glue_text().await;
}

async fn glue_text() -> Result<(), JsValue> {
    let response: Response = script::fetch(&glue_address()?, &RequestInit::new()).await?.dyn_into()?;
    let text = JsFuture::from(response.text()?).await?;
    Reflect::set(&js_sys::global(), &GLUE_TEXT.into(), &text)?;
    Ok(())
}

/// Computes `work` in a worker of its own.
pub(super) fn offload(work: Work, done: Done<Result<u64, String>>) -> crate::run::Job {
    let done = RefCell::new(Some(done));
    let tell = move |result| {
        if let Some(done) = done.take() {
            done(result);
        }
    };
    let lab = Lab::start(move |port, message| match message {
        LabMessage::Ready => port.give(&Job::Compute(work)),
        LabMessage::Computed(count) => tell(Ok(count)),
        LabMessage::Broken(why) => tell(Err(why)),
        LabMessage::Batch(_) | LabMessage::Over => {}
    });
    Box::new(lab)
}
