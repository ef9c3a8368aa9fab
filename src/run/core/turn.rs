//! Turns and steps: what the loop does with the thread while it has it.

use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use super::{Body, CURRENT, Loop, TaskWaker};
use crate::time::{Instant, Span, ms};
use crate::trace::{Awaited, By, Failure, Outcome, Site, StepEnd, TaskId, TimerId, What};

/// Recorded events are handed on at the end of a turn once the oldest of them is this old.
const BATCH: Span = ms(8);

impl Loop {
    /// One turn. Timers that are due come to the ready queue, then each task that stands there is stepped once.
    pub(in crate::run) fn turn(self: &Rc<Self>) {
        self.emit(What::TurnBegan);
        self.fire_due();
        if let Some(guest) = self.guest() {
            guest.fire_due(self.now());
        }
        for _ in 0..self.inbox.len() {
            if let Some(task) = self.inbox.next() {
                self.step(task);
            }
        }
        if let Some(guest) = self.guest() {
            guest.turn(self.inbox.recorder.now());
        }
        let after_turn = std::mem::take(&mut self.state.borrow_mut().after_turn);
        for act in after_turn {
            act();
        }
        self.emit(What::TurnEnded);
        self.flush(BATCH);
    }

    /// Does `act` when all tasks of this turn have been stepped.
    pub(in crate::run) fn after_turn(&self, act: impl FnOnce() + 'static) {
        self.state.borrow_mut().after_turn.push(Box::new(act));
    }

    fn fire_due(&self) {
        let now = self.now();
        while let Some(((_, timer), waker)) = self.take_due(now) {
            self.emit(What::TimerFired { timer });
            self.caused(By::Timer(timer), || waker.wake());
        }
    }

    fn take_due(&self, now: Instant) -> Option<((Instant, TimerId), Waker)> {
        let mut state = self.state.borrow_mut();
        let &(due, _) = state.timers.first_key_value()?.0;
        if due <= now { state.timers.pop_first() } else { None }
    }

    /// Gives the thread to one task until it gives it back.
    fn step(self: &Rc<Self>, task: TaskId) {
        let Some((body, waker, cancelled)) = self.take_body(task) else {
            return;
        };
        waker.taken();
        let before = CURRENT.replace(Some(Rc::clone(self)));
        self.emit(What::StepBegan { task });
        let how = self.caused(By::Task(task), || {
            if cancelled {
                drop(body);
                return Some(Err(Failure::Cancelled));
            }
            self.poll(task, body, &waker)
        });
        match how {
            Some(outcome) => self.end(task, outcome),
            None => {
                let (on, site) = self.state.borrow_mut().awaiting.take().unwrap_or((Awaited::Other, Site::default()));
                self.emit(What::StepEnded { task, how: StepEnd::Awaiting { on, site } });
            }
        }
        let mut state = self.state.borrow_mut();
        state.awaiting = None;
        state.current = None;
        drop(state);
        CURRENT.set(before);
    }

    fn take_body(&self, task: TaskId) -> Option<(Body, Arc<TaskWaker>, bool)> {
        let mut state = self.state.borrow_mut();
        let entry = state.tasks.get_mut(&task)?;
        let taken = (entry.body.take()?, Arc::clone(&entry.waker), entry.cancelled);
        state.current = Some(task);
        Some(taken)
    }

    /// The outcome, or `None` when the task waits; then its body is back in its place.
    fn poll(&self, task: TaskId, mut body: Body, waker: &Arc<TaskWaker>) -> Option<Outcome> {
        let waker = Waker::from(Arc::clone(waker));
        match body.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(outcome) => Some(outcome),
            Poll::Pending => {
                if let Some(entry) = self.state.borrow_mut().tasks.get_mut(&task) {
                    entry.body = Some(body);
                }
                None
            }
        }
    }

    fn end(&self, task: TaskId, outcome: Outcome) {
        let entry = self.state.borrow_mut().tasks.remove(&task);
        let how = match &outcome {
            Ok(()) => StepEnd::Returned,
            Err(Failure::Cancelled) => StepEnd::Cancelled,
            Err(error) => StepEnd::Raised { error: error.clone() },
        };
        self.emit(What::StepEnded { task, how });
        if let Some(mut entry) = entry {
            entry.waker.retire();
            if let Some(epilogue) = entry.epilogue.take() {
                self.caused(By::Task(task), || epilogue(outcome));
            }
        }
    }
}
