//! Statements, but for loops, `try`, `with` and definitions.

use super::Compiler;
use super::expressions::{always, is_starred};
use crate::python::code::{Const, Op, Span};
use crate::python::tree::{Alias, Expr, ExprKind, Ident, Name, Stmt, StmtKind, TYPE_PARAMS, TypeParam, TypeParamsOf};

impl<'a> Compiler<'a> {
    pub(super) fn body(&mut self, body: &'a [Stmt]) {
        for statement in body {
            if self.is_too_long() {
                return;
            }
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &'a Stmt) {
        let span = statement.span;
        match &statement.kind {
            StmtKind::FunctionDef(def) => self.function_def(def),
            StmtKind::ClassDef(def) => self.class_def(def),
            StmtKind::Return(value) => self.return_statement(value.as_ref(), span),
            StmtKind::Delete(targets) => targets.iter().for_each(|target| self.delete_target(target)),
            StmtKind::Assign { targets, value } => self.assignment(targets, value),
            StmtKind::AugAssign { target, op, value } => self.augmented(target, Op::InPlace(*op), value, span),
            StmtKind::AnnAssign { target, value, .. } => self.annotated(target, value.as_ref()),
            StmtKind::For(node) => self.for_statement(node, span),
            StmtKind::While { test, body, orelse } => self.while_statement(test, body, orelse),
            StmtKind::If { branches, orelse } => self.if_statement(branches, orelse, span),
            StmtKind::With { is_async, items, body } => self.with_statement(*is_async, items, body),
            StmtKind::Match { subject, cases } => self.match_statement(subject, cases),
            StmtKind::Raise { exc, cause } => {
                let values = [exc, cause].into_iter().flatten();
                let count = values.map(|value| self.expr(value)).count();
                self.emit(Op::Raise(count as u8), span);
            }
            StmtKind::Try(node) => self.try_statement(node, span),
            StmtKind::Assert { test, message } => self.assert(test, message.as_ref(), span),
            StmtKind::Import(names) => names.iter().for_each(|alias| self.import(alias)),
            StmtKind::ImportFrom { module, names } => self.import_from(module, names, span),
            StmtKind::ImportStar { module } => {
                self.named(Op::ImportModule, module, span);
                self.emit(Op::ImportStar, span);
            }
            StmtKind::TypeAlias { name, span, value, is_generic } => {
                self.named(Op::ImportModule, &Name::from("typing"), *span);
                self.named(Op::LoadMethod, &Name::from("TypeAliasType"), *span);
                self.constant(Const::Str(name.clone()), *span);
                self.expr(value);
                if *is_generic {
                    self.load(&Name::from(TYPE_PARAMS), *span);
                }
                self.emit(Op::CallMethod(if *is_generic { 3 } else { 2 }), *span);
                self.store(name, *span);
            }
            StmtKind::TypeParams { params, of } => self.type_params(params, *of, span),
            StmtKind::Expr(value) => self.expression_statement(value),
            StmtKind::Global(_) | StmtKind::Nonlocal(_) | StmtKind::Pass => {}
            StmtKind::Break => self.break_or_continue(true, span),
            StmtKind::Continue => self.break_or_continue(false, span),
        }
    }

    fn expression_statement(&mut self, value: &'a Expr) {
        if matches!(value.kind, ExprKind::Constant(_)) {
            return;
        }
        self.expr(value);
        self.emit(Op::Pop, value.span);
    }

    fn if_statement(&mut self, branches: &'a [(Expr, Vec<Stmt>)], orelse: &'a [Stmt], span: Span) {
        let end = self.unit().label();
        for (index, (test, body)) in branches.iter().enumerate() {
            let next = self.unit().label();
            self.jump_if(test, false, next);
            self.body(body);
            let is_last = index + 1 == branches.len() && orelse.is_empty();
            if !is_last {
                self.unit().jump(Op::Jump, end, span);
            }
            self.unit().bind(next);
        }
        self.body(orelse);
        self.unit().bind(end);
    }

    fn assert(&mut self, test: &'a Expr, message: Option<&'a Expr>, span: Span) {
        if always(test) == Some(true) {
            return;
        }
        let end = self.unit().label();
        self.jump_if(test, true, end);
        self.emit(Op::LoadAssertionError, span);
        if let Some(message) = message {
            self.expr(message);
            self.emit(Op::Call(1), span);
        }
        self.emit(Op::Raise(1), test.span);
        self.unit().bind(end);
    }

    fn assignment(&mut self, targets: &'a [Expr], value: &'a Expr) {
        if let [target] = targets
            && self.swap(target, value)
        {
            return;
        }
        self.expr(value);
        let Some((last, others)) = targets.split_last() else { return };
        for target in others {
            self.emit(Op::Copy(1), target.span);
            self.assign(target);
        }
        self.assign(last);
    }

    /// `a, b = b, a` needs no tuple.
    fn swap(&mut self, target: &'a Expr, value: &'a Expr) -> bool {
        let (ExprKind::Tuple(targets), ExprKind::Tuple(values)) = (&target.kind, &value.kind) else { return false };
        let fits = targets.len() == values.len() && matches!(values.len(), 2 | 3);
        if !fits || targets.iter().chain(values).any(is_starred) {
            return false;
        }
        values.iter().for_each(|value| self.expr(value));
        self.emit(Op::Swap(values.len() as u16), value.span);
        targets.iter().for_each(|target| self.assign(target));
        true
    }

    /// `[value] → []`
    pub(super) fn assign(&mut self, target: &'a Expr) {
        let span = target.span;
        match &target.kind {
            ExprKind::Name(name) => self.store(name, span),
            ExprKind::Attribute { value, attr } => {
                self.expr(value);
                self.named(Op::StoreAttr, attr, span);
            }
            ExprKind::Subscript { value, index } => {
                self.expr(value);
                self.expr(index);
                self.emit(Op::StoreItem, span);
            }
            ExprKind::Tuple(targets) | ExprKind::List(targets) => {
                let op = match targets.iter().position(is_starred) {
                    Some(star) => Op::UnpackStar { before: star as u16, after: (targets.len() - star - 1) as u16 },
                    None => Op::Unpack(targets.len() as u32),
                };
                self.emit(op, span);
                targets.iter().for_each(|target| self.assign(target));
            }
            ExprKind::Starred(target) => self.assign(target),
            _ => self.emit(Op::Pop, span),
        }
    }

    fn delete_target(&mut self, target: &'a Expr) {
        let span = target.span;
        match &target.kind {
            ExprKind::Name(name) => self.delete(name, span),
            ExprKind::Attribute { value, attr } => {
                self.expr(value);
                self.named(Op::DeleteAttr, attr, span);
            }
            ExprKind::Subscript { value, index } => {
                self.expr(value);
                self.expr(index);
                self.emit(Op::DeleteItem, span);
            }
            ExprKind::Tuple(targets) | ExprKind::List(targets) => {
                targets.iter().for_each(|target| self.delete_target(target));
            }
            _ => {}
        }
    }

    fn augmented(&mut self, target: &'a Expr, op: Op, value: &'a Expr, span: Span) {
        match &target.kind {
            ExprKind::Name(name) => {
                self.load(name, target.span);
                self.expr(value);
                self.emit(op, span);
                self.store(name, target.span);
            }
            ExprKind::Attribute { value: object, attr } => {
                self.expr(object);
                self.emit(Op::Copy(1), target.span);
                self.named(Op::LoadAttr, attr, target.span);
                self.expr(value);
                self.emit(op, span);
                self.emit(Op::Swap(2), target.span);
                self.named(Op::StoreAttr, attr, target.span);
            }
            ExprKind::Subscript { value: object, index } => {
                self.expr(object);
                self.expr(index);
                self.emit(Op::Copy(2), target.span);
                self.emit(Op::Copy(2), target.span);
                self.emit(Op::LoadItem, target.span);
                self.expr(value);
                self.emit(op, span);
                // [object, key, result] → [result, object, key]
                self.emit(Op::Swap(3), target.span);
                self.emit(Op::Swap(2), target.span);
                self.emit(Op::StoreItem, target.span);
            }
            _ => {}
        }
    }

    fn annotated(&mut self, target: &'a Expr, value: Option<&'a Expr>) {
        if let Some(value) = value {
            self.expr(value);
            return self.assign(target);
        }
        // What would be assigned to is looked at all the same.
        match &target.kind {
            ExprKind::Attribute { value, .. } => {
                self.expr(value);
                self.emit(Op::Pop, target.span);
            }
            ExprKind::Subscript { value, index } => {
                self.expr(value);
                self.emit(Op::Pop, target.span);
                self.expr(index);
                self.emit(Op::Pop, target.span);
            }
            _ => {}
        }
    }

    fn import(&mut self, alias: &'a Alias) {
        self.named(Op::ImportModule, &alias.name, alias.span);
        if !alias.is_renamed
            && let Some((top, _)) = alias.name.split_once('.')
        {
            // `import a.b` binds `a`.
            self.emit(Op::Pop, alias.span);
            self.named(Op::ImportModule, &Name::from(top), alias.span);
        }
        self.store(&alias.bound, alias.span);
    }

    fn import_from(&mut self, module: &Name, names: &'a [Alias], span: Span) {
        if &**module == "__future__" {
            return;
        }
        self.named(Op::ImportModule, module, span);
        for alias in names {
            self.named(Op::ImportFrom, &alias.name, span);
            self.store(&alias.bound, alias.span);
        }
        self.emit(Op::Pop, span);
    }

    fn type_params(&mut self, params: &'a [TypeParam], of: TypeParamsOf, span: Span) {
        for TypeParam { name: Ident { name, span }, shown, maker, details } in params {
            self.named(Op::ImportModule, &Name::from("typing"), *span);
            self.named(Op::LoadMethod, &Name::from(*maker), *span);
            self.constant(Const::Str(shown.clone()), *span);
            for detail in details {
                match detail {
                    Some(detail) => self.expr(detail),
                    None => self.none(*span),
                }
            }
            self.emit(Op::CallMethod(3), *span);
            self.store(name, *span);
        }
        let maker = match of {
            TypeParamsOf::Function => "_generic_function",
            TypeParamsOf::Class => "_generic_base",
            TypeParamsOf::Alias => "_type_params",
        };
        self.named(Op::ImportModule, &Name::from("typing"), span);
        self.named(Op::LoadMethod, &Name::from(maker), span);
        for TypeParam { name: Ident { name, span }, .. } in params {
            self.load(name, *span);
        }
        self.emit(Op::CallMethod(params.len() as u32), span);
        self.store(&Name::from(TYPE_PARAMS), span);
    }
}
