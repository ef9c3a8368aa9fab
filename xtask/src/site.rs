//! `cargo xtask dist`: the site as it is published, and what a visit to it costs.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use xshell::{PushEnv, cmd};

use crate::workspace::Workspace;
use crate::{annex, offline, single_file, sqlite, tools};

/// What a visit may load at most, in bytes after Brotli at its best: the budget for "it is there at once".
const BUDGET: usize = 500_000;

/// What it may weigh until the budget is met; it may only be lowered. The page's module is nearly all of it, and of that the
/// code three quarters.
const CEILING: usize = 946_500;

/// What `loop-scope.js` may weigh: pages load it for a program that nobody may ever run.
const ELEMENT: (&str, usize) = ("loop-scope.js", 5_000);

/// The file every visit begins with.
const ENTRY: &str = "index.html";

/// A file of the site, measured.
struct File {
    name: String,
    raw: usize,
    brotli: usize,
}

/// Builds the site and prints its sizes. Fails when a visit costs more than the budget.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let dist = build(workspace)?;
    let files = files(&dist)?;
    let visit = visit(&files);
    let mut total = File { name: "a visit".to_owned(), raw: 0, brotli: 0 };
    println!("{:>12} {:>12}  file (* loaded by a visit)", "bytes", "brotli");
    for (name, bytes) in &files {
        let file = File { name: name.clone(), raw: bytes.len(), brotli: brotli_size(bytes)? };
        let mark = if visit.contains(name.as_str()) { "*" } else { " " };
        print_row(&file, mark);
        if name == ELEMENT.0 && file.brotli > ELEMENT.1 {
            bail!("{name} has {} bytes, and may have {}", file.brotli, ELEMENT.1);
        }
        if mark == "*" {
            total.raw += file.raw;
            total.brotli += file.brotli;
        }
    }
    print_row(&total, "=");
    annex::weigh(&dist, brotli_size)?;
    sqlite::weigh(&dist, brotli_size)?;
    if total.brotli > CEILING {
        bail!("a visit loads {} bytes, and may load {CEILING} until it meets the budget of {BUDGET}", total.brotli);
    }
    if total.brotli > BUDGET {
        println!("over the budget of {BUDGET} bytes by {}", total.brotli - BUDGET);
    }
    Ok(())
}

/// Builds the site into `dist/`, and returns that folder.
pub(crate) fn build(workspace: &Workspace) -> Result<PathBuf> {
    tools::ensure(workspace, tools::TO_BUILD)?;
    sqlite::prepare(workspace);
    let _offline = keep_trunk_offline(workspace)?;
    cmd!(workspace.shell, "trunk build --release --public-url ./").run()?;
    let dist = workspace.path("dist");
    single_file::make(workspace, &dist)?;
    offline::make(workspace, &dist)?;
    Ok(dist)
}

/// Keeps trunk from the network while the returned guards live: all it needs is already installed.
///
/// Cargo may not use it either then, so the dependencies are fetched first.
pub(crate) fn keep_trunk_offline(workspace: &Workspace) -> Result<[PushEnv<'_>; 2]> {
    let shell = &workspace.shell;
    cmd!(shell, "cargo fetch --quiet").quiet().run()?;
    Ok([shell.push_env("TRUNK_SKIP_VERSION_CHECK", "true"), shell.push_env("TRUNK_OFFLINE", "true")])
}

/// All files under the folder with their content, sorted by name.
fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(current) = folders.pop() {
        let entries = std::fs::read_dir(&current).with_context(|| format!("{} can't be listed", current.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
            let bytes = std::fs::read(&path).with_context(|| format!("{} can't be read", path.display()))?;
            files.push((name, bytes));
        }
    }
    files.sort();
    Ok(files)
}

/// What a visit loads: the entry page, what it names, what those name in turn.
///
/// A name in a text counts as loading it. That may count too much, never too little. The service worker's list is left out:
/// what the visit itself didn't load is kept later, when the page is at rest.
fn visit(files: &[(String, Vec<u8>)]) -> BTreeSet<&str> {
    let mut loaded = BTreeSet::from([ENTRY]);
    let mut unread = vec![ENTRY];
    while let Some(name) = unread.pop() {
        let is_text = [".html", ".js", ".css"].iter().any(|end| name.ends_with(end));
        let loads_more = is_text && name != offline::WORKER;
        let Some((_, bytes)) = files.iter().find(|(other, _)| loads_more && other == name) else {
            continue;
        };
        let text = String::from_utf8_lossy(bytes);
        for (other, _) in files {
            if text.contains(other.as_str()) && loaded.insert(other) {
                unread.push(other);
            }
        }
    }
    loaded
}

/// Bytes after Brotli as a good static host prepares it ahead: quality 11, window 22.
fn brotli_size(bytes: &[u8]) -> Result<usize> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    writer.write_all(bytes)?;
    writer.flush()?;
    Ok(writer.into_inner().len())
}

fn print_row(file: &File, mark: &str) {
    println!("{:>12} {:>12} {mark}{}", file.raw, file.brotli, file.name);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> (String, Vec<u8>) {
        (name.to_owned(), text.as_bytes().to_vec())
    }

    #[test]
    fn a_visit_is_the_entry_and_what_it_names_directly_or_not() {
        let files = [
            file("app.css", "@import 'tokens.css'"),
            file("embed.html", "app_bg.wasm"),
            file("index.html", "<link href=./app.css> import './app.js'"),
            file("app.js", "fetch('app_bg.wasm')"),
            file("app_bg.wasm", "embed.html is only data in here"),
            file("tokens.css", ""),
        ];
        let expected = ["app.css", "app.js", "app_bg.wasm", "index.html", "tokens.css"];
        assert_eq!(visit(&files), BTreeSet::from(expected));
    }

    #[test]
    fn brotli_makes_repetition_small() -> Result<()> {
        assert!(brotli_size(&[b'a'; 10_000])? < 40);
        Ok(())
    }
}
