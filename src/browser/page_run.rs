//! "On this page": the same loop on the page's own thread, to feel what a hold does.

use std::rc::Rc;

use super::clock::{BrowserClock, Epoch};
use super::host::{BrowserHost, DatabaseSlot};
use super::lab::LabMessage;
use super::page::InputDelays;
use super::program::Program;
use super::supplies::Supplies;
use super::{spawn_local, worker};
use crate::network::Rung;
use crate::run::Loop;

/// A program that runs on this thread. Dropping it stops the program.
pub struct PageRun {
    lp: Option<Rc<Loop>>,
    clock: BrowserClock,
}

impl PageRun {
    /// Starts `program`; `heard` is called as a [`super::Lab`]'s is.
    pub fn start(
        program: &Program,
        rung: Rung,
        supplies: Supplies,
        heard: impl Fn(LabMessage) + Clone + 'static,
    ) -> Self {
        let Supplies { database, annex } = supplies;
        let program = match program.ready(&annex) {
            Ok(program) => program,
            Err(why) => {
                heard(LabMessage::Broken(why));
                return Self { lp: None, clock: BrowserClock::since(Epoch::now()) };
            }
        };
        // To compile takes time that is none of the program's.
        let clock = BrowserClock::since(Epoch::now());
        let slot = DatabaseSlot::default();
        let (deliver, keep) = (heard.clone(), heard.clone());
        let keep = Box::new(move |path: &str, bytes: Option<&[u8]>| {
            keep(LabMessage::File(path.to_owned(), bytes.map(<[u8]>::to_vec)));
        });
        let host =
            BrowserHost::new(clock, rung, Box::new(move |batch| deliver(LabMessage::Batch(batch)))).keeping(keep);
        let host = host.with_database(Rc::clone(&slot));
        let lp = Loop::new(Rc::new(host), program.policy(), true);
        let driven = Rc::clone(&lp);
        spawn_local(async move {
            program.make_database(database, &slot).await;
            let observed = Rc::downgrade(&driven);
            let inputs = InputDelays::watch(clock, move |delay| {
                if let Some(lp) = observed.upgrade() {
                    lp.saw_input(delay);
                }
            });
            worker::observe_frames(&driven, program.drive(Rc::clone(&driven))).await;
            drop(inputs);
            heard(LabMessage::Over);
        });
        Self { lp: Some(lp), clock }
    }

    /// Its clock, which began to run when it did.
    #[must_use]
    pub const fn clock(&self) -> BrowserClock {
        self.clock
    }

    /// Asks every task to end.
    pub fn stop(&self) {
        if let Some(lp) = &self.lp {
            lp.stop();
        }
    }
}

impl Drop for PageRun {
    fn drop(&mut self) {
        self.stop();
    }
}
