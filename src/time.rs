//! Time as the whole house speaks it: whole microseconds since the run began.
//!
//! Integers, so that times are `Eq` and `Ord`, a trace is reproducible to the bit, and comparing two
//! snapshots of a run is cheap. Conversion to and from a browser's floating milliseconds happens here only.

use std::fmt;
use std::ops::{Add, AddAssign, Sub};

use serde::{Deserialize, Serialize};

/// A moment, in microseconds since the run began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Instant(u64);

/// A length of time, in microseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span(u64);

/// Tells the time since the run began. The only source of time: nothing else may ask what time it is.
///
/// `Send + Sync` because a [`std::task::Waker`] must be, and waking a task records when it happened.
pub trait Clock: Send + Sync {
    /// Now. Never goes backwards.
    fn now(&self) -> Instant;
}

impl Instant {
    /// The beginning of the run.
    pub const ZERO: Self = Self(0);

    /// The moment `micros` microseconds after the beginning.
    #[must_use]
    pub const fn from_micros(micros: u64) -> Self {
        Self(micros)
    }

    /// From a browser's milliseconds. What is negative or not a number becomes zero.
    #[must_use]
    pub fn from_millis_f64(millis: f64) -> Self {
        Self(micros(millis))
    }

    /// Microseconds since the beginning.
    #[must_use]
    pub const fn as_micros(self) -> u64 {
        self.0
    }

    /// Microseconds since the beginning, for geometry.
    #[must_use]
    pub const fn as_f64(self) -> f64 {
        self.0 as f64
    }

    /// The time since `earlier`, or zero if that is later than `self`.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Span {
        Span(self.0.saturating_sub(earlier.0))
    }
}

impl Span {
    /// No time at all.
    pub const ZERO: Self = Self(0);
    /// One frame at 60 frames a second: the measure of lost frames.
    pub const FRAME: Self = Self(16_667);

    /// A span of `micros` microseconds.
    #[must_use]
    pub const fn from_micros(micros: u64) -> Self {
        Self(micros)
    }

    /// A span of `millis` milliseconds.
    #[must_use]
    pub const fn from_millis(millis: u64) -> Self {
        Self(millis.saturating_mul(1000))
    }

    /// From a browser's milliseconds. What is negative or not a number becomes zero.
    #[must_use]
    pub fn from_millis_f64(millis: f64) -> Self {
        Self(micros(millis))
    }

    /// Whole microseconds.
    #[must_use]
    pub const fn as_micros(self) -> u64 {
        self.0
    }

    /// Milliseconds with their fraction, as a browser's timers want them.
    #[must_use]
    pub const fn as_millis_f64(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    /// This span less `other`, or zero.
    #[must_use]
    pub const fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

/// A span of `millis` milliseconds: the short form that stories use.
#[must_use]
pub const fn ms(millis: u64) -> Span {
    Span::from_millis(millis)
}

fn micros(millis: f64) -> u64 {
    // A float to integer cast saturates, and turns NaN into zero.
    (millis * 1000.0).round() as u64
}

impl Add<Span> for Instant {
    type Output = Self;
    fn add(self, span: Span) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}

impl Add for Span {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Span {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Instant {
    type Output = Span;
    /// Same as [`Instant::since`]: never negative.
    fn sub(self, earlier: Self) -> Span {
        self.since(earlier)
    }
}

impl std::iter::Sum for Span {
    fn sum<I: Iterator<Item = Self>>(spans: I) -> Self {
        spans.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Span {
    /// As people read it: `0.6 ms`, `412 ms`, `1.42 s`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let millis = self.as_millis_f64();
        match self.0 {
            0 => out.write_str("0 ms"),
            1..1_000 => write!(out, "{millis:.2} ms"),
            1_000..10_000 => write!(out, "{millis:.1} ms"),
            10_000..999_500 => write!(out, "{millis:.0} ms"),
            _ => write!(out, "{:.2} s", millis / 1000.0),
        }
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        Span(self.0).fmt(out)
    }
}
