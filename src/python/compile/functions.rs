//! Functions, lambdas, classes, and the annotations of both.

use super::Compiler;
use super::expressions::fold;
use crate::python::code::{Code, Const, Extra, Extras, Kind, Op, Span};
use crate::python::scope::{ScopeKind, each_annotation};
use crate::python::tree::{ClassDef, Expr, Function, FunctionDef, Lambda, Name, Parameter, ScopeId, Sort};
use std::rc::Rc;

impl<'a> Compiler<'a> {
    pub(super) fn function_def(&mut self, def: &'a FunctionDef) {
        let span = def.name_span;
        def.decorators.iter().for_each(|decorator| self.expr(decorator));
        let mut extras = self.defaults(&def.function, span);
        if self.function_annotations(def, span) {
            extras.add(Extra::Annotate);
        }
        let has_yield = self.scopes.get(def.function.scope).has_yield;
        let kind = match (def.is_async, has_yield) {
            (false, false) => Kind::Function,
            (false, true) => Kind::Generator,
            (true, false) => Kind::Coroutine,
            (true, true) => Kind::AsyncGenerator,
        };
        let qualname = self.qualname(&def.name, &def.display);
        let first = def.decorators.first().map_or(span, |decorator| decorator.span);
        let line = self.line(first);
        self.begin(def.function.scope, def.display.clone(), qualname, kind, line);
        self.unit().doc.clone_from(&def.doc);
        self.parameters(&def.function, span);
        self.body(&def.body);
        let code = self.end();
        self.make_function(code, extras, span);
        self.decorate(&def.decorators);
        self.store(&def.name, span);
    }

    fn decorate(&mut self, decorators: &'a [Expr]) {
        for decorator in decorators.iter().rev() {
            self.emit(Op::Call(1), decorator.span);
        }
    }

    pub(super) fn lambda(&mut self, node: &'a Lambda, span: Span) {
        let extras = self.defaults(&node.function, span);
        let has_yield = self.scopes.get(node.function.scope).has_yield;
        let kind = if has_yield { Kind::Generator } else { Kind::Function };
        let name = Name::from("<lambda>");
        let qualname = self.qualname(&name, &name);
        let line = self.line(span);
        self.begin(node.function.scope, name, qualname, kind, line);
        self.parameters(&node.function, span);
        self.expr(&node.body);
        self.emit(Op::Return, node.body.span);
        let code = self.end();
        self.make_function(code, extras, span);
    }

    /// Evaluates defaults, and leaves them on the stack.
    fn defaults(&mut self, function: &'a Function, span: Span) -> Extras {
        let mut extras = Extras::default();
        let positional = |parameter: &&Parameter| matches!(parameter.sort, Sort::PositionalOnly | Sort::Positional);
        let defaults: Vec<&Expr> =
            function.parameters.iter().filter(positional).filter_map(|parameter| parameter.default.as_ref()).collect();
        if !defaults.is_empty() {
            extras.add(Extra::Defaults);
            let constants: Option<Vec<Const>> = defaults.iter().map(|default| fold(default)).collect();
            match constants {
                Some(constants) => self.constant(Const::Tuple(constants), span),
                None => {
                    defaults.iter().for_each(|default| self.expr(default));
                    self.emit(Op::BuildTuple(defaults.len() as u32), span);
                }
            }
        }
        let mut count = 0;
        for parameter in function.parameters.iter().filter(|parameter| parameter.sort == Sort::KeywordOnly) {
            if let Some(default) = &parameter.default {
                self.constant(Const::Str(parameter.name.clone()), default.span);
                self.expr(default);
                count += 1;
            }
        }
        if count > 0 {
            extras.add(Extra::KeywordDefaults);
            self.emit(Op::BuildMap(count), span);
        }
        extras
    }

    /// Gives slots to parameters and locals.
    fn parameters(&mut self, function: &'a Function, span: Span) {
        let unit = self.unit();
        for parameter in &function.parameters {
            unit.slots.push(parameter.name.clone());
            match parameter.sort {
                Sort::PositionalOnly => {
                    unit.positional_only += 1;
                    unit.positional += 1;
                }
                Sort::Positional => unit.positional += 1,
                Sort::KeywordOnly => unit.keyword_only += 1,
                Sort::VarArgs => unit.var_args = true,
                Sort::VarKeywords => unit.var_keywords = true,
            }
        }
        self.slots(span);
    }

    /// `[extras…] → [function]`
    pub(super) fn make_function(&mut self, code: Rc<Code>, mut extras: Extras, span: Span) {
        let free = code.slots.len() - usize::from(code.free);
        if code.free > 0 {
            extras.add(Extra::Closure);
            for name in &code.slots[free..] {
                let slot = self.here().slot(name);
                self.emit(Op::Cell(slot), span);
            }
            self.emit(Op::BuildTuple(u32::from(code.free)), span);
        }
        if self.here().is_reachable() {
            let code = self.unit().constant(Const::Code(code));
            self.emit(Op::MakeFunction { code, extras }, span);
        }
    }

    pub(super) fn qualname(&self, name: &Name, display: &Name) -> Name {
        let here = self.here();
        let scope = self.scopes.get(here.scope);
        match scope.kind {
            _ if scope.is_global(name) => display.clone(),
            ScopeKind::Module => display.clone(),
            ScopeKind::Class => Name::from(format!("{}.{display}", here.qualname)),
            _ => Name::from(format!("{}.<locals>.{display}", here.qualname)),
        }
    }

    /// Leaves a function that evaluates the annotations on the stack, if there are any.
    fn function_annotations(&mut self, def: &'a FunctionDef, span: Span) -> bool {
        let parameters = &def.function.parameters;
        // `*args` stands before what follows it here.
        let star = parameters.iter().filter(|parameter| parameter.sort == Sort::VarArgs);
        let is_positional = |sort: Sort| matches!(sort, Sort::Positional | Sort::PositionalOnly);
        let before = parameters.iter().filter(|parameter| is_positional(parameter.sort));
        let after =
            parameters.iter().filter(|parameter| matches!(parameter.sort, Sort::KeywordOnly | Sort::VarKeywords));
        let ordered = before.chain(star).chain(after);
        let mut annotations: Vec<(Name, &Expr)> =
            ordered.filter_map(|parameter| Some((parameter.name.clone(), parameter.annotation.as_ref()?))).collect();
        if let Some(returns) = &def.returns {
            annotations.push((Name::from("return"), returns));
        }
        self.annotate(def.function.annotations, &annotations, span)
    }

    fn annotate(&mut self, scope: ScopeId, annotations: &[(Name, &'a Expr)], span: Span) -> bool {
        if annotations.is_empty() {
            return false;
        }
        let name = Name::from("__annotate__");
        let qualname = self.qualname(&name, &name);
        let line = self.line(span);
        self.begin(scope, name, qualname, Kind::Function, line);
        self.slots(span);
        self.emit(Op::BuildMap(0), span);
        for (name, annotation) in annotations {
            self.constant(Const::Str(name.clone()), annotation.span);
            self.expr(annotation);
            self.emit(Op::MapAdd(1), annotation.span);
        }
        self.emit(Op::Return, span);
        let code = self.end();
        self.make_function(code, Extras::default(), span);
        true
    }

    pub(super) fn class_def(&mut self, def: &'a ClassDef) {
        let span = def.name_span;
        def.decorators.iter().for_each(|decorator| self.expr(decorator));
        self.emit(Op::LoadBuildClass, span);
        let qualname = self.qualname(&def.name, &def.display);
        let first = def.decorators.first().map_or(span, |decorator| decorator.span);
        let line = self.line(first);
        self.begin(def.scope, def.display.clone(), qualname.clone(), Kind::Body, line);
        self.unit().doc.clone_from(&def.doc);
        self.slots(span);
        self.named(Op::LoadGlobal, &Name::from("__name__"), span);
        self.named(Op::StoreName, &Name::from("__module__"), span);
        self.constant(Const::Str(qualname), span);
        self.named(Op::StoreName, &Name::from("__qualname__"), span);
        if let Some(doc) = &def.doc {
            self.constant(Const::Str(doc.clone()), span);
            self.named(Op::StoreName, &Name::from("__doc__"), span);
        }
        self.body(&def.body);
        let mut annotations = Vec::new();
        each_annotation(&def.body, &mut |name, annotation| annotations.push((name.clone(), annotation)));
        if self.annotate(def.annotations, &annotations, span) {
            self.named(Op::StoreName, &Name::from("__annotate__"), span);
        }
        if self.scopes.get(def.scope).needs_class_cell {
            let slot = self.here().slot("__class__");
            self.emit(Op::Cell(slot), span);
        } else {
            self.none(span);
        }
        self.emit(Op::Return, span);
        let code = self.end();
        self.make_function(code, Extras::default(), span);
        self.constant(Const::Str(def.display.clone()), span);
        // A traceback tells the statement from `class` to its end.
        let end = def.body.last().map_or(span.end, |last| last.span.end);
        let whole = Span { start: span.start.saturating_sub("class ".len() as u32), end };
        self.arguments(2, &def.bases, &def.keywords, whole);
        self.decorate(&def.decorators);
        self.store(&def.name, span);
    }
}
