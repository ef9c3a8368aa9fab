//! What comes to the page from outside, by its address or by a message of the page around it: a link, programs, and how
//! to look in a frame.

use yew::AttrValue;

use super::drafts::Drafts;
use super::link::Link;
use crate::embed::{self, Load, Settings};
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
    /// What could not be had, in sentences.
    pub complaints: Vec<String>,
    /// Whether it is to be run. An address can't ask for it.
    pub run: bool,
}

impl Arrival {
    /// What a fragment of an address brings.
    #[must_use]
    pub fn by_address(fragment: &str) -> Self {
        Self::new(fragment, embed::programs(fragment))
    }

    /// What a message brings.
    #[must_use]
    pub fn by_message(load: Load) -> Self {
        let programs = if load.programs.is_empty() { embed::programs(&load.link) } else { load.programs };
        Self { run: load.run, ..Self::new(&load.link, programs) }
    }

    fn new(fragment: &str, programs: Vec<String>) -> Self {
        let (frame, mut complaints) = Settings::parse(fragment);
        // Programs have a room of their own, whatever the lesson: the first of a name counts.
        let room = match programs.len() {
            0 => String::new(),
            1 => format!("lesson={}&", Lesson::own()[0].id()),
            _ => format!("lesson={}&", Lesson::own()[1].id()),
        };
        let (link, more) = Link::parse(&format!("{room}{fragment}"));
        complaints.extend(more);
        // An editor's lines end in one way only.
        let programs = programs.into_iter().map(|text| text.replace("\r\n", "\n").replace('\r', "\n").into()).collect();
        Self { link, frame, programs, complaints, run: false }
    }

    /// Writes the programs where the reader's own would stand.
    pub fn write_into(&self, drafts: &mut Drafts) {
        if let Lesson::Python(lesson) = self.link.lesson {
            for (index, text) in self.programs.iter().enumerate() {
                drafts.write(lesson, index, text.clone());
            }
        }
    }
}
