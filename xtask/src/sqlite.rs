//! The database engine as a wasm of its own, beside the page's module.
//!
//! SQLite is C, so this needs a clang that knows wasm. Where there is none, and none may be installed, the site is built
//! without: programs that import `sqlite3` are told so, and everything else works.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine};
use xshell::cmd;

use crate::tools::{self, State, Tool};
use crate::workspace::Workspace;

/// Its name in the site; the page knows it.
pub(crate) const FILE: &str = "sqlite.wasm";

/// The same as a script, for pages that may fetch nothing: from `file://`, in a sandboxed frame.
pub(crate) const SCRIPT: &str = "sqlite.js";

/// What it may weigh, in bytes after Brotli at its best. Nobody loads it whose program has no database.
const BUDGET: usize = 400_000;

/// Builds it into `folder`. Cargo builds only what has changed.
pub(crate) fn make(workspace: &Workspace, folder: &Path) -> Result<()> {
    if !matches!(Tool::Clang.state(workspace)?, State::Ready(_)) {
        eprintln!("built without SQLite: it needs clang with the target wasm32; {}", Tool::Clang.remedy(workspace)?);
        return Ok(());
    }
    let built = build(workspace)?;
    workspace.shell.copy_file(&built, folder.join(FILE))?;
    let held = BASE64_STANDARD.encode(std::fs::read(&built)?);
    workspace.shell.write_file(folder.join(SCRIPT), format!("loopscopeSqlite = \"{held}\";\n"))?;
    Ok(())
}

fn build(workspace: &Workspace) -> Result<PathBuf> {
    let shell = &workspace.shell;
    // Of trunk's own run nothing must be left for cargo, or it would build everything anew.
    let package = ["--package", "loopscope-sqlite", "--features", "engine", "--lib", "--crate-type", "cdylib"];
    cmd!(shell, "cargo rustc --quiet --release --target wasm32-unknown-unknown {package...}").run()?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace.path("target"), PathBuf::from);
    Ok(target.join("wasm32-unknown-unknown/release/loopscope_sqlite.wasm"))
}

/// Installs what building needs, if that is allowed; says so if it isn't, and goes on.
pub(crate) fn prepare(workspace: &Workspace) {
    if let Err(error) = tools::ensure(workspace, &[Tool::Clang]) {
        eprintln!("the site will be built without SQLite: {error:#}");
    }
}

/// Prints what SQLite weighs beside a visit. Fails when that is over its budget.
pub(crate) fn weigh(dist: &Path, brotli: impl Fn(&[u8]) -> Result<usize>) -> Result<()> {
    let Ok(bytes) = std::fs::read(dist.join(FILE)) else {
        println!("built without SQLite");
        return Ok(());
    };
    let weight = brotli(&bytes)?;
    if weight > BUDGET {
        bail!("SQLite weighs {weight} bytes, over its budget of {BUDGET}");
    }
    println!("SQLite, for programs that import it: {weight} of {BUDGET} bytes");
    Ok(())
}
