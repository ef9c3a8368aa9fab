//! The WebDriver protocol itself: JSON over HTTP, one session.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use ureq::Agent;

/// Longer than any wait the browser does for us (see the timeouts in the capabilities).
const LONGEST_ANSWER: Duration = Duration::from_secs(120);
/// Room for a picture of a large page.
const LARGEST_ANSWER: u64 = 64 * 1024 * 1024;

/// The line to chromedriver, for one session.
#[derive(Debug)]
pub(super) struct Wire {
    agent: Agent,
    session: String,
}

impl Wire {
    /// Opens a session with the server on a port of this machine.
    pub(super) fn open(port: u16, capabilities: &Value) -> Result<Self> {
        let agent = Agent::config_builder()
            // A proxy of the user's has no business between two programs of this machine.
            .proxy(None)
            .http_status_as_error(false)
            .timeout_global(Some(LONGEST_ANSWER))
            .build()
            .new_agent();
        let server = format!("http://127.0.0.1:{port}/session");
        let body = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let opened = send(&agent, &server, &body).context("the browser did not start")?;
        let id = opened["sessionId"].as_str().context("chromedriver named no session")?;
        Ok(Self { session: format!("{server}/{id}"), agent })
    }

    /// Asks for something.
    pub(super) fn get(&self, path: &str) -> Result<Value> {
        let mut response = self.agent.get(format!("{}/{path}", self.session)).call()?;
        value(&mut response)
    }

    /// Sends a command.
    pub(super) fn post(&self, path: &str, body: &Value) -> Result<Value> {
        send(&self.agent, &format!("{}/{path}", self.session), body)
    }

    /// Ends something.
    pub(super) fn delete(&self, path: &str) -> Result<()> {
        let mut response = self.agent.delete(format!("{}/{path}", self.session)).call()?;
        value(&mut response).map(drop)
    }

    /// Ends the session, and the browser with it.
    pub(super) fn close(&self) -> Result<()> {
        let mut response = self.agent.delete(&self.session).call()?;
        value(&mut response).map(drop)
    }
}

fn send(agent: &Agent, url: &str, body: &Value) -> Result<Value> {
    let request = agent.post(url).content_type("application/json");
    value(&mut request.send(body.to_string())?)
}

/// The `value` of an answer; an error if the answer says it is one.
fn value(response: &mut ureq::http::Response<ureq::Body>) -> Result<Value> {
    let text = response.body_mut().with_config().limit(LARGEST_ANSWER).read_to_string()?;
    let mut answer: Value =
        serde_json::from_str(&text).with_context(|| format!("chromedriver answered what is no JSON: {text}"))?;
    let value = answer["value"].take();
    if let Some(error) = value.get("error").and_then(Value::as_str)
        && !response.status().is_success()
    {
        let message = value["message"].as_str().unwrap_or_default();
        // Behind the first line stands chromedriver's own stack, of no use to us.
        let message = message.lines().next().unwrap_or_default();
        bail!("{error}: {message}");
    }
    Ok(value)
}
