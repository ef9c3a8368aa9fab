//! Lanes told as events, so that what another tool recorded is drawn by the same model as our own runs.
//!
//! The model asks for an order: a task's number is its place among those that were spawned, and a step that begins within
//! another ends within it.

use super::lanes::{Lane, Stretch};
use crate::model::State;
use crate::time::Instant;
use crate::trace::{Awaited, Block, By, Event, IoEnd, IoId, Site, StepEnd, TaskId, What};

/// Later times than this, in microseconds, are this one: thirty years.
const LATEST: f64 = 1e15;

/// A trace's own clock: where our zero is on it.
#[derive(Clone, Copy)]
pub(super) struct Zero(pub(super) f64);

/// Work elsewhere: whose, and from when to when.
pub(super) struct Io {
    /// The place of its lane among all of the process.
    pub(super) lane: usize,
    pub(super) what: String,
    pub(super) began: f64,
    pub(super) ended: Option<f64>,
}

/// What happens at one instant, in the order in which it is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    BlockEnds,
    StepEnds,
    Ready,
    Spawned,
    StepBegins,
    Within,
    /// The end of a step that took no time.
    EndsAtOnce,
    Io,
}

/// Events as they are found, in any order; those of one instant and rank by the number beside it.
#[derive(Default)]
struct Told(Vec<(Instant, Rank, i64, What)>);

impl Zero {
    fn at(self, micros: f64) -> Instant {
        Instant::from_micros((micros - self.0).clamp(0.0, LATEST).round() as u64)
    }
}

/// The events of a process; each lane comes after its parent.
pub(super) fn events(lanes: &[Lane], ios: &[Io], zero: Zero) -> Vec<Event> {
    let mut told = Told::default();
    let born = |lane: &Lane| lane.stretches.first().map_or(Instant::ZERO, |stretch| zero.at(stretch.start));
    let mut order: Vec<usize> = (0..lanes.len()).collect();
    order.sort_by_key(|&index| born(&lanes[index]));
    let mut tasks = vec![TaskId::new(0); lanes.len()];
    for (number, &index) in (0_u32..).zip(&order) {
        tasks[index] = TaskId::new(number);
    }
    let mut depths = vec![0_i64; lanes.len()];
    for (index, lane) in lanes.iter().enumerate() {
        depths[index] = lane.parent.map_or(0, |parent| depths[parent] + 1);
        let task = tasks[index];
        let (parent, name) = (lane.parent.map(|parent| tasks[parent]), lane.name.as_str().into());
        let spawned = What::Spawned { task, parent, scope: None, name, site: Site::default() };
        told.tell(born(lane), Rank::Spawned, task.index() as i64, spawned);
        told.lane(task, depths[index], &lane.stretches, zero);
    }
    let mut ios: Vec<&Io> = ios.iter().collect();
    ios.sort_by(|one, other| one.began.total_cmp(&other.began));
    for (number, told_io) in (0_u32..).zip(ios) {
        told.io(IoId::new(number), tasks[told_io.lane], told_io, zero);
    }
    told.in_order()
}

impl Told {
    fn tell(&mut self, at: Instant, rank: Rank, place: i64, what: What) {
        self.0.push((at, rank, place, what));
    }

    fn lane(&mut self, task: TaskId, depth: i64, stretches: &[Stretch], zero: Zero) {
        let has_thread = |stretch: &Stretch| matches!(stretch.state, State::Running | State::Blocking);
        let mut before: Option<&Stretch> = None;
        for (index, stretch) in stretches.iter().enumerate() {
            let (start, end) = (zero.at(stretch.start), zero.at(stretch.end));
            let next = stretches.get(index + 1);
            // Two steps within one microsecond are one.
            if start == end && next.is_some_and(|next| zero.at(next.start) == end) {
                continue;
            }
            let waits = || StepEnd::Awaiting { on: Awaited::Other, site: Site { line: stretch.line } };
            // What was never told to have ended goes on until everything ends.
            let ends = stretch.end.is_finite();
            let last = if next.is_none() { StepEnd::Returned } else { waits() };
            match stretch.state {
                State::Running | State::Blocking => {
                    self.tell(start, Rank::StepBegins, depth, What::StepBegan { task });
                    let at_once = if start == end { Rank::EndsAtOnce } else { Rank::StepEnds };
                    self.within(task, depth, stretch, [start, end]);
                    if ends {
                        self.tell(end, at_once, -depth, What::StepEnded { task, how: last });
                    }
                }
                State::Ready if before.is_some() => {
                    self.tell(start, Rank::Ready, depth, What::Ready { task, by: By::Outside });
                }
                State::Ready => {}
                State::Awaiting if before.is_some_and(has_thread) => {}
                // The step that led here took no time, and so was not written.
                State::Awaiting => self.step_at(start, task, depth, waits()),
            }
            if next.is_none() && !has_thread(stretch) && ends {
                self.step_at(end, task, depth, StepEnd::Returned);
            }
            before = Some(stretch);
        }
    }

    /// What is known of a step beside its times.
    fn within(&mut self, task: TaskId, depth: i64, stretch: &Stretch, [start, end]: [Instant; 2]) {
        let site = Site { line: stretch.line };
        if stretch.state == State::Blocking {
            let kind = Block::Sleep(end.since(start));
            self.tell(start, Rank::Within, depth, What::BlockBegan { task, kind, site });
            let rank = if start == end { Rank::Within } else { Rank::BlockEnds };
            self.tell(end, rank, depth, What::BlockEnded { task });
        } else if stretch.line > 0 {
            self.tell(start, Rank::Within, depth, What::Computes { task, site });
        }
    }

    fn step_at(&mut self, at: Instant, task: TaskId, depth: i64, how: StepEnd) {
        self.tell(at, Rank::StepBegins, depth, What::StepBegan { task });
        self.tell(at, Rank::EndsAtOnce, -depth, What::StepEnded { task, how });
    }

    fn io(&mut self, io: IoId, task: TaskId, told: &Io, zero: Zero) {
        let (began, place) = (zero.at(told.began), io.index() as i64);
        self.tell(began, Rank::Io, place, What::IoBegan { io, task, what: told.what.as_str().into(), rung: None });
        if let Some(ended) = told.ended.map(|ended| zero.at(ended)) {
            self.tell(ended, Rank::Io, place, What::IoEnded { io, done: ended, end: IoEnd::Computed });
        }
    }

    fn in_order(mut self) -> Vec<Event> {
        self.0.sort_by_key(|&(at, rank, place, _)| (at, rank, place));
        let last = self.0.last().map_or(Instant::ZERO, |&(at, ..)| at);
        let events = self.0.into_iter().map(|(at, _, _, what)| Event { at, what });
        events.chain([Event { at: last, what: What::Finished }]).collect()
    }
}
