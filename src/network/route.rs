//! The lab's routes: from a path to the body that stands there.
//!
//! Errors are JSON sentences that never repeat the address: a browser rewrites it before the service worker sees it,
//! and both rungs must say the same.

use super::target::{NotANumber, Target, mix, number};
use super::{Request, dataset, echo, pages};

/// No answer waits longer: enough for any lesson, and far below the minutes a browser allows a service worker.
pub(super) const LONGEST_WAIT: u32 = 60_000;

const MOST_BYTES: u32 = 10_000_000;
const MOST_LINES: u32 = 10_000;

/// What is sent, before `fail` had its way.
pub(super) struct Body {
    /// Beside that of the parameters, in milliseconds.
    pub(super) wait: u32,
    pub(super) status: u16,
    pub(super) kind: &'static str,
    pub(super) bytes: Vec<u8>,
    pub(super) pace: Pace,
}

/// How a body is cut into chunks, with the gap before each in milliseconds.
pub(super) enum Pace {
    AtOnce,
    Chunks(u32),
    Lines(u32),
}

impl Body {
    fn new(status: u16, kind: &'static str, bytes: Vec<u8>) -> Self {
        Self { wait: 0, status, kind, bytes, pace: Pace::AtOnce }
    }

    fn json(status: u16, text: String) -> Self {
        Self::new(status, "application/json", text.into_bytes())
    }

    pub(super) fn sentence(status: u16, why: &str) -> Self {
        Self::json(status, format!(r#"{{"error":"{why}"}}"#))
    }
}

/// The body that stands at the path of `target`, which is that of `request`.
pub(super) fn find(request: &Request, target: &Target) -> Result<Body, NotANumber> {
    let lost = || Body::sentence(404, "The lab has no such page.");
    let path = target.path();
    Ok(match path[..] {
        [b"delay", millis] => number(millis).map_or_else(|| bad("/delay/300"), delayed),
        [b"status", code] => number(code).map_or_else(|| bad("/status/404"), of_status),
        [b"json", ..] => dataset::find(&path[1..]).map_or_else(lost, |text| Body::json(200, text)),
        [b"bytes", count] => {
            let every = target.number("every", 0)?;
            number(count).map_or_else(|| bad("/bytes/1000"), |count| noise(count, every))
        }
        [b"stream", count] => {
            let every = target.number("every", 50)?;
            number(count).map_or_else(|| bad("/stream/10"), |count| lines(count, every))
        }
        [b"pages"] => pages::page(0).map_or_else(lost, html),
        [b"pages", page] => number(page).filter(|page| *page > 0).and_then(pages::page).map_or_else(lost, html),
        [mirror, ..] if echo::ROUTES.contains(&mirror) => Body::json(200, echo::tell(request, target)),
        _ => {
            let routes = "/delay/300, /status/404, /json/users, /bytes/1000, /stream/10, /pages/ or /anything";
            Body::sentence(404, &format!("The lab has no such route; try {routes}."))
        }
    })
}

fn bad(example: &str) -> Body {
    Body::sentence(400, &format!("The path must end in a whole number, as in {example}."))
}

fn delayed(millis: u32) -> Body {
    let wait = millis.min(LONGEST_WAIT);
    Body { wait, ..Body::json(200, format!(r#"{{"delay":{wait}}}"#)) }
}

fn of_status(code: u32) -> Body {
    // What a page can't construct a Response with (1xx, 600 and above) the lab can't send.
    match u16::try_from(code) {
        Ok(status @ 200..=599) => Body::json(status, format!(r#"{{"status":{status}}}"#)),
        _ => Body::sentence(400, "The lab sends a status from 200 to 599."),
    }
}

fn noise(count: u32, every: u32) -> Body {
    let count = count.min(MOST_BYTES);
    let mut bytes: Vec<u8> = (0..count.div_ceil(4)).flat_map(|word| mix(word).to_le_bytes()).collect();
    bytes.truncate(count as usize);
    Body { pace: Pace::Chunks(every), ..Body::new(200, "application/octet-stream", bytes) }
}

fn lines(count: u32, every: u32) -> Body {
    let count = count.min(MOST_LINES);
    let line = |index: u32| {
        let value = mix(index) % 1000;
        format!("{{\"line\":{},\"of\":{count},\"value\":{value}}}\n", index + 1)
    };
    let text: String = (0..count).map(line).collect();
    Body { pace: Pace::Lines(every), ..Body::new(200, "application/x-ndjson", text.into_bytes()) }
}

fn html(text: String) -> Body {
    Body::new(200, "text/html; charset=utf-8", text.into_bytes())
}
