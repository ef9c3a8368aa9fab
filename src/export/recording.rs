//! A recording: a run that can be kept, sent and looked at again.

use serde::{Deserialize, Serialize};

use super::Unreadable;
use crate::model::Run;
use crate::trace::Event;
use crate::trace::wire::Decoder;

/// The programs of one press of Run, and all that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recording {
    /// What it is called.
    pub title: String,
    /// Its programs, on one clock.
    pub programs: Vec<Recorded>,
}

/// One program of a recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its name.
    pub name: String,
    /// Its text, where it has one.
    pub text: Option<String>,
    /// Where it ran.
    pub stage: Stage,
    /// Whether the browser slowed the run down because its page was hidden.
    pub throttled: bool,
    /// What happened, in order.
    pub events: Vec<Event>,
}

/// Where a recorded program ran.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// In a worker of its own.
    #[default]
    Worker,
    /// On the page's thread.
    Page,
    /// On the virtual clock of the command line.
    VirtualClock,
    /// In another program, whose trace was imported.
    Elsewhere,
}

impl Recorded {
    /// A program whose record is a stream of the trace's bytes.
    ///
    /// # Errors
    /// When the bytes are no events.
    pub fn of_stream(name: String, stage: Stage, throttled: bool, stream: &[u8]) -> Result<Self, Unreadable> {
        let events = Decoder::default().feed(stream).map_err(|error| Unreadable::because(format!("{error}.")))?;
        Ok(Self { name, text: None, stage, throttled, events })
    }

    /// Folds its events.
    #[must_use]
    pub fn run(&self) -> Run {
        let mut run = Run::default();
        run.extend(&self.events);
        run
    }
}

impl Stage {
    /// The words for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Worker => "in a worker",
            Self::Page => "on the page",
            Self::VirtualClock => "on the virtual clock",
            Self::Elsewhere => "elsewhere",
        }
    }
}
