//! Two runs in numbers, and what lies between them.

use yew::prelude::*;

use super::picture::Picture;
use crate::browser::dom::HtmlSelectElement;
use crate::model::ProgramSummary;
use crate::time::Span;

#[derive(Properties, PartialEq)]
pub(super) struct ComparisonProps {
    /// Two runs at least.
    pub(super) pictures: Vec<Picture>,
}

/// A row: what is measured, and how it reads in a summary.
struct Measure {
    name: &'static str,
    of: fn(&ProgramSummary) -> Amount,
}

#[derive(Clone, Copy, PartialEq)]
enum Amount {
    Time(Span),
    Count(u64),
}

const MEASURES: [Measure; 6] = [
    Measure { name: "elapsed", of: |summary| Amount::Time(summary.elapsed) },
    Measure { name: "longest hold", of: |summary| Amount::Time(summary.longest_hold) },
    Measure { name: "ready, but starved", of: |summary| Amount::Time(starved(summary)) },
    Measure { name: "latest timer", of: |summary| Amount::Time(summary.latest_timer) },
    Measure { name: "frames lost", of: |summary| Amount::Count(summary.frames_lost) },
    Measure { name: "turns of the loop", of: |summary| Amount::Count(summary.turns as u64) },
];

/// The time that all tasks together could have run and did not.
fn starved(summary: &ProgramSummary) -> Span {
    summary.tasks.iter().fold(Span::ZERO, |sum, task| sum + task.ready)
}

#[component]
pub(super) fn Comparison(props: &ComparisonProps) -> Html {
    let pictures = &props.pictures;
    let choices = use_state(|| (0, 1));
    let last = pictures.len().saturating_sub(1);
    let (one, other) = (choices.0.min(last), choices.1.min(last));
    let summaries = {
        let pictures = pictures.clone();
        let versions: Vec<(u64, AttrValue)> =
            pictures.iter().map(|picture| (picture.version, picture.name.clone())).collect();
        use_memo(versions, move |_| pictures.iter().map(Picture::summary).collect::<Vec<_>>())
    };
    let choose = |label: &'static str, chosen: usize, pick: fn((usize, usize), usize) -> (usize, usize)| {
        let choices = choices.clone();
        let onchange = Callback::from(move |event: Event| {
            let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            choices.set(pick(*choices, usize::try_from(index).unwrap_or_default()));
        });
        if pictures.len() == 2 {
            return html! { { pictures[chosen].name.clone() } };
        }
        html! {
            <select aria-label={label} {onchange}>
                { for pictures.iter().enumerate().map(|(index, picture)| html! {
                    <option selected={index == chosen}>{ picture.name.clone() }</option>
                }) }
            </select>
        }
    };
    let row = |measure: &Measure| {
        let (first, second) = ((measure.of)(&summaries[one]), (measure.of)(&summaries[other]));
        html! {
            <tr key={measure.name}>
                <th scope="row">{ measure.name }</th>
                <td>{ first.text() }</td><td>{ second.text() }</td><td>{ difference(first, second) }</td>
            </tr>
        }
    };
    html! {
        <section class="card comparison" aria-label="Comparison">
            <h2>{ "Side by side" }</h2>
            <table>
                <thead><tr>
                    <td></td>
                    <th scope="col">{ choose("One run", one, |(_, other), one| (one, other)) }</th>
                    <th scope="col">{ choose("Other run", other, |(one, _), other| (one, other)) }</th>
                    <th scope="col">{ "difference" }</th>
                </tr></thead>
                <tbody>{ for MEASURES.iter().map(row) }</tbody>
            </table>
        </section>
    }
}

impl Amount {
    fn text(self) -> String {
        match self {
            Self::Time(span) => span.to_string(),
            Self::Count(count) => count.to_string(),
        }
    }

    fn number(self) -> f64 {
        match self {
            Self::Time(span) => span.as_micros() as f64,
            Self::Count(count) => count as f64,
        }
    }
}

/// How the second differs from the first, in its own measure and as a factor where one makes sense.
fn difference(first: Amount, second: Amount) -> String {
    let text = match (first, second) {
        (Amount::Time(first), Amount::Time(second)) if second >= first => format!("+{}", second.saturating_sub(first)),
        (Amount::Time(first), Amount::Time(second)) => format!("−{}", first.saturating_sub(second)),
        (first, second) => {
            let by = second.number() - first.number();
            format!("{}{}", if by < 0.0 { "−" } else { "+" }, by.abs())
        }
    };
    if first == second {
        return "the same".to_owned();
    }
    let (less, more) = (first.number().min(second.number()), first.number().max(second.number()));
    if less > 0.0 && more / less >= 1.05 {
        format!("{text} ({:.1} ×)", second.number() / first.number())
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::ms;

    #[test]
    fn differences_read_as_a_person_would_say_them() {
        let time = |millis| Amount::Time(ms(millis));
        assert_eq!(difference(time(400), time(2400)), "+2.00 s (6.0 ×)");
        assert_eq!(difference(time(2400), time(400)), "−2.00 s (0.2 ×)");
        assert_eq!(difference(time(0), time(5)), "+5.0 ms");
        assert_eq!(difference(Amount::Count(3), Amount::Count(3)), "the same");
        assert_eq!(difference(Amount::Count(144), Amount::Count(0)), "−144");
    }
}
