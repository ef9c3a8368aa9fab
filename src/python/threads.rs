//! Threads of a program: frames of their own under one interpreter lock, which changes hands every 5 ms. It is long because
//! switching and waiting are one mechanism.
//!
//! The main thread, with the event loop, is the one whose frames stand on the Rust stack. When it may not go on (its
//! time is over, or it is in a blocking call) the others run inside it, each until its time is over or it waits.

mod driving;
mod locks;

use std::rc::Rc;

use self::driving::Driving;
use self::locks::Lock;
use super::asyncio::{Cause, EventLoop};
use super::databases::Databases;
use super::exception::{Kind, Leave, R};
use super::fetches::Fetches;
use super::frame::{Frame, Mode};
use super::native::{NOTHING, Native};
use super::sockets::Sockets;
use super::value::{Args, Object, Value};
use super::vm::{Begun, Ran, Vm};
use super::wait::Wait;
use crate::network::loopback::Direction;
use crate::time::{Instant, Span};
use crate::trace::{Awaited, Block, By, StepEnd, TaskId, Text, What};

/// A thread that isn't the main one.
pub(crate) struct Thread {
    id: u32,
    task: TaskId,
    frames: Vec<Box<Frame>>,
    state: ThreadState,
    daemon: bool,
    /// Waits for work that a pool may give it: no program stays for that.
    resting: bool,
    context: Option<Value>,
    running_loop: Option<Value>,
    /// The event loop that it runs, and its own code waits for.
    driving: Option<Driving>,
}

enum ThreadState {
    /// It can go on: from its beginning or where it was preempted.
    Ready,
    /// It can go on with this answer to the call that waited.
    Answered(R),
    Waiting(Wait),
    /// It has the interpreter.
    Running,
}

impl ThreadState {
    fn can_go_on(&self) -> bool {
        matches!(self, Self::Ready | Self::Answered(_))
    }
}

/// What the main thread does while others have the interpreter.
#[derive(Clone, Copy, Default, PartialEq)]
pub(crate) enum MainThread {
    /// It has ended its turn, or hasn't let go at all.
    #[default]
    Through,
    /// It has let go in the midst of a step. What it does next, nobody knows.
    Midway,
    /// It waits in a call, and so nothing from outside can arrive.
    Blocks,
}

/// All threads but the main one.
#[derive(Default)]
pub(crate) struct Threads {
    all: Vec<Thread>,
    /// Who has the interpreter; 0 is the main thread.
    pub(crate) current: u32,
    main: MainThread,
    next: u32,
}

impl Thread {
    /// Whose step it was left in: a task's of the loop that it runs, or its own.
    fn task_in_step(&self) -> TaskId {
        self.driving.as_ref().and_then(Driving::task_in_step).unwrap_or(self.task)
    }
}

impl Threads {
    /// Whether one could run.
    pub(crate) fn any_ready(&self) -> bool {
        self.all.iter().any(|thread| thread.state.can_go_on())
    }

    /// Whether one could run if it were asked: its wait is over, though nobody has told it.
    pub(crate) fn any_can_run(
        &self,
        now: impl Fn() -> Instant,
        sockets: &Sockets,
        fetches: &Fetches,
        databases: &Databases,
    ) -> bool {
        let is_late = |due: &Option<Instant>| due.is_some_and(|due| now() >= due);
        self.all.iter().any(|thread| match &thread.state {
            ThreadState::Ready | ThreadState::Answered(_) => true,
            ThreadState::Running => false,
            ThreadState::Waiting(wait) => match wait {
                Wait::Sleep(due) => now() >= *due,
                Wait::Lock(lock, due) => {
                    lock.native_ref::<Lock>().is_some_and(|lock| lock.owner.get().is_none()) || is_late(due)
                }
                Wait::Thread(id, due) => !self.has(*id) || is_late(due),
                Wait::Socket(fd, direction, due) => {
                    sockets.loopback.ready_at(*fd, *direction).is_some_and(|at| now() >= at) || is_late(due)
                }
                Wait::Fetch(id, due) => fetches.is_answered(*id) || is_late(due),
                Wait::Database(id) => databases.is_answered(*id),
                Wait::Loop(event_loop) => has_work(event_loop, sockets, &now),
            },
        })
    }

    /// Whether there are any.
    pub(crate) fn are_there(&self) -> bool {
        !self.all.is_empty()
    }

    /// Whether one must end before the program does.
    pub(crate) fn any_alive(&self) -> bool {
        self.all.iter().any(|thread| !thread.daemon && !thread.resting)
    }

    /// When the first that waits may go on, as far as that is known.
    pub(crate) fn deadline(&self, sockets: &Sockets) -> Option<Instant> {
        let due = |thread: &Thread| match &thread.state {
            ThreadState::Waiting(wait) => match wait {
                Wait::Socket(fd, direction, due) => {
                    sockets.loopback.ready_at(*fd, *direction).into_iter().chain(*due).min()
                }
                Wait::Loop(event_loop) => {
                    let timer = event_loop.native().and_then(EventLoop::deadline);
                    timer.into_iter().chain(sockets.ready_for(event_loop)).min()
                }
                wait => wait.due(),
            },
            _ => None,
        };
        self.all.iter().filter_map(due).min()
    }

    /// Whether the main thread has the interpreter.
    pub(crate) fn is_main(&self) -> bool {
        self.current == 0
    }

    /// What the main thread does meanwhile: the others run inside it if it is midway or blocks.
    pub(crate) const fn main(&self) -> MainThread {
        self.main
    }

    /// What a wait is in the picture.
    pub(crate) fn awaited(&self, wait: &Wait) -> Awaited {
        match wait {
            Wait::Sleep(_) => Awaited::Call,
            Wait::Loop(event_loop) => event_loop.native().map_or(Awaited::Other, EventLoop::awaited),
            Wait::Lock(..) => Awaited::Permit(Text::from("lock")),
            Wait::Socket(_, Direction::Read, _) => Awaited::Channel(Text::from("socket recv")),
            Wait::Socket(_, Direction::Write, _) => Awaited::Channel(Text::from("socket send")),
            Wait::Thread(other, _) => {
                let other = self.all.iter().find(|thread| thread.id == *other);
                other.map_or(Awaited::Other, |thread| Awaited::Task(thread.task))
            }
            Wait::Fetch(id, _) | Wait::Database(id) => Awaited::Io(*id),
        }
    }

    fn has(&self, id: u32) -> bool {
        self.all.iter().any(|thread| thread.id == id)
    }
}

impl Vm {
    /// Sleeps: the thread waits, and others may run meanwhile.
    ///
    /// # Errors
    /// What ends the run.
    pub(crate) fn sleep(&mut self, span: Span) -> R {
        let until = self.world.now() + span;
        self.block(Block::Sleep(span), Wait::Sleep(until))
    }

    /// Waits in a blocking call: the main thread keeps the event loop from everybody else, and that is told.
    pub(crate) fn block(&mut self, kind: Block, wait: Wait) -> R {
        if self.threads.current != 0 {
            return self.wait(wait);
        }
        let (task, site) = (self.world.task, self.line());
        self.world.emit(What::BlockBegan { task, kind, site });
        // Whoever watches must know it now: there is no other chance before the call returns.
        self.world.lp.flush(Span::ZERO);
        let result = self.block_on(&wait);
        self.world.emit(What::BlockEnded { task });
        self.world.lp.flush(Span::ZERO);
        result
    }

    /// Waits, whichever thread it is.
    pub(crate) fn wait(&mut self, wait: Wait) -> R {
        if let Some(answer) = self.satisfied(&wait) {
            return Ok(answer);
        }
        if self.threads.current != 0 && self.nested == 1 {
            return Err(Leave::Wait(Box::new(wait)));
        }
        self.block_on(&wait)
    }

    /// The answer to a wait that is over.
    fn satisfied(&mut self, wait: &Wait) -> Option<Value> {
        let is_late = |due: &Option<Instant>, now: Instant| due.is_some_and(|due| now >= due);
        let now = self.world.now();
        match wait {
            Wait::Sleep(due) => (now >= *due).then_some(Value::None),
            Wait::Lock(lock, due) => {
                let own = lock.native_ref::<Lock>()?;
                if own.owner.get().is_none() {
                    own.owner.set(Some(self.threads.current));
                    own.count.set(1);
                    return Some(Value::Bool(true));
                }
                is_late(due, now).then_some(Value::Bool(false))
            }
            Wait::Thread(id, due) => {
                if self.threads.has(*id) {
                    is_late(due, now).then_some(Value::Bool(false))
                } else {
                    Some(Value::Bool(true))
                }
            }
            Wait::Socket(fd, direction, due) => {
                if self.is_socket_ready(*fd, *direction) {
                    return Some(Value::Bool(true));
                }
                is_late(due, now).then_some(Value::Bool(false))
            }
            Wait::Fetch(id, due) => self.fetch_answer(*id, *due),
            Wait::Database(id) => self.databases.take_answer(*id),
            Wait::Loop(event_loop) => {
                let has_work = has_work(event_loop, &self.sockets, || now);
                has_work.then_some(Value::None)
            }
        }
    }

    /// Waits without leaving the machine: others run inside this call, or the thread is held.
    fn block_on(&mut self, wait: &Wait) -> R {
        if self.threads.current != 0 {
            return self.hold_for(wait);
        }
        let before = std::mem::replace(&mut self.threads.main, MainThread::Blocks);
        let answer = self.hold_for(wait);
        self.threads.main = before;
        answer
    }

    fn hold_for(&mut self, wait: &Wait) -> R {
        loop {
            let now = self.world.now();
            self.advance_network(now);
            self.answer_while_held();
            if let Some(answer) = self.satisfied(wait) {
                let now = self.world.now();
                (self.world.since, self.world.step_since) = (now, now);
                return Ok(answer);
            }
            if self.world.stopped {
                return Err(self.end(Kind::KeyboardInterrupt, "stopped"));
            }
            if self.run_threads() {
                continue;
            }
            let own = match wait {
                Wait::Socket(fd, direction, _) => self.sockets.loopback.ready_at(*fd, *direction),
                _ => None,
            };
            let others = self.threads.deadline(&self.sockets);
            let forecast = self.fetches.forecast();
            let next =
                [own, wait.due(), others, forecast, self.sockets.loopback.deadline()].into_iter().flatten().min();
            if self.threads.current == 0 && self.is_to_interrupt(next.is_none()) {
                return Err(Leave::Raise(self.exception(Kind::KeyboardInterrupt, Vec::new())));
            }
            let Some(next) = next else {
                return Err(self.end(Kind::RuntimeError, self.databases.why_stuck()));
            };
            let span = next - self.world.now();
            self.world.lp.host().hold(span);
        }
    }

    /// Gives every thread that can go on its time, once. Whether one could.
    pub(crate) fn run_threads(&mut self) -> bool {
        self.wake_threads();
        let ready: Vec<u32> =
            self.threads.all.iter().filter(|thread| thread.state.can_go_on()).map(|thread| thread.id).collect();
        for id in &ready {
            self.run_thread(*id);
        }
        !ready.is_empty()
    }

    /// Whoever's wait is over can go on.
    fn wake_threads(&mut self) {
        for at in 0..self.threads.all.len() {
            let state = std::mem::replace(&mut self.threads.all[at].state, ThreadState::Running);
            let (id, task) = (self.threads.all[at].id, self.threads.all[at].task_in_step());
            self.threads.all[at].state = match state {
                ThreadState::Waiting(wait) => {
                    let before = std::mem::replace(&mut self.threads.current, id);
                    let answer = self.satisfied(&wait);
                    self.threads.current = before;
                    match answer {
                        Some(_) if matches!(wait, Wait::Loop(_)) => ThreadState::Ready,
                        Some(answer) => {
                            self.world.emit(What::Ready { task, by: By::Outside });
                            ThreadState::Answered(Ok(answer))
                        }
                        None => ThreadState::Waiting(wait),
                    }
                }
                state => state,
            };
        }
    }

    fn run_thread(&mut self, id: u32) {
        // One that ran before it in the same round, and waited within itself, may have run this one already.
        let is_it = |thread: &Thread| thread.id == id && thread.state.can_go_on();
        let Some(at) = self.threads.all.iter().position(is_it) else { return };
        let thread = &mut self.threads.all[at];
        let state = std::mem::replace(&mut thread.state, ThreadState::Running);
        let task = thread.task;
        let mut driving = thread.driving.take();
        let mut frames = std::mem::replace(&mut self.frames, std::mem::take(&mut thread.frames));
        let mut context = std::mem::replace(&mut self.aio.context, thread.context.take());
        let mut running_loop = std::mem::replace(&mut self.aio.running, thread.running_loop.take());
        let current_task = self.aio.current.take();
        let nested = std::mem::replace(&mut self.nested, 0);
        let before = (self.world.task, self.world.since, self.world.step_since, self.world.contended, self.aio.cause);
        let thread_before = std::mem::replace(&mut self.threads.current, id);
        self.world.contended = true;
        let state = self.run_stretch(task, state, &mut driving);
        std::mem::swap(&mut self.frames, &mut frames);
        std::mem::swap(&mut self.aio.context, &mut context);
        std::mem::swap(&mut self.aio.running, &mut running_loop);
        self.aio.current = current_task;
        self.nested = nested;
        (self.world.task, self.world.since, self.world.step_since, self.world.contended, self.aio.cause) = before;
        self.threads.current = thread_before;
        let Some(at) = self.threads.all.iter().position(|thread| thread.id == id) else { return };
        match state {
            Some(state) => {
                let thread = &mut self.threads.all[at];
                (thread.state, thread.frames) = (state, frames);
                (thread.context, thread.running_loop) = (context, running_loop);
                thread.driving = driving;
            }
            None => {
                let ended = self.threads.all.remove(at);
                drop((ended, frames));
            }
        }
        self.world.contended = !self.threads.all.is_empty();
        self.world.lp.nudge();
    }

    /// What a thread does until its time is over or it waits; nothing is left if it has ended.
    fn run_stretch(&mut self, task: TaskId, state: ThreadState, driving: &mut Option<Driving>) -> Option<ThreadState> {
        let mut state = state;
        loop {
            if let Some(driven) = driving {
                match self.drive(driven, state) {
                    Err(left) => return Some(left),
                    Ok(answer) => {
                        // The loop has ended, and the code goes on that ran it.
                        self.frames = std::mem::take(&mut driven.below);
                        *driving = None;
                        self.world.emit(What::Ready { task, by: By::Outside });
                        state = ThreadState::Answered(answer);
                    }
                }
            }
            let now = self.world.now();
            (self.world.task, self.world.since, self.world.step_since) = (task, now, now);
            self.aio.cause = Cause(By::Task(task));
            self.world.emit(What::StepBegan { task });
            let ran = match state {
                ThreadState::Answered(answer) => self.go_on(answer),
                _ => self.take_up(),
            };
            let site = self.line();
            let (how, next) = match ran {
                Ok(Ran::Preempted) => (StepEnd::Awaiting { on: Awaited::Turn, site }, Some(ThreadState::Ready)),
                Err(Leave::Wait(wait)) => {
                    let on = self.threads.awaited(&wait);
                    if let Wait::Loop(event_loop) = &*wait {
                        *driving = Some(Driving::new(Rc::clone(event_loop), std::mem::take(&mut self.frames)));
                    }
                    (StepEnd::Awaiting { on, site }, Some(ThreadState::Waiting(*wait)))
                }
                Ok(_) => (StepEnd::Returned, None),
                Err(left) => match self.materialise(left) {
                    Ok(exc) => {
                        if super::exception::data(&exc).is_final.get() {
                            // It ends the run, and says why unless that is known: somebody pressed Stop.
                            if !std::mem::replace(&mut self.world.stopped, true) {
                                self.write_error("Exception in thread", Some(&exc));
                            }
                        } else if !exc.class.is_subclass(self.types.exception(Kind::SystemExit)) {
                            self.write_error("Exception in thread", Some(&exc));
                        }
                        (StepEnd::Raised { error: self.failure(&exc) }, None)
                    }
                    Err(_) => (StepEnd::Returned, None),
                },
            };
            self.world.emit(What::StepEnded { task, how });
            if let Some(ThreadState::Ready) = next {
                self.world.emit(What::Ready { task, by: By::Itself });
            }
            if driving.is_none() {
                return next;
            }
            state = ThreadState::Ready;
        }
    }

    /// The main thread's time is over: the others have theirs.
    pub(crate) fn yield_interpreter(&mut self) {
        if !self.threads.any_ready() {
            self.wake_threads();
            if !self.threads.any_ready() {
                self.world.since = self.world.now();
                return;
            }
        }
        self.let_others_run();
    }

    /// The main thread lets go of the interpreter in the midst of what it does, and has it back.
    fn let_others_run(&mut self) {
        let task = self.world.task;
        let site = self.line();
        self.world.emit(What::StepEnded { task, how: StepEnd::Awaiting { on: Awaited::Turn, site } });
        self.world.emit(What::Ready { task, by: By::Itself });
        let before = std::mem::replace(&mut self.threads.main, MainThread::Midway);
        self.run_threads();
        self.threads.main = before;
        self.world.emit(What::StepBegan { task });
        let now = self.world.now();
        (self.world.since, self.world.step_since) = (now, now);
    }
}

fn deadline(vm: &mut Vm, timeout: &Value) -> R<Option<Instant>> {
    if timeout.is_none() || timeout.is_unbound() {
        return Ok(None);
    }
    let seconds = vm.to_float(timeout)?;
    if seconds < 0.0 {
        return Ok(None);
    }
    Ok(Some(vm.world.now() + Span::from_micros((seconds * 1e6).min(1e15) as u64)))
}

fn start(vm: &mut Vm, args: Args) -> R {
    let [function, given, keywords, name, daemon] =
        args.bind("start_new_thread", ["function", "args", "kwargs", "*name", "*daemon"], 2)?;
    let values = vm.collect(&given)?;
    let keywords = match keywords.some() {
        Some(Value::Dict(dict)) => vm.keywords(&dict)?,
        _ => Vec::new(),
    };
    let daemon = vm.truth(&daemon)?;
    let shown = match name.some() {
        Some(name) => vm.str(&name)?.as_str().to_owned(),
        None => "thread".to_owned(),
    };
    let call = Args { values: values.into(), keywords };
    let frames = match vm.begin_call(function, call)? {
        Begun::Frame(mut frame) => {
            frame.mode = Mode::Leave;
            vec![frame]
        }
        Begun::Value(_) => Vec::new(),
    };
    vm.threads.next += 1;
    let id = vm.threads.next;
    let task = vm.begin_task(&shown);
    let state = ThreadState::Ready;
    let thread =
        Thread { id, task, frames, state, daemon, resting: false, context: None, running_loop: None, driving: None };
    vm.threads.all.push(thread);
    vm.world.contended = true;
    vm.world.lp.nudge();
    // As in CPython, where whoever starts a thread waits until it has begun, it goes on until it waits or its time is
    // over, and so do those that could go on before it. Started by another thread, it has its turn after that one:
    // nothing here may call itself without end.
    if vm.threads.current == 0 {
        vm.let_others_run();
    }
    Ok(Value::Int(ident(id)))
}

/// Whether a thread that runs this loop has something to do.
fn has_work(event_loop: &Rc<Object>, sockets: &Sockets, now: impl Fn() -> Instant) -> bool {
    event_loop.native().is_some_and(|own: &EventLoop| own.has_work(&now))
        || sockets.ready_for(event_loop).is_some_and(|at| now() >= at)
}

/// A thread's identifier, as programs see it.
fn ident(id: u32) -> i64 {
    0x7f00_0000_1000 + i64::from(id) * 0x1000
}

fn id_of(ident: i64) -> u32 {
    u32::try_from((ident - 0x7f00_0000_1000) / 0x1000).unwrap_or_default()
}

/// The module `_thread`.
pub(crate) fn module(vm: &mut Vm) -> Vec<(&'static str, Value)> {
    locks::install(vm);
    vec![
        (
            "allocate_lock",
            Native::function("allocate_lock", |vm, _| Ok(Value::native(&vm.types.lock, Lock::default()))),
        ),
        ("LockType", Value::Class(Rc::clone(&vm.types.lock))),
        ("RLock", Value::Class(Rc::clone(&vm.types.rlock))),
        ("get_ident", Native::function("get_ident", |vm, _| Ok(Value::Int(ident(vm.threads.current))))),
        ("_get_main_thread_ident", Native::function("_get_main_thread_ident", |_, _| Ok(Value::Int(ident(0))))),
        ("start_new_thread", Native::frame_function("start_new_thread", start)),
        (
            "join",
            Native::function("join", |vm, args| {
                let [thread, timeout] = args.bind("join", ["/ident", "/timeout"], 1)?;
                let id = id_of(vm.to_index(&thread)?);
                let due = deadline(vm, &timeout)?;
                vm.wait(Wait::Thread(id, due))
            }),
        ),
        (
            "set_resting",
            Native::function("set_resting", |vm, args| {
                let [resting] = args.exactly("set_resting")?;
                let (current, resting) = (vm.threads.current, vm.truth(&resting)?);
                if let Some(thread) = vm.threads.all.iter_mut().find(|thread| thread.id == current) {
                    thread.resting = resting;
                }
                NOTHING
            }),
        ),
        ("error", Value::Class(Rc::clone(vm.types.exception(Kind::RuntimeError)))),
        ("TIMEOUT_MAX", Value::Float(9_223_372_036.0)),
    ]
}
