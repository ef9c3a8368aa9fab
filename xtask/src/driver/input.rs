//! Keys, wheel and pointer, as a person's hands send them: to whatever has the focus or lies under the pointer.

use std::time::Duration;

use anyhow::Result;
use serde_json::{Value, json};

use super::Browser;

/// A key without a character of its own, or one with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the key of its name")]
pub enum Key {
    Char(char),
    Alt,
    Control,
    Shift,
    Enter,
    Escape,
    Tab,
    Space,
    Backspace,
    Delete,
    Home,
    End,
    PageUp,
    PageDown,
    Left,
    Up,
    Right,
    Down,
}

/// A place in the viewport, in whole CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// From the left edge.
    pub x: i32,
    /// From the top edge.
    pub y: i32,
}

impl Key {
    /// The character that stands for the key in WebDriver.
    const fn code(self) -> char {
        match self {
            Self::Char(character) => character,
            Self::Backspace => '\u{E003}',
            Self::Tab => '\u{E004}',
            Self::Enter => '\u{E007}',
            Self::Shift => '\u{E008}',
            Self::Control => '\u{E009}',
            Self::Alt => '\u{E00A}',
            Self::Escape => '\u{E00C}',
            Self::Space => ' ',
            Self::PageUp => '\u{E00E}',
            Self::PageDown => '\u{E00F}',
            Self::End => '\u{E010}',
            Self::Home => '\u{E011}',
            Self::Left => '\u{E012}',
            Self::Up => '\u{E013}',
            Self::Right => '\u{E014}',
            Self::Down => '\u{E015}',
            Self::Delete => '\u{E017}',
        }
    }
}

impl Browser {
    /// Presses keys together, in order, and lets them go in the opposite order: `&[Key::Control, Key::Enter]`.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn press(&self, keys: &[Key]) -> Result<()> {
        let key = |kind: &str, key: &Key| json!({ "type": kind, "value": key.code() });
        let down = keys.iter().map(|pressed| key("keyDown", pressed));
        let up = keys.iter().rev().map(|pressed| key("keyUp", pressed));
        let actions: Vec<Value> = down.chain(up).collect();
        self.perform(&json!({ "type": "key", "id": "keyboard", "actions": actions }))
    }

    /// Turns the wheel over a place by so many pixels.
    ///
    /// # Errors
    /// When the place is outside the viewport.
    pub fn wheel(&self, over: Point, right: i32, down: i32) -> Result<()> {
        let turn = json!({
            "type": "scroll", "x": over.x, "y": over.y,
            "deltaX": right, "deltaY": down, "origin": "viewport",
        });
        self.perform(&json!({ "type": "wheel", "id": "wheel", "actions": [turn] }))
    }

    /// Moves the pointer to a place, touching nothing.
    ///
    /// # Errors
    /// When the place is outside the viewport.
    pub fn hover(&self, over: Point) -> Result<()> {
        self.pointer(&[travel(over)])
    }

    /// Clicks at a place.
    ///
    /// # Errors
    /// When the place is outside the viewport.
    pub fn click_at(&self, place: Point) -> Result<()> {
        self.pointer(&[travel(place), button("pointerDown"), button("pointerUp")])
    }

    /// Waits and then clicks at a place. The page may be deaf meanwhile: the browser's driver waits, and asks it nothing.
    ///
    /// # Errors
    /// When the place is outside the viewport.
    pub fn click_after(&self, wait: Duration, place: Point) -> Result<()> {
        let pause = json!({ "type": "pause", "duration": wait.as_millis() as u64 });
        self.pointer(&[travel(place), pause, button("pointerDown"), button("pointerUp")])
    }

    /// Presses at one place, moves to another, and lets go there.
    ///
    /// # Errors
    /// When a place is outside the viewport.
    pub fn drag(&self, from: Point, to: Point) -> Result<()> {
        let half = Point { x: i32::midpoint(from.x, to.x), y: i32::midpoint(from.y, to.y) };
        self.pointer(&[travel(from), button("pointerDown"), travel(half), travel(to), button("pointerUp")])
    }

    fn pointer(&self, actions: &[Value]) -> Result<()> {
        self.perform(&json!({
            "type": "pointer", "id": "mouse",
            "parameters": { "pointerType": "mouse" }, "actions": actions,
        }))
    }

    fn perform(&self, source: &Value) -> Result<()> {
        self.wire.post("actions", &json!({ "actions": [source] }))?;
        Ok(())
    }
}

fn travel(to: Point) -> Value {
    json!({ "type": "pointerMove", "duration": 20, "x": to.x, "y": to.y, "origin": "viewport" })
}

fn button(kind: &str) -> Value {
    json!({ "type": kind, "button": 0 })
}
