//! The visitors of a program's servers: when each came, was let in and left; and what that amounts to.

use super::finding::{Finding, Gravity};
use crate::time::{Instant, Span, ms};
use crate::trace::{Text, VisitEnd, VisitId};

/// A server of the program, on the modelled network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Server {
    /// Its port.
    pub port: u16,
    /// The line that opened it; 0 where none is known.
    pub line: u32,
    /// From when.
    pub opened: Instant,
    /// Until when.
    pub closed: Option<Instant>,
}

/// A visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// What was asked for, such as `GET /`.
    pub what: Text,
    /// When the visitor knocked.
    pub came: Instant,
    /// When the program accepted its connection.
    pub taken: Option<Instant>,
    /// When it left, and how.
    pub left: Option<(Instant, VisitEnd)>,
}

/// All servers and visits of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Visits {
    /// The servers, in the order of opening.
    pub servers: Vec<Server>,
    /// The visits; a visit's id is its index.
    pub all: Vec<Visit>,
}

/// What visits amount to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    /// How many have come.
    pub came: usize,
    /// How many got an answer below 400, or one that isn't HTTP.
    pub answered: usize,
    /// How many got none, or an error's.
    pub errors: usize,
    /// Answers a second, from the first visitor's coming to the last one's leaving.
    pub per_second: f64,
    /// The times that half, 95 and 99 of a hundred answers took at most, from knocking to the last byte.
    pub percentiles: [Span; 3],
}

impl Visits {
    pub(super) fn opened(&mut self, port: u16, line: u32, at: Instant) {
        self.servers.push(Server { port, line, opened: at, closed: None });
    }

    pub(super) fn closed(&mut self, port: u16, at: Instant) {
        let open = self.servers.iter_mut().rev().find(|server| server.port == port && server.closed.is_none());
        if let Some(server) = open {
            server.closed = Some(at);
        }
    }

    pub(super) fn began(&mut self, visit: VisitId, came: Instant, what: &Text) {
        if visit.index() == self.all.len() {
            self.all.push(Visit { what: Text::clone(what), came, taken: None, left: None });
        }
    }

    pub(super) fn taken(&mut self, visit: VisitId, at: Instant) {
        if let Some(visit) = self.all.get_mut(visit.index()) {
            visit.taken = Some(at.max(visit.came));
        }
    }

    pub(super) fn ended(&mut self, visit: VisitId, at: Instant, end: &VisitEnd) {
        if let Some(visit) = self.all.get_mut(visit.index()) {
            visit.left = Some((at.max(visit.came), end.clone()));
        }
    }

    /// How many were served at the same time at most, and when that began.
    fn most_at_once(&self, now: Instant) -> (usize, Option<Instant>) {
        // The last bytes to one are still under way when the next is let in: that is one after the other.
        let until = |visit: &Visit| {
            let left = visit.left.as_ref().map_or(now, |(at, _)| *at);
            Instant::ZERO + left.since(Instant::ZERO + ms(1))
        };
        let served = self.all.iter().filter_map(|visit| Some((visit.taken?, until(visit))));
        // Who leaves makes room for who comes at the same instant.
        let mut changes: Vec<(Instant, i32)> = served.flat_map(|(from, to)| [(from, 1), (to, -1)]).collect();
        changes.sort_unstable();
        let (mut here, mut most) = (0, (0, None));
        for (at, change) in changes {
            here += change;
            if here > most.0 {
                most = (here, Some(at));
            }
        }
        (usize::try_from(most.0).unwrap_or_default(), most.1)
    }

    /// What the visits that are over by `now` amount to.
    #[must_use]
    pub fn figures(&self, now: Instant) -> Figures {
        let came: Vec<&Visit> = self.all.iter().filter(|visit| visit.came <= now).collect();
        let over = came.iter().filter_map(|visit| Some((visit, visit.left.as_ref().filter(|(at, _)| *at <= now)?)));
        let over: Vec<(Span, Instant, bool)> =
            over.map(|(visit, (at, end))| (at.since(visit.came), *at, end.is_good())).collect();
        let mut took: Vec<Span> = over.iter().filter(|(_, _, good)| *good).map(|(took, _, _)| *took).collect();
        took.sort_unstable();
        let first = came.iter().map(|visit| visit.came).min().unwrap_or_default();
        let last = over.iter().filter(|(_, _, good)| *good).map(|(_, at, _)| *at).max().unwrap_or(first);
        let seconds = last.since(first).as_millis_f64() / 1000.0;
        Figures {
            came: came.len(),
            answered: took.len(),
            errors: over.len() - took.len(),
            per_second: if seconds > 0.0 { took.len() as f64 / seconds } else { 0.0 },
            percentiles: [50, 95, 99].map(|percent| percentile(&took, percent)),
        }
    }
}

/// What the visits show: whether they were served together or one after another, and whether all got what they wanted.
pub(super) fn visited(visits: &Visits, now: Instant) -> Vec<Finding> {
    let Figures { answered, errors, percentiles: [_, p95, _], .. } = visits.figures(now);
    let mut found = Vec::new();
    if errors > 0 {
        let failed = visits
            .all
            .iter()
            .find_map(|visit| Some((visit, visit.left.as_ref()?)).filter(|(_, (_, end))| !end.is_good()));
        let (why, at) = match failed {
            Some((_, (at, VisitEnd::Failed { why }))) => (why.to_string(), Some(*at)),
            Some((_, (at, VisitEnd::Answered { status, .. }))) => (format!("status {status}"), Some(*at)),
            None => (String::new(), None),
        };
        let text = match errors {
            1 => format!("One visitor got no answer, or an error: {why}."),
            _ => format!("{errors} visitors got no answer, or an error; the first: {why}."),
        };
        found.push(Finding { gravity: Gravity::Bad, text, at });
    }
    let (most, at) = visits.most_at_once(now);
    if answered > 2 {
        let wait = |visit: &Visit| visit.taken.map(|taken| taken.since(visit.came));
        let waited = visits.all.iter().filter_map(wait).max().unwrap_or_default();
        let (gravity, text) = if most <= 1 && waited > LONG_WAIT {
            let text = format!(
                "Visitors were served one at a time: one waited {waited} to be let in. 95 of 100 had their answer \
                 after {p95} at most."
            );
            (Gravity::Bad, text)
        } else {
            let text = format!(
                "Up to {most} visitors were served at the same time. 95 of 100 had their answer after {p95} at most."
            );
            (Gravity::Good, text)
        };
        found.push(Finding { gravity, text, at });
    }
    found
}

/// A visitor who waits longer to be let in has noticed.
const LONG_WAIT: Span = ms(100);

/// The smallest of these, which are in order, that so many of a hundred don't exceed.
fn percentile(sorted: &[Span], percent: usize) -> Span {
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or_default()
}

impl VisitEnd {
    /// Whether the visitor got what it came for.
    #[must_use]
    pub fn is_good(&self) -> bool {
        matches!(self, Self::Answered { status, .. } if *status < 400)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_of_those_who_have_left_by_then() {
        let mut visits = Visits::default();
        for n in 0..100_u32 {
            let came = Instant::ZERO + ms(10 * u64::from(n));
            visits.began(VisitId::new(n), came, &"GET /".into());
            let end = match n {
                0 => VisitEnd::Failed { why: "reset".into() },
                1 => VisitEnd::Answered { status: 500, bytes: 3, shown: "no".into() },
                _ => VisitEnd::Answered { status: 200, bytes: 3, shown: "yes".into() },
            };
            visits.ended(VisitId::new(n), came + ms(u64::from(n)), &end);
        }
        let all = visits.figures(Instant::ZERO + ms(10_000));
        assert_eq!((all.came, all.answered, all.errors), (100, 98, 2));
        // 98 answers took 2, 3, … 99 ms.
        assert_eq!(all.percentiles, [ms(50), ms(95), ms(99)]);
        assert!((all.per_second - 98.0 / 1.089).abs() < 1e-9, "{}", all.per_second);
        let early = visits.figures(Instant::ZERO + ms(50));
        assert_eq!((early.came, early.answered, early.errors), (6, 3, 2));
    }
}
