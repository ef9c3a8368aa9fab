//! What a fragment asks of a page in a frame, beside the lesson: `#view=timeline&readonly&theme=dark&at=250`.
//!
//! There is no parameter that runs anything: a link never does. Who wants to run sends a message, and only the page
//! around the frame can.

use crate::network::decode;
use crate::time::{Instant, ms};

/// How a page in a frame is to look.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Settings {
    /// Which parts of the page.
    pub view: View,
    /// Whether programs may only be read.
    pub readonly: bool,
    /// The host's theme; without one, the system's.
    pub theme: Option<Theme>,
    /// The instant that is looked at once a run is over.
    pub at: Option<Instant>,
}

/// Parts of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Code, timelines, output and findings.
    #[default]
    Full,
    /// The timelines.
    Timeline,
    /// Code and output.
    Code,
}

/// A theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl View {
    /// The name of a view, in links and style sheets.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Timeline => "timeline",
            Self::Code => "code",
        }
    }
}

impl Settings {
    /// What a fragment asks for, and, in sentences, what of it can't be had. `None` for one that has no `view`: then the
    /// page is a page of its own.
    #[must_use]
    pub fn parse(fragment: &str) -> (Option<Self>, Vec<String>) {
        let mut complaints = Vec::new();
        let Some(view) = field(fragment, "view") else { return (None, complaints) };
        let view = [View::Full, View::Timeline, View::Code].into_iter().find(|known| known.name() == view);
        let view = view.unwrap_or_else(|| {
            complaints.push("There is no such view: there is full, timeline and code.".to_owned());
            View::Full
        });
        let theme = match field(fragment, "theme") {
            None | Some("auto") => None,
            Some("light") => Some(Theme::Light),
            Some("dark") => Some(Theme::Dark),
            Some(_) => {
                complaints.push("There is no such theme: there is auto, light and dark.".to_owned());
                None
            }
        };
        let readonly = fragment.split('&').any(|part| part == "readonly" || part == "readonly=true");
        let at = field(fragment, "at").and_then(|at| {
            let instant = at.parse().ok().and_then(instant);
            if instant.is_none() {
                complaints
                    .push("An instant is a number of milliseconds since the run began, such as at=250.".to_owned());
            }
            instant
        });
        (Some(Self { view, readonly, theme, at }), complaints)
    }
}

/// The programs that a fragment brings along: `program=…` once, or twice to compare, percent-encoded.
#[must_use]
pub fn programs(fragment: &str) -> Vec<String> {
    let values = fragment.split('&').filter_map(|part| part.strip_prefix("program="));
    values.take(2).map(|value| String::from_utf8_lossy(&decode(value)).into_owned()).collect()
}

/// An instant of a run, which lasts no longer than a day.
pub(super) fn instant(millis: f64) -> Option<Instant> {
    (0.0..=86_400_000.0).contains(&millis).then(|| Instant::ZERO + ms(millis as u64))
}

fn field<'a>(fragment: &'a str, name: &str) -> Option<&'a str> {
    let pairs = fragment.split('&').filter_map(|part| part.split_once('='));
    pairs.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value)
}
