//! The Python compiler: its bytecode is sound on every path, and its complaints are CPython's.

mod codes;
mod complaints;
mod depth;
mod verify;

use std::rc::Rc;

use loopscope::python::code::{Code, Source};
use loopscope::python::compile::{compile, compile_expression};

/// A program that must compile, and whose bytecode must be sound.
fn sound(text: &str) -> Rc<Code> {
    let source = Rc::new(Source::new("main.py", text));
    let code = compile(source.clone()).unwrap_or_else(|diagnostics| {
        let complaints: Vec<String> = diagnostics.iter().map(|diagnostic| diagnostic.text(&source)).collect();
        panic!("{}\n{text}", complaints.join("\n"))
    });
    if let Err(trouble) = verify::verify(&code) {
        panic!("{trouble}\n{text}");
    }
    code
}

#[test]
fn expressions_of_eval_are_sound() {
    for text in
        ["1", "x + 1", "[y for y in x if y]", "(lambda a, *b: a)(1)", "f'{x!r:>{w}}'", "a < b < c", "x if y else z"]
    {
        let source = Rc::new(Source::new("<string>", text));
        let code = compile_expression(source).expect(text);
        verify::verify(&code).unwrap_or_else(|trouble| panic!("{trouble}"));
    }
    assert!(compile_expression(Rc::new(Source::new("<string>", "x = 1"))).is_err());
    assert!(compile_expression(Rc::new(Source::new("<string>", "await x"))).is_err());
}

/// The standard library, or any other folder of programs, named by `PYTHON_CORPUS`.
#[test]
fn a_whole_folder_is_sound() {
    let Ok(folder) = std::env::var("PYTHON_CORPUS") else { return };
    let mut folders = vec![std::path::PathBuf::from(folder)];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py")
                && let Ok(text) = std::fs::read_to_string(&path)
            {
                // Only packages have relative imports.
                let text = text.replace("from ..", "from .").replace("from .", "from x");
                let source = Rc::new(Source::new(path.to_string_lossy(), text));
                count += 1;
                match compile(source.clone()) {
                    Ok(code) => {
                        if let Err(trouble) = verify::verify(&code) {
                            println!("{}: {trouble}", path.display());
                        }
                    }
                    Err(diagnostics) => {
                        let shown = diagnostics.iter().take(2);
                        shown.for_each(|diagnostic| println!("{}", diagnostic.text(&source)));
                    }
                }
            }
        }
    }
    println!("{count} programs");
}
