//! The ops that are not on the quickest path. It is long: one arm for each.

use std::cell::RefCell;
use std::rc::Rc;

use super::Vm;
use super::run::{Flow, unbound, undefined};
use crate::python::code::{Extra, Op, Unary};
use crate::python::exception::{Kind, Leave, R, error, is_exception, type_error};
use crate::python::frame::{Body, Found, Frame, Function};
use crate::python::map::Set;
use crate::python::value::{Args, Slice, Str, Value};

impl Vm {
    /// The ops that are not on the quickest path. Jumps go to `frame.pc`.
    #[expect(clippy::too_many_lines, reason = "one arm for each op")]
    pub(super) fn rare(&mut self, frame: &mut Frame, body: &Body, op: Op) -> R<Option<Flow>> {
        match op {
            Op::Copy(depth) => {
                let value = frame.values.below(depth as usize).clone();
                frame.push(value);
            }
            Op::Swap(depth) => {
                let top = frame.values.len() - 1;
                frame.values.swap(top, top + 1 - depth as usize);
            }
            Op::DeleteFast(slot) => {
                if std::mem::take(&mut frame.values[slot as usize]).is_unbound() {
                    return Err(unbound(&body.slots[slot as usize]));
                }
            }
            Op::MakeCell(slot) => {
                let value = std::mem::take(&mut frame.values[slot as usize]);
                frame.values[slot as usize] = Value::Cell(Rc::new(RefCell::new(value)));
            }
            Op::Cell(slot) => {
                let cell = frame.values[slot as usize].clone();
                frame.push(cell);
            }
            Op::LoadCell(slot) => match cell_value(frame, slot) {
                Value::Unbound => return Err(Self::unbound_cell(body, slot)),
                value => frame.push(value),
            },
            Op::StoreCell(slot) => {
                let value = frame.pop();
                if let Value::Cell(cell) = &frame.values[slot as usize] {
                    let old = cell.replace(value);
                    drop(old);
                }
            }
            Op::DeleteCell(slot) => {
                let old = match &frame.values[slot as usize] {
                    Value::Cell(cell) => cell.take(),
                    _ => Value::Unbound,
                };
                if old.is_unbound() {
                    return Err(Self::unbound_cell(body, slot));
                }
            }
            Op::LoadClassCell(slot) => {
                let name = &body.slots[slot as usize];
                let own = frame.namespace.as_ref().and_then(|names| names.get(name));
                match own.unwrap_or_else(|| cell_value(frame, slot)) {
                    Value::Unbound => return Err(Self::unbound_cell(body, slot)),
                    value => frame.push(value),
                }
            }
            Op::LoadName(index) => {
                let name = &body.names[index as usize];
                let own = frame.namespace.as_ref().and_then(|names| names.get(name));
                let value = match own {
                    Some(value) => value,
                    None => self.find_global(frame, name, &body.found[index as usize])?,
                };
                frame.push(value);
            }
            Op::StoreName(index) => {
                let value = frame.pop();
                if let Some(prepared) = &frame.prepared {
                    let (prepared, name) = ((**prepared).clone(), Value::Str(Rc::clone(&body.names[index as usize])));
                    self.set_item(&prepared, &name, value)?;
                } else {
                    let names = frame.namespace.clone().unwrap_or_else(|| Rc::clone(&frame.globals));
                    names.set(&body.names[index as usize], value);
                }
            }
            Op::DeleteName(index) => {
                let names = frame.namespace.clone().unwrap_or_else(|| Rc::clone(&frame.globals));
                let name = &body.names[index as usize];
                names.remove(name).ok_or_else(|| undefined(name))?;
            }
            Op::StoreGlobal(index) => {
                let value = frame.pop();
                let name = &body.names[index as usize];
                let found = &body.found[index as usize];
                let value = match found.get() {
                    Found::Global(slot) => match frame.globals.set_cached(slot as usize, name, value) {
                        Ok(_) => return Ok(None),
                        Err(value) => value,
                    },
                    _ => value,
                };
                frame.globals.set(name, value);
                if let Some(slot) = frame.globals.slot_of(name) {
                    found.set(Found::Global(slot as u32));
                }
            }
            Op::DeleteGlobal(index) => {
                let name = &body.names[index as usize];
                frame.globals.remove(name).ok_or_else(|| undefined(name))?;
            }
            Op::DeleteAttr(index) => {
                let object = frame.pop();
                self.delete_attr(&object, &body.names[index as usize])?;
            }
            Op::DeleteItem => {
                let key = frame.pop();
                let object = frame.pop();
                self.delete_item(&object, &key)?;
            }
            Op::Unary(unary) => {
                let value = frame.pop();
                let value = match unary {
                    Unary::Not => Value::Bool(!self.truth(&value)?),
                    _ => self.unary(unary, &value)?,
                };
                frame.push(value);
            }
            Op::Is(negated) => {
                let right = frame.pop();
                let left = frame.pop();
                frame.push(Value::Bool(left.is(&right) != negated));
            }
            Op::In(negated) => {
                let container = frame.pop();
                let value = frame.pop();
                let found = self.contains(&container, &value)?;
                frame.push(Value::Bool(found != negated));
            }
            Op::JumpIfFalseOrPop(target) | Op::JumpIfTrueOrPop(target) => {
                let value = frame.pop();
                let wanted = matches!(op, Op::JumpIfTrueOrPop(_));
                if self.truth(&value)? == wanted {
                    frame.push(value);
                    frame.pc = target as usize;
                }
            }
            Op::BuildTuple(count) => {
                let items = frame.values.split_off(frame.values.len() - count as usize);
                frame.push(Value::tuple(items));
            }
            Op::BuildList(count) => {
                let items = frame.values.split_off(frame.values.len() - count as usize);
                frame.push(Value::list(items));
            }
            Op::BuildSet(count) => {
                let items = frame.values.split_off(frame.values.len() - count as usize);
                let set = Set::default();
                for item in items {
                    self.set_add(&set, item)?;
                }
                frame.push(Value::Set(Rc::new(set)));
            }
            Op::BuildMap(count) => {
                let items = frame.values.split_off(frame.values.len() - 2 * count as usize);
                let dict = Value::dict();
                let mut items = items.into_iter();
                while let (Some(key), Some(value)) = (items.next(), items.next()) {
                    self.set_item(&dict, &key, value)?;
                }
                frame.push(dict);
            }
            Op::BuildSlice(has_step) => {
                let step = if has_step { frame.pop() } else { Value::None };
                let stop = frame.pop();
                let start = frame.pop();
                frame.push(Value::Slice(Rc::new(Slice { start, stop, step })));
            }
            Op::BuildString(count) => {
                let parts = frame.values.split_off(frame.values.len() - count as usize);
                let text: String = parts.iter().filter_map(Value::as_str).collect();
                frame.push(Value::str(text));
            }
            Op::Format { conversion, spec } => {
                let spec = if spec { Some(frame.pop()) } else { None };
                let value = frame.pop();
                self.at = frame.op();
                let text = self.format_value(&value, conversion, spec.as_ref())?;
                frame.push(text);
            }
            Op::ListAppend(depth) => {
                let value = frame.pop();
                if let Value::List(list) = frame.values.below(depth as usize) {
                    list.borrow_mut().push(value);
                }
            }
            Op::SetAdd(depth) => {
                let value = frame.pop();
                if let Value::Set(set) = frame.values.below(depth as usize) {
                    let set = Rc::clone(set);
                    self.set_add(&set, value)?;
                }
            }
            Op::MapAdd(depth) => {
                let value = frame.pop();
                let key = frame.pop();
                let dict = frame.values.below(depth as usize).clone();
                self.set_item(&dict, &key, value)?;
            }
            Op::ListExtend | Op::ListExtendArgs => {
                let iterable = frame.pop();
                let items = match self.collect(&iterable) {
                    Ok(items) => items,
                    Err(left) => {
                        let depth = frame.values.len();
                        let is_first =
                            matches!(&frame.values[depth - 1], Value::List(list) if list.borrow().is_empty());
                        let callable = (op == Op::ListExtendArgs && is_first).then(|| frame.values[depth - 2].clone());
                        return Err(self.name_star(callable, &iterable, left));
                    }
                };
                if let Some(Value::List(list)) = frame.values.last() {
                    list.borrow_mut().extend(items);
                }
            }
            Op::SetUpdate => {
                let iterable = frame.pop();
                let items = self.collect(&iterable)?;
                if let Some(Value::Set(set)) = frame.values.last() {
                    let set = Rc::clone(set);
                    for item in items {
                        self.set_add(&set, item)?;
                    }
                }
            }
            Op::DictUpdate => {
                let mapping = frame.pop();
                let dict = frame.values.below(1).clone();
                for (key, value) in self.mapping_pairs(&mapping)? {
                    self.set_item(&dict, &key, value)?;
                }
            }
            Op::DictMerge(depth) => {
                let mapping = frame.pop();
                let dict = frame.values.below(1).clone();
                let callable = frame.values.below(depth as usize).clone();
                self.merge_keywords(&callable, &dict, &mapping)?;
            }
            Op::ListToTuple => {
                if let Value::List(list) = frame.pop() {
                    frame.push(Value::tuple(list.borrow().clone()));
                }
            }
            Op::Unpack(count) => {
                let sequence = frame.pop();
                match &sequence {
                    Value::Tuple(items) if items.len() == count as usize => {
                        frame.values.extend(items.iter().rev().cloned());
                    }
                    _ => {
                        let items = self.unpack(&sequence, count as usize, None)?;
                        frame.values.extend(items.into_iter().rev());
                    }
                }
            }
            Op::UnpackStar { before, after } => {
                let sequence = frame.pop();
                let items = self.unpack(&sequence, before as usize, Some(after as usize))?;
                frame.values.extend(items.into_iter().rev());
            }
            Op::CallKw { args, names } => {
                let mut values = frame.values.split_off(frame.values.len() - args as usize);
                let callable = frame.pop();
                let Value::Tuple(names) = &body.consts[names as usize] else { return Ok(None) };
                let given = values.split_off(values.len() - names.len());
                let name = |value: &Value| match value {
                    Value::Str(text) => Rc::clone(text),
                    _ => Rc::new(Str::new("")),
                };
                let keywords = names.iter().map(name).zip(given).collect();
                return self.call_op(frame, callable, Args { values: values.into(), keywords });
            }
            Op::CallEx(has_keywords) => {
                let keywords = if has_keywords { frame.pop() } else { Value::Unbound };
                let positional = frame.pop();
                let callable = frame.pop();
                let values = match &positional {
                    Value::Tuple(items) => items.to_vec(),
                    other => self.collect(other)?,
                };
                let keywords = match keywords {
                    Value::Dict(dict) => {
                        let pair = |(key, value): (Value, Value)| match key {
                            Value::Str(name) => Some((name, value)),
                            _ => None,
                        };
                        dict.pairs().into_iter().filter_map(pair).collect()
                    }
                    _ => Vec::new(),
                };
                return self.call_op(frame, callable, Args { values: values.into(), keywords });
            }
            Op::MakeFunction { code, extras } => {
                let closure = if extras.has(Extra::Closure) { frame.pop() } else { Value::Unbound };
                let annotate = if extras.has(Extra::Annotate) { frame.pop() } else { Value::None };
                let keyword_defaults = if extras.has(Extra::KeywordDefaults) { frame.pop() } else { Value::Unbound };
                let defaults = if extras.has(Extra::Defaults) { frame.pop() } else { Value::Unbound };
                let items = |value: Value| match value {
                    Value::Tuple(items) => items.to_vec(),
                    _ => Vec::new(),
                };
                let Value::Code(code) = &body.consts[code as usize] else { return Ok(None) };
                let doc = code.code.doc.as_ref().map_or(Value::None, |doc| Value::str(&**doc));
                frame.values.push(Value::Function(Rc::new(Function {
                    body: Rc::clone(code),
                    globals: Rc::clone(&frame.globals),
                    closure: items(closure),
                    defaults: RefCell::new(items(defaults)),
                    keyword_defaults: RefCell::new(match keyword_defaults {
                        Value::Dict(dict) => Some(dict),
                        _ => None,
                    }),
                    annotate: RefCell::new(annotate),
                    name: RefCell::new(Rc::clone(&code.name)),
                    qualname: RefCell::new(Rc::clone(&code.qualname)),
                    doc: RefCell::new(doc),
                    dict: std::cell::OnceCell::new(),
                })));
            }
            Op::LoadBuildClass => {
                let builder = self.builtins.get_str("__build_class__").unwrap_or_default();
                frame.push(builder);
            }
            Op::GetIter => {
                let value = frame.pop();
                let iter = self.iter(&value)?;
                frame.push(iter);
            }
            Op::Yield => {
                let value = frame.pop();
                return Ok(Some(Flow::Yield { value, is_item: true }));
            }
            Op::GetYieldFromIter => {
                let value = frame.pop();
                let iter = match &value {
                    Value::Generator(_) => value,
                    _ => self.iter(&value)?,
                };
                frame.push(iter);
            }
            Op::GetAwaitable => {
                let value = frame.pop();
                let iter = self.awaitable(&value).map_err(|left| self.awaited_by_with(frame, &value, left))?;
                frame.push(iter);
            }
            Op::YieldFrom => return self.delegate(frame),
            Op::GetAiter => {
                let value = frame.pop();
                let iter = self.aiter(&value)?;
                frame.push(iter);
            }
            Op::GetAnext => {
                let iterator = frame.values.below(1).clone();
                let next = self.anext(&iterator)?;
                frame.push(next);
            }
            Op::EndAsyncFor => {
                let exc = frame.pop();
                if let Some(exc) = is_exception(&exc)
                    && !exc.class.is_subclass(self.types.exception(Kind::StopAsyncIteration))
                {
                    return Err(Leave::Raise(Rc::clone(exc)));
                }
                frame.pop();
                frame.handled.pop();
            }
            Op::Raise(count) => return Err(self.raise_op(frame, count)),
            Op::Reraise => {
                let exc = frame.pop();
                return match is_exception(&exc) {
                    Some(exc) => Err(Leave::Raise(Rc::clone(exc))),
                    None => Err(type_error("exceptions must derive from BaseException")),
                };
            }
            Op::PopExcept => {
                frame.handled.pop();
            }
            Op::MatchesExcept => {
                let class = frame.pop();
                let matches = self.matches_exception(frame.values.below(1), &class)?;
                frame.push(Value::Bool(matches));
            }
            Op::MatchesExceptStar => {
                let class = frame.pop();
                let exc = frame.pop();
                let (matched, rest) = self.split_exception(&exc, &class)?;
                if let (Some(matched), Some(handled)) = (is_exception(&matched), frame.handled.last_mut()) {
                    *handled = Rc::clone(matched);
                }
                frame.push(rest);
                frame.push(matched);
            }
            Op::JoinExceptStar => {
                let list = frame.pop();
                let original = frame.pop();
                let joined = self.join_exceptions(&original, &list)?;
                frame.push(joined);
            }
            Op::LoadAssertionError => {
                let class = Rc::clone(self.types.exception(Kind::AssertionError));
                frame.push(Value::Class(class));
            }
            Op::BeforeWith | Op::BeforeAsyncWith => return self.before_with(frame, op == Op::BeforeAsyncWith),
            Op::CallExit => {
                let exc = frame.values.below(1).clone();
                let exit = frame.values.below(2).clone();
                let class = Value::Class(self.class_of(&exc));
                let name = self.intern("__traceback__");
                let traceback = self.get_attr(&exc, &name)?;
                return self.call_op(frame, exit, Args::from([class, exc, traceback]));
            }
            Op::GetLen => {
                let value = frame.values.below(1).clone();
                let len = self.len(&value)?;
                frame.push(Value::index(len));
            }
            Op::IsSequence | Op::IsMapping => {
                let value = frame.values.below(1).clone();
                let is = if op == Op::IsMapping { self.is_mapping(&value) } else { self.is_sequence(&value) };
                frame.push(Value::Bool(is));
            }
            Op::MatchKeys => {
                let keys = frame.values.below(1).clone();
                let subject = frame.values.below(2).clone();
                let found = self.match_keys(&subject, &keys)?;
                frame.push(found);
            }
            Op::MatchClass(positional) => {
                let names = frame.pop();
                let class = frame.pop();
                let subject = frame.pop();
                let found = self.match_class(&subject, &class, &names, positional as usize)?;
                frame.push(found);
            }
            Op::ImportModule(index) => {
                let name = Rc::clone(&body.names[index as usize]);
                let args = Args::from([Value::Str(name)]);
                let importer = self.builtins.get_str("__import_module__").unwrap_or_default();
                return self.call_op(frame, importer, args);
            }
            Op::ImportFrom(index) => {
                let module = frame.values.below(1).clone();
                let value = self.import_from(&module, &body.names[index as usize])?;
                frame.push(value);
            }
            Op::ImportStar => {
                let module = frame.pop();
                self.import_star(&module, &frame.globals)?;
            }
            _ => return Err(error(Kind::SystemError, "unknown opcode")),
        }
        Ok(None)
    }
}

fn cell_value(frame: &Frame, slot: u16) -> Value {
    match &frame.values[slot as usize] {
        Value::Cell(cell) => cell.borrow().clone(),
        _ => Value::Unbound,
    }
}
