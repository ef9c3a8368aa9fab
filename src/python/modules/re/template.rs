//! What replaces a match: text with references to groups.

use super::parse::is_word;
use super::program::Program;
use super::{Subject, pattern_error, span_of};
use crate::python::exception::{Kind, R, error, type_error};
use crate::python::value::Value;
use crate::python::vm::Vm;

/// A part of a template: text, or a group.
pub(super) enum Part {
    Text(String),
    Group(usize),
}

/// `\1` and its like in what replaces a match.
pub(super) fn template(vm: &mut Vm, program: &Program, value: &Value) -> R<Vec<Part>> {
    let chars: Vec<char> = match value.plain() {
        Value::Bytes(bytes) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        Value::Str(text) => text.as_str().chars().collect(),
        _ => {
            return Err(type_error(format!(
                "decoding to str: need a bytes-like object, {} found",
                vm.type_name(value)
            )));
        }
    };
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut at = 0;
    let digit = |at: usize, radix| chars.get(at).and_then(|char| char.to_digit(radix)).map(|digit| digit as usize);
    while let Some(char) = chars.get(at) {
        let here = at;
        at += 1;
        if *char != '\\' {
            text.push(*char);
            continue;
        }
        let Some(char) = chars.get(at) else {
            return Err(pattern_error(vm, "bad escape (end of pattern)", value, &chars, Some(here)));
        };
        at += 1;
        let group = match char {
            'g' => {
                if chars.get(at) != Some(&'<') {
                    return Err(pattern_error(vm, "missing <", value, &chars, Some(at)));
                }
                let start = at + 1;
                let Some(len) = chars[start..].iter().position(|char| *char == '>') else {
                    let message =
                        if start == chars.len() { "missing group name" } else { "missing >, unterminated name" };
                    return Err(pattern_error(vm, message, value, &chars, Some(start)));
                };
                let name: String = chars[start..start + len].iter().collect();
                at = start + len + 1;
                if name.is_empty() {
                    return Err(pattern_error(vm, "missing group name", value, &chars, Some(start)));
                }
                let number =
                    name.bytes().all(|byte| byte.is_ascii_digit()).then(|| name.parse::<usize>().ok()).flatten();
                match number.or_else(|| program.group_named(&name)) {
                    Some(group) if group <= program.groups => group,
                    Some(group) => {
                        let message = format!("invalid group reference {group}");
                        return Err(pattern_error(vm, &message, value, &chars, Some(start)));
                    }
                    None if name.chars().all(|char| is_word(char, false)) && digit(start, 10).is_none() => {
                        return Err(error(Kind::IndexError, format!("unknown group name '{name}'")));
                    }
                    None => {
                        let message = format!("bad character in group name '{name}'");
                        return Err(pattern_error(vm, &message, value, &chars, Some(start)));
                    }
                }
            }
            '0'..='9' => {
                let octal = [digit(at - 1, 8), digit(at, 8), digit(at + 1, 8)];
                let code = match octal {
                    [Some(0), second, third] => {
                        let code = match (second, third) {
                            (Some(second), Some(third)) => (second * 8 + third, 2),
                            (Some(second), None) => (second, 1),
                            _ => (0, 0),
                        };
                        at += code.1;
                        Some(code.0)
                    }
                    [Some(first), Some(second), Some(third)] => {
                        at += 2;
                        Some(first * 64 + second * 8 + third)
                    }
                    _ => None,
                };
                if let Some(code) = code {
                    text.extend(char::from_u32(code as u32));
                    continue;
                }
                let mut group = digit(at - 1, 10).unwrap_or_default();
                if let Some(second) = digit(at, 10) {
                    group = group * 10 + second;
                    at += 1;
                }
                if group > program.groups {
                    let message = format!("invalid group reference {group}");
                    return Err(pattern_error(vm, &message, value, &chars, Some(here + 1)));
                }
                group
            }
            char => {
                let char = match char {
                    'a' => '\x07',
                    'b' => '\x08',
                    'f' => '\x0c',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'v' => '\x0b',
                    '\\' => '\\',
                    char if char.is_ascii_alphabetic() => {
                        return Err(pattern_error(vm, &format!("bad escape \\{char}"), value, &chars, Some(here)));
                    }
                    char => {
                        text.push('\\');
                        *char
                    }
                };
                text.push(char);
                continue;
            }
        };
        parts.push(Part::Text(std::mem::take(&mut text)));
        parts.push(Part::Group(group));
    }
    parts.push(Part::Text(text));
    Ok(parts)
}

pub(super) fn fill(parts: &[Part], subject: &Subject, slots: &[usize], out: &mut String) {
    for part in parts {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Group(group) => {
                if let Some((start, end)) = span_of(slots, *group) {
                    out.extend(&subject.chars[start..end]);
                }
            }
        }
    }
}

pub(super) fn text_value(text: &str, is_bytes: bool) -> Value {
    if is_bytes { Value::bytes(text.chars().map(|char| char as u8).collect()) } else { Value::str(text) }
}
