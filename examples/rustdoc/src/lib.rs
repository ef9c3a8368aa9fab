//! # To wait
//!
//! Three coroutines, and each sleeps. Run it: they sleep at the same time.
//!
//! <loop-scope title="Three coroutines">
//!
//! ```text
//! import asyncio
//!
//! async def nap(n):
//!     await asyncio.sleep(0.3)
//!     print("awake:", n)
//!
//! async def main():
//!     await asyncio.gather(nap(1), nap(2), nap(3))
//!
//! asyncio.run(main())
//! ```
//!
//! </loop-scope>
//!
//! And what happens if one of them keeps the thread:
//!
//! <loop-scope lesson="py-sleep" view="timeline" title="asyncio.sleep beside time.sleep"></loop-scope>
//!
//! [`block`] has nothing in it.

/// # Or to block
///
/// Nothing runs on this page.
pub mod block {}
