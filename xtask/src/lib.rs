//! What the project's commands share with its end-to-end tests.
//!
//! The commands themselves (`cargo xtask …`) stand in `main.rs`. Here is what a test needs too: a server for the
//! built site and a hand on a real browser. One implementation, so that a test and a benchmark see the same page.

pub mod driver;
pub mod peers;
pub mod programs;
pub mod server;
