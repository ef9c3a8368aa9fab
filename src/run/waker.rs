//! What a waker can reach: the ready queue, and who is to be named as the cause.
//!
//! `Waker` must be `Send + Sync`, so this part of the loop lives behind a mutex and is kept small: which tasks are
//! ready, in order, and what is happening right now that makes them so.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Wake, Waker};

use crate::trace::{By, Recorder, TaskId, What};

/// The ready queue and the record, as tasks' wakers see them.
pub(super) struct Inbox {
    pub(super) recorder: Recorder,
    queue: Mutex<Queue>,
}

struct Queue {
    ready: VecDeque<TaskId>,
    /// What is going on: the cause of every wake until it changes.
    cause: By,
    /// The driver, when it waits for something to become ready.
    driver: Option<Waker>,
}

impl Inbox {
    pub(super) fn new(recorder: Recorder) -> Arc<Self> {
        let queue = Queue { ready: VecDeque::new(), cause: By::Outside, driver: None };
        Arc::new(Self { recorder, queue: Mutex::new(queue) })
    }

    /// Runs `act`; whatever it wakes was woken by `cause`.
    pub(super) fn caused<R>(&self, cause: By, act: impl FnOnce() -> R) -> R {
        let before = std::mem::replace(&mut self.queue().cause, cause);
        let result = act();
        self.queue().cause = before;
        result
    }

    /// Puts a task at the end of the queue without an event: its spawning already says that it is ready.
    pub(super) fn enter(&self, task: TaskId) {
        let driver = {
            let mut queue = self.queue();
            queue.ready.push_back(task);
            queue.driver.take()
        };
        if let Some(driver) = driver {
            driver.wake();
        }
    }

    /// Wakes the driver, if it waits.
    pub(super) fn nudge(&self) {
        let driver = self.queue().driver.take();
        if let Some(driver) = driver {
            driver.wake();
        }
    }

    pub(super) fn next(&self) -> Option<TaskId> {
        self.queue().ready.pop_front()
    }

    pub(super) fn len(&self) -> usize {
        self.queue().ready.len()
    }

    /// Wakes the driver as soon as a task becomes ready.
    pub(super) fn watch(&self, driver: &Waker) {
        self.queue().driver = Some(driver.clone());
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        // Nothing in here can leave the queue half changed.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One task's waker. Waking a task that stands in the queue already does nothing.
pub(super) struct TaskWaker {
    task: TaskId,
    queued: AtomicBool,
    inbox: Arc<Inbox>,
}

impl TaskWaker {
    /// For a task that was just spawned and stands in the queue.
    pub(super) fn new(task: TaskId, inbox: &Arc<Inbox>) -> Arc<Self> {
        Arc::new(Self { task, queued: AtomicBool::new(true), inbox: Arc::clone(inbox) })
    }

    /// From now on a wake counts: the task's step begins.
    pub(super) fn taken(&self) {
        self.queued.store(false, Ordering::Relaxed);
    }

    /// From now on no wake counts: the task has ended.
    pub(super) fn retire(&self) {
        self.queued.store(true, Ordering::Relaxed);
    }
}

impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        if self.queued.swap(true, Ordering::Relaxed) {
            return;
        }
        let by = match self.inbox.queue().cause {
            By::Task(task) if task == self.task => By::Itself,
            cause => cause,
        };
        self.inbox.recorder.emit(What::Ready { task: self.task, by });
        self.inbox.enter(self.task);
    }
}
