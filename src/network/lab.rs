//! The lab host: a server that needs no server, because its whole answer follows from the request.
//!
//! | route | answer |
//! |---|---|
//! | `/delay/MS` | `{"delay":MS}` after so long, 60 s at most |
//! | `/status/CODE` | that status, 200..=599 |
//! | `/json/users`, `/json/users/N`, `/json/users/N/posts`, `/json/posts`, `/json/posts/N` | a small data set |
//! | `/bytes/N` | N pseudo-random bytes, 10 MB at most, in chunks of 64 KiB, `every=MS` |
//! | `/stream/N` | N lines of JSON, a chunk each, `every=MS` (50) |
//! | `/pages/`, `/pages/1` … `/pages/40` | a linked site |
//! | `/anything/…`, `/get`, `/post`, `/put`, `/patch`, `/delete` | the request itself: method, headers, body |
//!
//! Every route takes any method, and `delay=MS`, `jitter=MS` with `seed=…`, and `fail=refuse`, `fail=cut` or `fail=400..599` with
//! `rate=PERCENT`. `www/lab-network.js` computes the same answers in the service worker; `tests/network.rs` compares.

use crate::time::Span;

use super::route::{self, Body, LONGEST_WAIT, Pace};
use super::target::{NotANumber, Target, number};
use super::{Request, address};

/// The lab's host name. `.test` is reserved, so that no real server ever has it.
pub const HOST: &str = "lab.test";

/// The time from the last chunk (or the head, if there is none) to the break of [`End::Cut`]. In a browser a failure
/// overtakes bytes that are still on their way to the reader; this lets them arrive.
pub const CUT_AFTER: Span = Span::from_millis(20);

const CHUNK: usize = 65_536;

/// What the lab sends, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The time from the request to the head, or to the refusal.
    pub wait: Span,
    /// 200..=599; 0 when refused.
    pub status: u16,
    /// Names in lower case, in alphabetical order. The service worker adds `x-lab-sent`.
    pub headers: Vec<(String, String)>,
    /// The body. Empty when refused, and for a status that has no body.
    pub parts: Vec<Part>,
    /// How it ends.
    pub end: End,
}

/// A chunk of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The gap before it, counted from when the head or the chunk before was due.
    pub after: Span,
    /// Never empty.
    pub bytes: Vec<u8>,
}

/// How an answer ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// All parts were sent.
    Complete,
    /// The connection breaks off [`CUT_AFTER`] the last part, about half of the body.
    Cut,
    /// There is no head and no body: the connection was refused.
    Refused,
}

/// Whether the lab answers this URL: `https`, the lab's host, no port other than the default.
#[must_use]
pub fn is_lab(url: &str) -> bool {
    address::cut(url).is_some_and(|address| {
        let host = address.authority.strip_suffix(":443").unwrap_or(address.authority);
        address.scheme.eq_ignore_ascii_case("https") && host.eq_ignore_ascii_case(HOST)
    })
}

/// The answer to a request. Of its URL it looks at path and query only, takes any text, and says the same each time.
#[must_use]
pub fn answer(request: &Request) -> Answer {
    let target = Target::read(&request.url);
    let mut answer = match manner(&target).and_then(|manner| Ok((manner, route::find(request, &target)?))) {
        Ok((manner, body)) => send(&manner, body),
        Err(NotANumber(name)) => {
            let why = format!("The parameter {name} must be a whole number.");
            send(&Manner::PLAIN, Body::sentence(400, &why))
        }
    };
    if request.method == "HEAD" {
        answer.parts.clear();
    }
    answer
}

/// How the parameters ask for the answer to be sent.
struct Manner {
    /// In milliseconds, jitter included.
    wait: u32,
    fail: Option<Fail>,
}

enum Fail {
    Refuse,
    Cut,
    Status(u16),
    /// `fail=` says something else.
    Unknown,
}

impl Manner {
    const PLAIN: Self = Self { wait: 0, fail: None };
}

fn manner(target: &Target) -> Result<Manner, NotANumber> {
    let delay = target.number("delay", 0)?.min(LONGEST_WAIT);
    let jitter = target.number("jitter", 0)?.min(LONGEST_WAIT);
    let rate = target.number("rate", 100)?;
    let fail = target.param("fail").map(|value| match (value, number(value)) {
        (b"refuse", _) => Fail::Refuse,
        (b"cut", _) => Fail::Cut,
        (_, Some(code @ 400..=599)) => Fail::Status(code as u16),
        _ => Fail::Unknown,
    });
    let wait = delay + target.dice(0) % (jitter + 1);
    let struck = matches!(fail, Some(Fail::Unknown)) || target.dice(1) % 100 < rate;
    Ok(Manner { wait, fail: fail.filter(|_| struck) })
}

fn send(manner: &Manner, body: Body) -> Answer {
    let wait = Span::from_millis(u64::from((manner.wait + body.wait).min(LONGEST_WAIT)));
    match manner.fail {
        Some(Fail::Refuse) => Answer { wait, status: 0, headers: Vec::new(), parts: Vec::new(), end: End::Refused },
        Some(Fail::Cut) => Answer { wait, end: End::Cut, ..written(body, true) },
        Some(Fail::Status(status)) => {
            let body = Body::sentence(status, "The lab failed, as its address asked.");
            Answer { wait, ..written(body, false) }
        }
        Some(Fail::Unknown) => {
            let why = "The parameter fail must be refuse, cut, or a status from 400 to 599.";
            Answer { wait, ..written(Body::sentence(400, why), false) }
        }
        None => Answer { wait, ..written(body, false) },
    }
}

/// Head and chunks of a body; of the first half of its bytes if it is `halved`.
fn written(mut body: Body, halved: bool) -> Answer {
    // A browser gives these no body, whatever the server sends.
    if matches!(body.status, 204 | 205 | 304) {
        body.bytes.clear();
    }
    let length = body.bytes.len().to_string();
    if halved {
        body.bytes.truncate(body.bytes.len() / 2);
    }
    let headers = [
        ("access-control-allow-origin", "*"),
        ("access-control-expose-headers", "*"),
        ("cache-control", "no-store"),
        ("content-length", &length),
        ("content-type", body.kind),
        ("timing-allow-origin", "*"),
    ];
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    let parts = parts(&body);
    Answer { wait: Span::ZERO, status: body.status, headers, parts, end: End::Complete }
}

fn parts(body: &Body) -> Vec<Part> {
    let (chunks, every): (Vec<&[u8]>, u32) = match body.pace {
        Pace::AtOnce => (vec![&body.bytes], 0),
        Pace::Chunks(every) => (body.bytes.chunks(CHUNK).collect(), every),
        Pace::Lines(every) => (body.bytes.split_inclusive(|byte| *byte == b'\n').collect(), every),
    };
    let after = Span::from_millis(u64::from(every.min(LONGEST_WAIT)));
    let part = |chunk: &[u8]| Part { after, bytes: chunk.to_vec() };
    chunks.into_iter().filter(|chunk| !chunk.is_empty()).map(part).collect()
}
