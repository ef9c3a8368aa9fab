//! Laws of the map between time and pixels, and of the axis.

use loopscope::time::{Instant, Span, ms};
use loopscope::timeline::{Viewport, ticks};

use crate::support::Dice;

const EXTENTS: [u64; 9] = [0, 1, 999, 1_000, 412_345, 1_420_000, 86_400_000_000, 1 << 60, u64::MAX];

/// Views of many scales at many places.
fn views() -> impl Iterator<Item = (Viewport, Span)> {
    let mut dice = Dice(5);
    EXTENTS.into_iter().flat_map(|extent| [1.0, 37.5, 800.0, 4000.0].map(|width| (extent, width))).flat_map(
        move |(extent, width)| {
            let extent = Span::from_micros(extent);
            let mut fit = Viewport::new(width);
            fit.fit(extent, width);
            let mut zoomed = fit;
            zoomed.zoom_at(dice.roll(width as u64) as f64, 1.0 + dice.roll(4000) as f64 / 7.0);
            zoomed.pan(dice.roll(900) as f64 - 450.0);
            zoomed.clamp(extent);
            [(fit, extent), (zoomed, extent)]
        },
    )
}

fn close(one: f64, other: f64, tolerance: f64) -> bool {
    (one - other).abs() <= tolerance
}

#[test]
fn a_pixel_and_its_instant_belong_together() {
    let mut dice = Dice(1);
    for (view, _) in views() {
        for _ in 0..20 {
            let px = dice.roll(view.width() as u64 * 10) as f64 / 10.0;
            let micros = view.px_to_micros(px);
            // Far into a run a double has less than a microsecond to spare.
            let grain = micros.abs() * f64::EPSILON * 4.0;
            assert!(close(view.micros_to_px(micros), px, 1e-6 + grain / view.per_px()), "{view:?} {px}");
            if (0.0..=u64::MAX as f64).contains(&micros) {
                assert!(close(view.to_instant(px).as_f64(), micros, 0.5 + grain), "{view:?} {px}");
            }
        }
    }
}

#[test]
fn the_time_under_the_pointer_stays_there() {
    let mut dice = Dice(2);
    for (view, _) in views() {
        for factor in [1.01, 1.5, 10.0, 0.99, 0.3] {
            let px = dice.roll(view.width() as u64) as f64;
            let mut zoomed = view;
            zoomed.zoom_at(px, factor);
            let grain = view.px_to_micros(px).abs() * f64::EPSILON * 8.0;
            assert!(close(zoomed.px_to_micros(px), view.px_to_micros(px), grain + 1e-9), "{view:?} {px} {factor}");
        }
    }
}

#[test]
fn zooming_in_and_out_again_changes_nothing() {
    for (view, _) in views() {
        for factor in [1.1, 2.0, 7.0] {
            let mut there_and_back = view;
            there_and_back.zoom_at(30.0, factor);
            if there_and_back.per_px() <= Viewport::CLOSEST {
                continue;
            }
            there_and_back.zoom_at(30.0, 1.0 / factor);
            let (from, to) = view.visible();
            let (again_from, again_to) = there_and_back.visible();
            let grain = (to - from) * 1e-9 + from.abs() * f64::EPSILON * 8.0;
            assert!(close(from, again_from, grain) && close(to, again_to, grain), "{view:?} {there_and_back:?}");
        }
    }
}

#[test]
fn there_is_a_closest_look() {
    let mut view = Viewport::new(1000.0);
    for _ in 0..200 {
        view.zoom_at(400.0, 3.0);
    }
    assert_eq!(view.per_px(), Viewport::CLOSEST);
    view.zoom_to(Instant::from_micros(70), Instant::from_micros(70));
    assert_eq!(view.to_px(Instant::from_micros(70)).round(), 500.0, "a moment stands in the middle");
    view.zoom_to(Instant::from_micros(3_000), Instant::from_micros(1_000));
    assert_eq!(view.visible(), (1_000.0, 3_000.0), "in whichever order");
}

#[test]
fn panning_moves_what_is_drawn() {
    let mut view = Viewport::new(800.0);
    view.zoom_to(Instant::ZERO, Instant::from_micros(1_000_000));
    let before = view.to_px(Instant::from_micros(500_000));
    view.pan(120.0);
    assert!(close(view.to_px(Instant::from_micros(500_000)), before - 120.0, 1e-9));
    view.pan(-120.0);
    assert!(close(view.to_px(Instant::from_micros(500_000)), before, 1e-9));
    assert!(!view.is_following());
}

#[test]
fn clamping_leaves_no_more_room_than_is_needed() {
    for (_, extent) in views() {
        let mut view = Viewport::new(800.0);
        view.fit(extent, 800.0);
        view.zoom_at(400.0, 4.0);
        for pan in [1e9, -1e9, f64::NAN, f64::INFINITY] {
            view.pan(pan);
            view.clamp(extent);
            let (begin, end) = (view.to_px(Instant::ZERO), view.micros_to_px(extent.as_micros() as f64));
            assert!(begin <= Viewport::PAD + 1e-6 && end >= -1e-6, "{view:?} {begin} {end}");
        }
        let once = view;
        view.clamp(extent);
        assert_eq!(once, view, "once is enough");
        view.zoom_at(10.0, 1e-9);
        view.clamp(extent);
        assert!(view.is_following(), "zoomed out all the way");
    }
}

#[test]
fn nonsense_from_a_pointer_changes_nothing() {
    let before = Viewport::new(800.0);
    for nonsense in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -3.0] {
        let mut view = before;
        view.zoom_at(10.0, nonsense);
        assert_eq!(view, before);
    }
    for width in [f64::NAN, f64::INFINITY, 0.0, -3.0] {
        let mut view = Viewport::new(width);
        view.fit(ms(400), width);
        view.resize(width);
        assert_eq!(view.width(), 1.0);
    }
}

#[test]
fn a_live_view_grows_in_steps() {
    let mut view = Viewport::new(836.0);
    let mut shown = Vec::new();
    for millis in (0..4000).step_by(10) {
        view.follow(ms(millis), true);
        let end = view.to_instant(view.width() - Viewport::PAD_END).as_micros() / 1000;
        assert!(end >= millis, "now is in sight");
        if shown.last() != Some(&end) {
            shown.push(end);
        }
    }
    assert_eq!(shown, [500, 600, 800, 1000, 1500, 2000, 2500, 3000, 4000]);
    view.follow(ms(3990), false);
    assert_eq!(view.to_px(Instant::from_micros(3_990_000)), view.width() - Viewport::PAD_END, "over: it fits");
    view.zoom_at(400.0, 2.0);
    let zoomed = view;
    view.follow(ms(10_000), true);
    assert_eq!(view, zoomed, "somebody looks closer");
    view.resume();
    view.follow(ms(10_000), true);
    assert!(view.per_px() > zoomed.per_px());
}

#[test]
fn a_resized_view_shows_the_same_stretch() {
    let mut view = Viewport::new(800.0);
    view.zoom_to(Instant::from_micros(1_000), Instant::from_micros(9_000));
    view.resize(300.0);
    let (from, to) = view.visible();
    assert!(close(from, 1_000.0, 1e-6) && close(to, 9_000.0, 1e-6));
}

#[track_caller]
fn check_axis(from: u64, to: u64, width: f64, expected: &str) {
    let mut view = Viewport::new(width);
    view.zoom_to(Instant::from_micros(from), Instant::from_micros(to));
    let texts: Vec<String> = ticks(&view, 80.0).into_iter().map(|tick| tick.text).collect();
    assert_eq!(texts.join(" | "), expected);
}

#[test]
fn the_axis_says_what_a_reader_expects() {
    check_axis(
        0,
        2_000_000,
        800.0,
        "0.0 s | 0.2 s | 0.4 s | 0.6 s | 0.8 s | 1.0 s | 1.2 s | 1.4 s | 1.6 s | 1.8 s | 2.0 s",
    );
    check_axis(0, 12_000_000, 800.0, "0 s | 2 s | 4 s | 6 s | 8 s | 10 s | 12 s");
    check_axis(0, 500_000, 500.0, "0 ms | 100 ms | 200 ms | 300 ms | 400 ms | 500 ms");
    check_axis(12_000, 14_000, 500.0, "12.0 ms | 12.5 ms | 13.0 ms | 13.5 ms | 14.0 ms");
    check_axis(0, 100, 600.0, "0 µs | 20 µs | 40 µs | 60 µs | 80 µs | 100 µs");
    check_axis(
        5_000_000,
        5_000_060,
        600.0,
        "5.00000 s | 5.00001 s | 5.00002 s | 5.00003 s | 5.00004 s | 5.00005 s | 5.00006 s",
    );
}

#[test]
fn labels_never_touch() {
    for (view, _) in views() {
        for apart in [1.0, 40.0, 120.0] {
            let ticks = ticks(&view, apart);
            for pair in ticks.windows(2) {
                let [one, other] = pair else { continue };
                let distance = f64::from(other.x) - f64::from(one.x);
                let widths = (one.text.chars().count() + other.text.chars().count()) as f64 / 2.0 * 7.0;
                assert!(distance >= apart - 0.01 && distance >= widths, "{view:?}: {one:?} {other:?}");
                assert_ne!(one.text, other.text);
            }
        }
    }
}
