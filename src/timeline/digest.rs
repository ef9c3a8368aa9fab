//! Running totals over a lane's slices, so that a lane of a million slices is drawn as fast as one of a thousand.
//!
//! ```text
//!   slices   ▌▌▌▌▌▌▌▌ ▌▌▌▌▌▌▌▌ ▌▌▌▌▌▌▌▌ ▌▌▌
//!   knots    ◆        ◆        ◆        ◆      one for each eight slices: when they begin, and what all
//!                                              slices before them add up to, state by state
//! ```
//!
//! What lies between two slices is the difference of two knots, and at most fourteen slices beside them: as good as a
//! pyramid of ever coarser blocks, with one level and less memory. Slices are only ever appended, and so are knots.

use crate::model::{Slice, State};
use crate::time::Instant;

/// The running totals of one lane.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Digest {
    knots: Vec<Knot>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Knot {
    start: Instant,
    before: Totals,
}

/// What slices add up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Microseconds in each state, in the order of [`State`].
    pub micros: [u64; 4],
    /// How many slices had the thread, running or blocking, however shortly.
    pub steps: u32,
}

impl Digest {
    /// Slices to a knot: six bytes a slice.
    const EVERY: usize = 8;
    /// The digest of a lane that needs none: all its slices are looked at.
    pub const NONE: Self = Self { knots: Vec::new() };

    /// Takes in the slices that were appended. Should they be fewer than before, it begins anew.
    pub fn extend(&mut self, slices: &[Slice]) {
        if self.covered() > slices.len() {
            self.knots.clear();
        }
        if self.knots.is_empty()
            && let Some(first) = slices.first()
        {
            self.knots.push(Knot { start: first.start, before: Totals::default() });
        }
        while let Some(last) = self.knots.last()
            && let Some(next) = slices.get(self.covered() + Self::EVERY)
        {
            let block = &slices[self.covered()..self.covered() + Self::EVERY];
            let before = block.iter().fold(last.before, Totals::and);
            self.knots.push(Knot { start: next.start, before });
        }
    }

    /// How many bytes it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.knots.capacity() * size_of::<Knot>()
    }

    /// What `slices[from..to]` add up to.
    #[must_use]
    pub fn totals(&self, slices: &[Slice], from: usize, to: usize) -> Totals {
        let (first, last) = (from.div_ceil(Self::EVERY), to / Self::EVERY);
        let sum =
            |totals, from: usize, to: usize| slices.get(from..to).unwrap_or_default().iter().fold(totals, Totals::and);
        match (self.knots.get(first), self.knots.get(last)) {
            (Some(one), Some(other)) if first < last => {
                let between = other.before.less(&one.before);
                sum(sum(between, from, first * Self::EVERY), last * Self::EVERY, to)
            }
            _ => sum(Totals::default(), from, to),
        }
    }

    /// The first slice from `from` on that begins at `at` or later. Quick when that is near.
    #[must_use]
    pub fn first_at(&self, slices: &[Slice], from: usize, at: Instant) -> usize {
        let knot = from / Self::EVERY;
        let later = self.knots.get(knot..).unwrap_or_default();
        // Double the stride until it is too far, then halve what is left.
        let mut stride = 1;
        while later.get(stride).is_some_and(|knot| knot.start < at) {
            stride *= 2;
        }
        let near = &later[(stride / 2).min(later.len())..stride.min(later.len())];
        let passed = stride / 2 + near.partition_point(|knot| knot.start < at);
        let begin = from.max((knot + passed.saturating_sub(1)) * Self::EVERY);
        let rest = slices.get(begin..).unwrap_or_default();
        // Where knots are missing, as in a short lane, the rest may be long.
        begin + rest.iter().take_while(|slice| slice.start < at).count()
    }

    /// How many slices lie before the last knot.
    fn covered(&self) -> usize {
        self.knots.len().saturating_sub(1) * Self::EVERY
    }
}

impl Totals {
    /// These and one more slice.
    fn and(mut self, slice: &Slice) -> Self {
        let state = slice.state();
        let micros = &mut self.micros[state as usize];
        *micros = micros.saturating_add(slice.span().as_micros());
        self.steps = self.steps.wrapping_add(u32::from(matches!(state, State::Running | State::Blocking)));
        self
    }

    fn less(mut self, other: &Self) -> Self {
        for (own, others) in self.micros.iter_mut().zip(other.micros) {
            *own = own.saturating_sub(others);
        }
        self.steps = self.steps.wrapping_sub(other.steps);
        self
    }
}
