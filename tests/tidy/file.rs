//! A file as the rules see it, and what they find in it.

use crate::blank;

/// A file of the repository, as the rules see it.
pub(crate) struct File {
    /// Its path from the root, with slashes.
    pub(crate) path: String,
    pub(crate) text: String,
    /// The same lines, with comments and the insides of literals blanked out.
    pub(crate) code: String,
}

/// A broken rule: where, and what to do about it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) line: usize,
    pub(crate) message: String,
}

impl File {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let code = match path.rsplit('.').next() {
            Some("rs") => blank::rust(text),
            Some("css") => blank::css(text),
            _ => text.to_owned(),
        };
        Self { path: path.to_owned(), text: text.to_owned(), code }
    }

    pub(crate) fn is_rust_in(&self, folder: &str) -> bool {
        self.path.starts_with(folder) && self.path.ends_with(".rs")
    }

    /// Whether the file is the module `src/NAME.rs` or inside it.
    pub(crate) fn is_in_module(&self, name: &str) -> bool {
        let inside = self.path.strip_prefix("src/").and_then(|path| path.strip_prefix(name));
        inside.is_some_and(|rest| rest == ".rs" || (rest.starts_with('/') && rest.ends_with(".rs")))
    }

    pub(crate) fn code_lines(&self, rule: impl Fn(&str) -> Option<String>) -> Vec<Finding> {
        let lines = self.code.lines().enumerate();
        lines.filter_map(|(index, line)| Some(Finding::at(index + 1, &rule(line)?))).collect()
    }
}

impl Finding {
    pub(crate) fn at(line: usize, message: &str) -> Self {
        Self { line, message: message.to_owned() }
    }
}
