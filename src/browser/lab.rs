//! The lab: a worker in which a program runs, seen from the page; and what the two say to each other.
//!
//! The page compiles the module once; the same `main` runs in the worker and finds no window. How the worker comes to
//! life is told in [`super::boot`].

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::WebAssembly::Module;
use js_sys::{Array, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Url, Worker};

use super::boot;
use super::clock::Epoch;
use super::program::Program;
use super::supplies::Supplies;
use crate::network::Rung;
use crate::python::Delivery;
use crate::run::{Done, Work};

/// What a worker is asked to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Job {
    /// To make everything ready for a run: to compile takes time that is none of the program's.
    Prepare {
        /// Which program.
        program: Program,
        /// Who answers for the lab network.
        rung: Rung,
        /// Whether it is recorded.
        record: bool,
        /// The modules that few programs import.
        annex: Delivery,
        /// Why it has no database engine, where none comes with this.
        without_database: String,
    },
    /// To run what it has prepared.
    Begin {
        /// When the run's clock is zero.
        epoch: Epoch,
    },
    /// To be a database engine, whose code comes with this.
    Serve {
        /// A token that is there.
        probe: String,
    },
    /// To do what a program asks of its database.
    Ask {
        /// The call.
        call: Vec<u8>,
        /// When this isn't there any more, nobody wants it.
        token: String,
    },
    /// To compute.
    Compute(Work),
}

/// What a worker says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum LabMessage {
    /// It has loaded and waits for its job.
    Ready,
    /// The program is prepared, and waits for its epoch.
    Prepared,
    /// The next bytes of the record.
    Batch(Vec<u8>),
    /// The program wrote a file, or removed it.
    File(String, Option<Vec<u8>>),
    /// It is a database engine now.
    Serving,
    /// The engine's answer to the oldest call.
    Answered(Vec<u8>),
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
    script: String,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

/// The way to a worker.
pub struct Port(Worker);

impl Port {
    /// Gives the worker its job, once it is ready.
    pub fn give(&self, job: &Job) {
        let bytes = postcard::to_allocvec(job).unwrap_or_default();
        // A plain array of bytes can always be cloned.
        let _ = self.0.post_message(&Uint8Array::from(bytes.as_slice()));
    }

    /// The same with the code of a database engine, if there is one.
    pub fn give_with(&self, job: &Job, module: Option<&Module>) {
        let Some(module) = module else { return self.give(job) };
        let bytes = postcard::to_allocvec(job).unwrap_or_default();
        // Bytes and compiled code can always be cloned.
        let _ = self.0.post_message(&Array::of2(&Uint8Array::from(bytes.as_slice()), module));
    }

    /// Gives the worker a program to prepare for a recorded run, with what was loaded for it.
    pub fn prepare(&self, program: Program, rung: Rung, supplies: &Supplies) {
        let Supplies { database, annex } = supplies;
        let without_database = database.clone().err().unwrap_or_default();
        let job = Job::Prepare { program, rung, record: true, annex: annex.clone(), without_database };
        self.give_with(&job, database.as_ref().ok());
    }
}

impl Lab {
    /// Starts a worker, for which the lab network is answered by `rung`; `heard` is called with what it says, and with the
    /// way to answer.
    ///
    /// # Errors
    /// A sentence, when this browser or this page's rules don't allow one.
    pub fn start(rung: Rung, heard: impl Fn(&Port, LabMessage) + 'static) -> Result<Self, String> {
        let (worker, script) = boot::start(rung).map_err(|_| "this page may not start a worker".to_owned())?;
        let heard = Rc::new(heard);
        let port = Rc::new(Port(worker));
        let begun = Rc::new(Cell::new(false));
        let on_message = {
            let (heard, port, begun) = (Rc::clone(&heard), Rc::clone(&port), Rc::clone(&begun));
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let bytes = event.data().dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default();
                if let Ok(message) = postcard::from_bytes(&bytes) {
                    begun.set(true);
                    heard(&port, message);
                }
            })
        };
        let on_error = {
            let port = Rc::clone(&port);
            Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
                event.prevent_default();
                // A worker that may not even start gets an event without a message.
                let message = Reflect::get(&event, &"message".into()).ok().and_then(|message| message.as_string());
                let why = message.unwrap_or_else(|| "it may not start".to_owned());
                // What has begun and breaks, was broken by its program: it went too deep, or took all the memory.
                let why = if begun.get() {
                    format!("the program broke its worker: {why}")
                } else {
                    format!("no worker: {why}")
                };
                heard(&port, LabMessage::Broken(why));
            })
        };
        port.0.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        port.0.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self { port, script, _on_message: on_message, _on_error: on_error })
    }

    /// The way to it, once it is ready.
    #[must_use]
    pub fn port(&self) -> &Port {
        &self.port
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        self.port.0.set_onmessage(None);
        self.port.0.set_onerror(None);
        self.port.0.terminate();
        // Our own address can always be given back.
        let _ = Url::revoke_object_url(&self.script);
    }
}

/// Computes `work` in a worker of its own.
pub(super) fn offload(work: Work, done: Done<Result<u64, String>>) -> crate::run::Job {
    let done = RefCell::new(Some(done));
    let tell = move |result| {
        if let Some(done) = done.take() {
            done(result);
        }
    };
    let lab = Lab::start(Rung::Model, move |port, message| match message {
        LabMessage::Ready => port.give(&Job::Compute(work)),
        LabMessage::Computed(count) => tell(Ok(count)),
        LabMessage::Broken(why) => tell(Err(why)),
        LabMessage::Prepared
        | LabMessage::Batch(_)
        | LabMessage::File(..)
        | LabMessage::Over
        | LabMessage::Serving
        | LabMessage::Answered(_) => {}
    });
    Box::new(lab)
}
