//! `cargo xtask beside`: what the site has beside the page's module, for the programs that want it. Trunk runs it behind every
//! build, by a hook.

use std::env;
use std::path::PathBuf;

use anyhow::Result;

use crate::workspace::Workspace;
use crate::{annex, sqlite};

/// Makes it into the folder that trunk fills, or, by hand, into `dist/`.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR").map_or_else(|| workspace.path("dist"), PathBuf::from);
    workspace.shell.create_dir(&folder)?;
    annex::make(workspace, &folder)?;
    sqlite::make(workspace, &folder)
}
