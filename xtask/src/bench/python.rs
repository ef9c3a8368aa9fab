//! Python programs beside Pyodide in the same page, and beside `python3` where the machine has one.
//!
//! The three run the same text, `benches/python.py`; ours is recorded all the while.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use xshell::cmd;
use xtask::driver::Browser;
use xtask::server::Site;

use super::percentile;
use crate::workspace::Workspace;

/// The peer's release: CPython 3.14 in wasm.
const PYODIDE: &str = "314.0.7";

/// How often each side runs all of it; the first round of each doesn't count.
const ROUNDS: u32 = 5;

/// How often a cold page is opened.
const COLD_PAGES: u32 = 5;

/// Milliseconds, from the page's beginning, until the site has printed what a program of the reader's prints.
const FIRST_OUTPUT: &str = "
    const until = async (seen) => { while (!seen()) await new Promise((next) => setTimeout(next, 2)); };
    const buttons = () => [...document.querySelectorAll('button:enabled')];
    await until(() => document.querySelector('textarea') && buttons().some((it) => it.textContent.includes('Run')));
    const box = document.querySelector('textarea');
    box.focus();
    box.select();
    document.execCommand('insertText', false, 'print(\"fir\" + \"st\")');
    await new Promise((next) => setTimeout(next, 20));
    buttons().find((it) => it.textContent.includes('Run')).click();
    await until(() => document.querySelector('[role=log]')?.textContent.includes('first'));
    return performance.now();
";

/// Puts the peer into the folder of benches. Whether it is there: it comes by npm, and not everyone has that.
pub(super) fn bring_peer(workspace: &Workspace, folder: &Path) -> Result<bool> {
    let shell = &workspace.shell;
    let package = match xtask::peers::package("pyodide", PYODIDE) {
        Ok(package) => package,
        Err(why) => {
            println!("no Pyodide to measure beside: {why}; its columns stay empty");
            return Ok(false);
        }
    };
    let to = folder.join("pyodide");
    shell.create_dir(&to)?;
    for file in ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"] {
        shell.copy_file(package.join(file), to.join(file))?;
    }
    Ok(true)
}

/// Measures and prints the table.
pub(super) fn compare(workspace: &Workspace, browser: &Browser, has_peer: bool) -> Result<()> {
    let text = std::fs::read_to_string(workspace.path("benches/python.py"))?;
    let seen = super::measure(browser, "python", &json!([text, ROUNDS, has_peer]))?;
    let native = native(workspace, &text);
    println!("Python, medians of {ROUNDS}, in milliseconds; ratio = ours / Pyodide's");
    println!("{:<40} {:>9} {:>9} {:>7} {:>9}", "what", "ours", "Pyodide", "ratio", "python3");
    let first = seen["ours"].get(0).and_then(Value::as_object).context("a round of ours")?;
    for name in first.keys() {
        let (ours, theirs) = (median(&seen["ours"], name), median(&seen["theirs"], name));
        let native = native.get(name).copied().unwrap_or(f64::NAN);
        println!("{name:<40} {ours:>9.1} {theirs:>9.1} {:>7.2} {native:>9.1}", ours / theirs);
    }
    Ok(())
}

/// A cold page each: from its beginning to the first line that a program printed.
pub(super) fn cold(dist: &Path, benches: &Path, has_peer: bool) -> Result<()> {
    let patience = Duration::from_secs(60);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..COLD_PAGES {
        let (server, browser) = (Site::new(dist).start()?, Browser::start()?);
        browser.goto(&server.url("#lesson=py-queue"))?;
        ours.push(browser.run_async(FIRST_OUTPUT, &json!([]))?);
        if has_peer {
            let (server, browser) = (Site::new(benches).start()?, Browser::start()?);
            browser.goto(&server.url("cold.html"))?;
            browser.wait_until("Pyodide's first line", "window.firstOutput", patience)?;
            theirs.push(browser.run_async("return window.firstOutput", &json!([]))?);
        }
    }
    let (ours, theirs) = (percentile(&Value::from(ours), 50), percentile(&Value::from(theirs), 50));
    println!("{:<40} {ours:>9.1} {theirs:>9.1} {:>7.2}", "a cold page to its first output", ours / theirs);
    Ok(())
}

/// The machine's own Python, if it has one.
fn native(workspace: &Workspace, text: &str) -> BTreeMap<String, f64> {
    let program = format!("{text}\nasyncio.run(main())\n");
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let Ok(printed) = cmd!(workspace.shell, "python3 -c {program}").quiet().ignore_stderr().read() else {
            return BTreeMap::new();
        };
        let figures = printed.lines().filter_map(|line| line.rsplit_once(' '));
        let figures = figures.filter_map(|(name, took)| Some((name.to_owned(), json!(took.parse::<f64>().ok()?))));
        rounds.push(Value::Object(figures.collect()));
    }
    let rounds = Value::from(rounds);
    let names = rounds[0].as_object().into_iter().flat_map(serde_json::Map::keys);
    names.map(|name| (name.clone(), median(&rounds, name))).collect()
}

fn median(rounds: &Value, name: &str) -> f64 {
    let list: Vec<Value> = rounds.as_array().into_iter().flatten().map(|round| round[name].clone()).collect();
    percentile(&Value::from(list), 50)
}
