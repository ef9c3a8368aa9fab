//! The target of a request to the lab, read from its URL: path segments, parameters, and the dice they seed.
//!
//! `www/lab-network.js` reads a URL in the same way; `tests/network.rs` holds the two together. So everything here is
//! bytes and 32-bit integers, which both languages have.

use super::address;

/// No number in a lab URL counts further, however many digits it has.
const LARGEST: u32 = 1_000_000_000;

/// Parameters that say how to answer, not what. They don't seed the dice: a higher `rate` fails the same requests
/// and some more, and a longer `jitter` keeps their order.
const MANNERS: [&[u8]; 5] = [b"delay", b"jitter", b"seed", b"fail", b"rate"];

/// A lab URL in its parts, percent-decoded to bytes.
pub(super) struct Target {
    /// Without empty and `.` segments; `..` has taken its predecessor away, as in a browser.
    segments: Vec<Vec<u8>>,
    params: Vec<(Vec<u8>, Vec<u8>)>,
}

/// A parameter that isn't what it must be: its name.
pub(super) struct NotANumber(pub(super) &'static str);

impl Target {
    /// Reads any text: what is malformed becomes an odd segment or parameter, which no route knows.
    pub(super) fn read(url: &str) -> Self {
        let rest = address::cut(url).map_or(url, |address| address.rest);
        let before_fragment = rest.split('#').next().unwrap_or_default();
        let (path, query) = before_fragment.split_once('?').unwrap_or((before_fragment, ""));
        let mut segments: Vec<Vec<u8>> = Vec::new();
        for segment in path.split(['/', '\\']).map(decode) {
            match &segment[..] {
                b"" | b"." => {}
                b".." => drop(segments.pop()),
                _ => segments.push(segment),
            }
        }
        Self { segments, params: pairs(query) }
    }

    /// All parameters, in their order.
    pub(super) fn params(&self) -> &[(Vec<u8>, Vec<u8>)] {
        &self.params
    }

    /// The path, for matching against a route.
    pub(super) fn path(&self) -> Vec<&[u8]> {
        self.segments.iter().map(Vec::as_slice).collect()
    }

    /// The first parameter of this name.
    pub(super) fn param(&self, name: &str) -> Option<&[u8]> {
        self.params.iter().find(|(key, _)| key == name.as_bytes()).map(|(_, value)| value.as_slice())
    }

    /// A parameter as a number, or `otherwise` where it is absent.
    pub(super) fn number(&self, name: &'static str, otherwise: u32) -> Result<u32, NotANumber> {
        match self.param(name) {
            None => Ok(otherwise),
            Some(value) => number(value).ok_or(NotANumber(name)),
        }
    }

    /// The dice of this request, the `throw`-th of them: the same for the same URL, different for another.
    pub(super) fn dice(&self, throw: u32) -> u32 {
        let mut hash = Hash::new();
        hash.field(self.param("seed").unwrap_or_default());
        self.segments.iter().for_each(|segment| hash.field(segment));
        for (name, value) in &self.params {
            if !MANNERS.contains(&name.as_slice()) {
                hash.field(name);
                hash.field(value);
            }
        }
        mix(hash.0.wrapping_add(throw))
    }
}

/// The fields of a query or a form.
pub(super) fn pairs(text: &str) -> Vec<(Vec<u8>, Vec<u8>)> {
    let text = text.replace('+', " ");
    let pair = |field: &str| {
        let (name, value) = field.split_once('=').unwrap_or((field, ""));
        (decode(name), decode(value))
    };
    text.split('&').filter(|field| !field.is_empty()).map(pair).collect()
}

/// Decimal digits and nothing else, as a number up to [`LARGEST`].
pub(super) fn number(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() {
        return None;
    }
    digits.iter().try_fold(0u32, |sum, digit| {
        let value = digit.is_ascii_digit().then(|| u32::from(digit - b'0'))?;
        Some(sum.saturating_mul(10).saturating_add(value).min(LARGEST))
    })
}

/// Spreads 32 bits over 32 bits, so that neighbours have nothing in common: shift, xor, multiply by an odd number.
/// The multipliers were found by the search for low bias in the project hash-prospector.
pub(super) fn mix(seed: u32) -> u32 {
    let mut bits = seed.wrapping_add(0x9E37_79B9);
    bits = (bits ^ (bits >> 16)).wrapping_mul(0x21F0_AAAD);
    bits = (bits ^ (bits >> 15)).wrapping_mul(0x735A_2D97);
    bits ^ (bits >> 15)
}

/// FNV-1a over fields; a zero byte after each keeps `ab, c` apart from `a, bc`.
struct Hash(u32);

impl Hash {
    fn new() -> Self {
        Self(0x811C_9DC5)
    }

    fn field(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().chain(&[0]) {
            self.0 = (self.0 ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
        }
    }
}

/// Percent-decodes; a `%` without two hexadecimal digits stands for itself.
pub(crate) fn decode(text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    while let [first, rest @ ..] = bytes {
        bytes = rest;
        let escaped = match rest {
            [high, low, ..] if *first == b'%' => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match escaped {
            Some((high, low)) => {
                out.push(high << 4 | low);
                bytes = &rest[2..];
            }
            None => out.push(*first),
        }
    }
    out
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}
