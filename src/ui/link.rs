//! The state of the page in the fragment of its address: `#lesson=race&where=page&mirrors=5`.
//!
//! Pure, so that whatever a link may hold can be tried natively. What is unknown or out of range is said, and
//! replaced by what is there at first; nothing a link says can fail.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use crate::network::loopback::Traffic;
use crate::story::{self, Knobs, Lesson, Place};
use crate::time::{Span, ms};

/// What a link asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The lesson.
    pub lesson: Lesson,
    /// The thread.
    pub place: Place,
    /// The lesson's knobs; a lesson in Python has none.
    pub knobs: Knobs,
    /// How long a program may hold its thread before it is ended.
    pub limit: Span,
    /// Who visits the servers of its programs.
    pub traffic: Traffic,
}

/// How long a program may hold its thread, unless the link says otherwise.
pub const LIMIT: Span = ms(10_000);

type Field = fn(&mut Traffic) -> &mut u32;

/// The numbers of visitors' plans: their names in links, where they stand, from where to where they go.
pub(super) const TRAFFIC: [(&str, Field, RangeInclusive<u32>); 5] = [
    ("visitors", |traffic| &mut traffic.visitors, 0..=10_000),
    ("rate", |traffic| &mut traffic.per_second, 1..=10_000),
    ("burst", |traffic| &mut traffic.burst, 1..=10_000),
    ("slow", |traffic| &mut traffic.slow_percent, 0..=100),
    ("seed", |traffic| &mut traffic.seed, 0..=999_999),
];

impl Default for Link {
    fn default() -> Self {
        Self::of(Lesson::Rust(story::ALL[0]))
    }
}

impl Link {
    /// A lesson as it is at first.
    #[must_use]
    pub fn of(lesson: Lesson) -> Self {
        let (place, knobs) = (lesson.place(), Knobs::defaults(lesson.knobs()));
        Self { lesson, place, knobs, limit: LIMIT, traffic: lesson.traffic() }
    }

    /// Reads a fragment; also, in sentences, what of it could not be had.
    #[must_use]
    pub fn parse(fragment: &str) -> (Self, Vec<String>) {
        let mut complaints = Vec::new();
        // A fragment that is no list of names and values, such as `#top`, asks for nothing.
        let pairs: Vec<(&str, &str)> = fragment.split('&').filter_map(|pair| pair.split_once('=')).collect();
        let asked = pairs.iter().find(|(name, _)| *name == "lesson").map(|&(_, id)| id);
        let lesson = asked.and_then(Lesson::find).unwrap_or_else(|| {
            if let Some(id) = asked {
                complaints.push(format!("There is no lesson “{}”: this is the first one.", shown(id)));
            }
            Self::default().lesson
        });
        let mut link = Self::of(lesson);
        // A story has knobs of its own, and nobody visits it.
        let is_python = matches!(lesson, Lesson::Python(_));
        let plan = |name: &str| TRAFFIC.into_iter().find(|(key, ..)| is_python && *key == name);
        for (name, value) in pairs {
            match name {
                "lesson" => {}
                "where" => match value {
                    "worker" => link.place = Place::Worker,
                    "page" => link.place = Place::Page,
                    _ => complaints.push(format!("“{}” is no place to run: there is worker and page.", shown(value))),
                },
                "hold" => match value.parse() {
                    Ok(seconds @ 1..=120) => link.limit = ms(seconds * 1000),
                    _ => complaints
                        .push(format!("The longest hold can’t be “{}”: it goes from 1 to 120 seconds.", shown(value))),
                },
                _ if let Some((_, field, range)) = plan(name) => match value.parse() {
                    Ok(number) if range.contains(&number) => *field(&mut link.traffic) = number,
                    _ => complaints.push(format!(
                        "“{name}” can’t be “{}”: it goes from {} to {}.",
                        shown(value),
                        range.start(),
                        range.end()
                    )),
                },
                "path" if is_python => {
                    let paths: String = value.chars().filter(|char| !char.is_control()).take(200).collect();
                    link.traffic.paths = Cow::Owned(paths);
                }
                _ => complaints.extend(link.knobs.set_from_text(name, value).err().map(|error| error.to_string())),
            }
        }
        (link, complaints)
    }
}

impl std::fmt::Display for Link {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let place = match self.place {
            Place::Worker => "worker",
            Place::Page => "page",
        };
        write!(out, "lesson={}&where={place}", self.lesson.id())?;
        for (knob, value) in self.knobs.iter() {
            write!(out, "&{}={value}", knob.id)?;
        }
        let (mut own, mut usual) = (self.traffic.clone(), self.lesson.traffic());
        for (name, field, _) in TRAFFIC {
            if field(&mut own) != field(&mut usual) {
                write!(out, "&{name}={}", field(&mut own))?;
            }
        }
        if own.paths != usual.paths {
            write!(out, "&path={}", own.paths.replace(['&', '#', '%'], ""))?;
        }
        if self.limit != LIMIT {
            write!(out, "&hold={}", self.limit.as_micros() / 1_000_000)?;
        }
        Ok(())
    }
}

/// Foreign text, cut to a length that a sentence bears.
fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(40).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
