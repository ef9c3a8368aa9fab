//! The built site as a visitor meets it, in a real browser. Run by `cargo xtask test --e2e`.
//!
//! It needs the feature `e2e`, the folder of the built site in `LOOPSCOPE_DIST`, and a browser.

mod support;
mod tools;

use anyhow::Result;

use support::{Browser, SOON, site};

#[test]
fn the_page_loads_without_a_word_on_the_console() -> Result<()> {
    let server = site()?.start()?;
    let browser = Browser::start()?;
    browser.goto(&server.url(""))?;
    browser.wait_until("the wasm runs", "window.wasmBindings !== undefined", SOON)?;
    browser.expect_no_errors()
}

#[test]
fn it_works_in_any_folder_of_a_site() -> Result<()> {
    let server = site()?.under("/some/where/deep/").start()?;
    let browser = Browser::start()?;
    browser.goto(&server.url(""))?;
    browser.wait_until("the wasm runs", "window.wasmBindings !== undefined", SOON)?;
    browser.expect_no_errors()
}
