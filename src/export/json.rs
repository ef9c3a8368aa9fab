//! Files: our own JSON, and whatever else can be opened.
//!
//! ```json
//! { "loopscope": 1, "title": "await or block", "programs": [
//!   { "name": "Awaiting", "text": "import asyncio…", "stage": "worker", "throttled": false,
//!     "events": [ { "at": 0, "what": { "Spawned": { "task": 0, "parent": null, "scope": null,
//!                                                   "name": "main", "site": { "line": 12 } } } },
//!                 { "at": 31, "what": "TurnBegan" } ] } ] }
//! ```
//!
//! `at` is in whole microseconds since the run began and never decreases; `what` is a variant of
//! [`What`](crate::trace::What) by its name.

use serde::{Deserialize, Serialize};

use super::foreign;
use super::recording::{Recorded, Recording};
use super::{Unreadable, packed};

/// The version of the shape.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Written<'a> {
    loopscope: u32,
    title: &'a str,
    programs: &'a [Recorded],
}

#[derive(Deserialize)]
struct Read {
    title: String,
    programs: Vec<Recorded>,
}

/// As much of a file as tells what it is.
#[derive(Deserialize)]
struct Look {
    loopscope: Option<u32>,
    #[serde(rename = "traceEvents")]
    trace_events: Option<serde::de::IgnoredAny>,
}

/// A recording as JSON.
#[must_use]
pub fn to_json(recording: &Recording) -> String {
    let Recording { title, programs } = recording;
    // Plain texts and numbers: they can be written.
    serde_json::to_string(&Written { loopscope: VERSION, title, programs }).unwrap_or_default()
}

/// The recording in a file of this name: our own JSON, or a Chrome trace.
///
/// # Errors
/// Why it can't be shown.
pub fn from_file(name: &str, bytes: &[u8]) -> Result<Recording, Unreadable> {
    if bytes.len() > packed::LARGEST {
        return Err(Unreadable::because(format!("“{name}” is too large: a recording has at most 64 MB.")));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Unreadable::because(format!("“{name}” is not text, so it is no recording.")))?;
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.starts_with('[') {
        return foreign::recording(name, text);
    }
    let look: Look = serde_json::from_str(text)
        .map_err(|error| Unreadable::because(format!("“{name}” is no whole JSON file: {error}.")))?;
    match look {
        Look { loopscope: Some(VERSION), .. } => {
            let Read { title, programs } = serde_json::from_str(text)
                .map_err(|error| Unreadable::because(format!("“{name}” is damaged: {error}.")))?;
            Ok(Recording { title, programs: programs.into_iter().map(in_order).collect() })
        }
        Look { loopscope: Some(other), .. } => Err(Unreadable::because(format!(
            "“{name}” has version {other}, and this Loopscope reads version {VERSION}."
        ))),
        Look { trace_events: Some(_), .. } => foreign::recording(name, text),
        Look { .. } => {
            Err(Unreadable::because(format!("“{name}” is neither a recording of Loopscope nor a Chrome trace.")))
        }
    }
}

/// Time never goes back in a trace, whoever wrote it.
fn in_order(mut recorded: Recorded) -> Recorded {
    recorded.events.sort_by_key(|event| event.at);
    recorded
}
