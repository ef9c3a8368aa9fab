//! What the keys of an editor do to a text and its selection: pure functions, in bytes.
//!
//! The browser counts in UTF-16 units: [`units`] and [`byte`] go from one to the other.

use std::ops::Range;

/// An indentation.
const STEP: usize = 4;

/// A text with a selection in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The text.
    pub text: String,
    /// What is selected; empty where the caret stands.
    pub selection: Range<usize>,
}

/// Tab: spaces up to the next indentation; of several lines, each goes one to the right.
#[must_use]
pub fn indent(text: &str, selection: Range<usize>) -> Edited {
    if !text[selection.clone()].contains('\n') {
        let before = text[line_start(text, selection.start)..selection.start].chars().count();
        return put(text, selection, &" ".repeat(STEP - before % STEP));
    }
    each_line(text, selection, |line| if line.trim().is_empty() { 0 } else { STEP as isize })
}

/// Shift-Tab: each line goes one indentation to the left, as far as it can.
#[must_use]
pub fn dedent(text: &str, selection: Range<usize>) -> Edited {
    each_line(text, selection, |line| {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        let away = if spaces == 0 { 0 } else { (spaces - 1) % STEP + 1 };
        -(away as isize)
    })
}

/// Enter: the next line begins where this one does; one step deeper behind a colon.
#[must_use]
pub fn newline(text: &str, selection: Range<usize>) -> Edited {
    let before = &text[line_start(text, selection.start)..selection.start];
    let depth = before.len() - before.trim_start_matches([' ', '\t']).len();
    let mut inserted = format!("\n{}", &before[..depth]);
    if before.trim_end().ends_with(':') && !before.contains('#') {
        inserted.push_str(&" ".repeat(STEP));
    }
    put(text, selection, &inserted)
}

/// The smallest change from one text to another: what goes, and what comes in its place.
#[must_use]
pub fn change<'after>(before: &str, after: &'after str) -> (Range<usize>, &'after str) {
    let same = |(one, other): &(char, char)| one == other;
    let start: usize =
        before.chars().zip(after.chars()).take_while(same).map(|(character, _)| character.len_utf8()).sum();
    let (gone, come) = (&before[start..], &after[start..]);
    let end: usize =
        gone.chars().rev().zip(come.chars().rev()).take_while(same).map(|(character, _)| character.len_utf8()).sum();
    (start..before.len() - end, &after[start..after.len() - end])
}

/// How many UTF-16 units there are before a byte.
#[must_use]
pub fn units(text: &str, byte: usize) -> u32 {
    let before = text.get(..byte).unwrap_or(text);
    u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// The byte behind so many UTF-16 units.
#[must_use]
pub fn byte(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    for (at, character) in text.char_indices() {
        if left < character.len_utf16() {
            return at;
        }
        left -= character.len_utf16();
    }
    text.len()
}

/// Where a line's text begins, behind its indentation; in the last line, if there are fewer.
#[must_use]
pub fn line_place(text: &str, line: u32) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match text[start..].find('\n') {
            Some(end) => start += end + 1,
            None => break,
        }
    }
    start + text[start..].chars().take_while(|character| *character == ' ').count()
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

fn put(text: &str, selection: Range<usize>, inserted: &str) -> Edited {
    let caret = selection.start + inserted.len();
    let text = format!("{}{inserted}{}", &text[..selection.start], &text[selection.end..]);
    Edited { text, selection: caret..caret }
}

/// Moves each line of the selection to the right, or to the left. The selection goes with its text.
fn each_line(text: &str, selection: Range<usize>, by: impl Fn(&str) -> isize) -> Edited {
    let from = line_start(text, selection.start);
    // A line of which nothing but its beginning is selected, is not.
    let last = if selection.is_empty() { selection.end } else { selection.end - 1 };
    let to = text[last.max(from)..].find('\n').map_or(text.len(), |end| last.max(from) + end);
    let mut edited = text[..from].to_owned();
    let (mut start, mut end) = (selection.start, selection.end);
    let mut at = from;
    for line in text[from..to].split('\n') {
        if at > from {
            edited.push('\n');
        }
        let by = by(line);
        let moved = |place: usize, now: usize| match usize::try_from(by) {
            Ok(right) if place > at || (place == at && right > 0 && place != selection.start) => now + right,
            Ok(_) => now,
            Err(_) => now - by.unsigned_abs().min(place.saturating_sub(at)),
        };
        (start, end) = (moved(selection.start, start), moved(selection.end, end));
        match usize::try_from(by) {
            Ok(right) => edited.extend([" ".repeat(right).as_str(), line]),
            Err(_) => edited.push_str(&line[by.unsigned_abs()..]),
        }
        at += line.len() + 1;
    }
    edited.push_str(&text[to..]);
    Edited { text: edited, selection: start..end }
}
