//! Which name is what in which scope: a local, a cell, a free variable, a global, or a class body's own.
//!
//! [`walk`] goes through the tree once and notes who binds and who uses what; then each name finds its place. What can't
//! be where it stands (`break` outside a loop, `await` outside a coroutine) is found on the way, too.

mod declarations;
mod patterns;
mod walk;

pub(super) use declarations::each_annotation;

use std::collections::HashMap;

use crate::python::code::Span;
use crate::python::diagnostic::Diagnostic;
use crate::python::tree::{ComprehensionSort, Expr, Module, Name, ScopeId};

/// What a scope belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScopeKind {
    Module,
    Class,
    Function { is_async: bool },
    Lambda,
    Comprehension(ComprehensionSort),
    Annotations,
}

/// Where a name lives, seen from one scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A slot.
    Fast,
    /// A slot with a cell: inner functions use it, or it is a free variable.
    Cell,
    /// A global or builtin.
    Global,
    /// A class body's namespace.
    Class,
    /// A free variable, read in a class body: its namespace goes first.
    ClassCell,
    /// A name of the class body around a set of annotations: an attribute of the class by now.
    ClassAttribute,
}

/// What is known of a name in a scope.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Use {
    pub(super) is_bound: bool,
    is_parameter: bool,
    is_annotated: bool,
    is_used: bool,
    is_iteration: bool,
    is_global: bool,
    nonlocal: Option<Span>,
}

/// A scope and its names.
#[derive(Debug)]
pub(super) struct Scope {
    pub(super) kind: ScopeKind,
    pub(super) parent: Option<ScopeId>,
    /// In the order of their first appearance; parameters are the first.
    order: Vec<Name>,
    uses: HashMap<Name, Use>,
    places: HashMap<Name, Place>,
    /// Free variables.
    pub(super) free: Vec<Name>,
    /// Locals that inner functions use.
    cells: Vec<Name>,
    /// Whether some function in this class body wants `__class__`.
    pub(super) needs_class_cell: bool,
    pub(super) has_yield: bool,
    /// Whether it awaits: for comprehensions, which then are coroutines.
    pub(super) has_await: bool,
    /// Whether this class body has annotated names.
    pub(super) has_annotations: bool,
    loops: usize,
    blocks: usize,
    /// In how many `except*` blocks, and how many loops were open at each of their starts.
    star_blocks: Vec<usize>,
    returns_value: Option<Span>,
}

/// All scopes of a program.
#[derive(Debug)]
pub(super) struct Scopes {
    scopes: Vec<Scope>,
}

impl Scope {
    fn new(kind: ScopeKind, parent: Option<ScopeId>) -> Self {
        Self {
            kind,
            parent,
            order: Vec::new(),
            uses: HashMap::new(),
            places: HashMap::new(),
            free: Vec::new(),
            cells: Vec::new(),
            needs_class_cell: false,
            has_yield: false,
            has_await: false,
            has_annotations: false,
            loops: 0,
            blocks: 0,
            star_blocks: Vec::new(),
            returns_value: None,
        }
    }

    fn name(&mut self, name: &Name) -> &mut Use {
        if !self.uses.contains_key(name) {
            self.order.push(name.clone());
        }
        self.uses.entry(name.clone()).or_default()
    }

    fn known(&self, name: &str) -> Use {
        self.uses.get(name).copied().unwrap_or_default()
    }

    /// Whether names bound here are seen by functions within.
    fn is_function(&self) -> bool {
        !matches!(self.kind, ScopeKind::Module | ScopeKind::Class)
    }

    fn owns(&self, name: &str) -> bool {
        let known = self.known(name);
        known.is_bound && !known.is_global && known.nonlocal.is_none()
    }

    /// The locals that have slots, in order; parameters are not among them.
    pub(super) fn locals(&self) -> Vec<Name> {
        if self.kind == ScopeKind::Class {
            return if self.needs_class_cell { vec![Name::from("__class__")] } else { Vec::new() };
        }
        if !self.is_function() {
            return Vec::new();
        }
        let mine = self.order.iter().filter(|name| self.owns(name) && !self.known(name).is_parameter);
        mine.cloned().collect()
    }

    /// Whether inner functions use this local.
    pub(super) fn is_cell(&self, name: &str) -> bool {
        self.cells.iter().any(|cell| &**cell == name)
    }

    pub(super) fn place(&self, name: &str) -> Place {
        self.places.get(name).copied().unwrap_or(match self.kind {
            ScopeKind::Class => Place::Class,
            _ => Place::Global,
        })
    }

    /// Whether the name is declared global here.
    pub(super) fn is_global(&self, name: &str) -> bool {
        self.known(name).is_global
    }
}

impl Scopes {
    /// The scopes of a program.
    ///
    /// # Errors
    ///
    /// What can't be where it stands.
    pub(super) fn of_module(module: &Module) -> Result<Self, Vec<Diagnostic>> {
        let (scopes, diagnostics) = walk::module(module);
        Self { scopes }.resolved(diagnostics)
    }

    /// The scopes of an expression.
    ///
    /// # Errors
    ///
    /// What can't be where it stands.
    pub(super) fn of_expression(expr: &Expr, count: usize) -> Result<Self, Vec<Diagnostic>> {
        let (scopes, diagnostics) = walk::expression(expr, count);
        Self { scopes }.resolved(diagnostics)
    }

    pub(super) fn get(&self, id: ScopeId) -> &Scope {
        &self.scopes[id]
    }

    fn resolved(mut self, mut diagnostics: Vec<Diagnostic>) -> Result<Self, Vec<Diagnostic>> {
        // A scope's number is greater than those of the scopes around it.
        for id in 0..self.scopes.len() {
            for name in self.scopes[id].order.clone() {
                let place = self.resolve(id, &name, &mut diagnostics);
                self.scopes[id].places.insert(name, place);
            }
        }
        // Only now it is known which locals inner functions use.
        for scope in &mut self.scopes {
            for name in &scope.cells {
                if scope.is_function() {
                    scope.places.insert(name.clone(), Place::Cell);
                }
            }
        }
        diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
        if diagnostics.is_empty() { Ok(self) } else { Err(diagnostics) }
    }

    fn resolve(&mut self, id: ScopeId, name: &Name, diagnostics: &mut Vec<Diagnostic>) -> Place {
        let scope = &self.scopes[id];
        let known = scope.known(name);
        if known.is_global {
            return Place::Global;
        }
        if let Some(span) = known.nonlocal {
            if let Outer::Variable = self.outer(id, name) {
                return Place::Cell;
            }
            diagnostics.push(Diagnostic::syntax(format!("no binding for nonlocal '{name}' found"), span));
            return Place::Global;
        }
        match scope.kind {
            ScopeKind::Module => return Place::Global,
            ScopeKind::Class if known.is_bound => return Place::Class,
            _ if known.is_bound => return Place::Fast,
            _ => {}
        }
        let is_class = scope.kind == ScopeKind::Class;
        match self.outer(id, name) {
            Outer::Variable if is_class => Place::ClassCell,
            Outer::Variable => Place::Cell,
            Outer::ClassAttribute => Place::ClassAttribute,
            Outer::Global if is_class => Place::Class,
            Outer::Global => Place::Global,
        }
    }

    /// Looks for a name in the scopes around, and makes it a free variable of all those in between.
    fn outer(&mut self, id: ScopeId, name: &Name) -> Outer {
        let mut between = vec![id];
        let mut next = self.scopes[id].parent;
        while let Some(outer) = next {
            let scope = &self.scopes[outer];
            next = scope.parent;
            let is_class = scope.kind == ScopeKind::Class;
            if is_class && &**name == "__class__" {
                self.scopes[outer].needs_class_cell = true;
                self.pass(name, outer, &between);
                return Outer::Variable;
            }
            if is_class && between.len() == 1 && self.scopes[id].kind == ScopeKind::Annotations && scope.owns(name) {
                self.outer(id, &Name::from("__class__"));
                return Outer::ClassAttribute;
            }
            if scope.is_function() {
                if scope.known(name).is_global {
                    return Outer::Global;
                }
                if scope.owns(name) {
                    self.pass(name, outer, &between);
                    return Outer::Variable;
                }
            }
            between.push(outer);
        }
        Outer::Global
    }

    fn pass(&mut self, name: &Name, owner: ScopeId, between: &[ScopeId]) {
        if !self.scopes[owner].cells.contains(name) {
            self.scopes[owner].cells.push(name.clone());
        }
        for id in between {
            let scope = &mut self.scopes[*id];
            if !scope.free.contains(name) {
                scope.free.push(name.clone());
            }
        }
    }
}

enum Outer {
    Variable,
    ClassAttribute,
    Global,
}
