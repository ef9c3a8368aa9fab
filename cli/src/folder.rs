//! A folder of this machine as the disk of a program: read before it runs, written after it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path};

use loopscope::files::Disk;

/// All files of a folder, by their paths below it.
///
/// # Errors
/// What can't be read, as a sentence.
pub(crate) fn read(folder: &Path) -> Result<Disk, String> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(current) = folders.pop() {
        let cannot = |error| format!("can't read {}: {error}", current.display());
        for entry in fs::read_dir(&current).map_err(cannot)? {
            let path = entry.map_err(cannot)?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let below = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
                let bytes = fs::read(&path).map_err(|error| format!("can't read {}: {error}", path.display()))?;
                files.push((below, bytes));
            }
        }
    }
    Ok(Disk::with(files))
}

/// Writes what the program wrote, and removes what it removed.
///
/// # Errors
/// What can't be written, as a sentence.
pub(crate) fn keep(folder: &Path, written: &BTreeMap<String, Option<Vec<u8>>>) -> Result<(), String> {
    for (path, bytes) in written {
        let below = Path::new(path.trim_start_matches('/'));
        // The program's paths are whole ones; nothing outside of the folder is touched, whatever they say.
        if !below.components().all(|part| matches!(part, Component::Normal(_))) {
            continue;
        }
        let to = folder.join(below);
        let cannot = |error| format!("can't write {}: {error}", to.display());
        match bytes {
            Some(bytes) => {
                fs::create_dir_all(to.parent().unwrap_or(folder)).map_err(cannot)?;
                fs::write(&to, bytes).map_err(cannot)?;
            }
            // Gone is what it ought to be, whoever removed it.
            None => drop(fs::remove_file(&to)),
        }
    }
    Ok(())
}
