//! Statements, patterns and parameters. It is long because each sort of them has its way.

use std::rc::Rc;

use ruff_python_ast as ast;

use super::{Lower, span, span_of};
use crate::python::code::{Const, Span};
use crate::python::tree::{
    Alias, ClassDef, ExceptHandler, Expr, ExprKind, For, Function, FunctionDef, Ident, Lambda, MatchCase, Name,
    Parameter, Pattern, PatternKind, Sort, Stmt, StmtKind, TYPE_PARAMS, Try, TypeParam, TypeParamsOf, WithItem,
};

/// The text that a body begins with, its indentation taken out.
pub(super) fn docstring(body: &[ast::Stmt]) -> Option<Name> {
    let ast::Stmt::Expr(statement) = body.first()? else { return None };
    let ast::Expr::StringLiteral(literal) = &*statement.value else { return None };
    let text = literal.value.to_str().replace('\t', "        ");
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default().trim_start_matches(' ');
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let margin = lines.clone().filter(|line| !line.trim_matches(' ').is_empty()).map(indent).min().unwrap_or(0);
    let mut doc = first.to_owned();
    for line in lines {
        doc.push('\n');
        doc.push_str(line.get(margin.min(indent(line))..).unwrap_or_default());
    }
    Some(Rc::from(doc))
}

impl Lower<'_> {
    pub(super) fn statements(&mut self, body: &[ast::Stmt]) -> Vec<Stmt> {
        let mut lowered = Vec::with_capacity(body.len());
        for statement in body {
            self.statement(statement, &mut lowered);
        }
        lowered
    }

    fn statement(&mut self, statement: &ast::Stmt, into: &mut Vec<Stmt>) {
        let span = span_of(statement);
        let kind = match statement {
            ast::Stmt::FunctionDef(def) => {
                let around = self.type_params(def.type_params.as_deref(), TypeParamsOf::Function, into);
                let kind = self.function_def(def);
                self.type_names.truncate(around);
                kind
            }
            ast::Stmt::ClassDef(def) => {
                let around = self.type_params(def.type_params.as_deref(), TypeParamsOf::Class, into);
                let kind = self.class_def(def);
                self.type_names.truncate(around);
                kind
            }
            ast::Stmt::TypeAlias(alias) => {
                let Some(name) = alias.name.as_name_expr() else { return };
                self.check_target(name.id.as_str(), span);
                let around = self.type_params(alias.type_params.as_deref(), TypeParamsOf::Alias, into);
                let function = self.function(None);
                let lambda = Lambda { function, body: self.expression(&alias.value) };
                let value = Expr { span: span_of(&*alias.value), kind: ExprKind::Lambda(Box::new(lambda)) };
                let is_generic = alias.type_params.is_some();
                self.type_names.truncate(around);
                StmtKind::TypeAlias { name: self.name(name.id.as_str()), span: span_of(name), value, is_generic }
            }
            ast::Stmt::Return(node) => StmtKind::Return(node.value.as_ref().map(|value| self.expression(value))),
            ast::Stmt::Delete(node) => {
                StmtKind::Delete(node.targets.iter().map(|target| self.target(target)).collect())
            }
            ast::Stmt::Assign(node) => {
                let targets = node.targets.iter().map(|target| self.target(target)).collect();
                StmtKind::Assign { targets, value: self.expression(&node.value) }
            }
            ast::Stmt::AugAssign(node) => StmtKind::AugAssign {
                target: self.target(&node.target),
                op: super::expression::binary(node.op),
                value: self.expression(&node.value),
            },
            ast::Stmt::AnnAssign(node) => StmtKind::AnnAssign {
                target: self.target(&node.target),
                annotation: self.annotation(&node.annotation),
                value: node.value.as_ref().map(|value| self.expression(value)),
                simple: node.simple,
            },
            ast::Stmt::For(node) => StmtKind::For(Box::new(For {
                is_async: node.is_async,
                target: self.target(&node.target),
                iter: self.expression(&node.iter),
                body: self.statements(&node.body),
                orelse: self.statements(&node.orelse),
            })),
            ast::Stmt::While(node) => StmtKind::While {
                test: self.expression(&node.test),
                body: self.statements(&node.body),
                orelse: self.statements(&node.orelse),
            },
            ast::Stmt::If(node) => self.if_statement(node),
            ast::Stmt::With(node) => {
                let items = node.items.iter().map(|item| self.with_item(item)).collect();
                StmtKind::With { is_async: node.is_async, items, body: self.statements(&node.body) }
            }
            ast::Stmt::Match(node) => self.match_statement(node),
            ast::Stmt::Raise(node) => StmtKind::Raise {
                exc: node.exc.as_ref().map(|exc| self.expression(exc)),
                cause: node.cause.as_ref().map(|cause| self.expression(cause)),
            },
            ast::Stmt::Try(node) => self.try_statement(node),
            ast::Stmt::Assert(node) => StmtKind::Assert {
                test: self.expression(&node.test),
                message: node.msg.as_ref().map(|message| self.expression(message)),
            },
            ast::Stmt::Import(node) => {
                StmtKind::Import(node.names.iter().map(|alias| self.alias(alias, true)).collect())
            }
            ast::Stmt::ImportFrom(node) => self.import_from(node),
            ast::Stmt::Global(node) => StmtKind::Global(node.names.iter().map(|name| self.ident(name)).collect()),
            ast::Stmt::Nonlocal(node) => StmtKind::Nonlocal(node.names.iter().map(|name| self.ident(name)).collect()),
            ast::Stmt::Expr(node) => StmtKind::Expr(self.expression(&node.value)),
            ast::Stmt::Pass(_) => StmtKind::Pass,
            ast::Stmt::Break(_) => StmtKind::Break,
            ast::Stmt::Continue(_) => StmtKind::Continue,
            ast::Stmt::IpyEscapeCommand(_) => return self.syntax("invalid syntax", span),
        };
        into.push(Stmt { span, kind });
    }

    /// Binds type parameters around what has them, under names that nobody else sees. How many there were before.
    fn type_params(&mut self, params: Option<&ast::TypeParams>, of: TypeParamsOf, into: &mut Vec<Stmt>) -> usize {
        let around = self.type_names.len();
        let Some(params) = params else { return around };
        for param in &params.type_params {
            let name = param.name().as_str();
            let hidden = format!(".{name}.{}", u32::from(param.name().range.start()));
            self.type_names.push((name.to_owned(), Name::from(hidden)));
        }
        let span = span(params.range);
        let maker = |param: &ast::TypeParam| match param {
            ast::TypeParam::TypeVar(_) => "_type_var",
            ast::TypeParam::TypeVarTuple(_) => "_type_var_tuple",
            ast::TypeParam::ParamSpec(_) => "_param_spec",
        };
        let params = params.type_params.iter().map(|param| {
            let details = match param {
                ast::TypeParam::TypeVar(own) => [own.bound.as_deref(), own.default.as_deref()],
                ast::TypeParam::TypeVarTuple(own) => [None, own.default.as_deref()],
                ast::TypeParam::ParamSpec(own) => [None, own.default.as_deref()],
            };
            let details = details.map(|detail| detail.map(|detail| self.later(detail)));
            let Ident { name: shown, span } = self.ident(param.name());
            let hidden = self.type_names.iter().rev().find(|(own, _)| **own == *shown);
            let name = hidden.map_or_else(|| shown.clone(), |(_, hidden)| hidden.clone());
            TypeParam { name: Ident { name, span }, shown, maker: maker(param), details }
        });
        let params = params.collect();
        into.push(Stmt { span, kind: StmtKind::TypeParams { params, of } });
        around
    }

    fn function_def(&mut self, def: &ast::StmtFunctionDef) -> StmtKind {
        let mut decorators: Vec<Expr> =
            def.decorator_list.iter().map(|decorator| self.expression(&decorator.expression)).collect();
        let Ident { name, span: name_span } = self.ident(&def.name);
        if def.type_params.is_some() {
            decorators.push(Expr { span: name_span, kind: ExprKind::Name(Rc::from(TYPE_PARAMS)) });
        }
        let function = self.function(Some(&def.parameters));
        let returns = def.returns.as_ref().map(|returns| self.annotation(returns));
        let doc = docstring(&def.body);
        let body = self.statements(&def.body);
        StmtKind::FunctionDef(Box::new(FunctionDef {
            name,
            display: Rc::from(def.name.as_str()),
            name_span,
            decorators,
            is_async: def.is_async,
            function,
            returns,
            doc,
            body,
        }))
    }

    fn class_def(&mut self, def: &ast::StmtClassDef) -> StmtKind {
        let decorators = def.decorator_list.iter().map(|decorator| self.expression(&decorator.expression)).collect();
        let Ident { name, span: name_span } = self.ident(&def.name);
        let (mut bases, keywords) =
            def.arguments.as_ref().map(|arguments| self.arguments(arguments)).unwrap_or_default();
        if def.type_params.is_some() {
            bases.push(Expr { span: name_span, kind: ExprKind::Name(Rc::from(TYPE_PARAMS)) });
        }
        let (scope, annotations) = (self.scope(), self.scope());
        self.classes.push(def.name.as_str().to_owned());
        let body = self.statements(&def.body);
        self.classes.pop();
        StmtKind::ClassDef(Box::new(ClassDef {
            name,
            display: Rc::from(def.name.as_str()),
            name_span,
            decorators,
            bases,
            keywords,
            scope,
            annotations,
            doc: docstring(&def.body),
            body,
        }))
    }

    pub(super) fn function(&mut self, parameters: Option<&ast::Parameters>) -> Function {
        let mut lowered = Vec::new();
        if let Some(parameters) = parameters {
            let groups = [
                (&parameters.posonlyargs, Sort::PositionalOnly),
                (&parameters.args, Sort::Positional),
                (&parameters.kwonlyargs, Sort::KeywordOnly),
            ];
            for (group, sort) in groups {
                for parameter in group {
                    let default = parameter.default.as_ref().map(|default| self.expression(default));
                    lowered.push(self.parameter(&parameter.parameter, sort, default));
                }
            }
            if let Some(parameter) = &parameters.vararg {
                lowered.push(self.parameter(parameter, Sort::VarArgs, None));
            }
            if let Some(parameter) = &parameters.kwarg {
                lowered.push(self.parameter(parameter, Sort::VarKeywords, None));
            }
        }
        for (index, parameter) in lowered.iter().enumerate() {
            if lowered[..index].iter().any(|other| other.name == parameter.name) {
                let message = format!("duplicate argument '{}' in function definition", parameter.name);
                self.diagnostics.push(crate::python::diagnostic::Diagnostic::syntax(message, parameter.span));
            }
        }
        Function { scope: self.scope(), annotations: self.scope(), parameters: lowered }
    }

    fn parameter(&mut self, parameter: &ast::Parameter, sort: Sort, default: Option<Expr>) -> Parameter {
        let annotation = parameter.annotation.as_ref().map(|annotation| self.annotation(annotation));
        let Ident { name, span } = self.ident(&parameter.name);
        Parameter { name, span, sort, annotation, default }
    }

    /// With `from __future__ import annotations`, its text.
    fn annotation(&mut self, annotation: &ast::Expr) -> Expr {
        let mut lowered = self.expression(annotation);
        if self.textual_annotations {
            let text = self.text(lowered.span).into();
            lowered.kind = ExprKind::Constant(Const::Str(text));
        }
        lowered
    }

    fn if_statement(&mut self, node: &ast::StmtIf) -> StmtKind {
        let mut branches = vec![(self.expression(&node.test), self.statements(&node.body))];
        let mut orelse = Vec::new();
        for clause in &node.elif_else_clauses {
            let test = clause.test.as_ref().map(|test| self.expression(test));
            let body = self.statements(&clause.body);
            match test {
                Some(test) => branches.push((test, body)),
                None => orelse = body,
            }
        }
        StmtKind::If { branches, orelse }
    }

    fn with_item(&mut self, item: &ast::WithItem) -> WithItem {
        WithItem {
            context: self.expression(&item.context_expr),
            target: item.optional_vars.as_ref().map(|target| self.target(target)),
        }
    }

    fn try_statement(&mut self, node: &ast::StmtTry) -> StmtKind {
        let body = self.statements(&node.body);
        let mut handlers: Vec<ExceptHandler> = Vec::new();
        for handler in &node.handlers {
            let ast::ExceptHandler::ExceptHandler(handler) = handler;
            if handlers.last().is_some_and(|last| last.exc.is_none()) {
                let span = handlers.last().map(|last| last.span).unwrap_or_default();
                let span = Span { end: span.start + "except:".len() as u32, ..span };
                self.syntax("default 'except:' must be last", span);
            }
            handlers.push(ExceptHandler {
                span: span(handler.range),
                exc: handler.type_.as_ref().map(|exc| self.expression(exc)),
                name: handler.name.as_ref().map(|name| self.ident(name).name),
                body: self.statements(&handler.body),
            });
        }
        StmtKind::Try(Box::new(Try {
            body,
            handlers,
            orelse: self.statements(&node.orelse),
            finalbody: self.statements(&node.finalbody),
            is_star: node.is_star,
        }))
    }

    fn alias(&mut self, alias: &ast::Alias, is_module: bool) -> Alias {
        let name = alias.name.as_str();
        let bound = match &alias.asname {
            Some(asname) => asname.as_str(),
            None if is_module => name.split('.').next().unwrap_or(name),
            None => name,
        };
        self.check_target(bound, span(alias.range));
        Alias {
            span: span(alias.range),
            name: Rc::from(name),
            bound: self.name(bound),
            is_renamed: alias.asname.is_some(),
        }
    }

    fn import_from(&mut self, node: &ast::StmtImportFrom) -> StmtKind {
        let place = span(node.range);
        if node.level > 0 {
            self.unsupported("relative imports aren't part of Loopscope: a program is one file", place);
        }
        let module: Name = Rc::from(node.module.as_ref().map_or("", |module| module.as_str()));
        if &*module == "__future__" {
            for alias in &node.names {
                const FEATURES: [&str; 10] = [
                    "annotations",
                    "nested_scopes",
                    "generators",
                    "division",
                    "absolute_import",
                    "with_statement",
                    "print_function",
                    "unicode_literals",
                    "barry_as_FLUFL",
                    "generator_stop",
                ];
                if !FEATURES.contains(&alias.name.as_str()) {
                    self.syntax(format!("future feature {} is not defined", alias.name), span(alias.range));
                }
            }
        }
        if node.names.iter().any(|alias| alias.name.as_str() == "*") {
            return StmtKind::ImportStar { module };
        }
        let names = node.names.iter().map(|alias| self.alias(alias, false)).collect();
        StmtKind::ImportFrom { module, names }
    }

    fn match_statement(&mut self, node: &ast::StmtMatch) -> StmtKind {
        let subject = self.expression(&node.subject);
        let mut cases = Vec::new();
        for (index, case) in node.cases.iter().enumerate() {
            let is_last = index + 1 == node.cases.len();
            if !is_last && case.guard.is_none() {
                self.check_reachable(&case.pattern);
            }
            cases.push(MatchCase {
                pattern: self.pattern(&case.pattern),
                guard: case.guard.as_ref().map(|guard| self.expression(guard)),
                body: self.statements(&case.body),
            });
        }
        StmtKind::Match { subject, cases }
    }

    /// A pattern that matches everything must be the last.
    fn check_reachable(&mut self, pattern: &ast::Pattern) {
        let ast::Pattern::MatchAs(capture) = pattern else { return };
        if capture.pattern.is_some() {
            return;
        }
        let message = match &capture.name {
            Some(name) => format!("name capture '{name}' makes remaining patterns unreachable"),
            None => "wildcard makes remaining patterns unreachable".to_owned(),
        };
        self.syntax(message, span(capture.range));
    }

    fn patterns(&mut self, patterns: &[ast::Pattern]) -> Vec<Pattern> {
        patterns.iter().map(|pattern| self.pattern(pattern)).collect()
    }

    fn pattern(&mut self, pattern: &ast::Pattern) -> Pattern {
        let span = span_of(pattern);
        let kind = match pattern {
            ast::Pattern::MatchValue(node) => PatternKind::Value(self.expression(&node.value)),
            ast::Pattern::MatchSingleton(node) => PatternKind::Singleton(match node.value {
                ast::Singleton::None => Const::None,
                ast::Singleton::True => Const::Bool(true),
                ast::Singleton::False => Const::Bool(false),
            }),
            ast::Pattern::MatchSequence(node) => {
                let patterns = self.patterns(&node.patterns);
                let stars = patterns.iter().filter(|pattern| matches!(pattern.kind, PatternKind::Star(_))).count();
                if stars > 1 {
                    self.syntax("multiple starred names in sequence pattern", span);
                }
                PatternKind::Sequence(patterns)
            }
            ast::Pattern::MatchMapping(node) => PatternKind::Mapping {
                keys: node.keys.iter().map(|key| self.expression(key)).collect(),
                patterns: self.patterns(&node.patterns),
                rest: node.rest.as_ref().map(|rest| self.ident(rest).name),
            },
            ast::Pattern::MatchClass(node) => PatternKind::Class {
                class: self.expression(&node.cls),
                patterns: self.patterns(&node.arguments.patterns),
                keywords: self.pattern_keywords(&node.arguments.keywords),
            },
            ast::Pattern::MatchStar(node) => PatternKind::Star(node.name.as_ref().map(|name| self.ident(name).name)),
            ast::Pattern::MatchAs(node) => PatternKind::As {
                pattern: node.pattern.as_ref().map(|pattern| Box::new(self.pattern(pattern))),
                name: node.name.as_ref().map(|name| self.ident(name).name),
            },
            ast::Pattern::MatchOr(node) => {
                for alternative in node.patterns.iter().rev().skip(1) {
                    self.check_reachable(alternative);
                }
                PatternKind::Or(self.patterns(&node.patterns))
            }
        };
        Pattern { span, kind }
    }

    fn pattern_keywords(&mut self, keywords: &[ast::PatternKeyword]) -> Vec<(Name, Pattern)> {
        let mut lowered: Vec<(Name, Pattern)> = Vec::new();
        for keyword in keywords {
            let name: Name = Rc::from(keyword.attr.as_str());
            if lowered.iter().any(|(other, _)| *other == name) {
                let message = format!("attribute name repeated in class pattern: {name}");
                self.syntax(message, span(keyword.range));
            }
            lowered.push((name, self.pattern(&keyword.pattern)));
        }
        lowered
    }
}
