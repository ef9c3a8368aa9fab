//! The service worker's own answers, asked for by the page: the same as the table that the Rust twin is held to.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::support::Visit;

/// Answers that take longer than this are left to the native tests, in milliseconds.
const LONGEST: u64 = 1_200;

/// Fetches all these at once: status, the headers the page may read, the body's chunks by length and hash, and how
/// long it took.
const FETCH_ALL: &str = "
    const hash = (bytes) => bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
    const ask = async ({ url, lengths }) => {
        const began = performance.now();
        const seen = { url, status: 0, headers: {}, bytes: 0, hashes: [], end: 'complete' };
        let received = [];
        try {
            const response = await fetch(url);
            seen.status = response.status;
            for (const name of ['content-type', 'content-length', 'cache-control', 'access-control-allow-origin'])
                seen.headers[name] = response.headers.get(name);
            const reader = response.body?.getReader();
            for (;;) {
                const { done, value } = (await reader?.read()) ?? { done: true };
                if (done) break;
                received.push(...value);
            }
        } catch {
            seen.end = seen.status === 0 ? 'refused' : 'cut';
        }
        seen.took = performance.now() - began;
        seen.bytes = received.length;
        for (const length of lengths) seen.hashes.push(hash(received.splice(0, length)));
        return seen;
    };
    return Promise.all(arguments[0].map(ask));";

fn sum(parts: &Value, what: &str) -> u64 {
    parts.as_array().into_iter().flatten().filter_map(|part| part[what].as_u64()).sum()
}

fn list<'a>(parts: &'a Value, what: &str) -> Vec<&'a Value> {
    parts.as_array().into_iter().flatten().map(|part| &part[what]).collect()
}

#[test]
fn the_service_worker_answers_as_the_table_says() -> Result<()> {
    let table: Vec<Value> = serde_json::from_str(include_str!("../network/answers.json"))?;
    let time =
        |answer: &Value| answer["wait"].as_u64().unwrap_or(u64::MAX).saturating_add(sum(&answer["parts"], "after"));
    let expected: Vec<&Value> = table
        .iter()
        .filter(|answer| answer["url"].as_str().is_some_and(|url| url.starts_with("https://lab.test/")))
        .filter(|answer| time(answer) <= LONGEST)
        // That one tells back headers with which only the native suite asks.
        .filter(|answer| answer["url"] != "https://lab.test/anything/here")
        .collect();
    assert!(expected.len() > 40, "only {} answers of the table can be asked for", expected.len());

    let visit = Visit::begin("lesson=race")?;
    assert!(visit.rung()?.contains("service worker"), "the page shows “{}”", visit.rung()?);
    let questions: Vec<Value> = expected
        .iter()
        .map(|answer| json!({ "url": answer["url"], "lengths": list(&answer["parts"], "length") }))
        .collect();
    let answers = visit.browser.run_async(FETCH_ALL, &json!([questions]))?;
    let answers = answers.as_array().context("a list of answers")?;
    assert_eq!(answers.len(), expected.len());
    for (answer, expected) in answers.iter().zip(expected) {
        let url = &expected["url"];
        assert_eq!(answer["status"], expected["status"], "the status of {url}");
        assert_eq!(answer["end"], expected["end"], "the end of {url}: {answer}");
        assert_eq!(answer["bytes"], sum(&expected["parts"], "length"), "the length of {url}");
        assert_eq!(
            list(&expected["parts"], "hash"),
            answer["hashes"].as_array().into_iter().flatten().collect::<Vec<_>>(),
            "the chunks of {url}"
        );
        for (name, value) in answer["headers"].as_object().into_iter().flatten() {
            assert_eq!(*value, expected["headers"][name], "the header {name} of {url}");
        }
        let took = answer["took"].as_f64().unwrap_or_default();
        // Browsers' timers may round, and their clocks do.
        assert!(took >= time(expected) as f64 - 2.0, "{url} answered after {took} ms, {} too early", time(expected));
    }
    Ok(())
}
