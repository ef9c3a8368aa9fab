//! From a scene to its shapes.

use super::arrows;
use super::bars::Bars;
use super::cache::Cache;
use super::lanes::{RowKind, ScopeRows};
use super::scene::{Focus, Scene};
use super::shape::{Bracket, Layout, Line, LineStyle};
use super::ticks::ticks;
use super::{loop_row, task_row};

/// The least distance between two ticks of the axis, in CSS pixels.
const TICKS_APART: f64 = 80.0;

/// Everything in sight, as shapes. Takes time for what is in sight only, not for all of the run.
#[must_use]
pub fn layout(scene: &Scene<'_>, cache: &mut Cache, focus: Focus) -> Layout {
    let mut layout = Layout { axis: ticks(scene.view, TICKS_APART), ..Layout::default() };
    let mut bars = Bars::default();
    let rows = scene.rows();
    for row in scene.lanes.rows().get(rows.clone()).unwrap_or_default() {
        let middle = scene.middle(row);
        match row.kind {
            RowKind::Loop => loop_row::draw(scene, cache, middle, &mut bars, &mut layout),
            RowKind::Task(id) => {
                let Some(task) = scene.run.task(id) else { continue };
                task_row::draw(scene, task, cache.digest(task), middle, &mut bars, &mut layout.marks);
                if focus.selected == Some(id) {
                    layout.selected = Some(((row.y - scene.top) as f32, row.height as f32));
                }
            }
        }
    }
    layout.bars = bars.finish();
    layout.lines = lines(scene, &layout, focus);
    layout.brackets = brackets(scene);
    layout.arrows = arrows::draw(scene, cache, focus.selected);
    layout
}

fn lines(scene: &Scene<'_>, layout: &Layout, focus: Focus) -> Vec<Line> {
    let bottom = scene.height.min(scene.lanes.height() - scene.top) as f32;
    let right = scene.view.width() as f32;
    let upright = |x, style| Line { x0: x, y0: 0.0, x1: x, y1: bottom, style };
    let rows = scene.lanes.rows().get(scene.rows()).unwrap_or_default();
    let level = |y: f32| Line { x0: 0.0, y0: y, x1: right, y1: y, style: LineStyle::Baseline };
    let now = scene.run.end.is_none().then_some((scene.run.until(scene.now), LineStyle::Now));
    let cursor = focus.cursor.map(|at| (at, LineStyle::Cursor));
    let moments = now.into_iter().chain(cursor).map(|(at, style)| (scene.view.to_px(at), style));
    layout
        .axis
        .iter()
        .map(|tick| upright(tick.x, LineStyle::Grid))
        .chain(rows.iter().map(|row| level(scene.middle(row) as f32)))
        .chain(moments.filter(|&(x, _)| scene.sees_x(x)).map(|(x, style)| upright(x as f32, style)))
        .collect()
}

fn brackets(scene: &Scene<'_>) -> Vec<Bracket> {
    let rows = scene.rows();
    let in_sight = |scope: &&ScopeRows| scope.first < rows.end && scope.last >= rows.start;
    scene.lanes.scopes().iter().filter(in_sight).filter_map(|scope| bracket(scene, scope)).collect()
}

fn bracket(scene: &Scene<'_>, rows: &ScopeRows) -> Option<Bracket> {
    let scope = scene.run.scopes.get(rows.scope.index())?;
    let (first, last) = (scene.lanes.rows().get(rows.first)?, scene.lanes.rows().get(rows.last)?);
    let (from, to) = (scope.opened, scope.closed.unwrap_or(scene.run.until(scene.now)));
    let (x0, x1) = (scene.x(from), scene.x(to));
    // A scope in one place beyond the edge has no width there.
    let in_sight = x0 < x1 || scene.sees_x(scene.view.to_px(from));
    in_sight.then_some(Bracket {
        x0: x0 as f32,
        x1: x1 as f32,
        y0: (first.y - scene.top) as f32,
        y1: (last.y + last.height - scene.top) as f32,
        kind: scope.kind,
        open: scope.closed.is_none() && scene.run.end.is_none(),
    })
}
