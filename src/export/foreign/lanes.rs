//! Slices that lie in each other, as lanes: one for the thread, and below it one for each name in each place.
//!
//! ```text
//!   a slice in a slice              its lanes
//!   ┌ request ────────┐┌ request ┐  main             ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
//!   │ ┌ parse ┐┌ send┐││ ┌ send ┐│   └ request       ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
//!   └─────────────────┘└─────────┘      ├ parse         ▇▇▇▇▇▇▇
//!                                       └ send                 ▇▇▇▇▇     ▇▇▇▇▇▇
//! ```
//!
//! A lane is in one state at a time, which a stack of slices is not; so what is called from what is the tree of lanes,
//! and each has its own name. A thread gets at most so many lanes; what takes the least time shares the last one.

use std::collections::BTreeMap;

use crate::model::State;

/// A lane's name, in letters.
const LONGEST_NAME: usize = 100;

/// A slice. Times are in microseconds, as the trace has them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Slice {
    pub(super) start: f64,
    /// Infinity where none was told.
    pub(super) end: f64,
    /// The number of its name.
    pub(super) name: u32,
    /// The state that it tells, if it is a slice of ours.
    pub(super) state: Option<State>,
    /// Its line; 0 where none is known.
    pub(super) line: u32,
}

/// A time in which a lane was in one state.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stretch {
    pub(super) start: f64,
    /// Infinity where it never ended.
    pub(super) end: f64,
    pub(super) state: State,
    pub(super) line: u32,
}

/// A lane and where it hangs: the first of a thread is the thread itself.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lane {
    pub(super) name: String,
    /// Its place among the thread's lanes, before its own.
    pub(super) parent: Option<usize>,
    pub(super) stretches: Vec<Stretch>,
}

/// A name in its place among others.
struct Place {
    name: u32,
    parent: usize,
    stretches: Vec<Stretch>,
    /// The time that it took, or more, if something in it took more.
    weight: f64,
}

/// The lanes of a thread, each after the one that it hangs on; at most `most` names have one of their own. `until` is
/// the end of the trace.
pub(super) fn lanes(thread: &str, mut slices: Vec<Slice>, names: &[String], until: f64, most: usize) -> Vec<Lane> {
    // What contains comes before what it contains.
    slices.sort_by(|one, other| one.start.total_cmp(&other.start).then(other.end.total_cmp(&one.end)));
    let (own, mut places) = places(&slices, until);
    // What lies in something weighs no more than that: so who is kept has a parent who is kept.
    for index in (1..places.len()).rev() {
        let (parent, weight) = (places[index].parent, places[index].weight);
        places[parent].weight = places[parent].weight.max(weight);
    }
    let mut by_weight: Vec<usize> = (1..places.len()).collect();
    by_weight.sort_by(|&one, &other| places[other].weight.total_cmp(&places[one].weight).then(one.cmp(&other)));
    let mut kept: Vec<usize> = by_weight.iter().copied().take(most).collect();
    kept.sort_unstable();

    // A thread in which there is one thing only needs no lane for that: it is what the thread does.
    let outermost = || (1..places.len()).filter(|&index| places[index].parent == 0);
    let only = outermost().next().filter(|only| own.is_empty() && outermost().count() == 1 && kept.contains(only));
    let name_of = |place: &Place| shortened(names.get(place.name as usize).map_or("", String::as_str));
    let thread_name = match only {
        Some(only) => format!("{} · {}", shortened(thread), name_of(&places[only])),
        None => shortened(thread),
    };
    let whole = own.into_iter().chain(std::mem::take(&mut places[0].stretches)).collect();
    let mut lanes = vec![Lane { name: thread_name, parent: None, stretches: joined(whole) }];
    let mut lane_of = BTreeMap::from([(0, 0)]);
    lane_of.extend(only.map(|only| (only, 0)));
    for index in kept {
        if Some(index) != only {
            let place = &mut places[index];
            let parent = lane_of.get(&place.parent).copied();
            let (name, stretches) = (name_of(place), std::mem::take(&mut place.stretches));
            lane_of.insert(index, lanes.len());
            lanes.push(Lane { name, parent, stretches });
        }
    }
    let rest: Vec<usize> = by_weight.into_iter().skip(most).collect();
    if !rest.is_empty() {
        let count = rest.len();
        let stretches: Vec<Stretch> =
            rest.into_iter().flat_map(|index| std::mem::take(&mut places[index].stretches)).collect();
        let name = format!("{count} more in {} slices", stretches.len());
        lanes.push(Lane { name, parent: Some(0), stretches: joined(stretches) });
    }
    lanes
}

/// What the thread says of its own state; and the tree of names, whose first is the thread.
fn places(slices: &[Slice], until: f64) -> (Vec<Stretch>, Vec<Place>) {
    let place = |name, parent| Place { name, parent, stretches: Vec::new(), weight: 0.0 };
    let mut own = Vec::new();
    let mut places = vec![place(0, 0)];
    let mut found: BTreeMap<(usize, u32), usize> = BTreeMap::new();
    // What is open, from the outermost on: which place, and until when.
    let mut open: Vec<(usize, f64)> = Vec::new();
    for &Slice { start, end, name, state, line } in slices {
        while open.pop_if(|(_, end)| *end <= start).is_some() {}
        let around = open.last().copied();
        let stretch = Stretch { start, end, state: state.unwrap_or(State::Running), line };
        if let (None, Some(_)) = (around, state) {
            own.push(stretch);
            open.push((0, end));
            continue;
        }
        if around.is_none_or(|(_, until)| end > until) {
            places[0].stretches.push(stretch);
        }
        let parent = around.map_or(0, |(place, _)| place);
        let index = *found.entry((parent, name)).or_insert_with(|| {
            places.push(place(name, parent));
            places.len() - 1
        });
        places[index].stretches.push(Stretch { state: State::Running, ..stretch });
        places[index].weight += end.min(until) - start;
        open.push((index, end));
    }
    (own, places)
}

/// Stretches in order, of which those that overlap are one. Nothing is lost of a slice that outlives the one it began in.
fn joined(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    stretches.sort_by(|one, other| one.start.total_cmp(&other.start).then(other.end.total_cmp(&one.end)));
    let mut all: Vec<Stretch> = Vec::new();
    for stretch in stretches {
        match all.last_mut() {
            Some(last) if stretch.start < last.end => last.end = last.end.max(stretch.end),
            _ => all.push(stretch),
        }
    }
    all
}

fn shortened(name: &str) -> String {
    match name.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None if name.is_empty() => "unnamed".to_owned(),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Lane, Slice, lanes};

    fn slice(name: u32, start: f64, end: f64) -> Slice {
        Slice { start, end, name, state: None, line: 0 }
    }

    /// A lane: its name, its parent, when it runs.
    type Drawn = (String, Option<usize>, Vec<(f64, f64)>);

    fn drawn(slices: Vec<Slice>) -> Vec<Drawn> {
        let names: Vec<String> = (0..100).map(|number| format!("f{number}")).collect();
        let times = |lane: &Lane| lane.stretches.iter().map(|stretch| (stretch.start, stretch.end)).collect();
        let all = lanes("main", slices, &names, 100.0, 40);
        all.iter().map(|lane| (lane.name.clone(), lane.parent, times(lane))).collect()
    }

    #[test]
    fn each_name_in_each_place_has_a_lane() {
        let slices = vec![
            slice(2, 3.0, 4.0),
            slice(1, 0.0, 10.0),
            slice(2, 1.0, 2.0),
            slice(3, 10.0, 12.0),
            slice(2, 11.0, 12.0),
        ];
        let expected = [
            ("main", None, vec![(0.0, 10.0), (10.0, 12.0)]),
            ("f1", Some(0), vec![(0.0, 10.0)]),
            ("f2", Some(1), vec![(1.0, 2.0), (3.0, 4.0)]),
            ("f3", Some(0), vec![(10.0, 12.0)]),
            ("f2", Some(3), vec![(11.0, 12.0)]),
        ];
        assert_eq!(drawn(slices), expected.map(|(name, parent, times)| (name.to_owned(), parent, times)));
    }

    #[test]
    fn the_only_thing_of_a_thread_is_the_thread() {
        let drawn = drawn(vec![slice(1, 0.0, 10.0), slice(1, 20.0, 30.0), slice(2, 21.0, 22.0)]);
        let names: Vec<(&str, Option<usize>)> = drawn.iter().map(|(name, parent, _)| (&**name, *parent)).collect();
        assert_eq!(names, [("main · f1", None), ("f2", Some(0))]);
    }

    #[test]
    fn a_slice_that_outlives_the_one_around_it_keeps_its_length() {
        let drawn = drawn(vec![slice(1, 0.0, 10.0), slice(2, 5.0, 20.0), slice(3, 15.0, 16.0)]);
        let times: Vec<_> = drawn.into_iter().map(|(name, _, times)| (name, times)).collect();
        let expected = [("main · f1", (0.0, 20.0)), ("f2", (5.0, 20.0)), ("f3", (15.0, 16.0))];
        assert_eq!(times, expected.map(|(name, time)| (name.to_owned(), vec![time])));
    }

    #[test]
    fn too_many_names_share_the_last_lane_and_are_counted() {
        // The longer, the higher the number; each lies in the longest.
        let mut slices: Vec<Slice> = (0..60).map(|n| slice(n, f64::from(n), f64::from(n) + 1.0)).collect();
        slices.push(slice(99, 0.0, 60.0));
        slices.extend((0..60).map(|n| slice(n, f64::from(n), f64::from(n) + 0.5)));
        let drawn = drawn(slices);
        assert_eq!(drawn.len(), 40 + 1, "the thread is its only slice: {drawn:?}");
        let (name, parent, _) = drawn.last().expect("a last one");
        assert!(name.ends_with(" slices") && *parent == Some(0), "{name}");
        assert!(drawn.iter().enumerate().all(|(index, (_, parent, _))| parent.is_none_or(|parent| parent < index)));
    }
}
