//! What `cargo xtask bench` measures, as functions for its page: the loop's own work, the timeline's, and Python's.
//!
//! The peers, plain JavaScript and Pyodide, stand in `bench.js`, so that both sides run in the same page, one after the
//! other.

use std::cell::RefCell;
use std::rc::Rc;

use loopscope::browser::{BrowserClock, BrowserHost, Epoch};
use loopscope::model::Run;
use loopscope::network::Rung;
use loopscope::python::{Limits, Program, Stream};
use loopscope::run::{Loop, Policy, compute, count_primes, drive, join_all, sleep, spawn, yield_now};
use loopscope::time::{Clock, Instant, Span, ms};
use loopscope::timeline::{Cache, Focus, Lanes, Scene, Viewport, layout};
use loopscope::trace::{Awaited, By, Event, Outcome, Site, StepEnd, TaskId, What, wire};
use loopscope::ui::{Frame, Painter};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

fn main() {}

/// Runs `main` on this page, recorded or not; the time it took in milliseconds.
async fn timed(record: bool, main: impl Future<Output = Outcome> + 'static) -> f64 {
    let clock = BrowserClock::since(Epoch::now());
    // Batches go where the page's go: into a queue that somebody reads later.
    let kept = Rc::new(RefCell::new(Vec::new()));
    let host = BrowserHost::new(clock, Rung::Model, Box::new(move |batch| kept.borrow_mut().push(batch)));
    let began = clock.now();
    drive(Loop::new(Rc::new(host), Policy::default(), record), main).await;
    (clock.now() - began).as_millis_f64()
}

/// `tasks` tasks that sleep 10 ms each, at the same time. Milliseconds.
#[wasm_bindgen]
pub async fn sleeps(tasks: u32, record: bool) -> f64 {
    timed(record, async move {
        let one = |_| {
            spawn("sleeper", async {
                sleep(ms(10)).await;
                Ok(())
            })
        };
        join_all((0..tasks).map(one).collect()).await;
        Ok(())
    })
    .await
}

/// `tasks` tasks that yield `times` times each. Milliseconds.
#[wasm_bindgen]
pub async fn yields(tasks: u32, times: u32, record: bool) -> f64 {
    timed(record, async move {
        let one = |_| {
            spawn("yielder", async move {
                for _ in 0..times {
                    yield_now().await;
                }
                Ok(())
            })
        };
        join_all((0..tasks).map(one).collect()).await;
        Ok(())
    })
    .await
}

/// The same, with a little work in each step: primes are counted for some ten microseconds. Milliseconds.
#[wasm_bindgen]
pub async fn works(tasks: u32, times: u32, record: bool) -> f64 {
    timed(record, async move {
        let one = |_| {
            spawn("worker", async move {
                for n in 0..times {
                    let _ = compute(count_primes(n * 500..(n + 1) * 500));
                    yield_now().await;
                }
                Ok(())
            })
        };
        join_all((0..tasks).map(one).collect()).await;
        Ok(())
    })
    .await
}

/// Runs a Python program on this page, recorded. What it printed, or what is wrong with it.
#[wasm_bindgen]
pub async fn python(text: String) -> String {
    let program = match Program::new("bench.py", &text) {
        Ok(program) => program,
        Err(wrong) => return wrong.into_iter().map(|wrong| wrong.message).collect::<Vec<_>>().join("; "),
    };
    program.warm();
    let printed = Rc::new(RefCell::new(String::new()));
    let sink = {
        let printed = Rc::clone(&printed);
        Box::new(move |_: Stream, text: &str| printed.borrow_mut().push_str(text))
    };
    let kept = Rc::new(RefCell::new(Vec::new()));
    let deliver = Box::new(move |batch| kept.borrow_mut().push(batch));
    let host = BrowserHost::new(BrowserClock::since(Epoch::now()), Rung::Model, deliver);
    program.run(Loop::new(Rc::new(host), Policy::default(), true), Limits::default(), sink).await;
    printed.take()
}

/// A long trace and a timeline of it.
#[wasm_bindgen]
pub struct Long {
    trace: Vec<u8>,
    run: Run,
    lanes: Lanes,
    cache: Cache,
    view: Viewport,
    painter: Painter,
}

/// The size of the picture, in CSS pixels: forty rows.
const FRAME: Frame = Frame { width: 1324.0, height: 26.0 + 40.0 * Lanes::TASK, left: 124.0, top: 26.0 };

#[wasm_bindgen]
impl Long {
    /// A trace of about `slices` slices in forty lanes, and a canvas for it.
    #[wasm_bindgen(constructor)]
    pub fn new(slices: u32, canvas: HtmlCanvasElement) -> Result<Long, JsValue> {
        Ok(Self {
            trace: wire::encode(&long_trace(slices)),
            run: Run::default(),
            lanes: Lanes::default(),
            cache: Cache::default(),
            view: Viewport::new(FRAME.width - FRAME.left),
            painter: Painter::new(canvas).ok_or("no canvas")?,
        })
    }

    /// From the trace's bytes to the first picture.
    pub fn open(&mut self) -> Result<(), JsValue> {
        let events = wire::decode(&self.trace).map_err(|error| JsValue::from(error.to_string()))?;
        self.run.extend(&events);
        self.lanes = Lanes::of(&self.run);
        self.view.fit(self.run.elapsed(Instant::ZERO), FRAME.width - FRAME.left);
        self.paint();
        Ok(())
    }

    /// The bytes of the trace.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.trace.len()
    }

    /// The slices of the run, once it is open.
    #[must_use]
    pub fn slices(&self) -> usize {
        self.run.tasks.iter().map(|task| task.slices.len()).sum()
    }

    /// Looks `factor` times closer at the middle.
    pub fn zoom(&mut self, factor: f64) {
        self.view.zoom_at((FRAME.width - FRAME.left) / 2.0, factor);
        self.view.clamp(self.run.elapsed(Instant::ZERO));
    }

    /// Moves on by `px` and paints.
    pub fn pan(&mut self, px: f64) {
        self.view.pan(px);
        self.view.clamp(self.run.elapsed(Instant::ZERO));
        self.paint();
    }

    fn paint(&mut self) {
        let Self { run, lanes, view, .. } = self;
        let scene = Scene { run, lanes, view, top: 0.0, height: FRAME.height - FRAME.top, now: run.last() };
        let shapes = layout(&scene, &mut self.cache, Focus::default());
        self.painter.take_colours(false);
        self.painter.paint(&shapes, FRAME);
    }
}

/// Forty tasks that take turns: ready, a step, a wait; three slices each time round, of lengths that vary.
fn long_trace(slices: u32) -> Vec<Event> {
    const TASKS: u32 = 40;
    let mut events = Vec::new();
    let mut at = Instant::ZERO;
    let mut dice = 1u32;
    let mut after = |events: &mut Vec<Event>, most: u32, what: What| {
        dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        at = at + Span::from_micros(u64::from((dice >> 8) % most.max(1)));
        events.push(Event { at, what });
    };
    for number in 0..TASKS {
        let (task, name) = (TaskId::new(number), format!("task {number}").into());
        after(&mut events, 1, What::Spawned { task, parent: None, scope: None, name, site: Site::default() });
    }
    for round in 0..slices / 3 {
        let task = TaskId::new(round % TASKS);
        if round >= TASKS {
            after(&mut events, 3, What::Ready { task, by: By::Outside });
        }
        after(&mut events, 5, What::StepBegan { task });
        let how = StepEnd::Awaiting { on: Awaited::Other, site: Site { line: 1 } };
        after(&mut events, if round % 97 == 0 { 2000 } else { 30 }, What::StepEnded { task, how });
    }
    after(&mut events, 1, What::Finished);
    events
}
