//! The lab's linked site: forty small pages for crawlers, below a front page that leads to them all.
//!
//! The pages form a binary tree, so that each is reachable; a few random links make circles, so that a crawler that
//! doesn't remember where it has been never ends.

use super::target::mix;

/// The pages are numbered 1..=40; the front page counts as 0.
const PAGES: u32 = 40;

const QUALITIES: [&str; 8] = ["patient", "late", "quiet", "busy", "ready", "blocked", "hidden", "second"];
const THINGS: [&str; 5] = ["queue", "timer", "task", "socket", "lock"];
const DEEDS: [&str; 5] = ["waits for", "wakes", "follows", "holds up", "outlives"];

/// The HTML of a page, or `None` where there is no such page.
pub(super) fn page(number: u32) -> Option<String> {
    if number > PAGES {
        return None;
    }
    let title = title(number);
    let paragraph = (0..2 + draw(number, 1) % 3).map(|line| sentence(number, line)).collect::<Vec<_>>().join(" ");
    let links: String = links(number).into_iter().map(link).collect();
    Some(format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>{title}</title></head>\n\
         <body>\n<h1>{title}</h1>\n<p>{paragraph}</p>\n<ul>\n{links}</ul>\n</body>\n</html>\n"
    ))
}

fn title(number: u32) -> String {
    match number.checked_sub(1) {
        None => String::from("The front page"),
        Some(index) => format!("The {} {}", pick(&QUALITIES, index), pick(&THINGS, index / 8)),
    }
}

fn sentence(number: u32, line: u32) -> String {
    let dice = draw(number, 16 + line);
    format!(
        "The {} {} {} the {} {}.",
        pick(&QUALITIES, dice),
        pick(&THINGS, dice >> 8),
        pick(&DEEDS, dice >> 12),
        pick(&QUALITIES, dice >> 16),
        pick(&THINGS, dice >> 24)
    )
}

/// The two children in the tree, where they exist, then others up to two to five in all.
fn links(number: u32) -> Vec<u32> {
    let count = 2 + draw(number, 0) % 4;
    let children = [2 * number + 1, 2 * number + 2];
    let others = (32..64).map(|throw| 1 + draw(number, throw) % PAGES);
    let mut links = Vec::new();
    for target in children.into_iter().chain(others) {
        let wanted = links.len() < count as usize && target <= PAGES && target != number;
        if wanted && !links.contains(&target) {
            links.push(target);
        }
    }
    links
}

fn link(number: u32) -> String {
    format!("<li><a href=\"/pages/{number}\">{}</a></li>\n", title(number))
}

fn draw(number: u32, throw: u32) -> u32 {
    mix(number * 64 + throw)
}

fn pick<T: Copy>(from: &[T], index: u32) -> T {
    from[index as usize % from.len()]
}
