//! A run as the components see it: shared, read-only, and cheap to compare.

use std::cell::{Ref, RefCell};
use std::rc::Rc;

use crate::model::{ProgramSummary, Run};
use crate::story::Place;
use crate::time::Instant;

/// A run at one moment.
///
/// The run grows in place, because copying a million slices per frame is out of the question. Only the session
/// writes, between frames; `version` tells two moments of it apart.
#[derive(Clone)]
pub struct Picture {
    /// The program's name.
    pub name: &'static str,
    /// Where it runs.
    pub place: Place,
    /// The moment.
    pub now: Instant,
    /// Whether everything of the run is here.
    pub over: bool,
    /// Whether the page was hidden meanwhile.
    pub throttled: bool,
    /// Counts the changes.
    pub version: u64,
    run: Rc<RefCell<Run>>,
}

impl Picture {
    /// A picture of `run`, as of `now`.
    #[must_use]
    pub fn new(name: &'static str, place: Place, run: Rc<RefCell<Run>>) -> Self {
        Self { name, place, now: Instant::ZERO, over: false, throttled: false, version: 0, run }
    }

    /// The run, to read.
    #[must_use]
    pub fn run(&self) -> Ref<'_, Run> {
        self.run.borrow()
    }

    /// The word for its state.
    #[must_use]
    pub fn state_name(&self) -> &'static str {
        self.run().state_name()
    }

    /// Whether it has the page's own thread.
    #[must_use]
    pub fn on_page(&self) -> bool {
        self.place == Place::Page
    }

    /// Its summary.
    #[must_use]
    pub fn summary(&self) -> ProgramSummary {
        self.run().summary(self.name, self.on_page(), self.throttled, self.now)
    }
}

impl PartialEq for Picture {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.run, &other.run)
            && self.version == other.version
            && self.now == other.now
            && self.over == other.over
            && self.throttled == other.throttled
    }
}
