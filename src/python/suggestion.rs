//! The name that was meant, where one isn't there: the nearest of those that are.

/// What another letter costs; one that only differs in size costs half of it.
const MOVE: usize = 2;

/// How far apart two names are.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).map(|at| at * MOVE).collect();
    for (i, x) in a.chars().enumerate() {
        let mut last = std::mem::replace(&mut row[0], (i + 1) * MOVE);
        for (j, y) in b.iter().enumerate() {
            let cost = if x == *y {
                0
            } else if x.to_lowercase().eq(y.to_lowercase()) {
                1
            } else {
                MOVE
            };
            let next = (last + cost).min(row[j + 1] + MOVE).min(row[j] + MOVE);
            last = std::mem::replace(&mut row[j + 1], next);
        }
    }
    row[b.len()]
}

/// `. Did you mean '…'?`, or nothing.
pub(crate) fn did_you_mean<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> String {
    let mut best: Option<(usize, &str)> = None;
    for other in names.filter(|other| *other != name) {
        let most = (name.chars().count() + other.chars().count() + 3) / 3;
        let far = distance(name, other);
        if far <= most && best.is_none_or(|(least, _)| far < least) {
            best = Some((far, other));
        }
    }
    best.map_or_else(String::new, |(_, other)| format!(". Did you mean '{other}'?"))
}
