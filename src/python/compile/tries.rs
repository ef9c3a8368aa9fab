//! `try` in all its forms, and `with`.

use super::Compiler;
use super::emit::RouteId;
use super::flow::{Block, Sort};
use crate::python::code::{Op, Span};
use crate::python::tree::{ExceptHandler, Stmt, StmtKind, Try, WithItem};

impl<'a> Compiler<'a> {
    pub(super) fn try_statement(&mut self, node: &'a Try, span: Span) {
        if node.finalbody.is_empty() {
            return self.try_except(node, span);
        }
        let end = self.unit().label();
        let depth = self.here().depth();
        let route = self.unit().route(depth);
        self.enter(Sort::Finally(&node.finalbody), Some(route));
        self.try_except(node, span);
        self.leave();
        self.body(&node.finalbody);
        self.unit().jump(Op::Jump, end, span);
        self.enter(Sort::Raised, None);
        self.unit().bind_handler(route);
        self.body(&node.finalbody);
        self.emit(Op::Reraise, span);
        self.leave();
        self.unit().bind(end);
    }

    fn try_except(&mut self, node: &'a Try, span: Span) {
        if node.handlers.is_empty() {
            self.body(&node.body);
            return self.body(&node.orelse);
        }
        let end = self.unit().label();
        let depth = self.here().depth();
        let handling = self.here().handling;
        let route = self.unit().route(depth);
        self.enter(Sort::Covered, Some(route));
        self.body(&node.body);
        self.leave();
        self.body(&node.orelse);
        self.unit().jump(Op::Jump, end, span);
        self.unit().bind_handler(route);
        if node.is_star {
            self.star_handlers(&node.handlers, span);
        } else {
            for handler in &node.handlers {
                let next = self.unit().label();
                if let Some(exc) = &handler.exc {
                    self.expr(exc);
                    self.emit(Op::MatchesExcept, exc.span);
                    self.unit().jump(Op::JumpIfFalse, next, exc.span);
                }
                self.handler(handler, handling);
                self.unit().jump(Op::Jump, end, handler.span);
                self.unit().bind(next);
                self.unit().handling = handling + 1;
            }
            self.emit(Op::Reraise, span);
        }
        self.unit().handling = handling;
        self.unit().bind(end);
    }

    /// What an `except` does once it is known to be the one: `[exc] → []`, and the exception is no longer handled.
    fn handler(&mut self, handler: &'a ExceptHandler, handling: u16) {
        let span = handler.span;
        let Some(name) = &handler.name else {
            self.emit(Op::Pop, span);
            let outer = self.here().route;
            self.except_block(handler, handling, outer);
            let last = self.last_place(handler);
            return self.emit(Op::PopExcept, last);
        };
        self.store(name, span);
        let depth = self.here().depth();
        let cleanup = self.unit().route(depth);
        let outer = self.unit().route.replace(cleanup);
        self.except_block(handler, handling, outer);
        let end = self.unit().label();
        // What the exception held goes at the line that was the clause's last.
        let last = self.last_place(handler);
        self.emit(Op::PopExcept, last);
        self.unbind(name, last);
        self.unit().jump(Op::Jump, end, span);
        self.unit().handling = handling + 1;
        self.unit().bind_handler(cleanup);
        self.unbind(name, span);
        self.emit(Op::Reraise, span);
        self.unit().handling = handling;
        self.unit().bind(end);
    }

    /// Where a clause ends.
    fn last_place(&mut self, handler: &ExceptHandler) -> Span {
        match handler.body.last() {
            Some(stmt) if matches!(stmt.kind, StmtKind::Pass) => stmt.span,
            _ => self.unit().last_span().unwrap_or(handler.span),
        }
    }

    /// Its statements; `outer` is what covers whoever jumps out of them.
    fn except_block(&mut self, handler: &'a ExceptHandler, handling: u16, outer: Option<RouteId>) {
        self.unit().blocks.push(Block { sort: Sort::Handler(handler.name.as_ref()), route: outer, handling });
        self.body(&handler.body);
        self.leave();
    }

    /// `[exc] → []`, or the rest is raised.
    fn star_handlers(&mut self, handlers: &'a [ExceptHandler], span: Span) {
        let handling = self.here().handling;
        self.emit(Op::Copy(1), span);
        self.emit(Op::BuildList(0), span);
        self.emit(Op::Swap(2), span);
        // [original, list of those raised, rest]
        for handler in handlers {
            let Some(exc) = &handler.exc else { continue };
            let (none, next) = (self.unit().label(), self.unit().label());
            self.expr(exc);
            self.emit(Op::MatchesExceptStar, exc.span);
            self.emit(Op::Copy(1), exc.span);
            self.none(exc.span);
            self.emit(Op::Is(false), exc.span);
            self.unit().jump(Op::JumpIfTrue, none, exc.span);
            match &handler.name {
                Some(name) => self.store(name, handler.span),
                None => self.emit(Op::Pop, handler.span),
            }
            let depth = self.here().depth();
            let route = self.unit().route(depth);
            self.enter(Sort::Covered, Some(route));
            self.body(&handler.body);
            self.leave();
            if let Some(name) = &handler.name {
                self.unbind(name, handler.span);
            }
            self.unit().jump(Op::Jump, next, handler.span);
            self.unit().bind_handler(route);
            if let Some(name) = &handler.name {
                self.unbind(name, handler.span);
            }
            self.emit(Op::ListAppend(2), handler.span);
            self.emit(Op::PopExcept, handler.span);
            self.unit().handling = handling;
            self.unit().jump(Op::Jump, next, handler.span);
            self.unit().bind(none);
            self.emit(Op::Pop, handler.span);
            self.unit().bind(next);
        }
        let nothing = self.unit().label();
        self.emit(Op::ListAppend(1), span);
        self.emit(Op::JoinExceptStar, span);
        self.emit(Op::Copy(1), span);
        self.none(span);
        self.emit(Op::Is(false), span);
        self.unit().jump(Op::JumpIfTrue, nothing, span);
        self.emit(Op::PopExcept, span);
        self.emit(Op::Reraise, span);
        self.unit().bind(nothing);
        self.emit(Op::Pop, span);
        self.emit(Op::PopExcept, span);
    }

    pub(super) fn with_statement(&mut self, is_async: bool, items: &'a [WithItem], body: &'a [Stmt]) {
        let Some((item, others)) = items.split_first() else { return self.body(body) };
        let span = item.context.span;
        let end = self.unit().label();
        let depth = self.here().depth();
        let handling = self.here().handling;
        self.expr(&item.context);
        if is_async {
            self.emit(Op::BeforeAsyncWith, span);
            self.await_it(span);
        } else {
            self.emit(Op::BeforeWith, span);
        }
        let route = self.unit().route(depth + 1);
        self.enter(Sort::With { exit: depth, is_async, span }, Some(route));
        match &item.target {
            Some(target) => self.assign(target),
            None => self.emit(Op::Pop, span),
        }
        self.with_statement(is_async, others, body);
        self.leave();
        self.leave_with(is_async, span);
        self.unit().jump(Op::Jump, end, span);
        let swallowed = self.unit().label();
        self.unit().bind_handler(route);
        self.emit(Op::CallExit, span);
        if is_async {
            self.await_it(span);
        }
        self.unit().jump(Op::JumpIfTrue, swallowed, span);
        self.emit(Op::Reraise, span);
        self.unit().bind(swallowed);
        self.emit(Op::Pop, span);
        self.emit(Op::PopExcept, span);
        self.emit(Op::Pop, span);
        self.unit().handling = handling;
        self.unit().bind(end);
    }
}
