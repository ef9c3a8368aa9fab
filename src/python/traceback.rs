//! Tracebacks: as objects that programs walk through, and as the text that Python prints.

use std::fmt::Write;
use std::rc::Rc;

use super::code::Span;
use super::exception::{Exc, Kind, Passed, R, data, is_exception};
use super::frame::Body;
use super::value::{Object, Value};
use super::vm::Vm;

/// A traceback from one of its places on, innermost last.
struct Traceback(Rc<Vec<Passed>>, usize);

/// A frame, as far as programs look at one.
struct FrameView {
    body: Rc<Body>,
    line: u32,
}

thread_local! {
    static CLASSES: std::cell::RefCell<Option<(Rc<super::class::Class>, Rc<super::class::Class>)>> =
        const { std::cell::RefCell::new(None) };
}

/// Remembers the classes of tracebacks and frames.
pub(crate) fn install(vm: &Vm) {
    CLASSES.set(Some((Rc::clone(&vm.types.traceback), Rc::clone(&vm.types.frame))));
}

fn classes() -> Option<(Rc<super::class::Class>, Rc<super::class::Class>)> {
    CLASSES.with_borrow(Option::clone)
}

/// `frame` objects of programs.
pub(crate) fn frame_value(body: &Rc<Body>, line: u32) -> Value {
    match classes() {
        Some((_, class)) => Value::native(&class, FrameView { body: Rc::clone(body), line }),
        None => Value::None,
    }
}

/// An exception's `__traceback__`.
pub(crate) fn of(vm: &Vm, exc: &Exc) -> Value {
    let mut entries = data(exc).traceback.borrow().clone();
    if entries.is_empty() {
        return Value::None;
    }
    entries.reverse();
    Value::native(&vm.types.traceback, Traceback(Rc::new(entries), 0))
}

/// The places of a traceback object, as an exception keeps them.
pub(crate) fn entries(value: &Value) -> Vec<Passed> {
    match value.native_ref::<Traceback>() {
        Some(Traceback(entries, from)) => entries[*from..].iter().rev().cloned().collect(),
        None => Vec::new(),
    }
}

/// An attribute of a traceback or frame object.
pub(crate) fn attr(object: &Object, name: &str) -> Option<Value> {
    if let Some(Traceback(entries, at)) = object.native() {
        let entry = entries.get(*at)?;
        let line = entry.body.line(entry.op as usize);
        return Some(match name {
            "tb_lineno" => Value::Int(i64::from(line)),
            "tb_frame" => frame_value(&entry.body, line),
            "tb_next" if at + 1 < entries.len() => {
                let (class, _) = classes()?;
                Value::native(&class, Traceback(Rc::clone(entries), at + 1))
            }
            "tb_next" => Value::None,
            "tb_lasti" => Value::Int(i64::from(entry.op) * 2),
            _ => return None,
        });
    }
    let frame: &FrameView = object.native()?;
    Some(match name {
        "f_code" => Value::Code(Rc::clone(&frame.body)),
        "f_lineno" => Value::Int(i64::from(frame.line)),
        "f_back" => Value::None,
        "f_locals" | "f_globals" => Value::dict(),
        _ => return None,
    })
}

impl Vm {
    /// The text of an exception with its causes, as Python prints it.
    ///
    /// # Errors
    /// What its `__str__` raises, unless that is an exception.
    pub(crate) fn format_exception(&mut self, exc: &Exc) -> R<Vec<String>> {
        let mut out = Vec::new();
        self.format_chain(exc, &mut out, "", &mut Vec::new(), 0)?;
        Ok(out)
    }

    /// Whether a group's box was closed in it.
    fn format_chain(
        &mut self,
        exc: &Exc,
        out: &mut Vec<String>,
        indent: &str,
        seen: &mut Vec<usize>,
        depth: usize,
    ) -> R<bool> {
        let address = Rc::as_ptr(exc) as usize;
        if seen.contains(&address) || depth > 20 {
            return Ok(false);
        }
        seen.push(address);
        let mut closed = false;
        let cause = data(exc).cause.borrow().clone();
        let context = data(exc).context.borrow().clone();
        match (cause, context) {
            (Some(cause), _) => {
                closed = self.format_chain(&cause, out, indent, seen, depth + 1)?;
                out.push(format!(
                    "{indent}\n{indent}The above exception was the direct cause of the following exception:\n{indent}\n"
                ));
            }
            (None, Some(context)) if !data(exc).suppress_context.get() => {
                closed = self.format_chain(&context, out, indent, seen, depth + 1)?;
                out.push(format!(
                    "{indent}\n{indent}During handling of the above exception, another exception occurred:\n{indent}\n"
                ));
            }
            _ => {}
        }
        Ok(self.format_one(exc, out, indent, seen, depth)? || closed)
    }

    fn format_one(
        &mut self,
        exc: &Exc,
        out: &mut Vec<String>,
        indent: &str,
        seen: &mut Vec<usize>,
        depth: usize,
    ) -> R<bool> {
        let groups = Rc::clone(self.types.exception(Kind::BaseExceptionGroup));
        let is_group = exc.class.is_subclass(&groups);
        let prefix = if is_group && indent.is_empty() { "  + " } else { indent };
        let bar = if is_group && indent.is_empty() { "  | " } else { indent };
        let places = data(exc).traceback.borrow().clone();
        let places: Vec<&Passed> = places.iter().rev().filter(|place| !place.body.code.source.is_library).collect();
        if !places.is_empty() {
            out.push(if is_group {
                format!("{prefix}Exception Group Traceback (most recent call last):\n")
            } else {
                format!("{indent}Traceback (most recent call last):\n")
            });
        }
        let mut again = 0;
        for (at, place) in places.iter().enumerate() {
            let same = at > 0 && place.op == places[at - 1].op && Rc::ptr_eq(&place.body, &places[at - 1].body);
            again = if same { again + 1 } else { 0 };
            if again > 2 {
                let next_differs =
                    places.get(at + 1).is_none_or(|next| next.op != place.op || !Rc::ptr_eq(&next.body, &place.body));
                if next_differs {
                    let times = again - 2;
                    let s = if times == 1 { "" } else { "s" };
                    out.push(format!("{bar}  [Previous line repeated {times} more time{s}]\n"));
                }
                continue;
            }
            out.push(place_text(place, bar));
        }
        for line in self.format_only(exc)?.lines() {
            out.push(format!("{bar}{line}\n"));
        }
        if !is_group {
            return Ok(false);
        }
        let mut closed = false;
        let mut parts = Vec::new();
        if let Some(all) = data(exc).args.borrow().get(1).cloned() {
            parts = self.collect(&all)?;
        }
        let inner = if indent.is_empty() { "    ".to_owned() } else { format!("{}  ", &indent[..indent.len() - 2]) };
        let last = parts.len();
        for (at, part) in parts.iter().enumerate() {
            let Some(part) = is_exception(part) else { continue };
            let lead = if at == 0 { "+-" } else { "+" };
            let start = if at == 0 {
                format!("{}{lead}+---------------- {} ----------------\n", &inner[..inner.len() - 2], at + 1)
            } else {
                format!("{inner}+---------------- {} ----------------\n", at + 1)
            };
            out.push(start);
            if at >= 15 {
                let more = last - at;
                out.push(format!("{inner}| and {more} more exception{}\n", if more == 1 { "" } else { "s" }));
                break;
            }
            closed = self.format_chain(part, out, &format!("{inner}| "), seen, depth + 1)?;
        }
        // What the last part closed needs no second end.
        if !closed {
            out.push(format!("{inner}+------------------------------------\n"));
        }
        Ok(true)
    }

    /// The last line of an exception's text, with its notes.
    ///
    /// # Errors
    /// What isn't an exception.
    pub(crate) fn format_only(&mut self, exc: &Exc) -> R<String> {
        let name = self.class_path(&exc.class);
        let name = name.strip_prefix("__main__.").unwrap_or(&name).to_owned();
        let value = Value::Object(Rc::clone(exc));
        let message = match self.str(&value) {
            Ok(text) => text.as_str().to_owned(),
            Err(left) => {
                self.materialise(left)?;
                "<exception str() failed>".to_owned()
            }
        };
        let mut text = if message.is_empty() { name } else { format!("{name}: {message}") };
        text.push('\n');
        let notes = Rc::clone(&self.names.notes);
        if let Some(Value::List(notes)) = exc.dict.get().and_then(|dict| dict.get(&notes)) {
            let notes = notes.borrow().clone();
            for note in notes {
                let note = self.str(&note)?;
                let _ = writeln!(text, "{}", note.as_str());
            }
        }
        Ok(text)
    }
}

/// A place: file, line, the line's text and a mark under the part that it is about.
pub(crate) fn place_text(place: &Passed, indent: &str) -> String {
    let code = &place.body.code;
    let span = code.spans.get(place.op as usize).copied().unwrap_or_default();
    let (line, column) = code.source.place(span.start);
    let mut text = format!(
        "{indent}  File \"{}\", line {line}, in {}\n",
        code.source.name,
        place.body.qualname.as_str().rsplit("<locals>.").next().unwrap_or_default()
    );
    let source = code.source.line(line);
    let stripped = source.trim_start();
    if stripped.is_empty() {
        return text;
    }
    let _ = writeln!(text, "{indent}    {}", stripped.trim_end());
    if let Some(mark) = mark(&code.source, span, line, column, source) {
        let _ = writeln!(text, "{indent}    {mark}");
    }
    text
}

/// The mark, unless it would be under the whole line.
fn mark(source: &super::code::Source, span: Span, line: u32, column: u32, text: &str) -> Option<String> {
    let indent = text.chars().count() - text.trim_start().chars().count();
    let (end_line, end_column) = source.place(span.end);
    let whole = text.trim_end().chars().count();
    let end = if end_line == line { end_column as usize } else { whole };
    let start = column as usize;
    if start < indent || end <= start || (start == indent && end >= whole) {
        return None;
    }
    Some(format!("{}{}", " ".repeat(start - indent), "^".repeat(end - start)))
}
