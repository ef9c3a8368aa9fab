//! The rules. A new one goes into [`RULES`], with a test that it catches something.

use crate::colour::colour_in;
use crate::file::{File, Finding};

/// What a rule is.
pub(crate) type Rule = fn(&File) -> Vec<Finding>;

/// All of them.
pub(crate) const RULES: [Rule; 8] = [
    the_core_knows_no_browser,
    only_the_browser_folder_names_browser_crates,
    only_the_loop_emits,
    the_ui_sees_no_event,
    every_file_says_why_it_exists,
    files_are_short,
    nothing_is_left_lying_about,
    colours_stand_in_one_file,
];

/// Crates that exist only in a browser.
const BROWSER_CRATES: [&str; 5] = ["yew", "web_sys", "js_sys", "gloo", "wasm_bindgen"];
/// What runs natively, too.
const CORE: [&str; 11] =
    ["time", "files", "trace", "run", "network", "story", "python", "model", "timeline", "export", "embed"];
/// A file beyond this must say in its `//!` text why it is long.
const LONG: usize = 400;
/// No file is longer.
const TOO_LONG: usize = 600;

fn the_core_knows_no_browser(file: &File) -> Vec<Finding> {
    if !CORE.iter().any(|module| file.is_in_module(module)) {
        return Vec::new();
    }
    file.code_lines(|line| {
        let name = words(line).find(|word| BROWSER_CRATES.iter().any(|name| is_crate(word, name)))?;
        Some(format!("`{name}` has no place here: this code runs natively, too"))
    })
}

fn only_the_browser_folder_names_browser_crates(file: &File) -> Vec<Finding> {
    let may = file.is_in_module("browser") || file.is_in_module("ui/painter");
    if may || !file.is_rust_in("src/") {
        return Vec::new();
    }
    file.code_lines(|line| {
        let name = words(line).find(|word| ["web_sys", "js_sys", "gloo"].iter().any(|name| is_crate(word, name)))?;
        Some(format!("only `browser` and `ui/painter` may name `{name}`"))
    })
}

/// The user interface is left out: a `Callback` of yew's is emitted, too, and no event is within its reach.
fn only_the_loop_emits(file: &File) -> Vec<Finding> {
    let may = ["trace", "run", "python", "ui"].iter().any(|module| file.is_in_module(module));
    if may || !file.is_rust_in("src/") {
        return Vec::new();
    }
    file.code_lines(|line| line.contains(".emit(").then(|| "only `run` and `python` emit events".to_owned()))
}

fn the_ui_sees_no_event(file: &File) -> Vec<Finding> {
    if !file.is_in_module("ui") {
        return Vec::new();
    }
    file.code_lines(|line| {
        // `crate::trace`, `trace::Event`, `use crate::{model, trace}`; a variable may well be called `trace`.
        let is_import = line.trim_start().starts_with("use ") || line.contains("crate::{");
        let named = line.match_indices("trace").any(|(start, name)| {
            let (before, after) = (&line[..start], &line[start + name.len()..]);
            let is_word = !before.ends_with(is_in_a_word) && !after.starts_with(is_in_a_word);
            is_word && (is_import || before.ends_with("::") || after.starts_with("::"))
        });
        named.then(|| "`ui` draws the model and never sees the trace".to_owned())
    })
}

fn every_file_says_why_it_exists(file: &File) -> Vec<Finding> {
    if !file.is_rust_in("") || file.text.starts_with("//! ") {
        return Vec::new();
    }
    vec![Finding::at(1, "a file begins with `//!` and says why it exists")]
}

fn files_are_short(file: &File) -> Vec<Finding> {
    if !file.is_rust_in("") {
        return Vec::new();
    }
    let length = file.text.lines().count();
    let header = file.text.lines().take_while(|line| line.starts_with("//!"));
    let justified = header.flat_map(words).any(|word| word == "long");
    if length > TOO_LONG {
        vec![Finding::at(length, &format!("{length} lines are too many; {TOO_LONG} are the end"))]
    } else if length > LONG && !justified {
        let message = format!("beyond {LONG} lines, the `//!` text says why the file is long");
        vec![Finding::at(length, &message)]
    } else {
        Vec::new()
    }
}

fn nothing_is_left_lying_about(file: &File) -> Vec<Finding> {
    let spaces = file.text.lines().enumerate().filter(|(_, line)| line.ends_with([' ', '\t']));
    let spaces = spaces.map(|(index, _)| Finding::at(index + 1, "white space at the end of the line"));
    // In Markdown, two spaces at the end of a line are a line break.
    let mut findings: Vec<Finding> = spaces.filter(|_| !file.path.ends_with(".md")).collect();
    if file.is_rust_in("") {
        findings.extend(file.code_lines(|line| {
            let leftovers = ["#[ignore", "todo!", "unimplemented!", "dbg!"];
            let found = leftovers.into_iter().find(|leftover| line.contains(leftover))?;
            Some(format!("`{found}` is for the desk, not for the house"))
        }));
    }
    findings
}

fn colours_stand_in_one_file(file: &File) -> Vec<Finding> {
    if !file.path.ends_with(".css") || file.path == "www/tokens.css" {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let mut line = 1;
    for chunk in file.code.split_inclusive(['{', '}', ';']) {
        // What ends in a brace that opens is a selector: `#add` is no colour there.
        let value = chunk.split_once(':').map_or("", |(_, value)| value);
        if !chunk.ends_with('{')
            && let Some(colour) = colour_in(value)
        {
            let message = format!("`{colour}` is a colour; those stand in www/tokens.css");
            let before = chunk.len() - chunk.trim_start().len();
            line += chunk[..before].matches('\n').count();
            findings.push(Finding::at(line, &message));
            line += chunk[before..].matches('\n').count();
        } else {
            line += chunk.matches('\n').count();
        }
    }
    findings
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|character| !is_in_a_word(character))
}

fn is_in_a_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// Whether a word is the crate's name, or that of one of its family: `gloo_timers`, `wasm_bindgen_futures`.
fn is_crate(word: &str, name: &str) -> bool {
    word.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines on which a rule finds something.
    fn lines(rule: Rule, path: &str, text: &str) -> Vec<usize> {
        let findings = rule(&File::new(path, text));
        findings.iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn the_core_may_speak_of_browser_crates_but_not_use_them() {
        let rule: Rule = the_core_knows_no_browser;
        let text =
            "//! No yew here.\nuse gloo_timers::callback;\nlet x = \"web_sys\"; // js_sys\nwasm_bindgen::memory();\n";
        for path in ["src/time.rs", "src/python/vm.rs", "src/run.rs", "src/export/svg.rs"] {
            assert_eq!(lines(rule, path, text), [2, 4], "{path}");
        }
        assert_eq!(lines(rule, "src/browser/host.rs", text), [0; 0]);
        assert_eq!(lines(rule, "src/runner.rs", text), [0; 0]);
        assert_eq!(lines(rule, "src/model.rs", "let eyewitness = yewtree;"), [0; 0]);
    }

    #[test]
    fn browser_crates_are_named_in_two_places() {
        let rule: Rule = only_the_browser_folder_names_browser_crates;
        let text = "use yew::prelude::*;\nuse web_sys::Window;\nuse gloo_timers::x;\n";
        assert_eq!(lines(rule, "src/ui/app.rs", text), [2, 3]);
        assert_eq!(lines(rule, "src/main.rs", text), [2, 3]);
        assert_eq!(lines(rule, "src/ui/painter.rs", text), [0; 0]);
        assert_eq!(lines(rule, "src/browser.rs", text), [0; 0]);
        assert_eq!(lines(rule, "tests/web.rs", text), [0; 0]);
    }

    #[test]
    fn events_come_from_the_loop_and_from_python() {
        let rule: Rule = only_the_loop_emits;
        let text = "recorder.emit(event);";
        assert_eq!(lines(rule, "src/story/gather.rs", text), [1]);
        assert_eq!(lines(rule, "src/model/task.rs", text), [1]);
        for path in ["src/run/turn.rs", "src/python/vm.rs", "src/trace/recorder.rs", "src/ui/app.rs"] {
            assert_eq!(lines(rule, path, text), [0; 0], "{path}");
        }
    }

    #[test]
    fn the_ui_does_not_reach_the_trace() {
        let rule: Rule = the_ui_sees_no_event;
        let path = "src/ui/output.rs";
        assert_eq!(lines(rule, path, "use crate::trace::Event;"), [1]);
        assert_eq!(lines(rule, path, "use crate::{model, trace};"), [1]);
        assert_eq!(lines(rule, path, "fn f(e: &trace::Event) {}"), [1]);
        assert_eq!(lines(rule, path, "let trace = export::chrome_trace::write();"), [0; 0]);
        assert_eq!(lines(rule, "src/model.rs", "use crate::trace::Event;"), [0; 0]);
    }

    #[test]
    fn a_file_without_a_reason_is_caught() {
        let rule: Rule = every_file_says_why_it_exists;
        assert_eq!(lines(rule, "cli/src/main.rs", "fn main() {}"), [1]);
        assert_eq!(lines(rule, "cli/src/main.rs", "//! Why.\nfn main() {}"), [0; 0]);
        assert_eq!(lines(rule, "www/app.css", "a {}"), [0; 0]);
    }

    #[test]
    fn a_long_file_says_why_and_a_longer_one_is_caught() {
        let rule: Rule = files_are_short;
        let file = |header: &str, length: usize| format!("{header}\n{}", "\n".repeat(length - 1));
        assert_eq!(lines(rule, "src/a.rs", &file("//! Why.", 400)), [0; 0]);
        assert_eq!(lines(rule, "src/a.rs", &file("//! Why.", 401)), [401]);
        assert_eq!(lines(rule, "src/a.rs", &file("//! It is long, as it lists.", 600)), [0; 0]);
        assert_eq!(lines(rule, "src/a.rs", &file("//! It is long, as it lists.", 601)), [601]);
    }

    #[test]
    fn leftovers_are_caught() {
        let rule: Rule = nothing_is_left_lying_about;
        let text = "//! todo!()\n#[ignore]\nlet x = 1; \ndbg!(x);\n\t\nunimplemented!()\n";
        let mut found = lines(rule, "src/a.rs", text);
        found.sort_unstable();
        assert_eq!(found, [2, 3, 4, 5, 6]);
        assert_eq!(lines(rule, "www/app.css", "a {} "), [1]);
        assert_eq!(lines(rule, "README.md", "a line break  "), [0; 0]);
    }

    #[test]
    fn a_colour_outside_the_tokens_is_caught() {
        let rule: Rule = colours_stand_in_one_file;
        let text = "/* #fff */\n#add:hover {\n  color: var(--red);\n  border: 1px solid #a0b1c2;\n}\na { fill: red }\n";
        assert_eq!(lines(rule, "www/app.css", text), [4, 6]);
        assert_eq!(lines(rule, "www/tokens.css", text), [0; 0]);
    }
}
