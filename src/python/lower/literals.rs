//! What is wrong with a number or an escape in a string, in CPython's words.

/// Words that may follow a number without a space.
const KEYWORDS: [&str; 8] = ["and", "else", "for", "if", "in", "is", "not", "or"];

/// What is wrong with a number, up to the end of the word that begins with it.
pub(super) fn wrong_number(token: &str) -> Option<String> {
    let lower = token.to_ascii_lowercase();
    let (name, radix) = match lower.get(..2) {
        Some("0x") => ("hexadecimal", 16),
        Some("0o") => ("octal", 8),
        Some("0b") => ("binary", 2),
        _ => return wrong_decimal(&lower).then(|| "invalid decimal literal".to_owned()),
    };
    let mut digits = 0;
    let mut last = '_';
    for (at, letter) in lower[2..].char_indices() {
        if letter == '_' && (last != '_' || at == 0) || letter.is_digit(radix) {
            digits += usize::from(letter != '_');
            last = letter;
            continue;
        }
        if letter.is_ascii_digit() {
            return Some(format!("invalid digit '{letter}' in {name} literal"));
        }
        let is_keyword = digits > 0 && KEYWORDS.iter().any(|word| lower[2 + at..].starts_with(word));
        return (!is_keyword).then(|| format!("invalid {name} literal"));
    }
    (digits == 0 || last == '_').then(|| format!("invalid {name} literal"))
}

fn wrong_decimal(lower: &str) -> bool {
    let (whole, rest) = digits(lower);
    if !whole {
        return true;
    }
    let mut rest = rest;
    if let Some(fraction) = rest.strip_prefix('.') {
        let starts_with_digit = fraction.starts_with(|letter: char| letter.is_ascii_digit());
        if starts_with_digit {
            let (is_right, after) = digits(fraction);
            if !is_right {
                return true;
            }
            rest = after;
        } else {
            rest = fraction;
        }
    }
    if let Some(exponent) = rest.strip_prefix('e')
        && !rest.starts_with("else")
    {
        // A sign is no part of the word.
        if exponent.is_empty() {
            return false;
        }
        let (is_right, after) = digits(exponent);
        if !is_right || after == exponent {
            return true;
        }
        rest = after;
    }
    let rest = rest.strip_prefix('j').unwrap_or(rest);
    !rest.is_empty() && !KEYWORDS.iter().any(|word| rest.starts_with(word))
}

/// Whether the digits that a text begins with are well divided by underscores, and what follows them.
fn digits(text: &str) -> (bool, &str) {
    let length = text.find(|letter: char| !letter.is_ascii_digit() && letter != '_').unwrap_or(text.len());
    let (digits, rest) = text.split_at(length);
    (!digits.starts_with('_') && !digits.ends_with('_') && !digits.contains("__"), rest)
}

/// What is wrong with the escape that begins so far into a literal's contents.
pub(super) fn wrong_escape(contents: &str, at: usize, is_bytes: bool) -> Option<String> {
    let escape = contents.get(at + 1..)?;
    let (wanted, name) = match escape.chars().next()? {
        'x' => (2, "truncated \\xXX escape"),
        'u' if !is_bytes => (4, "truncated \\uXXXX escape"),
        'U' if !is_bytes => (8, "truncated \\UXXXXXXXX escape"),
        _ => return None,
    };
    let digits = escape[1..].bytes().take(wanted).take_while(u8::is_ascii_hexdigit).count();
    // CPython writes what isn't ASCII as an escape of ten characters first.
    let start: usize = contents[..at].chars().map(|letter| if letter.is_ascii() { 1 } else { 10 }).sum();
    if is_bytes {
        return (digits < wanted).then(|| format!("(value error) invalid \\x escape at position {start}"));
    }
    let end = start + 1 + digits;
    let name = if digits < wanted {
        name
    } else if wanted == 8 && u32::from_str_radix(&escape[1..9], 16).is_ok_and(|value| value > 0x0010_FFFF) {
        "illegal Unicode character"
    } else {
        return None;
    };
    Some(format!("(unicode error) 'unicodeescape' codec can't decode bytes in position {start}-{end}: {name}"))
}
