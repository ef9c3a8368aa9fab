//! Servers under visitors, on the virtual clock: what they answer, how fast, and what becomes of those that fail.
//!
//! The figures are held to what arithmetic says, within 15 %.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use loopscope::model::{Figures, Run, VisitEnd};
use loopscope::network::loopback::Traffic;
use loopscope::python::{Limits, Program, Setting, Stream};
use loopscope::time::{Instant, Span, ms};

/// What came of a run: figures, every visitor's end, what was printed on both streams, the exit status.
struct Served {
    figures: Figures,
    ends: Vec<VisitEnd>,
    out: String,
    err: String,
    status: i32,
}

fn serve(text: &str, traffic: impl Into<Option<Traffic>>) -> Served {
    let traffic = traffic.into();
    let text = text.to_owned();
    let work = std::thread::Builder::new().stack_size(1 << 30).spawn(move || {
        let program = Program::new("main.py", &text).expect("it compiles");
        let output: Rc<RefCell<[String; 2]>> = Rc::default();
        let sink = Rc::clone(&output);
        let sink = Box::new(move |stream: Stream, text: &str| sink.borrow_mut()[stream as usize].push_str(text));
        let limits = Limits { held: Span::from_micros(u64::from(u32::MAX)), ..Limits::default() };
        let setting = Setting { traffic, limits, ..Setting::default() };
        let ran = program.run_virtually(setting, true, sink);
        let mut run = Run::default();
        run.extend(&ran.events);
        let [out, err] = output.take();
        let ends = run.visits.all.iter().filter_map(|visit| Some(visit.left.as_ref()?.1.clone())).collect();
        let figures = run.visits.figures(Instant::from_micros(u64::MAX / 2));
        Served { figures, ends, out, err, status: ran.status }
    });
    work.expect("a thread").join().expect("no panic")
}

fn visitors(visitors: u32, per_second: u32) -> Traffic {
    Traffic { visitors, per_second, ..Traffic::default() }
}

/// Everybody was answered, so many a second, and 95 of a hundred within so many milliseconds.
fn holds(name: &str, served: &Served, per_second: f64, p95: f64) {
    let Figures { came, answered, errors, .. } = served.figures;
    assert_eq!((came, errors), (answered, 0), "{name}: {}", served.err);
    let is_near = |is: f64, should: f64| (is / should - 1.0).abs() <= 0.15;
    assert!(is_near(served.figures.per_second, per_second), "{name}: {} a second", served.figures.per_second);
    let took = served.figures.percentiles[1].as_millis_f64();
    assert!(is_near(took, p95), "{name}: p95 is {took} ms, not {p95}");
    assert_eq!(served.status, 0, "{name}: {}", served.err);
}

const SYNC: &str = include_str!("../www/lessons/server_sync.py");
const ASYNC: &str = include_str!("../www/lessons/server_async.py");
const BLOCKS: &str = include_str!("../www/lessons/fastapi_async_block.py");
const DEF: &str = include_str!("../www/lessons/fastapi_def.py");
const AWAITS: &str = include_str!("../www/lessons/fastapi_await.py");

#[test]
fn a_synchronous_server_answers_one_after_the_other_and_an_asynchronous_one_all() {
    // Each of 20 comes 100 ms after the one before, and 200 ms are asked for each: the 19th waits for 18 × 100 ms more.
    holds("sync", &serve(SYNC, visitors(20, 10)), 5.0, 200.0 + 18.0 * 100.0);
    holds("async", &serve(ASYNC, visitors(20, 10)), 20.0 / 2.1, 201.0);
}

#[test]
fn fastapi_blocks_the_loop_or_forty_threads_or_nobody() {
    // Fifty a second come for two seconds; five a second are served: the 95th leaves after 95 × 200 ms and came at 1.9 s.
    holds("async def, time.sleep", &serve(BLOCKS, visitors(100, 50)), 5.0, 19_000.0 - 1_900.0);
    holds("def, time.sleep", &serve(DEF, visitors(100, 50)), 100.0 / 2.2, 201.0);
    holds("async def, await", &serve(AWAITS, visitors(100, 50)), 100.0 / 2.2, 201.0);
}

#[test]
fn forty_threads_are_two_hundred_answers_a_second_and_no_more() {
    // Four hundred come in a second and stay in line: two seconds' work.
    holds("def", &serve(DEF, visitors(400, 400)), 200.0, 1_000.0 + 200.0);
    holds("await", &serve(AWAITS, visitors(400, 400)), 400.0 / 1.2, 201.0);
}

const HTTP_SERVER: &str = "
import time
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == '/boom':
            raise ValueError('boom')
        time.sleep(0.2)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'hello')

with SERVER(('127.0.0.1', 8000), Handler) as server:
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print('closed')
";

#[test]
fn http_server_answers_one_after_the_other_or_in_threads() {
    let one = serve(&HTTP_SERVER.replace("SERVER(", "HTTPServer("), visitors(5, 10));
    holds("HTTPServer", &one, 5.0, 200.0 + 4.0 * 100.0);
    let threads = serve(&HTTP_SERVER.replace("SERVER(", "ThreadingHTTPServer("), visitors(100, 50));
    holds("ThreadingHTTPServer", &threads, 100.0 / 2.2, 201.0);
    assert_eq!(threads.err.matches("\"GET / HTTP/1.1\" 200 -").count(), 100, "{}", threads.err);
    assert_eq!(threads.out, "closed\n");
}

#[test]
fn socketserver_answers_in_threads() {
    let text = "
import socketserver, time

class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        while self.rfile.readline().strip():
            pass
        time.sleep(0.2)
        self.wfile.write(b'HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok')

with socketserver.ThreadingTCPServer(('127.0.0.1', 8000), Handler) as server:
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
";
    holds("ThreadingTCPServer", &serve(text, visitors(100, 50)), 100.0 / 2.2, 201.0);
}

/// What the visitors got: an answer's status, or why there was none.
fn got(served: &Served) -> Vec<String> {
    let one = |end: &VisitEnd| match end {
        VisitEnd::Answered { status, .. } => status.to_string(),
        VisitEnd::Failed { why } => why.to_string(),
    };
    served.ends.iter().map(one).collect()
}

#[test]
fn a_handler_that_raises_is_a_500_and_the_server_lives_on() {
    let text = "
import uvicorn
from fastapi import FastAPI
app = FastAPI()

@app.get('/')
async def root():
    return 1

@app.get('/boom')
def boom():
    return 1 / 0

uvicorn.run('main:app')
";
    let traffic = Traffic { paths: Cow::Borrowed("/,/boom,/nowhere"), ..visitors(6, 10) };
    let served = serve(text, traffic.clone());
    assert_eq!(got(&served), ["200", "500", "404", "200", "500", "404"]);
    assert!(served.err.contains("ERROR:    Exception in ASGI application\n"), "{}", served.err);
    assert!(served.err.contains("ZeroDivisionError: division by zero\n"), "{}", served.err);
    assert!(served.err.ends_with("INFO:     Finished server process [1]\n"), "{}", served.err);
    assert!(served.out.contains("\"GET /boom HTTP/1.1\" 500 Internal Server Error\n"), "{}", served.out);
    assert_eq!(served.status, 0);

    let served = serve(&HTTP_SERVER.replace("SERVER(", "HTTPServer("), traffic);
    assert_eq!(got(&served)[1], "the server closed the connection without an answer");
    assert!(served.err.contains("Exception occurred during processing of request from ('127.0.0.1', "));
    assert_eq!(served.figures.answered, 4, "the others had their answers");
}

#[test]
fn ten_thousand_at_once_are_answered_or_told() {
    let traffic = Traffic { burst: 10_000, ..visitors(10_000, 10_000) };
    let served = serve(ASYNC, traffic);
    assert_eq!(served.ends.len(), 10_000);
    assert_eq!(served.status, 0, "{}", served.err);
}

#[test]
fn clients_that_leave_send_half_or_send_nonsense_harm_nobody() {
    let text = "
import asyncio
import uvicorn
from fastapi import FastAPI
app = FastAPI()

@app.get('/')
async def root():
    await asyncio.sleep(0.2)
    return 'fine'

async def ask(data, reads=True):
    reader, writer = await asyncio.open_connection('127.0.0.1', 8000)
    writer.write(data)
    if not reads:
        await asyncio.sleep(0.05)
        writer.transport.abort()
        return None
    return await asyncio.wait_for(reader.read(), 1)

async def main():
    server = uvicorn.Server(uvicorn.Config(app, access_log=False))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    await ask(b'GET / HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n', False)
    await ask(b'GET / HT', False)
    print((await ask(b'nonsense\\r\\n\\r\\n')).decode().splitlines()[0])
    print((await ask(b'GET / HTTP/1.1\\r\\nConnection: close\\r\\n\\r\\n')).decode().splitlines()[-1])
    two = await ask(b'HEAD / HTTP/1.1\\r\\n\\r\\nGET / HTTP/1.1\\r\\nConnection: close\\r\\n\\r\\n')
    print(two.count(b'405 Method Not Allowed'), two.count(b'200 OK'), two.count(b'fine'))
    server.should_exit = True
    await serving
    print('over')

asyncio.run(main())
";
    let served = serve(text, None);
    assert_eq!(served.out, "HTTP/1.1 400 Bad Request\n\"fine\"\n1 1 1\nover\n", "{}", served.err);
    assert!(served.err.contains("WARNING:  Invalid HTTP request received.\n"));
    assert!(!served.err.contains("Traceback"), "{}", served.err);
}

#[test]
fn patience_ends() {
    let traffic = Traffic { patience: ms(500), ..visitors(10, 50) };
    let served = serve(BLOCKS, traffic);
    assert_eq!(got(&served)[..2], ["200", "200"]);
    assert_eq!(got(&served)[9], "no whole answer in time");
}
