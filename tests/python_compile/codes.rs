//! Programs for each construct, all of which must be sound, and some whose ops are looked at.

use loopscope::python::code::{Code, Const, Kind, Op};
use std::rc::Rc;

use crate::sound;

/// Programs in one file, divided by lines of `#---`.
const PROGRAMS: &str = include_str!("programs.py");

#[test]
fn all_programs_are_sound() {
    for program in PROGRAMS.split("#---\n") {
        sound(program);
    }
    sound(&PROGRAMS.replace("#---\n", ""));
}

/// The code of a function, by its qualified name.
fn within(code: &Rc<Code>, qualname: &str) -> Option<Rc<Code>> {
    if &*code.qualname == qualname {
        return Some(code.clone());
    }
    let inner = code.consts.iter().filter_map(|constant| match constant {
        Const::Code(inner) => Some(inner),
        _ => None,
    });
    inner.into_iter().find_map(|inner| within(inner, qualname))
}

fn code(text: &str, qualname: &str) -> Rc<Code> {
    within(&sound(text), qualname).expect(qualname)
}

#[test]
fn a_loop_over_a_range_has_no_idle_ops() {
    let code = code("def f(n):\n    t = 0\n    for i in range(n):\n        t += i * 2\n    return t\n", "f");
    let start = code.ops.iter().position(|op| matches!(op, Op::ForIter(_))).expect("a loop");
    let names: Vec<String> = code.ops[start..start + 8].iter().map(|op| format!("{op:?}")).collect();
    let expected = [
        "ForIter(15)",
        "StoreFast(2)",
        "LoadFast(1)",
        "LoadFast(2)",
        "Const(1)",
        "Binary(Mul)",
        "InPlace(Add)",
        "StoreFast(1)",
    ];
    assert_eq!(names, expected);
}

#[test]
fn kinds_and_parameters() {
    let text = "def f(a, /, b, *c, d=1, **e): yield\nasync def g(): pass\nasync def h(): yield 1\n\
                class K:\n    'doc'\n    def m(self): 'text'\n";
    let f = code(text, "f");
    assert_eq!((f.kind, f.positional, f.positional_only, f.keyword_only), (Kind::Generator, 2, 1, 1));
    assert!(f.var_args && f.var_keywords);
    let slots: Vec<&str> = f.slots.iter().map(|slot| &**slot).collect();
    assert_eq!(slots, ["a", "b", "d", "c", "e"]);
    assert_eq!(code(text, "g").kind, Kind::Coroutine);
    assert_eq!(code(text, "h").kind, Kind::AsyncGenerator);
    assert_eq!(code(text, "K").kind, Kind::Body);
    assert_eq!(code(text, "K").doc.as_deref(), Some("doc"));
    assert_eq!(code(text, "K.m").doc.as_deref(), Some("text"));
    assert_eq!(code(text, "K.m").first_line, 6);
}

#[test]
fn closures_share_cells() {
    let text = "def f(a):\n    b = 1\n    def g():\n        nonlocal b\n        b += a\n        return lambda: b\n    return g\n";
    let f = code(text, "f");
    assert!(f.ops.starts_with(&[Op::MakeCell(0), Op::MakeCell(1)]), "{:?}", f.ops);
    let g = code(text, "f.<locals>.g");
    assert_eq!(g.free, 2);
    assert_eq!(code(text, "f.<locals>.g.<locals>.<lambda>").free, 1);
}

#[test]
fn super_gets_its_class_and_self() {
    let text = "class A(B):\n    def f(this, x):\n        return super().f(x)\n    def g(self):\n        return [super().h() for _ in x]\n";
    let f = code(text, "A.f");
    assert_eq!(f.ops[..4], [Op::LoadGlobal(0), Op::LoadCell(2), Op::LoadFast(0), Op::Call(2)]);
    let a = code(text, "A");
    assert_eq!(a.ops[0], Op::MakeCell(0));
    assert!(matches!(a.ops[a.ops.len() - 2..], [Op::Cell(0), Op::Return]));
    assert_eq!(code(text, "A.g.<locals>.<listcomp>").free, 2);
}

#[test]
fn private_names_are_mangled() {
    let f = code("class _A:\n    def f(self, __x):\n        self.__y = __x.__z__\n", "_A.f");
    assert_eq!(&*f.slots[1], "_A__x");
    let names: Vec<&str> = f.names.iter().map(|name| &**name).collect();
    assert_eq!(names, ["__z__", "_A__y"]);
}

#[test]
fn a_class_sees_its_own_names_and_its_functions_do_not() {
    let text = "x = 1\nclass A:\n    x = 2\n    y = [x for _ in range(x)]\n    def f(self): return x\n";
    let ops = &code(text, "A").ops;
    assert_eq!(ops.iter().filter(|op| matches!(op, Op::LoadName(_))).count(), 2, "range and x: {ops:?}");
    assert!(code(text, "A.f").ops.contains(&Op::LoadGlobal(0)));
}

#[test]
fn annotations_are_functions_of_their_own() {
    let text = "class A:\n    T = int\n    a: T\n    b: 'T' = 1\n    def f(self, x: T) -> str: ...\n";
    let annotate = code(text, "A.__annotate__");
    assert_eq!(annotate.free, 1, "by __class__");
    let text = "from __future__ import annotations\ndef f(x: list [int]): ...\n";
    let annotate = code(text, "__annotate__");
    assert!(annotate.consts.iter().any(|constant| matches!(constant, Const::Str(text) if &**text == "list [int]")));
}

#[test]
fn literals_are_what_they_say() {
    let text = "a = 0xFFFF_FFFF_FFFF_FFFF_FF, 10**2, -9223372036854775808, 1j, 'a' 'b', b'\\x00', f'x' 'y', -1.5, ...\n\
                b = 123456789012345678901234567890\n";
    let code = sound(text);
    let shown = format!("{:?}", code.consts);
    assert!(shown.contains("Big(\"4722366482869645213695\")"), "{shown}");
    assert!(shown.contains("Big(\"123456789012345678901234567890\")"), "{shown}");
    assert!(shown.contains("Int(-9223372036854775808)"), "{shown}");
    assert!(shown.contains("Str(\"ab\")") && shown.contains("Str(\"xy\")"), "{shown}");
}

#[test]
fn f_strings_keep_their_parts() {
    let code = sound("f'{x=}{y!s:>{w}.2f}{{}}{z:%H:%M}'\n");
    let shown = format!("{:?} {:?}", code.consts, code.ops);
    assert!(shown.contains("Str(\"x=\")") && shown.contains("conversion: Repr, spec: false"), "{shown}");
    assert!(shown.contains("Str(\"{}\")") && shown.contains("Str(\"%H:%M\")"), "{shown}");
}
