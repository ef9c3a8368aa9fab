//! Tells an address that can be fetched from one that can't, before anything is sent.
//!
//! A hand check, because a URL parser brings the whole of Unicode's domain tables into the wasm. It is no more
//! lenient than a browser in what matters for a good message; the browser has the last word on the rest.

use super::FetchError;

/// An absolute http or https address, cut where its parts meet.
pub(super) struct Address<'a> {
    pub(super) scheme: &'a str,
    /// Host and port, and what stands before an `@`.
    pub(super) authority: &'a str,
    /// Path, query and fragment.
    pub(super) rest: &'a str,
}

/// Cuts `url` after its scheme and after its authority, if it has both.
pub(super) fn cut(url: &str) -> Option<Address<'_>> {
    let (scheme, after) = url.split_once("://").filter(|(scheme, _)| is_scheme(scheme))?;
    let end = after.find(['/', '?', '#', '\\']).unwrap_or(after.len());
    let (authority, rest) = after.split_at(end);
    Some(Address { scheme, authority, rest })
}

/// Accepts an absolute http or https address with a host.
///
/// # Errors
/// [`FetchError::BadUrl`], with the reason, for everything else; also for an address with a user name in it, which
/// `fetch` refuses.
pub fn check_url(url: &str) -> Result<(), FetchError> {
    match fault(url) {
        None => Ok(()),
        Some(why) => Err(FetchError::BadUrl { url: url.to_owned(), why: why.to_owned() }),
    }
}

fn fault(url: &str) -> Option<&'static str> {
    if url.is_empty() {
        return Some("it is empty");
    }
    if url.chars().any(char::is_control) {
        return Some("it contains a control character");
    }
    let Some(Address { scheme, authority, .. }) = cut(url) else {
        return Some("it doesn't begin with http:// or https://");
    };
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return Some("only http:// and https:// can be fetched");
    }
    if authority.contains('@') {
        return Some("a browser refuses a user name or password in an address");
    }
    let (host, port) = host_and_port(authority);
    if host.is_empty() {
        return Some("it has no host");
    }
    if !is_host(host) {
        return Some("its host contains a character that no host has");
    }
    if !is_port(port) {
        return Some("its port isn't a number up to 65535");
    }
    None
}

/// Keeps an address in another's query from passing for a scheme and host.
fn is_scheme(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
}

/// Host, and port without its colon. An IPv6 host keeps its brackets, whose colons begin no port.
fn host_and_port(authority: &str) -> (&str, &str) {
    let name_end = authority.rfind(']').map_or(0, |bracket| bracket + 1);
    match authority[name_end..].find(':') {
        Some(colon) => (&authority[..name_end + colon], &authority[name_end + colon + 1..]),
        None => (authority, ""),
    }
}

fn is_host(host: &str) -> bool {
    match host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(v6) => v6.contains(':') && v6.bytes().all(|b| b.is_ascii_hexdigit() || matches!(b, b':' | b'.')),
        None => !host.contains([' ', '%', '<', '>', '[', ']', '^', '|', '"', '`', '{', '}']),
    }
}

fn is_port(port: &str) -> bool {
    port.is_empty() || (port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok())
}
