//! The lab's mirror, `/anything` and its like: a request told back to whoever sent it, as JSON.
//!
//! `www/lab-network.js` writes the same text, byte for byte.

use super::Request;
use super::target::{Target, pairs};

/// The routes that answer so, whatever the method.
pub(super) const ROUTES: [&[u8]; 6] = [b"anything", b"get", b"post", b"put", b"patch", b"delete"];

/// `request` as JSON.
pub(super) fn tell(request: &Request, target: &Target) -> String {
    let kind = request.header("content-type").unwrap_or_default();
    let body = String::from_utf8_lossy(&request.body);
    let is_form = kind.starts_with("application/x-www-form-urlencoded");
    let form = if is_form { pairs(&body) } else { Vec::new() };
    let is_json = kind.starts_with("application/json") && serde_json::from_str::<serde::de::IgnoredAny>(&body).is_ok();
    let json = if is_json { body.trim() } else { "null" };
    format!(
        "{{\"args\":{},\"data\":{},\"form\":{},\"headers\":{},\"json\":{json},\"method\":{}}}",
        fields(target.params()),
        text(if is_form { "" } else { &body }),
        fields(&form),
        headers(request),
        text(&request.method),
    )
}

/// A JSON object of fields; the first of each name counts.
fn fields(pairs: &[(Vec<u8>, Vec<u8>)]) -> String {
    let lossy = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    object(pairs.iter().map(|(name, value)| (lossy(name), lossy(value))))
}

/// The headers that a program set, as far as that can be told: a browser's own say nothing about it.
fn headers(request: &Request) -> String {
    let is_own = |name: &str, value: &str| {
        let browsers = ["accept-language", "cache-control", "origin", "pragma", "referer", "user-agent"];
        !(browsers.contains(&name) || name.starts_with("sec-") || (name == "accept" && value == "*/*"))
    };
    let mut all: Vec<(String, String)> =
        request.headers.iter().map(|(name, value)| (name.to_ascii_lowercase(), value.clone())).collect();
    all.retain(|(name, value)| is_own(name, value));
    all.sort_unstable();
    object(all.into_iter())
}

fn object(pairs: impl Iterator<Item = (String, String)>) -> String {
    let mut known: Vec<String> = Vec::new();
    let mut members: Vec<String> = Vec::new();
    for (name, value) in pairs {
        if !known.contains(&name) {
            members.push(format!("{}:{}", text(&name), text(&value)));
            known.push(name);
        }
    }
    format!("{{{}}}", members.join(","))
}

fn text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
