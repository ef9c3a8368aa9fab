//! On this page: the hold is felt, and what is reported of it is what the browser itself has measured.

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::json;
use xtask::driver::Point;

use crate::support::{SOON, Summary, Visit, between};

/// One job that holds the page for half a second.
const HALF_A_SECOND: &str = "lesson=await-or-block&where=page&jobs=1&each=500";

/// Runs the lesson; gives its summary and the browser's longest Long Task meanwhile, in milliseconds.
const RUN_OBSERVED: &str = "
    const tasks = [];
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
    observer.observe({ type: 'longtask' });
    const ended = new Promise((end) => addEventListener('loopscope:finished', end, { once: true }));
    document.querySelector('button.run').click();
    const { detail } = await ended;
    // Entries come after the task's end, at the browser's leisure.
    while (!tasks.some((task) => task.duration > 300)) await new Promise((soon) => setTimeout(soon, 20));
    observer.disconnect();
    return { detail, longest: Math.max(...tasks.map((task) => task.duration)) };";

fn near(what: &str, ours: f64, theirs: f64) {
    between(&format!("{what}, beside the browser's own {theirs}"), ours, theirs * 0.9..=theirs * 1.1);
}

#[test]
fn a_hold_of_half_a_second_is_told_as_the_browser_tells_it() -> Result<()> {
    let visit = Visit::begin(HALF_A_SECOND)?;
    let seen = visit.browser.run_async(RUN_OBSERVED, &json!([]))?;
    let long_task = seen["longest"].as_f64().context("a long task")?;
    let summary = Summary::read(&seen["detail"])?;
    let block = summary.program("block")?;
    assert_eq!(block.place, "page");
    between("the hold (µs)", block.longest_hold, 450_000..=550_000);
    near("the hold (ms)", block.longest_hold as f64 / 1e3, long_task);
    let lost = long_task / (1000.0 / 60.0);
    between("frames lost", block.frames_lost as f64, lost - 2.0..=lost + 2.0);
    // The heartbeat's timer of 50 ms is set as the hold begins, and fires as it ends.
    near("the latest timer (ms)", block.latest_timer as f64 / 1e3, long_task - 50.0);
    let calm = summary.program("await")?;
    assert!(calm.longest_hold < 100_000, "the await program held the page: {calm:?}");

    let said = visit.verdict("block")?;
    assert!(said.contains("on this page"), "the page doesn't say where it ran: {said}");
    let blamed = block.findings.iter().find(|finding| finding.contains("held the loop"));
    let blamed = blamed.with_context(|| format!("nobody is told to have held the loop: {:?}", block.findings))?;
    assert!(blamed.contains("job 1") && blamed.contains("frames"), "it doesn't say who, or what it cost: {blamed}");
    visit.expect_no_trouble()
}

#[test]
fn programs_on_the_page_run_one_after_the_other() -> Result<()> {
    let visit = Visit::begin("lesson=await-or-block&where=page&jobs=2&each=200")?;
    let before = visit.number("performance.now()")?;
    let summary = visit.run()?;
    let took = visit.number("seen.ends.at(-1).at")? - before;
    let alone: u64 = summary.programs.iter().map(|program| program.elapsed).sum();
    assert!(took * 1e3 >= alone as f64, "{took} ms are less than both programs' own {alone} µs");
    visit.expect_no_trouble()
}

#[test]
fn a_click_during_a_hold_is_told_with_its_delay() -> Result<()> {
    let visit = Visit::begin("lesson=await-or-block&where=page&jobs=1&each=2000")?;
    visit.browser.run(
        "window.delays = [];
        new PerformanceObserver((list) => {
            for (const { processingStart, startTime } of list.getEntries()) delays.push(processingStart - startTime);
        }).observe({ type: 'event', durationThreshold: 104 });",
    )?;
    let before = visit.ends()?;
    visit.press("Run")?;
    // The await program takes 2 s, then the block program 2 s more. Nobody can be asked meanwhile: the driver itself
    // waits, and clicks in the middle of the hold.
    visit.browser.click_after(Duration::from_millis(2_600), Point { x: 40, y: 24 })?;
    let summary = visit.end_after(before)?;
    let told = summary.program("block")?.input_delay as f64 / 1e3;
    between("the click waited for (ms)", told, 800.0..=2_000.0);
    let measured = visit.browser.wait_until("the browser's own", "delays.length && Math.max(...delays)", SOON)?;
    near("the click's delay (ms)", told, measured.as_f64().context("a delay")?);
    visit.expect_no_trouble()
}
