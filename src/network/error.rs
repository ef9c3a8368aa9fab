//! The ways a request fails before it has a whole answer, each with its sentence.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A request that got no whole answer. A status such as 404 or 500 is an answer, and no error here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FetchError {
    /// The address can't be asked at all; nothing was sent.
    BadUrl {
        /// The address as the program wrote it.
        url: String,
        /// What is wrong with it: the end of a sentence, without its full stop.
        why: String,
    },
    /// No answer came. A browser hides the reason from the page: refused, unknown and forbidden by CORS look alike.
    Refused {
        /// The address that was asked.
        url: String,
    },
    /// The head came, then the stream broke off.
    Cut {
        /// The address that was asked.
        url: String,
        /// How many bytes of the body came before.
        received: u64,
    },
}

impl fmt::Display for FetchError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadUrl { url, why } => write!(out, "{url:?} is not an address to fetch: {why}"),
            Self::Refused { url } => write!(
                out,
                "{url}: the browser could not fetch it: the connection was refused, the name is unknown, \
                 or the server's CORS headers don't allow this page to read it"
            ),
            Self::Cut { url, received } => {
                let bytes = if *received == 1 { "byte" } else { "bytes" };
                write!(out, "{url}: the connection broke off after {received} {bytes} of the body")
            }
        }
    }
}

impl std::error::Error for FetchError {}
