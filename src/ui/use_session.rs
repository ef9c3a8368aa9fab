//! The hook that runs things: it keeps the session, the workers that wait for the next one, and the rung.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use super::link::Link;
use super::order::Order;
use super::session::Session;
use super::state::{Action, State};
use super::station::Station;
use crate::browser::{announce, both, has_early, keep_glue, keep_offline, lab_rung, rest, spawn_local};
use crate::model::Summary;
use crate::network::Rung;
use crate::story::Place;
use crate::time::{Span, ms};

/// So long the service worker and the workers to come can wait where the first run needs none of them: they would cost it
/// time of the processor.
const UNHURRIED: Span = ms(400);

/// What a component can do about runs.
#[derive(Clone, PartialEq)]
pub(super) struct Controls {
    /// Runs what this link says, instead of what runs now.
    pub(super) run: Callback<Link>,
    /// Ends what runs.
    pub(super) stop: Callback<()>,
}

struct Bench {
    session: Option<Session>,
    /// Workers that were started early: a run begins at once with them.
    stations: Vec<Station>,
    /// Who answers for the lab network in the workers that are started now. They inherit the page's service worker as it is
    /// then, so those that are started before it is there have none.
    rung: Rung,
}

impl Default for Bench {
    fn default() -> Self {
        Self { session: None, stations: Vec::new(), rung: Rung::Model }
    }
}

/// Runs programs and keeps the state's pictures up to date.
#[hook]
pub(super) fn use_session(state: &UseReducerHandle<State>) -> Controls {
    let bench = use_mut_ref(Bench::default);
    // What to run as soon as it is known who answers for the lab network.
    let wanted = use_mut_ref(|| None::<Link>);
    let rung = state.rung;

    let run = {
        let (bench, wanted, state) = (Rc::clone(&bench), Rc::clone(&wanted), state.clone());
        use_callback((), move |link: Link, ()| {
            // The newest state: who types and presses Run at once may be quicker than the next render. A handle keeps
            // what was read through it, so this one isn't kept.
            let state = state.clone();
            let order = Order::new(&link, &state.drafts, &state.given);
            match state.rung {
                Some(rung) => start(&bench, &state.dispatcher(), order, rung),
                // To a program that doesn't ask it is all one who would answer.
                None if !order.may_fetch() => start(&bench, &state.dispatcher(), order, Rung::Model),
                None => *wanted.borrow_mut() = Some(link),
            }
        })
    };
    let stop = {
        let bench = Rc::clone(&bench);
        use_callback((), move |(), ()| {
            if let Some(session) = &bench.borrow().session {
                session.stop();
            }
        })
    };
    let programs = state.link.lesson.programs().len();
    {
        let (bench, state) = (Rc::clone(&bench), state.clone());
        // Begun by the first render instead of an effect of it, which would wait for its paint: a reader may press Run
        // before all is ready.
        use_memo((), move |()| {
            let dispatcher = state.dispatcher();
            let may_fetch = Order::new(&state.link, &state.drafts, &state.given).may_fetch();
            if !may_fetch && has_early() {
                // Before it can have said anything. If there can't be any, the first run says so.
                let _ = keep_ready(&bench, 1);
            }
            spawn_local(async move {
                if !may_fetch {
                    if bench.borrow().stations.len() < programs {
                        keep_glue().await;
                        let _ = keep_ready(&bench, programs);
                    }
                    rest(UNHURRIED).await;
                }
                let (rung, ()) = both(lab_rung(), keep_glue()).await;
                bench.borrow_mut().rung = rung;
                dispatcher.dispatch(Action::Rung(rung));
                keep_offline().await;
            });
        });
    }
    {
        let (run, bench) = (run.clone(), Rc::clone(&bench));
        use_effect_with(rung, move |rung| {
            if rung.is_some() {
                let _ = keep_ready(&bench, programs);
                if let Some(link) = wanted.borrow_mut().take() {
                    run.emit(link);
                }
            }
        });
    }
    Controls { run, stop }
}

fn start(bench: &Rc<RefCell<Bench>>, dispatcher: &UseReducerDispatcher<State>, order: Order, rung: Rung) {
    let programs = order.programs.len();
    // What ran before ends here, and its workers with it.
    bench.borrow_mut().session = None;
    if let Err(refusal) = order.check() {
        return dispatcher.dispatch(Action::Refused(refusal));
    }
    if order.may_fetch() {
        bench.borrow_mut().stations.retain(|station| station.rung() == rung);
    }
    let stations = match order.place {
        Place::Page => Vec::new(),
        Place::Worker => {
            // What can't be had runs on the page, which is told below.
            let _ = keep_ready(bench, programs);
            let mut bench = bench.borrow_mut();
            let enough = if bench.stations.len() >= programs { programs } else { 0 };
            bench.stations.drain(..enough).collect()
        }
    };
    let publish = {
        let (bench, dispatcher) = (Rc::downgrade(bench), dispatcher.clone());
        let lesson = order.lesson.to_owned();
        let told = Cell::new(order.place == Place::Page);
        Callback::from(move |(pictures, over): (Vec<super::picture::Picture>, bool)| {
            let summary = over.then(|| Summary {
                version: Summary::VERSION,
                lesson: lesson.clone(),
                programs: pictures.iter().map(super::picture::Picture::summary).collect(),
            });
            if pictures.iter().any(super::picture::Picture::on_page) && !told.replace(true) {
                let notice = "No worker can be had here, so it runs on this page.";
                dispatcher.dispatch(Action::Notice(notice.to_owned()));
            }
            dispatcher.dispatch(Action::Drawn(pictures));
            if let Some(summary) = summary {
                // A summary is plain numbers and texts: it can be written.
                announce("loopscope:finished", &serde_json::to_string(&summary).unwrap_or_default());
                if let Some(bench) = bench.upgrade() {
                    let _ = keep_ready(&bench, programs);
                }
            }
        })
    };
    let session = Session::start(order, rung, stations, publish);
    announce("loopscope:started", "null");
    dispatcher.dispatch(Action::Began(session.pictures()));
    bench.borrow_mut().session = Some(session);
}

/// Sees to it that so many workers wait. Not while something runs: that needs the processor more.
fn keep_ready(bench: &RefCell<Bench>, programs: usize) -> Result<(), String> {
    let mut bench = bench.borrow_mut();
    if bench.session.as_ref().is_some_and(|session| !session.is_over()) {
        return Ok(());
    }
    while bench.stations.len() < programs {
        let station = Station::start(bench.rung)?;
        bench.stations.push(station);
    }
    Ok(())
}
