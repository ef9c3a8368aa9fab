//! The entries of a Chrome trace, read one after the other: what another tool wrote, in whatever types it chose.
//!
//! The format says that times are numbers and names are texts. Tools write times as texts, numbers of threads as
//! texts, arguments as anything; one odd field must not cost the whole trace. And a trace whose tool was ended in the
//! midst of it has no end.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// An entry. The names are the format's.
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(super) struct Entry {
    pub(super) ph: Loose,
    pub(super) name: Loose,
    pub(super) cat: Loose,
    pub(super) pid: Loose,
    pub(super) tid: Loose,
    pub(super) ts: Loose,
    pub(super) dur: Loose,
    pub(super) id: Loose,
    pub(super) id2: Loose,
    pub(super) args: Loose,
}

/// A value of any type, as far as we can use it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Loose {
    /// Nothing, or nothing for us.
    #[default]
    Nothing,
    /// A whole number.
    Whole(i64),
    /// Another number.
    Real(f64),
    /// A text; of an object its name or its id.
    Text(String),
}

/// The number of a process or a thread. Those that are numbers come in their order, and first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Id {
    /// A number, or a text that is one.
    Number(i64),
    /// Any other text; the empty one where none was given.
    Text(String),
}

impl Loose {
    pub(super) fn text(&self) -> &str {
        if let Self::Text(text) = self { text } else { "" }
    }

    /// A number, or a text that is one.
    pub(super) fn number(&self) -> Option<f64> {
        let number = match self {
            Self::Nothing => None,
            Self::Whole(number) => Some(*number as f64),
            Self::Real(number) => Some(*number),
            Self::Text(text) => text.trim().parse().ok(),
        };
        number.filter(|number| number.is_finite())
    }

    pub(super) fn id(&self) -> Id {
        match self {
            Self::Nothing => Id::Text(String::new()),
            Self::Whole(number) => Id::Number(*number),
            Self::Real(number) => Id::Number(*number as i64),
            Self::Text(text) => text.parse().map_or_else(|_| Id::Text(text.clone()), Id::Number),
        }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(out, "{number}"),
            Self::Text(text) => out.write_str(text),
        }
    }
}

impl<'de> Deserialize<'de> for Loose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyType)
    }
}

struct AnyType;

impl<'de> Visitor<'de> for AnyType {
    type Value = Loose;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("anything")
    }

    fn visit_unit<E>(self) -> Result<Loose, E> {
        Ok(Loose::Nothing)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Loose, E> {
        Ok(Loose::Nothing)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Loose, E> {
        Ok(Loose::Whole(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Loose, E> {
        Ok(i64::try_from(number).map_or(Loose::Real(number as f64), Loose::Whole))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Loose, E> {
        Ok(Loose::Real(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Loose, E> {
        Ok(Loose::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Loose, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Loose::Nothing)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Loose, A::Error> {
        let mut found = Loose::Nothing;
        while let Some(key) = map.next_key::<String>()? {
            // `args` of metadata have a name; an `id2` is of the process or of all.
            if matches!(key.as_str(), "name" | "local" | "global") {
                found = map.next_value()?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

/// How much of a trace there was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// All of it, or its end is missing in the way that the format allows.
    Whole,
    /// It breaks off within an entry.
    CutOff,
}

/// Gives each entry of a trace, a list or an object with one, to `take`.
///
/// # Errors
/// When it is no such JSON and was not merely cut off; or when nothing came before that.
pub(super) fn read(text: &str, mut take: impl FnMut(&Entry)) -> Result<Extent, serde_json::Error> {
    let mut count = 0_usize;
    let mut counting = |entry: &Entry| {
        count += 1;
        take(entry);
    };
    let entries = Entries(&mut counting);
    match entries.deserialize(&mut serde_json::Deserializer::from_str(text)) {
        Ok(()) => Ok(Extent::Whole),
        Err(error) if error.is_eof() && (count > 0 || text == "[") => {
            let ends_with_an_entry = text.ends_with(['[', ',', '}']);
            Ok(if ends_with_an_entry { Extent::Whole } else { Extent::CutOff })
        }
        Err(error) => Err(error),
    }
}

struct Entries<'a, Take>(&'a mut Take);

impl<'de, Take: FnMut(&Entry)> DeserializeSeed<'de> for Entries<'_, Take> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, Take: FnMut(&Entry)> Visitor<'de> for Entries<'_, Take> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list of entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(entry) = list.next_element()? {
            (self.0)(&entry);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == "traceEvents" {
                map.next_value_seed(Entries(&mut *self.0))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Extent, Id, Loose, read};

    fn all(text: &str) -> (usize, Result<Extent, bool>) {
        let mut count = 0;
        let extent = read(text, |_| count += 1);
        (count, extent.map_err(|error| error.is_eof()))
    }

    #[test]
    fn a_trace_may_lack_its_end() {
        assert_eq!(all(r#"[{"ph":"X"},{"ph":"X"}]"#), (2, Ok(Extent::Whole)));
        assert_eq!(all(r#"{"a":[1],"traceEvents":[{"ph":"X"}],"b":{}}"#), (1, Ok(Extent::Whole)));
        assert_eq!(all(r#"[{"ph":"X"},"#), (1, Ok(Extent::Whole)));
        assert_eq!(all(r#"{"traceEvents":[{"ph":"X"},{"ph":"#), (1, Ok(Extent::CutOff)));
        assert_eq!(all(r#"[{"ph":"#), (0, Err(true)));
        assert_eq!(all(r#"[{"ph":"X"},nonsense]"#), (1, Err(false)));
    }

    #[test]
    fn any_type_is_taken_in_any_field() {
        let mut seen = Vec::new();
        let text = r#"[{"pid":"7","tid":1.0,"ts":" 1.5e3 ","dur":null,"name":[1,{}],"cat":true,"id2":{"local":"0x1"},
                        "args":{"a":[],"name":"main"},"more":{}}]"#;
        read(text, |entry| {
            let Entry { pid, tid, ts, dur, name, id2, args, .. } = entry;
            seen.push((pid.id(), tid.id(), ts.number(), dur.number(), name.text().len()));
            assert_eq!((id2.text(), args.text()), ("0x1", "main"));
        })
        .expect("it is read");
        assert_eq!(seen, [(Id::Number(7), Id::Number(1), Some(1500.0), None, 0)]);
        assert_eq!(Loose::Text("1e999".to_owned()).number(), None);
    }
}
