//! Regular expressions run: by trying one way after another, on a stack of our own, so that no text is too long for
//! it; and in steps that are counted, so that no pattern holds the thread.

use super::parse::is_word;
use super::program::{At, Op, Program, Repeats, fold};
use crate::python::exception::R;
use crate::python::vm::Vm;

/// No place.
pub(super) const NOWHERE: usize = usize::MAX;

/// So many steps between breaths.
const STRETCH: usize = 10_000;

/// What to do when a way leads nowhere.
enum Back {
    /// Go on there.
    Try { op: usize, at: usize },
    /// Give one character back and go on after the run.
    Shorter { op: usize, least: usize, at: usize },
    /// Take one character more and go on after the run.
    Longer { op: usize, at: usize, left: usize },
    /// A slot was something else.
    Slot { slot: usize, was: usize },
    /// A lazy repetition goes round once more.
    Round { op: usize, at: usize },
    /// Something that is one begins here; a negative look goes on there.
    Mark { negative: Option<usize> },
}

/// How a match must lie.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Mode {
    Search,
    Match,
    Full,
}

/// What was found: where groups begin and end; last, which group was closed last.
pub(super) type Found = Option<Vec<usize>>;

pub(super) struct Runner<'a> {
    program: &'a Program,
    text: &'a [char],
    end: usize,
    /// Groups' starts and ends, the last group, then two for each counter: how often, and where it last began.
    slots: Vec<usize>,
    back: Vec<Back>,
    /// How much of the stack was there where something that is one began, and the place in the text.
    marks: Vec<(usize, usize)>,
    steps: usize,
}

impl<'a> Runner<'a> {
    pub(super) fn new(program: &'a Program, text: &'a [char], end: usize) -> Self {
        let slots = vec![NOWHERE; program.groups * 2 + 3 + program.counters * 2];
        Self { program, text, end, slots, back: Vec::new(), marks: Vec::new(), steps: 0 }
    }

    /// The first match from a place on; where it must advance, it mustn't be empty there.
    pub(super) fn find(&mut self, vm: &mut Vm, from: usize, mode: Mode, must_advance: bool) -> R<Found> {
        let mut start = from;
        while start <= self.end {
            if mode == Mode::Search
                && let Some(first) = self.program.first
            {
                let rest = &self.text[start..self.end];
                match rest.iter().position(|char| *char == first) {
                    Some(skipped) => start += skipped,
                    None => return Ok(None),
                }
            }
            self.slots.fill(NOWHERE);
            self.back.clear();
            self.marks.clear();
            if let Some(end) = self.run(vm, start, mode, must_advance && start == from)? {
                let mut found = self.slots[..self.program.groups * 2 + 3].to_vec();
                (found[0], found[1]) = (start, end);
                return Ok(Some(found));
            }
            if mode != Mode::Search {
                break;
            }
            start += 1;
        }
        Ok(None)
    }

    fn set(&mut self, slot: usize, value: usize) {
        self.back.push(Back::Slot { slot, was: self.slots[slot] });
        self.slots[slot] = value;
    }

    /// Whether an op that matches one character matches this one.
    fn one(&self, op: usize, at: usize) -> bool {
        if at >= self.end {
            return false;
        }
        let char = self.text[at];
        match &self.program.ops[op] {
            Op::Char(wanted) => char == *wanted,
            Op::Folded(wanted) => fold(char) == *wanted,
            Op::Any => true,
            Op::NotLineEnd => char != '\n',
            Op::Set(class) => self.program.classes[*class].matches(char),
            _ => false,
        }
    }

    fn is_at(&self, place: At, at: usize) -> bool {
        let word = |at: usize, ascii| at < self.end && is_word(self.text[at], ascii);
        let is_edge = |ascii| (at > 0 && word(at - 1, ascii)) != word(at, ascii);
        match place {
            At::Start => at == 0,
            At::LineStart => at == 0 || self.text[at - 1] == '\n',
            At::End => at == self.end,
            At::EndOrLast => at == self.end || (at + 1 == self.end && self.text[at] == '\n'),
            At::LineEnd => at == self.end || self.text[at] == '\n',
            At::Word(ascii) => is_edge(ascii),
            At::NotWord(ascii) => !is_edge(ascii),
        }
    }

    /// The end of the match that begins at `start`.
    fn run(&mut self, vm: &mut Vm, start: usize, mode: Mode, must_advance: bool) -> R<Option<usize>> {
        let program = self.program;
        let (mut op, mut at) = (0, start);
        loop {
            self.steps += 1;
            if self.steps.is_multiple_of(STRETCH) {
                vm.breathe()?;
                vm.check_memory(self.back.len() * size_of::<Back>())?;
            }
            let goes_on = match &program.ops[op] {
                Op::Matched => {
                    if !(must_advance && at == start || mode == Mode::Full && at != self.end) {
                        return Ok(Some(at));
                    }
                    false
                }
                Op::Char(_) | Op::Folded(_) | Op::Any | Op::NotLineEnd | Op::Set(_) => {
                    let is = self.one(op, at);
                    (op, at) = (op + 1, at + 1);
                    is
                }
                Op::At(place) => {
                    op += 1;
                    self.is_at(*place, at)
                }
                Op::Jump(to) => {
                    op = *to;
                    true
                }
                Op::Try(other) => {
                    self.back.push(Back::Try { op: *other, at });
                    op += 1;
                    true
                }
                Op::Save(slot) => {
                    self.set(*slot, at);
                    if slot % 2 == 1 {
                        self.set(program.groups * 2 + 2, slot / 2);
                    }
                    op += 1;
                    true
                }
                Op::Reference(group, ignore_case) => {
                    let (from, to) = (self.slots[group * 2], self.slots[group * 2 + 1]);
                    let is = from != NOWHERE && to != NOWHERE && to >= from && at + (to - from) <= self.end && {
                        let (a, b) = (&self.text[from..to], &self.text[at..at + (to - from)]);
                        if *ignore_case { a.iter().zip(b).all(|(a, b)| fold(*a) == fold(*b)) } else { a == b }
                    };
                    if is {
                        at += to - from;
                    }
                    op += 1;
                    is
                }
                Op::Run { least, most, kind } => {
                    let wanted = if *kind == Repeats::Lazy { *least } else { *most };
                    let mut count = 0;
                    while count < wanted && self.one(op + 1, at + count) {
                        count += 1;
                    }
                    self.steps += count / 16;
                    let is = count >= *least;
                    if is {
                        match kind {
                            Repeats::Greedy if count > *least => {
                                self.back.push(Back::Shorter { op: op + 2, least: at + least, at: at + count });
                            }
                            Repeats::Lazy if *most > *least => {
                                self.back.push(Back::Longer { op: op + 1, at: at + count, left: most - least });
                            }
                            _ => {}
                        }
                    }
                    at += count;
                    op += 2;
                    is
                }
                Op::Count(counter) => {
                    let slot = program.groups * 2 + 3 + counter * 2;
                    self.set(slot, 0);
                    self.set(slot + 1, NOWHERE);
                    op += 1;
                    true
                }
                Op::Repeat { counter, least, most, lazy, out } => {
                    let slot = program.groups * 2 + 3 + counter * 2;
                    let (count, last) = (self.slots[slot], self.slots[slot + 1]);
                    if count < *least {
                        self.round(slot, at);
                        op += 1;
                    } else if count < *most && at != last {
                        if *lazy {
                            self.back.push(Back::Round { op, at });
                            op = *out;
                        } else {
                            self.back.push(Back::Try { op: *out, at });
                            self.round(slot, at);
                            op += 1;
                        }
                    } else {
                        op = *out;
                    }
                    true
                }
                Op::Atomic => {
                    self.mark(at, None);
                    op += 1;
                    true
                }
                Op::Look { back, negated, after } => {
                    let back = back.unwrap_or(0);
                    if back > at {
                        op = *after;
                        *negated
                    } else {
                        self.mark(at, negated.then_some(*after));
                        at -= back;
                        op += 1;
                        true
                    }
                }
                Op::EndAtomic => {
                    self.keep();
                    op += 1;
                    true
                }
                Op::EndLook { negated: false } => {
                    at = self.keep();
                    op += 1;
                    true
                }
                Op::EndLook { negated: true } => {
                    let (height, _) = self.marks.pop().unwrap_or_default();
                    while self.back.len() > height {
                        if let Some(Back::Slot { slot, was }) = self.back.pop() {
                            self.slots[slot] = was;
                        }
                    }
                    false
                }
                Op::Unless(group, other) => {
                    op = if self.slots[group * 2 + 1] == NOWHERE { *other } else { op + 1 };
                    true
                }
            };
            if goes_on {
                continue;
            }
            match self.retry() {
                Some(place) => (op, at) = place,
                None => return Ok(None),
            }
        }
    }

    fn round(&mut self, slot: usize, at: usize) {
        self.set(slot, self.slots[slot] + 1);
        self.set(slot + 1, at);
    }

    fn mark(&mut self, at: usize, negative: Option<usize>) {
        self.marks.push((self.back.len(), at));
        self.back.push(Back::Mark { negative });
    }

    /// Something that is one has matched: what was tried inside is forgotten, what was remembered isn't. Where it
    /// began.
    fn keep(&mut self) -> usize {
        let (height, at) = self.marks.pop().unwrap_or_default();
        let mut kept = height;
        for from in height..self.back.len() {
            if matches!(self.back[from], Back::Slot { .. }) {
                self.back.swap(kept, from);
                kept += 1;
            }
        }
        self.back.truncate(kept);
        at
    }

    /// The next way to try.
    fn retry(&mut self) -> Option<(usize, usize)> {
        loop {
            match self.back.pop()? {
                Back::Try { op, at } => return Some((op, at)),
                Back::Shorter { op, least, at } => {
                    let mut at = at - 1;
                    // Straight to where the next character is the one that must follow.
                    if let Op::Char(wanted) = self.program.ops[op] {
                        while at > least && (at >= self.end || self.text[at] != wanted) {
                            at -= 1;
                            self.steps += 1;
                        }
                    }
                    if at > least {
                        self.back.push(Back::Shorter { op, least, at });
                    }
                    return Some((op, at));
                }
                Back::Longer { op, at, left } => {
                    if self.one(op, at) {
                        if left > 1 {
                            self.back.push(Back::Longer { op, at: at + 1, left: left - 1 });
                        }
                        return Some((op + 1, at + 1));
                    }
                }
                Back::Slot { slot, was } => self.slots[slot] = was,
                Back::Round { op, at } => {
                    if let Op::Repeat { counter, .. } = &self.program.ops[op] {
                        self.round(self.program.groups * 2 + 3 + counter * 2, at);
                    }
                    return Some((op + 1, at));
                }
                Back::Mark { negative } => {
                    let (_, at) = self.marks.pop().unwrap_or_default();
                    if let Some(after) = negative {
                        return Some((after, at));
                    }
                }
            }
        }
    }
}
