//! A host without a browser: time jumps to whatever comes next, and the network is the lab's, modelled.
//!
//! The same loop, the same order, no waiting, and the same trace every time. Tests run on it, and the `loopscope`
//! command will.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::{Future, poll_fn, ready};
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, Waker};

use super::core::Loop;
use super::database::Database;
use super::drive::drive;
use super::host::{Done, Fetched, Host, Job, Later, Told};
use super::policy::Policy;
use super::virtual_database::{Engine, VirtualDatabase};
use super::work::Work;
use crate::network::{FetchError, Heard, Request, Rung, Whole, lab};
use crate::time::{Clock, Instant, Span};
use crate::trace::{Event, Outcome, wire};

/// A clock that moves only when it is told to.
#[derive(Default)]
struct VirtualClock(AtomicU64);

impl Clock for VirtualClock {
    fn now(&self) -> Instant {
        Instant::from_micros(self.0.load(Ordering::Relaxed))
    }
}

impl VirtualClock {
    fn advance_to(&self, instant: Instant) {
        self.0.fetch_max(instant.as_micros(), Ordering::Relaxed);
    }
}

/// A host on a virtual clock.
#[derive(Clone, Default)]
pub struct VirtualHost(Rc<World>, Option<Rc<dyn Database>>);

#[derive(Default)]
struct World {
    clock: Arc<VirtualClock>,
    /// What will have ended when, in order; at the same instant, first started first.
    coming: RefCell<BTreeMap<Ticket, Box<dyn FnOnce()>>>,
    started: RefCell<u64>,
    record: RefCell<Vec<u8>>,
    written: RefCell<BTreeMap<String, Option<Vec<u8>>>>,
    epoch: Cell<f64>,
}

type Ticket = (Instant, u64);

/// Work that is under way; dropping it forgets it.
struct Coming(Rc<World>, Ticket);

impl Drop for Coming {
    fn drop(&mut self) {
        let forgotten = self.0.coming.borrow_mut().remove(&self.1);
        drop(forgotten);
    }
}

impl VirtualHost {
    /// The files that were written, by path; `None` for those that are gone.
    pub fn take_written(&self) -> BTreeMap<String, Option<Vec<u8>>> {
        self.0.written.take()
    }

    /// The same where the run begins so many seconds after 1970.
    #[must_use]
    pub fn beginning(self, epoch: f64) -> Self {
        self.0.epoch.set(epoch);
        self
    }

    /// The same with a database engine; `make` makes one, for this thread and for one beside it.
    #[must_use]
    pub fn with_database(self, make: impl Fn() -> Result<Engine, String> + 'static) -> Self {
        let own = Self(Rc::clone(&self.0), None);
        Self(self.0, Some(Rc::new(VirtualDatabase::new(own, Box::new(make)))))
    }

    pub(super) fn later(&self, at: Instant, end: Box<dyn FnOnce()>) -> Job {
        let ticket = {
            let mut started = self.0.started.borrow_mut();
            *started += 1;
            (at, *started)
        };
        self.0.coming.borrow_mut().insert(ticket, end);
        Box::new(Coming(Rc::clone(&self.0), ticket))
    }

    /// Tells of everything that has ended by now.
    fn arrive(&self) {
        loop {
            let end = {
                let mut coming = self.0.coming.borrow_mut();
                match coming.first_key_value() {
                    Some((&(at, _), _)) if at <= self.0.clock.now() => coming.pop_first(),
                    _ => None,
                }
            };
            match end {
                Some((_, end)) => end(),
                None => break,
            }
        }
    }

    fn jump(&self, deadline: Option<Instant>) -> Poll<()> {
        let coming = self.0.coming.borrow().first_key_value().map(|(&(at, _), _)| at);
        let Some(next) = [deadline, coming].into_iter().flatten().min() else {
            return Poll::Pending;
        };
        self.0.clock.advance_to(next);
        self.arrive();
        Poll::Ready(())
    }

    /// What was recorded, as bytes for a [`wire::Decoder`].
    #[must_use]
    pub fn take_record(&self) -> Vec<u8> {
        self.0.record.take()
    }
}

impl Host for VirtualHost {
    fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.0.clock) as Arc<dyn Clock>
    }

    fn rung(&self, _url: &str) -> Option<Rung> {
        Some(Rung::Model)
    }

    fn idle(&self, deadline: Option<Instant>) -> Later {
        let host = self.clone();
        Box::pin(poll_fn(move |_| host.jump(deadline)))
    }

    fn hop(&self) -> Later {
        self.arrive();
        Box::pin(ready(()))
    }

    fn microtask(&self) -> Later {
        Box::pin(ready(()))
    }

    fn fetch(&self, request: &Request, told: Told) -> Job {
        let (told, began) = (Rc::new(RefCell::new(told)), self.0.clock.now());
        let later = |(after, heard)| {
            let (told, at) = (Rc::clone(&told), began + after);
            self.later(at, Box::new(move || told.borrow_mut()(at, heard)))
        };
        Box::new(schedule(request).into_iter().map(later).collect::<Vec<Job>>())
    }

    fn fetch_now(&self, request: &Request, most: Option<Span>) -> Option<Fetched> {
        let mut whole = Whole::default();
        let mut heard = schedule(request).into_iter();
        let (took, result) = heard.find_map(|(at, heard)| Some((at, whole.hear(heard)?)))?;
        let fetched = Fetched { done: self.0.clock.now() + took, result };
        self.hold(most.map_or(took, |most| took.min(most)));
        most.is_none_or(|most| took <= most).then_some(fetched)
    }

    fn offload(&self, work: Work, done: Done<Result<u64, String>>) -> Job {
        let at = self.0.clock.now() + work.price();
        self.later(at, Box::new(move || done(Ok(work.run()))))
    }

    fn hold(&self, span: Span) {
        self.0.clock.advance_to(self.0.clock.now() + span);
    }

    fn compute(&self, work: Work) -> u64 {
        self.hold(work.price());
        work.run()
    }

    fn worked(&self, ops: u32) {
        // As quick as CPython is on a common machine.
        self.hold(Span::from_micros(u64::from(ops) / 50));
    }

    fn epoch(&self) -> f64 {
        self.0.epoch.get()
    }

    fn database(&self) -> Result<Rc<dyn Database>, String> {
        self.1.clone().ok_or_else(|| "there is no database engine on this virtual clock".to_owned())
    }

    fn file_changed(&self, path: &str, bytes: Option<&[u8]>) {
        self.0.written.borrow_mut().insert(path.to_owned(), bytes.map(<[u8]>::to_vec));
    }

    fn deliver(&self, batch: Vec<u8>) {
        self.0.record.borrow_mut().extend(batch);
    }
}

/// What is heard of the answer to a request, and how long after it was asked.
fn schedule(request: &Request) -> Vec<(Span, Heard)> {
    if lab::is_lab(&request.url) {
        return lab::answer(request).schedule(&request.url);
    }
    // There is no other network here.
    vec![(Span::from_millis(1), Heard::End(Err(FetchError::Refused { url: request.url.clone() })))]
}

/// Drives a loop on the virtual clock: every wait is over as soon as it is asked for.
pub fn drive_virtually(driver: impl Future<Output = ()>) {
    let mut driver = pin!(driver);
    let mut cx = Context::from_waker(Waker::noop());
    // A wait that isn't over when it is polled never is.
    while driver.as_mut().poll(&mut cx).is_pending() {
        if driver.as_mut().poll(&mut cx).is_pending() {
            break;
        }
    }
}

/// Runs a program to its end on the virtual clock and gives its trace.
#[must_use]
pub fn run_virtually(policy: Policy, main: impl Future<Output = Outcome> + 'static) -> Vec<Event> {
    let host = VirtualHost::default();
    let lp = Loop::new(Rc::new(host.clone()), policy, true);
    drive_virtually(drive(lp, main));
    wire::Decoder::default().feed(&host.take_record()).unwrap_or_default()
}
