//! Loops, and the ways out of them: what `break`, `continue` and `return` leave behind is tidied up on the way.

use super::Compiler;
use super::emit::{Label, RouteId};
use super::expressions::always;
use crate::python::code::{Op, Span};
use crate::python::tree::{Expr, For, Name, Stmt};

/// Something that has to be tidied up by whoever jumps out of it.
#[derive(Clone, Copy)]
pub(super) struct Block<'a> {
    pub(super) sort: Sort<'a>,
    /// What covered the ops around it.
    pub(super) route: Option<RouteId>,
    /// How many exceptions were being handled around it.
    pub(super) handling: u16,
}

#[derive(Clone, Copy)]
pub(super) enum Sort<'a> {
    /// A loop: where to go, and how deep the stack is at each of these places.
    Loop { break_to: Label, break_depth: usize, continue_to: Label, continue_depth: usize },
    /// What a handler covers, and nothing to do.
    Covered,
    /// What must be followed by these statements.
    Finally(&'a [Stmt]),
    /// An `except` block, which may have a name to be unbound.
    Handler(Option<&'a Name>),
    /// A `finally` block that runs because of an exception.
    Raised,
    /// A `with` block, whose exit is there on the stack.
    With { exit: usize, is_async: bool, span: Span },
}

impl<'a> Compiler<'a> {
    /// Begins a block. What covers its ops, if not what covers those around it, is `route`.
    pub(super) fn enter(&mut self, sort: Sort<'a>, route: Option<RouteId>) {
        let unit = self.unit();
        unit.blocks.push(Block { sort, route: unit.route, handling: unit.handling });
        if route.is_some() {
            unit.route = route;
        }
    }

    pub(super) fn leave(&mut self) {
        let unit = self.unit();
        if let Some(block) = unit.blocks.pop() {
            unit.route = block.route;
            unit.handling = block.handling;
        }
    }

    /// Does what all blocks from `keep` on want done by who jumps out of them, and then lets `jump` do so.
    fn way_out(&mut self, keep: usize, span: Span, jump: impl FnOnce(&mut Self)) {
        let (route, handling) = (self.here().route, self.here().handling);
        let mut left = Vec::new();
        while self.here().blocks.len() > keep {
            let Some(block) = self.unit().blocks.pop() else { break };
            left.push(block);
            self.unit().route = block.route;
            match block.sort {
                Sort::Loop { .. } | Sort::Covered => {}
                Sort::Finally(body) => {
                    self.unit().handling = block.handling;
                    self.body(body);
                }
                Sort::Handler(name) => {
                    self.emit(Op::PopExcept, span);
                    self.unit().handling = block.handling;
                    if let Some(name) = name {
                        self.unbind(name, span);
                    }
                }
                Sort::Raised => {
                    self.emit(Op::PopExcept, span);
                }
                Sort::With { exit, is_async, span } => self.exit_with(exit, is_async, span),
            }
            self.unit().handling = block.handling;
        }
        jump(self);
        let unit = self.unit();
        unit.blocks.extend(left.into_iter().rev());
        unit.route = route;
        unit.handling = handling;
    }

    /// Calls the exit of a `with` block, and leaves the stack as it is.
    fn exit_with(&mut self, exit: usize, is_async: bool, span: Span) {
        if !self.here().is_reachable() {
            return;
        }
        let from_top = (self.here().depth() - exit) as u16;
        self.emit(Op::Copy(from_top), span);
        self.leave_with(is_async, span);
    }

    /// `[exit] → []`
    pub(super) fn leave_with(&mut self, is_async: bool, span: Span) {
        for _ in 0..3 {
            self.none(span);
        }
        self.emit(Op::Call(3), span);
        if is_async {
            self.await_it(span);
        }
        self.emit(Op::Pop, span);
    }

    /// `name = None; del name`
    pub(super) fn unbind(&mut self, name: &Name, span: Span) {
        self.none(span);
        self.store(name, span);
        self.delete(name, span);
    }

    pub(super) fn return_statement(&mut self, value: Option<&'a Expr>, span: Span) {
        let constant = value.is_none_or(|value| super::expressions::fold(value).is_some());
        if !constant && let Some(value) = value {
            self.expr(value);
        }
        self.way_out(0, span, |compiler| {
            match value {
                Some(value) if constant => compiler.expr(value),
                Some(_) => {}
                None => compiler.none(span),
            }
            compiler.emit(Op::Return, span);
        });
    }

    pub(super) fn break_or_continue(&mut self, is_break: bool, span: Span) {
        let blocks = &self.here().blocks;
        let Some(at) = blocks.iter().rposition(|block| matches!(block.sort, Sort::Loop { .. })) else { return };
        let Sort::Loop { break_to, break_depth, continue_to, continue_depth } = blocks[at].sort else { return };
        let (label, depth) = if is_break { (break_to, break_depth) } else { (continue_to, continue_depth) };
        self.way_out(at + 1, span, |compiler| {
            while compiler.here().is_reachable() && compiler.here().depth() > depth {
                compiler.emit(Op::Pop, span);
            }
            compiler.unit().jump(Op::Jump, label, span);
        });
    }

    pub(super) fn while_statement(&mut self, test: &'a Expr, body: &'a [Stmt], orelse: &'a [Stmt]) {
        let (begin, again) = (self.unit().label(), self.unit().label());
        let (otherwise, end) = (self.unit().label(), self.unit().label());
        let depth = self.here().depth();
        let sort = Sort::Loop { break_to: end, break_depth: depth, continue_to: again, continue_depth: depth };
        // The test stands below the body once more, so that each round has one jump only.
        self.jump_if(test, false, otherwise);
        self.unit().bind(begin);
        self.enter(sort, None);
        self.body(body);
        self.leave();
        self.unit().bind(again);
        if always(test) == Some(true) {
            self.unit().jump(Op::Jump, begin, test.span);
        } else {
            self.jump_if(test, true, begin);
        }
        self.unit().bind(otherwise);
        self.body(orelse);
        self.unit().bind(end);
    }

    pub(super) fn for_statement(&mut self, node: &'a For, whole: Span) {
        if node.is_async {
            return self.async_for(node, whole);
        }
        let span = node.iter.span;
        let (next, otherwise, end) = (self.unit().label(), self.unit().label(), self.unit().label());
        let depth = self.here().depth();
        self.expr(&node.iter);
        self.emit(Op::GetIter, span);
        self.unit().bind(next);
        self.unit().jump(Op::ForIter, otherwise, span);
        self.assign(&node.target);
        let (break_to, continue_to) = (end, next);
        self.enter(Sort::Loop { break_to, break_depth: depth, continue_to, continue_depth: depth + 1 }, None);
        self.body(&node.body);
        self.leave();
        self.unit().jump(Op::Jump, next, span);
        self.unit().bind(otherwise);
        self.body(&node.orelse);
        self.unit().bind(end);
    }

    /// What the iterator raises is shown at the whole statement, as CPython has it.
    fn async_for(&mut self, node: &'a For, whole: Span) {
        let span = node.iter.span;
        let (next, end) = (self.unit().label(), self.unit().label());
        let depth = self.here().depth();
        self.expr(&node.iter);
        self.emit(Op::GetAiter, span);
        self.unit().bind(next);
        let exhausted = self.next_of_async(whole);
        self.assign(&node.target);
        let (break_to, continue_to) = (end, next);
        self.enter(Sort::Loop { break_to, break_depth: depth, continue_to, continue_depth: depth + 1 }, None);
        self.body(&node.body);
        self.leave();
        self.unit().jump(Op::Jump, next, span);
        self.end_of_async(exhausted, span);
        self.body(&node.orelse);
        self.unit().bind(end);
    }

    /// `[async iterator] → [async iterator, value]`; what it raises goes to the route that is given back.
    pub(super) fn next_of_async(&mut self, span: Span) -> RouteId {
        let depth = self.here().depth();
        let exhausted = self.unit().route(depth);
        self.enter(Sort::Covered, Some(exhausted));
        self.emit(Op::GetAnext, span);
        self.await_it(span);
        self.leave();
        exhausted
    }

    /// Where [`Compiler::next_of_async`] goes at the end of the iterator: `[] `
    pub(super) fn end_of_async(&mut self, exhausted: RouteId, span: Span) {
        let handling = self.here().handling;
        self.unit().bind_handler(exhausted);
        self.emit(Op::EndAsyncFor, span);
        self.unit().handling = handling;
    }
}
