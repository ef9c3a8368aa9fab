//! No text makes the compiler panic, and none is so deep or so long that it runs out of stack: it says so instead.

use std::rc::Rc;

use loopscope::python::code::Source;
use loopscope::python::compile::compile;

use crate::sound;
use crate::verify::verify;

fn complaint(text: String) -> String {
    let diagnostics = compile(Rc::new(Source::new("main.py", text))).expect_err("too deep");
    diagnostics[0].message.clone()
}

#[test]
fn depth_is_a_complaint() {
    let deep = 10_000;
    for (open, close) in [("(", ")"), ("[", "]"), ("{", "}"), ("f(", ")"), ("{1: ", "}"), ("x[", "]")] {
        let text = format!("{}1{}\n", open.repeat(deep), close.repeat(deep));
        assert_eq!(complaint(text), "too many nested parentheses", "{open}");
        assert_eq!(complaint(open.repeat(deep)), "too many nested parentheses", "{open}");
    }
    for (before, after) in [
        ("-", ""),
        ("not ", ""),
        ("lambda: ", ""),
        ("1 + ", ""),
        ("2 ** ", ""),
        ("", ".a"),
        ("", "()"),
        ("", "[0]"),
        ("x if y else ", ""),
        ("await ", ""),
        ("~", ""),
        ("", " if x else y"),
        ("*", ""),
    ] {
        let text = format!("x = {}y{}\n", before.repeat(deep), after.repeat(deep));
        assert_eq!(complaint(text), "the expression is nested too deeply", "{before}y{after}");
    }
    let blocks: String = (0..200).map(|depth| format!("{}if x:\n", " ".repeat(depth))).collect();
    assert_eq!(complaint(format!("{blocks}{}pass\n", " ".repeat(200))), "too many levels of indentation");
    let blocks: String = (0..30).map(|depth| format!("{}while x:\n", " ".repeat(depth))).collect();
    assert_eq!(complaint(format!("{blocks}{}pass\n", " ".repeat(30))), "too many statically nested blocks");
}

#[test]
fn what_is_deep_but_not_too_deep_compiles() {
    for (open, close) in [("(", ")"), ("[", "]"), ("f(", ")"), ("{1: ", "}"), ("x[", "]"), ("(lambda: ", ")")] {
        sound(&format!("{}1{}\n", open.repeat(190), close.repeat(190)));
    }
    for (before, after) in [("-", ""), ("not ", ""), ("lambda: ", ""), ("1 + x + ", ""), ("", ".a"), ("", "()")] {
        sound(&format!("x = {}y{}\n", before.repeat(190), after.repeat(190)));
    }
    let blocks: String = (0..95).map(|depth| format!("{}if x:\n", " ".repeat(depth))).collect();
    sound(&format!("{blocks}{}pass\n", " ".repeat(95)));
}

#[test]
fn long_is_not_deep() {
    let many = 5_000;
    sound(&format!("x = [{}]\n", "y, ".repeat(many)));
    sound(&format!("x = ({})\n", "1, ".repeat(many)));
    sound(&format!("x = {{{}}}\n", "y: -1, ".repeat(many)));
    sound(&format!("f({})\n", "y, ".repeat(many)));
    sound(&format!("x = {}y\n", "y and ".repeat(many)));
    sound(&format!("x = {}y\n", "y < ".repeat(many)));
    sound(&format!("x = {}\n", "'a' ".repeat(many)));
    sound(&format!("if x:\n    pass\n{}", "elif y:\n    z.a.b\n".repeat(many)));
    sound(&"x = y\n".repeat(many));
    sound(&"x = a.b.c(-1, *d)[2].e\n".repeat(many));
}

/// Whatever becomes of it: sound bytecode, or complaints with their text.
fn survives(text: &str) {
    let source = Rc::new(Source::new("main.py", text));
    match compile(source.clone()) {
        Ok(code) => verify(&code).unwrap_or_else(|trouble| panic!("{trouble}\n{text}")),
        Err(diagnostics) => {
            assert!(!diagnostics.is_empty());
            for diagnostic in diagnostics {
                assert!(diagnostic.span.start as usize <= text.len(), "{diagnostic:?}\n{text}");
                assert!(!diagnostic.text(&source).is_empty());
            }
        }
    }
}

/// With `COMPILER_FUZZ` set, damage is done everywhere, without it in some places.
#[test]
fn damaged_programs_are_complained_of() {
    let text = concat!(include_str!("programs.py"), include_str!("complaints.txt"));
    let step = if std::env::var("COMPILER_FUZZ").is_ok() { 1 } else { 97 };
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).step_by(step).collect();
    let snippets =
        ["", "(", ")", "\"", "'''", "f'{", "}", ":", "\\", "\n", "\n    ", " = ", "*", "é", "\0", "\r", "async ", "9"];
    for at in places {
        let start = text[..at].rfind("#---").map_or(0, |index| index + 5).min(at);
        let end = text[at..].find("#---").map_or(text.len(), |index| at + index);
        survives(&text[start..at]);
        survives(&text[at..end]);
        for snippet in snippets {
            let next = text[at..].chars().next().map_or(at, |letter| at + letter.len_utf8());
            survives(&format!("{}{snippet}{}", &text[start..at], &text[at..end]));
            survives(&format!("{}{snippet}{}", &text[start..at], &text[next.min(end)..end]));
        }
    }
}
