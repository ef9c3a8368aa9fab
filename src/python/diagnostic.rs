//! What is wrong with a program before it runs, in the words that Python's own compiler would use.

use std::fmt::Write;

use crate::python::code::{Source, Span};

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// A sentence, as Python would put it.
    pub message: String,
    /// Where.
    pub span: Span,
    /// Of which kind.
    pub kind: DiagnosticKind,
}

/// Of which kind it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiagnosticKind {
    /// A `SyntaxError`.
    Syntax,
    /// An `IndentationError`.
    Indentation,
    /// A `TabError`.
    Tab,
    /// Python, but not Loopscope's.
    Unsupported,
    /// A module that isn't here.
    Module,
}

impl DiagnosticKind {
    /// The name of the exception that says so.
    #[must_use]
    pub fn exception(self) -> &'static str {
        match self {
            Self::Syntax | Self::Unsupported => "SyntaxError",
            Self::Indentation => "IndentationError",
            Self::Tab => "TabError",
            Self::Module => "ModuleNotFoundError",
        }
    }
}

impl Diagnostic {
    /// A plain syntax error.
    #[must_use]
    pub fn syntax(message: impl Into<String>, span: Span) -> Self {
        Self { message: message.into(), span, kind: DiagnosticKind::Syntax }
    }

    /// Python, but not ours.
    #[must_use]
    pub fn unsupported(message: impl Into<String>, span: Span) -> Self {
        Self { message: message.into(), span, kind: DiagnosticKind::Unsupported }
    }

    /// The text of it as Python prints it, with the line and a mark below it, without an end of line.
    #[must_use]
    pub fn text(&self, source: &Source) -> String {
        let (line, column) = source.place(self.span.start);
        let mut text = format!("  File \"{}\", line {line}\n", source.name);
        let code = source.line(line);
        let shown = code.trim();
        if !shown.is_empty() {
            let indent = code.chars().count() - code.trim_start().chars().count();
            let begin = (column as usize).saturating_sub(indent);
            // What goes on in the next line is marked up to the end of this one.
            let (last_line, last_column) = source.place(self.span.end.max(self.span.start));
            let width = shown.chars().count();
            let end = if last_line == line { (last_column as usize).saturating_sub(indent) } else { width };
            let marks = end.saturating_sub(begin).max(1);
            let _ = writeln!(text, "    {shown}\n    {}{}", " ".repeat(begin), "^".repeat(marks));
        }
        let _ = write!(text, "{}: {}", self.kind.exception(), self.message);
        text
    }
}
