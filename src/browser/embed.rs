//! A page in a frame, and the page around it: who may say something, and how it gets here.
//!
//! Only the page around the frame is heard, and no page of another site where this page has an origin: it could do with
//! this site's name what the reader didn't ask for. In a sandboxed frame there is nothing to take.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, Event, MessageEvent};

use super::page::{Listener, SizeObserver};
use crate::embed::{Field, Heard, Notice, read};

/// The page around this one is heard while this is kept.
pub type Hearing = Listener;

fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

fn host() -> Option<web_sys::Window> {
    let window = window()?;
    let parent = window.parent().ok().flatten()?;
    (!Object::is(&parent, &window)).then_some(parent)
}

/// Calls `heard` with each message of the page around this one.
pub fn hear(heard: impl Fn(Heard) + 'static) -> Hearing {
    let own = window().map(|window| window.origin()).unwrap_or_default();
    Listener::on(js_sys::global().unchecked_into(), "message", move |event: Event| {
        let event: MessageEvent = event.unchecked_into();
        let from_host = match (event.source(), host()) {
            (Some(source), Some(host)) => Object::is(&source, &host),
            _ => false,
        };
        if from_host && (own == "null" || event.origin() == own) {
            let data = event.data();
            heard(read(|name| field(&data, name)));
        }
    })
}

/// A field of what was posted: a copy, which has no code of the page's in it.
fn field(data: &JsValue, name: &str) -> Field {
    // What isn't an object has no fields.
    let value = Reflect::get(data, &name.into()).unwrap_or_default();
    if value.is_undefined() || value.is_null() {
        Field::Missing
    } else if let Some(text) = value.as_string() {
        Field::Text(text)
    } else if let Some(number) = value.as_f64() {
        Field::Number(number)
    } else if let Some(flag) = value.as_bool() {
        Field::Flag(flag)
    } else if let Some(list) = value.dyn_ref::<Array>() {
        // None of our lists is long; one with a billion holes is not walked through.
        let texts = list.iter().take(3).map(|item| item.as_string()).collect::<Option<Vec<_>>>();
        texts.map_or(Field::Other, Field::Texts)
    } else {
        Field::Other
    }
}

/// Tells the page around this one, if there is one.
pub fn tell(notice: &Notice) {
    if let (Some(host), Ok(message)) = (host(), js_sys::JSON::parse(&notice.json())) {
        // Nothing in a notice is a secret, and a sandboxed frame can't know who its host is.
        let _ = host.post_message(&message, "*");
    }
}

/// Tells the page around this one of each run's beginning and end, while what is returned is kept.
pub fn tell_runs() -> [Listener; 2] {
    let listen = |kind, notice: fn(&Event) -> Notice| {
        Listener::on(js_sys::global().unchecked_into(), kind, move |event| tell(&notice(&event)))
    };
    [listen("loopscope:started", |_| Notice::Started), listen("loopscope:finished", finished)]
}

fn finished(event: &Event) -> Notice {
    let detail = event.unchecked_ref::<CustomEvent>().detail();
    let summary = js_sys::JSON::stringify(&detail).ok().and_then(|text| text.as_string());
    Notice::Finished(summary.unwrap_or_else(|| "null".to_owned()))
}

/// Calls `changed` with the height that the page would have if nothing limited it, now and whenever it changes.
pub fn watch_height(changed: impl Fn(u32) + 'static) -> Option<SizeObserver> {
    let body = window()?.document()?.body()?;
    let measured = body.clone();
    SizeObserver::watch(&body, move |_| changed(measured.get_bounding_client_rect().height().ceil() as u32))
}
