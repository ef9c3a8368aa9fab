//! Cuts a program's lines out of its story's file, with the numbers that they really have there.

/// One line of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// Its number in the file, from 1.
    pub number: u32,
    /// Its text, without the end of line.
    pub text: &'static str,
}

const BEGIN: &str = "// region: ";
const END: &str = "// endregion";

/// The lines of the region called `name`.
pub(super) fn cut(file: &'static str, name: &str) -> Vec<SourceLine> {
    let lines = (1u32..).zip(file.lines()).map(|(number, text)| SourceLine { number, text });
    lines
        .skip_while(|line| line.text.strip_prefix(BEGIN) != Some(name))
        .skip(1)
        .take_while(|line| line.text != END)
        .collect()
}
