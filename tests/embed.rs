//! The page in a frame: whatever an address or a message says, there is something to show and a sentence for the rest.

mod support;

use loopscope::embed::{Command, Field, Heard, LONGEST, Load, Notice, Settings, Theme, View, programs, read};
use loopscope::story::Place;
use loopscope::time::{Instant, ms};
use loopscope::ui::Arrival;
use support::Dice;

fn text(text: &str) -> Field {
    Field::Text(text.to_owned())
}

/// Reads a message of ours of this type with these fields.
fn message(kind: &str, fields: &[(&str, Field)]) -> Heard {
    read(|name| match name {
        "loopscope" => Field::Number(1.0),
        "type" => text(kind),
        _ => fields.iter().find(|(key, _)| *key == name).map_or(Field::Missing, |(_, field)| field.clone()),
    })
}

#[track_caller]
fn refused(heard: &Heard, said: &str) {
    let Heard::Wrong(why) = heard else { panic!("{heard:?} isn't refused") };
    assert!(why.contains(said), "“{said}” is not in “{why}”");
}

#[test]
fn each_command_is_read() {
    let at = |millis| Instant::ZERO + ms(millis);
    assert_eq!(message("run", &[]), Heard::Command(Command::Run));
    assert_eq!(message("stop", &[("more", Field::Other)]), Heard::Command(Command::Stop));
    assert_eq!(message("seek", &[("at", Field::Number(250.9))]), Heard::Command(Command::Seek(at(250))));
    for (name, theme) in [("auto", None), ("light", Some(Theme::Light)), ("dark", Some(Theme::Dark))] {
        assert_eq!(message("theme", &[("theme", text(name))]), Heard::Command(Command::Theme(theme)));
    }
    assert_eq!(message("load", &[]), Heard::Command(Command::Load(Load::default())));
    let fields = [("link", text("a=b")), ("programs", Field::Texts(vec!["x".into()])), ("run", Field::Flag(true))];
    let load = Load { link: "a=b".into(), programs: vec!["x".into()], run: true };
    assert_eq!(message("load", &fields), Heard::Command(Command::Load(load)));
}

#[test]
fn what_others_post_is_left_alone() {
    assert_eq!(read(|_| Field::Missing), Heard::Foreign);
    assert_eq!(read(|name| if name == "type" { text("run") } else { Field::Missing }), Heard::Foreign);
}

#[test]
fn a_message_that_is_not_right_gets_a_sentence() {
    refused(&read(|_| Field::Number(2.0)), "version 1");
    refused(&read(|_| text("1")), "version 1");
    refused(&read(|name| if name == "loopscope" { Field::Number(1.0) } else { Field::Other }), "“type”");
    refused(&message("ready", &[]), "no such message");
    for at in [-1.0, f64::NAN, f64::INFINITY, 1e300] {
        refused(&message("seek", &[("at", Field::Number(at))]), "a day");
    }
    refused(&message("seek", &[("at", text("5"))]), "“at”");
    refused(&message("theme", &[("theme", text("Dark"))]), "“theme”");
    refused(&message("load", &[("link", Field::Number(1.0))]), "“link”");
    refused(&message("load", &[("programs", text("print()"))]), "“programs”");
    refused(&message("load", &[("programs", Field::Texts(vec![String::new(); 3]))]), "“programs”");
    refused(&message("load", &[("run", Field::Number(1.0))]), "“run”");
    refused(&message("load", &[("link", text(&"x".repeat(LONGEST + 1)))]), "a million bytes");
}

#[test]
fn notices_are_json_whatever_they_say() {
    let notices = [
        Notice::Ready,
        Notice::Resize(u32::MAX),
        Notice::Started,
        Notice::Finished("{\"version\":1}".to_owned()),
        Notice::Refused("“\"\\\u{2028}\n</script>".to_owned()),
    ];
    for notice in notices {
        let json: serde_json::Value = serde_json::from_str(&notice.json()).expect("JSON");
        assert_eq!(json["loopscope"], 1, "{json}");
        assert!(json["type"].is_string(), "{json}");
    }
}

#[test]
fn only_an_address_with_a_view_is_for_a_frame() {
    for fragment in ["", "lesson=race", "readonly&theme=dark&at=5", "view"] {
        assert_eq!(Settings::parse(fragment), (None, Vec::new()), "{fragment}");
    }
    let (settings, complaints) = Settings::parse("view=timeline&readonly&theme=dark&at=250&lesson=race");
    let at = Some(Instant::ZERO + ms(250));
    let expected = Settings { view: View::Timeline, readonly: true, theme: Some(Theme::Dark), at };
    assert_eq!((settings, complaints), (Some(expected), Vec::new()));
}

#[test]
fn what_a_frame_cannot_have_is_said_and_replaced() {
    let (settings, complaints) = Settings::parse("view=moon&theme=sepia&at=soon&readonly=false");
    assert_eq!(settings, Some(Settings::default()));
    assert_eq!(complaints.len(), 3, "{complaints:?}");
}

#[test]
fn programs_come_by_address_or_message() {
    assert_eq!(programs("lesson=race&program=a%20%3D%201%0A&x&program=%&program=3"), ["a = 1\n", "%"]);
    let one = Arrival::by_address("where=page&program=print(1)%0D%0A&lesson=race");
    assert_eq!((one.link.lesson.id(), one.link.place, one.run), ("py-own", Place::Page, false));
    assert_eq!(one.programs, ["print(1)\n"]);
    let load = Load { link: "view=code".into(), programs: vec!["a".into(), "b".into()], run: true };
    let two = Arrival::by_message(load);
    assert_eq!((two.link.lesson.id(), two.run, two.programs.len()), ("py-compare", true, 2));
    assert_eq!(two.frame.map(|frame| frame.view), Some(View::Code));
}

#[test]
fn no_address_runs_anything() {
    for fragment in ["run", "run=true", "autorun", "view=full&autorun=true&run=1", "type=run&loopscope=1"] {
        assert!(!Arrival::by_address(fragment).run, "{fragment}");
    }
}

#[test]
fn rubbish_is_something_to_show() {
    let mut dice = Dice::new(7);
    let words = [
        "view=", "full", "&", "=", "program=", "%", "at=", "1e999", "lesson=", "py-own", "theme=", "🦀", "readonly",
        "where=",
    ];
    for _ in 0..2_000 {
        let fragment: String = (0..dice.below(12)).map(|_| words[dice.below(words.len() as u64) as usize]).collect();
        let arrival = Arrival::by_address(&fragment);
        assert!(arrival.programs.len() <= 2 && !arrival.run, "{fragment}");
    }
}
