//! The driver: turns, and the waiting between them.

use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::task::Poll;

use super::core::Loop;
use super::policy::Policy;
use super::task::spawn_root;
use crate::time::{Instant, Span};
use crate::trace::{CancelBy, Outcome, Text, What, Yielded};

/// Runs `main` as the first task of `lp`, named "main", until it has ended; then cancels the tasks that are left,
/// as `asyncio.run` does, and waits for them. What happens is in the record; the last batch is delivered before
/// this returns. Dropping the driver before that drops its tasks, with their timers and fetches.
pub async fn drive(lp: Rc<Loop>, main: impl Future<Output = Outcome> + 'static) {
    drive_named(lp, "main".into(), main).await;
}

/// The same, with another name for the first task.
pub async fn drive_named(lp: Rc<Loop>, name: Text, main: impl Future<Output = Outcome> + 'static) {
    let reins = Reins(lp);
    let lp = &reins.0;
    spawn_root(lp, name, main);
    lp.heed_stop();
    let mut last_hop = lp.now();
    loop {
        lp.turn();
        if lp.is_finished() {
            lp.finish();
            break;
        }
        if lp.is_ready() {
            last_hop = between_turns(lp, last_hop).await;
        } else if lp.deadline().is_none() && !lp.io_pending() {
            // Whoever waits now waits for ever: say so and end it.
            lp.emit(What::Deadlocked);
            lp.cancel_all(CancelBy::Shutdown);
        } else {
            lp.emit(What::Yielded(Yielded::Idle));
            lp.flush(Span::ZERO);
            idle(lp).await;
            last_hop = lp.now();
        }
    }
    lp.flush(Span::ZERO);
}

/// The driver's hold on its loop.
struct Reins(Rc<Loop>);

impl Drop for Reins {
    fn drop(&mut self) {
        self.0.abandon();
    }
}

/// Gives the thread back if it is time to; the moment of the last hop.
async fn between_turns(lp: &Loop, last_hop: Instant) -> Instant {
    let hop = match lp.policy {
        Policy::Budget(budget) => lp.now() - last_hop >= budget,
        Policy::EveryTurn => true,
        Policy::Never => {
            lp.host.microtask().await;
            false
        }
    };
    if !hop {
        return last_hop;
    }
    lp.emit(What::Yielded(Yielded::Hop));
    lp.host.hop().await;
    lp.now()
}

/// Waits until the next timer is due or something becomes ready.
async fn idle(lp: &Loop) {
    let mut wait = lp.host.idle(lp.deadline());
    poll_fn(|cx| {
        lp.inbox().watch(cx.waker());
        if lp.is_ready() { Poll::Ready(()) } else { wait.as_mut().poll(cx) }
    })
    .await;
}
