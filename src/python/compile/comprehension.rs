//! Comprehensions and generator expressions: functions of their own, called with their first iterator.

use super::Compiler;
use crate::python::code::{Extras, Kind, Op, Span};
use crate::python::tree::{Clause, Comprehension, ComprehensionSort, Name};

impl<'a> Compiler<'a> {
    pub(super) fn comprehension(&mut self, node: &'a Comprehension, span: Span) {
        let Some(first) = node.clauses.first() else { return };
        let scope = self.scopes.get(node.scope);
        let (name, kind, build) = match (node.sort, scope.has_await) {
            (ComprehensionSort::Generator, true) => ("<genexpr>", Kind::AsyncGenerator, None),
            (ComprehensionSort::Generator, false) => ("<genexpr>", Kind::Generator, None),
            (ComprehensionSort::List, is_async) => ("<listcomp>", kind(is_async), Some(Op::BuildList(0))),
            (ComprehensionSort::Set, is_async) => ("<setcomp>", kind(is_async), Some(Op::BuildSet(0))),
            (ComprehensionSort::Dict, is_async) => ("<dictcomp>", kind(is_async), Some(Op::BuildMap(0))),
        };
        let name = Name::from(name);
        let qualname = self.qualname(&name, &name);
        let line = self.line(span);
        self.begin(node.scope, name, qualname, kind, line);
        let unit = self.unit();
        unit.slots.push(Name::from(".0"));
        unit.positional = 1;
        unit.positional_only = 1;
        self.slots(span);
        if let Some(build) = build {
            self.emit(build, span);
        }
        self.clauses(node, &node.clauses, 1, span);
        if build.is_some() {
            self.emit(Op::Return, span);
        }
        let code = self.end();
        self.make_function(code, Extras::default(), span);
        self.expr(&first.iter);
        self.emit(if first.is_async { Op::GetAiter } else { Op::GetIter }, first.iter.span);
        self.emit(Op::Call(1), span);
        if kind == Kind::Coroutine {
            self.await_it(span);
        }
    }

    /// The loops, within `nesting - 1` others.
    fn clauses(&mut self, node: &'a Comprehension, clauses: &'a [Clause], nesting: u16, span: Span) {
        let Some((clause, inner)) = clauses.split_first() else { return self.element(node, nesting, span) };
        let place = clause.iter.span;
        let (next, end) = (self.unit().label(), self.unit().label());
        if nesting == 1 {
            let slot = self.here().slot(".0");
            self.emit(Op::LoadFast(slot), place);
        } else {
            self.expr(&clause.iter);
            self.emit(if clause.is_async { Op::GetAiter } else { Op::GetIter }, place);
        }
        self.unit().bind(next);
        let exhausted = if clause.is_async {
            Some(self.next_of_async(place))
        } else {
            self.unit().jump(Op::ForIter, end, place);
            None
        };
        self.assign(&clause.target);
        for condition in &clause.conditions {
            self.jump_if(condition, false, next);
        }
        self.clauses(node, inner, nesting + 1, span);
        self.unit().jump(Op::Jump, next, place);
        if let Some(exhausted) = exhausted {
            self.end_of_async(exhausted, place);
        }
        self.unit().bind(end);
    }

    /// What is made of each round, within `nesting - 1` loops.
    fn element(&mut self, node: &'a Comprehension, nesting: u16, span: Span) {
        self.expr(&node.element);
        let place = node.element.span;
        match node.sort {
            ComprehensionSort::List => self.emit(Op::ListAppend(nesting), place),
            ComprehensionSort::Set => self.emit(Op::SetAdd(nesting), place),
            ComprehensionSort::Dict => {
                if let Some(value) = &node.value {
                    self.expr(value);
                }
                self.emit(Op::MapAdd(nesting), place);
            }
            ComprehensionSort::Generator => {
                self.emit(Op::Yield, place);
                self.emit(Op::Pop, span);
            }
        }
    }
}

fn kind(is_async: bool) -> Kind {
    if is_async { Kind::Coroutine } else { Kind::Function }
}
