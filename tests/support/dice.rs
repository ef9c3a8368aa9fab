//! Numbers that look random and are the same in every run: an xorshift generator.

/// A generator with its state.
pub(crate) struct Dice(u64);

impl Dice {
    /// Another seed, another series.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// Any number.
    pub(crate) fn any(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `end`, which isn't 0.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        (self.any() >> 11) % end
    }
}
