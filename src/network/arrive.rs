//! What becomes of a lab answer once it is there as a whole: the modelled network's only step.

use super::lab::{Answer, CUT_AFTER, End};
use super::{FetchError, Response};
use crate::time::Span;

impl Answer {
    /// How long the whole answer takes, and what a fetch of `url` then ends with.
    pub fn arrive(self, url: &str) -> (Span, Result<Response, FetchError>) {
        let took = self.wait + self.parts.iter().map(|part| part.after).sum();
        let body: Vec<u8> = self.parts.into_iter().flat_map(|part| part.bytes).collect();
        let url = url.to_owned();
        match self.end {
            End::Complete => (took, Ok(Response { status: self.status, headers: self.headers, url, body })),
            End::Cut => (took + CUT_AFTER, Err(FetchError::Cut { url, received: body.len() as u64 })),
            End::Refused => (took, Err(FetchError::Refused { url })),
        }
    }
}
