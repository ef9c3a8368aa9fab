//! The model's laws: what a fold of the trace must be, whatever the trace.

#[path = "../support/mod.rs"]
mod support;

mod findings;
mod frames;
mod hostile;
mod laws;
mod live;
mod snapshot;
mod starved;
mod summary;
mod transcript;
