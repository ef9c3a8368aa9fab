//! The way in: a run's recorded bytes, batch by batch, into its model; and the record itself, for those who keep it.

use super::run::Run;
use crate::run::{broken, stopped};
use crate::time::Instant;
use crate::trace::Event;
use crate::trace::wire::{self, Decoder, WireError};

/// Takes in one run's record.
#[derive(Clone, Debug, Default)]
pub struct Intake {
    decoder: Decoder,
    /// All that was fed, and how the run was ended; nothing once that would be too much.
    record: Option<Vec<u8>>,
    fed: usize,
}

impl Intake {
    /// A record longer than this isn't kept, in bytes: it is ten million events.
    pub const LONGEST: usize = 64 << 20;

    /// Takes in the next batch.
    ///
    /// # Errors
    /// When the bytes are no events; then the run stays as it was.
    pub fn feed(&mut self, run: &mut Run, batch: &[u8]) -> Result<(), WireError> {
        run.extend(&self.decoder.feed(batch)?);
        self.fed += batch.len();
        if self.fed > Self::LONGEST {
            self.record = None;
        } else {
            self.record.get_or_insert_default().extend_from_slice(batch);
        }
        Ok(())
    }

    /// Ends a run that was ended from outside and can't write that itself.
    pub fn stop(&mut self, run: &mut Run, at: Instant) {
        self.end(run, stopped(at));
    }

    /// Ends a run that broke; why, as a sentence.
    pub fn break_off(&mut self, run: &mut Run, at: Instant, why: &str) {
        self.end(run, broken(at, why));
    }

    /// Everything that was taken in, as one stream of records; `None` if that is too long to be kept.
    #[must_use]
    pub fn into_record(self) -> Option<Vec<u8>> {
        self.record
    }

    fn end(&mut self, run: &mut Run, event: Event) {
        if let Some(record) = &mut self.record {
            wire::push(record, run.last(), &event);
        }
        run.extend(&[event]);
    }
}
