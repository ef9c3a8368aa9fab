//! The loop's row: a dot for each turn, a bar where there is no room for dots, and the times when the thread was held.
//!
//! ```text
//!   •    •    •   ━━━━━━━━━━  •  ▒▒▒▒▒▒▒ held: no turn for 1.42 s ▒▒▒▒▒▒▒  •
//!                                ╵ ╵ ╵ ╵ ╵ ╵  lost frames  ╵ ╵ ╵ ╵ ╵ ╵ ╵
//! ```

use super::bars::Bars;
use super::cache::Cache;
use super::scene::Scene;
use super::shape::{BarStyle, Dot, Label, LabelStyle, Layout};
use crate::model::{Hold, LoopLane, Turn};
use crate::time::{Instant, Span};

/// Turns nearer to each other than this are drawn as one bar, in CSS pixels.
const APART: f64 = 6.0;
/// As many turns as fit in here still look like one, in CSS pixels.
const ONE: f64 = 3.0;
/// Lost frames nearer to each other than this are drawn as one bar, in CSS pixels.
const FRAMES_APART: f64 = 4.0;
/// The width of a lost frame's tick, in CSS pixels.
const FRAME: f64 = 1.5;
/// How far below the middle lost frames stand, in CSS pixels.
const BELOW: f64 = 11.0;
/// The widest a character of a label is, in CSS pixels, and the room around the label.
const CHARACTER: f64 = 7.0;
const ROOM: f64 = 12.0;
/// Of more turns than this the longest isn't looked for.
const MANY: usize = 64;

/// Draws the loop's row around the height `middle`.
pub(super) fn draw(scene: &Scene<'_>, cache: &mut Cache, middle: f64, bars: &mut Bars, layout: &mut Layout) {
    draw_turns(scene, middle, bars, &mut layout.dots);
    draw_holds(scene, cache.holds(scene.run), middle, bars, &mut layout.labels);
    draw_lost_frames(scene, middle, bars);
}

fn draw_turns(scene: &Scene<'_>, middle: f64, bars: &mut Bars, dots: &mut Vec<Dot>) {
    let turns = &scene.run.loop_lane.turns;
    let (from, to) = scene.visible();
    // The first may have begun before the edge; and a bar is to begin beyond it.
    let apart = Span::from_micros((APART * scene.view.per_px()).ceil() as u64);
    let mut next = turns.partition_point(|turn| turn.end + apart < from);
    while let Some(first) = turns.get(next).filter(|turn| turn.start <= to) {
        let mut last = first;
        // From turn to turn as long as they are near, in strides of as many as are near at once.
        loop {
            let near = gallop(turns, next, |turn| turn.start <= last.start + apart);
            next = near.max(next + 1);
            let reached = turns.get(next - 1).unwrap_or(last);
            let is_last = reached.start <= last.start || reached.start > to;
            last = reached;
            if is_last {
                break;
            }
            next -= 1;
        }
        let (x0, x1) = (scene.x(first.start), scene.x(last.start));
        if x1 - x0 > ONE {
            bars.push(BarStyle::Turn, x0, x1, middle);
        } else if scene.sees_x(scene.view.to_px(first.start)) {
            dots.push(Dot { x: ((x0 + x1) / 2.0) as f32, y: middle as f32 });
        }
        // A turn that is long itself, but no hold.
        let (x0, x1) = (scene.x(last.start), scene.x(last.end));
        if x1 - x0 > APART && last.end - last.start < LoopLane::LONG {
            bars.push(BarStyle::Turn, x0, x1, middle);
        }
    }
}

/// The first from `from` on that `near` isn't true of. Quick when that is close to `from`.
fn gallop(turns: &[Turn], from: usize, near: impl Fn(&Turn) -> bool) -> usize {
    let mut stride = 1;
    while turns.get(from + stride).is_some_and(&near) {
        stride *= 2;
    }
    let begin = from + stride / 2;
    let end = (from + stride).min(turns.len());
    begin + turns.get(begin..end).unwrap_or_default().partition_point(near)
}

fn draw_holds(scene: &Scene<'_>, long: &[Hold], middle: f64, bars: &mut Bars, labels: &mut Vec<Label>) {
    let lane = &scene.run.loop_lane;
    let (from, to) = scene.visible();
    let first = long.partition_point(|hold| hold.end < from);
    let open = lane.open_hold(scene.run.until(scene.now)).filter(|hold| hold.span() >= LoopLane::LONG);
    for hold in long.iter().skip(first).chain(&open).take_while(|hold| hold.start <= to) {
        let (x0, x1) = (scene.x(hold.start), scene.x(hold.end));
        if x1 <= x0 {
            continue;
        }
        bars.push(BarStyle::Hold, x0, x1, middle);
        let (left, right) = (x0.max(0.0), x1.min(scene.view.width()));
        let texts = [text(lane, hold), hold.span().to_string()];
        let fits = |text: &String| text.chars().count() as f64 * CHARACTER + ROOM <= right - left;
        if let Some(text) = texts.into_iter().find(fits) {
            let x = ((left + right) / 2.0) as f32;
            labels.push(Label { x, y: middle as f32, text, style: LabelStyle::Hold });
        }
    }
}

/// What happened in a hold: one long turn, or many that the browser had no part in.
fn text(lane: &LoopLane, hold: &Hold) -> String {
    let first = lane.turns.partition_point(|turn| turn.start < hold.start);
    let after = lane.turns.partition_point(|turn| turn.start < hold.end);
    let turns = lane.turns.get(first..after).unwrap_or_default();
    let rest = hold.end - turns.last().map_or(hold.start, |turn| turn.end);
    let longest = turns.iter().take(MANY).map(|turn| turn.end - turn.start).max().unwrap_or_default().max(rest);
    // Nearly all of it.
    if longest.as_micros() >= hold.span().as_micros() / 10 * 9 {
        format!("held: no turn for {longest}")
    } else {
        format!("held: {} turns, none of them the browser's, in {}", turns.len(), hold.span())
    }
}

fn draw_lost_frames(scene: &Scene<'_>, middle: f64, bars: &mut Bars) {
    let lane = &scene.run.loop_lane;
    let until = scene.run.until(scene.now);
    let (from, to) = scene.visible();
    let first = lane.frames.partition_point(|&frame| frame < from).saturating_sub(1);
    let last = lane.frames.partition_point(|&frame| frame <= to).saturating_add(1).min(lane.frames.len());
    let frames = lane.frames.get(first..last).unwrap_or_default();
    // Nothing was lost before the loop took the thread; while it has it, the gap goes on.
    let begin = lane.turns.first().map(|turn| turn.start).filter(|_| first == 0);
    let open = lane.open_hold(until).map(|hold| hold.end).filter(|_| last == lane.frames.len());
    let mut drawn = None;
    for next in begin.into_iter().chain(frames.iter().copied()).chain(open) {
        let before = drawn.replace(next).unwrap_or(next);
        // Most frames come in time.
        if (next - before).as_micros() >= Span::FRAME.as_micros() * 3 / 2 {
            draw_gap(scene, before, lane.frames_lost(before, next, next), middle + BELOW, bars);
        }
    }
}

/// Draws `lost` frames after `drawn`, each where it should have been.
fn draw_gap(scene: &Scene<'_>, drawn: Instant, lost: u64, middle: f64, bars: &mut Bars) {
    let at = |number: u64| drawn + Span::from_micros(Span::FRAME.as_micros().saturating_mul(number));
    if lost == 0 {
        return;
    }
    if Span::FRAME.as_micros() as f64 / scene.view.per_px() < FRAMES_APART {
        let (x0, x1) = (scene.x(at(1)), scene.x(at(lost)) + FRAME);
        return bars.push(BarStyle::LostFrame, x0, x1, middle);
    }
    // Only those in sight: a gap may be long, and the view close.
    let (from, to) = scene.visible();
    let number = |at: Instant| (at - drawn).as_micros() / Span::FRAME.as_micros();
    for number in number(from).max(1)..=number(to).min(lost) {
        let x = scene.x(at(number));
        bars.push(BarStyle::LostFrame, x, x + FRAME, middle);
    }
}
