//! Calls.

use std::rc::Rc;

use super::Compiler;
use super::expressions::is_starred;
use crate::python::code::{Const, Op, Span};
use crate::python::scope::{Place, ScopeKind};
use crate::python::tree::{Call, Expr, ExprKind, Keyword, Name};

/// Beyond so many, arguments are collected in a list, to keep the stack low.
const MANY: usize = 200;

impl<'a> Compiler<'a> {
    pub(super) fn call(&mut self, call: &'a Call, span: Span) {
        if self.super_call(call, span) {
            return;
        }
        let is_plain = call.keywords.is_empty() && call.args.len() <= MANY && !call.args.iter().any(is_starred);
        if is_plain && let ExprKind::Attribute { value, attr } = &call.func.kind {
            self.expr(value);
            self.named(Op::LoadMethod, attr, call.func.span);
            call.args.iter().for_each(|arg| self.expr(arg));
            return self.emit(Op::CallMethod(call.args.len() as u32), span);
        }
        self.expr(&call.func);
        self.arguments(0, &call.args, &call.keywords, span);
    }

    /// `super()` in a method is `super(__class__, self)`.
    fn super_call(&mut self, call: &'a Call, span: Span) -> bool {
        let ExprKind::Name(name) = &call.func.kind else { return false };
        if &**name != "super" || !call.args.is_empty() || !call.keywords.is_empty() {
            return false;
        }
        let class = Name::from("__class__");
        let Some(first) = self.first_parameter() else { return false };
        if self.place(name) != Place::Global || self.place(&class) != Place::Cell {
            return false;
        }
        self.load(name, call.func.span);
        self.load(&class, span);
        self.load(&first, span);
        self.emit(Op::Call(2), span);
        true
    }

    /// The first parameter of the function around.
    fn first_parameter(&self) -> Option<Name> {
        let around = self.units.iter().rev();
        let mut functions =
            around.skip_while(|unit| matches!(self.scopes.get(unit.scope).kind, ScopeKind::Comprehension(_)));
        let function = functions.next()?;
        if function.positional == 0 {
            return None;
        }
        function.slots.first().cloned()
    }

    /// `[callable, so many values] → [result]`
    pub(super) fn arguments(&mut self, already: usize, args: &'a [Expr], keywords: &'a [Keyword], span: Span) {
        let has_mapping = keywords.iter().any(|keyword| keyword.name.is_none());
        let is_wide = already + args.len() + keywords.len() > MANY;
        if !has_mapping && !is_wide && !args.iter().any(is_starred) {
            args.iter().for_each(|arg| self.expr(arg));
            if keywords.is_empty() {
                return self.emit(Op::Call((already + args.len()) as u32), span);
            }
            keywords.iter().for_each(|keyword| self.expr(&keyword.value));
            let names = keywords.iter().filter_map(|keyword| keyword.name.clone()).map(Const::Str).collect();
            let names = self.unit().constant(Const::Tuple(names));
            let args = (already + args.len() + keywords.len()) as u16;
            return self.emit(Op::CallKw { args, names }, span);
        }
        if !is_wide && !args.iter().any(is_starred) {
            args.iter().for_each(|arg| self.expr(arg));
            self.emit(Op::BuildTuple((already + args.len()) as u32), span);
        } else {
            self.pieces(args, already, span, Op::BuildList, Op::ListAppend, Op::ListExtendArgs);
            self.emit(Op::ListToTuple, span);
        }
        if keywords.is_empty() {
            return self.emit(Op::CallEx(false), span);
        }
        self.keywords(keywords, span);
        self.emit(Op::CallEx(true), span);
    }

    /// `[callable, tuple] → [callable, tuple, dict]`
    fn keywords(&mut self, keywords: &'a [Keyword], span: Span) {
        let mut has_dict = false;
        let mut rest = keywords;
        while let Some(first) = rest.first() {
            let named = rest.iter().take(MANY).take_while(|keyword| keyword.name.is_some()).count();
            if named == 0 {
                rest = &rest[1..];
                if !has_dict {
                    self.emit(Op::BuildMap(0), span);
                }
                self.expr(&first.value);
                self.emit(Op::DictMerge(3), span);
            } else {
                let (group, others) = rest.split_at(named);
                rest = others;
                for keyword in group {
                    let name = keyword.name.clone().unwrap_or_else(|| Rc::from(""));
                    self.constant(Const::Str(name), keyword.span);
                    self.expr(&keyword.value);
                }
                self.emit(Op::BuildMap(group.len() as u32), span);
                if has_dict {
                    self.emit(Op::DictMerge(3), span);
                }
            }
            has_dict = true;
        }
    }
}
