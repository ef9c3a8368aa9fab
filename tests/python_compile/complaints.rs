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
