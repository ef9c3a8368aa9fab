//! The page's state, and what can happen to it.
//!
//! One pure reducer. What runs is not in here: [`super::session`] owns the runs and publishes a [`Picture`] of each
//! per frame.

use std::rc::Rc;

use yew::Reducible;

use super::link::Link;
use super::picture::Picture;
use crate::network::Rung;
use crate::story::{Knobs, Place, Story};
use crate::time::{Instant, Span};
use crate::timeline::Viewport;
use crate::trace::TaskId;

/// Everything the page shows.
#[derive(Clone, PartialEq)]
pub struct State {
    /// The lesson, its knobs, where it runs.
    pub link: Link,
    /// A picture of each program of the last run; empty before the first.
    pub pictures: Vec<Picture>,
    /// Which program's source and details are shown.
    pub program: usize,
    /// The chosen task of that program.
    pub task: Option<TaskId>,
    /// The instant that is looked at; `None` is the newest.
    pub cursor: Option<Instant>,
    /// The part of time that is shown, the same for all programs: they are on one clock.
    pub view: Viewport,
    /// What the reader must be told.
    pub notices: Vec<String>,
    /// Who answers for the lab network, once that is known.
    pub rung: Option<Rung>,
    /// Light, dark, or as the system has it.
    pub theme: Option<Theme>,
}

/// A theme that the reader chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Whether something runs, and how it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunState {
    /// Nothing has run yet.
    Idle,
    /// A program runs.
    Running,
    /// All have ended by themselves.
    Finished,
    /// One was ended from outside.
    Stopped,
    /// One failed.
    Failed,
}

/// What can happen.
pub enum Action {
    /// Another lesson, or a link was followed.
    Follow(Link, Vec<String>),
    /// A knob was turned.
    Turn(&'static str, u32),
    /// Another place was chosen.
    Place(Place),
    /// A frame was drawn: this is what the runs look like.
    Drawn(Vec<Picture>),
    /// A run began.
    Began(Vec<Picture>),
    /// A program was chosen, and maybe a task in it.
    Choose(usize, Option<TaskId>),
    /// Another instant is looked at.
    Look(Option<Instant>),
    /// Another part of time is shown.
    Show(Viewport),
    /// The timelines have this width now, in CSS pixels.
    Resize(f64),
    /// Something must be said.
    Notice(String),
    /// It was read.
    Dismiss,
    /// It is known who answers for the lab network.
    Rung(Rung),
    /// Another theme was chosen.
    Theme(Theme),
}

impl State {
    /// The state of a page with this link.
    #[must_use]
    pub fn new(link: Link, notices: Vec<String>, theme: Option<Theme>) -> Self {
        Self {
            link,
            pictures: Vec::new(),
            program: 0,
            task: None,
            cursor: None,
            view: Viewport::new(800.0),
            notices,
            rung: None,
            theme,
        }
    }

    /// The lesson.
    #[must_use]
    pub fn story(&self) -> &'static Story {
        self.link.story
    }

    /// The lesson's knobs.
    #[must_use]
    pub fn knobs(&self) -> &Knobs {
        &self.link.knobs
    }

    /// Whether something runs, and how it ended.
    #[must_use]
    pub fn run_state(&self) -> RunState {
        let names: Vec<&str> = self.pictures.iter().map(Picture::state_name).collect();
        if names.is_empty() {
            RunState::Idle
        } else if self.pictures.iter().any(|picture| !picture.over) {
            RunState::Running
        } else if names.contains(&"failed") {
            RunState::Failed
        } else if names.contains(&"stopped") {
            RunState::Stopped
        } else {
            RunState::Finished
        }
    }

    /// The picture of the chosen program.
    #[must_use]
    pub fn picture(&self) -> Option<&Picture> {
        self.pictures.get(self.program)
    }

    /// How long the longest run lasts, or has lasted.
    #[must_use]
    pub fn extent(&self) -> Span {
        self.pictures.iter().map(|picture| picture.run().elapsed(picture.now)).max().unwrap_or_default()
    }

    /// The instant that is looked at in `picture`: the newest, unless the reader chose one.
    #[must_use]
    pub fn instant(&self, picture: &Picture) -> Instant {
        // At its very end nobody does anything any more: look at the moment before.
        let newest = if picture.over { picture.run().until(picture.now) } else { picture.now };
        self.cursor.unwrap_or(newest)
    }

    fn follow(&mut self, link: Link, notices: Vec<String>) {
        if link.story.id != self.link.story.id {
            let view = Viewport::new(self.view.width());
            *self = Self { rung: self.rung, view, ..Self::new(link, notices, self.theme) };
        } else {
            self.link = link;
            self.notices = notices;
        }
    }

    fn apply(&mut self, action: Action) {
        match action {
            Action::Follow(link, notices) => self.follow(link, notices),
            Action::Turn(knob, value) => self.link.knobs = self.link.knobs.with(knob, value),
            Action::Place(place) => self.link.place = place,
            Action::Drawn(pictures) => {
                self.pictures = pictures;
                self.view.follow(self.extent(), self.run_state() == RunState::Running);
            }
            Action::Began(pictures) => {
                self.pictures = pictures;
                (self.task, self.cursor) = (None, None);
                self.view.resume();
                self.view.follow(self.extent(), true);
            }
            Action::Choose(program, task) => (self.program, self.task) = (program, task),
            Action::Look(cursor) => self.cursor = cursor,
            Action::Show(mut view) => {
                view.clamp(self.extent());
                self.view = view;
            }
            Action::Resize(width) => {
                self.view.resize(width);
                self.view.follow(self.extent(), self.run_state() == RunState::Running);
            }
            Action::Notice(notice) => {
                if !self.notices.contains(&notice) {
                    self.notices.push(notice);
                }
            }
            Action::Dismiss => self.notices.clear(),
            Action::Rung(rung) => self.rung = Some(rung),
            Action::Theme(theme) => self.theme = Some(theme),
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = Self::clone(&self);
        state.apply(action);
        Rc::new(state)
    }
}

impl RunState {
    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Running => "running",
            Self::Finished => "finished",
            Self::Stopped => "stopped",
            Self::Failed => "failed",
        }
    }
}
