//! Runs bytecode without values: on every path, each op must find the stack as deep as on every other path, and the
//! exceptions that are being handled as many. It knows what each op does to the stack by itself, not by the compiler.

use loopscope::python::code::{Code, Const, Extra, Kind, Op};
use loopscope::python::dis::listing;

/// How it stands before an op: values on the stack, and exceptions being handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct State {
    depth: i64,
    handling: i64,
}

/// Where an op goes on, and with which change of depth.
struct Way {
    /// How many values it needs.
    needs: i64,
    /// By how much the depth changes when it goes on with the next op, if it does.
    next: Option<i64>,
    /// Where it may jump, and the change of depth there.
    jump: Option<(u32, i64)>,
}

/// Checks a code, and those within it.
pub(crate) fn verify(code: &Code) -> Result<(), String> {
    for constant in &code.consts {
        if let Const::Code(inner) = constant {
            verify(inner)?;
        }
    }
    check(code).map_err(|trouble| format!("{trouble}\n{}", listing(code)))
}

fn check(code: &Code) -> Result<(), String> {
    let count = code.ops.len();
    if code.spans.len() != count {
        return Err("as many spans as ops".to_owned());
    }
    let parameters =
        usize::from(code.positional + code.keyword_only) + usize::from(code.var_args) + usize::from(code.var_keywords);
    if parameters + usize::from(code.free) > code.slots.len() || code.positional_only > code.positional {
        return Err("too few slots".to_owned());
    }
    let mut states: Vec<Option<State>> = vec![None; count];
    let mut work = vec![(0_u32, State { depth: 0, handling: 0 })];
    let mut deepest = 0;
    while let Some((at, state)) = work.pop() {
        let here = at as usize;
        let Some(op) = code.ops.get(here).copied() else { return Err(format!("runs off the end at {at}")) };
        match states[here] {
            Some(known) if known == state => continue,
            Some(known) => return Err(format!("{at}: {known:?} or {state:?}")),
            None => states[here] = Some(state),
        }
        deepest = deepest.max(state.depth);
        tables(code, op).map_err(|trouble| format!("{at}: {op:?}: {trouble}"))?;
        let Way { needs, next, jump } = way(op);
        if state.depth < needs {
            return Err(format!("{at}: {op:?} needs {needs} values of {}", state.depth));
        }
        if let Some(handler) = code.handlers.iter().find(|handler| handler.start <= at && at < handler.end) {
            let (depth, handling) = (i64::from(handler.depth), i64::from(handler.handling));
            // Nothing that merely tidies up can raise; what can must have what the handler keeps.
            if depth > state.depth - needs && depth > state.depth {
                return Err(format!("{at}: {op:?}: {handler:?} wants more than {state:?}"));
            }
            if handling > state.handling {
                return Err(format!("{at}: {op:?}: {handler:?} handles more than {state:?}"));
            }
            work.push((handler.target, State { depth: depth + 1, handling: handling + 1 }));
        }
        let handling = match op {
            Op::PopExcept | Op::EndAsyncFor => state.handling - 1,
            _ => state.handling,
        };
        if handling < 0 {
            return Err(format!("{at}: {op:?}: nothing is being handled"));
        }
        if matches!(op, Op::CallExit | Op::MatchesExcept) && handling == 0 {
            return Err(format!("{at}: {op:?}: not in a handler"));
        }
        if op == Op::Return && handling != 0 {
            return Err(format!("{at}: returns while handling {handling}"));
        }
        if let Some(change) = next {
            let depth = state.depth + change;
            deepest = deepest.max(depth);
            work.push((at + 1, State { depth, handling }));
        }
        if let Some((target, change)) = jump {
            work.push((target, State { depth: state.depth + change, handling }));
        }
    }
    if deepest != i64::from(code.stack) {
        return Err(format!("the stack gets {deepest} deep"));
    }
    if let Some(dead) = states.iter().position(Option::is_none) {
        return Err(format!("{dead} can't be reached"));
    }
    let is_suspended = code.ops.iter().any(|op| matches!(op, Op::Yield | Op::YieldFrom));
    let can_suspend = !matches!(code.kind, Kind::Function | Kind::Body);
    if is_suspended && !can_suspend {
        return Err(format!("{:?} suspends", code.kind));
    }
    Ok(())
}

/// Whether what an op names by number is there.
fn tables(code: &Code, op: Op) -> Result<(), &'static str> {
    let is_there = match op {
        Op::Const(number) => (number as usize) < code.consts.len(),
        Op::CallKw { names, args } => match code.consts.get(names as usize) {
            Some(Const::Tuple(names)) => names.len() <= usize::from(args) && !names.is_empty(),
            _ => false,
        },
        Op::MakeFunction { code: number, extras } => match code.consts.get(number as usize) {
            Some(Const::Code(inner)) => (inner.free > 0) == extras.has(Extra::Closure),
            _ => false,
        },
        Op::LoadFast(slot) | Op::StoreFast(slot) | Op::DeleteFast(slot) | Op::MakeCell(slot) => {
            usize::from(slot) < code.slots.len() - usize::from(code.free)
        }
        Op::Cell(slot) | Op::LoadCell(slot) | Op::StoreCell(slot) | Op::DeleteCell(slot) | Op::LoadClassCell(slot) => {
            let is_free = usize::from(slot) >= code.slots.len() - usize::from(code.free);
            usize::from(slot) < code.slots.len() && (is_free || code.ops.contains(&Op::MakeCell(slot)))
        }
        Op::LoadName(name) | Op::StoreName(name) | Op::DeleteName(name) => {
            code.kind == Kind::Body && (name as usize) < code.names.len()
        }
        Op::LoadGlobal(name)
        | Op::StoreGlobal(name)
        | Op::DeleteGlobal(name)
        | Op::LoadAttr(name)
        | Op::StoreAttr(name)
        | Op::DeleteAttr(name)
        | Op::LoadMethod(name)
        | Op::ImportModule(name)
        | Op::ImportFrom(name) => (name as usize) < code.names.len(),
        _ => true,
    };
    if is_there { Ok(()) } else { Err("names what isn't there") }
}

fn way(op: Op) -> Way {
    let plain = |needs: i64, leaves: i64| Way { needs, next: Some(leaves - needs), jump: None };
    let end = |needs: i64| Way { needs, next: None, jump: None };
    match op {
        // Only the machine makes these: no compiler may.
        Op::FastConstBinary { .. }
        | Op::FastFastBinary { .. }
        | Op::FastConstCompare { .. }
        | Op::FastFastCompare { .. }
        | Op::ForIterFast(_)
        | Op::FastAttr { .. } => Way { needs: i64::MAX, next: None, jump: None },
        Op::Pop => plain(1, 0),
        Op::Copy(n) => plain(i64::from(n), i64::from(n) + 1),
        Op::Swap(n) => plain(i64::from(n), i64::from(n)),
        Op::Const(_) | Op::LoadFast(_) | Op::Cell(_) | Op::LoadCell(_) | Op::LoadClassCell(_) => plain(0, 1),
        Op::LoadName(_) | Op::LoadGlobal(_) | Op::LoadBuildClass | Op::LoadAssertionError => plain(0, 1),
        Op::StoreFast(_) | Op::StoreCell(_) | Op::StoreName(_) | Op::StoreGlobal(_) => plain(1, 0),
        Op::DeleteFast(_) | Op::DeleteCell(_) | Op::DeleteName(_) | Op::DeleteGlobal(_) | Op::MakeCell(_) => {
            plain(0, 0)
        }
        Op::LoadAttr(_) | Op::Unary(_) => plain(1, 1),
        Op::StoreAttr(_) => plain(2, 0),
        Op::DeleteAttr(_) => plain(1, 0),
        Op::LoadMethod(_) => plain(1, 2),
        Op::LoadItem | Op::Binary(_) | Op::InPlace(_) | Op::Compare(_) | Op::Is(_) | Op::In(_) => plain(2, 1),
        Op::StoreItem => plain(3, 0),
        Op::DeleteItem => plain(2, 0),
        Op::Jump(target) => Way { needs: 0, next: None, jump: Some((target, 0)) },
        Op::JumpIfFalse(target) | Op::JumpIfTrue(target) => Way { needs: 1, next: Some(-1), jump: Some((target, -1)) },
        Op::JumpIfFalseOrPop(target) | Op::JumpIfTrueOrPop(target) => {
            Way { needs: 1, next: Some(-1), jump: Some((target, 0)) }
        }
        Op::ForIter(target) => Way { needs: 1, next: Some(1), jump: Some((target, -1)) },
        Op::BuildTuple(n) | Op::BuildList(n) | Op::BuildSet(n) | Op::BuildString(n) => plain(i64::from(n), 1),
        Op::BuildMap(n) => plain(2 * i64::from(n), 1),
        Op::BuildSlice(has_step) => plain(2 + i64::from(has_step), 1),
        Op::Format { spec, .. } => plain(1 + i64::from(spec), 1),
        Op::ListAppend(n) | Op::SetAdd(n) => plain(1 + i64::from(n), i64::from(n)),
        Op::MapAdd(n) => plain(2 + i64::from(n), i64::from(n)),
        Op::ListExtend | Op::ListExtendArgs | Op::SetUpdate | Op::DictUpdate => plain(2, 1),
        Op::DictMerge(n) => plain(1 + i64::from(n), i64::from(n)),
        Op::ListToTuple => plain(1, 1),
        Op::Unpack(n) => plain(1, i64::from(n)),
        Op::UnpackStar { before, after } => plain(1, i64::from(before) + 1 + i64::from(after)),
        Op::Call(n) => plain(1 + i64::from(n), 1),
        Op::CallKw { args, .. } => plain(1 + i64::from(args), 1),
        Op::CallEx(has_keywords) => plain(2 + i64::from(has_keywords), 1),
        Op::CallMethod(n) => plain(2 + i64::from(n), 1),
        Op::MakeFunction { extras, .. } => plain(i64::from(extras.count()), 1),
        Op::Return | Op::Reraise => end(1),
        Op::GetIter | Op::Yield | Op::GetYieldFromIter | Op::GetAwaitable | Op::GetAiter => plain(1, 1),
        Op::YieldFrom => plain(2, 1),
        Op::GetAnext => plain(1, 2),
        Op::EndAsyncFor => plain(2, 0),
        Op::Raise(n) => end(i64::from(n)),
        Op::PopExcept => plain(0, 0),
        Op::MatchesExcept | Op::MatchesExceptStar => plain(2, 2),
        Op::JoinExceptStar => plain(2, 1),
        Op::BeforeWith | Op::BeforeAsyncWith => plain(1, 2),
        Op::CallExit => plain(2, 3),
        Op::GetLen | Op::IsSequence | Op::IsMapping => plain(1, 2),
        Op::MatchKeys => plain(2, 3),
        Op::MatchClass(_) => plain(3, 1),
        Op::ImportModule(_) => plain(0, 1),
        Op::ImportFrom(_) => plain(1, 2),
        Op::ImportStar => plain(1, 0),
    }
}
