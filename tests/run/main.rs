//! The Loop's laws, shown by small programs on the virtual clock.

#[path = "../support/mod.rs"]
mod support;

mod asyncio;
mod cancel;
mod channel;
mod determinism;
mod end;
mod fetch;
mod gather;
mod group;
mod policy;
mod race;
mod semaphore;
mod sites;
mod sleep;
mod task;
mod thread;
mod timeout;
mod turn;
mod wakes;
