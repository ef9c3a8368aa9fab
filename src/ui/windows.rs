//! The visits as people meet them: a window each, waiting for its page.

use yew::prelude::*;

use super::picture::Picture;
use crate::model::{Visit, VisitEnd};
use crate::time::Instant;

#[derive(Properties, PartialEq)]
pub(super) struct WindowsProps {
    pub(super) picture: Picture,
    /// The instant that is looked at.
    pub(super) now: Instant,
}

/// So many windows are shown at most: of those who came last.
const SHOWN: usize = 18;

#[component]
pub(super) fn Windows(props: &WindowsProps) -> Html {
    let WindowsProps { picture, now } = props;
    let run = picture.run();
    let came = run.visits.all.iter().take_while(|visit| visit.came <= *now).count();
    let waiting = |visit: &&Visit| visit.left.as_ref().is_none_or(|(at, _)| at > now);
    let still = run.visits.all[..came].iter().filter(waiting).count();
    let first = came.saturating_sub(SHOWN);
    let windows =
        run.visits.all[first..came].iter().enumerate().map(|(index, visit)| window(first + index, visit, *now));
    html! {
        <>
            <p class="visits-key">{ match (came, still) {
                (0, _) => "Nobody has come yet.".to_owned(),
                (_, 0) => format!("All {came} have their page."),
                (_, _) => format!("{still} of {came} wait for their page."),
            } }</p>
            <ol class="windows">{ for windows }</ol>
        </>
    }
}

fn window(number: usize, visit: &Visit, now: Instant) -> Html {
    let over = visit.left.as_ref().filter(|(at, _)| *at <= now);
    let waited = over.map_or(now, |(at, _)| *at).since(visit.came);
    let (class, text) = match over.map(|(_, end)| end) {
        None if visit.taken.is_some_and(|at| at <= now) => ("loading", "loading…".to_owned()),
        None => ("waiting", "waiting…".to_owned()),
        Some(VisitEnd::Failed { why }) => ("broken", why.to_string()),
        Some(VisitEnd::Answered { status, shown, .. }) if *status >= 400 => ("broken", format!("{status} {shown}")),
        Some(VisitEnd::Answered { shown, .. }) => ("there", shown.to_string()),
    };
    html! {
        <li key={number} class={classes!("window", class)}>
            <div class="window-bar"><span>{ format!("{} · {}", number + 1, visit.what) }</span><span>{ waited.to_string() }</span></div>
            <div class="window-page">{ text }</div>
        </li>
    }
}
