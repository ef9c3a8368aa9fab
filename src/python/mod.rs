//! Python programs: source text, bytecode, and the machine that runs it.
//!
//! ```text
//! text ──► lower (ruff's parser) ──► tree ──► compile ──► code ──► vm (frames on the heap) ──► run::Loop
//! ```

#![expect(
    clippy::needless_pass_by_value,
    clippy::wrong_self_convention,
    clippy::vec_box,
    reason = "natives share one signature; converting a value may run the program; frames are handed on as boxes"
)]

mod annex;

pub mod code;

pub mod diagnostic;

pub mod tree;

pub mod lower;

mod scope;

mod suggestion;

pub mod compile;

#[doc(hidden)]
pub mod dis;

mod asyncio;

mod attributes;

mod builtins;

mod class;

mod collector;

mod contexts;

mod databases;

mod exception;

mod fetches;

mod format;

mod frame;

mod imports;

mod index;

mod iter;

mod library;

mod map;

mod methods;

mod modules;

mod names;

mod native;

mod nested;

mod number;

mod program;

mod seen;

mod sockets;

mod stack;

mod text;

mod threads;

mod traceback;

mod types;

mod value;

mod vm;

mod wait;

mod world;

pub use self::annex::{Delivery, may_be_wanted, stock};
pub use self::library::warm;
pub use self::program::{Program, Recorded, Setting};
pub use self::world::{Limits, Sink, Stream};
