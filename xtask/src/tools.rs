//! The tools the project needs besides cargo: whether they are here, fit, and how to get them.
//!
//! Only what is missing is installed, and only by the machine's own means (rustup, cargo, apt). A tool of another
//! version stays where it is: ours then goes into the repository's `.build/tools`.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use xshell::cmd;

use xtask::programs;

use crate::workspace::Workspace;

const WASM: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";

/// What building needs.
pub(crate) const TO_BUILD: &[Tool] = &[Tool::WasmTarget, Tool::Trunk, Tool::WasmBindgen];
/// What tests in the browser need: no trunk, since cargo builds them.
pub(crate) const TO_TEST_IN_BROWSER: &[Tool] = &[Tool::WasmTarget, Tool::WasmBindgen, Tool::Chrome, Tool::Chromedriver];
/// What tests of the whole site need: everything.
pub(crate) const ALL: &[Tool] = &[Tool::WasmTarget, Tool::Trunk, Tool::WasmBindgen, Tool::Chrome, Tool::Chromedriver];

/// What the site can do without: only its databases can't.
pub(crate) const OPTIONAL: &[Tool] = &[Tool::Clang];

/// A tool the project needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    /// Rust's standard library for the browser.
    WasmTarget,
    /// Builds the page and serves it.
    Trunk,
    /// Ties the wasm to the page, and brings the runner of browser tests.
    WasmBindgen,
    /// Compiles SQLite for the browser.
    Clang,
    /// The browser.
    Chrome,
    /// The server through which tests drive it.
    Chromedriver,
}

/// How a tool was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// It is here; the version, or what else there is to say.
    Ready(String),
    /// It isn't here.
    Missing,
    /// It is here, but another version than the one that fits.
    Other(String),
}

impl Tool {
    /// Its name, as its makers write it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::WasmTarget => WASM,
            Self::Trunk => "trunk",
            Self::WasmBindgen => "wasm-bindgen-cli",
            Self::Clang => "clang",
            Self::Chrome => "chromium",
            Self::Chromedriver => "chromedriver",
        }
    }

    /// What of it is wanted, in words.
    pub(crate) fn wanted(self, workspace: &Workspace) -> Result<String> {
        Ok(match self {
            Self::WasmTarget => "any".to_owned(),
            Self::Trunk => format!("{TRUNK} or a later 0.21"),
            Self::WasmBindgen => workspace.wasm_bindgen_version()?,
            Self::Clang => "with wasm32 and llvm-ar".to_owned(),
            Self::Chrome => "any of today".to_owned(),
            Self::Chromedriver => "of the browser's version".to_owned(),
        })
    }

    /// Looks for it.
    pub(crate) fn state(self, workspace: &Workspace) -> Result<State> {
        Ok(match self {
            Self::WasmTarget => wasm_target(workspace),
            Self::Trunk => fits(version(workspace, "trunk"), fits_trunk),
            Self::WasmBindgen => {
                let wanted = workspace.wasm_bindgen_version()?;
                // One package brings both programs; a stray half of it is of no use.
                let runner = version(workspace, "wasm-bindgen-test-runner");
                fits(version(workspace, "wasm-bindgen"), |found| found == wanted && runner.as_deref() == Some(found))
            }
            Self::Clang => clang(workspace),
            Self::Chrome => match programs::chrome() {
                None => State::Missing,
                Some(path) => started(programs::version(&path), &path, programs::CHROME)?,
            },
            Self::Chromedriver => match programs::chromedriver() {
                None => State::Missing,
                Some(path) => {
                    let driver = programs::version(&path);
                    let browser = programs::chrome().and_then(|path| programs::version(&path));
                    match (&driver, browser) {
                        (Some(found), Some(browser)) if major(found) != major(&browser) => {
                            State::Other(format!("{found}, but the browser is {browser}"))
                        }
                        _ => started(driver, &path, programs::CHROMEDRIVER)?,
                    }
                }
            },
        })
    }

    /// What a person would type to install it.
    pub(crate) fn remedy(self, workspace: &Workspace) -> Result<String> {
        Ok(match self {
            Self::WasmTarget => format!("rustup target add {WASM}"),
            Self::Trunk => format!("cargo install --locked trunk --version {TRUNK}"),
            Self::WasmBindgen => {
                format!("cargo install wasm-bindgen-cli --version {}", workspace.wasm_bindgen_version()?)
            }
            Self::Clang => "apt-get install clang llvm".to_owned(),
            Self::Chrome => format!("apt-get install chromium, or set {} to a Chromium or Chrome", programs::CHROME),
            Self::Chromedriver => format!(
                "apt-get install chromium-driver, or set {} to one of the browser's version",
                programs::CHROMEDRIVER
            ),
        })
    }
}

/// Installs what is missing of `tools`. Says what it does and how long that takes, and hides nothing.
pub(crate) fn ensure(workspace: &Workspace, tools: &[Tool]) -> Result<()> {
    for &tool in tools {
        let state = tool.state(workspace)?;
        if matches!(state, State::Ready(_)) {
            continue;
        }
        install(workspace, tool, &state).with_context(|| format!("{} could not be installed", tool.name()))?;
        if !matches!(tool.state(workspace)?, State::Ready(_)) {
            bail!("{} is still not usable after its installation; by hand: {}", tool.name(), tool.remedy(workspace)?);
        }
    }
    Ok(())
}

fn install(workspace: &Workspace, tool: Tool, state: &State) -> Result<()> {
    let shell = &workspace.shell;
    match tool {
        Tool::WasmTarget => {
            eprintln!("installing the target {WASM}: some seconds");
            cmd!(shell, "rustup target add {WASM}").run()?;
        }
        Tool::Trunk => {
            eprintln!("installing trunk {TRUNK}: about 5 minutes on two cores");
            let root = beside(workspace, state);
            cmd!(shell, "cargo install --locked trunk --version {TRUNK} {root...}").run()?;
        }
        Tool::WasmBindgen => {
            let version = workspace.wasm_bindgen_version()?;
            eprintln!("installing wasm-bindgen-cli {version}: about 2 minutes on two cores");
            let root = beside(workspace, state);
            cmd!(shell, "cargo install wasm-bindgen-cli --version {version} {root...}").run()?;
        }
        Tool::Clang => by_apt(workspace, tool, &["clang", "llvm"])?,
        Tool::Chrome => by_apt(workspace, tool, &["chromium"])?,
        Tool::Chromedriver => {
            if let State::Other(found) = state {
                bail!("chromedriver is {found}; set {} to one that fits", programs::CHROMEDRIVER);
            }
            by_apt(workspace, tool, &["chromium-driver"])?;
        }
    }
    Ok(())
}

/// The arguments that put a cargo tool beside another version of it, rather than over it.
fn beside(workspace: &Workspace, state: &State) -> Vec<PathBuf> {
    match state {
        State::Other(_) => vec![PathBuf::from("--root"), workspace.own_tools()],
        State::Ready(_) | State::Missing => Vec::new(),
    }
}

/// Installs packages of Debian or Ubuntu, if this machine lets us.
fn by_apt(workspace: &Workspace, tool: Tool, packages: &[&str]) -> Result<()> {
    let shell = &workspace.shell;
    let is_root = cmd!(shell, "id -u").quiet().read().is_ok_and(|id| id == "0");
    let mut words = if is_root { vec![] } else { vec!["sudo", "-n"] };
    words.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    let (program, before) = words.split_first().context("words were just put in")?;
    let probe = cmd!(shell, "{program} {before...} --version").quiet();
    if probe.ignore_stderr().read().is_err() {
        bail!(
            "only apt, as root or by sudo without a password, can be used for it; by hand: {}",
            tool.remedy(workspace)?
        );
    }
    eprintln!("installing {}: about a minute", packages.join(", "));
    cmd!(shell, "{program} {before...} update").run()?;
    let options = ["--yes", "--no-install-recommends"];
    cmd!(shell, "{program} {before...} install {options...} {packages...}").run()?;
    Ok(())
}

fn wasm_target(workspace: &Workspace) -> State {
    let shell = &workspace.shell;
    let folder = cmd!(shell, "rustc --print target-libdir --target {WASM}").quiet();
    match folder.read() {
        Ok(folder) if shell.path_exists(&folder) => State::Ready("installed".to_owned()),
        _ => State::Missing,
    }
}

/// A clang that knows wasm32, and the program that puts what it makes into archives.
fn clang(workspace: &Workspace) -> State {
    let shell = &workspace.shell;
    let targets = cmd!(shell, "clang --print-targets").quiet().ignore_stderr().read().unwrap_or_default();
    let knows_wasm = targets.split_whitespace().any(|word| word == "wasm32");
    match (version(workspace, "clang"), version(workspace, "llvm-ar")) {
        (Some(found), Some(_)) if knows_wasm => State::Ready(found),
        (Some(found), Some(_)) => State::Other(format!("{found}, without wasm32")),
        _ => State::Missing,
    }
}

/// The version of a tool on the shell's search path.
fn version(workspace: &Workspace, name: &str) -> Option<String> {
    let search_path = workspace.shell.var_os("PATH")?;
    programs::version(&programs::find_on(&search_path, name)?)
}

fn fits(version: Option<String>, wanted: impl Fn(&str) -> bool) -> State {
    match version {
        None => State::Missing,
        Some(found) if wanted(&found) => State::Ready(found),
        Some(found) => State::Other(found),
    }
}

/// A later 0.21 would do, 0.22 not: it needs a newer compiler than ours.
fn fits_trunk(version: &str) -> bool {
    let patch = |version: &str| version.strip_prefix("0.21.")?.parse::<u32>().ok();
    patch(version) >= patch(TRUNK)
}

fn major(version: &str) -> Option<&str> {
    version.split('.').next()
}

/// The state of a program that was found: it must start, else installing another would not help.
fn started(version: Option<String>, path: &Path, variable: &str) -> Result<State> {
    match version {
        Some(version) => Ok(State::Ready(version)),
        None if env::var_os(variable).is_some() => {
            bail!("{variable} names {}, which doesn't start and say its version", path.display())
        }
        None => bail!("{} doesn't start and say its version", path.display()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_later_patch_of_trunk_fits_and_no_other_minor() {
        assert!(fits_trunk("0.21.14"));
        assert!(fits_trunk("0.21.20"));
        assert!(!fits_trunk("0.21.9"));
        assert!(!fits_trunk("0.22.1"));
        assert!(!fits_trunk("0.21.14-beta.1"));
    }

    #[test]
    fn a_tool_is_ready_missing_or_of_another_version() {
        let wanted = |found: &str| found == "2";
        assert_eq!(fits(None, wanted), State::Missing);
        assert_eq!(fits(Some("2".into()), wanted), State::Ready("2".to_owned()));
        assert_eq!(fits(Some("1".into()), wanted), State::Other("1".to_owned()));
    }
}
