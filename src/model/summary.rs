//! What is left of a run once it is over: the numbers that others may rely on.
//!
//! The fields are documented in the README; [`Summary::VERSION`] changes with them.

use serde::Serialize;

use super::finding::{Finding, findings};
use super::run::{End, Run};
use super::task::{Task, Totals};
use super::visits::Figures;
use crate::time::{Instant, Span};

/// What `loopscope:finished` carries.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// The version of this shape.
    pub version: u32,
    /// The lesson's id.
    pub lesson: String,
    /// Each program.
    pub programs: Vec<ProgramSummary>,
}

/// One program's run. Times are whole microseconds.
#[derive(Clone, Debug, Serialize)]
pub struct ProgramSummary {
    /// Its name.
    pub name: String,
    /// "worker" or "page".
    pub place: &'static str,
    /// Who answered `https://lab.test/`: "service worker", "modelled", or none if nothing asked.
    pub network: Option<String>,
    /// "finished", "stopped" or "failed".
    pub state: &'static str,
    /// Whether the browser slowed the run down because its page was hidden.
    pub throttled: bool,
    /// From the beginning to the end.
    pub elapsed: Span,
    /// The longest time without the browser having the thread.
    pub longest_hold: Span,
    /// How many turns the loop made.
    pub turns: usize,
    /// How late the latest timer fired.
    pub latest_timer: Span,
    /// Frames that could not be drawn on its thread, at 60 a second.
    pub frames_lost: u64,
    /// The longest wait of a key or pointer event for its handler.
    pub input_delay: Span,
    /// What its servers' visitors met, if it had any.
    pub visitors: Option<VisitorsSummary>,
    /// Each task, in the order of spawning.
    pub tasks: Vec<TaskSummary>,
    /// What there is to learn, as sentences.
    pub findings: Vec<String>,
}

/// The visitors of a program's servers. Times are whole microseconds, from knocking to the last byte.
#[derive(Clone, Debug, Serialize)]
pub struct VisitorsSummary {
    /// How many came.
    pub came: usize,
    /// How many got an answer.
    pub answered: usize,
    /// How many got none, or an error's.
    pub errors: usize,
    /// Answers a second.
    pub per_second: f64,
    /// Half of the answers took at most so long.
    pub p50: Span,
    /// 95 of 100.
    pub p95: Span,
    /// 99 of 100.
    pub p99: Span,
}

/// One task. Times are whole microseconds.
#[derive(Clone, Debug, Serialize)]
pub struct TaskSummary {
    /// Its name.
    pub name: String,
    /// Its parent's name.
    pub parent: Option<String>,
    /// "done", "failed", "cancelled" or "stopped".
    pub state: &'static str,
    /// Had the thread and used it.
    pub running: Span,
    /// Could have run.
    pub ready: Span,
    /// Waited.
    pub awaiting: Span,
    /// Had the thread inside a blocking call.
    pub blocking: Span,
    /// How often it was stepped.
    pub steps: u32,
}

impl Summary {
    /// The version that is written.
    pub const VERSION: u32 = 1;
}

impl Run {
    /// A task's time in each state until `now`.
    #[must_use]
    pub fn totals(&self, task: &Task, now: Instant) -> Totals {
        let mut totals = task.totals;
        for slice in self.open_slices(task, now).iter().flatten() {
            totals.add(slice);
        }
        totals
    }

    /// The word for the run's state.
    #[must_use]
    pub fn state_name(&self) -> &'static str {
        match self.end {
            None => "running",
            Some((_, End::Stopped)) => "stopped",
            Some(_) if self.failed() => "failed",
            Some(_) => "finished",
        }
    }

    /// The summary of a run on the page's own thread (`on_page`) or in a worker.
    #[must_use]
    pub fn summary(&self, name: &str, on_page: bool, throttled: bool, now: Instant) -> ProgramSummary {
        let task = |task: &Task| {
            let Totals { running, ready, awaiting, blocking } = self.totals(task, now);
            TaskSummary {
                name: task.name.to_string(),
                parent: task.parent.and_then(|id| self.task(id)).map(|parent| parent.name.to_string()),
                state: task.state_name(),
                running,
                ready,
                awaiting,
                blocking,
                steps: task.steps,
            }
        };
        ProgramSummary {
            name: name.to_owned(),
            place: if on_page { "page" } else { "worker" },
            network: self.rung().map(|rung| rung.to_string()),
            state: self.state_name(),
            throttled,
            elapsed: self.elapsed(now),
            longest_hold: self.loop_lane.longest_hold(self.until(now)),
            turns: self.loop_lane.turns.len(),
            latest_timer: self.latest_timer(now),
            frames_lost: self.frames_lost(now),
            input_delay: self.loop_lane.inputs.iter().map(|&(_, delay)| delay).max().unwrap_or_default(),
            visitors: self.visitors_summary(now),
            tasks: self.tasks.iter().map(task).collect(),
            findings: findings(self, on_page, now).into_iter().map(|Finding { text, .. }| text).collect(),
        }
    }

    fn visitors_summary(&self, now: Instant) -> Option<VisitorsSummary> {
        let Figures { came, answered, errors, per_second, percentiles: [p50, p95, p99] } = self.visits.figures(now);
        (came > 0).then_some(VisitorsSummary { came, answered, errors, per_second, p50, p95, p99 })
    }
}
