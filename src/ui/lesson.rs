//! The left side: what the lesson is about, the source that runs, the knobs; or the editor.

use yew::prelude::*;

use super::drafts::Drafts;
use super::editor::{Editor, complaints_about};
use super::link::Link;
use super::order::Refusal;
use super::picture::Picture;
use super::source_view::SourceView;
use super::state::{Action, State};
use crate::browser::dom::HtmlInputElement;
use crate::story::{Knob, Lesson, PythonLesson, Story};
use crate::time::Instant;

#[derive(Properties, Clone, PartialEq)]
pub(super) struct LessonProps {
    pub(super) link: Link,
    pub(super) program: usize,
    pub(super) drafts: Drafts,
    pub(super) picture: Option<Picture>,
    pub(super) refusal: Option<std::rc::Rc<Refusal>>,
    pub(super) instant: Instant,
    pub(super) errand: Option<u32>,
    pub(super) run: Callback<Link>,
    /// Whether its programs may only be read.
    #[prop_or_default]
    pub(super) readonly: bool,
    pub(super) dispatcher: UseReducerDispatcher<State>,
}

#[component]
pub(super) fn LessonView(props: &LessonProps) -> Html {
    let LessonProps { link, dispatcher, .. } = props;
    let lesson = link.lesson;
    html! {
        <section class="lesson" aria-label="Lesson">
            <h2>{ lesson.title() }</h2>
            <p class="lead">{ lesson.text() }{ twin(lesson, dispatcher) }</p>
            { code_card(props) }
        </section>
    }
}

/// A tab for each program, its source or editor, and the knobs.
pub(super) fn code_card(props: &LessonProps) -> Html {
    let LessonProps { link, dispatcher, .. } = props;
    let lesson = link.lesson;
    let names = lesson.programs();
    let Some(program) = shown(props) else { return foreign(props) };
    let (program, props) = (&program, &LessonProps { program, ..props.clone() });
    let tab = |(index, name): (usize, &&'static str)| {
        let choose = {
            let dispatcher = dispatcher.clone();
            Callback::from(move |_: MouseEvent| dispatcher.dispatch(Action::Choose(index, None)))
        };
        let chosen = index == *program;
        html! {
            <button
                key={index} role="tab" class="tab" id={format!("tab-{index}")} aria-controls="source"
                aria-selected={chosen.to_string()} tabindex={if chosen { "0" } else { "-1" }} onclick={choose}
            >{ *name }</button>
        }
    };
    let count = names.len();
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
    html! {
        <div class="card code">
            <div class="tabs">
                <div role="tablist" aria-label="Programs" onkeydown={move_tab}>
                    { for names.iter().enumerate().map(tab) }
                </div>
                <span class="language">{ lesson.language() }</span>
            </div>
            <div id="source" role="tabpanel" aria-labelledby={format!("tab-{program}")}>
                { match lesson {
                    Lesson::Rust(story) => source(story, props),
                    Lesson::Python(lesson) => editor(lesson, props),
                } }
            </div>
            if let Lesson::Rust(_) = lesson { { knobs(props) } }
        </div>
    }
}

/// The program whose text is shown: the chosen one; for a run from elsewhere the one with the same text.
fn shown(props: &LessonProps) -> Option<usize> {
    let LessonProps { link, program, drafts, picture, .. } = props;
    let count = link.lesson.programs().len();
    let Some(beside) = program.checked_sub(count) else { return Some(*program) };
    let Some(text) = picture.as_ref().and_then(|picture| picture.text.as_ref()) else {
        return Some(beside.min(count - 1));
    };
    drafts.texts(link.lesson).iter().position(|own| own == text)
}

/// The text of a run from elsewhere, to read.
fn foreign(props: &LessonProps) -> Html {
    let text = props.picture.as_ref().and_then(|picture| picture.text.clone()).unwrap_or_default();
    let line = |(index, line): (usize, &str)| {
        html! {
            <span key={index} class="line">
                <span class="number" aria-hidden="true">{ index + 1 }</span>
                <span class="text">{ line.to_owned() }</span>
            </span>
        }
    };
    html! {
        <div class="card code">
            <pre class="source" role="group" tabindex="0" aria-label="Source"><code>
                { for text.lines().enumerate().map(line) }
            </code></pre>
        </div>
    }
}

/// One click leads to the same idea in the other language.
fn twin(lesson: Lesson, dispatcher: &UseReducerDispatcher<State>) -> Html {
    let Some(twin) = lesson.twin() else { return Html::default() };
    let link = Link::of(twin);
    let href = format!("#{link}");
    let follow = {
        let dispatcher = dispatcher.clone();
        // A frame without an address of its own would go astray with the reference.
        Callback::from(move |event: MouseEvent| {
            if event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                event.prevent_default();
                dispatcher.dispatch(Action::Follow(link.clone(), Vec::new()));
            }
        })
    };
    html! { <>{ " " }<a class="twin" {href} onclick={follow}>{ format!("The same idea in {}", twin.language()) }</a></> }
}

fn source(story: &'static Story, props: &LessonProps) -> Html {
    let LessonProps { program, picture, instant, .. } = props;
    html! { <Source story={story.id} program={*program} picture={picture.clone()} instant={*instant} /> }
}

fn knobs(props: &LessonProps) -> Html {
    let LessonProps { link, run, dispatcher, .. } = props;
    html! {
        <div class="knobs">
            { for link.knobs.iter().map(|(knob, value)| html! {
                <KnobView key={knob.id} id={knob.id} {value} link={link.clone()} run={run.clone()}
                    dispatcher={dispatcher.clone()} />
            }) }
        </div>
    }
}

fn editor(lesson: &'static PythonLesson, props: &LessonProps) -> Html {
    let LessonProps { program, drafts, picture, refusal, instant, errand, readonly, dispatcher, .. } = props;
    let Some(own) = lesson.programs.get(*program) else { return Html::default() };
    let text = drafts.text(lesson, *program);
    let label = if lesson.programs.len() > 1 { format!("Program: {}", own.name) } else { "Program".to_owned() };
    // What is known of a run is known of the text that ran.
    let picture = picture.clone().filter(|picture| picture.text.as_ref() == Some(&text));
    let complaints = complaints_about(refusal.as_ref(), *program, &text);
    html! {
        <Editor
            key={Drafts::key(lesson, *program)} {label} program={*program} {text} original={drafts.original(lesson, *program)} {picture}
            instant={*instant} {complaints} errand={*errand} readonly={*readonly} dispatcher={dispatcher.clone()}
        />
    }
}

#[derive(Properties, PartialEq)]
struct SourceProps {
    story: &'static str,
    program: usize,
    picture: Option<Picture>,
    instant: Instant,
}

/// The lines of a story's program, cut out once.
#[component]
fn Source(props: &SourceProps) -> Html {
    let SourceProps { story, program, picture, instant } = props;
    let lines = use_memo((*story, *program), |&(story, index)| {
        let story = crate::story::find(story);
        let program = story.and_then(|story| Some((story, story.programs.get(index)?)));
        program.map(|(story, program)| story.source(program)).unwrap_or_default()
    });
    html! { <SourceView {lines} picture={picture.clone()} instant={*instant} /> }
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
