//! The names of the lanes, as a list that keys can walk through.

use yew::prelude::*;

use super::picture::Picture;
use super::state::{Action, State};
use super::use_style::use_style;
use crate::model::TaskId;
use crate::timeline::{Lanes, RowKind};

/// Rows outside of what is in sight that are there all the same, so that keys can go on.
const BEYOND: usize = 12;

#[derive(Properties)]
pub(super) struct LanesProps {
    pub(super) index: usize,
    pub(super) picture: Picture,
    pub(super) task: Option<TaskId>,
    pub(super) top: f64,
    pub(super) height: f64,
    pub(super) count: usize,
    pub(super) dispatcher: UseReducerDispatcher<State>,
}

impl PartialEq for LanesProps {
    /// Names and ends change seldom: while a run is live the list is drawn again only when something of it changed.
    fn eq(&self, other: &Self) -> bool {
        self.picture.same_run(&other.picture)
            && self.picture.version == other.picture.version
            && self.picture.over == other.picture.over
            && (self.index, self.task, self.count) == (other.index, other.task, other.count)
            && (self.top, self.height) == (other.top, other.height)
    }
}

#[component]
pub(super) fn LanesList(props: &LanesProps) -> Html {
    let LanesProps { index, picture, task, top, height, dispatcher, .. } = props;
    let index = *index;
    let run = picture.run();
    let lanes = Lanes::of(&run);
    let in_sight = lanes.rows_in(&(*top..*top + *height));
    let first = in_sight.start.saturating_sub(BEYOND);
    let last = (in_sight.end + BEYOND).min(lanes.rows().len());
    let rows = lanes.rows().get(first..last).unwrap_or_default();
    let above = rows.first().map_or(0.0, |row| row.y);
    let below = lanes.height() - rows.last().map_or(0.0, |row| row.y + row.height);
    let reachable = task.filter(|task| rows.iter().any(|row| row.kind == RowKind::Task(*task)));
    // Only what is in sight is in the list: the rest is told in numbers. The loop's row is no task's, so they begin at 1.
    let row = |(place, row): (usize, &crate::timeline::Row)| match row.kind {
        RowKind::Loop => {
            html! { <li key="loop" class="lane loop" role="presentation" aria-hidden="true"><span>{ "loop" }</span></li> }
        }
        RowKind::Task(id) => {
            let Some(task) = run.task(id) else { return Html::default() };
            let chosen = reachable == Some(id);
            let focusable = chosen || (reachable.is_none() && id.index() == 0);
            let choose = {
                let dispatcher = dispatcher.clone();
                Callback::from(move |_: FocusEvent| dispatcher.dispatch(Action::Choose(index, Some(id))))
            };
            let class =
                classes!("lane", format!("depth-{}", task.depth.min(4)), task.end.is_some().then(|| task.state_name()));
            html! {
                <li
                    key={id.index()} {class} role="option" id={format!("lane-{index}-{}", id.index())}
                    aria-selected={chosen.to_string()} tabindex={if focusable { "0" } else { "-1" }} onfocus={choose}
                    aria-label={format!("{}, {}", task.name, task.state_name())}
                    aria-posinset={place.to_string()} aria-setsize={run.tasks.len().to_string()}
                ><span>{ &*task.name }</span></li>
            }
        }
    };
    let spacer = |height: f64| {
        if height > 0.0 {
            html! { <Spacer {height} /> }
        } else {
            Html::default()
        }
    };
    let onkeydown = {
        let ids: Vec<TaskId> = lanes
            .rows()
            .iter()
            .filter_map(|row| match row.kind {
                RowKind::Task(id) => Some(id),
                RowKind::Loop => None,
            })
            .collect();
        let (dispatcher, task) = (dispatcher.clone(), *task);
        Callback::from(move |event: KeyboardEvent| {
            let here = ids.iter().position(|&id| Some(id) == task);
            let next = match (event.key().as_str(), here) {
                ("ArrowDown", Some(here)) => (here + 1).min(ids.len().saturating_sub(1)),
                ("ArrowUp", Some(here)) => here.saturating_sub(1),
                ("ArrowDown" | "ArrowUp", None) => 0,
                _ => return,
            };
            event.prevent_default();
            if let Some(&id) = ids.get(next) {
                dispatcher.dispatch(Action::Choose(index, Some(id)));
                crate::browser::focus(&format!("lane-{index}-{}", id.index()));
            }
        })
    };
    html! {
        <ul class="lanes" role="listbox" aria-label={format!("Tasks of {}", picture.name)} {onkeydown}>
            { spacer(above) }
            { for (first..).zip(rows).map(row) }
            { spacer(below) }
        </ul>
    }
}

#[derive(Properties, PartialEq)]
struct SpacerProps {
    height: f64,
}

/// The room of the rows that aren't there.
#[component]
fn Spacer(props: &SpacerProps) -> Html {
    let node = use_style(format!("height:{}px", props.height));
    html! { <li ref={node} class="spacer" role="presentation"></li> }
}
