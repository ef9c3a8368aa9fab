//! How often the loop gives the thread back to the browser between turns.

use serde::{Deserialize, Serialize};

use crate::time::{Span, ms};

/// When to hop: to leave the browser's current task and go on in a new one, so that frames, clicks and timers
/// get their chance in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Policy {
    /// After a turn that ends this long after the last hop, or later.
    Budget(Span),
    /// After every turn.
    EveryTurn,
    /// Never, while anything is ready: turns follow each other as microtasks, which is how bare `spawn_local`
    /// behaves.
    Never,
}

impl Default for Policy {
    fn default() -> Self {
        Self::Budget(ms(4))
    }
}
