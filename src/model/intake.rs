//! The way in: a run's recorded bytes, batch by batch, into its model.

use super::run::Run;
use crate::run::{broken, stopped};
use crate::time::Instant;
use crate::trace::wire::{Decoder, WireError};

/// Takes in one run's record.
#[derive(Clone, Debug, Default)]
pub struct Intake(Decoder);

impl Intake {
    /// Takes in the next batch.
    ///
    /// # Errors
    /// When the bytes are no events; then the run stays as it was.
    pub fn feed(&mut self, run: &mut Run, batch: &[u8]) -> Result<(), WireError> {
        run.extend(&self.0.feed(batch)?);
        Ok(())
    }

    /// Ends a run that was ended from outside and can't write that itself.
    pub fn stop(&mut self, run: &mut Run, at: Instant) {
        run.extend(&[stopped(at)]);
    }

    /// Ends a run that broke; why, as a sentence.
    pub fn break_off(&mut self, run: &mut Run, at: Instant, why: &str) {
        run.extend(&[broken(at, why)]);
    }
}
