//! The reader's files: taken in when they are dropped or chosen, given back as downloads.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, DragEvent, FileList, HtmlElement, Url};

use super::spawn_local;

/// The files that were dropped.
#[must_use]
pub fn dropped(event: &DragEvent) -> Option<FileList> {
    event.data_transfer()?.files()
}

/// Reads the files, and calls `each` with the name and the bytes of every one that can be read.
pub fn receive(files: Option<FileList>, each: impl Fn(String, Vec<u8>) + 'static) {
    let Some(files) = files else { return };
    let files: Vec<web_sys::File> = (0..files.length()).filter_map(|index| files.get(index)).collect();
    spawn_local(async move {
        for file in files {
            // What can't be read (a directory, say) isn't there for the program.
            if let Ok(buffer) = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await {
                each(file.name(), Uint8Array::new(&buffer).to_vec());
            }
        }
    });
}

/// Saves bytes where the browser puts downloads.
pub fn save(name: &str, bytes: &[u8]) {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let Ok(blob) = Blob::new_with_u8_array_sequence(&parts) else { return };
    let Ok(url) = Url::create_object_url_with_blob(&blob) else { return };
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.and_then(|document| document.create_element("a").ok());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        // These two attributes can always be set.
        let _ = link.set_attribute("href", &url);
        let _ = link.set_attribute("download", name);
        link.click();
    }
    // The download has its own hold on the bytes by then.
    gloo_timers::callback::Timeout::new(1_000, move || drop(Url::revoke_object_url(&url))).forget();
}
