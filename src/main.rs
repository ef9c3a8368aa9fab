//! The entry of the page and of the worker: one module serves both, and each finds out here which it is.

use loopscope::{browser, ui};

fn main() {
    if browser::is_page() {
        browser::tell_panics();
        yew::Renderer::<ui::App>::new().render();
    } else {
        browser::serve();
    }
}
