//! A saved trace in speedscope, the viewer that others use: it has a profile for each task, with our slices and our sums.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use loopscope::export::{Subject, chrome_trace};
use loopscope::model::{Doing, Run, State};
use loopscope::python::{Program, Setting};
use loopscope::time::Span;
use xtask::driver::{Browser, Key};

use crate::support::{SOON, Site};

const RELEASE: &str = "1.25.0";

/// The rows of the table of frames. Its head is a table of its own, and before it there may be a list of profiles.
const ROWS: &str = "((rows, at) => (at < 0 ? [] : rows.slice(at + 1)))(...((rows) => \
                    [rows, rows.findIndex((row) => row.innerText.includes('Symbol Name'))])([...document.querySelectorAll('table tr')]))";

/// A run of the flagship's blocking half, on the virtual clock.
fn flagship() -> Run {
    let text = include_str!("../../www/lessons/sleep_block.py");
    let Ok(program) = Program::new("block.py", text) else { panic!("the flagship compiles") };
    let mut run = Run::default();
    run.extend(&program.run_virtually(Setting::default(), true, Box::new(|_, _| {})).events);
    run
}

/// A folder with the viewer and the trace beside each other.
fn folder(viewer: &Path, trace: &str) -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("speedscope");
    fs::create_dir_all(&folder)?;
    for file in fs::read_dir(viewer)? {
        let file = file?;
        fs::copy(file.path(), folder.join(file.file_name()))?;
    }
    fs::write(folder.join("run.trace.json"), trace)?;
    Ok(folder)
}

/// What the viewer shows of a profile in its table: the sum of all rows' own time, in milliseconds, and their names.
fn table(browser: &Browser) -> Result<(f64, Vec<String>)> {
    let rows = browser.run(&format!("return {ROWS}.map((row) => [...row.cells].map((it) => it.innerText.trim()))"))?;
    let rows = rows.as_array().context("rows")?;
    let cell = |row: &serde_json::Value, at: usize| row[at].as_str().unwrap_or_default().to_owned();
    let own: f64 = rows.iter().map(|row| millis(&cell(row, 1))).sum();
    Ok((own, rows.iter().map(|row| cell(row, 2)).collect()))
}

/// “400.00ms (100%)”, “1.20s (50%)”, “12.00µs (0%)”
fn millis(shown: &str) -> f64 {
    let amount = shown.split_whitespace().next().unwrap_or_default();
    let end = amount.find(|char: char| !char.is_ascii_digit() && char != '.').unwrap_or(amount.len());
    let number: f64 = amount[..end].parse().unwrap_or(f64::NAN);
    match &amount[end..] {
        "s" => number * 1e3,
        "ms" => number,
        "µs" => number / 1e3,
        _ => f64::NAN,
    }
}

#[test]
fn every_task_is_a_profile_with_our_slices_and_sums() -> Result<()> {
    let package = match xtask::peers::package("speedscope", RELEASE) {
        Ok(package) => package,
        Err(why) => {
            println!("not tried, for want of the viewer: {why}");
            return Ok(());
        }
    };
    let run = flagship();
    let trace = chrome_trace("flagship", &[Subject { name: "block", run: &run }]);
    let server = Site::new(folder(&package.join("dist/release"), &trace)?).start()?;
    let browser = Browser::start()?;
    browser.goto(&server.url(&format!("index.html#profileURL={}", server.url("run.trace.json"))))?;
    browser.wait_until("the first profile", "document.body.innerText.includes('Sandwich')", SOON)?;
    browser.press(&[Key::Char('3')])?;
    // The loop's lane has one hold; a profile for it, and one for each task.
    let lived = |task: &&loopscope::model::Task| task.slices.iter().any(|slice| slice.span() > Span::ZERO);
    let tasks: Vec<_> = run.tasks.iter().filter(lived).collect();
    let count = tasks.len() + 1;
    for number in 1..=count {
        let shown = format!("document.body.innerText.includes('({number}/{count})') && {ROWS}.length");
        browser.wait_until(&format!("profile {number} of {count}"), &shown, SOON)?;
        let (sum, names) = table(&browser)?;
        if let Some(task) = number.checked_sub(2).and_then(|index| tasks.get(index)) {
            let life: Span = task.slices.iter().fold(Span::ZERO, |sum, slice| sum + slice.span());
            assert!((sum - life.as_millis_f64()).abs() < 0.1, "{}: {sum} ms there, {life} here: {names:?}", task.name);
            for slice in task.slices.iter().filter(|slice| slice.span() > Span::ZERO) {
                let state = slice.state().name();
                assert!(names.iter().any(|name| name.starts_with(state)), "{}: no “{state}” in {names:?}", task.name);
            }
        }
        browser.press(&[Key::Char('n')])?;
    }
    let blocks = |slice: &loopscope::model::Slice| matches!(slice.doing, Doing::Blocking { line } if line > 0);
    assert!(
        run.tasks.iter().flat_map(|task| &task.slices).any(|slice| blocks(slice) && slice.state() == State::Blocking)
    );
    browser.expect_no_errors()
}
