//! What only a page has: its document, its theme, its listeners.

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, CustomEvent, CustomEventInit, Event, EventTarget};

use super::clock::BrowserClock;
use super::script::performance_now;
use crate::time::{Clock, Span};

/// An event listener that is taken away when it is dropped.
#[must_use = "the listener is taken away when this is dropped"]
pub struct Listener {
    target: EventTarget,
    kind: &'static str,
    callback: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens on `target` in the capture phase, so that it comes before everybody else.
    pub fn on(target: EventTarget, kind: &'static str, callback: impl FnMut(Event) + 'static) -> Self {
        Self::new(target, kind, kind != "wheel", callback)
    }

    /// The same, for a listener that may keep the browser from doing what it would.
    fn active(target: EventTarget, kind: &'static str, callback: impl FnMut(Event) + 'static) -> Self {
        Self::new(target, kind, false, callback)
    }

    fn new(target: EventTarget, kind: &'static str, passive: bool, callback: impl FnMut(Event) + 'static) -> Self {
        let callback = Closure::new(callback);
        let options = AddEventListenerOptions::new();
        options.set_capture(true);
        options.set_passive(passive);
        // Adding a listener doesn't fail.
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
            kind,
            callback.as_ref().unchecked_ref(),
            &options,
        );
        Self { target, kind, callback }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback_and_bool(self.kind, callback, true);
    }
}

fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// Listens to `kind` on the document.
pub fn on_document(kind: &'static str, callback: impl FnMut(Event) + 'static) -> Listener {
    Listener::on(document(), kind, callback)
}

fn document() -> EventTarget {
    let document = window().and_then(|window| window.document()).map(EventTarget::from);
    document.unwrap_or_else(|| js_sys::global().unchecked_into())
}

/// Calls `changed` when the reader changes the address's fragment.
pub fn on_fragment_change(changed: impl Fn() + 'static) -> Listener {
    Listener::on(js_sys::global().unchecked_into(), "hashchange", move |_| changed())
}

/// Calls `pressed` when the reader presses Enter together with Control or Command, wherever the focus is.
pub fn on_run_keys(pressed: impl Fn() + 'static) -> Listener {
    let listener = move |event: Event| {
        let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        if key.key() == "Enter" && (key.ctrl_key() || key.meta_key()) && !key.is_composing() && !key.repeat() {
            event.prevent_default();
            event.stop_propagation();
            pressed();
        }
    };
    Listener::active(document(), "keydown", listener)
}

/// Tells how long key and pointer events wait for the page's thread, while it is kept.
pub struct InputDelays {
    _listeners: Vec<Listener>,
}

impl InputDelays {
    /// Calls `each` with the delay of each key and pointer event.
    #[must_use]
    pub fn watch(clock: BrowserClock, each: impl Fn(Span) + Clone + 'static) -> Self {
        let listen = |kind| {
            let each = each.clone();
            on_document(kind, move |event| {
                // `timeStamp` is when the browser got it; the difference is what it waited for us.
                let now = performance_now();
                let delay = clock.at(now) - clock.at(event.time_stamp());
                each(delay.min(clock.now() - crate::time::Instant::ZERO));
            })
        };
        Self { _listeners: ["pointerdown", "keydown", "click"].into_iter().map(listen).collect() }
    }
}

/// Dispatches `kind` as a `CustomEvent` on the window; `detail` is JSON.
pub fn announce(kind: &str, detail: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&js_sys::JSON::parse(detail).unwrap_or_default());
    if let (Some(window), Ok(event)) = (window(), CustomEvent::new_with_event_init_dict(kind, &init)) {
        // Only fails if the event is being dispatched already.
        let _ = window.dispatch_event(&event);
    }
}

/// Whether the reader's system is dark.
#[must_use]
pub fn prefers_dark() -> bool {
    window()
        .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten())
        .is_some_and(|query| query.matches())
}

/// Sets the theme, "light" or "dark", or none: then the system decides.
pub fn set_theme(theme: Option<&str>) {
    let Some(root) = window().and_then(|window| window.document()?.document_element()) else { return };
    let set = match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    };
    // A valid name can always be set.
    let _ = set;
}

/// Tells an element's inner width whenever it changes, while it is kept.
pub struct SizeObserver {
    observer: web_sys::ResizeObserver,
    _changed: Closure<dyn FnMut()>,
}

impl SizeObserver {
    /// Watches `element`; `changed` is called with its inner width in CSS pixels, now and later.
    #[must_use]
    pub fn watch(element: &web_sys::Element, changed: impl Fn(f64) + 'static) -> Option<Self> {
        let watched = element.clone();
        let tell = Closure::<dyn FnMut()>::new(move || changed(f64::from(watched.client_width())));
        let observer = web_sys::ResizeObserver::new(tell.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _changed: tell })
    }
}

impl Drop for SizeObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Gives an element these styles: through its object, since a page's rules may forbid attributes that are styles.
pub fn set_style(node: &yew::NodeRef, style: &str) {
    if let Some(element) = node.cast::<web_sys::HtmlElement>() {
        element.style().set_css_text(style);
    }
}

/// Gives the focus to an element without scrolling to it.
pub fn focus_where_it_is(node: &yew::NodeRef) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = node.cast::<web_sys::HtmlElement>() {
        // An element that can't have the focus doesn't get it.
        let _ = element.focus_with_options(&options);
    }
}

/// Gives the focus to the element with this id, once the page was drawn anew.
pub fn focus(id: &str) {
    let id = id.to_owned();
    super::spawn_local(async move {
        super::next_frame().await;
        let document = window().and_then(|window| window.document());
        let element = document.and_then(|document| document.get_element_by_id(&id));
        if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            // An element that can't have the focus doesn't get it.
            let _ = element.focus();
        }
    });
}

/// Sees to it that a panic, which must not happen, becomes a sentence on the page and not a riddle in the console.
pub fn tell_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let document = window().and_then(|window| window.document());
        let notice = document.as_ref().and_then(|document| document.create_element("p").ok());
        let (Some(body), Some(notice)) = (document.and_then(|document| document.body()), notice) else { return };
        let text = format!("Loopscope broke, and that is a bug of its own. Please reload the page. ({panic})");
        notice.set_class_name("notices");
        notice.set_text_content(Some(&text));
        // The role makes screen readers say it at once; without it the text is there all the same.
        let _ = notice.set_attribute("role", "alert");
        let _ = body.prepend_with_node_1(&notice);
    }));
}
