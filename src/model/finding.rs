//! What there is to learn from a run: small checks, each with the sentence that the reader sees.

use std::collections::{BTreeMap, BTreeSet};

use super::looplane::{HeldAt, LongStep, LoopLane, Turn};
use super::run::{End, Io, Run};
use super::slice::{Doing, Wait};
use super::task::{Task, TaskEnd};
use super::transcript::at_line;
use super::visits::visited;
use crate::time::{Instant, Span};
use crate::trace::{CancelBy, IoEnd, IoId, TaskId};

/// Something to learn from a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub gravity: Gravity,
    /// The sentence.
    pub text: String,
    /// Where to look.
    pub at: Option<Instant>,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// Others suffered.
    Bad,
    /// Worth a thought.
    Note,
    /// As it should be.
    Good,
}

/// All findings of a run at `now`, the gravest first. `on_page` tells whether the run has the page's own thread, whose
/// frames are the reader's.
#[must_use]
pub fn findings(run: &Run, on_page: bool, now: Instant) -> Vec<Finding> {
    let now = run.until(now);
    let mut found = Vec::new();
    found.extend(holding_now(run, on_page, now));
    found.extend(held(run, on_page, now));
    found.extend(never_gave_back(run, on_page, now));
    found.extend(one_after_another(run));
    found.extend(left_running(run));
    found.extend(not_retrieved(run));
    found.extend(cancel_came_late(run));
    found.extend(ended_badly(run));
    found.extend(visited(&run.visits, now));
    if found.iter().all(|finding| finding.gravity != Gravity::Bad) {
        found.extend(calm(run, now));
    }
    found.sort_by_key(|finding| finding.gravity);
    found
}

/// “`job 4` (line 31) has held the loop for 220 ms: 2 tasks are ready, 1 timer is late, …”: while it goes on.
fn holding_now(run: &Run, on_page: bool, now: Instant) -> Option<Finding> {
    let step = run.step.as_ref()?;
    let span = now - step.start;
    if span < LoopLane::LONG || run.end.is_some() {
        return None;
    }
    let snapshot = run.snapshot(now, now);
    let late = snapshot.timers.iter().filter(|&&(_, _, due, _)| due < now).count();
    let costs = [
        count(snapshot.ready.len(), "task is ready", "tasks are ready"),
        count(late, "timer is late", "timers are late"),
        frames(run.loop_lane.frames_lost(step.start, now, now), on_page),
    ];
    let who = run.task_name(step.task);
    let (line, _) = place(step.at);
    let text = format!("{who}{line} has held the loop for {span}{}", listed(&costs));
    Some(Finding { gravity: Gravity::Bad, text, at: Some(step.start) })
}

/// “`job 1` … `job 6` (line 31) held the loop 6 times, 2.40 s in all: …”: long steps, those of one line together.
fn held(run: &Run, on_page: bool, now: Instant) -> Vec<Finding> {
    let mut places: BTreeMap<HeldAt, Vec<&LongStep>> = BTreeMap::new();
    for step in &run.loop_lane.long_steps {
        places.entry(step.held_at).or_default().push(step);
    }
    places.into_iter().map(|(held_at, steps)| held_by(run, on_page, now, held_at, &steps)).collect()
}

fn held_by(run: &Run, on_page: bool, now: Instant, held_at: HeldAt, steps: &[&LongStep]) -> Finding {
    let total: Span = steps.iter().map(|step| step.end - step.start).sum();
    let longest = steps.iter().map(|step| step.end - step.start).max().unwrap_or_default();
    let who: BTreeSet<_> = steps.iter().map(|step| step.task).collect();
    // What one task does comes one after another in any case.
    let blocking = matches!(held_at, HeldAt::Blocking { .. });
    let could_overlap =
        blocking && who.len() > 1 && who.len() == steps.len() && !steps.iter().any(|step| queried(run, step));
    let who = match (who.first(), who.last()) {
        (Some(&first), Some(&last)) if first != last => {
            let joint = if who.len() == 2 { " and " } else { " … " };
            format!("{}{joint}{}", run.task_name(first), run.task_name(last))
        }
        (Some(&only), _) => run.task_name(only).to_string(),
        _ => String::new(),
    };
    let victims = steps.iter().map(|step| step.victims).max().unwrap_or_default();
    let late: BTreeSet<_> = steps.iter().flat_map(|step| &step.late).collect();
    let latest = late
        .iter()
        .filter_map(|id| run.timers.get(id.index()))
        .map(|timer| timer.left.map_or(now, |(at, _)| at) - timer.due)
        .max();
    let lost: u64 = steps.iter().map(|step| run.loop_lane.frames_lost(step.start, step.end, now)).sum();
    let up_to = if steps.len() > 1 { "up to " } else { "" };
    let costs = [
        count(victims, "other task could have run", "others could have run").map(|count| format!("{up_to}{count}")),
        latest.and_then(|latest| {
            count(late.len(), &format!("timer was {latest} late"), &format!("timers were up to {latest} late"))
        }),
        frames(lost, on_page),
    ];
    let times = match steps.len() {
        1 => format!("for {total}"),
        2 => format!("twice, {total} in all"),
        more => format!("{more} times, {total} in all"),
    };
    let (line, before) = place(held_at);
    let mut text = format!("{who}{line} held the loop {times}{before}{}", listed(&costs));
    if could_overlap {
        text.push_str(&format!(" Awaited together, these waits would take {longest}."));
    }
    Finding { gravity: Gravity::Bad, text, at: steps.first().map(|step| step.start) }
}

/// Whether a database computed during a step: that is no wait which others could overlap with.
fn queried(run: &Run, step: &LongStep) -> bool {
    let first = run.ios.partition_point(|io| io.began < step.start);
    let of_step = run.ios[first..].iter().take_while(|io| io.began <= step.end);
    of_step.into_iter().any(|io| io.task == step.task && matches!(io.end, Some((_, _, IoEnd::Queried))))
}

/// Many short steps, and the browser never had the thread between them: in one long turn, or in turn after turn.
fn never_gave_back(run: &Run, on_page: bool, now: Instant) -> Option<Finding> {
    let lane = &run.loop_lane;
    let open = lane.open_hold(now);
    let hold = lane.holds.iter().chain(&open).max_by_key(|hold| hold.span())?;
    // Long steps have findings of their own.
    let closed = lane.long_steps.iter().map(|step| (step.start, step.end));
    let going_on = run.step.map(|step| (step.start, now)).filter(|&(start, now)| now - start >= LoopLane::LONG);
    let long = closed.chain(going_on).filter(|&(start, end)| start >= hold.start && end <= hold.end);
    let long: Vec<Span> = long.map(|(start, end)| end - start).collect();
    let span = hold.span().saturating_sub(long.iter().copied().sum());
    if span < LoopLane::LONG {
        return None;
    }
    let first = lane.turns.partition_point(|turn| turn.start < hold.start);
    let open = lane.turn.map(|turn| Turn { end: now, ..turn });
    let turns = || lane.turns[first..].iter().chain(&open).take_while(|turn| turn.end <= hold.end);
    let longest = turns().max_by_key(|turn| turn.end - turn.start)?;
    let what = if longest.end - longest.start > Span::from_micros(hold.span().as_micros() / 2) {
        let steps = (longest.steps as usize).saturating_sub(long.len());
        format!("{steps} short steps in one turn held the thread for {span}")
    } else {
        format!(
            "Every task awaited, but the browser never had its turn: the loop made {} turns in {} without giving the \
             thread back",
            turns().count(),
            hold.span()
        )
    };
    let lost = frames(lane.frames_lost(hold.start, hold.end, now), on_page);
    let text = format!("{what}{}", listed(&[lost]));
    Some(Finding { gravity: Gravity::Bad, text, at: Some(hold.start) })
}

/// One task waited for one answer after another.
fn one_after_another(run: &Run) -> Vec<Finding> {
    let mut found = Vec::new();
    for task in &run.tasks {
        let waits: Vec<Span> = answers(run, task);
        let total: Span = waits.iter().copied().sum();
        let longest = waits.iter().copied().max().unwrap_or_default();
        if waits.len() >= 3 && total.saturating_sub(longest) >= LoopLane::LONG {
            let text = format!(
                "{} waited for {} answers one after another, {total} in all. If none needs the one before it, all of \
                 them together would take about {longest}.",
                task.name,
                waits.len()
            );
            found.push(Finding { gravity: Gravity::Note, text, at: Some(task.spawned) });
        }
    }
    found
}

/// How long a task waited for each answer from elsewhere, which may have come in pieces. A database does one thing after
/// the other in any case.
fn answers(run: &Run, task: &Task) -> Vec<Span> {
    let is_alone = |io: &Io| !matches!(io.end, Some((_, _, IoEnd::Queried)));
    let mut waits: Vec<(IoId, Span)> = Vec::new();
    for slice in &task.slices {
        let Doing::Awaiting { on: Wait::Io(io), .. } = slice.doing else { continue };
        match waits.last_mut() {
            Some((last, wait)) if *last == io => *wait += slice.span(),
            _ if run.ios.get(io.index()).is_some_and(is_alone) => waits.push((io, slice.span())),
            _ => {}
        }
    }
    waits.into_iter().map(|(_, wait)| wait).collect()
}

/// A gather failed and its other tasks went on with nobody waiting for them.
fn left_running(run: &Run) -> Vec<Finding> {
    let gathers = run.scopes.iter().enumerate().filter(|(_, scope)| scope.kind == crate::trace::ScopeKind::Gather);
    let mut found = Vec::new();
    for (index, scope) in gathers {
        let Some(closed) = scope.closed else { continue };
        let outlived = |task: &&Task| {
            task.scope.is_some_and(|scope| scope.index() == index)
                && task.end.as_ref().is_none_or(|&(end, _)| end > closed)
                && task.cancelled.is_none_or(|(at, _)| at > closed)
        };
        let left: Vec<&str> = run.tasks.iter().filter(outlived).map(|task| &*task.name).collect();
        if !left.is_empty() {
            let text = format!(
                "The gather{} failed, and {} went on with nobody waiting for the result.",
                at_line(scope.line),
                named(&left)
            );
            found.push(Finding { gravity: Gravity::Note, text, at: Some(closed) });
        }
    }
    found
}

/// A task failed and nobody looked. Only once the run is over by itself: until then somebody still might.
fn not_retrieved(run: &Run) -> Vec<Finding> {
    if !matches!(run.end, Some((_, End::Finished | End::Deadlocked))) {
        return Vec::new();
    }
    let unseen = |task: &Task| match &task.end {
        // Main's failure is the run's.
        Some((at, TaskEnd::Failed(failure))) if !task.retrieved && task.parent.is_some() => {
            let text = format!("{} failed, and nobody looked: {failure}.", task.name);
            Some(Finding { gravity: Gravity::Bad, text, at: Some(*at) })
        }
        _ => None,
    };
    run.tasks.iter().filter_map(unseen).collect()
}

/// A task was asked to end and could not for a while: somebody had the thread.
fn cancel_came_late(run: &Run) -> Vec<Finding> {
    let late = |task: &Task| {
        let (asked, by) = task.cancelled?;
        let (ended, _) = task.end.as_ref()?;
        let span = *ended - asked;
        if span < LoopLane::LONG || by == CancelBy::Stop {
            return None;
        }
        let holder = run.held_by(asked, *ended, *ended).first().map(|&(holder, _)| holder)?;
        let holder = if holder == task.id { "it".into() } else { run.task_name(holder) };
        let by = run.canceller(by);
        let text =
            format!("{} was asked to end by {by} and heard it {span} later: {holder} had the thread.", task.name);
        Some(Finding { gravity: Gravity::Note, text, at: Some(asked) })
    };
    run.tasks.iter().filter_map(late).collect()
}

fn ended_badly(run: &Run) -> Option<Finding> {
    let bad = |text: String, at| Some(Finding { gravity: Gravity::Bad, text, at: Some(at) });
    match &run.end {
        Some((at, End::Deadlocked)) => {
            let wait = |&(task, on, line): &(TaskId, Wait, u32)| {
                format!("{} awaited {}{}", run.task_name(task), run.wait_name(on), at_line(line))
            };
            let waits: Vec<String> = run.stuck.iter().map(wait).collect();
            let waits: Vec<&str> = waits.iter().map(String::as_str).collect();
            bad(format!("Nothing could ever become ready again, so the run was ended: {}.", named(&waits)), *at)
        }
        Some((at, End::Broken(why))) => bad(why.to_string(), *at),
        _ => match run.tasks.first().and_then(|main| main.end.as_ref()) {
            Some((at, TaskEnd::Failed(failure))) => bad(format!("main failed: {failure}"), *at),
            _ => None,
        },
    }
}

/// “The loop was never held for longer than 0.6 ms.”
fn calm(run: &Run, now: Instant) -> Option<Finding> {
    let longest = run.loop_lane.longest_hold(now);
    if run.loop_lane.turns.is_empty() || longest >= LoopLane::LONG {
        return None;
    }
    let text = format!("The loop was never held for longer than {longest}.");
    Some(Finding { gravity: Gravity::Good, text, at: None })
}

/// “a, b and c”; of many, the first three and how many more.
fn named(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] if names.len() <= 4 => format!("{} and {last}", first.join(", ")),
        _ => format!("{} and {} more", names[..3].join(", "), names.len() - 3),
    }
}

/// “ (line 12)”, or where no line is known “, before the await in line 12”: what stands behind the name, and what
/// behind the verb.
fn place(held_at: HeldAt) -> (String, String) {
    match held_at {
        HeldAt::Blocking { line } | HeldAt::Computing { line } if line > 0 => {
            (format!(" (line {line})"), String::new())
        }
        HeldAt::Before { line } if line > 0 => (String::new(), format!(", before the await in line {line}")),
        _ => (String::new(), String::new()),
    }
}

fn count(number: usize, one: &str, many: &str) -> Option<String> {
    match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{number} {many}")),
    }
}

fn frames(lost: u64, on_page: bool) -> Option<String> {
    let s = if lost == 1 { "" } else { "s" };
    match (lost, on_page) {
        (0, _) => None,
        (_, true) => Some(format!("{lost} frame{s} lost")),
        (_, false) => Some(format!("a page on this thread would have lost {lost} frame{s}")),
    }
}

/// “: a, b, c.”, or just the full stop.
fn listed(costs: &[Option<String>]) -> String {
    let costs: Vec<&str> = costs.iter().flatten().map(String::as_str).collect();
    if costs.is_empty() { ".".to_owned() } else { format!(": {}.", costs.join(", ")) }
}
