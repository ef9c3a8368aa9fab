//! How the network suite writes down an answer, asks node for its own, and makes up hostile URLs.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use loopscope::network::Request;
use loopscope::network::lab::{self, Answer, End};
use loopscope::time::Span;
use serde_json::{Value, json};

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The whole body.
pub(crate) fn bytes(answer: &Answer) -> Vec<u8> {
    answer.parts.iter().flat_map(|part| part.bytes.clone()).collect()
}

/// An answer as the table has it: milliseconds, and for each chunk its length and hash, short ASCII also as text.
pub(crate) fn describe(request: &Request) -> Value {
    let Answer { wait, status, headers, parts, end } = lab::answer(request);
    let parts: Vec<Value> = parts.iter().map(|part| chunk(part.after, &part.bytes)).collect();
    let headers: serde_json::Map<String, Value> = headers.into_iter().map(|(key, value)| (key, value.into())).collect();
    let end = match end {
        End::Complete => "complete",
        End::Cut => "cut",
        End::Refused => "refused",
    };
    let url = match request.method.as_str() {
        "GET" => request.url.clone(),
        method => format!("{method} {}", request.url),
    };
    json!({ "url": url, "wait": millis(wait), "status": status, "headers": headers, "parts": parts, "end": end })
}

fn chunk(after: Span, bytes: &[u8]) -> Value {
    let hash = bytes.iter().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    let mut chunk = json!({ "after": millis(after), "length": bytes.len(), "hash": hash });
    if bytes.len() <= 100 && bytes.is_ascii() {
        chunk["text"] = String::from_utf8_lossy(bytes).into();
    }
    chunk
}

fn millis(span: Span) -> u64 {
    span.as_micros() / 1000
}

/// Compares with `answers.json`, or writes it when asked to.
pub(crate) fn compare_with_table(answers: &[Value]) {
    let path = file("tests/network/answers.json");
    if std::env::var_os("LOOPSCOPE_BLESS").is_some() {
        let lines: Vec<String> = answers.iter().map(ToString::to_string).collect();
        let table = format!("[\n{}\n]\n", lines.join(",\n"));
        std::fs::write(&path, table).expect("the table can be written");
        return;
    }
    let table = std::fs::read_to_string(&path).expect("the table is there");
    let table: Vec<Value> = serde_json::from_str(&table).expect("the table is JSON");
    assert_eq!(answers.len(), table.len(), "the table has other URLs; bless it");
    for (answer, expected) in answers.iter().zip(&table) {
        assert_eq!(answer, expected);
    }
}

/// What the service worker's script answers, or `None` where there is no node.
pub(crate) fn node_answers(requests: &[Request]) -> Option<Vec<Value>> {
    let mut node = Command::new("node")
        .arg(file("tests/network/describe.js"))
        .arg(file("www/lab-network.js"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let one = |Request { method, url, headers, body }: &Request| json!({ "method": method, "url": url, "headers": headers, "body": body });
    let input = serde_json::to_vec(&requests.iter().map(one).collect::<Vec<_>>()).expect("requests are JSON");
    // Node reads all of its input before it writes; dropping the pipe ends it.
    node.stdin.take().expect("a pipe").write_all(&input).expect("node reads");
    let output = node.wait_with_output().expect("node ends");
    assert!(output.status.success(), "node failed");
    Some(serde_json::from_slice(&output.stdout).expect("node writes JSON"))
}

/// Addresses nobody would write on purpose: splinters of lab URLs put together at random, always the same ones.
pub(crate) fn hostile_urls() -> Vec<String> {
    const SPLINTERS: &[&str] = &[
        "https://lab.test",
        "http:",
        "://",
        "//",
        "/",
        "\\",
        "?",
        "#",
        "&",
        "=",
        "%",
        "%2",
        "%2e%2e",
        "%2F",
        "%00",
        "%ff",
        "%zz",
        "..",
        ".",
        "@",
        ":",
        "[",
        "]",
        " ",
        "\0",
        "\n",
        "\u{7f}",
        "\u{e9}",
        "\u{1f980}",
        "\u{202e}",
        "delay",
        "/delay/",
        "/status/",
        "/json/",
        "users/",
        "/posts",
        "/bytes/",
        "/stream/",
        "/pages/",
        "delay=",
        "jitter=",
        "seed=",
        "fail=",
        "rate=",
        "every=",
        "refuse",
        "cut",
        "503",
        "0",
        "1",
        "-1",
        "+1",
        "1e9",
        "0x10",
        "4294967296",
        "18446744073709551616",
        "99999999999999999999999999999999999999",
        "NaN",
        "__proto__",
        "constructor",
        "toString",
        "<script>",
        "\"",
        "'",
    ];
    let mut state = 1_u32;
    let mut dice = move |sides: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % sides
    };
    let mut urls: Vec<String> = (0..600)
        .map(|nth| {
            let start = if nth % 2 == 0 { "https://lab.test" } else { "" };
            let splinters = 1 + dice(12);
            (0..splinters).fold(start.to_owned(), |url, _| url + SPLINTERS[dice(SPLINTERS.len())])
        })
        // A body of megabytes is no more hostile than one of bytes, only slower to compare.
        .filter(|url| !url.contains("/bytes/") && !url.contains("/stream/"))
        .collect();
    urls.push("https://lab.test/".to_owned() + &"a/".repeat(100_000));
    urls.push("https://lab.test/delay/5?".to_owned() + &"a=b&".repeat(100_000));
    urls.push("%".repeat(100_000));
    urls
}
