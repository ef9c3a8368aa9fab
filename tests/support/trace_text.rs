//! A trace as text: a line an event, milliseconds first, things by their names.

use loopscope::network::Rung;
use loopscope::time::Instant;
use loopscope::trace::{
    Awaited, Block, By, CancelBy, Event, IoEnd, IoId, ScopeId, StepEnd, TaskId, TimerId, VisitEnd, What, Yielded,
};

/// What an event is about: a test keeps the themes that it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    Spawn,
    Ready,
    /// Where a step begins, and where it ends in a wait.
    Step,
    /// The last step's end.
    End,
    Block,
    Timer,
    Io,
    Scope,
    Cancel,
    Look,
    Print,
    /// Servers and who visits them.
    Visit,
    Turn,
    Yield,
    /// Frames, keys and pointers.
    Page,
    /// How the run ends.
    Over,
}

impl Theme {
    pub(crate) const ALL: [Self; 16] = [
        Self::Spawn,
        Self::Ready,
        Self::Step,
        Self::End,
        Self::Block,
        Self::Timer,
        Self::Io,
        Self::Scope,
        Self::Cancel,
        Self::Look,
        Self::Print,
        Self::Visit,
        Self::Turn,
        Self::Yield,
        Self::Page,
        Self::Over,
    ];

    fn of(what: &What) -> Self {
        match what {
            What::Spawned { .. } => Self::Spawn,
            What::Ready { .. } => Self::Ready,
            What::StepBegan { .. } | What::StepEnded { how: StepEnd::Awaiting { .. }, .. } => Self::Step,
            What::StepEnded { .. } => Self::End,
            What::BlockBegan { .. } | What::BlockEnded { .. } | What::Computes { .. } => Self::Block,
            What::TimerSet { .. } | What::TimerFired { .. } | What::TimerCancelled { .. } => Self::Timer,
            What::IoBegan { .. } | What::IoEnded { .. } => Self::Io,
            What::ScopeOpened { .. } | What::ScopeTook { .. } | What::ScopeClosed { .. } => Self::Scope,
            What::CancelRequested { .. } => Self::Cancel,
            What::Retrieved { .. } => Self::Look,
            What::ServerOpened { .. }
            | What::ServerClosed { .. }
            | What::VisitBegan { .. }
            | What::VisitAccepted { .. }
            | What::VisitEnded { .. } => Self::Visit,
            What::Printed { .. } | What::Complained { .. } => Self::Print,
            What::TurnBegan | What::TurnEnded => Self::Turn,
            What::Yielded(_) => Self::Yield,
            What::Frame | What::Input { .. } => Self::Page,
            What::Deadlocked | What::Finished | What::Stopped | What::Broken { .. } => Self::Over,
        }
    }
}

/// The lines of the events that belong to these themes.
pub(crate) fn trace_text(events: &[Event], keep: &[Theme]) -> Vec<String> {
    let mut names = Names::default();
    let mut lines = Vec::new();
    for Event { at, what } in events {
        names.learn(what);
        if keep.contains(&Theme::of(what)) {
            lines.push(format!("{} {}", millis(*at), names.line(what)));
        }
    }
    lines
}

/// Milliseconds without needless digits: `400`, `2.5`.
pub(crate) fn millis(at: Instant) -> String {
    format!("{}", at.as_f64() / 1000.0)
}

/// Who is who, as far as the trace has told.
#[derive(Default)]
struct Names {
    tasks: Vec<String>,
    /// Whose.
    timers: Vec<TaskId>,
    /// Whose, and what.
    ios: Vec<(TaskId, String)>,
    scopes: Vec<String>,
}

impl Names {
    fn learn(&mut self, what: &What) {
        match what {
            What::Spawned { name, .. } => self.tasks.push(name.to_string()),
            What::TimerSet { task, .. } => self.timers.push(*task),
            What::IoBegan { task, what, .. } => self.ios.push((*task, what.to_string())),
            What::ScopeOpened { kind, .. } => self.scopes.push(format!("{kind} {}", self.scopes.len())),
            _ => {}
        }
    }

    fn task(&self, id: TaskId) -> &str {
        self.tasks.get(id.index()).map_or("?", String::as_str)
    }

    fn timer(&self, id: TimerId) -> String {
        format!("{}'s timer", self.timers.get(id.index()).map_or("?", |&task| self.task(task)))
    }

    fn io(&self, id: IoId) -> String {
        self.ios.get(id.index()).map_or("?".to_owned(), |(task, what)| format!("{}'s {what}", self.task(*task)))
    }

    fn scope(&self, id: ScopeId) -> &str {
        self.scopes.get(id.index()).map_or("?", String::as_str)
    }

    fn line(&self, what: &What) -> String {
        match what {
            What::Spawned { task, parent, scope, .. } => {
                let parent = parent.map_or(String::new(), |parent| format!(" by {}", self.task(parent)));
                let scope = scope.map_or(String::new(), |scope| format!(" in {}", self.scope(scope)));
                format!("{} spawned{parent}{scope}", self.task(*task))
            }
            What::Ready { task, by } => format!("{} ready by {}", self.task(*task), self.cause(*by)),
            What::StepBegan { task } => format!("{} steps", self.task(*task)),
            What::StepEnded { task, how } => format!("{} {}", self.task(*task), self.step_end(how)),
            What::BlockBegan { task, kind: Block::Wait, .. } => format!("{} blocks", self.task(*task)),
            What::BlockBegan { task, kind: Block::Sleep(span), .. } => {
                format!("{} blocks for {span}", self.task(*task))
            }
            What::BlockEnded { task } => format!("{} blocks no more", self.task(*task)),
            What::TimerSet { task, due, .. } => format!("{} sets a timer for {}", self.task(*task), millis(*due)),
            What::TimerFired { timer } => format!("{} fires", self.timer(*timer)),
            What::TimerCancelled { timer } => format!("{} is cancelled", self.timer(*timer)),
            What::IoBegan { task, what, rung, .. } => {
                let rung = match rung {
                    None => "",
                    Some(Rung::Model) => " of the model",
                    Some(Rung::ServiceWorker) => " of the service worker",
                };
                format!("{} asks for {what}{rung}", self.task(*task))
            }
            What::IoEnded { io, done, end } => {
                let end = match end {
                    IoEnd::Answered { status, bytes } => format!("answered {status} with {bytes} bytes"),
                    IoEnd::Computed => "is computed".to_owned(),
                    IoEnd::Failed { why } => format!("failed: {why}"),
                    IoEnd::Queried => "is the database's".to_owned(),
                    IoEnd::Aborted => "is aborted".to_owned(),
                };
                format!("{} {end}, done at {}", self.io(*io), millis(*done))
            }
            What::ScopeOpened { scope, task, .. } => format!("{} opens {}", self.task(*task), self.scope(*scope)),
            What::ScopeTook { scope, task } => format!("{} takes {}", self.scope(*scope), self.task(*task)),
            What::ScopeClosed { scope } => format!("{} closes", self.scope(*scope)),
            What::CancelRequested { task, by } => format!("{} cancels {}", self.canceller(*by), self.task(*task)),
            What::Retrieved { task } => format!("{} is looked at", self.task(*task)),
            What::Printed { task, text } => format!("{} prints {text}", self.task(*task)),
            What::Complained { task, text } => format!("{} complains {text}", self.task(*task)),
            What::ServerOpened { port, .. } => format!("a server opens port {port}"),
            What::ServerClosed { port } => format!("port {port} is closed"),
            What::VisitBegan { visit, came, what } => {
                format!("visitor {} came at {} for {what}", visit.index(), millis(*came))
            }
            What::VisitAccepted { visit, taken } => {
                format!("visitor {} is let in at {}", visit.index(), millis(*taken))
            }
            What::VisitEnded { visit, left, end } => {
                let end = match end {
                    VisitEnd::Answered { status, bytes, .. } => format!("with {status} and {bytes} bytes"),
                    VisitEnd::Failed { why } => format!("without an answer: {why}"),
                };
                format!("visitor {} left at {} {end}", visit.index(), millis(*left))
            }
            What::TurnBegan => "turn".to_owned(),
            What::TurnEnded => "turn over".to_owned(),
            What::Yielded(Yielded::Hop) => "hop".to_owned(),
            What::Yielded(Yielded::Idle) => "idle".to_owned(),
            What::Frame => "frame".to_owned(),
            What::Input { delay } => format!("input after {delay}"),
            What::Deadlocked => "deadlocked".to_owned(),
            What::Finished => "finished".to_owned(),
            What::Stopped => "stopped".to_owned(),
            What::Broken { why } => format!("broken: {why}"),
            What::Computes { task, site } => format!("{} computes in line {}", self.task(*task), site.line),
        }
    }

    fn cause(&self, by: By) -> String {
        match by {
            By::Timer(_) => "timer".to_owned(),
            By::Io(_) => "io".to_owned(),
            By::Task(task) => self.task(task).to_owned(),
            By::Itself => "itself".to_owned(),
            By::Cancel => "cancel".to_owned(),
            By::Outside => "outside".to_owned(),
        }
    }

    fn canceller(&self, by: CancelBy) -> String {
        match by {
            CancelBy::Task(task) => self.task(task).to_owned(),
            CancelBy::Timer(timer) => self.timer(timer),
            CancelBy::Shutdown => "shutdown".to_owned(),
            CancelBy::Stop => "Stop".to_owned(),
        }
    }

    fn step_end(&self, how: &StepEnd) -> String {
        let on = match how {
            StepEnd::Awaiting { on, .. } => on,
            StepEnd::Returned => return "returns".to_owned(),
            StepEnd::Raised { error } => return format!("raises: {error}"),
            StepEnd::Cancelled => return "ends cancelled".to_owned(),
        };
        let on = match on {
            Awaited::Sleep(_) => "a sleep",
            Awaited::Io(io) => self.ios.get(io.index()).map_or("?", |(_, what)| what),
            Awaited::Task(task) => self.task(*task),
            Awaited::Scope(scope) => self.scope(*scope),
            Awaited::Permit(name) => return format!("awaits a permit of {name}"),
            Awaited::Channel(name) => return format!("awaits channel {name}"),
            Awaited::Turn => "its next turn",
            Awaited::Other => "something",
            Awaited::Call => "a blocking call",
        };
        format!("awaits {on}")
    }
}
