//! What the page remembers, from visit to visit or as long as its tab is open. Where there is no storage, it remembers
//! nothing.

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn storage_of_tab() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// What was remembered in this tab under `key`.
#[must_use]
pub fn recall_in_tab(key: &str) -> Option<String> {
    storage_of_tab()?.get_item(&format!("loopscope.{key}")).ok()?
}

/// Remembers `value` under `key` as long as this tab is open; forgets what was there if there is none.
pub fn keep_in_tab(key: &str, value: Option<&str>) {
    let key = format!("loopscope.{key}");
    if let Some(storage) = storage_of_tab() {
        // A full or forbidden storage only means that it is forgotten.
        let _ = match value {
            Some(value) => storage.set_item(&key, value),
            None => storage.remove_item(&key),
        };
    }
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
