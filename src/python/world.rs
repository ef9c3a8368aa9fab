//! What the machine sees of the world: the clock, the record, where output goes, and who may end it.

use std::rc::Rc;

use super::code::Source;
use super::exception::Kind;
use crate::run::Loop;
use crate::time::{Instant, Span, ms};
use crate::trace::{Site, TaskId, Text, What};

/// How long a thread of the program keeps the interpreter while others want it, as CPython's switch interval.
pub(crate) const SWITCH: Span = ms(5);

/// Recorded events are handed on during a long step once the oldest is this old.
const WATCHED: Span = ms(16);

/// From here on a step is long enough to be asked what it does.
const LONG: Span = ms(5);

/// What a run may use.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long a step may keep the thread.
    pub held: Span,
    /// How many bytes the program's values may take, in all that are made at once.
    pub memory: usize,
    /// How many ops it may run.
    pub ops: Option<u64>,
}

impl Default for Limits {
    fn default() -> Self {
        Self { held: Span::from_millis(10_000), memory: 512 << 20, ops: None }
    }
}

/// Where a program's output goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// `sys.stdout`
    Out,
    /// `sys.stderr`
    Err,
}

/// Takes what a program writes, as it is written.
pub type Sink = Box<dyn FnMut(Stream, &str)>;

/// What is to be done after another stretch of ops.
pub(crate) enum Verdict {
    GoOn,
    /// Another thread's turn.
    Switch,
    /// The run must end: with this exception, for this reason.
    End(Kind, String),
}

/// The world of one machine.
pub(crate) struct World {
    pub(crate) lp: Rc<Loop>,
    pub(crate) limits: Limits,
    /// The containers whose text is being made, by address.
    pub(crate) shown: Vec<usize>,
    /// The trace's name for who runs.
    pub(crate) task: TaskId,
    /// When the thread that runs was given the interpreter.
    pub(crate) since: Instant,
    /// When the step that runs began.
    pub(crate) step_since: Instant,
    /// The line that dropped what is being tidied up.
    pub(crate) dropped_at: Option<(Rc<Source>, u32)>,
    /// The last step whose record says what it computes.
    told: Option<Instant>,
    /// Whether other threads of the program want the interpreter.
    pub(crate) contended: bool,
    /// Whether the run is to end.
    pub(crate) stopped: bool,
    ops: u64,
    sink: Sink,
    lines: [String; 2],
}

/// What a look at the clock, and a turn of an event loop, cost CPython, in ops.
const OPS_TO_ASK: u32 = 50;
const OPS_OF_A_TURN: u32 = 1000;

impl World {
    pub(crate) fn new(lp: Rc<Loop>, limits: Limits, sink: Sink) -> Self {
        Self {
            lp,
            limits,
            shown: Vec::new(),
            task: TaskId::new(0),
            since: Instant::ZERO,
            step_since: Instant::ZERO,
            dropped_at: None,
            told: None,
            contended: false,
            stopped: false,
            ops: 0,
            sink,
            lines: [String::new(), String::new()],
        }
    }

    pub(crate) fn now(&self) -> Instant {
        self.lp.now()
    }

    /// The time, for a program that asks. Where the clock moves only as ops are counted, to ask takes as long as it does in
    /// CPython, more or less: so that a wait that only looks at the clock ends, and no span is zero.
    pub(crate) fn asked(&self) -> Instant {
        self.lp.host().worked(OPS_TO_ASK);
        self.now()
    }

    /// A turn of an event loop has begun. It takes time even if nothing is done in it, else what is repeated every so often
    /// would never fall behind, as it does wherever time is real.
    pub(crate) fn turned(&self) {
        self.lp.host().worked(OPS_OF_A_TURN);
    }

    pub(crate) fn emit(&self, what: What) {
        self.lp.emit(what);
    }

    /// Whether this step lasts, and the record doesn't yet say at which line.
    pub(crate) fn is_long_untold(&self) -> bool {
        self.told != Some(self.step_since) && self.now() - self.step_since >= LONG
    }

    /// Says it.
    pub(crate) fn tell_computing(&mut self, line: u32) {
        self.told = Some(self.step_since);
        if line > 0 {
            self.emit(What::Computes { task: self.task, site: Site { line } });
        }
    }

    /// A stretch of ops was run.
    pub(crate) fn tick(&mut self, ops: u32) -> Verdict {
        self.ops += u64::from(ops);
        if self.limits.ops.is_some_and(|most| self.ops > most) {
            return Verdict::End(Kind::RuntimeError, "the program ran too long".to_owned());
        }
        if self.stopped {
            return Verdict::End(Kind::KeyboardInterrupt, "stopped".to_owned());
        }
        self.lp.host().worked(ops);
        let now = self.now();
        self.lp.flush(WATCHED);
        if now - self.step_since > self.limits.held {
            let why = format!("the program held the thread for more than {}: it was ended", self.limits.held);
            return Verdict::End(Kind::KeyboardInterrupt, why);
        }
        if self.lp.host().memory() > self.limits.memory.saturating_mul(2) {
            return Verdict::End(Kind::MemoryError, "the program used too much memory: it was ended".to_owned());
        }
        if self.contended && now - self.since >= SWITCH { Verdict::Switch } else { Verdict::GoOn }
    }

    /// How many bytes may still be asked for at once.
    pub(crate) fn memory_left(&self) -> usize {
        self.limits.memory
    }

    /// Writes output. The record gets it line by line.
    pub(crate) fn write(&mut self, stream: Stream, text: &str) {
        (self.sink)(stream, text);
        let line = &mut self.lines[stream as usize];
        line.push_str(text);
        while let Some(end) = self.lines[stream as usize].find('\n') {
            let rest = self.lines[stream as usize].split_off(end + 1);
            let mut line = std::mem::replace(&mut self.lines[stream as usize], rest);
            line.pop();
            self.say(stream, &line);
        }
    }

    /// What was written since the last end of a line is a line, too.
    pub(crate) fn finish_lines(&mut self) {
        for stream in [Stream::Out, Stream::Err] {
            let line = std::mem::take(&mut self.lines[stream as usize]);
            if !line.is_empty() {
                self.say(stream, &line);
            }
        }
    }

    fn say(&self, stream: Stream, line: &str) {
        let (task, text) = (self.task, Text::from(line));
        self.emit(match stream {
            Stream::Out => What::Printed { task, text },
            Stream::Err => What::Complained { task, text },
        });
    }
}
