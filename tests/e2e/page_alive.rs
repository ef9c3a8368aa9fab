//! While a program holds its worker, the page goes on at full speed.

use anyhow::{Context, Result};
use serde_json::json;

use crate::support::{Visit, between, median, under};

/// Runs the lesson, and gives the longest time between two of the page's frames while the block program holds its
/// thread, in milliseconds.
const LONGEST_GAP: &str = "
    const ended = new Promise((end) => addEventListener('loopscope:finished', end, { once: true }));
    const timeline = document.querySelector('[aria-label=\"Timeline: block\"]');
    const gaps = [];
    let over = false;
    let last;
    const frame = (now) => {
        if (last !== undefined && timeline.textContent.includes('has been held')) gaps.push(now - last);
        last = now;
        if (!over) requestAnimationFrame(frame);
    };
    document.querySelector('button.run').click();
    requestAnimationFrame(frame);
    const { detail } = await ended;
    over = true;
    return { longest: Math.max(...gaps), frames: gaps.length, held: detail.programs[1].longest_hold };";

#[test]
fn the_pages_frames_go_on_while_a_worker_is_held_for_two_seconds() -> Result<()> {
    for knobs in ["jobs=1&each=2000", "jobs=5&each=400"] {
        let visit = Visit::begin(&format!("lesson=await-or-block&where=worker&{knobs}"))?;
        let mut longest = Vec::new();
        for _ in 0..5 {
            let seen = visit.browser.run_async(LONGEST_GAP, &json!([]))?;
            between("the worker was held for (µs)", seen["held"].as_u64().context("a hold")?, 1_950_000..=2_500_000);
            let frames = seen["frames"].as_u64().context("a count")?;
            assert!(frames >= 40, "only {frames} frames were drawn while the worker was held");
            longest.push(seen["longest"].as_f64().context("a gap")?);
        }
        println!("{knobs}: longest gaps between frames {longest:?} ms");
        under(&format!("{knobs}: median of the longest gaps between frames (ms)"), median(&longest), 50.0);
        visit.expect_no_trouble()?;
    }
    Ok(())
}

/// Counts the animation frames of a run, and how often each timeline is painted in them. The first frames are left out,
/// where the press of a button and the page's layout count, too.
const COUNT_PAINTINGS: &str = "
    const paintings = new Map();
    let [frames, over] = [0, false];
    const next = () => { frames += 1; if (!over) requestAnimationFrame(next); };
    const { clearRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = function (...rect) {
        const canvas = [...document.querySelectorAll('canvas')].indexOf(this.canvas);
        if (frames > 5) paintings.set(canvas, (paintings.get(canvas) ?? 0) + 1);
        return clearRect.apply(this, rect);
    };
    const ended = new Promise((end) => addEventListener('loopscope:finished', end, { once: true }));
    requestAnimationFrame(next);
    document.querySelector('button.run').click();
    await ended;
    over = true;
    CanvasRenderingContext2D.prototype.clearRect = clearRect;
    return { frames: frames - 5, most: Math.max(...paintings.values()) };";

/// A painting that a busy thread delays falls into the next frame, beside that one's own: so they are counted over the
/// whole run. Were there one for each batch of events, there would be several times as many.
#[test]
fn while_a_run_is_on_each_picture_is_painted_once_a_frame_at_most() -> Result<()> {
    let visit = Visit::begin("lesson=hundred-fetches&where=worker")?;
    visit.run()?;
    let seen = visit.browser.run_async(COUNT_PAINTINGS, &json!([]))?;
    let (frames, most) = (seen["frames"].as_u64().context("a count")?, seen["most"].as_u64().context("a count")?);
    assert!(most > 20, "a timeline was painted {most} times in two seconds");
    // One more: the end is told beside a frame.
    assert!(most <= frames + 1, "a timeline was painted {most} times in {frames} frames");
    visit.expect_no_trouble()
}
