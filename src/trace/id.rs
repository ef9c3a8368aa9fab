//! Names for the things that a trace speaks of.
//!
//! Each kind has a type of its own, so that a timer can't be taken for a task. Numbers count up from zero in the
//! order of creation, within one run.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Shared text: a name, a URL, a line of output.
pub type Text = Arc<str>;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(u32);

        impl $name {
            /// The id with this number.
            #[must_use]
            pub const fn new(number: u32) -> Self {
                Self(number)
            }

            /// Its number, for use as an index.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(
    /// A task: something that the loop steps.
    TaskId
);
id!(
    /// A timer in the loop's heap.
    TimerId
);
id!(
    /// A piece of work done elsewhere: a fetch, or a computation in another worker.
    IoId
);
id!(
    /// A group of tasks that live and end together: a task group, a gather, a race.
    ScopeId
);
id!(
    /// A visit to the program's server.
    VisitId
);
