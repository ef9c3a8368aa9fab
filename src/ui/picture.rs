//! A run as the components see it: shared, read-only, and cheap to compare.

use std::cell::{Ref, RefCell};
use std::rc::Rc;

use yew::AttrValue;

use super::shelf::Shelf;
use crate::model::{ProgramSummary, Run};
use crate::story::Place;
use crate::time::Instant;

/// A run at one moment.
///
/// The run grows in place, because copying a million slices per frame is out of the question. Only the session
/// writes, between frames; `version` tells two moments of it apart.
#[derive(Clone)]
pub(super) struct Picture {
    /// The program's name.
    pub(super) name: AttrValue,
    /// The text it runs, if that can be changed.
    pub(super) text: Option<AttrValue>,
    /// Where it runs.
    pub(super) place: Place,
    /// The moment.
    pub(super) now: Instant,
    /// Whether everything of the run is here.
    pub(super) over: bool,
    /// Whether the page was hidden meanwhile.
    pub(super) throttled: bool,
    /// The files it has written.
    pub(super) written: Shelf,
    /// When it began, in milliseconds on the page's own clock; unknown of a run from elsewhere.
    pub(super) began: Option<f64>,
    /// Everything that happened, as a stream of bytes: once it is over, unless it is too long to be kept.
    pub(super) record: Option<Rc<Vec<u8>>>,
    /// Counts the changes.
    pub(super) version: u64,
    run: Rc<RefCell<Run>>,
}

impl Picture {
    /// A picture of `run`, as of `now`.
    #[must_use]
    pub(super) fn new(name: AttrValue, text: Option<AttrValue>, place: Place, run: Rc<RefCell<Run>>) -> Self {
        Self {
            name,
            text,
            place,
            now: Instant::ZERO,
            over: false,
            throttled: false,
            written: Shelf::default(),
            began: None,
            record: None,
            version: 0,
            run,
        }
    }

    /// The run, to read.
    #[must_use]
    pub(super) fn run(&self) -> Ref<'_, Run> {
        self.run.borrow()
    }

    /// The same, to stand beside the runs that come.
    #[must_use]
    pub(super) fn kept(&self) -> Self {
        Self { name: format!("{} · kept", self.name).into(), ..self.clone() }
    }

    /// Tells its run from all others of the page.
    #[must_use]
    pub(super) fn key(&self) -> usize {
        Rc::as_ptr(&self.run) as usize
    }

    /// Whether it is another moment of the same run.
    #[must_use]
    pub(super) fn same_run(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.run, &other.run)
    }

    /// The word for its state.
    #[must_use]
    pub(super) fn state_name(&self) -> &'static str {
        self.run().state_name()
    }

    /// Whether it has the page's own thread.
    #[must_use]
    pub(super) fn on_page(&self) -> bool {
        self.place == Place::Page
    }

    /// Its summary.
    #[must_use]
    pub(super) fn summary(&self) -> ProgramSummary {
        self.run().summary(&self.name, self.on_page(), self.throttled, self.now)
    }
}

impl PartialEq for Picture {
    fn eq(&self, other: &Self) -> bool {
        self.same_run(other)
            && self.version == other.version
            && self.now == other.now
            && self.over == other.over
            && self.throttled == other.throttled
    }
}
