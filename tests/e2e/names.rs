//! The names that screen readers and outside tests find things by. Changing one breaks somebody.

use anyhow::Result;
use serde_json::json;

use crate::support::{Role, SOON, Visit};

#[test]
fn every_promised_name_is_there_with_its_role() -> Result<()> {
    let visit = Visit::begin("lesson=await-or-block&jobs=2&each=100")?;
    visit.run()?;
    let promised = [
        (Role::Button, "Run"),
        (Role::Button, "Stop"),
        (Role::Combobox, "Lesson"),
        (Role::RadioGroup, "Where"),
        (Role::Radio, "Worker"),
        (Role::Radio, "This page"),
        (Role::Region, "Timeline: await"),
        (Role::Region, "Timeline: block"),
        (Role::Slider, "Jobs"),
        (Role::Slider, "Each"),
        (Role::ListBox, "Tasks of await"),
        (Role::ListBox, "Tasks of block"),
        (Role::Log, "Output"),
        (Role::List, "Findings"),
        (Role::Table, "Transcript"),
        (Role::Status, "Run state"),
    ];
    let missing: Vec<String> = promised
        .into_iter()
        .filter_map(|(role, name)| visit.browser.find(role, name).err().map(|error| error.to_string()))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
    visit.expect_no_trouble()
}

#[test]
fn what_can_be_named_before_the_first_run_has_its_name_too() -> Result<()> {
    let visit = Visit::begin("lesson=gather-or-group")?;
    for name in ["Timeline: gather", "Timeline: task group"] {
        visit.browser.find(Role::Region, name)?;
    }
    assert_eq!(visit.browser.find(Role::Status, "Run state")?.text()?, "idle");
    let stop = visit.button("Stop")?.run("return arguments[0].disabled")?;
    assert_eq!(stop, json!(true), "there is nothing to stop yet");
    Ok(())
}

#[test]
fn the_run_state_goes_from_idle_through_running_to_its_end() -> Result<()> {
    let visit = Visit::begin("lesson=race&mirrors=2&jitter=0")?;
    visit.run()?;
    visit.until("finished")?;
    assert_eq!(visit.states()?, json!(["idle", "running", "finished"]), "a run that ends by itself");

    visit.open("lesson=await-or-block&jobs=20&each=2000")?;
    // Found before the run: on a busy machine, to find it meanwhile takes as long as the run may last.
    let stop = visit.button("Stop")?;
    visit.press("Run")?;
    visit.until("running")?;
    stop.click()?;
    visit.until("stopped")?;
    assert_eq!(visit.states()?, json!(["idle", "running", "stopped"]), "a run that is stopped");

    visit.open("lesson=await-or-block&jobs=1&each=2000&hold=1")?;
    let summary = visit.run()?;
    visit.until("failed")?;
    assert_eq!(visit.states()?, json!(["idle", "running", "failed"]), "a run that is ended by its limit");
    assert_eq!(summary.program("block")?.state, "failed");
    visit.expect_no_trouble()
}

#[test]
fn output_findings_and_transcript_say_what_happened() -> Result<()> {
    let visit = Visit::begin("lesson=await-or-block&jobs=2&each=200")?;
    visit.run()?;
    let output = visit.browser.find(Role::Log, "Output")?.text()?;
    for line in ["await", "block", "job 1 done", "job 2 done", "all done"] {
        assert!(output.contains(line), "“{line}” is not in the output: {output}");
    }
    let findings = visit.browser.find(Role::List, "Findings")?.text()?;
    assert!(findings.contains("held the loop"), "the findings don't say who held the loop: {findings}");
    let rows = visit.transcript()?;
    let told = |who: &str, what: &str| rows.iter().any(|row| row.contains(who) && row.contains(what));
    assert!(told("job 1", "blocks"), "the transcript doesn't say that job 1 blocks: {rows:#?}");
    assert!(told("job 2", "is done"), "the transcript doesn't say that job 2 is done: {rows:#?}");
    Ok(())
}

#[test]
fn the_last_line_of_the_output_is_in_sight() -> Result<()> {
    let visit = Visit::begin("lesson=await-or-block&jobs=20&each=20")?;
    visit.run()?;
    let last = "(() => {
        const log = document.querySelector('[role=log]');
        const lines = [...document.querySelectorAll('[role=log] > div > div')];
        const box = log.getBoundingClientRect();
        const end = lines.at(-1)?.getBoundingClientRect();
        if (lines.length !== 42 || log.scrollHeight <= log.clientHeight) return '';
        return end.bottom <= box.bottom + 1 && end.top >= box.top ? lines.at(-1).textContent : '';
    })()";
    let last = visit.browser.wait_until("the last of 42 lines in sight", last, SOON)?;
    assert!(last.as_str().is_some_and(|last| last.contains("all done")), "the last line is {last}");
    Ok(())
}
