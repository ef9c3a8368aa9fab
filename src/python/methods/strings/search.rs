//! Parts of text: where they are, and text taken apart where they are.

use std::rc::Rc;

use super::{is_space, own};
use crate::python::exception::{R, type_error, value_error};
use crate::python::value::{Args, Slice, Str, Value};
use crate::python::vm::Vm;

/// Positions as `start` and `end` arguments give them; nothing where they leave not even an empty text.
fn bounds(vm: &mut Vm, start: Value, end: Value, len: usize) -> R<Option<(usize, usize)>> {
    if matches!(start, Value::Int(start) if start > len as i64) {
        return Ok(None);
    }
    let slice = Slice { start: start.or(Value::None), stop: end.or(Value::None), step: Value::None };
    let (start, end, _) = vm.slice_bounds(&slice, len)?;
    Ok(if start > end { None } else { Some((start as usize, end as usize)) })
}

/// What is looked in, from where and to where, and what for.
type Sought = (Rc<Str>, usize, usize, Rc<Str>);

/// What `find` and its kin look in, from where, and for what.
fn search_args(vm: &mut Vm, args: Args, name: &str) -> R<Option<Sought>> {
    let [this, sub, start, end] = args.bind(name, ["/self", "/sub", "/start", "/end"], 2)?;
    let this = own(vm, &this, name)?;
    let Value::Str(sub) = sub.plain() else {
        return Err(type_error(format!("{name}() argument 1 must be str, not {}", vm.type_name(&sub))));
    };
    Ok(bounds(vm, start, end, this.chars())?.map(|(start, end)| (this, start, end, Rc::clone(sub))))
}

fn position(vm: &mut Vm, args: Args, name: &str, last: bool) -> R<Option<usize>> {
    let Some((this, start, end, sub)) = search_args(vm, args, name)? else { return Ok(None) };
    let part = this.slice(start, end);
    let at = if last { part.rfind(sub.as_str()) } else { part.find(sub.as_str()) };
    Ok(at.map(|at| start + if this.is_ascii() { at } else { part[..at].chars().count() }))
}

pub(super) fn find(vm: &mut Vm, args: Args) -> R {
    Ok(position(vm, args, "find", false)?.map_or(Value::Int(-1), Value::index))
}

pub(super) fn rfind(vm: &mut Vm, args: Args) -> R {
    Ok(position(vm, args, "rfind", true)?.map_or(Value::Int(-1), Value::index))
}

pub(super) fn index(vm: &mut Vm, args: Args) -> R {
    position(vm, args, "index", false)?.map(Value::index).ok_or_else(|| value_error("substring not found"))
}

pub(super) fn rindex(vm: &mut Vm, args: Args) -> R {
    position(vm, args, "rindex", true)?.map(Value::index).ok_or_else(|| value_error("substring not found"))
}

pub(super) fn count(vm: &mut Vm, args: Args) -> R {
    let Some((this, start, end, sub)) = search_args(vm, args, "count")? else { return Ok(Value::Int(0)) };
    Ok(Value::index(this.slice(start, end).matches(sub.as_str()).count()))
}

/// `startswith` and `endswith`.
fn has_affix(vm: &mut Vm, args: Args, name: &str, is: fn(&str, &str) -> bool) -> R {
    let [this, affix, start, end] = args.bind(name, ["/self", "/prefix", "/start", "/end"], 2)?;
    let this = own(vm, &this, name)?;
    let affixes = match affix.plain() {
        Value::Tuple(all) => all.to_vec(),
        _ => vec![affix.clone()],
    };
    let is_tuple = matches!(affix.plain(), Value::Tuple(_));
    let bounds = bounds(vm, start, end, this.chars())?;
    for affix in affixes {
        let Some(affix_text) = affix.as_str() else {
            let kind = vm.type_name(&affix);
            return Err(type_error(if is_tuple {
                format!("tuple for {name} must only contain str, not {kind}")
            } else {
                format!("{name} first arg must be str or a tuple of str, not {kind}")
            }));
        };
        if bounds.is_some_and(|(start, end)| is(this.slice(start, end), affix_text)) {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

pub(super) fn startswith(vm: &mut Vm, args: Args) -> R {
    has_affix(vm, args, "startswith", |text, affix| text.starts_with(affix))
}

pub(super) fn endswith(vm: &mut Vm, args: Args) -> R {
    has_affix(vm, args, "endswith", |text, affix| text.ends_with(affix))
}

fn splitting(vm: &mut Vm, args: Args, name: &str, from_right: bool) -> R {
    let [this, separator, most] = args.bind(name, ["/self", "sep", "maxsplit"], 1)?;
    let this = own(vm, &this, name)?;
    let most = match most.given() {
        Some(most) => vm.to_index(&most)?,
        None => -1,
    };
    let most = if most < 0 { usize::MAX } else { most as usize };
    let mut text = this.as_str();
    let mut parts: Vec<Value> = Vec::new();
    let Some(separator) = separator.some() else {
        if from_right {
            text = text.trim_end_matches(is_space);
        } else {
            text = text.trim_start_matches(is_space);
        }
        while !text.is_empty() {
            let cut = if parts.len() >= most {
                None
            } else if from_right {
                text.char_indices().rev().find(|(_, char)| is_space(*char)).map(|(at, char)| (at + char.len_utf8(), at))
            } else {
                text.char_indices().find(|(_, char)| is_space(*char)).map(|(at, _)| (at, at))
            };
            let (part, rest) = match cut {
                None if from_right => (text.trim_start_matches(is_space), ""),
                None => (text, ""),
                Some((after, at)) if from_right => (&text[after..], text[..at].trim_end_matches(is_space)),
                Some((at, _)) => (&text[..at], text[at..].trim_start_matches(is_space)),
            };
            // What is left over keeps the white space inside it.
            let part = if parts.len() >= most { text } else { part };
            if part.len() == this.as_str().len() {
                parts.push(Value::Str(Rc::clone(&this)));
            } else {
                parts.push(Value::str(part));
            }
            text = rest;
        }
        if from_right {
            parts.reverse();
        }
        return Ok(Value::list(parts));
    };
    let Some(sep) = separator.as_str() else {
        return Err(type_error(format!("must be str or None, not {}", vm.type_name(&separator))));
    };
    if sep.is_empty() {
        return Err(value_error("empty separator"));
    }
    let limit = most.saturating_add(1);
    if from_right {
        parts.extend(text.rsplitn(limit, sep).map(Value::from));
        parts.reverse();
    } else {
        parts.extend(text.splitn(limit, sep).map(Value::from));
    }
    Ok(Value::list(parts))
}

pub(super) fn split(vm: &mut Vm, args: Args) -> R {
    splitting(vm, args, "split", false)
}

pub(super) fn rsplit(vm: &mut Vm, args: Args) -> R {
    splitting(vm, args, "rsplit", true)
}

fn is_line_end(char: char) -> bool {
    matches!(char, '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

pub(super) fn splitlines(vm: &mut Vm, args: Args) -> R {
    let [this, keep] = args.bind("splitlines", ["/self", "keepends"], 1)?;
    let this = own(vm, &this, "splitlines")?;
    let keep = vm.truth(&keep.or(false))?;
    let mut text = this.as_str();
    let mut lines = Vec::new();
    while !text.is_empty() {
        let (line, rest) = match text.char_indices().find(|(_, char)| is_line_end(*char)) {
            None => (text.len(), text.len()),
            Some((at, char)) => (at, at + if text[at..].starts_with("\r\n") { 2 } else { char.len_utf8() }),
        };
        lines.push(Value::str(&text[..if keep { rest } else { line }]));
        text = &text[rest..];
    }
    Ok(Value::list(lines))
}

fn partitioned(vm: &mut Vm, args: Args, name: &str, last: bool) -> R {
    let [this, separator] = args.method(name)?;
    let this = own(vm, &this, name)?;
    let Some(sep) = separator.as_str() else {
        return Err(type_error(format!("must be str, not {}", vm.type_name(&separator))));
    };
    if sep.is_empty() {
        return Err(value_error("empty separator"));
    }
    let text = this.as_str();
    let parts = match if last { text.rsplit_once(sep) } else { text.split_once(sep) } {
        Some((before, after)) => [before, sep, after],
        None if last => ["", "", text],
        None => [text, "", ""],
    };
    Ok(Value::tuple(parts.into_iter().map(Value::from).collect()))
}

pub(super) fn partition(vm: &mut Vm, args: Args) -> R {
    partitioned(vm, args, "partition", false)
}

pub(super) fn rpartition(vm: &mut Vm, args: Args) -> R {
    partitioned(vm, args, "rpartition", true)
}
