//! Shapes onto a canvas. It knows styles and pixels, and nothing of tasks.
//!
//! Colours come from the style sheet's custom properties, so that the picture and the page never differ.

mod strips;

use wasm_bindgen::JsCast;
use web_sys::{CanvasPattern, CanvasRenderingContext2d, HtmlCanvasElement};

use self::strips::{Strips, rgba};
use crate::timeline::{Arrow, ArrowStyle, Bar, BarStyle, Bracket, LabelStyle, Layout, Line, LineStyle, Mark, MarkKind};

/// From here on bars are strips of pixels: nobody sees outlines and corners of this many.
const MANY: usize = 1500;

/// Paints one canvas.
pub struct Painter {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    palette: Palette,
    /// The theme that the colours are of, once they are known.
    dark: Option<bool>,
    hatch: Option<CanvasPattern>,
    strips: Option<Strips>,
    scale: f64,
}

/// The size of a canvas and of its margins, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The whole width.
    pub width: f64,
    /// The whole height.
    pub height: f64,
    /// The width of the names on the left.
    pub left: f64,
    /// The height of the axis on top.
    pub top: f64,
}

#[derive(Clone, Default, PartialEq)]
struct Palette {
    panel: String,
    line: String,
    ink: String,
    soft: String,
    faint: String,
    accent: String,
    run: String,
    steps: String,
    awaiting: String,
    awaiting_fill: String,
    ready: String,
    block: String,
    block_fill: String,
    block_ink: String,
    select: String,
}

impl Palette {
    /// The colours as they are for this canvas now. A property may be a formula, so each is tried on: what the browser
    /// made of it is a colour that a canvas understands.
    fn of(canvas: &HtmlCanvasElement) -> Option<Self> {
        let computed = canvas.owner_document()?.default_view()?.get_computed_style(canvas).ok()??;
        let get = |name: &str| {
            // A name can always be set; one that isn't there gives the text's colour.
            let _ = canvas.style().set_property("color", &format!("var({name})"));
            computed.get_property_value("color").unwrap_or_default()
        };
        Some(Self {
            panel: get("--panel"),
            line: get("--line"),
            ink: get("--ink"),
            soft: get("--soft"),
            faint: get("--faint"),
            accent: get("--accent"),
            run: get("--run"),
            steps: get("--steps"),
            awaiting: get("--await"),
            awaiting_fill: get("--await-fill"),
            ready: get("--ready"),
            block: get("--block"),
            block_fill: get("--block-fill"),
            block_ink: get("--block-ink"),
            select: get("--select"),
        })
    }
}

impl Palette {
    /// The colour of a bar.
    fn colour(&self, style: BarStyle) -> &str {
        match style {
            BarStyle::Turn | BarStyle::Running => &self.run,
            BarStyle::Steps => &self.steps,
            BarStyle::Awaiting => &self.awaiting_fill,
            BarStyle::Ready => &self.ready,
            BarStyle::Hold => &self.block_fill,
            BarStyle::LostFrame | BarStyle::Blocking => &self.block,
        }
    }
}

impl Painter {
    /// A painter for this canvas; `None` where canvases can't be painted.
    #[must_use]
    pub fn new(canvas: HtmlCanvasElement) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let strips = Strips::new(&canvas);
        Some(Self { canvas, context, palette: Palette::default(), dark: None, hatch: None, strips, scale: 1.0 })
    }

    /// Whether it paints this canvas.
    #[must_use]
    pub fn paints(&self, canvas: &HtmlCanvasElement) -> bool {
        self.canvas == *canvas
    }

    /// Reads the style sheet's colours again if the theme has changed.
    pub fn take_colours(&mut self, dark: bool) {
        if self.dark.replace(dark) != Some(dark)
            && let Some(palette) = Palette::of(&self.canvas)
        {
            self.hatch = self.make_hatch(&palette);
            self.palette = palette;
        }
    }

    /// Paints a layout.
    pub fn paint(&mut self, layout: &Layout, frame: Frame) {
        self.fit(frame);
        let context = self.context.clone();
        context.clear_rect(0.0, 0.0, frame.width, frame.height);
        context.save();
        context.begin_path();
        context.rect(frame.left, 0.0, frame.width - frame.left, frame.height);
        context.clip();
        let _ = context.translate(frame.left, 0.0);
        self.axis(layout, frame);
        context.begin_path();
        context.rect(0.0, frame.top, frame.width, frame.height - frame.top);
        context.clip();
        let _ = context.translate(0.0, frame.top);
        self.selected(layout, frame);
        layout.brackets.iter().for_each(|bracket| self.bracket(bracket));
        self.lines(&layout.lines, |style| !matches!(style, LineStyle::Now | LineStyle::Cursor));
        self.bars(&layout.bars, frame.width - frame.left);
        self.dots(layout);
        layout.arrows.iter().for_each(|arrow| self.arrow(arrow));
        layout.marks.iter().for_each(|mark| self.mark(mark));
        self.labels(layout);
        self.lines(&layout.lines, |style| matches!(style, LineStyle::Now | LineStyle::Cursor));
        context.restore();
    }

    /// Gives the canvas the frame's size, in the device's own pixels.
    fn fit(&mut self, frame: Frame) {
        let ratio = self.canvas.owner_document().and_then(|document| document.default_view());
        self.scale = ratio.map_or(1.0, |window| window.device_pixel_ratio()).clamp(0.5, 4.0);
        let (width, height) = ((frame.width * self.scale) as u32, (frame.height * self.scale) as u32);
        if (self.canvas.width(), self.canvas.height()) != (width, height) {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
            let style = self.canvas.style();
            // Both are valid lengths.
            let _ = style.set_property("width", &format!("{}px", frame.width));
            let _ = style.set_property("height", &format!("{}px", frame.height));
        }
        let _ = self.context.set_transform(self.scale, 0.0, 0.0, self.scale, 0.0, 0.0);
    }

    fn axis(&self, layout: &Layout, frame: Frame) {
        let context = &self.context;
        context.set_font("11px system-ui, sans-serif");
        context.set_text_align("center");
        context.set_text_baseline("middle");
        context.set_fill_style_str(&self.palette.soft);
        for tick in &layout.axis {
            let _ = context.fill_text(&tick.text, f64::from(tick.x).max(14.0), frame.top / 2.0 - 1.0);
        }
        for line in layout.lines.iter().filter(|line| line.style == LineStyle::Cursor) {
            context.set_fill_style_str(&self.palette.accent);
            context.begin_path();
            let _ = context.arc(f64::from(line.x0), frame.top - 4.0, 4.0, 0.0, std::f64::consts::TAU);
            context.fill();
        }
    }

    fn selected(&self, layout: &Layout, frame: Frame) {
        if let Some((y, height)) = layout.selected {
            self.context.set_fill_style_str(&self.palette.select);
            self.context.fill_rect(0.0, f64::from(y), frame.width, f64::from(height));
        }
    }

    fn lines(&self, lines: &[Line], which: impl Fn(LineStyle) -> bool) {
        let context = &self.context;
        for line in lines.iter().filter(|line| which(line.style)) {
            let (colour, width) = match line.style {
                LineStyle::Grid | LineStyle::Baseline => (&self.palette.line, 1.0),
                LineStyle::Now => (&self.palette.faint, 1.0),
                LineStyle::Cursor => (&self.palette.accent, 1.5),
            };
            context.set_fill_style_str(colour);
            // On whole pixels, or the line would be blurred over two.
            let (x, y) = (f64::from(line.x0).round(), f64::from(line.y0).round());
            let (w, h) = (f64::from(line.x1 - line.x0).max(width), f64::from(line.y1 - line.y0).max(width));
            context.fill_rect(x, y, w, h);
        }
    }

    fn bars(&mut self, bars: &[Bar], width: f64) {
        if bars.len() > MANY
            && let Some(strips) = &mut self.strips
        {
            let colours = BarStyle::ALL.map(|style| rgba(self.palette.colour(style)));
            let coloured = bars.iter().map(|bar| (bar, colours[bar.style as usize]));
            return strips.draw(&self.context, coloured, width, self.scale);
        }
        for style in BarStyle::ALL {
            let first = bars.partition_point(|bar| bar.style < style);
            let last = bars.partition_point(|bar| bar.style <= style);
            let bars = &bars[first..last];
            if !bars.is_empty() {
                let stroke = self.fill(style);
                bars.iter().for_each(|bar| self.bar(bar, stroke));
            }
        }
    }

    /// Sets the fill for a style. Gives whether its bars have an outline.
    fn fill(&self, style: BarStyle) -> bool {
        match (style, &self.hatch) {
            (BarStyle::Ready, Some(hatch)) => self.context.set_fill_style_canvas_pattern(hatch),
            _ => self.context.set_fill_style_str(self.palette.colour(style)),
        }
        self.context.set_stroke_style_str(&self.palette.awaiting);
        self.context.set_line_width(1.0);
        style == BarStyle::Awaiting
    }

    fn bar(&self, bar: &Bar, stroke: bool) {
        let context = &self.context;
        let (x, y) = (f64::from(bar.x0), f64::from(bar.y));
        let (width, height) = (f64::from(bar.x1 - bar.x0), f64::from(bar.height));
        if width < 6.0 {
            context.fill_rect(x, y, width, height);
            if stroke && width > 2.0 {
                context.stroke_rect(x + 0.5, y + 0.5, width - 1.0, height - 1.0);
            }
            return;
        }
        let inset = if stroke { 0.5 } else { 0.0 };
        context.begin_path();
        let (w, h) = (width - 2.0 * inset, height - 2.0 * inset);
        if context.round_rect_with_f64(x + inset, y + inset, w, h, 2.5).is_err() {
            context.rect(x + inset, y + inset, w, h);
        }
        context.fill();
        if stroke {
            context.stroke();
        }
    }

    fn dots(&self, layout: &Layout) {
        let context = &self.context;
        context.set_fill_style_str(&self.palette.run);
        for dot in &layout.dots {
            context.begin_path();
            let _ = context.arc(f64::from(dot.x), f64::from(dot.y), 2.6, 0.0, std::f64::consts::TAU);
            context.fill();
        }
    }

    fn bracket(&self, bracket: &Bracket) {
        let context = &self.context;
        context.set_stroke_style_str(&self.palette.faint);
        context.set_line_width(1.0);
        let (x0, x1) = (f64::from(bracket.x0).round() + 0.5, f64::from(bracket.x1).round() + 0.5);
        let (y0, y1) = (f64::from(bracket.y0) + 1.5, f64::from(bracket.y1) - 1.5);
        context.begin_path();
        context.move_to(x0 + 4.0, y0);
        context.line_to(x0, y0);
        context.line_to(x0, y1);
        context.line_to(x0 + 4.0, y1);
        if !bracket.open {
            context.move_to(x1 - 4.0, y0);
            context.line_to(x1, y0);
            context.line_to(x1, y1);
            context.line_to(x1 - 4.0, y1);
        }
        context.stroke();
    }

    fn arrow(&self, arrow: &Arrow) {
        let context = &self.context;
        let colour = match arrow.style {
            ArrowStyle::Cancel => &self.palette.block,
            ArrowStyle::Wake | ArrowStyle::Spawn => &self.palette.soft,
        };
        let (x, from, to) = (f64::from(arrow.x), f64::from(arrow.from_y), f64::from(arrow.to_y));
        let down = (to - from).signum();
        let tip = to - down * 8.0;
        context.set_stroke_style_str(colour);
        context.set_fill_style_str(colour);
        context.set_line_width(1.2);
        let mut dashes = js_sys::Array::new();
        if arrow.style == ArrowStyle::Cancel {
            dashes.extend([3.0, 2.0].map(wasm_bindgen::JsValue::from));
        }
        let _ = context.set_line_dash(&dashes);
        context.begin_path();
        context.move_to(x, from);
        context.line_to(x, tip - down * 5.0);
        context.stroke();
        let _ = context.set_line_dash(&js_sys::Array::new());
        context.begin_path();
        context.move_to(x, tip);
        context.line_to(x - 3.5, tip - down * 6.0);
        context.line_to(x + 3.5, tip - down * 6.0);
        context.fill();
    }

    fn mark(&self, mark: &Mark) {
        let context = &self.context;
        let (sign, colour, size) = match mark.kind {
            MarkKind::Done => ("✓", &self.palette.soft, 12),
            MarkKind::Failed => ("✕", &self.palette.block, 13),
            MarkKind::Cancelled => ("⊘", &self.palette.block, 13),
            MarkKind::Stopped => ("■", &self.palette.soft, 10),
            MarkKind::NetworkDone => ("◆", &self.palette.accent, 9),
        };
        context.set_font(&format!("{size}px system-ui, sans-serif"));
        context.set_text_align("center");
        context.set_text_baseline("middle");
        context.set_fill_style_str(colour);
        let _ = context.fill_text(sign, f64::from(mark.x), f64::from(mark.y) + 0.5);
    }

    fn labels(&self, layout: &Layout) {
        let context = &self.context;
        context.set_text_baseline("middle");
        context.set_text_align("center");
        for label in &layout.labels {
            match label.style {
                LabelStyle::Hold => {
                    context.set_font("600 12px system-ui, sans-serif");
                    context.set_fill_style_str(&self.palette.block_ink);
                }
            }
            let _ = context.fill_text(&label.text, f64::from(label.x), f64::from(label.y) + 0.5);
        }
    }

    /// The pattern of what is ready but has no thread: stripes, which can be told from the others without colour.
    fn make_hatch(&self, palette: &Palette) -> Option<CanvasPattern> {
        const SIDE: f64 = 8.0;
        let document = self.canvas.owner_document()?;
        let tile: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
        tile.set_width(SIDE as u32);
        tile.set_height(SIDE as u32);
        let context: CanvasRenderingContext2d = tile.get_context("2d").ok()??.dyn_into().ok()?;
        context.set_fill_style_str(&palette.panel);
        context.fill_rect(0.0, 0.0, SIDE, SIDE);
        context.set_global_alpha(0.24);
        context.set_fill_style_str(&palette.ready);
        context.fill_rect(0.0, 0.0, SIDE, SIDE);
        context.set_global_alpha(1.0);
        context.set_stroke_style_str(&palette.ready);
        context.set_line_width(2.4);
        // Three strokes, so that the stripes go on from tile to tile.
        for offset in [-SIDE, 0.0, SIDE] {
            context.begin_path();
            context.move_to(offset - 1.0, SIDE + 1.0);
            context.line_to(offset + SIDE + 1.0, -1.0);
            context.stroke();
        }
        self.context.create_pattern_with_html_canvas_element(&tile, "repeat").ok()?
    }
}
