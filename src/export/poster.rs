//! Posters: a run as a still picture that needs nothing to be seen.
//!
//! One SVG for light and dark, its texts as text, with a title and a description for those who can't see it. It stands
//! in a README, in a book, on a slide, and where an example will run once it is wanted.
//!
//! ```text
//!   ┌ title of the program              finished in 1.00 s ┐
//!   │ names │ plot                                         │  one block a program, on one clock
//!   └───────┴──────────────────────────────────────────────┘
//!     legend
//! ```

use super::colours::declarations;
use super::svg::{Escaped, axis, definitions, put, shapes, style};
use super::{Subject, fingerprint};
use crate::model::{End, LoopLane, Run, findings};
use crate::time::Span;
use crate::timeline::{Cache, Focus, Lanes, RowKind, Scene, Viewport, layout};

/// The width of a poster, in CSS pixels; it scales.
const WIDTH: f64 = 760.0;
/// The width of the tasks' names.
const NAMES: f64 = 132.0;
/// The height of a program's title and of its axis.
const HEAD: f64 = 30.0;
const AXIS: f64 = 22.0;
/// The room around everything, and between programs.
const EDGE: f64 = 14.0;
/// The height of the legend.
const LEGEND: f64 = 30.0;
/// Rows of a program that are drawn at most: the loop's and those of its first tasks.
const MOST_ROWS: usize = 16;

/// Which colours a poster has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Those that who looks at it prefers.
    Both,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// A poster, and its size in CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Poster {
    /// The picture.
    pub svg: String,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The same in words.
    pub alt: String,
}

/// A poster of finished runs, one below the other on one clock.
#[must_use]
pub fn poster(title: &str, subjects: &[Subject<'_>], look: Look) -> Poster {
    let mut view = Viewport::new(WIDTH - 2.0 * EDGE - NAMES);
    let extent = subjects.iter().map(|subject| subject.run.elapsed(subject.run.last())).max().unwrap_or_default();
    view.fit(extent, view.width());
    let blocks: Vec<Block<'_>> = subjects.iter().map(Block::new).collect();
    let height = EDGE + blocks.iter().map(|block| block.height() + EDGE).sum::<f64>() + LEGEND;

    let alt = description(subjects);
    // Several posters may stand in one page: their names in it are their own.
    let scope = format!("loopscope-{:06x}", fingerprint([title, &alt]));
    let mut svg =
        format!("<svg class=\"{scope}\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height:.0}\" ");
    put(&mut svg, format_args!("width=\"{WIDTH}\" height=\"{height:.0}\" role=\"img\" "));
    put(&mut svg, format_args!("aria-labelledby=\"{scope}-title {scope}-words\">"));
    put(&mut svg, format_args!("<title id=\"{scope}-title\">{}</title>", Escaped(title)));
    put(&mut svg, format_args!("<desc id=\"{scope}-words\">{}</desc>", Escaped(&alt)));
    let [light, dark] = declarations();
    let colours = match look {
        Look::Both => format!(".{scope}{{{light}}}@media(prefers-color-scheme:dark){{.{scope}{{{dark}}}}}"),
        Look::Light => format!(".{scope}{{{light}}}"),
        Look::Dark => format!(".{scope}{{{dark}}}"),
    };
    put(&mut svg, format_args!("<style>{colours}{}</style>", style(&scope)));
    put(&mut svg, format_args!("<defs>{}</defs>", definitions(&scope)));
    let panel = (WIDTH - 1.0, height - 1.0);
    put(
        &mut svg,
        format_args!(
            "<rect class=\"panel\" x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"10\"/>",
            panel.0, panel.1
        ),
    );
    let mut top = EDGE;
    for block in &blocks {
        block.draw(&mut svg, top, &view);
        top += block.height() + EDGE;
    }
    legend(&mut svg, top + 4.0);
    svg.push_str("</svg>\n");
    Poster { svg, width: WIDTH, height, alt }
}

/// The run in words.
fn description(subjects: &[Subject<'_>]) -> String {
    let mut sentences = Vec::new();
    for Subject { name, run } in subjects {
        sentences.push(format!("{name}: {}.", verdict(run)));
        let found = findings(run, false, run.last());
        sentences.extend(found.into_iter().take(3).map(|finding| finding.text));
    }
    sentences.join(" ")
}

fn verdict(run: &Run) -> String {
    let elapsed = run.elapsed(run.last());
    let longest = run.loop_lane.longest_hold(run.last());
    match &run.end {
        Some((_, End::Finished)) if run.failed() => format!("failed after {elapsed}"),
        Some((_, End::Deadlocked)) => format!("stuck at {elapsed}"),
        Some((_, End::Stopped)) => format!("stopped at {elapsed}"),
        Some((_, End::Broken(why))) => format!("ended at {elapsed}: {why}"),
        Some((_, End::Finished)) if longest > Span::ZERO => format!("finished in {elapsed} · longest hold {longest}"),
        Some((_, End::Finished)) => format!("finished in {elapsed}"),
        None => format!("{elapsed}, and goes on"),
    }
}

struct Block<'a> {
    subject: &'a Subject<'a>,
    lanes: Lanes,
    /// How many rows are drawn.
    rows: usize,
}

impl<'a> Block<'a> {
    fn new(subject: &'a Subject<'a>) -> Self {
        let lanes = Lanes::of(subject.run);
        let rows = lanes.rows().len().min(MOST_ROWS);
        Self { subject, lanes, rows }
    }

    fn rows_height(&self) -> f64 {
        self.lanes.rows().get(self.rows.saturating_sub(1)).map_or(0.0, |row| row.y + row.height)
    }

    fn more(&self) -> usize {
        self.lanes.rows().len() - self.rows
    }

    fn height(&self) -> f64 {
        HEAD + AXIS + self.rows_height() + if self.more() > 0 { 20.0 } else { 0.0 }
    }

    fn draw(&self, svg: &mut String, top: f64, view: &Viewport) {
        let Subject { name, run } = self.subject;
        let held = run.loop_lane.longest_hold(run.last()) >= LoopLane::LONG || run.failed();
        let baseline = top + 16.0;
        put(svg, format_args!("<text class=\"title\" x=\"{EDGE}\" y=\"{baseline:.1}\">{}</text>", Escaped(name)));
        let (right, class) = (WIDTH - EDGE, if held { "bad" } else { "soft" });
        let verdict = verdict(run);
        put(svg, format_args!("<text class=\"{class}\" text-anchor=\"end\" x=\"{right}\" y=\"{baseline:.1}\">"));
        put(svg, format_args!("{}</text>", Escaped(&verdict)));
        let rows_top = top + HEAD + AXIS;
        for row in &self.lanes.rows()[..self.rows] {
            let (label, indent) = match row.kind {
                RowKind::Loop => ("event loop".to_owned(), 0.0),
                RowKind::Task(id) => (shortened(&run.task_name(id)), f64::from(row.depth.min(5)) * 10.0),
            };
            let (x, y) = (EDGE + indent, rows_top + row.y + row.height / 2.0 + 4.0);
            put(svg, format_args!("<text class=\"name\" x=\"{x}\" y=\"{y:.1}\">{}</text>", Escaped(&label)));
        }
        if self.more() > 0 {
            let y = rows_top + self.rows_height() + 15.0;
            put(
                svg,
                format_args!("<text class=\"small\" x=\"{EDGE}\" y=\"{y:.1}\">and {} more tasks</text>", self.more()),
            );
        }
        let scene = Scene { run, lanes: &self.lanes, view, top: 0.0, height: self.rows_height(), now: run.last() };
        let drawn = layout(&scene, &mut Cache::default(), Focus::default());
        put(svg, format_args!("<g transform=\"translate({} {:.1})\">", EDGE + NAMES, top + HEAD));
        axis(svg, &drawn.axis, view.width(), 12.0);
        put(svg, format_args!("<g transform=\"translate(0 {AXIS})\">"));
        shapes(svg, &drawn);
        svg.push_str("</g></g>");
    }
}

/// A name, as long as there is room for it.
fn shortened(name: &str) -> String {
    const ROOM: usize = 18;
    match name.char_indices().nth(ROOM) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}

fn legend(svg: &mut String, top: f64) {
    let entries = [
        ("running", "running"),
        ("awaiting", "awaiting"),
        ("ready", "ready, but someone holds the thread"),
        ("blocking", "blocking"),
    ];
    let mut x = EDGE;
    for (class, text) in entries {
        put(
            svg,
            format_args!("<rect class=\"{class}\" x=\"{x}\" y=\"{top:.1}\" width=\"16\" height=\"10\" rx=\"2.5\"/>"),
        );
        put(svg, format_args!("<text class=\"small\" x=\"{}\" y=\"{:.1}\">{text}</text>", x + 21.0, top + 9.0));
        x += 40.0 + 6.2 * text.chars().count() as f64;
    }
    let (right, y) = (WIDTH - EDGE, top + 9.0);
    put(svg, format_args!("<text class=\"small\" text-anchor=\"end\" x=\"{right}\" y=\"{y:.1}\">Loopscope</text>"));
}
