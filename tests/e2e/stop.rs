//! Stop ends any run at once, whatever it does; and the next run begins as if nothing had been.

use anyhow::{Context, Result};
use serde_json::json;

use crate::support::{Summary, Visit, at_most, between};

/// Presses Run, lets it run for `arguments[0]` milliseconds, presses Stop; gives the summary, and how long it was in
/// coming.
const RUN_AND_STOP: &str = "
    const [run, stop] = ['button.run', 'button.stop'].map((button) => document.querySelector(button));
    run.click();
    while (seen.states.at(-1).state !== 'running' || stop.disabled) await new Promise(requestAnimationFrame);
    await new Promise((later) => setTimeout(later, arguments[0]));
    const [before, pressed] = [seen.ends.length, performance.now()];
    stop.click();
    while (seen.ends.length === before) await new Promise((soon) => setTimeout(soon, 5));
    const { at, detail } = seen.ends.at(-1);
    return { detail, took: at - pressed };";

/// Runs the lesson for a while, stops it, and gives the summary.
fn run_and_stop(visit: &Visit, millis: u32) -> Result<Summary> {
    let seen = visit.browser.run_async(RUN_AND_STOP, &json!([millis]))?;
    at_most("from Stop to its end (ms)", seen["took"].as_f64().context("a time")?, 100.0);
    visit.until("stopped")?;
    Summary::read(&seen["detail"])
}

#[test]
fn a_worker_that_is_held_is_stopped_within_100_ms() -> Result<()> {
    let visit = Visit::begin("lesson=await-or-block&where=worker&jobs=20&each=2000")?;
    let summary = run_and_stop(&visit, 500)?;
    for program in &summary.programs {
        assert_eq!(program.state, "stopped", "{program:?}");
        let at_work = program.tasks.iter().filter(|task| task.state == "stopped").count();
        assert!(at_work > 0, "no task of {} was stopped: {:?}", program.name, program.tasks);
        assert!(program.elapsed < 2_000_000, "it went on: {program:?}");
    }
    // All of what it ran for was this one hold, up to the very end.
    let block = summary.program("block")?;
    assert!(block.longest_hold >= 300_000, "the hold it was stopped in is {} µs long", block.longest_hold);
    assert!(block.elapsed > 100_000, "it was stopped after {} µs", block.elapsed);
    between("the hold it was stopped in (µs)", block.longest_hold, block.elapsed - 50_000..=block.elapsed);
    assert!(visit.verdict("block")?.contains("stopped at"), "{}", visit.verdict("block")?);
    visit.expect_no_trouble()
}

#[test]
fn work_that_computes_is_stopped_within_100_ms() -> Result<()> {
    let visit = Visit::begin("lesson=long-computation&where=worker&below=10000000")?;
    let summary = run_and_stop(&visit, 400)?;
    assert_eq!(summary.program("whole")?.state, "stopped");
    visit.expect_no_trouble()
}

#[test]
fn fetches_under_way_are_stopped_within_100_ms() -> Result<()> {
    let visit = Visit::begin("lesson=hundred-fetches&where=worker&delay=2000")?;
    let summary = run_and_stop(&visit, 300)?;
    for program in &summary.programs {
        assert_eq!(program.state, "stopped", "{}", program.name);
    }
    visit.expect_no_trouble()
}

#[test]
fn a_run_on_the_page_is_stopped_within_100_ms() -> Result<()> {
    for lesson in ["await-or-block&jobs=3&each=2000", "hundred-fetches&delay=2000", "never-yields&tasks=8&steps=10"] {
        let visit = Visit::begin(&format!("lesson={lesson}&where=page"))?;
        let summary = run_and_stop(&visit, 0)?;
        assert!(summary.programs.iter().any(|program| program.state == "stopped"), "{lesson}: {summary:?}");
        visit.expect_no_trouble()?;
    }
    Ok(())
}

#[test]
fn after_stop_the_page_runs_again() -> Result<()> {
    let visit = Visit::begin("lesson=await-or-block&where=worker&jobs=2&each=300")?;
    for _ in 0..3 {
        run_and_stop(&visit, 100)?;
        let summary = visit.run()?;
        for program in &summary.programs {
            assert_eq!(program.state, "finished", "{program:?}");
            assert!(program.tasks_like("job").all(|job| job.state == "done"), "{program:?}");
        }
    }
    visit.expect_no_trouble()
}

#[test]
fn run_pressed_while_it_runs_begins_anew() -> Result<()> {
    let visit = Visit::begin("lesson=await-or-block&where=worker&jobs=2&each=300")?;
    visit.press("Run")?;
    visit.until("running")?;
    let summary = visit.run()?;
    assert_eq!(visit.ends()?, 1, "the run that was left behind says nothing any more");
    assert!(summary.programs.iter().all(|program| program.state == "finished"), "{summary:?}");
    visit.expect_no_trouble()
}
