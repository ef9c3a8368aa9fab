//! A lane at one zoom, read through running totals, is what it would be read slice by slice.

use loopscope::model::{Doing, Slice, State, Wait};
use loopscope::time::Instant;
use loopscope::timeline::{Crowd, Digest, Piece, Totals, pieces};

use crate::support::Dice;

fn doing(number: u64) -> Doing {
    match number % 4 {
        0 => Doing::Running,
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

/// The same by looking at each slice.
fn slice_by_slice(slices: &[Slice], from: Instant, to: Instant, per_px: f64) -> Vec<Piece> {
    let pixel = |at: Instant| (at.as_f64() / per_px).floor();
    let mut pieces: Vec<Piece> = Vec::new();
    for slice in slices.iter().filter(|slice| slice.end.as_f64() >= pixel(from) * per_px) {
        if slice.span().as_micros() as f64 >= per_px {
            pieces.push(Piece::Slice(*slice));
            continue;
        }
        let mut totals = Totals::default();
        totals.micros[slice.state() as usize] += slice.span().as_micros();
        totals.steps += u32::from(matches!(slice.state(), State::Running | State::Blocking));
        match pieces.last_mut() {
            Some(Piece::Crowd(crowd)) if pixel(crowd.start) == pixel(slice.start) => {
                crowd.end = slice.end;
                crowd.totals.steps += totals.steps;
                for (sum, more) in crowd.totals.micros.iter_mut().zip(totals.micros) {
                    *sum += more;
                }
            }
            _ => pieces.push(Piece::Crowd(Crowd { start: slice.start, end: slice.end, totals })),
        }
    }
    let start = |piece: &Piece| match piece {
        Piece::Slice(slice) => slice.start,
        Piece::Crowd(crowd) => crowd.start,
    };
    pieces.retain(|piece| start(piece) <= to);
    pieces
}

#[test]
fn what_the_totals_give_is_what_the_slices_give() {
    let mut dice = Dice(11);
    for count in [0, 1, 7, 8, 9, 16, 17, 300, 4000] {
        for _ in 0..12 {
            let slices = slices(&mut dice, count);
            let mut digest = Digest::default();
            digest.extend(&slices);
            let extent = slices.last().map_or(0, |slice| slice.end.as_micros());
            for zoom in 0..12 {
                // Exact in binary, so that both ways agree on which side of a pixel's edge a slice begins.
                let per_px = (1 + dice.roll(64)) as f64 / 64.0 * 3f64.powi(zoom);
                let from = Instant::from_micros(dice.roll(extent + 1));
                let to = from + loopscope::time::Span::from_micros((per_px * 500.0) as u64);
                let expected = slice_by_slice(&slices, from, to, per_px);
                let summed: Vec<_> = pieces(&slices, &digest, from, to, per_px).collect();
                assert_eq!(summed, expected, "{count} slices from {from:?} at {per_px}");
                let unsummed: Vec<_> = pieces(&slices, &Digest::NONE, from, to, per_px).collect();
                assert_eq!(unsummed, expected, "without a digest");
                // A pixel begins one crowd and at most one wide slice; one more may reach in from the left.
                assert!(summed.len() <= 2 * 502 + 1, "{} pieces on 500 pixels", summed.len());
            }
        }
    }
}

#[test]
fn a_digest_made_in_pieces_is_one_made_at_once() {
    let mut dice = Dice(12);
    let slices = slices(&mut dice, 5000);
    let mut whole = Digest::default();
    whole.extend(&slices);
    let mut grown = Digest::default();
    let mut length = 0;
    while length < slices.len() {
        length = (length + dice.roll(60) as usize).min(slices.len());
        grown.extend(&slices[..length]);
        let (from, to) = (dice.roll(length as u64) as usize, length);
        assert_eq!(grown.totals(&slices, from, to), Digest::NONE.totals(&slices, from, to));
    }
    assert_eq!(grown, whole);
    grown.extend(&slices[..100]);
    let mut short = Digest::default();
    short.extend(&slices[..100]);
    assert_eq!(grown, short, "another, shorter lane");
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
        Crowd { start: Instant::ZERO, end: Instant::from_micros(100), totals }.state(100.0)
    };
    // [blocking, ready, running, awaiting] of a pixel of 100 µs; an eighth is enough.
    assert_eq!(state([13, 20, 30, 37]), Some(State::Blocking));
    assert_eq!(state([12, 20, 30, 38]), Some(State::Ready));
    assert_eq!(state([12, 12, 30, 46]), Some(State::Running));
    assert_eq!(state([12, 12, 12, 64]), Some(State::Awaiting));
    assert_eq!(state([0, 0, 2, 1]), Some(State::Running), "a pixel that is hardly filled shows what there is most of");
    assert_eq!(state([0, 0, 0, 0]), None);
}
