//! Runs that stand beside the reader's own: out of a link, out of a file, or kept from before.

use std::cell::RefCell;
use std::rc::Rc;

use yew::AttrValue;

use super::drafts::Drafts;
use super::link::Link;
use super::picture::Picture;
use super::state::State;
use crate::export::{Recorded, Recording, Stage, pack, pack_text};
use crate::story::{Lesson, Place};

/// The most runs that are kept beside each other.
pub(super) const MOST: usize = 6;

/// Pictures of a recording's programs; `whose` says in a word where they come from.
#[must_use]
pub(super) fn pictures_of(recording: Recording, whose: &str) -> Vec<Picture> {
    let picture = |recorded: Recorded| {
        let run = recorded.run();
        let place = if recorded.stage == Stage::Page { Place::Page } else { Place::Worker };
        let name = match recorded.stage {
            Stage::VirtualClock => format!("{} · {whose}, {}", recorded.name, recorded.stage.name()),
            _ => format!("{} · {whose}", recorded.name),
        };
        let last = run.until(run.last());
        let text = recorded.text.map(AttrValue::from);
        let mut picture = Picture::new(name.into(), text, place, Rc::new(RefCell::new(run)));
        (picture.now, picture.over, picture.throttled) = (last, true, recorded.throttled);
        picture
    };
    recording.programs.into_iter().take(MOST).map(picture).collect()
}

/// The reader's last run as a recording; a sentence when there is none that could be kept.
///
/// # Errors
/// Why there is none.
pub(super) fn recording_of(state: &State) -> Result<Recording, String> {
    if state.pictures().is_empty() || state.pictures().iter().any(|picture| !picture.over) {
        return Err("There is no finished run yet: press Run first.".to_owned());
    }
    let recorded = |picture: &Picture| {
        let Some(record) = &picture.record else {
            return Err("The run is too long to be kept.".to_owned());
        };
        let stage = if picture.on_page() { Stage::Page } else { Stage::Worker };
        let recorded = Recorded::of_stream(picture.name.to_string(), stage, picture.throttled, record);
        let text = picture.text.as_ref().map(AttrValue::to_string);
        recorded.map(|recorded| Recorded { text, ..recorded }).map_err(|error| error.to_string())
    };
    let programs = state.pictures().iter().map(recorded).collect::<Result<_, _>>()?;
    Ok(Recording { title: state.link.lesson.title().to_owned(), programs })
}

/// The fragment of a link to what is shown: the lesson as it is, or the programs as they were written; and the
/// recording, if there is one to go along.
#[must_use]
pub(super) fn fragment_of(link: &Link, drafts: &Drafts, recording: Option<Recording>) -> String {
    let lesson = link.lesson;
    let mut link = link.to_string();
    if drafts.differ(lesson) || Lesson::own().contains(&lesson) {
        // What was written has a room of its own at the other end: it must not replace what is written there.
        link = link.split('&').filter(|part| !part.starts_with("lesson=")).collect::<Vec<_>>().join("&");
        for text in drafts.texts(lesson) {
            link.push_str(&format!("&code={}", pack_text(&text)));
        }
    }
    if let Some(mut recording) = recording {
        // The programs are in the link already, or in the lesson.
        recording.programs.iter_mut().for_each(|program| program.text = None);
        link.push_str(&format!("&run={}", pack(&recording)));
    }
    link
}
