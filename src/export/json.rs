//! Files: our own JSON, and whatever else can be opened.
//!
//! ```json
//! { "loopscope": 1, "title": "await or block", "programs": [
//!   { "name": "Awaiting", "text": "import asyncio…", "stage": "worker", "throttled": false,
//!     "trace": "TFNDUAE…",
//!     "events": [ { "at": 0, "what": { "Spawned": { "task": 0, "parent": null, "scope": null,
//!                                                   "name": "main", "site": { "line": 12 } } } },
//!                 { "at": 31, "what": "TurnBegan" } ] } ] }
//! ```
//!
//! `trace` is what we read: the stored trace's bytes in base64. `events` is the same for other programs: `at` is in
//! whole microseconds since the run began and never decreases; `what` is a variant of [`What`](crate::trace::What) by its
//! name. To read those too would cost every visitor more than all the rest of this module.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::foreign;
use super::recording::{Recorded, Recording, Stage};
use super::{Unreadable, packed};
use crate::trace::{Event, wire};

/// The version of the shape.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Written<'a> {
    loopscope: u32,
    title: &'a str,
    programs: Vec<WrittenProgram<'a>>,
}

#[derive(Serialize)]
struct WrittenProgram<'a> {
    name: &'a str,
    text: Option<&'a str>,
    stage: Stage,
    throttled: bool,
    trace: String,
    events: &'a [Event],
}

/// What of a file is looked at; a foreign one has other fields.
#[derive(Deserialize)]
struct Read {
    loopscope: Option<u32>,
    title: Option<String>,
    programs: Option<Vec<ReadProgram>>,
    #[serde(rename = "traceEvents")]
    trace_events: Option<serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
struct ReadProgram {
    name: String,
    text: Option<String>,
    #[serde(default)]
    stage: Stage,
    #[serde(default)]
    throttled: bool,
    trace: String,
}

/// A recording as JSON.
#[must_use]
pub fn to_json(recording: &Recording) -> String {
    let programs = recording.programs.iter().map(WrittenProgram::of).collect();
    // Plain texts and numbers: they can be written.
    serde_json::to_string(&Written { loopscope: VERSION, title: &recording.title, programs }).unwrap_or_default()
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
    let read: Read = match serde_json::from_str(text) {
        Ok(read) => read,
        // A tool that was ended in the midst of it.
        Err(error) if error.is_eof() && text.contains("\"traceEvents\"") => return foreign::recording(name, text),
        Err(error) => {
            return Err(Unreadable::because(format!("“{name}” is no whole JSON file of ours: {error}.")));
        }
    };
    match read {
        Read { loopscope: Some(VERSION), title, programs: Some(programs), .. } => {
            let programs = programs.into_iter().map(ReadProgram::recorded).collect::<Result<_, _>>();
            let programs = programs.map_err(|why| Unreadable::because(format!("“{name}” is damaged: {why}.")))?;
            Ok(Recording { title: title.unwrap_or_else(|| name.to_owned()), programs })
        }
        Read { loopscope: Some(VERSION), .. } => {
            Err(Unreadable::because(format!("“{name}” is damaged: it has no programs.")))
        }
        Read { loopscope: Some(other), .. } => Err(Unreadable::because(format!(
            "“{name}” has version {other}, and this Loopscope reads version {VERSION}."
        ))),
        Read { trace_events: Some(_), .. } => foreign::recording(name, text),
        Read { .. } => {
            Err(Unreadable::because(format!("“{name}” is neither a recording of Loopscope nor a Chrome trace.")))
        }
    }
}

impl<'a> WrittenProgram<'a> {
    fn of(recorded: &'a Recorded) -> Self {
        let Recorded { name, text, stage, throttled, events } = recorded;
        let trace = STANDARD.encode(wire::encode(events));
        Self { name, text: text.as_deref(), stage: *stage, throttled: *throttled, trace, events }
    }
}

impl ReadProgram {
    fn recorded(self) -> Result<Recorded, String> {
        let Self { name, text, stage, throttled, trace } = self;
        let bytes = STANDARD.decode(trace).map_err(|_| "a program’s trace is cut off".to_owned())?;
        let events = wire::decode(&bytes).map_err(|error| error.to_string())?;
        Ok(Recorded { name, text, stage, throttled, events })
    }
}
