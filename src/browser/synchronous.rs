//! Requests that keep the thread until they are answered: what `requests.get` does.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{XmlHttpRequest, XmlHttpRequestResponseType};

use super::clock::BrowserClock;
use super::is_page;
use super::network::finished;
use super::script::performance_now;
use crate::network::{FetchError, Request, Response, lab};
use crate::run::Fetched;
use crate::time::{Clock, Span};

/// Asks, and comes back with the answer; without one if it took longer than `most`.
pub(super) fn fetch(clock: BrowserClock, request: &Request, most: Option<Span>) -> Option<Fetched> {
    let (began, from) = (performance_now(), clock.now());
    let result = ask(request, most).map_err(|_| failure(request));
    // A browser says "timed out" only by an exception's name; the clock knows, too.
    if result.is_err() && most.is_some_and(|most| clock.now() - from >= most) {
        return None;
    }
    let done = finished(&clock, &request.url, began, result.as_ref().ok());
    Some(Fetched { done, result })
}

fn ask(request: &Request, most: Option<Span>) -> Result<Response, JsValue> {
    let xhr = XmlHttpRequest::new()?;
    xhr.open_with_async(&request.method, &request.url, false)?;
    if is_page() {
        // A page may have no bytes from a synchronous request: each is a character then.
        xhr.override_mime_type("text/plain; charset=x-user-defined")?;
    } else {
        xhr.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
        if let Some(most) = most {
            xhr.set_timeout(u32::try_from(most.as_micros().div_ceil(1000)).unwrap_or(u32::MAX).max(1));
        }
    }
    for (name, value) in &request.headers {
        // One that a browser doesn't let a page set is left out by the browser, and a malformed one by us.
        let _ = xhr.set_request_header(name, value);
    }
    if request.body.is_empty() {
        xhr.send()?;
    } else {
        xhr.send_with_opt_js_u8_array(Some(&Uint8Array::from(&request.body[..])))?;
    }
    let body = if is_page() {
        // Characters from U+F780 stand for the bytes from 0x80.
        let text = xhr.response_text()?.unwrap_or_default();
        text.chars().map(|char| (u32::from(char) & 0xff) as u8).collect()
    } else {
        xhr.response()?.dyn_into::<ArrayBuffer>().map_or_else(|_| Vec::new(), |bytes| Uint8Array::new(&bytes).to_vec())
    };
    let headers = xhr.get_all_response_headers()?;
    let headers = headers.lines().filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let from = Some(xhr.response_url()).filter(|from| !from.is_empty());
    Ok(Response { status: xhr.status()?, headers, url: from.unwrap_or_else(|| request.url.clone()), body })
}

/// Why there is no answer: a synchronous request doesn't tell one failure from another, but of the lab's we know.
fn failure(request: &Request) -> FetchError {
    let known = lab::is_lab(&request.url).then(|| lab::answer(request).arrive(&request.url).1.err());
    known.flatten().unwrap_or_else(|| FetchError::Refused { url: request.url.clone() })
}
