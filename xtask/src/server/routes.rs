//! The answers no static host gives, at fixed paths of every origin.
//!
//! | path | answer |
//! |---|---|
//! | `/delay/MS` | a sentence, after that many milliseconds |
//! | `/status/CODE` | that status |
//! | `/cors/yes`, `/cors/no` | a sentence that other sites may, or may not, read |
//! | `/fault/close` | the connection ends without an answer |
//! | `/fault/cut` | the connection ends in the middle of the answer |
//!
//! All but `/cors/no` may be read by every site.

use std::thread;
use std::time::Duration;

use super::answer::{Answer, Response};
use super::request::Request;

/// The longest delay: a mistyped one must not hold a thread for a day.
const LONGEST_DELAY: u64 = 60_000;

/// The answer to a request for one of these paths, `None` for every other.
pub(super) fn answer(request: &Request) -> Option<Answer> {
    let mut parts = request.path().strip_prefix('/')?.splitn(2, '/');
    let (kind, what) = (parts.next()?, parts.next()?);
    // A browser asks before it sends what isn't plain; it gets the same leave as for the thing itself.
    if request.method == "OPTIONS" && matches!((kind, what), ("delay" | "status", _) | ("cors", "yes")) {
        return Some(Answer::Whole(Response::text(204, "").for_any_site()));
    }
    Some(match (kind, what) {
        ("delay", millis) => {
            let millis = millis.parse::<u64>().ok()?.min(LONGEST_DELAY);
            thread::sleep(Duration::from_millis(millis));
            readable(200, &format!("waited {millis} ms"))
        }
        ("status", code) => {
            let code = code.parse().ok().filter(|code| (200..600).contains(code))?;
            readable(code, &format!("status {code}, as asked"))
        }
        ("cors", "yes") => readable(200, "every site may read this"),
        ("cors", "no") => Answer::Whole(Response::text(200, "only this site may read this")),
        ("fault", "close") => Answer::Nothing,
        ("fault", "cut") => {
            let sentence = "half of this never arrives. ".repeat(100);
            Answer::Cut(Response::text(200, &sentence).for_any_site())
        }
        _ => return None,
    })
}

fn readable(status: u16, sentence: &str) -> Answer {
    Answer::Whole(Response::text(status, sentence).for_any_site())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_one_of_these_is_left_to_the_site() {
        for target in ["/", "/index.html", "/delay/soon", "/status/9000", "/cors/maybe"] {
            let request = Request { method: "GET".to_owned(), target: target.to_owned() };
            assert!(answer(&request).is_none(), "{target}");
        }
    }
}
