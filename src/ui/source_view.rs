//! The lines that run, lit where tasks stand at the instant that is looked at.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use super::highlight::highlight;
use super::picture::Picture;
use crate::model::State as TaskState;
use crate::model::Text;
use crate::story::SourceLine;
use crate::time::Instant;

#[derive(Properties, PartialEq)]
pub(super) struct SourceProps {
    pub(super) lines: Rc<Vec<SourceLine>>,
    pub(super) picture: Option<Picture>,
    pub(super) instant: Instant,
}

/// Who stands at a line, by state.
pub(super) type Standing = BTreeMap<u32, BTreeMap<TaskState, Vec<Text>>>;

#[component]
pub(super) fn SourceView(props: &SourceProps) -> Html {
    let standing = props.picture.as_ref().map(|picture| standing(picture, props.instant)).unwrap_or_default();
    html! {
        <pre class="source" role="group" tabindex="0" aria-label="Source"><code>
            { for props.lines.iter().enumerate().map(|(index, line)| {
                let here = standing.get(&line.number).cloned().unwrap_or_default();
                let before = index.checked_sub(1).and_then(|before| props.lines.get(before));
                let gap = before.is_some_and(|before| before.number + 1 != line.number);
                html! { <Line key={line.number} number={line.number} text={line.text} {gap} {here} /> }
            }) }
        </code></pre>
    }
}

pub(super) fn standing(picture: &Picture, instant: Instant) -> Standing {
    let run = picture.run();
    let mut standing = Standing::new();
    for (task, state, line) in run.snapshot(instant, picture.now).standing {
        standing.entry(line).or_default().entry(state).or_default().push(run.task_name(task));
    }
    standing
}

#[derive(Properties, PartialEq)]
struct LineProps {
    number: u32,
    text: &'static str,
    /// Lines of the file are left out before it.
    gap: bool,
    here: BTreeMap<TaskState, Vec<Text>>,
}

/// One line. A component of its own, so that only lines whose tasks have moved are drawn again.
#[component]
fn Line(props: &LineProps) -> Html {
    // A line that must be wrapped goes on below its own beginning.
    let code = props.text.trim_start();
    let indent = &props.text[..props.text.len() - code.len()];
    let lit = props.here.keys().next().map(|state| state.name());
    html! {
        <div class={classes!("line", lit, props.gap.then_some("gap"))}>
            <span class="number">{ props.number }</span>
            <span class="indent">{ indent }</span>
            <span class="text">
                { for highlight(code).into_iter().map(|(token, text)| html! { <span class={token.class()}>{ text }</span> }) }
            </span>
            { for props.here.iter().map(|(state, names)| pill(*state, names)) }
        </div>
    }
}

pub(super) fn pill(state: TaskState, names: &[Text]) -> Html {
    // A task that was given no name is called by its coroutine, and numbered: `job · Task-3`.
    let coroutine = |name: &Text| name.split_once(" · ").map(|(coroutine, _)| coroutine.to_owned());
    let same =
        names.first().and_then(coroutine).filter(|_| names.iter().all(|name| coroutine(name) == coroutine(&names[0])));
    let text = match (names, same) {
        ([], _) => return Html::default(),
        ([_], Some(same)) => same,
        (_, Some(same)) => format!("{} × {same}", names.len()),
        ([only], None) => only.to_string(),
        ([first, second], None) => format!("{first}, {second}"),
        ([first, .., last], None) => format!("{first} … {last}"),
    };
    let (short, what) = (format!("{}: {text}", state.name()), format!("{}: {}", state.name(), names.join(", ")));
    html! { <span class={classes!("pill", state.name())} role="note" aria-label={short} title={what}>{ text }</span> }
}
