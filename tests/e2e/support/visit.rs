//! A visit to the site: what a visitor does and sees, in the words of one.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use xtask::driver::{Browser, Element, Role};
use xtask::server::{Server, Site};

use super::summary::Summary;
use super::{RUN, SOON, site};

/// Keeps what a test wants to have seen.
const PROBE: &str = include_str!("probe.js");

/// A browser with the page open.
pub(crate) struct Visit {
    pub(crate) browser: Browser,
    pub(crate) server: Server,
}

impl Visit {
    /// Opens the site at this fragment, in a browser that was never there before.
    pub(crate) fn begin(fragment: &str) -> Result<Self> {
        Self::to(site()?, fragment)
    }

    /// The same, with the site served in some other way.
    pub(crate) fn to(site: Site, fragment: &str) -> Result<Self> {
        let server = site.start()?;
        let browser = Browser::start()?;
        browser.before_each_page(PROBE)?;
        let visit = Self { browser, server };
        visit.open(fragment)?;
        Ok(visit)
    }

    /// Loads the page anew at this fragment, and waits until it can run something.
    pub(crate) fn open(&self, fragment: &str) -> Result<()> {
        // Where only the fragment differs, the browser wouldn't load anything.
        self.browser.goto("about:blank")?;
        self.browser.goto(&self.address(fragment))?;
        self.browser.wait_until("the Run button", "seen.runThere", SOON)?;
        Ok(())
    }

    /// Looks on from now on, at a page in a frame that was opened already.
    pub(crate) fn watch(&self) -> Result<()> {
        self.browser.run(PROBE)?;
        self.browser.wait_until("the Run button", "seen.runThere", SOON)?;
        Ok(())
    }

    /// Follows a link to another fragment of the open page.
    pub(crate) fn follow(&self, fragment: &str) -> Result<()> {
        self.browser.run_with("location.hash = arguments[0]", &json!([fragment]))?;
        Ok(())
    }

    /// The fragment as it stands in the address now, without its `#`.
    pub(crate) fn fragment(&self) -> Result<String> {
        self.text_of("location.hash.slice(1)")
    }

    fn address(&self, fragment: &str) -> String {
        let page = self.server.url("");
        if fragment.is_empty() { page } else { format!("{page}#{fragment}") }
    }

    /// The button of this name.
    pub(crate) fn button(&self, name: &str) -> Result<Element<'_>> {
        self.browser.find(Role::Button, name)
    }

    /// Presses the button of this name.
    pub(crate) fn press(&self, name: &str) -> Result<()> {
        self.button(name)?.click()
    }

    /// Presses Run, waits until everything is over, and gives the summary.
    pub(crate) fn run(&self) -> Result<Summary> {
        let before = self.ends()?;
        self.press("Run")?;
        self.end_after(before)
    }

    /// How many runs have ended so far.
    pub(crate) fn ends(&self) -> Result<u64> {
        self.browser.run("return seen.ends.length")?.as_u64().context("a count is a number")
    }

    /// Waits until more than `before` runs have ended, and gives the last one's summary.
    pub(crate) fn end_after(&self, before: u64) -> Result<Summary> {
        let condition = format!("seen.ends.length > {before} && seen.ends.at(-1).detail");
        Summary::read(&self.browser.wait_until("the end of the run", &condition, RUN)?)
    }

    /// Waits until the word for how the run is, is this one.
    pub(crate) fn until(&self, state: &str) -> Result<()> {
        let condition = format!("seen.states.at(-1)?.state === {state:?}");
        self.browser.wait_until(&format!("the run state “{state}”"), &condition, RUN)?;
        Ok(())
    }

    /// All words for how the run was, in order.
    pub(crate) fn states(&self) -> Result<Value> {
        self.browser.run("return seen.states.map(({ state }) => state)")
    }

    /// What the page says under a program's name.
    pub(crate) fn verdict(&self, program: &str) -> Result<String> {
        self.browser.find(Role::Region, &format!("Timeline: {program}"))?.text()
    }

    /// What the page wants the visitor to know, all of it; empty if nothing.
    pub(crate) fn notice(&self) -> Result<String> {
        let alerts = self.browser.find_all(Role::Alert)?;
        alerts.iter().map(|(_, alert)| alert.text()).collect()
    }

    /// Who answers for the lab network, as the page shows it.
    pub(crate) fn rung(&self) -> Result<String> {
        let known = "document.querySelector('.rung').textContent.includes('looking') ? '' \
                     : document.querySelector('.rung').textContent";
        let shown = self.browser.wait_until("who answers for the lab network", known, SOON)?;
        Ok(shown.as_str().unwrap_or_default().to_owned())
    }

    /// The rows of the transcript, their cells joined by a bar.
    pub(crate) fn transcript(&self) -> Result<Vec<String>> {
        let rows = "return [...arguments[0].tBodies[0].rows].map((row) => \
                    [...row.cells].map((cell) => cell.textContent).join(' | '))";
        let rows = self.browser.find(Role::Table, "Transcript")?.run(rows)?;
        Ok(serde_json::from_value(rows)?)
    }

    /// Fails if something went wrong that no visitor should ever see.
    pub(crate) fn expect_no_trouble(&self) -> Result<()> {
        self.browser.expect_no_errors()?;
        let text = self.text_of("document.body.textContent")?;
        ensure!(!text.contains("Loopscope broke"), "the page panicked: {text}");
        Ok(())
    }

    /// A number that JavaScript gives.
    pub(crate) fn number(&self, expression: &str) -> Result<f64> {
        let value = self.browser.run(&format!("return ({expression})"))?;
        value.as_f64().with_context(|| format!("`{expression}` is no number but {value}"))
    }

    /// A text that JavaScript gives.
    pub(crate) fn text_of(&self, expression: &str) -> Result<String> {
        let value = self.browser.run(&format!("return ({expression})"))?;
        let text = value.as_str().with_context(|| format!("`{expression}` is no text but {value}"))?;
        Ok(text.to_owned())
    }
}
