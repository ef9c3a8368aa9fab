//! A virtual host that charges for work but doesn't do it: stories that count primes are then as quick as the others.

use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Waker};

use loopscope::network::{Heard, Request, Rung};
use loopscope::run::{Done, Fetched, Host, Job, Later, Loop, Policy, Told, VirtualHost, Work, drive};
use loopscope::story::Body;
use loopscope::time::{Clock, Instant, Span};
use loopscope::trace::{Event, wire};

/// Every count is 0 here.
struct LazyHost(VirtualHost);

impl Host for LazyHost {
    fn clock(&self) -> Arc<dyn Clock> {
        self.0.clock()
    }

    fn rung(&self, url: &str) -> Option<Rung> {
        self.0.rung(url)
    }

    fn idle(&self, deadline: Option<Instant>) -> Later {
        self.0.idle(deadline)
    }

    fn hop(&self) -> Later {
        self.0.hop()
    }

    fn microtask(&self) -> Later {
        self.0.microtask()
    }

    fn fetch(&self, request: &Request, told: Told) -> Job {
        self.0.fetch(request, told)
    }

    fn fetch_now(&self, request: &Request, most: Option<Span>) -> Option<Fetched> {
        self.0.fetch_now(request, most)
    }

    fn offload(&self, work: Work, done: Done<Result<u64, String>>) -> Job {
        // The lab waits in whole milliseconds, which is near enough.
        let price = work.price().as_micros() / 1000;
        let mut done = Some(done);
        let told = move |_, heard| {
            if let Heard::End(_) = heard
                && let Some(done) = done.take()
            {
                done(Ok(0));
            }
        };
        self.0.fetch(&Request::get(format!("https://lab.test/delay/{price}")), Box::new(told))
    }

    fn hold(&self, span: Span) {
        self.0.hold(span);
    }

    fn compute(&self, work: Work) -> u64 {
        self.0.hold(work.price());
        0
    }

    fn deliver(&self, batch: Vec<u8>) {
        self.0.deliver(batch);
    }
}

/// Runs a program to its end and gives its trace.
pub(crate) fn run_lazily(policy: Policy, main: Body) -> Vec<Event> {
    let host = VirtualHost::default();
    let driver = drive(Loop::new(Rc::new(LazyHost(host.clone())), policy, true), main);
    let over = pin!(driver).poll(&mut Context::from_waker(Waker::noop())).is_ready();
    assert!(over, "this host never waits");
    wire::Decoder::default().feed(&host.take_record()).expect("what was recorded can be read")
}
