//! Modules that a program names and that aren't here: told before it runs, all together.
//!
//! An import inside a `try` is the program's own way to ask whether a module is there; it is left to run time.

use super::code::{Code, Const, Op};
use super::diagnostic::{Diagnostic, DiagnosticKind};
use super::library;
use super::modules::is_native;

/// Modules of ours that make their submodules themselves, as they are imported.
const PACKAGES: [&str; 8] =
    ["asyncio", "concurrent", "fastapi", "json", "multiprocessing", "pydantic", "starlette", "uvicorn"];

/// Looks at every import that isn't in a `try`.
///
/// # Errors
/// One complaint for each module that isn't part of Loopscope.
pub(crate) fn check(code: &Code) -> Result<(), Vec<Diagnostic>> {
    let mut complaints = Vec::new();
    look(code, &mut complaints);
    complaints.sort_by_key(|complaint| complaint.span.start);
    complaints.dedup_by_key(|complaint| complaint.span.start);
    if complaints.is_empty() { Ok(()) } else { Err(complaints) }
}

fn look(code: &Code, complaints: &mut Vec<Diagnostic>) {
    for (at, op) in code.ops.iter().enumerate() {
        let Op::ImportModule(name) = op else { continue };
        let name = &*code.names[*name as usize];
        let is_tried = code.handlers.iter().any(|handler| handler.start as usize <= at && at < handler.end as usize);
        if !is_tried && !is_here(name) {
            complaints.push(Diagnostic {
                message: format!("module '{name}' isn't part of Loopscope: {}", instead()),
                span: code.spans.get(at).copied().unwrap_or_default(),
                kind: DiagnosticKind::Module,
            });
        }
    }
    for inner in &code.consts {
        if let Const::Code(inner) = inner {
            look(inner, complaints);
        }
    }
}

fn is_here(name: &str) -> bool {
    is_native(name)
        || library::has(name)
        || matches!(name, "os.path" | "builtins" | "__future__" | "__main__")
        || PACKAGES.iter().any(|package| name.strip_prefix(package).is_some_and(|rest| rest.starts_with('.')))
}

/// What there is.
fn instead() -> String {
    let own = library::names().chain(["math", "re", "sys", "time"]);
    let mut names: Vec<&str> = own.filter(|name| !name.starts_with('_') && !name.contains('.')).collect();
    names.sort_unstable();
    format!("there is {}", names.join(", "))
}
