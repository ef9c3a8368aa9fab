//! "On this page": the same loop on the page's own thread, to feel what a hold does.

use std::rc::Rc;

use super::clock::{BrowserClock, Epoch};
use super::host::BrowserHost;
use super::lab::LabMessage;
use super::page::InputDelays;
use super::{spawn_local, worker};
use crate::network::Rung;
use crate::run::Loop;
use crate::story::{Knobs, Program};

/// A program that runs on this thread. Dropping it stops the program.
pub struct PageRun {
    lp: Rc<Loop>,
}

impl PageRun {
    /// Starts `program`; `heard` is called as a [`super::Lab`]'s is.
    pub fn start(
        program: &'static Program,
        knobs: &Knobs,
        epoch: Epoch,
        rung: Rung,
        heard: impl Fn(LabMessage) + Clone + 'static,
    ) -> Self {
        let clock = BrowserClock::since(epoch);
        let deliver = heard.clone();
        let host = BrowserHost::new(clock, rung, Box::new(move |batch| deliver(LabMessage::Batch(batch))));
        let lp = Loop::new(Rc::new(host), program.policy, true);
        let main = program.main(knobs);
        let driven = Rc::clone(&lp);
        spawn_local(async move {
            let observed = Rc::downgrade(&driven);
            let inputs = InputDelays::watch(clock, move |delay| {
                if let Some(lp) = observed.upgrade() {
                    lp.saw_input(delay);
                }
            });
            worker::observe_frames(&driven, main).await;
            drop(inputs);
            heard(LabMessage::Over);
        });
        Self { lp }
    }

    /// Asks every task to end.
    pub fn stop(&self) {
        self.lp.stop();
    }
}

impl Drop for PageRun {
    fn drop(&mut self) {
        self.lp.stop();
    }
}
