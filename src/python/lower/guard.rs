//! Looks a text over before the parser does: brackets that don't match, strings that don't end, and nesting so deep that
//! a parser would run out of stack. It knows just enough of Python to tell code from strings and comments. It is long
//! because f-strings are code within text within code.

use super::literals;
use crate::python::code::Span;
use crate::python::diagnostic::Diagnostic;

/// As in CPython.
const MOST_BRACKETS: usize = 200;
/// How deep operators, attributes and calls may nest in each other within one statement.
const MOST_NESTING: usize = 400;
/// As in CPython.
const MOST_INDENTS: usize = 100;

/// What the text shows without being parsed.
#[derive(Debug, Default)]
pub(super) struct Overview {
    /// What is wrong with it.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Whether the parser must not see it.
    pub(super) is_too_deep: bool,
    /// The opening bracket that is never closed.
    pub(super) unclosed: Option<(char, u32)>,
    /// Where logical lines begin.
    pub(super) lines: Vec<u32>,
}

/// An open bracket, or an open f-string.
struct Level {
    opening: char,
    at: usize,
    /// How deep operators nest where it opens.
    depth: usize,
    text: Option<Quote>,
    /// In an f-string's braces, after the colon: text, until the brace closes.
    is_spec: bool,
}

#[derive(Clone, Copy)]
struct Quote {
    mark: u8,
    is_triple: bool,
    is_raw: bool,
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    levels: Vec<Level>,
    depth: usize,
    overview: Overview,
    /// Whether what came last is a value, so that a bracket after it is a call or subscript.
    after_value: bool,
}

pub(super) fn look_over(text: &str) -> Overview {
    let mut scanner = Scanner {
        text,
        bytes: text.as_bytes(),
        at: 0,
        levels: Vec::new(),
        depth: 0,
        overview: Overview::default(),
        after_value: false,
    };
    scanner.indents();
    scanner.run();
    scanner.finish()
}

impl Scanner<'_> {
    fn error(&mut self, message: impl Into<String>, at: usize) {
        let span = Span { start: at as u32, end: at as u32 + 1 };
        self.overview.diagnostics.push(Diagnostic::syntax(message, span));
    }

    fn too_deep(&mut self, message: &str, at: usize) {
        if !self.overview.is_too_deep {
            self.error(message, at);
        }
        self.overview.is_too_deep = true;
    }

    /// Counts the widths of indentation that are open at once.
    fn indents(&mut self) {
        let mut open: Vec<usize> = vec![0];
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            let width = line.len() - line.trim_start_matches([' ', '\t', '\x0c']).len();
            let rest = line[width..].trim_end();
            if !rest.is_empty() && !rest.starts_with('#') {
                while open.last().is_some_and(|last| *last > width) {
                    open.pop();
                }
                if open.last().is_some_and(|last| *last < width) {
                    open.push(width);
                }
                if open.len() > MOST_INDENTS {
                    self.too_deep("too many levels of indentation", start + width);
                    return;
                }
            }
            start += line.len();
        }
    }

    fn run(&mut self) {
        let mut is_new_line = true;
        while self.at < self.bytes.len() && !self.overview.is_too_deep {
            if let Some(level) = self.levels.last()
                && (level.text.is_some() || level.is_spec)
            {
                self.interpolated_text();
                continue;
            }
            let byte = self.bytes[self.at];
            if is_new_line && self.levels.is_empty() && !matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'#' | b'\x0c') {
                self.overview.lines.push(self.at as u32);
                is_new_line = false;
            }
            match byte {
                b'\n' => {
                    if self.levels.is_empty() {
                        is_new_line = true;
                        self.depth = 0;
                        self.after_value = false;
                    }
                    self.at += 1;
                }
                b'#' => self.at += self.bytes[self.at..].iter().take_while(|byte| **byte != b'\n').count(),
                b'\\' => self.at += self.text[self.at + 1..].chars().next().map_or(1, |next| 1 + next.len_utf8()),
                b'"' | b'\'' => self.string(self.at, ""),
                b'(' | b'[' | b'{' => {
                    if self.after_value {
                        self.deepen();
                    }
                    self.open(byte as char, None);
                    self.at += 1;
                }
                b')' | b']' | b'}' => self.close(byte as char),
                b',' | b';' => {
                    self.depth = self.levels.last().map_or(0, |level| level.depth);
                    self.after_value = false;
                    self.at += 1;
                }
                b':' => self.colon(),
                b'.' | b'+' | b'-' | b'*' | b'/' | b'%' | b'@' | b'&' | b'|' | b'^' | b'~' => {
                    self.deepen();
                    let doubled = byte == b'*' || byte == b'/';
                    self.at += if doubled && self.bytes.get(self.at + 1) == Some(&byte) { 2 } else { 1 };
                    self.after_value = false;
                }
                _ if byte == b'_' || byte.is_ascii_alphanumeric() || byte >= 128 => self.word(),
                b'!' if self.bytes.get(self.at + 1) == Some(&b'=') => {
                    self.at += 2;
                    self.after_value = false;
                }
                b' ' | b'\t' | b'\r' => self.at += 1,
                _ => {
                    self.after_value = false;
                    self.at += 1;
                }
            }
        }
    }

    fn deepen(&mut self) {
        self.depth += 1;
        if self.depth > MOST_NESTING {
            self.too_deep("the expression is nested too deeply", self.at);
        }
    }

    fn open(&mut self, opening: char, text: Option<Quote>) {
        let level = Level { opening, at: self.at, depth: self.depth, text, is_spec: false };
        self.levels.push(level);
        self.after_value = false;
        if self.levels.len() > MOST_BRACKETS {
            self.too_deep("too many nested parentheses", self.at);
        }
    }

    fn pop(&mut self) {
        if let Some(level) = self.levels.pop() {
            self.depth = level.depth;
        }
        self.after_value = true;
    }

    fn close(&mut self, closing: char) {
        let opening = match closing {
            ')' => '(',
            ']' => '[',
            _ => '{',
        };
        match self.levels.last() {
            None => self.error(format!("unmatched '{closing}'"), self.at),
            Some(level) if level.opening != opening => {
                let line = |at: usize| self.text[..at].matches('\n').count() + 1;
                let (here, there) = (line(self.at), line(level.at));
                let where_ = if here == there { String::new() } else { format!(" on line {there}") };
                let open = level.opening;
                let message =
                    format!("closing parenthesis '{closing}' does not match opening parenthesis '{open}'{where_}");
                self.error(message, self.at);
                self.pop();
            }
            Some(_) => self.pop(),
        }
        self.at += 1;
    }

    fn colon(&mut self) {
        self.after_value = false;
        let walrus = self.bytes.get(self.at + 1) == Some(&b'=');
        let count = self.levels.len();
        let in_braces_of_text = count >= 2 && self.levels[count - 2].is_text() && self.levels[count - 1].opening == '{';
        if in_braces_of_text {
            self.levels[count - 1].is_spec = true;
            self.at += 1;
        } else {
            self.at += if walrus { 2 } else { 1 };
        }
    }

    fn word(&mut self) {
        let start = self.at;
        let rest = &self.text[start..];
        let length = rest.find(|letter: char| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(rest.len());
        let length = length.max(rest.chars().next().map_or(1, char::len_utf8));
        let word = &rest[..length];
        self.at += length;
        if word.as_bytes()[0].is_ascii_digit() {
            // A number's point, and the sign of its exponent.
            let is_whole = word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
            let more = self.text[self.at..].strip_prefix('.').filter(|_| is_whole);
            let more = more.map_or(0, |more| {
                1 + more.find(|letter: char| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(more.len())
            });
            self.at += more;
            let token = &self.text[start..self.at];
            let has_exponent = token.ends_with(['e', 'E']) && !token.starts_with("0x") && !token.starts_with("0X");
            if has_exponent && let [b'+' | b'-', b'0'..=b'9', ..] = self.bytes[self.at..] {
                let digits =
                    self.bytes[self.at + 1..].iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'_');
                let length = 1 + digits.count();
                self.at += length;
                self.after_value = true;
                return;
            }
            if let Some(message) = literals::wrong_number(&self.text[start..self.at]) {
                self.error(message, start);
            }
            self.after_value = true;
            return;
        }
        let is_prefix = word.len() <= 2 && word.chars().all(|letter| "rRbBfFtTuU".contains(letter));
        if is_prefix && matches!(self.bytes.get(self.at), Some(b'"' | b'\'')) {
            self.string(start, word);
            return;
        }
        match word {
            "not" | "lambda" | "await" | "if" | "else" | "yield" | "from" => {
                self.deepen();
                self.after_value = false;
            }
            "and" | "or" | "in" | "is" | "return" | "for" | "while" | "print" => self.after_value = word == "print",
            _ => self.after_value = true,
        }
    }

    /// At the quote of a string that begins, prefix included, at `start`.
    fn string(&mut self, start: usize, prefix: &str) {
        let mark = self.bytes[self.at];
        let is_triple = self.bytes[self.at..].starts_with(&[mark; 3]);
        let is_raw = prefix.contains(['r', 'R']);
        let quote = Quote { mark, is_triple, is_raw };
        let is_interpolated = prefix.contains(['f', 'F', 't', 'T']);
        self.after_value = true;
        if is_interpolated {
            let at = self.at + if is_triple { 3 } else { 1 };
            self.at = start;
            self.open('"', Some(quote));
            self.at = at;
            return;
        }
        let mut at = self.at + if is_triple { 3 } else { 1 };
        loop {
            match self.bytes.get(at) {
                None => return self.unterminated(start, quote, "string", at),
                Some(b'\n') if !is_triple => return self.unterminated(start, quote, "string", at),
                Some(b'\\') => {
                    let named = !is_raw && !prefix.contains(['b', 'B']) && self.bytes[at..].starts_with(b"\\N{");
                    if named {
                        self.named_character(at);
                    }
                    if !is_raw {
                        let from = self.at + if is_triple { 3 } else { 1 };
                        let is_bytes = prefix.contains(['b', 'B']);
                        if let Some(message) = literals::wrong_escape(&self.text[from..], at - from, is_bytes) {
                            self.error(message, start);
                        }
                    }
                    at += if self.bytes[at..].starts_with(b"\\\r\n") { 3 } else { 2 };
                }
                Some(byte) if *byte == mark && (!is_triple || self.bytes[at..].starts_with(&[mark; 3])) => {
                    self.at = at + if is_triple { 3 } else { 1 };
                    return;
                }
                Some(_) => at += 1,
            }
        }
    }

    fn named_character(&mut self, at: usize) {
        let rest = &self.text[at + 3..];
        let Some(name) = rest.find(['}', '\n']).map(|length| &rest[..length]) else { return };
        // What ends too early the parser complains of.
        if rest[name.len()..].starts_with('}') && unicode_names2::character(name).is_none() {
            let span = Span { start: at as u32, end: (at + name.len() + 4) as u32 };
            let message = format!("the character name '{name}' isn't in Loopscope's table of names");
            self.overview.diagnostics.push(Diagnostic::unsupported(&message, span));
        }
    }

    fn unterminated(&mut self, start: usize, quote: Quote, what: &str, end: usize) {
        let end = end.min(self.bytes.len());
        let around = self.levels.iter().rposition(|level| level.text.is_some_and(|text| text.mark == quote.mark));
        if let Some(around) = around
            && what == "string"
        {
            // The quote was meant to end the text around.
            self.error("f-string: expecting '}'", start);
            self.levels.truncate(around);
            self.at = end;
            return;
        }
        // An end of line at the end of the text begins no other.
        let text = &self.text[..end];
        let line = text.strip_suffix('\n').unwrap_or(text).matches('\n').count() + 1;
        let line = if quote.is_triple { line } else { self.text[..start].matches('\n').count() + 1 };
        let triple = if quote.is_triple { "triple-quoted " } else { "" };
        self.error(format!("unterminated {triple}{what} literal (detected at line {line})"), start);
        self.at = end;
    }

    /// The text of an f-string, or of a format spec in it, up to a brace or its end.
    fn interpolated_text(&mut self) {
        let is_spec = self.levels.last().is_some_and(|level| level.is_spec);
        let Some((start, quote)) = self.levels.iter().rev().find_map(|level| level.text.map(|quote| (level.at, quote)))
        else {
            return;
        };
        let length = if quote.is_triple { 3 } else { 1 };
        loop {
            let rest = &self.bytes[self.at.min(self.bytes.len())..];
            let is_end = rest.starts_with(&[quote.mark; 3][..length]);
            match rest.first() {
                None => return self.interpolated_end(start, quote),
                Some(b'\n') if !quote.is_triple => return self.interpolated_end(start, quote),
                Some(_) if is_end && !is_spec => {
                    self.at += length;
                    return self.pop();
                }
                // The string ends within braces: the parser says it best.
                Some(_) if is_end => {
                    while self.levels.last().is_some_and(|level| level.text.is_none()) {
                        self.pop();
                    }
                    self.at += length;
                    return self.pop();
                }
                Some(b'\\') if !quote.is_raw => {
                    if rest.starts_with(b"\\N{") {
                        self.named_character(self.at);
                        self.at += 3;
                    } else {
                        self.at += if rest.get(1) == Some(&b'{') || rest.get(1) == Some(&b'}') { 1 } else { 2 };
                    }
                }
                Some(b'{') if rest.get(1) == Some(&b'{') && !is_spec => self.at += 2,
                Some(b'{') => {
                    self.open('{', None);
                    self.at += 1;
                    let rest = self.text[self.at..].trim_start();
                    if let Some(sign) = rest.chars().next().filter(|sign| "}!:=".contains(*sign)) {
                        let at = self.text.len() - rest.len();
                        self.error(format!("f-string: valid expression required before '{sign}'"), at);
                    }
                    return;
                }
                Some(b'}') if is_spec => {
                    self.at += 1;
                    return self.pop();
                }
                Some(_) => self.at += 1,
            }
        }
    }

    fn interpolated_end(&mut self, start: usize, quote: Quote) {
        while self.levels.last().is_some_and(|level| level.text.is_none()) {
            self.pop();
        }
        self.pop();
        self.unterminated(start, quote, "f-string", self.at);
    }

    fn finish(mut self) -> Overview {
        // An f-string that ends within its braces: the parser says it best.
        if let Some(text) = self.levels.iter().position(Level::is_text) {
            self.levels.truncate(text);
        }
        let line = |at: usize| self.text[..at].matches('\n').count();
        if let Some(first) = self.levels.first() {
            let first_line = line(first.at);
            let last = self.levels.iter().rev().find(|level| line(level.at) == first_line);
            self.overview.unclosed = last.map(|level| (level.opening, level.at as u32));
        }
        self.overview
    }
}

impl Level {
    fn is_text(&self) -> bool {
        self.text.is_some()
    }
}
