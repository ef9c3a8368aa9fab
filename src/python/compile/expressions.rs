//! Expressions, conditions, and what constants make at once. It is long because each sort of expression has its way.

use std::rc::Rc;

use super::Compiler;
use super::emit::Label;
use crate::python::code::{Binary, Const, Conversion, Op, Span, Unary};
use crate::python::tree::{Comparison, Expr, ExprKind, IfExp, Part};

/// Beyond so many elements, a display is built piece by piece, to keep the stack low.
const WIDE: usize = 30;

/// What an expression of constants is worth, if that is easily said.
pub(super) fn fold(expr: &Expr) -> Option<Const> {
    match &expr.kind {
        ExprKind::Constant(constant) => Some(constant.clone()),
        ExprKind::Unary { op: Unary::Negative, operand } => match fold(operand)? {
            Const::Int(value) => value.checked_neg().map(Const::Int),
            Const::Float(value) => Some(Const::Float(-value)),
            Const::Big(digits) if digits == "9223372036854775808" => Some(Const::Int(i64::MIN)),
            _ => None,
        },
        ExprKind::Unary { op: Unary::Positive, operand } => {
            fold(operand).filter(|value| matches!(value, Const::Int(_) | Const::Float(_)))
        }
        ExprKind::Unary { op: Unary::Not, operand } => truth(&fold(operand)?).map(|truth| Const::Bool(!truth)),
        ExprKind::Binary { op, left, right } => {
            // The left one may be a long chain; most often the right one tells that there's nothing to fold.
            let right = fold(right)?;
            match (op, fold(left)?, right) {
                (Binary::Add, Const::Str(left), Const::Str(right)) => Some(Const::Str(format!("{left}{right}").into())),
                (Binary::Add, Const::Int(left), Const::Int(right)) => left.checked_add(right).map(Const::Int),
                (Binary::Sub, Const::Int(left), Const::Int(right)) => left.checked_sub(right).map(Const::Int),
                (Binary::Mul, Const::Int(left), Const::Int(right)) => left.checked_mul(right).map(Const::Int),
                _ => None,
            }
        }
        ExprKind::Tuple(elements) => elements.iter().map(fold).collect::<Option<_>>().map(Const::Tuple),
        _ => None,
    }
}

fn truth(constant: &Const) -> Option<bool> {
    Some(match constant {
        Const::None => false,
        Const::Ellipsis => true,
        Const::Bool(value) => *value,
        Const::Int(value) => *value != 0,
        Const::Float(value) | Const::Imaginary(value) => *value != 0.0,
        Const::Str(text) => !text.is_empty(),
        Const::Bytes(bytes) => !bytes.is_empty(),
        Const::Tuple(elements) => !elements.is_empty(),
        Const::Big(_) | Const::Code(_) => return None,
    })
}

/// Whether an expression is always true or always false.
pub(super) fn always(expr: &Expr) -> Option<bool> {
    truth(&fold(expr)?)
}

impl<'a> Compiler<'a> {
    /// `[] → [value]`
    pub(super) fn expr(&mut self, expr: &'a Expr) {
        let span = expr.span;
        if let Some(constant) = fold(expr) {
            return self.constant(constant, span);
        }
        match &expr.kind {
            ExprKind::Constant(constant) => self.constant(constant.clone(), span),
            ExprKind::Name(name) => self.load(name, span),
            ExprKind::Attribute { value, attr } => {
                self.expr(value);
                self.named(Op::LoadAttr, attr, span);
            }
            ExprKind::Subscript { value, index } => {
                self.expr(value);
                self.expr(index);
                self.emit(Op::LoadItem, span);
            }
            ExprKind::Slice(parts) => self.slice(parts, span),
            ExprKind::Starred(value) => self.expr(value),
            ExprKind::Call(call) => self.call(call, span),
            ExprKind::Unary { op, operand } => {
                self.expr(operand);
                self.emit(Op::Unary(*op), span);
            }
            ExprKind::Binary { op, left, right } => {
                self.expr(left);
                self.expr(right);
                self.emit(Op::Binary(*op), span);
            }
            ExprKind::Bool { is_and, values } => self.bool_op(*is_and, values),
            ExprKind::Compare { left, rest } => self.compare(left, rest, span),
            ExprKind::IfExp(node) => self.if_expression(node, span),
            ExprKind::Named { target, target_span, value } => {
                self.expr(value);
                self.emit(Op::Copy(1), span);
                self.store(target, *target_span);
            }
            ExprKind::Lambda(node) => self.lambda(node, span),
            ExprKind::Tuple(elements) => self.tuple(elements, span),
            ExprKind::List(elements) => self.list(elements, span),
            ExprKind::Set(elements) => self.set(elements, span),
            ExprKind::Dict(items) => self.dict(items, span),
            ExprKind::Comprehension(node) => self.comprehension(node, span),
            ExprKind::Await(value) => {
                self.expr(value);
                self.await_it(span);
            }
            ExprKind::Yield(value) => {
                match value {
                    Some(value) => self.expr(value),
                    None => self.none(span),
                }
                self.emit(Op::Yield, span);
            }
            ExprKind::YieldFrom(value) => {
                self.expr(value);
                self.emit(Op::GetYieldFromIter, span);
                self.none(span);
                self.emit(Op::YieldFrom, span);
            }
            ExprKind::Joined(parts) => self.joined(parts, span),
        }
    }

    /// `[awaitable] → [result]`
    pub(super) fn await_it(&mut self, span: Span) {
        self.emit(Op::GetAwaitable, span);
        self.none(span);
        self.emit(Op::YieldFrom, span);
    }

    fn optional(&mut self, expr: Option<&'a Expr>, span: Span) {
        match expr {
            Some(expr) => self.expr(expr),
            None => self.none(span),
        }
    }

    fn slice(&mut self, parts: &'a [Option<Expr>; 3], span: Span) {
        let [start, stop, step] = parts;
        self.optional(start.as_ref(), span);
        self.optional(stop.as_ref(), span);
        if let Some(step) = step {
            self.expr(step);
        }
        self.emit(Op::BuildSlice(step.is_some()), span);
    }

    fn bool_op(&mut self, is_and: bool, values: &'a [Expr]) {
        let Some((last, others)) = values.split_last() else { return };
        let end = self.unit().label();
        for value in others {
            self.expr(value);
            self.unit().jump(if is_and { Op::JumpIfFalseOrPop } else { Op::JumpIfTrueOrPop }, end, value.span);
        }
        self.expr(last);
        self.unit().bind(end);
    }

    fn comparison(&mut self, comparison: Comparison, span: Span) {
        self.emit(
            match comparison {
                Comparison::Order(order) => Op::Compare(order),
                Comparison::Is { negated } => Op::Is(negated),
                Comparison::In { negated } => Op::In(negated),
            },
            span,
        );
    }

    fn compare(&mut self, left: &'a Expr, rest: &'a [(Comparison, Expr)], span: Span) {
        let Some(((last, right), others)) = rest.split_last() else { return };
        self.expr(left);
        if others.is_empty() {
            self.expr(right);
            return self.comparison(*last, span);
        }
        let (cleanup, end) = (self.unit().label(), self.unit().label());
        for (comparison, middle) in others {
            self.middle(*comparison, middle, span);
            self.unit().jump(Op::JumpIfFalseOrPop, cleanup, span);
        }
        self.expr(right);
        self.comparison(*last, span);
        self.unit().jump(Op::Jump, end, span);
        self.unit().bind(cleanup);
        self.emit(Op::Swap(2), span);
        self.emit(Op::Pop, span);
        self.unit().bind(end);
    }

    /// `[left] → [middle, bool]`
    fn middle(&mut self, comparison: Comparison, middle: &'a Expr, span: Span) {
        self.expr(middle);
        self.emit(Op::Swap(2), span);
        self.emit(Op::Copy(2), span);
        self.comparison(comparison, span);
    }

    fn if_expression(&mut self, node: &'a IfExp, span: Span) {
        let (orelse, end) = (self.unit().label(), self.unit().label());
        self.jump_if(&node.test, false, orelse);
        self.expr(&node.body);
        self.unit().jump(Op::Jump, end, span);
        self.unit().bind(orelse);
        self.expr(&node.orelse);
        self.unit().bind(end);
    }

    /// Jumps if a condition turns out so, and goes on if not.
    pub(super) fn jump_if(&mut self, test: &'a Expr, wanted: bool, label: Label) {
        if let Some(truth) = always(test) {
            if truth == wanted {
                self.unit().jump(Op::Jump, label, test.span);
            }
            return;
        }
        match &test.kind {
            ExprKind::Unary { op: Unary::Not, operand } => self.jump_if(operand, !wanted, label),
            ExprKind::Bool { is_and, values } => {
                let Some((last, others)) = values.split_last() else { return };
                if *is_and == wanted {
                    // All must be so (or none may be otherwise) for the jump.
                    let next = self.unit().label();
                    for value in others {
                        self.jump_if(value, !wanted, next);
                    }
                    self.jump_if(last, wanted, label);
                    self.unit().bind(next);
                } else {
                    for value in values {
                        self.jump_if(value, wanted, label);
                    }
                }
            }
            ExprKind::Compare { left, rest } if rest.len() > 1 => {
                self.jump_if_chain(left, rest, wanted, label, test.span);
            }
            ExprKind::IfExp(node) => {
                let (orelse, end) = (self.unit().label(), self.unit().label());
                self.jump_if(&node.test, false, orelse);
                self.jump_if(&node.body, wanted, label);
                self.unit().jump(Op::Jump, end, test.span);
                self.unit().bind(orelse);
                self.jump_if(&node.orelse, wanted, label);
                self.unit().bind(end);
            }
            _ => {
                self.expr(test);
                self.unit().jump(if wanted { Op::JumpIfTrue } else { Op::JumpIfFalse }, label, test.span);
            }
        }
    }

    fn jump_if_chain(
        &mut self,
        left: &'a Expr,
        rest: &'a [(Comparison, Expr)],
        wanted: bool,
        label: Label,
        span: Span,
    ) {
        let Some(((last, right), others)) = rest.split_last() else { return };
        let (cleanup, end) = (self.unit().label(), self.unit().label());
        self.expr(left);
        for (comparison, middle) in others {
            self.middle(*comparison, middle, span);
            self.unit().jump(Op::JumpIfFalse, cleanup, span);
        }
        self.expr(right);
        self.comparison(*last, span);
        self.unit().jump(if wanted { Op::JumpIfTrue } else { Op::JumpIfFalse }, label, span);
        self.unit().jump(Op::Jump, end, span);
        self.unit().bind(cleanup);
        self.emit(Op::Pop, span);
        if !wanted {
            self.unit().jump(Op::Jump, label, span);
        }
        self.unit().bind(end);
    }

    pub(super) fn tuple(&mut self, elements: &'a [Expr], span: Span) {
        if elements.len() <= WIDE && !elements.iter().any(is_starred) {
            elements.iter().for_each(|element| self.expr(element));
            return self.emit(Op::BuildTuple(elements.len() as u32), span);
        }
        self.pieces(elements, 0, span, Op::BuildList, Op::ListAppend, Op::ListExtend);
        self.emit(Op::ListToTuple, span);
    }

    fn list(&mut self, elements: &'a [Expr], span: Span) {
        if let Some(constants) = constants(elements) {
            self.emit(Op::BuildList(0), span);
            self.constant(constants, span);
            return self.emit(Op::ListExtend, span);
        }
        self.pieces(elements, 0, span, Op::BuildList, Op::ListAppend, Op::ListExtend);
    }

    fn set(&mut self, elements: &'a [Expr], span: Span) {
        if let Some(constants) = constants(elements) {
            self.emit(Op::BuildSet(0), span);
            self.constant(constants, span);
            return self.emit(Op::SetUpdate, span);
        }
        self.pieces(elements, 0, span, Op::BuildSet, Op::SetAdd, Op::SetUpdate);
    }

    /// A list or set of elements of which some may be starred; so many are on the stack already.
    pub(super) fn pieces(
        &mut self,
        elements: &'a [Expr],
        already: usize,
        span: Span,
        build: fn(u32) -> Op,
        add: fn(u16) -> Op,
        extend: Op,
    ) {
        let plain = elements.iter().position(is_starred).unwrap_or(elements.len());
        let at_once = if plain > WIDE { 0 } else { plain };
        elements[..at_once].iter().for_each(|element| self.expr(element));
        self.emit(build((already + at_once) as u32), span);
        for element in &elements[at_once..] {
            self.expr(element);
            self.emit(if is_starred(element) { extend } else { add(1) }, element.span);
        }
    }

    fn dict(&mut self, items: &'a [(Option<Expr>, Expr)], span: Span) {
        let plain = items.iter().position(|(key, _)| key.is_none()).unwrap_or(items.len());
        let at_once = if plain > WIDE / 2 { 0 } else { plain };
        for (key, value) in &items[..at_once] {
            self.optional(key.as_ref(), span);
            self.expr(value);
        }
        self.emit(Op::BuildMap(at_once as u32), span);
        for (key, value) in &items[at_once..] {
            match key {
                Some(key) => {
                    self.expr(key);
                    self.expr(value);
                    self.emit(Op::MapAdd(1), value.span);
                }
                None => {
                    self.expr(value);
                    self.emit(Op::DictUpdate, value.span);
                }
            }
        }
    }

    fn joined(&mut self, parts: &'a [Part], span: Span) {
        for part in parts {
            match part {
                Part::Text(text) => self.constant(Const::Str(Rc::from(text.as_str())), span),
                Part::Value { span, value, conversion, spec } => {
                    self.formatted(value, *conversion, spec.as_deref(), *span);
                }
            }
        }
        if let [Part::Value { .. }] = parts {
            // One formatted value is text already.
            return;
        }
        self.emit(Op::BuildString(parts.len() as u32), span);
    }

    fn formatted(&mut self, value: &'a Expr, conversion: Conversion, spec: Option<&'a [Part]>, span: Span) {
        self.expr(value);
        let spec = spec.filter(|spec| !spec.is_empty());
        match spec {
            Some([Part::Text(text)]) => self.constant(Const::Str(Rc::from(text.as_str())), span),
            Some(parts) => self.joined(parts, span),
            None => {}
        }
        self.emit(Op::Format { conversion, spec: spec.is_some() }, span);
    }
}

pub(super) fn is_starred(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Starred(_))
}

/// Three constants or more, as a tuple.
fn constants(elements: &[Expr]) -> Option<Const> {
    if elements.len() < 3 {
        return None;
    }
    elements.iter().map(fold).collect::<Option<_>>().map(Const::Tuple)
}
