//! What only a real browser can show: its timers, its network, its frames, its page. Run by
//! `cargo xtask test --browser`. Workers need a built site, so they are met in `tests/e2e`.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::disallowed_methods, reason = "the browser's own clock and timers are what is tested here")]

use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use loopscope::browser::{BrowserClock, BrowserHost, Epoch, Frames, LabMessage, PageRun, Program, Supplies};
use loopscope::model::{End, Intake, Run, TaskEnd};
use loopscope::network::{FetchError, Rung};
use loopscope::run::{Loop, Policy, drive, fetch, print, run_virtually, sleep, spawn, yield_now};
use loopscope::story::{self, Knobs};
use loopscope::time::{Instant, Span, ms};
use loopscope::trace::{Event, Failure, Outcome, What, wire::Decoder};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Runs `main` on this page, and gives its trace.
async fn run_here(policy: Policy, main: impl Future<Output = Outcome> + 'static) -> Vec<Event> {
    let record: Rc<RefCell<Vec<u8>>> = Rc::default();
    let deliver = {
        let record = Rc::clone(&record);
        Box::new(move |batch: Vec<u8>| record.borrow_mut().extend(batch))
    };
    let host = BrowserHost::new(BrowserClock::since(Epoch::now()), Rung::Model, deliver);
    drive(Loop::new(Rc::new(host), policy, true), main).await;
    Decoder::default().feed(&record.take()).expect("a trace of our own")
}

fn model(events: &[Event]) -> Run {
    let mut run = Run::default();
    run.extend(events);
    run
}

fn printed(events: &[Event]) -> Vec<String> {
    let line = |event: &Event| match &event.what {
        What::Printed { text, .. } => Some(text.to_string()),
        _ => None,
    };
    events.iter().filter_map(line).collect()
}

#[wasm_bindgen_test]
async fn a_sleep_takes_its_time_and_the_trace_says_so() {
    let run = model(
        &run_here(Policy::default(), async {
            sleep(ms(30)).await;
            Ok(())
        })
        .await,
    );
    let elapsed = run.elapsed(Instant::ZERO);
    assert!((ms(30)..ms(300)).contains(&elapsed), "it took {elapsed}");
    let awaited = run.totals(&run.tasks[0], Instant::ZERO).awaiting;
    let told = "from its due time on the task is ready, however late the browser is";
    assert!((ms(29)..=ms(30)).contains(&awaited), "{told}: awaited {awaited}");
}

/// Everything but times, turns and what only the browser knows: the order in which tasks live.
fn order(events: &[Event]) -> Vec<String> {
    let telling = |event: &Event| match &event.what {
        What::Spawned { .. }
        | What::StepBegan { .. }
        | What::StepEnded { .. }
        | What::Printed { .. }
        | What::CancelRequested { .. }
        | What::ScopeOpened { .. }
        | What::ScopeClosed { .. }
        | What::BlockBegan { .. } => Some(format!("{:?}", event.what)),
        _ => None,
    };
    events.iter().filter_map(telling).collect()
}

#[wasm_bindgen_test]
async fn stories_live_in_the_same_order_here_and_on_the_virtual_clock() {
    let stories = [
        ("await-or-block", vec![("jobs", 3), ("each", 120)]),
        ("one-by-one", vec![("pages", 3), ("delay", 60)]),
        ("gather-or-group", vec![]),
        ("timeout-and-cancel", vec![]),
        ("race", vec![]),
        // One at a time: of two answers at the same instant a browser may tell in one turn or in two.
        ("hundred-fetches", vec![("count", 6), ("limit", 1), ("delay", 60)]),
    ];
    for (id, turned) in stories {
        let story = story::find(id).expect("a story");
        let knobs = turned.iter().fold(Knobs::defaults(story.knobs), |knobs, (id, value)| knobs.with(id, *value));
        for program in story.programs {
            let there = run_virtually(program.policy, program.main(&knobs));
            let here = run_here(program.policy, program.main(&knobs)).await;
            assert_eq!(order(&here), order(&there), "{id}: {}", program.name);
        }
    }
}

/// Yields for 200 ms, with a browser timer of 10 ms set before: when that fired, and how many frames were drawn.
async fn beside_a_busy_loop(policy: Policy) -> (Option<f64>, u32) {
    let began = js_sys::Date::now();
    let fired = Rc::new(Cell::new(None));
    let frames = Rc::new(Cell::new(0));
    let _timer = {
        let fired = Rc::clone(&fired);
        Timeout::new(10, move || fired.set(Some(js_sys::Date::now() - began)))
    };
    let _frames = {
        let frames = Rc::clone(&frames);
        Frames::each(move || {
            frames.set(frames.get() + 1);
            ControlFlow::Continue(())
        })
    };
    run_here(policy, async move {
        while js_sys::Date::now() - began < 200.0 {
            yield_now().await;
        }
        Ok(())
    })
    .await;
    (fired.get(), frames.get())
}

#[wasm_bindgen_test]
async fn a_loop_with_a_budget_lets_timers_and_frames_in() {
    let (fired, frames) = beside_a_busy_loop(Policy::Budget(ms(4))).await;
    assert!(fired.is_some_and(|after| after < 100.0), "a 10 ms timer fired after {fired:?} ms");
    assert!(frames >= 3, "only {frames} frames");
}

#[wasm_bindgen_test]
async fn a_loop_that_never_hops_lets_nobody_in() {
    let (fired, frames) = beside_a_busy_loop(Policy::Never).await;
    assert_eq!((fired, frames), (None, 0));
}

#[wasm_bindgen_test]
async fn an_answer_of_the_real_network_arrives() {
    // The test page's own server answers for its root.
    let origin = js_sys::Reflect::get(&js_sys::global(), &"origin".into()).ok().and_then(|it| it.as_string());
    let url = format!("{}/", origin.expect("a page has an origin"));
    let events = run_here(Policy::default(), async move {
        let answer = fetch(url).await?;
        print(format!("{} {}", answer.status, answer.is_ok() && !answer.body.is_empty()));
        Ok(())
    })
    .await;
    assert_eq!(printed(&events), ["200 true"]);
    let run = model(&events);
    assert_eq!(run.ios[0].rung, None, "nobody stood in for the network");
}

#[wasm_bindgen_test]
async fn a_refused_connection_is_an_error_with_a_sentence() {
    // Port 9 discards; nobody listens there.
    let url = "http://127.0.0.1:9/nobody";
    let run = model(&run_here(Policy::default(), async move { fetch(url).await.map(drop) }).await);
    let refused = Failure::Fetch(FetchError::Refused { url: url.to_owned() });
    assert_eq!(run.tasks[0].end.as_ref().map(|(_, end)| end.clone()), Some(TaskEnd::Failed(refused)));
}

#[wasm_bindgen_test]
async fn a_bad_address_is_an_error_before_anything_is_asked() {
    let run = model(&run_here(Policy::default(), async { fetch("lab.test/delay/10").await.map(drop) }).await);
    assert!(run.failed());
    assert!(run.ios.is_empty());
}

#[wasm_bindgen_test]
async fn dropping_a_run_on_this_page_ends_its_tasks() {
    let heard: Rc<RefCell<Vec<LabMessage>>> = Rc::default();
    let knobs = vec![("each".to_owned(), 2000)];
    let program = Program::Story { story: "await-or-block".to_owned(), index: 0, knobs };
    let listener = {
        let heard = Rc::clone(&heard);
        move |message| heard.borrow_mut().push(message)
    };
    let run = PageRun::start(&program, Rung::Model, Supplies::load(Vec::new()).await, listener);
    TimeoutFuture::new(50).await;
    drop(run);
    TimeoutFuture::new(200).await;
    let (mut intake, mut run) = (Intake::default(), Run::default());
    for message in heard.take() {
        if let LabMessage::Batch(bytes) = message {
            intake.feed(&mut run, &bytes).expect("a trace of our own");
        }
    }
    assert_eq!(run.state_name(), "stopped");
    assert!(run.elapsed(Instant::ZERO) < ms(1000));
    assert!(run.tasks.iter().all(|task| matches!(task.end, Some((_, TaskEnd::Cancelled)))));
    assert!(run.timers.iter().all(|timer| timer.left.is_some()), "no timer is left in the heap");
}

#[wasm_bindgen_test]
async fn a_hold_is_as_long_as_it_was_asked_to_be() {
    let run = model(
        &run_here(Policy::default(), async {
            spawn("victim", async {
                sleep(ms(20)).await;
                Ok(())
            })
            .detach();
            sleep(ms(5)).await;
            loopscope::run::block_for(ms(120));
            sleep(ms(30)).await;
            Ok(())
        })
        .await,
    );
    assert_eq!(run.end.as_ref().map(|(_, end)| end.clone()), Some(End::Finished));
    let held = run.loop_lane.longest_hold(Instant::ZERO);
    assert!((ms(119)..ms(160)).contains(&held), "held for {held}");
    let starved = run.totals(&run.tasks[1], Instant::ZERO).ready;
    assert!((ms(80)..ms(150)).contains(&starved), "the victim was ready for {starved}");
}

/// The page as a whole, mounted here: without a service worker and without a place to load workers from.
#[wasm_bindgen_test]
async fn the_page_runs_a_lesson_and_tells_the_summary() {
    let window = web_sys::window().expect("a page");
    let document = window.document().expect("a document");
    window.location().set_hash("lesson=await-or-block&where=page&jobs=2&each=60&zebra=1").expect("a fragment");
    let root = document.create_element("div").expect("an element");
    document.body().expect("a body").append_child(&root).expect("a child");
    let summary: Rc<RefCell<Option<serde_json::Value>>> = Rc::default();
    let listener = {
        let summary = Rc::clone(&summary);
        wasm_bindgen::closure::Closure::<dyn FnMut(web_sys::CustomEvent)>::new(move |event: web_sys::CustomEvent| {
            let text = js_sys::JSON::stringify(&event.detail()).ok().and_then(|text| text.as_string());
            *summary.borrow_mut() = text.and_then(|text| serde_json::from_str(&text).ok());
        })
    };
    window
        .add_event_listener_with_callback("loopscope:finished", listener.as_ref().unchecked_ref())
        .expect("a listener");
    let app = yew::Renderer::<loopscope::ui::App>::with_root(root.clone()).render();
    let run = loop {
        TimeoutFuture::new(20).await;
        if let Some(button) = root.query_selector("button.run").expect("a selector") {
            break button.dyn_into::<web_sys::HtmlElement>().expect("a button");
        }
    };
    run.click();
    for _ in 0..200 {
        if summary.borrow().is_some() {
            break;
        }
        TimeoutFuture::new(50).await;
    }
    let summary = summary.take().expect("the run ends and says so");
    assert_eq!(summary["version"], 1);
    assert_eq!(summary["programs"][0]["name"], "await");
    assert_eq!(summary["programs"][1]["place"], "page");
    assert_eq!(summary["programs"][1]["tasks"].as_array().map(Vec::len), Some(4));
    let hold = Span::from_micros(summary["programs"][1]["longest_hold"].as_u64().unwrap_or_default());
    assert!((ms(119)..ms(250)).contains(&hold), "two jobs of 60 ms held the page for {hold}");
    TimeoutFuture::new(50).await;
    let text = root.text_content().unwrap_or_default();
    for said in ["finished", "all done", "Transcript", "held the loop"] {
        assert!(text.contains(said), "“{said}” is not in: {text}");
    }
    app.destroy();
    root.remove();
}

/// Programs with CPython's output beside them, some of each group; the rest is run natively by `tests/python.rs`.
macro_rules! programs {
    ($($name:literal),* $(,)?) => {
        [$((
            $name,
            include_str!(concat!("python/", $name, ".py")),
            include_str!(concat!("python/", $name, ".out")),
        )),*]
    };
}

#[wasm_bindgen_test]
async fn python_programs_print_here_what_cpython_prints() {
    let programs = programs![
        "asyncio_as_completed",
        "asyncio_async_generators",
        "asyncio_call_soon_order",
        "asyncio_condition",
        "asyncio_exception_group_tree",
        "asyncio_gather_cancel",
        "asyncio_gather_exception",
        "asyncio_lock_order",
        "asyncio_queue",
        "asyncio_runner",
        "asyncio_semaphore",
        "asyncio_shield",
        "asyncio_task_cancel",
        "asyncio_taskgroup_errors",
        "asyncio_taskgroup_nested",
        "asyncio_timeout",
        "asyncio_timeout_nested",
        "asyncio_wait",
        "asyncio_wait_for",
        "language_classes",
        "language_exceptions",
        "language_functions",
        "language_generators",
        "language_match",
        "language_nested_deep",
        "math_basics",
        "re_syntax",
        "threads_loop_background",
        "threads_loop_blocked",
        "threads_shared_total",
    ];
    for (name, text, theirs) in programs {
        let program = loopscope::python::Program::new("main.py", text).expect(name);
        let output: Rc<RefCell<String>> = Rc::default();
        let sink = {
            let output = Rc::clone(&output);
            Box::new(move |stream: loopscope::python::Stream, text: &str| {
                if stream == loopscope::python::Stream::Out {
                    output.borrow_mut().push_str(text);
                }
            })
        };
        let host = BrowserHost::new(BrowserClock::since(Epoch::now()), Rung::Model, Box::new(drop));
        let lp = Loop::new(Rc::new(host), Policy::Budget(ms(4)), true);
        let _ = program.run(lp, loopscope::python::Limits::default(), sink).await;
        assert_eq!(*output.borrow(), theirs, "{name}");
    }
}
