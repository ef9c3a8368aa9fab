//! Very many bars at once: each lane a strip of pixels, one high, that the canvas stretches.
//!
//! Tens of thousands of rectangles cost a canvas more than a frame's time. As pixels they cost what the picture is
//! wide: bars of one height and place share a strip, the strips are one image, and each is drawn once.
//!
//! ```text
//!   bars      ▏▎ ▍▏▏▎▎ ▍      y = 40, height 14   ─►  strip 0  ■■ ■■■■■ ■   ─►  stretched to 14 px at y = 40
//!             ▏▏▏▏            y = 62, height 14   ─►  strip 1  ■■■■
//! ```

use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use crate::timeline::Bar;

/// A colour as a canvas keeps it: red, green, blue, opacity.
pub(super) type Rgba = [u8; 4];

/// Draws bars as strips.
pub(super) struct Strips {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    pixels: Vec<u8>,
    /// The top and the height of what each strip is stretched to.
    places: Vec<(f32, f32)>,
}

impl Strips {
    /// Strips for pictures on `beside`; `None` where there can't be another canvas.
    pub(super) fn new(beside: &HtmlCanvasElement) -> Option<Self> {
        let canvas: HtmlCanvasElement = beside.owner_document()?.create_element("canvas").ok()?.dyn_into().ok()?;
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self { canvas, context, pixels: Vec::new(), places: Vec::new() })
    }

    /// Draws `bars`, which are ordered as they are to be painted, onto `onto`, which is `width` CSS pixels wide and
    /// has `scale` device pixels for each of them.
    pub(super) fn draw<'a>(
        &mut self,
        onto: &CanvasRenderingContext2d,
        bars: impl Iterator<Item = (&'a Bar, Rgba)>,
        width: f64,
        scale: f64,
    ) {
        let across = ((width * scale).ceil() as usize).max(1);
        self.pixels.clear();
        self.places.clear();
        for (bar, colour) in bars {
            let strip = self.strip(bar, across);
            let (from, to) = reach(bar, scale, across);
            for pixel in self.pixels[(strip * across + from) * 4..(strip * across + to) * 4].chunks_exact_mut(4) {
                pixel.copy_from_slice(&colour);
            }
        }
        self.stretch(onto, across, scale);
    }

    /// The strip that a bar belongs to. Bars come row by row, so it is the last one as a rule.
    fn strip(&mut self, bar: &Bar, across: usize) -> usize {
        let place = (bar.y, bar.height);
        let known = self.places.iter().rposition(|&other| other == place);
        known.unwrap_or_else(|| {
            self.places.push(place);
            self.pixels.resize(self.places.len() * across * 4, 0);
            self.places.len() - 1
        })
    }

    fn stretch(&self, onto: &CanvasRenderingContext2d, across: usize, scale: f64) {
        let (width, height) = (across as u32, self.places.len() as u32);
        if height == 0 {
            return;
        }
        if (self.canvas.width(), self.canvas.height()) != (width, height) {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
        }
        let image = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&self.pixels), width, height);
        let Ok(()) = image.and_then(|image| self.context.put_image_data(&image, 0.0, 0.0)) else { return };
        onto.set_image_smoothing_enabled(false);
        for (number, &(y, tall)) in self.places.iter().enumerate() {
            let (from, wide) = (number as f64, f64::from(width));
            // A strip that can't be drawn is missing for a frame.
            let _ = onto.draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                &self.canvas,
                0.0,
                from,
                wide,
                1.0,
                0.0,
                f64::from(y),
                wide / scale,
                f64::from(tall),
            );
        }
    }
}

/// Which pixels of its strip a bar covers: at least one, if it is in sight at all.
fn reach(bar: &Bar, scale: f64, across: usize) -> (usize, usize) {
    let pixel = |x: f32| (f64::from(x) * scale).round().clamp(0.0, across as f64) as usize;
    let from = pixel(bar.x0).min(across - 1);
    (from, pixel(bar.x1).max(from + 1))
}

/// A computed colour, `rgb(…)` or `rgba(…)`, as bytes.
pub(super) fn rgba(computed: &str) -> Rgba {
    let inside = computed.split_once('(').map_or("", |(_, inside)| inside.trim_end_matches(')'));
    let mut numbers =
        inside.split([',', ' ', '/']).filter(|part| !part.is_empty()).map(|part| part.parse().unwrap_or(0.0));
    let mut channel = || numbers.next().map(|number: f64| number as u8).unwrap_or_default();
    let [red, green, blue] = [channel(), channel(), channel()];
    [red, green, blue, numbers.next().map_or(255, |opacity| (opacity * 255.0) as u8)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::BarStyle;

    #[test]
    fn computed_colours_become_bytes() {
        assert_eq!(rgba("rgb(14, 148, 132)"), [14, 148, 132, 255]);
        assert_eq!(rgba("rgba(26, 34, 51, 0.5)"), [26, 34, 51, 127]);
        assert_eq!(rgba(""), [0, 0, 0, 255]);
    }

    #[test]
    fn a_bar_covers_at_least_one_pixel_and_none_outside() {
        let bar = |x0, x1| Bar { x0, x1, y: 0.0, height: 1.0, style: BarStyle::Running };
        assert_eq!(reach(&bar(10.0, 12.0), 1.0, 100), (10, 12));
        assert_eq!(reach(&bar(10.0, 12.0), 2.0, 200), (20, 24));
        assert_eq!(reach(&bar(10.1, 10.2), 1.0, 100), (10, 11));
        assert_eq!(reach(&bar(-8.0, -8.0), 1.0, 100), (0, 1));
        assert_eq!(reach(&bar(150.0, 160.0), 1.0, 100), (99, 100));
    }
}
