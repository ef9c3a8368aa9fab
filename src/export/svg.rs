//! Shapes of the timeline as SVG: what `ui::painter` is for a canvas.
//!
//! Styles are classes, so that one file serves both themes.

use std::fmt::{self, Write};

use crate::timeline::{
    Arrow, ArrowStyle, Bar, BarStyle, Bracket, Dot, Label, LabelStyle, Layout, Line, LineStyle, Mark, MarkKind, Tick,
};

/// The looks of all shapes: selectors, declarations.
const RULES: [(&str, &str); 24] = [
    ("text", "font:12px system-ui,sans-serif;fill:var(--ink)"),
    (".panel", "fill:var(--panel);stroke:var(--line)"),
    (".title", "font-weight:600;font-size:14px"),
    (".soft", "fill:var(--soft)"),
    (".small", "font-size:11px;fill:var(--soft)"),
    (".bad", "fill:var(--block-ink)"),
    (".name", "font-size:12px"),
    (".turn,.running,.dot", "fill:var(--run)"),
    (".steps", "fill:var(--steps)"),
    (".awaiting", "fill:var(--await-fill);stroke:var(--await)"),
    (".hold", "fill:var(--block-fill)"),
    (".lost,.blocking,.failed", "fill:var(--block)"),
    (".ready", "fill:url(#HATCH);stroke:var(--ready);stroke-width:.5"),
    (".grid", "stroke:var(--line)"),
    (".cursor", "stroke:var(--accent);stroke-width:1.5"),
    (".now", "stroke:var(--faint)"),
    (".bracket,.wake", "fill:none;stroke:var(--faint)"),
    (".cancel", "fill:none;stroke:var(--block);stroke-dasharray:3 2"),
    (".label", "font-weight:600;fill:var(--block-ink);text-anchor:middle"),
    (".mark,.tick", "text-anchor:middle"),
    (".tick", "font-size:11px;fill:var(--soft)"),
    (".network", "fill:var(--accent);font-size:9px"),
    (".hatch-ground", "fill:var(--ready-fill)"),
    (".hatch-line", "stroke:var(--ready);stroke-width:2.4"),
];

/// The rules of a picture of this class. Inline in a page a style sheet is the whole page's: so each rule is about what
/// is in the picture only, and outweighs what the page says of such names.
pub(super) fn style(scope: &str) -> String {
    let mut style = String::new();
    for (selectors, declarations) in RULES {
        let scoped: Vec<String> = selectors.split(',').map(|selector| format!(".{scope} {selector}")).collect();
        put(&mut style, format_args!("{}{{{}}}", scoped.join(","), declarations.replace("HATCH", &hatch(scope))));
    }
    style
}

/// What `.ready` is filled with: stripes, which can be told from the others without colour.
pub(super) fn definitions(scope: &str) -> String {
    format!(
        "<pattern id=\"{}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">\
         <rect class=\"hatch-ground\" width=\"8\" height=\"8\"/>\
         <path class=\"hatch-line\" d=\"M-1 9L9-1M-5 5L5-5M3 13L13 3\"/></pattern>",
        hatch(scope)
    )
}

fn hatch(scope: &str) -> String {
    format!("{scope}-hatch")
}

/// Text in which nothing is taken for markup.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for char in self.0.chars() {
            match char {
                '<' => out.write_str("&lt;")?,
                '>' => out.write_str("&gt;")?,
                '&' => out.write_str("&amp;")?,
                '"' => out.write_str("&quot;")?,
                // Other control characters are forbidden in XML, in whatever disguise.
                char if char.is_control() && !matches!(char, '\n' | '\t') => out.write_char('\u{fffd}')?,
                char => out.write_char(char)?,
            }
        }
        Ok(())
    }
}

/// The ticks' texts of an axis of this width, at this height. A text for which there is no room is left out.
pub(super) fn axis(out: &mut String, ticks: &[Tick], width: f64, y: f64) {
    for tick in ticks.iter().filter(|tick| f64::from(tick.x) + 16.0 <= width) {
        put(out, format_args!("<text class=\"tick\" x=\"{:.1}\" y=\"{y:.1}\">{}</text>", tick.x, Escaped(&tick.text)));
    }
}

/// A layout's shapes, in the order in which they are to be painted.
pub(super) fn shapes(out: &mut String, layout: &Layout) {
    layout.brackets.iter().for_each(|bracket| draw_bracket(out, bracket));
    layout.lines.iter().for_each(|line| draw_line(out, line));
    layout.bars.iter().for_each(|bar| draw_bar(out, bar));
    layout.dots.iter().for_each(|dot| draw_dot(out, *dot));
    layout.arrows.iter().for_each(|arrow| draw_arrow(out, arrow));
    layout.marks.iter().for_each(|mark| draw_mark(out, mark));
    layout.labels.iter().for_each(|label| draw_label(out, label));
}

/// Writing to a string can't fail.
pub(super) fn put(out: &mut String, what: fmt::Arguments<'_>) {
    let _ = out.write_fmt(what);
}

fn draw_bar(out: &mut String, bar: &Bar) {
    let class = match bar.style {
        BarStyle::Turn => "turn",
        BarStyle::Hold => "hold",
        BarStyle::LostFrame => "lost",
        BarStyle::Awaiting => "awaiting",
        BarStyle::Steps => "steps",
        BarStyle::Ready => "ready",
        BarStyle::Running => "running",
        BarStyle::Blocking => "blocking",
    };
    let width = (bar.x1 - bar.x0).max(0.1);
    let round = if width < 6.0 { 0.0 } else { 2.5 };
    let Bar { x0, y, height, .. } = bar;
    put(
        out,
        format_args!(
            "<rect class=\"{class}\" x=\"{x0:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"{round}\"/>"
        ),
    );
}

fn draw_line(out: &mut String, line: &Line) {
    let class = match line.style {
        LineStyle::Grid | LineStyle::Baseline => "grid",
        LineStyle::Now => "now",
        LineStyle::Cursor => "cursor",
    };
    // On whole pixels, or the line would be blurred over two.
    let [x0, y0, x1, y1] = [line.x0, line.y0, line.x1, line.y1].map(|at| at.round() + 0.5);
    put(out, format_args!("<path class=\"{class}\" d=\"M{x0} {y0}L{x1} {y1}\"/>"));
}

fn draw_bracket(out: &mut String, bracket: &Bracket) {
    let (x0, x1) = (bracket.x0.round() + 0.5, bracket.x1.round() + 0.5);
    let (y0, y1) = (bracket.y0 + 1.5, bracket.y1 - 1.5);
    put(out, format_args!("<path class=\"bracket\" d=\"M{} {y0}H{x0}V{y1}H{}", x0 + 4.0, x0 + 4.0));
    if !bracket.open {
        put(out, format_args!("M{} {y0}H{x1}V{y1}H{}", x1 - 4.0, x1 - 4.0));
    }
    out.push_str("\"/>");
}

fn draw_dot(out: &mut String, Dot { x, y }: Dot) {
    put(out, format_args!("<circle class=\"dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"2.6\"/>"));
}

fn draw_arrow(out: &mut String, arrow: &Arrow) {
    let class = if arrow.style == ArrowStyle::Cancel { "cancel" } else { "wake" };
    let Arrow { x, from_y, to_y, .. } = arrow;
    let down = (to_y - from_y).signum();
    let tip = to_y - down * 8.0;
    let back = tip - down * 6.0;
    put(out, format_args!("<path class=\"{class}\" d=\"M{x:.1} {from_y:.1}V{tip:.1}M{:.1} {back:.1}", x - 3.5));
    put(out, format_args!("L{x:.1} {tip:.1}L{:.1} {back:.1}\"/>", x + 3.5));
}

fn draw_mark(out: &mut String, mark: &Mark) {
    let (class, sign) = match mark.kind {
        MarkKind::Done => ("soft", "✓"),
        MarkKind::Failed => ("failed", "✕"),
        MarkKind::Cancelled => ("failed", "⊘"),
        MarkKind::Stopped => ("soft", "■"),
        MarkKind::NetworkDone => ("network", "◆"),
    };
    put(out, format_args!("<text class=\"mark {class}\" x=\"{:.1}\" y=\"{:.1}\">{sign}</text>", mark.x, mark.y + 4.0));
}

fn draw_label(out: &mut String, label: &Label) {
    let class = match label.style {
        LabelStyle::Hold => "label",
    };
    let Label { x, y, text, .. } = label;
    put(out, format_args!("<text class=\"{class}\" x=\"{x:.1}\" y=\"{:.1}\">{}</text>", y + 4.0, Escaped(text)));
}
