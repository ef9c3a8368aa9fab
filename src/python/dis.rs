//! A listing of bytecode, for tests and for whoever looks for a mistake.

use std::fmt::Write;

use crate::python::code::{Code, Const, Op};

/// All ops of a code, one a line, and of the codes in it.
#[must_use]
pub fn listing(code: &Code) -> String {
    let mut text = String::new();
    write_code(code, &mut text);
    text
}

fn write_code(code: &Code, text: &mut String) {
    let _ = writeln!(text, "{} ({:?}, stack {}, slots {:?})", code.qualname, code.kind, code.stack, code.slots);
    let mut last_line = 0;
    for (at, op) in code.ops.iter().enumerate() {
        let (line, _) = code.source.place(code.spans[at].start);
        let shown = if line == last_line { String::new() } else { line.to_string() };
        last_line = line;
        let _ = writeln!(text, "{shown:>4} {at:>4}  {op:?}{}", named(code, *op));
    }
    for handler in &code.handlers {
        let _ = writeln!(text, "  {handler:?}");
    }
    for constant in &code.consts {
        if let Const::Code(inner) = constant {
            text.push('\n');
            write_code(inner, text);
        }
    }
}

/// What the op's number stands for.
fn named(code: &Code, op: Op) -> String {
    match op {
        Op::Const(number) => match &code.consts[number as usize] {
            Const::Code(inner) => format!(" = {}", inner.qualname),
            constant => format!(" = {constant:?}"),
        },
        Op::LoadFast(slot)
        | Op::StoreFast(slot)
        | Op::DeleteFast(slot)
        | Op::MakeCell(slot)
        | Op::Cell(slot)
        | Op::LoadCell(slot)
        | Op::StoreCell(slot)
        | Op::DeleteCell(slot)
        | Op::LoadClassCell(slot) => {
            format!(" = {}", code.slots[usize::from(slot)])
        }
        Op::LoadName(name)
        | Op::StoreName(name)
        | Op::DeleteName(name)
        | Op::LoadGlobal(name)
        | Op::StoreGlobal(name)
        | Op::DeleteGlobal(name)
        | Op::LoadAttr(name)
        | Op::StoreAttr(name)
        | Op::DeleteAttr(name)
        | Op::LoadMethod(name)
        | Op::ImportModule(name)
        | Op::ImportFrom(name) => {
            format!(" = {}", code.names[name as usize])
        }
        _ => String::new(),
    }
}
