//! The browser: the only place that names `window`, `js_sys` and the timers.
//!
//! One module serves two worlds: the page, and the worker in which a program runs. What both have is reached through
//! global functions; what only one has, through its global object.

#![expect(
    clippy::disallowed_methods,
    reason = "this is where the walls around the browser's functions have their gate"
)]

mod annex;
mod boot;
mod both;
mod clock;
mod database;
mod devtools;
mod editor;
mod embed;
mod files;
mod frame;
mod host;
mod lab;
mod location;
mod network;
mod page;
mod page_run;
mod private_files;
mod program;
mod script;
mod share;
mod storage;
mod supplies;
mod synchronous;
mod worker;

pub use self::boot::{has_early, keep_glue};
pub use self::both::both;
pub use self::clock::{BrowserClock, Epoch};
pub use self::devtools::mark_run;
pub use self::editor::{replace, reveal, select, selection};
pub use self::embed::{Hearing, hear, tell, tell_runs, watch_height};
pub use self::files::{dropped, receive, save};
pub use self::frame::{Frames, Pulse, next_frame, rest};
pub use self::host::BrowserHost;
pub use self::lab::{Job, Lab, LabMessage, Port};
pub use self::location::{address_at, fragment, replace_fragment};
pub use self::network::{keep_offline, lab_rung, throttling};
pub use self::page::{
    InputDelays, Listener, SizeObserver, announce, focus, focus_where_it_is, on_document, on_fragment_change,
    on_run_keys, prefers_dark, set_style, set_theme, tell_panics,
};
pub use self::page_run::PageRun;
pub use self::private_files::{keep_files, recall_files};
pub use self::program::Program;
pub use self::share::{copy, png};
pub use self::storage::{forget, keep_in_tab, recall, recall_in_tab, remember};
pub use self::supplies::Supplies;
pub use self::worker::serve;

/// The elements that components read their values from.
pub mod dom {
    pub use web_sys::{
        Element, HtmlCanvasElement, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
    };
}

/// Whether this is a page and not a worker.
#[must_use]
pub fn is_page() -> bool {
    web_sys::window().is_some()
}

/// Runs `future` on the browser's own loop.
pub fn spawn_local(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}
