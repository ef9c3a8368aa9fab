//! Chrome's trace format: what Perfetto and speedscope open.
//!
//! A program is a process, a task a thread, the loop a thread of its own. What a task did is complete slices (`X`), end
//! to end, with the state as their category: so any viewer's totals are the times in each state. For viewers that know
//! more there are async tracks (requests), flows (who woke whom) and a counter (the ready queue's length). Times are in
//! microseconds. A slice of no length is left out: viewers that sort by time can't tell its beginning from its end.

use serde::Serialize;

use super::Subject;
use crate::model::{Doing, Io, Run, Slice, State, Task, TaskEnd};
use crate::time::Instant;
use crate::trace::{By, IoEnd};

/// The loop's number among the threads of its program; tasks count from the next.
const LOOP: usize = 1;

#[derive(Serialize)]
struct File<'a> {
    #[serde(rename = "traceEvents")]
    trace_events: Vec<Entry<'a>>,
    #[serde(rename = "displayTimeUnit")]
    unit: &'static str,
    #[serde(rename = "otherData")]
    other: Other<'a>,
}

#[derive(Serialize)]
struct Other<'a> {
    producer: &'static str,
    title: &'a str,
}

/// One entry; the names are the format's.
#[derive(Serialize, Default)]
struct Entry<'a> {
    ph: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    cat: &'static str,
    name: std::borrow::Cow<'a, str>,
    pid: usize,
    tid: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    ts: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dur: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// Where a flow ends: at the slice around it.
    #[serde(skip_serializing_if = "Option::is_none")]
    bp: Option<&'static str>,
    /// An instant's reach: its thread.
    #[serde(skip_serializing_if = "Option::is_none")]
    s: Option<&'static str>,
    #[serde(skip_serializing_if = "Args::is_empty")]
    args: Args<'a>,
}

#[derive(Serialize, Default, PartialEq)]
struct Args<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sort_index: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ready: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    steps: Option<u32>,
}

impl Args<'_> {
    fn is_empty(&self) -> bool {
        *self == Args::default()
    }
}

/// The runs as a trace file.
#[must_use]
pub fn chrome_trace(title: &str, subjects: &[Subject<'_>]) -> String {
    let mut entries = Vec::new();
    for (index, subject) in subjects.iter().enumerate() {
        Program { pid: index + 1, name: subject.name, run: subject.run }.write(&mut entries);
    }
    let other = Other { producer: concat!("Loopscope ", env!("CARGO_PKG_VERSION")), title };
    // Plain texts and numbers: they can be written.
    serde_json::to_string(&File { trace_events: entries, unit: "ms", other }).unwrap_or_default()
}

struct Program<'a> {
    pid: usize,
    name: &'a str,
    run: &'a Run,
}

impl<'a> Program<'a> {
    fn write(&self, out: &mut Vec<Entry<'a>>) {
        out.push(self.named("process_name", 0, self.name));
        self.thread(LOOP, "event loop", out);
        self.loop_lane(out);
        for (index, task) in self.run.tasks.iter().enumerate() {
            let tid = LOOP + 1 + index;
            self.thread(tid, &task.name, out);
            self.task(tid, task, out);
        }
        for (index, io) in self.run.ios.iter().enumerate() {
            self.io(index, io, out);
        }
        self.wakes(out);
        self.cancels(out);
        self.ready_queue(out);
    }

    fn at(&self, ph: &'static str, tid: usize, ts: Instant) -> Entry<'a> {
        Entry { ph, pid: self.pid, tid, ts: Some(ts.as_micros()), ..Entry::default() }
    }

    fn named(&self, what: &'static str, tid: usize, name: &'a str) -> Entry<'a> {
        let args = Args { name: Some(name), ..Args::default() };
        Entry { ph: "M", name: what.into(), pid: self.pid, tid, args, ..Entry::default() }
    }

    fn thread(&self, tid: usize, name: &'a str, out: &mut Vec<Entry<'a>>) {
        out.push(self.named("thread_name", tid, name));
        let args = Args { sort_index: Some(tid), ..Args::default() };
        out.push(Entry { ph: "M", name: "thread_sort_index".into(), pid: self.pid, tid, args, ..Entry::default() });
    }

    fn loop_lane(&self, out: &mut Vec<Entry<'a>>) {
        let lane = &self.run.loop_lane;
        // Holds contain turns, and what contains comes first.
        for hold in lane.holds.iter().filter(|hold| hold.start < hold.end) {
            let entry = self.at("X", LOOP, hold.start);
            out.push(Entry { name: "hold".into(), cat: "hold", dur: Some(hold.span().as_micros()), ..entry });
        }
        for turn in lane.turns.iter().filter(|turn| turn.start < turn.end) {
            let args = Args { steps: Some(turn.steps), ..Args::default() };
            let dur = Some(turn.end.since(turn.start).as_micros());
            out.push(Entry { name: "turn".into(), cat: "turn", dur, args, ..self.at("X", LOOP, turn.start) });
        }
    }

    fn task(&self, tid: usize, task: &'a Task, out: &mut Vec<Entry<'a>>) {
        let open = self.run.open_slices(task, self.run.last());
        for slice in task.slices.iter().chain(open.iter().flatten()).filter(|slice| slice.start < slice.end) {
            // Without arguments: speedscope would take them for a part of the name.
            out.push(Entry {
                name: self.slice_name(slice).into(),
                cat: slice.state().name(),
                dur: Some(slice.span().as_micros()),
                ..self.at("X", tid, slice.start)
            });
        }
        if let Some((at, end)) = &task.end {
            let why = match end {
                TaskEnd::Failed(failure) => Some(failure.to_string()),
                _ => None,
            };
            let args = Args { why, ..Args::default() };
            out.push(Entry {
                name: task.state_name().into(),
                cat: "end",
                s: Some("t"),
                args,
                ..self.at("i", tid, *at)
            });
        }
    }

    /// A name under which a viewer may add up slices: what, and at which line.
    fn slice_name(&self, slice: &Slice) -> String {
        let line = slice.doing.line().map(|line| format!(" (line {line})")).unwrap_or_default();
        match slice.doing {
            Doing::Awaiting { on, .. } => format!("awaiting {}{line}", self.run.wait_name(on)),
            _ => format!("{}{line}", slice.state().name()),
        }
    }

    fn io(&self, index: usize, io: &'a Io, out: &mut Vec<Entry<'a>>) {
        let tid = LOOP + 1 + io.task.index();
        let entry = |ph, at| Entry {
            name: (&*io.what).into(),
            cat: "io",
            id: Some(format!("{}.{index}", self.pid)),
            ..self.at(ph, tid, at)
        };
        out.push(entry("b", io.began));
        let (done, at, args) = match &io.end {
            None => (None, self.run.last(), Args::default()),
            Some((done, at, end)) => {
                let args = match end {
                    IoEnd::Answered { status, bytes } => {
                        Args { status: Some(*status), bytes: Some(*bytes), ..Args::default() }
                    }
                    IoEnd::Failed { why } => Args { why: Some(why.to_string()), ..Args::default() },
                    IoEnd::Aborted => Args { why: Some("aborted".to_owned()), ..Args::default() },
                    IoEnd::Computed | IoEnd::Queried => Args::default(),
                };
                (Some(*done).filter(|done| done < at), *at, args)
            }
        };
        if let Some(done) = done {
            out.push(Entry { name: "network done".into(), ..entry("n", done) });
        }
        out.push(Entry { args, ..entry("e", at) });
    }

    fn wakes(&self, out: &mut Vec<Entry<'a>>) {
        for (index, wake) in self.run.wakes.iter().enumerate() {
            let By::Task(from) = wake.from else { continue };
            let entry = |ph, tid| Entry {
                name: "wakes".into(),
                cat: "wake",
                id: Some(format!("{}.w{index}", self.pid)),
                ..self.at(ph, tid, wake.at)
            };
            out.push(entry("s", LOOP + 1 + from.index()));
            out.push(Entry { bp: Some("e"), ..entry("f", LOOP + 1 + wake.to.index()) });
        }
    }

    fn cancels(&self, out: &mut Vec<Entry<'a>>) {
        for cancel in &self.run.cancels {
            let name = format!("asked to end by {}", self.run.canceller(cancel.from));
            let entry = self.at("i", LOOP + 1 + cancel.to.index(), cancel.at);
            out.push(Entry { name: name.into(), cat: "cancel", s: Some("t"), ..entry });
        }
    }

    /// How many tasks were ready but had no thread, whenever that changed.
    fn ready_queue(&self, out: &mut Vec<Entry<'a>>) {
        let slices = self.run.tasks.iter().flat_map(|task| &task.slices);
        let ready = slices.filter(|slice| slice.state() == State::Ready && slice.start < slice.end);
        let mut changes: Vec<(Instant, i64)> = ready.flat_map(|slice| [(slice.start, 1), (slice.end, -1)]).collect();
        changes.sort_unstable();
        let mut length = 0;
        for (index, (at, by)) in changes.iter().enumerate() {
            length += by;
            // Of several changes at one instant the last tells.
            if changes.get(index + 1).is_none_or(|(next, _)| next > at) {
                let args = Args { ready: Some(length), ..Args::default() };
                out.push(Entry { name: "ready queue".into(), args, ..self.at("C", 0, *at) });
            }
        }
    }
}
