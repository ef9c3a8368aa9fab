//! What the reader has written: the text of each Python program that differs from its lesson's; and the programs that a
//! link or a page around this one has brought, which stand before them and replace none.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::AttrValue;

use crate::story::{COMPARE, Lesson, OWN, PYTHON, PythonLesson};

/// Texts by lesson and program. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drafts {
    own: Rc<BTreeMap<(&'static str, usize), AttrValue>>,
    borrowed: Option<Rc<Borrowed>>,
}

/// Programs of somebody else's in one of the rooms for programs.
#[derive(Clone, Debug, PartialEq)]
struct Borrowed {
    lesson: &'static str,
    programs: Vec<Lent>,
}

/// A program as it came, and as it is now.
#[derive(Clone, Debug, PartialEq)]
struct Lent {
    original: AttrValue,
    text: AttrValue,
}

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
        self.own.get(&(lesson.id, program)).filter(|text| text.len() <= MEMORABLE).cloned()
    }

    /// Puts somebody else's programs before the reader's own of this lesson; none takes away what was there before.
    pub fn borrow_programs(&mut self, lesson: Lesson, programs: &[AttrValue]) {
        let lent = |text: &AttrValue| Lent { original: text.clone(), text: text.clone() };
        let programs: Vec<Lent> = programs.iter().map(lent).collect();
        self.borrowed = (!programs.is_empty()).then(|| Rc::new(Borrowed { lesson: lesson.id(), programs }));
    }

    /// Writes what the reader had made of the borrowed programs; `recall` looks it up by name.
    pub fn recall_changes(&mut self, recall: impl Fn(&str) -> Option<String>) {
        for lent in
            self.borrowed.as_mut().map(|borrowed| Rc::make_mut(borrowed).programs.iter_mut()).into_iter().flatten()
        {
            if let Some(text) = recall(&lent.key()) {
                lent.text = text.into();
            }
        }
    }

    /// What the reader made of the borrowed programs, each by the name under which it is to be remembered; none where
    /// it is as it came.
    #[must_use]
    pub fn changes(&self) -> Vec<(String, Option<AttrValue>)> {
        let change = |lent: &Lent| (lent.key(), (lent.text != lent.original).then(|| lent.text.clone()));
        self.borrowed.iter().flat_map(|borrowed| &borrowed.programs).map(change).collect()
    }

    /// Whether what stands in a lesson is somebody else's.
    #[must_use]
    pub fn borrows(&self, lesson: Lesson) -> bool {
        self.borrowed.as_ref().is_some_and(|borrowed| borrowed.lesson == lesson.id())
    }

    fn lent(&self, lesson: &PythonLesson, program: usize) -> Option<&Lent> {
        self.borrowed.as_ref().filter(|borrowed| borrowed.lesson == lesson.id)?.programs.get(program)
    }

    /// The text of a program: what was borrowed, the reader's own, or the lesson's.
    #[must_use]
    pub fn text(&self, lesson: &PythonLesson, program: usize) -> AttrValue {
        let lent = self.lent(lesson, program).map(|lent| lent.text.clone());
        let own = || self.own.get(&(lesson.id, program)).cloned();
        lent.or_else(own).unwrap_or_else(|| self.original(lesson, program))
    }

    /// The text of a program as it was before the reader wrote anything.
    #[must_use]
    pub fn original(&self, lesson: &PythonLesson, program: usize) -> AttrValue {
        let lent = self.lent(lesson, program).map(|lent| lent.original.clone());
        lent.unwrap_or_else(|| AttrValue::Static(lesson.programs.get(program).map_or("", |program| program.text)))
    }

    /// The texts of a lesson's programs; those of a story are none of the reader's.
    #[must_use]
    pub fn texts(&self, lesson: Lesson) -> Vec<AttrValue> {
        match lesson {
            Lesson::Rust(_) => Vec::new(),
            Lesson::Python(lesson) => (0..lesson.programs.len()).map(|index| self.text(lesson, index)).collect(),
        }
    }

    /// The texts of the borrowed programs as they came.
    #[must_use]
    pub fn originals(&self) -> Vec<AttrValue> {
        let programs = self.borrowed.iter().flat_map(|borrowed| &borrowed.programs);
        programs.map(|lent| lent.original.clone()).collect()
    }

    /// Whether the text of any of a lesson's programs is not the lesson's.
    #[must_use]
    pub fn differ(&self, lesson: Lesson) -> bool {
        self.borrows(lesson) || self.own.keys().any(|(id, _)| *id == lesson.id())
    }

    /// Takes what the reader wrote. What a lesson has of itself needs no keeping.
    pub fn write(&mut self, lesson: &PythonLesson, program: usize, text: AttrValue) {
        if let Some(borrowed) = self.borrowed.as_mut().filter(|borrowed| borrowed.lesson == lesson.id) {
            if let Some(lent) = Rc::make_mut(borrowed).programs.get_mut(program) {
                lent.text = text;
            }
            return;
        }
        let Some(original) = lesson.programs.get(program) else { return };
        let drafts = Rc::make_mut(&mut self.own);
        if *text == *original.text {
            drafts.remove(&(lesson.id, program));
        } else {
            drafts.insert((lesson.id, program), text);
        }
    }
}

impl Lent {
    /// The name by which its change is remembered: what it was before.
    fn key(&self) -> String {
        format!("changed.{}", self.original)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_borrowed_stands_before_ones_own_and_replaces_nothing() {
        let own = Lesson::own()[0];
        let mut drafts = Drafts::default();
        drafts.write(&OWN, 0, "mine".into());
        drafts.borrow_programs(own, &["theirs".into()]);
        drafts.write(&OWN, 0, "theirs, changed".into());
        assert_eq!(drafts.texts(own), ["theirs, changed"]);
        assert_eq!(drafts.original(&OWN, 0), "theirs");
        assert_eq!(drafts.memorable(&OWN, 0).as_deref(), Some("mine"), "what is remembered from visit to visit");
        assert_eq!(drafts.changes(), [("changed.theirs".to_owned(), Some("theirs, changed".into()))]);

        let mut again = Drafts::default();
        again.borrow_programs(own, &["theirs".into()]);
        again.recall_changes(|name| (name == "changed.theirs").then(|| "theirs, changed".to_owned()));
        assert_eq!(again.texts(own), ["theirs, changed"]);
        again.write(&OWN, 0, "theirs".into());
        assert_eq!(again.changes(), [("changed.theirs".to_owned(), None)], "as it came");

        drafts.borrow_programs(own, &[]);
        assert_eq!(drafts.texts(own), ["mine"]);
        assert!(!drafts.borrows(own));
    }
}
