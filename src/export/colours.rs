//! The page's colours, for pictures that leave it: read from the same style sheet.

const TOKENS: &str = include_str!("../../www/tokens.css");

/// The properties of the style sheet as two lists of declarations: light, dark.
pub(super) fn declarations() -> [String; 2] {
    let mut themes = [String::new(), String::new()];
    for line in TOKENS.lines() {
        let Some((name, rest)) = line.trim().strip_prefix("--").and_then(|line| line.split_once(": light-dark("))
        else {
            continue;
        };
        let Some((light, dark)) = rest.strip_suffix(");").and_then(|pair| pair.split_once(", ")) else { continue };
        for (theme, colour) in themes.iter_mut().zip([light, dark]) {
            theme.push_str(&format!("--{name}:{colour};"));
        }
    }
    themes
}

#[cfg(test)]
mod tests {
    use super::declarations;

    #[test]
    fn both_themes_have_each_colour() {
        let [light, dark] = declarations();
        for name in ["--panel:", "--run:", "--ready:", "--block:", "--ink:", "--accent:"] {
            assert!(light.contains(name) && dark.contains(name), "{name} in {light} and {dark}");
        }
        assert_eq!(light.matches(';').count(), dark.matches(';').count());
        assert_ne!(light, dark);
    }
}
