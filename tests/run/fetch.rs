//! Fetching from the modelled lab, and what cannot be fetched.

use loopscope::network::{FetchError, Rung};
use loopscope::run::{Host, VirtualHost, fetch, print};
use loopscope::trace::{Event, Failure, IoEnd, StepEnd, What};

use crate::support::{Theme, check, run};

/// What a fetch of `url` leaves in the trace, and what the program gets.
#[track_caller]
fn fetched(url: &'static str, template: &str) {
    check(
        &[Theme::Io, Theme::Print],
        async move {
            match fetch(url).await {
                Ok(response) => print(format!("{} {}", response.status, response.text())),
                Err(failure) => print(format!("failed: {failure}")),
            }
            Ok(())
        },
        template,
    );
}

#[test]
fn an_answer_comes_after_its_delay() {
    fetched(
        "https://lab.test/delay/300",
        r#"
        0 main asks for https://lab.test/delay/300 of the model
        300 main's https://lab.test/delay/300 answered 200 with 13 bytes, done at 300
        300 main prints 200 {"delay":300}
        "#,
    );
}

#[test]
fn a_503_is_an_answer() {
    fetched(
        "https://lab.test/status/503?delay=20",
        r#"
        0 main asks for https://lab.test/status/503?delay=20 of the model
        20 main's https://lab.test/status/503?delay=20 answered 503 with 14 bytes, done at 20
        20 main prints 503 {"status":503}
        "#,
    );
}

#[test]
fn a_connection_that_breaks_off_says_how_far_it_came() {
    fetched(
        "https://lab.test/bytes/100?fail=cut",
        "
        0 main asks for https://lab.test/bytes/100?fail=cut of the model
        20 main's https://lab.test/bytes/100?fail=cut failed: https://lab.test/bytes/100?fail=cut: the connection broke off after 50 bytes of the body, done at 20
        20 main prints failed: https://lab.test/bytes/100?fail=cut: the connection broke off after 50 bytes of the body
        ",
    );
}

#[test]
fn where_nobody_answers_the_fetch_is_refused() {
    for url in ["https://lab.test/pages/1?fail=refuse", "https://example.com/"] {
        let trace = run(async move { fetch(url).await.map(drop) });
        let refused = FetchError::Refused { url: url.to_owned() };
        let why = refused.to_string();
        let failed = |event: &Event| matches!(&event.what, What::IoEnded { end: IoEnd::Failed { why }, .. } if **why == *refused.to_string());
        assert!(trace.iter().any(failed), "{why}");
        let raised = StepEnd::Raised { error: Failure::Fetch(refused.clone()) };
        assert!(
            trace.iter().any(|event| matches!(&event.what, What::StepEnded { how, .. } if *how == raised)),
            "{why}"
        );
    }
}

#[test]
fn what_is_no_address_is_not_even_asked_for() {
    for (url, why) in [
        ("ftp://lab.test/", "only http:// and https:// can be fetched"),
        ("lab.test", "it doesn't begin with http:// or https://"),
        ("", "it is empty"),
    ] {
        fetched(url, &format!("0 main prints failed: {url:?} is not an address to fetch: {why}"));
    }
}

#[test]
fn a_fetch_that_nobody_awaits_asks_nobody() {
    check(
        &[Theme::Io],
        async {
            drop(fetch("https://lab.test/delay/300"));
            Ok(())
        },
        "",
    );
}

#[test]
fn the_virtual_host_says_that_its_network_is_modelled() {
    assert_eq!(VirtualHost::default().rung("https://lab.test/"), Some(Rung::Model));
}
