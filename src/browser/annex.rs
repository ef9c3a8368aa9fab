//! The Python modules that aren't in the page's own module: loaded when a program may want one, once a page.
//!
//! Workers get them with their job: not every worker can load them itself.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

use super::script;
use crate::python::Delivery;

/// Where they lie, beside the page.
const FILE: &str = "./library.json";

/// The element that has them in the single file, which may not be able to load anything.
const ELEMENT: &str = "loopscope-library";

thread_local! {
    static LOADED: RefCell<Option<Rc<str>>> = const { RefCell::new(None) };
}

/// Loads them, unless the page has them already.
///
/// # Errors
/// Why that can't be done, as a sentence; next time it is tried again.
pub(super) async fn load() -> Delivery {
    if let Some(file) = LOADED.with_borrow(Option::clone) {
        return Ok(file);
    }
    let file: Rc<str> = match in_the_page() {
        Some(file) => file.into(),
        None => fetch().await?.into(),
    };
    LOADED.set(Some(Rc::clone(&file)));
    Ok(file)
}

fn in_the_page() -> Option<String> {
    web_sys::window()?.document()?.get_element_by_id(ELEMENT)?.text_content()
}

async fn fetch() -> Result<String, String> {
    let missing = |_| "the site can't be reached, or doesn't let this page load files".to_owned();
    let options = RequestInit::new();
    // Its name stays from build to build: the browser asks whether it is still the same.
    options.set_cache(RequestCache::NoCache);
    let response = script::fetch(FILE, &options).await.and_then(JsCast::dyn_into);
    let response: Response = response.map_err(missing)?;
    if !response.ok() {
        return Err("the site was put up without its library.json".to_owned());
    }
    let text = JsFuture::from(response.text().map_err(missing)?).await.map_err(missing)?;
    text.as_string().ok_or_else(|| missing(text))
}
