//! Loopscope: an oscilloscope for the event loop.
//!
//! ```text
//! program ──► run (the Loop, on a Host) ──► trace (events) ──► model (fold) ──► timeline (geometry) ──► ui (draw)
//! story::*     run::Loop  browser::Host      trace::Event      model::Run       timeline::Layout      ui::*
//! ```
//!
//! The modules stand in the order of that flow. Everything above `browser` runs natively.

pub mod time;

pub mod network;

pub mod files;

pub mod trace;

pub mod run;

pub mod story;

pub mod python;

pub mod model;

pub mod timeline;

pub mod export;

pub mod embed;

pub mod browser;

pub mod ui;
