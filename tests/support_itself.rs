//! The tests' own tools: that they say what they see, and that they can fail.

mod support;

use loopscope::run::{block_for, fetch, print, sleep, spawn};
use loopscope::time::{Instant, ms};
use loopscope::trace::Event;
use support::{Dice, Theme, compare, lanes, model, prints, run, said, told};

/// A bit of everything: a sleeper, a fetch, and somebody who keeps the thread.
fn trace() -> Vec<Event> {
    run(async {
        let sleeper = spawn("sleeper", async {
            sleep(ms(10)).await;
            print("awake");
            Ok(())
        });
        block_for(ms(25));
        fetch("https://lab.test/status/404").await?;
        sleeper.await
    })
}

#[test]
fn a_trace_is_told_line_by_line() {
    told(
        &trace(),
        &Theme::ALL,
        "
        0 main spawned
        0 turn
        0 main steps
        0 sleeper spawned by main
        0 main blocks for 25 ms
        25 main blocks no more
        25 main asks for https://lab.test/status/404 of the model
        25 main awaits https://lab.test/status/404
        25 turn over
        25 hop
        25 main's https://lab.test/status/404 answered 404 with 14 bytes, done at 25
        25 main ready by io
        25 turn
        25 sleeper steps
        25 sleeper sets a timer for 35
        25 sleeper awaits a sleep
        25 main steps
        25 main awaits sleeper
        25 turn over
        25 idle
        35 turn
        35 sleeper's timer fires
        35 sleeper ready by timer
        35 sleeper steps
        35 sleeper prints awake
        35 sleeper returns
        35 main ready by sleeper
        35 turn over
        35 turn
        35 main steps
        35 sleeper is looked at
        35 main returns
        35 turn over
        35 finished
        ",
    );
}

#[test]
fn themes_leave_the_rest_out() {
    told(&trace(), &[Theme::Print, Theme::Over], "35 sleeper prints awake\n35 finished");
    assert_eq!(prints(&trace()), ["awake"]);
}

#[test]
fn lanes_show_what_took_time() {
    said(
        &lanes(&model(&trace()), Instant::ZERO),
        "
        main: blocking 0–25, awaiting 25–35 · done
        sleeper: ready 0–25, awaiting 25–35 · done
        ",
    );
}

#[test]
fn a_template_is_matched_in_order_and_to_its_end() {
    let matches = |lines: &[&str], template: &str| compare(lines, template).is_ok();
    assert!(matches(&["a", "b"], "a\n\n   b"));
    assert!(matches(&["a", "b", "c", "d"], "a\n{\nc\nb\n}\nd"));
    assert!(matches(&["a", "a"], "{\na\na\n}"));
    assert!(matches(&[], ""));
    for (lines, template) in [
        (&["b", "a"][..], "a\nb"),
        (&["a"], "a\nb"),
        (&["a", "b"], "a"),
        (&["a", "b", "c"], "{\na\nc\n}\nb"),
        (&["a", "b"], "{\na\na\n}"),
        (&["a"], "{\na\nb\n}"),
        (&["a"], "{\na"),
        (&[], "a"),
    ] {
        assert!(!matches(lines, template), "{lines:?} passed for {template:?}");
    }
}

#[test]
fn a_complaint_shows_what_was_wanted_and_what_came() {
    let complaint = compare(&["one", "two"], "one\nthree").unwrap_err();
    assert_eq!(complaint, "wanted: three\n   got: two\n\nwhole:\none\ntwo\n");
    let complaint = compare(&["one"], "one\nthree").unwrap_err();
    assert_eq!(complaint, "wanted: three\n   got: the end\n\nwhole:\none\n");
}

#[test]
fn dice_repeat_themselves_but_not_each_other() {
    let throws = |seed| {
        let mut dice = Dice::new(seed);
        (0..20).map(|_| dice.below(6)).collect::<Vec<u64>>()
    };
    assert_eq!(throws(1), throws(1));
    assert_ne!(throws(1), throws(2));
    assert!((0..6).all(|face| throws(3).contains(&face) || throws(4).contains(&face)));
}
