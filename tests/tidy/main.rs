//! The house rules that text can show: the walls between the folders of `src`, and what every file owes its reader.
//!
//! Each rule is a function from a file to its findings, and each is shown to catch what it is there for.

mod blank;
mod colour;
mod file;
mod rules;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::file::File;
use crate::rules::RULES;

#[test]
fn the_repository_is_tidy() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut complaints = String::new();
    let files = files(root)?;
    ensure!(files.iter().any(|file| file.path == "src/lib.rs"), "the files were not found");
    for file in files {
        for finding in RULES.iter().flat_map(|rule| rule(&file)) {
            complaints += &format!("\n{}:{}: {}", file.path, finding.line, finding.message);
        }
    }
    ensure!(complaints.is_empty(), "{complaints}");
    Ok(())
}

/// All text files of the repository that the rules speak of.
fn files(root: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root.join(&folder))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = folder.join(&name);
            // Built, fetched or hidden: not ours.
            let foreign = ["target", "dist", "node_modules"].contains(&name.as_str());
            if entry.file_type()?.is_dir() {
                if !foreign && !name.starts_with('.') {
                    folders.push(path);
                }
                continue;
            }
            let kind = name.rsplit('.').next().unwrap_or_default();
            if ["rs", "css", "js", "html", "toml", "md"].contains(&kind) {
                let text =
                    fs::read_to_string(root.join(&path)).with_context(|| format!("{} is not text", path.display()))?;
                files.push(File::new(&path.to_string_lossy().replace('\\', "/"), &text));
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}
