//! One direction of a connection: bytes under way, bytes that have arrived and weren't read, and the end.

use std::collections::VecDeque;

use super::Trouble;
use crate::time::{Instant, Span};

/// So many bytes may wait to be read; then the sender waits.
const WINDOW: usize = 256 << 10;

/// Bytes travel in segments of so many at most…
const SEGMENT: usize = 64 << 10;

/// …each so long behind the one before: about a gigabyte a second.
const GAP: Span = Span::from_micros(60);

#[derive(Clone, Copy, PartialEq)]
enum End {
    Eof,
    Reset,
}

/// One direction.
pub(super) struct Pipe {
    /// How long bytes are under way.
    latency: Span,
    segments: VecDeque<(Instant, Vec<u8>)>,
    unread: usize,
    end: Option<(Instant, End)>,
}

impl Pipe {
    pub(super) fn new(latency: Span) -> Self {
        Self { latency, segments: VecDeque::new(), unread: 0, end: None }
    }

    pub(super) fn has_room(&self) -> bool {
        self.unread < WINDOW
    }

    /// Takes what there is room for.
    pub(super) fn write(&mut self, now: Instant, bytes: &[u8]) -> usize {
        let taken = bytes.len().min(WINDOW.saturating_sub(self.unread));
        for segment in bytes[..taken].chunks(SEGMENT) {
            let behind = self.segments.back().map_or(Instant::ZERO, |(last, _)| *last + GAP);
            self.segments.push_back(((now + self.latency).max(behind), segment.to_vec()));
        }
        self.unread += taken;
        taken
    }

    /// Nothing more will come.
    pub(super) fn end(&mut self, now: Instant) {
        let behind = self.segments.back().map_or(Instant::ZERO, |(last, _)| *last);
        self.end.get_or_insert(((now + self.latency).max(behind), End::Eof));
    }

    /// The other end is gone, which is known after so many ways between the two, and nothing that would have come after
    /// that does. What is here can still be read.
    pub(super) fn reset(&mut self, now: Instant, ways: u64) {
        let at = now + Span::from_micros(self.latency.as_micros() * ways);
        self.segments.retain(|(arrives, _)| *arrives <= at);
        self.unread = self.segments.iter().map(|(_, segment)| segment.len()).sum();
        self.end = Some((at, End::Reset));
    }

    /// # Errors
    /// [`Trouble::Reset`] if the reset has arrived.
    pub(super) fn check(&self, now: Instant) -> Result<(), Trouble> {
        match self.end {
            Some((at, End::Reset)) if now >= at => Err(Trouble::Reset),
            _ => Ok(()),
        }
    }

    pub(super) fn ready_at(&self) -> Option<Instant> {
        let first = self.segments.front().map(|(at, _)| *at);
        first.or(self.end.map(|(at, _)| at))
    }

    pub(super) fn has_unread(&self, now: Instant) -> bool {
        self.segments.front().is_some_and(|(at, _)| *at <= now)
    }

    /// Reads at most `most` bytes: `None` when there is nothing yet, nothing at all at the end.
    pub(super) fn read(&mut self, now: Instant, most: usize) -> Result<Option<Vec<u8>>, Trouble> {
        if !self.has_unread(now) {
            self.check(now)?;
        }
        let mut bytes = Vec::new();
        while bytes.len() < most
            && let Some((at, segment)) = self.segments.front_mut()
            && *at <= now
        {
            let wanted = most - bytes.len();
            if segment.len() <= wanted {
                bytes.append(segment);
                self.segments.pop_front();
            } else {
                bytes.extend(segment.drain(..wanted));
            }
        }
        self.unread -= bytes.len();
        let is_over = self.segments.is_empty() && self.end.is_some_and(|(at, _)| at <= now);
        Ok(if bytes.is_empty() && most > 0 && !is_over { None } else { Some(bytes) })
    }
}
