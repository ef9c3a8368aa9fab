//! The first visit: nothing has to be read or pressed to see the difference between awaiting and blocking.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::support::{RUN, SOON, Summary, Visit, at_most, between, median};

/// When the page first said that something runs, in milliseconds since the navigation began.
const FIRST_RUN: &str = "seen.states.find(({ state }) => state === 'running')?.at";

/// What half-way is in the picture: looks at the canvases from the run's second 1.0 on, and until 1.45. Meanwhile the
/// picture keeps its scale, so that what grows in it has grown.
const LOOKS: &str = "
    const paint = (name) => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = `var(${name})`;
        const [r, g, b] = getComputedStyle(probe).color.match(/\\d+/g).map(Number);
        probe.remove();
        return (data, at) => Math.abs(data[at] - r) + Math.abs(data[at + 1] - g) + Math.abs(data[at + 2] - b) < 12;
    };
    const [isBlocking, isReady] = [paint('--block'), paint('--ready')];
    const timeline = (program) => document.querySelector(`[aria-label='Timeline: ${program}']`);
    const pixels = (program) => {
        const canvas = timeline(program).querySelector('canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        let [blocking, ready] = [0, 0];
        for (let at = 0; at < data.length; at += 4) {
            blocking += isBlocking(data, at);
            ready += isReady(data, at);
        }
        return { blocking, ready };
    };
    const second = () => Number(/([\\d.]+) s, still running/.exec(timeline('block').innerText)?.[1] ?? 0);
    const looks = [];
    for (;;) {
        await new Promise(requestAnimationFrame);
        const at = second();
        if (at > 1.45 || performance.now() > 20000) break;
        if (at < 1.02) continue;
        looks.push({ at, ...pixels('block'), verdicts: [timeline('await').innerText, timeline('block').innerText] });
        if (looks.length === 1) looks[0].calm = pixels('await');
    }
    return looks;";

#[test]
fn the_flagship_runs_by_itself_within_a_second() -> Result<()> {
    let visit = Visit::begin("")?;
    let began = visit.browser.wait_until("the flagship runs", FIRST_RUN, SOON)?;
    at_most("a first visit runs after (ms)", began.as_f64().context("a time")?, 1000.0);
    visit.until("finished")?;
    assert_eq!(visit.states()?, json!(["idle", "running", "finished"]), "the states of a first visit");
    assert_eq!(visit.fragment()?, "", "a visit without a link keeps its plain address");
    visit.expect_no_trouble()
}

#[test]
fn half_way_the_picture_tells_the_story() -> Result<()> {
    let visit = Visit::begin("")?;
    visit.browser.wait_until("the flagship runs", FIRST_RUN, SOON)?;
    let looks = visit.browser.run_async(LOOKS, &json!([]))?;
    let looks = looks.as_array().context("looks")?;
    let (first, last) = (looks.first().context("no look was in time")?, looks.last().context("a last look")?);
    let count = |look: &Value, what: &str| look.pointer(what).and_then(Value::as_u64).context(what.to_owned());
    let blocking = [count(first, "/blocking")?, count(last, "/blocking")?];
    let ready = [count(first, "/ready")?, count(last, "/ready")?];
    println!("from {} s to {} s: {blocking:?} pixels block, {ready:?} are ready", first["at"], last["at"]);
    assert!(blocking[0] > 300, "only {} pixels are painted as blocking while a job blocks", blocking[0]);
    assert!(ready[0] > 300, "only {} pixels are hatched as ready while the jobs queue up", ready[0]);
    assert!(blocking[1] > blocking[0] + 100, "the hold does not grow while it lasts: {blocking:?} pixels");
    assert!(ready[1] > ready[0] + 100, "what is starved does not grow meanwhile: {ready:?} pixels");
    assert!(count(first, "/calm/blocking")? < 50, "the await program shows holds: {}", first["calm"]);

    let text = |index: usize| last["verdicts"][index].as_str().unwrap_or_default();
    assert!(text(0).contains("finished in"), "half-way the await program says: {}", text(0));
    assert!(text(1).contains("the thread has been held"), "half-way the block program says: {}", text(1));
    visit.expect_no_trouble()
}

#[test]
fn the_page_is_interactive_within_300_ms() -> Result<()> {
    let visit = Visit::begin("lesson=race")?;
    let mut times = Vec::new();
    for _ in 0..5 {
        visit.open("lesson=race")?;
        times.push(visit.number("seen.runThere")?);
    }
    println!("interactive after {times:?} ms");
    at_most("median of the times until Run can be pressed (ms)", median(&times), 300.0);
    visit.expect_no_trouble()
}

#[test]
fn the_end_tells_what_the_readme_promises() -> Result<()> {
    let visit = Visit::begin("")?;
    let detail = visit.browser.wait_until("the end", "seen.ends[0]?.detail", RUN)?;
    let mut keys = BTreeSet::new();
    collect_keys(&detail, &mut keys);
    assert_eq!(keys, promised_keys(), "left: what the event has; right: what the README documents");

    let Summary { version, lesson, programs } = Summary::read(&detail)?;
    assert_eq!((version, lesson.as_str(), programs.len()), (1, "await-or-block", 2));
    let summary = Summary::read(&detail)?;
    let (calm, block) = (summary.program("await")?, summary.program("block")?);
    between("await: elapsed (µs)", calm.elapsed, 400_000..=600_000);
    between("block: elapsed (µs)", block.elapsed, 2_400_000..=2_800_000);
    at_most("await: longest hold (µs)", calm.longest_hold, 100_000);
    between("block: longest hold (µs)", block.longest_hold, 2_350_000..=2_800_000);
    assert!(block.frames_lost >= 100, "2.4 s held are more than {} frames", block.frames_lost);
    for program in [calm, block] {
        assert_eq!((program.place.as_str(), program.state.as_str()), ("worker", "finished"), "{program:?}");
        assert_eq!((program.throttled, program.network.as_deref()), (false, None), "{program:?}");
        assert_eq!(program.tasks.len(), 8, "main, heartbeat and six jobs: {:?}", program.tasks);
        assert_eq!(program.task("main")?.parent, None);
        assert_eq!(program.task("heartbeat")?.state, "cancelled", "the heartbeat ends with main");
        assert_eq!(program.input_delay, 0, "in a worker there is no input to delay");
        for job in program.tasks_like("job") {
            assert_eq!((job.parent.as_deref(), job.state.as_str()), (Some("main"), "done"), "{job:?}");
        }
    }
    for job in calm.tasks_like("job") {
        between(&format!("await: {} awaits (µs)", job.name), job.awaiting, 395_000..=450_000);
        assert_eq!((job.blocking, job.steps), (0, 2), "{job:?}");
    }
    for job in block.tasks_like("job") {
        between(&format!("block: {} blocks (µs)", job.name), job.blocking, 395_000..=450_000);
        assert_eq!((job.awaiting, job.steps), (0, 1), "{job:?}");
    }
    let last = block.task("job 6")?.ready;
    between("block: job 6 could have run for (µs)", last, 1_950_000..=2_300_000);
    let blamed = block.findings.iter().any(|finding| finding.contains("held the loop"));
    assert!(blamed, "no finding says who held the loop: {:?}", block.findings);
    visit.expect_no_trouble()
}

/// The names of all fields in a value.
fn collect_keys(value: &Value, keys: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                keys.insert(key.clone());
                collect_keys(value, keys);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect_keys(item, keys)),
        _ => {}
    }
}

/// The names of the fields in the README's drawing of the event's detail.
fn promised_keys() -> BTreeSet<String> {
    let readme = include_str!("../../README.md");
    let (_, section) = readme.split_once("## After each run").unwrap_or_default();
    let drawing = section.lines().skip_while(|line| !line.starts_with("    {"));
    let drawing = drawing.take_while(|line| line.starts_with("    "));
    let code = drawing.map(|line| line.split("//").next().unwrap_or_default().replace("\"…\"", ""));
    let words = code
        .flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned).collect::<Vec<_>>());
    words.filter(|word| !word.is_empty()).collect()
}

/// Keeps a record of each worker: whether the page was still without its module when it was started, how many messages it
/// got, and whether it was ended.
const WORKERS: &str = "
    const Plain = Worker;
    window.workers = [];
    window.Worker = class extends Plain {
        constructor(...given) {
            super(...given);
            this.seen = { early: !document.querySelector('main'), messages: 0, ended: false };
            workers.push(this.seen);
        }
        postMessage(...given) {
            this.seen.messages += 1;
            super.postMessage(...given);
        }
        terminate() {
            this.seen.ended = true;
            super.terminate();
        }
    };";

/// The first worker of a page that was opened at `fragment` and has run.
fn first_worker(fragment: &str) -> Result<(Value, Summary)> {
    let visit = Visit::begin(ELSEWHERE)?;
    visit.browser.before_each_page(WORKERS)?;
    visit.open(fragment)?;
    let summary = visit.run()?;
    visit.expect_no_trouble()?;
    Ok((visit.browser.run("return workers[0]")?, summary))
}

/// A lesson whose page needs no worker that is looked at.
const ELSEWHERE: &str = "lesson=race";

#[test]
fn a_program_runs_in_the_worker_that_came_before_the_module() -> Result<()> {
    let (worker, _) = first_worker("lesson=py-queue")?;
    // Where the glue is, the module, what to prepare, when to begin; and over, it is ended.
    assert_eq!(worker, json!({ "early": true, "messages": 4, "ended": true }));
    Ok(())
}

#[test]
fn who_asks_the_lab_network_gets_no_worker_that_came_before_it() -> Result<()> {
    let (worker, summary) = first_worker("lesson=hundred-fetches&delay=20")?;
    // Where the glue is, and nothing else.
    assert_eq!(worker, json!({ "early": true, "messages": 1, "ended": true }));
    let networks: Vec<_> = summary.programs.iter().map(|program| program.network.as_deref()).collect();
    assert!(networks.iter().all(|network| *network == Some("service worker")), "{networks:?}");
    Ok(())
}
