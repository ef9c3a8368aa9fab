//! Waiting for the page: for a condition, never for a length of time.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde_json::Value;

use super::Browser;

/// Between two looks. Short, since tests wait often; a look itself takes a few milliseconds.
const PAUSE: Duration = Duration::from_millis(20);

impl Browser {
    /// Waits until a condition holds, and returns its value.
    ///
    /// `what` says in words what is awaited; `condition` is a JavaScript expression.
    ///
    /// # Errors
    /// When it doesn't hold in time. The message says what was seen instead, and what the console showed.
    pub fn wait_until(&self, what: &str, condition: &str, timeout: Duration) -> Result<Value> {
        let script = format!("return ({condition});");
        self.wait_for(what, timeout, || {
            let value = self.run(&script)?;
            Ok(if is_true(&value) { Look::Seen(value) } else { Look::NotYet(format!("`{condition}` is {value}")) })
        })
    }

    /// Waits until `look` returns an answer: for what is no matter of JavaScript, such as an element by its name.
    ///
    /// # Errors
    /// When it doesn't in time; then with the last of its errors.
    pub fn wait_for_ok<T>(&self, what: &str, timeout: Duration, look: impl Fn() -> Result<T>) -> Result<T> {
        self.wait_for(what, timeout, || Ok(look().map_or_else(|error| Look::NotYet(format!("{error:#}")), Look::Seen)))
    }

    fn wait_for<T>(&self, what: &str, timeout: Duration, look: impl Fn() -> Result<Look<T>>) -> Result<T> {
        let deadline = Instant::now() + timeout;
        loop {
            let instead = match look()? {
                Look::Seen(value) => return Ok(value),
                Look::NotYet(instead) => instead,
            };
            if Instant::now() >= deadline {
                let console = self.console()?;
                let lines: Vec<String> = console.iter().map(|line| format!("\n  {line}")).collect();
                bail!(
                    "waited {timeout:?} for this: {what}; at the end, {instead}; console:{}",
                    if lines.is_empty() { " empty".to_owned() } else { lines.concat() }
                );
            }
            thread::sleep(PAUSE);
        }
    }
}

/// What one look showed.
enum Look<T> {
    Seen(T),
    NotYet(String),
}

/// Whether JavaScript would take the value for true.
fn is_true(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(bool) => *bool,
        Value::Number(number) => number.as_f64().is_some_and(|number| number != 0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    }
}
