//! What only a real browser can show: its timers, its network, its page. Run by `cargo xtask test --browser`.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::disallowed_methods, reason = "the browser's own clock and timers are what is tested here")]

use gloo_timers::future::TimeoutFuture;
use loopscope::time::{Instant, Span};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn a_timer_never_fires_early() {
    let now = || Instant::from_millis_f64(js_sys::Date::now());
    let wait = Span::from_millis(20);
    let began = now();
    TimeoutFuture::new(20).await;
    // The calendar's clock counts whole milliseconds: one of tolerance.
    let waited = now().since(began);
    assert!(waited + Span::from_millis(1) >= wait, "waited {waited}");
}
