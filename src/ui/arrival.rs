//! What comes to the page from outside, by its address or by a message of the page around it: a link, programs, and how
//! to look in a frame.

use yew::AttrValue;

use super::drafts::Drafts;
use super::link::Link;
use crate::embed::{self, Load, Settings};
use crate::export::{Recording, Unreadable, unpack, unpack_text};
use crate::story::Lesson;

/// Something to show.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// The lesson, its knobs, where it runs.
    pub link: Link,
    /// How to look in a frame; none for a page of its own.
    pub frame: Option<Settings>,
    /// Programs instead of the lesson's.
    pub programs: Vec<AttrValue>,
    /// A run that somebody made of them.
    pub recording: Option<Recording>,
    /// What could not be had, in sentences.
    pub complaints: Vec<String>,
    /// Whether it is to be run. An address can't ask for it.
    pub run: bool,
}

impl Arrival {
    /// What a fragment of an address brings.
    #[must_use]
    pub fn by_address(fragment: &str) -> Self {
        Self::new(fragment, Vec::new())
    }

    /// What a message brings.
    #[must_use]
    pub fn by_message(load: Load) -> Self {
        Self { run: load.run, ..Self::new(&load.link, load.programs) }
    }

    /// What a fragment brings, with these programs instead of its own, if there are any.
    fn new(fragment: &str, programs: Vec<String>) -> Self {
        let (own, damage) = own_programs(fragment);
        let programs = if programs.is_empty() { own } else { programs };
        let (frame, mut complaints) = Settings::parse(fragment);
        // Programs have a room of their own, whatever the lesson: the first of a name counts.
        let room = match programs.len() {
            0 => String::new(),
            1 => format!("lesson={}&", Lesson::own()[0].id()),
            _ => format!("lesson={}&", Lesson::own()[1].id()),
        };
        let (link, more) = Link::parse(&format!("{room}{fragment}"));
        complaints.extend(more);
        complaints.extend(damage);
        let recording = match values(fragment, "run").next().map(unpack) {
            Some(Ok(recording)) => Some(recording),
            Some(Err(why)) => {
                complaints.push(why.to_string());
                None
            }
            None => None,
        };
        // An editor's lines end in one way only.
        let programs = programs.into_iter().map(|text| text.replace("\r\n", "\n").replace('\r', "\n").into()).collect();
        Self { link, frame, programs, recording, complaints, run: false }
    }

    /// Puts the programs before the reader's own.
    pub fn write_into(&self, drafts: &mut Drafts) {
        drafts.borrow_programs(self.link.lesson, &self.programs);
    }
}

/// The programs that a link has in itself, once, or twice to compare: packed as `code=…`, else as they are, as `program=…`;
/// and why one of them can't be had.
fn own_programs(fragment: &str) -> (Vec<String>, Option<String>) {
    let packed: Result<Vec<String>, Unreadable> = values(fragment, "code").take(2).map(unpack_text).collect();
    match packed {
        Ok(programs) if programs.is_empty() => (embed::programs(fragment), None),
        Ok(programs) => (programs, None),
        Err(why) => (Vec::new(), Some(why.to_string())),
    }
}

fn values<'a>(fragment: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    fragment
        .split('&')
        .filter_map(|part| part.split_once('='))
        .filter_map(move |(key, value)| (key == name).then_some(value))
}
