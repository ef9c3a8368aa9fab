//! What the page shows: a story in Rust, or a lesson in Python.

use crate::network::loopback::Traffic;

use super::{ALL, COMPARE, Knob, OWN, PYTHON, Place, PythonLesson, Story};

/// A lesson, in one language or the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lesson {
    /// Compiled in, with knobs to turn.
    Rust(&'static Story),
    /// Text, to be changed at will.
    Python(&'static PythonLesson),
}

impl Lesson {
    /// All lessons: first those in Python, then those in Rust.
    pub fn all() -> impl Iterator<Item = Self> {
        PYTHON.iter().map(Self::Python).chain(ALL.into_iter().map(Self::Rust))
    }

    /// Room for programs that are no lesson's: for one, and for two to compare.
    #[must_use]
    pub const fn own() -> [Self; 2] {
        [Self::Python(&OWN), Self::Python(&COMPARE)]
    }

    /// The lesson with this id, or the room for programs.
    #[must_use]
    pub fn find(id: &str) -> Option<Self> {
        Self::all().chain(Self::own()).find(|lesson| lesson.id() == id)
    }

    /// Its name in links.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Rust(story) => story.id,
            Self::Python(lesson) => lesson.id,
        }
    }

    /// Its name on the page.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Rust(story) => story.title,
            Self::Python(lesson) => lesson.title,
        }
    }

    /// Two to four sentences.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Rust(story) => story.text,
            Self::Python(lesson) => lesson.text,
        }
    }

    /// The language's name.
    #[must_use]
    pub fn language(self) -> &'static str {
        match self {
            Self::Rust(_) => "Rust",
            Self::Python(_) => "Python",
        }
    }

    /// Where it shows best what it has to show.
    #[must_use]
    pub fn place(self) -> Place {
        match self {
            Self::Rust(story) => story.place,
            Self::Python(lesson) => lesson.place,
        }
    }

    /// Who visits the servers of its programs, if it opens any.
    #[must_use]
    pub fn traffic(self) -> Traffic {
        match self {
            Self::Rust(_) => Traffic::USUAL,
            Self::Python(lesson) => lesson.traffic.clone(),
        }
    }

    /// What can be turned. A program in Python has constants of its own instead.
    #[must_use]
    pub fn knobs(self) -> &'static [&'static Knob] {
        match self {
            Self::Rust(story) => story.knobs,
            Self::Python(_) => &[],
        }
    }

    /// The names of its programs.
    #[must_use]
    pub fn programs(self) -> Vec<&'static str> {
        match self {
            Self::Rust(story) => story.programs.iter().map(|program| program.name).collect(),
            Self::Python(lesson) => lesson.programs.iter().map(|program| program.name).collect(),
        }
    }

    /// The program that is shown at first.
    #[must_use]
    pub fn shown(self) -> usize {
        match self {
            Self::Rust(story) => story.shown,
            Self::Python(lesson) => lesson.shown,
        }
    }

    /// The lesson of the same idea in the other language.
    #[must_use]
    pub fn twin(self) -> Option<Self> {
        match self {
            Self::Rust(story) => PYTHON.iter().find(|lesson| lesson.story == Some(story)).map(Self::Python),
            Self::Python(lesson) => lesson.story.map(Self::Rust),
        }
    }
}
