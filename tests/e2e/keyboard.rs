//! The whole page without a pointer: everything is reached by Tab, and does by keys what it does by hand.

use std::collections::BTreeSet;

use anyhow::{Context, Result};

use crate::support::{Key, Role, SOON, Visit};

/// What has the focus, in words.
const FOCUSED: &str = "(() => {
    const { activeElement: it } = document;
    if (it === document.body) return 'nothing';
    const label = it.getAttribute('aria-label') ?? it.labels?.[0]?.textContent ?? it.textContent;
    return label.replace(/[^ -~]/g, '').trim().slice(0, 40);
})()";

/// Presses Tab until this has the focus.
fn tab_to(visit: &Visit, wanted: &str) -> Result<()> {
    for _ in 0..60 {
        if visit.text_of(FOCUSED)? == wanted {
            return Ok(());
        }
        visit.browser.press(&[Key::Tab])?;
    }
    anyhow::bail!("Tab doesn't lead to “{wanted}”")
}

fn page_with_a_run() -> Result<Visit> {
    let visit = Visit::begin("lesson=await-or-block&jobs=3&each=340")?;
    visit.run()?;
    Ok(visit)
}

#[test]
fn tab_leads_to_everything_and_out_again() -> Result<()> {
    let visit = page_with_a_run()?;
    tab_to(&visit, "Lesson")?;
    let mut met = vec!["Lesson".to_owned()];
    // Behind the last element the focus leaves the page, and begins anew.
    while met.len() < 80 {
        visit.browser.press(&[Key::Tab])?;
        let focused = visit.text_of(FOCUSED)?;
        if focused == "Lesson" {
            break;
        }
        met.push(focused);
    }
    assert!(met.len() < 80, "Tab never comes back to where it began: {met:?}");
    let met: BTreeSet<&str> = met.iter().map(String::as_str).collect();
    // Stop is disabled now, and a radio group and a list are one stop each.
    let wanted = [
        "Lesson",
        "Run",
        "Worker",
        "Dark theme",
        "block",
        "Source",
        "Jobs3",
        "Each340 ms",
        "Instant",
        "main, done",
        "heartbeat",
        "Output",
        "Rows of the transcript",
    ];
    let missed: Vec<&str> = wanted.into_iter().filter(|wanted| !met.contains(wanted)).collect();
    assert!(missed.is_empty(), "Tab misses {missed:?} and meets {met:?}");
    Ok(())
}

#[test]
fn keys_run_and_stop() -> Result<()> {
    let visit = Visit::begin("lesson=await-or-block&jobs=20&each=2000")?;
    tab_to(&visit, "Run")?;
    visit.browser.press(&[Key::Enter])?;
    visit.until("running")?;
    visit.browser.wait_until("Stop", "!document.querySelector('button.stop').disabled", SOON)?;
    visit.browser.press(&[Key::Tab])?;
    assert_eq!(visit.text_of(FOCUSED)?, "Stop", "behind Run comes Stop");
    visit.browser.press(&[Key::Space])?;
    visit.until("stopped")?;
    // Stop has gone from under the focus; the next Tab goes on from where it was.
    visit.browser.press(&[Key::Shift, Key::Tab])?;
    assert_eq!(visit.text_of(FOCUSED)?, "Run", "before Stop comes Run");
    visit.browser.press(&[Key::Space])?;
    visit.until("running")?;
    visit.browser.press(&[Key::Tab])?;
    visit.browser.press(&[Key::Enter])?;
    visit.until("stopped")?;
    visit.expect_no_trouble()
}

#[test]
fn arrows_choose_the_place_and_turn_the_knobs() -> Result<()> {
    let visit = Visit::begin("lesson=await-or-block&jobs=2&each=100")?;
    tab_to(&visit, "Worker")?;
    visit.browser.press(&[Key::Right])?;
    visit.browser.wait_until("the place in the address", "location.hash.includes('where=page')", SOON)?;
    visit.browser.press(&[Key::Left])?;
    visit.browser.wait_until("the place in the address", "location.hash.includes('where=worker')", SOON)?;
    tab_to(&visit, "Jobs2")?;
    visit.browser.press(&[Key::Right])?;
    visit.browser.wait_until("the knob in the address", "location.hash.includes('jobs=3')", SOON)?;
    visit.end_after(0)?;
    Ok(())
}

#[test]
fn arrows_walk_through_the_lanes() -> Result<()> {
    let visit = page_with_a_run()?;
    let focused = |lane: &str| visit.browser.wait_until(lane, &format!("{FOCUSED} === {lane:?}"), SOON).map(drop);
    tab_to(&visit, "main, done")?;
    visit.browser.press(&[Key::Down])?;
    focused("heartbeat, cancelled")?;
    visit.browser.press(&[Key::Down])?;
    focused("job 1, done")?;
    visit.browser.press(&[Key::Up])?;
    focused("heartbeat, cancelled")?;
    let chosen = visit.browser.wait_until("its details", "document.querySelector('.inspector')?.innerText", SOON)?;
    let chosen = chosen.as_str().context("a text")?;
    assert!(chosen.to_lowercase().contains("task: heartbeat"), "the details are not the heartbeat's: {chosen}");
    visit.browser.press(&[Key::Escape])?;
    visit.browser.wait_until("nothing chosen", "document.querySelector('.inspector') === null", SOON)?;
    Ok(())
}

#[test]
fn arrows_scrub_and_plus_minus_and_zero_zoom() -> Result<()> {
    let visit = page_with_a_run()?;
    let slider = visit.browser.find_all(Role::Slider)?;
    let (_, slider) = slider.iter().find(|(name, _)| name == "Instant").context("a slider for the instant")?;
    let instant = || -> Result<f64> {
        let now = slider.run("return Number(arguments[0].getAttribute('aria-valuenow'))")?;
        now.as_f64().context("an instant")
    };
    let moved = |key: Key, ahead: bool| -> Result<f64> {
        let before = instant()?;
        visit.browser.press(&[key])?;
        visit.browser.wait_for_ok(&format!("{key:?} moves the instant from {before}"), SOON, || {
            let now = instant()?;
            anyhow::ensure!(if ahead { now > before } else { now < before }, "it is at {now}");
            Ok(now - before)
        })
    };
    tab_to(&visit, "Instant")?;
    visit.browser.press(&[Key::Home])?;
    let wide = moved(Key::Right, true)?;
    moved(Key::Right, true)?;
    moved(Key::Left, false)?;
    // A step of the arrow is a step on the screen, so closer up it is shorter: that shows that the zoom is real.
    for _ in 0..4 {
        visit.browser.press(&[Key::Char('+')])?;
    }
    let close = moved(Key::Right, true)?;
    assert!(close < wide / 3.0, "zoomed in four times, a step is {close} s, at first it was {wide} s");
    visit.browser.press(&[Key::Char('-')])?;
    let less_close = moved(Key::Right, true)?;
    assert!(less_close > close * 1.2, "zoomed out once, a step is {less_close} s, before it was {close} s");
    visit.browser.press(&[Key::Char('0')])?;
    let all = moved(Key::Right, true)?;
    assert!((all - wide).abs() < wide / 5.0, "all of it shown, a step is {all} s, at first it was {wide} s");
    Ok(())
}
