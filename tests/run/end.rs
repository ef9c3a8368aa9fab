//! How runs end: by themselves, in a deadlock, by Stop, and by being dropped. It is long because one host, which counts
//! what is under way, serves all of these.

use std::cell::{Cell, RefCell};
use std::future::{Future, pending};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use loopscope::network::{Request, Rung};
use loopscope::run::{
    Done, Fetched, Host, Job, Later, Loop, Policy, Semaphore, TaskGroup, Told, VirtualHost, Work, channel, drive,
    fetch, gather, in_worker, print, sleep, spawn, timeout, yield_now,
};
use loopscope::time::{Clock, Instant, Span, ms};
use loopscope::trace::{Event, Outcome, wire};

use crate::support::{Theme, check, told};

const TOLD: [Theme; 5] = [Theme::Cancel, Theme::Print, Theme::End, Theme::Timer, Theme::Over];

#[test]
fn the_end_of_main_cancels_the_others_and_waits_for_them() {
    check(
        &[Theme::Cancel, Theme::Print, Theme::End, Theme::Timer, Theme::Io, Theme::Over],
        async {
            spawn::<()>("heartbeat", async {
                loop {
                    sleep(ms(10)).await;
                    print("beat");
                }
            })
            .detach();
            spawn("asks", async { fetch("https://lab.test/delay/100").await.map(drop) }).detach();
            sleep(ms(15)).await;
            Ok(())
        },
        "
        0 main sets a timer for 15
        0 heartbeat sets a timer for 10
        0 asks asks for https://lab.test/delay/100 of the model
        10 heartbeat's timer fires
        10 heartbeat prints beat
        10 heartbeat sets a timer for 20
        15 main's timer fires
        15 main returns
        15 shutdown cancels heartbeat
        15 shutdown cancels asks
        15 heartbeat's timer is cancelled
        15 heartbeat ends cancelled
        15 asks's https://lab.test/delay/100 is aborted, done at 15
        15 asks ends cancelled
        15 finished
        ",
    );
}

#[test]
fn a_failure_of_main_is_told_and_ends_the_run_like_any_end() {
    check(
        &TOLD,
        async { Err(loopscope::trace::error("no luck")) },
        "
        0 main raises: no luck
        0 finished
        ",
    );
}

#[test]
fn a_message_that_nobody_will_send_ends_the_run() {
    check(
        &TOLD,
        async {
            let (tx, mut rx) = channel::<u8>("orders", 1);
            let waits = spawn("waits", async move {
                rx.receive().await;
                print("got one");
                Ok(())
            });
            sleep(ms(5)).await;
            let outcome = waits.await;
            drop(tx);
            outcome
        },
        "
        0 main sets a timer for 5
        5 main's timer fires
        5 deadlocked
        5 shutdown cancels main
        5 shutdown cancels waits
        5 main ends cancelled
        5 waits ends cancelled
        5 finished
        ",
    );
}

#[test]
fn a_future_that_the_loop_does_not_know_counts_as_waiting_for_ever() {
    check(
        &[Theme::Step, Theme::End, Theme::Over],
        pending(),
        "
        0 main steps
        0 main awaits something
        0 deadlocked
        0 main steps
        0 main ends cancelled
        0 finished
        ",
    );
}

/// A host whose waits are over only when they are allowed to be, and that counts the work that is under way.
#[derive(Default)]
struct ByHand {
    host: VirtualHost,
    may_go_on: Rc<Cell<bool>>,
    under_way: Rc<Cell<i32>>,
}

/// Work under way, counted.
struct Counted(#[expect(dead_code, reason = "dropping it ends the work")] Job, Rc<Cell<i32>>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.1.set(self.1.get() - 1);
    }
}

impl ByHand {
    fn count(&self, job: Job) -> Job {
        self.under_way.set(self.under_way.get() + 1);
        Box::new(Counted(job, Rc::clone(&self.under_way)))
    }
}

impl Host for ByHand {
    fn clock(&self) -> Arc<dyn Clock> {
        self.host.clock()
    }

    fn rung(&self, url: &str) -> Option<Rung> {
        self.host.rung(url)
    }

    fn idle(&self, deadline: Option<Instant>) -> Later {
        let (mut wait, may_go_on) = (self.host.idle(deadline), Rc::clone(&self.may_go_on));
        Box::pin(std::future::poll_fn(move |cx| if may_go_on.take() { wait.as_mut().poll(cx) } else { Poll::Pending }))
    }

    fn hop(&self) -> Later {
        self.host.hop()
    }

    fn microtask(&self) -> Later {
        self.host.microtask()
    }

    fn fetch(&self, request: &Request, told: Told) -> Job {
        self.count(self.host.fetch(request, told))
    }

    fn fetch_now(&self, request: &Request, most: Option<Span>) -> Option<Fetched> {
        self.host.fetch_now(request, most)
    }

    fn offload(&self, work: Work, done: Done<Result<u64, String>>) -> Job {
        self.count(self.host.offload(work, done))
    }

    fn hold(&self, span: Span) {
        self.host.hold(span);
    }

    fn compute(&self, work: Work) -> u64 {
        self.host.compute(work)
    }

    fn deliver(&self, batch: Vec<u8>) {
        self.host.deliver(batch);
    }
}

/// A run that goes on one wait at a time.
struct Held {
    lp: Rc<Loop>,
    driver: Pin<Box<dyn Future<Output = ()>>>,
    host: VirtualHost,
    may_go_on: Rc<Cell<bool>>,
    under_way: Rc<Cell<i32>>,
}

impl Held {
    fn new(main: impl Future<Output = Outcome> + 'static) -> Self {
        let by_hand = ByHand::default();
        let (host, may_go_on) = (by_hand.host.clone(), Rc::clone(&by_hand.may_go_on));
        let under_way = Rc::clone(&by_hand.under_way);
        let lp = Loop::new(Rc::new(by_hand), Policy::default(), true);
        let driver = Box::pin(drive(Rc::clone(&lp), main));
        Self { lp, driver, host, may_go_on, under_way }
    }

    /// Goes on to the next wait, or to the end: whether that is reached.
    fn go_on(&mut self) -> bool {
        self.may_go_on.set(true);
        self.poll()
    }

    fn poll(&mut self) -> bool {
        self.driver.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready()
    }

    fn trace(&self) -> Vec<Event> {
        self.lp.deliver_rest();
        wire::Decoder::default().feed(&self.host.take_record()).expect("what was recorded can be read")
    }
}

#[test]
fn stop_ends_the_run_where_it_stands() {
    let mut run = Held::new(async {
        spawn("other", async {
            sleep(ms(10)).await;
            print("never");
            Ok(())
        })
        .detach();
        sleep(ms(5)).await;
        print("five");
        sleep(ms(50)).await;
        print("never");
        Ok(())
    });
    assert!(!run.poll(), "it waits for 5 ms to pass");
    assert!(!run.go_on(), "they have");
    run.lp.stop();
    run.lp.stop();
    assert!(run.poll(), "no wait is left");
    assert!(run.lp.is_finished());
    told(
        &run.trace(),
        &TOLD,
        "
        0 main sets a timer for 5
        0 other sets a timer for 10
        5 main's timer fires
        5 main prints five
        5 main sets a timer for 55
        5 Stop cancels main
        5 Stop cancels other
        5 main's timer is cancelled
        5 main ends cancelled
        5 other's timer is cancelled
        5 other ends cancelled
        5 stopped
        ",
    );
}

#[test]
fn stop_before_the_first_step_is_a_stop() {
    let mut run = Held::new(async {
        print("never");
        Ok(())
    });
    run.lp.stop();
    assert!(run.poll());
    told(
        &run.trace(),
        &TOLD,
        "
        0 Stop cancels main
        0 main ends cancelled
        0 stopped
        ",
    );
}

/// Adds to a list when it is dropped.
struct Witness(&'static str, Rc<RefCell<Vec<&'static str>>>);

impl Drop for Witness {
    fn drop(&mut self) {
        self.1.borrow_mut().push(self.0);
    }
}

#[test]
fn dropping_the_driver_ends_everything() {
    let gone = Rc::new(RefCell::new(Vec::new()));
    let witness = |name| Witness(name, Rc::clone(&gone));
    let [main, sleeps, asks, computes, bounded, gathered, grouped, queues, receives] =
        ["main", "sleeps", "asks", "computes", "bounded", "gathered", "grouped", "queues", "receives"].map(witness);
    let mut run = Held::new(async move {
        let _witness = main;
        spawn("sleeps", async move {
            let _witness = sleeps;
            sleep(ms(50)).await;
            Ok(())
        })
        .detach();
        spawn("asks", async move {
            let _witness = asks;
            fetch("https://lab.test/delay/100").await.map(drop)
        })
        .detach();
        spawn("computes", async move {
            let _witness = computes;
            in_worker(Work { from: 0, to: 100_000 }).await.map(drop)
        })
        .detach();
        spawn("bounded", async move {
            let _witness = bounded;
            timeout(ms(20), pending::<Outcome>()).await
        })
        .detach();
        let child = spawn("child", async move {
            let _witness = gathered;
            pending::<Outcome>().await
        });
        spawn("gathers", async move { gather(vec![child]).await.map(drop) }).detach();
        let group = TaskGroup::new();
        group.spawn("member", async move {
            let _witness = grouped;
            pending().await
        });
        spawn("owns", group.join()).detach();
        let permits = Semaphore::new("permits", 1);
        let _own = permits.acquire().await;
        spawn("queues", async move {
            let _witness = queues;
            let _permit = permits.acquire().await;
            Ok(())
        })
        .detach();
        let (_tx, mut rx) = channel::<u8>("orders", 1);
        spawn("receives", async move {
            let _witness = receives;
            rx.receive().await;
            Ok(())
        })
        .detach();
        pending().await
    });
    assert!(!run.poll());
    assert_eq!((run.under_way.get(), gone.borrow().len()), (2, 0), "all of it goes on");
    let lp = Rc::downgrade(&run.lp);
    let Held { lp: handle, driver, under_way, .. } = run;
    drop(driver);
    gone.borrow_mut().sort_unstable();
    let all = ["asks", "bounded", "computes", "gathered", "grouped", "main", "queues", "receives", "sleeps"];
    assert_eq!(*gone.borrow(), all);
    assert_eq!(under_way.get(), 0, "requests are aborted, workers ended");
    assert!(handle.is_finished());
    drop(handle);
    assert_eq!(lp.strong_count(), 0, "nothing keeps the loop");
}

#[test]
fn dropping_a_driver_that_never_ran_is_no_trouble() {
    let gone = Rc::new(RefCell::new(Vec::new()));
    let witness = Witness("main", Rc::clone(&gone));
    drop(Held::new(async move {
        let _witness = witness;
        yield_now().await;
        Ok(())
    }));
    assert_eq!(*gone.borrow(), ["main"]);
}

#[test]
fn nothing_is_delivered_twice_and_nothing_is_lost() {
    let program = || async {
        for n in 0..50 {
            print(n.to_string());
            sleep(ms(1)).await;
        }
        Ok(())
    };
    let mut run = Held::new(program());
    let mut pieces = Vec::new();
    let mut decoder = wire::Decoder::default();
    loop {
        let over = run.go_on();
        pieces.extend(decoder.feed(&run.host.take_record()).expect("each batch ends with an event"));
        if over {
            break;
        }
    }
    assert_eq!(pieces, crate::support::run(program()));
}

#[test]
fn a_run_that_is_not_recorded_leaves_nothing() {
    let host = VirtualHost::default();
    let lp = Loop::new(Rc::new(host.clone()), Policy::default(), false);
    let over = pin!(drive(lp, async { Ok(()) })).poll(&mut Context::from_waker(Waker::noop()));
    assert!(over.is_ready());
    assert!(host.take_record().is_empty());
}
