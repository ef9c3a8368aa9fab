//! The engine by itself: what it says to calls that make no sense, to a full disk, to a lock, to a query without an end.
#![cfg(feature = "engine")]

use loopscope_sqlite::Engine;
use loopscope_sqlite::words::{Answer, Ask, Call, Datum, Failure, Found, Params, Said, decode, encode, steps};

/// An engine, and the disk beside it.
struct Bench {
    engine: Engine,
    room: u64,
    budget: u64,
}

impl Bench {
    fn new() -> Self {
        Self { engine: Engine::new(|| false).expect("SQLite begins"), room: 1 << 20, budget: u64::MAX }
    }

    fn ask(&mut self, ask: Ask) -> Answer {
        let call = Call { now: 0, room: self.room, budget: self.budget, ask };
        let answer = self.engine.call(&encode(&call));
        let decoded: Answer = decode(&answer).expect("an answer");
        assert_eq!(steps(&answer), decoded.steps);
        decoded
    }

    fn open(&mut self, path: &str) -> (u32, Answer) {
        let ask = Ask::Open { path: path.to_owned(), uri: false };
        let mut answer = self.ask(ask.clone());
        if let Some(wanted) = answer.wants.take() {
            assert!(answer.said.is_err());
            self.ask(Ask::Supply(wanted, Found::Nothing));
            answer = self.ask(ask);
        }
        match answer.said {
            Ok(Said::Opened(conn)) => (conn, answer),
            other => panic!("it isn't open: {other:?}"),
        }
    }

    fn execute(&mut self, conn: u32, sql: &str) -> Answer {
        let sets = vec![Params::Ordered(Vec::new())];
        self.ask(Ask::Execute { conn, sql: sql.to_owned(), begin: None, sets, many: false })
    }
}

fn code(answer: &Answer) -> i32 {
    match &answer.said {
        Err(Failure::Sqlite { code, .. }) => *code,
        other => panic!("that is no failure of SQLite: {other:?}"),
    }
}

#[test]
fn what_makes_no_sense_is_a_failure_with_words() {
    let mut bench = Bench::new();
    for garbage in [&b""[..], b"\xff\xff\xff", b"\0\0\0\x63", &[7; 100]] {
        let answer: Answer = decode(&bench.engine.call(garbage)).expect("an answer");
        assert!(matches!(answer.said, Err(Failure::Misuse(_))), "{answer:?}");
    }
    for ask in [Ask::Close(9), Ask::Finish(9, 9), Ask::Script(9, "SELECT 1".to_owned()), Ask::Backup { from: 8, to: 9 }]
    {
        let is_close = matches!(ask, Ask::Close(_));
        assert_eq!(bench.ask(ask).said.is_ok(), is_close);
    }
    let (conn, _) = bench.open(":memory:");
    assert!(matches!(bench.execute(conn, "SELECT 1; SELECT 2").said, Err(Failure::Misuse(_))));
    assert!(matches!(bench.execute(conn, "SELECT 1\0").said, Err(Failure::Misuse(_))));
    let nothing = bench.ask(Ask::Fetch { conn, statement: 77, most: 5 });
    assert_eq!(nothing.said, Ok(Said::Fetched { rows: Vec::new(), more: false, changes: None }));
}

#[test]
fn a_commit_is_told_as_the_stretches_that_were_written() {
    let mut bench = Bench::new();
    let (conn, opened) = bench.open("/a.db");
    assert_eq!((opened.changed[0].path.as_str(), opened.changed[0].length), ("/a.db", 0));
    let made = bench.execute(conn, "CREATE TABLE t(a)");
    assert_eq!(made.changed[0].length, 8192);
    let began = bench.execute(conn, "BEGIN");
    assert!(began.state.in_transaction && began.changed.is_empty());
    assert!(bench.execute(conn, "INSERT INTO t VALUES(1)").changed.is_empty(), "that isn't committed");
    let committed = bench.execute(conn, "COMMIT");
    let written: usize = committed.changed[0].written.iter().map(|(_, bytes)| bytes.len()).sum();
    assert_eq!((written, committed.changed[0].length), (8192, 8192));
    assert!(bench.execute(conn, "SELECT * FROM t").changed.is_empty());
}

#[test]
fn a_full_disk_keeps_what_was_committed() {
    let mut bench = Bench::new();
    let (conn, _) = bench.open("/a.db");
    bench.execute(conn, "CREATE TABLE t(a)");
    bench.execute(conn, "INSERT INTO t VALUES('kept')");
    bench.room = 4096;
    assert_eq!(code(&bench.execute(conn, "INSERT INTO t VALUES(zeroblob(100000))")), 13);
    bench.room = 1 << 20;
    let Ok(Said::Executed { rows, .. }) = bench.execute(conn, "SELECT a FROM t").said else { panic!("no rows") };
    assert_eq!(rows, [[Datum::Text("kept".to_owned())]]);
}

#[test]
fn a_lock_is_told_at_once_and_whether_to_wait_for_it() {
    let mut bench = Bench::new();
    let (one, _) = bench.open("/a.db");
    let (two, _) = bench.open("/a.db");
    bench.execute(one, "CREATE TABLE t(a)");
    bench.execute(one, "BEGIN IMMEDIATE");
    let refused = bench.execute(two, "INSERT INTO t VALUES(1)");
    assert!(matches!(refused.said, Err(Failure::Sqlite { code: 5, would_wait: true, .. })), "{refused:?}");
    bench.execute(one, "ROLLBACK");
    // Both have read, and want to write: to wait for each other would be for ever.
    for conn in [one, two] {
        bench.execute(conn, "BEGIN");
        bench.execute(conn, "SELECT * FROM t");
    }
    bench.execute(one, "INSERT INTO t VALUES(1)");
    let refused = bench.execute(two, "INSERT INTO t VALUES(1)");
    assert!(matches!(refused.said, Err(Failure::Sqlite { code: 5, would_wait: false, .. })), "{refused:?}");
}

#[test]
fn a_query_ends_with_its_budget() {
    let mut bench = Bench::new();
    let (conn, _) = bench.open(":memory:");
    bench.budget = 1_000_000;
    let endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";
    assert_eq!(code(&bench.execute(conn, endless)), 9);
    assert!(bench.execute(conn, "SELECT 1").said.is_ok(), "and the next one isn't");
}
