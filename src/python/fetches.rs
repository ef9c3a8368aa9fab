//! The program's fetches: who waits for which, and what came of it.
//!
//! A task awaits a future, which the loop settles once the answer is there. A thread of the program waits for its fetch by
//! number. The main thread keeps the worker's thread while it fetches, and so does a main thread that waits for another:
//! then no answer can reach us, and what the lab will have said by now is computed instead.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::asyncio::{Awaits, Cause, FutureState, future_of};
use super::exception::{Kind, R, error};
use super::value::{Object, Value};
use super::vm::Vm;
use super::wait::Wait;
use crate::network::{FetchError, Request, check_url, lab};
use crate::run::{Fetched, Job};
use crate::time::{Instant, Span};
use crate::trace::{Block, By, IoEnd, IoId, Text, What};

/// All of them.
#[derive(Default)]
pub(crate) struct Fetches {
    under_way: BTreeMap<IoId, Fetch>,
    /// What the host brought since the last look.
    arrived: Rc<RefCell<Vec<(IoId, Fetched)>>>,
}

/// One that was begun.
struct Fetch {
    request: Request,
    began: Instant,
    asker: Asker,
    /// Dropped, it aborts the request.
    job: Option<Job>,
    /// What the lab will say, computed when it is needed.
    forecast: Option<Fetched>,
}

enum Asker {
    /// This future is settled with the answer.
    Future(Rc<Object>),
    /// A thread waits until then; its answer, once it is there.
    Thread(Option<Instant>, Option<Value>),
}

impl Fetches {
    /// Whether something came that nobody was told yet.
    pub(crate) fn any_arrived(&self) -> bool {
        !self.arrived.borrow().is_empty()
    }

    /// Whether a thread's answer is there.
    pub(crate) fn is_answered(&self, id: IoId) -> bool {
        self.under_way.get(&id).is_none_or(|fetch| matches!(fetch.asker, Asker::Thread(_, Some(_))))
    }

    /// When the next answer to a thread is to be expected, as far as it was computed.
    pub(crate) fn forecast(&self) -> Option<Instant> {
        let waiting = self.under_way.values().filter(|fetch| matches!(fetch.asker, Asker::Thread(_, None)));
        waiting.filter_map(|fetch| fetch.forecast.as_ref().map(|fetched| fetched.done)).min()
    }
}

/// What a program sees of an answer: status, headers, body, address, and when the network had it; or zero, what kind of
/// failure it was, and a sentence.
fn shown(fetched: Fetched) -> Value {
    match fetched.result {
        Ok(response) => {
            let own = |(name, _): &(String, String)| name != "x-lab-sent";
            let pair = |(name, value): (String, String)| Value::tuple(vec![Value::str(name), Value::str(value)]);
            Value::tuple(vec![
                Value::Int(i64::from(response.status)),
                Value::list(response.headers.into_iter().filter(own).map(pair).collect()),
                Value::bytes(response.body),
                Value::str(response.url),
                Value::Float(fetched.done.as_f64() / 1e6),
            ])
        }
        Err(why) => {
            let kind = if let FetchError::Cut { .. } = why { "cut" } else { "refused" };
            Value::tuple(vec![Value::Int(0), Value::str(kind), Value::str(why.to_string())])
        }
    }
}

fn end_of(fetched: &Fetched) -> IoEnd {
    match &fetched.result {
        Ok(response) => IoEnd::Answered { status: response.status, bytes: response.body.len() as u64 },
        Err(why) => IoEnd::Failed { why: why.to_string().into() },
    }
}

impl Vm {
    fn tell_fetch(&mut self, request: &Request) -> R<IoId> {
        if let Err(why) = check_url(&request.url) {
            return Err(error(Kind::ValueError, why.to_string()));
        }
        let what = match request.method.as_str() {
            "GET" => Text::from(request.url.as_str()),
            method => Text::from(format!("{method} {}", request.url)),
        };
        let (io, task) = (self.world.lp.io_begun(), self.world.task);
        let rung = self.world.lp.host().rung(&request.url);
        self.world.emit(What::IoBegan { io, task, what, rung });
        Ok(io)
    }

    fn tell_fetched(&mut self, io: IoId, done: Option<Instant>, end: IoEnd) {
        let now = self.world.now();
        self.world.lp.io_over();
        self.world.emit(What::IoEnded { io, done: done.unwrap_or(now).min(now), end });
    }

    fn begin_fetch(&mut self, request: Request, asker: Asker) -> R<IoId> {
        let id = self.tell_fetch(&request)?;
        let done = {
            // Weak: the host may keep the callback longer than the run lives.
            let (arrived, lp) = (Rc::downgrade(&self.fetches.arrived), Rc::downgrade(&self.world.lp));
            Box::new(move |fetched| {
                if let (Some(arrived), Some(lp)) = (arrived.upgrade(), lp.upgrade()) {
                    arrived.borrow_mut().push((id, fetched));
                    lp.nudge();
                }
            })
        };
        let began = self.world.now();
        let job = Some(self.world.lp.host().fetch(&request, done));
        self.fetches.under_way.insert(id, Fetch { request, began, asker, job, forecast: None });
        Ok(id)
    }

    /// Starts a fetch. A future of its answer.
    ///
    /// # Errors
    /// `ValueError` for an address that can't be asked, `RuntimeError` without a loop.
    pub(crate) fn fetch(&mut self, request: Request) -> R {
        let running = self.running_loop()?;
        let future = self.new_future(running);
        if let Value::Object(object) = &future {
            let id = self.begin_fetch(request, Asker::Future(Rc::clone(object)))?;
            if let Some(own) = future_of(&future) {
                *own.awaits.borrow_mut() = Some(Awaits::Io(id));
            }
        }
        Ok(future)
    }

    /// Fetches, and blocks until the answer is there; `None` if it took longer than `most`.
    ///
    /// # Errors
    /// `ValueError` for an address that can't be asked; what ends the wait.
    pub(crate) fn fetch_blocking(&mut self, request: Request, most: Option<Span>) -> R {
        let due = most.map(|most| self.world.now() + most);
        if self.threads.current != 0 || (self.threads.are_there() && lab::is_lab(&request.url)) {
            let id = self.begin_fetch(request, Asker::Thread(due, None))?;
            return self.block(Block::Wait, Wait::Fetch(id, due));
        }
        let id = self.tell_fetch(&request)?;
        let (task, site) = (self.world.task, self.line());
        self.world.emit(What::BlockBegan { task, kind: Block::Wait, site });
        // Whoever watches must know it now: there is no other chance before the call returns.
        self.world.lp.flush(Span::ZERO);
        let fetched = self.world.lp.host().fetch_now(&request, most);
        self.tell_fetched(
            id,
            fetched.as_ref().map(|fetched| fetched.done),
            fetched.as_ref().map_or(IoEnd::Aborted, end_of),
        );
        self.world.emit(What::BlockEnded { task });
        self.world.lp.flush(Span::ZERO);
        let now = self.world.now();
        (self.world.since, self.world.step_since) = (now, now);
        Ok(fetched.map_or(Value::None, shown))
    }

    /// Gives answers that came to who waits for them.
    pub(crate) fn look_at_fetches(&mut self) {
        let arrived = self.fetches.arrived.take();
        for (id, fetched) in arrived {
            self.end_fetch(id, fetched);
        }
    }

    fn end_fetch(&mut self, id: IoId, fetched: Fetched) {
        let Some(fetch) = self.fetches.under_way.get_mut(&id) else { return };
        if let Asker::Thread(_, Some(_)) = fetch.asker {
            return;
        }
        fetch.job = None;
        let (done, end) = (fetched.done, end_of(&fetched));
        let answer = shown(fetched);
        let future = match &mut fetch.asker {
            Asker::Thread(_, slot) => {
                *slot = Some(answer.clone());
                None
            }
            Asker::Future(future) => Some(Rc::clone(future)),
        };
        self.tell_fetched(id, Some(done), end);
        if let Some(future) = future {
            self.fetches.under_way.remove(&id);
            let before = std::mem::replace(&mut self.aio.cause, Cause(By::Io(id)));
            self.settle(&future, FutureState::Done(answer));
            self.aio.cause = before;
        }
    }

    /// The answer to a thread that waits for a fetch, once there is one; `None` in Python if it came too late.
    pub(crate) fn fetch_answer(&mut self, id: IoId, due: Option<Instant>) -> Option<Value> {
        if self.fetches.is_answered(id) {
            let fetch = self.fetches.under_way.remove(&id);
            return Some(match fetch.map(|fetch| fetch.asker) {
                Some(Asker::Thread(_, Some(answer))) => answer,
                _ => Value::None,
            });
        }
        let is_late = due.is_some_and(|due| self.world.now() >= due);
        is_late.then(|| {
            self.abort_fetch(id);
            Value::None
        })
    }

    /// Nobody wants its answer any more.
    pub(crate) fn abort_fetch(&mut self, id: IoId) {
        if let Some(fetch) = self.fetches.under_way.remove(&id)
            && !matches!(fetch.asker, Asker::Thread(_, Some(_)))
        {
            drop(fetch);
            self.tell_fetched(id, None, IoEnd::Aborted);
        }
    }

    /// The run ends: nobody wants any answer.
    pub(crate) fn abort_fetches(&mut self) {
        let all: Vec<IoId> = self.fetches.under_way.keys().copied().collect();
        all.into_iter().for_each(|id| self.abort_fetch(id));
    }

    /// The main thread keeps the worker's thread, so no answer can reach those that wait: the lab's are computed, and come
    /// when they would have come; others are asked here and now.
    pub(crate) fn answer_while_held(&mut self) {
        let waiting = |fetch: &Fetch| matches!(fetch.asker, Asker::Thread(_, None));
        let all: Vec<IoId> =
            self.fetches.under_way.iter().filter(|(_, fetch)| waiting(fetch)).map(|(id, _)| *id).collect();
        for id in all {
            let now = self.world.now();
            let Some(fetch) = self.fetches.under_way.get_mut(&id) else { continue };
            if !lab::is_lab(&fetch.request.url) {
                fetch.job = None;
                let Asker::Thread(due, _) = &fetch.asker else { continue };
                let most = due.map(|due| due - now);
                match self.world.lp.host().fetch_now(&fetch.request, most) {
                    Some(fetched) => self.end_fetch(id, fetched),
                    None => self.abort_fetch(id),
                }
                continue;
            }
            let Fetch { request, began, forecast, .. } = fetch;
            let forecast = forecast.get_or_insert_with(|| {
                let (took, result) = lab::answer(request).arrive(&request.url);
                Fetched { done: *began + took, result }
            });
            if forecast.done <= now {
                let fetched = forecast.clone();
                self.end_fetch(id, fetched);
            }
        }
    }
}
