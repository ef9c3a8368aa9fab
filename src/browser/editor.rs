//! A text area as an editor's hands: its selection, and changes that the reader can undo.

use wasm_bindgen::prelude::*;
use web_sys::{Event, EventInit, HtmlDocument, HtmlTextAreaElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// What is selected, in UTF-16 units.
#[must_use]
pub fn selection(area: &HtmlTextAreaElement) -> (u32, u32) {
    let start = area.selection_start().ok().flatten().unwrap_or_default();
    (start, area.selection_end().ok().flatten().unwrap_or(start).max(start))
}

/// Selects this much, in UTF-16 units.
pub fn select(area: &HtmlTextAreaElement, from: u32, to: u32) {
    // A text area always has a selection.
    let _ = area.set_selection_range(from, to);
}

/// Puts `text` in the place of what stands between the two, as if it were typed: it can be undone.
pub fn replace(area: &HtmlTextAreaElement, from: u32, to: u32, text: &str) {
    // Only what has the focus can be typed into.
    let _ = area.focus();
    select(area, from, to);
    let document = area.owner_document().and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    let command = if text.is_empty() { "delete" } else { "insertText" };
    let typed = document
        .is_some_and(|document| document.exec_command_with_show_ui_and_value(command, false, text).unwrap_or_default());
    if !typed {
        // Without the command it can't be undone, but it is done.
        let _ = area.set_range_text_with_start_and_end(text, from, to);
        let init = EventInit::new();
        init.set_bubbles(true);
        if let Ok(event) = Event::new_with_event_init_dict("input", &init) {
            let _ = area.dispatch_event(&event);
        }
    }
}

/// Scrolls no further than it must to show the element with this id.
pub fn reveal(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(element) = document.and_then(|document| document.get_element_by_id(id)) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
