//! Who stands in which row: the loop first, then the tasks, each below the one that spawned it.
//!
//! ```text
//!   y = 0   loop
//!           main                 depth 0
//!           ├ heartbeat          depth 1, in the order of spawning
//!           ├ job 1       ┐
//!           │  └ helper   │ a scope: from its first to its last member
//!           └ job 2       ┘
//! ```
//!
//! Here y is in CSS pixels from the top of the first row, before any scrolling. A run has ten thousand tasks at times,
//! so rows are laid out anew only when tasks were added.

use std::ops::Range;

use crate::model::Run;
use crate::trace::{ScopeId, ScopeKind, TaskId};

/// The rows of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lanes {
    rows: Vec<Row>,
    /// The row of each task, by its number.
    of_task: Vec<u32>,
    scopes: Vec<ScopeRows>,
}

/// One row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// Whose it is.
    pub kind: RowKind,
    /// How far to indent its name: how many ancestors the task has.
    pub depth: u16,
    /// Its top, in CSS pixels.
    pub y: f64,
    /// Its height, in CSS pixels.
    pub height: f64,
}

/// Whose row it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// The loop's: turns, holds, lost frames.
    Loop,
    /// A task's.
    Task(TaskId),
}

/// The rows that a scope spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScopeRows {
    /// Which scope.
    pub scope: ScopeId,
    /// The row of its topmost member.
    pub first: usize,
    /// The row of its lowest member.
    pub last: usize,
}

impl Lanes {
    /// The height of the loop's row, in CSS pixels.
    pub const LOOP: f64 = 28.0;
    /// The height of a task's row, in CSS pixels.
    pub const TASK: f64 = 24.0;

    /// The rows of a run.
    #[must_use]
    pub fn of(run: &Run) -> Self {
        let mut lanes = Self::default();
        lanes.update(run);
        lanes
    }

    /// Takes in what was added to the run since. Gives whether rows have moved. For another run begin with
    /// [`Lanes::of`].
    pub fn update(&mut self, run: &Run) -> bool {
        let moved = self.rows.is_empty() || self.of_task.len() != run.tasks.len();
        if moved {
            self.lay_out(run);
        }
        self.find_scopes(run);
        moved
    }

    /// All rows, from top to bottom.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The height of all rows, in CSS pixels.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.rows.last().map_or(0.0, |row| row.y + row.height)
    }

    /// The number of a task's row.
    #[must_use]
    pub fn row_of(&self, task: TaskId) -> Option<usize> {
        self.of_task.get(task.index()).map(|&row| row as usize)
    }

    /// The row at `y`.
    #[must_use]
    pub fn row_at(&self, y: f64) -> Option<&Row> {
        let below = self.rows.partition_point(|row| row.y <= y);
        self.rows.get(below.checked_sub(1)?).filter(|row| y < row.y + row.height)
    }

    /// The numbers of the rows that show between two heights.
    #[must_use]
    pub fn rows_in(&self, y: &Range<f64>) -> Range<usize> {
        let first = self.rows.partition_point(|row| row.y + row.height <= y.start);
        let last = self.rows.partition_point(|row| row.y < y.end);
        first..last.max(first)
    }

    /// The scopes that hold tasks, topmost first.
    #[must_use]
    pub fn scopes(&self) -> &[ScopeRows] {
        &self.scopes
    }

    fn lay_out(&mut self, run: &Run) {
        self.rows.clear();
        self.rows.push(Row { kind: RowKind::Loop, depth: 0, y: 0.0, height: Self::LOOP });
        self.of_task.clear();
        self.of_task.resize(run.tasks.len(), 0);
        let family = Family::of(run);
        // Depth first: after a task its first child, else its next sibling, else that of the nearest ancestor who
        // has one.
        let mut next = family.first_root;
        while let Some(at) = next {
            let y = Self::LOOP + Self::TASK * (self.rows.len() - 1) as f64;
            self.of_task[at] = self.rows.len() as u32;
            let Some(task) = run.tasks.get(at) else { break };
            self.rows.push(Row { kind: RowKind::Task(task.id), depth: task.depth, y, height: Self::TASK });
            next = family.first_child[at].or_else(|| family.after(run, at));
        }
    }

    fn find_scopes(&mut self, run: &Run) {
        let mut spans: Vec<Option<(u32, u32)>> = vec![None; run.scopes.len()];
        for (task, &row) in run.tasks.iter().zip(&self.of_task) {
            if let Some(span) = task.scope.and_then(|scope| spans.get_mut(scope.index())) {
                let (first, last) = span.unwrap_or((row, row));
                *span = Some((first.min(row), last.max(row)));
            }
        }
        self.scopes.clear();
        for (number, (span, scope)) in (0u32..).zip(spans.into_iter().zip(&run.scopes)) {
            if let Some((first, last)) = span
                && scope.kind != ScopeKind::Timeout
            {
                let scope = ScopeId::new(number);
                self.scopes.push(ScopeRows { scope, first: first as usize, last: last as usize });
            }
        }
        self.scopes.sort_by_key(|scope| (scope.first, scope.scope));
    }
}

/// The family tree, by the tasks' numbers.
struct Family {
    first_root: Option<usize>,
    first_child: Vec<Option<usize>>,
    next_sibling: Vec<Option<usize>>,
}

impl Family {
    fn of(run: &Run) -> Self {
        let count = run.tasks.len();
        let mut family = Self { first_root: None, first_child: vec![None; count], next_sibling: vec![None; count] };
        // From the last to the first, so that each list begins with who was spawned first.
        for at in (0..count).rev() {
            let first = match parent(run, at) {
                Some(parent) => &mut family.first_child[parent],
                None => &mut family.first_root,
            };
            family.next_sibling[at] = first.replace(at);
        }
        family
    }

    fn after(&self, run: &Run, at: usize) -> Option<usize> {
        let mut at = at;
        loop {
            if let Some(sibling) = self.next_sibling[at] {
                return Some(sibling);
            }
            at = parent(run, at)?;
        }
    }
}

/// Whose child it is. A trace from elsewhere may name a parent that comes later, or the task itself: it has none then,
/// so there are no circles.
fn parent(run: &Run, at: usize) -> Option<usize> {
    run.tasks.get(at)?.parent.map(TaskId::index).filter(|&parent| parent < at)
}
