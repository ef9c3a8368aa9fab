//! Colours for Rust source: enough of a lexer for the lines that stories show. And what pieces there are, in any
//! language.

/// What a piece of source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// Nothing special.
    Plain,
    /// A word of the language.
    Keyword,
    /// A name that is called.
    Call,
    /// A number.
    Number,
    /// Text in quotes.
    Text,
    /// A remark.
    Comment,
    /// A name that is defined here.
    Definition,
    /// A decorator.
    Decorator,
}

const KEYWORDS: [&str; 22] = [
    "async", "await", "break", "const", "continue", "else", "enum", "fn", "for", "if", "impl", "in", "let", "loop",
    "match", "move", "mut", "pub", "return", "struct", "use", "while",
];

/// Cuts one line into pieces.
#[must_use]
pub fn highlight(line: &str) -> Vec<(Token, &str)> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let (token, length) = piece(rest, first);
        let (text, after) = rest.split_at(length);
        pieces.push((token, text));
        rest = after;
    }
    pieces
}

fn piece(rest: &str, first: char) -> (Token, usize) {
    let run = |keep: fn(char) -> bool| rest.find(|c| !keep(c)).unwrap_or(rest.len());
    if rest.starts_with("//") {
        return (Token::Comment, rest.len());
    }
    if first == '"' {
        let end = rest[1..].find('"').map_or(rest.len(), |end| end + 2);
        return (Token::Text, end);
    }
    if first.is_ascii_digit() {
        return (Token::Number, run(|c| c.is_ascii_alphanumeric() || c == '_'));
    }
    if first.is_alphabetic() || first == '_' {
        let length = run(|c| c.is_alphanumeric() || c == '_');
        let word = &rest[..length];
        let called = rest[length..].starts_with(['(', '!']);
        let token = if KEYWORDS.contains(&word) {
            Token::Keyword
        } else if called {
            Token::Call
        } else {
            Token::Plain
        };
        return (token, length);
    }
    (Token::Plain, run(|c| !c.is_alphanumeric() && c != '_' && c != '"' && c != '/').max(first.len_utf8()))
}

impl Token {
    /// The class of its colour.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "tok",
            Self::Keyword => "tok tok-keyword",
            Self::Call | Self::Definition | Self::Decorator => "tok tok-call",
            Self::Number => "tok tok-number",
            Self::Text => "tok tok-text",
            Self::Comment => "tok tok-comment",
        }
    }
}
