//! The menu "Share": links, embeds, files of the last run; and runs from files.

use yew::prelude::*;

use super::beside::{fragment_of, lesson_of, pictures_of, recording_of, too_many};
use super::parts::is_dark;
use super::picture::Picture;
use super::state::{Action, State, on};
use crate::browser::dom::{Element, HtmlInputElement, HtmlSelectElement};
use crate::browser::{address_at, copy, focus, mark_run, png, receive, save, spawn_local};
use crate::export::{
    Embed, Example, Look, Poster, Still, Subject, Tool, chrome_trace, fingerprint, from_file, poster, tasks_csv,
    to_json, transcript_text,
};
use crate::model::Run;
use crate::story::Place;

/// What came of the last click.
#[derive(Clone, Default, PartialEq)]
struct Said {
    text: String,
    /// What the clipboard did not take, or what goes with a picture: the reader takes it by hand.
    by_hand: Option<String>,
}

/// What a run can be saved as.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Trace,
    Json,
    Svg,
    Png,
    Transcript,
    Table,
    DevTools,
}

const FORMS: [(Form, &str, &str); 7] = [
    (Form::Trace, "Trace", "for Perfetto and speedscope"),
    (Form::Json, "Recording", "Loopscope’s own JSON: opens here again"),
    (Form::Svg, "Poster", "SVG, light and dark"),
    (Form::Png, "Picture", "PNG"),
    (Form::Transcript, "Transcript", "text"),
    (Form::Table, "Tasks", "CSV"),
    (Form::DevTools, "Marks", "in this browser’s Performance panel"),
];

#[derive(Properties)]
pub(super) struct ShareProps {
    /// Whether there is a run, and it has ended.
    pub(super) finished: bool,
    /// Read at a click only: a handle shows the state as it is then.
    pub(super) state: UseReducerHandle<State>,
}

impl PartialEq for ShareProps {
    /// The frames of a run that goes on change nothing here.
    fn eq(&self, other: &Self) -> bool {
        self.finished == other.finished
    }
}

#[component]
pub(super) fn Share(props: &ShareProps) -> Html {
    let ShareProps { finished, state } = props;
    let said = use_state(Said::default);
    let tool = use_state(|| Tool::Html);
    let hand = {
        let said = said.clone();
        move |text: String, done: String| {
            let said = said.clone();
            spawn_local(async move {
                let copied = copy(&text).await;
                said.set(if copied {
                    Said { text: done, by_hand: None }
                } else {
                    Said {
                        text: format!("The clipboard is closed to this page: copy it from here. Then: {done}"),
                        by_hand: Some(text),
                    }
                });
            });
        }
    };
    let copy_link = {
        let (state, hand) = (state.clone(), hand.clone());
        Callback::from(move |_: MouseEvent| {
            hand(address_at(&fragment_of(&state.link, &state.drafts, None)), "The link is copied.".to_owned());
        })
    };
    let copy_run = {
        let (state, hand, said) = (state.clone(), hand.clone(), said.clone());
        Callback::from(move |_: MouseEvent| match recording_of(&state) {
            Ok(recording) => {
                let link = address_at(&fragment_of(&state.link, &state.drafts, Some(recording)));
                let done = if link.len() > 32_000 {
                    "The link is copied. It is long: some programs cut such links off."
                } else {
                    "The link is copied: who opens it sees this run at once."
                };
                hand(link, done.to_owned());
            }
            Err(why) => said.set(Said { text: why, by_hand: None }),
        })
    };
    let copy_embed = {
        let (state, tool, hand) = (state.clone(), *tool, hand.clone());
        Callback::from(move |_: MouseEvent| hand(snippet(&state, tool, None), format!("Copied. {}", tool.once())))
    };
    let copy_with_poster = {
        let (state, tool) = (state.clone(), *tool);
        Callback::from(move |_: MouseEvent| {
            let (file, Poster { svg, alt, .. }) = poster_of(&state);
            save(&file, svg.as_bytes());
            let changed = if shows_what_ran(&state) { "" } else { " It shows the run before your last change." };
            let (place, once) = (tool.poster_place(), tool.once());
            let done = format!("Copied, and the poster is saved as {file}: put it {place}.{changed} {once}");
            hand(snippet(&state, tool, Some(Still { file: &file, alt: &alt })), done);
        })
    };
    let choose_tool = {
        let tool = tool.clone();
        Callback::from(move |event: Event| {
            let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            tool.set(Tool::ALL.get(usize::try_from(index).unwrap_or_default()).copied().unwrap_or(Tool::Html));
        })
    };
    let save_as = |form: Form| {
        let (state, said) = (state.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            let (state, said) = (state.clone(), said.clone());
            spawn_local(async move {
                let saved = save_run(&state, form).await;
                said.set(saved.unwrap_or_else(|why| Said { text: why, by_hand: None }));
            });
        })
    };
    let open = opened(&state.dispatcher());
    let keep = on::<MouseEvent>(&state.dispatcher(), || Action::Keep);
    let form = |&(form, name, what): &(Form, &'static str, &'static str)| {
        html! { <li><button disabled={!*finished} onclick={save_as(form)}>{ name }</button>{ " " }<span>{ what }</span></li> }
    };
    let by_hand = said.by_hand.clone();
    let menu = use_node_ref();
    let onkeydown = {
        let menu = menu.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(menu) = menu.cast::<Element>().filter(|_| event.key() == "Escape") {
                // Where it can't be closed it stays open.
                let _ = menu.remove_attribute("open");
                focus("share");
            }
        })
    };
    html! {
        <details class="menu" ref={menu} {onkeydown}>
            <summary id="share">{ "Share" }</summary>
            <div class="menu-body" role="group" aria-label="Share">
                <h2>{ "Link" }</h2>
                <p>
                    <button onclick={copy_link}>{ "Copy link" }</button>{ " " }
                    <button disabled={!*finished} onclick={copy_run}>{ "Copy link with this run" }</button>
                </p>
                <h2>{ "Embed" }</h2>
                <p>
                    <select aria-label="Documentation tool" onchange={choose_tool}>
                        { for Tool::ALL.iter().map(|own| html! { <option selected={*own == *tool}>{ own.name() }</option> }) }
                    </select>{ " " }
                    <button onclick={copy_embed}>{ "Copy embed" }</button>{ " " }
                    <button disabled={!*finished} onclick={copy_with_poster}>{ "Copy embed, save its poster" }</button>
                </p>
                <h2>{ "Save the run" }</h2>
                <ul>{ for FORMS.iter().map(form) }</ul>
                <h2>{ "Compare" }</h2>
                <p>
                    <button disabled={!*finished} onclick={keep}>{ "Keep this run" }</button>{ " " }
                    <label class="choose">
                        { "or open one: " }
                        <input type="file" accept=".json,application/json" aria-label="Open a run" onchange={open} />
                    </label>
                </p>
                <p class="said" role="status">{ said.text.clone() }</p>
                if let Some(text) = by_hand {
                    <textarea readonly=true aria-label="To copy" value={text} />
                }
            </div>
        </details>
    }
}

/// Opens the files that were chosen, beside what is there.
fn opened(dispatcher: &UseReducerDispatcher<State>) -> Callback<Event> {
    let dispatcher = dispatcher.clone();
    Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let dispatcher = dispatcher.clone();
        receive(input.files(), move |name, bytes| match from_file(&name, &bytes) {
            Ok(recording) => {
                if let Some(notice) = too_many(&recording) {
                    dispatcher.dispatch(Action::Notice(notice));
                }
                dispatcher.dispatch(Action::Beside(pictures_of(recording, "opened")));
            }
            Err(why) => dispatcher.dispatch(Action::Notice(why.to_string())),
        });
        // The same file may be chosen again.
        input.set_value("");
    })
}

/// What an author pastes to have what is shown in a page.
fn snippet(state: &State, tool: Tool, still: Option<Still<'_>>) -> String {
    let lesson = state.link.lesson;
    let (id, texts) = (lesson_of(&state.link), state.drafts.texts(lesson));
    let texts: Vec<&str> = texts.iter().map(AttrValue::as_str).collect();
    let is_written = state.is_own() || state.drafts.differ(lesson);
    let example = if is_written { Example::Programs(&texts) } else { Example::Lesson(&id) };
    tool.snippet(&Embed { example, on_page: state.link.place == Place::Page, still })
}

/// Whether the programs are still those that ran.
fn shows_what_ran(state: &State) -> bool {
    let texts = state.drafts.texts(state.link.lesson);
    let ran = |(picture, text): (&Picture, &AttrValue)| picture.text.as_ref().is_none_or(|ran| ran == text);
    state.pictures().iter().zip(&texts).all(ran)
}

/// The poster of the last run, and the name of its file.
fn poster_of(state: &State) -> (String, Poster) {
    let poster = with_subjects(state, |all| poster(state.link.lesson.title(), all, Look::Both));
    (file_name(state, "svg"), poster)
}

/// The name of a file of the run. Programs of one's own have names of their own, so that two can lie in one folder.
fn file_name(state: &State, ending: &str) -> String {
    let lesson = state.link.lesson;
    let id = lesson.id();
    if state.is_own() || state.drafts.differ(lesson) {
        let texts = state.drafts.texts(lesson);
        return format!("loopscope-{id}-{:06x}.{ending}", fingerprint(texts.iter().map(AttrValue::as_str)));
    }
    format!("loopscope-{id}.{ending}")
}

/// Saves the last run, or marks it; says what was done.
async fn save_run(state: &State, form: Form) -> Result<Said, String> {
    let name = |ending: &str| file_name(state, ending);
    let title = state.link.lesson.title();
    let mut by_hand = None;
    let (name, bytes) = match form {
        Form::Json => (name("json"), to_json(&recording_of(state)?).into_bytes()),
        Form::DevTools => return Ok(Said { text: mark(state.pictures()), by_hand }),
        Form::Trace => (name("trace.json"), with_subjects(state, |all| chrome_trace(title, all)).into_bytes()),
        Form::Transcript => (name("txt"), with_subjects(state, transcript_text).into_bytes()),
        Form::Table => (name("csv"), with_subjects(state, tasks_csv).into_bytes()),
        Form::Svg => {
            let (file, Poster { svg, alt, .. }) = poster_of(state);
            by_hand = Some(Still { file: &file, alt: &alt }.image());
            (file, svg.into_bytes())
        }
        Form::Png => {
            let look = if is_dark(state) { Look::Dark } else { Look::Light };
            let Poster { svg, width, height, alt } = with_subjects(state, |all| poster(title, all, look));
            by_hand = Some(Still { file: &name("png"), alt: &alt }.image());
            (name("png"), png(&svg, width, height).await?)
        }
    };
    save(&name, &bytes);
    let text = match by_hand {
        Some(_) => format!("Saved as {name}. To have it in a page, with words for those who don’t see it:"),
        None => format!("Saved as {name}."),
    };
    Ok(Said { text, by_hand })
}

fn with_subjects<T>(state: &State, make: impl FnOnce(&[Subject<'_>]) -> T) -> T {
    let runs: Vec<_> = state.pictures().iter().map(|picture| (picture.name.clone(), picture.run())).collect();
    let subjects: Vec<Subject<'_>> = runs.iter().map(|(name, run)| Subject { name, run: &**run as &Run }).collect();
    make(&subjects)
}

fn mark(pictures: &[Picture]) -> String {
    let marks = |picture: &Picture| mark_run(&picture.name, &picture.run(), picture.began.unwrap_or_default());
    match pictures.iter().map(marks).sum::<usize>() {
        0 => "This browser takes no marks.".to_owned(),
        count => format!("{count} stretches are marked: record a profile, or look at performance.getEntries()."),
    }
}
