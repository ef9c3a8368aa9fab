//! The editor of a Python program: a text area with its colours, line numbers and marks in a layer below.
//!
//! The text area is the browser's own: undo, input methods and screen readers work as everywhere. Its letters are
//! transparent, and the layer shows the same letters in colours, in the same places.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use super::editing::{self, Edited};
use super::highlight_python::{Within, highlight_python};
use super::order::Complaint;
use super::picture::Picture;
use super::source_view::{pill, standing};
use super::state::{Action, State};
use crate::browser::dom::HtmlTextAreaElement;
use crate::browser::{focus_where_it_is, replace, reveal, select, selection};
use crate::model::State as TaskState;
use crate::model::Text;
use crate::time::Instant;

#[derive(Properties, PartialEq)]
pub(super) struct EditorProps {
    /// What it is called.
    pub(super) label: String,
    /// Which program of the lesson it is.
    pub(super) program: usize,
    /// What stands in it.
    pub(super) text: AttrValue,
    /// What stood in it at first.
    pub(super) original: AttrValue,
    /// The run of this very text, if there is one.
    pub(super) picture: Option<Picture>,
    pub(super) instant: Instant,
    /// What is wrong with this very text.
    pub(super) complaints: Vec<Complaint>,
    /// The line to which the caret is to go.
    pub(super) errand: Option<u32>,
    /// Whether it may only be read.
    pub(super) readonly: bool,
    pub(super) dispatcher: UseReducerDispatcher<State>,
}

#[component]
pub(super) fn Editor(props: &EditorProps) -> Html {
    let EditorProps { label, program, text, original, picture, instant, complaints, errand, readonly, dispatcher } =
        props;
    let readonly = *readonly;
    let area = use_node_ref();
    // Behind Escape, Tab does what it does everywhere: it leaves.
    let leaving = use_mut_ref(|| false);
    let write = {
        let (dispatcher, program) = (dispatcher.clone(), *program);
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            dispatcher.dispatch(Action::Write(program, text.into()));
        })
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let Some(edit) = key(&event, &leaving).filter(|_| !readonly) else { return };
        event.prevent_default();
        let area = event.target_unchecked_into::<HtmlTextAreaElement>();
        let text = area.value();
        let (start, end) = selection(&area);
        apply(&area, &text, &edit(&text, editing::byte(&text, start)..editing::byte(&text, end)));
    });
    let reset = {
        let (area, original) = (area.clone(), original.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                let text = area.value();
                apply(&area, &text, &Edited { text: original.to_string(), selection: 0..0 });
            }
        })
    };
    {
        let (area, text, dispatcher) = (area.clone(), text.clone(), dispatcher.clone());
        use_effect_with(*errand, move |errand| {
            let Some(line) = *errand else { return };
            if let Some(element) = area.cast::<HtmlTextAreaElement>() {
                let place = editing::units(&text, editing::line_place(&text, line));
                focus_where_it_is(&area);
                select(&element, place, place);
                reveal(&line_id(line));
            }
            dispatcher.dispatch(Action::Arrived);
        });
    }
    let lines = use_memo(text.clone(), |text| lines(text));
    let standing = picture.as_ref().map(|picture| standing(picture, *instant)).unwrap_or_default();
    html! {
        <>
            <div class="editor source">
                <div class="layer">
                    { for lines.iter().zip(1..).map(|((text, within), number)| {
                        let here = standing.get(&number).cloned().unwrap_or_default();
                        let wrong: Vec<String> = complaints
                            .iter()
                            .filter(|complaint| complaint.line == number)
                            .map(ToString::to_string)
                            .collect();
                        html! { <Line key={number} {number} text={text.clone()} within={*within} {here} {wrong} /> }
                    }) }
                </div>
                <textarea
                    ref={area} aria-label={label.clone()} aria-describedby={(!readonly).then_some("editor-keys")}
                    value={text.clone()} {readonly}
                    aria-invalid={(!complaints.is_empty()).then_some("true")}
                    spellcheck="false" autocomplete="off" autocapitalize="off" autocorrect="off" wrap="off"
                    oninput={write} {onkeydown}
                />
            </div>
            if !readonly {
                <div class="editor-foot">
                    <button class="reset" onclick={reset} disabled={**text == **original}>{ "Reset" }</button>
                    <span id="editor-keys">
                        <kbd>{ "Ctrl" }</kbd>{ " " }<kbd>{ "Enter" }</kbd>{ " runs, " }
                        <kbd>{ "Esc" }</kbd>{ " " }<kbd>{ "Tab" }</kbd>{ " leaves" }
                    </span>
                </div>
            }
        </>
    }
}

type Edit = fn(&str, std::ops::Range<usize>) -> Edited;

/// What a key does that isn't the browser's business.
fn key(event: &KeyboardEvent, leaving: &std::cell::RefCell<bool>) -> Option<Edit> {
    let was_leaving = leaving.replace(event.key() == "Escape");
    let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing());
    match (event.key().as_str(), event.shift_key()) {
        // To hold Shift down is not yet to press something.
        ("Shift", _) => {
            leaving.replace(was_leaving);
            None
        }
        ("Tab", _) if was_leaving || !plain => None,
        ("Tab", false) => Some(editing::indent),
        ("Tab", true) => Some(editing::dedent),
        ("Enter", _) if plain => Some(editing::newline),
        _ => None,
    }
}

/// Makes the text area's text this, as if it were typed.
fn apply(area: &HtmlTextAreaElement, text: &str, edited: &Edited) {
    let (gone, come) = editing::change(text, &edited.text);
    if !gone.is_empty() || !come.is_empty() {
        replace(area, editing::units(text, gone.start), editing::units(text, gone.end), come);
    }
    let Edited { text, selection } = edited;
    select(area, editing::units(text, selection.start), editing::units(text, selection.end));
}

/// The lines, and what each begins in.
fn lines(text: &str) -> Vec<(AttrValue, Within)> {
    let mut within = Within::default();
    let line = |line: &str| {
        let before = within;
        within = highlight_python(line, within).1;
        (AttrValue::from(line.to_owned()), before)
    };
    text.split('\n').map(line).collect()
}

fn line_id(line: u32) -> String {
    format!("line-{line}")
}

#[derive(Properties, PartialEq)]
struct LineProps {
    number: u32,
    text: AttrValue,
    within: Within,
    here: BTreeMap<TaskState, Vec<Text>>,
    wrong: Vec<String>,
}

/// One line of the layer. A component of its own, so that only lines that have changed are drawn again.
#[component]
fn Line(props: &LineProps) -> Html {
    let LineProps { number, text, within, here, wrong } = props;
    let lit = here.keys().next().map(|state| state.name());
    let is_wrong = !wrong.is_empty();
    let pieces = highlight_python(text, *within).0;
    html! {
        <div id={line_id(*number)} class={classes!("line", lit, is_wrong.then_some("wrong"))}>
            if is_wrong {
                <span class="mark" role="note" aria-label={wrong.join("; ")} title={wrong.join("\n")}>{ "✗" }</span>
            }
            <span class="number" aria-hidden="true">{ *number }</span>
            <span class="text" aria-hidden="true">
                { for pieces.into_iter().map(|(token, text)| html! { <span class={token.class()}>{ text }</span> }) }
            </span>
            { for here.iter().map(|(state, names)| pill(*state, names)) }
        </div>
    }
}

/// Complaints of one program, if its text is still what it was when they were made.
pub(super) fn complaints_about(
    refusal: Option<&Rc<super::order::Refusal>>,
    program: usize,
    text: &str,
) -> Vec<Complaint> {
    let Some(refusal) = refusal.filter(|refusal| refusal.texts.get(program).is_some_and(|own| **own == *text)) else {
        return Vec::new();
    };
    refusal.complaints.iter().filter(|complaint| complaint.program == program).cloned().collect()
}
