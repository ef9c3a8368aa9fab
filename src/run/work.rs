//! A computation that takes its time and whose answer can be checked: counting primes.
//!
//! It is data, so that it can be sent to another worker; and it is honest work, never a spin.

use serde::{Deserialize, Serialize};

use crate::time::Span;

/// Count the primes from `from` up to, but without, `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    /// The first number looked at.
    pub from: u32,
    /// The first number not looked at.
    pub to: u32,
}

/// The work of counting the primes of a range.
#[must_use]
pub fn count_primes(range: std::ops::Range<u32>) -> Work {
    Work { from: range.start, to: range.end }
}

impl Work {
    /// Does it.
    #[must_use]
    pub fn run(self) -> u64 {
        (self.from..self.to).filter(|&n| is_prime(n)).count() as u64
    }

    /// What the virtual clock charges for it: a modelled price, near that of one core of a laptop.
    #[must_use]
    pub fn price(self) -> Span {
        // Trial division looks at up to √n / 2 odd numbers, and finds most composites long before.
        let span = f64::from(self.to.saturating_sub(self.from));
        Span::from_micros((span * f64::from(self.to).sqrt() / 4000.0) as u64)
    }
}

fn is_prime(n: u32) -> bool {
    match n {
        0 | 1 => false,
        2 | 3 => true,
        _ if n.is_multiple_of(2) => false,
        _ => {
            let n = u64::from(n);
            (3..).step_by(2).take_while(|d| d * d <= n).all(|d| !n.is_multiple_of(d))
        }
    }
}
