//! Runs to lay out, and layouts as text: one character a column.

use loopscope::model::Run;
use loopscope::run::run_virtually;
use loopscope::story;
use loopscope::time::Instant;
use loopscope::timeline::{
    Bar, BarStyle, Cache, Focus, Lanes, Layout, Mark, MarkKind, RowKind, Scene, Viewport, layout,
};
use loopscope::trace::Event;

/// The trace of a story's program, with some knobs turned.
pub(crate) fn trace(story: &str, program: &str, turned: &[(&str, u32)]) -> Vec<Event> {
    let story = story::find(story).expect("there is such a story");
    let program = story.programs.iter().find(|it| it.name == program).expect("it has such a program");
    let knobs = story::Knobs::defaults(story.knobs);
    let knobs = turned.iter().fold(knobs, |knobs, &(id, value)| knobs.with(id, value));
    run_virtually(program.policy, program.main(&knobs))
}

pub(crate) fn fold(events: &[Event]) -> Run {
    let mut run = Run::default();
    run.extend(events);
    run
}

/// All of a run on `columns` columns of ten pixels, at its end or as far as it has come at `now`.
pub(crate) fn picture(run: &Run, columns: usize, now: Instant) -> String {
    let lanes = Lanes::of(run);
    let mut view = Viewport::new(columns as f64 * COLUMN);
    view.fit(run.elapsed(now), columns as f64 * COLUMN);
    let scene = Scene { run, lanes: &lanes, view: &view, top: 0.0, height: lanes.height(), now };
    let layout = layout(&scene, &mut Cache::default(), Focus::default());
    let mut text = String::new();
    for row in lanes.rows() {
        let name = match row.kind {
            RowKind::Loop => "loop".to_owned(),
            RowKind::Task(id) => format!("{:w$}{}", "", run.tasks[id.index()].name, w = usize::from(row.depth)),
        };
        let columns = (0..columns).map(|column| character(&layout, row.y, row.y + row.height, column));
        let line: String = columns.collect();
        text.push_str(format!("{name:12}{line}").trim_end());
        text.push('\n');
    }
    text
}

const COLUMN: f64 = 10.0;

/// What is painted last in a column of a row.
fn character(layout: &Layout, top: f64, bottom: f64, column: usize) -> char {
    let (left, right) = (column as f64 * COLUMN, (column + 1) as f64 * COLUMN);
    let in_row = |y: f32| (top..bottom).contains(&f64::from(y));
    let in_column = |x: f32| (left..right).contains(&f64::from(x));
    // A narrow bar is in the column of its middle, a wide one in all that it touches by more than a pixel.
    let narrow = |bar: &Bar| bar.x1 - bar.x0 < 5.0 && in_column((bar.x0 + bar.x1) / 2.0);
    let wide = |bar: &Bar| bar.x1 - bar.x0 >= 5.0 && f64::from(bar.x0) < right - 1.0 && f64::from(bar.x1) > left + 1.0;
    // Lost frames stand below the rest of their row.
    let here = |bar: &&Bar| bar.style != BarStyle::LostFrame && in_row(bar.y) && (narrow(bar) || wide(bar));
    let here_mark = |mark: &&Mark| in_row(mark.y) && in_column(mark.x);
    if layout.dots.iter().any(|dot| in_row(dot.y) && in_column(dot.x)) {
        return '•';
    }
    if let Some(mark) = layout.marks.iter().find(here_mark) {
        return match mark.kind {
            MarkKind::Done => '✓',
            MarkKind::Failed => '✕',
            MarkKind::Cancelled => '⊘',
            MarkKind::Stopped => '■',
            MarkKind::NetworkDone => '◇',
        };
    }
    match layout.bars.iter().rfind(here).map(|bar| bar.style) {
        None | Some(BarStyle::LostFrame) => '.',
        Some(BarStyle::Turn) => '=',
        Some(BarStyle::Hold) => 'H',
        Some(BarStyle::Awaiting) => '-',
        Some(BarStyle::Steps) => '+',
        Some(BarStyle::Ready) => '/',
        Some(BarStyle::Running) => '#',
        Some(BarStyle::Blocking) => 'X',
    }
}

/// Numbers that look random and are the same every time.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// One of `sides` numbers from zero on.
    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mixed = (self.0 ^ (self.0 >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        (mixed >> 32) % sides.max(1)
    }
}
