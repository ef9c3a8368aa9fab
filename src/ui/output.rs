//! What the programs printed, as it comes; or why they can't run.

use std::rc::Rc;

use yew::prelude::*;

use super::mention::{Mention, mention};
use super::order::Refusal;
use super::picture::Picture;
use super::state::{Action, State, on};

/// As many lines are shown; of what is before, how many there are.
const MOST: usize = 1000;
/// While a program runs, fewer: a flood of lines is made anew with each frame.
const LIVE: usize = 200;

#[derive(Properties)]
pub(super) struct OutputProps {
    pub(super) pictures: Vec<Picture>,
    pub(super) refusal: Option<Rc<Refusal>>,
    /// The names of the programs.
    pub(super) names: Vec<&'static str>,
    pub(super) dispatcher: UseReducerDispatcher<State>,
    /// How much of each picture there was to read: the run itself grows in place.
    seen: Vec<(usize, bool)>,
}

impl OutputProps {
    pub(super) fn new(
        pictures: &[Picture],
        refusal: Option<&Rc<Refusal>>,
        names: Vec<&'static str>,
        dispatcher: UseReducerDispatcher<State>,
    ) -> Self {
        let seen = pictures.iter().map(|picture| (picture.run().output.len(), picture.over)).collect();
        Self { pictures: pictures.to_vec(), refusal: refusal.cloned(), names, dispatcher, seen }
    }
}

impl PartialEq for OutputProps {
    /// Whether there is nothing new to read.
    fn eq(&self, other: &Self) -> bool {
        let same_runs = self.pictures.len() == other.pictures.len()
            && self.pictures.iter().zip(&other.pictures).all(|(one, another)| one.same_run(another));
        same_runs && self.seen == other.seen && self.refusal == other.refusal && self.names == other.names
    }
}

/// A line, as it is shown.
struct Shown {
    /// Its number among all lines, so that it stays the same element.
    number: usize,
    when: Option<String>,
    complains: bool,
    /// Whether it goes on where the line before left off, as the lines of a traceback do.
    goes_on: bool,
    text: crate::model::Text,
}

#[component]
pub(super) fn Output(props: &OutputProps) -> Html {
    let OutputProps { pictures, refusal, names, dispatcher, .. } = props;
    let (before, lines) = match refusal {
        Some(refusal) => (0, refused(refusal)),
        None => printed(pictures),
    };
    html! {
        <section class="card output">
            <h2>{ "Output" }</h2>
            <div role="log" aria-label="Output" class="log" tabindex="0">
                // One child: the style sheet keeps its end in sight, unless the reader scrolls back.
                <div>
                    if before > 0 {
                        <p class="nobody">{ format!("{before} {} before", if before == 1 { "line" } else { "lines" }) }</p>
                    }
                    { for lines.iter().map(|line| show(line, names, dispatcher)) }
                </div>
            </div>
        </section>
    }
}

fn show(line: &Shown, names: &[&'static str], dispatcher: &UseReducerDispatcher<State>) -> Html {
    let text = match mention(&line.text, names) {
        Some(Mention { before, words, after, program, line }) => {
            let send = on(dispatcher, move || Action::Send(program, line));
            html! { <>{ before }<button class="look" onclick={send}>{ words }</button>{ after }</> }
        }
        None => html! { &*line.text },
    };
    html! {
        <div key={line.number} class={line.complains.then_some("complains")}>
            if let Some(when) = &line.when {
                <span class={classes!("when", line.goes_on.then_some("again"))}>{ when }</span>{ " " }
            }
            if line.complains { <span class="unseen">{ "error output: " }</span> }
            <span class="said">{ text }</span>
        </div>
    }
}

/// All that is wrong, as Python prints it.
fn refused(refusal: &Refusal) -> Vec<Shown> {
    let lines = refusal.complaints.iter().flat_map(|complaint| complaint.text.lines());
    let shown = |(number, text): (usize, &str)| Shown {
        number,
        when: None,
        complains: true,
        goes_on: false,
        text: text.into(),
    };
    lines.enumerate().map(shown).collect()
}

/// How many lines are left out, and the last ones of all programs, in the order in which they came.
fn printed(pictures: &[Picture]) -> (usize, Vec<Shown>) {
    let several = pictures.len() > 1;
    let most = if pictures.iter().all(|picture| picture.over) { MOST } else { LIVE };
    let all: usize = pictures.iter().map(|picture| picture.run().output.len()).sum();
    let mut lines = Vec::new();
    for (index, picture) in pictures.iter().enumerate() {
        let run = picture.run();
        // Programs beside each other are on one clock; on the page they run one after the other.
        let order = if picture.on_page() { index } else { 0 };
        lines.extend(run.output.last(most).map(|line| (order, picture.name.clone(), line.clone())));
    }
    lines.sort_by_key(|(order, _, line)| (*order, line.at));
    let first = lines.len().saturating_sub(most);
    let before = all - (lines.len() - first);
    let mut shown: Vec<Shown> = Vec::with_capacity(lines.len() - first);
    for ((_, name, line), number) in lines.into_iter().skip(first).zip(before..) {
        let at = line.at.as_f64() / 1e6;
        let when = Some(if several { format!("{name} {at:.2}") } else { format!("{at:.2}") });
        let goes_on = line.complains && shown.last().is_some_and(|last| last.complains && last.when == when);
        shown.push(Shown { number, when, complains: line.complains, goes_on, text: line.text });
    }
    (before, shown)
}
