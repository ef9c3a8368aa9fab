//! A lane at one zoom: the slices that are wide enough to be drawn, and crowds of those that aren't.
//!
//! ```text
//!   slices   ───────────────┃┃─┃┃──┃─┃┃──────────────────┃──────────
//!   pixels   │   │   │   │   │   │   │   │   │   │   │   │   │   │
//!   pieces   [   slice      ][ crowd][ c][    slice     ][c][ slice
//! ```
//!
//! A crowd holds the short slices that begin in one pixel; or, where whole blocks of the [`Digest`] are shorter than a
//! pixel, the blocks that do. Pixels are counted from the run's beginning, not from the plot's edge, and a block is
//! short or isn't wherever the plot begins: so a lane looks the same wherever it is panned to.

use super::digest::{Digest, Knot, Totals};
use crate::model::{Slice, State};
use crate::time::Instant;

/// Something to draw in a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Piece {
    /// A slice of at least one pixel.
    Slice(Slice),
    /// Slices of less than a pixel each, of less than two pixels in all.
    Crowd(Crowd),
}

/// Slices that are too short to be drawn apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crowd {
    /// The beginning of the first.
    pub start: Instant,
    /// The end of the last.
    pub end: Instant,
    /// How many they are.
    pub count: usize,
    /// What they add up to.
    pub totals: Totals,
}

impl Crowd {
    /// One part of a pixel in so many is enough for a state to be shown.
    const SHARE: f64 = 8.0;

    /// The state to show where `per_px` µs are one pixel: the first of blocking, ready, running that fills an eighth
    /// of a pixel; else what it is in for the longest. So what went wrong is seen from afar, but not for a trifle.
    #[must_use]
    pub fn state(&self, per_px: f64) -> Option<State> {
        let micros = |state: State| self.totals.micros[state as usize];
        let enough = |state: &State| micros(*state) > 0 && micros(*state) as f64 * Self::SHARE >= per_px;
        let worst = [State::Blocking, State::Ready, State::Running].into_iter().find(enough);
        let longest = || State::ALL.into_iter().max_by_key(|&state| micros(state));
        worst.or_else(longest).filter(|&state| micros(state) > 0)
    }
}

/// The pieces of a lane from `from` to `to`, where `per_px` µs are one pixel. `slices` are in order and do not overlap.
/// Looks at a few slices for each pixel, however many there are, if the digest covers them.
#[must_use]
pub fn pieces<'a>(slices: &'a [Slice], digest: &'a Digest, from: Instant, to: Instant, per_px: f64) -> Pieces<'a> {
    // The first crowd may be cut; none reaches farther than two pixels, so that is out of sight.
    let from = Pixels(per_px).edge(from, -2.0);
    let first = slices.partition_point(|slice| slice.end < from);
    let next = if digest.knot(0).is_some() { first / Digest::BLOCK * Digest::BLOCK } else { first };
    Pieces { slices, digest, to, pixels: Pixels(per_px), next }
}

/// The pieces of a lane.
#[derive(Debug)]
pub struct Pieces<'a> {
    slices: &'a [Slice],
    digest: &'a Digest,
    to: Instant,
    pixels: Pixels,
    next: usize,
}

/// Pixels of so many µs.
#[derive(Clone, Copy, Debug)]
struct Pixels(f64);

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        // Before a slice is looked at: a million of them do not fit into a processor's cache, their knots do.
        if self.next.is_multiple_of(Digest::BLOCK)
            && let Some(crowd) = self.blocks()
        {
            self.next += crowd.count;
            return Some(Piece::Crowd(crowd));
        }
        let first = self.slices.get(self.next).filter(|slice| slice.start <= self.to)?;
        if self.pixels.are_filled_by(first.start, first.end) {
            self.next += 1;
            return Some(Piece::Slice(*first));
        }
        let crowd = self.crowd(first);
        self.next += crowd.count;
        Some(Piece::Crowd(crowd))
    }
}

impl Pieces<'_> {
    /// The short blocks from here on that begin in one pixel, if the block that begins here is short.
    fn blocks(&self) -> Option<Crowd> {
        let block = self.next / Digest::BLOCK;
        let first = self.digest.knot(block).filter(|knot| knot.start <= self.to)?;
        let mut after = self.digest.first_at(block, self.pixels.edge(first.start, 1.0));
        let is_long = |start, knot: Option<&Knot>| knot.is_none_or(|knot| self.pixels.are_filled_by(start, knot.start));
        // What lies between two blocks that begin in one pixel is short; only the last can be long, or unfinished.
        if is_long(self.digest.knot(after - 1)?.start, self.digest.knot(after)) {
            after -= 1;
        }
        let last = self.digest.knot(after).filter(|_| after > block)?;
        let totals = last.before.since(&first.before);
        let count = (after - block) * Digest::BLOCK;
        Some(Crowd { start: first.start, end: last.start, count, totals })
    }

    /// The short slices from `first` on that begin in one pixel; never beyond a block.
    fn crowd(&self, first: &Slice) -> Crowd {
        let edge = self.pixels.edge(first.start, 1.0);
        let end = match self.digest.knot(0) {
            Some(_) => (self.next / Digest::BLOCK + 1) * Digest::BLOCK,
            None => self.slices.len(),
        };
        let rest = self.slices.get(self.next..end.min(self.slices.len())).unwrap_or_default();
        let mut crowd = Crowd { start: first.start, end: first.end, count: 0, totals: Totals::default() };
        for slice in rest {
            // A wide slice reaches beyond its pixel: it is the last that begins there.
            if crowd.count > 0 && (slice.start >= edge || self.pixels.are_filled_by(slice.start, slice.end)) {
                break;
            }
            crowd.end = slice.end;
            crowd.count += 1;
            crowd.totals.add(slice);
        }
        crowd
    }
}

impl Pixels {
    fn are_filled_by(self, start: Instant, end: Instant) -> bool {
        (end - start).as_micros() as f64 >= self.0
    }

    /// The beginning of the pixel that `at` is in, and `more` pixels on.
    fn edge(self, at: Instant, more: f64) -> Instant {
        Instant::from_micros((((at.as_f64() / self.0).floor() + more) * self.0).ceil() as u64)
    }
}
