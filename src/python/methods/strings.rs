//! Placeholder.

use crate::python::vm::Vm;

pub(super) fn install(_vm: &mut Vm) {}
