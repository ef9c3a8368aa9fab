//! Collects bars by style, and joins those that touch.

use super::shape::{Bar, BarStyle};

/// The bars of a layout in the making.
#[derive(Default)]
pub(super) struct Bars([Vec<Bar>; BarStyle::ALL.len()]);

impl Bars {
    /// Bars of one style that are nearer to each other than this are one, in CSS pixels. What was between them is of
    /// another style, and mostly painted over them.
    const JOINED: f32 = 0.5;

    /// Adds a bar from `x0` to `x1` around the height `middle`.
    pub(super) fn push(&mut self, style: BarStyle, x0: f64, x1: f64, middle: f64) {
        let height = thickness(style);
        let (x0, x1, y) = (x0 as f32, x1 as f32, middle as f32 - height / 2.0);
        let bars = &mut self.0[style as usize];
        match bars.last_mut() {
            Some(last) if last.y == y && x0 >= last.x0 && x0 <= last.x1 + Self::JOINED => last.x1 = last.x1.max(x1),
            _ => bars.push(Bar { x0, x1, y, height, style }),
        }
    }

    /// All of them, grouped by style.
    pub(super) fn finish(self) -> Vec<Bar> {
        let mut all = Vec::with_capacity(self.0.iter().map(Vec::len).sum());
        all.extend(self.0.into_iter().flatten());
        all
    }
}

/// How thick a bar is, in CSS pixels. Waiting is thin, holding the thread is thick: colour isn't the only sign.
fn thickness(style: BarStyle) -> f32 {
    match style {
        BarStyle::LostFrame => 3.0,
        BarStyle::Turn => 6.0,
        BarStyle::Awaiting | BarStyle::Steps => 8.0,
        BarStyle::Running | BarStyle::Ready | BarStyle::Blocking => 14.0,
        BarStyle::Hold => 16.0,
    }
}
