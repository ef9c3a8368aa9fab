//! Without a network: a release that was visited once stays, and gives way to the next one without disturbing anybody.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};
use serde_json::json;
use xtask::driver::Browser;

use crate::support::{FLAGSHIP, RUN, SOON, Site, Visit, expect_flagship};

/// The names of all releases that the browser has kept whole.
const KEPT: &str = "
    const names = [];
    for (const name of await caches.keys())
      if (await (await caches.open(name)).match(new URL('./', location).href)) names.push(name);
    return names;";

fn kept(browser: &Browser) -> Result<Vec<String>> {
    Ok(serde_json::from_value(browser.run_async(KEPT, &json!([]))?)?)
}

fn wait_until_kept(browser: &Browser, count: usize) -> Result<Vec<String>> {
    browser.wait_for_ok("the release is kept", RUN, || {
        let names = kept(browser)?;
        anyhow::ensure!(names.len() == count, "{names:?} are kept");
        Ok(names)
    })
}

/// A copy of the built site that a test may change. Dropping it removes it.
struct Copy(PathBuf);

impl Copy {
    fn make() -> Result<Self> {
        let dist = PathBuf::from(env::var("LOOPSCOPE_DIST").context("the built site")?);
        let copy = Self(env::temp_dir().join(format!("loopscope-release-{}", std::process::id())));
        fs::create_dir_all(&copy.0)?;
        for entry in fs::read_dir(dist)? {
            let path = entry?.path();
            fs::copy(&path, copy.0.join(path.file_name().context("a name")?))?;
        }
        Ok(copy)
    }

    fn change(&self, file: &str, from: &str, to: &str) -> Result<()> {
        let path = self.0.join(file);
        let text = fs::read_to_string(&path)?;
        anyhow::ensure!(text.contains(from), "{file} has no {from}");
        Ok(fs::write(path, text.replacen(from, to, 1))?)
    }
}

impl AsRef<Path> for Copy {
    fn as_ref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        // What can't be removed is in the system's temporary folder.
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn what_was_visited_once_needs_no_network_any_more() -> Result<()> {
    for folder in ["/", "/docs/x/"] {
        let visit = Visit::to(crate::support::site()?.under(folder), "lesson=race")?;
        wait_until_kept(&visit.browser, 1)?;
        visit.server.stop();
        visit.open(&format!("lesson={FLAGSHIP}"))?;
        expect_flagship(&visit.run()?)?;
        visit.open("lesson=hundred-fetches&count=20&delay=100")?;
        assert!(visit.rung()?.contains("service worker"), "the page shows “{}”", visit.rung()?);
        assert_eq!(visit.run()?.programs[0].state, "finished");
        visit.expect_no_trouble()?;
    }
    Ok(())
}

#[test]
fn it_can_be_installed() -> Result<()> {
    let visit = Visit::begin("lesson=race")?;
    let manifest = visit.browser.cdp("Page.getAppManifest", &json!({}))?;
    assert_eq!(manifest["errors"], json!([]), "{manifest}");
    let wrong = visit.browser.cdp("Page.getInstallabilityErrors", &json!({}))?;
    assert_eq!(wrong["installabilityErrors"], json!([]), "{wrong}");
    Ok(())
}

#[test]
fn the_next_release_comes_with_the_next_visit_and_disturbs_no_run() -> Result<()> {
    let copy = Copy::make()?;
    let visit = Visit::to(Site::new(&copy), "lesson=race")?;
    let old = wait_until_kept(&visit.browser, 1)?;
    let title = visit.text_of("document.title")?;
    copy.change("index.html", &title, "The next release")?;
    copy.change("lab-network.js", old[0].trim_start_matches("loopscope "), "0000000000000000")?;

    // The visit that finds it is still one of the old release, and its run is not disturbed.
    visit.open("lesson=hundred-fetches&count=100&limit=10&delay=200")?;
    assert_eq!(visit.text_of("document.title")?, title);
    let summary = visit.run()?;
    for program in &summary.programs {
        assert!(program.tasks_like("fetch").all(|fetch| fetch.state == "done"), "{program:?}");
    }
    let both = wait_until_kept(&visit.browser, 2)?;
    assert!(both.contains(&old[0]), "the old release went while a page of it was open: {both:?}");

    // The next one is of the new release. The old one goes.
    visit.open(&format!("lesson={FLAGSHIP}"))?;
    assert_eq!(visit.text_of("document.title")?, "The next release");
    expect_flagship(&visit.run()?)?;
    let one = wait_until_kept(&visit.browser, 1)?;
    assert_ne!(one, old);
    visit.server.stop();
    visit.open("lesson=race")?;
    assert_eq!(visit.text_of("document.title")?, "The next release");
    visit.browser.wait_until("the page", "document.querySelector('canvas, .verdict')", SOON)?;
    visit.expect_no_trouble()
}
