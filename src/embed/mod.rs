//! The page inside a frame of someone else's page: what its address asks for, and what the two may say to each other.
//!
//! The contract is versioned ([`VERSION`]) and stands in the README under "Embedding". Pure, so that whatever a host may
//! send can be tried natively; [`crate::browser`] checks by whom it was sent.

mod message;
mod settings;

pub use self::message::{Command, Field, Heard, LONGEST, Load, Notice, VERSION, read};
pub use self::settings::{Settings, Theme, View, programs};
