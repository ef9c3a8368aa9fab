//! Who comes to a program's server, and when: decided by numbers alone, so that two servers get the same visitors.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::time::{Span, ms};

/// A plan of visitors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traffic {
    /// How many come in all.
    pub visitors: u32,
    /// How many come in a second.
    pub per_second: u32,
    /// How many come together.
    pub burst: u32,
    /// How many of a hundred read slowly.
    pub slow_percent: u32,
    /// What chance is drawn from.
    pub seed: u32,
    /// The paths they ask for in turn, with commas between.
    pub paths: Cow<'static, str>,
    /// How long one waits before it gives up.
    pub patience: Span,
}

impl Traffic {
    /// Twenty visitors, ten a second.
    pub const USUAL: Self = Self {
        visitors: 20,
        per_second: 10,
        burst: 1,
        slow_percent: 0,
        seed: 1,
        paths: Cow::Borrowed("/"),
        patience: ms(30_000),
    };

    /// What the visitor of this number asks for.
    #[must_use]
    pub fn path(&self, visit: u32) -> &str {
        let paths: Vec<&str> = self.paths.split(',').map(str::trim).filter(|path| path.starts_with('/')).collect();
        paths.get(visit as usize % paths.len().max(1)).copied().unwrap_or("/")
    }
}

impl Default for Traffic {
    fn default() -> Self {
        Self::USUAL
    }
}

/// A small generator of numbers that look like chance.
pub(super) struct Dice(u32);

impl Dice {
    pub(super) fn new(seed: u32) -> Self {
        Self(seed.wrapping_mul(2_654_435_761).max(1))
    }

    /// A number from 0 to 1, without 1.
    fn roll(&mut self) -> f64 {
        // Xorshift, as Marsaglia gives it.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        f64::from(self.0) / 4_294_967_296.0
    }

    pub(super) fn hits(&mut self, percent: u32) -> bool {
        self.roll() * 100.0 < f64::from(percent)
    }
}

impl Traffic {
    /// How long after the server opened each visitor comes. One a moment when it is even; here each comes somewhere in
    /// its moment, so that two visitors are now closer, now further apart.
    #[must_use]
    pub fn arrivals(&self) -> Vec<Span> {
        let mut dice = Dice::new(self.seed);
        let burst = self.burst.max(1);
        let moment = 1e6 * f64::from(burst) / f64::from(self.per_second.max(1));
        (0..self.visitors.div_ceil(burst))
            .flat_map(|n| {
                let at = (f64::from(n) + 0.5 * dice.roll()) * moment;
                let together = burst.min(self.visitors - n * burst);
                std::iter::repeat_n(Span::from_micros(at as u64), together as usize)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_always_gives_the_same_visitors_at_the_rate_that_was_asked_for() {
        let traffic = Traffic { visitors: 101, per_second: 50, burst: 3, ..Traffic::default() };
        let arrivals = traffic.arrivals();
        assert_eq!(arrivals, traffic.arrivals());
        assert_eq!(arrivals.len(), 101);
        assert!(arrivals.is_sorted());
        assert_ne!(arrivals, Traffic { seed: 2, ..traffic }.arrivals());
        let last = arrivals[100].as_millis_f64();
        assert!((1980.0..2020.0).contains(&last), "the last of 101 came after {last} ms");
    }
}
