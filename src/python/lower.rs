//! Text to tree. This module is the only one that names the parser's crates, so that another parser could take its
//! place.

pub(super) mod anchors;

mod errors;
mod expression;
mod guard;
mod literals;
mod statement;

use std::rc::Rc;

use ruff_python_ast as ast;
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::{Ranged, TextRange};

use crate::python::code::{Source, Span};
use crate::python::diagnostic::{Diagnostic, DiagnosticKind};
use crate::python::tree::{Expr, Ident, Module, Name, ScopeId};

/// Reads a program.
///
/// # Errors
///
/// All that is wrong with it, in the order of places.
pub fn lower(source: &Source) -> Result<Module, Vec<Diagnostic>> {
    let (tree, mut lower) = parse(source, Mode::Module)?;
    let ast::Mod::Module(tree) = tree else { return Err(Vec::new()) };
    let doc = statement::docstring(&tree.body);
    lower.textual_annotations = tree.body.iter().any(is_future_annotations);
    let body = lower.statements(&tree.body);
    let textual_annotations = lower.textual_annotations;
    let scopes = lower.scopes;
    lower.finish(Module { body, doc, textual_annotations, scopes })
}

/// Reads a single expression, and says how many scopes there are.
///
/// # Errors
///
/// All that is wrong with it, in the order of places.
pub fn lower_expression(source: &Source) -> Result<(Expr, usize), Vec<Diagnostic>> {
    let (tree, mut lower) = parse(source, Mode::Expression)?;
    let ast::Mod::Expression(tree) = tree else { return Err(Vec::new()) };
    let expr = lower.expression(&tree.body);
    let scopes = lower.scopes;
    lower.finish((expr, scopes))
}

fn parse(source: &Source, mode: Mode) -> Result<(ast::Mod, Lower<'_>), Vec<Diagnostic>> {
    let overview = guard::look_over(&source.text);
    if overview.is_too_deep {
        return Err(overview.diagnostics);
    }
    let options = ParseOptions::from(mode).with_target_version(ast::PythonVersion::PY314);
    let parsed = parse_unchecked(&source.text, options);
    let diagnostics = errors::translate(source, &parsed, &overview);
    let has_error = diagnostics.iter().any(|diagnostic| diagnostic.kind != DiagnosticKind::Unsupported);
    if has_error {
        return Err(diagnostics);
    }
    let lower = Lower {
        source,
        diagnostics,
        // 0 is the module.
        scopes: 1,
        classes: Vec::new(),
        type_names: Vec::new(),
        textual_annotations: false,
    };
    Ok((parsed.into_syntax(), lower))
}

fn is_future_annotations(statement: &ast::Stmt) -> bool {
    matches!(statement, ast::Stmt::ImportFrom(import)
        if import.module.as_ref().is_some_and(|module| module.as_str() == "__future__")
            && import.names.iter().any(|alias| alias.name.as_str() == "annotations"))
}

struct Lower<'a> {
    source: &'a Source,
    diagnostics: Vec<Diagnostic>,
    scopes: usize,
    /// The classes around, by name, innermost last: their private names are mangled.
    classes: Vec<String>,
    /// The type parameters around, innermost last: by its name, what each is bound to, which no program can write.
    type_names: Vec<(String, Name)>,
    textual_annotations: bool,
}

impl Lower<'_> {
    fn finish<T>(mut self, tree: T) -> Result<T, Vec<Diagnostic>> {
        if self.diagnostics.is_empty() {
            return Ok(tree);
        }
        self.diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
        Err(self.diagnostics)
    }

    fn scope(&mut self) -> ScopeId {
        self.scopes += 1;
        self.scopes - 1
    }

    fn syntax(&mut self, message: impl Into<String>, span: Span) {
        self.diagnostics.push(Diagnostic::syntax(message, span));
    }

    fn unsupported(&mut self, message: &str, span: Span) {
        self.diagnostics.push(Diagnostic::unsupported(message, span));
    }

    /// A name as it is bound: `__x` in a class `C` is `_C__x`.
    fn name(&self, name: &str) -> Name {
        let class = self.classes.last().map_or("", |class| class.trim_start_matches('_'));
        if class.is_empty() || !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
            return Rc::from(name);
        }
        Rc::from(format!("_{class}{name}"))
    }

    fn ident(&mut self, ident: &ast::Identifier) -> Ident {
        self.check_target(ident.as_str(), span(ident.range));
        Ident { name: self.name(ident.as_str()), span: span(ident.range) }
    }

    /// `__debug__` can't be bound.
    fn check_target(&mut self, name: &str, span: Span) {
        if name == "__debug__" {
            self.syntax("cannot assign to __debug__", span);
        }
    }

    fn text(&self, span: Span) -> &str {
        self.source.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }
}

fn span(range: TextRange) -> Span {
    Span { start: range.start().to_u32(), end: range.end().to_u32() }
}

fn span_of(node: &impl Ranged) -> Span {
    span(node.range())
}
