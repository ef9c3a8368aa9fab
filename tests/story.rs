//! Stories: what a reader is shown of them is there, and is what runs.

mod support;

use std::collections::BTreeSet;

use loopscope::python::{Limits, Program};
use loopscope::run::{VirtualHost, run_virtually};
use loopscope::story::{self, Knob, Knobs, Lesson, PYTHON, PythonLesson, SourceLine, Story};
use loopscope::time::Instant;
use loopscope::trace::{Event, StepEnd, What};
use support::{prints, run_story, stories};

#[test]
fn ids_are_unique_and_can_stand_in_a_link() {
    let is_plain = |id: &str| {
        !id.is_empty()
            && id.split('-').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase()))
    };
    let ids: BTreeSet<&str> = Lesson::all().map(Lesson::id).collect();
    assert_eq!(ids.len(), story::ALL.len() + PYTHON.len());
    assert!(ids.iter().all(|id| is_plain(id)), "{ids:?}");
    for story in story::ALL {
        assert_eq!(story::find(story.id), Some(story));
        let knobs: BTreeSet<&str> = story.knobs.iter().map(|knob| knob.id).collect();
        assert_eq!(knobs.len(), story.knobs.len(), "{}", story.id);
        assert!(knobs.iter().all(|id| is_plain(id)), "{}: {knobs:?}", story.id);
        // These names are taken.
        assert!(["lesson", "where", "hold"].iter().all(|taken| !knobs.contains(taken)), "{}", story.id);
    }
    assert_eq!(story::find("no-such-story"), None);
    assert_eq!(story::find(""), None);
}

#[test]
fn a_text_has_two_to_four_sentences() {
    let rust = story::ALL.into_iter().map(|Story { id, title, text, .. }| (id, title, text));
    let python = PYTHON.iter().map(|PythonLesson { id, title, text, .. }| (id, title, text));
    for (id, title, text) in rust.chain(python) {
        // A full stop in a name, such as `time.sleep`, ends nothing.
        let text = text.replace("asyncio.", "").replace("time.sleep", "sleep");
        let ends = text.matches(['.', '?', '!']).count();
        assert!((2..=4).contains(&ends), "{id}: {ends} sentences");
        assert!(text.ends_with(['.', '?', '!']), "{id}");
        assert!(!text.contains("  ") && !text.contains('\n'), "{id}");
        assert!(!title.is_empty() && !title.ends_with('.'), "{id}: {title}");
    }
}

#[test]
fn a_lesson_and_the_story_of_its_idea_lead_to_each_other() {
    for lesson in PYTHON.iter().filter(|lesson| lesson.story.is_some()) {
        let twin = Lesson::Python(lesson).twin().expect("it names a story");
        assert_eq!(twin.twin(), Some(Lesson::Python(lesson)), "{}", lesson.id);
    }
}

#[test]
fn programs_in_python_are_short_and_compile() {
    for lesson in &PYTHON {
        let names: BTreeSet<&str> = lesson.programs.iter().map(|program| program.name).collect();
        assert!(names.len() == lesson.programs.len() && lesson.shown < names.len(), "{}", lesson.id);
        for program in lesson.programs {
            let lines: Vec<&str> = program.text.lines().collect();
            assert!((10..=30).contains(&lines.len()), "{}: {} has {} lines", lesson.id, program.name, lines.len());
            assert!(lines.iter().all(|line| line.chars().count() <= 68), "{}: {}", lesson.id, program.name);
            assert!(program.text.ends_with("\n") && !program.text.contains('\t'), "{}", program.name);
            assert!(Program::new(program.name, program.text).is_ok(), "{}: {}", lesson.id, program.name);
        }
    }
}

#[test]
fn programs_in_python_run_to_their_end_within_eight_seconds() {
    for lesson in &PYTHON {
        for program in lesson.programs {
            let name = format!("{}: {}", lesson.id, program.name);
            let compiled = Program::new(program.name, program.text).expect("it compiles");
            let ran = {
                let host = VirtualHost::default().with_database(loopscope_sqlite::linked);
                compiled.run_on(&host, Limits::default(), true, Box::new(|_, _| {}))
            };
            assert_eq!(ran.status, 0, "{name}: {:?}", prints(&ran.events));
            let complaints: Vec<_> =
                ran.events.iter().filter(|event| matches!(event.what, What::Complained { .. })).collect();
            assert!(complaints.is_empty(), "{name}: {complaints:?}");
            let end = ran.events.last().map(|event| event.at).unwrap_or_default();
            assert!(end < Instant::from_micros(8_000_000), "{name} takes until {end:?}");
        }
    }
}

#[test]
fn programs_have_names_of_their_own_and_one_is_shown_at_first() {
    for story in story::ALL {
        let names: BTreeSet<&str> = story.programs.iter().map(|program| program.name).collect();
        assert_eq!(names.len(), story.programs.len(), "{}", story.id);
        assert!(story.shown < story.programs.len(), "{}", story.id);
    }
}

/// Every line that an event names.
fn lines(trace: &[Event]) -> BTreeSet<u32> {
    let site = |event: &Event| match &event.what {
        What::Spawned { site, .. } | What::BlockBegan { site, .. } | What::ScopeOpened { site, .. } => Some(site.line),
        What::StepEnded { how: StepEnd::Awaiting { site, .. }, .. } => Some(site.line),
        _ => None,
    };
    trace.iter().filter_map(site).filter(|&line| line > 0).collect()
}

#[test]
fn every_line_that_a_trace_names_is_shown() {
    for (story, program, knobs) in stories() {
        let source = story.source(program);
        let shown: BTreeSet<u32> = source.iter().map(|line| line.number).collect();
        assert_eq!(shown.len(), source.len(), "{}, {}: a line is shown once", story.id, program.name);
        let named = lines(&run_story(program, &knobs));
        assert!(!named.is_empty(), "{}, {}", story.id, program.name);
        let hidden: Vec<_> = named.difference(&shown).collect();
        assert!(hidden.is_empty(), "{}, {}: {hidden:?}", story.id, program.name);
    }
}

#[test]
fn what_is_shown_is_whole_functions() {
    for (story, program, _) in stories() {
        let source = story.source(program);
        assert!(source.first().is_some_and(|line| line.text.starts_with("async fn")), "{}, {}", story.id, program.name);
        let count = |bracket| source.iter().map(|line| line.text.matches(bracket).count()).sum::<usize>();
        for (open, close) in [('{', '}'), ('(', ')'), ('[', ']')] {
            assert_eq!(count(open), count(close), "{}, {}", story.id, program.name);
        }
        let is_plain = |line: &SourceLine| !line.text.contains("region") && !line.text.contains('\t');
        assert!(source.iter().all(is_plain), "{}, {}", story.id, program.name);
        assert!(source.len() <= 40, "{}, {}: {} lines", story.id, program.name, source.len());
    }
}

#[test]
fn knobs_stand_within_their_bounds_on_a_step() {
    for story in story::ALL {
        for &&Knob { id, label, min, max, step, default, .. } in story.knobs {
            assert!(min < max && (min..=max).contains(&default), "{}, {id}", story.id);
            assert_eq!(((default - min) % step, (max - min) % step), (0, 0), "{}, {id}", story.id);
            assert!(!label.is_empty(), "{}, {id}", story.id);
        }
    }
}

#[test]
fn a_knob_stays_within_its_bounds_whatever_is_asked() {
    let (story, _, knobs) = stories().next().expect("there are stories");
    let [jobs, each] = story.knobs else { panic!("the flagship has two knobs") };
    let values = |knobs: &Knobs| [knobs.of(jobs), knobs.of(each)];
    assert_eq!(values(&knobs), [6, 400]);
    assert_eq!(values(&knobs.with("jobs", 0)), [1, 400]);
    assert_eq!(values(&knobs.with("jobs", u32::MAX)), [20, 400]);
    assert_eq!(values(&knobs.with("each", 419)), [6, 400], "down to the step below");
    assert_eq!(values(&knobs.with("nobody", 3)), [6, 400]);
    for (text, value, complaint) in [
        ("7", 7, None),
        (" 7 ", 7, None),
        ("7.0", 7, None),
        ("0", 1, Some("Jobs can’t be “0”: it goes from 1 to 20, so it is 1 now.")),
        ("-3", 1, Some("Jobs can’t be “-3”: it goes from 1 to 20, so it is 1 now.")),
        ("1e9", 20, Some("Jobs can’t be “1e9”: it goes from 1 to 20, so it is 20 now.")),
        ("inf", 20, Some("Jobs can’t be “inf”: it goes from 1 to 20, so it is 20 now.")),
        ("7.5", 7, Some("Jobs can’t be “7.5”: it goes from 1 to 20, so it is 7 now.")),
        ("NaN", 6, Some("Jobs can’t be “NaN”: it goes from 1 to 20, so it is 6 now.")),
        ("many", 6, Some("Jobs can’t be “many”: it goes from 1 to 20, so it is 6 now.")),
        ("", 6, Some("Jobs can’t be “”: it goes from 1 to 20, so it is 6 now.")),
    ] {
        let mut knobs = knobs.clone();
        let error = knobs.set_from_text("jobs", text).err().map(|error| error.to_string());
        assert_eq!((knobs.of(jobs), error.as_deref()), (value, complaint), "{text:?}");
    }
}

#[test]
fn a_foreign_value_is_cut_to_a_length_that_a_sentence_bears() {
    let (_, _, mut knobs) = stories().next().expect("there are stories");
    let error = knobs.set_from_text("jobs", &"9x".repeat(10_000)).expect_err("it is no number");
    assert!(error.to_string().len() < 120, "{error}");
}

#[test]
fn what_is_computed_is_right() {
    let (story, _, knobs) = stories().find(|(story, ..)| story.id == "long-computation").expect("it is a story");
    for program in story.programs {
        let trace = run_virtually(program.policy, program.main(&knobs.with("below", 100_000)));
        assert_eq!(prints(&trace), ["9592 primes"], "{}", program.name);
    }
}
