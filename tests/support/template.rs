//! Compares lines with a template: a line a line, and between `{` and `}` the lines in any order.
//!
//! Blank lines and indentation in the template don't count, so that it can stand where the test stands.

/// Compares.
///
/// # Errors
/// Both texts and the first line that isn't as it should be, as something to print.
pub(crate) fn compare<Line: AsRef<str>>(actual: &[Line], template: &str) -> Result<(), String> {
    let actual: Vec<&str> = actual.iter().map(AsRef::as_ref).collect();
    let mut rest = actual.iter();
    let mut group: Option<Vec<&str>> = None;
    let complain = |wanted: &str, got: Option<&&str>| {
        let got = got.copied().unwrap_or("the end");
        Err(format!("wanted: {wanted}\n   got: {got}\n\nwhole:\n{}\n", actual.join("\n")))
    };
    for line in template.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match (line, &mut group) {
            ("{", None) => group = Some(Vec::new()),
            ("}", Some(wanted)) => {
                while !wanted.is_empty() {
                    let next = rest.next();
                    match next.and_then(|next| wanted.iter().position(|wanted| wanted == next)) {
                        Some(index) => drop(wanted.swap_remove(index)),
                        None => return complain(&format!("any of {wanted:?}"), next),
                    }
                }
                group = None;
            }
            (_, Some(wanted)) => wanted.push(line),
            (_, None) => match rest.next() {
                Some(next) if *next == line => {}
                next => return complain(line, next),
            },
        }
    }
    if group.is_some() {
        return Err("the template has a `{` without its `}`".to_owned());
    }
    match rest.next() {
        None => Ok(()),
        next => complain("the end", next),
    }
}
