//! Who stands in which row.

use loopscope::time::Instant;
use loopscope::timeline::{Lanes, RowKind};
use loopscope::trace::{Event, ScopeId, ScopeKind, Site, TaskId, What};

use crate::support::{Dice, fold};

fn spawned(task: u32, parent: Option<u32>, scope: Option<u32>) -> Event {
    let what = What::Spawned {
        task: TaskId::new(task),
        parent: parent.map(TaskId::new),
        scope: scope.map(ScopeId::new),
        name: format!("t{task}").into(),
        site: Site::default(),
    };
    Event { at: Instant::ZERO, what }
}

/// The names from top to bottom, indented.
fn names(lanes: &Lanes) -> Vec<String> {
    let name = |kind| match kind {
        RowKind::Loop => "loop".to_owned(),
        RowKind::Task(id) => format!("t{}", id.index()),
    };
    lanes.rows().iter().map(|row| format!("{:w$}{}", "", name(row.kind), w = usize::from(row.depth))).collect()
}

#[test]
fn children_stand_below_their_parents_in_the_order_of_spawning() {
    let parents = [None, Some(0), Some(0), Some(1), Some(3), None, Some(1), Some(5)];
    let events: Vec<_> = (0u32..).zip(parents).map(|(task, parent)| spawned(task, parent, None)).collect();
    let lanes = Lanes::of(&fold(&events));
    assert_eq!(names(&lanes), ["loop", "t0", " t1", "  t3", "   t4", "  t6", " t2", "t5", " t7"]);
    for (number, row) in lanes.rows().iter().enumerate() {
        assert_eq!(lanes.row_at(row.y), Some(row));
        assert_eq!(lanes.row_at(row.y + row.height - 0.01), Some(row));
        assert_eq!(lanes.rows_in(&(row.y..row.y + row.height)), number..number + 1);
        if let RowKind::Task(id) = row.kind {
            assert_eq!(lanes.row_of(id), Some(number));
        }
    }
    assert_eq!(lanes.row_at(-0.1), None);
    assert_eq!(lanes.row_at(lanes.height()), None);
    assert_eq!(lanes.rows_in(&(f64::NEG_INFINITY..f64::INFINITY)), 0..9);
}

#[test]
fn a_circle_of_parents_is_a_row_of_orphans() {
    let events: Vec<_> = [Some(0), Some(2), Some(1), Some(9)].into_iter().zip(0u32..).collect();
    let events: Vec<_> = events.into_iter().map(|(parent, task)| spawned(task, parent, None)).collect();
    let lanes = Lanes::of(&fold(&events));
    assert_eq!(lanes.rows().len(), 5);
    assert_eq!((0..4).filter_map(|task| lanes.row_of(TaskId::new(task))).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[test]
fn a_scope_spans_its_members() {
    let open = |scope, kind| Event {
        at: Instant::ZERO,
        what: What::ScopeOpened { scope: ScopeId::new(scope), task: TaskId::new(0), kind, site: Site::default() },
    };
    let mut events = vec![spawned(0, None, None)];
    events.extend([open(0, ScopeKind::TaskGroup), open(1, ScopeKind::Timeout), open(2, ScopeKind::Race)]);
    events.extend([spawned(1, Some(0), Some(0)), spawned(2, Some(1), Some(1)), spawned(3, Some(0), Some(0))]);
    let mut run = fold(&events);
    let mut lanes = Lanes::of(&run);
    let spans =
        |lanes: &Lanes| lanes.scopes().iter().map(|it| (it.scope.index(), it.first, it.last)).collect::<Vec<_>>();
    assert_eq!(spans(&lanes), [(0, 2, 4)], "a timeout holds one wait, and the race nobody yet");
    let took = What::ScopeTook { scope: ScopeId::new(2), task: TaskId::new(3) };
    run.extend(&[Event { at: Instant::ZERO, what: took }]);
    assert!(!lanes.update(&run), "no row has moved");
    assert_eq!(spans(&lanes), [(0, 2, 2), (2, 4, 4)]);
}

#[test]
fn ten_thousand_tasks_stand_in_order() {
    let mut dice = Dice(21);
    let events: Vec<_> = (0..10_000)
        .map(|task: u32| spawned(task, task.checked_sub(1).map(|_| dice.roll(u64::from(task)) as u32), None))
        .collect();
    let mut run = fold(&events[..5_000]);
    let mut grown = Lanes::of(&run);
    run.extend(&events[5_000..]);
    assert!(grown.update(&run));
    assert_eq!(grown, Lanes::of(&run));
    assert_eq!(grown.rows().len(), 10_001);
    for task in &run.tasks {
        let row = grown.row_of(task.id).expect("it has a row");
        if let Some(parent) = task.parent {
            assert!(grown.row_of(parent).is_some_and(|above| above < row));
            // Whoever stands between is in the same family.
            assert!(grown.rows()[row].depth == grown.rows()[grown.row_of(parent).expect("it has")].depth + 1);
        }
    }
    // One long chain: depth first must not be deep in the stack.
    let chain: Vec<_> = (0..10_000).map(|task: u32| spawned(task, task.checked_sub(1), None)).collect();
    assert_eq!(Lanes::of(&fold(&chain)).rows().len(), 10_001);
}
