//! The Loop: one thread, a ready queue, a heap of timers, and a host that waits.
//!
//! It keeps what asyncio keeps, so that both can be shown and compared. A *turn* fires the timers that are due,
//! takes a snapshot of the ready queue and steps each entry once; what becomes ready meanwhile waits for the next
//! turn. Between turns the loop gives the thread back to its host, as often as its [`Policy`] says.
//!
//! The rest of the module is what programs are written with: [`spawn`], [`sleep`], [`fetch`], [`TaskGroup`], … Each
//! records the line that called it.

mod block;
mod channel;
mod core;
mod database;
mod drive;
mod fetch;
mod group;
mod guest;
mod host;
mod offload;
mod policy;
mod semaphore;
mod sleep;
mod task;
mod timeout;
mod virtual_database;
mod virtual_host;
mod waker;
mod work;

pub use self::block::{block_for, compute, print, yield_now};
pub use self::channel::{Receiver, Sender, channel};
pub use self::core::Loop;
pub use self::database::{Database, Ticket};
pub use self::drive::{drive, drive_named};
pub use self::fetch::{Fetch, fetch};
pub use self::group::{TaskGroup, gather, join_all, race};
pub use self::guest::Guest;
pub use self::host::{Deliver, Done, Fetched, Host, Job, Later, Told, broken, stopped};
pub use self::offload::{Offload, in_worker};
pub use self::policy::Policy;
pub use self::semaphore::{Permit, Semaphore};
pub use self::sleep::{Sleep, sleep};
pub use self::task::{Task, spawn};
pub use self::timeout::{Timeout, timeout};
pub use self::virtual_database::Engine;
pub use self::virtual_host::{VirtualHost, drive_virtually, run_virtually};
pub use self::work::{Work, count_primes};
