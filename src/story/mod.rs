//! Lessons: small async programs, each with one thing to show. Stories are Rust and compiled in; lessons in Python
//! are text.
//!
//! A story's file holds its programs, and the page shows the very lines that run: [`Program::source`] cuts them out
//! of the file between `// region: name` and `// endregion`. The numbers of the knobs are all that can vary.

mod await_or_block;
mod gather_or_group;
mod hundred_fetches;
mod knobs;
mod lesson;
mod long_computation;
mod never_yields;
mod one_by_one;
mod own;
mod python;
mod race;
mod source;
mod timeout_and_cancel;

use std::future::Future;
use std::pin::Pin;

pub use self::knobs::{Knob, Knobs};
pub use self::lesson::Lesson;
pub use self::own::{COMPARE, OWN};
pub use self::python::{PYTHON, PythonLesson, PythonProgram};
pub use self::source::SourceLine;
use crate::run::Policy;
use crate::trace::Outcome;

/// A lesson that runs.
#[derive(Debug)]
pub struct Story {
    /// Its name in links: lower case, with hyphens.
    pub id: &'static str,
    /// Its name on the page.
    pub title: &'static str,
    /// Two to four sentences.
    pub text: &'static str,
    /// What can be turned.
    pub knobs: &'static [&'static Knob],
    /// One program, or several to compare on one clock.
    pub programs: &'static [Program],
    /// The program whose source and details are shown at first.
    pub shown: usize,
    /// Where it shows best what it has to show.
    pub place: Place,
    file: &'static str,
}

impl Story {
    /// Whether its programs ask the lab network. What is shown is what runs, so its text tells.
    #[must_use]
    pub fn may_fetch(&self) -> bool {
        self.file.contains("fetch(")
    }
}

/// Which thread a program runs on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// A worker of its own: the page stays alive whatever it does.
    #[default]
    Worker,
    /// The page's thread: a hold is felt.
    Page,
}

/// One program of a story.
#[derive(Debug)]
pub struct Program {
    /// Its name on the page.
    pub name: &'static str,
    /// How often its loop gives the thread back.
    pub policy: Policy,
    regions: &'static [&'static str],
    start: fn(Knobs) -> Body,
}

/// A program's main task, before it runs.
pub type Body = Pin<Box<dyn Future<Output = Outcome>>>;

impl PartialEq for Story {
    /// A story is its id.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Program {
    /// The program, ready to run.
    #[must_use]
    pub fn main(&self, knobs: &Knobs) -> Body {
        (self.start)(knobs.clone())
    }
}

impl Story {
    /// The lines of one of its programs.
    #[must_use]
    pub fn source(&self, program: &Program) -> Vec<SourceLine> {
        program.regions.iter().flat_map(|region| source::cut(self.file, region)).collect()
    }
}

/// All stories, in the order in which they are best read. The first is the one a visitor meets.
pub static ALL: [&Story; 8] = [
    &await_or_block::STORY,
    &one_by_one::STORY,
    &hundred_fetches::STORY,
    &gather_or_group::STORY,
    &timeout_and_cancel::STORY,
    &race::STORY,
    &never_yields::STORY,
    &long_computation::STORY,
];

/// The story with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Story> {
    ALL.into_iter().find(|story| story.id == id)
}
