//! Which stretch of time is on the screen: the map between microseconds and pixels, and what a wheel or a drag does
//! to it.
//!
//! ```text
//!   time, µs      start                                                    start + width · per_px
//!                 │◄──────────────────────── visible ───────────────────────────►│
//!   plot x, px    0          PAD: here is the run's beginning                  width
//! ```
//!
//! `f64` on both sides: at ten pixels a microsecond, an hour into a run, `f32` would be off by thousands of pixels.

use crate::time::{Instant, Span};

/// The map between time and the plot's x. It has no opinion on y.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// The time at x = 0, in µs; a little before the run's beginning when that is in sight.
    start: f64,
    /// Microseconds per CSS pixel.
    per_px: f64,
    /// CSS pixels.
    width: f64,
    following: bool,
}

impl Viewport {
    /// Room left of the run's beginning, in CSS pixels, so that what happens at zero isn't cut in half.
    pub const PAD: f64 = 8.0;
    /// Room right of the run's end, in CSS pixels: the mark of how a task ended stands there.
    pub const PAD_END: f64 = 28.0;
    /// The closest look, in µs per CSS pixel. A microsecond is ten pixels wide then: time has no finer grain.
    pub const CLOSEST: f64 = 0.1;
    const FARTHEST: f64 = 1e19;
    /// The least stretch shown of a run that goes on.
    const LEAST_LIVE: Span = Span::from_millis(500);

    /// A view of this many CSS pixels that follows a run that has just begun.
    #[must_use]
    pub fn new(width: f64) -> Self {
        let mut view = Self { start: 0.0, per_px: 1.0, width: sane_width(width), following: true };
        view.show(Self::LEAST_LIVE);
        view
    }

    /// The width, in CSS pixels.
    #[must_use]
    pub const fn width(&self) -> f64 {
        self.width
    }

    /// Microseconds per CSS pixel.
    #[must_use]
    pub const fn per_px(&self) -> f64 {
        self.per_px
    }

    /// The visible stretch in µs: its beginning may be below zero, its end after the run's.
    #[must_use]
    pub fn visible(&self) -> (f64, f64) {
        (self.start, self.start + self.width * self.per_px)
    }

    /// Whether it still follows the run: nobody has zoomed or panned.
    #[must_use]
    pub const fn is_following(&self) -> bool {
        self.following
    }

    /// Where a moment is, in CSS pixels from the plot's left edge; may be outside of it.
    #[must_use]
    pub fn to_px(&self, at: Instant) -> f64 {
        self.micros_to_px(at.as_f64())
    }

    /// The same for a moment with a fraction, in µs.
    #[must_use]
    pub fn micros_to_px(&self, micros: f64) -> f64 {
        (micros - self.start) / self.per_px
    }

    /// The moment at `px`, to the nearest microsecond; never before the run's beginning.
    #[must_use]
    pub fn to_instant(&self, px: f64) -> Instant {
        // A float to integer cast saturates, and turns NaN into zero.
        Instant::from_micros(self.px_to_micros(px).round() as u64)
    }

    /// The moment at `px` with its fraction, in µs; negative before the run's beginning.
    #[must_use]
    pub fn px_to_micros(&self, px: f64) -> f64 {
        self.start + px * self.per_px
    }

    /// Looks `factor` times closer (farther, if below one). The time under `px` stays where it is.
    pub fn zoom_at(&mut self, px: f64, factor: f64) {
        if !(factor.is_normal() && factor > 0.0 && px.is_finite()) {
            return;
        }
        let under = self.px_to_micros(px);
        self.per_px = (self.per_px / factor).clamp(Self::CLOSEST, Self::FARTHEST);
        self.start = under - px * self.per_px;
        self.following = false;
    }

    /// Moves on by `px` CSS pixels: what is drawn moves left, later times come into sight.
    pub fn pan(&mut self, px: f64) {
        if px.is_finite() {
            self.start += px * self.per_px;
            self.following = false;
        }
    }

    /// Leaves no more empty room than is needed around a run that lasts, or has lasted, `extent`. Call it after
    /// [`zoom_at`](Self::zoom_at) and [`pan`](Self::pan). Whoever has zoomed out all the way follows again.
    pub fn clamp(&mut self, extent: Span) {
        let farthest = self.per_px_to_show(stepped(extent));
        if self.per_px >= farthest {
            self.per_px = farthest;
            self.following = true;
        }
        let first = -Self::PAD * self.per_px;
        let last = extent.as_micros() as f64 + (Self::PAD_END - self.width) * self.per_px;
        self.start = self.start.clamp(first, last.max(first));
    }

    /// Shows all of a run that lasts `extent`, on `width` CSS pixels, and follows it from now on.
    pub fn fit(&mut self, extent: Span, width: f64) {
        self.width = sane_width(width);
        self.following = true;
        self.show(extent);
    }

    /// Shows the time from `from` to `to`, from edge to edge.
    pub fn zoom_to(&mut self, from: Instant, to: Instant) {
        let (from, to) = (from.min(to).as_f64(), from.max(to).as_f64());
        self.per_px = ((to - from) / self.width).clamp(Self::CLOSEST, Self::FARTHEST);
        // A stretch too short for the closest look stands in the middle.
        self.start = (from + to - self.width * self.per_px) / 2.0;
        self.following = false;
    }

    /// Takes another width, in CSS pixels; the same stretch of time stays in sight.
    pub fn resize(&mut self, width: f64) {
        let width = sane_width(width);
        self.per_px = (self.per_px * self.width / width).clamp(Self::CLOSEST, Self::FARTHEST);
        self.width = width;
    }

    /// Shows all of a run that lasts, or has lasted, `extent`, unless somebody has zoomed or panned. While it is
    /// `live` the stretch grows in steps, so that the picture keeps its scale from frame to frame.
    pub fn follow(&mut self, extent: Span, live: bool) {
        if self.following {
            self.show(if live { stepped(extent) } else { extent });
        }
    }

    /// Follows again.
    pub fn resume(&mut self) {
        self.following = true;
    }

    fn show(&mut self, extent: Span) {
        self.per_px = self.per_px_to_show(extent);
        self.start = -Self::PAD * self.per_px;
    }

    fn per_px_to_show(&self, extent: Span) -> f64 {
        let room = (self.width - Self::PAD - Self::PAD_END).max(1.0);
        (extent.as_micros() as f64 / room).clamp(Self::CLOSEST, Self::FARTHEST)
    }
}

fn sane_width(width: f64) -> f64 {
    if width.is_finite() { width.clamp(1.0, 100_000.0) } else { 1.0 }
}

/// The stretch shown of a run that goes on: the next of 0.5 s, 0.6 s, 0.8 s, 1 s, 1.5 s, 2 s, …
fn stepped(extent: Span) -> Span {
    const STEPS: [u64; 9] = [10, 15, 20, 25, 30, 40, 50, 60, 80];
    let extent = extent.max(Viewport::LEAST_LIVE).as_micros();
    let tenth = 10u64.pow(extent.ilog10()) / 10;
    let next = STEPS.into_iter().map(|step| step.saturating_mul(tenth)).find(|&step| step >= extent);
    Span::from_micros(next.unwrap_or(tenth.saturating_mul(100)))
}
