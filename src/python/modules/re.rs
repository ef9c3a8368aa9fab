//! `re`: our own engine, because it must do what Python's does and because a program's time limit must hold for it.
//! It is long, because patterns and matches have so many methods.

mod found;
mod parse;
mod program;
mod run;
mod template;

use std::cell::RefCell;
use std::rc::Rc;

use found::{expand, group, groupdict, groups, match_repr, pair, span};
use program::Program;
use run::{Mode, NOWHERE, Runner};
use template::{fill, template, text_value};

use crate::python::exception::{Kind, Leave, R, error, type_error, value_error};
use crate::python::map::Dict;
use crate::python::methods::add;
use crate::python::native::{Native, NativeFn};
use crate::python::types::Property;
use crate::python::value::{Args, Object, Payload, Str, Value};
use crate::python::vm::Vm;

/// What is searched, character by character.
#[derive(Clone)]
struct Subject {
    value: Value,
    chars: Rc<Vec<char>>,
}

impl Subject {
    fn slice(&self, start: usize, end: usize) -> Value {
        let chars = &self.chars[start..end];
        match self.value.plain() {
            Value::Bytes(_) => Value::bytes(chars.iter().map(|char| *char as u8).collect()),
            _ => Value::str(chars.iter().collect::<String>()),
        }
    }

    fn is_bytes(&self) -> bool {
        matches!(self.value.plain(), Value::Bytes(_))
    }
}

struct Pattern {
    source: Value,
    program: Rc<Program>,
}

struct Match {
    pattern: Value,
    program: Rc<Program>,
    subject: Subject,
    slots: Vec<usize>,
    from: usize,
    to: usize,
}

/// Text, and the same taken apart.
type Last = (Rc<Str>, Rc<Vec<char>>);

thread_local! {
    /// The text that was searched last: whoever searches it bit by bit shouldn't have it taken apart each time.
    static LAST: RefCell<Option<Last>> = const { RefCell::new(None) };
}

fn subject(vm: &Vm, value: &Value, is_bytes: bool) -> R<Subject> {
    let chars = match value.plain() {
        Value::Str(_) if is_bytes => return Err(type_error("cannot use a bytes pattern on a string-like object")),
        Value::Bytes(_) if !is_bytes => return Err(type_error("cannot use a string pattern on a bytes-like object")),
        Value::Str(text) => LAST.with_borrow_mut(|last| match last {
            Some((known, chars)) if Rc::ptr_eq(known, text) => Rc::clone(chars),
            _ => {
                let chars = Rc::new(text.as_str().chars().collect::<Vec<char>>());
                if chars.len() > 256 {
                    *last = Some((Rc::clone(text), Rc::clone(&chars)));
                }
                chars
            }
        }),
        Value::Bytes(bytes) => Rc::new(bytes.iter().map(|byte| char::from(*byte)).collect()),
        _ => return Err(type_error(format!("expected string or bytes-like object, got '{}'", vm.type_name(value)))),
    };
    Ok(Subject { value: value.clone(), chars })
}

/// The module's own dict.
fn module_dict(vm: &mut Vm) -> R<Rc<Dict>> {
    match vm.import(&Value::str("re"))? {
        Value::Module(module) => Ok(Rc::clone(&module.dict)),
        _ => Err(error(Kind::RuntimeError, "re is no module")),
    }
}

/// A `PatternError`.
fn pattern_error(vm: &mut Vm, message: &str, pattern: &Value, chars: &[char], at: Option<usize>) -> Leave {
    let dict = match module_dict(vm) {
        Ok(dict) => dict,
        Err(left) => return left,
    };
    let Some(Value::Class(class)) = dict.get_str("PatternError") else { return value_error(message) };
    let (mut text, mut line, mut column) = (message.to_owned(), Value::None, Value::None);
    if let Some(at) = at {
        text += &format!(" at position {at}");
        let before = &chars[..at.min(chars.len())];
        let lines = before.iter().filter(|char| **char == '\n').count() + 1;
        let columns = at - before.iter().rposition(|char| *char == '\n').map_or(0, |end| end + 1) + 1;
        if chars.contains(&'\n') {
            text += &format!(" (line {lines}, column {columns})");
        }
        (line, column) = (Value::index(lines), Value::index(columns));
    }
    let data = crate::python::exception::ExceptionData::with(vec![Value::str(text)]);
    let exc = Object::new(class, Payload::Exception(Box::new(data)));
    let position = at.map_or(Value::None, Value::index);
    let pattern = if at.is_some() { pattern } else { &Value::None };
    let fields = [
        ("msg", Value::str(message)),
        ("pattern", pattern.clone()),
        ("pos", position),
        ("lineno", line),
        ("colno", column),
    ];
    for (name, value) in fields {
        let name = vm.intern(name);
        exc.dict().set(&name, value);
    }
    Leave::Raise(exc)
}

/// A pattern, compiled unless it is already.
fn compiled(vm: &mut Vm, source: &Value, flags: &Value) -> R {
    let flags = match flags.plain() {
        Value::Unbound => 0,
        flags => match vm.to_index(&flags.clone())? {
            flags @ 0..=0xffff => flags as u32,
            _ => return Err(value_error("bad flags")),
        },
    };
    if source.native_ref::<Pattern>().is_some() {
        if flags != 0 {
            return Err(value_error("cannot process flags argument with a compiled pattern"));
        }
        return Ok(source.clone());
    }
    let dict = module_dict(vm)?;
    let Some(Value::Dict(cache)) = dict.get_str("_cache") else { return Err(type_error("re was changed")) };
    let is_bytes = matches!(source.plain(), Value::Bytes(_));
    if !is_bytes && source.as_str().is_none() {
        return Err(type_error("first argument must be string or compiled pattern"));
    }
    let key = Value::tuple(vec![source.plain().clone(), Value::Int(i64::from(flags))]);
    if let Some(known) = vm.dict_get(&cache, &key)? {
        return Ok(known);
    }
    let chars: Vec<char> = match source.plain() {
        Value::Bytes(bytes) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        other => other.as_str().unwrap_or_default().chars().collect(),
    };
    let parsed = match parse::parse(&chars, is_bytes, flags) {
        Ok(parsed) => parsed,
        Err(parse::Wrong(message, usize::MAX)) if message.starts_with("ASCII and") => return Err(value_error(message)),
        Err(parse::Wrong(message, at)) => {
            let at = (at != usize::MAX).then_some(at);
            return Err(pattern_error(vm, &message, source, &chars, at));
        }
    };
    let program = Rc::new(Program::new(parsed));
    let class = Rc::clone(&vm.types.pattern);
    let pattern = Value::native(&class, Pattern { source: source.clone(), program });
    if cache.len() >= 256 {
        cache.clear();
    }
    vm.dict_set(&cache, &key, pattern.clone())?;
    Ok(pattern)
}

fn program_of(value: &Value) -> R<Rc<Program>> {
    match value.native_ref::<Pattern>() {
        Some(pattern) => Ok(Rc::clone(&pattern.program)),
        None => Err(type_error("descriptor requires a 're.Pattern' object")),
    }
}

fn matched(value: &Value) -> R<&Match> {
    value.native_ref::<Match>().ok_or_else(|| type_error("descriptor requires a 're.Match' object"))
}

/// A search: the pattern, the text, and the part of it that is looked at.
struct Search {
    pattern: Value,
    program: Rc<Program>,
    subject: Subject,
    from: usize,
    to: usize,
}

impl Search {
    fn new(vm: &mut Vm, pattern: &Value, text: &Value, from: &Value, to: &Value) -> R<Self> {
        let program = program_of(pattern)?;
        let is_bytes = pattern.native_ref::<Pattern>().is_some_and(|own| matches!(own.source.plain(), Value::Bytes(_)));
        let subject = subject(vm, text, is_bytes)?;
        let len = subject.chars.len() as i64;
        let from = if from.is_unbound() { 0 } else { vm.to_index(from)?.clamp(0, len) };
        let to = if to.is_unbound() { len } else { vm.to_index(to)?.clamp(0, len) };
        Ok(Self { pattern: pattern.clone(), program, subject, from: from as usize, to: to as usize })
    }

    fn to_match(&self, vm: &Vm, slots: Vec<usize>) -> Value {
        Value::native(
            &vm.types.match_,
            Match {
                pattern: self.pattern.clone(),
                program: Rc::clone(&self.program),
                subject: self.subject.clone(),
                slots,
                from: self.from,
                to: self.to,
            },
        )
    }

    fn first(&self, vm: &mut Vm, mode: Mode) -> R {
        if self.from > self.to {
            return Ok(Value::None);
        }
        let found = Runner::new(&self.program, &self.subject.chars, self.to).find(vm, self.from, mode, false)?;
        Ok(found.map_or(Value::None, |slots| self.to_match(vm, slots)))
    }

    /// All matches, at most so many.
    fn all(&self, vm: &mut Vm, most: usize) -> R<Vec<Vec<usize>>> {
        let mut all = Vec::new();
        let (mut at, mut must_advance) = (self.from, false);
        let mut runner = Runner::new(&self.program, &self.subject.chars, self.to);
        while all.len() < most && at <= self.to {
            let Some(slots) = runner.find(vm, at, Mode::Search, must_advance)? else { break };
            at = slots[1];
            must_advance = slots[0] == slots[1];
            all.push(slots);
            if all.len() % 1024 == 0 {
                vm.check_memory(all.len() * 16 * self.program.groups.max(1))?;
            }
        }
        Ok(all)
    }

    fn group(&self, slots: &[usize], group: usize, default: &Value) -> Value {
        group_of(&self.subject, slots, group).unwrap_or_else(|| default.clone())
    }

    fn empty(&self) -> Value {
        if self.subject.is_bytes() { Value::bytes(Vec::new()) } else { Value::str("") }
    }
}

fn group_of(subject: &Subject, slots: &[usize], group: usize) -> Option<Value> {
    let (start, end) = span_of(slots, group)?;
    Some(subject.slice(start, end))
}

fn span_of(slots: &[usize], group: usize) -> Option<(usize, usize)> {
    match (slots[group * 2], slots[group * 2 + 1]) {
        (NOWHERE, _) | (_, NOWHERE) => None,
        (start, end) => Some((start, end.max(start))),
    }
}

fn one(vm: &mut Vm, args: Args, name: &str, mode: Mode) -> R {
    let [pattern, text, from, to] = args.bind(name, ["/self", "string", "pos", "endpos"], 2)?;
    Search::new(vm, &pattern, &text, &from, &to)?.first(vm, mode)
}

fn findall(vm: &mut Vm, args: Args) -> R {
    let [pattern, text, from, to] = args.bind("findall", ["/self", "string", "pos", "endpos"], 2)?;
    let search = Search::new(vm, &pattern, &text, &from, &to)?;
    let empty = search.empty();
    let groups = search.program.groups;
    let found = search.all(vm, usize::MAX)?;
    let each = |slots: Vec<usize>| match groups {
        0 | 1 => search.group(&slots, groups, &empty),
        _ => Value::tuple((1..=groups).map(|group| search.group(&slots, group, &empty)).collect()),
    };
    Ok(Value::list(found.into_iter().map(each).collect()))
}

fn finditer(vm: &mut Vm, args: Args) -> R {
    let [pattern, text, from, to] = args.bind("finditer", ["/self", "string", "pos", "endpos"], 2)?;
    let search = Search::new(vm, &pattern, &text, &from, &to)?;
    let found = search.all(vm, usize::MAX)?;
    let matches = Value::list(found.into_iter().map(|slots| search.to_match(vm, slots)).collect());
    Ok(vm.native_iter(&matches).unwrap_or_default())
}

fn split(vm: &mut Vm, args: Args) -> R {
    let [pattern, text, most] = args.bind("split", ["/self", "string", "maxsplit"], 2)?;
    let search = Search::new(vm, &pattern, &text, &Value::Unbound, &Value::Unbound)?;
    let most = if most.is_unbound() { 0 } else { vm.to_index(&most)? };
    let most = match most {
        0 => usize::MAX,
        most => usize::try_from(most).unwrap_or(0),
    };
    let mut parts = Vec::new();
    let mut last = 0;
    for slots in search.all(vm, most)? {
        parts.push(search.subject.slice(last, slots[0]));
        parts.extend((1..=search.program.groups).map(|group| search.group(&slots, group, &Value::None)));
        last = slots[1];
    }
    parts.push(search.subject.slice(last, search.subject.chars.len()));
    Ok(Value::list(parts))
}

/// `sub` and `subn`: the text, and how often something was replaced.
fn replaced(vm: &mut Vm, args: Args, name: &str) -> R<(Value, usize)> {
    let [pattern, new, text, most] = args.bind(name, ["/self", "repl", "string", "count"], 3)?;
    let search = Search::new(vm, &pattern, &text, &Value::Unbound, &Value::Unbound)?;
    let most = if most.is_unbound() { 0 } else { vm.to_index(&most)? };
    let most = match most {
        0 => usize::MAX,
        most => usize::try_from(most).unwrap_or(0),
    };
    let is_text = matches!(new.plain(), Value::Str(_) | Value::Bytes(_));
    let parts = if is_text { template(vm, &search.program, &new)? } else { Vec::new() };
    let found = search.all(vm, most)?;
    let count = found.len();
    if count == 0 {
        return Ok((text, 0));
    }
    let mut out = String::new();
    let mut last = 0;
    for slots in found {
        out.extend(&search.subject.chars[last..slots[0]]);
        last = slots[1];
        if is_text {
            fill(&parts, &search.subject, &slots, &mut out);
        } else {
            let argument = search.to_match(vm, slots);
            let answer = vm.call(new.clone(), [argument])?;
            match answer.plain() {
                Value::Str(text) => out.push_str(text.as_str()),
                Value::Bytes(bytes) => out.extend(bytes.iter().map(|byte| char::from(*byte))),
                Value::None => {}
                _ => {
                    let kind = vm.type_name(&answer);
                    return Err(type_error(format!("sequence item {count}: expected str instance, {kind} found")));
                }
            }
        }
        vm.check_memory(out.len())?;
    }
    out.extend(&search.subject.chars[last..]);
    Ok((text_value(&out, search.subject.is_bytes()), count))
}

const FLAGS: [(&str, &str, u32); 7] = [
    ("IGNORECASE", "I", parse::IGNORE_CASE),
    ("LOCALE", "L", parse::LOCALE),
    ("MULTILINE", "M", parse::MULTILINE),
    ("DOTALL", "S", parse::DOT_ALL),
    ("UNICODE", "U", parse::UNICODE),
    ("VERBOSE", "X", parse::VERBOSE),
    ("ASCII", "A", parse::ASCII),
];

fn pattern_repr(vm: &mut Vm, args: Args) -> R {
    let [own] = args.method("__repr__")?;
    let program = program_of(&own)?;
    let source = own.native_ref::<Pattern>().map(|pattern| pattern.source.clone()).unwrap_or_default();
    let mut text: String = vm.repr(&source)?.chars().take(200).collect();
    let mut separator = ", ";
    for (name, _, flag) in FLAGS {
        let is_default = flag == parse::UNICODE && source.as_str().is_some();
        if program.flags & flag != 0 && !is_default {
            text += separator;
            text += "re.";
            text += name;
            separator = "|";
        }
    }
    Ok(Value::str(format!("re.compile({text})")))
}

fn attribute(vm: &mut Vm, args: &Args, name: &str) -> R {
    let Some(own) = args.values.first() else { return Ok(Value::None) };
    if let Some(pattern) = own.native_ref::<Pattern>() {
        return Ok(match name {
            "pattern" => pattern.source.clone(),
            "flags" => Value::Int(i64::from(pattern.program.flags)),
            "groups" => Value::index(pattern.program.groups),
            _ => {
                let dict = Dict::default();
                for (name, group) in &pattern.program.names {
                    dict.set(&vm.intern(name), Value::index(*group));
                }
                Value::Dict(Rc::new(dict))
            }
        });
    }
    let own = matched(own)?;
    let last = own.slots[own.program.groups * 2 + 2];
    Ok(match name {
        "string" => own.subject.value.clone(),
        "re" => own.pattern.clone(),
        "pos" => Value::index(own.from),
        "endpos" => Value::index(own.to),
        "lastindex" if last != NOWHERE => Value::index(last),
        "lastgroup" => {
            let found = own.program.names.iter().find(|(_, group)| *group == last);
            found.map_or(Value::None, |(name, _)| Value::str(name.as_str()))
        }
        "regs" => {
            let span =
                |group| span_of(&own.slots, group).map_or_else(|| pair(-1, -1), |(a, b)| pair(a as i64, b as i64));
            Value::tuple((0..=own.program.groups).map(span).collect())
        }
        _ => Value::None,
    })
}

macro_rules! attributes {
    ($vm:ident, $class:ident, $($name:literal),*) => {
        for (name, get) in [$(($name, (|vm, args| attribute(vm, &args, $name)) as NativeFn)),*] {
            let get = Native::function(name, get);
            let property = Property { get, set: Value::None, delete: Value::None, doc: Value::None };
            let property = Value::native(&$vm.types.property, property);
            let name = $vm.intern(name);
            $class.dict.set(&name, property);
        }
    };
}

// The module.

fn escape(vm: &mut Vm, args: Args) -> R {
    let [value] = args.exactly("escape")?;
    let is_bytes = matches!(value.plain(), Value::Bytes(_));
    let subject = subject(vm, &value, is_bytes)?;
    let mut out = String::new();
    for char in subject.chars.iter() {
        if "()[]{}?*+-|^$\\.&~# \t\n\r\x0b\x0c".contains(*char) {
            out.push('\\');
        }
        out.push(*char);
    }
    Ok(text_value(&out, is_bytes))
}

/// A function of the module: a method of the pattern that it is given, with flags as its last argument.
fn with_flags(vm: &mut Vm, args: Args, run: NativeFn, flags_at: usize) -> R {
    let mut args = args;
    let mut flags = args.take_keyword("flags").unwrap_or_default();
    if args.values.len() > flags_at {
        flags = args.values.remove(flags_at);
    }
    if let Some(pattern) = args.take_keyword("pattern") {
        args.values.insert(0, pattern);
    }
    let Some(pattern) = args.values.first() else {
        return Err(type_error("missing 1 required positional argument: 'pattern'"));
    };
    args.values[0] = compiled(vm, &pattern.clone(), &flags)?;
    run(vm, args)
}

const METHODS: &[(&str, NativeFn)] = &[
    ("match", |vm, args| one(vm, args, "match", Mode::Match)),
    ("fullmatch", |vm, args| one(vm, args, "fullmatch", Mode::Full)),
    ("search", |vm, args| one(vm, args, "search", Mode::Search)),
    ("findall", findall),
    ("finditer", finditer),
    ("split", split),
    ("sub", sub),
    ("subn", subn),
    ("__repr__", pattern_repr),
];

fn sub(vm: &mut Vm, args: Args) -> R {
    replaced(vm, args, "sub").map(|(text, _)| text)
}

fn subn(vm: &mut Vm, args: Args) -> R {
    replaced(vm, args, "subn").map(|(text, count)| Value::tuple(vec![text, Value::index(count)]))
}

const FUNCTIONS: &[(&str, NativeFn)] = &[
    ("match", |vm, args| with_flags(vm, args, |vm, args| one(vm, args, "match", Mode::Match), 2)),
    ("fullmatch", |vm, args| with_flags(vm, args, |vm, args| one(vm, args, "fullmatch", Mode::Full), 2)),
    ("search", |vm, args| with_flags(vm, args, |vm, args| one(vm, args, "search", Mode::Search), 2)),
    ("findall", |vm, args| with_flags(vm, args, findall, 2)),
    ("finditer", |vm, args| with_flags(vm, args, finditer, 2)),
    ("split", |vm, args| with_flags(vm, args, split, 3)),
    ("sub", |vm, args| with_flags(vm, args, sub, 4)),
    ("subn", |vm, args| with_flags(vm, args, subn, 4)),
    ("compile", |vm, args| {
        let [pattern, flags] = args.bind("compile", ["pattern", "flags"], 1)?;
        compiled(vm, &pattern, &flags)
    }),
    ("escape", escape),
    ("purge", |vm, _| {
        if let Some(Value::Dict(cache)) = module_dict(vm)?.get_str("_cache") {
            cache.clear();
        }
        Ok(Value::None)
    }),
];

/// Its names.
pub(super) fn module(vm: &mut Vm) -> Vec<(&'static str, Value)> {
    let pattern = Rc::clone(&vm.types.pattern);
    add(vm, &pattern, METHODS);
    attributes!(vm, pattern, "pattern", "flags", "groups", "groupindex");
    let match_ = Rc::clone(&vm.types.match_);
    add(
        vm,
        &match_,
        &[
            ("group", |vm, args| group(vm, &args)),
            ("__getitem__", |vm, args| {
                let [own, key] = args.method("__getitem__")?;
                group(vm, &Args::from([own, key]))
            }),
            ("groups", groups),
            ("groupdict", groupdict),
            ("start", |vm, args| span(vm, args, "start", |start, _| Value::Int(start))),
            ("end", |vm, args| span(vm, args, "end", |_, end| Value::Int(end))),
            ("span", |vm, args| span(vm, args, "span", pair)),
            ("expand", expand),
            ("__repr__", match_repr),
        ],
    );
    attributes!(vm, match_, "string", "re", "pos", "endpos", "lastindex", "lastgroup", "regs");
    let mut names: Vec<(&'static str, Value)> =
        FUNCTIONS.iter().map(|(name, run)| (*name, Native::function(name, *run))).collect();
    // They are an enumeration, which is only made for who asks for one.
    if let Ok(flags) = vm.prelude_function("_re_flag") {
        names.push(("__getattr__", flags));
    }
    names.push(("_cache", Value::dict()));
    names.push(("Pattern", Value::Class(pattern)));
    names.push(("Match", Value::Class(match_)));
    let namespace = Value::dict();
    if let Value::Dict(dict) = &namespace {
        dict.set(&vm.intern("__module__"), Value::str("re"));
    }
    let bases = Value::tuple(vec![Value::Class(Rc::clone(vm.types.exception(Kind::Exception)))]);
    let meta = Rc::clone(&vm.types.type_);
    if let Ok(class) = vm.new_class(&meta, &Rc::new(Str::new("PatternError")), &bases, &namespace, Vec::new()) {
        names.push(("error", class.clone()));
        names.push(("PatternError", class));
    }
    crate::python::class::changed();
    names
}
