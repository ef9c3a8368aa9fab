//! What a frame's ops work on: its slots, and above them its value stack.
//!
//! A `Vec` would do. But our code is built for its size, where a `Vec`'s own methods are calls, and each op makes a few:
//! here a push is a look at the length and a store. Cells above the length are unbound, always: so a push has nothing to
//! drop, and locals that are still unbound only have to be counted.

use std::ops::{Index, IndexMut};

use super::value::Value;

/// Values, the last of which is the top.
#[derive(Default)]
pub(crate) struct Stack {
    cells: Box<[Value]>,
    len: usize,
}

impl Stack {
    /// An empty one with room for so many.
    pub(crate) fn with_room(room: usize) -> Self {
        let mut stack = Self::default();
        stack.reserve(room);
        stack
    }

    /// Sees to it that so many values in all find room.
    #[inline(always)]
    pub(crate) fn reserve(&mut self, room: usize) {
        if room > self.cells.len() {
            self.grow(room);
        }
    }

    #[cold]
    fn grow(&mut self, room: usize) {
        let mut cells = std::mem::take(&mut self.cells).into_vec();
        cells.resize(room, Value::Unbound);
        self.cells = cells.into_boxed_slice();
    }

    #[cold]
    fn push_grown(&mut self, value: Value) {
        self.grow(self.len + 4);
        self.push(value);
    }

    #[inline(always)]
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    #[inline(always)]
    pub(crate) fn push(&mut self, value: Value) {
        let top = self.len;
        if top >= self.cells.len() {
            return self.push_grown(value);
        }
        self.cells[top].put(value);
        self.len = top + 1;
    }

    /// The top, taken; unbound where there is none, which the compiler sees to.
    #[inline(always)]
    pub(crate) fn pop(&mut self) -> Value {
        if self.len == 0 {
            return Value::Unbound;
        }
        self.len -= 1;
        std::mem::take(&mut self.cells[self.len])
    }

    /// Pushes what is no value yet until there are so many.
    #[inline(always)]
    pub(crate) fn unbound_to(&mut self, len: usize) {
        self.reserve(len);
        self.len = self.len.max(len);
    }

    /// Drops what lies above.
    #[inline(always)]
    pub(crate) fn truncate(&mut self, len: usize) {
        while self.len > len {
            self.pop().release();
        }
    }

    /// Takes what lies from here on.
    pub(crate) fn take_from(&mut self, at: usize) -> impl ExactSizeIterator<Item = Value> {
        let len = std::mem::replace(&mut self.len, at);
        self.cells[at..len].iter_mut().map(std::mem::take)
    }

    /// The same as a list.
    pub(crate) fn split_off(&mut self, at: usize) -> Vec<Value> {
        self.take_from(at).collect()
    }

    pub(crate) fn last(&self) -> Option<&Value> {
        self.all().last()
    }

    /// Puts a value in place of the two topmost, which are numbers.
    #[inline(always)]
    pub(crate) fn put_two(&mut self, value: Value) {
        let top = self.len - 1;
        self.cells[top].put(Value::Unbound);
        self.cells[top - 1].put(value);
        self.len = top;
    }

    /// The n-th from the top; 1 is the top.
    #[inline(always)]
    pub(crate) fn below(&self, depth: usize) -> &Value {
        &self.cells[self.len - depth]
    }

    /// What lies from here on.
    #[inline(always)]
    pub(crate) fn above(&self, at: usize) -> &[Value] {
        &self.cells[at..self.len]
    }

    pub(crate) fn all(&self) -> &[Value] {
        &self.cells[..self.len]
    }

    pub(crate) fn swap(&mut self, a: usize, b: usize) {
        self.cells.swap(a, b);
    }
}

impl Index<usize> for Stack {
    type Output = Value;

    #[inline(always)]
    fn index(&self, at: usize) -> &Value {
        &self.cells[at]
    }
}

impl IndexMut<usize> for Stack {
    #[inline(always)]
    fn index_mut(&mut self, at: usize) -> &mut Value {
        &mut self.cells[at]
    }
}

impl Extend<Value> for Stack {
    fn extend<I: IntoIterator<Item = Value>>(&mut self, values: I) {
        for value in values {
            self.push(value);
        }
    }
}
