//! The program's fetches: who waits for which, and what came of it.
//!
//! A task awaits futures, which the loop settles once the answer's head is there, and more of its body. A thread of the
//! program waits for the whole answer, by its number. The main thread keeps the worker's thread while it fetches, and so does
//! a main thread that waits for another: then no answer can reach us, and what the lab will have said by now is computed
//! instead. It is long because who asks, who waits and who is held are one story.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use super::asyncio::{Awaits, Cause, FutureState, future_of, object_future};
use super::exception::{Kind, R, error};
use super::value::{Object, Value};
use super::vm::Vm;
use super::wait::Wait;
use crate::network::{FetchError, Heard, Request, Response, Whole, check_url, lab};
use crate::run::{Fetched, Job};
use crate::time::{Instant, Span};
use crate::trace::{Block, By, IoEnd, IoId, Text, What};

/// All of them.
#[derive(Default)]
pub(crate) struct Fetches {
    under_way: BTreeMap<IoId, Fetch>,
    /// What the host brought since the last look.
    arrived: Rc<RefCell<Vec<(IoId, Instant, Heard)>>>,
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
    Task(Coming),
    /// A thread waits until then. What it heard so far; its answer, once it is there.
    Thread(Option<Instant>, Whole, Option<Value>),
}

/// An answer that a task takes as it comes.
#[derive(Default)]
struct Coming {
    /// The loop that the task is on.
    event_loop: Value,
    /// Settled with the head, until that was told.
    asking: Option<Rc<Object>>,
    /// Settled as soon as there is more.
    reading: Vec<Rc<Object>>,
    head: Option<Response>,
    pieces: VecDeque<Vec<u8>>,
    /// Of the body, so far.
    bytes: u64,
    end: Option<Result<(), FetchError>>,
}

impl Fetches {
    /// Whether something came that nobody was told yet.
    pub(crate) fn any_arrived(&self) -> bool {
        !self.arrived.borrow().is_empty()
    }

    /// Whether a thread's answer is there.
    pub(crate) fn is_answered(&self, id: IoId) -> bool {
        self.under_way.get(&id).is_none_or(|fetch| matches!(fetch.asker, Asker::Thread(_, _, Some(_))))
    }

    /// When the next answer is to be expected that was computed.
    pub(crate) fn forecast(&self) -> Option<Instant> {
        self.under_way.values().filter_map(|fetch| fetch.forecast.as_ref().map(|fetched| fetched.done)).min()
    }
}

/// What a program sees of an answer: status, headers, address and body, which is bytes or the number to take it by; or what
/// went wrong.
fn shown(result: Result<Response, FetchError>, coming: Option<IoId>) -> Value {
    match result {
        Ok(response) => {
            let own = |(name, _): &(String, String)| name != "x-lab-sent";
            let pair = |(name, value): (String, String)| Value::tuple(vec![Value::str(name), Value::str(value)]);
            Value::tuple(vec![
                Value::Int(i64::from(response.status)),
                Value::list(response.headers.into_iter().filter(own).map(pair).collect()),
                Value::str(response.url),
                coming.map_or_else(|| Value::bytes(response.body), |id| Value::Int(id.index() as i64)),
            ])
        }
        Err(why) => wrong(&why),
    }
}

/// What kind of failure it was, and a sentence.
fn wrong(why: &FetchError) -> Value {
    let kind = if let FetchError::Cut { .. } = why { "cut" } else { "refused" };
    Value::tuple(vec![Value::str(kind), Value::str(why.to_string())])
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
        let told = {
            // Weak: the host may keep the callback longer than the run lives.
            let (arrived, lp) = (Rc::downgrade(&self.fetches.arrived), Rc::downgrade(&self.world.lp));
            Box::new(move |at, heard| {
                if let (Some(arrived), Some(lp)) = (arrived.upgrade(), lp.upgrade()) {
                    arrived.borrow_mut().push((id, at, heard));
                    lp.nudge();
                }
            })
        };
        let began = self.world.now();
        let job = Some(self.world.lp.host().fetch(&request, told));
        self.fetches.under_way.insert(id, Fetch { request, began, asker, job, forecast: None });
        Ok(id)
    }

    /// Starts a fetch. A future of its answer's head.
    ///
    /// # Errors
    /// `ValueError` for an address that can't be asked, `RuntimeError` without a loop.
    pub(crate) fn fetch(&mut self, request: Request) -> R {
        let running = self.running_loop()?;
        let future = self.new_future(running.clone());
        if let Value::Object(object) = &future {
            let coming = Coming { event_loop: running, asking: Some(Rc::clone(object)), ..Coming::default() };
            let id = self.begin_fetch(request, Asker::Task(coming))?;
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
            let id = self.begin_fetch(request, Asker::Thread(due, Whole::default(), None))?;
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
        Ok(fetched.map_or(Value::None, |fetched| shown(fetched.result, None)))
    }

    /// Gives what came to who waits for it.
    pub(crate) fn look_at_fetches(&mut self) {
        let arrived = self.fetches.arrived.take();
        let mut news: Vec<IoId> = Vec::new();
        for (id, at, heard) in arrived {
            self.hear(id, at, heard);
            if news.last() != Some(&id) {
                news.push(id);
            }
        }
        // Only now: who could have gone on since the network was done is told when that was.
        news.into_iter().for_each(|id| self.pass_on(id));
    }

    fn hear(&mut self, id: IoId, at: Instant, heard: Heard) {
        let Some(fetch) = self.fetches.under_way.get_mut(&id) else { return };
        let coming = match &mut fetch.asker {
            Asker::Thread(_, whole, _) => {
                if let Some(result) = whole.hear(heard) {
                    self.end_fetch(id, Fetched { done: at, result });
                }
                return;
            }
            Asker::Task(coming) => coming,
        };
        match heard {
            Heard::Head(head) => coming.head = Some(head),
            Heard::Piece(piece) => {
                coming.bytes += piece.len() as u64;
                coming.pieces.push_back(piece);
            }
            Heard::End(result) => {
                let status = coming.head.as_ref().map_or(0, |head| head.status);
                let end = match &result {
                    Ok(()) => IoEnd::Answered { status, bytes: coming.bytes },
                    Err(why) => IoEnd::Failed { why: why.to_string().into() },
                };
                coming.end = Some(result);
                fetch.job = None;
                self.tell_fetched(id, Some(at), end);
            }
        }
    }

    /// Tells the tasks that wait for an answer what there is of it.
    fn pass_on(&mut self, id: IoId) {
        let Some(Fetch { asker: Asker::Task(coming), .. }) = self.fetches.under_way.get_mut(&id) else { return };
        let mut told: Vec<(Rc<Object>, Value)> = Vec::new();
        let mut is_over = false;
        if let Some(asking) = coming.asking.take() {
            match (&coming.head, &coming.end) {
                (Some(head), _) => told.push((asking, shown(Ok(head.clone()), Some(id)))),
                (None, Some(Err(why))) => {
                    told.push((asking, wrong(why)));
                    is_over = true;
                }
                _ => coming.asking = Some(asking),
            }
        }
        if !coming.pieces.is_empty() || coming.end.is_some() {
            told.extend(coming.reading.drain(..).map(|future| (future, Value::None)));
        }
        if is_over {
            self.fetches.under_way.remove(&id);
        }
        let before = std::mem::replace(&mut self.aio.cause, Cause(By::Io(id)));
        for (future, value) in told {
            if object_future(&future).is_some_and(|own| matches!(*own.state.borrow(), FutureState::Pending)) {
                self.settle(&future, FutureState::Done(value));
            }
        }
        self.aio.cause = before;
    }

    /// Some of a body: a piece, nothing at its end, `None` in Python while there is none yet, or what went wrong.
    pub(crate) fn take_body(&mut self, id: IoId) -> Value {
        let Some(Fetch { asker: Asker::Task(coming), .. }) = self.fetches.under_way.get_mut(&id) else {
            return Value::bytes(Vec::new());
        };
        if let Some(piece) = coming.pieces.pop_front() {
            return Value::bytes(piece);
        }
        let Some(end) = coming.end.take() else { return Value::None };
        self.fetches.under_way.remove(&id);
        end.map_or_else(|why| wrong(&why), |()| Value::bytes(Vec::new()))
    }

    /// A future that is settled when there is more of a body.
    ///
    /// # Errors
    /// `RuntimeError` without a loop.
    pub(crate) fn more_body(&mut self, id: IoId) -> R {
        let running = self.running_loop()?;
        let future = self.new_future(running);
        if let (Value::Object(object), Some(own)) = (&future, future_of(&future)) {
            *own.awaits.borrow_mut() = Some(Awaits::Io(id));
            match self.fetches.under_way.get_mut(&id) {
                Some(Fetch { asker: Asker::Task(coming), .. }) => coming.reading.push(Rc::clone(object)),
                _ => self.settle(object, FutureState::Done(Value::None)),
            }
        }
        Ok(future)
    }

    /// Its task doesn't want the answer any more. One that waited for more of the body may come back for it.
    pub(crate) fn fetch_cancelled(&mut self, id: IoId, future: &Rc<Object>) {
        let is_asking = |coming: &Coming| coming.asking.as_ref().is_some_and(|asking| Rc::ptr_eq(asking, future));
        if let Some(Fetch { asker: Asker::Task(coming), .. }) = self.fetches.under_way.get(&id)
            && is_asking(coming)
        {
            self.abort_fetch(id);
        }
    }

    /// The whole answer is there.
    fn end_fetch(&mut self, id: IoId, fetched: Fetched) {
        let Some(fetch) = self.fetches.under_way.get_mut(&id) else { return };
        (fetch.job, fetch.forecast) = (None, None);
        let done = fetched.done;
        match &mut fetch.asker {
            Asker::Thread(_, _, slot @ None) => {
                let end = end_of(&fetched);
                *slot = Some(shown(fetched.result, None));
                self.tell_fetched(id, Some(done), end);
            }
            Asker::Thread(..) => {}
            Asker::Task(_) => {
                let end = fetched.result.map(|mut response| {
                    let body = std::mem::take(&mut response.body);
                    self.hear(id, done, Heard::Head(response));
                    if !body.is_empty() {
                        self.hear(id, done, Heard::Piece(body));
                    }
                });
                self.hear(id, done, Heard::End(end));
                self.pass_on(id);
            }
        }
    }

    /// The answer to a thread that waits for a fetch, once there is one; `None` in Python if it came too late.
    pub(crate) fn fetch_answer(&mut self, id: IoId, due: Option<Instant>) -> Option<Value> {
        if self.fetches.is_answered(id) {
            let fetch = self.fetches.under_way.remove(&id);
            return Some(match fetch.map(|fetch| fetch.asker) {
                Some(Asker::Thread(_, _, Some(answer))) => answer,
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
            && let Asker::Thread(_, _, None) | Asker::Task(Coming { end: None, .. }) = fetch.asker
        {
            drop(fetch.job);
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
        let driven = self.aio.driven_object();
        let is_driven = |event_loop: &Value| matches!((event_loop, &driven), (Value::Object(own), Some(driven)) if Rc::ptr_eq(own, driven));
        let can_go_on = |fetch: &Fetch| match &fetch.asker {
            Asker::Thread(_, _, answer) => answer.is_none(),
            // A task of the main thread's loop can't, whatever came.
            Asker::Task(coming) => coming.end.is_none() && !is_driven(&coming.event_loop),
        };
        let all: Vec<IoId> =
            self.fetches.under_way.iter().filter(|(_, fetch)| can_go_on(fetch)).map(|(id, _)| *id).collect();
        for id in all {
            let now = self.world.now();
            let Some(fetch) = self.fetches.under_way.get_mut(&id) else { continue };
            if !lab::is_lab(&fetch.request.url) {
                fetch.job = None;
                let most = match &fetch.asker {
                    Asker::Thread(due, ..) => due.map(|due| due - now),
                    Asker::Task(_) => None,
                };
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
