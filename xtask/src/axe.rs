//! axe-core, which tells where a page shuts people out: fetched by npm into `.build/`, for the end-to-end tests.

use std::path::PathBuf;

use xshell::cmd;

use crate::workspace::Workspace;

/// The release that the tests were written with.
const RELEASE: &str = "axe-core@4.11.0";

/// Where its script is. It comes by npm, and not everyone has that: then the tests that need it say so and pass over.
pub(crate) fn bring(workspace: &Workspace) -> Option<PathBuf> {
    let folder = workspace.path(".build/axe");
    let script = folder.join("node_modules/axe-core/axe.min.js");
    if !script.exists() {
        let shell = &workspace.shell;
        shell.create_dir(&folder).ok()?;
        let installed = cmd!(shell, "npm install --no-audit --no-fund --prefix {folder} {RELEASE}").quiet();
        if let Err(error) = installed.ignore_stdout().run() {
            println!("no axe-core ({error}): the tests that need it will be passed over");
            return None;
        }
    }
    script.exists().then_some(script)
}
