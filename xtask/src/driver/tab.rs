//! Tabs: a page that lies behind another is hidden, and browsers treat it as such.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::Browser;

impl Browser {
    /// Lays a new, empty tab over this one for as long as `meanwhile` takes; this one is hidden then. What is asked
    /// meanwhile is asked of the new tab.
    ///
    /// # Errors
    /// When there can be no other tab, or `meanwhile` fails.
    pub fn behind_another_tab<T>(&self, meanwhile: impl FnOnce() -> Result<T>) -> Result<T> {
        let ours = self.wire.get("window")?;
        let other = self.wire.post("window/new", &json!({ "type": "tab" }))?;
        self.switch_to(other.get("handle").context("a new tab has a handle")?)?;
        let result = meanwhile();
        self.wire.delete("window")?;
        self.switch_to(&ours)?;
        result
    }

    fn switch_to(&self, handle: &Value) -> Result<()> {
        self.wire.post("window", &json!({ "handle": handle }))?;
        Ok(())
    }
}
