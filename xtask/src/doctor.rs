//! `cargo xtask doctor`: which tools are here, and what installs the others. It changes nothing.

use std::process::ExitCode;

use anyhow::Result;

use crate::tools::{self, State};
use crate::workspace::Workspace;

/// Prints the table. Fails if a tool is missing.
pub(crate) fn run(workspace: &Workspace) -> Result<ExitCode> {
    let mut code = ExitCode::SUCCESS;
    println!("{:<24} {:<26} found", "tool", "wanted");
    for &tool in tools::ALL.iter().chain(tools::OPTIONAL) {
        let is_missed = tools::ALL.contains(&tool);
        // A tool that is broken must not keep the others out of the table.
        let found = match tool.state(workspace) {
            Ok(State::Ready(version)) => version,
            Ok(State::Missing) if !is_missed => format!("missing, so no SQLite; {}", tool.remedy(workspace)?),
            Ok(State::Other(version)) if !is_missed => format!("{version}, so no SQLite; {}", tool.remedy(workspace)?),
            Ok(State::Missing) => {
                code = ExitCode::FAILURE;
                format!("missing; {}", tool.remedy(workspace)?)
            }
            Ok(State::Other(version)) => {
                code = ExitCode::FAILURE;
                format!("{version}; {}", tool.remedy(workspace)?)
            }
            Err(error) => {
                code = ExitCode::FAILURE;
                error.to_string()
            }
        };
        println!("{:<24} {:<26} {found}", tool.name(), tool.wanted(workspace)?);
    }
    Ok(code)
}
