//! `match`.

use super::Compiler;
use super::emit::Label;
use crate::python::code::{Compare, Const, Op, Span};
use crate::python::tree::{Expr, MatchCase, Name, Pattern, PatternKind};

/// Where a pattern goes that doesn't match: by how many values it leaves on the stack above `base`.
struct Failure {
    base: usize,
    labels: Vec<Option<Label>>,
}

impl<'a> Compiler<'a> {
    pub(super) fn match_statement(&mut self, subject: &'a Expr, cases: &'a [MatchCase]) {
        self.expr(subject);
        let end = self.unit().label();
        for case in cases {
            let mut failure = Failure { base: self.here().depth(), labels: Vec::new() };
            let span = case.pattern.span;
            self.emit(Op::Copy(1), span);
            self.pattern(&case.pattern, &mut failure);
            if let Some(guard) = &case.guard {
                let label = self.failure_label(&mut failure, 0);
                self.jump_if(guard, false, label);
            }
            self.emit(Op::Pop, span);
            self.body(&case.body);
            self.unit().jump(Op::Jump, end, span);
            self.bind_failure(failure, span);
        }
        self.emit(Op::Pop, subject.span);
        self.unit().bind(end);
    }

    fn failure_label(&mut self, failure: &mut Failure, extra: usize) -> Label {
        if failure.labels.len() <= extra {
            failure.labels.resize(extra + 1, None);
        }
        if let Some(label) = failure.labels[extra] {
            return label;
        }
        let label = self.unit().label();
        failure.labels[extra] = Some(label);
        label
    }

    /// `[bool] → []`, and away if it is false.
    fn fail_unless(&mut self, failure: &mut Failure, span: Span) {
        if !self.here().is_reachable() {
            return;
        }
        let extra = self.here().depth() - 1 - failure.base;
        let label = self.failure_label(failure, extra);
        self.unit().jump(Op::JumpIfFalse, label, span);
    }

    /// Comes here from all failures, with nothing left above the base.
    fn bind_failure(&mut self, failure: Failure, span: Span) {
        for (extra, label) in failure.labels.into_iter().enumerate().rev() {
            if let Some(label) = label {
                self.unit().bind(label);
            }
            if extra > 0 {
                self.emit(Op::Pop, span);
            }
        }
    }

    fn capture(&mut self, name: Option<&Name>, span: Span) {
        match name {
            Some(name) => self.store(name, span),
            None => self.emit(Op::Pop, span),
        }
    }

    /// `[subject] → []`, or away.
    fn pattern(&mut self, pattern: &'a Pattern, failure: &mut Failure) {
        let span = pattern.span;
        match &pattern.kind {
            PatternKind::Value(value) => {
                self.expr(value);
                self.emit(Op::Compare(Compare::Eq), span);
                self.fail_unless(failure, span);
            }
            PatternKind::Singleton(constant) => {
                self.constant(constant.clone(), span);
                self.emit(Op::Is(false), span);
                self.fail_unless(failure, span);
            }
            PatternKind::Sequence(patterns) => self.sequence(patterns, failure, span),
            PatternKind::Mapping { keys, patterns, rest } => {
                self.mapping(keys, patterns, rest.as_ref(), failure, span);
            }
            PatternKind::Class { class, patterns, keywords } => {
                self.class_pattern(class, patterns, keywords, failure, span);
            }
            PatternKind::Star(name) => self.capture(name.as_ref(), span),
            PatternKind::As { pattern: Some(inner), name } => {
                self.emit(Op::Copy(1), span);
                self.pattern(inner, failure);
                self.capture(name.as_ref(), span);
            }
            PatternKind::As { pattern: None, name } => self.capture(name.as_ref(), span),
            PatternKind::Or(alternatives) => self.alternatives(alternatives, failure, span),
        }
    }

    fn alternatives(&mut self, alternatives: &'a [Pattern], failure: &mut Failure, span: Span) {
        let matched = self.unit().label();
        for alternative in alternatives {
            let mut inner = Failure { base: self.here().depth(), labels: Vec::new() };
            self.emit(Op::Copy(1), span);
            self.pattern(alternative, &mut inner);
            self.unit().jump(Op::Jump, matched, span);
            self.bind_failure(inner, span);
        }
        if self.here().is_reachable() {
            let extra = self.here().depth() - failure.base;
            let label = self.failure_label(failure, extra);
            self.unit().jump(Op::Jump, label, span);
        }
        self.unit().bind(matched);
        self.emit(Op::Pop, span);
    }

    fn sequence(&mut self, patterns: &'a [Pattern], failure: &mut Failure, span: Span) {
        let star = patterns.iter().position(|pattern| matches!(pattern.kind, PatternKind::Star(_)));
        self.emit(Op::IsSequence, span);
        self.fail_unless(failure, span);
        let (wanted, order) = match star {
            Some(_) => (patterns.len() - 1, Compare::Ge),
            None => (patterns.len(), Compare::Eq),
        };
        self.has_length(wanted, order, failure, span);
        self.emit(
            match star {
                Some(star) => Op::UnpackStar { before: star as u16, after: (patterns.len() - star - 1) as u16 },
                None => Op::Unpack(patterns.len() as u32),
            },
            span,
        );
        for pattern in patterns {
            self.pattern(pattern, failure);
        }
    }

    /// `[subject] → [subject]`, or away.
    fn has_length(&mut self, wanted: usize, order: Compare, failure: &mut Failure, span: Span) {
        if wanted == 0 && order == Compare::Ge {
            return;
        }
        self.emit(Op::GetLen, span);
        self.constant(Const::Int(wanted as i64), span);
        self.emit(Op::Compare(order), span);
        self.fail_unless(failure, span);
    }

    /// `[values or None] → [last, …, first]`, or away.
    fn unpack_found(&mut self, count: usize, failure: &mut Failure, span: Span) {
        self.emit(Op::Copy(1), span);
        self.none(span);
        self.emit(Op::Is(true), span);
        self.fail_unless(failure, span);
        self.emit(Op::Unpack(count as u32), span);
    }

    fn mapping(
        &mut self,
        keys: &'a [Expr],
        patterns: &'a [Pattern],
        rest: Option<&'a Name>,
        failure: &mut Failure,
        span: Span,
    ) {
        self.emit(Op::IsMapping, span);
        self.fail_unless(failure, span);
        self.has_length(keys.len(), Compare::Ge, failure, span);
        self.tuple_of(keys, span);
        self.emit(Op::MatchKeys, span);
        self.unpack_found(keys.len(), failure, span);
        for pattern in patterns {
            self.pattern(pattern, failure);
        }
        // [subject, keys]
        if let Some(rest) = rest {
            self.emit(Op::BuildMap(0), span);
            self.emit(Op::Copy(3), span);
            self.emit(Op::DictUpdate, span);
            self.emit(Op::Swap(2), span);
            self.emit(Op::Unpack(keys.len() as u32), span);
            for left in (1..=keys.len()).rev() {
                self.emit(Op::Copy(left as u16 + 1), span);
                self.emit(Op::Swap(2), span);
                self.emit(Op::DeleteItem, span);
            }
            self.store(rest, span);
        } else {
            self.emit(Op::Pop, span);
        }
        self.emit(Op::Pop, span);
    }

    fn tuple_of(&mut self, keys: &'a [Expr], span: Span) {
        keys.iter().for_each(|key| self.expr(key));
        self.emit(Op::BuildTuple(keys.len() as u32), span);
    }

    fn class_pattern(
        &mut self,
        class: &'a Expr,
        patterns: &'a [Pattern],
        keywords: &'a [(Name, Pattern)],
        failure: &mut Failure,
        span: Span,
    ) {
        self.expr(class);
        let names = keywords.iter().map(|(name, _)| Const::Str(name.clone())).collect();
        self.constant(Const::Tuple(names), span);
        self.emit(Op::MatchClass(patterns.len() as u16), span);
        self.unpack_found(patterns.len() + keywords.len(), failure, span);
        for pattern in patterns.iter().chain(keywords.iter().map(|(_, pattern)| pattern)) {
            self.pattern(pattern, failure);
        }
    }
}
