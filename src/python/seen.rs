//! Frames and tracebacks as objects, which programs walk through.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use super::class::Class;
use super::exception::{Exc, Kind, Passed, R, data, error};
use super::frame::{Body, Frame, Generator, GeneratorState};
use super::map::Dict;
use super::traceback::{place_text, told};
use super::value::{Args, Object, Value};
use super::vm::Vm;

/// What is left of a call that an exception has ended: its traceback holds it, as in CPython.
pub(crate) struct Kept {
    locals: RefCell<Vec<Value>>,
    /// The local that is the exception itself: only looked up, or the two would hold each other for ever.
    own: Option<(usize, Weak<Object>)>,
    globals: Rc<Dict>,
    namespace: Option<Rc<Dict>>,
}

impl Kept {
    /// Takes what a frame's slots hold.
    pub(crate) fn take(frame: &mut Frame, exc: &Exc) -> Rc<Self> {
        let slots = frame.body.slots.len();
        frame.values.truncate(slots);
        let mut locals = frame.values.split_off(0);
        let is_own = |value: &Value| matches!(value, Value::Object(object) if Rc::ptr_eq(object, exc));
        let own = locals.iter().position(is_own).map(|at| (at, Rc::downgrade(exc)));
        if let Some((at, _)) = own {
            locals[at] = Value::Unbound;
        }
        let globals = Rc::clone(&frame.globals);
        Rc::new(Self { locals: RefCell::new(locals), own, globals, namespace: frame.namespace.clone() })
    }

    /// What its names stood for.
    fn locals(&self, body: &Body) -> Rc<Dict> {
        if let Some(namespace) = &self.namespace {
            return Rc::clone(namespace);
        }
        let mut locals = self.locals.borrow().clone();
        if let Some((at, exc)) = &self.own
            && let (Some(slot), Some(exc)) = (locals.get_mut(*at), exc.upgrade())
        {
            *slot = Value::Object(exc);
        }
        locals_of(body, &locals)
    }

    /// What its slots hold.
    pub(crate) fn held(&self) -> Vec<Value> {
        self.locals.borrow().clone()
    }

    /// Lets go of what it holds.
    fn clear(&self) {
        drop(self.locals.take());
    }
}

/// Slots that hold something, by their names.
pub(crate) fn locals_of(body: &Body, slots: &[Value]) -> Rc<Dict> {
    let dict = Dict::default();
    for (name, value) in body.slots.iter().zip(slots) {
        let value = match value {
            Value::Cell(cell) => cell.borrow().clone(),
            value => value.clone(),
        };
        if !value.is_unbound() && !name.as_str().starts_with('.') {
            dict.set(name, value);
        }
    }
    Rc::new(dict)
}

/// A traceback from one of its places on, innermost last.
struct Traceback(Rc<Vec<Passed>>, usize);

/// A frame, as far as programs look at one.
struct FrameView {
    body: Rc<Body>,
    line: u32,
    locals: Rc<Dict>,
    globals: Rc<Dict>,
    /// The frame that called it.
    back: Value,
}

thread_local! {
    static CLASSES: RefCell<Option<(Rc<Class>, Rc<Class>)>> = const { RefCell::new(None) };
}

/// Remembers the classes of tracebacks and frames.
pub(crate) fn install(vm: &Vm) {
    CLASSES.set(Some((Rc::clone(&vm.types.traceback), Rc::clone(&vm.types.frame))));
}

fn classes() -> Option<(Rc<Class>, Rc<Class>)> {
    CLASSES.with_borrow(Option::clone)
}

fn frame_value(view: FrameView) -> Value {
    classes().map_or(Value::None, |(_, class)| Value::native(&class, view))
}

/// The line at which a generator or coroutine stands: of its definition, until it has begun.
pub(crate) fn line_of(vm: &Vm, generator: &Rc<Generator>) -> u32 {
    if generator.state.get() == GeneratorState::Created {
        return generator.body.code.first_line;
    }
    let set_aside = generator.frame.borrow();
    let frame = set_aside.as_deref().or_else(|| running(vm, generator));
    // What runs and isn't below the frame that does is that frame.
    frame.map_or_else(|| generator.body.line(vm.at), Frame::line)
}

/// The frame of a generator or coroutine.
pub(crate) fn frame_of(vm: &Vm, generator: &Rc<Generator>) -> Value {
    let line = line_of(vm, generator);
    let set_aside = generator.frame.borrow();
    let frame = set_aside.as_deref().or_else(|| running(vm, generator));
    let locals = frame.map(Frame::locals).unwrap_or_default();
    let globals = frame.map(|frame| Rc::clone(&frame.globals)).unwrap_or_default();
    frame_value(FrameView { body: Rc::clone(&generator.body), line, locals, globals, back: Value::None })
}

/// The frame of one that runs, or that has called what runs.
fn running<'a>(vm: &'a Vm, generator: &Rc<Generator>) -> Option<&'a Frame> {
    let is_its = |frame: &&Frame| frame.generator.as_ref().is_some_and(|own| Rc::ptr_eq(own, generator));
    vm.frames.iter().rev().map(|frame| &**frame).find(is_its)
}

/// `sys._getframe(depth)`: the reader's frame so many levels up, with those that called it.
///
/// # Errors
/// `ValueError` where there are fewer.
pub(crate) fn current_frame(vm: &mut Vm, args: Args) -> R {
    let [depth] = args.bind("_getframe", ["/depth"], 0)?;
    let depth = match depth.given() {
        Some(depth) => vm.to_index(&depth)?.max(0) as usize,
        None => 0,
    };
    let own: Vec<&Box<Frame>> = vm.frames.iter().filter(|frame| !frame.body.code.source.is_library).collect();
    let Some(count) = own.len().checked_sub(depth).filter(|count| *count > 0) else {
        return Err(error(Kind::ValueError, "call stack is not deep enough"));
    };
    Ok(own[..count].iter().fold(Value::None, |back, frame| {
        let (body, globals) = (Rc::clone(&frame.body), Rc::clone(&frame.globals));
        frame_value(FrameView { line: frame.line(), locals: frame.locals(), body, globals, back })
    }))
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

/// What programs see of the places of a traceback object: file, line, name, the line's text, what is printed, and the
/// locals.
pub(crate) fn places(value: &Value) -> Vec<Value> {
    let entries = entries(value);
    let own = told(&entries).into_iter();
    own.map(|(place, name)| {
        let source = &place.body.code.source;
        let line = place.body.line(place.op as usize);
        Value::tuple(vec![
            Value::str(source.name.clone()),
            Value::Int(i64::from(line)),
            Value::str(name.clone()),
            Value::str(source.line(line).trim()),
            Value::str(place_text(place, &name, "")),
            Value::Dict(locals(place)),
        ])
    })
    .collect()
}

fn locals(place: &Passed) -> Rc<Dict> {
    place.kept.as_ref().map(|kept| kept.locals(&place.body)).unwrap_or_default()
}

/// `traceback.clear_frames`
pub(crate) fn clear(value: &Value) {
    if let Some(Traceback(entries, _)) = value.native_ref() {
        for kept in entries.iter().filter_map(|entry| entry.kept.as_ref()) {
            kept.clear();
        }
    }
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
            "tb_frame" => {
                let globals = entry.kept.as_ref().map(|kept| Rc::clone(&kept.globals)).unwrap_or_default();
                let back = Value::None;
                frame_value(FrameView { body: Rc::clone(&entry.body), line, locals: locals(entry), globals, back })
            }
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
        "f_back" => frame.back.clone(),
        "f_locals" => Value::Dict(Rc::clone(&frame.locals)),
        "f_globals" => Value::Dict(Rc::clone(&frame.globals)),
        _ => return None,
    })
}

impl Vm {
    /// Where the reader's own functions stand just now, outermost first.
    pub(crate) fn own_places(&self) -> Vec<Passed> {
        let own = self.frames.iter().filter(|frame| !frame.body.code.source.is_library);
        own.map(|frame| Passed { body: Rc::clone(&frame.body), op: frame.op() as u32, kept: None }).collect()
    }
}
