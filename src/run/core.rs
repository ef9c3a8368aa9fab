//! The loop itself: its tasks, its timers, and what both say to the record. No waiting happens here; [`super::drive`]
//! does that.

mod turn;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Poll, Waker};

use super::guest::Guest;
use super::host::Host;
use super::policy::Policy;
use super::waker::{Inbox, TaskWaker};
use crate::time::{Instant, Span};
use crate::trace::{Awaited, By, CancelBy, IoId, Outcome, Recorder, ScopeId, Site, TaskId, Text, TimerId, What};

/// What a task's future must be when the loop keeps it: its value goes to whoever holds the task's handle.
pub(super) type Body = Pin<Box<dyn Future<Output = Outcome>>>;

/// What is to be done once a task has ended, whichever way.
pub(super) type Epilogue = Box<dyn FnOnce(Outcome)>;

/// A single-threaded event loop.
pub struct Loop {
    pub(super) host: Rc<dyn Host>,
    pub(super) policy: Policy,
    inbox: Arc<Inbox>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    tasks: BTreeMap<TaskId, Entry>,
    /// Ordered by deadline, then by age: the first is the next to fire.
    timers: BTreeMap<(Instant, TimerId), Waker>,
    io_pending: usize,
    next: Next,
    /// What the running task said last that it awaits: the wait in which its step ends.
    awaiting: Option<(Awaited, Site)>,
    current: Option<TaskId>,
    /// Who cancels, when it isn't simply the running task.
    canceller: Option<CancelBy>,
    guest: Option<Rc<dyn Guest>>,
    /// What waits for the turn's last step.
    after_turn: Vec<Box<dyn FnOnce()>>,
    stopped: bool,
}

#[derive(Default)]
struct Next {
    task: u32,
    timer: u32,
    io: u32,
    scope: u32,
}

struct Entry {
    /// Out of its place while it is being stepped.
    body: Option<Body>,
    epilogue: Option<Epilogue>,
    waker: Arc<TaskWaker>,
    cancelled: bool,
}

thread_local! {
    /// The loop whose task is being stepped.
    static CURRENT: RefCell<Option<Rc<Loop>>> = const { RefCell::new(None) };
}

impl Loop {
    /// An empty loop. When `record` is false it runs unobserved.
    #[must_use]
    pub fn new(host: Rc<dyn Host>, policy: Policy, record: bool) -> Rc<Self> {
        let recorder = Recorder::new(host.clock(), record);
        Rc::new(Self { host, policy, inbox: Inbox::new(recorder), state: RefCell::default() })
    }

    /// The loop that is stepping the caller.
    ///
    /// # Panics
    /// Outside a task. Programs are only ever run by a loop.
    pub(super) fn current() -> Rc<Self> {
        let current = CURRENT.with_borrow(Option::clone);
        #[expect(clippy::expect_used, reason = "a program's primitives have no meaning outside a loop")]
        current.expect("called outside a Loopscope task")
    }

    /// The host drew a frame on this thread.
    pub fn saw_frame(&self) {
        self.emit(What::Frame);
    }

    /// A key or pointer event had to wait this long for this thread.
    pub fn saw_input(&self, delay: Span) {
        self.emit(What::Input { delay });
    }

    /// Delivers what was recorded since the last batch.
    pub fn deliver_rest(&self) {
        self.flush(Span::ZERO);
    }

    /// Ends the run from outside: every task is cancelled, and the record says that it was stopped.
    pub fn stop(&self) {
        self.state.borrow_mut().stopped = true;
        if let Some(guest) = self.guest() {
            guest.stop();
        }
        self.heed_stop();
    }

    /// A stop that came before there was a task to cancel is one, too.
    pub(super) fn heed_stop(&self) {
        if self.state.borrow().stopped {
            self.cancel_all(CancelBy::Stop);
        }
    }

    /// Says how the run ended.
    pub(super) fn finish(&self) {
        let stopped = self.state.borrow().stopped;
        self.emit(if stopped { What::Stopped } else { What::Finished });
    }

    pub(crate) fn emit(&self, what: What) {
        self.inbox.recorder.emit(what);
    }

    /// Reads the clock. What is recorded next happens then, or later.
    pub(crate) fn now(&self) -> Instant {
        self.inbox.recorder.now()
    }

    /// What the loop runs on.
    pub(crate) fn host(&self) -> &dyn Host {
        &*self.host
    }

    pub(super) fn inbox(&self) -> &Inbox {
        &self.inbox
    }

    /// Runs `act`; whatever it makes ready was made so by `cause`.
    pub(super) fn caused<R>(&self, cause: By, act: impl FnOnce() -> R) -> R {
        self.inbox.caused(cause, act)
    }

    /// Hands recorded events on, if the oldest is at least this old.
    pub(crate) fn flush(&self, age: Span) {
        let recorder = &self.inbox.recorder;
        if recorder.age() >= age {
            let batch = recorder.take();
            if !batch.is_empty() {
                self.host.deliver(batch);
            }
        }
    }

    // Tasks.

    /// Makes a task of `body`, at the end of the ready queue.
    pub(super) fn add(&self, name: Text, scope: Option<ScopeId>, site: Site, body: Body, epilogue: Epilogue) -> TaskId {
        let (task, parent) = {
            let mut state = self.state.borrow_mut();
            let task = TaskId::new(state.next.task);
            state.next.task += 1;
            let waker = TaskWaker::new(task, &self.inbox);
            let entry = Entry { body: Some(body), epilogue: Some(epilogue), waker, cancelled: false };
            state.tasks.insert(task, entry);
            (task, state.current)
        };
        self.emit(What::Spawned { task, parent, scope, name, site });
        self.inbox.enter(task);
        task
    }

    /// Asks a task to end. It does at its next step; if it holds the thread, not before it gives it back.
    pub(super) fn cancel(&self, task: TaskId, by: CancelBy) {
        let waker = {
            let mut state = self.state.borrow_mut();
            match state.tasks.get_mut(&task) {
                Some(entry) if !entry.cancelled => {
                    entry.cancelled = true;
                    Waker::from(Arc::clone(&entry.waker))
                }
                _ => return,
            }
        };
        self.emit(What::CancelRequested { task, by });
        self.caused(By::Cancel, || waker.wake());
    }

    /// Asks every task to end.
    pub(super) fn cancel_all(&self, by: CancelBy) {
        let tasks: Vec<TaskId> = self.state.borrow().tasks.keys().copied().collect();
        for task in tasks {
            self.cancel(task, by);
        }
    }

    /// Whether no task is left.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.state.borrow().tasks.is_empty()
    }

    /// Drops every task where it stands: timers are cancelled, fetches aborted. A task's wait may hold the loop that
    /// holds the task, so this must happen when the driver goes; it can't wait for the loop's own end.
    pub(super) fn abandon(self: &Rc<Self>) {
        let before = CURRENT.replace(Some(Rc::clone(self)));
        let guest = self.state.borrow_mut().guest.take();
        drop(guest);
        loop {
            let task = self.state.borrow_mut().tasks.pop_first();
            let Some((_, entry)) = task else { break };
            entry.waker.retire();
            drop(entry);
        }
        CURRENT.set(before);
    }

    pub(super) fn current_task(&self) -> Option<TaskId> {
        self.state.borrow().current
    }

    /// Who is to be named when something is cancelled now.
    pub(super) fn canceller(&self) -> CancelBy {
        let state = self.state.borrow();
        state.canceller.or(state.current.map(CancelBy::Task)).unwrap_or(CancelBy::Stop)
    }

    /// Runs `act`; whatever it cancels was cancelled because `timer` was due.
    pub(super) fn cancelling_by_timer(&self, timer: TimerId, act: impl FnOnce()) {
        self.state.borrow_mut().canceller = Some(CancelBy::Timer(timer));
        act();
        self.state.borrow_mut().canceller = None;
    }

    /// Says what the running task is about to wait for.
    pub(crate) fn awaiting(&self, on: Awaited, site: Site) {
        self.state.borrow_mut().awaiting = Some((on, site));
    }

    /// Polls `bound`, which only bounds the wait that was spoken of last: as long as it is pending, that wait is told.
    pub(super) fn bounding(&self, bound: impl FnOnce() -> Poll<()>) -> Poll<()> {
        let told = self.state.borrow_mut().awaiting.take();
        let poll = bound();
        if poll.is_pending() && told.is_some() {
            self.state.borrow_mut().awaiting = told;
        }
        poll
    }

    // Guests: whoever keeps tasks and timers of their own.

    /// A number for a task that the loop doesn't step itself.
    pub(crate) fn number_task(&self) -> TaskId {
        let mut state = self.state.borrow_mut();
        state.next.task += 1;
        TaskId::new(state.next.task - 1)
    }

    /// A number for a timer that the loop doesn't keep itself.
    pub(crate) fn number_timer(&self) -> TimerId {
        let mut state = self.state.borrow_mut();
        state.next.timer += 1;
        TimerId::new(state.next.timer - 1)
    }

    /// From now on this guest's entries are run, too, after the loop's own.
    pub(crate) fn seat(&self, guest: Rc<dyn Guest>) {
        self.state.borrow_mut().guest = Some(guest);
    }

    pub(super) fn guest(&self) -> Option<Rc<dyn Guest>> {
        self.state.borrow().guest.clone()
    }

    /// Whether anything stands in the ready queue.
    pub(super) fn is_ready(&self) -> bool {
        self.inbox.len() > 0 || self.guest().is_some_and(|guest| guest.ready() > 0)
    }

    /// A guest has something to do: the driver needs to know if it waits.
    pub(crate) fn nudge(&self) {
        self.inbox.nudge();
    }

    // Timers, work elsewhere, scopes.

    pub(crate) fn set_timer(&self, due: Instant, waker: Waker) -> TimerId {
        let (timer, task) = {
            let mut state = self.state.borrow_mut();
            let timer = TimerId::new(state.next.timer);
            state.next.timer += 1;
            state.timers.insert((due, timer), waker);
            (timer, state.current)
        };
        if let Some(task) = task {
            self.emit(What::TimerSet { timer, task, due });
        }
        timer
    }

    /// Whether a timer is still in the heap; if so, its waker is replaced.
    pub(super) fn renew_timer(&self, due: Instant, timer: TimerId, waker: &Waker) -> bool {
        match self.state.borrow_mut().timers.get_mut(&(due, timer)) {
            Some(old) => {
                old.clone_from(waker);
                true
            }
            None => false,
        }
    }

    pub(crate) fn cancel_timer(&self, due: Instant, timer: TimerId) {
        let waker = self.state.borrow_mut().timers.remove(&(due, timer));
        if waker.is_some() {
            self.emit(What::TimerCancelled { timer });
        }
    }

    /// When the next timer is due.
    pub(super) fn deadline(&self) -> Option<Instant> {
        let own = self.state.borrow().timers.first_key_value().map(|(&(due, _), _)| due);
        own.into_iter().chain(self.guest().and_then(|guest| guest.deadline())).min()
    }

    /// A number for work elsewhere that begins now. [`Loop::io_over`] must follow.
    pub(crate) fn io_begun(&self) -> IoId {
        let mut state = self.state.borrow_mut();
        state.io_pending += 1;
        state.next.io += 1;
        IoId::new(state.next.io - 1)
    }

    pub(crate) fn io_over(&self) {
        self.state.borrow_mut().io_pending -= 1;
    }

    pub(crate) fn io_pending(&self) -> bool {
        self.state.borrow().io_pending > 0
    }

    pub(crate) fn new_scope(&self) -> ScopeId {
        let mut state = self.state.borrow_mut();
        state.next.scope += 1;
        ScopeId::new(state.next.scope - 1)
    }
}
