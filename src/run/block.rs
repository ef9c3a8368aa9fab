//! What a running task can do without giving the thread back, and how it gives it back for a moment.

use std::future::{Future, poll_fn};
use std::task::Poll;

use super::core::Loop;
use super::task::here;
use super::work::Work;
use crate::time::Span;
use crate::trace::{Awaited, Block, Text, What};

/// Keeps the thread for `span` and does nothing with it, as `time.sleep` does. Nobody else can run.
#[track_caller]
pub fn block_for(span: Span) {
    let (lp, site) = (Loop::current(), here());
    let Some(task) = lp.current_task() else {
        return;
    };
    lp.emit(What::BlockBegan { task, kind: Block::Sleep(span), site });
    // Whoever watches must know it now: there is no other chance before the call returns.
    lp.flush(Span::ZERO);
    lp.host.hold(span);
    lp.emit(What::BlockEnded { task });
    lp.flush(Span::ZERO);
}

/// Computes here and now; the thread belongs to the computation until it is done.
#[must_use]
#[track_caller]
pub fn compute(work: Work) -> u64 {
    let (lp, site) = (Loop::current(), here());
    if let Some(task) = lp.current_task() {
        lp.emit(What::Computes { task, site });
    }
    lp.flush(Span::FRAME);
    let result = lp.host.compute(work);
    // Time has passed: whatever comes next in this step comes after it.
    lp.now();
    result
}

/// Gives the thread back and takes the last place in the ready queue.
#[track_caller]
pub fn yield_now() -> impl Future<Output = ()> {
    let site = here();
    let mut yielded = false;
    poll_fn(move |cx| {
        if yielded {
            return Poll::Ready(());
        }
        yielded = true;
        Loop::current().awaiting(Awaited::Turn, site);
        cx.waker().wake_by_ref();
        Poll::Pending
    })
}

/// Writes a line of output.
pub fn print(text: impl Into<Text>) {
    let lp = Loop::current();
    if let Some(task) = lp.current_task() {
        lp.emit(What::Printed { task, text: text.into() });
    }
}
