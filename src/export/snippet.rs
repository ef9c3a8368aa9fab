//! What an author pastes into documentation to have an example in it, for each of the usual tools.

use std::fmt::Write;

/// A tool that makes documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// A page of one's own.
    Html,
    /// mdBook.
    MdBook,
    /// Sphinx.
    Sphinx,
    /// MkDocs, with Material or without.
    MkDocs,
    /// Docusaurus.
    Docusaurus,
    /// rustdoc.
    Rustdoc,
}

/// What is to be embedded.
#[derive(Clone, Debug, PartialEq)]
pub enum Example<'a> {
    /// A lesson, by its id.
    Lesson(&'a str),
    /// Programs: one, or two to compare.
    Programs(&'a [&'a str]),
}

impl Tool {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Html, Self::MdBook, Self::Sphinx, Self::MkDocs, Self::Docusaurus, Self::Rustdoc];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Html => "HTML",
            Self::MdBook => "mdBook",
            Self::Sphinx => "Sphinx",
            Self::MkDocs => "MkDocs",
            Self::Docusaurus => "Docusaurus",
            Self::Rustdoc => "rustdoc",
        }
    }

    /// What to do once, so that the element means something. The two files are beside each other in the release.
    #[must_use]
    pub const fn once(self) -> &'static str {
        match self {
            Self::Html => "Put loop-scope.js and loopscope.html beside the page.",
            Self::MdBook => {
                "Put loop-scope.js beside book.toml and loopscope.html into src/, and write into book.toml: \
                 [output.html] additional-js = [\"loop-scope.js\"]"
            }
            Self::Sphinx => "Put both files into _static/, and write into conf.py: html_js_files = [\"loop-scope.js\"]",
            Self::MkDocs => "Put both files into docs/, and write into mkdocs.yml: extra_javascript: [loop-scope.js]",
            Self::Docusaurus => {
                "Put both files into static/, and write into docusaurus.config.js: scripts: [\"/loop-scope.js\"]"
            }
            Self::Rustdoc => {
                "Put both files where the documentation is served, and load loop-scope.js in a file that \
                 --html-in-header names."
            }
        }
    }

    /// The text to paste where the example is to stand.
    #[must_use]
    pub fn snippet(self, example: &Example<'_>) -> String {
        match self {
            Self::Html => format!("<script src=\"loop-scope.js\"></script>\n{}", element(example, "")),
            // To CommonMark an empty line ends an unknown element's HTML, but not that of `pre`.
            Self::MdBook => element(example, "\n"),
            Self::Rustdoc => indented(&element(example, "\n"), "//! "),
            // To Python's Markdown an unknown element is part of a paragraph, unless it stands in a block.
            Self::MkDocs => format!("<div>\n{}</div>\n", element(example, "")),
            Self::Sphinx => format!(".. raw:: html\n\n{}", indented(&element(example, ""), "   ")),
            Self::Docusaurus => jsx(example),
        }
    }
}

/// The element as HTML. Between it and its programs stands `gap`.
fn element(example: &Example<'_>, gap: &str) -> String {
    match example {
        Example::Lesson(id) => format!("<loop-scope lesson=\"{id}\"></loop-scope>\n"),
        Example::Programs(programs) => {
            let program = |text: &&str| format!("<pre><code>{}</code></pre>\n{gap}", escaped(text.trim_end()));
            let programs: String = programs.iter().map(program).collect();
            format!("<loop-scope>\n{gap}{programs}</loop-scope>\n")
        }
    }
}

/// JSX takes no text as it is: the program is a string in it.
fn jsx(example: &Example<'_>) -> String {
    match example {
        Example::Lesson(id) => format!("<loop-scope lesson=\"{id}\"></loop-scope>\n"),
        Example::Programs(programs) => {
            let mut jsx = String::from("<loop-scope>\n");
            for program in *programs {
                let text = program.trim_end().replace('\\', "\\\\").replace('`', "\\`").replace("${", "\\${");
                // Writing to a string can't fail.
                let _ = writeln!(jsx, "<pre><code>{{`{text}`}}</code></pre>");
            }
            jsx + "</loop-scope>\n"
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn indented(text: &str, by: &str) -> String {
    text.lines().map(|line| format!("{by}{line}").trim_end().to_owned() + "\n").collect()
}
