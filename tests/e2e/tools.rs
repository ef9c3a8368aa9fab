//! The tests' own tools, tested: a harness that sees nothing would pass everything.

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::json;
use xtask::driver::{Browser, Key, Media, Point, Role};
use xtask::server::{self, Server, Site};

use crate::support::SOON;

/// A page with one of everything these tests ask for.
const PAGE: &str = r#"<!doctype html><html lang="en"><title>Tools</title><link rel="icon" href="data:," />
<button onclick="this.textContent = 'Ran'">Run</button>
<button aria-label="Stop the program">x</button>
<button hidden>Hidden</button>
<label>Name <input id="name" /></label>
<div id="host"></div>
<iframe srcdoc="<button>Inner</button>" title="frame"></iframe>
<script>
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = '<button>In the shadow</button>';
  window.seen = [];
  for (const kind of ['keydown', 'keyup', 'wheel', 'mousedown', 'mouseup'])
    addEventListener(kind, (event) => seen.push(event.type + ' ' + (event.key ?? event.clientX)));
</script>"#;

fn open() -> Result<(Server, Browser)> {
    let server = Site::new("nowhere").page("/tools", PAGE).start()?;
    let browser = Browser::start()?;
    browser.goto(&server.url("tools"))?;
    Ok((server, browser))
}

#[test]
fn things_are_found_by_role_and_name() -> Result<()> {
    let (_server, browser) = open()?;
    browser.find(Role::Button, "Stop the program")?;
    browser.find(Role::Button, "In the shadow")?;
    browser.find(Role::Button, "Run")?.click()?;
    assert_eq!(browser.find(Role::Button, "Ran")?.text()?, "Ran");

    let missing = browser.find(Role::Button, "Run").map_or_else(|error| error.to_string(), |_| String::new());
    assert_eq!(missing, "no Button named “Run”, only “Ran”, “Stop the program”, “In the shadow”");
    Ok(())
}

#[test]
fn text_keys_and_the_pointer_arrive() -> Result<()> {
    let (_server, browser) = open()?;
    let field = browser.find(Role::TextBox, "Name")?;
    field.type_text("ada")?;
    assert_eq!(field.run("return arguments[0].value")?, json!("ada"));

    browser.run("seen.length = 0")?;
    browser.press(&[Key::Control, Key::Enter])?;
    let place = Point { x: 500, y: 300 };
    browser.wheel(place, 0, 40)?;
    browser.drag(place, Point { x: 540, y: 300 })?;
    let expected = json!([
        "keydown Control",
        "keydown Enter",
        "keyup Enter",
        "keyup Control",
        "wheel 500",
        "mousedown 500",
        "mouseup 540"
    ]);
    browser.wait_until("all events", "seen.length >= 7", SOON)?;
    assert_eq!(browser.run("return seen")?, expected);
    Ok(())
}

#[test]
fn frames_are_entered_and_left() -> Result<()> {
    let (_server, browser) = open()?;
    let frames = browser.select("iframe")?;
    browser.enter_frame(frames.first().context("the page has a frame")?)?;
    browser.wait_for_ok("the inner button", SOON, || browser.find(Role::Button, "Inner").map(drop))?;
    browser.leave_frames()?;
    browser.find(Role::Button, "Run")?;
    Ok(())
}

#[test]
fn viewport_and_preferences_are_the_tests_own() -> Result<()> {
    let (_server, browser) = open()?;
    browser.resize(320, 640)?;
    assert_eq!(browser.run("return [innerWidth, innerHeight]")?, json!([320, 640]));
    let dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
    let still = "return matchMedia('(prefers-reduced-motion: reduce)').matches";
    browser.emulate(&[Media::Dark, Media::ReducedMotion])?;
    assert_eq!((browser.run(dark)?, browser.run(still)?), (json!(true), json!(true)));
    browser.emulate(&[Media::Light])?;
    assert_eq!((browser.run(dark)?, browser.run(still)?), (json!(false), json!(false)));

    let file = std::env::temp_dir().join(format!("loopscope-{}.png", std::process::id()));
    browser.screenshot(&file)?;
    let picture = std::fs::read(&file)?;
    std::fs::remove_file(&file)?;
    assert!(picture.starts_with(b"\x89PNG"));
    Ok(())
}

#[test]
fn a_script_runs_before_each_page_and_a_tab_hides_one() -> Result<()> {
    let (server, browser) = open()?;
    browser.before_each_page(
        "window.words = [document.body ? 'late' : 'early'];
        addEventListener('visibilitychange', () => words.push(document.visibilityState), true);",
    )?;
    browser.goto(&server.url("tools"))?;
    let inside = browser.behind_another_tab(|| browser.run("return location.href"))?;
    assert_eq!(inside, json!("about:blank"), "meanwhile the new tab is asked");
    browser.wait_until("the page in sight again", "words.length >= 3", SOON)?;
    assert_eq!(browser.run("return words")?, json!(["early", "hidden", "visible"]));
    Ok(())
}

#[test]
fn a_click_can_be_timed() -> Result<()> {
    let (_server, browser) = open()?;
    browser.run("window.clicks = []; addEventListener('click', ({ timeStamp }) => clicks.push(timeStamp))")?;
    let before = browser.run("return performance.now()")?.as_f64().context("a time")?;
    browser.click_after(Duration::from_millis(300), Point { x: 500, y: 300 })?;
    let at = browser.wait_until("the click", "clicks[0]", SOON)?.as_f64().context("a time")?;
    assert!(at - before >= 300.0, "it came after {} ms", at - before);
    Ok(())
}

#[test]
fn a_wait_that_fails_says_what_was_seen() -> Result<()> {
    let (_server, browser) = open()?;
    browser.run("console.error('the dog ate it')")?;
    let wait = browser.wait_until("a miracle", "window.miracle ?? null", Duration::from_millis(50));
    let message = wait.map_or_else(|error| error.to_string(), |_| String::new());
    assert!(message.contains("waited 50ms for this: a miracle"), "{message}");
    assert!(message.contains("`window.miracle ?? null` is null"), "{message}");
    assert!(message.contains("the dog ate it"), "{message}");
    assert!(browser.expect_no_errors().is_err());
    Ok(())
}

#[test]
fn the_network_misbehaves_on_demand() -> Result<()> {
    let (_server, browser) = open()?;
    let other = Site::new("nowhere").start()?;
    let fetch = |url: String| {
        let script = "try { return await (await fetch(arguments[0])).text() } catch (e) { return e.name }";
        browser.run_async(script, &json!([url]))
    };
    let at = |path: &str| format!("{}{path}", other.origin());
    assert_eq!(fetch(at("/delay/30"))?, json!("waited 30 ms"));
    assert_eq!(fetch(at("/status/500"))?, json!("status 500, as asked"));
    assert_eq!(fetch(at("/cors/yes"))?, json!("every site may read this"));
    assert_eq!(fetch(at("/cors/no"))?, json!("TypeError"));
    assert_eq!(fetch(at("/fault/close"))?, json!("TypeError"));
    assert_eq!(fetch(at("/fault/cut"))?, json!("TypeError"));
    assert_eq!(fetch(server::refusing_origin()?)?, json!("TypeError"));
    assert!(other.requests().contains(&"/cors/no".to_owned()));
    Ok(())
}
