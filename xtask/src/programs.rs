//! Finding programs on the machine: one rule for the commands and for the end-to-end tests.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The environment variable that names the browser to use.
pub const CHROME: &str = "CHROME";
/// The environment variable that names the WebDriver server to use.
pub const CHROMEDRIVER: &str = "CHROMEDRIVER";

/// What Chromium is called, by the various ways of installing it.
const CHROME_NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The browser: what `CHROME` says, else the first of its usual names on the search path.
#[must_use]
pub fn chrome() -> Option<PathBuf> {
    named(CHROME).or_else(|| CHROME_NAMES.into_iter().find_map(find))
}

/// Its WebDriver server: what `CHROMEDRIVER` says, else `chromedriver` on the search path.
#[must_use]
pub fn chromedriver() -> Option<PathBuf> {
    named(CHROMEDRIVER).or_else(|| find("chromedriver"))
}

/// The program that an environment variable names, if the variable is set to something.
fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// Looks for a program on this process's search path.
fn find(name: &str) -> Option<PathBuf> {
    find_on(&env::var_os("PATH").unwrap_or_default(), name)
}

/// Looks for a program on a search path.
#[must_use]
pub fn find_on(search_path: &OsStr, name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(search_path).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// The version a program prints for `--version`: the first word of it that begins with a digit.
///
/// `None` if it doesn't start, or prints no version.
#[must_use]
pub fn version(program: &Path) -> Option<String> {
    let output = Command::new(program).arg("--version").stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    version_in(&String::from_utf8_lossy(&output.stdout))
}

fn version_in(text: &str) -> Option<String> {
    text.split_whitespace().find(|word| word.starts_with(|first: char| first.is_ascii_digit())).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn a_version_is_the_first_word_that_begins_with_a_digit() {
        let seen = |text| version_in(text);
        assert_eq!(seen("trunk 0.21.14\n").as_deref(), Some("0.21.14"));
        assert_eq!(seen("Chromium 156.0.8078.79 built on Debian 12\n").as_deref(), Some("156.0.8078.79"));
        assert_eq!(seen("command not found"), None);
    }
}
