//! Colours in a style sheet: in hexadecimal, by a function, or by name.

/// The first colour in the value of a declaration.
pub(crate) fn colour_in(value: &str) -> Option<&str> {
    const FUNCTIONS: [&str; 11] =
        ["rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "device-cmyk"];
    const NAMES: [&str; 14] = [
        "black", "white", "red", "green", "blue", "yellow", "orange", "purple", "gray", "grey", "silver", "pink",
        "brown", "teal",
    ];
    let mut tokens =
        value.split(|character: char| character.is_whitespace() || [',', ')', '/', ';', '}', '!'].contains(&character));
    tokens.find(|token| {
        // `linear-gradient(red` holds a name, `rgb(1` a function.
        let (function, name) = token.rsplit_once('(').unwrap_or(("", token));
        let digits = name.strip_prefix('#').unwrap_or_default();
        let function = function.rsplit('(').next().unwrap_or_default();
        let is_hex = matches!(digits.len(), 3 | 4 | 6 | 8)
            && function != "url"
            && digits.chars().all(|digit| digit.is_ascii_hexdigit());
        is_hex || NAMES.contains(&name) || FUNCTIONS.contains(&function)
    })
}

#[cfg(test)]
mod tests {
    use super::colour_in;

    #[test]
    fn colours_are_told_from_what_looks_like_them() {
        for colour in [
            "#fff",
            "1px solid #A0B1C2D3",
            "rgb(1 2 3)",
            "linear-gradient(red, blue)",
            "0 0 2px oklch(1 0 0)",
            "white !important",
        ] {
            assert!(colour_in(colour).is_some(), "{colour}");
        }
        for other in [
            "var(--red)",
            "url(#fade)",
            "color-mix(in oklab, var(--a), transparent)",
            "color 0.2s",
            "currentcolor",
            "12px",
        ] {
            assert_eq!(colour_in(other), None, "{other}");
        }
    }
}
