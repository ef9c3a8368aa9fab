//! What a program may ask of the network, and what it gets back, without naming a browser.
//!
//! Two rungs answer: a browser's `fetch` (through the service worker for the lab host) and the worker's own model.
//! Both speak in the types of this module, so that a program can't tell them apart by anything but the label.

mod address;
mod arrive;
mod dataset;
mod echo;
mod error;
pub mod lab;
pub mod loopback;
mod pages;
mod request;
mod route;
mod target;

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

pub use address::check_url;
pub use arrive::{AT_ONCE, Heard, Whole};
pub use error::FetchError;
pub use request::Request;
pub(crate) use target::decode;

/// A whole answer: head and body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// The status code, 200..=599 in a browser.
    pub status: u16,
    /// Names and values in the order they came. A browser gives the names in lower case.
    pub headers: Vec<(String, String)>,
    /// The address that answered: another than the one asked, where there was a redirection.
    pub url: String,
    /// The body as bytes, already decompressed by the browser.
    pub body: Vec<u8>,
}

impl Response {
    /// The body as UTF-8; what isn't becomes U+FFFD.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    /// The first header called `name`, in any case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let named = |(key, _): &&(String, String)| key.eq_ignore_ascii_case(name);
        self.headers.iter().find(named).map(|(_, value)| value.as_str())
    }

    /// Whether the status is 200..=299.
    #[must_use]
    pub const fn is_ok(&self) -> bool {
        matches!(self.status, 200..=299)
    }
}

/// Which rung answers requests to the lab host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rung {
    /// A real `fetch`, answered by the page's service worker.
    ServiceWorker,
    /// The worker computes the answer and waits on its own timers.
    Model,
}

impl fmt::Display for Rung {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::ServiceWorker => "service worker",
            Self::Model => "modelled",
        })
    }
}
