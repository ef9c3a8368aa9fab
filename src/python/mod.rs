//! Python programs: source text, bytecode, and the machine that runs it.
//!
//! ```text
//! text ──► lower (ruff's parser) ──► tree ──► compile ──► code ──► vm (frames on the heap) ──► run::Loop
//! ```

pub mod code;

pub mod diagnostic;

pub mod tree;

pub mod lower;

mod scope;

pub mod compile;

#[doc(hidden)]
pub mod dis;
