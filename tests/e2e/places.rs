//! Where the page must work: in any folder, under strict rules, on narrow and dark screens, without a network.

use anyhow::{Context, Result};
use serde_json::json;
use xtask::driver::{Media, Point};

use crate::support::{SOON, Visit, site};

/// The lessons that between them use workers, holds, the network, and a worker within a worker.
const TELLING: [&str; 4] = ["await-or-block&jobs=2&each=100", "race", "hundred-fetches&count=20", "long-computation"];

fn expect_lessons_to_run(visit: &Visit, network: &str) -> Result<()> {
    for lesson in TELLING {
        visit.open(&format!("lesson={lesson}"))?;
        let summary = visit.run()?;
        for program in &summary.programs {
            assert_eq!(
                (program.place.as_str(), program.state.as_str()),
                ("worker", "finished"),
                "{lesson}: {program:?}"
            );
            assert_eq!(program.network.as_deref().unwrap_or(network), network, "{lesson}: {}", program.name);
        }
    }
    visit.expect_no_trouble()
}

#[test]
fn it_works_in_any_folder_of_a_site() -> Result<()> {
    let visit = Visit::to(site()?.under("/docs/x/"), "lesson=race")?;
    expect_lessons_to_run(&visit, "service worker")?;
    let strays: Vec<String> =
        visit.server.requests().into_iter().filter(|request| !request.starts_with("/docs/x/")).collect();
    assert!(strays.is_empty(), "the page asked for things outside of its folder: {strays:?}");
    Ok(())
}

/// The strictest rules that the README says it works under; `hash` is that of the page's only inline script.
fn strict_rules(hash: &str) -> String {
    let readme = include_str!("../../README.md");
    let rules = readme
        .lines()
        .skip_while(|line| !line.starts_with("    default-src"))
        .take_while(|line| line.starts_with("    "));
    rules.map(str::trim).collect::<Vec<_>>().join(" ").replace("HASH", hash)
}

/// What a browser wants to be told of an inline script.
const HASH: &str = "
    const text = document.querySelector('script:not([src])').textContent;
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    return btoa(String.fromCharCode(...new Uint8Array(digest)));";

#[test]
fn it_works_under_the_strict_rules_that_the_readme_gives() -> Result<()> {
    let plain = Visit::begin("lesson=race")?;
    let hash = plain.browser.run_async(HASH, &json!([]))?;
    let rules = strict_rules(hash.as_str().context("a hash")?);
    assert!(rules.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-"), "the README has no such rules: {rules}");
    let visit = Visit::to(site()?.header("content-security-policy", &rules), "")?;
    visit.until("finished")?;
    expect_lessons_to_run(&visit, "service worker")?;
    // A long list of lanes that is scrolled, and something under the pointer.
    visit.open("lesson=hundred-fetches&delay=20")?;
    visit.run()?;
    let timeline = visit.browser.select(".scroller")?;
    let timeline = timeline.first().context("a timeline")?;
    let place = timeline.run(
        "arguments[0].scrollTop = 900;
        arguments[0].scrollIntoView({ block: 'center' });
        const { x, y } = arguments[0].getBoundingClientRect();
        return [x, y];",
    )?;
    let at = |index: usize| place[index].as_f64().unwrap_or_default() as i32;
    visit.browser.wait_until("lanes out of sight", "document.querySelector('.spacer')", SOON)?;
    visit.browser.hover(Point { x: at(0) + 300, y: at(1) + 150 })?;
    visit.browser.hover(Point { x: at(0) + 310, y: at(1) + 150 })?;
    visit.browser.wait_until(
        "what is under the pointer",
        "document.querySelector('.tooltip')?.offsetLeft > 0",
        SOON,
    )?;
    visit.expect_no_trouble()
}

#[test]
fn no_screen_is_too_narrow() -> Result<()> {
    let visit = Visit::begin("lesson=race")?;
    for width in [390, 320] {
        visit.browser.resize(width, 700)?;
        for lesson in TELLING {
            visit.open(&format!("lesson={lesson}"))?;
            visit.run()?;
            let wide = visit.browser.run(TOO_WIDE)?;
            assert_eq!(wide, json!([]), "at {width} px {lesson} reaches beyond the page");
        }
    }
    visit.expect_no_trouble()
}

/// What makes the page wider than its window; only of interest if it is.
const TOO_WIDE: &str = "
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    const beyond = [...document.querySelectorAll('body *')].filter((it) => it.getBoundingClientRect().right > innerWidth);
    return beyond.map((it) => `${it.tagName}.${it.className}`).slice(0, 8);";

#[test]
fn it_is_dark_and_still_for_those_who_prefer_it() -> Result<()> {
    let visit = Visit::begin("lesson=await-or-block&jobs=1&each=1000")?;
    let luminance = "const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number);
                     return (r + g + b) / 3;";
    let light = visit.browser.run(luminance)?.as_f64().context("a colour")?;
    visit.browser.emulate(&[Media::Dark, Media::ReducedMotion])?;
    visit.open("lesson=await-or-block&jobs=1&each=1000")?;
    let dark = visit.browser.run(luminance)?.as_f64().context("a colour")?;
    assert!(light > 200.0 && dark < 60.0, "the page is {light} bright in light and {dark} in dark");
    visit.press("Run")?;
    visit.until("running")?;
    let moving =
        visit.browser.run("return document.getAnimations().map((it) => it.animationName ?? it.transitionProperty)")?;
    assert_eq!(moving, json!([]), "something moves though the reader prefers stillness");
    visit.end_after(0)?;
    // The reader's own choice goes before the system's.
    visit.press("Light theme")?;
    assert!(visit.browser.run(luminance)?.as_f64() > Some(200.0), "the reader's theme isn't taken");
    visit.expect_no_trouble()
}

#[test]
fn once_loaded_it_needs_no_network() -> Result<()> {
    let visit = Visit::begin("lesson=await-or-block&jobs=2&each=100")?;
    visit.run()?;
    visit.server.stop();
    for lesson in TELLING {
        visit.follow(&format!("lesson={lesson}"))?;
        let (id, _) = lesson.split_once('&').unwrap_or((lesson, ""));
        let chosen = format!("document.querySelector('select').value === {id:?}");
        visit.browser.wait_until("the lesson", &chosen, SOON)?;
        for _ in 0..2 {
            let summary = visit.run()?;
            for program in &summary.programs {
                assert_eq!(program.state, "finished", "offline, {lesson}: {program:?}");
                assert_eq!(
                    program.network.as_deref().unwrap_or("service worker"),
                    "service worker",
                    "offline, {lesson}"
                );
            }
        }
    }
    // The browser itself says on the console that there is no network.
    assert_eq!(visit.notice()?, "");
    Ok(())
}

#[test]
fn where_no_worker_may_start_it_runs_on_the_page_and_says_so() -> Result<()> {
    let rules = "worker-src 'none'";
    let visit = Visit::to(site()?.header("content-security-policy", rules), "lesson=await-or-block&jobs=2&each=100")?;
    let summary = visit.run()?;
    for program in &summary.programs {
        assert_eq!((program.place.as_str(), program.state.as_str()), ("page", "finished"), "{program:?}");
    }
    assert!(visit.notice()?.contains("runs on this page"), "the page doesn't say where it ran: {}", visit.notice()?);
    Ok(())
}
