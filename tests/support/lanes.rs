//! A model's lanes as text: a line a task, the stretches that took time, and how it ended.

use loopscope::model::{Run, Slice, Task, TaskEnd};
use loopscope::time::Instant;

use super::trace_text::millis;

/// The lanes at `now`: `job 1: awaiting 0–400, ready 400–450 · done`.
pub(crate) fn lanes(run: &Run, now: Instant) -> Vec<String> {
    run.tasks.iter().map(|task| lane(run, task, now)).collect()
}

/// One task's lane. Stretches without length are left out: on the virtual clock most steps take no time.
pub(crate) fn lane(run: &Run, task: &Task, now: Instant) -> String {
    let open = run.open_slices(task, now);
    let slices = task.slices.iter().chain(open.iter().flatten()).filter(|slice| slice.start < slice.end);
    let slices: Vec<String> = slices.map(stretch).collect();
    let end = match &task.end {
        None => String::new(),
        Some((_, TaskEnd::Done)) => " · done".to_owned(),
        Some((_, TaskEnd::Failed(failure))) => format!(" · failed: {failure}"),
        Some((_, TaskEnd::Cancelled)) => " · cancelled".to_owned(),
        Some((_, TaskEnd::Stopped)) => " · stopped".to_owned(),
    };
    format!("{}: {}{end}", task.name, slices.join(", "))
}

fn stretch(slice: &Slice) -> String {
    format!("{} {}–{}", slice.state().name(), millis(slice.start), millis(slice.end))
}
