//! Visitors: each connects, asks for a page as a browser would, reads the answer and leaves.
//!
//! A visitor does everything at its exact time, however late the program looks: it lives on the other side of the wire.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::traffic::Dice;
use super::{Direction, Fd, LATENCY, Loopback, Origin, Traffic, Trouble};
use crate::time::{Instant, Span, ms};

/// A visitor's number, from 0.
pub type VisitId = u32;

/// A slow reader takes so many bytes…
const SIP: usize = 4 << 10;

/// …every so often.
const SIP_EVERY: Span = ms(20);

/// The first visitor comes so long after the server opened.
const LEAD: Span = ms(100);

/// After the last visitor has left, the server has so long to tidy up.
const FAREWELL: Span = ms(100);

/// So much of an answer is kept to be shown.
const SHOWN: usize = 160;

/// How a visit ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// With an answer.
    Answered {
        /// 200 and its like; 0 if it wasn't HTTP.
        status: u16,
        /// How long its body is.
        bytes: u64,
        /// The beginning of that.
        shown: String,
    },
    /// Without a whole one.
    Failed {
        /// The end of a sentence, without its full stop.
        why: String,
    },
}

/// What a visitor did, or what was done for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// It knocked, to ask for this.
    Came(String),
    /// The program accepted its connection.
    Accepted,
    /// It left.
    Left(Outcome),
}

struct Visitor {
    /// When it gives up.
    patience: Instant,
    path: String,
    is_slow: bool,
    /// A slow one takes nothing before then.
    pauses: Instant,
    asked: bool,
    answer: Answer,
}

/// All who come.
#[derive(Default)]
pub(super) struct Visitors {
    traffic: Option<Traffic>,
    port: u16,
    /// When something is to be done for a connection, or (no connection) the next visitor comes.
    due: BinaryHeap<Reverse<(Instant, Option<Fd>)>>,
    here: BTreeMap<Fd, (VisitId, Visitor)>,
    to_come: Vec<(VisitId, Instant)>,
    dice: Option<Dice>,
    happenings: Vec<(VisitId, Instant, Happening)>,
    /// Whether the last has left.
    is_over: bool,
}

impl Visitors {
    pub(super) fn new(traffic: Option<Traffic>) -> Self {
        Self { traffic, ..Self::default() }
    }

    /// A server opened: visitors come to the first one.
    pub(super) fn open(&mut self, now: Instant, port: u16) {
        if self.port != 0 {
            return;
        }
        let Some(traffic) = &self.traffic else { return };
        self.port = port;
        self.dice = Some(Dice::new(traffic.seed ^ 0x5eed));
        self.to_come = (0..).zip(traffic.arrivals()).map(|(visit, after)| (visit, now + LEAD + after)).collect();
        self.to_come.reverse();
        self.await_next();
        if self.to_come.is_empty() {
            self.farewell(now);
        }
    }

    fn await_next(&mut self) {
        if let Some((_, at)) = self.to_come.last() {
            self.due.push(Reverse((*at, None)));
        }
    }

    /// Something will be new for this connection then.
    pub(super) fn touch(&mut self, fd: Fd, at: Instant) {
        if self.here.contains_key(&fd) {
            self.due.push(Reverse((at, Some(fd))));
        }
    }

    pub(super) fn accepted(&mut self, fd: Fd, at: Instant) {
        if let Some((visit, _)) = self.here.get(&fd) {
            self.happenings.push((*visit, at, Happening::Accepted));
        }
    }

    pub(super) fn deadline(&self) -> Option<Instant> {
        self.due.peek().map(|Reverse((at, _))| *at)
    }

    pub(super) fn happenings(&mut self) -> Vec<(VisitId, Instant, Happening)> {
        std::mem::take(&mut self.happenings)
    }

    pub(super) fn are_gone(&self) -> bool {
        self.is_over && self.due.is_empty() && self.here.is_empty() && self.to_come.is_empty()
    }

    /// Does what is due first.
    pub(super) fn advance(&mut self, now: Instant, network: &mut Loopback) {
        match self.due.pop() {
            Some(Reverse((_, Some(fd)))) => self.serve(fd, now, network),
            Some(Reverse((_, None))) => self.come(now, network),
            None => {}
        }
    }

    fn come(&mut self, now: Instant, network: &mut Loopback) {
        let Some((visit, at)) = self.to_come.last().copied().filter(|(_, at)| *at <= now) else { return };
        self.to_come.pop();
        let Some(traffic) = &self.traffic else { return };
        let path = traffic.path(visit).to_owned();
        let patience = at + traffic.patience;
        let is_slow = self.dice.as_mut().is_some_and(|dice| dice.hits(traffic.slow_percent));
        self.happenings.push((visit, at, Happening::Came(format!("GET {path}"))));
        let fd = network.connect(at, Origin::Visitor, "127.0.0.1", self.port);
        let visitor = Visitor { patience, path, is_slow, pauses: at, asked: false, answer: Answer::default() };
        self.here.insert(fd, (visit, visitor));
        for then in [at + LATENCY + LATENCY, patience] {
            self.due.push(Reverse((then, Some(fd))));
        }
        self.await_next();
    }

    /// Looks after one connection.
    fn serve(&mut self, fd: Fd, now: Instant, network: &mut Loopback) {
        let Some((visit, mut visitor)) = self.here.remove(&fd) else { return };
        match self.step(fd, &mut visitor, now, network) {
            None => {
                self.here.insert(fd, (visit, visitor));
            }
            Some(outcome) => {
                network.close(now, fd, false);
                self.happenings.push((visit, now, Happening::Left(outcome)));
                if self.here.is_empty() && self.to_come.is_empty() {
                    self.farewell(now);
                }
            }
        }
    }

    /// Nobody is left: one look more, when the server has had its time.
    fn farewell(&mut self, now: Instant) {
        self.due.clear();
        self.due.push(Reverse((now + FAREWELL, Some(Fd::MAX))));
        self.is_over = true;
    }

    fn step(&mut self, fd: Fd, visitor: &mut Visitor, now: Instant, network: &mut Loopback) -> Option<Outcome> {
        let failed = |why: &str| Some(Outcome::Failed { why: why.to_owned() });
        match network.connected(now, fd) {
            Ok(true) => {}
            Ok(false) if now >= visitor.patience => return failed("nobody accepted the connection in time"),
            Ok(false) => return None,
            Err(Trouble::TimedOut) => return failed("the server was too busy to be connected to"),
            Err(_) => return failed("the connection was refused"),
        }
        if !std::mem::replace(&mut visitor.asked, true) {
            let asked = format!(
                "GET {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nUser-Agent: Loopscope visitor\r\nAccept: */*\r\n\
                 Connection: close\r\n\r\n",
                visitor.path, self.port
            );
            if network.send(now, fd, asked.as_bytes()).is_err() {
                return failed("the connection was reset");
            }
        }
        if now < visitor.pauses {
            return None;
        }
        let most = if visitor.is_slow { SIP } else { usize::MAX };
        match network.recv(now, fd, most) {
            Err(_) if visitor.answer.is_enough() => Some(visitor.answer.outcome()),
            Err(_) => failed("the server reset the connection"),
            Ok(Some(bytes)) if bytes.is_empty() => Some(if visitor.answer.is_enough() {
                visitor.answer.outcome()
            } else if visitor.answer.bytes.is_empty() {
                Outcome::Failed { why: "the server closed the connection without an answer".to_owned() }
            } else {
                Outcome::Failed { why: "the answer was cut short".to_owned() }
            }),
            Ok(Some(bytes)) => {
                visitor.answer.bytes.extend(bytes);
                if visitor.answer.is_whole() {
                    return Some(visitor.answer.outcome());
                }
                let mut next = network.ready_at(fd, Direction::Read);
                if visitor.is_slow {
                    visitor.pauses = now + SIP_EVERY;
                    next = Some(visitor.pauses);
                }
                self.due.extend(next.map(|at| Reverse((at.max(now), Some(fd)))));
                None
            }
            Ok(None) if now >= visitor.patience => failed("no whole answer in time"),
            Ok(None) => {
                // Segments behind the first arrive later.
                let next = network.ready_at(fd, Direction::Read).filter(|at| *at > now);
                self.due.extend(next.map(|at| Reverse((at, Some(fd)))));
                None
            }
        }
    }
}

/// What has come of an answer.
#[derive(Default)]
struct Answer {
    bytes: Vec<u8>,
}

impl Answer {
    fn is_http(&self) -> bool {
        self.bytes.starts_with(b"HTTP/")
    }

    /// The head as text, and where the body begins.
    fn head(&self) -> Option<(String, usize)> {
        let end = self.bytes.windows(4).position(|bytes| bytes == b"\r\n\r\n")?;
        Some((String::from_utf8_lossy(&self.bytes[..end]).to_ascii_lowercase(), end + 4))
    }

    fn length(head: &str) -> Option<usize> {
        head.lines().find_map(|line| line.strip_prefix("content-length:")).and_then(|text| text.trim().parse().ok())
    }

    /// Whether the visitor has all it came for. What isn't HTTP is taken as it comes.
    fn is_whole(&self) -> bool {
        if !self.is_http() {
            return !self.bytes.is_empty();
        }
        let Some((head, body)) = self.head() else { return false };
        match Self::length(&head) {
            Some(length) => self.bytes.len() >= body + length,
            None if head.contains("transfer-encoding: chunked") => self.bytes.ends_with(b"0\r\n\r\n"),
            None => false,
        }
    }

    /// Whether it is an answer now that the server has closed: one without a length ends so.
    fn is_enough(&self) -> bool {
        let ends_by_close = |head: &str| Self::length(head).is_none() && !head.contains("transfer-encoding: chunked");
        self.is_whole() || (self.is_http() && self.head().is_some_and(|(head, _)| ends_by_close(&head)))
    }

    fn outcome(&self) -> Outcome {
        let (status, body) = match self.head().filter(|_| self.is_http()) {
            Some((head, body)) => (head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0), body),
            None => (0, 0),
        };
        let body = &self.bytes[body.min(self.bytes.len())..];
        let shown = String::from_utf8_lossy(&body[..body.len().min(SHOWN)]).into_owned();
        Outcome::Answered { status, bytes: body.len() as u64, shown }
    }
}
