//! `cargo xtask test`: every layer of tests, one line of counts at the end.
//!
//! The counts are the test runners' own: cargo's native one and the one in the browser print the same summary. All
//! output passes through as it comes, and one failing step doesn't keep the next from running.

use std::io::{IsTerminal, Read, Write};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result};
use serde_json::json;
use xshell::{Cmd, cmd};

use xtask::programs;

use crate::workspace::Workspace;
use crate::{site, tools};

/// Which tests to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layers {
    /// Formatting, lints, and what runs natively.
    Native,
    /// What runs in a browser, one module at a time.
    Browser,
    /// The built site, through WebDriver.
    EndToEnd,
    /// All of them.
    All,
}

/// Seconds the browser may take for all its tests: a slow machine is no failure.
const BROWSER_TIMEOUT: &str = "300";

/// The sum of the runners' own counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: u32,
    failed: u32,
}

/// The steps so far: what they counted, and which of them failed.
#[derive(Default)]
struct Report {
    counts: Counts,
    failed_steps: Vec<&'static str>,
}

/// Runs the layers and prints the counts. Fails if anything failed.
pub(crate) fn run(workspace: &Workspace, layers: Layers, filter: &[String]) -> ExitCode {
    let mut report = Report::default();
    if matches!(layers, Layers::Native | Layers::All) {
        let ran = native(workspace, filter, &mut report);
        report.unless(ran, "native tests");
    }
    if matches!(layers, Layers::Browser | Layers::All) {
        let ran = browser(workspace, filter, &mut report);
        report.unless(ran, "browser tests");
    }
    if matches!(layers, Layers::EndToEnd | Layers::All) {
        let ran = end_to_end(workspace, filter, &mut report);
        report.unless(ran, "end-to-end tests");
    }
    report.finish()
}

fn native(workspace: &Workspace, filter: &[String], report: &mut Report) -> Result<()> {
    tools::ensure(workspace, &[tools::Tool::WasmTarget])?;
    let shell = &workspace.shell;
    report.check("formatting", cmd!(shell, "cargo fmt --all --check"))?;
    // The feature brings the end-to-end tests under the same lints; building them runs nothing.
    let everything = ["--workspace", "--all-targets", "--features", "loopscope/e2e"];
    report.check("lints", cmd!(shell, "cargo clippy {everything...} -- -D warnings"))?;
    let in_browser = ["--target", "wasm32-unknown-unknown", "--lib", "--bins"];
    report.check("lints for the browser", cmd!(shell, "cargo clippy {in_browser...} --test web -- -D warnings"))?;
    report.tests("native tests", cmd!(shell, "cargo test --workspace --no-fail-fast -- {filter...}"))
}

fn browser(workspace: &Workspace, filter: &[String], report: &mut Report) -> Result<()> {
    tools::ensure(workspace, tools::TO_TEST_IN_BROWSER)?;
    let shell = &workspace.shell;
    let driver = programs::chromedriver().context("chromedriver is gone")?;
    let chrome = programs::chrome().context("the browser is gone")?;
    let options = workspace.path("target/webdriver.json");
    let capabilities = json!({ "goog:chromeOptions": { "binary": chrome, "args": ["headless=new"] } });
    shell.write_file(&options, capabilities.to_string())?;
    let command = cmd!(shell, "cargo test --target wasm32-unknown-unknown --test web -- {filter...}")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", options)
        .env("WASM_BINDGEN_TEST_TIMEOUT", BROWSER_TIMEOUT)
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    report.tests("browser tests", command)
}

/// Suites of end-to-end tests that measure how long something takes.
const MEASURES: [&str; 12] = [
    "embed::",
    "first_visit::",
    "hidden::",
    "http::",
    "lab_network::",
    "network::",
    "on_page::",
    "page_alive::",
    "python::",
    "servers::",
    "sqlite::",
    "stop::",
];

fn end_to_end(workspace: &Workspace, filter: &[String], report: &mut Report) -> Result<()> {
    tools::ensure(workspace, tools::ALL)?;
    let shell = &workspace.shell;
    let dist = site::build(workspace)?;
    let run = |arguments: &[&str]| {
        cmd!(shell, "cargo test --features e2e --test e2e -- {arguments...}")
            // Their errors are sentences that say where; a backtrace would bury them.
            .env("RUST_LIB_BACKTRACE", "0")
            .env("LOOPSCOPE_DIST", &dist)
    };
    if !filter.is_empty() {
        let chosen: Vec<&str> = ["--test-threads", "1"].into_iter().chain(filter.iter().map(String::as_str)).collect();
        return report.tests("end-to-end tests", run(&chosen));
    }
    // One at a time where time is measured, as a browser already uses more than one core; the others two at a time.
    let alone: Vec<&str> = ["--test-threads", "1"].into_iter().chain(MEASURES).collect();
    report.tests("end-to-end tests that measure", run(&alone))?;
    let others = ["--test-threads", "2"].into_iter().chain(MEASURES.into_iter().flat_map(|name| ["--skip", name]));
    report.tests("end-to-end tests", run(&others.collect::<Vec<_>>()))
}

impl Report {
    /// Runs a step that checks something and counts nothing.
    fn check(&mut self, name: &'static str, command: Cmd<'_>) -> Result<()> {
        let (succeeded, _) = pass_on(name, command)?;
        self.add(name, succeeded, Counts::default());
        Ok(())
    }

    /// Runs a step that is a run of tests, and adds what its runners counted.
    fn tests(&mut self, name: &'static str, command: Cmd<'_>) -> Result<()> {
        let (succeeded, output) = pass_on(name, command)?;
        self.add(name, succeeded, count(&output));
        Ok(())
    }

    /// Counts a layer that could not run: there is no browser, say. The others still run, and are counted.
    fn unless(&mut self, ran: Result<()>, layer: &'static str) {
        if let Err(error) = ran {
            println!("error: {error:#}");
            self.add(layer, false, Counts::default());
        }
    }

    fn add(&mut self, name: &'static str, succeeded: bool, counts: Counts) {
        self.counts.passed += counts.passed;
        self.counts.failed += counts.failed;
        if !succeeded {
            self.failed_steps.push(name);
            // What fails before a runner counts it (a lint, a compiler's error, a browser that won't start) is
            // one failure: the line at the end must not say that none was.
            self.counts.failed += u32::from(counts.failed == 0);
        }
    }

    fn finish(self) -> ExitCode {
        let Self { counts: Counts { passed, failed }, failed_steps } = self;
        println!();
        for name in &failed_steps {
            println!("failed: {name}");
        }
        println!("{passed} passed, {failed} failed");
        if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// Runs a step and passes its output on as it comes. Returns whether it succeeded, and all it said.
fn pass_on(name: &str, command: Cmd<'_>) -> Result<(bool, String)> {
    println!("\n== {name}: {command}");
    let not_started = || format!("the step `{name}` could not be started");
    // One pipe for both of its streams: two would be read in another order than they were written.
    let (mut output, ours) = std::io::pipe().with_context(not_started)?;
    let mut command = Command::from(command);
    command.stdin(Stdio::null()).stdout(ours.try_clone()?).stderr(ours);
    if std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    let mut child = command.spawn().with_context(not_started)?;
    // The command still holds our end of the pipe, which would never end then.
    drop(command);
    let mut text = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let length = output.read(&mut chunk)?;
        if length == 0 {
            break;
        }
        let mut screen = std::io::stdout().lock();
        screen.write_all(&chunk[..length])?;
        screen.flush()?;
        text.extend_from_slice(&chunk[..length]);
    }
    let succeeded = child.wait()?.success();
    Ok((succeeded, String::from_utf8_lossy(&text).into_owned()))
}

/// Sums the summaries in the output of a run of tests.
fn count(output: &str) -> Counts {
    let lines = output.lines().map(str::trim_start);
    let summaries = lines.filter_map(|line| line.strip_prefix("test result: "));
    summaries.fold(Counts::default(), |sum, summary| Counts {
        passed: sum.passed + number_before(summary, " passed"),
        failed: sum.failed + number_before(summary, " failed"),
    })
}

/// The number that stands before a word in `ok. 3 passed; 0 failed; 0 ignored`.
fn number_before(summary: &str, word: &str) -> u32 {
    summary.split([';', '.']).find_map(|part| part.trim().strip_suffix(word)?.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_of_both_runners_are_summed() {
        let output = "running 2 tests\ntest a ... ok\n\n\
            test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\n\
            \rtest result: FAILED. 1 passed; 3 failed; 0 ignored; 0 filtered out; finished in 0.12s\n";
        let expected = Counts { passed: 3, failed: 3 };
        assert_eq!(count(output), expected);
    }

    #[test]
    fn what_is_no_summary_counts_nothing() {
        assert_eq!(count("5 passed; 5 failed\ntest result: \n"), Counts::default());
    }

    #[test]
    fn a_step_that_fails_without_counting_is_one_failure() -> Result<()> {
        let shell = xshell::Shell::new()?;
        let mut report = Report::default();
        report.check("nothing wrong", cmd!(shell, "true"))?;
        report.tests("broken", cmd!(shell, "false"))?;
        assert_eq!(report.failed_steps, ["broken"]);
        assert_eq!(report.counts.failed, 1);
        Ok(())
    }
}
