//! A lane at one zoom: the slices that are wide enough to be drawn, and crowds of those that aren't.
//!
//! ```text
//!   slices   ───────────────┃┃─┃┃──┃─┃┃──────────────────┃──────────
//!   pixels   │   │   │   │   │   │   │   │   │   │   │   │   │   │
//!   pieces   [   slice      ][ crowd][ c][    slice     ][c][ slice
//! ```
//!
//! Pixels are counted from the run's beginning, not from the plot's edge: so a lane looks the same wherever it is
//! panned to. A crowd holds the short slices that begin in one pixel.

use super::digest::{Digest, Totals};
use crate::model::{Slice, State};
use crate::time::Instant;

/// Something to draw in a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Piece {
    /// A slice of at least one pixel.
    Slice(Slice),
    /// Slices of less than a pixel each, which begin in the same pixel.
    Crowd(Crowd),
}

/// Slices that are too short to be drawn apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crowd {
    /// The beginning of the first.
    pub start: Instant,
    /// The end of the last.
    pub end: Instant,
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
        let [blocking, ready, running, awaiting] = self.totals.micros;
        let states = [(State::Blocking, blocking), (State::Ready, ready), (State::Running, running)];
        let enough = |&&(_, micros): &&(State, u64)| micros > 0 && micros as f64 * Self::SHARE >= per_px;
        let longest = states.iter().chain(&[(State::Awaiting, awaiting)]).max_by_key(|(_, micros)| *micros).copied();
        let shown = states.iter().find(enough).copied().or(longest.filter(|&(_, micros)| micros > 0));
        shown.map(|(state, _)| state)
    }
}

/// The pieces of a lane from `from` to `to`, where `per_px` µs are one pixel. `slices` are in order and do not overlap.
/// Looks at a few slices for each pixel, however many there are, if the digest covers them.
pub fn pieces<'a>(
    slices: &'a [Slice],
    digest: &'a Digest,
    from: Instant,
    to: Instant,
    per_px: f64,
) -> impl Iterator<Item = Piece> + 'a {
    let from = pixel(from, per_px, 0.0);
    let mut next = slices.partition_point(|slice| slice.end < from);
    let mut wide_after_crowd = None;
    std::iter::from_fn(move || {
        if let Some(wide) = wide_after_crowd.take() {
            return Some(Piece::Slice(wide));
        }
        let first = slices.get(next).filter(|slice| slice.start <= to)?;
        if is_wide(first, per_px) {
            next += 1;
            return Some(Piece::Slice(*first));
        }
        let begin = next;
        next = digest.first_at(slices, begin + 1, pixel(first.start, per_px, 1.0)).max(begin + 1);
        let mut last = slices.get(next - 1)?;
        let mut end = next;
        // A wide slice reaches beyond its pixel, so only the last that begins there can be one.
        if is_wide(last, per_px) {
            wide_after_crowd = Some(*last);
            end -= 1;
            last = slices.get(end.checked_sub(1)?)?;
        }
        let totals = digest.totals(slices, begin, end);
        Some(Piece::Crowd(Crowd { start: first.start, end: last.end, totals }))
    })
}

fn is_wide(slice: &Slice, per_px: f64) -> bool {
    slice.span().as_micros() as f64 >= per_px
}

/// The beginning of the pixel that `at` is in, and `more` pixels on.
fn pixel(at: Instant, per_px: f64, more: f64) -> Instant {
    Instant::from_micros((((at.as_f64() / per_px).floor() + more) * per_px).ceil() as u64)
}
