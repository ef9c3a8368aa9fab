//! A lane at one zoom, read through running totals, is what it would be read slice by slice.

use loopscope::model::{Doing, Slice, State, Wait};
use loopscope::time::{Instant, Span};
use loopscope::timeline::{Crowd, Digest, Piece, Totals, pieces};

use crate::support::Dice;

fn doing(number: u64) -> Doing {
    match number % 4 {
        0 => Doing::Running { line: 0 },
        1 => Doing::Blocking { line: 1 },
        2 => Doing::Ready { by: None },
        _ => Doing::Awaiting { on: Wait::Turn, line: 1 },
    }
}

/// Slices end to end: most short, some long, some without length.
fn slices(dice: &mut Dice, count: usize) -> Vec<Slice> {
    let mut at = dice.roll(1000);
    let slice = |_| {
        let start = Instant::from_micros(at);
        at += match dice.roll(10) {
            0..3 => 0,
            3..8 => dice.roll(50),
            8 => dice.roll(2_000),
            _ => dice.roll(40_000) * dice.roll(2),
        };
        Slice { start, end: Instant::from_micros(at), order: 0, doing: doing(dice.roll(4)) }
    };
    (0..count).map(slice).collect()
}

fn totals(slices: &[Slice]) -> Totals {
    let mut totals = Totals::default();
    for slice in slices {
        totals.micros[slice.state() as usize] += slice.span().as_micros();
        totals.steps += u32::from(matches!(slice.state(), State::Running | State::Blocking));
    }
    totals
}

/// The pieces of a lane without a digest, by looking at each slice.
fn slice_by_slice(slices: &[Slice], from: Instant, to: Instant, per_px: f64) -> Vec<Piece> {
    let pixel = |at: Instant| (at.as_f64() / per_px).floor();
    let mut pieces: Vec<Piece> = Vec::new();
    for slice in slices.iter().filter(|slice| slice.end.as_f64() >= (pixel(from) - 2.0) * per_px) {
        if slice.span().as_micros() as f64 >= per_px {
            pieces.push(Piece::Slice(*slice));
            continue;
        }
        let totals = totals(std::slice::from_ref(slice));
        match pieces.last_mut() {
            Some(Piece::Crowd(crowd)) if pixel(crowd.start) == pixel(slice.start) => {
                crowd.end = slice.end;
                crowd.count += 1;
                crowd.totals.steps += totals.steps;
                for (sum, more) in crowd.totals.micros.iter_mut().zip(totals.micros) {
                    *sum += more;
                }
            }
            _ => pieces.push(Piece::Crowd(Crowd { start: slice.start, end: slice.end, count: 1, totals })),
        }
    }
    pieces.retain(|piece| start(piece) <= to);
    pieces
}

fn start(piece: &Piece) -> Instant {
    match piece {
        Piece::Slice(slice) => slice.start,
        Piece::Crowd(crowd) => crowd.start,
    }
}

fn end(piece: &Piece) -> Instant {
    match piece {
        Piece::Slice(slice) => slice.end,
        Piece::Crowd(crowd) => crowd.end,
    }
}

/// Each slice is in one piece, the wide ones alone; and a crowd says what its slices say.
fn check_whole(slices: &[Slice], pieces: &[Piece], per_px: f64) {
    let is_wide = |slice: &Slice| slice.span().as_micros() as f64 >= per_px;
    let mut rest = slices;
    for piece in pieces {
        let count = if let Piece::Crowd(crowd) = piece { crowd.count } else { 1 };
        let (these, others) = rest.split_at(count);
        rest = others;
        match piece {
            Piece::Slice(slice) => assert!(these == [*slice] && is_wide(slice)),
            Piece::Crowd(crowd) => {
                assert_eq!((crowd.start, crowd.totals), (these[0].start, totals(these)));
                assert_eq!(Some(crowd.end), these.last().map(|slice| slice.end));
                assert!(((crowd.end - crowd.start).as_micros() as f64) < 2.0 * per_px + 1.0);
                assert!(!these.iter().any(is_wide));
            }
        }
    }
    assert!(rest.is_empty(), "to the end");
}

/// Lanes and zooms, from a few microseconds to a thousand pixels' worth in one.
fn lanes(check: impl Fn(&[Slice], f64, &mut Dice)) {
    let mut dice = Dice(11);
    for count in [0, 1, 7, 8, 9, 16, 17, 300, 4000] {
        for _ in 0..12 {
            let slices = slices(&mut dice, count);
            for zoom in 0..12 {
                // Exact in binary, so that all agree on which side of a pixel's edge a slice begins.
                check(&slices, (1 + dice.roll(64)) as f64 / 64.0 * 3f64.powi(zoom), &mut dice);
            }
        }
    }
}

fn whole(slices: &[Slice], digest: &Digest, per_px: f64) -> Vec<Piece> {
    pieces(slices, digest, Instant::ZERO, Instant::from_micros(u64::MAX), per_px).collect()
}

fn digest(slices: &[Slice]) -> Digest {
    let mut digest = Digest::default();
    digest.extend(slices);
    digest
}

#[test]
fn a_short_lane_is_read_slice_by_slice() {
    lanes(|slices, per_px, dice| {
        let extent = slices.last().map_or(0, |slice| slice.end.as_micros());
        let from = Instant::from_micros(dice.roll(extent + 1));
        let to = from + Span::from_micros((per_px * 500.0) as u64);
        let read: Vec<_> = pieces(slices, &Digest::NONE, from, to, per_px).collect();
        assert_eq!(read, slice_by_slice(slices, from, to, per_px), "{from:?} at {per_px}");
        check_whole(slices, &whole(slices, &Digest::NONE, per_px), per_px);
    });
}

#[test]
fn a_long_lane_is_read_in_blocks_and_loses_nothing() {
    lanes(|slices, per_px, _| check_whole(slices, &whole(slices, &digest(slices), per_px), per_px));
}

#[test]
fn a_lane_looks_the_same_wherever_it_is_panned_to() {
    lanes(|slices, per_px, dice| {
        let digest = digest(slices);
        let whole = whole(slices, &digest, per_px);
        let extent = slices.last().map_or(0, |slice| slice.end.as_micros());
        let from = Instant::from_micros(dice.roll(extent + 1));
        let to = from + Span::from_micros((per_px * 500.0) as u64);
        let in_sight = |piece: &&Piece| end(piece) >= from && start(piece) <= to;
        let seen: Vec<_> = pieces(slices, &digest, from, to, per_px).collect();
        let expected: Vec<_> = whole.iter().filter(in_sight).collect();
        assert_eq!(seen.iter().filter(in_sight).collect::<Vec<_>>(), expected, "{from:?} at {per_px}");
        // A pixel begins at most two crowds of slices, one of blocks and one wide slice.
        assert!(seen.len() <= 4 * 504, "{} pieces on 500 pixels", seen.len());
    });
}

#[test]
fn a_digest_made_in_pieces_is_one_made_at_once() {
    let mut dice = Dice(12);
    let slices = slices(&mut dice, 5000);
    let mut grown = Digest::default();
    let mut length = 0;
    while length < slices.len() {
        length = (length + dice.roll(60) as usize).min(slices.len());
        grown.extend(&slices[..length]);
        assert_eq!(grown, digest(&slices[..length]));
    }
    grown.extend(&slices[..100]);
    assert_eq!(grown, digest(&slices[..100]), "another, shorter lane");
}

#[test]
fn a_digest_is_small() {
    let slices = slices(&mut Dice(13), 100_000);
    let mut digest = Digest::default();
    for length in (0..=slices.len()).step_by(100) {
        digest.extend(&slices[..length]);
    }
    let each = digest.bytes() as f64 / slices.len() as f64;
    assert!(each <= 12.0, "{each} bytes a slice, with what a growing list keeps in reserve");
}

#[test]
fn the_worst_is_shown_unless_it_is_a_trifle() {
    let state = |micros: [u64; 4]| {
        let totals = Totals { micros, steps: 1 };
        Crowd { start: Instant::ZERO, end: Instant::from_micros(100), count: 4, totals }.state(100.0)
    };
    // [blocking, ready, running, awaiting] of a pixel of 100 µs; an eighth is enough.
    assert_eq!(state([13, 20, 30, 37]), Some(State::Blocking));
    assert_eq!(state([12, 20, 30, 38]), Some(State::Ready));
    assert_eq!(state([12, 12, 30, 46]), Some(State::Running));
    assert_eq!(state([12, 12, 12, 64]), Some(State::Awaiting));
    assert_eq!(state([0, 0, 2, 1]), Some(State::Running), "a pixel that is hardly filled shows what there is most of");
    assert_eq!(state([0, 0, 0, 0]), None);
}
