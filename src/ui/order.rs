//! An order: what one press of Run is to run, and whether it can.

use yew::AttrValue;

use super::drafts::Drafts;
use super::link::Link;
use super::shelf::Shelf;
use crate::browser::Program;
use crate::python;
use crate::python::code::Source;
use crate::story::{Lesson, Place};
use crate::time::Span;

/// What is to be run.
pub(super) struct Order {
    /// The lesson's id.
    pub(super) lesson: &'static str,
    /// The thread.
    pub(super) place: Place,
    /// How long a program may hold its thread before it is ended.
    pub(super) limit: Span,
    /// The programs, in the lesson's order.
    pub(super) programs: Vec<Item>,
}

/// A program of an order.
pub(super) struct Item {
    /// Its name.
    pub(super) name: &'static str,
    /// The program.
    pub(super) program: Program,
    /// The text it has, if it is one that can be changed.
    pub(super) text: Option<AttrValue>,
}

/// Programs that can't run.
#[derive(Debug, PartialEq)]
pub(super) struct Refusal {
    /// Their texts, by program.
    pub(super) texts: Vec<AttrValue>,
    /// What is wrong, program by program, in the order of lines.
    pub(super) complaints: Vec<Complaint>,
}

/// One thing that is wrong with a program.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Complaint {
    /// Which program.
    pub(super) program: usize,
    /// Its line, from 1.
    pub(super) line: u32,
    /// Its column, from 1.
    pub(super) column: u32,
    /// What is wrong, in a line.
    pub(super) message: String,
    /// The same as Python prints it: with the line, and a caret below it.
    pub(super) text: String,
}

impl Order {
    /// What `link` asks for, with the reader's own texts.
    pub(super) fn new(link: &Link, drafts: &Drafts, given: &Shelf) -> Self {
        let Link { lesson, place, ref knobs, limit, ref traffic } = *link;
        let programs = match lesson {
            Lesson::Rust(story) => {
                let knobs: Vec<_> = knobs.iter().map(|(knob, value)| (knob.id.to_owned(), value)).collect();
                let item = |(index, program): (usize, &crate::story::Program)| {
                    let what = Program::Story { story: story.id.to_owned(), index, knobs: knobs.clone() };
                    Item { name: program.name, program: what, text: None }
                };
                story.programs.iter().enumerate().map(item).collect()
            }
            Lesson::Python(python) => {
                let item = |(index, program): (usize, &crate::story::PythonProgram)| {
                    let text = drafts.text(python, index);
                    let (name, held) = (program.name.to_owned(), limit);
                    let files = given.files().map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect();
                    let (source, traffic) = (text.to_string(), traffic.clone());
                    let what = Program::Python { name, text: source, held, traffic, files };
                    Item { name: program.name, program: what, text: Some(text) }
                };
                python.programs.iter().enumerate().map(item).collect()
            }
        };
        Self { lesson: lesson.id(), place, limit, programs }
    }

    /// Whether one of its programs may ask the lab network, or any other.
    pub(super) fn may_fetch(&self) -> bool {
        self.programs.iter().any(|item| item.program.may_fetch())
    }

    /// Compiles what must be compiled.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        let complaints: Vec<Complaint> = self.programs.iter().enumerate().flat_map(complaints).collect();
        if complaints.is_empty() {
            return Ok(());
        }
        let texts = self.programs.iter().map(|item| item.text.clone().unwrap_or_default()).collect();
        Err(Refusal { texts, complaints })
    }
}

fn complaints((index, item): (usize, &Item)) -> Vec<Complaint> {
    let Program::Python { name, text, .. } = &item.program else { return Vec::new() };
    let Err(diagnostics) = python::Program::new(name, text) else { return Vec::new() };
    let source = Source::new(name.as_str(), text.as_str());
    let complaint = |diagnostic: &python::diagnostic::Diagnostic| {
        let (line, column) = source.place(diagnostic.span.start);
        let message = format!("{}: {}", diagnostic.kind.exception(), diagnostic.message);
        Complaint { program: index, line, column: column + 1, message, text: diagnostic.text(&source) }
    };
    diagnostics.iter().map(complaint).collect()
}

impl Refusal {
    /// What is wrong with a program, or why it waits, in a line.
    pub(super) fn verdict(&self, program: usize) -> String {
        let own: Vec<&Complaint> = self.complaints.iter().filter(|complaint| complaint.program == program).collect();
        match own.as_slice() {
            [] => "not run: the other program can’t".to_owned(),
            [only] => format!("can’t run: {only}"),
            [first, rest @ ..] => format!("can’t run: {first} (and {} more)", rest.len()),
        }
    }
}

impl std::fmt::Display for Complaint {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "line {}, column {}: {}", self.line, self.column, self.message)
    }
}
