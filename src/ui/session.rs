//! A session: the programs of one press of Run, from their start to the last of their record.
//!
//! It owns the workers, takes in what they say, and publishes a picture of each program once per animation frame; where
//! there are no frames, now and then.
//! Dropping it ends everything.

use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use std::rc::Rc;

use yew::Callback;

use super::order::{Item, Order};
use super::picture::Picture;
use super::station::{Inbox, Station};
use crate::browser::{
    BrowserClock, Epoch, Job, LabMessage, Listener, PageRun, Program as Ordered, Pulse, Supplies, spawn_local,
    throttling,
};
use crate::model::{Intake, Run};
use crate::network::Rung;
use crate::story::Place;
use crate::time::{Clock, Instant, Span, ms};

/// Workers begin so long after they were told, so that all of them know by then.
const LEAD: Span = ms(8);

/// The same for one alone, which has nobody to wait for.
const LEAD_ALONE: Span = ms(2);

/// So long after its limit a program is ended that ought to have ended by itself.
const PATIENCE: Span = ms(500);

/// The programs of one press of Run.
pub(super) struct Session {
    shared: Rc<RefCell<Programs>>,
    /// Publishes what there is now, unless the end was published already.
    publish: Rc<dyn Fn() -> ControlFlow<()>>,
    _pulse: Pulse,
    _visibility: Listener,
}

struct Programs {
    /// Animation frames so far.
    frames: u32,
    /// Whether everything is about to end.
    stopping: bool,
    limit: Span,
    rung: Rung,
    /// What was loaded for them; nothing while that isn't known.
    supplies: Option<Supplies>,
    programs: Vec<Program>,
}

struct Program {
    ordered: Ordered,
    picture: Picture,
    run: Rc<RefCell<Run>>,
    intake: Intake,
    /// Whether its worker was told what to make ready.
    is_asked: bool,
    /// Its clock, from when it is known when it begins.
    clock: Option<BrowserClock>,
    driver: Driver,
}

enum Driver {
    /// In a worker, which has its job or not.
    Worker(Station),
    /// On this page, once it is its turn.
    Page(Inbox, Option<PageRun>),
    /// No more.
    Over,
}

impl Session {
    /// Starts the programs of `order`, in `stations` or on the page. `publish` is called once per frame at most, with
    /// the pictures and with whether everything is over.
    pub(super) fn start(
        order: Order,
        rung: Rung,
        stations: Vec<Station>,
        publish: Callback<(Vec<Picture>, bool)>,
    ) -> Self {
        let mut stations = stations.into_iter();
        let driver = |place| match (place, stations.next()) {
            (Place::Worker, Some(station)) => Driver::Worker(station),
            _ => Driver::Page(Inbox::default(), None),
        };
        let programs = Programs::new(order, rung, driver);
        let shared = Rc::new(RefCell::new(programs));
        load_supplies(&shared);
        for program in &shared.borrow().programs {
            if let Driver::Worker(station) = &program.driver {
                let shared = Rc::downgrade(&shared);
                station.bell.replace(Some(Box::new(move || {
                    if let Some(shared) = shared.upgrade() {
                        shared.borrow_mut().start_workers();
                    }
                })));
            }
        }
        let publish: Rc<dyn Fn() -> ControlFlow<()>> = {
            let (shared, told) = (Rc::downgrade(&shared), Cell::new(false));
            Rc::new(move || {
                let Some(shared) = shared.upgrade().filter(|_| !told.get()) else { return ControlFlow::Break(()) };
                if !shared.borrow_mut().draws_this_frame() {
                    return ControlFlow::Continue(());
                }
                let (pictures, over) = shared.borrow_mut().frame();
                // What hasn't begun looks as it did when it was ordered.
                if !over && !shared.borrow().has_begun() {
                    return ControlFlow::Continue(());
                }
                told.set(over);
                publish.emit((pictures, over));
                if over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            })
        };
        let pulse = {
            let publish = Rc::clone(&publish);
            Pulse::each(move || publish())
        };
        let visibility = {
            let shared = Rc::downgrade(&shared);
            throttling(move |hidden| {
                if let Some(shared) = shared.upgrade().filter(|_| hidden) {
                    shared.borrow_mut().throttled();
                }
            })
        };
        Self { shared, publish, _pulse: pulse, _visibility: visibility }
    }

    /// The pictures as they are now.
    #[must_use]
    pub(super) fn pictures(&self) -> Vec<Picture> {
        self.shared.borrow().pictures()
    }

    /// Whether nothing of it runs any more.
    #[must_use]
    pub(super) fn is_over(&self) -> bool {
        self.shared.borrow().programs.iter().all(|program| program.picture.over)
    }

    /// Ends what still runs. Says so at once: the next frame may be long in coming where programs use all processors.
    pub(super) fn stop(&self) {
        self.shared.borrow_mut().stop();
        let publish = Rc::clone(&self.publish);
        // Not before our caller is done: whoever is told may have us replaced.
        spawn_local(async move {
            let _ = publish();
        });
    }
}

/// Loads what the programs want beside the page's module. The page's workers get it with their job, and at once: a run that is
/// about to begin doesn't wait for frames.
fn load_supplies(shared: &Rc<RefCell<Programs>>) {
    let programs = shared.borrow().programs.iter().map(|program| program.ordered.clone()).collect();
    let shared = Rc::downgrade(shared);
    spawn_local(async move {
        let loaded = Supplies::load(programs).await;
        if let Some(shared) = shared.upgrade() {
            let mut shared = shared.borrow_mut();
            shared.supplies = Some(loaded);
            shared.start_workers();
        }
    });
}

impl Programs {
    fn new(order: Order, rung: Rung, mut driver: impl FnMut(Place) -> Driver) -> Self {
        let program = |Item { name, program: ordered, text }: Item| {
            let run = Rc::new(RefCell::new(Run::default()));
            let driver = driver(order.place);
            let place = if matches!(driver, Driver::Worker(_)) { Place::Worker } else { Place::Page };
            let picture = Picture::new(name.into(), text, place, Rc::clone(&run));
            Program { ordered, picture, run, intake: Intake::default(), is_asked: false, clock: None, driver }
        };
        let programs: Vec<Program> = order.programs.into_iter().map(program).collect();
        Self { frames: 0, stopping: false, limit: order.limit, rung, supplies: None, programs }
    }

    fn pictures(&self) -> Vec<Picture> {
        self.programs.iter().map(|program| program.picture.clone()).collect()
    }

    /// To draw takes time of the page's thread. A program in a worker doesn't feel that; one on the page would be
    /// measured together with its picture, so that is drawn ten times a second only.
    fn draws_this_frame(&mut self) -> bool {
        self.frames = self.frames.wrapping_add(1);
        let on_page = |program: &Program| program.picture.on_page() && program.clock.is_some();
        self.stopping || !self.programs.iter().any(on_page) || self.frames.is_multiple_of(6)
    }

    fn stop(&mut self) {
        self.stopping = true;
        self.programs.iter_mut().for_each(Program::stop);
    }

    /// Takes in what was said since the last frame, starts what can start, ends what holds its thread too long.
    fn frame(&mut self) -> (Vec<Picture>, bool) {
        self.start_workers();
        self.start_on_page();
        for program in &mut self.programs {
            program.take_in(self.limit);
        }
        (self.pictures(), self.programs.iter().all(|program| program.picture.over))
    }

    /// Workers start together, on one clock, as soon as all of them are ready.
    fn start_workers(&mut self) {
        if self.programs.iter().all(|program| program.has_said(|message| matches!(message, LabMessage::Ready))) {
            self.prepare_workers();
        } else if self.programs.iter().any(Program::has_no_worker) {
            self.programs.iter_mut().for_each(Program::move_to_page);
            return;
        }
        let is_prepared = |message: &LabMessage| matches!(message, LabMessage::Prepared | LabMessage::Broken(_));
        if !self.programs.iter().all(|program| program.is_asked && program.has_said(is_prepared)) {
            return;
        }
        let epoch = Epoch::now().in_a(if self.programs.len() > 1 { LEAD } else { LEAD_ALONE });
        for program in self.programs.iter_mut().filter(|program| program.clock.is_none()) {
            if let Driver::Worker(station) = &program.driver {
                station.lab.port().give(&Job::Begin { epoch });
                program.clock = Some(BrowserClock::since(epoch));
            }
        }
    }

    /// Tells the workers what to make ready, once what they want is loaded.
    fn prepare_workers(&mut self) {
        let Some(supplies) = self.supplies.clone() else { return };
        for program in self.programs.iter_mut().filter(|program| !program.is_asked) {
            if let Driver::Worker(station) = &program.driver {
                station.lab.port().prepare(program.ordered.clone(), station.rung(), &supplies);
                program.is_asked = true;
            }
        }
    }

    /// On the page one program runs after the other: beside each other they would only measure each other.
    fn start_on_page(&mut self) {
        let Some(supplies) = self.supplies.clone() else { return };
        let Some(next) = self.programs.iter_mut().find(|program| !program.picture.over) else { return };
        if let Driver::Page(inbox, run @ None) = &mut next.driver {
            let heard = {
                let inbox = Rc::clone(inbox);
                move |message| inbox.borrow_mut().push_back(message)
            };
            let begun = PageRun::start(&next.ordered, self.rung, supplies, heard);
            next.clock = Some(begun.clock());
            *run = Some(begun);
        }
    }

    /// Whether any of them has begun, or ended without.
    fn has_begun(&self) -> bool {
        self.programs.iter().any(|program| program.clock.is_some() || program.picture.over)
    }

    fn throttled(&mut self) {
        for program in self.programs.iter_mut().filter(|program| !program.picture.over) {
            program.picture.throttled = true;
        }
    }
}

impl Program {
    /// Whether its worker broke before it had its job.
    fn has_no_worker(&self) -> bool {
        matches!(self.driver, Driver::Worker(_))
            && !self.is_asked
            && self.has_said(|message| matches!(message, LabMessage::Broken(_)))
    }

    /// Whether its worker has said such a thing, and nobody took it in yet; of one that runs, or has no worker, that is
    /// long ago.
    fn has_said(&self, what: impl Fn(&LabMessage) -> bool) -> bool {
        match &self.driver {
            Driver::Worker(station) if self.clock.is_none() => station.inbox.borrow().iter().any(what),
            _ => true,
        }
    }

    fn move_to_page(&mut self) {
        self.driver = Driver::Page(Inbox::default(), None);
        self.picture.place = Place::Page;
    }

    fn take_in(&mut self, limit: Span) {
        let Some(now) = self.clock.map(|clock| clock.now()) else { return };
        let messages = match &self.driver {
            Driver::Worker(station) => std::mem::take(&mut *station.inbox.borrow_mut()),
            Driver::Page(inbox, _) => std::mem::take(&mut *inbox.borrow_mut()),
            Driver::Over => return,
        };
        for message in messages {
            match message {
                LabMessage::Batch(bytes) => {
                    let fed = self.intake.feed(&mut self.run.borrow_mut(), &bytes);
                    self.picture.version += 1;
                    if let Err(error) = fed {
                        self.break_off(now, &error.to_string());
                    }
                }
                LabMessage::File(path, bytes) => {
                    self.picture.written.put(path, bytes);
                    self.picture.version += 1;
                }
                LabMessage::Over => self.over(),
                LabMessage::Broken(why) => self.break_off(now, &why),
                LabMessage::Ready
                | LabMessage::Prepared
                | LabMessage::Computed(_)
                | LabMessage::Serving
                | LabMessage::Answered(_) => {}
            }
        }
        if !self.picture.over {
            self.picture.now = now;
            self.end_if_held_too_long(now, limit);
        }
    }

    fn end_if_held_too_long(&mut self, now: Instant, limit: Span) {
        // The Python machine ends what holds it by itself, and can say at which line: unless it is deaf.
        let patience = if matches!(self.ordered, Ordered::Python { .. }) { PATIENCE } else { Span::ZERO };
        let held = self.run.borrow().loop_lane.open_hold(now).is_some_and(|hold| hold.span() > limit + patience);
        if held && matches!(self.driver, Driver::Worker(_)) {
            self.break_off(now, &format!("The thread was held for {limit}: the run was ended by its limit."));
        }
    }

    fn stop(&mut self) {
        match &self.driver {
            Driver::Page(_, Some(run)) => run.stop(),
            Driver::Over => {}
            // A worker may be deaf: it is ended where it stands.
            Driver::Worker(_) | Driver::Page(_, None) => {
                let now = self.clock.map_or(Instant::ZERO, |clock| clock.now());
                self.intake.stop(&mut self.run.borrow_mut(), now);
                self.over();
            }
        }
    }

    fn break_off(&mut self, now: Instant, why: &str) {
        self.intake.break_off(&mut self.run.borrow_mut(), now, why);
        self.over();
    }

    fn over(&mut self) {
        self.driver = Driver::Over;
        self.picture.over = true;
        self.picture.version += 1;
        self.picture.began = self.clock.map(|clock| clock.began());
        self.picture.record = std::mem::take(&mut self.intake).into_record().map(Rc::new);
        let run = self.run.borrow();
        self.picture.now = run.until(run.last());
    }
}
