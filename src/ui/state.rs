//! The page's state, and what can happen to it.
//!
//! One pure reducer. What runs is not in here: [`super::session`] owns the runs and publishes a [`Picture`] of each
//! per frame. It is long, because what can happen to the page is one list.

use std::rc::Rc;

use yew::{AttrValue, Callback, Reducible, UseReducerDispatcher};

use super::arrival::Arrival;
use super::beside;
use super::drafts::Drafts;
use super::link::Link;
use super::order::Refusal;
use super::picture::Picture;
use super::shelf::Shelf;
use crate::embed::{Settings, Theme};
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
    /// Runs from elsewhere, to compare.
    pub(super) beside: Vec<Picture>,
    /// Which program's source and details are shown; those beside come after the lesson's own.
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
    /// How a page in a frame is to look; none for a page of its own.
    pub(super) frame: Option<Settings>,
    /// How often the page around this one has asked for a run.
    pub(super) wishes: u32,
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
    /// An address or the page around this one brings something to show.
    Load(Arrival),
    /// What the reader had made of somebody else's programs is to be looked up.
    Recall(fn(&str) -> Option<String>),
    /// The page around this one asks for a run.
    Wish,
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
    /// Runs from elsewhere are to stand beside the reader's.
    Beside(Vec<Picture>),
    /// The last run is to stand beside those that come.
    Keep,
    /// A run from elsewhere is to go, by its place among them.
    Part(usize),
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
    /// Another theme was chosen; none is the system's.
    Theme(Option<Theme>),
}

impl State {
    /// The state of a page with this link.
    #[must_use]
    pub(super) fn new(link: Link, drafts: Drafts, notices: Vec<String>, theme: Option<Theme>) -> Self {
        Self {
            frame: None,
            wishes: 0,
            last: Last::Nothing,
            beside: Vec::new(),
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
        let own = self.link.lesson.programs().len();
        match self.program.checked_sub(own) {
            None => self.pictures().get(self.program),
            Some(beside) => self.beside.get(beside),
        }
    }

    /// All that there is to see: the last run, and what stands beside it.
    #[must_use]
    pub(super) fn all_pictures(&self) -> Vec<Picture> {
        self.pictures().iter().chain(&self.beside).cloned().collect()
    }

    /// How long the longest run lasts, or has lasted.
    #[must_use]
    pub(super) fn extent(&self) -> Span {
        let all = self.pictures().iter().chain(&self.beside);
        all.map(|picture| picture.run().elapsed(picture.now)).max().unwrap_or_default()
    }

    /// Whether a program has a server, or looks as if it would open one.
    #[must_use]
    pub(super) fn serves(&self) -> bool {
        const SIGNS: [&str; 6] =
            ["start_server(", "create_server(", ".listen(", "uvicorn.run", "TCPServer(", "HTTPServer("];
        self.pictures().iter().any(|picture| !picture.run().visits.servers.is_empty()) || self.says_any_of(&SIGNS)
    }

    /// Whether a program has files, or looks as if it would want some.
    #[must_use]
    pub(super) fn has_files(&self) -> bool {
        const SIGNS: [&str; 4] = ["open(", "pathlib", "aiofiles", "sqlite"];
        !self.given.is_empty()
            || self.pictures().iter().any(|picture| !picture.written.is_empty())
            || self.says_any_of(&SIGNS)
    }

    /// Whether one of these stands in a program's text.
    fn says_any_of(&self, signs: &[&str]) -> bool {
        let texts = self.drafts.texts(self.link.lesson);
        texts.iter().any(|text| signs.iter().any(|sign| text.contains(sign)))
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
            let Self { rung, frame, wishes, .. } = *self;
            let fresh = Self::new(link, self.drafts.clone(), notices, self.theme);
            *self = Self { rung, view, given, frame, wishes, ..fresh };
        }
    }

    /// Takes in what came from outside.
    pub(super) fn load(&mut self, arrival: Arrival) {
        arrival.write_into(&mut self.drafts);
        // Once in a frame, always in a frame: what comes there without a view has the one before.
        self.frame = arrival.frame.or(self.frame);
        if let Some(Settings { theme: Some(theme), .. }) = arrival.frame {
            self.theme = Some(theme);
        }
        self.wishes += u32::from(arrival.run);
        self.follow(arrival.link, arrival.complaints);
        if self.drafts.borrows(self.link.lesson) {
            // What was run before is not what is there now.
            (self.last, self.task, self.cursor) = (Last::Nothing, None, None);
        }
        if let Some(recording) = arrival.recording {
            self.beside.clear();
            self.put_beside(self.with_texts(beside::pictures_of(recording, "as shared")));
            // The author's run is what the reader came for.
            self.program = self.link.lesson.programs().len();
        }
    }

    /// Writes what the reader had made of somebody else's programs. In a frame nothing is remembered.
    pub(super) fn recall_changes(&mut self, recall: impl Fn(&str) -> Option<String>) {
        if self.frame.is_none() {
            self.drafts.recall_changes(recall);
        }
    }

    /// The programs that somebody else's link has brought, as they came, while they are shown on a page of its own.
    #[must_use]
    pub(super) fn lent(&self) -> Option<Vec<AttrValue>> {
        (self.frame.is_none() && self.drafts.borrows(self.link.lesson)).then(|| self.drafts.originals())
    }

    /// A shared run's programs are those that came along with it.
    fn with_texts(&self, mut pictures: Vec<Picture>) -> Vec<Picture> {
        for (picture, text) in pictures.iter_mut().zip(self.drafts.texts(self.link.lesson)) {
            picture.text.get_or_insert(text);
        }
        pictures
    }

    /// Whether what is written and chosen is the reader's own, to be kept in the address and from visit to visit.
    #[must_use]
    pub(super) fn is_the_readers(&self) -> bool {
        self.frame.is_none() && !self.drafts.borrows(self.link.lesson)
    }

    /// Whether what is shown is no lesson.
    #[must_use]
    pub(super) fn is_own(&self) -> bool {
        Lesson::own().contains(&self.link.lesson)
    }

    /// Of too many, the oldest go.
    fn put_beside(&mut self, pictures: Vec<Picture>) {
        let is_new = |picture: &Picture| !self.beside.iter().any(|other| other.same_run(picture));
        let new: Vec<Picture> = pictures.into_iter().filter(is_new).collect();
        self.beside.extend(new);
        let too_many = self.beside.len().saturating_sub(beside::MOST);
        self.beside.drain(..too_many);
        self.view.follow(self.extent(), self.run_state() == RunState::Running);
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
            Action::Load(arrival) => self.load(arrival),
            Action::Recall(recall) => self.recall_changes(recall),
            Action::Wish => self.wishes += 1,
            Action::Turn(knob, value) => self.link.knobs = self.link.knobs.with(knob, value),
            Action::Give(path, bytes) => self.given.put(path, Some(bytes)),
            Action::TakeBack(path) => self.given.take_off(&path),
            Action::Traffic(traffic) => self.link.traffic = traffic,
            Action::Place(place) => self.link.place = place,
            Action::Beside(pictures) => self.put_beside(pictures),
            Action::Keep => {
                self.put_beside(self.pictures().iter().filter(|picture| picture.over).map(Picture::kept).collect());
            }
            Action::Part(index) => {
                if index < self.beside.len() {
                    self.beside.remove(index);
                    (self.program, self.task) = (self.link.lesson.shown(), None);
                }
            }
            Action::Drawn(pictures) => {
                self.last = Last::Run(pictures);
                let runs = self.run_state() == RunState::Running;
                self.view.follow(self.extent(), runs);
                if let Some(Settings { at: Some(at), .. }) = self.frame.filter(|_| !runs && self.cursor.is_none()) {
                    self.cursor = Some(at.min(Instant::ZERO + self.extent()));
                }
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
            Action::Theme(theme) => self.theme = theme,
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
