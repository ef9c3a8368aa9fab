//! The entry of the page and of the worker.

fn main() {}
