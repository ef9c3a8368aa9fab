//! A browser's thread as the loop's host: its timers, its macrotasks, its network.

use std::cell::{OnceCell, RefCell};
use std::future::{pending, poll_fn};
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Poll, Waker};

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::prelude::*;
use web_sys::{MessageChannel, MessagePort};

use super::clock::BrowserClock;
use super::{is_page, lab, network, synchronous};
use crate::network::{Request, Rung, lab as lab_host};
use crate::run::{Database, Deliver, Done, Fetched, Host, Job, Later, Told, Work};
use crate::time::{Clock, Instant, Span, ms};

/// How much of a hold is spun, so that it ends on time: answers of the service worker come a few milliseconds late.
const SPIN: Span = ms(25);

/// Where a program's files go: its path, and its bytes unless it is gone.
pub(super) type Keep = Box<dyn Fn(&str, Option<&[u8]>)>;

/// The database engines of a run, or why it has none; empty until that is known.
pub(super) type DatabaseSlot = Rc<OnceCell<Result<Rc<dyn Database>, String>>>;

/// The browser's thread on which this is called.
pub struct BrowserHost {
    clock: BrowserClock,
    rung: Rung,
    hop: Rc<Hop>,
    deliver: Deliver,
    keep: Keep,
    database: DatabaseSlot,
    /// What the module's memory had grown to before: it never shrinks, and a program answers for its own part only.
    memory_before: usize,
}

impl BrowserHost {
    /// A host on `clock`, whose lab network is answered by `rung`, and which hands recorded bytes to `deliver`.
    #[must_use]
    pub fn new(clock: BrowserClock, rung: Rung, deliver: Deliver) -> Self {
        network::keep_resource_timings();
        let keep = Box::new(|_: &str, _: Option<&[u8]>| {});
        let database = DatabaseSlot::default();
        Self { clock, rung, hop: Rc::new(Hop::new()), deliver, keep, database, memory_before: memory() }
    }

    /// The same, which hands files that the program writes to `keep`.
    #[must_use]
    pub fn keeping(self, keep: Keep) -> Self {
        Self { keep, ..self }
    }

    /// The same, with the place for its database engines, or for the reason why there are none.
    pub(super) fn with_database(self, database: DatabaseSlot) -> Self {
        Self { database, ..self }
    }

    /// Whether a synchronous request can keep the thread without using the processor: only a worker's are answered by
    /// the service worker.
    fn can_sleep_on_network(&self) -> bool {
        self.rung == Rung::ServiceWorker && !is_page()
    }
}

impl Host for BrowserHost {
    fn clock(&self) -> Arc<dyn Clock> {
        Arc::new(self.clock)
    }

    fn rung(&self, url: &str) -> Option<Rung> {
        lab_host::is_lab(url).then_some(self.rung)
    }

    fn idle(&self, deadline: Option<Instant>) -> Later {
        match deadline {
            Some(deadline) => Box::pin(TimeoutFuture::new(whole_millis(deadline - self.clock.now()))),
            None => Box::pin(pending()),
        }
    }

    fn hop(&self) -> Later {
        let hop = Rc::clone(&self.hop);
        Box::pin(async move { hop.take().await })
    }

    fn microtask(&self) -> Later {
        let mut again = false;
        Box::pin(poll_fn(move |cx| {
            if std::mem::replace(&mut again, true) {
                return Poll::Ready(());
            }
            // `spawn_local` polls a woken future from a microtask.
            cx.waker().wake_by_ref();
            Poll::Pending
        }))
    }

    fn fetch(&self, request: &Request, told: Told) -> Job {
        if self.rung(&request.url) == Some(Rung::Model) {
            return network::model_fetch(self.clock, request, told);
        }
        network::start_fetch(self.clock, request, told)
    }

    fn fetch_now(&self, request: &Request, most: Option<Span>) -> Option<Fetched> {
        // A page's synchronous requests pass the service worker by.
        if lab_host::is_lab(&request.url) && !self.can_sleep_on_network() {
            let (took, result) = lab_host::answer(request).arrive(&request.url);
            let done = self.clock.now() + took;
            self.hold(most.map_or(took, |most| took.min(most)));
            return most.is_none_or(|most| took <= most).then_some(Fetched { done, result });
        }
        synchronous::fetch(self.clock, request, most)
    }

    fn offload(&self, work: Work, done: Done<Result<u64, String>>) -> Job {
        lab::offload(work, done)
    }

    fn hold(&self, span: Span) {
        let end = self.clock.now() + span;
        if self.can_sleep_on_network() && span > SPIN {
            network::sleep_on_network(span.saturating_sub(SPIN));
        }
        while self.clock.now() < end {
            std::hint::spin_loop();
        }
    }

    fn compute(&self, work: Work) -> u64 {
        work.run()
    }

    fn epoch(&self) -> f64 {
        let since = self.clock.now() - Instant::ZERO;
        (js_sys::Date::now() + self.clock.until_zero().as_millis_f64() - since.as_millis_f64()) / 1000.0
    }

    fn memory(&self) -> usize {
        memory() - self.memory_before
    }

    fn database(&self) -> Result<Rc<dyn Database>, String> {
        self.database.get().cloned().unwrap_or_else(|| Err("there is no database engine here".to_owned()))
    }

    fn file_changed(&self, path: &str, bytes: Option<&[u8]>) {
        (self.keep)(path, bytes);
    }

    fn deliver(&self, batch: Vec<u8>) {
        (self.deliver)(batch);
    }
}

/// How many bytes the module's memory has.
fn memory() -> usize {
    #[cfg(target_arch = "wasm32")]
    return core::arch::wasm32::memory_size::<0>() << 16;
    #[cfg(not(target_arch = "wasm32"))]
    0
}

/// A browser's timer takes whole milliseconds; rounding up, it never fires early.
pub(super) fn whole_millis(span: Span) -> u32 {
    u32::try_from(span.as_micros().div_ceil(1000)).unwrap_or(u32::MAX).min(i32::MAX as u32)
}

/// The hop: a message to ourselves, which comes back as a macrotask of its own. `scheduler.yield` would let nobody
/// in: its continuations go before timers, messages and frames (measured; see ARCHITECTURE.md).
struct Hop {
    port: Option<MessagePort>,
    waiting: Rc<RefCell<Option<Waker>>>,
    /// Keeps the receiving end alive.
    _receiver: Option<(MessagePort, Closure<dyn FnMut()>)>,
}

impl Hop {
    fn new() -> Self {
        let waiting: Rc<RefCell<Option<Waker>>> = Rc::default();
        let Ok(channel) = MessageChannel::new() else { return Self { port: None, waiting, _receiver: None } };
        let arrived = {
            let waiting = Rc::clone(&waiting);
            Closure::<dyn FnMut()>::new(move || {
                let waker = waiting.borrow_mut().take();
                if let Some(waker) = waker {
                    waker.wake();
                }
            })
        };
        let receiver = channel.port2();
        receiver.set_onmessage(Some(arrived.as_ref().unchecked_ref()));
        Self { port: Some(channel.port1()), waiting, _receiver: Some((receiver, arrived)) }
    }

    async fn take(&self) {
        let posted = self.port.as_ref().is_some_and(|port| port.post_message(&JsValue::NULL).is_ok());
        if !posted {
            return TimeoutFuture::new(0).await;
        }
        let mut sent = false;
        poll_fn(|cx| {
            let mut waiting = self.waiting.borrow_mut();
            if std::mem::replace(&mut sent, true) && waiting.is_none() {
                return Poll::Ready(());
            }
            *waiting = Some(cx.waker().clone());
            Poll::Pending
        })
        .await;
    }
}

impl Drop for Hop {
    fn drop(&mut self) {
        if let Some(port) = &self.port {
            port.close();
        }
    }
}
