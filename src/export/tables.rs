//! Tables: the tasks for a spreadsheet, the transcript for reading.

use std::fmt::Write;

use super::Subject;
use crate::model::{TaskSummary, transcript};
use crate::time::Span;

/// The tasks of all programs as CSV with a header line. Times are whole microseconds.
#[must_use]
pub fn tasks_csv(subjects: &[Subject<'_>]) -> String {
    let mut csv = String::from("program,task,parent,state,running_us,ready_us,awaiting_us,blocking_us,steps\n");
    for Subject { name, run } in subjects {
        for task in run.summary(name, false, false, run.last()).tasks {
            let TaskSummary { name: task, parent, state, running, ready, awaiting, blocking, steps } = task;
            let [program, task, parent] = [name, &*task, parent.as_deref().unwrap_or_default()].map(field);
            let [running, ready, awaiting, blocking] = [running, ready, awaiting, blocking].map(Span::as_micros);
            // Writing to a string can't fail.
            let _ = writeln!(csv, "{program},{task},{parent},{state},{running},{ready},{awaiting},{blocking},{steps}");
        }
    }
    csv
}

/// A field of CSV: in quotes where it must be.
fn field(text: &str) -> String {
    // A spreadsheet takes what begins so for a formula.
    let text = if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// The transcripts of all programs: what happened, one sentence a line.
#[must_use]
pub fn transcript_text(subjects: &[Subject<'_>]) -> String {
    let mut text = String::new();
    for Subject { name, run } in subjects {
        let rows = transcript(run, run.last(), usize::MAX);
        let width = rows.iter().map(|row| row.task.chars().count()).max().unwrap_or(0).min(40);
        if !text.is_empty() {
            text.push('\n');
        }
        // Writing to a string can't fail.
        let _ = writeln!(text, "{name}");
        for row in rows {
            let seconds = row.at.as_f64() / 1e6;
            let _ = writeln!(text, "{seconds:>12.6}  {:<width$}  {}", row.task, row.text);
        }
    }
    text
}
