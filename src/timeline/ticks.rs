//! The axis: where its ticks stand and what is written at them.
//!
//! Steps are 1, 2 or 5 times a power of ten, and so long that two labels never touch. All labels of one axis have the
//! same unit and the same number of decimals.

use super::viewport::Viewport;

/// A tick of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// CSS pixels from the plot's left edge.
    pub x: f32,
    /// `0.4 s`, `250 ms`, `12.5 ms`: to be centred at `x`.
    pub text: String,
}

/// The widest a character of a label is, in CSS pixels: a digit of a 12 px system font, and a little more.
const CHARACTER: f64 = 7.0;
/// The least room between two labels, in CSS pixels.
const GAP: f64 = 14.0;
/// More than this are never read, however wide the plot is.
const MOST: u64 = 500;

/// The ticks in sight, at least `apart` CSS pixels from each other, and more where their labels need it.
#[must_use]
pub fn ticks(view: &Viewport, apart: f64) -> Vec<Tick> {
    let (from, to) = view.visible();
    // Casts saturate: what lies before the run's beginning becomes zero.
    let (from, to) = (from.ceil() as u64, to.floor() as u64);
    let mut step = next_step(0);
    loop {
        let unit = Unit::of(to, step);
        let label = (unit.write(to).chars().count() as f64 * CHARACTER + GAP).max(apart);
        let is_roomy = step as f64 >= label * view.per_px();
        if is_roomy || step >= LONGEST {
            let first = from.div_ceil(step);
            let last = (to / step).min(if is_roomy { first.saturating_add(MOST) } else { first });
            return (first..=last)
                .map(|number| number.saturating_mul(step))
                .map(|micros| Tick { x: view.micros_to_px(micros as f64) as f32, text: unit.write(micros) })
                .collect();
        }
        step = next_step(step);
    }
}

/// The longest step there is, in µs.
const LONGEST: u64 = 5_000_000_000_000_000_000;

/// 1, 2, 5, 10, 20, …
fn next_step(step: u64) -> u64 {
    let Some(digits) = step.checked_ilog10() else { return 1 };
    match step / 10u64.pow(digits) {
        2 => step / 2 * 5,
        _ => step * 2,
    }
}

/// How times are written on one axis.
#[derive(Clone, Copy)]
struct Unit {
    name: &'static str,
    micros: u64,
    decimals: usize,
}

impl Unit {
    /// The unit for times up to `most` µs in steps of `step` µs.
    fn of(most: u64, step: u64) -> Self {
        let (name, micros, digits) = match most {
            0..1_000 => ("µs", 1, 0),
            1_000..1_000_000 => ("ms", 1_000, 3usize),
            _ => ("s", 1_000_000, 6),
        };
        let decimals = digits.saturating_sub(step.checked_ilog10().unwrap_or(0) as usize);
        Self { name, micros, decimals }
    }

    fn write(self, micros: u64) -> String {
        let whole = micros / self.micros;
        if self.decimals == 0 {
            return format!("{whole} {}", self.name);
        }
        // The unit has at most six decimals, and the step leaves only zeros behind those that are written.
        let fraction = format!("{:06}", micros % self.micros * (1_000_000 / self.micros));
        format!("{whole}.{} {}", &fraction[..self.decimals], self.name)
    }
}
