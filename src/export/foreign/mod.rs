//! Chrome traces of others, drawn as if they were ours.
//!
//! ```text
//!   text ──► entry (whatever a tool wrote) ──► threads of slices ──► lanes ──► told (events) ──► the same timeline
//! ```
//!
//! A process becomes a program, a thread a task that runs while any of its slices is open, and each name of its slices a
//! lane below it. Slices that name one of our states (our own exports do) are in that state. Async slices are work
//! elsewhere. What has no place in our picture (counters, flows, instants, samples) is left out.

mod entry;
mod lanes;
mod told;

use std::collections::BTreeMap;

use self::entry::{Entry, Extent, Id};
use self::lanes::{Lane, Slice, lanes};
use self::told::{Io, Zero};
use super::Unreadable;
use super::recording::{Recorded, Recording, Stage};
use crate::model::State;

/// More threads than this in one process are not drawn.
const MOST_THREADS: usize = 10_000;
/// From so many lanes of a process on, the names of a further thread share one.
const MOST_LANES: usize = 2000;
/// More names than this in one thread share a lane.
const MOST_OF_THREAD: usize = 40;
/// Among so many open slices the one that an end names is looked for.
const NEAR: usize = 64;

/// A trace as it is read.
#[derive(Default)]
struct Trace {
    processes: BTreeMap<Id, Process>,
    /// The names of slices, each once.
    names: Vec<String>,
    numbers: BTreeMap<String, u32>,
}

#[derive(Default)]
struct Process {
    name: Option<String>,
    threads: BTreeMap<Id, Thread>,
    asyncs: Vec<Async>,
    /// Those that go on, by category and number, the last one last.
    open: BTreeMap<(String, Id), Vec<usize>>,
}

#[derive(Default)]
struct Thread {
    name: Option<String>,
    slices: Vec<Slice>,
    /// Beginnings and ends of slices, in the order of the file: times may come in any.
    edges: Vec<Edge>,
}

/// The beginning or the end of a slice.
struct Edge {
    at: f64,
    name: u32,
    begins: Option<Slice>,
}

/// An async slice, which belongs to a thread only as far as that began it.
struct Async {
    thread: Id,
    what: String,
    began: f64,
    ended: Option<f64>,
}

/// A Chrome trace as a recording.
///
/// # Errors
/// Why it can't be shown.
pub(super) fn recording(name: &str, text: &str) -> Result<Recording, Unreadable> {
    let mut trace = Trace::default();
    let extent = entry::read(text, |entry| trace.take(entry))
        .map_err(|error| Unreadable::because(format!("“{name}” is no whole Chrome trace: {error}.")))?;
    let Trace { processes, names, .. } = trace;
    let mut processes: Vec<(Id, Process)> = processes.into_iter().collect();
    processes.iter_mut().for_each(|(_, process)| process.pair());
    processes.retain(|(_, process)| !process.is_empty());
    let times = || processes.iter().flat_map(|(_, process)| process.times());
    let (zero, until) = (times().fold(f64::INFINITY, f64::min), times().fold(f64::NEG_INFINITY, f64::max));
    if processes.is_empty() {
        return Err(Unreadable::because(format!("“{name}” holds no slices, so there is nothing to draw.")));
    }
    let recorded = |(id, process): (Id, Process)| {
        let mut recorded = process.recorded(&id, &names, Zero(zero), until);
        if extent == Extent::CutOff {
            recorded.name.push_str(" (cut off)");
        }
        recorded
    };
    let programs = processes.into_iter().map(recorded).collect();
    Ok(Recording { title: name.to_owned(), programs })
}

impl Trace {
    fn take(&mut self, entry: &Entry) {
        let name = self.number_of(entry.name.text());
        let process = self.processes.entry(entry.pid.id()).or_default();
        let given = || Some(entry.args.text().to_owned()).filter(|name| !name.is_empty());
        match (entry.ph.text(), entry.name.text()) {
            ("M", "process_name") => process.name = given(),
            ("M", "thread_name") => process.thread(entry).name = given(),
            (phase, what) => {
                if let Some(at) = entry.ts.number() {
                    process.take(entry, phase, what, at, name);
                }
            }
        }
    }

    fn number_of(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        let number = self.names.len() as u32;
        self.names.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }
}

impl Process {
    fn take(&mut self, entry: &Entry, phase: &str, what: &str, at: f64, name: u32) {
        match phase {
            "X" => {
                let end = at + entry.dur.number().unwrap_or_default().max(0.0);
                let slice = slice(entry, at, end, name);
                self.thread(entry).slices.extend(slice);
            }
            "B" => {
                if let Some(slice) = slice(entry, at, f64::INFINITY, name) {
                    self.thread(entry).edges.push(Edge { at, name, begins: Some(slice) });
                }
            }
            "E" => self.thread(entry).edges.push(Edge { at, name, begins: None }),
            "b" | "S" => {
                self.open.entry(track(entry)).or_default().push(self.asyncs.len());
                let (thread, what) = (entry.tid.id(), what.to_owned());
                self.asyncs.push(Async { thread, what, began: at, ended: None });
            }
            "e" | "F" => {
                let Some(open) = self.open.get_mut(&track(entry)) else { return };
                let near = open.len().saturating_sub(NEAR);
                let same = open[near..].iter().rposition(|&index| self.asyncs[index].what == what);
                let place = same.map(|place| near + place).or(open.len().checked_sub(1));
                let ended = place.map(|place| open.remove(place));
                if let Some(ended) = ended.and_then(|index| self.asyncs.get_mut(index)) {
                    ended.ended = Some(at.max(ended.began));
                }
            }
            _ => {}
        }
    }

    fn thread(&mut self, entry: &Entry) -> &mut Thread {
        self.threads.entry(entry.tid.id()).or_default()
    }

    /// Makes slices of beginnings and ends. A thread of nothing but async slices waits for those.
    fn pair(&mut self) {
        self.threads.values_mut().for_each(Thread::pair);
        let mut waits: BTreeMap<Id, Slice> = BTreeMap::new();
        for one in &self.asyncs {
            let end = one.ended.unwrap_or(one.began);
            let fresh = Slice { start: one.began, end, name: 0, state: Some(State::Awaiting), line: 0 };
            let wait = waits.entry(one.thread.clone()).or_insert(fresh);
            (wait.start, wait.end) = (wait.start.min(one.began), wait.end.max(end));
        }
        for (thread, wait) in waits {
            let thread = self.threads.entry(thread).or_default();
            if thread.slices.is_empty() {
                thread.slices.push(wait);
            }
        }
        self.threads.retain(|_, thread| !thread.slices.is_empty());
    }

    fn is_empty(&self) -> bool {
        self.threads.is_empty()
    }

    fn times(&self) -> impl Iterator<Item = f64> {
        let slices = self.threads.values().flat_map(|thread| &thread.slices);
        let slices = slices.flat_map(|slice| [slice.start, slice.end]);
        let asyncs = self.asyncs.iter().flat_map(|one| [one.began, one.ended.unwrap_or(one.began)]);
        slices.chain(asyncs).filter(|at| at.is_finite())
    }

    fn recorded(self, id: &Id, names: &[String], zero: Zero, until: f64) -> Recorded {
        let mut all: Vec<Lane> = Vec::new();
        let mut lane_of: BTreeMap<Id, usize> = BTreeMap::new();
        let name = self.name.unwrap_or_else(|| labelled("process", id));
        let name = match self.threads.len().saturating_sub(MOST_THREADS) {
            0 => name,
            more => format!("{name} (and {more} threads more)"),
        };
        for (id, thread) in self.threads.into_iter().take(MOST_THREADS) {
            let name = thread.name.unwrap_or_else(|| labelled("thread", &id));
            let first = all.len();
            let most = if first < MOST_LANES { MOST_OF_THREAD } else { 0 };
            let mut own = lanes(&name, thread.slices, names, until, most);
            own.iter_mut().for_each(|lane| lane.parent = lane.parent.map(|parent| parent + first));
            all.append(&mut own);
            lane_of.insert(id, first);
        }
        let io = |Async { thread, what, began, ended }| Some(Io { lane: *lane_of.get(&thread)?, what, began, ended });
        let ios: Vec<Io> = self.asyncs.into_iter().filter_map(io).collect();
        let events = told::events(&all, &ios, zero);
        Recorded { name, text: None, stage: Stage::Elsewhere, throttled: false, events }
    }
}

impl Thread {
    /// An end belongs to the last beginning of its name; if there is none near, to the last at all. A beginning without
    /// an end goes on, an end without a beginning says nothing.
    fn pair(&mut self) {
        let mut edges = std::mem::take(&mut self.edges);
        edges.sort_by(|one, other| one.at.total_cmp(&other.at));
        let mut open: Vec<Slice> = Vec::new();
        for Edge { at, name, begins } in edges {
            if let Some(slice) = begins {
                open.push(slice);
                continue;
            }
            let near = open.len().saturating_sub(NEAR);
            let same = open[near..].iter().rposition(|slice| slice.name == name);
            let place = same.map(|place| near + place).or(open.len().checked_sub(1));
            let ended = place.map(|place| open.remove(place));
            self.slices.extend(ended.map(|slice| Slice { end: at, ..slice }));
        }
        self.slices.append(&mut open);
    }
}

fn labelled(what: &str, id: &Id) -> String {
    format!("{what} {id}").trim_end().to_owned()
}

/// What an async slice is told by: its category and its number, which may be the process's own.
fn track(entry: &Entry) -> (String, Id) {
    let id = if entry.id == entry::Loose::Nothing { &entry.id2 } else { &entry.id };
    (entry.cat.text().to_owned(), id.id())
}

fn slice(entry: &Entry, start: f64, end: f64, name: u32) -> Option<Slice> {
    let state = match entry.cat.text() {
        // The loop's own lane in our exports: it is drawn from what the tasks did.
        "hold" | "turn" => return None,
        own => State::ALL.into_iter().find(|state| state.name() == own),
    };
    // Our own slices say their line at the end of their name.
    let line = entry.name.text().strip_suffix(')').and_then(|name| name.rsplit_once("(line ")?.1.parse().ok());
    Some(Slice { start, end, name, state, line: line.unwrap_or(0) })
}
