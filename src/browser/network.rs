//! The real network, and the service worker that answers for the lab.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, PerformanceResourceTiming, ReadableStreamDefaultReader, RequestInit, Response,
    ServiceWorkerContainer, XmlHttpRequest,
};

use super::clock::BrowserClock;
use super::host::whole_millis;
use super::script::{self, PERFORMANCE, Performance, performance_now};
use super::spawn_local;
use crate::network::{self, AT_ONCE, FetchError, Heard, Request, Rung, lab};
use crate::run::{Job, Told};
use crate::time::{Clock, Instant, Span};

/// Dropped, it aborts the request.
struct Abort(AbortController);

impl Drop for Abort {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Asks on the real network; through the service worker, if that answers for the address.
pub(super) fn start_fetch(clock: BrowserClock, request: &Request, told: Told) -> Job {
    let controller = AbortController::new().ok();
    let signal = controller.as_ref().map(AbortController::signal);
    let request = request.clone();
    spawn_local(async move {
        let (began, teller) = (performance_now(), Rc::new(RefCell::new(Teller { told, kept: Some(Vec::new()) })));
        let tell = |heard| teller.borrow_mut().tell(clock.now(), heard);
        let (mut head, mut kept) = (None, None);
        let result = match ask(&request, signal.as_ref()).await {
            Ok((response, stream)) => {
                head = Some(response.clone());
                tell(Heard::Head(response));
                let teller = Rc::downgrade(&teller);
                let tell_now = move || teller.upgrade().map_or((), |teller| teller.borrow_mut().tell_kept());
                kept = Some(Timeout::new(whole_millis(AT_ONCE), tell_now));
                read(&stream, &tell).await.map_err(|received| FetchError::Cut { url: request.url.clone(), received })
            }
            Err(why) => Err(why),
        };
        drop(kept);
        let at = finished(&clock, &request.url, began, head.as_ref());
        teller.borrow_mut().tell(at, Heard::End(result));
    });
    Box::new(controller.map(Abort))
}

/// Passes on what is heard. What comes with the head is told with it: an ordinary answer is told once, at its end.
struct Teller {
    told: Told,
    /// What came so far, unless it was told already.
    kept: Option<Vec<(Instant, Heard)>>,
}

impl Teller {
    fn tell(&mut self, at: Instant, heard: Heard) {
        let is_end = matches!(heard, Heard::End(_));
        match &mut self.kept {
            Some(kept) => kept.push((at, heard)),
            None => (self.told)(at, heard),
        }
        if is_end {
            self.tell_kept();
        }
    }

    fn tell_kept(&mut self) {
        for (at, heard) in self.kept.take().into_iter().flatten() {
            (self.told)(at, heard);
        }
    }
}

/// What the lab would say, on timers of this thread's.
pub(super) fn model_fetch(clock: BrowserClock, request: &Request, mut told: Told) -> Job {
    let (schedule, began) = (lab::answer(request).schedule(&request.url), clock.now());
    let asked = Rc::new(());
    let asker = Rc::downgrade(&asked);
    spawn_local(async move {
        let mut waited = None;
        for (after, heard) in schedule {
            // Never from within the call that asked.
            if waited != Some(after) {
                TimeoutFuture::new(whole_millis(began + after - clock.now())).await;
                waited = Some(after);
            }
            if asker.upgrade().is_none() {
                return;
            }
            told(began + after, heard);
        }
    });
    Box::new(asked)
}

/// The answer's head, and where its body comes.
async fn ask(request: &Request, signal: Option<&AbortSignal>) -> Result<(network::Response, Response), FetchError> {
    let url = &request.url;
    let init = RequestInit::new();
    init.set_signal(signal);
    init.set_method(&request.method);
    let set = web_sys::Headers::new();
    for (name, value) in &request.headers {
        // One that a browser doesn't let a page set is left out by the browser, and a malformed one by us.
        let _ = set.as_ref().map(|set| set.append(name, value));
    }
    if let Ok(set) = &set {
        init.set_headers(set);
    }
    if !request.body.is_empty() {
        init.set_body(&Uint8Array::from(&request.body[..]));
    }
    let refused = || FetchError::Refused { url: url.clone() };
    let response = script::fetch(url, &init).await.map_err(|_| refused())?;
    let response: Response = response.dyn_into().map_err(|_| refused())?;
    let headers: Vec<(String, String)> = js_sys::try_iter(&response.headers())
        .ok()
        .flatten()
        .into_iter()
        .flatten()
        .filter_map(|pair| {
            let pair = Array::from(&pair.ok()?);
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        })
        .collect();
    // Empty where a service worker made the answer up.
    let from = Some(response.url()).filter(|from| !from.is_empty()).unwrap_or_else(|| url.clone());
    Ok((network::Response { status: response.status(), headers, url: from, body: Vec::new() }, response))
}

/// Reads the body, and tells of each piece. How many bytes came, if it broke off.
async fn read(response: &Response, tell: &impl Fn(Heard)) -> Result<(), u64> {
    let mut received = 0;
    let Some(stream) = response.body() else { return Ok(()) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(|_| received)?;
        let value = Reflect::get(&piece, &"value".into()).unwrap_or_default();
        let Ok(bytes) = value.dyn_into::<Uint8Array>() else { return Ok(()) };
        received += u64::from(bytes.length());
        if bytes.length() > 0 {
            tell(Heard::Piece(bytes.to_vec()));
        }
    }
}

/// When the network had the whole answer: the browser's own measurement, which doesn't wait for our thread; else when
/// the lab sent it; else now.
pub(super) fn finished(clock: &BrowserClock, url: &str, began: f64, response: Option<&network::Response>) -> Instant {
    let entries = PERFORMANCE.with(|performance| performance.entries_by_name(url));
    let ended = entries
        .into_iter()
        .filter_map(|entry| entry.dyn_into::<PerformanceResourceTiming>().ok())
        // The clock is coarse: the entry of a request that began just now may lie a little before.
        .find(|entry| entry.start_time() >= began - 0.2 && entry.response_end() > 0.0)
        .map(|entry| entry.response_end());
    let sent = || response?.header("x-lab-sent")?.parse().ok();
    let sent = || sent().map(|epoch: f64| epoch - PERFORMANCE.with(Performance::time_origin));
    ended.or_else(sent).map_or_else(|| clock.now(), |millis| clock.at(millis)).min(clock.now())
}

/// Makes room for the timings of many requests; the browser keeps 250 unless it is asked for more.
pub(super) fn keep_resource_timings() {
    PERFORMANCE.with(|performance| {
        performance.clear_resource_timings();
        performance.set_resource_timing_buffer_size(20_000);
    });
}

/// Keeps this worker's thread for about `span` without using the processor: a synchronous request that the service
/// worker answers so much later. If it can't be had, this returns at once.
pub(super) fn sleep_on_network(span: Span) {
    let url = format!("https://lab.test/delay/{}?hold", span.as_micros() / 1000);
    if let Ok(request) = XmlHttpRequest::new()
        && request.open_with_async("GET", &url, false).is_ok()
    {
        // Whether it succeeds or not: the caller looks at the clock.
        let _ = request.send();
    }
}

/// Sees to it that the service worker answers for the lab, and says which rung that leaves us with. Takes a moment on
/// a first visit, and no longer than a second.
pub async fn lab_rung() -> Rung {
    match service_worker().await {
        Some(()) => Rung::ServiceWorker,
        None => Rung::Model,
    }
}

/// Has the service worker keep its release for when there is no network, once the page has had time for the reader's
/// first run; and again whenever the next release takes over, which busy requests may put off for long. Ends only where
/// there are no service workers.
pub async fn keep_offline() {
    let Some(container) = service_workers() else { return };
    loop {
        let next = Promise::new(&mut |resolve, _| container.set_oncontrollerchange(Some(&resolve)));
        TimeoutFuture::new(5_000).await;
        if let (Some(worker), Ok(glue)) = (container.controller(), super::boot::address()) {
            let message = Object::new();
            // A plain object of our own takes any property, and can be posted.
            let _ = Reflect::set(&message, &"type".into(), &"keep".into());
            let _ = Reflect::set(&message, &"glue".into(), &glue.into());
            let _ = worker.post_message(&message);
        }
        // Never rejected.
        let _ = JsFuture::from(next).await;
    }
}

/// Without a secure context or in a sandbox the property is missing or throws.
fn service_workers() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"serviceWorker".into()).ok()?.dyn_into().ok()
}

async fn service_worker() -> Option<()> {
    // The single file stands among the files of somebody else's site, which a service worker would be for.
    if super::boot::is_single_file() {
        return None;
    }
    let container = service_workers()?;
    JsFuture::from(container.register("lab-network.js")).await.ok()?;
    for _ in 0..50 {
        if container.controller().is_some() {
            return Some(());
        }
        TimeoutFuture::new(20).await;
    }
    None
}

/// Calls `hidden` whenever the page's visibility changes, while what is returned is kept.
pub fn throttling(hidden: impl Fn(bool) + 'static) -> super::Listener {
    let is_hidden = || web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden());
    let hidden = Rc::new(hidden);
    super::on_document("visibilitychange", move |_| hidden(is_hidden()))
}
