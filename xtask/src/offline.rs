//! What the service worker keeps for when there is no network: the list of a release's files.
//!
//! It goes into the worker's own script, so that another release is another script: that is how browsers notice.

use std::path::Path;

use anyhow::Result;

use crate::workspace::Workspace;
use crate::{single_file, sqlite};

/// The service worker's script.
pub(crate) const WORKER: &str = "lab-network.js";

/// Not part of the page: its own worker, and what is for other pages, or for pages that no worker serves.
const APART: [&str; 4] = [WORKER, single_file::NAME, "loop-scope.js", sqlite::SCRIPT];

/// Puts the list, and who keeps what is on it, behind the service worker's script.
pub(crate) fn make(workspace: &Workspace, dist: &Path) -> Result<()> {
    let shell = &workspace.shell;
    let mut names: Vec<String> = shell
        .read_dir(dist)?
        .iter()
        .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
        .filter(|name| !APART.contains(&name.as_str()))
        .collect();
    names.sort();
    let mut hash = Fnv::default();
    for name in &names {
        hash.add(name.as_bytes());
        hash.add(&shell.read_binary_file(dist.join(name))?);
    }
    let worker = shell.read_file(workspace.path("www").join(WORKER))?;
    let keeper = shell.read_file(workspace.path("www/offline.js"))?;
    shell.write_file(dist.join(WORKER), script(&worker, &hash.name(), &names, &keeper))?;
    Ok(())
}

fn script(worker: &str, release: &str, files: &[String], keeper: &str) -> String {
    let release = serde_json::json!({ "name": release, "files": files });
    format!("{worker}\nself.release = {release};\n\n{keeper}")
}

/// FNV-1a: releases are told apart, nobody is kept out.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().chain(&[0]) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn name(&self) -> String {
        format!("{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_stands_between_the_worker_and_who_reads_it() {
        let made = script("worker();", "0a", &["index.html".to_owned()], "keep();");
        assert_eq!(made, "worker();\nself.release = {\"files\":[\"index.html\"],\"name\":\"0a\"};\n\nkeep();");
    }

    #[test]
    fn other_bytes_are_another_release() {
        let name = |bytes: &[&[u8]]| {
            let mut hash = Fnv::default();
            bytes.iter().for_each(|bytes| hash.add(bytes));
            hash.name()
        };
        assert_ne!(name(&[b"ab", b"c"]), name(&[b"a", b"bc"]));
        assert_eq!(name(&[b"a"]), name(&[b"a"]));
    }
}
