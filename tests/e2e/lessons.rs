//! Every lesson in both places: it runs, it ends, and nothing breaks.

use anyhow::Result;

use crate::support::Visit;

const LESSONS: [&str; 27] = [
    "py-queue",
    "py-coroutine",
    "py-sleep",
    "py-gather",
    "py-requests",
    "py-slow-page",
    "py-task-group",
    "py-timeout",
    "py-workers",
    "py-locks",
    "py-threads",
    "py-starving",
    "py-files",
    "py-sqlite",
    "py-server",
    "py-fastapi-block",
    "py-fastapi-await",
    "await-or-block",
    "one-by-one",
    "hundred-fetches",
    "gather-or-group",
    "timeout-and-cancel",
    "race",
    "never-yields",
    "long-computation",
    "py-own",
    "py-compare",
];

fn every_lesson_ends(place: &str) -> Result<()> {
    let visit = Visit::begin("lesson=race")?;
    let offered =
        visit.browser.run("return [...document.querySelectorAll('.lesson-choice option')].map((it) => it.value)")?;
    assert_eq!(offered, serde_json::json!(LESSONS), "the lessons on offer");
    for lesson in LESSONS {
        visit.open(&format!("lesson={lesson}&where={place}"))?;
        let summary = visit.run()?;
        visit.until("finished")?;
        assert_eq!(summary.lesson, lesson);
        for program in &summary.programs {
            let name = format!("{lesson}: {}", program.name);
            assert_eq!((program.place.as_str(), program.state.as_str()), (place, "finished"), "{name}");
            let alive: Vec<_> = program
                .tasks
                .iter()
                .filter(|task| !["done", "failed", "cancelled"].contains(&task.state.as_str()))
                .collect();
            assert!(alive.is_empty(), "{name}: these never ended: {alive:?}");
            assert!(program.turns > 0 && !program.tasks.is_empty(), "{name} did nothing: {program:?}");
        }
        assert_eq!(visit.notice()?, "", "{lesson} needs no notice");
        visit.expect_no_trouble()?;
    }
    Ok(())
}

#[test]
fn every_lesson_ends_in_a_worker() -> Result<()> {
    every_lesson_ends("worker")
}

#[test]
fn every_lesson_ends_on_the_page() -> Result<()> {
    every_lesson_ends("page")
}
