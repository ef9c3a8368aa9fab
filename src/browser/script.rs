//! The global functions that page and worker share, as the browser names them.

use wasm_bindgen::prelude::*;
use web_sys::{PerformanceEntry, RequestInit};

/// Milliseconds since this thread's global began. The object is kept: to look it up in the global each time would cost
/// more than to ask it.
pub(super) fn performance_now() -> f64 {
    PERFORMANCE.with(Performance::now)
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = performance)]
    pub(super) type Performance;

    #[wasm_bindgen(thread_local_v2, js_name = performance)]
    pub(super) static PERFORMANCE: Performance;

    /// Milliseconds since this thread's global began.
    #[wasm_bindgen(method)]
    pub(super) fn now(this: &Performance) -> f64;

    /// When this thread's global began, in milliseconds since 1970.
    #[wasm_bindgen(method, getter, js_name = timeOrigin)]
    pub(super) fn time_origin(this: &Performance) -> f64;

    #[wasm_bindgen(method, js_name = getEntriesByName)]
    pub(super) fn entries_by_name(this: &Performance, name: &str) -> Vec<PerformanceEntry>;

    #[wasm_bindgen(method, js_name = clearResourceTimings)]
    pub(super) fn clear_resource_timings(this: &Performance);

    #[wasm_bindgen(method, js_name = setResourceTimingBufferSize)]
    pub(super) fn set_resource_timing_buffer_size(this: &Performance, size: u32);

    #[wasm_bindgen(catch)]
    pub(super) async fn fetch(url: &str, init: &RequestInit) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = requestAnimationFrame)]
    pub(super) fn request_animation_frame(callback: &js_sys::Function) -> Result<f64, JsValue>;

    #[wasm_bindgen(catch, js_name = cancelAnimationFrame)]
    pub(super) fn cancel_animation_frame(handle: f64) -> Result<(), JsValue>;
}
