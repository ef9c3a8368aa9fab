//! The loop's own lane: turns, holds and frames.

use crate::time::{Instant, Span};
use crate::trace::{TaskId, TimerId};

/// What the thread did, seen from the loop.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LoopLane {
    /// The turns, in order.
    pub turns: Vec<Turn>,
    /// The times when the browser didn't have the thread, in order.
    pub holds: Vec<Hold>,
    /// When the browser drew on this thread.
    pub frames: Vec<Instant>,
    /// Steps of [`LoopLane::LONG`] or longer.
    pub long_steps: Vec<LongStep>,
    /// How long key and pointer events waited for their handler, with the time when it ran.
    pub inputs: Vec<(Instant, Span)>,
    pub(super) turn: Option<Turn>,
    pub(super) hold: Option<Instant>,
}

/// One turn of the loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Its beginning.
    pub start: Instant,
    /// Its end.
    pub end: Instant,
    /// How many tasks were stepped.
    pub steps: u32,
}

/// A time between two moments at which the browser had the thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    /// The loop took the thread.
    pub start: Instant,
    /// It gave it back.
    pub end: Instant,
}

/// A step that held the thread for long, and what it made wait.
#[derive(Clone, Debug, PartialEq)]
pub struct LongStep {
    /// Whose.
    pub task: TaskId,
    /// Its beginning.
    pub start: Instant,
    /// Its end.
    pub end: Instant,
    /// What it did meanwhile, and where.
    pub held_at: HeldAt,
    /// How many other tasks could have run.
    pub victims: usize,
    /// The timers that were due.
    pub late: Vec<TimerId>,
}

/// Where in its source a step held the thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeldAt {
    /// In a blocking call.
    Blocking {
        /// Its line.
        line: u32,
    },
    /// In a computation.
    Computing {
        /// Its line.
        line: u32,
    },
    /// Somewhere before the await that ended the step.
    Before {
        /// The line of that await.
        line: u32,
    },
    /// Nobody knows.
    Unknown,
}

impl Hold {
    /// How long it is.
    #[must_use]
    pub fn span(&self) -> Span {
        self.end - self.start
    }
}

impl LoopLane {
    /// From here on a step is long: a browser calls a task of 50 ms a long one.
    pub const LONG: Span = crate::time::ms(50);

    /// The hold that goes on now, as if it ended at `now`.
    #[must_use]
    pub fn open_hold(&self, now: Instant) -> Option<Hold> {
        self.hold.map(|start| Hold { start, end: now.max(start) })
    }

    /// The longest hold so far.
    #[must_use]
    pub fn longest_hold(&self, now: Instant) -> Span {
        let open = self.open_hold(now);
        self.holds.iter().chain(&open).map(Hold::span).max().unwrap_or_default()
    }

    /// How many frames, at 60 a second, could not be drawn between `from` and `to`. A gap that reaches beyond counts
    /// with what of it lies between. While the thread is held, the gap that goes on at `now` counts.
    #[must_use]
    pub fn frames_lost(&self, from: Instant, to: Instant, now: Instant) -> u64 {
        let first = self.frames.partition_point(|&frame| frame < from).saturating_sub(1);
        let open = self.hold.map(|_| now);
        // Before its first turn the loop had not taken the thread yet: up to then nothing was lost.
        let begin = self.turns.first().map(|turn| turn.start).filter(|_| first == 0);
        let frames = begin.into_iter().chain(self.frames.iter().skip(first).copied()).chain(open);
        let mut lost = 0;
        let mut last = None;
        for frame in frames {
            if let Some(last) = last {
                if last >= to {
                    break;
                }
                lost += lost_between(last, frame).min(whole_frames(frame.min(to) - last.max(from)));
            }
            last = Some(last.map_or(frame, |last: Instant| last.max(frame)));
        }
        lost
    }
}

fn lost_between(last: Instant, next: Instant) -> u64 {
    // The frame that ends the gap was drawn. One that is less than half a frame late was drawn late, not lost.
    whole_frames(next - last).saturating_sub(1)
}

/// How many frames a span is long, to the nearest.
fn whole_frames(span: Span) -> u64 {
    span.as_micros().saturating_add(Span::FRAME.as_micros() / 2) / Span::FRAME.as_micros()
}
