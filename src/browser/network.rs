//! The real network, and the service worker that answers for the lab.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, PerformanceResourceTiming, ReadableStreamDefaultReader, RequestInit, Response,
    ServiceWorkerContainer, XmlHttpRequest,
};

use super::clock::BrowserClock;
use super::script::{self, PERFORMANCE, Performance, performance_now};
use super::spawn_local;
use crate::network::{self, FetchError, Request, Rung};
use crate::run::{Done, Fetched, Job};
use crate::time::{Clock, Instant, Span};

/// Dropped, it aborts the request.
struct Abort(AbortController);

impl Drop for Abort {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Asks on the real network; through the service worker, if that answers for the address.
pub(super) fn start_fetch(clock: BrowserClock, request: &Request, done: Done<Fetched>) -> Job {
    let controller = AbortController::new().ok();
    let signal = controller.as_ref().map(AbortController::signal);
    let request = request.clone();
    spawn_local(async move {
        let began = performance_now();
        let result = ask(&request, signal.as_ref()).await;
        let at = finished(&clock, &request.url, began, result.as_ref().ok());
        done(Fetched { done: at, result });
    });
    Box::new(controller.map(Abort))
}

/// The whole answer.
async fn ask(request: &Request, signal: Option<&AbortSignal>) -> Result<network::Response, FetchError> {
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
    let body = read_body(&response).await.map_err(|received| FetchError::Cut { url: url.clone(), received })?;
    // Empty where a service worker made the answer up.
    let from = Some(response.url()).filter(|from| !from.is_empty());
    Ok(network::Response { status: response.status(), headers, url: from.unwrap_or_else(|| url.clone()), body })
}

/// The body, or how many bytes of it came before it broke off. Read piece by piece: a whole read would not tell.
async fn read_body(response: &Response) -> Result<Vec<u8>, u64> {
    let mut body = Vec::new();
    let Some(stream) = response.body() else { return Ok(body) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(|_| body.len() as u64)?;
        let value = Reflect::get(&piece, &"value".into()).unwrap_or_default();
        match value.dyn_into::<Uint8Array>() {
            Ok(bytes) => body.extend(bytes.to_vec()),
            Err(_) => return Ok(body),
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
pub(super) async fn lab_rung() -> Rung {
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
