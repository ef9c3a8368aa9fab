//! What the reader has written: the text of each Python program that differs from its lesson's.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::AttrValue;

use crate::story::{COMPARE, Lesson, OWN, PYTHON, PythonLesson};

/// Texts by lesson and program. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drafts(Rc<BTreeMap<(&'static str, usize), AttrValue>>);

/// Longer texts are not remembered from visit to visit.
const MEMORABLE: usize = 200_000;

impl Drafts {
    /// Those that are remembered; `recall` looks them up by name.
    #[must_use]
    pub fn recalled(recall: impl Fn(&str) -> Option<String>) -> Self {
        let mut drafts = Self::default();
        for lesson in PYTHON.iter().chain([&OWN, &COMPARE]) {
            for index in 0..lesson.programs.len() {
                if let Some(text) = recall(&Self::key(lesson, index)) {
                    drafts.write(lesson, index, text.into());
                }
            }
        }
        drafts
    }

    /// The name by which a program's text is remembered.
    #[must_use]
    pub fn key(lesson: &PythonLesson, program: usize) -> String {
        let name = lesson.programs.get(program).map_or("", |program| program.name);
        format!("draft.{}.{name}", lesson.id)
    }

    /// What is to be remembered of a program: its text, if it is the reader's own.
    #[must_use]
    pub fn memorable(&self, lesson: &PythonLesson, program: usize) -> Option<AttrValue> {
        self.0.get(&(lesson.id, program)).filter(|text| text.len() <= MEMORABLE).cloned()
    }

    /// The text of a program: the reader's own, or the lesson's.
    #[must_use]
    pub fn text(&self, lesson: &PythonLesson, program: usize) -> AttrValue {
        let own = self.0.get(&(lesson.id, program)).cloned();
        own.unwrap_or_else(|| AttrValue::Static(lesson.programs.get(program).map_or("", |program| program.text)))
    }

    /// The texts of a lesson's programs; those of a story are none of the reader's.
    #[must_use]
    pub fn texts(&self, lesson: Lesson) -> Vec<AttrValue> {
        match lesson {
            Lesson::Rust(_) => Vec::new(),
            Lesson::Python(lesson) => (0..lesson.programs.len()).map(|index| self.text(lesson, index)).collect(),
        }
    }

    /// Whether a program's text is the reader's own.
    #[must_use]
    pub fn is_own(&self, lesson: &PythonLesson, program: usize) -> bool {
        self.0.contains_key(&(lesson.id, program))
    }

    /// Whether the text of any of a lesson's programs is the reader's own.
    #[must_use]
    pub fn differ(&self, lesson: Lesson) -> bool {
        self.0.keys().any(|(id, _)| *id == lesson.id())
    }

    /// Takes what the reader wrote. What a lesson has of itself needs no keeping.
    pub fn write(&mut self, lesson: &PythonLesson, program: usize, text: AttrValue) {
        let Some(original) = lesson.programs.get(program) else { return };
        let drafts = Rc::make_mut(&mut self.0);
        if *text == *original.text {
            drafts.remove(&(lesson.id, program));
        } else {
            drafts.insert((lesson.id, program), text);
        }
    }
}
