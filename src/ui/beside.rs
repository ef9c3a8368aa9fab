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
    let mut programs = recording.programs;
    // Of too many, those in which most happens tell most.
    while programs.len() > MOST {
        let least = (0..programs.len()).min_by_key(|&index| programs[index].events.len());
        least.map(|least| programs.remove(least));
    }
    programs.into_iter().map(picture).collect()
}

/// What is said of a recording that has more programs than are shown.
#[must_use]
pub(super) fn too_many(recording: &Recording) -> Option<String> {
    let count = recording.programs.len();
    (count > MOST)
        .then(|| format!("“{}” has {count} programs: the {MOST} in which most happens are shown.", recording.title))
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
    let mut link = if drafts.differ(lesson) || Lesson::own().contains(&lesson) {
        fragment_with(link, &drafts.texts(lesson))
    } else {
        link.to_string()
    };
    if let Some(mut recording) = recording {
        // The programs are in the link already, or in the lesson.
        recording.programs.iter_mut().for_each(|program| program.text = None);
        link.push_str(&format!("&run={}", pack(&recording)));
    }
    link
}

/// What a lesson is called in the element's attribute: its id, and what of its link isn't as it is at first. Where it runs
/// has an attribute of its own.
#[must_use]
pub(super) fn lesson_of(link: &Link) -> String {
    let usual = Link::of(link.lesson).to_string();
    let differs = |part: &&str| !part.starts_with("where=") && !usual.split('&').any(|usual| usual == *part);
    let link_text = link.to_string();
    let changed = link_text.split('&').filter(differs).map(|part| format!("&{part}"));
    link.lesson.id().to_owned() + &changed.collect::<String>()
}

/// The fragment of a link to programs. They have a room of their own at the other end: they must not replace what is
/// written there.
#[must_use]
pub(super) fn fragment_with(link: &Link, programs: &[AttrValue]) -> String {
    let link = link.to_string();
    let parts = link.split('&').filter(|part| !part.starts_with("lesson=")).map(str::to_owned);
    parts.chain(programs.iter().map(|text| format!("code={}", pack_text(text)))).collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_embedded_lesson_has_the_knobs_that_were_turned() {
        for (fragment, expected) in [
            ("lesson=race", "race"),
            ("lesson=race&where=page&mirrors=5", "race&mirrors=5"),
            ("lesson=py-sleep&hold=20", "py-sleep&hold=20"),
        ] {
            assert_eq!(lesson_of(&Link::parse(fragment).0), expected, "{fragment}");
        }
    }
}
