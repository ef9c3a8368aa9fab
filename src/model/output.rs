//! What a program printed: its first lines and its last ones, however many there were in between.

use std::collections::VecDeque;

use crate::time::Instant;
use crate::trace::{TaskId, Text};

/// As many lines are kept of the beginning.
const FIRST: usize = 1000;
/// And so many of the end.
const LAST: usize = 1000;
/// Longer lines are cut: nobody reads them, and a flood of them would fill the page's memory.
const LONG: usize = 10_000;

/// A line of output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// When.
    pub at: Instant,
    /// Where it stands among all of the run's happenings.
    pub order: u32,
    /// Whose.
    pub task: TaskId,
    /// What.
    pub text: Text,
    /// Whether it went to the error output.
    pub complains: bool,
}

/// Lines of output, bounded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Output {
    first: Vec<Line>,
    last: VecDeque<Line>,
    count: usize,
}

impl Output {
    /// How many lines there were in all.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.count
    }

    /// Whether nothing was printed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The first lines, as far as they are kept.
    pub fn first(&self) -> impl Iterator<Item = &Line> {
        self.first.iter()
    }

    /// The last `most` lines, or as many as are kept, in order.
    pub fn last(&self, most: usize) -> impl Iterator<Item = &Line> {
        // While nothing was dropped, the two parts follow each other.
        let whole = self.count == self.first.len() + self.last.len();
        let first = if whole { self.first.as_slice() } else { &[] };
        let skipped = (first.len() + self.last.len()).saturating_sub(most);
        first.iter().chain(&self.last).skip(skipped)
    }

    pub(super) fn push(&mut self, line: Line) {
        let line = match line.text.char_indices().nth(LONG) {
            Some((end, _)) => Line { text: format!("{}…", &line.text[..end]).into(), ..line },
            None => line,
        };
        self.count += 1;
        if self.first.len() < FIRST {
            self.first.push(line);
            return;
        }
        if self.last.len() == LAST {
            self.last.pop_front();
        }
        self.last.push_back(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(count: u32) -> Output {
        let mut output = Output::default();
        for n in 0..count {
            let text = n.to_string().into();
            output.push(Line { at: Instant::ZERO, order: n, task: TaskId::new(0), text, complains: false });
        }
        output
    }

    fn shown<'a>(lines: impl Iterator<Item = &'a Line>) -> (usize, String, String) {
        let lines: Vec<&str> = lines.map(|line| &*line.text).collect();
        let text = |line: Option<&&str>| line.map_or_else(String::new, ToString::to_string);
        (lines.len(), text(lines.first()), text(lines.last()))
    }

    #[test]
    fn the_first_and_the_last_lines_are_kept() {
        let ends = |first: usize, from: u32, to: u32| (first, from.to_string(), to.to_string());
        assert_eq!(shown(output(0).last(5)), (0, String::new(), String::new()));
        assert_eq!(shown(output(3).last(5)), ends(3, 0, 2));
        assert_eq!(shown(output(1003).last(5)), ends(5, 998, 1002));
        assert_eq!(shown(output(2000).last(1500)), ends(1500, 500, 1999));
        assert_eq!(shown(output(5000).last(1500)), ends(1000, 4000, 4999));
        assert_eq!(shown(output(5000).first()), ends(1000, 0, 999));
        assert_eq!(output(5000).len(), 5000);
    }

    #[test]
    fn a_long_line_is_cut() {
        let mut output = Output::default();
        let text = "ö".repeat(2 * LONG).into();
        output.push(Line { at: Instant::ZERO, order: 0, task: TaskId::new(0), text, complains: true });
        let line = output.first().next().expect("a line");
        assert_eq!(line.text.chars().count(), LONG + 1);
    }
}
