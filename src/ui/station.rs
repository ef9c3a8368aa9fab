//! A worker as sessions see it: what it has said is kept until somebody asks. So one can be started before there is a session.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use crate::browser::{Lab, LabMessage};
use crate::network::Rung;

/// What a program's thread has said, and nobody took in yet.
pub(super) type Inbox = Rc<RefCell<VecDeque<LabMessage>>>;

/// Called when a worker has said something that doesn't wait for a frame.
pub(super) type Bell = Box<dyn Fn()>;

/// A worker and what it has said so far. One that was started early is ready at once when it is needed.
pub(super) struct Station {
    pub(super) lab: Lab,
    pub(super) inbox: Inbox,
    /// Called when it is ready for what comes next: a run that is about to begin doesn't wait for frames.
    pub(super) bell: Rc<RefCell<Option<Bell>>>,
    rung: Rung,
}

impl Station {
    /// Starts a worker, for which the lab network is answered by `rung`.
    ///
    /// # Errors
    /// A sentence, when there can't be one.
    pub(super) fn start(rung: Rung) -> Result<Self, String> {
        let inbox = Inbox::default();
        let bell: Rc<RefCell<Option<Bell>>> = Rc::default();
        let (heard, ring) = (Rc::clone(&inbox), Rc::clone(&bell));
        let lab = Lab::start(rung, move |_, message| {
            let is_next = matches!(message, LabMessage::Ready | LabMessage::Prepared);
            heard.borrow_mut().push_back(message);
            if let Some(bell) = ring.borrow().as_ref().filter(|_| is_next) {
                bell();
            }
        })?;
        Ok(Self { lab, inbox, bell, rung })
    }

    /// Who answers it for the lab network.
    pub(super) const fn rung(&self) -> Rung {
        self.rung
    }
}
