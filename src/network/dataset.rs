//! The lab's small data set, as JSON: ten users and the thirty posts they wrote.

use std::fmt::Write;

use super::target;

const USERS: [(&str, &str); 10] = [
    ("Ada", "Lisbon"),
    ("Bruno", "Turin"),
    ("Chiara", "Bergen"),
    ("Davit", "Tbilisi"),
    ("Esther", "Ghent"),
    ("Farid", "Rabat"),
    ("Greta", "Graz"),
    ("Hiro", "Osaka"),
    ("Ines", "Porto"),
    ("Jonas", "Tartu"),
];

const SUBJECTS: [&str; 6] = ["Timers", "Queues", "Locks", "Sockets", "Deadlines", "Back pressure"];
const VIEWS: [&str; 5] = ["by example", "at night", "in small steps", "without tears", "for a friend"];

const POSTS: u32 = 30;

/// What stands at `path` below `/json`: a list, or one of its items.
pub(super) fn find(path: &[&[u8]]) -> Option<String> {
    match path {
        [b"users"] => Some(list(users().map(user))),
        [b"users", id] => find_user(id).map(user),
        [b"users", id, b"posts"] => {
            let id = find_user(id)?;
            Some(list(posts().filter(|post| author(*post) == id).map(post)))
        }
        [b"posts"] => Some(list(posts().map(post))),
        [b"posts", id] => target::number(id).filter(|id| posts().any(|post| post == *id)).map(post),
        _ => None,
    }
}

fn users() -> impl Iterator<Item = u32> {
    (1..).zip(&USERS).map(|(id, _)| id)
}

fn posts() -> impl Iterator<Item = u32> {
    1..=POSTS
}

fn find_user(id: &[u8]) -> Option<u32> {
    target::number(id).filter(|id| users().any(|user| user == *id))
}

/// Spread by dice, so that some users wrote much and one or the other nothing.
fn author(post: u32) -> u32 {
    1 + target::mix(post) % USERS.len() as u32
}

fn user(id: u32) -> String {
    let (name, city) = pick(&USERS, id.saturating_sub(1));
    let mail = name.to_ascii_lowercase();
    format!(r#"{{"id":{id},"name":"{name}","email":"{mail}@lab.test","city":"{city}"}}"#)
}

fn post(id: u32) -> String {
    let subject = pick(&SUBJECTS, id);
    let view = pick(&VIEWS, id);
    let user = author(id);
    let words = 100 + target::mix(id + POSTS) % 900;
    format!(r#"{{"id":{id},"user":{user},"title":"{subject} {view}","words":{words}}}"#)
}

fn pick<T: Copy>(from: &[T], index: u32) -> T {
    from[index as usize % from.len()]
}

fn list(items: impl Iterator<Item = String>) -> String {
    let mut out = String::from("[");
    for (index, item) in items.enumerate() {
        let comma = if index == 0 { "" } else { "," };
        // Writing to a String can't fail.
        let _ = write!(out, "{comma}{item}");
    }
    out.push(']');
    out
}
