//! Writing an answer: a whole one, or one that breaks off as networks do.

use std::io::{self, Write};

use super::request::Request;

/// What a request gets.
#[derive(Debug)]
pub(super) enum Answer {
    /// A response as it should be.
    Whole(Response),
    /// A response that ends in the middle of its body.
    Cut(Response),
    /// Nothing: the connection ends.
    Nothing,
}

/// Whether the connection can carry another request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Connection {
    /// It can.
    Keep,
    /// It must end.
    Close,
}

/// A response.
#[derive(Debug)]
pub(super) struct Response {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Response {
    /// A response with a body of the given type.
    pub(super) fn new(status: u16, mime: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: vec![("content-type".to_owned(), mime.to_owned())], body: body.into() }
    }

    /// A response that is a sentence.
    pub(super) fn text(status: u16, sentence: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", sentence)
    }

    /// With one header more.
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With what lets a page of any other site read it, and ask first whether it may.
    pub(super) fn for_any_site(self) -> Self {
        self.with("access-control-allow-origin", "*")
            .with("access-control-allow-methods", "*")
            .with("access-control-allow-headers", "*")
    }
}

impl Answer {
    /// Writes the answer.
    pub(super) fn send(&self, mut to: impl Write, request: &Request) -> io::Result<Connection> {
        let (response, body) = match self {
            Self::Nothing => return Ok(Connection::Close),
            Self::Whole(response) => (response, &response.body[..]),
            Self::Cut(response) => (response, &response.body[..response.body.len() / 2]),
        };
        // A reason phrase means nothing to a browser, but its place must be there.
        let mut bytes = format!("HTTP/1.1 {} \r\n", response.status);
        for (name, value) in &response.headers {
            bytes.push_str(&format!("{name}: {value}\r\n"));
        }
        bytes.push_str(&format!("content-length: {}\r\n\r\n", response.body.len()));
        let mut bytes = bytes.into_bytes();
        if request.method != "HEAD" {
            bytes.extend_from_slice(body);
        }
        to.write_all(&bytes)?;
        to.flush()?;
        Ok(match self {
            Self::Whole(_) => Connection::Keep,
            Self::Cut(_) | Self::Nothing => Connection::Close,
        })
    }
}
