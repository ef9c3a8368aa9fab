//! What is to run, as it travels to the thread it runs on: a story's program by its name, or the text of one in Python.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::database::{Engines, Loaded};
use super::host::DatabaseSlot;
use crate::files::Disk;
use crate::network::loopback::Traffic;
use crate::python::{self, Delivery, Limits, Setting};
use crate::run::{Loop, Policy, drive};
use crate::story::{self, Knobs};
use crate::time::Span;

/// A program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Program {
    /// One of a story.
    Story {
        /// The story's id.
        story: String,
        /// Which of its programs.
        index: usize,
        /// The knobs, by id.
        knobs: Vec<(String, u32)>,
    },
    /// One in Python.
    Python {
        /// What its tracebacks and its first task are called.
        name: String,
        /// Its text.
        text: String,
        /// How long it may hold its thread.
        held: Span,
        /// Who visits its servers.
        traffic: Traffic,
        /// The files it finds.
        files: Vec<(String, Vec<u8>)>,
    },
}

/// A program that was found or compiled.
pub(super) enum Ready {
    Story(&'static story::Program, Knobs),
    Python(python::Program, Setting),
}

impl Program {
    /// Whether it may want a database engine: who imports one names it.
    #[must_use]
    pub fn wants_database(&self) -> bool {
        matches!(self, Self::Python { text, .. } if text.contains("sqlite"))
    }

    /// Whether it may want a module that isn't in the page's own.
    #[must_use]
    pub fn wants_annex(&self) -> bool {
        matches!(self, Self::Python { text, .. } if python::may_be_wanted(text))
    }

    /// Whether it may ask the lab network, or any other. Python's clients are in the annex.
    #[must_use]
    pub fn may_fetch(&self) -> bool {
        match self {
            Self::Story { story, .. } => story::find(story).is_some_and(story::Story::may_fetch),
            Self::Python { .. } => self.wants_annex(),
        }
    }

    /// Finds or compiles it. What is wrong is a sentence.
    pub(super) fn ready(&self, annex: &Delivery) -> Result<Ready, String> {
        match self {
            Self::Story { story, index, knobs } => {
                let story = story::find(story).ok_or_else(|| format!("there is no lesson “{story}”"))?;
                let program = story.programs.get(*index).ok_or("there is no such program")?;
                let knobs = knobs.iter().fold(Knobs::defaults(story.knobs), |all, (id, value)| all.with(id, *value));
                Ok(Ready::Story(program, knobs))
            }
            Self::Python { name, text, held, traffic, files } => {
                let limits = Limits { held: *held, ..Limits::default() };
                let setting =
                    Setting { limits, traffic: Some(traffic.clone()), disk: Disk::with(files.iter().cloned()) };
                let program = python::Program::new(name, text).map_err(|wrong| {
                    let first = wrong.first().map_or("it can’t be compiled", |diagnostic| &diagnostic.message);
                    format!("{name} can’t run: {first}")
                })?;
                python::stock(annex);
                program.warm();
                Ok(Ready::Python(program, setting))
            }
        }
    }
}

impl Ready {
    /// How often its loop gives the thread back.
    pub(super) fn policy(&self) -> Policy {
        match self {
            Self::Story(program, _) => program.policy,
            Self::Python(..) => Policy::default(),
        }
    }

    /// Makes its database engines of the code that was loaded.
    pub(super) async fn make_database(&self, loaded: Loaded, slot: &DatabaseSlot) {
        let Self::Python(_, setting) = self else { return };
        let made = match loaded {
            Ok(module) => Engines::start(&module, setting.limits.held).await,
            Err(why) => Err(why),
        };
        // A run has one slot, and it is filled once.
        let _ = slot.set(made);
    }

    /// Runs it to its end on `lp`.
    pub(super) async fn drive(self, lp: Rc<Loop>) {
        match self {
            Self::Story(program, knobs) => drive(lp, program.main(&knobs)).await,
            // Its output is in the record, too. Its exit status is a word for shells.
            Self::Python(program, setting) => {
                let _ = program.run(lp, setting, Box::new(|_, _| {})).await;
            }
        }
    }
}
