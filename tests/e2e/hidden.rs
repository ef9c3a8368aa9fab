//! A page that nobody sees: browsers slow it down, and its run says so.

use anyhow::Result;

use crate::support::{RUN, Visit};

#[test]
fn a_run_that_was_hidden_says_that_it_was_throttled() -> Result<()> {
    let visit = Visit::begin("lesson=await-or-block&jobs=2&each=500")?;
    visit.press("Run")?;
    visit.until("running")?;
    visit.browser.behind_another_tab(|| Ok(()))?;
    let changes = visit.browser.wait_until("it was hidden", "seen.hidden", RUN)?;
    assert!(changes.as_u64() > Some(0), "the browser never said that the page was hidden");
    let summary = visit.end_after(0)?;
    assert!(summary.programs.iter().any(|program| program.throttled), "{summary:?}");
    let verdict = visit.verdict("block")?;
    assert!(verdict.contains("throttled by the browser"), "the page doesn't say so: {verdict}");

    let summary = visit.run()?;
    assert!(summary.programs.iter().all(|program| !program.throttled), "the next run was in sight: {summary:?}");
    visit.expect_no_trouble()
}
