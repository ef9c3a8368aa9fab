//! Chrome traces of others, drawn as if they were ours.
//!
//! A thread becomes a task; while any of its slices is open it runs, otherwise it awaits. Slices that name one of our
//! states (our own exports do) are in that state. A process becomes a program. What has no place in our picture
//! (nested slices, counters, flows) is left out.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::Unreadable;
use super::recording::{Recorded, Recording, Stage};
use crate::model::State;
use crate::time::{Instant, Span};
use crate::trace::{Awaited, Block, By, Event, IoEnd, IoId, Site, StepEnd, TaskId, What};

/// More threads than this in one process are not drawn.
const MOST_THREADS: usize = 10_000;

#[derive(Deserialize)]
struct Whole {
    #[serde(rename = "traceEvents")]
    trace_events: Vec<Entry>,
}

/// What of an entry is looked at. Numbers of processes and threads may be texts.
#[derive(Deserialize)]
struct Entry {
    #[serde(default)]
    ph: String,
    #[serde(default)]
    name: Value,
    #[serde(default)]
    cat: String,
    #[serde(default)]
    pid: Value,
    #[serde(default)]
    tid: Value,
    #[serde(default)]
    ts: f64,
    #[serde(default)]
    dur: f64,
    #[serde(default)]
    id: Value,
    #[serde(default)]
    args: Value,
}

#[derive(Default)]
struct Process {
    name: Option<String>,
    threads: BTreeMap<String, Thread>,
    ios: Vec<Io>,
}

#[derive(Default)]
struct Thread {
    name: Option<String>,
    /// The slices that are begun and not ended.
    open: Vec<Stretch>,
    stretches: Vec<Stretch>,
}

/// A time in which a thread was in one state.
#[derive(Clone, Copy)]
struct Stretch {
    start: f64,
    end: f64,
    state: State,
    line: u32,
}

struct Io {
    thread: String,
    name: String,
    id: String,
    began: f64,
    ended: Option<f64>,
}

/// A Chrome trace as a recording.
///
/// # Errors
/// Why it can't be shown.
pub(super) fn recording(name: &str, text: &str) -> Result<Recording, Unreadable> {
    let damaged = |error| Unreadable::because(format!("“{name}” is no whole Chrome trace: {error}."));
    let entries: Vec<Entry> = if text.starts_with('[') {
        serde_json::from_str(text).or_else(|error| {
            // A browser that was ended in the midst of it leaves the list open.
            serde_json::from_str(&format!("{}]", text.trim_end().trim_end_matches(','))).map_err(|_| damaged(error))
        })?
    } else {
        serde_json::from_str(text).map(|whole: Whole| whole.trace_events).map_err(damaged)?
    };
    let mut processes: BTreeMap<String, Process> = BTreeMap::new();
    for entry in entries {
        processes.entry(key(&entry.pid)).or_default().take(&entry);
    }
    processes.retain(|_, process| process.threads.values().any(|thread| !thread.stretches.is_empty()));
    let began = processes.values().map(Process::began).fold(f64::INFINITY, f64::min);
    if !began.is_finite() {
        return Err(Unreadable::because(format!("“{name}” holds no slices, so there is nothing to draw.")));
    }
    let programs = processes.into_iter().map(|(pid, process)| process.recorded(&pid, began)).collect();
    Ok(Recording { title: name.to_owned(), programs })
}

fn key(id: &Value) -> String {
    match id {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

impl Process {
    fn take(&mut self, entry: &Entry) {
        let given = |entry: &Entry| entry.args.get("name").and_then(Value::as_str).map(str::to_owned);
        let name = entry.name.as_str().unwrap_or_default();
        if !entry.ts.is_finite() {
            return;
        }
        match (entry.ph.as_str(), name) {
            ("M", "process_name") => self.name = given(entry),
            ("M", "thread_name") => self.thread(entry).name = given(entry),
            ("X", _) => {
                let slice = stretch(entry, entry.ts + entry.dur.max(0.0));
                self.thread(entry).stretches.extend(slice);
            }
            ("B", _) => {
                let slice = stretch(entry, entry.ts);
                self.thread(entry).open.extend(slice);
            }
            ("E", _) => {
                let thread = self.thread(entry);
                let begun = thread.open.pop();
                thread.stretches.extend(begun.map(|slice| Stretch { end: entry.ts.max(slice.start), ..slice }));
            }
            ("b" | "S", _) => self.ios.push(Io {
                thread: key(&entry.tid),
                name: name.to_owned(),
                id: key(&entry.id),
                began: entry.ts,
                ended: None,
            }),
            ("e" | "F", _) => {
                let id = key(&entry.id);
                let begun = self.ios.iter_mut().rev().find(|io| io.id == id && io.ended.is_none());
                if let Some(io) = begun {
                    io.ended = Some(entry.ts.max(io.began));
                }
            }
            _ => {}
        }
    }

    fn thread(&mut self, entry: &Entry) -> &mut Thread {
        self.threads.entry(key(&entry.tid)).or_default()
    }

    fn began(&self) -> f64 {
        let slices = self.threads.values().flat_map(|thread| &thread.stretches).map(|slice| slice.start);
        slices.chain(self.ios.iter().map(|io| io.began)).fold(f64::INFINITY, f64::min)
    }

    fn recorded(self, pid: &str, began: f64) -> Recorded {
        let at = |micros: f64| Instant::from_micros((micros - began).max(0.0).round() as u64);
        let mut told = Told::default();
        let mut numbers = BTreeMap::new();
        let mut threads: Vec<(String, Thread)> = self.threads.into_iter().collect();
        // Numbers in texts sort as texts; threads come as their numbers do.
        threads.sort_by_key(|(tid, _)| (tid.parse::<i64>().unwrap_or(i64::MAX), tid.clone()));
        threads.retain(|(_, thread)| !thread.stretches.is_empty());
        for (tid, mut thread) in threads.into_iter().take(MOST_THREADS) {
            let task = TaskId::new(numbers.len() as u32);
            let name = thread.name.take().unwrap_or_else(|| format!("thread {tid}"));
            numbers.insert(tid, task);
            told.thread(task, name, &outermost(thread.stretches), at);
        }
        for (number, io) in (0u32..).zip(&self.ios) {
            if let Some(&task) = numbers.get(&io.thread) {
                told.io(IoId::new(number), task, io, at);
            }
        }
        let name = self.name.unwrap_or_else(|| format!("process {pid}"));
        Recorded { name, text: None, stage: Stage::Elsewhere, throttled: false, events: told.in_order() }
    }
}

fn stretch(entry: &Entry, end: f64) -> Option<Stretch> {
    let state = match entry.cat.as_str() {
        // The loop's own lane in our exports: it is drawn from what the tasks did.
        "hold" | "turn" => return None,
        own => State::ALL.into_iter().find(|state| state.name() == own).unwrap_or(State::Running),
    };
    // Our own slices say their line at the end of their name.
    let line = entry.name.as_str().and_then(|name| name.strip_suffix(')')?.rsplit_once("(line ")?.1.parse().ok());
    let line = line.unwrap_or(0);
    Some(Stretch { start: entry.ts, end, state, line })
}

/// Slices that lie in no other, in order.
fn outermost(mut slices: Vec<Stretch>) -> Vec<Stretch> {
    slices.sort_by(|one, other| one.start.total_cmp(&other.start).then(other.end.total_cmp(&one.end)));
    let mut kept: Vec<Stretch> = Vec::new();
    for slice in slices {
        match kept.last() {
            Some(last) if slice.start < last.end => {}
            _ => kept.push(slice),
        }
    }
    kept
}

/// Events as they are found, in any order.
#[derive(Default)]
struct Told(Vec<(Instant, u8, What)>);

impl Told {
    /// What happens at one instant, happens in the order of `rank`: ends before beginnings.
    fn tell(&mut self, at: Instant, rank: u8, what: What) {
        self.0.push((at, rank, what));
    }

    fn thread(&mut self, task: TaskId, name: String, slices: &[Stretch], at: impl Fn(f64) -> Instant) {
        let site = |slice: &Stretch| Site { line: slice.line };
        let born = slices.first().map_or(Instant::ZERO, |slice| at(slice.start));
        let spawned = What::Spawned { task, parent: None, scope: None, name: name.into(), site: Site::default() };
        self.tell(born, 3, spawned);
        let has_thread = |slice: &Stretch| matches!(slice.state, State::Running | State::Blocking);
        for (index, slice) in slices.iter().enumerate() {
            let (start, end) = (at(slice.start), at(slice.end));
            let waits = StepEnd::Awaiting { on: Awaited::Other, site: site(slice) };
            let is_last = index + 1 == slices.len();
            match slice.state {
                State::Running | State::Blocking => {
                    self.tell(start, 4, What::StepBegan { task });
                    if slice.state == State::Blocking {
                        let kind = Block::Sleep(end.since(start));
                        self.tell(start, 5, What::BlockBegan { task, kind, site: site(slice) });
                        self.tell(end, 0, What::BlockEnded { task });
                    } else if slice.line > 0 {
                        self.tell(start, 5, What::Computes { task, site: site(slice) });
                    }
                    let how = if is_last { StepEnd::Returned } else { waits };
                    self.tell(end, 1, What::StepEnded { task, how });
                }
                State::Ready if start > born => self.tell(start, 2, What::Ready { task, by: By::Outside }),
                State::Ready => {}
                State::Awaiting if index > 0 && has_thread(&slices[index - 1]) => {}
                // The step that led here took no time, and so was not written.
                State::Awaiting => {
                    self.tell(start, 4, What::StepBegan { task });
                    self.tell(start, 5, What::StepEnded { task, how: waits });
                }
            }
            if is_last && !has_thread(slice) {
                self.tell(end, 4, What::StepBegan { task });
                self.tell(end, 5, What::StepEnded { task, how: StepEnd::Returned });
            }
        }
    }

    fn io(&mut self, io: IoId, task: TaskId, told: &Io, at: impl Fn(f64) -> Instant) {
        self.tell(at(told.began), 6, What::IoBegan { io, task, what: told.name.as_str().into(), rung: None });
        if let Some(ended) = told.ended.map(at) {
            self.tell(ended, 6, What::IoEnded { io, done: ended, end: IoEnd::Computed });
        }
    }

    fn in_order(mut self) -> Vec<Event> {
        self.0.sort_by_key(|&(at, rank, _)| (at, rank));
        let last = self.0.last().map_or(Instant::ZERO, |&(at, ..)| at);
        let events = self.0.into_iter().map(|(at, _, what)| Event { at, what });
        events.chain([Event { at: last + Span::ZERO, what: What::Finished }]).collect()
    }
}
