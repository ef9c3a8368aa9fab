//! What the parser complains of, in CPython's words. It is long as there is much to complain of.

use ruff_python_ast as ast;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType, Parsed, parse_expression_range,
};

use super::guard::Overview;
use super::span;
use crate::python::code::{Source, Span};
use crate::python::diagnostic::{Diagnostic, DiagnosticKind};

/// All complaints in the order of places, one per line at most: what follows the first is mostly its echo.
pub(super) fn translate(source: &Source, parsed: &Parsed<ast::Mod>, overview: &Overview) -> Vec<Diagnostic> {
    let mut translator = Translator { source, overview };
    let mut found = overview.diagnostics.clone();
    for error in parsed.errors() {
        if let Some(diagnostic) = translator.diagnostic(error) {
            found.push(diagnostic);
        }
    }
    for error in parsed.unsupported_syntax_errors() {
        let message = match error.to_string().split(" on Python").next() {
            Some("Cannot use `lazy` import statement") => "invalid syntax".to_owned(),
            Some("Cannot use dictionary unpacking in a dict comprehension") => {
                "dict unpacking cannot be used in dict comprehension".to_owned()
            }
            Some(text) if text.contains("comprehension") || text.contains("generator expression") => {
                "iterable unpacking cannot be used in comprehension".to_owned()
            }
            _ => "invalid syntax".to_owned(),
        };
        found.push(Diagnostic::syntax(message, span(error.range)));
    }
    if let Some((opening, at)) = overview.unclosed {
        // What comes after it is its echo, unless it is wrong in its own line already.
        let line = source.place(at).0;
        found.retain(|diagnostic| {
            let start = diagnostic.span.start;
            let rest = source.text.get(start as usize..).unwrap_or_default();
            let is_own = source.place(start).0 == line && !rest.trim_start_matches(' ').starts_with('\n');
            start < at || is_own && diagnostic.message == "invalid syntax" && !rest.is_empty()
        });
        found.extend(overview.diagnostics.iter().filter(|diagnostic| diagnostic.span.start >= at).cloned());
        if overview.diagnostics.is_empty() {
            let place = Span { start: at, end: at + 1 };
            found.push(Diagnostic::syntax(format!("'{opening}' was never closed"), place));
        }
    }
    // The scanner's own findings go before the parser's on the same line: they are about brackets and strings.
    found.sort_by_key(|diagnostic| source.place(diagnostic.span.start).0);
    let is_unsupported = |diagnostic: &Diagnostic| diagnostic.kind == DiagnosticKind::Unsupported;
    let mut kept: Vec<Diagnostic> = Vec::new();
    for diagnostic in found {
        let line = source.place(diagnostic.span.start).0;
        let echo = kept.last().is_some_and(|last| source.place(last.span.start).0 == line);
        if !echo || is_unsupported(&diagnostic) && kept.iter().all(is_unsupported) {
            kept.push(diagnostic);
        }
    }
    kept.sort_by_key(|diagnostic| diagnostic.span.start);
    kept
}

struct Translator<'a> {
    source: &'a Source,
    overview: &'a Overview,
}

impl Translator<'_> {
    fn diagnostic(&mut self, error: &ParseError) -> Option<Diagnostic> {
        let mut place = span(error.location);
        let text = self.source.text.trim_end().len() as u32;
        if place.start > text {
            // The end of the text is the end of its last line.
            place = Span { start: text, end: text };
        }
        let syntax = |message: &str| Some(Diagnostic::syntax(message, place));
        match &error.error {
            ParseErrorType::Lexical(error) => self.lexical(error, place),
            ParseErrorType::FStringError(error) => self.interpolated("f", error, place),
            ParseErrorType::TStringError(error) => self.interpolated("t", error, place),
            ParseErrorType::UnexpectedIndentation if self.mixes_tabs(place) => {
                let message = "inconsistent use of tabs and spaces in indentation".into();
                Some(Diagnostic { message, span: place, kind: DiagnosticKind::Tab })
            }
            ParseErrorType::UnexpectedIndentation => {
                Some(Diagnostic { message: "unexpected indent".into(), span: place, kind: DiagnosticKind::Indentation })
            }
            ParseErrorType::ExpectedExpression => Some(self.no_expression(place)),
            ParseErrorType::ExpectedToken { expected, found } => Some(self.expected(*expected, *found, place)),
            ParseErrorType::InvalidAssignmentTarget => Some(self.bad_target(place)),
            ParseErrorType::InvalidNamedAssignmentTarget => {
                syntax(&format!("cannot use assignment expressions with {}", self.sort(place)))
            }
            ParseErrorType::InvalidAnnotatedAssignmentTarget => syntax("illegal target for annotation"),
            ParseErrorType::InvalidAugmentedAssignmentTarget => {
                syntax(&format!("'{}' is an illegal expression for augmented assignment", self.sort(place)))
            }
            ParseErrorType::InvalidDeleteTarget => syntax(&format!("cannot delete {}", self.sort(place))),
            ParseErrorType::PositionalAfterKeywordArgument => syntax("positional argument follows keyword argument"),
            ParseErrorType::PositionalAfterKeywordUnpacking => {
                syntax("positional argument follows keyword argument unpacking")
            }
            ParseErrorType::InvalidArgumentUnpackingOrder => {
                syntax("iterable argument unpacking follows keyword argument unpacking")
            }
            ParseErrorType::IterableUnpackingInComprehension => {
                syntax("iterable unpacking cannot be used in comprehension")
            }
            ParseErrorType::NonDefaultParamAfterDefaultParam => {
                syntax("parameter without a default follows parameter with a default")
            }
            ParseErrorType::ParamAfterVarKeywordParam => syntax("arguments cannot follow var-keyword argument"),
            ParseErrorType::VarParameterWithDefault => syntax("var-positional argument cannot have default value"),
            ParseErrorType::ExpectedKeywordParam => syntax("named arguments must follow bare *"),
            ParseErrorType::InvalidStarredExpressionUsage => Some(self.bad_star(place)),
            ParseErrorType::UnparenthesizedGeneratorExpression
                if self.logical_line(place.start).starts_with("class ") =>
            {
                syntax("invalid syntax")
            }
            ParseErrorType::UnparenthesizedGeneratorExpression => syntax("Generator expression must be parenthesized"),
            ParseErrorType::InvalidMatchPatternTarget => syntax("cannot use '_' as a target"),
            ParseErrorType::EmptyImportNames => syntax("Expected one or more names after 'import'"),
            ParseErrorType::EmptyTypeParams => syntax("Type parameter list cannot be empty"),
            ParseErrorType::SimpleStatementsOnSameLine => Some(self.two_in_a_line(place)),
            ParseErrorType::OtherError(message) => Some(self.other(message, place)),
            _ => syntax("invalid syntax"),
        }
    }

    fn lexical(&mut self, error: &LexicalErrorType, place: Span) -> Option<Diagnostic> {
        let message = match error {
            // The scanner has said so.
            LexicalErrorType::UnclosedStringError => return None,
            LexicalErrorType::FStringError(error) => return self.interpolated("f", error, place),
            LexicalErrorType::TStringError(error) => return self.interpolated("t", error, place),
            LexicalErrorType::IndentationError => {
                let kind = if self.mixes_tabs(place) { DiagnosticKind::Tab } else { DiagnosticKind::Indentation };
                let message = match kind {
                    DiagnosticKind::Tab => "inconsistent use of tabs and spaces in indentation",
                    _ => "unindent does not match any outer indentation level",
                };
                return Some(Diagnostic { message: message.into(), span: place, kind });
            }
            LexicalErrorType::UnrecognizedToken { tok } => match tok {
                '?' | '$' | '!' | '`' => "invalid syntax".to_owned(),
                tok if tok.is_control() => {
                    format!("invalid non-printable character U+{:04X}", u32::from(*tok))
                }
                tok => format!("invalid character '{tok}' (U+{:04X})", u32::from(*tok)),
            },
            LexicalErrorType::InvalidByteLiteral => "bytes can only contain ASCII literal characters".to_owned(),
            LexicalErrorType::LineContinuationError => "unexpected character after line continuation character".into(),
            LexicalErrorType::Eof => "unexpected EOF while parsing".to_owned(),
            LexicalErrorType::UnicodeError
            | LexicalErrorType::MissingUnicodeLbrace
            | LexicalErrorType::MissingUnicodeRbrace
            | LexicalErrorType::StringError => {
                // The scanner has said so, but for f-strings.
                if !self.overview.diagnostics.is_empty() {
                    return None;
                }
                "(unicode error) 'unicodeescape' codec can't decode bytes: truncated or illegal escape".to_owned()
            }
            LexicalErrorType::OtherError(message) => self.lexical_other(message, place),
        };
        Some(Diagnostic::syntax(message, place))
    }

    fn lexical_other(&self, message: &str, place: Span) -> String {
        let text = self.source.text.get(place.start as usize..).unwrap_or_default();
        let digits = text.starts_with(|letter: char| letter.is_ascii_digit());
        if message.contains("octal") || message.contains("leading zero") || message.contains("Invalid decimal integer")
        {
            return "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
                .to_owned();
        }
        match message {
            _ if text.starts_with("0x") || text.starts_with("0X") => "invalid hexadecimal literal".to_owned(),
            _ if text.starts_with("0b") || text.starts_with("0B") => "invalid binary literal".to_owned(),
            _ if text.starts_with("0o") || text.starts_with("0O") => "invalid octal literal".to_owned(),
            _ if digits => "invalid decimal literal".to_owned(),
            _ => "invalid syntax".to_owned(),
        }
    }

    fn interpolated(&self, prefix: &str, error: &InterpolatedStringErrorType, place: Span) -> Option<Diagnostic> {
        let message = match error {
            InterpolatedStringErrorType::UnterminatedString
            | InterpolatedStringErrorType::UnterminatedTripleQuotedString => {
                // The scanner has said so, unless the string ends within its braces.
                "expecting '}'"
            }
            InterpolatedStringErrorType::InvalidConversionFlag => {
                let flag = self.word(place);
                if flag.is_empty() {
                    return Some(Diagnostic::syntax(format!("{prefix}-string: missing conversion character"), place));
                }
                &format!("invalid conversion character '{flag}': expected 's', 'r', or 'a'")
            }
            InterpolatedStringErrorType::UnclosedLbrace if !self.word(place).is_empty() => {
                return Some(Diagnostic::syntax("invalid syntax. Perhaps you forgot a comma?", place));
            }
            InterpolatedStringErrorType::UnclosedLbrace => "expecting '}'",
            InterpolatedStringErrorType::SingleRbrace => "single '}' is not allowed",
            InterpolatedStringErrorType::LambdaWithoutParentheses => {
                "lambda expressions are not allowed without parentheses"
            }
            InterpolatedStringErrorType::ConversionFlagNotImmediatelyAfterExclamation => {
                "conversion type must come right after the exclamation mark"
            }
            InterpolatedStringErrorType::NewlineInFormatSpec => {
                "newlines are not allowed in format specifiers for single quoted f-strings"
            }
        };
        Some(Diagnostic::syntax(format!("{prefix}-string: {message}"), place))
    }

    fn expected(&self, expected: TokenKind, found: TokenKind, place: Span) -> Diagnostic {
        let before = self.source.text.get(..place.start as usize).unwrap_or_default();
        let message = match (expected, found) {
            (_, TokenKind::Indent) => {
                let message = "unexpected indent".into();
                return Diagnostic { message, span: place, kind: DiagnosticKind::Indentation };
            }
            (TokenKind::Else, _) => "expected 'else' after 'if' expression",
            (TokenKind::Colon, TokenKind::Rbrace | TokenKind::Comma) if self.is_in_brackets(place.start) => {
                "':' expected after dictionary key"
            }
            (TokenKind::Colon, TokenKind::Equal) => "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
            (TokenKind::Colon, TokenKind::Newline | TokenKind::EndOfFile | TokenKind::Comment) => "expected ':'",
            (TokenKind::Lpar, _) if self.logical_line(place.start).starts_with("def ") => "expected '('",
            (TokenKind::Comma, found) if starts_expression(found) && self.is_in_brackets(place.start) => {
                // The mark goes from the expression before to here.
                let line = before.rfind('\n').map_or(0, |index| index + 1);
                let start = before.rfind(['(', '[', '{', ',']).map_or(line, |index| index + 1);
                let start = start + before[start..].len() - before[start..].trim_start().len();
                let span = Span { start: start as u32, end: place.end };
                return Diagnostic::syntax("invalid syntax. Perhaps you forgot a comma?", span);
            }
            _ => "invalid syntax",
        };
        Diagnostic::syntax(message, place)
    }

    fn other(&self, message: &str, place: Span) -> Diagnostic {
        if let Some(what) = message.strip_prefix("Expected an indented block after ") {
            let what = what.replace('`', "'").replace(" clause", " statement").replace(" block", " statement");
            let what = what.replace("'class' definition", "class definition");
            // An empty body is noticed in the line after its header.
            let before = self.overview.lines.iter().rev().filter(|line| **line < place.start);
            let header = before.copied().find(|line| self.is_header(*line, &what)).unwrap_or(0);
            let (line, _) = self.source.place(header);
            let message = format!("expected an indented block after {what} on line {line}");
            return Diagnostic { message, span: place, kind: DiagnosticKind::Indentation };
        }
        if message == "Expected a parameter name" {
            return match self.sort(place) {
                what @ ("None" | "True" | "False") => Diagnostic::syntax(format!("cannot assign to {what}"), place),
                _ => {
                    let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
                    Diagnostic::syntax(message, place)
                }
            };
        }
        let plain = match message {
            "Bytes literal cannot be mixed with non-bytes literals" => "cannot mix bytes and nonbytes literals",
            "Expected `except` or `finally` after `try` block" => "expected 'except' or 'finally' block",
            "Cannot have both 'except' and 'except*' on the same 'try'" => {
                "cannot have both 'except' and 'except*' on the same 'try'"
            }
            "Positional patterns cannot follow keyword patterns" => "positional patterns follow keyword patterns",
            "Only single target (not tuple) can be annotated" => "only single target (not tuple) can be annotated",
            "Only single target (not list) can be annotated" => "only single target (not list) can be annotated",
            "'/' parameter must appear before '*' parameter" => "/ must be ahead of *",
            "Only one '*' parameter allowed" | "Only one '*' separator allowed" => "* argument may appear only once",
            "Only one '/' separator allowed" => "/ may appear only once",
            "Position-only parameter separator not allowed as first parameter" => {
                "at least one argument must precede /"
            }
            "Trailing comma not allowed" => "trailing comma not allowed without surrounding parentheses",
            "Multiple exception types must be parenthesized when using `as`" => {
                "multiple exception types must be parenthesized when using 'as'"
            }
            _ => "invalid syntax",
        };
        Diagnostic::syntax(plain, place)
    }

    /// Whether a logical line is what a body is missing from.
    fn is_header(&self, at: u32, what: &str) -> bool {
        let text = self.source.text.get(at as usize..).unwrap_or_default();
        let text = text.strip_prefix("async ").map_or(text, str::trim_start);
        let word = match what {
            "function definition" => "def",
            "class definition" => "class",
            _ => what.trim_start_matches('\'').split(['\'', '*', ' ']).next().unwrap_or_default(),
        };
        !word.is_empty() && text.starts_with(word)
    }

    /// Where an expression should be.
    fn no_expression(&self, place: Span) -> Diagnostic {
        let before = self.source.text.get(..place.start as usize).unwrap_or_default().trim_end();
        let after = self.source.text.get(place.start as usize..).unwrap_or_default();
        let is_argument_end = after.starts_with([')', ',']) && self.is_in_brackets(place.start);
        let message = match before.chars().next_back() {
            Some('=') if is_argument_end && !before.ends_with("==") => "expected argument value expression",
            Some('*') if is_argument_end && !before.ends_with("**") => "Invalid star expression",
            _ => "invalid syntax",
        };
        Diagnostic::syntax(message, place)
    }

    fn bad_star(&self, place: Span) -> Diagnostic {
        let (before, rest) = self.source.text.split_at(place.start as usize);
        let after = self.source.text.get(place.end as usize..).unwrap_or_default().trim_start();
        let message = if rest.starts_with("**") || after.starts_with(':') {
            "invalid syntax"
        } else if before.trim_end().ends_with(':') {
            "cannot use a starred expression in a dictionary value"
        } else {
            "can't use starred expression here"
        };
        Diagnostic::syntax(message, place)
    }

    /// The word that stands there.
    fn word(&self, place: Span) -> &str {
        let rest = self.source.text.get(place.start as usize..).unwrap_or_default();
        let end = rest.find(|letter: char| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(rest.len());
        &rest[..end]
    }

    fn two_in_a_line(&self, place: Span) -> Diagnostic {
        let line = self.logical_line(place.start);
        if line.starts_with("import ") && self.word(place) == "from" {
            return Diagnostic::syntax("Did you mean to use 'from ... import ...' instead?", place);
        }
        for word in ["print", "exec"] {
            let rest = line.strip_prefix(word);
            if rest.is_some_and(|rest| rest.starts_with([' ', '\t'])) {
                let start = place.start - self.column_in(place.start);
                let end = start + line.lines().next().map_or(0, |line| line.trim_end().len()) as u32;
                let message = format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
                return Diagnostic::syntax(message, Span { start, end });
            }
        }
        Diagnostic::syntax("invalid syntax", place)
    }

    /// The text from the start of the logical line on.
    fn logical_line(&self, at: u32) -> &str {
        self.source.text.get((at - self.column_in(at)) as usize..).unwrap_or_default()
    }

    fn column_in(&self, at: u32) -> u32 {
        let start = self.overview.lines.iter().rev().find(|line| **line <= at);
        start.map_or(0, |start| at - start)
    }

    fn is_in_brackets(&self, at: u32) -> bool {
        let start = (at - self.column_in(at)) as usize;
        let text = self.source.text.get(start..at as usize).unwrap_or_default();
        let depth = text.bytes().fold(0_i32, |depth, byte| match byte {
            b'(' | b'[' | b'{' => depth + 1,
            b')' | b']' | b'}' => depth - 1,
            _ => depth,
        });
        depth > 0
    }

    fn mixes_tabs(&self, place: Span) -> bool {
        let (line, _) = self.source.place(place.start);
        let indent = |line: u32| {
            let text = self.source.line(line);
            text[..text.len() - text.trim_start_matches([' ', '\t']).len()].to_owned()
        };
        let here = indent(line);
        let all = (1..=line).map(indent).collect::<String>();
        !here.is_empty() && all.contains('\t') && all.contains(' ')
    }

    fn bad_target(&self, place: Span) -> Diagnostic {
        let what = self.sort(place);
        let after = self.source.text.get(place.end as usize..).unwrap_or_default().trim_start_matches([' ', '\t']);
        let line = after.lines().next().unwrap_or_default();
        let alone = line.starts_with('=') && !line[1..].contains('=');
        let is_keyword = matches!(what, "None" | "True" | "False" | "ellipsis");
        let hint = if alone && !is_keyword { " here. Maybe you meant '==' instead of '='?" } else { "" };
        if what == "yield expression" {
            return Diagnostic::syntax("assignment to yield expression not possible", place);
        }
        Diagnostic::syntax(format!("cannot assign to {what}{hint}"), place)
    }

    /// What CPython calls the expression that stands there.
    fn sort(&self, place: Span) -> &'static str {
        let range = ruff_text_size::TextRange::new(place.start.into(), place.end.into());
        if self.source.text[range].starts_with("yield") {
            return "yield expression";
        }
        let Ok(parsed) = parse_expression_range(&self.source.text, range) else { return "expression" };
        sort(parsed.expr())
    }
}

fn starts_expression(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Name
            | TokenKind::Int
            | TokenKind::Float
            | TokenKind::Complex
            | TokenKind::String
            | TokenKind::FStringStart
            | TokenKind::True
            | TokenKind::False
            | TokenKind::None
    )
}

fn sort(expr: &ast::Expr) -> &'static str {
    match expr {
        ast::Expr::Call(_) => "function call",
        ast::Expr::NumberLiteral(_) | ast::Expr::StringLiteral(_) | ast::Expr::BytesLiteral(_) => "literal",
        ast::Expr::NoneLiteral(_) => "None",
        ast::Expr::BooleanLiteral(node) => {
            if node.value {
                "True"
            } else {
                "False"
            }
        }
        ast::Expr::EllipsisLiteral(_) => "ellipsis",
        ast::Expr::Compare(_) => "comparison",
        ast::Expr::Lambda(_) => "lambda",
        ast::Expr::If(_) => "conditional expression",
        ast::Expr::Dict(_) => "dict literal",
        ast::Expr::Set(_) => "set display",
        ast::Expr::ListComp(_) => "list comprehension",
        ast::Expr::SetComp(_) => "set comprehension",
        ast::Expr::DictComp(_) => "dict comprehension",
        ast::Expr::Generator(_) => "generator expression",
        ast::Expr::Await(_) => "await expression",
        ast::Expr::Yield(_) | ast::Expr::YieldFrom(_) => "yield expression",
        ast::Expr::FString(_) => "f-string expression",
        ast::Expr::Named(_) => "named expression",
        ast::Expr::Attribute(_) => "attribute",
        ast::Expr::Subscript(_) => "subscript",
        ast::Expr::Starred(_) => "starred",
        ast::Expr::Tuple(_) => "tuple",
        ast::Expr::List(_) => "list",
        _ => "expression",
    }
}
