//! A program on the loop: its module runs as the first task, its tasks as the loop's guest.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use super::asyncio::EventLoop;
use super::code::{Code, Source};
use super::diagnostic::Diagnostic;
use super::exception::{Exc, Kind, Leave, R, data};
use super::library;
use super::map::Dict;
use super::value::{Module, Object, Value};
use super::vm::{Ran, Vm};
use super::wait::Wait;
use super::world::{Limits, SWITCH, Sink, Stream, World};
use crate::files::Disk;
use crate::network::loopback::Traffic;
use crate::run::{Guest, Loop, Policy, VirtualHost, drive_named, drive_virtually};
use crate::time::{Instant, ms};
use crate::trace::{Awaited, Event, Outcome, Text, wire};

/// What surrounds a run.
#[derive(Clone, Debug, Default)]
pub struct Setting {
    /// What it may use.
    pub limits: Limits,
    /// Who visits its servers.
    pub traffic: Option<Traffic>,
    /// The files it finds.
    pub disk: Disk,
}

impl From<Limits> for Setting {
    fn from(limits: Limits) -> Self {
        Self { limits, ..Self::default() }
    }
}

/// A program that can be run: its text has been compiled.
pub struct Program {
    source: Rc<Source>,
    code: Rc<Code>,
}

impl Program {
    /// Compiles a program. `name` is what its tracebacks call it.
    ///
    /// # Errors
    /// All that is wrong with it, in the order of places.
    pub fn new(name: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let source = Rc::new(Source::new(name, text));
        let code = super::compile::compile(Rc::clone(&source))?;
        super::imports::check(&code)?;
        Ok(Self { source, code })
    }

    /// Compiles what it imports, if this thread hasn't yet: better before its clock runs than while it does.
    pub fn warm(&self) {
        library::warm_for(&self.code);
    }

    /// Runs it on a loop, to its end or until the loop is stopped. What it writes goes to `sink` as it writes it, and
    /// into the record line by line. The exit status that Python would have.
    pub async fn run(self, lp: Rc<Loop>, setting: impl Into<Setting>, sink: Sink) -> i32 {
        let setting = setting.into();
        let Setting { limits, traffic, disk } = setting;
        let vm = Vm::new(World::new(Rc::clone(&lp), limits, sink), traffic, disk);
        let seat = Rc::new(Seat { vm: RefCell::new(vm), main: RefCell::new(None), failed: Cell::new(None) });
        lp.seat(Rc::clone(&seat) as Rc<dyn Guest>);
        let status = Rc::new(Cell::new(130));
        let name = Text::from(self.source.name.as_str());
        let main = {
            let (status, lp) = (Rc::clone(&status), Rc::clone(&lp));
            async move {
                let result = seat.run_module(&lp, &self.code).await;
                seat.join_threads(&lp).await;
                let (code, outcome) = seat.vm.borrow_mut().finish(result);
                status.set(code);
                outcome
            }
        };
        drive_named(lp, name, main).await;
        status.get()
    }
}

/// What a run on the virtual clock left.
pub struct Recorded {
    /// The exit status that Python would have.
    pub status: i32,
    /// The whole record.
    pub events: Vec<Event>,
    /// The files it has written, by path; `None` for those that it removed.
    pub written: BTreeMap<String, Option<Vec<u8>>>,
}

impl Program {
    /// Runs it to its end on the virtual clock, and keeps the record if that is wanted.
    #[must_use]
    pub fn run_virtually(self, setting: impl Into<Setting>, record: bool, sink: Sink) -> Recorded {
        self.run_on(&VirtualHost::default(), setting, record, sink)
    }

    /// The same on this virtual clock.
    #[must_use]
    pub fn run_on(self, host: &VirtualHost, setting: impl Into<Setting>, record: bool, sink: Sink) -> Recorded {
        let lp = Loop::new(Rc::new(host.clone()), Policy::Budget(ms(4)), record);
        let mut status = 1;
        drive_virtually(async { status = self.run(lp, setting, sink).await });
        let events = wire::Decoder::default().feed(&host.take_record()).unwrap_or_default();
        Recorded { status, events, written: host.take_written() }
    }
}

/// The machine's seat at the loop.
struct Seat {
    vm: RefCell<Vm>,
    /// The module's task, while it waits for the loop to end.
    main: RefCell<Option<Waker>>,
    /// What broke the loop: an exception that ends the run.
    failed: Cell<Option<Exc>>,
}

impl Seat {
    /// Runs the module's body; whenever that waits for the loop, until the loop has ended.
    async fn run_module(&self, lp: &Loop, code: &Rc<Code>) -> R<()> {
        let mut ran = self.vm.borrow_mut().start_module(code);
        loop {
            match ran {
                Ok(_) => return Ok(()),
                Err(Leave::Wait(wait)) => match *wait {
                    Wait::Loop(event_loop) => {
                        let on = event_loop.native().map_or(Awaited::Other, EventLoop::awaited);
                        let frames = {
                            let mut vm = self.vm.borrow_mut();
                            vm.aio.begin(event_loop);
                            vm.aio.below = vm.own_places();
                            std::mem::take(&mut vm.frames)
                        };
                        let site = frames
                            .iter()
                            .rev()
                            .find(|frame| !frame.body.code.source.is_library)
                            .map(|frame| crate::trace::Site { line: frame.line() })
                            .unwrap_or_default();
                        poll_fn(|cx| {
                            if self.vm.borrow().aio.is_running() {
                                *self.main.borrow_mut() = Some(cx.waker().clone());
                                lp.awaiting(on.clone(), site);
                                Poll::Pending
                            } else {
                                Poll::Ready(())
                            }
                        })
                        .await;
                        let mut vm = self.vm.borrow_mut();
                        vm.frames = frames;
                        vm.aio.below.clear();
                        vm.begin_stretch();
                        ran = match self.failed.take() {
                            Some(exc) => vm.go_on(Err(Leave::Raise(exc))),
                            None => vm.go_on(Ok(Value::None)),
                        };
                    }
                    _ => return Err(super::exception::error(Kind::RuntimeError, "the main thread can't wait here")),
                },
                Err(left) => return Err(left),
            }
        }
    }

    /// A program ends when its threads have ended.
    async fn join_threads(&self, lp: &Loop) {
        poll_fn(|cx| {
            if self.vm.borrow().threads.any_alive() {
                *self.main.borrow_mut() = Some(cx.waker().clone());
                lp.awaiting(Awaited::Other, crate::trace::Site::default());
                Poll::Pending
            } else {
                Poll::Ready(())
            }
        })
        .await;
    }

    /// Between turns the threads have the interpreter, as they have it while asyncio waits for input.
    fn give_threads_time(&self, vm: &mut Vm) {
        let now = vm.world.now();
        if vm.aio.ready() == 0 || now - vm.world.since >= SWITCH {
            vm.world.since = now;
            vm.run_threads();
            if !vm.aio.is_running() && !vm.threads.any_alive() {
                self.wake_main();
            }
        }
    }

    /// The loop has ended: the module goes on.
    fn wake_main(&self) {
        let waker = self.main.borrow_mut().take();
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

/// Whether a loop with an open server runs that nothing outside of the machine can wake: no thread of the program, no fetch.
fn waits_for_nobody(vm: &Vm) -> bool {
    let may_be_woken = vm.threads.any_alive() || vm.world.lp.io_pending();
    vm.aio.is_running() && vm.sockets.can_be_interrupted() && !may_be_woken
}

impl Guest for Seat {
    fn ready(&self) -> usize {
        self.vm.try_borrow().map_or(0, |vm| {
            let any_can_run = vm.threads.any_can_run(|| vm.world.now(), &vm.sockets, &vm.fetches, &vm.databases);
            vm.aio.ready() + usize::from(any_can_run || vm.fetches.any_arrived() || vm.databases.any_arrived())
        })
    }

    fn deadline(&self) -> Option<Instant> {
        let vm = self.vm.try_borrow().ok()?;
        let network = vm.sockets.deadline(vm.aio.driven_object().as_ref());
        let deadlines = [vm.aio.deadline(), vm.threads.deadline(&vm.sockets), network];
        let next = deadlines.into_iter().flatten().min();
        // A server that nobody can wake any more is ended at once.
        if next.is_none() && waits_for_nobody(&vm) { Some(vm.world.now()) } else { next }
    }

    fn fire_due(&self, now: Instant) {
        let mut vm = self.vm.borrow_mut();
        // As in asyncio: what the network brought comes before timers.
        vm.look_at_network(now);
        vm.look_at_fetches();
        vm.look_at_databases();
        let driven = vm.aio.driven_object();
        if let Some(own) = driven.as_deref().and_then(Object::native::<EventLoop>) {
            vm.fire_due(own, now);
        }
        let network = vm.sockets.deadline(driven.as_ref());
        let is_idle = vm.aio.ready() == 0 && vm.aio.deadline().is_none() && network.is_none();
        if is_idle && waits_for_nobody(&vm) {
            vm.interrupt();
        }
    }

    fn turn(&self, _now: Instant) {
        let mut vm = self.vm.borrow_mut();
        let driven = vm.aio.driven_object();
        let Some(own) = driven.as_deref().and_then(Object::native::<EventLoop>) else {
            self.give_threads_time(&mut vm);
            return;
        };
        vm.world.turned();
        for _ in 0..own.ready() {
            if let Err(left) = vm.run_entry(own) {
                let exc = vm.materialise(left);
                vm.aio.end();
                if let Ok(exc) = exc {
                    self.failed.set(Some(exc));
                }
                self.wake_main();
                return;
            }
        }
        if own.take_stop() {
            vm.aio.end();
            self.wake_main();
        }
        self.give_threads_time(&mut vm);
    }

    fn stop(&self) {
        if let Ok(mut vm) = self.vm.try_borrow_mut() {
            vm.world.stopped = true;
        }
    }
}

impl Vm {
    /// Begins to run a module named `__main__`.
    fn start_module(&mut self, code: &Rc<Code>) -> R<Ran> {
        let dict = Rc::new(Dict::default());
        let name = self.intern("__main__");
        let module = Value::Module(Rc::new(Module { name: Rc::clone(&name), dict: Rc::clone(&dict) }));
        dict.set(&self.intern("__name__"), Value::Str(Rc::clone(&name)));
        let file = Value::str(code.source.name.clone());
        dict.set(&self.intern("__file__"), file);
        dict.set(&self.intern("__builtins__"), Value::None);
        dict.set(&self.intern("__doc__"), Value::None);
        self.modules.set(&name, module);
        self.import(&Value::str("sys"))?;
        self.begin_stretch();
        let body = self.load(code);
        let frame = self.body_frame(&body, &dict);
        self.run_frame(frame)
    }

    fn begin_stretch(&mut self) {
        let now = self.world.now();
        (self.world.since, self.world.step_since) = (now, now);
    }

    /// The end of a program: what is left over is told, an exception printed. The exit status.
    fn finish(&mut self, result: R<()>) -> (i32, Outcome) {
        let (status, outcome) = match result {
            Ok(()) => (0, Ok(())),
            Err(left) => match self.materialise(left) {
                Ok(exc) => self.last_words(&exc),
                Err(_) => (1, Ok(())),
            },
        };
        self.aio.forget_all();
        self.abort_fetches();
        self.leave_databases();
        self.frames.clear();
        if let Some(atexit) = self.modules.get_str("atexit") {
            // What goes wrong there it tells itself.
            let run = self.intern("_run_exitfuncs");
            let _ = self.get_attr(&atexit, &run).and_then(|run| self.call(run, []));
        }
        if let Some(Value::Module(main)) = self.modules.get_str("__main__") {
            // Objects first, and one by one: their `__del__` may use classes and functions.
            for (key, value) in main.dict.pairs() {
                if let (Value::Str(name), Value::Object(_)) = (&key, &value) {
                    drop(value);
                    main.dict.remove(name);
                    if self.tidy().is_err() {
                        break;
                    }
                }
            }
            // What goes wrong in a `__del__` was told.
            let _ = super::collector::collect(self);
            main.dict.clear();
        }
        // Coroutines that were never awaited are found when their last holder goes.
        if self.tidy().is_err() {
            self.frames.clear();
        }
        self.tell_rest();
        self.world.finish_lines();
        (status, outcome)
    }

    fn last_words(&mut self, exc: &Exc) -> (i32, Outcome) {
        if exc.class.is_subclass(self.types.exception(Kind::SystemExit)) {
            let code = data(exc).args.borrow().first().cloned().unwrap_or(Value::None);
            return match code {
                Value::None => (0, Ok(())),
                Value::Int(code) => (code as i32 & 0xff, Ok(())),
                Value::Bool(code) => (i32::from(code), Ok(())),
                other => {
                    let text = self.str(&other).map(|text| text.as_str().to_owned()).unwrap_or_default();
                    self.world.write(Stream::Err, &format!("{text}\n"));
                    (1, Ok(()))
                }
            };
        }
        let is_interrupt = exc.class.is_subclass(self.types.exception(Kind::KeyboardInterrupt));
        if is_interrupt && self.sockets.is_interrupted {
            // We pressed Ctrl-C, since nobody was left to be served: that is no failure.
            return (130, Ok(()));
        }
        let lines = self.format_exception(exc).unwrap_or_default().concat();
        self.world.write(Stream::Err, &lines);
        let failure = self.failure(exc);
        (if is_interrupt { 130 } else { 1 }, Err(failure))
    }
}
