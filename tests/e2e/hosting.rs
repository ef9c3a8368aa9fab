//! The hosting matrix: in each place where somebody may put it, it runs the flagship and tells what came of it, or says in
//! words what is missing.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context, Result};
use serde_json::json;
use xtask::driver::Browser;

use crate::support::{FLAGSHIP, Host, SOON, Visit, expect_flagship, page, site};

/// The rules under which the single file works, as the README has them.
fn single_file_rules() -> String {
    let readme = include_str!("../../README.md");
    let rules =
        readme.lines().skip_while(|line| !line.starts_with("    default-src 'none'; script-src 'unsafe-inline'"));
    let rules = rules.take_while(|line| line.starts_with("    ")).map(str::trim);
    rules.collect::<Vec<_>>().join(" ")
}

fn element() -> String {
    format!("<loop-scope lesson='{FLAGSHIP}'></loop-scope>")
}

/// Presses Run in the element and expects the right summary.
fn expect_run(host: &Host) -> Result<()> {
    host.press_run(0)?;
    expect_flagship(&host.summary(0)?)?;
    host.browser.expect_no_errors()
}

/// A page in a frame of `host`, a page at this address: presses its own Run, and expects the right summary and this
/// network.
fn expect_run_in_frame(visit: &Visit, host: &str, network: &str) -> Result<()> {
    visit.browser.goto(host)?;
    let frames = visit.browser.select("iframe")?;
    visit.browser.enter_frame(frames.first().context("the host has a frame")?)?;
    visit.watch()?;
    assert!(visit.rung()?.contains(network), "the page shows “{}”", visit.rung()?);
    visit.browser.select("button.run")?.first().context("the Run button")?.click()?;
    expect_flagship(&visit.end_after(0)?)?;
    visit.expect_no_trouble()
}

fn raw_frame(address: &str, more: &str) -> String {
    format!(
        "<!doctype html><html lang=en><title>Host</title><link rel=icon href='data:,'>\
         <iframe {more} src='{address}#lesson={FLAGSHIP}' title=page style='width:1200px;height:900px'></iframe>"
    )
}

#[test]
fn at_the_top_of_a_site_and_in_any_folder() -> Result<()> {
    for prefix in ["/", "/docs/x/"] {
        for name in ["", "loopscope.html"] {
            let visit = Visit::to(site()?.under(prefix), "lesson=race")?;
            visit.browser.goto(&visit.server.url(&format!("{name}#lesson={FLAGSHIP}")))?;
            visit.browser.wait_until("the Run button", "seen.runThere", SOON)?;
            expect_flagship(&visit.run()?)?;
            visit.expect_no_trouble()?;
        }
    }
    Ok(())
}

#[test]
fn opened_as_a_file() -> Result<()> {
    let dist = env::var("LOOPSCOPE_DIST").context("the built site")?;
    let visit = Visit::begin("lesson=race")?;
    visit.browser.goto(&format!("file://{dist}/loopscope.html#lesson={FLAGSHIP}"))?;
    visit.browser.wait_until("the Run button", "seen.runThere", SOON)?;
    assert!(visit.rung()?.contains("modelled"), "the page shows “{}”", visit.rung()?);
    expect_flagship(&visit.run()?)?;
    visit.expect_no_trouble()
}

#[test]
fn in_a_page_that_is_a_file() -> Result<()> {
    let dist = PathBuf::from(env::var("LOOPSCOPE_DIST").context("the built site")?);
    let folder = env::temp_dir().join(format!("loopscope-host-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    for file in ["loop-scope.js", "loopscope.html"] {
        fs::copy(dist.join(file), folder.join(file))?;
    }
    fs::write(folder.join("host.html"), page(&element()).replace("/loop-scope.js", "loop-scope.js"))?;
    let host = Host::at(site()?.start()?, &format!("file://{}/host.html", folder.display()))?;
    let ran = expect_run(&host);
    fs::remove_dir_all(folder)?;
    ran
}

#[test]
fn in_a_frame_of_its_own_site() -> Result<()> {
    let visit = Visit::to(site()?.page("/host", &raw_frame("/", "")), "lesson=race")?;
    expect_run_in_frame(&visit, &format!("{}/host", visit.server.origin()), "service worker")
}

#[test]
fn in_a_sandboxed_frame() -> Result<()> {
    let host = raw_frame("/loopscope.html", "sandbox=allow-scripts");
    let visit = Visit::to(site()?.page("/host", &host), "lesson=race")?;
    expect_run_in_frame(&visit, &format!("{}/host", visit.server.origin()), "modelled")
}

#[test]
fn in_a_frame_of_another_site_that_may_keep_something_or_nothing() -> Result<()> {
    for (browser, network) in [(Browser::start()?, "service worker"), (Browser::forgetful()?, "modelled")] {
        // Never visited by itself: browsers are more lenient with a site that was.
        let visit = Visit { browser, server: site()?.start()? };
        let host = site()?.page("/host", &raw_frame(&visit.server.url(""), "")).start()?;
        // A machine is two sites by its two names.
        expect_run_in_frame(&visit, &format!("{}/host", host.origin()).replace("127.0.0.1", "localhost"), network)?;
    }
    Ok(())
}

#[test]
fn in_an_element_whose_files_are_on_another_site() -> Result<()> {
    let files = site()?.start()?;
    let body = format!("<loop-scope base='{}' lesson='{FLAGSHIP}'></loop-scope>", files.url(""));
    let server = site()?.without("loopscope.html").page("/host.html", &page(&body)).start()?;
    let address = format!("{}/host.html", server.origin()).replace("127.0.0.1", "localhost");
    expect_run(&Host::at(server, &address)?)
}

#[test]
fn under_strict_rules_of_both_pages() -> Result<()> {
    let rules = single_file_rules();
    assert!(rules.contains("'wasm-unsafe-eval'") && rules.contains("worker-src blob:"), "the README has no such rules");
    let host = "default-src 'none'; script-src 'self'; frame-src 'self'; img-src data:; style-src 'none'";
    let site = site()?.header_for("/host.html", "content-security-policy", host).header_for(
        "/loopscope.html",
        "content-security-policy",
        &rules,
    );
    expect_run(&Host::begin(site, &element())?)
}

#[test]
fn where_wasm_is_forbidden_it_says_so() -> Result<()> {
    let rules = single_file_rules().replace("'wasm-unsafe-eval'", "");
    let site = site()?.header_for("/loopscope.html", "content-security-policy", &rules);
    let host = Host::begin(site, &element())?;
    host.press_run(0)?;
    let note = host.note(0)?;
    assert!(note.contains("wasm-unsafe-eval") && note.contains("Open it in a tab"), "{note}");
    Ok(())
}

#[test]
fn where_frames_or_scripts_are_forbidden_or_the_file_is_missing_it_says_so() -> Result<()> {
    let header = |name: &str, value: &str| Ok::<_, anyhow::Error>(site()?.header_for("/loopscope.html", name, value));
    let in_the_way = [
        header("x-frame-options", "DENY")?,
        header("content-security-policy", "frame-ancestors 'none'")?,
        header("content-security-policy", "script-src 'none'")?,
        site()?.header_for("/host.html", "content-security-policy", "frame-src 'none'"),
        site()?.without("loopscope.html"),
    ];
    for (nth, site) in in_the_way.into_iter().enumerate() {
        let host = Host::begin(site, &element())?;
        host.press_run(0)?;
        let note = host.note(0)?;
        assert!(note.contains("X-Frame-Options") && note.contains("loopscope.html"), "case {nth}: {note}");
        let again =
            host.browser.run("return document.querySelector('loop-scope').shadowRoot.querySelector('iframe')")?;
        assert_eq!(again, json!(null), "case {nth}: the frame that failed is still there");
    }
    Ok(())
}

#[test]
fn twice_on_a_page() -> Result<()> {
    let host = Host::begin(site()?, &element().repeat(2))?;
    host.press_run(0)?;
    host.press_run(1)?;
    expect_flagship(&host.summary(0)?)?;
    expect_flagship(&host.summary(1)?)?;
    host.browser.expect_no_errors()
}

#[test]
fn in_a_page_that_takes_it_out_and_puts_it_back() -> Result<()> {
    let host = Host::begin(site()?, &element())?;
    host.press_run(0)?;
    host.hear(0, "started", 0, SOON)?;
    host.browser.run("window.kept = document.querySelector('loop-scope'); kept.remove()")?;
    host.browser.run("document.body.append(kept)")?;
    expect_run(&host)?;
    // Moved within the page in one go, as frameworks do.
    host.browser.run("heard.length = 0; document.body.prepend(kept)")?;
    expect_run(&host)
}
