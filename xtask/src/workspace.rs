//! The repository as the commands see it: its folder, its pins, and a shell that stands in it.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::Shell;

/// The repository, and a shell whose folder is its root.
pub(crate) struct Workspace {
    /// Runs commands in the root, with the project's own tools first on the search path.
    pub(crate) shell: Shell,
    root: PathBuf,
}

impl Workspace {
    /// Finds the repository this command was built from.
    pub(crate) fn open() -> Result<Self> {
        // Cargo sets the variable when it runs us; the constant serves a binary started by hand.
        let package =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package.parent().context("xtask must stand in a folder of the repository")?.to_path_buf();
        let shell = Shell::new()?;
        shell.change_dir(&root);
        let workspace = Self { shell, root };
        workspace.extend_search_path()?;
        Ok(workspace)
    }

    /// A path in the repository.
    pub(crate) fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// Where tools go that must not replace another version the user has.
    pub(crate) fn own_tools(&self) -> PathBuf {
        self.path(".build/tools")
    }

    /// The version of wasm-bindgen in `Cargo.lock`. The command line tool must be exactly that one.
    pub(crate) fn wasm_bindgen_version(&self) -> Result<String> {
        let lock = self.shell.read_file(self.path("Cargo.lock"))?;
        locked_version(&lock, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen in it")
    }

    /// Puts our own tools before, and cargo's folder behind, what the user has.
    fn extend_search_path(&self) -> Result<()> {
        let cargo_home =
            env::var_os("CARGO_HOME").map_or_else(|| env::home_dir().unwrap_or_default().join(".cargo"), PathBuf::from);
        let search_path = env::var_os("PATH").unwrap_or_default();
        let folders = [self.own_tools().join("bin")]
            .into_iter()
            .chain(env::split_paths(&search_path))
            .chain([cargo_home.join("bin")]);
        let joined = env::join_paths(folders).context("a folder of PATH has a `:` in its name")?;
        self.shell.set_var("PATH", joined);
        Ok(())
    }
}

/// The version of a package in the text of a `Cargo.lock`.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next()?.strip_prefix("version = ")?;
    Some(version.trim_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_uses_the_wasm_bindgen_of_the_lock_file() -> Result<()> {
        let workspace = Workspace::open()?;
        let trunk = workspace.shell.read_file(workspace.path("Trunk.toml"))?;
        let pin = format!("wasm_bindgen = \"{}\"", workspace.wasm_bindgen_version()?);
        assert!(
            trunk.lines().any(|line| line == pin),
            "Cargo.lock and Trunk.toml must name one version: expected the line `{pin}`"
        );
        Ok(())
    }

    #[test]
    fn a_version_is_read_from_the_entry_of_that_very_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "yew"), None);
    }
}
