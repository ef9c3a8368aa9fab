//! What a painter gets: flat shapes with a style each, and no word about tasks.
//!
//! All coordinates are in plot space: CSS pixels from the left edge of the plot and from the top of what is scrolled
//! into sight. `f32` will do here, as everything is cut to the plot's edges first.

use super::ticks::Tick;
use crate::trace::{ScopeKind, TaskId};

/// Everything that is in sight. To be painted in the order of the fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// The ticks of the axis and their labels.
    pub axis: Vec<Tick>,
    /// The top and the height of the selected task's row, if it is in sight.
    pub selected: Option<(f32, f32)>,
    /// What holds tasks together: behind their lanes.
    pub brackets: Vec<Bracket>,
    /// The grid and the lanes' baselines, then the edge of a live run and the cursor.
    pub lines: Vec<Line>,
    /// Grouped by style, in the order of [`BarStyle`]: what must be seen comes last. Within a style from top to
    /// bottom.
    pub bars: Vec<Bar>,
    /// The loop's turns, where they stand apart.
    pub dots: Vec<Dot>,
    /// How tasks ended, and when the network was done.
    pub marks: Vec<Mark>,
    /// Who acted on whom.
    pub arrows: Vec<Arrow>,
    /// Texts.
    pub labels: Vec<Label>,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Left edge.
    pub x0: f32,
    /// Right edge.
    pub x1: f32,
    /// Top.
    pub y: f32,
    /// Height.
    pub height: f32,
    /// How to fill it.
    pub style: BarStyle,
}

/// What a rectangle says, in the order of painting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BarStyle {
    /// The loop takes turn after turn, too close to each other for dots.
    Turn,
    /// The loop kept the thread for long: [`LoopLane::LONG`](crate::model::LoopLane::LONG) or more.
    Hold,
    /// Frames that could not be drawn.
    LostFrame,
    /// A task waits.
    Awaiting,
    /// A task that waits most of the time, and steps so often that the steps can't be drawn apart.
    Steps,
    /// A task could run, but somebody else has the thread.
    Ready,
    /// A task has the thread.
    Running,
    /// A task has the thread and does nothing with it.
    Blocking,
}

impl BarStyle {
    /// All of them, in the order of painting.
    pub const ALL: [Self; 8] = [
        Self::Turn,
        Self::Hold,
        Self::LostFrame,
        Self::Awaiting,
        Self::Steps,
        Self::Ready,
        Self::Running,
        Self::Blocking,
    ];
}

/// A dot: one turn of the loop, or a few too close to tell apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Its middle.
    pub x: f32,
    /// Its middle.
    pub y: f32,
}

/// A straight line, upright or level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Left end.
    pub x0: f32,
    /// Upper end.
    pub y0: f32,
    /// Right end.
    pub x1: f32,
    /// Lower end.
    pub y1: f32,
    /// How to draw it.
    pub style: LineStyle,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineStyle {
    /// Upright, at a tick of the axis.
    Grid,
    /// Level, in the middle of a lane.
    Baseline,
    /// Upright: how far a live run has come.
    Now,
    /// Upright: the instant that is looked at.
    Cursor,
}

/// A text on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Its middle.
    pub x: f32,
    /// Its middle.
    pub y: f32,
    /// What.
    pub text: String,
    /// How to write it.
    pub style: LabelStyle,
}

/// What a text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelStyle {
    /// How long the thread was held, written into the bar.
    Hold,
}

/// A small sign.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Its middle.
    pub x: f32,
    /// Its middle.
    pub y: f32,
    /// Which sign.
    pub kind: MarkKind,
}

/// What a sign says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// ✓ The task is done.
    Done,
    /// ✕ It failed.
    Failed,
    /// ⊘ It was cancelled.
    Cancelled,
    /// ■ The run was ended with the task still in it.
    Stopped,
    /// The network was done, but nobody could take the answer.
    NetworkDone,
}

/// An upright arrow from one lane to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrow {
    /// Where it stands.
    pub x: f32,
    /// The middle of the lane that acted; may be out of sight.
    pub from_y: f32,
    /// The middle of the lane that was acted on, with the arrow's head; may be out of sight.
    pub to_y: f32,
    /// What was done.
    pub style: ArrowStyle,
    /// Who acted: for a tooltip.
    pub from: TaskId,
    /// On whom.
    pub to: TaskId,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArrowStyle {
    /// Made ready.
    Wake,
    /// Asked to end.
    Cancel,
    /// Spawned.
    Spawn,
}

/// A frame around the lanes of tasks that belong together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bracket {
    /// When the scope was opened, or the plot's edge.
    pub x0: f32,
    /// When it was closed, or the plot's edge, or now.
    pub x1: f32,
    /// The top of its first lane; may be out of sight.
    pub y0: f32,
    /// The bottom of its last lane; may be out of sight.
    pub y1: f32,
    /// What kind of scope.
    pub kind: ScopeKind,
    /// It still goes on: leave its right side open.
    pub open: bool,
}

impl Layout {
    /// How near a pointer must be to an arrow, in CSS pixels.
    const NEAR: f32 = 4.0;

    /// The arrow at a point of the plot; of several, the nearest, and of those the shortest.
    #[must_use]
    pub fn arrow_at(&self, x: f64, y: f64) -> Option<&Arrow> {
        let (x, y) = (x as f32, y as f32);
        let crosses = |arrow: &&Arrow| arrow.from_y.min(arrow.to_y) <= y && y <= arrow.from_y.max(arrow.to_y);
        let distance = |arrow: &&Arrow| (arrow.x - x).abs();
        let near = self.arrows.iter().filter(|arrow| distance(arrow) <= Self::NEAR).filter(crosses);
        let length = |arrow: &&Arrow| (arrow.from_y - arrow.to_y).abs();
        near.min_by(|one, other| distance(one).total_cmp(&distance(other)).then(length(one).total_cmp(&length(other))))
    }
}
