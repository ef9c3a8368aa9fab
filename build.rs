//! Takes out of the library's Python texts what only their readers need, comments and most of the indentation: each visit
//! loads these texts. Their lines keep their numbers.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Where the texts are, which every page has.
const LIBRARY: &str = "src/python/library";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={LIBRARY}");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("library");
    fs::create_dir_all(&out)?;
    for entry in fs::read_dir(LIBRARY)? {
        let path = entry?.path();
        if let (true, Some(name)) = (path.is_file(), path.file_name()) {
            fs::write(out.join(name), stripped(&path)?)?;
        }
    }
    Ok(())
}

/// A text without comments, and with a space where it has four at the beginning of a line.
fn stripped(path: &Path) -> io::Result<String> {
    let text = fs::read_to_string(path)?;
    let mut short = String::with_capacity(text.len());
    // The quotes that end the string in which a line begins, and how many brackets are open there.
    let (mut within, mut depth): (Option<&str>, usize) = (None, 0);
    for line in text.lines() {
        let code = if within.is_some() { line } else { line.trim_start() };
        if within.is_none() && depth == 0 {
            short.extend(std::iter::repeat_n(' ', (line.len() - code.len()) / 4));
        }
        let mut rest = code;
        while let Some(next) = rest.chars().next() {
            let taken = match within {
                Some(quotes) if rest.starts_with(quotes) => {
                    within = None;
                    quotes.len()
                }
                Some(_) if next == '\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
                Some(_) => next.len_utf8(),
                None => {
                    within = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quotes| rest.starts_with(quotes));
                    match next {
                        '#' => break,
                        '(' | '[' | '{' => depth += 1,
                        ')' | ']' | '}' => depth -= 1,
                        _ => {}
                    }
                    within.map_or(next.len_utf8(), str::len)
                }
            };
            short.push_str(&rest[..taken]);
            rest = &rest[taken..];
        }
        if within.is_none() {
            short.truncate(short.trim_end_matches(' ').len());
        }
        short.push('\n');
    }
    Ok(short)
}
