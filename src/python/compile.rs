//! Tree to bytecode.
//!
//! A [`Compiler`] has a stack of units, one for each code that is being made: the module, a class in it, a method in
//! that. What can't be reached is not emitted, so each op's stack depth is known as it is added.

mod calls;
mod comprehension;
mod emit;
mod expressions;
mod flow;
mod functions;
mod patterns;
mod statements;
mod tries;

use std::rc::Rc;

use crate::python::code::{Code, Const, Kind, Op, Source, Span};
use crate::python::diagnostic::Diagnostic;
use crate::python::lower::{lower, lower_expression};
use crate::python::scope::{Place, Scopes};
use crate::python::tree::{Name, ScopeId};
use emit::Unit;

/// How many ops a program may have: `finally` bodies are doubled, and doubled again within each other.
const MOST_OPS: usize = 1_000_000;
/// How deep a value stack may get.
const DEEPEST_STACK: usize = 60_000;

/// Compiles a program, to be run as a module.
///
/// # Errors
///
/// All that is wrong with it, in the order of places.
pub fn compile(source: Rc<Source>) -> Result<Rc<Code>, Vec<Diagnostic>> {
    let module = lower(&source)?;
    let scopes = Scopes::of_module(&module)?;
    let mut compiler = Compiler::new(source, &scopes);
    compiler.begin(0, Name::from("<module>"), Name::from("<module>"), Kind::Body, 1);
    compiler.unit().doc.clone_from(&module.doc);
    if let Some(doc) = &module.doc {
        compiler.constant(Const::Str(doc.clone()), Span::default());
        compiler.store(&Name::from("__doc__"), Span::default());
    }
    compiler.body(&module.body);
    let code = compiler.end();
    compiler.finish(code)
}

/// Compiles an expression, for `eval`: a code that returns its value, and whose names are all global.
///
/// # Errors
///
/// All that is wrong with it, in the order of places.
pub fn compile_expression(source: Rc<Source>) -> Result<Rc<Code>, Vec<Diagnostic>> {
    let (expr, count) = lower_expression(&source)?;
    let scopes = Scopes::of_expression(&expr, count)?;
    let mut compiler = Compiler::new(source, &scopes);
    compiler.begin(0, Name::from("<module>"), Name::from("<module>"), Kind::Function, 1);
    compiler.expr(&expr);
    compiler.emit(Op::Return, expr.span);
    let code = compiler.end();
    compiler.finish(code)
}

struct Compiler<'a> {
    source: Rc<Source>,
    scopes: &'a Scopes,
    units: Vec<Unit<'a>>,
    ops: usize,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Compiler<'a> {
    fn new(source: Rc<Source>, scopes: &'a Scopes) -> Self {
        Self { source, scopes, units: Vec::new(), ops: 0, diagnostics: Vec::new() }
    }

    fn finish(self, code: Rc<Code>) -> Result<Rc<Code>, Vec<Diagnostic>> {
        if self.diagnostics.is_empty() { Ok(code) } else { Err(self.diagnostics) }
    }

    fn unit(&mut self) -> &mut Unit<'a> {
        let last = self.units.len() - 1;
        &mut self.units[last]
    }

    fn here(&self) -> &Unit<'a> {
        &self.units[self.units.len() - 1]
    }

    /// Begins a code; its parameters are in the unit's slots afterwards, and its locals still to come.
    fn begin(&mut self, scope: ScopeId, name: Name, qualname: Name, kind: Kind, first_line: u32) {
        self.units.push(Unit::new(scope, name, qualname, kind, first_line));
    }

    /// Gives slots to locals and free variables, after those of the parameters, and makes cells of those that need it.
    fn slots(&mut self, span: Span) {
        let scope = self.scopes.get(self.here().scope);
        let unit = self.unit();
        let parameters = unit.slots.len();
        unit.slots.extend(scope.locals());
        let locals = unit.slots.len();
        unit.slots.extend(scope.free.iter().cloned());
        unit.free = scope.free.len();
        debug_assert!(parameters <= locals);
        for slot in 0..locals {
            if scope.is_cell(&unit.slots[slot].clone()) {
                unit.emit(Op::MakeCell(slot as u16), span);
            }
        }
    }

    /// Ends the code that was begun last.
    fn end(&mut self) -> Rc<Code> {
        if self.here().is_reachable() {
            let last = self.source.text.trim_end().len() as u32;
            let span = Span { start: last, end: last };
            self.constant(Const::None, span);
            self.emit(Op::Return, span);
        }
        let unit = self.units.pop().unwrap_or_else(|| Unit::new(0, Name::from(""), Name::from(""), Kind::Function, 1));
        self.ops += unit.len();
        if self.is_too_long() || unit.deepest() > DEEPEST_STACK {
            self.diagnostics.push(Diagnostic::syntax("the program is too long", Span::default()));
        }
        unit.finish(&self.source)
    }

    fn is_too_long(&self) -> bool {
        self.ops + self.units.last().map_or(0, Unit::len) > MOST_OPS || !self.diagnostics.is_empty()
    }

    fn emit(&mut self, op: Op, span: Span) {
        self.unit().emit(op, span);
    }

    fn constant(&mut self, constant: Const, span: Span) {
        if self.here().is_reachable() {
            let number = self.unit().constant(constant);
            self.emit(Op::Const(number), span);
        }
    }

    fn none(&mut self, span: Span) {
        self.constant(Const::None, span);
    }

    /// Adds an op that names something by number.
    fn named(&mut self, op: fn(u32) -> Op, name: &Name, span: Span) {
        let number = self.unit().name_number(name);
        self.emit(op(number), span);
    }

    fn place(&self, name: &str) -> Place {
        self.scopes.get(self.here().scope).place(name)
    }

    fn load(&mut self, name: &Name, span: Span) {
        let slot = self.here().slot(name);
        match self.place(name) {
            Place::Fast => self.emit(Op::LoadFast(slot), span),
            Place::Cell => self.emit(Op::LoadCell(slot), span),
            Place::Global => self.named(Op::LoadGlobal, name, span),
            Place::Class => self.named(Op::LoadName, name, span),
            Place::ClassCell => self.emit(Op::LoadClassCell(slot), span),
            Place::ClassAttribute => {
                let slot = self.here().slot("__class__");
                self.emit(Op::LoadCell(slot), span);
                self.named(Op::LoadAttr, name, span);
            }
        }
    }

    fn store(&mut self, name: &Name, span: Span) {
        let slot = self.here().slot(name);
        match self.place(name) {
            Place::Fast => self.emit(Op::StoreFast(slot), span),
            Place::Cell => self.emit(Op::StoreCell(slot), span),
            Place::Global => self.named(Op::StoreGlobal, name, span),
            Place::Class | Place::ClassCell | Place::ClassAttribute => self.named(Op::StoreName, name, span),
        }
    }

    fn delete(&mut self, name: &Name, span: Span) {
        let slot = self.here().slot(name);
        match self.place(name) {
            Place::Fast => self.emit(Op::DeleteFast(slot), span),
            Place::Cell => self.emit(Op::DeleteCell(slot), span),
            Place::Global => self.named(Op::DeleteGlobal, name, span),
            Place::Class | Place::ClassCell | Place::ClassAttribute => self.named(Op::DeleteName, name, span),
        }
    }

    fn line(&self, span: Span) -> u32 {
        self.source.place(span.start).0
    }
}
