//! The trace on the wire: versioned bytes.
//!
//! A stream of records, each the microseconds since the record before it and an event, in postcard's encoding
//! (variable-length integers). Batches are pieces of one stream, so a [`Decoder`] is fed them in order.
//! A whole trace kept outside a run begins with [`MAGIC`] and [`VERSION`].

use std::fmt;

use postcard::ser_flavors::Flavor;

use super::event::{Event, What};
use crate::time::{Instant, Span};

/// The first bytes of a stored trace.
pub const MAGIC: [u8; 4] = *b"LSCP";
/// The version of the encoding. A reader refuses any other.
pub const VERSION: u8 = 1;

/// Why bytes are not a trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WireError {
    /// They don't begin as a stored trace does.
    NotATrace,
    /// They were written by another version.
    OtherVersion(u8),
    /// Record number `record` (from 0) is damaged or cut off.
    Damaged {
        /// Which one.
        record: usize,
    },
}

impl fmt::Display for WireError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotATrace => out.write_str("this is not a Loopscope trace"),
            Self::OtherVersion(version) => {
                write!(out, "this trace has version {version}, and this Loopscope reads version {VERSION}")
            }
            Self::Damaged { record } => {
                write!(out, "the trace is damaged or cut off at its event {record}")
            }
        }
    }
}

impl std::error::Error for WireError {}

/// Appends an event that happened so long after the one before it to `bytes`.
pub(super) fn append(bytes: &mut Vec<u8>, gap: Span, what: &What) {
    let record = (gap, what);
    // Writing to a vector can't fail, and every event can be encoded: a law test holds it.
    let written = postcard::serialize_with_flavor(&record, Tail { bytes, pending: [0; ROOM], len: 0 });
    debug_assert!(written.is_ok(), "an event that can't be encoded: {what:?}");
}

/// Where records are written: behind what is there. (The crate's own way into a vector moves byte by byte.) A record is
/// some ten pieces of a byte or two, so they are gathered first: growing the vector for each took longer than encoding.
struct Tail<'a> {
    bytes: &'a mut Vec<u8>,
    pending: [u8; ROOM],
    len: usize,
}

const ROOM: usize = 32;

impl Tail<'_> {
    fn flush(&mut self) {
        self.bytes.extend_from_slice(&self.pending[..self.len]);
        self.len = 0;
    }
}

impl Flavor for Tail<'_> {
    type Output = ();

    #[inline(always)]
    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        if self.len == ROOM {
            self.flush();
        }
        self.pending[self.len] = byte;
        self.len += 1;
        Ok(())
    }

    fn try_extend(&mut self, bytes: &[u8]) -> postcard::Result<()> {
        if bytes.len() <= 5 {
            for byte in bytes {
                self.try_push(*byte)?;
            }
        } else {
            self.flush();
            self.bytes.extend_from_slice(bytes);
        }
        Ok(())
    }

    fn finalize(mut self) -> postcard::Result<()> {
        self.flush();
        Ok(())
    }
}

/// Turns a stream of records back into events, batch by batch.
#[derive(Clone, Debug, Default)]
pub struct Decoder {
    last: Instant,
    records: usize,
}

impl Decoder {
    /// The events of the next batch.
    ///
    /// # Errors
    /// When a record is damaged or the batch ends within one.
    pub fn feed(&mut self, mut bytes: &[u8]) -> Result<Vec<Event>, WireError> {
        let mut events = Vec::new();
        while !bytes.is_empty() {
            let damaged = WireError::Damaged { record: self.records };
            let ((gap, what), rest) = postcard::take_from_bytes::<(Span, What)>(bytes).map_err(|_| damaged)?;
            self.last = self.last + gap;
            self.records += 1;
            events.push(Event { at: self.last, what });
            bytes = rest;
        }
        Ok(events)
    }
}

/// Appends an event to a stream of records whose last one happened at `last`.
pub fn push(stream: &mut Vec<u8>, last: Instant, event: &Event) {
    append(stream, event.at.since(last), &event.what);
}

/// A whole trace as bytes that can be stored.
#[must_use]
pub fn encode(events: &[Event]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.push(VERSION);
    let mut last = Instant::ZERO;
    for event in events {
        push(&mut bytes, last, event);
        last = event.at;
    }
    bytes
}

/// The events of a stored trace.
///
/// # Errors
/// When the bytes are something else, of another version, or damaged.
pub fn decode(bytes: &[u8]) -> Result<Vec<Event>, WireError> {
    let rest = bytes.strip_prefix(&MAGIC).ok_or(WireError::NotATrace)?;
    match rest.split_first() {
        Some((&VERSION, records)) => Decoder::default().feed(records),
        Some((&version, _)) => Err(WireError::OtherVersion(version)),
        None => Err(WireError::NotATrace),
    }
}
