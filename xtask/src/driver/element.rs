//! An element of the page, as a test holds it.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::Browser;

/// The key under which WebDriver hands elements about; the standard fixes this very string.
const REFERENCE: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An element of the page. It goes stale when the page takes it away.
#[derive(Debug)]
pub struct Element<'browser> {
    browser: &'browser Browser,
    id: String,
}

impl<'browser> Element<'browser> {
    /// The element that a script returned.
    pub(super) fn new(browser: &'browser Browser, reference: &Value) -> Result<Self> {
        let id = reference[REFERENCE].as_str().context("a script returned something else than an element")?;
        Ok(Self { browser, id: id.to_owned() })
    }

    /// The element as an argument for a script.
    #[must_use]
    pub fn reference(&self) -> Value {
        json!({ REFERENCE: self.id })
    }

    /// Scrolls it into view and clicks in the middle of it.
    ///
    /// # Errors
    /// When something lies over it, or it is gone.
    pub fn click(&self) -> Result<()> {
        self.post("click", &json!({}))
    }

    /// Focuses it and types.
    ///
    /// # Errors
    /// When it takes no text, or is gone.
    pub fn type_text(&self, text: &str) -> Result<()> {
        self.post("value", &json!({ "text": text }))
    }

    /// Empties a text field.
    ///
    /// # Errors
    /// When it is no text field, or is gone.
    pub fn clear(&self) -> Result<()> {
        self.post("clear", &json!({}))
    }

    /// Its text as it is rendered.
    ///
    /// # Errors
    /// When it is gone.
    pub fn text(&self) -> Result<String> {
        self.get("text")
    }

    /// Its role, as the browser tells assistive technology.
    ///
    /// # Errors
    /// When it is gone.
    pub fn role(&self) -> Result<String> {
        self.get("computedrole")
    }

    /// Its name, as the browser tells assistive technology.
    ///
    /// # Errors
    /// When it is gone.
    pub fn name(&self) -> Result<String> {
        self.get("computedlabel")
    }

    /// Runs the body of a function with the element as its first argument.
    ///
    /// # Errors
    /// When the script throws.
    pub fn run(&self, script: &str) -> Result<Value> {
        self.browser.run_with(script, &json!([self.reference()]))
    }

    fn get(&self, what: &str) -> Result<String> {
        let value = self.browser.wire.get(&format!("element/{}/{what}", self.id))?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    fn post(&self, what: &str, body: &Value) -> Result<()> {
        self.browser.wire.post(&format!("element/{}/{what}", self.id), body)?;
        Ok(())
    }
}
