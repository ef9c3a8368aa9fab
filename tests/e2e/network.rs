//! Fetches through the service worker, and what answers where there can be none.

use anyhow::{Context, Result};
use serde_json::json;

use crate::support::{Program, Role, Site, Summary, Visit, between, site};

/// The network of a program, as its summary names it.
fn network(program: &Program) -> &str {
    program.network.as_deref().unwrap_or("nobody")
}

#[test]
fn a_hundred_fetches_end_in_time() -> Result<()> {
    let visit = Visit::begin("lesson=hundred-fetches&count=100&limit=20&delay=300")?;
    assert!(visit.rung()?.contains("service worker"), "the page shows “{}”", visit.rung()?);
    let summary = visit.run()?;
    let (all, some) = (summary.program("all at once")?, summary.program("at most N")?);
    between("all at once: elapsed (µs)", all.elapsed, 300_000..=1_000_000);
    between("at most 20 at once: elapsed (µs)", some.elapsed, 1_500_000..=2_200_000);
    for program in [all, some] {
        assert_eq!(network(program), "service worker", "{}", program.name);
        assert_eq!(program.tasks_like("fetch").count(), 100, "{}", program.name);
        for fetch in program.tasks_like("fetch") {
            assert_eq!(fetch.state, "done", "{}: {fetch:?}", program.name);
            assert!(fetch.awaiting >= 295_000, "it had its answer before it was sent: {fetch:?}");
            let known = fetch.running + fetch.ready + fetch.awaiting + fetch.blocking;
            assert!(known <= program.elapsed, "{fetch:?} lived longer than its program, {} µs", program.elapsed);
        }
    }
    let rows = visit.transcript()?;
    let answered = rows.iter().filter(|row| row.contains("an answer with status 200 is there")).count();
    assert!(answered >= 10, "only {answered} of the transcript's {} rows tell of an answer", rows.len());
    visit.expect_no_trouble()
}

/// Runs the lesson on this page and, 150 ms in, holds the page's thread for 450 ms from outside.
const RUN_AND_HOLD: &str = "
    const ended = new Promise((end) => addEventListener('loopscope:finished', end, { once: true }));
    document.querySelector('button.run').click();
    while (seen.states.at(-1).state !== 'running') await new Promise(requestAnimationFrame);
    await new Promise((later) => setTimeout(later, 150));
    const began = performance.now();
    while (performance.now() - began < 450);
    return (await ended).detail;";

#[test]
fn a_lane_tells_when_the_network_was_done_and_when_the_task_got_the_thread() -> Result<()> {
    let visit = Visit::begin("lesson=one-by-one&where=page&pages=3&delay=300")?;
    let detail = visit.browser.run_async(RUN_AND_HOLD, &json!([]))?;
    let summary = Summary::read(&detail)?;
    // The answer came some 300 ms in, in the middle of a hold from 150 ms to 600 ms.
    let first = summary.programs.first().context("a program")?;
    let starved = first.tasks.iter().map(|task| task.ready).max().unwrap_or_default();
    between("the first answer lay there for (µs)", starved, 150_000..=450_000);
    let late = |row: &&String| row.contains("is ready: an answer");
    assert!(visit.transcript()?.iter().any(|row| late(&row)), "the transcript doesn't tell when the answer was there");
    visit.expect_no_trouble()
}

#[test]
fn a_fetch_given_up_ends_its_lane_and_is_aborted() -> Result<()> {
    let visit = Visit::begin("lesson=timeout-and-cancel&patience=100&answer=3000")?;
    let summary = visit.run()?;
    let timeout = summary.program("timeout")?;
    between("given up after (µs)", timeout.elapsed, 100_000..=400_000);
    assert_eq!((timeout.state.as_str(), network(timeout)), ("finished", "service worker"));
    let output = visit.browser.find(Role::Log, "Output")?.text()?;
    assert!(output.contains("gave up"), "the program doesn't say that it gave up: {output}");

    visit.open("lesson=race&mirrors=6&jitter=1000&seed=3")?;
    let race = visit.run()?;
    let race = race.program("race")?;
    let states: Vec<&str> = race.tasks_like("mirror").map(|mirror| mirror.state.as_str()).collect();
    assert_eq!(states.iter().filter(|state| **state == "done").count(), 1, "one is first: {states:?}");
    assert_eq!(states.iter().filter(|state| **state == "cancelled").count(), 5, "the others end: {states:?}");
    visit.expect_no_trouble()
}

/// What must hold where the network is modelled.
fn expect_a_modelled_network(visit: &Visit) -> Result<()> {
    assert!(visit.rung()?.contains("modelled"), "the page shows “{}”", visit.rung()?);
    // Not by its name: of a frame that is a process of its own, chromedriver doesn't know the names.
    let run = visit.browser.select("button.run")?;
    run.first().context("the Run button")?.click()?;
    let summary = visit.end_after(0)?;
    let (all, some) = (summary.program("all at once")?, summary.program("at most N")?);
    assert_eq!((network(all), network(some)), ("modelled", "modelled"));
    assert_eq!((all.place.as_str(), some.place.as_str()), ("worker", "worker"));
    between("modelled, all at once: elapsed (µs)", all.elapsed, 200_000..=1_000_000);
    between("modelled, at most 5 at once: elapsed (µs)", some.elapsed, 800_000..=1_600_000);
    assert!(all.tasks_like("fetch").all(|fetch| fetch.state == "done"), "{all:?}");
    Ok(())
}

const FEWER_FETCHES: &str = "lesson=hundred-fetches&count=20&limit=5&delay=200";

#[test]
fn without_the_service_workers_file_the_network_is_modelled() -> Result<()> {
    let visit = Visit::to(site()?.without("lab-network.js"), FEWER_FETCHES)?;
    expect_a_modelled_network(&visit)?;
    visit.open("lesson=await-or-block&jobs=2&each=300")?;
    let summary = visit.run()?;
    between("a hold without a service worker (µs)", summary.program("block")?.longest_hold, 590_000..=750_000);
    Ok(())
}

#[test]
fn a_host_that_answers_everything_with_a_page_is_no_service_worker() -> Result<()> {
    let visit = Visit::to(site()?.page("/lab-network.js", "<!doctype html><title>Not found</title>"), FEWER_FETCHES)?;
    expect_a_modelled_network(&visit)
}

#[test]
fn in_a_sandboxed_frame_the_network_is_modelled_and_the_page_works() -> Result<()> {
    // A sandboxed frame has no origin, so it may load nothing without leave, not even from its own host.
    let host = format!(
        "<!doctype html><html lang=en><title>Host</title><link rel=icon href='data:,'>\
         <iframe sandbox='allow-scripts' src='/#{FEWER_FETCHES}' title=page style='width:1200px;height:800px'></iframe>"
    );
    let site: Site = site()?.header("access-control-allow-origin", "*").page("/host", &host);
    let visit = Visit::to(site, "lesson=race")?;
    visit.browser.goto(&format!("{}/host", visit.server.origin()))?;
    let frames = visit.browser.select("iframe")?;
    visit.browser.enter_frame(frames.first().context("the host has a frame")?)?;
    // What is to run before each page doesn't reach into a frame that is a process of its own.
    visit.watch()?;
    expect_a_modelled_network(&visit)?;
    visit.expect_no_trouble()
}
