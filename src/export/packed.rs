//! Links: texts and recordings, compressed, in letters that an address may have.
//!
//! ```text
//!   base64url( version byte · deflate( postcard(…) ) )
//! ```

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use serde::{Deserialize, Serialize};

use super::Unreadable;
use super::recording::{Recorded, Recording, Stage};
use crate::trace::wire;

/// The first byte: what follows is packed in this way.
const VERSION: u8 = 1;
/// What a link or a file may hold at most, unpacked: a small link must not become a large memory.
pub(super) const LARGEST: usize = 64 << 20;

/// A recording on its way: the events as the trace's own bytes.
#[derive(Serialize, Deserialize)]
struct Parcel {
    title: String,
    programs: Vec<Item>,
}

#[derive(Serialize, Deserialize)]
struct Item {
    name: String,
    text: Option<String>,
    stage: Stage,
    throttled: bool,
    trace: Vec<u8>,
}

/// A recording as the value of a link's parameter.
#[must_use]
pub fn pack(recording: &Recording) -> String {
    let item = |recorded: &Recorded| Item {
        name: recorded.name.clone(),
        text: recorded.text.clone(),
        stage: recorded.stage,
        throttled: recorded.throttled,
        trace: wire::encode(&recorded.events),
    };
    let programs = recording.programs.iter().map(item).collect();
    // Writing to a vector can't fail.
    wrap(&postcard::to_allocvec(&Parcel { title: recording.title.clone(), programs }).unwrap_or_default())
}

/// The recording in a link's parameter.
///
/// # Errors
/// Why there is none.
pub fn unpack(packed: &str) -> Result<Recording, Unreadable> {
    let bytes = unwrap(packed)?;
    let Parcel { title, programs } = postcard::from_bytes(&bytes).map_err(|_| cut_off())?;
    let recorded = |item: Item| {
        let Item { name, text, stage, throttled, trace } = item;
        let events = wire::decode(&trace).map_err(|error| Unreadable::because(format!("The link’s run: {error}.")))?;
        Ok(Recorded { name, text, stage, throttled, events })
    };
    Ok(Recording { title, programs: programs.into_iter().map(recorded).collect::<Result<_, _>>()? })
}

/// A program's text as the value of a link's parameter.
#[must_use]
pub fn pack_text(text: &str) -> String {
    wrap(text.as_bytes())
}

/// The text in a link's parameter.
///
/// # Errors
/// Why there is none.
pub fn unpack_text(packed: &str) -> Result<String, Unreadable> {
    String::from_utf8(unwrap(packed)?).map_err(|_| cut_off())
}

fn wrap(bytes: &[u8]) -> String {
    let mut packed = vec![VERSION];
    packed.extend(compress_to_vec(bytes, 9));
    URL_SAFE_NO_PAD.encode(packed)
}

fn unwrap(packed: &str) -> Result<Vec<u8>, Unreadable> {
    let bytes = URL_SAFE_NO_PAD.decode(packed.trim_end_matches('=')).map_err(|_| cut_off())?;
    match bytes.split_first() {
        Some((&VERSION, rest)) => decompress_to_vec_with_limit(rest, LARGEST).map_err(|error| match error.status {
            TINFLStatus::HasMoreOutput => Unreadable::because("The link holds more than can be shown."),
            _ => cut_off(),
        }),
        Some((&version, _)) => Err(Unreadable::because(format!(
            "The link was made by another version of Loopscope ({version}; this one reads {VERSION})."
        ))),
        None => Err(cut_off()),
    }
}

fn cut_off() -> Unreadable {
    Unreadable::because("The link is damaged or was cut off on its way.")
}
