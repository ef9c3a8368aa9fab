//! `cargo xtask bench`: the loop, Python and the timeline beside their peers, in one page of a headless browser.
//!
//! Figures on a shared machine are noisy; so both sides run in turn, medians are taken, and what counts is the ratio.

mod python;

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use xshell::cmd;
use xtask::driver::Browser;
use xtask::server::Site;

use crate::workspace::Workspace;
use crate::{site, tools};

/// How often each side is measured.
const ROUNDS: u32 = 7;

/// Builds the page of benches, drives it, prints what it says; then what a visit to the site costs.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    tools::ensure(workspace, tools::ALL)?;
    let folder = build(workspace)?;
    let has_peer = python::bring_peer(workspace, &folder)?;
    let server = Site::new(&folder).start()?;
    let browser = Browser::start()?;
    browser.resize(1400, 1000)?;
    browser.goto(&server.url(""))?;
    let minute = std::time::Duration::from_secs(60);
    browser.wait_until("the page of benches", "Boolean(window.measure)", minute)?;

    python::compare(workspace, &browser, has_peer)?;
    println!();
    println!("medians of {ROUNDS}, in milliseconds; ratio = ours / theirs");
    println!("{:<58} {:>9} {:>9} {:>7}", "what", "ours", "theirs", "ratio");
    for tasks in [1_000, 10_000] {
        let what = format!("{tasks} sleeps of 10 ms, beside Promise.all and setTimeout");
        compare(&browser, &what, "sleeps", &json!([tasks, ROUNDS]))?;
    }
    compare(
        &browser,
        "1000 tasks × 10 yields, beside Promise.all and microtasks",
        "yields",
        &json!([1000, 10, ROUNDS]),
    )?;
    for (what, name, arguments) in [
        ("10000 sleeps, recorded beside unrecorded", "recordingSleeps", json!([10_000, ROUNDS])),
        ("100 tasks × 100 short computations, the same", "recordingWorks", json!([100, 100, ROUNDS])),
        ("1000 tasks × 10 yields and nothing else, the same", "recordingYields", json!([1000, 10, ROUNDS])),
    ] {
        compare(&browser, what, name, &arguments)?;
    }
    println!();
    for slices in [100_000, 1_000_000] {
        picture(&browser, slices)?;
    }
    drop(browser);
    println!();
    site::run(workspace)?;
    println!();
    python::cold(&workspace.path("dist"), &folder, has_peer)
}

fn build(workspace: &Workspace) -> Result<std::path::PathBuf> {
    let shell = &workspace.shell;
    let folder = workspace.path(".build/bench");
    let wasm = workspace.path("target/wasm32-unknown-unknown/release/bench-page.wasm");
    println!("building the page of benches: a minute or two");
    cmd!(shell, "cargo build --release --target wasm32-unknown-unknown --bin bench-page --features bench").run()?;
    cmd!(shell, "wasm-bindgen --target web --no-typescript --out-dir {folder} {wasm}").quiet().run()?;
    for file in ["benches/index.html", "benches/cold.html", "benches/bench.js", "www/tokens.css"] {
        let name = Path::new(file).file_name().context("a file has a name")?;
        shell.copy_file(workspace.path(file), folder.join(name))?;
    }
    Ok(folder)
}

fn measure(browser: &Browser, name: &str, arguments: &Value) -> Result<Value> {
    browser.run_async("return await window.measure[arguments[0]](...arguments[1])", &json!([name, arguments]))
}

fn compare(browser: &Browser, what: &str, name: &str, arguments: &Value) -> Result<()> {
    let lists = measure(browser, name, arguments)?;
    let (ours, theirs) = (median(&lists["ours"]), median(&lists["theirs"]));
    println!("{what:<58} {ours:>9.1} {theirs:>9.1} {:>7.2}", ours / theirs.max(f64::MIN_POSITIVE));
    Ok(())
}

fn picture(browser: &Browser, slices: u32) -> Result<()> {
    let seen = measure(browser, "slices", &json!([slices]))?;
    let number = |name: &str| seen[name].as_f64().unwrap_or_default();
    println!("{:.0} slices, a trace of {:.1} MB", number("slices"), number("bytes") / 1e6);
    println!("    from bytes to the first picture {:>38.0} ms", number("open"));
    for view in seen["views"].as_array().into_iter().flatten() {
        let (work, gaps) = (&view["work"], &view["gaps"]);
        println!(
            "    panning at zoom {:<4} frame gap: median {:>5.1}, 95 % {:>5.1} ms; our work: median {:>4.1}, 95 % {:>4.1} ms",
            view["zoom"],
            median(gaps),
            percentile(gaps, 95),
            median(work),
            percentile(work, 95)
        );
    }
    Ok(())
}

fn median(list: &Value) -> f64 {
    percentile(list, 50)
}

fn percentile(list: &Value, percent: usize) -> f64 {
    let mut list: Vec<f64> = list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    list.sort_by(f64::total_cmp);
    list.get((list.len() * percent / 100).min(list.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_values_of_the_list() {
        let list = json!([5.0, 1.0, 4.0, 2.0, 3.0]);
        assert_eq!((median(&list), percentile(&list, 95), percentile(&list, 0)), (3.0, 5.0, 1.0));
        assert!(median(&json!([])).is_nan());
    }
}
