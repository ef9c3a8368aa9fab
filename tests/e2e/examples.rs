//! The sites in `examples/`, as their tools have built them: both embeds run, follow the site's own theme switch, and
//! live through a visit to another page and back.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context, Result};

use crate::support::{Host, SOON, Site};

/// A built site: its first page, what a reader clicks to have it dark, and the way to its other page.
struct Example {
    name: &'static str,
    entry: &'static str,
    dark: &'static str,
    away: &'static str,
    /// Whether the tool changes pages without loading them anew.
    stays: bool,
    /// The port in the address that the site says it has, if its pages look at that; else any.
    port: u16,
}

const ALL: [Example; 5] = [
    Example {
        name: "rustdoc",
        entry: "/to_wait/index.html",
        dark: "document.documentElement.dataset.theme = 'dark'",
        away: "a[href='block/index.html']",
        stays: false,
        port: 0,
    },
    Example {
        name: "sphinx",
        entry: "/index.html",
        dark: "document.body.dataset.theme === 'dark' || document.querySelector('.theme-toggle-content button, button.theme-toggle').click()",
        away: "p a[href='block.html']",
        stays: false,
        port: 0,
    },
    Example {
        name: "mkdocs-material",
        entry: "/",
        dark: "document.body.dataset.mdColorScheme === 'slate' || document.querySelector('label[for=__palette_1]').click()",
        away: "p a[href*=block]",
        stays: true,
        port: 8000,
    },
    Example {
        name: "mdbook",
        entry: "/wait.html",
        dark: "document.querySelector('#mdbook-theme-coal, #coal').click()",
        away: "p a[href='block.html']",
        stays: false,
        port: 0,
    },
    Example {
        name: "docusaurus",
        entry: "/",
        dark: "document.documentElement.dataset.theme === 'dark' || document.querySelector('[class*=colorModeToggle] button').click()",
        away: "p a[href='/block']",
        stays: true,
        port: 0,
    },
];

/// The folder in which `cargo xtask examples` builds.
fn built(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(".build/examples").join(name).join("site")
}

fn expect_both_to_run(host: &Host, name: &str) -> Result<()> {
    host.browser.wait_until("two elements", "document.querySelectorAll('loop-scope:defined').length === 2", SOON)?;
    host.browser.run("heard.length = 0")?;
    for (nth, programs) in [(0, 1), (1, 2)] {
        host.browser
            .run(&format!("document.querySelectorAll('loop-scope')[{nth}].scrollIntoView({{ block: 'center' }})"))?;
        host.press_run(nth)?;
        let summary = host.summary(nth)?;
        assert_eq!(summary.programs.len(), programs, "{name}: {summary:?}");
        assert!(summary.programs.iter().all(|program| program.state == "finished"), "{name}: {summary:?}");
    }
    Ok(())
}

fn expect_a_good_example(example: &Example) -> Result<()> {
    let Example { name, entry, dark, away, stays, port } = example;
    let server = Site::new(built(name)).start_at(*port)?;
    let address = format!("{}{entry}", server.origin());
    let host = Host::at(server, &address)?;
    expect_both_to_run(&host, name)?;
    host.browser.wait_for_ok("the dark theme in both frames", SOON, || {
        host.browser.run(dark)?;
        let both = "[...document.querySelectorAll('loop-scope')].every((it) => it.shadowRoot.querySelector('iframe').style.colorScheme === 'dark')";
        host.browser.wait_until("dark frames", both, std::time::Duration::from_millis(600)).map(drop)
    })?;
    host.browser.run("window.stays = true")?;
    host.browser.run(&format!("document.querySelector({away:?}).click()"))?;
    host.browser.wait_until(
        "the other page",
        "document.querySelectorAll('loop-scope').length === 0 && document.readyState === 'complete'",
        SOON,
    )?;
    let same = host.browser.run("return window.stays === true")?;
    assert_eq!(same, *stays, "{name}: whether the page was loaded anew");
    host.browser.run("history.back()")?;
    expect_both_to_run(&host, name)
}

#[test]
fn what_documentation_tools_make_of_it_works() -> Result<()> {
    let mut tried = 0;
    for example in &ALL {
        if built(example.name).exists() {
            expect_a_good_example(example).with_context(|| format!("the site of {}", example.name))?;
            tried += 1;
        } else {
            println!("passed over: `cargo xtask examples {}` builds the site first", example.name);
        }
    }
    println!("{tried} of {} sites", ALL.len());
    Ok(())
}

#[test]
fn each_example_has_two_embeds() -> Result<()> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples");
    let pages =
        ["plain/index.html", "mdbook/src/wait.md", "rustdoc/src/lib.rs", "sphinx/index.rst", "docusaurus/docs/wait.md"];
    for page in pages {
        let text = fs::read_to_string(root.join(page))?;
        assert_eq!(text.matches("</loop-scope>").count(), 2, "{page}");
    }
    Ok(())
}
