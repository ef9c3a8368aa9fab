//! The numbers that a reader can turn.

use std::fmt;

/// A number with bounds.
#[derive(Debug, PartialEq, Eq)]
pub struct Knob {
    /// Its name in links.
    pub id: &'static str,
    /// Its name on the page.
    pub label: &'static str,
    /// What the number counts, as it is written behind it; may be empty.
    pub unit: &'static str,
    /// The smallest value.
    pub min: u32,
    /// The largest value.
    pub max: u32,
    /// The distance from one value to the next.
    pub step: u32,
    /// The value at first.
    pub default: u32,
}

/// The values of a story's knobs. Each is within its bounds, whatever was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Knobs(Vec<(&'static Knob, u32)>);

/// What a link asked for and can't have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutOfRange {
    knob: &'static Knob,
    asked: String,
    got: u32,
}

impl Knobs {
    /// The values at first.
    #[must_use]
    pub fn defaults(knobs: &[&'static Knob]) -> Self {
        Self(knobs.iter().map(|&knob| (knob, knob.default)).collect())
    }

    /// The value of `knob`.
    #[must_use]
    pub fn of(&self, knob: &'static Knob) -> u32 {
        self.0.iter().find(|(own, _)| own.id == knob.id).map_or(knob.default, |&(_, value)| value)
    }

    /// Each knob and its value.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Knob, u32)> {
        self.0.iter().copied()
    }

    /// The same, but with `value` for the knob `id`, kept within its bounds. An unknown id changes nothing.
    #[must_use]
    pub fn with(&self, id: &str, value: u32) -> Self {
        let turn = |&(knob, old): &(&'static Knob, u32)| (knob, if knob.id == id { knob.clamp(value) } else { old });
        Self(self.0.iter().map(turn).collect())
    }

    /// Takes `text` as the value of knob `id`. An unknown id changes nothing.
    ///
    /// # Errors
    /// When it isn't a number within the bounds; the knob then has the nearest value, or the one at first.
    pub fn set_from_text(&mut self, id: &str, text: &str) -> Result<(), OutOfRange> {
        let Some((knob, value)) = self.0.iter_mut().find(|(knob, _)| knob.id == id) else {
            return Ok(());
        };
        let asked = text.trim().parse::<f64>().ok().filter(|asked| !asked.is_nan());
        *value = asked.map_or(knob.default, |asked| knob.clamp(asked as u32));
        if asked == Some(f64::from(*value)) {
            return Ok(());
        }
        Err(OutOfRange { knob, asked: text.chars().take(40).collect(), got: *value })
    }
}

impl Knob {
    fn clamp(&self, value: u32) -> u32 {
        let value = value.clamp(self.min, self.max);
        self.min + (value - self.min) / self.step.max(1) * self.step.max(1)
    }
}

impl fmt::Display for OutOfRange {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Knob { label, min, max, .. } = self.knob;
        write!(out, "{label} can’t be “{}”: it goes from {min} to {max}, so it is {} now.", self.asked, self.got)
    }
}
