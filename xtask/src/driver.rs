//! A hand on a real browser, for end-to-end tests and benchmarks: a small blocking WebDriver client.
//!
//! Blocking, so that a test reads as what a person does, step by step. It speaks to chromedriver only: what a
//! standard WebDriver lacks (media, viewport, console) goes through Chromium's own protocol.

mod console;
mod element;
mod input;
mod process;
mod role;
mod tab;
mod wait;
mod wire;

use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use serde_json::{Value, json};

pub use self::console::Entry;
pub use self::element::Element;
pub use self::input::{Key, Point};
pub use self::role::Role;

use self::process::{Driver, Profile};
use self::wire::Wire;

/// A browser with one window. Dropping it closes it.
#[derive(Debug)]
pub struct Browser {
    wire: Wire,
    // In the order in which they may go: the browser ends with its session, then its server, then its files.
    _driver: Driver,
    _profile: Profile,
    /// What the page has printed so far: the browser gives every entry only once.
    console: console::Console,
}

/// A preference of the reader's that a page can ask for in CSS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// `prefers-color-scheme: dark`.
    Dark,
    /// `prefers-color-scheme: light`.
    Light,
    /// `prefers-reduced-motion: reduce`.
    ReducedMotion,
    /// `forced-colors: active`.
    ForcedColors,
}

impl Browser {
    /// Starts a browser without a window, with a profile of its own.
    ///
    /// # Errors
    /// When there is no browser or no chromedriver, or one of them doesn't start.
    pub fn start() -> Result<Self> {
        Self::start_with(&json!({}))
    }

    /// Starts one that lets this machine's address keep nothing within a page of its name, `localhost`: neither cookies
    /// nor anything else. Many readers have it so with all sites that are within another.
    ///
    /// # Errors
    /// As [`Browser::start`].
    pub fn forgetful() -> Result<Self> {
        // A driven browser doesn't heed the setting for all sites, only one for this pair.
        let exceptions = json!({ "cookies": { "127.0.0.1,localhost": { "setting": 2 } } });
        Self::start_with(&json!({ "profile": { "content_settings": { "exceptions": exceptions } } }))
    }

    fn start_with(preferences: &Value) -> Result<Self> {
        let profile = Profile::create()?;
        let driver = Driver::start()?;
        let capabilities = process::capabilities(&profile, preferences)?;
        let wire = Wire::open(driver.port(), &capabilities)?;
        Ok(Self { wire, _driver: driver, _profile: profile, console: console::Console::default() })
    }

    /// Opens an address and waits until the page has loaded.
    ///
    /// # Errors
    /// When the page can't be reached.
    pub fn goto(&self, url: &str) -> Result<()> {
        self.wire.post("url", &json!({ "url": url })).with_context(|| format!("{url} could not be opened"))?;
        Ok(())
    }

    /// Runs the body of a function in the page and returns what it returns.
    ///
    /// # Errors
    /// When the script throws.
    pub fn run(&self, script: &str) -> Result<Value> {
        self.run_with(script, &json!([]))
    }

    /// The same, with `arguments` for the script's own.
    ///
    /// # Errors
    /// When the script throws.
    pub fn run_with(&self, script: &str, arguments: &Value) -> Result<Value> {
        let body = json!({ "script": script, "args": arguments });
        self.wire.post("execute/sync", &body).with_context(|| format!("this script failed: {script}"))
    }

    /// Runs the body of an async function in the page, waits for it, and returns what it returns.
    ///
    /// # Errors
    /// When the script throws, or takes longer than a minute.
    pub fn run_async(&self, script: &str, arguments: &Value) -> Result<Value> {
        // WebDriver waits for the promise that a script returns.
        let script = format!("return (async function () {{ {script} }}).apply(null, arguments)");
        self.run_with(&script, arguments)
    }

    /// The element that the body of a function in the page returns: one inside a shadow root, say.
    ///
    /// # Errors
    /// When the script throws or returns something else.
    pub fn element(&self, script: &str) -> Result<Element<'_>> {
        Element::new(self, &self.run(script)?)
    }

    /// Sees to it that `script` runs in every page opened from now on, before the page's own scripts.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn before_each_page(&self, script: &str) -> Result<()> {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }))?;
        Ok(())
    }

    /// Goes into a frame: whatever is asked next is asked of the page in it.
    ///
    /// # Errors
    /// When the element is no frame.
    pub fn enter_frame(&self, frame: &Element<'_>) -> Result<()> {
        self.wire.post("frame", &json!({ "id": frame.reference() }))?;
        Ok(())
    }

    /// Goes back to the page of the window, out of all frames.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn leave_frames(&self) -> Result<()> {
        self.wire.post("frame", &json!({ "id": null }))?;
        Ok(())
    }

    /// Gives the page a viewport of exactly this size, in CSS pixels. Narrower than a window can be, if need be.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", &metrics)?;
        Ok(())
    }

    /// Makes the page believe the reader prefers exactly these things.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn emulate(&self, preferences: &[Media]) -> Result<()> {
        let features: Vec<Value> = preferences
            .iter()
            .map(|media| match media {
                Media::Dark => ("prefers-color-scheme", "dark"),
                Media::Light => ("prefers-color-scheme", "light"),
                Media::ReducedMotion => ("prefers-reduced-motion", "reduce"),
                Media::ForcedColors => ("forced-colors", "active"),
            })
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.cdp("Emulation.setEmulatedMedia", &json!({ "features": features }))?;
        Ok(())
    }

    /// Writes a picture of the viewport to a PNG file.
    ///
    /// # Errors
    /// When the picture can't be taken or written.
    pub fn screenshot(&self, file: &Path) -> Result<()> {
        let picture = self.wire.get("screenshot")?;
        let encoded = picture.as_str().context("a screenshot must be text")?;
        let bytes = base64::engine::general_purpose::STANDARD.decode(encoded).context("a screenshot must be base64")?;
        std::fs::write(file, bytes).with_context(|| format!("{} can't be written", file.display()))
    }

    /// Sends a command of the Chrome DevTools protocol to the window.
    ///
    /// # Errors
    /// When the browser doesn't know the command or refuses it.
    pub fn cdp(&self, command: &str, parameters: &Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        self.wire.post("goog/cdp/execute", &body).with_context(|| format!("the browser refused {command}"))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Chromedriver, when killed, would leave the browser running. If it no longer answers, there is nobody to tell.
        let _ = self.wire.close();
    }
}
