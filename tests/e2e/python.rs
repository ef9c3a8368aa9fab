//! Programs in Python: they are written, run, stopped and mended on the page.

use anyhow::{Context, Result};
use serde_json::json;
use xtask::driver::Element;

use crate::support::{Key, Role, SOON, Summary, Visit, at_most, between};

/// A lesson with one program.
const ONE: &str = "lesson=py-queue";

fn program(visit: &Visit) -> Result<Element<'_>> {
    visit.browser.find(Role::TextBox, "Program")
}

/// Writes a program as if it were pasted.
pub(crate) fn write(visit: &Visit, text: &str) -> Result<()> {
    let area = program(visit)?;
    visit.browser.run_with(
        "arguments[0].focus(); arguments[0].select(); document.execCommand('insertText', false, arguments[1])",
        &json!([area.reference(), text]),
    )?;
    Ok(())
}

fn text(visit: &Visit) -> Result<String> {
    let text = program(visit)?.run("return arguments[0].value")?;
    Ok(text.as_str().context("a text")?.to_owned())
}

pub(crate) fn run_by_keys(visit: &Visit) -> Result<Summary> {
    let before = visit.ends()?;
    visit.browser.press(&[Key::Control, Key::Enter])?;
    visit.end_after(before)
}

pub(crate) fn output(visit: &Visit) -> Result<String> {
    visit.browser.find(Role::Log, "Output")?.text()
}

/// Waits until the output says this.
fn until_said(visit: &Visit, said: &str) -> Result<()> {
    let condition = format!("document.querySelector('[role=log]')?.textContent.includes({})", json!(said));
    visit.browser.wait_until(&format!("“{said}” in the output"), &condition, SOON)?;
    Ok(())
}

/// The line of the caret, from 1, if the program has the focus.
const CARET: &str = "document.activeElement.tagName === 'TEXTAREA' && \
    document.activeElement.value.slice(0, document.activeElement.selectionStart).split('\\n').length";

#[test]
fn what_is_written_runs_and_is_drawn() -> Result<()> {
    let visit = Visit::begin(ONE)?;
    write(
        &visit,
        "import asyncio\n\nasync def job(n):\n    await asyncio.sleep(0.2 * n)\n    print(f\"job {n} is done\")\n\n\
         async def main():\n    jobs = [asyncio.create_task(job(n), name=f\"job {n}\") for n in (1, 2, 3)]\n    \
         await asyncio.gather(*jobs)\n\nasyncio.run(main())\n",
    )?;
    let summary = run_by_keys(&visit)?;
    let main = summary.program("main.py")?;
    assert_eq!((summary.lesson.as_str(), main.state.as_str()), ("py-queue", "finished"));
    for n in [1, 2, 3] {
        let job = main.task(&format!("job {n}"))?;
        assert_eq!(job.state, "done");
        between(&format!("{} waits (µs)", job.name), job.awaiting, n * 200_000 - 5000..=n * 200_000 + 150_000);
    }
    until_said(&visit, "job 3 is done")?;
    let lanes = visit.browser.find(Role::ListBox, "Tasks of main.py")?.text()?;
    assert!(lanes.contains("job 2"), "no lane for job 2: {lanes}");
    visit.expect_no_trouble()
}

#[test]
fn what_cannot_run_is_said_with_its_place() -> Result<()> {
    let visit = Visit::begin(ONE)?;
    let wrong = "import asyncio\n\nprint(1))\nx = = 2\n";
    write(&visit, wrong)?;
    visit.browser.press(&[Key::Control, Key::Enter])?;
    visit.until("failed")?;
    until_said(&visit, "SyntaxError")?;
    let said = output(&visit)?;
    assert!(said.contains("line 3") && said.contains('^') && said.contains("main.py"), "{said}");
    let verdict = visit.verdict("main.py")?;
    assert!(verdict.contains("line 3, column 9"), "{verdict}");
    assert_eq!(visit.ends()?, 0, "nothing ran");
    assert_eq!(text(&visit)?, wrong, "the text stays");
    let marks = visit.browser.run("return [...document.querySelectorAll('.mark')].map((it) => it.ariaLabel)")?;
    let marks: Vec<String> = serde_json::from_value(marks)?;
    assert!(marks.iter().any(|mark| mark.starts_with("line 3, column 9: SyntaxError")), "{marks:?}");

    visit.press("line 3")?;
    visit.browser.wait_until("the caret in line 3", &format!("({CARET}) === 3"), SOON)?;

    // Mended, it runs, and nothing is marked any more.
    write(&visit, "print('mended')\n")?;
    visit.browser.wait_until("no marks", "document.querySelector('.mark') === null", SOON)?;
    assert_eq!(run_by_keys(&visit)?.program("main.py")?.state, "finished");
    until_said(&visit, "mended")?;
    visit.expect_no_trouble()
}

#[test]
fn a_traceback_leads_to_its_lines() -> Result<()> {
    let visit = Visit::begin(ONE)?;
    write(&visit, "def share(cake, guests):\n    return cake / guests\n\nprint('now')\n\nshare(1, 0)\n")?;
    let summary = run_by_keys(&visit)?;
    assert_eq!(summary.program("main.py")?.state, "failed");
    visit.until("failed")?;
    until_said(&visit, "ZeroDivisionError: division by zero")?;
    let apart = "[...document.querySelectorAll('.complains')].some((it) => it.textContent.includes('error output')) && \
                 [...document.querySelectorAll('[role=log] > div > div:not(.complains)')].length === 1";
    visit.browser.wait_until("output and complaints told apart", apart, SOON)?;
    for (words, line) in [("line 2", 2), ("line 6", 6)] {
        visit.press(words)?;
        visit.browser.wait_until(&format!("the caret in {words}"), &format!("({CARET}) === {line}"), SOON)?;
    }
    visit.expect_no_trouble()
}

#[test]
fn stop_ends_an_endless_loop_at_once() -> Result<()> {
    let visit = Visit::begin(ONE)?;
    write(&visit, "print('begun')\nwhile True:\n    pass\n")?;
    visit.browser.press(&[Key::Control, Key::Enter])?;
    until_said(&visit, "begun")?;
    let seen = visit.browser.run_async(
        "await new Promise((later) => setTimeout(later, 300));
        const pressed = performance.now();
        document.querySelector('button.stop').click();
        while (!seen.ends.length) await new Promise((soon) => setTimeout(soon, 5));
        return { detail: seen.ends.at(-1).detail, took: seen.ends.at(-1).at - pressed };",
        &json!([]),
    )?;
    at_most("from Stop to its end (ms)", seen["took"].as_f64().context("a time")?, 100.0);
    assert_eq!(Summary::read(&seen["detail"])?.program("main.py")?.state, "stopped");
    visit.until("stopped")?;
    write(&visit, "print('again')\n")?;
    assert_eq!(run_by_keys(&visit)?.program("main.py")?.state, "finished");
    visit.expect_no_trouble()
}

#[test]
fn a_loop_that_never_ends_is_ended_by_its_limit() -> Result<()> {
    for place in ["worker", "page"] {
        let visit = Visit::begin(&format!("{ONE}&where={place}&hold=1"))?;
        write(&visit, "while True:\n    pass\n")?;
        let summary = run_by_keys(&visit)?;
        let main = summary.program("main.py")?;
        assert_eq!((main.place.as_str(), main.state.as_str()), (place, "failed"));
        between("it ran for (µs)", main.elapsed, 1_000_000..=1_700_000);
        visit.expect_no_trouble()?;
    }
    Ok(())
}

#[test]
fn what_was_written_is_kept_until_reset() -> Result<()> {
    let visit = Visit::begin(ONE)?;
    let original = text(&visit)?;
    write(&visit, "print('mine')\n")?;
    visit.follow("lesson=race")?;
    visit.browser.wait_until("no editor", "document.querySelector('textarea') === null", SOON)?;
    visit.follow(ONE)?;
    visit.browser.wait_until("the editor", "document.querySelector('textarea') !== null", SOON)?;
    assert_eq!(text(&visit)?, "print('mine')\n", "after another lesson");
    visit.open(ONE)?;
    assert_eq!(text(&visit)?, "print('mine')\n", "after a reload");
    visit.press("Reset")?;
    assert_eq!(text(&visit)?, original);
    let disabled = "document.querySelector('.reset').disabled";
    visit.browser.wait_until("nothing to reset", disabled, SOON)?;
    visit.open(ONE)?;
    assert_eq!(text(&visit)?, original, "after reset and a reload");
    visit.expect_no_trouble()
}

#[test]
fn keys_do_what_an_editor_does() -> Result<()> {
    let visit = Visit::begin(ONE)?;
    write(&visit, "if True:")?;
    visit.browser.press(&[Key::Enter])?;
    program(&visit)?.type_text("x = 1")?;
    assert_eq!(text(&visit)?, "if True:\n    x = 1");
    visit.browser.press(&[Key::Tab])?;
    assert_eq!(text(&visit)?, "if True:\n    x = 1   ");
    visit.browser.press(&[Key::Control, Key::Char('a')])?;
    visit.browser.press(&[Key::Tab])?;
    assert_eq!(text(&visit)?, "    if True:\n        x = 1   ");
    visit.browser.press(&[Key::Shift, Key::Tab])?;
    assert_eq!(text(&visit)?, "if True:\n    x = 1   ");
    visit.browser.press(&[Key::Control, Key::Char('z')])?;
    assert_eq!(text(&visit)?, "    if True:\n        x = 1   ", "Tab can be undone");
    // Escape, then Tab leaves.
    visit.browser.press(&[Key::Escape])?;
    visit.browser.press(&[Key::Tab])?;
    let focused = visit.text_of("document.activeElement.textContent")?;
    assert_eq!(focused, "Reset", "behind the program comes Reset");
    visit.browser.press(&[Key::Shift, Key::Tab])?;
    assert_eq!(visit.text_of("document.activeElement.tagName")?, "TEXTAREA");
    visit.expect_no_trouble()
}

#[test]
fn two_programs_are_compared_on_one_clock() -> Result<()> {
    let visit = Visit::begin("lesson=py-sleep")?;
    visit.browser.find(Role::TextBox, "Program: block.py")?;
    let summary = visit.run()?;
    between("await.py: elapsed (µs)", summary.program("await.py")?.elapsed, 400_000..=700_000);
    between("block.py: elapsed (µs)", summary.program("block.py")?.elapsed, 2_400_000..=2_900_000);
    for name in ["await.py", "block.py"] {
        visit.browser.find(Role::ListBox, &format!("Tasks of {name}"))?;
        assert_eq!(summary.program(name)?.tasks_like("job").count(), 6);
    }
    visit.browser.find(Role::Tab, "await.py")?.click()?;
    visit
        .browser
        .wait_for_ok("the other program", SOON, || visit.browser.find(Role::TextBox, "Program: await.py").map(drop))?;
    let blocked = summary.program("block.py")?.findings.join(" ");
    assert!(blocked.contains("held the loop"), "{blocked}");
    visit.expect_no_trouble()
}

#[test]
fn tasks_stand_beside_their_lines_while_the_text_is_what_ran() -> Result<()> {
    let visit = Visit::begin("lesson=py-sleep")?;
    visit.run()?;
    let pill = "document.querySelector('.editor .pill')?.ariaLabel";
    let said = visit.browser.wait_until("a mark beside a line", pill, SOON)?;
    assert!(said.as_str().is_some_and(|said| said.contains("job") || said.contains("block.py")), "{said}");
    visit.browser.run("document.querySelector('textarea').focus()")?;
    visit.browser.press(&[Key::Char('#')])?;
    visit.browser.wait_until("no marks", "document.querySelector('.editor .pill') === null", SOON)?;
    visit.browser.press(&[Key::Backspace])?;
    visit.browser.wait_until("the marks again", pill, SOON)?;
    visit.expect_no_trouble()
}

#[test]
fn one_click_leads_to_the_other_language_and_back() -> Result<()> {
    let visit = Visit::begin("lesson=py-sleep")?;
    visit.browser.find(Role::Link, "The same idea in Rust")?.click()?;
    visit.browser.wait_until("the story", "document.querySelector('select').value === 'await-or-block'", SOON)?;
    visit.browser.find(Role::Link, "The same idea in Python")?.click()?;
    visit.browser.wait_until("the lesson", "document.querySelector('select').value === 'py-sleep'", SOON)?;
    visit.expect_no_trouble()
}

#[test]
fn run_runs_what_the_text_is_at_that_moment() -> Result<()> {
    let visit = Visit::begin(ONE)?;
    write(&visit, "print('the text before')\n")?;
    // Typed and run within one task of the page: nothing was rendered between.
    visit.browser.run(
        "const text = document.querySelector('textarea');
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(text, \"print('the newest text')\\n\");
        text.dispatchEvent(new InputEvent('input', { bubbles: true }));
        document.querySelector('button.run').click();",
    )?;
    until_said(&visit, "the newest text")?;
    assert!(!output(&visit)?.contains("the text before"), "it ran the text before");
    visit.expect_no_trouble()
}

#[test]
fn a_run_begins_without_waiting_for_a_frame() -> Result<()> {
    let visit = Visit::begin(ONE)?;
    write(&visit, "import time\n\ntime.sleep(2)\nprint('slept')\n")?;
    let rest = visit.browser.run_async(
        "const frame = window.requestAnimationFrame.bind(window);
        const held = [];
        window.requestAnimationFrame = (callback) => held.push(callback);
        document.querySelector('button.run').click();
        await new Promise((done) => setTimeout(done, 3000));
        window.requestAnimationFrame = frame;
        const begun = performance.now();
        for (const callback of held) frame(callback);
        while (!seen.ends.length) await new Promise((done) => setTimeout(done, 10));
        return performance.now() - begun;",
        &json!([]),
    )?;
    let rest = rest.as_f64().context("a time")?;
    assert!(rest < 1500.0, "the program sleeps for 2 s, and had {rest} ms of them left once there were frames");
    visit.expect_no_trouble()
}

#[test]
fn a_flood_of_output_leaves_the_page_alive() -> Result<()> {
    let visit = Visit::begin(ONE)?;
    write(&visit, "for n in range(1_000_000):\n    print('line', n)\n")?;
    let longest = visit.browser.run_async(
        "let [longest, before] = [0, performance.now()];
        document.querySelector('button.run').click();
        while (!seen.ends.length) {
            await new Promise(requestAnimationFrame);
            const now = performance.now();
            longest = Math.max(longest, now - before);
            before = now;
        }
        return longest;",
        &json!([]),
    )?;
    let longest = longest.as_f64().context("a time")?;
    println!("the longest frame took {longest} ms");
    at_most("the longest frame of the flood (ms)", longest, 500.0);
    until_said(&visit, "line 999999")?;
    until_said(&visit, "999000 lines before")?;
    let nodes = visit.number("document.querySelectorAll('[role=log] > div > div').length")?;
    assert!(nodes <= 1000.0, "{nodes} lines are on the page");
    visit.expect_no_trouble()
}

#[test]
fn a_program_runs_on_the_page_and_is_stopped_there() -> Result<()> {
    let visit = Visit::begin(&format!("{ONE}&where=page"))?;
    write(
        &visit,
        "import asyncio\n\nasync def main():\n    print('begun')\n    await asyncio.sleep(60)\n\nasyncio.run(main())\n",
    )?;
    visit.browser.press(&[Key::Control, Key::Enter])?;
    until_said(&visit, "begun")?;
    let before = visit.ends()?;
    visit.press("Stop")?;
    let summary = visit.end_after(before)?;
    assert_eq!(summary.program("main.py")?.state, "stopped");
    visit.expect_no_trouble()
}
