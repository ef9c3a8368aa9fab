//! The page as a whole: one reducer, its effects, and the components below.

use yew::prelude::*;

use super::arrival::Arrival;
use super::at_instant::AtInstant;
use super::beside::fragment_with;
use super::comparison::Comparison;
use super::drafts::Drafts;
use super::embed_view;
use super::files_panel::FilesPanel;
use super::findings_panel::FindingsPanel;
use super::header::Header;
use super::inspector::Inspector;
use super::lesson::LessonView;
use super::parts;
use super::share::Share;
use super::state::{Action, RunState, State};
use super::transcript_table::TranscriptTable;
use super::use_host::use_host;
use super::use_session::{Controls, use_session};
use super::visitors_panel::VisitorsPanel;
use crate::browser::{
    forget, fragment, keep_in_tab, on_fragment_change, on_run_keys, recall, recall_in_tab, remember, replace_fragment,
    set_theme,
};
use crate::embed::Theme;
use crate::story::Lesson;

fn first_state() -> State {
    let arrival = Arrival::by_address(&fragment());
    // What the reader has written and chosen on this site is none of the business of a page that has it in a frame.
    let recall = |name: &str| if arrival.frame.is_some() { None } else { recall(name) };
    let theme = recall("theme").and_then(|name| match name.as_str() {
        "light" => Some(Theme::Light),
        "dark" => Some(Theme::Dark),
        _ => None,
    });
    let mut state = State::new(arrival.link.clone(), Drafts::recalled(recall), Vec::new(), theme);
    state.load(arrival);
    state.recall_changes(recall_in_tab);
    state
}

/// The page.
#[component]
pub fn App() -> Html {
    let state = use_reducer(first_state);
    let controls = use_session(&state);
    use_host(&state, &controls);
    {
        let (run, link) = (controls.run.clone(), state.link.clone());
        // A first visit begins with the flagship, running.
        use_effect_with((), move |()| {
            if fragment().is_empty() {
                run.emit(link);
            }
        });
    }
    {
        let dispatcher = state.dispatcher();
        use_effect_with((), move |()| {
            let listener = on_fragment_change(move || {
                dispatcher.dispatch(Action::Load(Arrival::by_address(&fragment())));
                dispatcher.dispatch(Action::Recall(recall_in_tab));
            });
            move || drop(listener)
        });
    }
    let lent = state.lent();
    use_effect_with((state.link.clone(), state.is_the_readers(), lent), |(link, is_the_readers, lent)| {
        let says_something = *link != super::link::Link::default() || !fragment().is_empty();
        // An address that brought a run keeps it, so that a reload shows it again, until something is chosen.
        let brought = Arrival::by_address(&fragment());
        let still_says_it = brought.recording.is_some() && brought.link == *link;
        if *is_the_readers && says_something && !still_says_it {
            replace_fragment(&link.to_string());
        }
        // Somebody else's programs stand in the address, so that a reload shows them again, whatever was chosen meanwhile.
        if let Some(lent) = lent.as_ref().filter(|lent| **lent != brought.programs || *link != brought.link) {
            replace_fragment(&fragment_with(link, lent));
        }
    });
    use_effect_with((state.drafts.clone(), state.frame.is_some()), |(drafts, framed)| {
        for (name, text) in drafts.changes().iter().filter(|_| !framed) {
            keep_in_tab(name, text.as_deref());
        }
    });
    // Not an effect: those of the components below, which read colours to paint with, come before one of ours.
    let theme = use_memo(state.theme, |theme| {
        let name = theme.map(|theme| if theme == Theme::Dark { "dark" } else { "light" });
        set_theme(name);
        name
    });
    use_effect_with((theme, state.frame.is_some()), |(theme, framed)| {
        if let Some(name) = theme.filter(|_| !framed) {
            remember("theme", name);
        }
    });
    let kept = state.is_the_readers().then(|| (state.link.lesson, state.program, state.drafts.clone()));
    use_effect_with(kept, |kept| {
        if let Some((Lesson::Python(lesson), program, drafts)) = kept {
            let key = Drafts::key(lesson, *program);
            match drafts.memorable(lesson, *program) {
                Some(text) => remember(&key, &text),
                None => forget(&key),
            }
        }
    });
    use_effect_with((state.link.clone(), controls.run.clone()), |(link, run)| {
        let (link, run) = (link.clone(), run.clone());
        let listener = on_run_keys(move || run.emit(link.clone()));
        move || drop(listener)
    });
    match state.frame {
        Some(settings) => embed_view::page(&state, settings, &controls),
        None => page(&state, &controls),
    }
}

/// The page as a page of its own.
fn page(state: &UseReducerHandle<State>, controls: &Controls) -> Html {
    let (picture, instant) = (state.picture().cloned(), parts::instant(state));
    let dispatcher = state.dispatcher();
    // Who writes a program looks for its output right below it.
    let is_python = matches!(state.link.lesson, Lesson::Python(_));
    let output = parts::output(state, &dispatcher);
    let all = state.all_pictures();
    let finished = !state.pictures().is_empty() && state.run_state() != RunState::Running;
    html! {
        <>
            <Header
                link={state.link.clone()} run_state={state.run_state()} rung={state.rung} dark={parts::is_dark(state)}
                controls={controls.clone()} dispatcher={dispatcher.clone()}
                share={html! { <Share {finished} state={state.clone()} /> }}
            />
            { parts::notices(state, &dispatcher) }
            <main>
                <div class="left">
                    <LessonView
                        link={state.link.clone()} program={state.program} drafts={state.drafts.clone()}
                        picture={picture.clone()} refusal={state.refusal().cloned()} {instant} errand={state.errand}
                        run={controls.run.clone()} dispatcher={dispatcher.clone()}
                    />
                    if is_python { { output.clone() } }
                </div>
                <div class="stage">
                    { parts::programs(state, &dispatcher) }
                    if state.has_files() {
                        <FilesPanel
                            given={state.given.clone()} pictures={state.pictures().to_vec()}
                            dispatcher={dispatcher.clone()}
                        />
                    }
                    if state.serves() {
                        <VisitorsPanel
                            link={state.link.clone()} pictures={state.pictures().to_vec()} cursor={state.cursor}
                            dispatcher={dispatcher.clone()}
                        />
                    }
                    if let Some(picture) = picture {
                        <div class={classes!("under", is_python.then_some("two"))}>
                            <div class="card">
                                <AtInstant picture={picture.clone()} {instant} program={state.program}
                                    dispatcher={dispatcher.clone()} />
                                if let Some(task) = state.task {
                                    <Inspector picture={picture.clone()} {task} {instant} />
                                }
                            </div>
                            <FindingsPanel pictures={state.pictures().to_vec()} dispatcher={dispatcher.clone()} />
                            if !is_python { { output } }
                        </div>
                        if all.len() > 1 && all.iter().all(|picture| picture.over) {
                            <Comparison pictures={all} />
                        }
                        <TranscriptTable {picture} />
                    }
                </div>
            </main>
        </>
    }
}
