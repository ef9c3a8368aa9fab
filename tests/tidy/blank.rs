//! Blanking out what is no code: the rules look at code only, so comments and literals may name anything.

/// Blanks out comments and the insides of string and character literals, and keeps the lines.
pub(crate) fn rust(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            length_to(rest, 2, "*/")
        } else if let Some(hashes) = raw_string(rest, &code) {
            length_to(rest, hashes + 2, &format!("\"{}", "#".repeat(hashes)))
        } else if first == '"' || (first == '\'' && is_character(rest)) {
            quoted(rest)
        } else {
            code.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        let blank = |character| if character == '\n' { '\n' } else { ' ' };
        code.extend(rest[..length].chars().map(blank));
        rest = &rest[length..];
    }
    code
}

/// Takes the comments out of a style sheet, and keeps the lines.
pub(crate) fn css(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("/*") {
        let length = length_to(&rest[start..], 2, "*/");
        code.push_str(&rest[..start]);
        code.extend(rest[start..start + length].chars().filter(|&character| character == '\n'));
        rest = &rest[start + length..];
    }
    code + rest
}

/// The length of what begins `text` and ends with `end`, looked for from `from` on.
fn length_to(text: &str, from: usize, end: &str) -> usize {
    let found = text.get(from..).and_then(|inner| inner.find(end));
    found.map_or(text.len(), |index| from + index + end.len())
}

/// The number of hashes of the raw string that begins here, if one does.
fn raw_string(rest: &str, before: &str) -> Option<usize> {
    let opening = rest.strip_prefix('r')?;
    // The `r` must not be the end of a name. `br"` is rare enough to be left to the plain rule.
    if before.ends_with(|last: char| last.is_alphanumeric() || last == '_') {
        return None;
    }
    let hashes = opening.len() - opening.trim_start_matches('#').len();
    opening[hashes..].starts_with('"').then_some(hashes)
}

/// The length of the literal that begins here with its quote, which a backslash can hide.
fn quoted(rest: &str) -> usize {
    let quote = rest.chars().next();
    let mut is_escaped = true;
    for (index, character) in rest.char_indices() {
        if !is_escaped && Some(character) == quote {
            return index + 1;
        }
        // The opening quote counts as escaped; a backslash escapes what follows, unless it is escaped itself.
        is_escaped = index > 0 && !is_escaped && character == '\\';
    }
    rest.len()
}

/// Whether a quote opens a character, and not a lifetime or a label.
fn is_character(rest: &str) -> bool {
    let mut inner = rest.chars().skip(1);
    matches!((inner.next(), inner.next()), (Some('\\'), _) | (Some(_), Some('\'')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_become_blanks_and_lines_stay() {
        let cases = [
            ("a // b\nc", "a     \nc"),
            ("a /* b\nc */ d", "a     \n     d"),
            (r#"f("b\"c", d)"#, r"f(      , d)"),
            ("r#\"a\"b\"# c", "         c"),
            (r"'\'' + 'x' + b'y'", r"     +     + b   "),
            ("fn f<'a>(x: &'a str)", "fn f<'a>(x: &'a str)"),
            ("\"https://a\" b", "            b"),
            ("for\"x\"", "for   "),
        ];
        for (text, code) in cases {
            assert_eq!(rust(text), code, "{text}");
        }
        assert_eq!(css("a/* b\nc */{}"), "a\n{}");
    }
}
