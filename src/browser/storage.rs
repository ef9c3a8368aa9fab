//! What the page remembers from visit to visit. Where there is no storage, it remembers nothing.

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What was remembered under `key`.
#[must_use]
pub fn recall(key: &str) -> Option<String> {
    storage()?.get_item(&format!("loopscope.{key}")).ok()?
}

/// Forgets what was remembered under `key`.
pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        // What can't be forgotten was never remembered.
        let _ = storage.remove_item(&format!("loopscope.{key}"));
    }
}

/// Remembers `value` under `key`.
pub fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        // A full or forbidden storage only means that it is forgotten.
        let _ = storage.set_item(&format!("loopscope.{key}"), value);
    }
}
