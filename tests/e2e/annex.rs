//! Python modules that few programs import: they are loaded for those that do, and for nobody else.

use std::env;

use anyhow::{Context, Result};
use serde_json::json;

use crate::python::{output, run_by_keys, write};
use crate::support::{SOON, Visit, site};

/// A program that imports one.
const MEAN: &str = "import asyncio, statistics\nprint(statistics.mean([40, 44]))\n";

/// How often the page, not its service worker, has loaded them.
fn loads(visit: &Visit) -> Result<u64> {
    let count =
        "return performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('library.json')).length";
    visit.browser.run_with(count, &json!([]))?.as_u64().context("a number")
}

fn ran(visit: &Visit, program: &str) -> Result<String> {
    write(visit, program)?;
    run_by_keys(visit)?;
    output(visit)
}

#[test]
fn a_module_is_loaded_once_for_the_programs_that_import_one() -> Result<()> {
    let visit = Visit::begin("lesson=py-queue")?;
    let said = ran(&visit, "import asyncio, json, typing\nprint('statistics', json.dumps([42]))\n")?;
    assert!(said.contains("statistics [42]"), "{said}");
    assert_eq!(loads(&visit)?, 0, "nobody wanted them");
    for program in [MEAN, "import struct\nprint(struct.calcsize('<qqqqqh'))\n"] {
        let said = ran(&visit, program)?;
        assert!(said.contains("42"), "{said}");
        assert_eq!(loads(&visit)?, 1);
    }
    visit.expect_no_trouble()
}

#[test]
fn a_site_without_them_says_so_at_the_import() -> Result<()> {
    let visit = Visit::to(site()?.without("library.json"), "lesson=py-queue")?;
    let said = ran(&visit, MEAN)?;
    assert!(said.contains("ImportError: module 'statistics' couldn't be loaded"), "{said}");
    assert!(said.contains("without its library.json"), "{said}");
    let said = ran(&visit, "try:\n    import statistics\nexcept ImportError:\n    print('done without')\n")?;
    assert!(said.contains("done without"), "{said}");
    Ok(())
}

#[test]
fn the_single_file_has_them_in_it() -> Result<()> {
    let dist = env::var("LOOPSCOPE_DIST").context("the built site")?;
    let visit = Visit::begin("lesson=race")?;
    visit.browser.goto(&format!("file://{dist}/loopscope.html#lesson=py-queue"))?;
    visit.browser.wait_until("the Run button", "seen.runThere", SOON)?;
    let said = ran(&visit, MEAN)?;
    assert!(said.contains("42"), "{said}");
    visit.expect_no_trouble()
}
