//! Running totals over a lane's slices, so that a lane of a million slices is drawn as fast as one of a thousand.
//!
//! ```text
//!   slices   ▌▌▌▌▌▌▌▌ ▌▌▌▌▌▌▌▌ ▌▌▌▌▌▌▌▌ ▌▌▌
//!   knots    ◆        ◆        ◆        ◆      one for each block of eight slices: when it begins, and what all
//!                                              slices before it add up to, state by state
//! ```
//!
//! What any number of blocks add up to is the difference of two knots. That does what a pyramid of ever larger blocks
//! would, with one level and less memory. Slices are only ever appended, and so are knots.

use crate::model::{Slice, State};
use crate::time::Instant;

/// The running totals of one lane.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Digest {
    knots: Vec<Knot>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Knot {
    pub(super) start: Instant,
    pub(super) before: Totals,
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
    /// Slices to a block: six bytes a slice.
    pub(super) const BLOCK: usize = 8;
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
            && let Some(next) = slices.get(self.covered() + Self::BLOCK)
        {
            let block = &slices[self.covered()..self.covered() + Self::BLOCK];
            let mut before = last.before;
            block.iter().for_each(|slice| before.add(slice));
            self.knots.push(Knot { start: next.start, before });
        }
    }

    /// How many bytes it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.knots.capacity() * size_of::<Knot>()
    }

    /// The knot before the block with this number; and so the one behind the block before.
    pub(super) fn knot(&self, block: usize) -> Option<&Knot> {
        self.knots.get(block)
    }

    /// The first block after `block` that begins at `at` or later. Quick when that is near.
    pub(super) fn first_at(&self, block: usize, at: Instant) -> usize {
        let is_before = |knot: &Knot| knot.start < at;
        let later = self.knots.get(block + 1..).unwrap_or_default();
        // Double the stride until it is too far, then halve what is left.
        let mut stride = 1;
        while later.get(stride - 1).is_some_and(is_before) {
            stride *= 2;
        }
        let (from, to) = (stride / 2, stride.min(later.len()));
        block + 1 + from + later.get(from..to).unwrap_or_default().partition_point(is_before)
    }

    /// How many slices lie before the last knot.
    fn covered(&self) -> usize {
        self.knots.len().saturating_sub(1) * Self::BLOCK
    }
}

impl Totals {
    /// One more slice.
    #[inline]
    pub(super) fn add(&mut self, slice: &Slice) {
        let state = slice.state();
        let micros = &mut self.micros[state as usize];
        *micros = micros.saturating_add(slice.span().as_micros());
        self.steps = self.steps.wrapping_add(u32::from(matches!(state, State::Running | State::Blocking)));
    }

    /// These without those that were there before.
    pub(super) fn since(mut self, before: &Self) -> Self {
        for (own, before) in self.micros.iter_mut().zip(before.micros) {
            *own = own.saturating_sub(before);
        }
        self.steps = self.steps.wrapping_sub(before.steps);
        self
    }
}
