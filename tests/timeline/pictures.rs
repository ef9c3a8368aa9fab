//! What stories look like: `•` a turn, `#` running, `-` awaiting, `/` ready, `X` blocking, `H` a hold.

use loopscope::model::Run;
use loopscope::time::Instant;
use loopscope::timeline::{ArrowStyle, BarStyle, Cache, Focus, Lanes, Layout, LineStyle, Scene, Viewport, layout};
use loopscope::trace::{Event, ScopeKind, TaskId};

use crate::support::{fold, picture, trace};

#[track_caller]
fn check(story: &str, program: &str, turned: &[(&str, u32)], expected: &str) {
    let run = fold(&trace(story, program, turned));
    let drawn = picture(&run, 60, Instant::ZERO);
    assert_eq!(drawn.trim(), expected.trim(), "\n{drawn}");
}

const FEW: &[(&str, u32)] = &[("jobs", 3), ("each", 400)];

#[test]
fn await_lets_everybody_wait_together() {
    check(
        "await-or-block",
        "await",
        FEW,
        "
loop        •......•......•......•.......•......•......•......•......•..
main        #--------------------------------------------------------#✓.
 heartbeat  #------#-------#------#------#------#------#------#------#⊘.
 job 1      #--------------------------------------------------------#✓.
 job 2      #--------------------------------------------------------#✓.
 job 3      #--------------------------------------------------------#✓.
",
    );
}

#[test]
fn block_makes_everybody_wait_for_one() {
    check(
        "await-or-block",
        "block",
        FEW,
        "
loop        •HHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHH•..
main        #--------------------------------------------------------#✓.
 heartbeat  #--//////////////////////////////////////////////////////#⊘.
 job 1      XXXXXXXXXXXXXXXXXXXX✓.......................................
 job 2      ///////////////////XXXXXXXXXXXXXXXXXXXX✓....................
 job 3      //////////////////////////////////////XXXXXXXXXXXXXXXXXXXX✓.
",
    );
}

#[test]
fn gather_leaves_the_siblings_running() {
    check(
        "gather-or-group",
        "gather",
        &[],
        "
loop        •......•......•......•.......•......•......•......•......•..
main        #--------------#-----------------------------------------#✓.
 chef 1     #------#--------------#✓....................................
 chef 2     #--------------#✕...........................................
 chef 3     #---------------------#-------------#✓......................
 chef 4     #----------------------------#-------------#✓...............
 chef 5     #-----------------------------------#-------------#✓........
",
    );
}

#[test]
fn a_task_group_cancels_them() {
    check(
        "gather-or-group",
        "task group",
        &[],
        "
loop        •......•......•..........................................•..
main        #--------------#-----------------------------------------#✓.
 chef 1     #------#-------#⊘...........................................
 chef 2     #--------------#✕...........................................
 chef 3     #--------------#⊘...........................................
 chef 4     #--------------#⊘...........................................
 chef 5     #--------------#⊘...........................................
",
    );
}

#[test]
fn who_holds_the_thread_cannot_be_cancelled() {
    check(
        "timeout-and-cancel",
        "cancel",
        &[],
        "
loop        •.....•HHHHHHHHHHHHHHHHHHHHHH•....•HHHHHHHHHHHHHHHHHHHHHH•..
main        #------------------------------------------//////////////#✓.
 polite     #-----#-----/////////////////#----///////////////////////#⊘.
 deaf       #-----XXXXXXXXXXXXXXXXXXXXXXX#----XXXXXXXXXXXXXXXXXXXXXXXX⊘.
",
    );
}

/// The events up to a moment.
fn until(events: &[Event], at: Instant) -> Run {
    fold(&events[..events.partition_point(|event| event.at <= at)])
}

const fn at(millis: u64) -> Instant {
    Instant::from_micros(millis * 1000)
}

#[test]
fn a_live_run_is_drawn_up_to_now() {
    let run = until(&trace("await-or-block", "block", FEW), at(500));
    let drawn = picture(&run, 60, at(1000));
    let expected = "
loop        •HHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHH..
main        #---------------------------------------------------------..
 heartbeat  #--///////////////////////////////////////////////////////..
 job 1      XXXXXXXXXXXXXXXXXXXXXXXX✓...................................
 job 2      ///////////////////////XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX..
 job 3      //////////////////////////////////////////////////////////..
";
    assert_eq!(drawn.trim(), expected.trim(), "\n{drawn}");
}

fn laid_out(run: &Run, now: Instant, focus: Focus) -> Layout {
    let lanes = Lanes::of(run);
    let mut view = Viewport::new(800.0);
    view.fit(run.elapsed(now), 800.0);
    let scene = Scene { run, lanes: &lanes, view: &view, top: 0.0, height: lanes.height(), now };
    layout(&scene, &mut Cache::default(), focus)
}

fn labels(layout: &Layout) -> Vec<&str> {
    layout.labels.iter().map(|label| label.text.as_str()).collect()
}

#[test]
fn a_hold_says_how_long_it_is() {
    let events = trace("await-or-block", "block", FEW);
    assert_eq!(labels(&laid_out(&fold(&events), Instant::ZERO, Focus::default())), ["held: no turn for 1.20 s"]);
    let live = laid_out(&until(&events, at(500)), at(1000), Focus::default());
    assert_eq!(labels(&live), ["held: no turn for 1.00 s"]);
    let now = live.lines.iter().filter(|line| line.style == LineStyle::Now).map(|line| line.x0);
    assert_eq!(now.collect::<Vec<_>>(), [772.0], "the edge of the run, left of the room for marks");
    let lost = live.bars.iter().filter(|bar| bar.style == BarStyle::LostFrame);
    assert_eq!(lost.count(), 59, "and 59 frames were not drawn");
    let calm = laid_out(&fold(&trace("await-or-block", "await", FEW)), Instant::ZERO, Focus::default());
    assert_eq!(labels(&calm), [""; 0]);
}

#[test]
fn many_turns_in_one_hold_are_counted() {
    let never = laid_out(&fold(&trace("never-yields", "never", &[])), Instant::ZERO, Focus::default());
    let labels = labels(&never);
    assert!(
        labels[0].starts_with("held: ") && labels[0].contains(" turns, none of them the browser's, in "),
        "{labels:?}"
    );
}

#[test]
fn the_failed_chef_points_at_those_it_cancelled() {
    let run = fold(&trace("gather-or-group", "task group", &[]));
    let layout = laid_out(&run, Instant::ZERO, Focus::default());
    let name = |task: TaskId| run.tasks[task.index()].name.to_string();
    let cancels = layout.arrows.iter().filter(|arrow| arrow.style == ArrowStyle::Cancel);
    let cancels: Vec<_> = cancels.map(|arrow| (name(arrow.from), name(arrow.to))).collect();
    let expected = ["chef 1", "chef 3", "chef 4", "chef 5"].map(|to| ("chef 2".to_owned(), to.to_owned()));
    assert_eq!(cancels, expected);
    assert!(layout.arrows.iter().all(|arrow| arrow.style != ArrowStyle::Spawn), "nobody is selected");

    let bracket = layout.brackets.first().expect("the group has one");
    assert_eq!((layout.brackets.len(), bracket.kind, bracket.open), (1, ScopeKind::TaskGroup, false));
    let chefs = Lanes::LOOP + Lanes::TASK;
    assert_eq!((f64::from(bracket.y0), f64::from(bracket.y1)), (chefs, chefs + 5.0 * Lanes::TASK));
}

#[test]
fn whoever_is_selected_shows_who_spawned_it() {
    let run = fold(&trace("gather-or-group", "gather", &[]));
    let spawns = |selected| {
        let layout = laid_out(&run, Instant::ZERO, Focus { selected: Some(TaskId::new(selected)), cursor: None });
        assert!(layout.selected.is_some());
        let spawns = layout.arrows.iter().filter(|arrow| arrow.style == ArrowStyle::Spawn);
        spawns.map(|arrow| (arrow.from.index(), arrow.to.index())).collect::<Vec<_>>()
    };
    assert_eq!(spawns(3), [(0, 3)]);
    assert_eq!(spawns(0), [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)]);
}
