//! The lab, seen from inside the worker: wait for a job, do it, tell.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::rc::Rc;

use js_sys::WebAssembly::Module;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::clock::{BrowserClock, Epoch};
use super::database::{self, Service};
use super::frame::{Frames, next_frame};
use super::host::{BrowserHost, DatabaseSlot};
use super::lab::{Job, LabMessage};
use super::program::{Program, Ready};
use super::spawn_local;
use crate::network::Rung;
use crate::network::loopback::Traffic;
use crate::run::Loop;
use crate::time::Span;

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

pub(super) fn say(message: &LabMessage) {
    let bytes = Uint8Array::from(postcard::to_allocvec(message).unwrap_or_default().as_slice());
    // Our own array can always be handed over.
    let _ = scope().post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer()));
}

/// Serves the page that started this worker.
pub fn serve() {
    std::panic::set_hook(Box::new(|panic| say(&LabMessage::Broken(format!("the program broke: {panic}")))));
    let service: Rc<RefCell<Option<Service>>> = Rc::default();
    let prepared: Rc<RefCell<Option<Prepared>>> = Rc::default();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let (job, module) = job_in(&event.data());
        match job {
            Some(Job::Compute(work)) => say(&LabMessage::Computed(work.run())),
            Some(Job::Prepare { program, rung, record, annex, without_database }) => match program.ready(&annex) {
                Ok(program) => {
                    let (prepared, database) = (Rc::clone(&prepared), module.ok_or(without_database));
                    spawn_local(async move {
                        let slot = DatabaseSlot::default();
                        program.make_database(database, &slot).await;
                        prepared.replace(Some(Prepared { program, rung, record, slot }));
                        say(&LabMessage::Prepared);
                    });
                }
                Err(why) => say(&LabMessage::Broken(why)),
            },
            Some(Job::Begin { epoch }) => match prepared.take() {
                Some(prepared) => spawn_local(run(prepared, epoch)),
                None => say(&LabMessage::Broken("the worker has nothing to begin".to_owned())),
            },
            Some(Job::Serve { probe }) => {
                let service = Rc::clone(&service);
                spawn_local(async move {
                    if let Some(module) = module
                        && let Ok(own) = database::serve(&module, &probe).await
                    {
                        service.replace(Some(own));
                        say(&LabMessage::Serving);
                    } else {
                        say(&LabMessage::Broken("the database engine couldn’t be started".to_owned()));
                    }
                });
            }
            Some(Job::Ask { call, token }) => {
                if let Some(service) = &*service.borrow() {
                    service.answer(&call, token);
                }
            }
            None => say(&LabMessage::Broken("the worker didn’t understand its job".to_owned())),
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker lives exactly as long as its listener.
    on_message.forget();
    say(&LabMessage::Ready);
    spawn_local(warm_up());
}

/// A job, and the code of a database engine if it came with it.
fn job_in(data: &JsValue) -> (Option<Job>, Option<Module>) {
    let (bytes, module) = match data.dyn_ref::<Array>() {
        Some(both) => (both.get(0), both.get(1).dyn_into::<Module>().ok()),
        None => (data.clone(), None),
    };
    let bytes = bytes.dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default();
    (postcard::from_bytes(&bytes).ok(), module)
}

/// While it waits for its job it readies what the next program needs, a piece at a time: the job may come. The machine itself
/// at once, since the page is busy with its first picture meanwhile; modules later: who presses Run as soon as there is a
/// page would wait for them.
async fn warm_up() {
    rehearse().await;
    gloo_timers::future::TimeoutFuture::new(1_000).await;
    for module in ["_prelude", "asyncio", "random"] {
        gloo_timers::future::TimeoutFuture::new(20).await;
        crate::python::warm(module);
    }
}

/// Runs a program that does nothing, and tells nobody: browsers compile a function of ours when it is first called, and those
/// that every run calls are then compiled.
async fn rehearse() {
    let nothing = Program::Python {
        name: "rehearsal".to_owned(),
        text: "print()".to_owned(),
        held: Span::from_micros(1_000_000),
        traffic: Traffic::default(),
        files: Vec::new(),
    };
    if let Ok(program) = nothing.ready(&Err("a rehearsal wants nothing".to_owned())) {
        let host = BrowserHost::new(BrowserClock::since(Epoch::now()), Rung::Model, Box::new(|_| {}));
        let lp = Loop::new(Rc::new(host), program.policy(), true);
        program.drive(lp).await;
    }
}

/// Everything of a run but its clock.
struct Prepared {
    program: Ready,
    rung: Rung,
    record: bool,
    slot: DatabaseSlot,
}

async fn run(prepared: Prepared, epoch: Epoch) {
    let Prepared { program, rung, record, slot } = prepared;
    let clock = BrowserClock::since(epoch);
    let deliver = Box::new(|batch| say(&LabMessage::Batch(batch)));
    let keep = Box::new(|path: &str, bytes: Option<&[u8]>| {
        say(&LabMessage::File(path.to_owned(), bytes.map(<[u8]>::to_vec)));
    });
    let host = BrowserHost::new(clock, rung, deliver).keeping(keep).with_database(slot);
    let lp = Loop::new(Rc::new(host), program.policy(), record);
    // Programs beside each other begin at the same instant: whoever was told first waits.
    let wait = clock.until_zero().as_micros() / 1000;
    gloo_timers::future::TimeoutFuture::new(u32::try_from(wait).unwrap_or_default()).await;
    while clock.until_zero() > Span::ZERO {
        std::hint::spin_loop();
    }
    observe_frames(&lp, program.drive(Rc::clone(&lp))).await;
    say(&LabMessage::Over);
}

/// Sees a run on this thread, page or worker, to its end, with the thread's frames in the record.
pub(super) async fn observe_frames(lp: &Rc<Loop>, driven: impl Future<Output = ()>) {
    let frames = {
        let lp = Rc::downgrade(lp);
        Frames::each(move || match lp.upgrade() {
            Some(lp) => {
                lp.saw_frame();
                ControlFlow::Continue(())
            }
            None => ControlFlow::Break(()),
        })
    };
    driven.await;
    // What a short program has printed needn't wait for the frame.
    lp.deliver_rest();
    // A hold that lasted to the end has cost frames, and only the next one tells how many.
    next_frame().await;
    drop(frames);
    lp.deliver_rest();
}
