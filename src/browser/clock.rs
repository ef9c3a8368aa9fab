//! The browser's clock, as a run sees it.

use serde::{Deserialize, Serialize};

use super::script::{PERFORMANCE, Performance, performance_now};
use crate::time::{Clock, Instant, Span};

/// A moment that page and workers mean alike: milliseconds since 1970, with their fraction.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Epoch(f64);

impl Epoch {
    /// Now.
    #[must_use]
    pub fn now() -> Self {
        Self(PERFORMANCE.with(Performance::time_origin) + performance_now())
    }

    /// So much later.
    #[must_use]
    pub fn in_a(self, span: Span) -> Self {
        Self(self.0 + span.as_millis_f64())
    }
}

/// A run's clock: how long ago its epoch was. Programs beside each other have the same epoch.
#[derive(Clone, Copy, Debug)]
pub struct BrowserClock {
    /// The epoch on this thread's own scale, whose zero is when its global began.
    zero: f64,
}

impl BrowserClock {
    /// A clock whose zero is `epoch`.
    #[must_use]
    pub fn since(epoch: Epoch) -> Self {
        Self { zero: epoch.0 - PERFORMANCE.with(Performance::time_origin) }
    }

    /// How long it is until the clock's zero, if that is yet to come.
    #[must_use]
    pub fn until_zero(&self) -> Span {
        Span::from_millis_f64(self.zero - performance_now())
    }

    /// Its zero on this thread's own scale, in milliseconds.
    #[must_use]
    pub const fn began(&self) -> f64 {
        self.zero
    }

    /// A time on this thread's own scale, as events and resource timings give it.
    #[must_use]
    pub fn at(&self, thread_millis: f64) -> Instant {
        Instant::from_millis_f64(thread_millis - self.zero)
    }
}

impl Clock for BrowserClock {
    fn now(&self) -> Instant {
        self.at(performance_now())
    }
}
