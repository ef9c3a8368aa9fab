//! What a run was, told after it: how long each task ran, was ready, waited and blocked, and what there is to learn.

use std::fmt::Write;

use loopscope::model::{ProgramSummary, Run, VisitorsSummary};
use loopscope::time::{Instant, Span};
use loopscope::trace::Event;

/// Folds a run's events into its summary.
pub(crate) fn of(file: &str, events: &[Event]) -> ProgramSummary {
    let mut run = Run::default();
    run.extend(events);
    let last = events.last().map_or(Instant::ZERO, |event| event.at);
    let mut summary = run.summary(file, false, false, last);
    // Neither a worker nor a page.
    summary.place = "virtual clock";
    summary
}

/// The summary as a table, for people.
pub(crate) fn table(summary: &ProgramSummary) -> String {
    let mut text = String::new();
    let ProgramSummary { name, state, elapsed, turns, longest_hold, .. } = summary;
    // Writing to a string can't fail.
    let _ = writeln!(
        text,
        "{name}: {state} after {elapsed} of the virtual clock, in {turns} turns; longest hold {longest_hold}"
    );
    let tasks = summary.tasks.iter();
    let width = tasks.map(|task| task.name.chars().count()).max().unwrap_or(0).clamp(4, 40);
    let _ = writeln!(
        text,
        "\n{:<width$}  {:<9} {:>9} {:>9} {:>9} {:>9} {:>6}",
        "task", "state", "running", "ready", "awaiting", "blocking", "steps"
    );
    let shown = |span: Span| if span == Span::ZERO { "·".to_owned() } else { span.to_string() };
    for task in &summary.tasks {
        let _ = writeln!(
            text,
            "{:<width$}  {:<9} {:>9} {:>9} {:>9} {:>9} {:>6}",
            task.name,
            task.state,
            shown(task.running),
            shown(task.ready),
            shown(task.awaiting),
            shown(task.blocking),
            task.steps
        );
    }
    if let Some(VisitorsSummary { came, answered, errors, per_second, p50, p95, p99 }) = &summary.visitors {
        let _ = writeln!(
            text,
            "\n{came} visitors (modelled): {answered} answered, {errors} errors, {per_second:.1} a second; \
             p50 {p50}, p95 {p95}, p99 {p99}"
        );
    }
    for finding in &summary.findings {
        let _ = writeln!(text, "\n• {finding}");
    }
    text
}
