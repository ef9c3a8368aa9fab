//! The trace on the wire: what was written is read again, and whatever else comes is refused with a sentence.

mod support;

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use loopscope::run::TaskGroup;
use loopscope::time::{Clock, Instant, Span, ms};
use loopscope::trace::wire::{Decoder, MAGIC, VERSION, WireError, decode, encode};
use loopscope::trace::{Event, Failure, Member, Outcome, Recorder, StepEnd, TaskId, What, error};
use support::random_trace::{VARIANTS, random_event, random_trace, variant};
use support::{Dice, run, run_story, stories};

#[test]
fn what_stories_leave_is_read_as_it_was_written() {
    for (story, program, knobs) in stories() {
        let trace = run_story(program, &knobs);
        assert!(trace.len() > 10, "{}, {}", story.id, program.name);
        assert_eq!(decode(&encode(&trace)), Ok(trace), "{}, {}", story.id, program.name);
    }
}

#[test]
fn random_events_are_read_as_they_were_written() {
    let mut seen = vec![0; VARIANTS];
    for seed in 0..200 {
        let trace = random_trace(&mut Dice::new(seed), 50);
        for event in &trace {
            seen[variant(&event.what)] += 1;
        }
        assert_eq!(decode(&encode(&trace)), Ok(trace), "seed {seed}");
    }
    assert!(seen.iter().all(|&count| count > 0), "{seen:?}");
}

#[test]
fn nothing_is_a_trace_too() {
    assert_eq!(decode(&encode(&[])), Ok(vec![]));
}

/// The bytes of each record of a trace.
fn records(trace: &[Event]) -> Vec<Vec<u8>> {
    let lengths: Vec<usize> = (0..=trace.len()).map(|count| encode(&trace[..count]).len()).collect();
    let bytes = encode(trace);
    lengths.windows(2).map(|ends| bytes[ends[0]..ends[1]].to_vec()).collect()
}

#[test]
fn a_stream_may_be_cut_between_any_two_records() {
    for seed in 0..50 {
        let mut dice = Dice::new(seed);
        let trace = random_trace(&mut dice, 30);
        let (mut decoder, mut read, mut batch) = (Decoder::default(), Vec::new(), Vec::new());
        for record in records(&trace) {
            batch.extend(record);
            if dice.below(3) == 0 {
                read.extend(decoder.feed(&batch).expect("whole records"));
                batch.clear();
            }
        }
        read.extend(decoder.feed(&batch).expect("whole records"));
        assert_eq!(read, trace, "seed {seed}");
    }
}

#[test]
fn times_never_decrease() {
    for (story, program, knobs) in stories() {
        let trace = run_story(program, &knobs);
        assert!(trace.is_sorted_by_key(|event| event.at), "{}, {}", story.id, program.name);
    }
    // Not even if somebody writes them so.
    let event = |millis| Event { at: Instant::ZERO + ms(millis), what: What::Frame };
    let read = decode(&encode(&[event(5), event(3), event(4)])).expect("it is a trace");
    assert!(read.is_sorted_by_key(|event| event.at), "{read:?}");
}

#[test]
fn time_stands_still_at_the_end_of_time() {
    let far = Instant::from_micros(u64::MAX);
    let mut bytes = encode(&[Event { at: far, what: What::Frame }]);
    bytes.extend_from_slice(&encode(&[Event { at: far, what: What::Frame }])[5..]);
    assert_eq!(decode(&bytes).expect("it is a trace").last().map(|event| event.at), Some(far));
}

#[test]
fn what_is_no_trace_is_called_so() {
    let other = [&MAGIC[..], &[VERSION + 1], &[0; 20]].concat();
    let cut = encode(&[Event { at: Instant::ZERO, what: What::Frame }, Event { at: Instant::ZERO, what: What::Frame }]);
    for (bytes, error, sentence) in [
        (&b""[..], WireError::NotATrace, "this is not a Loopscope trace"),
        (b"LSC", WireError::NotATrace, "this is not a Loopscope trace"),
        (b"LSCP", WireError::NotATrace, "this is not a Loopscope trace"),
        (b"{\"version\":1}", WireError::NotATrace, "this is not a Loopscope trace"),
        (&other, WireError::OtherVersion(2), "this trace has version 2, and this Loopscope reads version 1"),
        (&cut[..cut.len() - 1], WireError::Damaged { record: 1 }, "the trace is damaged or cut off at its event 1"),
    ] {
        assert_eq!(decode(bytes), Err(error), "{bytes:?}");
        assert_eq!(error.to_string(), sentence);
    }
}

#[test]
fn damaged_bytes_never_panic() {
    let (mut refused, mut read) = (0, 0);
    let mut decoded = |bytes: &[u8]| match decode(bytes) {
        Ok(_) => read += 1,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            refused += 1;
        }
    };
    for seed in 0..300 {
        let mut dice = Dice::new(seed);
        let whole = encode(&random_trace(&mut dice, 20));
        for _ in 0..20 {
            let mut bytes = whole.clone();
            match dice.below(3) {
                0 => bytes.truncate(dice.below(whole.len() as u64) as usize),
                1 => {
                    let at = dice.below(whole.len() as u64) as usize;
                    bytes[at] ^= 1 << dice.below(8);
                }
                _ => {
                    bytes.truncate(5);
                    bytes.extend((0..dice.below(100)).map(|_| dice.any() as u8));
                }
            }
            decoded(&bytes);
        }
    }
    assert!(refused > 1000 && read > 100, "{refused} refused, {read} read");
}

/// A failure in a group, in a group, and so on.
fn nested(depth: usize) -> Failure {
    let inmost = Failure::Raised("x".into());
    (0..depth).fold(inmost, |failure, _| Failure::Group(vec![Member { task: "t".into(), failure }]))
}

fn raised(error: Failure) -> Event {
    Event { at: Instant::ZERO, what: What::StepEnded { task: TaskId::new(0), how: StepEnd::Raised { error } } }
}

#[test]
fn failures_nest_as_deep_as_anybody_needs() {
    let trace = vec![raised(nested(Failure::DEEPEST))];
    assert_eq!(decode(&encode(&trace)), Ok(trace));
}

#[test]
fn failures_that_nest_to_exhaust_the_stack_are_refused() {
    // The bytes of a group of one whose only member is …
    let shallow = encode(&[raised(nested(1))]);
    let deeper = encode(&[raised(nested(2))]);
    let level = deeper.len() - shallow.len();
    let head = shallow.len() - level - 3;
    let group = deeper[head..head + level].to_vec();
    assert_eq!([&shallow[..head], &group, &group, &deeper[head + 2 * level..]].concat(), deeper, "so it is written");
    let bytes = [&shallow[..head], &group.repeat(200_000), &deeper[head + 2 * level..]].concat();
    assert_eq!(decode(&bytes), Err(WireError::Damaged { record: 0 }));
}

#[test]
fn a_program_whose_groups_nest_too_deep_still_leaves_a_trace() {
    fn fails(depth: usize) -> Pin<Box<dyn Future<Output = Outcome>>> {
        Box::pin(async move {
            if depth == 0 {
                return Err(error("at the bottom"));
            }
            let group = TaskGroup::new();
            group.spawn(format!("level {depth}"), fails(depth - 1));
            group.join().await
        })
    }
    let trace = run(fails(Failure::DEEPEST + 10));
    let raised = |event: &&Event| matches!(event.what, What::StepEnded { how: StepEnd::Raised { .. }, .. });
    assert_eq!(trace.iter().filter(raised).count(), Failure::DEEPEST + 11, "every level failed");
    let message = trace.iter().rev().find(raised).map(|event| format!("{:?}", event.what));
    assert!(message.is_some_and(|message| message.contains("at the bottom")));
}

/// A clock that is set by hand, and may go backwards.
#[derive(Default)]
struct BadClock(AtomicU64);

impl Clock for BadClock {
    fn now(&self) -> Instant {
        Instant::from_micros(self.0.load(Ordering::Relaxed))
    }
}

#[test]
fn a_recorder_gives_each_event_once_and_keeps_time_in_order() {
    let clock = Arc::new(BadClock::default());
    let recorder = Recorder::new(Arc::clone(&clock) as Arc<dyn Clock>, true);
    let mut decoder = Decoder::default();
    let mut taken = || decoder.feed(&recorder.take()).expect("whole records");
    let times = |events: &[Event]| events.iter().map(|event| event.at.as_micros()).collect::<Vec<u64>>();
    for at in [3000, 9000, 5000] {
        clock.0.store(at, Ordering::Relaxed);
        recorder.emit(What::Frame);
    }
    assert_eq!(times(&taken()), [3000, 9000, 9000]);
    assert_eq!(taken(), []);
    recorder.emit(What::TurnBegan);
    assert_eq!(times(&taken()), [9000]);
}

#[test]
fn the_age_of_a_record_counts_from_the_last_taking() {
    let clock = Arc::new(BadClock::default());
    let recorder = Recorder::new(Arc::clone(&clock) as Arc<dyn Clock>, true);
    let emit_at = |millis: u64| {
        clock.0.store(millis * 1000, Ordering::Relaxed);
        recorder.emit(What::Frame);
        recorder.age()
    };
    assert_eq!(recorder.age(), Span::ZERO, "there is nothing");
    assert_eq!(emit_at(100), ms(100));
    drop(recorder.take());
    assert_eq!(recorder.age(), Span::ZERO, "there is nothing left");
    assert_eq!(emit_at(100), Span::ZERO);
    assert_eq!(emit_at(105), ms(5));
    clock.0.store(150_000, Ordering::Relaxed);
    assert_eq!(recorder.age(), ms(5), "nobody has looked at the clock");
    recorder.now();
    assert_eq!(recorder.age(), ms(50), "a long silence makes it old, too");
}

#[test]
fn a_recorder_that_is_off_keeps_nothing() {
    let recorder = Recorder::new(Arc::new(BadClock::default()), false);
    recorder.emit(What::Frame);
    assert!(recorder.take().is_empty());
}

#[test]
fn every_event_can_be_written() {
    let mut dice = Dice::new(7);
    for kind in 0..VARIANTS {
        let what = random_event(&mut dice, kind);
        assert_eq!(variant(&what), kind, "{what:?}");
        assert!(encode(&[Event { at: Instant::ZERO, what }]).len() > 6);
    }
}
