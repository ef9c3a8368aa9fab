//! Each request as a span: how long it waited to be let in, how long it was served; a row a visitor.

use std::fmt::Write;

use yew::prelude::*;

use super::picture::Picture;
use crate::model::{Visit, VisitEnd};
use crate::time::Instant;

#[derive(Properties, PartialEq)]
pub(super) struct ChartProps {
    pub(super) picture: Picture,
    /// Until when the picture goes.
    pub(super) visited: Instant,
    /// The instant that is looked at.
    pub(super) now: Instant,
}

/// More rows than these are too thin to be seen: then one row stands for several visitors.
const ROWS: usize = 120;

/// The picture's width in its own units; the page stretches it.
const WIDTH: f64 = 1000.0;

#[component]
pub(super) fn VisitsChart(props: &ChartProps) -> Html {
    let ChartProps { picture, visited, now } = props;
    let run = picture.run();
    let all = &run.visits.all;
    let step = all.len().div_ceil(ROWS).max(1);
    let rows = all.len().div_ceil(step).max(1);
    let height = (rows as f64 * 9.0).clamp(36.0, 220.0);
    let thick = height / rows as f64;
    let per_micro = WIDTH / visited.since(Instant::ZERO).as_micros().max(1) as f64;
    let x = |at: Instant| at.as_micros() as f64 * per_micro;
    let (mut waiting, mut served, mut failed) = (String::new(), String::new(), String::new());
    for (row, visit) in all.iter().step_by(step).enumerate() {
        let Some(Spans { wait, serve, good }) = spans(visit, *now) else { continue };
        let y = row as f64 * thick;
        // Who waits is drawn thinner: colour isn't the only sign.
        let bar = |path: &mut String, (from, to): (Instant, Instant), share: f64| {
            let (from, to, y) = (x(from), x(to), y + thick * (0.8 - share) / 2.0);
            // Writing to a string can't fail.
            let _ = write!(path, "M{from:.1} {y:.1}h{:.1}v{:.1}h-{0:.1}z", (to - from).max(1.5), thick * share);
        };
        bar(if good { &mut waiting } else { &mut failed }, wait, 0.34);
        if let Some(serve) = serve {
            bar(if good { &mut served } else { &mut failed }, serve, 0.8);
        }
    }
    let label = format!("{} requests, a row each: waiting to be let in, then served", all.len());
    html! {
        <>
            <svg class="visits-chart" viewBox={format!("0 0 {WIDTH} {height:.0}")} height={format!("{height:.0}")}
                preserveAspectRatio="none" role="img" aria-label={label}>
                <path class="visit-waiting" d={waiting} />
                <path class="visit-served" d={served} />
                <path class="visit-failed" d={failed} />
            </svg>
            <p class="visits-key">
                <span class="entry"><span class="swatch visit-waiting" aria-hidden="true"></span>{ "waits to be let in" }</span>
                <span class="entry"><span class="swatch visit-served" aria-hidden="true"></span>{ "is served" }</span>
                <span class="entry"><span class="swatch visit-failed" aria-hidden="true"></span>{ "got no answer, or an error" }</span>
                if step > 1 {
                    <span>{ format!("every {step}. visitor is shown") }</span>
                }
            </p>
        </>
    }
}

/// From when to when a visitor waited and was served, as of an instant.
struct Spans {
    wait: (Instant, Instant),
    serve: Option<(Instant, Instant)>,
    good: bool,
}

fn spans(visit: &Visit, now: Instant) -> Option<Spans> {
    if visit.came > now {
        return None;
    }
    let left = visit.left.as_ref().filter(|(at, _)| *at <= now);
    let until = left.map_or(now, |(at, _)| *at);
    let taken = visit.taken.filter(|at| *at <= until);
    Some(Spans {
        wait: (visit.came, taken.unwrap_or(until)),
        serve: taken.map(|taken| (taken, until)),
        good: left.is_none_or(|(_, end)| VisitEnd::is_good(end)),
    })
}
