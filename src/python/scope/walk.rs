//! The walk through the tree that notes who binds and uses which names, and what can't be where it stands. It is long
//! because it has an arm for each sort of statement and expression.

use std::rc::Rc;

use super::{Scope, ScopeKind, each_annotation};
use crate::python::code::Span;
use crate::python::diagnostic::Diagnostic;
use crate::python::tree::{
    Call, ClassDef, Comprehension, ComprehensionSort, Expr, ExprKind, For, Function, FunctionDef, Keyword, Module,
    Name, Parameter, Part, ScopeId, Stmt, StmtKind, TYPE_PARAMS, Try,
};

/// As in CPython.
const MOST_BLOCKS: usize = 20;

pub(super) struct Walker {
    scopes: Vec<Scope>,
    diagnostics: Vec<Diagnostic>,
    pub(super) here: ScopeId,
    /// Whether this is the iterable of a comprehension, where nothing may be bound.
    in_iterable: bool,
}

pub(super) fn module(module: &Module) -> (Vec<Scope>, Vec<Diagnostic>) {
    let mut walker = Walker::new(module.scopes);
    walker.check_future(&module.body);
    walker.body(&module.body);
    (walker.scopes, walker.diagnostics)
}

pub(super) fn expression(expr: &Expr, count: usize) -> (Vec<Scope>, Vec<Diagnostic>) {
    let mut walker = Walker::new(count);
    walker.expr(expr);
    (walker.scopes, walker.diagnostics)
}

impl Walker {
    fn new(count: usize) -> Self {
        let scopes = (0..count).map(|_| Scope::new(ScopeKind::Module, None)).collect();
        Self { scopes, diagnostics: Vec::new(), here: 0, in_iterable: false }
    }

    pub(super) fn error(&mut self, message: impl Into<String>, span: Span) {
        self.diagnostics.push(Diagnostic::syntax(message, span));
    }

    pub(super) fn scope(&mut self) -> &mut Scope {
        &mut self.scopes[self.here]
    }

    /// Walks in another scope.
    fn within(&mut self, id: ScopeId, kind: ScopeKind, walk: impl FnOnce(&mut Self)) {
        if self.scopes[id].parent.is_none() {
            self.scopes[id] = Scope::new(kind, Some(self.here));
        }
        let outer = std::mem::replace(&mut self.here, id);
        let in_iterable = std::mem::take(&mut self.in_iterable);
        walk(self);
        self.here = outer;
        self.in_iterable = in_iterable;
    }

    pub(super) fn bind(&mut self, name: &Name) {
        self.scope().name(name).is_bound = true;
    }

    fn body(&mut self, body: &[Stmt]) {
        for statement in body {
            self.statement(statement);
        }
    }

    /// A body that counts as a block, of which there may be only so many within each other.
    fn block(&mut self, body: &[Stmt]) {
        self.scope().blocks += 1;
        let is_too_deep = self.scope().blocks == MOST_BLOCKS + 1;
        if is_too_deep && let Some(first) = body.first() {
            self.error("too many statically nested blocks", first.span);
        }
        self.body(body);
        self.scope().blocks -= 1;
    }

    fn looped(&mut self, body: &[Stmt]) {
        self.scope().loops += 1;
        self.block(body);
        self.scope().loops -= 1;
    }

    fn statement(&mut self, statement: &Stmt) {
        let span = statement.span;
        match &statement.kind {
            StmtKind::FunctionDef(def) => self.function_def(def),
            StmtKind::ClassDef(def) => self.class_def(def),
            StmtKind::Return(value) => self.return_statement(value.as_ref(), span),
            StmtKind::Delete(targets) => self.exprs_as_targets(targets),
            StmtKind::Assign { targets, value } => {
                self.expr(value);
                self.exprs_as_targets(targets);
            }
            StmtKind::AugAssign { target, value, .. } => {
                if let ExprKind::Name(name) = &target.kind {
                    self.scope().name(name).is_used = true;
                }
                self.target(target);
                self.expr(value);
            }
            StmtKind::AnnAssign { target, value, simple, .. } => self.annotated(target, value.as_ref(), *simple),
            StmtKind::For(node) => self.for_statement(node, span),
            StmtKind::While { test, body, orelse } => {
                self.expr(test);
                self.looped(body);
                self.body(orelse);
            }
            StmtKind::If { branches, orelse } => {
                for (test, body) in branches {
                    self.expr(test);
                    self.body(body);
                }
                self.body(orelse);
            }
            StmtKind::With { is_async, items, body } => {
                if *is_async {
                    self.check_async("'async with' outside async function", span);
                }
                for item in items {
                    self.expr(&item.context);
                    if let Some(target) = &item.target {
                        self.target(target);
                    }
                }
                self.block(body);
            }
            StmtKind::Match { subject, cases } => {
                self.expr(subject);
                for case in cases {
                    self.pattern(&case.pattern, &mut Vec::new());
                    if let Some(guard) = &case.guard {
                        self.expr(guard);
                    }
                    self.body(&case.body);
                }
            }
            StmtKind::Raise { exc, cause } => {
                self.optional(exc.as_ref());
                self.optional(cause.as_ref());
            }
            StmtKind::Try(node) => self.try_statement(node),
            StmtKind::Assert { test, message } => {
                self.expr(test);
                self.optional(message.as_ref());
            }
            StmtKind::Import(names) | StmtKind::ImportFrom { names, .. } => {
                for alias in names {
                    self.bind(&alias.bound);
                }
            }
            StmtKind::ImportStar { .. } => {
                if self.here != 0 {
                    self.error("import * only allowed at module level", span);
                }
            }
            StmtKind::Global(names) => self.global(names),
            StmtKind::Nonlocal(names) => self.nonlocal(names),
            StmtKind::TypeAlias { name, value, .. } => {
                self.expr(value);
                self.bind(name);
            }
            StmtKind::TypeParams { params, .. } => {
                for param in params {
                    self.bind(&param.name.name);
                    param.details.iter().for_each(|detail| self.optional(detail.as_ref()));
                }
                self.bind(&Name::from(TYPE_PARAMS));
            }
            StmtKind::Expr(value) => self.expr(value),
            StmtKind::Pass => {}
            StmtKind::Break => self.jump("'break' outside loop", span),
            StmtKind::Continue => self.jump("'continue' not properly in loop", span),
        }
    }

    pub(super) fn optional(&mut self, expr: Option<&Expr>) {
        if let Some(expr) = expr {
            self.expr(expr);
        }
    }

    fn jump(&mut self, message: &str, span: Span) {
        let scope = self.scope();
        if scope.star_blocks.last().is_some_and(|loops| *loops == scope.loops) {
            self.error("'break', 'continue' and 'return' cannot appear in an except* block", span);
        } else if scope.loops == 0 {
            self.error(message, span);
        }
    }

    fn return_statement(&mut self, value: Option<&Expr>, span: Span) {
        let scope = self.scope();
        if !matches!(scope.kind, ScopeKind::Function { .. }) {
            self.error("'return' outside function", span);
        } else if !scope.star_blocks.is_empty() {
            self.error("'break', 'continue' and 'return' cannot appear in an except* block", span);
        } else if value.is_some() && scope.returns_value.is_none() {
            scope.returns_value = Some(span);
        }
        self.optional(value);
    }

    fn for_statement(&mut self, node: &For, span: Span) {
        if node.is_async {
            self.check_async("'async for' outside async function", span);
        }
        self.expr(&node.iter);
        self.target(&node.target);
        self.looped(&node.body);
        self.body(&node.orelse);
    }

    fn try_statement(&mut self, node: &Try) {
        self.block(&node.body);
        for handler in &node.handlers {
            self.optional(handler.exc.as_ref());
            if let Some(name) = &handler.name {
                self.bind(name);
            }
            if node.is_star {
                let loops = self.scope().loops;
                self.scope().star_blocks.push(loops);
            }
            self.block(&handler.body);
            if node.is_star {
                self.scope().star_blocks.pop();
            }
        }
        self.body(&node.orelse);
        self.block(&node.finalbody);
    }

    fn check_async(&mut self, message: &str, span: Span) {
        if !matches!(self.scope().kind, ScopeKind::Function { is_async: true }) {
            self.error(message, span);
        }
    }

    fn function_def(&mut self, def: &FunctionDef) {
        for decorator in &def.decorators {
            self.expr(decorator);
        }
        self.function(&def.function, def.returns.as_ref());
        self.bind(&def.name);
        let kind = ScopeKind::Function { is_async: def.is_async };
        self.within(def.function.scope, kind, |walker| {
            walker.parameters(&def.function.parameters);
            walker.body(&def.body);
            let scope = walker.scope();
            if def.is_async
                && scope.has_yield
                && let Some(span) = scope.returns_value
            {
                walker.error("'return' with value in async generator", span);
            }
        });
    }

    /// Defaults and annotations.
    fn function(&mut self, function: &Function, returns: Option<&Expr>) {
        for parameter in &function.parameters {
            self.optional(parameter.default.as_ref());
        }
        self.within(function.annotations, ScopeKind::Annotations, |walker| {
            for parameter in &function.parameters {
                walker.optional(parameter.annotation.as_ref());
            }
            walker.optional(returns);
        });
    }

    fn parameters(&mut self, parameters: &[Parameter]) {
        for parameter in parameters {
            let noted = self.scope().name(&parameter.name);
            noted.is_bound = true;
            noted.is_parameter = true;
        }
    }

    fn class_def(&mut self, def: &ClassDef) {
        for decorator in &def.decorators {
            self.expr(decorator);
        }
        self.elements(&def.bases);
        self.keywords(&def.keywords);
        self.bind(&def.name);
        self.within(def.scope, ScopeKind::Class, |walker| {
            walker.body(&def.body);
            if walker.scope().has_annotations {
                walker.within(def.annotations, ScopeKind::Annotations, |walker| {
                    each_annotation(&def.body, &mut |_, annotation| walker.expr(annotation));
                });
            }
        });
    }

    fn keywords(&mut self, keywords: &[Keyword]) {
        for keyword in keywords {
            self.expr(&keyword.value);
        }
    }

    fn exprs_as_targets(&mut self, targets: &[Expr]) {
        for target in targets {
            self.target(target);
        }
    }

    /// What is assigned to or deleted.
    pub(super) fn target(&mut self, target: &Expr) {
        match &target.kind {
            ExprKind::Name(name) => {
                self.bind(name);
                if matches!(self.scope().kind, ScopeKind::Comprehension(_)) {
                    self.scope().name(name).is_iteration = true;
                }
            }
            ExprKind::Tuple(elements) | ExprKind::List(elements) => self.exprs_as_targets(elements),
            ExprKind::Starred(inner) => self.target(inner),
            _ => self.expr(target),
        }
    }

    pub(super) fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Constant(_) => {}
            ExprKind::Name(name) => self.scope().name(name).is_used = true,
            ExprKind::Attribute { value, .. } => self.expr(value),
            ExprKind::Starred(value) => {
                if self.scope().kind != ScopeKind::Annotations {
                    self.error("can't use starred expression here", expr.span);
                }
                self.expr(value);
            }
            ExprKind::Unary { operand, .. } => self.expr(operand),
            ExprKind::Subscript { value, index } => {
                self.expr(value);
                self.expr(index);
            }
            ExprKind::Slice(parts) => parts.iter().for_each(|part| self.optional(part.as_ref())),
            ExprKind::Call(call) => self.call(call),
            ExprKind::Binary { left, right, .. } => {
                self.expr(left);
                self.expr(right);
            }
            ExprKind::Bool { values, .. } => values.iter().for_each(|value| self.expr(value)),
            ExprKind::Tuple(elements) | ExprKind::List(elements) | ExprKind::Set(elements) => self.elements(elements),
            ExprKind::Compare { left, rest } => {
                self.expr(left);
                rest.iter().for_each(|(_, right)| self.expr(right));
            }
            ExprKind::IfExp(node) => {
                self.expr(&node.test);
                self.expr(&node.body);
                self.expr(&node.orelse);
            }
            ExprKind::Named { target, value, target_span } => self.named(target, value, *target_span, expr.span),
            ExprKind::Lambda(node) => {
                self.function(&node.function, None);
                self.within(node.function.scope, ScopeKind::Lambda, |walker| {
                    walker.parameters(&node.function.parameters);
                    walker.expr(&node.body);
                });
            }
            ExprKind::Dict(items) => {
                for (key, value) in items {
                    self.optional(key.as_ref());
                    self.expr(value);
                }
            }
            ExprKind::Comprehension(node) => self.comprehension(node, expr.span),
            ExprKind::Await(value) => {
                self.await_expression(expr.span);
                self.expr(value);
            }
            ExprKind::Yield(value) => {
                self.yield_expression(expr.span);
                self.optional(value.as_deref());
            }
            ExprKind::YieldFrom(value) => {
                if matches!(self.scope().kind, ScopeKind::Function { is_async: true }) {
                    self.error("'yield from' inside async function", expr.span);
                }
                self.yield_expression(expr.span);
                self.expr(value);
            }
            ExprKind::Joined(parts) => self.parts(parts),
        }
    }

    /// Expressions of which some may be starred.
    fn elements(&mut self, elements: &[Expr]) {
        for element in elements {
            match &element.kind {
                ExprKind::Starred(inner) => self.expr(inner),
                _ => self.expr(element),
            }
        }
    }

    fn parts(&mut self, parts: &[Part]) {
        for part in parts {
            if let Part::Value { value, spec, .. } = part {
                self.expr(value);
                self.parts(spec.as_deref().unwrap_or_default());
            }
        }
    }

    fn call(&mut self, call: &Call) {
        self.expr(&call.func);
        // `super()` is `super(__class__, self)`.
        let is_super = matches!(&call.func.kind, ExprKind::Name(name) if &**name == "super");
        if is_super
            && call.args.is_empty()
            && call.keywords.is_empty()
            && let Some(first) = self.first_parameter()
        {
            self.scope().name(&Rc::from("__class__")).is_used = true;
            self.scope().name(&first).is_used = true;
        }
        self.elements(&call.args);
        self.keywords(&call.keywords);
    }

    /// The first parameter of the method that this is in.
    fn first_parameter(&self) -> Option<Name> {
        let mut id = self.here;
        while matches!(self.scopes[id].kind, ScopeKind::Comprehension(_)) {
            id = self.scopes[id].parent?;
        }
        let first = self.scopes[id].order.first()?;
        let is_parameter = self.scopes[id].known(first).is_parameter;
        let mut outer = Some(id);
        while let Some(id) = outer {
            if self.scopes[id].kind == ScopeKind::Class {
                return is_parameter.then(|| first.clone());
            }
            outer = self.scopes[id].parent;
        }
        None
    }

    fn await_expression(&mut self, span: Span) {
        self.scope().has_await = true;
        match self.scope().kind {
            ScopeKind::Function { is_async: true } | ScopeKind::Comprehension(_) => {}
            ScopeKind::Annotations => self.error("await expression cannot be used within an annotation", span),
            ScopeKind::Function { .. } | ScopeKind::Lambda => self.error("'await' outside async function", span),
            ScopeKind::Module | ScopeKind::Class => self.error("'await' outside function", span),
        }
    }

    fn yield_expression(&mut self, span: Span) {
        self.scope().has_yield = true;
        let message = match self.scope().kind {
            ScopeKind::Function { .. } | ScopeKind::Lambda => return,
            ScopeKind::Module | ScopeKind::Class => "'yield' outside function",
            ScopeKind::Annotations => "yield expression cannot be used within an annotation",
            ScopeKind::Comprehension(ComprehensionSort::List) => "'yield' inside list comprehension",
            ScopeKind::Comprehension(ComprehensionSort::Set) => "'yield' inside set comprehension",
            ScopeKind::Comprehension(ComprehensionSort::Dict) => "'yield' inside dict comprehension",
            ScopeKind::Comprehension(ComprehensionSort::Generator) => "'yield' inside generator expression",
        };
        self.error(message, span);
    }

    /// `:=` in a comprehension binds around it.
    fn named(&mut self, target: &Name, value: &Expr, target_span: Span, span: Span) {
        self.expr(value);
        if self.in_iterable {
            self.error("assignment expression cannot be used in a comprehension iterable expression", span);
            return;
        }
        let mut id = self.here;
        while matches!(self.scopes[id].kind, ScopeKind::Comprehension(_)) {
            if self.scopes[id].known(target).is_iteration {
                let message =
                    format!("assignment expression cannot rebind comprehension iteration variable '{target}'");
                self.error(message, target_span);
                return;
            }
            self.scopes[id].name(target).is_used = true;
            let Some(parent) = self.scopes[id].parent else { return };
            id = parent;
        }
        match self.scopes[id].kind {
            ScopeKind::Class if id != self.here => {
                self.error("assignment expression within a comprehension cannot be used in a class body", span);
            }
            ScopeKind::Annotations => self.error("named expression cannot be used within an annotation", span),
            _ => self.scopes[id].name(target).is_bound = true,
        }
    }

    fn iterable(&mut self, expr: &Expr) {
        let outer = std::mem::replace(&mut self.in_iterable, true);
        self.expr(expr);
        self.in_iterable = outer;
    }

    fn comprehension(&mut self, node: &Comprehension, span: Span) {
        let Some((first, others)) = node.clauses.split_first() else { return };
        self.iterable(&first.iter);
        let is_generator = node.sort == ComprehensionSort::Generator;
        self.within(node.scope, ScopeKind::Comprehension(node.sort), |walker| {
            let name = walker.scope().name(&Rc::from(".0"));
            name.is_bound = true;
            name.is_parameter = true;
            for clause in &node.clauses {
                walker.target(&clause.target);
                walker.scope().has_await |= clause.is_async;
            }
            for clause in others {
                walker.iterable(&clause.iter);
            }
            for clause in &node.clauses {
                clause.conditions.iter().for_each(|condition| walker.expr(condition));
            }
            walker.expr(&node.element);
            walker.optional(node.value.as_ref());
        });
        if is_generator || !self.scopes[node.scope].has_await {
            return;
        }
        match self.scope().kind {
            ScopeKind::Function { is_async: true } => {}
            ScopeKind::Comprehension(_) => self.scope().has_await = true,
            _ => self.error("asynchronous comprehension outside of an asynchronous function", span),
        }
    }
}
