//! Links: what a fragment asks for is there, and what it can't have is said. Nothing runs because of a link.

use anyhow::Result;
use serde_json::json;

use crate::support::{Key, SOON, Visit};

/// Fails unless the page stands there, idle, without an error.
fn expect_quiet(visit: &Visit, fragment: &str) -> Result<()> {
    let shown: String = fragment.chars().take(80).collect();
    assert_eq!(visit.states()?, json!(["idle"]), "something ran because of the link {shown:?}");
    assert_eq!(visit.text_of("document.querySelector('select').value")?, "await-or-block", "the lesson for {shown:?}");
    visit.expect_no_trouble()
}

#[test]
fn what_a_link_cannot_have_is_said_and_replaced() -> Result<()> {
    let visit = Visit::begin("lesson=nope&where=moon&jobs=abc&each=-5&%%%&=&&&hold=0")?;
    let notice = visit.notice()?;
    for said in ["There is no lesson “nope”", "“moon” is no place", "“abc”", "“-5”", "can’t be “0”"]
    {
        assert!(notice.contains(said), "“{said}” is not in what the page says: {notice}");
    }
    assert_eq!(visit.fragment()?, "lesson=await-or-block&where=worker&jobs=6&each=20", "what it has instead");
    expect_quiet(&visit, "of mistakes")?;
    visit.press("Understood")?;
    visit.browser.wait_until("the notice goes", "document.querySelector('[role=alert]') === null", SOON)?;
    Ok(())
}

#[test]
fn a_knob_out_of_range_gets_the_nearest_value() -> Result<()> {
    let visit = Visit::begin("lesson=await-or-block&jobs=99999999999&each=1e400")?;
    assert!(visit.notice()?.contains("it goes from 1 to 20, so it is 20 now"), "{}", visit.notice()?);
    assert_eq!(visit.fragment()?, "lesson=await-or-block&where=worker&jobs=20&each=2000");
    expect_quiet(&visit, "out of range")
}

#[test]
fn rubbish_does_no_harm() -> Result<()> {
    let visit = Visit::begin("lesson=race")?;
    let noise = noise(100_000);
    let rubbish = [
        noise.as_str(),
        "<script>document.title='hacked'</script>",
        "lesson=<img src=x onerror=document.title='hacked'>",
        "lesson=\u{202e}\u{0}\u{fffd}🦀%F0%9F%A6%80%00%ff&jobs=🦀&each=\u{661}\u{662}",
        "&&&&====&=&=lesson",
        "jobs=NaN&each=Infinity&hold=1e9&where=",
        "lesson=__proto__&constructor=1&toString=2",
    ];
    for fragment in rubbish {
        visit.open(fragment)?;
        expect_quiet(&visit, fragment)?;
        assert_eq!(visit.text_of("document.title")?, "Loopscope: see the event loop", "for {fragment:.60}");
        let wide = visit.number("document.documentElement.scrollWidth - innerWidth")?;
        assert!(wide <= 0.0, "{fragment:.60} makes the page {wide} px too wide");
    }
    // It still works.
    visit.open(&format!("jobs=2&each=100&{noise}"))?;
    assert_eq!(visit.run()?.program("block")?.state, "finished");
    Ok(())
}

#[test]
fn a_link_restores_what_it_says() -> Result<()> {
    let visit = Visit::begin("lesson=race&where=page&mirrors=3&jitter=0")?;
    assert_eq!(visit.notice()?, "");
    assert_eq!(visit.states()?, json!(["idle"]), "nothing runs because of a link");
    let summary = visit.run()?;
    let race = summary.program("race")?;
    assert_eq!((summary.lesson.as_str(), race.place.as_str()), ("race", "page"));
    assert_eq!(race.tasks_like("mirror").count(), 3, "{:?}", race.tasks);
    visit.expect_no_trouble()
}

#[test]
fn another_fragment_of_the_open_page_is_followed() -> Result<()> {
    let visit = Visit::begin("lesson=race")?;
    visit.follow("lesson=await-or-block&jobs=4")?;
    visit.browser.wait_until("the lesson", "document.querySelector('select').value === 'await-or-block'", SOON)?;
    visit.browser.wait_until("the address in full", "location.hash.endsWith('jobs=4&each=400')", SOON)?;
    visit.follow("lesson=nowhere")?;
    visit.browser.wait_until("what it says", "document.querySelector('[role=alert]')?.innerText", SOON)?;
    assert!(visit.notice()?.contains("nowhere"), "{}", visit.notice()?);
    assert_eq!(visit.states()?, json!(["idle"]), "nothing runs because of a link");
    visit.expect_no_trouble()
}

#[test]
fn what_is_chosen_stands_in_the_address() -> Result<()> {
    let visit = Visit::begin("lesson=race")?;
    let address = |wanted: &str| {
        visit.browser.wait_until("the address", &format!("location.hash === '#{wanted}'"), SOON).map(drop)
    };
    address("lesson=race&where=worker&mirrors=4&jitter=600&seed=7")?;
    visit.browser.select("select")?[0].type_text("Gather")?;
    address("lesson=gather-or-group&where=worker&tasks=5&fails=2")?;
    visit.browser.select(".segments label")?[1].click()?;
    address("lesson=gather-or-group&where=page&tasks=5&fails=2")?;
    visit.browser.select(".knob input")?[0].run("arguments[0].focus()")?;
    visit.browser.press(&[Key::Home])?;
    address("lesson=gather-or-group&where=page&tasks=2&fails=2")?;
    visit.end_after(0)?;
    visit.expect_no_trouble()
}

#[test]
fn a_hold_beyond_its_limit_ends_the_run_with_a_sentence() -> Result<()> {
    let visit = Visit::begin("lesson=await-or-block&jobs=1&each=2000&hold=1")?;
    let summary = visit.run()?;
    let block = summary.program("block")?;
    assert_eq!(block.state, "failed");
    assert!((1_000_000..1_300_000).contains(&block.elapsed), "it was ended after {} µs", block.elapsed);
    assert_eq!(summary.program("await")?.state, "finished", "the other program goes on");
    let verdict = visit.verdict("block")?;
    assert!(verdict.contains("the run was ended by its limit"), "the page doesn't say why: {verdict}");
    visit.expect_no_trouble()
}

/// That many bytes that mean nothing, the same every time.
fn noise(length: usize) -> String {
    let mut state = 0x2545_F491_u32;
    let next = |_| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        char::from(b'!' + (state % 94) as u8)
    };
    (0..length).map(next).collect()
}
