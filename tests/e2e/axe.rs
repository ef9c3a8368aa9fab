//! Accessibility, as axe-core finds it: no violation on the page, in a frame or in the element around it, light or dark.

use std::fs;

use anyhow::{Context, Result};
use loopscope::export::{Look, Poster, Still, Subject, poster};
use loopscope::python::{Program, Setting};
use serde_json::json;
use xtask::driver::{Browser, Media};

use crate::support::{Host, SOON, Visit, page, site};

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

/// Fails unless axe-core has looked at what this rule is about, and found it right.
fn expect_passes(browser: &Browser, rule: &str) -> Result<()> {
    let look = "return (await axe.run(document, { runOnly: { type: 'rule', values: [arguments[0]] } })).passes.length";
    assert_eq!(browser.run_async(look, &json!([rule]))?, 1, "{rule}");
    Ok(())
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

/// A poster with all that a poster can have: a hold, a failure, a fetch, tasks that are ready, more tasks than are drawn.
fn telling_poster(title: &str) -> Result<Poster> {
    let text = "import asyncio, time\n\
        async def job(n):\n    time.sleep(0.1)\n    await asyncio.sleep(0.05)\n\
        async def fails():\n    await asyncio.sleep(0.02)\n    raise ValueError('no')\n\
        async def main():\n    await asyncio.gather(*(job(n) for n in range(20)), fails(), return_exceptions=True)\n\
        asyncio.run(main())\n";
    let program = Program::new("job.py", text).map_err(|_| anyhow::anyhow!("it doesn't compile"))?;
    let mut run = loopscope::model::Run::default();
    run.extend(&program.run_virtually(Setting::default(), true, Box::new(|_, _| {})).events);
    Ok(poster(title, &[Subject { name: "job.py", run: &run }], Look::Both))
}

/// The texts of the pictures in a document that stand out too little from what is behind them: 4.5 times for words, three
/// times for signs, as WCAG has it. axe-core doesn't look into pictures.
const FAINT: &str = "
    const light = (colour) => {
      const [red, green, blue] = colour.match(/[\\d.]+/g).map((it) => it / 255).map((it) => it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const texts = [...document.querySelectorAll('svg text')].map((text) => {
      const svg = text.closest('svg');
      const behind = svg.querySelector(text.matches('.label') ? '.hold' : '.panel');
      const [less, more] = [text, behind].map((it) => light(getComputedStyle(it).fill)).sort((one, other) => one - other);
      return { text: text.textContent, ratio: (more + 0.05) / (less + 0.05), enough: text.matches('.mark') ? 3 : 4.5 };
    });
    return { count: texts.length, faint: texts.filter(({ ratio, enough }) => ratio < enough), behind: getComputedStyle(document.querySelector('.panel')).fill };";

#[test]
fn posters_can_be_read_by_themselves_in_a_page_and_as_images() -> Result<()> {
    let Some(axe) = axe()? else { return Ok(()) };
    let (one, two) = (telling_poster("One & other jobs")?, telling_poster("Another")?);
    let words = "<main><h1 class=title>Host</h1><p class=small>Some text</p>";
    let style =
        "<style>:root { color-scheme: light dark; } .running { fill: pink; } .title { font-size: 30px; }</style>";
    let inline = page(&format!("{style}{words}{}{}</main>", one.svg, two.svg));
    let image = page(&format!("{style}{words}{}</main>", Still { file: "/poster.svg", alt: &one.alt }.image()));
    let pages = site()?.page("/poster.svg", &one.svg).page("/inline.html", &inline).page("/image.html", &image);
    let server = pages.start()?;
    let browser = Browser::start()?;
    for (media, theme) in THEMES {
        browser.emulate(&[media])?;
        for place in ["poster.svg", "inline.html"] {
            browser.goto(&format!("{}/{place}", server.origin()))?;
            expect_none(&browser, &axe, &format!("{place}, {theme}"))?;
            expect_passes(&browser, "svg-img-alt")?;
            let found = browser.run(FAINT)?;
            assert_eq!(found["faint"], json!([]), "{place}, {theme}");
            assert!(found["count"].as_u64().is_some_and(|count| count > 25), "{place}: {found}");
            let behind = if theme == "light" { "rgb(255, 255, 255)" } else { "rgb(20, 26, 43)" };
            assert_eq!(found["behind"], behind, "{place}, {theme}");
        }
        // Neither does the page dress the picture, nor the picture the page.
        let dress =
            "return [...document.querySelectorAll('h1, p, svg .title, svg .running')].map((it) => getComputedStyle(it))
                     .map((it) => [it.fontSize, it.fill]).filter(([size], at) => at < 3)";
        let dress = browser.run(dress)?;
        assert_eq!(
            (&dress[0][0], &dress[1][0], &dress[2][0]),
            (&json!("30px"), &json!("16px"), &json!("14px")),
            "{dress}"
        );
        let pink = "return [...document.querySelectorAll('svg .running')].filter((it) => getComputedStyle(it).fill.includes('192')).length";
        assert_eq!(browser.run(pink)?, 0);

        browser.goto(&format!("{}/image.html", server.origin()))?;
        let there = "document.images[0].complete && document.images[0].naturalWidth";
        assert_eq!(browser.wait_until("the picture", there, SOON)?, 760);
        expect_none(&browser, &axe, &format!("the image, {theme}"))?;
        expect_passes(&browser, "image-alt")?;
        let said = browser.run("return document.images[0].alt")?;
        assert!(said.as_str().is_some_and(|alt| alt.contains("held the loop")), "{said}");
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
