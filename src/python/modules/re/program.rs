//! What a regular expression is when it is read, and what it is when it runs: a short program.

use super::parse::{Parsed, is_word};

/// A part of a pattern.
pub(super) enum Node {
    Empty,
    /// A character; whether case is ignored.
    Char(char, bool),
    /// `.`; whether it matches the ends of lines too.
    Any(bool),
    Set(Class),
    Sequence(Vec<Node>),
    Alternatives(Vec<Node>),
    Group(Option<usize>, Box<Node>),
    Repeat {
        node: Box<Node>,
        least: usize,
        most: usize,
        kind: Repeats,
    },
    At(At),
    Reference(usize, bool),
    Look {
        node: Box<Node>,
        back: Option<usize>,
        negated: bool,
    },
    Atomic(Box<Node>),
    Conditional {
        group: usize,
        yes: Box<Node>,
        no: Box<Node>,
    },
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Repeats {
    Greedy,
    Lazy,
    Possessive,
}

/// A place between characters.
#[derive(Clone, Copy)]
pub(super) enum At {
    Start,
    LineStart,
    End,
    /// The end, or before the line end that is last.
    EndOrLast,
    LineEnd,
    Word(bool),
    NotWord(bool),
}

/// A class of characters.
pub(super) struct Class {
    pub(super) items: Vec<Item>,
    pub(super) negated: bool,
    pub(super) ignore_case: bool,
}

pub(super) enum Item {
    Range(char, char),
    /// `\d`, `\s`, `\w`
    Category {
        kind: char,
        negated: bool,
        ascii: bool,
    },
}

/// The small letter.
pub(super) fn fold(char: char) -> char {
    if char.is_ascii() {
        return char.to_ascii_lowercase();
    }
    let mut lower = char.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(lower), None) => lower,
        _ => char,
    }
}

impl Class {
    fn has(&self, char: char) -> bool {
        self.items.iter().any(|item| match item {
            Item::Range(low, high) => (*low..=*high).contains(&char),
            Item::Category { kind, negated, ascii } => {
                let is = match kind {
                    'd' => {
                        if *ascii {
                            char.is_ascii_digit()
                        } else {
                            crate::python::methods::digit_value(char).is_some()
                        }
                    }
                    's' => {
                        if *ascii {
                            matches!(char, ' ' | '\t'..='\r')
                        } else {
                            crate::python::methods::is_space(char)
                        }
                    }
                    _ => is_word(char, *ascii),
                };
                is != *negated
            }
        })
    }

    pub(super) fn matches(&self, char: char) -> bool {
        let mut has = self.has(char);
        if !has && self.ignore_case {
            let lower = fold(char);
            has = self.has(lower) || lower.to_uppercase().next().is_some_and(|upper| self.has(upper));
        }
        has != self.negated
    }
}

/// The least and the most characters that a part matches.
pub(super) fn width(node: &Node, groups: &[Option<(usize, usize)>]) -> (usize, usize) {
    match node {
        Node::Empty | Node::At(_) | Node::Look { .. } => (0, 0),
        Node::Char(..) | Node::Any(_) | Node::Set(_) => (1, 1),
        Node::Sequence(all) => all.iter().fold((0, 0), |sum, node| {
            let (least, most) = width(node, groups);
            (sum.0.saturating_add(least), sum.1.saturating_add(most))
        }),
        Node::Alternatives(all) => all.iter().fold((usize::MAX, 0), |sum, node| {
            let (least, most) = width(node, groups);
            (sum.0.min(least), sum.1.max(most))
        }),
        Node::Group(_, node) | Node::Atomic(node) => width(node, groups),
        Node::Repeat { node, least, most, .. } => {
            let one = width(node, groups);
            (one.0.saturating_mul(*least), one.1.saturating_mul(*most))
        }
        Node::Reference(group, _) => groups.get(*group).copied().flatten().unwrap_or((0, usize::MAX)),
        Node::Conditional { yes, no, .. } => {
            let (yes, no) = (width(yes, groups), width(no, groups));
            (yes.0.min(no.0), yes.1.max(no.1))
        }
    }
}

pub(super) enum Op {
    Char(char),
    /// A small letter, whatever the text's is.
    Folded(char),
    Any,
    NotLineEnd,
    Set(usize),
    At(At),
    Jump(usize),
    /// Goes on with the next op, else there.
    Try(usize),
    /// Remembers where a group begins or ends.
    Save(usize),
    Reference(usize, bool),
    /// The next op, which matches one character, so many times.
    Run {
        least: usize,
        most: usize,
        kind: Repeats,
    },
    /// A counter begins.
    Count(usize),
    /// Goes into what is repeated, which follows, or out of it.
    Repeat {
        counter: usize,
        least: usize,
        most: usize,
        lazy: bool,
        out: usize,
    },
    /// What follows, to the end op that it names, is one: nothing inside is tried again.
    Atomic,
    Look {
        back: Option<usize>,
        negated: bool,
        after: usize,
    },
    EndAtomic,
    EndLook {
        negated: bool,
    },
    /// Goes there unless the group has matched.
    Unless(usize, usize),
    Matched,
}

/// A pattern that runs.
pub(super) struct Program {
    pub(super) ops: Vec<Op>,
    pub(super) classes: Vec<Class>,
    pub(super) counters: usize,
    pub(super) groups: usize,
    pub(super) names: Vec<(String, usize)>,
    pub(super) flags: u32,
    /// What every match begins with.
    pub(super) first: Option<char>,
}

impl Program {
    pub(super) fn new(parsed: Parsed) -> Self {
        let mut program = Self {
            ops: Vec::new(),
            classes: Vec::new(),
            counters: 0,
            groups: parsed.groups,
            names: parsed.names,
            flags: parsed.flags,
            first: None,
        };
        program.emit(parsed.node);
        program.ops.push(Op::Matched);
        let first = program.ops.iter().find(|op| !matches!(op, Op::Save(_)));
        program.first = if let Some(Op::Char(char)) = first { Some(*char) } else { None };
        program
    }

    pub(super) fn group_named(&self, name: &str) -> Option<usize> {
        self.names.iter().find(|(known, _)| known == name).map(|(_, group)| *group)
    }

    fn hole(&mut self) -> usize {
        self.ops.push(Op::Matched);
        self.ops.len() - 1
    }

    fn emit(&mut self, node: Node) {
        match node {
            Node::Empty => {}
            Node::Char(char, true) if fold(char) != char || char.to_uppercase().next() != Some(char) => {
                self.ops.push(Op::Folded(fold(char)));
            }
            Node::Char(char, _) => self.ops.push(Op::Char(char)),
            Node::Any(all) => self.ops.push(if all { Op::Any } else { Op::NotLineEnd }),
            Node::Set(class) => {
                self.ops.push(Op::Set(self.classes.len()));
                self.classes.push(class);
            }
            Node::At(at) => self.ops.push(Op::At(at)),
            Node::Reference(group, ignore_case) => self.ops.push(Op::Reference(group, ignore_case)),
            Node::Sequence(all) => {
                for node in all {
                    self.emit(node);
                }
            }
            Node::Alternatives(all) => {
                let last = all.len() - 1;
                let mut jumps = Vec::new();
                for (at, node) in all.into_iter().enumerate() {
                    if at == last {
                        self.emit(node);
                        break;
                    }
                    let hole = self.hole();
                    self.emit(node);
                    jumps.push(self.hole());
                    self.ops[hole] = Op::Try(self.ops.len());
                }
                for jump in jumps {
                    self.ops[jump] = Op::Jump(self.ops.len());
                }
            }
            Node::Group(None, node) => self.emit(*node),
            Node::Group(Some(group), node) => {
                self.ops.push(Op::Save(group * 2));
                self.emit(*node);
                self.ops.push(Op::Save(group * 2 + 1));
            }
            Node::Repeat { node, least, most, kind } => self.emit_repeat(*node, least, most, kind),
            Node::Look { node, back, negated } => {
                let hole = self.hole();
                self.emit(*node);
                self.ops.push(Op::EndLook { negated });
                self.ops[hole] = Op::Look { back, negated, after: self.ops.len() };
            }
            Node::Atomic(node) => {
                self.ops.push(Op::Atomic);
                self.emit(*node);
                self.ops.push(Op::EndAtomic);
            }
            Node::Conditional { group, yes, no } => {
                let hole = self.hole();
                self.emit(*yes);
                let jump = self.hole();
                self.ops[hole] = Op::Unless(group, self.ops.len());
                self.emit(*no);
                self.ops[jump] = Op::Jump(self.ops.len());
            }
        }
    }

    fn emit_repeat(&mut self, node: Node, least: usize, most: usize, kind: Repeats) {
        if matches!(node, Node::Char(..) | Node::Any(_) | Node::Set(_)) {
            self.ops.push(Op::Run { least, most, kind });
            self.emit(node);
            return;
        }
        if kind == Repeats::Possessive {
            self.ops.push(Op::Atomic);
            self.emit_repeat(node, least, most, Repeats::Greedy);
            self.ops.push(Op::EndAtomic);
            return;
        }
        if (least, most) == (0, 1) && kind == Repeats::Greedy {
            let hole = self.hole();
            self.emit(node);
            self.ops[hole] = Op::Try(self.ops.len());
            return;
        }
        let counter = self.counters;
        self.counters += 1;
        self.ops.push(Op::Count(counter));
        let hole = self.hole();
        self.emit(node);
        self.ops.push(Op::Jump(hole));
        let lazy = kind == Repeats::Lazy;
        self.ops[hole] = Op::Repeat { counter, least, most, lazy, out: self.ops.len() };
    }
}
