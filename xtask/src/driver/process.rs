//! The processes behind a session: chromedriver on a free port, and a profile that is thrown away.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::time::Duration;
use std::{env, fs, process, thread};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::programs;

/// How long chromedriver may take to say that it is there.
const START: Duration = Duration::from_secs(60);

/// What makes a browser the same for every test: no window, nothing fetched behind our back.
const FLAGS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// A running chromedriver. Dropping it ends it.
#[derive(Debug)]
pub(super) struct Driver {
    child: Child,
    port: u16,
}

/// A folder for the browser's files. Dropping it removes it.
#[derive(Debug)]
pub(super) struct Profile {
    folder: PathBuf,
}

impl Driver {
    /// Starts chromedriver on a port it chooses itself.
    pub(super) fn start() -> Result<Self> {
        let program =
            programs::chromedriver().context("there is no chromedriver; `cargo xtask doctor` says how to get it")?;
        let mut child = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("{} does not start", program.display()))?;
        let output = child.stdout.take().context("a pipe was asked for")?;
        // From here on, leaving this function ends the process.
        let mut driver = Self { child, port: 0 };
        let (said, heard) = mpsc::channel();
        thread::spawn(move || {
            // To the end, even when nobody listens any more: a full pipe would stop it.
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some(port) = port_in(&line) {
                    let _ = said.send(port);
                }
            }
        });
        driver.port = heard.recv_timeout(START).context("chromedriver did not say on which port it listens")?;
        Ok(driver)
    }

    /// The port it listens on.
    pub(super) fn port(&self) -> u16 {
        self.port
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself: then there is nothing to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Profile {
    /// Makes an empty one.
    pub(super) fn create() -> Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("loopscope-browser-{}-{number}", process::id());
        let folder = env::temp_dir().join(name);
        fs::create_dir_all(&folder).with_context(|| format!("{} can't be made", folder.display()))?;
        Ok(Self { folder })
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // The browser's last helper may still be writing. What then stays is in the system's temporary folder.
        for _ in 0..20 {
            if fs::remove_dir_all(&self.folder).is_ok() {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
    }
}

/// What to ask of a new session.
pub(super) fn capabilities(profile: &Profile, preferences: &Value) -> Result<Value> {
    let chrome = programs::chrome().context("there is no browser; `cargo xtask doctor` says how to get one")?;
    let mut arguments: Vec<String> = FLAGS.map(str::to_owned).to_vec();
    arguments.push(format!("--user-data-dir={}", profile.folder.display()));
    Ok(json!({
        "goog:chromeOptions": { "binary": chrome, "args": arguments, "prefs": preferences },
        "goog:loggingPrefs": { "browser": "ALL" },
        "timeouts": { "script": 60_000, "pageLoad": 60_000 },
        // A test that doesn't expect a dialog should fail at it, not wait for it.
        "unhandledPromptBehavior": "dismiss and notify",
    }))
}

/// The port in chromedriver's line `… was started successfully on port 40123.`
fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("started successfully on port ")?;
    rest.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::port_in;

    #[test]
    fn the_port_stands_in_the_last_of_the_first_lines() {
        let line = "ChromeDriver was started successfully on port 40123.";
        assert_eq!(port_in(line), Some(40123));
        assert_eq!(port_in("Starting ChromeDriver 156 on port 0"), None);
    }
}
