//! Programs with servers and with files: visitors come and are counted, files are given and taken.

use anyhow::{Context, Result};

use crate::python::{output, run_by_keys, write};
use crate::support::{Role, SOON, Visit, between};

const AWAITS: &str = "\
import asyncio
async def handle(reader, writer):
    await reader.readuntil(b'\\r\\n\\r\\n')
    await asyncio.sleep(0.2)
    writer.write(b'HTTP/1.1 200 OK\\r\\nContent-Length: 6\\r\\n\\r\\nhello\\n')
    await writer.drain()
    writer.close()
async def main():
    server = await asyncio.start_server(handle, '127.0.0.1', 8888)
    async with server:
        await server.serve_forever()
try:
    asyncio.run(main())
except KeyboardInterrupt:
    print('good bye')
";

const BLOCKS: &str = "\
import socket, time
with socket.create_server(('127.0.0.1', 8888)) as server:
    while True:
        connection, _ = server.accept()
        with connection:
            connection.recv(1024)
            time.sleep(0.2)
            connection.sendall(b'HTTP/1.1 200 OK\\r\\nContent-Length: 6\\r\\n\\r\\nhello\\n')
";

/// The cells of the table of figures, row by row.
const FIGURES: &str = "JSON.stringify([...document.querySelectorAll('.figures tbody tr')].map((row) => \
    [...row.cells].map((cell) => cell.textContent)))";

#[test]
fn visitors_of_an_asynchronous_server_wait_for_nobody_but_its_sleep() -> Result<()> {
    let visit = Visit::begin("lesson=py-queue&visitors=15&rate=20")?;
    write(&visit, AWAITS)?;
    let summary = run_by_keys(&visit)?;
    let visitors = summary.program("main.py")?.visitors.clone().context("somebody came")?;
    assert_eq!((visitors.came, visitors.answered, visitors.errors), (15, 15, 0));
    // A browser's timers and this machine add to the 200 ms.
    between("p50 (µs)", visitors.p50, 200_000..=260_000);
    between("p95 (µs)", visitors.p95, 200_000..=400_000);
    assert!(output(&visit)?.contains("good bye"), "{}", output(&visit)?);
    let figures = visit.text_of(FIGURES)?;
    assert!(figures.starts_with("[[\"main.py\",\"15\",\"15\",\"0\","), "{figures}");
    visit.browser.find(Role::Tab, "As people see it")?.click()?;
    visit.browser.wait_until("a window with its page", "document.querySelector('.window.there')", SOON)?;
    visit.expect_no_trouble()
}

#[test]
fn visitors_of_a_synchronous_server_wait_for_those_before_them() -> Result<()> {
    let visit = Visit::begin("lesson=py-queue&visitors=10&rate=20")?;
    write(&visit, BLOCKS)?;
    let summary = run_by_keys(&visit)?;
    let program = summary.program("main.py")?;
    let visitors = program.visitors.clone().context("somebody came")?;
    assert_eq!((visitors.came, visitors.answered, visitors.errors), (10, 10, 0));
    // The last of ten that come within half a second has nine before it, 200 ms each.
    between("p99 (µs)", visitors.p99, 1_500_000..=2_000_000);
    assert!((4.0..5.5).contains(&visitors.per_second), "{} a second", visitors.per_second);
    assert!(program.findings.iter().any(|text| text.contains("one at a time")), "{:?}", program.findings);
    visit.expect_no_trouble()
}

#[test]
fn lanes_of_two_programs_are_painted_as_far_as_they_can_be_seen() -> Result<()> {
    let visit = Visit::begin("lesson=py-server")?;
    visit.run()?;
    // The picture under the lanes, and the part of them that is in sight.
    let heights = "JSON.stringify([...document.querySelectorAll('.scroller')].map((one) => \
        [Math.round(one.querySelector('canvas').getBoundingClientRect().height), one.clientHeight]))";
    let heights: Vec<[u32; 2]> = serde_json::from_str(&visit.text_of(heights)?)?;
    assert_eq!(heights.len(), 2);
    assert!(heights.iter().all(|[painted, seen]| painted >= seen), "{heights:?}");
    visit.expect_no_trouble()
}

#[test]
fn a_plan_that_is_changed_stands_in_the_link_and_holds_for_the_next_run() -> Result<()> {
    let visit = Visit::begin("lesson=py-queue")?;
    write(&visit, AWAITS)?;
    let count = visit.browser.find(Role::SpinButton, "Visitors")?;
    count.run("arguments[0].value = '3'; arguments[0].dispatchEvent(new Event('change', { bubbles: true }))")?;
    let summary = run_by_keys(&visit)?;
    assert_eq!(summary.program("main.py")?.visitors.clone().context("somebody came")?.came, 3);
    assert!(visit.fragment()?.contains("&visitors=3"), "{}", visit.fragment()?);
    visit.expect_no_trouble()
}

#[test]
fn a_server_can_be_stopped_while_it_waits() -> Result<()> {
    let visit = Visit::begin("lesson=py-queue&visitors=1000&rate=1")?;
    write(&visit, BLOCKS)?;
    visit.press("Run")?;
    visit.until("running")?;
    visit.press("Stop")?;
    visit.until("stopped")?;
    visit.expect_no_trouble()
}

#[test]
fn files_are_given_to_a_program_and_what_it_writes_is_there_to_be_saved() -> Result<()> {
    let visit = Visit::begin("lesson=py-queue")?;
    write(
        &visit,
        "from pathlib import Path\ntext = Path('/in.txt').read_text()\n\
         Path('/out.txt').write_text(text.upper())\nprint(text, open('/out.txt').read())\n",
    )?;
    visit.browser.find(Role::Region, "Files")?.run(
        "const data = new DataTransfer(); data.items.add(new File(['from outside'], 'in.txt'));
         arguments[0].dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))",
    )?;
    visit
        .browser
        .find(Role::Button, "Remove /in.txt")
        .map(drop)
        .or_else(|_| visit.browser.wait_until("the file", "document.querySelector('.file-list li')", SOON).map(drop))?;
    let summary = run_by_keys(&visit)?;
    assert_eq!(summary.program("main.py")?.state, "finished");
    assert!(output(&visit)?.contains("from outside FROM OUTSIDE"), "{}", output(&visit)?);
    visit.browser.find(Role::Button, "Save /out.txt")?;
    visit.browser.find(Role::Button, "Remove /in.txt")?.click()?;
    let before = visit.ends()?;
    visit.press("Run")?;
    let without = visit.end_after(before)?;
    assert_eq!(without.program("main.py")?.state, "failed", "the file was taken back");
    visit.expect_no_trouble()
}
