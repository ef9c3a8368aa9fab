//! Traces of random events: every kind of event, with names and numbers that often mean nothing.

use loopscope::network::{FetchError, Rung};
use loopscope::time::{Instant, Span};
use loopscope::trace::{
    Awaited, Block, By, CancelBy, Event, Failure, IoEnd, IoId, Member, ScopeId, ScopeKind, Site, StepEnd, TaskId, Text,
    TimerId, VisitEnd, VisitId, What, Yielded,
};

use super::Dice;

/// How many kinds of events there are.
pub(crate) const VARIANTS: usize = 32;

/// A trace in which time goes on now and then.
pub(crate) fn random_trace(dice: &mut Dice, length: usize) -> Vec<Event> {
    let mut at = Instant::ZERO;
    let mut event = || {
        at = at + Span::from_micros([0, 1, 50, 20_000, 1 << 40][dice.below(5) as usize]);
        let kind = dice.below(VARIANTS as u64) as usize;
        Event { at, what: random_event(dice, kind) }
    };
    (0..length).map(|_| event()).collect()
}

/// Which kind an event is: no kind can be forgotten here.
pub(crate) fn variant(what: &What) -> usize {
    match what {
        What::Spawned { .. } => 0,
        What::Ready { .. } => 1,
        What::StepBegan { .. } => 2,
        What::StepEnded { .. } => 3,
        What::BlockBegan { .. } => 4,
        What::BlockEnded { .. } => 5,
        What::TimerSet { .. } => 6,
        What::TimerFired { .. } => 7,
        What::TimerCancelled { .. } => 8,
        What::IoBegan { .. } => 9,
        What::IoEnded { .. } => 10,
        What::ScopeOpened { .. } => 11,
        What::ScopeTook { .. } => 12,
        What::ScopeClosed { .. } => 13,
        What::CancelRequested { .. } => 14,
        What::Retrieved { .. } => 15,
        What::Printed { .. } => 16,
        What::TurnBegan => 17,
        What::TurnEnded => 18,
        What::Yielded(_) => 19,
        What::Frame => 20,
        What::Input { .. } => 21,
        What::Deadlocked => 22,
        What::Finished | What::Stopped => 23,
        What::Broken { .. } => 24,
        What::Computes { .. } => 25,
        What::Complained { .. } => 26,
        What::ServerOpened { .. } => 27,
        What::ServerClosed { .. } => 28,
        What::VisitBegan { .. } => 29,
        What::VisitAccepted { .. } => 30,
        What::VisitEnded { .. } => 31,
    }
}

/// An event of this kind.
pub(crate) fn random_event(dice: &mut Dice, kind: usize) -> What {
    match kind {
        0 => What::Spawned {
            task: task(dice),
            parent: maybe(dice, task),
            scope: maybe(dice, scope),
            name: text(dice),
            site: site(dice),
        },
        1 => What::Ready { task: task(dice), by: by(dice) },
        2 => What::StepBegan { task: task(dice) },
        3 => What::StepEnded { task: task(dice), how: step_end(dice) },
        4 => What::BlockBegan { task: task(dice), kind: Block::Sleep(span(dice)), site: site(dice) },
        5 => What::BlockEnded { task: task(dice) },
        6 => What::TimerSet { timer: timer(dice), task: task(dice), due: instant(dice) },
        7 => What::TimerFired { timer: timer(dice) },
        8 => What::TimerCancelled { timer: timer(dice) },
        9 => What::IoBegan { io: io(dice), task: task(dice), what: text(dice), rung: rung(dice) },
        10 => What::IoEnded { io: io(dice), done: instant(dice), end: io_end(dice) },
        11 => What::ScopeOpened { scope: scope(dice), task: task(dice), kind: scope_kind(dice), site: site(dice) },
        12 => What::ScopeTook { scope: scope(dice), task: task(dice) },
        13 => What::ScopeClosed { scope: scope(dice) },
        14 => What::CancelRequested { task: task(dice), by: cancel_by(dice) },
        15 => What::Retrieved { task: task(dice) },
        16 => What::Printed { task: task(dice), text: text(dice) },
        17 => What::TurnBegan,
        18 => What::TurnEnded,
        19 => What::Yielded(if dice.below(2) == 0 { Yielded::Hop } else { Yielded::Idle }),
        20 => What::Frame,
        21 => What::Input { delay: span(dice) },
        22 => What::Deadlocked,
        23 if dice.below(2) == 0 => What::Finished,
        23 => What::Stopped,
        24 => What::Broken { why: text(dice) },
        25 => What::Computes { task: task(dice), site: site(dice) },
        26 => What::Complained { task: task(dice), text: text(dice) },
        27 => What::ServerOpened { port: port(dice), site: site(dice) },
        28 => What::ServerClosed { port: port(dice) },
        29 => What::VisitBegan { visit: visit(dice), came: instant(dice), what: text(dice) },
        30 => What::VisitAccepted { visit: visit(dice), taken: instant(dice) },
        _ => What::VisitEnded { visit: visit(dice), left: instant(dice), end: visit_end(dice) },
    }
}

fn maybe<T>(dice: &mut Dice, some: fn(&mut Dice) -> T) -> Option<T> {
    (dice.below(2) == 0).then(|| some(dice))
}

/// Mostly small, so that events speak of the same things; sometimes as large as can be.
fn number(dice: &mut Dice) -> u32 {
    if dice.below(20) == 0 { dice.any() as u32 } else { dice.below(6) as u32 }
}

fn task(dice: &mut Dice) -> TaskId {
    TaskId::new(number(dice))
}

fn timer(dice: &mut Dice) -> TimerId {
    TimerId::new(number(dice))
}

fn io(dice: &mut Dice) -> IoId {
    IoId::new(number(dice))
}

fn scope(dice: &mut Dice) -> ScopeId {
    ScopeId::new(number(dice))
}

fn visit(dice: &mut Dice) -> VisitId {
    VisitId::new(number(dice))
}

fn port(dice: &mut Dice) -> u16 {
    8000_u16.wrapping_add(number(dice) as u16)
}

fn visit_end(dice: &mut Dice) -> VisitEnd {
    if dice.below(3) == 0 {
        VisitEnd::Failed { why: text(dice) }
    } else {
        VisitEnd::Answered { status: dice.any() as u16, bytes: dice.any(), shown: text(dice) }
    }
}

fn site(dice: &mut Dice) -> Site {
    Site { line: number(dice) }
}

fn instant(dice: &mut Dice) -> Instant {
    Instant::from_micros(if dice.below(20) == 0 { dice.any() } else { dice.below(1_000_000) })
}

fn span(dice: &mut Dice) -> Span {
    Span::from_micros(if dice.below(20) == 0 { dice.any() } else { dice.below(1_000_000) })
}

fn text(dice: &mut Dice) -> Text {
    ["", "a", "job 1", "“ünïcödé” 🦀", "<b>&amp;</b>", "two\nlines", "\0"][dice.below(7) as usize].into()
}

fn rung(dice: &mut Dice) -> Option<Rung> {
    [None, Some(Rung::Model), Some(Rung::ServiceWorker)][dice.below(3) as usize]
}

fn by(dice: &mut Dice) -> By {
    match dice.below(6) {
        0 => By::Timer(timer(dice)),
        1 => By::Io(io(dice)),
        2 => By::Task(task(dice)),
        3 => By::Itself,
        4 => By::Cancel,
        _ => By::Outside,
    }
}

fn cancel_by(dice: &mut Dice) -> CancelBy {
    match dice.below(4) {
        0 => CancelBy::Task(task(dice)),
        1 => CancelBy::Timer(timer(dice)),
        2 => CancelBy::Shutdown,
        _ => CancelBy::Stop,
    }
}

fn step_end(dice: &mut Dice) -> StepEnd {
    match dice.below(8) {
        0 => StepEnd::Returned,
        1 => StepEnd::Raised { error: failure(dice, 3) },
        2 => StepEnd::Cancelled,
        _ => StepEnd::Awaiting { on: awaited(dice), site: site(dice) },
    }
}

fn awaited(dice: &mut Dice) -> Awaited {
    match dice.below(9) {
        0 => Awaited::Sleep(timer(dice)),
        1 => Awaited::Io(io(dice)),
        2 => Awaited::Task(task(dice)),
        3 => Awaited::Scope(scope(dice)),
        4 => Awaited::Permit(text(dice)),
        5 => Awaited::Channel(text(dice)),
        6 => Awaited::Turn,
        7 => Awaited::Call,
        _ => Awaited::Other,
    }
}

fn io_end(dice: &mut Dice) -> IoEnd {
    match dice.below(5) {
        0 => IoEnd::Answered { status: dice.any() as u16, bytes: dice.any() },
        1 => IoEnd::Computed,
        2 => IoEnd::Failed { why: text(dice) },
        3 => IoEnd::Queried,
        _ => IoEnd::Aborted,
    }
}

fn scope_kind(dice: &mut Dice) -> ScopeKind {
    let kinds = [ScopeKind::TaskGroup, ScopeKind::Gather, ScopeKind::JoinAll, ScopeKind::Race, ScopeKind::Timeout];
    kinds[dice.below(5) as usize]
}

fn failure(dice: &mut Dice, depth: u32) -> Failure {
    match dice.below(if depth > 0 { 9 } else { 8 }) {
        0 => Failure::Raised(text(dice)),
        1 => Failure::Fetch(FetchError::BadUrl { url: text(dice).to_string(), why: text(dice).to_string() }),
        2 => Failure::Fetch(FetchError::Refused { url: text(dice).to_string() }),
        3 => Failure::Fetch(FetchError::Cut { url: text(dice).to_string(), received: dice.any() }),
        4 => Failure::Status { url: text(dice), status: dice.any() as u16 },
        5 => Failure::TimedOut(span(dice)),
        6 => Failure::Cancelled,
        7 => Failure::Closed(text(dice)),
        _ => {
            let member = |dice: &mut Dice| Member { task: text(dice), failure: failure(dice, depth - 1) };
            Failure::Group((0..dice.below(4)).map(|_| member(dice)).collect())
        }
    }
}
