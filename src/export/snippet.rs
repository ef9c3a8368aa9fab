//! What an author pastes into documentation to have an example in it, for each of the usual tools.

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

    /// The text to paste where the example is to stand. Its code is code of the page's own, so that it is there to be read
    /// by whom no script reaches.
    #[must_use]
    pub fn snippet(self, example: &Example<'_>) -> String {
        let programs = match example {
            Example::Lesson(id) => {
                let element = format!("<loop-scope lesson=\"{id}\"></loop-scope>\n");
                return match self {
                    Self::Html => format!("{SCRIPT}{element}"),
                    Self::Sphinx => raw(&element),
                    Self::Rustdoc => indented(&element, "//! "),
                    Self::MdBook | Self::MkDocs | Self::Docusaurus => element,
                };
            }
            Example::Programs(programs) => programs,
        };
        let blocks = |block: fn(&str) -> String| programs.iter().map(|text| block(text.trim_end())).collect::<String>();
        match self {
            Self::Html => format!("{SCRIPT}<loop-scope>\n{}</loop-scope>\n", blocks(element)),
            // An empty line ends the element's own line of HTML, so that what follows is Markdown again.
            Self::MdBook | Self::Docusaurus => {
                format!("<loop-scope>\n\n{}</loop-scope>\n", blocks(|text| fence("python", text)))
            }
            // To Python's Markdown an unknown element is part of a paragraph, unless it stands in a block.
            Self::MkDocs => format!("<div>\n<loop-scope>\n{}</loop-scope>\n</div>\n", blocks(element)),
            // `python` would be a name of nothing there, and anything unnamed would be tested as Rust.
            Self::Rustdoc => {
                let whole = format!("<loop-scope>\n\n{}</loop-scope>\n", blocks(|text| fence("text", text)));
                indented(&whole, "//! ")
            }
            Self::Sphinx => format!("{}{}{}", raw("<loop-scope>\n"), blocks(code_block), raw("</loop-scope>\n")),
        }
    }
}

const SCRIPT: &str = "<script src=\"loop-scope.js\"></script>\n";

fn element(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<pre><code>{text}</code></pre>\n")
}

/// A block of code in Markdown: its fence is longer than any in the text.
fn fence(language: &str, text: &str) -> String {
    let mut fence = "```".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    format!("{fence}{language}\n{text}\n{fence}\n\n")
}

fn raw(html: &str) -> String {
    format!(".. raw:: html\n\n{}\n", indented(html, "   "))
}

fn code_block(text: &str) -> String {
    format!(".. code-block:: python\n\n{}\n", indented(text, "   "))
}

fn indented(text: &str, by: &str) -> String {
    text.lines().map(|line| format!("{by}{line}").trim_end().to_owned() + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_stand_in_each_tools_own_code() {
        let texts = ["a = '<b>'\n\nprint(\"```\")\n"];
        let of = |tool: Tool| tool.snippet(&Example::Programs(&texts));
        assert_eq!(
            of(Tool::MdBook),
            "<loop-scope>\n\n````python\na = '<b>'\n\nprint(\"```\")\n````\n\n</loop-scope>\n"
        );
        assert!(of(Tool::Html).contains("<pre><code>a = '&lt;b&gt;'\n\nprint"), "{}", of(Tool::Html));
        assert!(of(Tool::Rustdoc).lines().all(|line| line.starts_with("//!")), "{}", of(Tool::Rustdoc));
        assert!(
            of(Tool::Sphinx).contains(".. code-block:: python\n\n   a = '<b>'\n\n   print"),
            "{}",
            of(Tool::Sphinx)
        );
    }
}
