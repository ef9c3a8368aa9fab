//! The end of what is nested deep: a linked list of a hundred thousand nodes, a list within a list within a list.
//!
//! To drop a value drops what it holds, and what that holds, each a few calls deeper; a browser's stack ends after some
//! thousand. So what is nested deeper than a little is put aside and dropped when the outermost is, as CPython does.

use std::cell::{Cell, RefCell};
use std::ops::{Deref, DerefMut};
use std::rc::Rc;

use super::map::{Dict, Entry};
use super::value::{Payload, Value};

/// How deep values may be dropped within each other.
const DEEPEST: u32 = 50;

/// What a value held.
#[expect(dead_code, reason = "it is only held, and dropped")]
pub(crate) enum Held {
    Items(Vec<Value>),
    Entries(Vec<Entry>),
    Attributes(Rc<Dict>),
    Payload(Payload),
}

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
    static PUT_ASIDE: RefCell<Vec<Held>> = const { RefCell::new(Vec::new()) };
}

/// Drops what a value held, now or when those around it are dropped.
pub(crate) fn end(held: Held) {
    let depth = DEPTH.get();
    if depth < DEEPEST {
        DEPTH.set(depth + 1);
        drop(held);
        while depth == 0
            && let Ok(Some(next)) = PUT_ASIDE.try_with(|aside| aside.borrow_mut().pop())
        {
            drop(next);
        }
        DEPTH.set(depth);
        return;
    }
    let mut held = Some(held);
    // Where the thread is about to end there is nothing to put it to, and it is dropped here.
    let _ = PUT_ASIDE.try_with(|aside| aside.borrow_mut().extend(held.take()));
}

/// The values of a list or a tuple.
#[derive(Default)]
pub(crate) struct Items(Vec<Value>);

impl Drop for Items {
    fn drop(&mut self) {
        if !self.0.is_empty() {
            end(Held::Items(std::mem::take(&mut self.0)));
        }
    }
}

impl From<Vec<Value>> for Items {
    fn from(values: Vec<Value>) -> Self {
        Self(values)
    }
}

impl Deref for Items {
    type Target = Vec<Value>;

    #[inline(always)]
    fn deref(&self) -> &Vec<Value> {
        &self.0
    }
}

impl DerefMut for Items {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut Vec<Value> {
        &mut self.0
    }
}
