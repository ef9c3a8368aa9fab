//! The messages between a page in a frame and the page around it.
//!
//! Whatever is not a message of this contract is left alone: pages post all kinds of things. What claims to be one and
//! isn't right gets a sentence back.

use serde::Serialize;

use super::settings::{Theme, instant};
use crate::time::Instant;

/// The version of the contract: the field `loopscope` of each message.
pub const VERSION: u32 = 1;

/// The longest text in a message that is read, in bytes.
pub const LONGEST: usize = 1_000_000;

/// A field of a message: what a page can post, as far as any message of ours has it.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// There is none.
    Missing,
    /// A number.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// A text.
    Text(String),
    /// A list that is all texts.
    Texts(Vec<String>),
    /// Something else.
    Other,
}

/// What the page around the frame asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// To run what is there.
    Run,
    /// To end what runs.
    Stop,
    /// To show something else.
    Load(Load),
    /// To look at an instant.
    Seek(Instant),
    /// To take on the host's theme; none is the system's.
    Theme(Option<Theme>),
}

/// Something to show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Load {
    /// The state of the page, as it stands in an address's fragment.
    pub link: String,
    /// One program in Python, or two to compare, instead of a lesson's.
    pub programs: Vec<String>,
    /// Whether to run it at once.
    pub run: bool,
}

/// What came of reading a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// A command.
    Command(Command),
    /// Something between others.
    Foreign,
    /// A message of ours that can't be obeyed, and why.
    Wrong(String),
}

/// What the page in the frame tells.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// It listens.
    Ready,
    /// It would be that high now, in CSS pixels.
    Resize(u32),
    /// A run began.
    Started,
    /// A run is over: what `loopscope:finished` carries, in JSON.
    Finished(String),
    /// A message could not be obeyed, and why.
    Refused(String),
}

impl Notice {
    /// The notice as JSON.
    #[must_use]
    pub fn json(&self) -> String {
        let (kind, more) = match self {
            Self::Ready => ("ready", String::new()),
            Self::Resize(height) => ("resize", format!(",\"height\":{height}")),
            Self::Started => ("started", String::new()),
            Self::Finished(summary) => ("finished", format!(",\"summary\":{summary}")),
            Self::Refused(why) => ("refused", format!(",\"why\":{}", quoted(why))),
        };
        format!("{{\"loopscope\":{VERSION},\"type\":\"{kind}\"{more}}}")
    }
}

fn quoted(value: &impl Serialize) -> String {
    // A text can always be written.
    serde_json::to_string(value).unwrap_or_default()
}

/// Reads a message; `field` looks a field up in it.
#[must_use]
pub fn read(field: impl Fn(&str) -> Field) -> Heard {
    match field("loopscope") {
        Field::Missing => return Heard::Foreign,
        Field::Number(version) if version == f64::from(VERSION) => {}
        _ => return Heard::Wrong(format!("This page speaks version {VERSION} of its messages, and no other.")),
    }
    let Field::Text(kind) = field("type") else {
        return Heard::Wrong("A message has a “type”, which is a text.".to_owned());
    };
    let command = match kind.as_str() {
        "run" => Ok(Command::Run),
        "stop" => Ok(Command::Stop),
        "load" => load(field).map(Command::Load),
        "seek" => match field("at") {
            Field::Number(at) => instant(at).map(Command::Seek).ok_or("“at” goes from 0 to a day, in milliseconds."),
            _ => Err("“seek” has “at”, the milliseconds since the run began."),
        },
        "theme" => match field("theme") {
            Field::Text(theme) if theme == "auto" => Ok(Command::Theme(None)),
            Field::Text(theme) if theme == "light" => Ok(Command::Theme(Some(Theme::Light))),
            Field::Text(theme) if theme == "dark" => Ok(Command::Theme(Some(Theme::Dark))),
            _ => Err("“theme” is auto, light or dark."),
        },
        _ => Err("There is no such message: there is run, stop, load, seek and theme."),
    };
    command.map_or_else(|why| Heard::Wrong(why.to_owned()), Heard::Command)
}

fn load(field: impl Fn(&str) -> Field) -> Result<Load, &'static str> {
    let link = match field("link") {
        Field::Missing => String::new(),
        Field::Text(link) => link,
        _ => return Err("“link” is a text: what stands behind the # of an address."),
    };
    let programs = match field("programs") {
        Field::Missing => Vec::new(),
        Field::Texts(programs) if programs.len() <= 2 => programs,
        _ => return Err("“programs” is a list of one text, or of two to compare."),
    };
    let run = match field("run") {
        Field::Missing => false,
        Field::Flag(run) => run,
        _ => return Err("“run” is true or false."),
    };
    if link.len() > LONGEST || programs.iter().any(|program| program.len() > LONGEST) {
        return Err("A text may have a million bytes, and no more.");
    }
    Ok(Load { link, programs, run })
}
