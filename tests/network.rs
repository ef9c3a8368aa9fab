//! The lab's answers: the same in Rust, in the service worker's JavaScript, and from one version to the next.
//!
//! `LOOPSCOPE_BLESS=1 cargo test --test network` writes the table anew. Without `node` only Rust is compared here; the
//! end-to-end suite asks the service worker itself.

#[path = "network/support.rs"]
mod support;

use std::collections::BTreeSet;
use std::io::Write;

use loopscope::network::lab::{self, Answer, End};
use loopscope::network::{FetchError, Request, Response, check_url};
use loopscope::time::{Span, ms};
use support::{bytes, describe, hostile_urls, node_answers};

const URLS: &[&str] = &[
    "https://lab.test/delay/0",
    "https://lab.test/delay/300",
    "https://lab.test/delay/300?delay=200",
    "https://lab.test/delay/99999999999999999999",
    "https://lab.test/delay/-1",
    "https://lab.test/delay/",
    "https://lab.test/delay/1/2",
    "https://lab.test/status/200",
    "https://lab.test/status/204",
    "https://lab.test/status/304",
    "https://lab.test/status/404",
    "https://lab.test/status/503",
    "https://lab.test/status/599",
    "https://lab.test/status/600",
    "https://lab.test/status/101",
    "https://lab.test/status/teapot",
    "https://lab.test/json/users",
    "https://lab.test/json/users/1",
    "https://lab.test/json/users/10",
    "https://lab.test/json/users/11",
    "https://lab.test/json/users/0",
    "https://lab.test/json/users/1/posts",
    "https://lab.test/json/users/5/posts",
    "https://lab.test/json/users/1/friends",
    "https://lab.test/json/posts",
    "https://lab.test/json/posts/30",
    "https://lab.test/json/posts/1/posts",
    "https://lab.test/json/__proto__",
    "https://lab.test/json",
    "https://lab.test/bytes/0",
    "https://lab.test/bytes/1",
    "https://lab.test/bytes/7",
    "https://lab.test/bytes/100",
    "https://lab.test/bytes/200000?every=20",
    "https://lab.test/bytes/99999999999?fail=cut",
    "https://lab.test/stream/0",
    "https://lab.test/stream/3",
    "https://lab.test/stream/5?every=10&delay=5",
    "https://lab.test/stream/5?every=soon",
    "https://lab.test/stream/5?fail=cut",
    "https://lab.test/pages",
    "https://lab.test/pages/",
    "https://lab.test/pages/1",
    "https://lab.test/pages/17",
    "https://lab.test/pages/40",
    "https://lab.test/pages/41",
    "https://lab.test/pages/0",
    "https://lab.test/pages/1?jitter=500&seed=1",
    "https://lab.test/pages/2?jitter=500&seed=1",
    "https://lab.test/pages/2?jitter=500&seed=2",
    "https://lab.test/pages/2?jitter=500&seed=tulip",
    "https://lab.test/pages/2?jitter=500&seed=1&try=2",
    "https://lab.test/pages/2?jitter=99999999&delay=99999999",
    "https://lab.test/pages/3?fail=refuse&delay=40",
    "https://lab.test/pages/3?fail=cut",
    "https://lab.test/pages/3?fail=503",
    "https://lab.test/pages/3?fail=200",
    "https://lab.test/pages/3?fail=maybe",
    "https://lab.test/pages/3?fail=refuse&rate=50&seed=3",
    "https://lab.test/pages/3?fail=refuse&rate=50&seed=6",
    "https://lab.test/pages/3?fail=500&rate=0",
    "https://lab.test/pages/3?fail=500&rate=half",
    "https://lab.test/pages/3?delay=1.5",
    "https://lab.test/delay/10?delay=1&delay=2",
    "https://lab.test/a/../delay/./5",
    "https://lab.test/%64elay/%33%30?%64elay=%31",
    "https://lab.test/delay/30#?delay=99",
    "https://lab.test/delay/%zz%",
    "https://lab.test/bl\u{e4}tter?jitter=1000&wort=gr\u{fc}n",
    "https://lab.test/bl%C3%A4tter?jitter=1000&wort=gr%C3%BCn",
    "/pages/2?next=https://lab.test/pages/3",
    "https://lab.test",
    "",
];

/// Requests that are more than a URL.
fn others() -> Vec<Request> {
    let request = |method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]| Request {
        method: method.to_owned(),
        url: format!("https://lab.test{path}"),
        headers: headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        body: body.to_vec(),
    };
    let (json, form) = (("Content-Type", "application/json"), ("content-type", "application/x-www-form-urlencoded"));
    vec![
        request("GET", "/get?a=1&b=two+words&a=3&10=x&2=y&%ff=%e9&__proto__=z", &[], b""),
        request(
            "GET",
            "/anything/here",
            &[("X-B", "2"), ("x-a", "\"1\""), ("User-Agent", "me"), ("Accept", "*/*")],
            b"",
        ),
        request("HEAD", "/json/users", &[], b""),
        request("HEAD", "/delay/20", &[], b""),
        request("POST", "/post", &[json], b" {\"a\": [1, 2.50, null], \"b\": \"\\u00e9\"} "),
        request("POST", "/post", &[json], b"{'a': 1}"),
        request("POST", "/post?delay=30", &[form], b"name=Ada+L&city=Lisbon%21&name=B&empty="),
        request("POST", "/post", &[], b"caf\xe9 \x00\x1f\x7f\x08\x0c"),
        request("PUT", "/put", &[("Accept", "text/plain"), ("Sec-Fetch-Mode", "cors")], "\u{1f980}\u{2028}".as_bytes()),
        request("PATCH", "/patch", &[], b"\xef\xbb\xbfmark"),
        request("DELETE", "/delete?fail=cut", &[], b""),
        request("OPTIONS", "/anything", &[], b""),
        request("POST", "/status/201", &[], b"x"),
        request("DELETE", "/status/204", &[], b""),
        request("PUT", "/nowhere", &[], b"x"),
    ]
}

fn get(url: &str) -> Answer {
    lab::answer(&Request::get(url))
}

fn table() -> Vec<Request> {
    URLS.iter().map(|url| Request::get(*url)).chain(others()).collect()
}

#[test]
fn answers_are_those_of_the_table() {
    let answers: Vec<_> = table().iter().map(describe).collect();
    support::compare_with_table(&answers);
}

#[test]
fn the_service_worker_answers_as_rust_does() {
    let mut requests = table();
    requests.extend(hostile_urls().into_iter().map(Request::get));
    let Some(answers) = node_answers(&requests) else {
        // Not println, which the test harness keeps to itself when the test passes.
        let _ = writeln!(std::io::stdout(), "node is not on the PATH: the service worker's answers were NOT compared");
        return;
    };
    assert_eq!(answers.len(), requests.len());
    for (request, answer) in requests.iter().zip(&answers) {
        assert_eq!(*answer, describe(request), "the service worker (left) and Rust differ on {request:?}");
    }
}

#[test]
fn hostile_urls_get_a_sound_answer_and_the_same_one_twice() {
    for url in hostile_urls() {
        let answer = get(&url);
        assert_eq!(answer, get(&url), "{url:?}");
        assert!(answer.wait <= ms(60_000), "{url:?}");
        assert!(answer.parts.iter().all(|part| !part.bytes.is_empty() && part.after <= ms(60_000)), "{url:?}");
        assert_eq!(answer.end == End::Refused, answer.status == 0, "{url:?}");
        assert!(answer.status == 0 || (200..=599).contains(&answer.status), "{url:?}");
        // These say yes or no to anything.
        let _ = (lab::is_lab(&url), check_url(&url));
    }
}

#[test]
fn every_page_is_reachable_and_has_two_to_five_links() {
    let mut seen = BTreeSet::from([String::from("/pages/")]);
    let mut ahead: Vec<String> = seen.iter().cloned().collect();
    while let Some(path) = ahead.pop() {
        let html = String::from_utf8(bytes(&get(&format!("https://lab.test{path}")))).expect("UTF-8");
        let links: Vec<&str> = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!((2..=5).contains(&links.len()), "{path} has {} links", links.len());
        assert!(!links.contains(&path.as_str()), "{path} leads to itself");
        for link in links {
            if seen.insert(link.to_owned()) {
                ahead.push(link.to_owned());
            }
        }
    }
    assert_eq!(seen.len(), 41, "the front page and forty pages");
}

#[test]
fn jitter_stays_within_bounds_and_differs_between_pages() {
    let wait = |query: &str| get(&format!("https://lab.test/pages/{query}")).wait;
    let waits: BTreeSet<Span> = (1..=40).map(|page| wait(&format!("{page}?delay=100&jitter=200&seed=7"))).collect();
    assert!(waits.iter().all(|wait| (ms(100)..=ms(300)).contains(wait)), "{waits:?}");
    assert!(waits.len() > 25, "forty pages share {} waits", waits.len());
    assert_eq!(wait("1?jitter=200&seed=7"), wait("1?jitter=200&seed=7&fail=503"), "failing takes as long");
    assert_ne!(wait("1?jitter=9999&seed=7"), wait("1?jitter=9999&seed=8"));
}

#[test]
fn a_higher_rate_fails_the_same_pages_and_more() {
    let failing = |rate: u32| -> BTreeSet<u32> {
        let refused = |page: &u32| {
            let url = format!("https://lab.test/delay/{page}?fail=refuse&rate={rate}&seed=1");
            get(&url).end == End::Refused
        };
        (0..400).filter(refused).collect()
    };
    let (some, more) = (failing(20), failing(60));
    assert!((50..110).contains(&some.len()) && (200..280).contains(&more.len()), "{} {}", some.len(), more.len());
    assert!(some.is_subset(&more));
    assert!(failing(0).is_empty());
    assert_eq!(failing(100).len(), 400);
}

#[test]
fn a_cut_sends_the_head_and_half_of_the_body() {
    let cut = get("https://lab.test/bytes/200001?fail=cut");
    let whole = get("https://lab.test/bytes/200001");
    assert_eq!((cut.status, cut.end, &cut.headers), (200, End::Cut, &whole.headers));
    assert_eq!(bytes(&cut), bytes(&whole)[..100_000]);
}

#[test]
fn the_lab_is_one_host_over_https() {
    for url in
        ["https://lab.test", "https://lab.test/x", "HTTPS://LAB.Test?x", "https://lab.test:443/", "https://lab.test#x"]
    {
        assert!(lab::is_lab(url), "{url}");
    }
    let others = [
        "http://lab.test/",
        "https://lab.test.org/",
        "https://x@lab.test/",
        "https://lab.test:8443/",
        "lab.test/x",
        "",
    ];
    assert!(!others.iter().any(|url| lab::is_lab(url)));
}

#[test]
fn only_absolute_http_addresses_can_be_fetched() {
    for url in ["https://x", "http://127.0.0.1:8080/a?b#c", "HTTP://[::1]:80/", "https://b\u{fc}cher.example/ \u{e4}"] {
        assert_eq!(check_url(url), Ok(()), "{url}");
    }
    let bad = [
        ("", "it is empty"),
        ("/users", "it doesn't begin with http:// or https://"),
        ("example.org/x", "it doesn't begin with http:// or https://"),
        ("/login?next=https://x/", "it doesn't begin with http:// or https://"),
        ("javascript:alert(1)", "it doesn't begin with http:// or https://"),
        ("file:///etc", "only http:// and https:// can be fetched"),
        ("https://", "it has no host"),
        ("https://:80/", "it has no host"),
        ("https://u:p@x/", "a browser refuses a user name or password in an address"),
        ("https://a b/", "its host contains a character that no host has"),
        ("https://[::1/", "its host contains a character that no host has"),
        ("https://x:99999/", "its port isn't a number up to 65535"),
        ("https://x:+1/", "its port isn't a number up to 65535"),
        ("https://x/\n", "it contains a control character"),
    ];
    for (url, why) in bad {
        let (url, why) = (url.to_owned(), why.to_owned());
        assert_eq!(check_url(&url.clone()), Err(FetchError::BadUrl { url, why }));
    }
}

#[test]
fn errors_are_sentences() {
    let url = String::from("https://x");
    let cut = FetchError::Cut { url: url.clone(), received: 1 };
    assert_eq!(cut.to_string(), "https://x: the connection broke off after 1 byte of the body");
    let refused = FetchError::Refused { url }.to_string();
    assert!(refused.starts_with("https://x: the browser could not fetch it: the connection was refused"), "{refused}");
    let bad = FetchError::BadUrl { url: "a\"\n".into(), why: "it is odd".into() };
    assert_eq!(bad.to_string(), r#""a\"\n" is not an address to fetch: it is odd"#);
}

#[test]
fn a_response_reads_its_headers_in_any_case() {
    let Answer { status, headers, .. } = get("https://lab.test/status/404");
    let response = Response { status, headers, url: String::new(), body: b"caf\xe9".to_vec() };
    assert_eq!(response.header("Content-Type"), Some("application/json"));
    assert_eq!(response.header("etag"), None);
    assert_eq!(response.text(), "caf\u{fffd}");
    assert!(!response.is_ok());
}
