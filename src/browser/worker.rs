//! The lab, seen from inside the worker: wait for a job, do it, tell.

use std::ops::ControlFlow;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::clock::{BrowserClock, Epoch};
use super::frame::{Frames, next_frame};
use super::host::BrowserHost;
use super::lab::{Job, LabMessage};
use super::program::Ready;
use super::spawn_local;
use crate::network::Rung;
use crate::run::Loop;
use crate::time::Span;

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn say(message: &LabMessage) {
    let bytes = Uint8Array::from(postcard::to_allocvec(message).unwrap_or_default().as_slice());
    // Our own array can always be handed over.
    let _ = scope().post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer()));
}

/// Serves the page that started this worker.
pub fn serve() {
    std::panic::set_hook(Box::new(|panic| say(&LabMessage::Broken(format!("the program broke: {panic}")))));
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        let bytes = event.data().dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default();
        match postcard::from_bytes(&bytes) {
            Ok(Job::Compute(work)) => say(&LabMessage::Computed(work.run())),
            Ok(Job::Run { program, epoch, rung, record }) => match program.ready() {
                Ok(program) => spawn_local(run(program, epoch, rung, record)),
                Err(why) => say(&LabMessage::Broken(why)),
            },
            Err(_) => say(&LabMessage::Broken("the worker didn’t understand its job".to_owned())),
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker lives exactly as long as its listener.
    on_message.forget();
    say(&LabMessage::Ready);
    spawn_local(warm_up());
}

/// While it waits for its job it compiles what most Python programs import, a module at a time: the job may come. Not
/// at once: who presses Run as soon as there is a page would wait for it.
async fn warm_up() {
    gloo_timers::future::TimeoutFuture::new(1_500).await;
    for module in ["_prelude", "asyncio", "random"] {
        gloo_timers::future::TimeoutFuture::new(20).await;
        crate::python::warm(module);
    }
}

async fn run(program: Ready, epoch: Epoch, rung: Rung, record: bool) {
    let clock = BrowserClock::since(epoch);
    let deliver = Box::new(|batch| say(&LabMessage::Batch(batch)));
    let keep = Box::new(|path: &str, bytes: Option<&[u8]>| {
        say(&LabMessage::File(path.to_owned(), bytes.map(<[u8]>::to_vec)));
    });
    let host = BrowserHost::new(clock, rung, deliver).keeping(keep);
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
    // A hold that lasted to the end has cost frames, and only the next one tells how many.
    next_frame().await;
    drop(frames);
    lp.deliver_rest();
}
