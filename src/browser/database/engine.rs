//! One engine: an instance of SQLite's wasm, and what it asks while it computes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::WebAssembly::{self, Instance, Memory, Module};
use js_sys::{Function, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::XmlHttpRequest;

use crate::browser::lab::LabMessage;
use crate::browser::script::performance_now;
use crate::browser::worker::say;
use crate::time::{Span, ms};

/// How often an engine looks whether its query is still wanted. A look takes about a millisecond.
const LOOK: Span = ms(50);

/// When a query is to end before it has.
pub(in crate::browser) enum Watch {
    /// After so long: it keeps the program's thread.
    Limit(Span),
    /// When its token is gone, if it has one.
    Token(Rc<RefCell<Option<String>>>),
}

/// An instance of SQLite.
pub(in crate::browser) struct Engine {
    memory: Memory,
    room: Function,
    call: Function,
    answer: Function,
    /// When the call began that it computes.
    began: Rc<Cell<f64>>,
    _interrupted: Closure<dyn FnMut() -> i32>,
}

impl Engine {
    /// Makes an instance.
    pub(in crate::browser) async fn new(module: &Module, watch: Watch) -> Result<Self, String> {
        let began = Rc::new(Cell::new(0.0));
        let interrupted = watch.closure(&began);
        let made = async {
            let own = Object::new();
            Reflect::set(&own, &"interrupted".into(), interrupted.as_ref())?;
            let math = Reflect::get(&js_sys::global(), &"Math".into())?;
            Reflect::set(&own, &"random".into(), &Reflect::get(&math, &"random".into())?)?;
            let imports = Object::new();
            Reflect::set(&imports, &"loopscope".into(), &own)?;
            let instance: Instance =
                JsFuture::from(WebAssembly::instantiate_module(module, &imports)).await?.dyn_into()?;
            let exports = instance.exports();
            let function = |name: &str| Reflect::get(&exports, &name.into())?.dyn_into::<Function>();
            let memory = Reflect::get(&exports, &"memory".into())?.dyn_into::<Memory>()?;
            Ok::<_, JsValue>((memory, function("room")?, function("call")?, function("answer")?))
        };
        let (memory, room, call, answer) = made.await.map_err(|_| "SQLite couldn’t be started".to_owned())?;
        Ok(Self { memory, room, call, answer, began, _interrupted: interrupted })
    }

    /// Does what is asked. An engine that broke has no answer.
    pub(in crate::browser) fn call(&self, call: &[u8]) -> Vec<u8> {
        self.began.set(performance_now());
        self.ask(call).unwrap_or_default()
    }

    fn ask(&self, call: &[u8]) -> Option<Vec<u8>> {
        let none = JsValue::NULL;
        let length = u32::try_from(call.len()).ok()?;
        let at = number(&self.room.call1(&none, &length.into()).ok()?)?;
        // Each time anew: memory that grows is another buffer.
        Uint8Array::new_with_byte_offset_and_length(&self.memory.buffer(), at, length).copy_from(call);
        let length = number(&self.call.call0(&none).ok()?)?;
        let at = number(&self.answer.call0(&none).ok()?)?;
        Some(Uint8Array::new_with_byte_offset_and_length(&self.memory.buffer(), at, length).to_vec())
    }
}

fn number(value: &JsValue) -> Option<u32> {
    value.as_f64().map(|value| value as u32)
}

impl Watch {
    fn closure(self, began: &Rc<Cell<f64>>) -> Closure<dyn FnMut() -> i32> {
        let began = Rc::clone(began);
        match self {
            Self::Limit(limit) => {
                let limit = limit.as_millis_f64();
                Closure::new(move || i32::from(performance_now() - began.get() > limit))
            }
            Self::Token(token) => {
                let looked = Cell::new(0.0);
                Closure::new(move || {
                    let now = performance_now();
                    if now - began.get().max(looked.get()) < LOOK.as_millis_f64() {
                        return 0;
                    }
                    looked.set(now);
                    let is_gone = token.borrow().as_ref().is_some_and(|token| !is_there(token));
                    i32::from(is_gone)
                })
            }
        }
    }
}

/// Whether a token is there: a blob's address, which whoever made it takes back to interrupt. A thread that computes hears
/// no message, but it may ask for a file, and this is one that is in no network.
fn is_there(token: &str) -> bool {
    let asked = XmlHttpRequest::new().and_then(|request| {
        request.open_with_async("GET", token, false)?;
        request.send()?;
        request.status()
    });
    asked.is_ok_and(|status| status == 200)
}

/// An engine that serves a program from a worker of its own.
pub(in crate::browser) struct Service {
    engine: Engine,
    token: Rc<RefCell<Option<String>>>,
    /// Whether tokens can be looked at here: the rules of a page may forbid it.
    heeds_tokens: bool,
}

/// Makes an engine in this worker. `probe` is a token that is there.
pub(in crate::browser) async fn serve(module: &Module, probe: &str) -> Result<Service, String> {
    let token = Rc::default();
    let engine = Engine::new(module, Watch::Token(Rc::clone(&token))).await?;
    Ok(Service { engine, token, heeds_tokens: is_there(probe) })
}

impl Service {
    /// Answers a call, which is ended when its token is gone.
    pub(in crate::browser) fn answer(&self, call: &[u8], token: String) {
        self.token.replace(Some(token).filter(|_| self.heeds_tokens));
        say(&LabMessage::Answered(self.engine.call(call)));
    }
}
