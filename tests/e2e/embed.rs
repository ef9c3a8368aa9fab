//! `<loop-scope>`: what it costs, what it shows, what it obeys, and that the page around it never feels it.

use anyhow::{Context, Result};
use serde_json::json;
use xtask::driver::Media;

use crate::support::{FLAGSHIP, Host, SOON, at_most, expect_flagship, site, under};

/// A program that holds its thread for two seconds, the hard way.
const HOLD: &str = "<loop-scope {}><pre><code>import time\nend = time.monotonic() + 2\n\
                    while time.monotonic() &lt; end: pass\nprint('done')\n</code></pre></loop-scope>";

#[test]
fn until_it_is_touched_it_costs_its_script_and_no_more() -> Result<()> {
    let poster =
        "<svg xmlns='http://www.w3.org/2000/svg' width='400' height='80'><rect width='400' height='80'/></svg>";
    let body = format!("<loop-scope lesson='{FLAGSHIP}' poster='/poster.svg'></loop-scope>").repeat(3);
    let watch = "<script>window.long = []; new PerformanceObserver((list) => long.push(...list.getEntries().map((it) => it.duration)))\
                 .observe({ type: 'longtask', buffered: true });</script>";
    let host = Host::begin(site()?.page("/poster.svg", poster), &format!("{watch}{body}"))?;
    host.browser.wait_until("the page", "document.readyState === 'complete'", SOON)?;
    let asked = host.server.requests();
    let expected = ["/host.html", "/loop-scope.js", "/poster.svg"];
    assert!(asked.iter().all(|asked| expected.contains(&asked.as_str())), "{asked:?}");
    let longest = host.browser.run("return Math.max(0, ...long)")?.as_f64().context("a length")?;
    under("the longest task before it is touched (ms)", longest, 50.0);
    assert_eq!(host.count("started")?, 0);
    Ok(())
}

#[test]
fn after_the_click_it_is_there_within_a_second() -> Result<()> {
    let mut times = Vec::new();
    for _ in 0..3 {
        let host = Host::begin(site()?, &format!("<loop-scope lesson='{FLAGSHIP}'></loop-scope>"))?;
        let pressed = host.browser.run("return performance.now()")?.as_f64().context("a time")?;
        host.press_run(0)?;
        let ready = host.hear(0, "ready", 0, SOON)?["at"].as_f64().context("a time")?;
        times.push(ready - pressed);
    }
    at_most("from the click to ready (ms)", crate::support::median(&times), 1000.0);
    Ok(())
}

/// The longest gap of the host's timer, in milliseconds, while an embed holds its thread for two seconds.
fn longest_gap(place: &str) -> Result<f64> {
    let host = Host::begin(site()?, &HOLD.replace("{}", &format!("where={place}")))?;
    host.press_run(0)?;
    host.hear(0, "started", 0, SOON)?;
    host.browser.run(
        "window.gaps = []; let last = performance.now();
        window.ticking = setInterval(() => { const now = performance.now(); gaps.push(now - last); last = now; }, 5);",
    )?;
    let held = host.summary(0)?.programs[0].longest_hold;
    assert!(held > 1_900_000, "in the {place} it held its thread for {held} µs only");
    host.browser.run("clearInterval(ticking); return Math.max(...gaps)")?.as_f64().context("a gap")
}

#[test]
fn the_page_around_it_never_feels_a_program_that_holds_its_thread() -> Result<()> {
    for place in ["worker", "page"] {
        // A host that feels it has a gap of two seconds, every time. What a busy machine adds, it adds now and then.
        let mut least = longest_gap(place)?;
        for _ in 0..2 {
            if least >= 50.0 {
                least = least.min(longest_gap(place)?);
            }
        }
        under(&format!("the longest gap of the page's timer while the {place} is held (ms)"), least, 50.0);
    }
    Ok(())
}

#[test]
fn its_code_is_what_runs_however_a_tool_has_dressed_it() -> Result<()> {
    let dressed = [
        "<pre><code>print(1)\nif True:\n    print(2)\n</code></pre>",
        "<div class=highlight><pre><span></span><span class=linenos>1</span><code>print(1)\n\
         <span>if</span> True:\n    print(2)</code><button>Copy</button></pre></div>",
        "<pre><code><span>print(1)<br></span><span>if True:<br></span><span>    print(2)<br></span></code></pre>",
        "<script type=text/x-python>\n        print(1)\n        if True:\n            print(2)\n      </script>",
    ];
    let body: String = dressed.iter().map(|code| format!("<loop-scope view=code>{code}</loop-scope>")).collect();
    let host = Host::begin(site()?, &body)?;
    for (nth, code) in dressed.iter().enumerate() {
        host.press_run(nth)?;
        let summary = host.summary(nth)?;
        assert_eq!(summary.programs[0].state, "finished", "{code}: {summary:?}");
        let output =
            host.in_frame(nth, |browser| browser.run("return document.querySelector('[role=log]').textContent"))?;
        let output = output.as_str().unwrap_or_default().to_owned();
        assert!(output.contains("1") && output.contains("2"), "{code}: {output}");
    }
    host.browser.expect_no_errors()
}

#[test]
fn programs_come_from_files_and_are_compared() -> Result<()> {
    let files =
        site()?.page("/a.py", "import asyncio\nasyncio.run(asyncio.sleep(0.1))\n").page("/b.py", "print('b')\n");
    let body = "<loop-scope src=a.py compare=/b.py readonly></loop-scope><loop-scope src=none.py></loop-scope>";
    let host = Host::begin(files, body)?;
    assert!(!host.server.requests().iter().any(|asked| asked.ends_with(".py")), "it was fetched before a click");
    host.press_run(0)?;
    let summary = host.summary(0)?;
    assert_eq!((summary.lesson.as_str(), summary.programs.len()), ("py-compare", 2));
    let locked = host.in_frame(0, |browser| browser.run("return document.querySelector('textarea').readOnly"))?;
    assert_eq!(locked, json!(true));
    host.press_run(1)?;
    assert!(host.note(1)?.contains("status 404"), "{}", host.note(1)?);
    Ok(())
}

#[test]
fn views_show_parts_and_the_height_follows() -> Result<()> {
    let views = ["full", "timeline", "code"];
    let body: String =
        views.iter().map(|view| format!("<loop-scope lesson=py-sleep view={view}></loop-scope>")).collect();
    let host = Host::begin(site()?, &format!("{body}<loop-scope lesson=py-sleep height=333></loop-scope>"))?;
    let height = |nth: usize| {
        let height =
            format!("document.querySelectorAll('loop-scope')[{nth}].shadowRoot.querySelector('iframe').offsetHeight");
        Ok::<_, anyhow::Error>(host.browser.run(&format!("return {height}"))?.as_f64().unwrap_or_default())
    };
    for (nth, (code, timelines)) in [(true, true), (false, true), (true, false)].into_iter().enumerate() {
        // Out of sight nothing is measured.
        host.browser.run(&format!("document.querySelectorAll('loop-scope')[{nth}].scrollIntoView()"))?;
        host.press_run(nth)?;
        host.summary(nth)?;
        let parts = "return [document.querySelector('textarea') !== null, document.querySelector('canvas') !== null]";
        assert_eq!(host.in_frame(nth, |browser| browser.run(parts))?, json!([code, timelines]), "{}", views[nth]);
        let natural =
            host.in_frame(nth, |browser| browser.run("return document.body.getBoundingClientRect().height"))?;
        let wanted = natural.as_f64().context("a height")?.ceil();
        host.browser.wait_for_ok("the frame's height", SOON, || {
            let is = height(nth)?;
            anyhow::ensure!((is - wanted).abs() <= 1.0, "{} is {is} px high and not {wanted}", views[nth]);
            Ok(())
        })?;
    }
    host.press_run(3)?;
    host.summary(3)?;
    assert_eq!(height(3)?, 333.0);
    Ok(())
}

#[test]
fn it_follows_the_theme_of_its_host() -> Result<()> {
    let host = Host::begin(site()?, "<loop-scope lesson=race></loop-scope>")?;
    host.press_run(0)?;
    host.summary(0)?;
    let expect = |why: &str, theme: &str| {
        let shown = format!("document.documentElement.dataset.theme === {theme:?}");
        host.in_frame(0, |browser| browser.wait_until(&format!("{theme} for {why}"), &shown, SOON).map(drop))
    };
    expect("a plain page", "light")?;
    host.browser.emulate(&[Media::Dark])?;
    expect("a reader who prefers dark", "dark")?;
    for (change, theme) in [
        ("document.documentElement.dataset.theme = 'light'", "light"),
        ("delete document.documentElement.dataset.theme; document.documentElement.className = 'coal js'", "dark"),
        ("document.documentElement.className = 'rust js'", "light"),
        ("document.documentElement.className = ''; document.body.dataset.mdColorScheme = 'slate'", "dark"),
        ("document.body.dataset.mdColorScheme = 'default'", "light"),
        ("delete document.body.dataset.mdColorScheme; document.body.style.background = '#111'", "dark"),
        ("document.querySelector('loop-scope').setAttribute('theme', 'light')", "light"),
    ] {
        host.browser.run(change)?;
        expect(change, theme)?;
    }
    Ok(())
}

#[test]
fn autorun_waits_until_it_is_seen() -> Result<()> {
    let body = format!("<p style='height:4000px'>Far down</p><loop-scope autorun lesson='{FLAGSHIP}'></loop-scope>");
    let host = Host::begin(site()?, &body)?;
    host.browser.run_async("await new Promise((later) => setTimeout(later, 300))", &json!([]))?;
    assert!(!host.server.requests().iter().any(|asked| asked.contains("loopscope.html")), "it began out of sight");
    host.browser.run("document.querySelector('loop-scope').scrollIntoView()")?;
    expect_flagship(&host.summary(0)?)
}

#[test]
fn what_is_higher_than_the_window_runs_when_it_is_seen_too() -> Result<()> {
    let long = "print(1)\n".repeat(1500);
    let host = Host::begin(site()?, &format!("<loop-scope autorun view=code><pre>{long}</pre></loop-scope>"))?;
    assert_eq!(host.summary(0)?.programs[0].state, "finished");
    Ok(())
}

#[test]
fn a_script_may_load_something_before_there_is_a_frame() -> Result<()> {
    let host = Host::begin(site()?, "<loop-scope view=code></loop-scope>")?;
    host.browser.run("document.querySelector('loop-scope').load({ programs: ['print(6 * 7)'], run: true })")?;
    assert_eq!(host.summary(0)?.programs[0].state, "finished");
    let output = host.in_frame(0, |browser| browser.run("return document.querySelector('[role=log]').textContent"))?;
    assert!(output.as_str().is_some_and(|output| output.contains("42")), "{output}");
    Ok(())
}

#[test]
fn its_poster_follows_the_theme_of_its_host() -> Result<()> {
    let poster = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><style>rect { fill: white }\
                  @media (prefers-color-scheme: dark) { rect { fill: black } }</style><rect width='40' height='40'/></svg>";
    let body = "<loop-scope lesson=race poster=/poster.svg></loop-scope>";
    let host = Host::begin(site()?.page("/poster.svg", poster), body)?;
    let scheme = "document.querySelector('loop-scope').shadowRoot.querySelector('img').style.colorScheme";
    host.browser.wait_until("a light poster", &format!("{scheme} === 'light'"), SOON)?;
    host.browser.run("document.documentElement.dataset.theme = 'dark'")?;
    host.browser.wait_until("a dark one", &format!("{scheme} === 'dark'"), SOON)?;
    Ok(())
}

#[test]
fn a_pages_scripts_stop_load_and_seek() -> Result<()> {
    let host = Host::begin(site()?, "<loop-scope lesson='await-or-block&jobs=5&each=2000'></loop-scope>")?;
    host.press_run(0)?;
    host.hear(0, "started", 0, SOON)?;
    host.browser.run("document.querySelector('loop-scope').stop()")?;
    let stopped = &host.hear(0, "finished", 0, SOON)?["detail"]["programs"][0]["state"];
    assert_eq!(stopped, "stopped");
    host.browser.run("document.querySelector('loop-scope').load({ link: 'view=full', programs: ['print(6 * 7)\\nimport time; time.sleep(0.3)'], run: true })")?;
    let second = host.hear(0, "finished", 1, SOON)?;
    assert_eq!(second["detail"]["lesson"], "py-own");
    let expect_instant = |seconds: &str| {
        let there = format!("document.querySelector('[role=slider]')?.ariaValueNow === '{seconds}'");
        host.in_frame(0, |browser| browser.wait_until("the instant", &there, SOON).map(drop))
    };
    host.browser.run("document.querySelector('loop-scope').seek(100)")?;
    expect_instant("0.100")?;
    host.browser.run("document.querySelector('loop-scope').load({ link: 'view=full&at=250', programs: ['import time; time.sleep(0.4)'], run: true })")?;
    host.hear(0, "finished", 2, SOON)?;
    expect_instant("0.250")?;
    host.browser.run("document.querySelector('loop-scope').seek('soon')")?;
    let refused = host.hear(0, "refused", 0, SOON)?;
    assert!(refused["detail"].as_str().unwrap_or_default().contains("“at”"), "{refused}");
    Ok(())
}

#[test]
fn hostile_messages_do_nothing() -> Result<()> {
    let body = "<loop-scope lesson='await-or-block&jobs=1&each=100'></loop-scope><iframe srcdoc='<p>a neighbour' title=other></iframe>";
    let host = Host::begin(site()?, body)?;
    host.press_run(0)?;
    host.summary(0)?;
    // From the host itself: rubbish of all kinds, then a neighbour who sends what would be right.
    host.browser.run_async(
        "const frame = document.querySelector('loop-scope').shadowRoot.querySelector('iframe').contentWindow;
        const loop = { loopscope: 1, type: 'load' }; loop.programs = loop;
        const holes = []; holes.length = 4294967295;
        const rubbish = [null, 0, NaN, '', 'run', [], {}, 10n, new Map([['loopscope', 1]]), new Date(NaN), new Error('x'), loop,
          new Uint8Array(9), { loopscope: 1 }, { loopscope: 1n, type: 'run' }, { loopscope: '1', type: 'run' }, { loopscope: 2, type: 'run' },
          { loopscope: 1, type: 'toString' }, { loopscope: 1, type: { type: 'run' } }, { loopscope: 1, type: 'seek', at: -1 },
          { loopscope: 1, type: 'seek', at: '1' }, { loopscope: 1, type: 'load', programs: holes }, { loopscope: 1, type: 'load', programs: [1, 2] },
          { loopscope: 1, type: 'load', link: '%'.repeat(2e6) }, { loopscope: 1, type: 'theme', theme: '<script>' },
          { loopscope: 1, type: 'load', link: 'lesson=<img src=x onerror=alert(1)>&&&%%%=', run: false }];
        for (const it of rubbish) frame.postMessage(it, '*');
        const neighbour = document.querySelector('iframe').contentWindow;
        neighbour.eval(`parent.document.querySelector('loop-scope').shadowRoot.querySelector('iframe').contentWindow\
          .postMessage({ loopscope: 1, type: 'run' }, '*')`);
        await new Promise((later) => setTimeout(later, 500));",
        &json!([]),
    )?;
    assert_eq!(host.count("started")?, 1, "something ran");
    // A frame in between can't pretend to be the element's, either.
    host.browser.run(
        "document.querySelector('iframe').contentWindow.eval(`parent.postMessage({ loopscope: 1, type: 'finished', summary: {} }, '*')`)",
    )?;
    host.browser.run("document.querySelector('loop-scope').run()")?;
    let again = host.hear(0, "finished", 1, SOON)?;
    assert_eq!(again["detail"]["programs"][0]["state"], "finished", "{again}");
    host.browser.expect_no_errors()
}

#[test]
fn paper_shows_the_still_picture() -> Result<()> {
    let poster =
        "<svg xmlns='http://www.w3.org/2000/svg' width='400' height='80'><rect width='400' height='80'/></svg>";
    let host = Host::begin(
        site()?.page("/poster.svg", poster),
        &format!("<loop-scope lesson='{FLAGSHIP}' poster=/poster.svg><pre>code</pre></loop-scope>"),
    )?;
    host.press_run(0)?;
    host.summary(0)?;
    let shown = "const root = document.querySelector('loop-scope').shadowRoot;
                 return ['iframe', '.still', '.bar'].map((it) => getComputedStyle(root.querySelector(it)).display !== 'none')";
    assert_eq!(host.browser.run(shown)?, json!([true, false, false]));
    host.browser.cdp("Emulation.setEmulatedMedia", &json!({ "media": "print" }))?;
    assert_eq!(host.browser.run(shown)?, json!([false, true, false]));
    Ok(())
}
