//! The op list in the making: labels, stack depths, and which handler covers what.

use std::collections::HashMap;
use std::rc::Rc;

use super::flow::Block;
use crate::python::code::{Code, Const, Handler, Kind, Op, Source, Span};
use crate::python::tree::{Name, ScopeId};

/// A place in the ops that is known only later. Until then, jumps name it by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label(u32);

#[derive(Clone, Copy, Debug, Default)]
struct LabelState {
    position: Option<u32>,
    /// How deep the stack is there, once something jumps there.
    depth: Option<usize>,
}

/// Where exceptions go: [`Handler`] without its stretches.
#[derive(Clone, Copy, Debug)]
struct Route {
    label: Label,
    depth: usize,
    handling: u16,
}

/// A route's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RouteId(usize);

/// A code in the making.
pub(super) struct Unit<'a> {
    pub(super) scope: ScopeId,
    pub(super) name: Name,
    pub(super) qualname: Name,
    pub(super) kind: Kind,
    pub(super) first_line: u32,
    pub(super) doc: Option<Name>,
    pub(super) slots: Vec<Name>,
    pub(super) free: usize,
    pub(super) positional: u16,
    pub(super) positional_only: u16,
    pub(super) keyword_only: u16,
    pub(super) var_args: bool,
    pub(super) var_keywords: bool,
    pub(super) blocks: Vec<Block<'a>>,
    /// What covers the ops that come now.
    pub(super) route: Option<RouteId>,
    /// How many exceptions are being handled here.
    pub(super) handling: u16,
    ops: Vec<Op>,
    spans: Vec<Span>,
    covers: Vec<Option<RouteId>>,
    consts: Vec<Const>,
    const_index: HashMap<String, u32>,
    names: Vec<Name>,
    name_index: HashMap<Name, u32>,
    labels: Vec<LabelState>,
    routes: Vec<Route>,
    depth: usize,
    deepest: usize,
    is_reachable: bool,
}

impl<'a> Unit<'a> {
    pub(super) fn new(scope: ScopeId, name: Name, qualname: Name, kind: Kind, first_line: u32) -> Self {
        Self {
            scope,
            name,
            qualname,
            kind,
            first_line,
            doc: None,
            slots: Vec::new(),
            free: 0,
            positional: 0,
            positional_only: 0,
            keyword_only: 0,
            var_args: false,
            var_keywords: false,
            blocks: Vec::new(),
            route: None,
            handling: 0,
            ops: Vec::new(),
            spans: Vec::new(),
            covers: Vec::new(),
            consts: Vec::new(),
            const_index: HashMap::new(),
            names: Vec::new(),
            name_index: HashMap::new(),
            labels: Vec::new(),
            routes: Vec::new(),
            depth: 0,
            deepest: 0,
            is_reachable: true,
        }
    }

    pub(super) fn slot(&self, name: &str) -> u16 {
        self.slots.iter().position(|slot| &**slot == name).unwrap_or_default() as u16
    }

    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    pub(super) fn is_reachable(&self) -> bool {
        self.is_reachable
    }

    pub(super) fn len(&self) -> usize {
        self.ops.len()
    }

    pub(super) fn constant(&mut self, constant: Const) -> u32 {
        let at = self.consts.len() as u32;
        if !matches!(constant, Const::Code(_)) {
            let known = *self.const_index.entry(format!("{constant:?}")).or_insert(at);
            if known != at {
                return known;
            }
        }
        self.consts.push(constant);
        at
    }

    pub(super) fn name_number(&mut self, name: &Name) -> u32 {
        let at = self.names.len() as u32;
        let number = *self.name_index.entry(name.clone()).or_insert(at);
        if number == at {
            self.names.push(name.clone());
        }
        number
    }

    /// The place of what was emitted last.
    pub(super) fn last_span(&self) -> Option<Span> {
        self.spans.last().copied()
    }

    /// Adds an op that doesn't jump. What can't be reached is left out.
    pub(super) fn emit(&mut self, op: Op, span: Span) {
        if !self.is_reachable {
            return;
        }
        let (pops, pushes) = effect(op);
        debug_assert!(pops <= self.depth, "{op:?} needs {pops} of {} values", self.depth);
        self.depth = self.depth.saturating_sub(pops) + pushes;
        self.deepest = self.deepest.max(self.depth);
        self.push(op, span);
        if matches!(op, Op::Return | Op::Raise(_) | Op::Reraise) {
            self.is_reachable = false;
        }
    }

    fn push(&mut self, op: Op, span: Span) {
        self.ops.push(op);
        self.spans.push(span);
        self.covers.push(self.route);
    }

    pub(super) fn label(&mut self) -> Label {
        self.labels.push(LabelState::default());
        Label(self.labels.len() as u32 - 1)
    }

    /// Adds an op that jumps; `op` makes it from its target.
    pub(super) fn jump(&mut self, op: fn(u32) -> Op, label: Label, span: Span) {
        if !self.is_reachable {
            return;
        }
        let op = op(label.0);
        // How deep the stack is there, and how deep it is if the op goes on.
        let (there, next) = match op {
            Op::JumpIfFalse(_) | Op::JumpIfTrue(_) => (self.depth - 1, self.depth - 1),
            Op::JumpIfFalseOrPop(_) | Op::JumpIfTrueOrPop(_) => (self.depth, self.depth - 1),
            Op::ForIter(_) => (self.depth - 1, self.depth + 1),
            _ => (self.depth, self.depth),
        };
        self.push(op, span);
        self.reach(label, there);
        self.depth = next;
        self.deepest = self.deepest.max(next);
        if matches!(op, Op::Jump(_)) {
            self.is_reachable = false;
        }
    }

    fn reach(&mut self, label: Label, depth: usize) {
        let state = &mut self.labels[label.0 as usize];
        debug_assert!(state.depth.is_none_or(|known| known == depth), "{state:?} reached with {depth}");
        state.depth = Some(depth);
    }

    /// The label is here.
    pub(super) fn bind(&mut self, label: Label) {
        let here = self.ops.len() as u32;
        let state = &mut self.labels[label.0 as usize];
        state.position = Some(here);
        match (self.is_reachable, state.depth) {
            (true, None) => state.depth = Some(self.depth),
            (true, Some(depth)) => debug_assert!(depth == self.depth, "{depth} values, not {}", self.depth),
            (false, Some(depth)) => {
                self.depth = depth;
                self.is_reachable = true;
            }
            (false, None) => {}
        }
    }

    /// A route to a handler that begins with the stack as it is now, and the exception on top of it.
    pub(super) fn route(&mut self, depth: usize) -> RouteId {
        let label = self.label();
        self.routes.push(Route { label, depth, handling: self.handling });
        RouteId(self.routes.len() - 1)
    }

    /// The handler begins here, if anything leads to it. From now on its exception is being handled.
    pub(super) fn bind_handler(&mut self, id: RouteId) {
        let Route { label, depth, handling } = self.routes[id.0];
        if self.covers.contains(&Some(id)) {
            self.reach(label, depth + 1);
        }
        self.is_reachable = false;
        self.bind(label);
        if self.is_reachable {
            self.deepest = self.deepest.max(depth + 1);
        }
        self.handling = handling + 1;
    }

    /// All done.
    pub(super) fn finish(mut self, source: &Rc<Source>) -> Rc<Code> {
        let position = |label: u32| self.labels[label as usize].position.unwrap_or_default();
        for op in &mut self.ops {
            match op {
                Op::Jump(target)
                | Op::JumpIfFalse(target)
                | Op::JumpIfTrue(target)
                | Op::JumpIfFalseOrPop(target)
                | Op::JumpIfTrueOrPop(target)
                | Op::ForIter(target) => *target = position(*target),
                _ => {}
            }
        }
        let mut handlers: Vec<Handler> = Vec::new();
        let mut last: Option<RouteId> = None;
        for (at, cover) in self.covers.iter().enumerate() {
            if let Some(id) = cover {
                let Route { label, depth, handling } = self.routes[id.0];
                if last == *cover {
                    if let Some(handler) = handlers.last_mut() {
                        handler.end = at as u32 + 1;
                    }
                } else {
                    handlers.push(Handler {
                        start: at as u32,
                        end: at as u32 + 1,
                        target: position(label.0),
                        depth: depth as u16,
                        handling,
                    });
                }
            }
            last = *cover;
        }
        Rc::new(Code {
            name: self.name,
            qualname: self.qualname,
            source: source.clone(),
            first_line: self.first_line,
            ops: self.ops,
            spans: self.spans,
            consts: self.consts,
            names: self.names,
            slots: self.slots,
            free: self.free as u16,
            positional: self.positional,
            positional_only: self.positional_only,
            keyword_only: self.keyword_only,
            var_args: self.var_args,
            var_keywords: self.var_keywords,
            kind: self.kind,
            stack: self.deepest.min(usize::from(u16::MAX)) as u16,
            handlers,
            doc: self.doc,
        })
    }

    pub(super) fn deepest(&self) -> usize {
        self.deepest
    }
}

/// How many values an op takes from the stack, and how many it leaves there instead. Those that jump are not here.
fn effect(op: Op) -> (usize, usize) {
    match op {
        Op::Pop | Op::StoreFast(_) | Op::StoreCell(_) | Op::StoreName(_) | Op::StoreGlobal(_) => (1, 0),
        Op::DeleteAttr(_) | Op::ListAppend(_) | Op::SetAdd(_) | Op::ImportStar | Op::Return | Op::Reraise => (1, 0),
        Op::Copy(_) | Op::Const(_) | Op::LoadFast(_) | Op::Cell(_) | Op::LoadCell(_) | Op::LoadClassCell(_) => (0, 1),
        Op::LoadName(_) | Op::LoadGlobal(_) | Op::LoadBuildClass | Op::LoadAssertionError => (0, 1),
        Op::GetAnext | Op::CallExit | Op::GetLen | Op::IsSequence | Op::IsMapping | Op::MatchKeys => (0, 1),
        Op::ImportModule(_) | Op::ImportFrom(_) => (0, 1),
        Op::LoadAttr(_) | Op::Unary(_) | Op::ListToTuple | Op::GetIter | Op::Yield => (1, 1),
        Op::GetYieldFromIter | Op::GetAwaitable | Op::GetAiter => (1, 1),
        Op::LoadMethod(_) | Op::BeforeWith | Op::BeforeAsyncWith => (1, 2),
        Op::StoreAttr(_) | Op::DeleteItem | Op::EndAsyncFor | Op::MapAdd(_) => (2, 0),
        Op::LoadItem | Op::Binary(_) | Op::InPlace(_) | Op::Compare(_) | Op::Is(_) | Op::In(_) => (2, 1),
        Op::ListExtend | Op::ListExtendArgs | Op::SetUpdate | Op::DictUpdate | Op::DictMerge(_) => (2, 1),
        Op::YieldFrom | Op::JoinExceptStar => (2, 1),
        Op::MatchesExcept | Op::MatchesExceptStar => (2, 2),
        Op::StoreItem => (3, 0),
        Op::MatchClass(_) => (3, 1),
        Op::BuildTuple(n) | Op::BuildList(n) | Op::BuildSet(n) | Op::BuildString(n) => (n as usize, 1),
        Op::BuildMap(n) => (2 * n as usize, 1),
        Op::BuildSlice(step) => (if step { 3 } else { 2 }, 1),
        Op::Format { spec, .. } => (if spec { 2 } else { 1 }, 1),
        Op::Unpack(n) => (1, n as usize),
        Op::UnpackStar { before, after } => (1, usize::from(before) + 1 + usize::from(after)),
        Op::Call(n) => (n as usize + 1, 1),
        Op::CallKw { args, .. } => (usize::from(args) + 1, 1),
        Op::CallEx(keywords) => (if keywords { 3 } else { 2 }, 1),
        Op::CallMethod(n) => (n as usize + 2, 1),
        Op::MakeFunction { extras, .. } => (extras.count() as usize, 1),
        Op::Raise(n) => (usize::from(n), 0),
        Op::Swap(_) | Op::DeleteFast(_) | Op::MakeCell(_) | Op::DeleteCell(_) | Op::DeleteName(_) => (0, 0),
        Op::DeleteGlobal(_) | Op::PopExcept => (0, 0),
        Op::Jump(_) | Op::JumpIfFalse(_) | Op::JumpIfTrue(_) => (0, 0),
        Op::JumpIfFalseOrPop(_) | Op::JumpIfTrueOrPop(_) | Op::ForIter(_) => (0, 0),
        // Only the machine makes these.
        Op::FastConstBinary { .. } | Op::FastFastBinary { .. } | Op::FastConstCompare { .. } => (0, 0),
        Op::FastFastCompare { .. } | Op::ForIterFast(_) | Op::FastAttr { .. } => (0, 0),
    }
}
