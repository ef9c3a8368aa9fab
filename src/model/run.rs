//! A run: everything that is known of it so far.

use super::looplane::{HeldAt, LoopLane};
use super::output::Output;
use super::slice::{Doing, Slice, Wait};
use super::task::Task;
use super::visits::Visits;
use crate::network::Rung;
use crate::time::{Instant, Span};
use crate::trace::{By, CancelBy, IoEnd, ScopeKind, TaskId, Text};

/// A run, as far as its trace was folded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// The tasks; a task's id is its index.
    pub tasks: Vec<Task>,
    /// The timers; a timer's id is its index.
    pub timers: Vec<Timer>,
    /// Work elsewhere; its id is its index.
    pub ios: Vec<Io>,
    /// The scopes; a scope's id is its index.
    pub scopes: Vec<Scope>,
    /// The loop's own lane.
    pub loop_lane: LoopLane,
    /// Who made whom ready, in order.
    pub wakes: Vec<Arrow<By>>,
    /// Who asked whom to end, in order.
    pub cancels: Vec<Arrow<CancelBy>>,
    /// What was printed, in order.
    pub output: Output,
    /// The program's servers and their visitors.
    pub visits: Visits,
    /// How the run ended and when.
    pub end: Option<(Instant, End)>,
    /// Names of semaphores and channels.
    pub names: Vec<Text>,
    pub(super) last: Instant,
    pub(super) order: u32,
    pub(super) step: Option<Step>,
    /// Steps in which that one runs, outermost first.
    pub(super) outer_steps: Vec<Step>,
    pub(super) deadlocked: bool,
    /// What each task awaited, and on which line, when nothing could become ready any more.
    pub(super) stuck: Vec<(TaskId, Wait, u32)>,
}

/// The step that goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) task: TaskId,
    pub(super) start: Instant,
    /// Who made the task ready again while it runs.
    pub(super) woken: Option<By>,
    /// What it last did that is known to take time, and where.
    pub(super) at: HeldAt,
}

/// A timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timer {
    /// Whose wait it ends.
    pub task: TaskId,
    /// When it went into the heap.
    pub set: Instant,
    /// When it was to fire.
    pub due: Instant,
    /// When it left the heap, and whether it had fired.
    pub left: Option<(Instant, bool)>,
}

/// Work elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Io {
    /// Who asked for it.
    pub task: TaskId,
    /// A URL, or what is computed.
    pub what: Text,
    /// Who answers; `None` is the real network, or a worker.
    pub rung: Option<Rung>,
    /// When it was asked for.
    pub began: Instant,
    /// When the network had it, when the loop learnt of it, and how it ended.
    pub end: Option<(Instant, Instant, IoEnd)>,
}

/// A scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Who owns it.
    pub task: TaskId,
    /// What kind it is.
    pub kind: ScopeKind,
    /// Its line; 0 where none is known.
    pub line: u32,
    /// From when.
    pub opened: Instant,
    /// Until when.
    pub closed: Option<Instant>,
}

/// That one thing acted on a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrow<From> {
    /// When.
    pub at: Instant,
    /// Where it stands among all of the run's happenings.
    pub order: u32,
    /// Who acted.
    pub from: From,
    /// On whom.
    pub to: TaskId,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The program ended by itself.
    Finished,
    /// Somebody ended it.
    Stopped,
    /// Nothing could ever have become ready again.
    Deadlocked,
    /// It broke, and not by the program's doing.
    Broken(Text),
}

impl Run {
    /// The task with this id.
    #[must_use]
    pub fn task(&self, id: TaskId) -> Option<&Task> {
        self.tasks.get(id.index())
    }

    /// How long the run took, or has taken at `now`.
    #[must_use]
    pub fn elapsed(&self, now: Instant) -> Span {
        self.until(now) - Instant::ZERO
    }

    /// Its end, or `now` if it goes on; never before its last event.
    #[must_use]
    pub fn until(&self, now: Instant) -> Instant {
        self.end.as_ref().map_or(now.max(self.last), |&(at, _)| at)
    }

    /// Who has the thread.
    #[must_use]
    pub fn running(&self) -> Option<TaskId> {
        self.step.map(|step| step.task)
    }

    /// The last moment it has an event of.
    #[must_use]
    pub const fn last(&self) -> Instant {
        self.last
    }

    /// What a task does now, cut at `now`: one stretch; or two, when it awaits something that is there already but
    /// can't be handed over, because somebody has the thread: then it is ready, whatever the loop knows of it.
    #[must_use]
    pub fn open_slices(&self, task: &Task, now: Instant) -> [Option<Slice>; 2] {
        let Some(open) = task.open else { return [None, None] };
        let now = self.until(now).max(open.start);
        if let Doing::Awaiting { on: Wait::Sleep(timer), .. } = open.doing
            && let Some(due) = self.timers.get(timer.index()).map(|timer| timer.due)
            && due < now
        {
            let [waited, starved] = split(open, due, Some(By::Timer(timer)), open.order);
            return [waited, starved.map(|slice| Slice { end: now, ..slice })];
        }
        [Some(Slice { end: now, ..open }), None]
    }

    /// How late the latest timer fired, or is at `now`.
    #[must_use]
    pub fn latest_timer(&self, now: Instant) -> Span {
        let now = self.until(now);
        let late = |timer: &Timer| match timer.left {
            Some((at, true)) => at - timer.due,
            Some((_, false)) => Span::ZERO,
            None => now - timer.due,
        };
        self.timers.iter().map(late).max().unwrap_or_default()
    }

    /// How many frames were lost on the run's thread while it went on.
    #[must_use]
    pub fn frames_lost(&self, now: Instant) -> u64 {
        let until = self.until(now);
        self.loop_lane.frames_lost(Instant::ZERO, until, until)
    }

    /// The instant at which the run is best looked at once it is over: late in its longest hold, if that was long,
    /// else half-way.
    #[must_use]
    pub fn telling_instant(&self) -> Instant {
        let longest = self.loop_lane.holds.iter().max_by_key(|hold| hold.span());
        let (from, span) = match longest {
            Some(hold) if hold.span() >= LoopLane::LONG => (hold.start, hold.span()),
            _ => (Instant::ZERO, self.elapsed(self.last)),
        };
        from + Span::from_micros(span.as_micros() / 5 * 3)
    }

    /// The lab network's rung, if the run has used it.
    #[must_use]
    pub fn rung(&self) -> Option<Rung> {
        self.ios.iter().find_map(|io| io.rung)
    }

    /// Whether the run was ended from outside or broke.
    #[must_use]
    pub fn failed(&self) -> bool {
        let main_failed =
            self.tasks.first().is_some_and(|main| matches!(main.end, Some((_, super::task::TaskEnd::Failed(_)))));
        main_failed || matches!(self.end, Some((_, End::Broken(_) | End::Deadlocked)))
    }
}

/// Cuts an awaiting stretch in two at the moment from which the task could have gone on. An empty first part is left
/// out.
pub(super) fn split(open: Slice, could: Instant, by: Option<By>, order: u32) -> [Option<Slice>; 2] {
    let could = could.max(open.start);
    let waited = Slice { end: could, ..open };
    let starved = Slice { start: could, end: could, order, doing: Doing::Ready { by } };
    [(waited.start < could).then_some(waited), Some(starved)]
}
