//! The run as sentences, one a row: for reading, for screen readers, for tests.

use super::run::{End, Run};
use super::slice::{Doing, Slice, Wait};
use super::task::{Task, TaskEnd};
use crate::time::Instant;
use crate::trace::{By, CancelBy, IoEnd, TaskId, Text, TimerId};

/// One row of the transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// When.
    pub at: Instant,
    /// Whose; empty for the run itself.
    pub task: Text,
    /// What, without the name.
    pub text: String,
}

/// The first `most` rows of the run's transcript, in the order in which things happened.
#[must_use]
pub fn transcript(run: &Run, now: Instant, most: usize) -> Vec<Row> {
    let mut rows: Vec<(Instant, u32, Row)> = Vec::new();
    for task in &run.tasks {
        let row = |at, order, text| (at, order, Row { at, task: Text::clone(&task.name), text });
        // A task's first rows are its earliest: more than `most` of one task are never needed.
        let open = run.open_slices(task, now);
        for slice in task.slices.iter().chain(open.iter().flatten()).take(most) {
            rows.push(row(slice.start, slice.order, run.phrase(task, slice)));
        }
        if let Some((at, end)) = &task.end {
            rows.push(row(*at, task.end_order, end_phrase(end)));
        }
    }
    rows.extend(run.cancels.iter().take(most).map(|arrow| {
        let text = format!("is asked to end by {}", run.canceller(arrow.from));
        (arrow.at, arrow.order, Row { at: arrow.at, task: run.task_name(arrow.to), text })
    }));
    rows.extend(run.output.first().take(most).map(|line| {
        let text = format!("prints “{}”", shown(&line.text));
        (line.at, line.order, Row { at: line.at, task: run.task_name(line.task), text })
    }));
    rows.sort_by_key(|&(at, order, _)| (at, order));
    rows.truncate(most);
    let mut rows: Vec<Row> = rows.into_iter().map(|(_, _, row)| row).collect();
    if let Some((at, end)) = &run.end {
        rows.push(Row { at: *at, task: "".into(), text: run_end_phrase(end) });
    }
    rows
}

/// A line's beginning: a row is no place for a page of text.
fn shown(line: &str) -> std::borrow::Cow<'_, str> {
    match line.char_indices().nth(200) {
        Some((end, _)) => format!("{}…", &line[..end]).into(),
        None => line.into(),
    }
}

impl Run {
    /// What a task does in a slice, as a sentence without its subject.
    #[must_use]
    pub fn phrase(&self, task: &Task, slice: &Slice) -> String {
        match slice.doing {
            Doing::Running { line: 0 } => "runs".to_owned(),
            Doing::Running { line } => format!("computes{}", at_line(line)),
            Doing::Blocking { line } => format!("blocks the thread{}", at_line(line)),
            Doing::Ready { by: None } => match task.parent.and_then(|id| self.task(id)) {
                Some(parent) => format!("is spawned by {}{}, ready", parent.name, at_line(task.line)),
                None => "is spawned, ready".to_owned(),
            },
            Doing::Ready { by: Some(by) } => format!("is ready: {}", self.cause(by, slice.start)),
            Doing::Awaiting { on, line } => format!("awaits {}{}", self.wait_name(on), at_line(line)),
        }
    }

    /// What is awaited, as a noun.
    #[must_use]
    pub fn wait_name(&self, on: Wait) -> String {
        let name = |index: u32| self.names.get(index as usize).map_or("?", |name| &**name);
        match on {
            Wait::Sleep(timer) => match self.timers.get(timer.index()) {
                Some(timer) => format!("a sleep of {}", timer.due - timer.set),
                None => "a sleep".to_owned(),
            },
            Wait::Io(io) => self.ios.get(io.index()).map_or("an answer".to_owned(), |io| io.what.to_string()),
            Wait::Task(task) => format!("the end of {}", self.task_name(task)),
            Wait::Scope(scope) => match self.scopes.get(scope.index()) {
                Some(scope) => format!("its {}", scope.kind),
                None => "its tasks".to_owned(),
            },
            Wait::Permit(index) => format!("one of the {}", name(index)),
            Wait::Channel(index) => format!("the channel {}", name(index)),
            Wait::Turn => "its next turn".to_owned(),
            Wait::Other => "a future".to_owned(),
            Wait::Call => "a blocking call on its thread".to_owned(),
        }
    }

    /// Why a task is ready since `at`, as a clause.
    #[must_use]
    pub fn cause(&self, by: By, at: Instant) -> String {
        match by {
            By::Timer(timer) => self.timer_phrase(timer),
            By::Io(io) => match self.ios.get(io.index()).and_then(|io| io.end.as_ref()) {
                // Its end is still to come.
                end if end.is_none_or(|(done, ..)| *done > at) => "a piece of the answer is there".to_owned(),
                Some((_, _, IoEnd::Answered { status, .. })) => format!("an answer with status {status} is there"),
                Some((_, _, IoEnd::Failed { .. })) => "the request failed".to_owned(),
                _ => "the result is there".to_owned(),
            },
            By::Task(task) => format!("woken by {}", self.task_name(task)),
            By::Itself => "it yielded".to_owned(),
            By::Cancel => "to be cancelled".to_owned(),
            By::Outside => "woken from outside".to_owned(),
        }
    }

    /// Who asked for an end, as a noun.
    #[must_use]
    pub fn canceller(&self, by: CancelBy) -> String {
        match by {
            CancelBy::Task(task) => self.task_name(task).to_string(),
            CancelBy::Timer(_) => "a timeout".to_owned(),
            CancelBy::Shutdown => "the end of main".to_owned(),
            CancelBy::Stop => "Stop".to_owned(),
        }
    }

    /// A task's name.
    #[must_use]
    pub fn task_name(&self, id: TaskId) -> Text {
        self.task(id).map_or_else(|| "?".into(), |task| Text::clone(&task.name))
    }

    fn timer_phrase(&self, timer: TimerId) -> String {
        match self.timers.get(timer.index()) {
            Some(timer) => match timer.left {
                Some((at, true)) if (at - timer.due).as_micros() >= 1_000 => {
                    format!("its timer was due, and fired {} late", at - timer.due)
                }
                _ => "its timer is due".to_owned(),
            },
            None => "a timer is due".to_owned(),
        }
    }
}

/// “ at line 12”, or nothing.
#[must_use]
pub(super) fn at_line(line: u32) -> String {
    if line > 0 { format!(" at line {line}") } else { String::new() }
}

fn end_phrase(end: &TaskEnd) -> String {
    match end {
        TaskEnd::Done => "is done".to_owned(),
        TaskEnd::Failed(failure) => format!("fails: {failure}"),
        TaskEnd::Cancelled => "is cancelled".to_owned(),
        TaskEnd::Stopped => "is stopped".to_owned(),
    }
}

fn run_end_phrase(end: &End) -> String {
    match end {
        End::Finished => "the program is over".to_owned(),
        End::Stopped => "the run was stopped".to_owned(),
        End::Deadlocked => "nothing could ever become ready again".to_owned(),
        End::Broken(why) => why.to_string(),
    }
}
