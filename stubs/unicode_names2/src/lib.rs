//! The names of the characters that programs name: ASCII, Latin, Greek, punctuation, arrows, box drawing, signs, common
//! emoji. The whole table would be 71 % of the parser's size.

/// A name a line; before it its character's number where that doesn't follow the line before.
const NAMES: &str = include_str!("names.txt");

fn all() -> impl Iterator<Item = (char, &'static str)> {
    NAMES.lines().scan(0, |last, line| {
        let (number, name) = match line.strip_prefix('+').and_then(|line| line.split_once(' ')) {
            Some((number, name)) => (u32::from_str_radix(number, 16).unwrap_or_default(), name),
            None => (*last + 1, line),
        };
        *last = number;
        Some((char::from_u32(number).unwrap_or_default(), name))
    })
}

/// The character of that name, if it is in the table; large and small letters are the same.
#[must_use]
pub fn character(name: &str) -> Option<char> {
    all().find(|(_, own)| own.eq_ignore_ascii_case(name)).map(|(char, _)| char)
}

/// A character's name, if it is in the table.
#[must_use]
pub fn name(char: char) -> Option<&'static str> {
    all().find(|(own, _)| *own == char).map(|(_, name)| name)
}
