//! The fold: one event after another into a [`Run`].
//!
//! A trace may come from anywhere, so an event that speaks of something unknown is passed over.

use std::collections::BTreeSet;

use super::looplane::{HeldAt, Hold, LongStep, LoopLane, Turn};
use super::output::Line;
use super::run::{Arrow, End, Io, Run, Scope, Step, Timer, split};
use super::slice::{Doing, Slice, State, Wait};
use super::task::{Task, TaskEnd};
use crate::time::Instant;
use crate::trace::{Awaited, By, Event, Site, StepEnd, TaskId, Text, TimerId, What};

impl Run {
    /// Takes in the next events.
    pub fn extend(&mut self, events: &[Event]) {
        for event in events {
            self.last = self.last.max(event.at);
            self.order += 1;
            // What comes after the end is frames and input at most: they tell what the last hold has cost.
            if self.end.is_none() || matches!(event.what, What::Frame | What::Input { .. }) {
                self.fold(self.last, &event.what);
            }
        }
    }

    fn fold(&mut self, at: Instant, what: &What) {
        match what {
            What::Spawned { task, parent, scope, name, site } => {
                if task.index() == self.tasks.len() {
                    // Nobody is spawned by one who comes later.
                    let parent = parent.filter(|parent| parent.index() < self.tasks.len());
                    let depth = parent.and_then(|id| self.task(id)).map_or(0, |parent| parent.depth.saturating_add(1));
                    let start = Slice { start: at, end: at, order: self.order, doing: Doing::Ready { by: None } };
                    self.tasks.push(Task {
                        id: *task,
                        name: Text::clone(name),
                        parent,
                        depth,
                        scope: *scope,
                        line: site.line,
                        spawned: at,
                        slices: Vec::new(),
                        open: Some(start),
                        end: None,
                        end_order: 0,
                        steps: 0,
                        cancelled: None,
                        retrieved: false,
                        totals: super::task::Totals::default(),
                    });
                }
            }
            What::Ready { task, by } => self.ready(at, *task, *by),
            What::StepBegan { task } => {
                let order = self.order;
                let Some(alive) = self.tasks.get_mut(task.index()).filter(|task| task.end.is_none()) else { return };
                alive.turn_to(at, order, Doing::Running { line: 0 });
                alive.steps += 1;
                if let Some(turn) = &mut self.loop_lane.turn {
                    turn.steps += 1;
                }
                let step = Step { task: *task, start: at, woken: None, at: HeldAt::Unknown };
                // A thread of the program runs while the step that was begun is in a blocking call.
                self.outer_steps.extend(self.step.replace(step).filter(|outer| outer.task != *task));
            }
            What::StepEnded { task, how } => self.step_ended(at, *task, how),
            What::BlockBegan { task, site, .. } => {
                if let Some(step) = &mut self.step {
                    step.at = HeldAt::Blocking { line: site.line };
                }
                self.turn_to(at, *task, Doing::Blocking { line: site.line });
            }
            What::BlockEnded { task } => self.turn_to(at, *task, Doing::Running { line: 0 }),
            What::Computes { task, site: Site { line } } => self.computes(at, *task, *line),
            What::TimerSet { timer, task, due } => {
                if timer.index() == self.timers.len() {
                    self.timers.push(Timer { task: *task, set: at, due: *due, left: None });
                }
            }
            What::TimerFired { timer } => self.timer_left(timer.index(), at, true),
            What::TimerCancelled { timer } => self.timer_left(timer.index(), at, false),
            What::IoBegan { io, task, what, rung } => {
                if io.index() == self.ios.len() {
                    self.ios.push(Io { task: *task, what: Text::clone(what), rung: *rung, began: at, end: None });
                }
            }
            What::IoEnded { io, done, end } => {
                if let Some(io) = self.ios.get_mut(io.index()) {
                    io.end = Some(((*done).clamp(io.began, at.max(io.began)), at, end.clone()));
                }
            }
            What::ScopeOpened { scope, task, kind, site } => {
                if scope.index() == self.scopes.len() {
                    self.scopes.push(Scope { task: *task, kind: *kind, line: site.line, opened: at, closed: None });
                }
            }
            What::ScopeTook { scope, task } => {
                if let Some(task) = self.tasks.get_mut(task.index()) {
                    task.scope = Some(*scope);
                }
            }
            What::ScopeClosed { scope } => {
                if let Some(scope) = self.scopes.get_mut(scope.index()) {
                    scope.closed = Some(at);
                }
            }
            What::CancelRequested { task, by } => {
                if let Some(to) = self.tasks.get_mut(task.index()) {
                    to.cancelled = Some((at, *by));
                    self.cancels.push(Arrow { at, order: self.order, from: *by, to: *task });
                }
            }
            What::Retrieved { task } => {
                if let Some(task) = self.tasks.get_mut(task.index()) {
                    task.retrieved = true;
                }
            }
            What::Printed { task, text } => {
                self.output.push(Line {
                    at,
                    order: self.order,
                    task: *task,
                    text: Text::clone(text),
                    complains: false,
                });
            }
            What::Complained { task, text } => {
                self.output.push(Line { at, order: self.order, task: *task, text: Text::clone(text), complains: true });
            }
            What::ServerOpened { port, site } => self.visits.opened(*port, site.line, at),
            What::ServerClosed { port } => self.visits.closed(*port, at),
            What::VisitBegan { visit, came, what } => self.visits.began(*visit, *came, what),
            What::VisitAccepted { visit, taken } => self.visits.taken(*visit, *taken),
            What::VisitEnded { visit, left, end } => self.visits.ended(*visit, *left, end),
            What::TurnBegan => {
                self.loop_lane.turn = Some(Turn { start: at, end: at, steps: 0 });
                self.loop_lane.hold.get_or_insert(at);
            }
            What::TurnEnded => {
                if let Some(turn) = self.loop_lane.turn.take() {
                    self.loop_lane.turns.push(Turn { end: at, ..turn });
                }
            }
            What::Yielded(_) => self.gave_back(at),
            What::Frame => self.loop_lane.frames.push(at),
            What::Input { delay } => self.loop_lane.inputs.push((at, *delay)),
            What::Deadlocked => {
                self.deadlocked = true;
                let stuck = |task: &Task| match task.open?.doing {
                    Doing::Awaiting { on, line } => Some((task.id, on, line)),
                    _ => None,
                };
                self.stuck = self.tasks.iter().filter_map(stuck).collect();
            }
            What::Finished => self.over(at, if self.deadlocked { End::Deadlocked } else { End::Finished }),
            What::Stopped => self.over(at, End::Stopped),
            What::Broken { why } => self.over(at, End::Broken(Text::clone(why))),
        }
    }

    /// A computation that follows another of the same line goes on with its stretch.
    fn computes(&mut self, at: Instant, task: TaskId, line: u32) {
        if let Some(step) = &mut self.step {
            step.at = HeldAt::Computing { line };
        }
        let doing = Doing::Running { line };
        let goes_on = self.task(task).and_then(|task| task.open).is_some_and(|open| open.doing == doing);
        if !goes_on {
            self.turn_to(at, task, doing);
        }
    }

    fn turn_to(&mut self, at: Instant, task: TaskId, doing: Doing) {
        let order = self.order;
        if let Some(task) = self.tasks.get_mut(task.index()).filter(|task| task.end.is_none()) {
            task.turn_to(at, order, doing);
        }
    }

    /// A task is ready from the moment on at which it could have gone on: when its timer was due, when the network
    /// was done. The loop may learn of it much later, if somebody holds the thread.
    fn ready(&mut self, at: Instant, task: TaskId, by: By) {
        let could = match by {
            By::Timer(timer) => self.timers.get(timer.index()).map(|timer| timer.due),
            By::Io(io) => self.ios.get(io.index()).and_then(|io| io.end.as_ref()).map(|&(done, _, _)| done),
            _ => None,
        };
        let could = could.unwrap_or(at).min(at);
        let order = self.order;
        let Some(to) = self.tasks.get_mut(task.index()) else { return };
        self.wakes.push(Arrow { at, order, from: by, to: task });
        if let Some(open) = to.open.filter(|open| open.state() == State::Awaiting) {
            if let By::Io(_) = by {
                // Only now it is known who could have gone on with an answer.
                let held = self.loop_lane.long_steps.iter_mut().rev().take_while(|step| step.end > could);
                held.filter(|step| step.task != task).for_each(|step| step.victims += 1);
            }
            let [waited, starved] = split(open, could, Some(by), order);
            if waited.is_some() {
                to.close(could);
            }
            to.open = starved;
        } else if let Some(step) = self.step.as_mut().filter(|step| step.task == task) {
            // Woken while it runs: the end of the step will tell.
            step.woken = Some(by);
        }
    }

    fn step_ended(&mut self, at: Instant, task: TaskId, how: &StepEnd) {
        let mut step = self.step.take_if(|step| step.task == task);
        if step.is_some() {
            self.step = self.outer_steps.pop();
        } else {
            // Threads of another tool's trace end in any order.
            let place = self.outer_steps.iter().rposition(|step| step.task == task);
            step = place.map(|place| self.outer_steps.remove(place));
        }
        if let Some(step) = step {
            self.note_if_long(at, step, how);
        }
        let order = self.order;
        let doing = match how {
            StepEnd::Awaiting { on, site } => Some(match step.and_then(|step| step.woken) {
                // Woken during its own step it awaits nothing: it stands in the queue.
                Some(by) => Doing::Ready { by: Some(by) },
                None => Doing::Awaiting { on: self.wait(on), line: site.line },
            }),
            _ => None,
        };
        let Some(task) = self.tasks.get_mut(task.index()).filter(|task| task.end.is_none()) else { return };
        let end = match (doing, how) {
            (Some(doing), _) => return task.turn_to(at, order, doing),
            (None, StepEnd::Raised { error }) => TaskEnd::Failed(error.clone()),
            (None, StepEnd::Cancelled) => TaskEnd::Cancelled,
            (None, _) => TaskEnd::Done,
        };
        task.close(at);
        task.end = Some((at, end));
        task.end_order = order;
    }

    fn note_if_long(&mut self, at: Instant, step: Step, how: &StepEnd) {
        if at - step.start < LoopLane::LONG {
            return;
        }
        let held_at = match (step.at, how) {
            (HeldAt::Unknown, StepEnd::Awaiting { site, .. }) => HeldAt::Before { line: site.line },
            (known, _) => known,
        };
        let is_late = |timer: &Timer| timer.left.is_none() && timer.due < at && timer.task != step.task;
        let late: Vec<_> = (0u32..)
            .zip(&self.timers)
            .filter(|(_, timer)| is_late(timer))
            .map(|(number, _)| TimerId::new(number))
            .collect();
        let is_ready = |task: &&Task| task.open.is_some_and(|open| open.state() == State::Ready);
        let ready = self.tasks.iter().filter(is_ready).map(|task| task.id);
        let starved = late.iter().filter_map(|timer| self.timers.get(timer.index())).map(|timer| timer.task);
        let victims: BTreeSet<TaskId> = ready.chain(starved).collect();
        self.loop_lane.long_steps.push(LongStep {
            task: step.task,
            start: step.start,
            end: at,
            held_at,
            victims: victims.len(),
            late,
        });
    }

    fn wait(&mut self, on: &Awaited) -> Wait {
        match on {
            Awaited::Sleep(timer) => Wait::Sleep(*timer),
            Awaited::Io(io) => Wait::Io(*io),
            Awaited::Task(task) => Wait::Task(*task),
            Awaited::Scope(scope) => Wait::Scope(*scope),
            Awaited::Permit(name) => Wait::Permit(self.name(name)),
            Awaited::Channel(name) => Wait::Channel(self.name(name)),
            Awaited::Turn => Wait::Turn,
            Awaited::Other => Wait::Other,
            Awaited::Call => Wait::Call,
        }
    }

    fn name(&mut self, name: &Text) -> u32 {
        let index = self.names.iter().position(|known| known == name).unwrap_or_else(|| {
            self.names.push(Text::clone(name));
            self.names.len() - 1
        });
        index as u32
    }

    fn timer_left(&mut self, timer: usize, at: Instant, fired: bool) {
        if let Some(timer) = self.timers.get_mut(timer) {
            timer.left = Some((at, fired));
        }
    }

    fn gave_back(&mut self, at: Instant) {
        if let Some(start) = self.loop_lane.hold.take() {
            self.loop_lane.holds.push(Hold { start, end: at });
        }
    }

    fn over(&mut self, at: Instant, end: End) {
        if self.end.is_some() {
            return;
        }
        self.gave_back(at);
        if let Some(step) = self.step.take() {
            self.note_if_long(at, step, &StepEnd::Cancelled);
        }
        for index in 0..self.tasks.len() {
            let open = self.open_slices(&self.tasks[index], at);
            let task = &mut self.tasks[index];
            if task.end.is_none() {
                task.open = None;
                task.take_in(open.into_iter().flatten());
                task.end = Some((at, TaskEnd::Stopped));
                task.end_order = self.order;
            }
        }
        self.end = Some((at, end));
    }
}
