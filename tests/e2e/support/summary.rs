//! What `loopscope:finished` carries, typed: exactly the fields that the README promises, no more and no fewer.

use anyhow::{Context, Result};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// The detail of the event.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Summary {
    pub(crate) version: u32,
    pub(crate) lesson: String,
    pub(crate) programs: Vec<Program>,
}

/// One program. Times are whole microseconds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Program {
    pub(crate) name: String,
    pub(crate) place: String,
    #[serde(deserialize_with = "there")]
    pub(crate) network: Option<String>,
    pub(crate) state: String,
    pub(crate) throttled: bool,
    pub(crate) elapsed: u64,
    pub(crate) longest_hold: u64,
    pub(crate) turns: u64,
    pub(crate) latest_timer: u64,
    pub(crate) frames_lost: u64,
    pub(crate) input_delay: u64,
    #[serde(deserialize_with = "there")]
    pub(crate) visitors: Option<Visitors>,
    pub(crate) tasks: Vec<Task>,
    pub(crate) findings: Vec<String>,
}

/// The visitors of a program's servers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Visitors {
    pub(crate) came: u64,
    pub(crate) answered: u64,
    pub(crate) errors: u64,
    pub(crate) per_second: f64,
    pub(crate) p50: u64,
    pub(crate) p95: u64,
    pub(crate) p99: u64,
}

/// One task.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Task {
    pub(crate) name: String,
    #[serde(deserialize_with = "there")]
    pub(crate) parent: Option<String>,
    pub(crate) state: String,
    pub(crate) running: u64,
    pub(crate) ready: u64,
    pub(crate) awaiting: u64,
    pub(crate) blocking: u64,
    pub(crate) steps: u64,
}

impl Summary {
    /// Reads the detail of an event.
    pub(crate) fn read(detail: &Value) -> Result<Self> {
        serde_json::from_value(detail.clone())
            .with_context(|| format!("this summary is not as the README has it: {detail}"))
    }

    /// The program of this name.
    pub(crate) fn program(&self, name: &str) -> Result<&Program> {
        let found = self.programs.iter().find(|program| program.name == name);
        found.with_context(|| format!("no program “{name}” in {self:?}"))
    }
}

impl Program {
    /// The task of this name.
    pub(crate) fn task(&self, name: &str) -> Result<&Task> {
        let found = self.tasks.iter().find(|task| task.name == name);
        found.with_context(|| format!("no task “{name}” in {self:?}"))
    }

    /// All tasks whose name begins so.
    pub(crate) fn tasks_like<'a>(&'a self, start: &'a str) -> impl Iterator<Item = &'a Task> {
        self.tasks.iter().filter(move |task| task.name.starts_with(start))
    }
}

/// A field that may be null, but not missing.
fn there<'de, T: Deserialize<'de>, D: Deserializer<'de>>(field: D) -> Result<Option<T>, D::Error> {
    Option::deserialize(field)
}
