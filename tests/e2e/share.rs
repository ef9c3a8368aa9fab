//! Sharing: what leaves the page comes back as it was, and a link with a run shows it without running anything.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::support::{Host, Key, Role, SOON, Visit, site};

/// Keeps what would go to the clipboard and into downloads.
const CATCH: &str = "
    window.caught = { copied: null, saved: [] };
    navigator.clipboard.writeText = async (text) => { caught.copied = text; };
    HTMLAnchorElement.prototype.click = function () {
      const name = this.download;
      fetch(this.href).then((it) => it.arrayBuffer()).then((it) => {
        caught.saved.push({ name, bytes: [...new Uint8Array(it)], text: new TextDecoder().decode(it) });
      });
    };
";

/// Chooses a file in the menu, as a reader would.
const OPEN: &str = "
    const input = document.querySelector('input[aria-label=\"Open a run\"]');
    const chosen = new DataTransfer();
    chosen.items.add(new File([arguments[1]], arguments[0]));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
";

/// Opens the menu and catches what leaves.
fn shared(visit: &Visit) -> Result<()> {
    visit.browser.run(CATCH)?;
    visit.browser.run("document.querySelector('.menu').open = true")?;
    Ok(())
}

fn copied(visit: &Visit, button: &str) -> Result<String> {
    visit.browser.run("caught.copied = null")?;
    visit.press(button)?;
    visit.browser.wait_until("something is copied", "caught.copied", SOON)?;
    visit.text_of("caught.copied")
}

fn saved(visit: &Visit, button: &str) -> Result<Value> {
    visit.browser.run("caught.saved = []")?;
    visit.press(button)?;
    visit.browser.wait_until("something is saved", "caught.saved[0]", SOON)
}

fn opens(visit: &Visit, name: &str, text: &str) -> Result<()> {
    visit.browser.run_with(OPEN, &json!([name, text]))?;
    Ok(())
}

/// How a program did, in the page's words.
fn verdict(visit: &Visit, name: &str) -> Result<String> {
    visit.text_of(&format!("document.querySelector('[aria-label=\"Timeline: {name}\"] .verdict-text').textContent"))
}

fn timelines(visit: &Visit) -> Result<Vec<String>> {
    let names =
        visit.text_of("[...document.querySelectorAll('.program h3')].map((it) => it.textContent).join('\\n')")?;
    Ok(names.lines().map(str::to_owned).collect())
}

#[test]
fn a_link_brings_the_authors_run_and_runs_nothing() -> Result<()> {
    let author = Visit::begin("lesson=py-sleep")?;
    let summary = author.run()?;
    shared(&author)?;
    let link = copied(&author, "Copy link with this run")?;
    let (_, fragment) = link.split_once('#').context("a fragment")?;
    assert!(fragment.starts_with("lesson=py-sleep") && fragment.len() < 32_000, "{} letters: {link}", link.len());

    let reader = Visit::begin(fragment)?;
    assert_eq!(reader.states()?, json!(["idle"]), "a link runs nothing");
    assert_eq!(timelines(&reader)?.len(), 4, "{:?}", timelines(&reader)?);
    let shared_verdict = verdict(&reader, "block.py · as shared")?;
    assert_eq!(shared_verdict, verdict(&author, "block.py")?, "the very run of the author");
    assert!(reader.text_of("document.querySelector('.comparison').textContent")?.contains("longest hold"));
    reader.browser.run("location.reload()")?;
    reader.browser.wait_until("the author's run again", "document.querySelectorAll('.program').length === 4", SOON)?;
    // The reader's own run stands beside it.
    let own = reader.run()?;
    assert_eq!(own.programs.len(), summary.programs.len());
    let differences = reader.text_of("document.querySelector('.comparison').innerText")?;
    assert!(differences.contains('×') || differences.contains("the same"), "{differences}");
    reader.press("Remove block.py · as shared")?;
    reader.browser.wait_until("it goes", "document.querySelectorAll('.program').length === 3", SOON)?;
    reader.expect_no_trouble()
}

#[test]
fn what_a_reader_wrote_goes_along_and_replaces_nothing() -> Result<()> {
    let author = Visit::begin("lesson=py-queue")?;
    author.browser.find(Role::TextBox, "Program")?.clear()?;
    author.browser.find(Role::TextBox, "Program")?.type_text("print('from afar: ä')")?;
    shared(&author)?;
    let link = copied(&author, "Copy link")?;
    let (_, fragment) = link.split_once('#').context("a fragment")?;

    let reader = Visit::begin("lesson=py-queue")?;
    let own = reader.text_of("document.querySelector('textarea').value")?;
    reader.open(fragment)?;
    assert_eq!(reader.text_of("document.querySelector('textarea').value")?.trim_end(), "print('from afar: ä')");
    assert_eq!(reader.states()?, json!(["idle"]));
    reader.run()?;
    assert!(reader.text_of("document.querySelector('[role=log]').textContent")?.contains("from afar: ä"));
    reader.open("lesson=py-queue")?;
    assert_eq!(reader.text_of("document.querySelector('textarea').value")?, own, "the reader's own is as it was");
    reader.expect_no_trouble()
}

fn program(visit: &Visit) -> Result<String> {
    visit.text_of("document.querySelector('textarea').value")
}

fn write(visit: &Visit, text: &str) -> Result<()> {
    visit.browser.find(Role::TextBox, "Program")?.clear()?;
    visit.browser.find(Role::TextBox, "Program")?.type_text(text)
}

#[test]
fn what_a_reader_makes_of_a_links_program_is_there_after_a_reload_and_replaces_nothing() -> Result<()> {
    let reader = Visit::begin("lesson=py-own")?;
    write(&reader, "print('my own')")?;
    let packed = loopscope::export::pack_text("print('from afar')\n");
    let link = format!("where=worker&code={packed}");
    reader.open(&link)?;
    assert_eq!(program(&reader)?, "print('from afar')\n");
    write(&reader, "print('changed')")?;
    reader.open(&link)?;
    assert_eq!(program(&reader)?, "print('changed')", "after a reload");
    // Elsewhere and back in the same page: the address brings it again.
    let choose = "const it = document.querySelector('header select'); it.value = arguments[0]; it.dispatchEvent(new Event('change', { bubbles: true }))";
    for (lesson, brings) in [("race", false), ("py-own", true)] {
        reader.browser.run_with(choose, &json!([lesson]))?;
        let there = format!("location.hash.includes('code=') === {brings}");
        reader.browser.wait_until(&format!("the address at {lesson}"), &there, SOON)?;
    }
    reader.browser.run("location.reload()")?;
    reader.browser.wait_until(
        "the program again",
        "document.querySelector('textarea')?.value.includes('changed')",
        SOON,
    )?;
    // Another program is another matter, and the reader's own is as it was: also without loading the page anew.
    reader.follow("lesson=py-own")?;
    reader.browser.wait_until(
        "one's own",
        "document.querySelector('textarea')?.value === \"print('my own')\"",
        SOON,
    )?;
    reader.open("lesson=py-own")?;
    assert_eq!(program(&reader)?, "print('my own')");
    reader.follow(&link)?;
    reader.browser.wait_until(
        "the changed one",
        "document.querySelector('textarea')?.value.includes('changed')",
        SOON,
    )?;
    reader.press("Reset")?;
    reader.browser.wait_until("as it came", "document.querySelector('textarea').value.includes('from afar')", SOON)?;
    reader.open(&link)?;
    assert_eq!(program(&reader)?, "print('from afar')\n", "nothing is left of the change");
    reader.expect_no_trouble()
}

#[test]
fn a_damaged_link_says_so_and_keeps_what_was_there() -> Result<()> {
    let visit = Visit::begin("lesson=py-queue&code=AQAAAA&run=zzzz")?;
    let notice = visit.notice()?;
    assert!(notice.contains("damaged or was cut off") || notice.contains("another version"), "{notice}");
    assert_eq!(visit.states()?, json!(["idle"]));
    assert_eq!(visit.text_of("document.querySelector('select').value")?, "py-queue");
    visit.expect_no_trouble()
}

#[test]
fn a_run_is_saved_in_every_form_and_opens_again() -> Result<()> {
    let visit = Visit::begin("lesson=py-sleep")?;
    visit.run()?;
    shared(&visit)?;
    let recording = saved(&visit, "Recording")?;
    let (name, text) = (recording["name"].as_str().unwrap_or_default(), recording["text"].as_str().unwrap_or_default());
    assert!(name.ends_with("py-sleep.json") && text.starts_with("{\"loopscope\":1,"), "{name}: {text:.80}");
    let trace = saved(&visit, "Trace")?["text"].as_str().unwrap_or_default().to_owned();
    assert!(trace.starts_with("{\"traceEvents\":["), "{trace:.80}");
    assert!(saved(&visit, "Poster")?["text"].as_str().is_some_and(|svg| svg.starts_with("<svg ")));
    let png = saved(&visit, "Picture")?;
    assert_eq!(
        png["bytes"].as_array().map(|bytes| bytes[..4].to_vec()),
        Some(vec![json!(137), json!(80), json!(78), json!(71)])
    );
    assert!(saved(&visit, "Transcript")?["text"].as_str().is_some_and(|text| text.contains("blocks the thread")));
    assert!(saved(&visit, "Tasks")?["text"].as_str().is_some_and(|csv| csv.starts_with("program,task,")));
    visit.press("Marks")?;
    visit.browser.wait_until("marks", "performance.getEntriesByType('measure').length > 10", SOON)?;

    // In another browser, and as a trace of any tool's.
    let other = Visit::begin("lesson=py-queue")?;
    opens(&other, "mine.json", text)?;
    other.browser.wait_until("both programs", "document.querySelectorAll('.program').length === 3", SOON)?;
    assert_eq!(verdict(&other, "block.py · opened")?, verdict(&visit, "block.py")?);
    opens(&other, "trace.json", &trace)?;
    other.browser.wait_until("two more", "document.querySelectorAll('.program').length === 5", SOON)?;
    opens(&other, "noise.json", "no trace at all")?;
    other.browser.wait_until("a sentence", "document.querySelector('[role=alert]')", SOON)?;
    assert!(other.notice()?.contains("“noise.json” is no whole JSON file"), "{}", other.notice()?);
    other.expect_no_trouble()
}

#[test]
fn a_run_is_kept_to_compare_with_the_next() -> Result<()> {
    let visit = Visit::begin("lesson=py-queue")?;
    visit.run()?;
    shared(&visit)?;
    visit.press("Keep this run")?;
    visit.browser.wait_until("it is there twice", "document.querySelectorAll('.program').length === 2", SOON)?;
    visit.run()?;
    visit.browser.wait_until("a comparison", "document.querySelector('.comparison tbody tr')", SOON)?;
    assert!(timelines(&visit)?.iter().any(|name| name.ends_with("· kept")), "{:?}", timelines(&visit)?);
    visit.expect_no_trouble()
}

#[test]
fn an_embed_is_copied_for_each_tool() -> Result<()> {
    let visit = Visit::begin("lesson=py-sleep")?;
    shared(&visit)?;
    assert_eq!(
        copied(&visit, "Copy embed")?,
        "<script src=\"loop-scope.js\"></script>\n<loop-scope lesson=\"py-sleep\"></loop-scope>\n"
    );
    visit.browser.run(
        "const it = document.querySelector('select[aria-label=\"Documentation tool\"]'); it.selectedIndex = 2;
         it.dispatchEvent(new Event('change', { bubbles: true }))",
    )?;
    visit.browser.wait_until(
        "Sphinx",
        "document.querySelector('select[aria-label=\"Documentation tool\"]').selectedIndex === 2",
        SOON,
    )?;
    assert!(copied(&visit, "Copy embed")?.starts_with(".. raw:: html\n\n   <loop-scope"));
    visit.expect_no_trouble()
}

/// What the menu says of the last click.
fn said(visit: &Visit) -> Result<String> {
    visit.text_of("document.querySelector('.menu .said').textContent")
}

#[test]
fn an_embed_with_its_poster_shows_it_and_says_it_in_words() -> Result<()> {
    let visit = Visit::begin("lesson=race&mirrors=5&where=page")?;
    visit.run()?;
    shared(&visit)?;
    visit.browser.run("caught.saved = []")?;
    let snippet = copied(&visit, "Copy embed, save its poster")?;
    let saved = visit.browser.wait_until("the poster", "caught.saved[0]", SOON)?;
    let (name, svg) = (saved["name"].as_str().context("a name")?, saved["text"].as_str().context("a text")?);
    assert_eq!(name, "loopscope-race.svg");
    assert!(
        snippet.contains("lesson=\"race&amp;mirrors=5\" where=\"page\" poster=\"loopscope-race.svg\" alt=\""),
        "{snippet}"
    );
    let words = said(&visit)?;
    assert!(words.contains(name) && words.contains("beside the page"), "{words}");

    visit.browser.run("document.querySelector('.menu button').focus()")?;
    visit.browser.press(&[Key::Escape])?;
    visit.browser.wait_until(
        "the menu closes",
        "!document.querySelector('.menu').open && document.activeElement.textContent === 'Share'",
        SOON,
    )?;
    visit.browser.run("document.querySelector('.menu').open = true")?;

    // An author's page, with what was copied and saved.
    let host = Host::begin(site()?.page("/loopscope-race.svg", svg), &snippet)?;
    let image = "document.querySelector('loop-scope').shadowRoot.querySelector('img')";
    host.browser.wait_until("the poster", &format!("{image}.naturalWidth === 760"), SOON)?;
    let alt = host.browser.run(&format!("return {image}.alt"))?;
    assert!(alt.as_str().is_some_and(|alt| alt.contains("finished in")), "{alt}");
    host.press_run(0)?;
    let summary = host.summary(0)?;
    assert_eq!(summary.programs[0].place, "page");
    // Without its file nothing broken is shown.
    let bare = Host::begin(site()?, &snippet)?;
    bare.browser.wait_until("no picture", &format!("{image}.complete && {image}.hidden"), SOON)?;

    // The picture by itself comes with the words for it.
    visit.press("Poster")?;
    visit.browser.wait_until("what to paste", "document.querySelector('.menu textarea')?.value", SOON)?;
    let pasted = visit.text_of("document.querySelector('.menu textarea').value")?;
    assert!(pasted.starts_with("<img src=\"loopscope-race.svg\" alt=\"") && pasted.contains("finished in"), "{pasted}");
    visit.expect_no_trouble()
}

#[test]
fn a_trace_with_many_processes_is_shown_as_far_as_there_is_room_and_says_so() -> Result<()> {
    let visit = Visit::begin("lesson=py-queue")?;
    visit.browser.run("document.querySelector('.menu').open = true")?;
    let slices: Vec<Value> = (0..9)
        .flat_map(|pid| (0..=pid).map(move |at| json!({ "ph": "X", "name": format!("step {at}"), "pid": pid, "tid": 1, "ts": at * 10, "dur": 9 })))
        .collect();
    opens(&visit, "many.json", &json!(slices).to_string())?;
    visit.browser.wait_until("six of them", "document.querySelectorAll('.program').length === 7", SOON)?;
    assert!(visit.notice()?.contains("“many.json” has 9 programs"), "{}", visit.notice()?);
    assert_eq!(timelines(&visit)?[1], "process 3 · opened");
    let names = visit.text_of("[...document.querySelectorAll('.program')].at(-1).querySelector('.lanes').innerText")?;
    assert!(names.contains("step 8"), "{names}");
    visit.expect_no_trouble()
}
