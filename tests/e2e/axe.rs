//! Accessibility, as axe-core finds it: no violation on the page, in a frame or in the element around it, light or dark.

use std::fs;

use anyhow::{Context, Result};
use serde_json::json;
use xtask::driver::{Browser, Media};

use crate::support::{Host, SOON, Visit, site};

/// axe-core's script. It comes by npm, and not everyone has that: then the tests that need it say so and pass over.
fn axe() -> Result<Option<String>> {
    match xtask::peers::package("axe-core", "4.11.0") {
        Ok(package) => Ok(Some(fs::read_to_string(package.join("axe.min.js")).context("axe-core can't be read")?)),
        Err(why) => {
            println!("passed over: {why}");
            Ok(None)
        }
    }
}

/// Fails with all violations in what is shown now.
fn expect_none(browser: &Browser, axe: &str, place: &str) -> Result<()> {
    browser.run(axe)?;
    let look = "const { violations } = await axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], iframes: false });
        return violations.map((it) => `${it.id}: ${it.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary}`).join('; ')}`);";
    let found = browser.run_async(look, &json!([]))?;
    assert_eq!(found, json!([]), "{place}");
    Ok(())
}

const THEMES: [(Media, &str); 2] = [(Media::Light, "light"), (Media::Dark, "dark")];

#[test]
fn the_page_shuts_nobody_out() -> Result<()> {
    let Some(axe) = axe()? else { return Ok(()) };
    for (media, theme) in THEMES {
        let visit = Visit::begin("lesson=race")?;
        visit.browser.emulate(&[media])?;
        for lesson in ["await-or-block&jobs=2&each=100", "py-sleep", "py-own", "nowhere"] {
            visit.open(&format!("lesson={lesson}"))?;
            expect_none(&visit.browser, &axe, &format!("{lesson}, {theme}, before"))?;
            visit.run()?;
            expect_none(&visit.browser, &axe, &format!("{lesson}, {theme}, after"))?;
        }
    }
    Ok(())
}

#[test]
fn neither_does_a_frame_nor_the_element_around_it() -> Result<()> {
    let Some(axe) = axe()? else { return Ok(()) };
    let poster =
        "<svg xmlns='http://www.w3.org/2000/svg' width='400' height='80'><rect width='400' height='80'/></svg>";
    let body = "<main><h1>Host</h1>\
        <loop-scope lesson=py-sleep poster=/poster.svg></loop-scope>\
        <loop-scope view=code><pre tabindex=0><code>print('hello')</code></pre></loop-scope>\
        <loop-scope view=timeline readonly><script type=text/x-python>import time; time.sleep(0.2)</script></loop-scope></main>\
        <style>:root { color-scheme: light dark; }</style>";
    for (media, theme) in THEMES {
        let host = Host::begin(site()?.page("/poster.svg", poster), body)?;
        host.browser.emulate(&[media])?;
        expect_none(&host.browser, &axe, &format!("the elements, {theme}"))?;
        for nth in 0..3 {
            host.browser.run(&format!("document.querySelectorAll('loop-scope')[{nth}].scrollIntoView()"))?;
            host.press_run(nth)?;
            host.summary(nth)?;
            host.in_frame(nth, |browser| expect_none(browser, &axe, &format!("frame {nth}, {theme}")))?;
        }
        expect_none(&host.browser, &axe, &format!("the elements with their frames, {theme}"))?;
    }
    Ok(())
}

#[test]
fn an_element_can_be_used_by_keys_alone() -> Result<()> {
    let host = Host::begin(site()?, "<loop-scope lesson=py-sleep></loop-scope>")?;
    // Tab reaches its button, Enter presses it, and then the focus is in the frame.
    host.browser.press(&[crate::support::Key::Tab])?;
    host.browser.press(&[crate::support::Key::Enter])?;
    host.summary(0)?;
    host.browser.wait_until(
        "the focus in the frame",
        "document.activeElement?.shadowRoot?.activeElement?.tagName === 'IFRAME'",
        SOON,
    )?;
    Ok(())
}
