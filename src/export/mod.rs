//! What leaves the page, and what comes back: recordings, traces for other viewers, posters, tables.
//!
//! ```text
//!   Recording ──► json ──► a file of our own        json, chrome ──► Recording ──► the same timeline
//!       │     └─► packed ──► a link
//!       ▼
//!   model::Run ──► chrome (Perfetto, speedscope), poster (SVG), tables (CSV, text)
//! ```
//!
//! A [`Recording`] is complete: its events give the same model anywhere. The other forms are views of a finished
//! [`Run`](crate::model::Run) for those who read it elsewhere.

mod chrome;
mod colours;
mod foreign;
mod json;
mod packed;
mod poster;
mod recording;
mod snippet;
mod svg;
mod tables;

use std::fmt;

pub use self::chrome::chrome_trace;
pub use self::json::{from_file, to_json};
pub use self::packed::{pack, pack_text, unpack, unpack_text};
pub use self::poster::{Look, Poster, poster};
pub use self::recording::{Recorded, Recording, Stage};
pub use self::snippet::{Embed, Example, Still, Tool};
pub use self::tables::{tasks_csv, transcript_text};
use crate::model::Run;

/// A finished run, and what to call it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The program's name.
    pub name: &'a str,
    /// What happened.
    pub run: &'a Run,
}

/// A number of 24 bits for texts, the same each time, by which what is made of them is told from others (FNV-1a).
#[must_use]
pub fn fingerprint<'a>(texts: impl IntoIterator<Item = &'a str>) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    for byte in texts.into_iter().flat_map(|text| text.bytes().chain([0])) {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    (hash >> 24) ^ (hash & 0x00ff_ffff)
}

/// Why something from outside can't be shown: a sentence for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(String);

impl Unreadable {
    fn because(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}
