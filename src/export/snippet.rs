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

/// What is to be embedded, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Embed<'a> {
    /// What runs.
    pub example: Example<'a>,
    /// Whether it is to run on its page's own thread.
    pub on_page: bool,
    /// What is shown until it runs.
    pub still: Option<Still<'a>>,
}

/// What is to be embedded.
#[derive(Clone, Debug, PartialEq)]
pub enum Example<'a> {
    /// A lesson, by its id, with its knobs as in a link.
    Lesson(&'a str),
    /// Programs: one, or two to compare.
    Programs(&'a [&'a str]),
}

/// A poster in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Still<'a> {
    /// The file's name.
    pub file: &'a str,
    /// The picture in words.
    pub alt: &'a str,
}

impl Still<'_> {
    /// The picture by itself, for a page that runs nothing.
    #[must_use]
    pub fn image(&self) -> String {
        format!("<img src=\"{}\" alt=\"{}\">\n", attribute(self.file), attribute(self.alt))
    }
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

    /// Where a poster's file goes, so that the copied text finds it.
    #[must_use]
    pub const fn poster_place(self) -> &'static str {
        match self {
            Self::Html => "beside the page",
            Self::MdBook => "beside the chapter, in src/",
            Self::Sphinx => "into _static/ (a page in a folder says ../_static/)",
            Self::MkDocs => "beside the page, in docs/ (an index.md says it without ../)",
            Self::Docusaurus => "into static/",
            Self::Rustdoc => "beside both files (a page of a module says ../ once more)",
        }
    }

    /// The address of a file that lies there, as the page has it.
    fn poster_address(self, file: &str) -> String {
        match self {
            Self::Html | Self::MdBook => file.to_owned(),
            Self::Sphinx => format!("_static/{file}"),
            // There a page is a folder, and a crate too.
            Self::MkDocs | Self::Rustdoc => format!("../{file}"),
            Self::Docusaurus => format!("/{file}"),
        }
    }

    /// The element's opening tag.
    fn opening(self, embed: &Embed<'_>) -> String {
        let mut tag = "<loop-scope".to_owned();
        let mut put = |name: &str, value: &str| tag.push_str(&format!(" {name}=\"{}\"", attribute(value)));
        if let Example::Lesson(lesson) = embed.example {
            put("lesson", lesson);
        }
        if embed.on_page {
            put("where", "page");
        }
        if let Some(Still { file, alt }) = embed.still {
            put("poster", &self.poster_address(file));
            put("alt", alt);
        }
        tag + ">"
    }

    /// The text to paste where the example is to stand. Its code is code of the page's own, so that it is there to be read
    /// by whom no script reaches.
    #[must_use]
    pub fn snippet(self, embed: &Embed<'_>) -> String {
        let open = self.opening(embed);
        let programs = match embed.example {
            Example::Lesson(_) => {
                let element = format!("{open}</loop-scope>\n");
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
            Self::Html => format!("{SCRIPT}{open}\n{}</loop-scope>\n", blocks(element)),
            // An empty line ends the element's own line of HTML, so that what follows is Markdown again.
            Self::MdBook | Self::Docusaurus => {
                format!("{open}\n\n{}</loop-scope>\n", blocks(|text| fence("python", text)))
            }
            // To Python's Markdown an unknown element is part of a paragraph, unless it stands in a block.
            Self::MkDocs => format!("<div>\n{open}\n{}</loop-scope>\n</div>\n", blocks(element)),
            // `python` would be a name of nothing there, and anything unnamed would be tested as Rust.
            Self::Rustdoc => {
                let whole = format!("{open}\n\n{}</loop-scope>\n", blocks(|text| fence("text", text)));
                indented(&whole, "//! ")
            }
            Self::Sphinx => format!("{}{}{}", raw(&format!("{open}\n")), blocks(code_block), raw("</loop-scope>\n")),
        }
    }
}

const SCRIPT: &str = "<script src=\"loop-scope.js\"></script>\n";

fn element(text: &str) -> String {
    format!("<pre><code>{}</code></pre>\n", escaped(text))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// In an attribute there is one line only: an empty one would end the element in Markdown.
fn attribute(text: &str) -> String {
    escaped(&text.split_whitespace().collect::<Vec<_>>().join(" ")).replace('"', "&quot;")
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
        let embed = Embed { example: Example::Programs(&texts), on_page: false, still: None };
        let of = |tool: Tool| tool.snippet(&embed);
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

    #[test]
    fn a_poster_is_named_where_each_tool_has_it() {
        let still = Some(Still { file: "a.svg", alt: "\"job\" held\n\nthe loop & <more>" });
        let embed = Embed { example: Example::Lesson("race&mirrors=5"), on_page: true, still };
        let alt = "alt=\"&quot;job&quot; held the loop &amp; &lt;more&gt;\"";
        assert_eq!(
            Tool::MdBook.snippet(&embed),
            format!("<loop-scope lesson=\"race&amp;mirrors=5\" where=\"page\" poster=\"a.svg\" {alt}></loop-scope>\n")
        );
        for (tool, address) in [
            (Tool::Html, "a.svg"),
            (Tool::Sphinx, "_static/a.svg"),
            (Tool::MkDocs, "../a.svg"),
            (Tool::Docusaurus, "/a.svg"),
            (Tool::Rustdoc, "../a.svg"),
        ] {
            let both = format!("poster=\"{address}\" {alt}");
            assert!(tool.snippet(&embed).contains(&both), "{}", tool.snippet(&embed));
            let programs = Embed { example: Example::Programs(&["pass"]), on_page: false, ..embed.clone() };
            let opening = format!("<loop-scope {both}>\n");
            assert!(tool.snippet(&programs).contains(&opening), "{}", tool.snippet(&programs));
        }
        assert_eq!(still.map(|still| still.image()), Some(format!("<img src=\"a.svg\" {alt}>\n")));
    }
}
