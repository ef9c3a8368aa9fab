//! Fused ops: the commonest sequences as one op each, found when code is loaded.
//!
//! A fused op takes the place of its sequence's first op only. The others stay where they were, so that jumps into the
//! midst stay right, and the fused op can leave its work to them.

use crate::python::code::Op;

/// The ops of a code, with fused ones.
pub(super) fn fuse(ops: &[Op]) -> Vec<Op> {
    let small = |index: u32| u16::try_from(index).ok();
    let at = |at: usize| ops.get(at).copied();
    (0..ops.len())
        .map(|start| {
            let fused = match (ops[start], at(start + 1), at(start + 2)) {
                (Op::LoadFast(slot), Some(Op::Const(index)), Some(Op::Binary(op))) => {
                    small(index).map(|index| Op::FastConstBinary { op, slot, index })
                }
                (Op::LoadFast(left), Some(Op::LoadFast(right)), Some(Op::Binary(op))) => {
                    Some(Op::FastFastBinary { op, left, right })
                }
                (Op::LoadFast(slot), Some(Op::Const(index)), Some(Op::Compare(op))) => match at(start + 3) {
                    Some(Op::JumpIfFalse(_)) => small(index).map(|index| Op::FastConstCompare { op, slot, index }),
                    _ => None,
                },
                (Op::LoadFast(left), Some(Op::LoadFast(right)), Some(Op::Compare(op))) => match at(start + 3) {
                    Some(Op::JumpIfFalse(_)) => Some(Op::FastFastCompare { op, left, right }),
                    _ => None,
                },
                (Op::ForIter(_), Some(Op::StoreFast(slot)), _) => Some(Op::ForIterFast(slot)),
                (Op::LoadFast(slot), Some(Op::LoadAttr(name)), _) => {
                    small(name).map(|name| Op::FastAttr { slot, name })
                }
                _ => None,
            };
            fused.unwrap_or(ops[start])
        })
        .collect()
}
