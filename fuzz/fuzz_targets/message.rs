//! Whatever a page posts, and whatever an address says: a command, a sentence, or nothing; and something to show.
#![no_main]

use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use loopscope::embed::{Command, Field, Heard, read};
use loopscope::ui::{Arrival, Drafts};

/// What a field of a message may hold.
#[derive(Arbitrary, Debug)]
enum Value {
    Missing,
    Number(f64),
    Flag(bool),
    Text(String),
    Texts(Vec<String>),
    Other,
    /// The words that mean something, which chance would seldom find.
    Word(u8),
}

const WORDS: [&str; 9] = ["run", "stop", "load", "seek", "theme", "auto", "light", "dark", "view=full&lesson=py-own"];

impl Value {
    fn field(&self) -> Field {
        match self {
            Self::Missing => Field::Missing,
            Self::Number(number) => Field::Number(*number),
            Self::Flag(flag) => Field::Flag(*flag),
            Self::Text(text) => Field::Text(text.clone()),
            Self::Texts(texts) => Field::Texts(texts.clone()),
            Self::Other => Field::Other,
            Self::Word(word) => Field::Text(WORDS[usize::from(*word) % WORDS.len()].to_owned()),
        }
    }
}

/// A message, and the version it claims.
#[derive(Arbitrary, Debug)]
struct Message {
    ours: bool,
    version: Value,
    kind: Value,
    at: Value,
    theme: Value,
    link: Value,
    programs: Value,
    run: Value,
}

fuzz_target!(|message: Message| {
    let heard = read(|name| match name {
        "loopscope" if message.ours => Field::Number(1.0),
        "loopscope" => message.version.field(),
        "type" => message.kind.field(),
        "at" => message.at.field(),
        "theme" => message.theme.field(),
        "link" => message.link.field(),
        "programs" => message.programs.field(),
        "run" => message.run.field(),
        _ => Field::Missing,
    });
    match heard {
        Heard::Wrong(why) => assert!(!why.is_empty()),
        Heard::Command(Command::Load(load)) => {
            let wanted = load.run;
            let arrival = Arrival::by_message(load);
            assert!(arrival.programs.len() <= 2 && arrival.run == wanted);
            arrival.write_into(&mut Drafts::default());
            // What a page shows is a link again, and the same one.
            assert_eq!(Arrival::by_address(&arrival.link.to_string()).link.lesson, arrival.link.lesson);
        }
        Heard::Command(_) | Heard::Foreign => {}
    }
    if let Field::Text(address) = message.link.field() {
        assert!(!Arrival::by_address(&address).run, "an address runs something");
    }
});
