//! Where a line of output names a line of the program: there the reader can go.

/// A mention of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention<'text> {
    /// What stands before it.
    pub before: &'text str,
    /// The words that name it: `line 3`.
    pub words: &'text str,
    /// What stands behind it.
    pub after: &'text str,
    /// Which program it speaks of.
    pub program: usize,
    /// Which line.
    pub line: u32,
}

/// The line of one of these programs that `text` names as a traceback does: `File "main.py", line 3`.
#[must_use]
pub fn mention<'text>(text: &'text str, programs: &[&str]) -> Option<Mention<'text>> {
    let start = text.find("File \"")? + "File \"".len();
    let (file, rest) = text[start..].split_once('"')?;
    let program = programs.iter().position(|name| *name == file)?;
    let words = rest.strip_prefix(", ")?;
    let digits = words.strip_prefix("line ")?;
    let length = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let line = digits[..length].parse().ok().filter(|line| *line > 0)?;
    let (words, after) = words.split_at("line ".len() + length);
    let before = &text[..text.len() - words.len() - after.len()];
    Some(Mention { before, words, after, program, line })
}
