//! Bounds on measured figures, in words that say what was measured.

use std::fmt::Debug;
use std::ops::RangeInclusive;

/// The middle one of an odd number of figures.
pub(crate) fn median(figures: &[f64]) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

/// Fails unless `figure` lies between these two, which may be met.
#[track_caller]
pub(crate) fn between<T: PartialOrd + Debug + Copy>(what: &str, figure: T, bounds: RangeInclusive<T>) {
    let (least, most) = bounds.into_inner();
    println!("{what}: {figure:?}, to be from {least:?} to {most:?}");
    assert!(least <= figure && figure <= most, "{what}: {figure:?} is not from {least:?} to {most:?}");
}

/// Fails if `figure` is more than `most`.
#[track_caller]
pub(crate) fn at_most<T: PartialOrd + Debug + Copy>(what: &str, figure: T, most: T) {
    println!("{what}: {figure:?}, to be at most {most:?}");
    assert!(figure <= most, "{what}: {figure:?} is more than {most:?}");
}

/// Fails unless `figure` is less than `bound`.
#[track_caller]
pub(crate) fn under<T: PartialOrd + Debug + Copy>(what: &str, figure: T, bound: T) {
    println!("{what}: {figure:?}, to be under {bound:?}");
    assert!(figure < bound, "{what}: {figure:?} is not under {bound:?}");
}
