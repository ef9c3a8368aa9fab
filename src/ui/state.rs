//! The page's state, and what can happen to it.
//!
//! One pure reducer. What runs is not in here: [`super::session`] owns the runs and publishes a [`Picture`] of each
//! per frame.

use std::rc::Rc;

use yew::{AttrValue, Callback, Reducible, UseReducerDispatcher};

use super::drafts::Drafts;
use super::link::Link;
use super::order::Refusal;
use super::picture::Picture;
use super::shelf::Shelf;
use crate::model::TaskId;
use crate::network::Rung;
use crate::network::loopback::Traffic;
use crate::story::{Lesson, Place};
use crate::time::{Instant, Span};
use crate::timeline::Viewport;

/// Everything the page shows.
#[derive(Clone, PartialEq)]
pub(super) struct State {
    /// The lesson, its knobs, where it runs.
    pub(super) link: Link,
    /// What the reader has written.
    pub(super) drafts: Drafts,
    /// The files that the reader gave to the programs.
    pub(super) given: Shelf,
    /// What came of the last press of Run.
    pub(super) last: Last,
    /// Which program's source and details are shown.
    pub(super) program: usize,
    /// The chosen task of that program.
    pub(super) task: Option<TaskId>,
    /// The line of that program to which the editor's caret is to go.
    pub(super) errand: Option<u32>,
    /// The instant that is looked at; `None` is the newest.
    pub(super) cursor: Option<Instant>,
    /// The part of time that is shown, the same for all programs: they are on one clock.
    pub(super) view: Viewport,
    /// What the reader must be told.
    pub(super) notices: Vec<String>,
    /// Who answers for the lab network, once that is known.
    pub(super) rung: Option<Rung>,
    /// Light, dark, or as the system has it.
    pub(super) theme: Option<Theme>,
}

/// What came of the last press of Run.
#[derive(Clone, PartialEq)]
pub(super) enum Last {
    /// It wasn't pressed yet.
    Nothing,
    /// What was written can't run.
    Refused(Rc<Refusal>),
    /// A run: a picture of each program.
    Run(Vec<Picture>),
}

/// A theme that the reader chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Whether something runs, and how it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RunState {
    /// Nothing has run yet.
    Idle,
    /// A program runs.
    Running,
    /// All have ended by themselves.
    Finished,
    /// One was ended from outside.
    Stopped,
    /// One failed, or could not even begin.
    Failed,
}

/// What can happen.
pub(super) enum Action {
    /// Another lesson, or a link was followed.
    Follow(Link, Vec<String>),
    /// A knob was turned.
    Turn(&'static str, u32),
    /// The reader gave a file.
    Give(String, Vec<u8>),
    /// It was taken back.
    TakeBack(String),
    /// Another plan of visitors was made.
    Traffic(Traffic),
    /// Another place was chosen.
    Place(Place),
    /// A frame was drawn: this is what the runs look like.
    Drawn(Vec<Picture>),
    /// A run began.
    Began(Vec<Picture>),
    /// What was to be run can't.
    Refused(Refusal),
    /// Something was written into a program.
    Write(usize, AttrValue),
    /// The caret is to go to this line of this program.
    Send(usize, u32),
    /// It is there.
    Arrived,
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
    pub(super) fn new(link: Link, drafts: Drafts, notices: Vec<String>, theme: Option<Theme>) -> Self {
        Self {
            last: Last::Nothing,
            program: link.lesson.shown(),
            link,
            drafts,
            given: Shelf::default(),
            task: None,
            errand: None,
            cursor: None,
            view: Viewport::new(800.0),
            notices,
            rung: None,
            theme,
        }
    }

    /// A picture of each program of the last run; empty before the first.
    #[must_use]
    pub(super) fn pictures(&self) -> &[Picture] {
        match &self.last {
            Last::Run(pictures) => pictures,
            Last::Nothing | Last::Refused(_) => &[],
        }
    }

    /// Why nothing runs, if what was written can't.
    #[must_use]
    pub(super) fn refusal(&self) -> Option<&Rc<Refusal>> {
        match &self.last {
            Last::Refused(refusal) => Some(refusal),
            Last::Nothing | Last::Run(_) => None,
        }
    }

    /// Whether something runs, and how it ended.
    #[must_use]
    pub(super) fn run_state(&self) -> RunState {
        if self.refusal().is_some() {
            return RunState::Failed;
        }
        let names: Vec<&str> = self.pictures().iter().map(Picture::state_name).collect();
        if names.is_empty() {
            RunState::Idle
        } else if self.pictures().iter().any(|picture| !picture.over) {
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
    pub(super) fn picture(&self) -> Option<&Picture> {
        self.pictures().get(self.program)
    }

    /// How long the longest run lasts, or has lasted.
    #[must_use]
    pub(super) fn extent(&self) -> Span {
        self.pictures().iter().map(|picture| picture.run().elapsed(picture.now)).max().unwrap_or_default()
    }

    /// Whether a program has a server, or looks as if it would open one.
    #[must_use]
    pub(super) fn serves(&self) -> bool {
        const SIGNS: [&str; 6] =
            ["start_server(", "create_server(", ".listen(", "uvicorn.run", "TCPServer(", "HTTPServer("];
        let Lesson::Python(lesson) = self.link.lesson else { return false };
        self.pictures().iter().any(|picture| !picture.run().visits.servers.is_empty())
            || (0..lesson.programs.len()).any(|index| {
                let text = self.drafts.text(lesson, index);
                SIGNS.iter().any(|sign| text.contains(sign))
            })
    }

    /// Whether a program has files, or looks as if it would want some.
    #[must_use]
    pub(super) fn has_files(&self) -> bool {
        const SIGNS: [&str; 4] = ["open(", "pathlib", "aiofiles", "sqlite"];
        let Lesson::Python(lesson) = self.link.lesson else { return false };
        !self.given.is_empty()
            || self.pictures().iter().any(|picture| !picture.written.is_empty())
            || (0..lesson.programs.len()).any(|index| {
                let text = self.drafts.text(lesson, index);
                SIGNS.iter().any(|sign| text.contains(sign))
            })
    }

    /// The instant that is looked at in `picture`, unless the reader chose one: the newest; of a run that is over, the
    /// most telling.
    #[must_use]
    pub(super) fn instant(&self, picture: &Picture) -> Instant {
        self.cursor.unwrap_or_else(|| if picture.over { picture.run().telling_instant() } else { picture.now })
    }

    fn follow(&mut self, link: Link, notices: Vec<String>) {
        if link.lesson == self.link.lesson {
            self.link = link;
            self.notices = notices;
        } else {
            let view = Viewport::new(self.view.width());
            let given = self.given.clone();
            *self = Self { rung: self.rung, view, given, ..Self::new(link, self.drafts.clone(), notices, self.theme) };
        }
    }

    /// A run that is over needs no room to grow into: from farther away than all of it, all of it is shown.
    fn keep_to_what_there_is(&mut self) {
        let mut all = self.view;
        all.fit(self.extent(), self.view.width());
        if self.run_state() != RunState::Running && self.view.per_px() >= all.per_px() {
            self.view = all;
        }
    }

    fn apply(&mut self, action: Action) {
        match action {
            Action::Follow(link, notices) => self.follow(link, notices),
            Action::Turn(knob, value) => self.link.knobs = self.link.knobs.with(knob, value),
            Action::Give(path, bytes) => self.given.put(path, Some(bytes)),
            Action::TakeBack(path) => self.given.take_off(&path),
            Action::Traffic(traffic) => self.link.traffic = traffic,
            Action::Place(place) => self.link.place = place,
            Action::Drawn(pictures) => {
                self.last = Last::Run(pictures);
                self.view.follow(self.extent(), self.run_state() == RunState::Running);
            }
            Action::Refused(refusal) => {
                // The first mistake is looked at first.
                self.program = refusal.complaints.first().map_or(self.program, |complaint| complaint.program);
                self.last = Last::Refused(Rc::new(refusal));
                (self.task, self.cursor) = (None, None);
            }
            Action::Write(program, text) => {
                if let Lesson::Python(lesson) = self.link.lesson {
                    self.drafts.write(lesson, program, text);
                }
            }
            Action::Send(program, line) => {
                if program != self.program {
                    (self.program, self.task) = (program, None);
                }
                self.errand = Some(line);
            }
            Action::Arrived => self.errand = None,
            Action::Began(pictures) => {
                self.last = Last::Run(pictures);
                (self.task, self.cursor) = (None, None);
                self.view.resume();
                self.view.follow(self.extent(), true);
            }
            Action::Choose(program, task) => (self.program, self.task) = (program, task),
            Action::Look(cursor) => self.cursor = cursor,
            Action::Show(mut view) => {
                view.clamp(self.extent());
                self.view = view;
                self.keep_to_what_there_is();
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
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Running => "running",
            Self::Finished => "finished",
            Self::Stopped => "stopped",
            Self::Failed => "failed",
        }
    }
}

/// A callback that dispatches an action, whatever it is called with.
pub(super) fn on<E: 'static>(
    dispatcher: &UseReducerDispatcher<State>,
    action: impl Fn() -> Action + 'static,
) -> Callback<E> {
    let dispatcher = dispatcher.clone();
    Callback::from(move |_| dispatcher.dispatch(action()))
}
