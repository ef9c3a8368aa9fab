//! `cargo xtask serve`: the page on this machine, built again after every change.

use std::process::Command;

use anyhow::{Context, Result, bail};
use xshell::cmd;

use crate::workspace::Workspace;
use crate::{site, sqlite, tools};

/// How to serve.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Serve {
    /// Build without optimisation: faster to build, much slower to run.
    debug: bool,
    /// Another port than the one in `Trunk.toml`.
    port: Option<u16>,
}

impl Serve {
    /// Reads the options of the command.
    pub(crate) fn parse(options: &[String]) -> Result<Self> {
        let mut serve = Self::default();
        let mut options = options.iter();
        while let Some(option) = options.next() {
            match option.as_str() {
                "--debug" => serve.debug = true,
                "--release" => serve.debug = false,
                "--port" => {
                    let port = options.next().context("--port needs a number after it")?;
                    let port = port.parse().with_context(|| format!("`{port}` is not a port"))?;
                    serve.port = Some(port);
                }
                other => bail!("`serve` doesn't know `{other}`"),
            }
        }
        Ok(serve)
    }

    /// The same as trunk's options.
    fn arguments(&self) -> Vec<String> {
        let release = (!self.debug).then(|| "--release".to_owned());
        let port = self.port.map(|port| format!("--port={port}"));
        release.into_iter().chain(port).collect()
    }
}

/// Serves until it is interrupted.
pub(crate) fn run(workspace: &Workspace, serve: &Serve) -> Result<()> {
    tools::ensure(workspace, tools::TO_BUILD)?;
    sqlite::prepare(workspace);
    let _offline = site::keep_trunk_offline(workspace)?;
    let arguments = serve.arguments();
    // Not `dist`: what trunk serves carries a script that reloads the page, and must not be taken for the site.
    let folder = workspace.path(".build/serve");
    workspace.shell.create_dir(&folder)?;
    let trunk = cmd!(workspace.shell, "trunk serve --dist {folder} {arguments...}");
    eprintln!("$ {trunk}");
    become_program(trunk.into())
}

/// Runs a program in this one's place, so that whatever ends this process ends the server and not its parent only.
#[cfg(unix)]
fn become_program(mut program: Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(program.exec()).context("trunk could not be started")
}

/// Runs a program to its end: the nearest thing to taking this one's place.
#[cfg(not(unix))]
fn become_program(mut program: Command) -> Result<()> {
    let status = program.status().context("trunk could not be started")?;
    anyhow::ensure!(status.success(), "trunk ended with {status}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(options: &str) -> Result<Serve> {
        let options: Vec<String> = options.split_whitespace().map(str::to_owned).collect();
        Serve::parse(&options)
    }

    #[test]
    fn serving_is_optimised_unless_told_otherwise() -> Result<()> {
        assert_eq!(parse("")?.arguments(), ["--release"]);
        assert_eq!(parse("--debug --port 9000")?.arguments(), ["--port=9000"]);
        Ok(())
    }

    #[test]
    fn what_it_cannot_read_is_named() {
        let said = |options| parse(options).map_or_else(|error| error.to_string(), |_| String::new());
        assert_eq!(said("--port"), "--port needs a number after it");
        assert_eq!(said("--port 99999"), "`99999` is not a port");
        assert_eq!(said("--fast"), "`serve` doesn't know `--fast`");
    }
}
