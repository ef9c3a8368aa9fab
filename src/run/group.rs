//! Tasks that belong together: the task group, gather, join all, race.
//!
//! They differ in what the failure of one means for the others: a task group cancels them, gather leaves them
//! running, join all doesn't look, and a race cancels whoever isn't first.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::task::{Poll, Waker};

use super::core::Loop;
use super::task::{Task, here, spawn_in};
use crate::trace::{Awaited, CancelBy, Failure, Member, Outcome, ScopeId, ScopeKind, Site, TaskId, Text, What};

/// A scope that outlives none of its tasks. The first failure cancels the siblings; all failures are bundled.
/// Siblings that are ready in the same turn have their step first, as in asyncio: what fails together is told together.
/// Dropping it before [`TaskGroup::join`] is over cancels all of them.
pub struct TaskGroup(Rc<Group>);

struct Group {
    lp: Rc<Loop>,
    scope: ScopeId,
    state: RefCell<GroupState>,
}

#[derive(Default)]
struct GroupState {
    running: Vec<TaskId>,
    failures: Vec<Member>,
    /// Why the group is to end early, once it is.
    broken: Option<CancelBy>,
    owner: Option<Waker>,
}

impl TaskGroup {
    /// An empty group, owned by the running task.
    #[must_use]
    #[track_caller]
    pub fn new() -> Self {
        let lp = Loop::current();
        let scope = open(&lp, ScopeKind::TaskGroup, here());
        Self(Rc::new(Group { lp, scope, state: RefCell::default() }))
    }

    /// Starts a task in the group. In a group with a failure it is cancelled before its first step.
    #[track_caller]
    pub fn spawn(&self, name: impl Into<Text>, future: impl Future<Output = Outcome> + 'static) {
        let group = Rc::clone(&self.0);
        let task = spawn_in(&group.lp, name.into(), Some(group.scope), here(), future);
        group.state.borrow_mut().running.push(task.id);
        let (id, name) = (task.id, Text::clone(&task.name));
        task.end.listen(Box::new(move |failure| group.ended(id, name, failure)));
        // Whether it failed is told to the group, which is as good as asking the task.
        task.retrieve_at_end();
        let broken = self.0.state.borrow().broken;
        if let Some(by) = broken {
            self.0.lp.cancel(id, by);
        }
    }

    /// Waits until all tasks have ended.
    ///
    /// # Errors
    /// [`Failure::Group`] with the failure of each task that failed. Cancelled siblings are not among them.
    #[track_caller]
    pub fn join(self) -> impl Future<Output = Outcome> {
        let site = here();
        poll_fn(move |cx| {
            let mut state = self.0.state.borrow_mut();
            if !state.running.is_empty() {
                state.owner = Some(cx.waker().clone());
                self.0.lp.awaiting(Awaited::Scope(self.0.scope), site);
                return Poll::Pending;
            }
            let failures = std::mem::take(&mut state.failures);
            Poll::Ready(if failures.is_empty() { Ok(()) } else { Err(Failure::group(failures)) })
        })
    }
}

impl Default for TaskGroup {
    #[track_caller]
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for TaskGroup {
    fn drop(&mut self) {
        // Whoever waited waits no more.
        self.0.state.borrow_mut().owner = None;
        self.0.cancel_all(self.0.lp.canceller());
        self.0.lp.emit(What::ScopeClosed { scope: self.0.scope });
    }
}

impl Group {
    fn ended(self: &Rc<Self>, task: TaskId, name: Text, failure: Option<&Failure>) {
        let mut state = self.state.borrow_mut();
        state.running.retain(|&running| running != task);
        let failure = failure.filter(|&failure| *failure != Failure::Cancelled);
        state.failures.extend(failure.map(|failure| Member { task: name, failure: failure.clone() }));
        let owner = if state.running.is_empty() { state.owner.take() } else { None };
        drop(state);
        if failure.is_some() {
            let group = Rc::clone(self);
            self.lp.after_turn(move || group.cancel_all(CancelBy::Task(task)));
        }
        if let Some(owner) = owner {
            owner.wake();
        }
    }

    fn cancel_all(&self, by: CancelBy) {
        let running = {
            let mut state = self.state.borrow_mut();
            state.broken.get_or_insert(by);
            state.running.clone()
        };
        for task in running {
            self.lp.cancel(task, by);
        }
    }
}

/// Waits for all tasks and gives their values in order. The first failure is given at once; the siblings keep
/// running, and nobody waits for them any more.
#[track_caller]
pub fn gather<T: 'static>(tasks: Vec<Task<T>>) -> impl Future<Output = Outcome<Vec<T>>> {
    let site = here();
    async move {
        let mut watch =
            Watch::new(tasks, ScopeKind::Gather, site, |ends| ends.len() == ends.of || ends.failed().is_some());
        watch.over().await;
        if let Some(first) = watch.ends.borrow().failed()
            && let Some(Err(failure)) = watch.tasks[first].take()
        {
            return Err(failure);
        }
        watch.outcomes().collect()
    }
}

/// Waits for all tasks and gives the outcome of each, in order.
#[track_caller]
pub fn join_all<T: 'static>(tasks: Vec<Task<T>>) -> impl Future<Output = Vec<Outcome<T>>> {
    let site = here();
    async move {
        let mut watch = Watch::new(tasks, ScopeKind::JoinAll, site, |ends| ends.len() == ends.of);
        watch.over().await;
        watch.outcomes().collect()
    }
}

/// Waits for the first task to end, gives its outcome and cancels the others.
#[track_caller]
pub fn race<T: 'static>(tasks: Vec<Task<T>>) -> impl Future<Output = Outcome<T>> {
    let site = here();
    async move {
        let mut watch = Watch::new(tasks, ScopeKind::Race, site, |ends| ends.len() > 0 || ends.of == 0);
        watch.over().await;
        let first = watch.ends.borrow().order.first().map(|&(index, _)| index);
        let Some(first) = first else {
            return Err(crate::trace::error("a race with nobody in it"));
        };
        let winner = watch.tasks[first].id;
        for (index, task) in watch.tasks.iter().enumerate() {
            if index != first {
                watch.lp.cancel(task.id, CancelBy::Task(winner));
            }
        }
        watch.tasks[first].take().unwrap_or(Err(Failure::Cancelled))
    }
}

/// Several tasks whose ends are awaited. Dropped before it is over, it cancels them, as in asyncio.
struct Watch<T> {
    lp: Rc<Loop>,
    scope: ScopeId,
    site: Site,
    tasks: Vec<Task<T>>,
    ends: Rc<RefCell<Ends>>,
    over: bool,
}

/// Which tasks have ended so far, in order, and whether they failed.
struct Ends {
    of: usize,
    /// Whether the wait is over.
    enough: fn(&Self) -> bool,
    order: Vec<(usize, bool)>,
    owner: Option<Waker>,
}

impl Ends {
    fn len(&self) -> usize {
        self.order.len()
    }

    fn failed(&self) -> Option<usize> {
        self.order.iter().find(|(_, failed)| *failed).map(|&(index, _)| index)
    }
}

impl<T: 'static> Watch<T> {
    fn new(tasks: Vec<Task<T>>, kind: ScopeKind, site: Site, enough: fn(&Ends) -> bool) -> Self {
        let lp = Loop::current();
        let scope = open(&lp, kind, site);
        let ends = Rc::new(RefCell::new(Ends { of: tasks.len(), enough, order: Vec::new(), owner: None }));
        for (index, task) in tasks.iter().enumerate() {
            lp.emit(What::ScopeTook { scope, task: task.id });
            let ends = Rc::clone(&ends);
            task.end.listen(Box::new(move |failure| {
                let mut ends = ends.borrow_mut();
                ends.order.push((index, failure.is_some()));
                // Whoever waits is woken once, when it can go on, as with the future of a gather in asyncio.
                if (ends.enough)(&ends)
                    && let Some(owner) = ends.owner.take()
                {
                    owner.wake();
                }
            }));
        }
        Self { lp, scope, site, tasks, ends, over: false }
    }

    /// Waits until enough of them have ended.
    async fn over(&mut self) {
        poll_fn(|cx| {
            let mut ends = self.ends.borrow_mut();
            if (ends.enough)(&ends) {
                return Poll::Ready(());
            }
            ends.owner = Some(cx.waker().clone());
            self.lp.awaiting(Awaited::Scope(self.scope), self.site);
            Poll::Pending
        })
        .await;
        self.over = true;
    }

    fn outcomes(&self) -> impl Iterator<Item = Outcome<T>> {
        self.tasks.iter().map(|task| task.take().unwrap_or(Err(Failure::Cancelled)))
    }
}

impl<T> Drop for Watch<T> {
    fn drop(&mut self) {
        if !self.over {
            // Whoever waited waits no more.
            self.ends.borrow_mut().owner = None;
            let by = self.lp.canceller();
            for task in &self.tasks {
                self.lp.cancel(task.id, by);
            }
        }
        self.lp.emit(What::ScopeClosed { scope: self.scope });
    }
}

fn open(lp: &Loop, kind: ScopeKind, site: Site) -> ScopeId {
    let scope = lp.new_scope();
    if let Some(task) = lp.current_task() {
        lp.emit(What::ScopeOpened { scope, task, kind, site });
    }
    scope
}
