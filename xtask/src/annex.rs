//! `library.json`: the Python modules that few programs import, beside the page's module. Trunk makes it behind every build,
//! by a hook; the page loads it when it runs a program that may want one of them.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use crate::workspace::Workspace;

/// Its name in the site; the page knows it.
pub(crate) const FILE: &str = "library.json";

/// Where the modules stand.
const ANNEX: &str = "src/python/library/annex";

/// What it may weigh, in bytes after Brotli at its best.
const BUDGET: usize = 160_000;

/// Makes it into `folder`.
pub(crate) fn make(workspace: &Workspace, folder: &Path) -> Result<()> {
    workspace.shell.write_file(folder.join(FILE), text(workspace)?)?;
    Ok(())
}

/// All modules in one text: each one's by the name of its file, in their order.
pub(crate) fn text(workspace: &Workspace) -> Result<String> {
    let mut modules = BTreeMap::new();
    for path in workspace.shell.read_dir(workspace.path(ANNEX))? {
        if let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|name| name.ends_with(".py")) {
            modules.insert(name.to_owned(), workspace.shell.read_file(&path)?);
        }
    }
    Ok(serde_json::to_string(&modules)?)
}

/// Prints what it weighs beside a visit. Fails when that is over its budget.
pub(crate) fn weigh(dist: &Path, brotli: impl Fn(&[u8]) -> Result<usize>) -> Result<()> {
    let weight = brotli(&std::fs::read(dist.join(FILE))?)?;
    if weight > BUDGET {
        anyhow::bail!("the annex of Python modules weighs {weight} bytes, over its budget of {BUDGET}");
    }
    println!("the annex, for programs that import one of its modules: {weight} of {BUDGET} bytes");
    Ok(())
}
