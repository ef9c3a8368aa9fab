//! Text as bytes and back: UTF-8, UTF-16, Latin-1 and ASCII, and what happens where that can't be done.

use std::rc::Rc;

use super::bytes::own as own_bytes;
use super::{own, unknown};
use crate::python::exception::{Kind, Leave, R, type_error};
use crate::python::value::{Args, Value};
use crate::python::vm::Vm;

#[derive(Clone, Copy, PartialEq)]
enum Encoding {
    Utf8,
    Utf8Sig,
    Utf16,
    Utf16Le,
    Utf16Be,
    Latin1,
    Ascii,
}

impl Encoding {
    fn of(name: Option<Value>) -> R<Self> {
        let Some(given) = name else { return Ok(Self::Utf8) };
        let Some(name) = given.as_str() else { return Err(type_error("encoding must be a string")) };
        Ok(match name.to_ascii_lowercase().replace(['_', ' '], "-").as_str() {
            "utf-8" | "utf8" | "u8" | "cp65001" => Self::Utf8,
            "utf-8-sig" => Self::Utf8Sig,
            "utf-16" | "utf16" => Self::Utf16,
            "utf-16-le" | "utf-16le" => Self::Utf16Le,
            "utf-16-be" | "utf-16be" => Self::Utf16Be,
            "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "l1" | "cp1252" => Self::Latin1,
            "ascii" | "us-ascii" | "646" => Self::Ascii,
            _ => return Err(unknown("encoding", name)),
        })
    }

    fn name(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8Sig => "utf-8",
            Self::Utf16 | Self::Utf16Le => "utf-16-le",
            Self::Utf16Be => "utf-16-be",
            Self::Latin1 => "latin-1",
            Self::Ascii => "ascii",
        }
    }
}

/// Whether it is the encoding that writes text as Python's own strings do; `codecs.py` knows it.
fn is_escape(encoding: Option<&Value>) -> bool {
    encoding.and_then(Value::as_str).is_some_and(|name| name.replace('-', "_").eq_ignore_ascii_case("unicode_escape"))
}

fn escaped(vm: &mut Vm, function: &str, value: Value) -> R {
    let codecs = vm.import(&Value::str("codecs"))?;
    vm.call_method(&codecs, function, [value])
}

fn failed(vm: &mut Vm, kind: Kind, encoding: Encoding, object: Value, start: usize, end: usize, reason: &str) -> Leave {
    let args = [Value::str(encoding.name()), object, Value::index(start), Value::index(end), Value::str(reason)];
    vm.raise(kind, args.to_vec())
}

fn handler(errors: Option<&Value>) -> String {
    errors.and_then(Value::as_str).unwrap_or("strict").to_owned()
}

/// `str.encode(encoding, errors)`
pub(super) fn encode(vm: &mut Vm, args: Args) -> R {
    let [this, encoding, errors] = args.bind("encode", ["/self", "encoding", "errors"], 1)?;
    let text = own(vm, &this, "encode")?;
    to_bytes(vm, &Value::Str(text), encoding.given(), errors.given().as_ref()).map(Value::bytes)
}

pub(super) fn to_bytes(vm: &mut Vm, object: &Value, encoding: Option<Value>, errors: Option<&Value>) -> R<Vec<u8>> {
    if is_escape(encoding.as_ref()) {
        let bytes = escaped(vm, "_unicode_escape", object.clone())?;
        return own_bytes(vm, &bytes).map(|bytes| bytes.to_vec());
    }
    let encoding = Encoding::of(encoding)?;
    let text = object.as_str().unwrap_or_default();
    let limit = match encoding {
        Encoding::Utf8 => return Ok(text.as_bytes().to_vec()),
        Encoding::Utf8Sig => return Ok(format!("\u{feff}{text}").into_bytes()),
        Encoding::Utf16 | Encoding::Utf16Le | Encoding::Utf16Be => {
            let mark = if encoding == Encoding::Utf16 { "\u{feff}" } else { "" };
            let units = mark.encode_utf16().chain(text.encode_utf16());
            return Ok(units
                .flat_map(|unit| if encoding == Encoding::Utf16Be { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect());
        }
        Encoding::Latin1 => 256,
        Encoding::Ascii => 128,
    };
    let handler = handler(errors);
    let mut out = Vec::with_capacity(text.len());
    let chars: Vec<char> = text.chars().collect();
    for (at, char) in chars.iter().enumerate() {
        let code = *char as u32;
        if code < limit {
            out.push(code as u8);
            continue;
        }
        match handler.as_str() {
            "ignore" => {}
            "replace" => out.push(b'?'),
            "xmlcharrefreplace" => out.extend(format!("&#{code};").bytes()),
            "backslashreplace" => {
                let mut escaped = String::new();
                crate::python::text::escape(&mut escaped, *char);
                out.extend(escaped.bytes());
            }
            "strict" => {
                let end = at + chars[at..].iter().take_while(|char| **char as u32 >= limit).count();
                let reason = format!("ordinal not in range({limit})");
                return Err(failed(vm, Kind::UnicodeEncodeError, encoding, object.clone(), at, end, &reason));
            }
            other => return Err(unknown("error handler name", &format!("'{other}'")).also()),
        }
    }
    Ok(out)
}

impl Leave {
    /// The sentence for handlers has no colon.
    fn also(self) -> Self {
        match self {
            Self::Error(mut error) => {
                error.1 = error.1.replacen("name: ", "name ", 1);
                Self::Error(error)
            }
            left => left,
        }
    }
}

/// `bytes.decode(encoding, errors)`
pub(super) fn decode(
    vm: &mut Vm,
    object: &Value,
    bytes: &Rc<Vec<u8>>,
    encoding: Option<Value>,
    errors: Option<&Value>,
) -> R {
    if is_escape(encoding.as_ref()) {
        return escaped(vm, "_unicode_unescape", Value::Bytes(Rc::clone(bytes)));
    }
    let encoding = Encoding::of(encoding)?;
    let handler = handler(errors);
    let mut out = String::with_capacity(bytes.len());
    let mut at = 0;
    if encoding == Encoding::Utf8Sig && bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
        at = 3;
    }
    let mut big = encoding == Encoding::Utf16Be;
    if encoding == Encoding::Utf16 && (bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff])) {
        big = bytes[0] == 0xfe;
        at = 2;
    }
    while at < bytes.len() {
        let rest = &bytes[at..];
        // How many bytes are wrong here, and why.
        let (wrong, reason) = match encoding {
            Encoding::Latin1 => {
                out.extend(rest.iter().map(|byte| char::from(*byte)));
                break;
            }
            Encoding::Ascii => {
                if rest[0] < 128 {
                    out.push(char::from(rest[0]));
                    at += 1;
                    continue;
                }
                (1, "ordinal not in range(128)")
            }
            Encoding::Utf8 | Encoding::Utf8Sig => match std::str::from_utf8(rest) {
                Ok(text) => {
                    out.push_str(text);
                    break;
                }
                Err(error) => {
                    let valid = error.valid_up_to();
                    out.push_str(std::str::from_utf8(&rest[..valid]).unwrap_or_default());
                    at += valid;
                    match error.error_len() {
                        None => (bytes.len() - at, "unexpected end of data"),
                        Some(1) if !matches!(bytes[at], 0xc2..=0xf4) => (1, "invalid start byte"),
                        Some(len) => (len, "invalid continuation byte"),
                    }
                }
            },
            _ => {
                let unit = |at: usize| {
                    let pair = [*rest.get(at)?, *rest.get(at + 1)?];
                    Some(if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
                };
                let units = [unit(0), unit(2)];
                match units {
                    [None, _] => (1, "truncated data"),
                    [Some(first), second] => match char::decode_utf16([first].into_iter().chain(second)).next() {
                        Some(Ok(char)) => {
                            out.push(char);
                            at += 2 * char.len_utf16();
                            continue;
                        }
                        _ => (2, "illegal encoding"),
                    },
                }
            }
        };
        match handler.as_str() {
            "ignore" => {}
            "replace" => out.push('\u{fffd}'),
            "backslashreplace" => {
                for byte in &bytes[at..at + wrong] {
                    out.push_str(&format!("\\x{byte:02x}"));
                }
            }
            "strict" => {
                return Err(failed(vm, Kind::UnicodeDecodeError, encoding, object.clone(), at, at + wrong, reason));
            }
            other => return Err(unknown("error handler name", &format!("'{other}'")).also()),
        }
        at += wrong;
    }
    Ok(Value::str(out))
}
