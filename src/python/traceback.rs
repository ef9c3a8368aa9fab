//! Tracebacks as the text that Python prints.

use std::fmt::Write;
use std::rc::Rc;

use super::code::{Source, Span};
use super::exception::{Exc, Kind, Passed, R, data, is_exception};
use super::lower::anchors;
use super::value::Value;
use super::vm::Vm;

/// An exception's text, as it is made.
struct Report {
    lines: Vec<String>,
    /// The addresses of those that it has.
    seen: Vec<usize>,
    /// How many places each may have.
    limit: Option<i64>,
}

impl Vm {
    /// The text of an exception with its causes, as Python prints it.
    ///
    /// # Errors
    /// What its `__str__` raises, unless that is an exception.
    pub(crate) fn format_exception(&mut self, exc: &Exc) -> R<Vec<String>> {
        self.format_limited(exc, None)
    }

    /// The same with at most so many places each: the outermost, or the innermost if the limit is negative.
    ///
    /// # Errors
    /// As [`Vm::format_exception`].
    pub(crate) fn format_limited(&mut self, exc: &Exc, limit: Option<i64>) -> R<Vec<String>> {
        let mut report = Report { lines: Vec::new(), seen: Vec::new(), limit };
        self.format_chain(exc, &mut report, "", 0)?;
        Ok(report.lines)
    }

    /// Whether a group's box was closed in it.
    fn format_chain(&mut self, exc: &Exc, report: &mut Report, indent: &str, depth: usize) -> R<bool> {
        let address = Rc::as_ptr(exc) as usize;
        // A group's parts are told even if they were told before.
        if depth > 20 {
            return Ok(false);
        }
        report.seen.push(address);
        let mut closed = false;
        let cause = data(exc).cause.borrow().clone();
        let context = data(exc).context.borrow().clone();
        match (cause, context) {
            // What was told already isn't told again.
            (Some(cause), _) if report.seen.contains(&(Rc::as_ptr(&cause) as usize)) => {}
            (Some(cause), _) => {
                closed = self.format_chain(&cause, report, indent, depth + 1)?;
                report.lines.push(format!(
                    "{indent}\n{indent}The above exception was the direct cause of the following exception:\n{indent}\n"
                ));
            }
            (None, Some(context))
                if !data(exc).suppress_context.get() && !report.seen.contains(&(Rc::as_ptr(&context) as usize)) =>
            {
                closed = self.format_chain(&context, report, indent, depth + 1)?;
                report.lines.push(format!(
                    "{indent}\n{indent}During handling of the above exception, another exception occurred:\n{indent}\n"
                ));
            }
            _ => {}
        }
        Ok(self.format_one(exc, report, indent, depth)? || closed)
    }

    fn format_one(&mut self, exc: &Exc, report: &mut Report, indent: &str, depth: usize) -> R<bool> {
        let groups = Rc::clone(self.types.exception(Kind::BaseExceptionGroup));
        let is_group = exc.class.is_subclass(&groups);
        let prefix = if is_group && indent.is_empty() { "  + " } else { indent };
        let bar = if is_group && indent.is_empty() { "  | " } else { indent };
        let places = data(exc).traceback.borrow().clone();
        let places = told(&places);
        let most = report.limit.map_or(places.len(), |limit| places.len().min(limit.unsigned_abs() as usize));
        let places = if report.limit.unwrap_or(0) < 0 { &places[places.len() - most..] } else { &places[..most] };
        if !data(exc).traceback.borrow().is_empty() {
            report.lines.push(if is_group {
                format!("{prefix}Exception Group Traceback (most recent call last):\n")
            } else {
                format!("{indent}Traceback (most recent call last):\n")
            });
        }
        let mut again = 0;
        let is_same = |a: &Passed, b: &Passed| {
            Rc::ptr_eq(&a.body, &b.body) && a.body.line(a.op as usize) == b.body.line(b.op as usize)
        };
        for (at, (place, name)) in places.iter().enumerate() {
            again = if at > 0 && is_same(place, places[at - 1].0) { again + 1 } else { 0 };
            if again > 2 {
                if places.get(at + 1).is_none_or(|(next, _)| !is_same(place, next)) {
                    let times = again - 2;
                    let s = if times == 1 { "" } else { "s" };
                    report.lines.push(format!("{bar}  [Previous line repeated {times} more time{s}]\n"));
                }
                continue;
            }
            report.lines.push(place_text(place, name, bar));
        }
        for line in self.format_only(exc)?.lines() {
            report.lines.push(format!("{bar}{line}\n"));
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
            report.lines.push(start);
            if at >= 15 {
                let more = last - at;
                report.lines.push(format!("{inner}| and {more} more exception{}\n", if more == 1 { "" } else { "s" }));
                break;
            }
            closed = self.format_chain(part, report, &format!("{inner}| "), depth + 1)?;
        }
        // What the last part closed needs no second end.
        if !closed {
            report.lines.push(format!("{inner}+------------------------------------\n"));
        }
        Ok(true)
    }

    /// What might have been meant by a name that isn't there.
    fn suggestion(&mut self, exc: &Exc, value: &Value) -> String {
        let kinds = [Kind::AttributeError, Kind::NameError, Kind::ImportError];
        if data(exc).is_final.get() || !kinds.iter().any(|kind| exc.class.is_subclass(self.types.exception(*kind))) {
            return String::new();
        }
        let own = data(exc).traceback.borrow().first().map(|place| place.body.slots.clone()).unwrap_or_default();
        let own = Value::list(own.into_iter().map(Value::Str).collect());
        let found = self.prelude_function("_suggestion").and_then(|function| self.call(function, [value.clone(), own]));
        found.ok().as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
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
        text += &self.suggestion(exc, &value);
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

/// The places of the reader's own that are told, outermost first, each with the name that it has there: a comprehension
/// runs in the frame around it.
pub(crate) fn told(places: &[Passed]) -> Vec<(&Passed, String)> {
    let mut told: Vec<(&Passed, String)> = Vec::new();
    for place in places.iter().rev().filter(|place| !place.body.code.source.is_library) {
        let own = place.body.name.as_str();
        let is_inline = matches!(place.body.name.as_str(), "<listcomp>" | "<setcomp>" | "<dictcomp>");
        let name = match told.last() {
            Some(_) if is_inline => told.pop().map(|(_, name)| name).unwrap_or_default(),
            _ => own.to_owned(),
        };
        told.push((place, name));
    }
    told
}

/// A place: file, line, the text of its lines and marks under the part that it is about.
pub(crate) fn place_text(place: &Passed, name: &str, indent: &str) -> String {
    let code = &place.body.code;
    let span = code.spans.get(place.op as usize).copied().unwrap_or_default();
    let line = code.source.place(span.start).0;
    let mut text = format!("{indent}  File \"{}\", line {line}, in {name}\n", code.source.name,);
    for line in marked(&code.source, span) {
        let _ = writeln!(text, "{indent}    {line}");
    }
    text
}

/// The lines of a span, and under each that says something the marks: `^` under what did it, `~` under the rest.
fn marked(source: &Source, span: Span) -> Vec<String> {
    let (first, start) = source.place(span.start);
    let (last, end) = source.place(span.end.max(span.start));
    let lines: Vec<&str> = (first..=last).map(|line| source.line(line).trim_end()).collect();
    let blanks = |line: &&str| line.len() - line.trim_start().len();
    let shared = lines.iter().filter(|line| !line.is_empty()).map(blanks).min().unwrap_or(0);
    let lines: Vec<&str> = lines.iter().map(|line| line.get(shared..).unwrap_or_default()).collect();
    if lines.iter().all(|line| line.is_empty()) {
        return Vec::new();
    }
    let whole = lines.join("\n");
    let last_line = lines.len() - 1;
    let start = (start as usize).saturating_sub(shared);
    let end = (end as usize).saturating_sub(shared);
    let byte = |line: usize, column: usize| {
        let before: usize = lines[..line].iter().map(|line| line.len() + 1).sum();
        before + lines[line].char_indices().nth(column).map_or(lines[line].len(), |(at, _)| at)
    };
    let (from, to) = (byte(0, start), byte(last_line, end));
    // Where in the lines a byte is: line and column.
    let place = |byte: usize| {
        let before = whole.get(..byte).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count(), before[line_start..].chars().count())
    };
    let anchor = whole.get(from..to).and_then(anchors::anchor).map(|(a, b)| (place(from + a), place(from + b)));
    let is_part = || !whole[..from].trim().is_empty() || !whole[to..].trim().is_empty();
    let is_marked = from < to && !anchors::only_calls(&whole, from, to) && (anchor.is_some() || is_part());
    // Long expressions: the lines around what is told are shown, the others only counted.
    let mut shown = vec![0, last_line];
    for (line, _) in anchor.iter().flat_map(|(a, b)| [a, b]) {
        shown.extend(line.saturating_sub(1)..=(line + 1).min(last_line));
    }
    shown.sort_unstable();
    shown.dedup();
    let mut out = Vec::new();
    let show = |at: usize, out: &mut Vec<String>| {
        out.push(lines[at].to_owned());
        let indent = blanks(&lines[at]);
        let most = if at == last_line { end } else { lines[at].chars().count() };
        if is_marked && most > 0 {
            let mark = |column: usize| match &anchor {
                _ if column < indent || (at == 0 && column < start) => ' ',
                Some((a, b)) if (at, column) < *a || (at, column) >= *b => '~',
                _ => '^',
            };
            out.push((0..most).map(mark).collect());
        }
    };
    let mut next = 0;
    for at in shown {
        match at - next.min(at) {
            0 => {}
            1 => show(next, &mut out),
            left => out.push(format!("...<{left} lines>...")),
        }
        show(at, &mut out);
        next = at + 1;
    }
    out
}
