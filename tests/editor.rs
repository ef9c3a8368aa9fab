//! The editor's own logic, natively: colours for Python, what keys do to a text, and lines that output mentions.

use loopscope::story::PYTHON;
use loopscope::ui::editing::{Edited, byte, change, dedent, indent, line_place, newline, units};
use loopscope::ui::{Drafts, Mention, Token, Within, highlight_python, mention};

/// The pieces of a text that are something special, each with its kind.
fn special(text: &str) -> Vec<String> {
    let mut within = Within::default();
    let mut special = Vec::new();
    for line in text.split('\n') {
        let (pieces, next) = highlight_python(line, within);
        let whole: String = pieces.iter().map(|(_, piece)| *piece).collect();
        assert_eq!(whole, line, "the pieces are the line");
        within = next;
        let named = pieces.into_iter().filter(|(token, _)| *token != Token::Plain);
        special.extend(named.map(|(token, piece)| format!("{token:?} {piece}")));
    }
    special
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(special(text), expected, "{text}");
}

#[test]
fn words_of_the_language_and_names() {
    check("async def job(n):", &["Keyword async", "Keyword def", "Definition job"]);
    check("class Tea(Drink): pass", &["Keyword class", "Definition Tea", "Keyword pass"]);
    check("await asyncio.sleep(0.4)", &["Keyword await", "Call sleep", "Number 0.4"]);
    check("@functools.cache", &["Decorator @functools.cache"]);
    check("a = b @ c", &[]);
    check("definition = classes.import_(None)", &["Call import_", "Keyword None"]);
    check("x.match(y)  # if: not", &["Call match", "Comment # if: not"]);
}

#[test]
fn words_that_are_keywords_only_at_times() {
    check("match command:", &["Keyword match"]);
    check("    case [x, 1]:", &["Keyword case", "Number 1"]);
    check("match = case", &[]);
    check("type = 1", &["Number 1"]);
    check("type Pair = tuple", &["Keyword type"]);
}

#[test]
fn numbers() {
    for number in ["0", "1_000", "0x7f", "1e-9", "2.5E+3", ".5", "3j", "0b101"] {
        check(&format!("x = {number}"), &[&format!("Number {number}")]);
    }
    check("x1 - 2", &["Number 2"]);
}

#[test]
fn texts() {
    check("print('it''s')", &["Call print", "Text '", "Text it'", "Text '", "Text s'"]);
    check(r#"x = "a \" b" + rb'\'"#, &[r#"Text ""#, r#"Text a \" b""#, "Text rb'", r"Text \'"]);
    check("'open", &["Text '", "Text open"]);
    check(
        "x = \"\"\"one\n# two\nthree\"\"\" # four",
        &["Text \"\"\"", "Text one", "Text # two", "Text three\"\"\"", "Comment # four"],
    );
}

#[test]
fn values_in_texts() {
    check("f'{n} of {len(all)}'", &["Text f'", "Text  of ", "Call len", "Text '"]);
    check("f'{{{x!r:>{w}}}}'", &["Text f'", "Text {{", "Text !r:>", "Text }}'"]);
    check("f'{x != 1}'", &["Text f'", "Number 1", "Text '"]);
    check("f'{d[\"a\"]}'", &["Text f'", "Text \"", "Text a\"", "Text '"]);
    check("f'{open' + 1", &["Text f'", "Text '", "Number 1"]);
    check("f'''{x}\n{y} z'''", &["Text f'''", "Text  z'''"]);
}

#[test]
fn whatever_is_typed_comes_out_in_whole() {
    let pieces = ["f'", "\"\"\"", "{", "}", "'", "\"", "\\", "#", "é🦀", "def ", "0x", ".", ":", "!", "\n", " ", "@a"];
    let mut state = 7_usize;
    for _ in 0..20_000 {
        let text: String = (0..8)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                pieces[(state >> 33) % pieces.len()]
            })
            .collect();
        special(&text);
    }
}

/// A text with its selection in it: `‹` and `›`, or `|` for a caret.
fn marked(text: &str) -> Edited {
    let plain = text.replace(['‹', '›', '|'], "");
    let at = |marks: &[char]| text.find(marks).map(|at| text[..at].replace(['‹', '›', '|'], "").len());
    let start = at(&['‹', '|']).expect("a mark");
    Edited { text: plain, selection: start..at(&['›']).unwrap_or(start) }
}

fn pressed(key: fn(&str, std::ops::Range<usize>) -> Edited, before: &str, after: &str) {
    let Edited { text, selection } = marked(before);
    assert_eq!(key(&text, selection), marked(after), "{before}");
}

#[test]
fn tab_indents() {
    pressed(indent, "|x", "    |x");
    pressed(indent, "  |x", "    |x");
    pressed(indent, "    |x", "        |x");
    pressed(indent, "x = ‹1›", "x =     |");
    pressed(indent, "a\n‹b\nc›\nd", "a\n‹    b\n    c›\nd");
    pressed(indent, "‹a\n\nb\n›c", "‹    a\n\n    b\n›c");
    pressed(indent, "a‹b\nc›d", "    a‹b\n    c›d");
}

#[test]
fn shift_tab_dedents() {
    pressed(dedent, "    |x", "|x");
    pressed(dedent, "      x|", "    x|");
    pressed(dedent, "  |  x", "|x");
    pressed(dedent, "x|", "x|");
    pressed(dedent, "‹    a\n        b\nc›", "‹a\n    b\nc›");
    pressed(dedent, "    a\n‹    b\n›    c", "    a\n‹b\n›    c");
}

#[test]
fn enter_keeps_the_indentation() {
    pressed(newline, "    x|", "    x\n    |");
    pressed(newline, "if x:|", "if x:\n    |");
    pressed(newline, "    for x in y: |", "    for x in y: \n        |");
    pressed(newline, "    x  # so:|", "    x  # so:\n    |");
    pressed(newline, "  |  x", "  \n  |  x");
    pressed(newline, "ab‹c\nd›e", "ab\n|e");
}

#[test]
fn the_smallest_change_is_found() {
    assert_eq!(change("abc", "abc"), (3..3, ""));
    assert_eq!(change("abc", "axc"), (1..2, "x"));
    assert_eq!(change("aa", "aaa"), (2..2, "a"));
    assert_eq!(change("é🦀é", "éé"), (2..6, ""));
    assert_eq!(change("", "x"), (0..0, "x"));
}

#[test]
fn places_are_counted_as_the_browser_does() {
    let text = "aé🦀b";
    for (at, count) in [(0, 0), (1, 1), (3, 2), (7, 4), (8, 5)] {
        assert_eq!((units(text, at), byte(text, count)), (count, at));
    }
    assert_eq!(byte(text, 99), text.len());
    assert_eq!(byte(text, 3), 3, "in the middle of a character is before it");
    assert_eq!(line_place("a\n  b\nc", 1), 0);
    assert_eq!(line_place("a\n  b\nc", 2), 4);
    assert_eq!(line_place("a\n  b\nc", 9), 6);
}

#[test]
fn a_line_of_a_program_is_found_in_the_output() {
    let names = ["await.py", "block.py"];
    let text = "  File \"block.py\", line 12, in <module>";
    let expected =
        Mention { before: "  File \"block.py\", ", words: "line 12", after: ", in <module>", program: 1, line: 12 };
    assert_eq!(mention(text, &names), Some(expected));
    for other in
        ["File \"x.py\", line 3", "line 3", "File \"await.py\", line 0", "File \"await.py", "File \"await.py\", line "]
    {
        assert_eq!(mention(other, &names), None, "{other}");
    }
}

#[test]
fn what_was_written_is_kept_by_lesson_and_program() {
    let [first, second] = [&PYTHON[2], &PYTHON[3]];
    let mut drafts = Drafts::default();
    assert_eq!(&*drafts.text(first, 1), first.programs[1].text);
    drafts.write(first, 1, "mine".into());
    drafts.write(second, 0, "mine, too".into());
    drafts.write(second, 7, "nowhere".into());
    assert_eq!((&*drafts.text(first, 1), &*drafts.text(second, 0)), ("mine", "mine, too"));
    assert_eq!(&*drafts.text(first, 0), first.programs[0].text);

    let recalled = Drafts::recalled(|key| {
        let kept = [(first, 1), (second, 0)].into_iter().find(|(lesson, program)| Drafts::key(lesson, *program) == key);
        kept.and_then(|(lesson, program)| drafts.memorable(lesson, program)).map(|text| text.to_string())
    });
    assert_eq!(recalled, drafts);

    drafts.write(first, 1, first.programs[1].text.into());
    assert_eq!(drafts.memorable(first, 1), None, "what the lesson has of itself is not kept");
}
