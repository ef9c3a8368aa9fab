//! SQLite in Python programs, in a browser: what blocks holds the loop, what waits in a thread doesn't, nothing is lost.

use anyhow::Result;
use serde_json::json;

use crate::python::{output, run_by_keys, write};
use crate::support::{SOON, Visit, between, site};

/// A query that takes long.
const SLOW: &str = "SLOW = 'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ?) \
    SELECT count(*) FROM n'\n";

fn ran(visit: &Visit, program: &str) -> Result<String> {
    write(visit, &format!("import asyncio, sqlite3, time\n{SLOW}{program}"))?;
    run_by_keys(visit)?;
    output(visit)
}

#[test]
fn sqlite3_holds_the_loop_and_aiosqlite_does_not() -> Result<()> {
    let visit = Visit::begin("lesson=py-sqlite")?;
    let summary = visit.run()?;
    let (blocking, awaiting) = (summary.program("sqlite3.py")?, summary.program("aiosqlite.py")?);
    for program in [blocking, awaiting] {
        assert_eq!(program.state, "finished", "{program:?}");
    }
    // Four reports, one after the other and without a turn between them.
    assert!(blocking.longest_hold > 300_000, "sqlite3 held the loop for {} µs only", blocking.longest_hold);
    assert!(
        awaiting.longest_hold < blocking.longest_hold / 3,
        "aiosqlite held the loop for {} of {} µs",
        awaiting.longest_hold,
        blocking.longest_hold
    );
    let said = output(&visit)?;
    assert!(said.contains("shop 3"), "{said}");
    visit.expect_no_trouble()
}

#[test]
fn a_cancelled_task_interrupts_its_query() -> Result<()> {
    let visit = Visit::begin("lesson=py-queue")?;
    let said = ran(
        &visit,
        "import aiosqlite\n\nasync def main():\n    async with aiosqlite.connect('kept.db') as db:\n        \
         await db.execute('CREATE TABLE t(a)')\n        await db.execute('INSERT INTO t VALUES(7)')\n        \
         await db.commit()\n        try:\n            async with asyncio.timeout(0.2):\n                \
         await db.execute_fetchall(SLOW, (100_000_000,))\n        except TimeoutError:\n            \
         print('given up')\n        began = time.perf_counter()\n        \
         print(await db.execute_fetchall('SELECT a FROM t'))\n        \
         print('soon' if time.perf_counter() - began < 2 else 'late')\n\nasyncio.run(main())\n",
    )?;
    assert!(said.contains("given up") && said.contains("[(7,)]") && said.contains("soon"), "{said}");
    visit.expect_no_trouble()
}

#[test]
fn a_database_is_a_file_that_the_reader_can_save_and_give_back() -> Result<()> {
    let visit = Visit::begin("lesson=py-queue")?;
    let said = ran(
        &visit,
        "db = sqlite3.connect('shop.db')\ndb.execute('CREATE TABLE t(a)')\n\
         db.executemany('INSERT INTO t VALUES(?)', [(n,) for n in range(1000)])\ndb.commit()\n\
         data = open('shop.db', 'rb').read()\nprint(data[:15], len(data) % 4096)\n",
    )?;
    assert!(said.contains("b'SQLite format 3' 0"), "{said}");
    let files = "document.querySelector('.files')?.textContent.includes('/shop.db')";
    visit.browser.wait_until("the database among the files", files, SOON)?;
    // What the reader drops is found by the next program.
    visit.browser.run_with(
        "const [header] = arguments; const input = document.querySelector('.files input');
         const data = new DataTransfer(); data.items.add(new File([header], 'given.db'));
         input.files = data.files; input.dispatchEvent(new Event('change', { bubbles: true }));",
        &json!(["this is no database, but a text that is long enough to be looked at by SQLite, if it is long enough"]),
    )?;
    let given = "document.querySelector('.files')?.textContent.includes('/given.db')";
    visit.browser.wait_until("the given file", given, SOON)?;
    let said = ran(
        &visit,
        "try:\n    sqlite3.connect('given.db').execute('SELECT * FROM sqlite_master')\n\
         except sqlite3.DatabaseError as error:\n    print(error)\n",
    )?;
    assert!(said.contains("file is not a database"), "{said}");
    visit.expect_no_trouble()
}

#[test]
fn locks_wait_and_tell() -> Result<()> {
    let visit = Visit::begin("lesson=py-queue")?;
    let said = ran(
        &visit,
        "one, two = sqlite3.connect('a.db'), sqlite3.connect('a.db', timeout=0.3)\none.execute('CREATE TABLE t(a)')\n\
         one.execute('INSERT INTO t VALUES(1)')\nprint(two.execute('SELECT count(*) FROM t').fetchone())\n\
         began = time.perf_counter()\ntry:\n    two.execute('INSERT INTO t VALUES(2)')\n\
         except sqlite3.OperationalError as error:\n    print(error, 0.25 < time.perf_counter() - began < 1)\n\
         one.commit()\ntwo.execute('INSERT INTO t VALUES(2)')\ntwo.commit()\n\
         print(one.execute('SELECT count(*) FROM t').fetchone())\n",
    )?;
    assert!(said.contains("(0,)") && said.contains("database is locked True") && said.contains("(2,)"), "{said}");
    visit.expect_no_trouble()
}

#[test]
fn an_endless_query_is_ended_by_the_limit() -> Result<()> {
    let visit = Visit::begin("lesson=py-queue&hold=2")?;
    write(
        &visit,
        &format!("import sqlite3\n{SLOW}sqlite3.connect(':memory:').execute(SLOW, (10 ** 15,)).fetchall()\n"),
    )?;
    let summary = run_by_keys(&visit)?;
    let program = summary.programs.first().expect("a program");
    between("the query was ended after (µs)", program.elapsed, 1_900_000..=4_000_000);
    assert_ne!(program.state, "finished");
    visit.expect_no_trouble()
}

#[test]
fn a_site_without_sqlite_says_so_at_the_import() -> Result<()> {
    let visit = Visit::to(site()?.without("sqlite.wasm").without("sqlite.js"), "lesson=py-queue")?;
    let said = ran(&visit, "print('never')\n")?;
    assert!(said.contains("ImportError") && said.contains("built without SQLite"), "{said}");
    assert!(!said.contains("never"), "{said}");
    Ok(())
}

#[test]
fn where_nothing_may_be_fetched_it_comes_as_a_script() -> Result<()> {
    let visit = Visit::to(site()?.without("sqlite.wasm"), "lesson=py-queue")?;
    let said = ran(&visit, "print(sqlite3.connect(':memory:').execute('SELECT 6 * 7').fetchone())\n")?;
    assert!(said.contains("(42,)"), "{said}");
    Ok(())
}

#[test]
fn what_a_program_wrote_survives_a_reload_and_is_there_for_the_next_run() -> Result<()> {
    let visit = Visit::begin("lesson=py-queue")?;
    let count = "db = sqlite3.connect('counter.db')\ndb.execute('CREATE TABLE IF NOT EXISTS run(n)')\n\
        db.execute('INSERT INTO run VALUES(1)')\ndb.commit()\n\
        print('runs:', db.execute('SELECT count(*) FROM run').fetchone()[0])\n";
    assert!(ran(&visit, count)?.contains("runs: 1"));
    // It is written behind the page's back.
    visit.browser.wait_until("the kept file", KEPT, SOON)?;
    visit.open("lesson=py-queue")?;
    let listed = "document.querySelector('.files')?.textContent.includes('of an earlier visit')";
    visit.browser.wait_until("the file of the earlier visit", listed, SOON)?;
    visit.press("Keep /counter.db for the next run")?;
    assert!(ran(&visit, count)?.contains("runs: 2"));
    visit.press("Remove /counter.db")?;
    assert!(ran(&visit, count)?.contains("runs: 1"));
    visit.expect_no_trouble()
}

/// Whether the private file system has the file with something in it.
const KEPT: &str = "(() => {
    const look = async () => {
        const root = await navigator.storage.getDirectory();
        const own = await root.getDirectoryHandle('loopscope');
        const left = await own.getDirectoryHandle('left');
        const file = await (await left.getFileHandle('%2Fcounter.db')).getFile();
        window.keptSize = file.size;
    };
    look().catch(() => {});
    return window.keptSize > 0;
})()";
