//! A static host for the built site, as plain as the worst one it must work on.
//!
//! It serves a folder at a path of one's choice, with headers of one's choice, and beside it the answers that tests
//! need and no static host gives: late ones, broken ones, ones from "another site". A port of its own each, so that
//! two servers are two origins.

mod answer;
mod request;
mod routes;
mod site;

use std::io::BufReader;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result};

use self::answer::Connection;
use self::request::Request;
use self::site::Files;

/// What to serve, and how. Finish with [`Site::start`].
#[derive(Clone, Debug)]
pub struct Site {
    files: Files,
}

/// A running server. Dropping it stops it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    prefix: String,
    shared: Arc<Shared>,
}

/// What the server's threads share with its owner.
#[derive(Debug)]
struct Shared {
    files: Files,
    stopped: AtomicBool,
    requests: Mutex<Vec<String>>,
}

impl Site {
    /// Serves the files of a folder at `/`.
    #[must_use]
    pub fn new(folder: impl AsRef<Path>) -> Self {
        Self { files: Files::new(folder.as_ref()) }
    }

    /// Serves them at another path instead, such as `/docs/loopscope/`.
    #[must_use]
    pub fn under(mut self, prefix: &str) -> Self {
        self.files.prefix = match prefix.trim_matches('/') {
            "" => "/".to_owned(),
            inner => format!("/{inner}/"),
        };
        self
    }

    /// Adds a header to every file, such as a content security policy.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.files.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Adds a header to one page or file only; `path` is its path from the root of the origin.
    #[must_use]
    pub fn header_for(mut self, path: &str, name: &str, value: &str) -> Self {
        self.files.headers_for.push((path.to_owned(), name.to_owned(), value.to_owned()));
        self
    }

    /// Leaves a file out, as if it had been forgotten on the host.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.files.missing.push(name.to_owned());
        self
    }

    /// Adds a page that is in no file, at a path from the root of the origin: a host for an embed, say.
    #[must_use]
    pub fn page(mut self, path: &str, html: &str) -> Self {
        self.files.pages.insert(path.to_owned(), html.to_owned());
        self
    }

    /// Starts serving on a free port of this machine.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start(self) -> Result<Server> {
        self.start_at(0)
    }

    /// The same on this port, for what must have an address that was known before.
    ///
    /// # Errors
    /// When somebody else has the port.
    pub fn start_at(self, port: u16) -> Result<Server> {
        let listener = TcpListener::bind(("127.0.0.1", port)).with_context(|| format!("port {port} isn't free"))?;
        let address = listener.local_addr()?;
        let prefix = self.files.prefix.clone();
        let shared =
            Arc::new(Shared { files: self.files, stopped: AtomicBool::new(false), requests: Mutex::default() });
        let server = Server { address, prefix, shared: Arc::clone(&shared) };
        thread::spawn(move || accept(&listener, &shared));
        Ok(server)
    }
}

impl Server {
    /// The address of a file of the site. The empty name is the site's front page.
    #[must_use]
    pub fn url(&self, name: &str) -> String {
        format!("{}{}{name}", self.origin(), self.prefix)
    }

    /// Scheme, host and port, without a slash behind: what `/delay/100` and its like are appended to.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The path and query of every request so far, in order of arrival.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        let requests = self.shared.requests.lock();
        requests.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Stops serving: from now on it refuses every connection, and answers no request on those it has.
    pub fn stop(&self) {
        self.shared.stopped.store(true, Ordering::Relaxed);
        // The accepting thread looks up only when somebody knocks.
        drop(TcpStream::connect(self.address));
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// An origin that refuses every connection: a port that was free a moment ago.
///
/// # Errors
/// When no port can be had.
pub fn refusing_origin() -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").context("no free port to refuse on")?;
    Ok(format!("http://{}", listener.local_addr()?))
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.stopped.load(Ordering::Relaxed) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let shared = Arc::clone(shared);
        // One thread a connection: tests open few, and a late answer must not make another late.
        thread::spawn(move || {
            // A browser that hangs up in the middle is its own affair: there is nobody to tell.
            let _ = converse(&stream, &shared);
        });
    }
}

/// Answers the requests of one connection, in order, until either side ends it.
fn converse(stream: &TcpStream, shared: &Shared) -> std::io::Result<()> {
    // Answers are written whole; waiting for more to send would only make them late.
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some(request) = Request::read(&mut reader)? {
        if shared.stopped.load(Ordering::Relaxed) {
            break;
        }
        let mut requests = shared.requests.lock().unwrap_or_else(PoisonError::into_inner);
        requests.push(request.target.clone());
        drop(requests);
        let answer = routes::answer(&request).unwrap_or_else(|| shared.files.answer(&request));
        if answer.send(stream, &request)? == Connection::Close {
            break;
        }
    }
    Ok(())
}
