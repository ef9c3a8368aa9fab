//! Colours for Python source, line by line: enough of a lexer for an editor.

use super::highlight::Token;

/// What a line begins in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Within {
    /// Code.
    #[default]
    Code,
    /// A text in three quotes that began on an earlier line.
    Text {
        /// The quotation mark.
        quote: char,
        /// Whether it has values in braces.
        formatted: bool,
    },
}

const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// Words that are keywords only where a statement begins with them.
const SOFT: [&str; 3] = ["match", "case", "type"];

/// Cuts one line into pieces; also, what the next line begins in.
#[must_use]
pub fn highlight_python(line: &str, within: Within) -> (Vec<(Token, &str)>, Within) {
    let mut lexer = Lexer { line, at: 0, pieces: Vec::new(), before: "" };
    let mut within = within;
    if let Within::Text { .. } = within {
        within = lexer.text(within, true);
    }
    while within == Within::Code && lexer.at < line.len() {
        within = lexer.code();
    }
    (lexer.pieces, within)
}

struct Lexer<'line> {
    line: &'line str,
    at: usize,
    pieces: Vec<(Token, &'line str)>,
    /// The word before this one.
    before: &'line str,
}

impl<'line> Lexer<'line> {
    fn rest(&self) -> &'line str {
        &self.line[self.at..]
    }

    fn piece(&mut self, token: Token, length: usize) -> &'line str {
        let piece = &self.line[self.at..self.at + length];
        if !piece.is_empty() {
            self.pieces.push((token, piece));
        }
        self.at += length;
        piece
    }

    /// One piece of code.
    fn code(&mut self) -> Within {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return Within::Code };
        let run = |keep: fn(char) -> bool| rest.find(|c| !keep(c)).unwrap_or(rest.len());
        if first == '#' {
            self.piece(Token::Comment, rest.len());
        } else if let Some((prefix, within, three)) = opening(rest) {
            // The quotes belong to the text.
            let quotes = if three { 3 } else { 1 };
            self.piece(Token::Text, prefix + quotes);
            self.before = "";
            return self.text(within, three);
        } else if first.is_ascii_digit() || (first == '.' && rest[1..].starts_with(|c: char| c.is_ascii_digit())) {
            let length = number(rest);
            self.piece(Token::Number, length);
            self.before = "";
        } else if first == '@' && self.line[..self.at].trim().is_empty() {
            let length = 1 + rest[1..].find(|c: char| !is_name(c) && c != '.').unwrap_or(rest.len() - 1);
            self.piece(Token::Decorator, length);
        } else if first.is_alphabetic() || first == '_' {
            let length = run(is_name);
            let token = self.word(&rest[..length], &rest[length..]);
            self.before = self.piece(token, length);
        } else if first.is_whitespace() {
            self.piece(Token::Plain, run(char::is_whitespace));
        } else {
            self.piece(Token::Plain, first.len_utf8());
            self.before = if first == '.' { "." } else { "" };
        }
        Within::Code
    }

    fn word(&self, word: &str, after: &str) -> Token {
        let begins = self.line[..self.at].trim().is_empty();
        let is_soft = SOFT.contains(&word) && begins && after.starts_with(' ') && {
            let after = after.trim_start();
            let statement = after.starts_with(|c: char| is_name(c) || "([{\"'*-".contains(c));
            statement && (word == "type" || after.trim_end().ends_with(':'))
        };
        if ["def", "class"].contains(&self.before) {
            Token::Definition
        } else if self.before != "." && (KEYWORDS.contains(&word) || is_soft) {
            Token::Keyword
        } else if after.starts_with('(') {
            Token::Call
        } else {
            Token::Plain
        }
    }

    /// The rest of a text, up to its end or the line's.
    fn text(&mut self, within: Within, three: bool) -> Within {
        let Within::Text { quote, formatted } = within else { return within };
        let mut length = 0;
        let mut escaped = false;
        while let Some(next) = self.rest()[length..].chars().next() {
            let ahead = &self.rest()[length..];
            if escaped {
                escaped = false;
            } else if next == '\\' {
                escaped = true;
            } else if next == quote && (!three || ahead.chars().take(3).eq([quote; 3])) {
                self.piece(Token::Text, length + if three { 3 } else { 1 });
                return Within::Code;
            } else if formatted && next == '{' {
                if ahead.starts_with("{{") {
                    length += 1;
                } else {
                    self.piece(Token::Text, length);
                    self.value(quote);
                    length = 0;
                    continue;
                }
            }
            length += next.len_utf8();
        }
        self.piece(Token::Text, length);
        // A text in single quotes goes on in the next line only behind a backslash, which nobody writes.
        if three { Within::Text { quote, formatted } } else { Within::Code }
    }

    /// A value in braces, with them.
    fn value(&mut self, quote: char) {
        let mut depth = 0;
        while let Some(next) = self.rest().chars().next() {
            match next {
                '{' | '[' | '(' => depth += 1,
                '}' | ']' | ')' => depth -= 1,
                // Not a text in it, but the end of the one around it: the brace was never closed.
                _ if next == quote && !self.rest()[1..].contains('}') => return,
                ':' | '!' if depth == 1 && !self.rest().starts_with("!=") => {
                    // How it is written: that is text, with values of its own.
                    let end = self.rest().find(['{', '}', quote]).unwrap_or(self.rest().len());
                    self.piece(Token::Text, end.max(1));
                    continue;
                }
                _ => {}
            }
            if matches!(next, '{' | '}' | '[' | ']' | '(' | ')') {
                self.piece(Token::Plain, 1);
                if depth == 0 {
                    return;
                }
            } else {
                self.code();
            }
        }
    }
}

fn is_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// Whether a text begins here: the length of its prefix, what one is then within, and whether it has three quotes.
fn opening(rest: &str) -> Option<(usize, Within, bool)> {
    let prefix = rest.find(['"', '\''])?;
    let letters =
        rest.get(..prefix).filter(|letters| prefix <= 2 && letters.chars().all(|c| "rRbBfFuUtT".contains(c)))?;
    let quote = rest[prefix..].chars().next()?;
    let three = rest[prefix..].chars().take(3).eq([quote; 3]);
    let formatted = letters.contains(['f', 'F', 't', 'T']);
    Some((prefix, Within::Text { quote, formatted }, three))
}

/// The length of a number.
fn number(rest: &str) -> usize {
    let mut length = 0;
    let mut before = ' ';
    for next in rest.chars() {
        let is_sign = (next == '-' || next == '+') && matches!(before, 'e' | 'E') && !rest.starts_with("0x");
        if !(next.is_ascii_alphanumeric() || next == '_' || next == '.' || is_sign) {
            break;
        }
        length += next.len_utf8();
        before = next;
    }
    length
}
