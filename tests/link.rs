//! The page's state in its address: whatever a link says, there is a lesson to run and a sentence for what could not
//! be had.

mod support;

use loopscope::story::{self, Lesson, Place};
use loopscope::time::ms;
use loopscope::ui::{LIMIT, Link};
use support::{Dice, said};

/// What a fragment asks for, written as a link again, and the complaints.
fn read(fragment: &str) -> Vec<String> {
    let (link, complaints) = Link::parse(fragment);
    std::iter::once(link.to_string()).chain(complaints).collect()
}

#[track_caller]
fn check(fragment: &str, template: &str) {
    said(&read(fragment), template);
}

const FIRST: &str = "lesson=await-or-block&where=worker&jobs=6&each=400";

#[test]
fn a_link_is_read_as_it_was_written() {
    for lesson in Lesson::all() {
        for place in [Place::Worker, Place::Page] {
            for limit in [LIMIT, ms(1000), ms(120_000)] {
                let mut link = Link { place, limit, ..Link::of(lesson) };
                for (n, knob) in lesson.knobs().iter().enumerate() {
                    link.knobs = link.knobs.with(knob.id, if n % 2 == 0 { knob.max } else { knob.min });
                }
                assert_eq!(Link::parse(&link.to_string()), (link, Vec::new()));
            }
        }
    }
}

#[test]
fn a_fragment_that_asks_for_nothing_gives_the_first_lesson() {
    assert_eq!(Link::default(), Link::of(Lesson::Rust(story::ALL[0])));
    for fragment in ["", "#", "top", "&&&", "lesson", "unknown=1", "=", "utm_source=a&utm_medium=b"] {
        check(fragment, FIRST);
    }
}

#[test]
fn a_lesson_brings_its_own_place_and_knobs() {
    check("lesson=never-yields", "lesson=never-yields&where=page&tasks=3&steps=1000");
    check("lesson=race&seed=9", "lesson=race&where=worker&mirrors=4&jitter=600&seed=9");
    check("seed=9&lesson=race", "lesson=race&where=worker&mirrors=4&jitter=600&seed=9");
    check("lesson=py-gather&where=page&jobs=3", "lesson=py-gather&where=page");
    check("lesson=race&jobs=3", "lesson=race&where=worker&mirrors=4&jitter=600&seed=7");
    // A knob may be called as it likes, as long as the link's own words are not among its names.
    check("lesson=hundred-fetches&limit=5", "lesson=hundred-fetches&where=worker&count=100&limit=5&delay=300");
}

#[test]
fn what_could_not_be_had_is_said() {
    check(
        "lesson=juggling&where=cellar&jobs=99&each=soon&hold=0",
        "
        lesson=await-or-block&where=worker&jobs=20&each=400
        There is no lesson “juggling”: this is the first one.
        “cellar” is no place to run: there is worker and page.
        Jobs can’t be “99”: it goes from 1 to 20, so it is 20 now.
        Each can’t be “soon”: it goes from 20 to 2000, so it is 400 now.
        The longest hold can’t be “0”: it goes from 1 to 120 seconds.
        ",
    );
}

#[test]
fn foreign_text_is_cut_before_it_stands_in_a_sentence() {
    let long = "ö".repeat(100_000);
    for name in ["lesson", "where", "jobs", "hold"] {
        for complaint in &read(&format!("{name}={long}"))[1..] {
            assert!(complaint.chars().count() < 150, "{name}: {complaint}");
        }
        assert_eq!(read(&format!("{name}={long}")).len(), 2, "{name}");
    }
}

#[test]
fn no_fragment_can_break_the_page() {
    let pieces = [
        "lesson=", "race", "where=", "page", "jobs=", "hold=", "-1", "9e99", "NaN", "%00", "%", "=", "&", "#", "🦀",
        "\0",
    ];
    let mut complaints = 0;
    for seed in 0..5000 {
        let mut dice = Dice::new(seed);
        let fragment: String = (0..dice.below(12)).map(|_| pieces[dice.below(pieces.len() as u64) as usize]).collect();
        let (link, said) = Link::parse(&fragment);
        complaints += said.len();
        assert_eq!(Link::parse(&link.to_string()), (link, Vec::new()), "{fragment:?}");
    }
    assert!(complaints > 1000, "{complaints}");
}
