//! Names that are declared: global, nonlocal, or annotated.

use super::ScopeKind;
use super::walk::Walker;
use crate::python::tree::{Expr, ExprKind, Ident, Name, Stmt, StmtKind};

impl Walker {
    pub(super) fn check_future(&mut self, body: &[Stmt]) {
        let mut is_beginning = true;
        for (index, statement) in body.iter().enumerate() {
            match &statement.kind {
                StmtKind::ImportFrom { module, .. } if &**module == "__future__" => {
                    if !is_beginning {
                        self.error("from __future__ imports must occur at the beginning of the file", statement.span);
                    }
                }
                StmtKind::Expr(Expr { kind: ExprKind::Constant(_), .. }) if index == 0 => {}
                _ => is_beginning = false,
            }
        }
    }

    pub(super) fn global(&mut self, names: &[Ident]) {
        for Ident { name, span } in names {
            let known = self.scope().known(name);
            let trouble = if known.is_parameter {
                Some(format!("name '{name}' is parameter and global"))
            } else if known.nonlocal.is_some() {
                Some(format!("name '{name}' is nonlocal and global"))
            } else if known.is_annotated {
                Some(format!("annotated name '{name}' can't be global"))
            } else if known.is_global {
                None
            } else if known.is_bound {
                Some(format!("name '{name}' is assigned to before global declaration"))
            } else {
                known.is_used.then(|| format!("name '{name}' is used prior to global declaration"))
            };
            if let Some(message) = trouble {
                self.error(message, *span);
            }
            self.scope().name(name).is_global = true;
        }
    }

    pub(super) fn nonlocal(&mut self, names: &[Ident]) {
        for Ident { name, span } in names {
            if self.scope().kind == ScopeKind::Module {
                self.error("nonlocal declaration not allowed at module level", *span);
                continue;
            }
            let known = self.scope().known(name);
            let trouble = if known.is_parameter {
                Some(format!("name '{name}' is parameter and nonlocal"))
            } else if known.is_global {
                Some(format!("name '{name}' is nonlocal and global"))
            } else if known.is_annotated {
                Some(format!("annotated name '{name}' can't be nonlocal"))
            } else if known.nonlocal.is_some() {
                None
            } else if known.is_bound {
                Some(format!("name '{name}' is assigned to before nonlocal declaration"))
            } else {
                known.is_used.then(|| format!("name '{name}' is used prior to nonlocal declaration"))
            };
            let is_fine = trouble.is_none();
            if let Some(message) = trouble {
                self.error(message, *span);
            }
            if is_fine {
                self.scope().name(name).nonlocal = Some(*span);
            }
        }
    }

    pub(super) fn annotated(&mut self, target: &Expr, value: Option<&Expr>, simple: bool) {
        self.optional(value);
        if let ExprKind::Name(name) = &target.kind {
            let known = self.scope().known(name);
            let span = target.span;
            if simple && known.is_global && self.here != 0 {
                self.error(format!("annotated name '{name}' can't be global"), span);
            } else if simple && known.nonlocal.is_some() {
                self.error(format!("annotated name '{name}' can't be nonlocal"), span);
            }
            let is_class = self.scope().kind == ScopeKind::Class;
            let noted = self.scope().name(name);
            noted.is_annotated = simple;
            // In a function, a name that is only annotated is a local, too.
            if value.is_some() || (simple && !is_class) {
                noted.is_bound = true;
            }
            if is_class && simple {
                self.scope().has_annotations = true;
            }
        } else {
            self.target(target);
        }
        // A class body's annotations are walked in `class_def`; others are never evaluated.
    }
}

/// The names annotated in a class body, in order.
pub(in crate::python) fn each_annotation<'a>(body: &'a [Stmt], visit: &mut dyn FnMut(&'a Name, &'a Expr)) {
    for statement in body {
        match &statement.kind {
            StmtKind::AnnAssign { target, annotation, simple: true, .. } => {
                if let ExprKind::Name(name) = &target.kind {
                    visit(name, annotation);
                }
            }
            StmtKind::If { branches, orelse } => {
                branches.iter().for_each(|(_, body)| each_annotation(body, visit));
                each_annotation(orelse, visit);
            }
            StmtKind::While { body, orelse, .. } => {
                each_annotation(body, visit);
                each_annotation(orelse, visit);
            }
            StmtKind::For(node) => {
                each_annotation(&node.body, visit);
                each_annotation(&node.orelse, visit);
            }
            StmtKind::With { body, .. } => each_annotation(body, visit),
            StmtKind::Match { cases, .. } => cases.iter().for_each(|case| each_annotation(&case.body, visit)),
            StmtKind::Try(node) => {
                each_annotation(&node.body, visit);
                node.handlers.iter().for_each(|handler| each_annotation(&handler.body, visit));
                each_annotation(&node.orelse, visit);
                each_annotation(&node.finalbody, visit);
            }
            _ => {}
        }
    }
}
