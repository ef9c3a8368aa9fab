//! What is said of wrong programs: the table in `complaints.txt` says of each what CPython does.

use std::rc::Rc;

use loopscope::python::code::Source;
use loopscope::python::compile::compile;
use loopscope::python::diagnostic::Diagnostic;

/// Programs divided by lines of `#---`, each with its complaint after `# =>`.
const TABLE: &str = include_str!("complaints.txt");

fn complaints(text: &str) -> (Rc<Source>, Vec<Diagnostic>) {
    let source = Rc::new(Source::new("main.py", text));
    let diagnostics = compile(source.clone()).err().unwrap_or_default();
    (source, diagnostics)
}

#[test]
fn complaints_are_those_of_cpython() {
    let mut wrong = Vec::new();
    for entry in TABLE.split("#---\n") {
        let (program, expected) = entry.split_once("# => ").expect("a complaint");
        let (source, diagnostics) = complaints(program);
        let found = diagnostics.first().map_or("ok".to_owned(), |first| {
            format!("{} {}: {}", source.place(first.span.start).0, first.kind.exception(), first.message)
        });
        if found != expected.trim_end() {
            wrong.push(format!("{program}   expected {expected}   found    {found}\n"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), TABLE.split("#---\n").count(), wrong.join("\n"));
}

#[test]
fn a_complaint_is_printed_as_cpython_prints_it() {
    let (source, diagnostics) = complaints("a = 1\nb = 2\nx = = 2\ndef f(:\n    pass\nz = \"\\N{DASH}\"\n");
    let texts: Vec<String> = diagnostics.iter().map(|diagnostic| diagnostic.text(&source)).collect();
    assert_eq!(texts[0], "  File \"main.py\", line 3\n    x = = 2\n        ^\nSyntaxError: invalid syntax");
    assert!(texts[1].starts_with("  File \"main.py\", line 4\n    def f(:\n"), "{texts:?}");
}

#[test]
fn all_complaints_come_together() {
    let text = "def f():\n    return x\n    global x\nawait y\nbreak\n";
    let (_, diagnostics) = complaints(text);
    let messages: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
    let expected = ["name 'x' is used prior to global declaration", "'await' outside function", "'break' outside loop"];
    assert_eq!(messages, expected);
    let (source, diagnostics) = complaints("x = '\\N{DASH}'\ny = f'{x}\\N{DASH}'\nfrom . import z\nt = t'{x}'\n");
    let lines: Vec<(u32, &str)> =
        diagnostics.iter().map(|found| (source.place(found.span.start).0, found.message.as_str())).collect();
    let expected = [
        (1, "the character name 'DASH' isn't in Loopscope's table of names"),
        (2, "the character name 'DASH' isn't in Loopscope's table of names"),
        (3, "relative imports aren't part of Loopscope: a program is one file"),
        (4, "t-strings aren't part of Loopscope"),
    ];
    assert_eq!(lines, expected);
}
