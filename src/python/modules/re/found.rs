//! What was found: the methods of matches.

use std::rc::Rc;

use super::template::{fill, template, text_value};
use super::{Match, group_of, matched, span_of};
use crate::python::exception::{Kind, R, error};
use crate::python::map::Dict;
use crate::python::value::{Args, Value};
use crate::python::vm::Vm;

/// A group by its number or its name.
fn group_number(vm: &mut Vm, own: &Match, key: &Value) -> R<usize> {
    let number = match key.as_str() {
        Some(name) => own.program.group_named(name),
        None => usize::try_from(vm.to_index(key).unwrap_or(-1)).ok(),
    };
    number.filter(|group| *group <= own.program.groups).ok_or_else(|| error(Kind::IndexError, "no such group"))
}

pub(super) fn group(vm: &mut Vm, args: &Args) -> R {
    args.reject_keywords("group")?;
    let own = matched(&args.values[0])?;
    let mut found = Vec::new();
    for key in &args.values[1..] {
        let group = group_number(vm, own, key)?;
        found.push(group_of(&own.subject, &own.slots, group).unwrap_or(Value::None));
    }
    Ok(match found.len() {
        0 => group_of(&own.subject, &own.slots, 0).unwrap_or(Value::None),
        1 => found.remove(0),
        _ => Value::tuple(found),
    })
}

/// `span`, `start` and `end` of a group.
pub(super) fn span(vm: &mut Vm, args: Args, name: &str, what: fn(i64, i64) -> Value) -> R {
    let [own, key] = args.bind(name, ["/self", "/group"], 1)?;
    let own = matched(&own)?;
    let group = if key.is_unbound() { 0 } else { group_number(vm, own, &key)? };
    Ok(span_of(&own.slots, group).map_or_else(|| what(-1, -1), |(start, end)| what(start as i64, end as i64)))
}

pub(super) fn pair(start: i64, end: i64) -> Value {
    Value::tuple(vec![Value::Int(start), Value::Int(end)])
}

pub(super) fn groups(_: &mut Vm, args: Args) -> R {
    let [own, default] = args.bind("groups", ["/self", "default"], 1)?;
    let (own, default) = (matched(&own)?, default.or(Value::None));
    let each = |group| group_of(&own.subject, &own.slots, group).unwrap_or_else(|| default.clone());
    Ok(Value::tuple((1..=own.program.groups).map(each).collect()))
}

pub(super) fn groupdict(vm: &mut Vm, args: Args) -> R {
    let [own, default] = args.bind("groupdict", ["/self", "default"], 1)?;
    let (own, default) = (matched(&own)?, default.or(Value::None));
    let dict = Dict::default();
    for (name, group) in &own.program.names {
        let value = group_of(&own.subject, &own.slots, *group).unwrap_or_else(|| default.clone());
        dict.set(&vm.intern(name), value);
    }
    Ok(Value::Dict(Rc::new(dict)))
}

pub(super) fn match_repr(vm: &mut Vm, args: Args) -> R {
    let [own] = args.method("__repr__")?;
    let own = matched(&own)?;
    let text = group_of(&own.subject, &own.slots, 0).unwrap_or_default();
    let text: String = vm.repr(&text)?.chars().take(50).collect();
    Ok(Value::str(format!("<re.Match object; span=({}, {}), match={text}>", own.slots[0], own.slots[1])))
}

pub(super) fn expand(vm: &mut Vm, args: Args) -> R {
    let [own, text] = args.method("expand")?;
    let own = matched(&own)?;
    let parts = template(vm, &own.program, &text)?;
    let mut out = String::new();
    fill(&parts, &own.subject, &own.slots, &mut out);
    Ok(text_value(&out, own.subject.is_bytes()))
}
