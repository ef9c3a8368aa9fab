//! How an answer comes: its head, the pieces of its body, its end; and what that is as a whole.

use super::lab::{Answer, CUT_AFTER, End};
use super::{FetchError, Response};
use crate::time::Span;

/// A body that is there so long after its head comes as one with it: an ordinary answer wakes its task once.
pub const AT_ONCE: Span = Span::from_millis(10);

/// What is heard of an answer, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Status, headers and address, with an empty body. Once, unless there is no answer.
    Head(Response),
    /// Some of the body; never empty.
    Piece(Vec<u8>),
    /// All of it was there, or why it is not. Once.
    End(Result<(), FetchError>),
}

/// An answer, as far as it was heard.
#[derive(Clone, Debug, Default)]
pub struct Whole(Option<Response>);

impl Whole {
    /// Hears more; at the end gives the answer as a whole.
    pub fn hear(&mut self, heard: Heard) -> Option<Result<Response, FetchError>> {
        match (heard, &mut self.0) {
            (Heard::Head(head), whole) => *whole = Some(head),
            (Heard::Piece(piece), Some(whole)) => whole.body.extend(piece),
            // Nobody sends a body without a head.
            (Heard::Piece(_), None) => {}
            (Heard::End(Err(why)), _) => return Some(Err(why)),
            (Heard::End(Ok(())), whole) => {
                let nothing = || Response { status: 0, headers: Vec::new(), url: String::new(), body: Vec::new() };
                return Some(Ok(whole.take().unwrap_or_else(nothing)));
            }
        }
        None
    }
}

impl Answer {
    /// What a fetch of `url` hears of it, and how long after it began.
    #[must_use]
    pub fn schedule(self, url: &str) -> Vec<(Span, Heard)> {
        let url = url.to_owned();
        let wait = self.wait;
        if self.end == End::Refused {
            return vec![(wait, Heard::End(Err(FetchError::Refused { url })))];
        }
        let head = Response { status: self.status, headers: self.headers, url: url.clone(), body: Vec::new() };
        let mut all = vec![(wait, Heard::Head(head))];
        let (mut at, mut received) = (wait, 0);
        for part in self.parts {
            at += part.after;
            received += part.bytes.len() as u64;
            all.push((at, Heard::Piece(part.bytes)));
        }
        all.push(match self.end {
            End::Cut => (at + CUT_AFTER, Heard::End(Err(FetchError::Cut { url, received }))),
            End::Complete | End::Refused => (at, Heard::End(Ok(()))),
        });
        if at <= wait + AT_ONCE {
            all.iter_mut().for_each(|(then, _)| *then = (*then).max(at));
        }
        all
    }

    /// How long the whole answer takes, and what a fetch of `url` then ends with.
    pub fn arrive(self, url: &str) -> (Span, Result<Response, FetchError>) {
        let (mut took, mut whole) = (Span::ZERO, Whole::default());
        for (at, heard) in self.schedule(url) {
            took = at;
            if let Some(result) = whole.hear(heard) {
                return (took, result);
            }
        }
        (took, Err(FetchError::Refused { url: url.to_owned() }))
    }
}
