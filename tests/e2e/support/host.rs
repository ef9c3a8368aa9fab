//! A page of somebody else's with Loopscope in it, and what its author hears of it.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::driver::Browser;
use xtask::server::{Server, Site};

use super::{RUN, Summary};

/// Keeps what elements tell their page, and how long the page's own timers were kept waiting.
const LISTEN: &str = "
    window.heard = [];
    for (const type of ['ready', 'started', 'finished', 'refused'])
      addEventListener(`loopscope:${type}`, ({ target, detail }) =>
        heard.push({ type, detail, at: performance.now(), of: [...document.querySelectorAll('loop-scope')].indexOf(target) }));";

/// A browser at a page with elements in it.
pub(crate) struct Host {
    pub(crate) browser: Browser,
    pub(crate) server: Server,
}

/// A page with this in its body, which loads the element as a user's page does.
pub(crate) fn page(body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>\
         <title>Host</title><link rel=icon href='data:,'><script src='/loop-scope.js'></script><body>{body}"
    )
}

impl Host {
    /// Opens a page at `/host.html` beside the site, with this in its body.
    pub(crate) fn begin(site: Site, body: &str) -> Result<Self> {
        let server = site.page("/host.html", &page(body)).start()?;
        let address = format!("{}/host.html", server.origin());
        Self::at(server, &address)
    }

    /// Opens an address.
    pub(crate) fn at(server: Server, address: &str) -> Result<Self> {
        let browser = Browser::start()?;
        browser.before_each_page(LISTEN)?;
        browser.goto(address)?;
        Ok(Self { browser, server })
    }

    /// Presses the Run button of the n-th element.
    pub(crate) fn press_run(&self, nth: usize) -> Result<()> {
        let press = "document.querySelectorAll('loop-scope')[arguments[0]].shadowRoot.querySelector('button').click()";
        self.browser.run_with(press, &json!([nth]))?;
        Ok(())
    }

    /// Waits for what the n-th element tells next of this type, from the `from`-th on.
    pub(crate) fn hear(&self, nth: usize, kind: &str, from: usize, patience: Duration) -> Result<Value> {
        let condition = format!("heard.filter((it) => it.of === {nth} && it.type === {kind:?})[{from}]");
        self.browser.wait_until(&format!("“{kind}” of element {nth}"), &condition, patience)
    }

    /// Waits until the n-th element's first run is over, and gives its summary.
    pub(crate) fn summary(&self, nth: usize) -> Result<Summary> {
        Summary::read(&self.hear(nth, "finished", 0, RUN)?["detail"])
    }

    /// How many messages of this type there were, of all elements.
    pub(crate) fn count(&self, kind: &str) -> Result<u64> {
        let count = self.browser.run(&format!("return heard.filter((it) => it.type === {kind:?}).length"))?;
        count.as_u64().context("a count is a number")
    }

    /// Waits until the n-th element says something in words, and gives that.
    pub(crate) fn note(&self, nth: usize) -> Result<String> {
        let note =
            format!("document.querySelectorAll('loop-scope')[{nth}].shadowRoot.querySelector('.note').textContent");
        let said = self.browser.wait_until("words", &note, RUN)?;
        Ok(said.as_str().unwrap_or_default().to_owned())
    }

    /// Does something in the frame of the n-th element.
    pub(crate) fn in_frame<T>(&self, nth: usize, act: impl Fn(&Browser) -> Result<T>) -> Result<T> {
        let frame = self.browser.element(&format!(
            "return document.querySelectorAll('loop-scope')[{nth}].shadowRoot.querySelector('iframe')"
        ))?;
        self.browser.enter_frame(&frame)?;
        let result = act(&self.browser);
        self.browser.leave_frames()?;
        result
    }
}

/// The lesson that every place is tried with: the flagship, shorter.
pub(crate) const FLAGSHIP: &str = "await-or-block&jobs=2&each=200";

/// Fails unless this is what the flagship must say.
pub(crate) fn expect_flagship(summary: &Summary) -> Result<()> {
    ensure!(summary.lesson == "await-or-block", "{summary:?}");
    for program in &summary.programs {
        ensure!((program.place.as_str(), program.state.as_str()) == ("worker", "finished"), "{program:?}");
        ensure!(program.tasks_like("job").count() == 2, "{program:?}");
    }
    let (calm, block) = (summary.program("await")?, summary.program("block")?);
    // No more than that: how long things take on a busy machine is not what this is about.
    ensure!(calm.elapsed >= 195_000 && calm.longest_hold < 195_000, "{calm:?}");
    ensure!(block.longest_hold >= 395_000, "{block:?}");
    Ok(())
}
