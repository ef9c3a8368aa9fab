//! The fragment of the page's address: where the state of the page lives.

use wasm_bindgen::JsValue;

/// The fragment, without its `#`.
#[must_use]
pub fn fragment() -> String {
    let window = web_sys::window();
    let hash = window.and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// The page's address with this fragment.
#[must_use]
pub fn address_at(fragment: &str) -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    format!("{}#{fragment}", address.split('#').next().unwrap_or_default())
}

/// Replaces the fragment without a new entry in the history. Where that isn't allowed, nothing happens.
pub fn replace_fragment(fragment: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        // A sandboxed frame may refuse: the page then simply isn't addressable.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")));
    }
}
