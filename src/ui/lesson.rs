//! The left side: what the lesson is about, the source that runs, the knobs.

use yew::prelude::*;

use super::link::Link;
use super::picture::Picture;
use super::source_view::SourceView;
use super::state::{Action, State};
use crate::browser::dom::HtmlInputElement;
use crate::story::Knob;
use crate::time::Instant;

#[derive(Properties, PartialEq)]
pub(super) struct LessonProps {
    pub(super) link: Link,
    pub(super) program: usize,
    pub(super) picture: Option<Picture>,
    pub(super) instant: Instant,
    pub(super) run: Callback<Link>,
    pub(super) dispatcher: UseReducerDispatcher<State>,
}

#[component]
pub(super) fn Lesson(props: &LessonProps) -> Html {
    let LessonProps { link, program, picture, instant, run, dispatcher } = props;
    let story = link.story;
    let tab = |(index, item): (usize, &crate::story::Program)| {
        let choose = {
            let dispatcher = dispatcher.clone();
            Callback::from(move |_: MouseEvent| dispatcher.dispatch(Action::Choose(index, None)))
        };
        let chosen = index == *program;
        html! {
            <button
                key={index} role="tab" class="tab" id={format!("tab-{index}")} aria-controls="source"
                aria-selected={chosen.to_string()} tabindex={if chosen { "0" } else { "-1" }} onclick={choose}
            >{ item.name }</button>
        }
    };
    let count = story.programs.len();
    let move_tab = {
        let (dispatcher, program) = (dispatcher.clone(), *program);
        Callback::from(move |event: KeyboardEvent| {
            let next = match event.key().as_str() {
                "ArrowRight" => (program + 1) % count,
                "ArrowLeft" => (program + count - 1) % count,
                _ => return,
            };
            event.prevent_default();
            dispatcher.dispatch(Action::Choose(next, None));
            crate::browser::focus(&format!("tab-{next}"));
        })
    };
    let lines = use_memo((story.id, *program), |&(_, index)| {
        story.programs.get(index).map(|program| story.source(program)).unwrap_or_default()
    });
    html! {
        <section class="lesson" aria-label="Lesson">
            <h2>{ story.title }</h2>
            <p class="lead">{ story.text }</p>
            <div class="card">
                <div class="tabs">
                    <div role="tablist" aria-label="Programs" onkeydown={move_tab}>
                        { for story.programs.iter().enumerate().map(tab) }
                    </div>
                    <span class="language">{ "Rust" }</span>
                </div>
                <div id="source" role="tabpanel" aria-labelledby={format!("tab-{program}")}>
                    <SourceView {lines} picture={picture.clone()} instant={*instant} />
                </div>
                <div class="knobs">
                    { for link.knobs.iter().map(|(knob, value)| html! {
                        <KnobView key={knob.id} id={knob.id} {value} link={link.clone()} run={run.clone()}
                            dispatcher={dispatcher.clone()} />
                    }) }
                </div>
            </div>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct KnobProps {
    id: &'static str,
    value: u32,
    link: Link,
    run: Callback<Link>,
    dispatcher: UseReducerDispatcher<State>,
}

/// One knob. Turning it shows its value; letting it go runs the program with it.
#[component]
fn KnobView(props: &KnobProps) -> Html {
    let KnobProps { id, value, link, run, dispatcher } = props;
    let (id, value) = (*id, *value);
    let turned = move |event: &HtmlInputElement| event.value().parse().unwrap_or(value);
    let oninput = {
        let dispatcher = dispatcher.clone();
        Callback::from(move |event: InputEvent| {
            dispatcher.dispatch(Action::Turn(id, turned(&event.target_unchecked_into())));
        })
    };
    let onchange = {
        let (run, link) = (run.clone(), link.clone());
        Callback::from(move |event: Event| {
            let knobs = link.knobs.with(id, turned(&event.target_unchecked_into()));
            run.emit(Link { knobs, ..link.clone() });
        })
    };
    let found = link.knobs.iter().find(|(knob, _)| knob.id == id);
    let Some((&Knob { label, unit, min, max, step, .. }, _)) = found else { return Html::default() };
    html! {
        <label class="knob">
            <span class="knob-label">{ label }</span>
            <input
                type="range" min={min.to_string()} max={max.to_string()} step={step.to_string()}
                value={value.to_string()} aria-valuetext={format!("{value} {unit}")} {oninput} {onchange}
            />
            // The slider says its value itself; this would say it again at every move.
            <output aria-hidden="true">{ value }{ if unit.is_empty() { "" } else { " " } }{ unit }</output>
        </label>
    }
}
