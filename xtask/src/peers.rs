//! Other people's tools that tests and benches hold us against: brought by npm, once, into `.build/peers`.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of an npm package of this version. What is there already isn't asked for again.
///
/// # Errors
/// Why it can't be had, as a sentence: not every machine has npm and a network.
pub fn package(name: &str, version: &str) -> Result<PathBuf, String> {
    let peers = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.build/peers").join(format!("{name}-{version}"));
    let package = peers.join("node_modules").join(name);
    if package.join("package.json").exists() {
        return Ok(package);
    }
    std::fs::create_dir_all(&peers).map_err(|error| format!("{} can't be made: {error}", peers.display()))?;
    let install = ["install", "--no-audit", "--no-fund", "--prefix"];
    let wanted = format!("{name}@{version}");
    let done = Command::new("npm").args(install).arg(&peers).arg(&wanted).output();
    match done {
        Ok(output) if output.status.success() && package.exists() => Ok(package),
        Ok(output) => Err(format!("npm can't bring {wanted}: {}", String::from_utf8_lossy(&output.stderr).trim())),
        Err(error) => Err(format!("{wanted} comes by npm, which can't be run: {error}")),
    }
}
