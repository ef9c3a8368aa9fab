//! What the page printed: the first place to look when a page misbehaves, and empty when it doesn't.

use std::cell::RefCell;
use std::fmt;

use anyhow::Result;
use serde_json::{Value, json};

use super::Browser;

/// A line of the browser's console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Whether it is an error: a script's, a failed request's, or a policy's.
    pub is_error: bool,
    /// What it says, with its origin.
    pub text: String,
}

/// All entries so far.
#[derive(Debug, Default)]
pub(super) struct Console {
    entries: RefCell<Vec<Entry>>,
}

impl fmt::Display for Entry {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(if self.is_error { "error: " } else { "" })?;
        out.write_str(&self.text)
    }
}

impl Browser {
    /// All the console has shown since the browser started.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn console(&self) -> Result<Vec<Entry>> {
        // The browser forgets what it has told; we don't.
        let new = self.wire.post("se/log", &json!({ "type": "browser" }))?;
        let mut entries = self.console.entries.borrow_mut();
        entries.extend(new.as_array().into_iter().flatten().map(entry));
        Ok(entries.clone())
    }

    /// Fails with all the errors that the console has shown, if it has shown any.
    ///
    /// # Errors
    /// When there are some.
    pub fn expect_no_errors(&self) -> Result<()> {
        let errors: Vec<String> =
            self.console()?.into_iter().filter(|entry| entry.is_error).map(|entry| entry.text).collect();
        anyhow::ensure!(errors.is_empty(), "the page printed errors:\n{}", errors.join("\n"));
        Ok(())
    }
}

fn entry(value: &Value) -> Entry {
    Entry { is_error: value["level"] == "SEVERE", text: value["message"].as_str().unwrap_or_default().to_owned() }
}
