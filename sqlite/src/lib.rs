//! SQLite behind one narrow door: bytes in, bytes out.
//!
//! The page's wasm must not carry SQLite, so the engine is a wasm of its own, which is loaded when a program imports
//! `sqlite3`; natively it is linked. Both sides speak the words in [`words`], and nothing else goes through.

pub mod words;

#[cfg(all(feature = "engine", target_arch = "wasm32"))]
mod door;
#[cfg(feature = "engine")]
mod engine;
#[cfg(feature = "engine")]
mod session;
#[cfg(feature = "engine")]
mod store;

#[cfg(feature = "engine")]
pub use self::engine::{Engine, Linked, linked};
