//! The page as a whole: one reducer, one hook with effects, and the components below.

use yew::prelude::*;

use super::at_instant::AtInstant;
use super::drafts::Drafts;
use super::files_panel::FilesPanel;
use super::findings_panel::FindingsPanel;
use super::header::Header;
use super::inspector::Inspector;
use super::lesson::LessonView;
use super::link::Link;
use super::output::{Output, OutputProps};
use super::program_view::ProgramView;
use super::state::{Action, Last, State, Theme, on};
use super::transcript_table::TranscriptTable;
use super::use_session::use_session;
use super::visitors_panel::VisitorsPanel;
use crate::browser::{
    forget, fragment, on_fragment_change, on_run_keys, prefers_dark, recall, remember, replace_fragment, set_theme,
};
use crate::story::Lesson;

fn first_state() -> State {
    let (link, complaints) = Link::parse(&fragment());
    let theme = recall("theme").and_then(|name| match name.as_str() {
        "light" => Some(Theme::Light),
        "dark" => Some(Theme::Dark),
        _ => None,
    });
    State::new(link, Drafts::recalled(recall), complaints, theme)
}

/// The page.
#[component]
pub fn App() -> Html {
    let state = use_reducer(first_state);
    let controls = use_session(&state);
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
                let (link, complaints) = Link::parse(&fragment());
                dispatcher.dispatch(Action::Follow(link, complaints));
            });
            move || drop(listener)
        });
    }
    use_effect_with(state.link.clone(), |link| {
        if *link != Link::default() || !fragment().is_empty() {
            replace_fragment(&link.to_string());
        }
    });
    use_effect_with(state.theme, |theme| {
        let name = theme.map(|theme| if theme == Theme::Dark { "dark" } else { "light" });
        set_theme(name);
        if let Some(name) = name {
            remember("theme", name);
        }
    });

    use_effect_with((state.link.lesson, state.program, state.drafts.clone()), |(lesson, program, drafts)| {
        if let Lesson::Python(lesson) = lesson {
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

    let picture = state.picture().cloned();
    let instant = picture.as_ref().map(|picture| state.instant(picture)).unwrap_or_default();
    let dark = state.theme.map_or_else(prefers_dark, |theme| theme == Theme::Dark);
    // On one clock the instant is one for all programs; while one of them runs there is none but now.
    let over = state.pictures().iter().all(|picture| picture.over);
    let cursor = state.cursor.or(over.then_some(instant));
    let dispatcher = state.dispatcher();
    let names = state.link.lesson.programs();
    let programs = names.iter().enumerate().map(|(index, name)| {
        let chosen = index == state.program;
        html! {
            <ProgramView
                key={index} {index} programs={names.len()} name={*name} picture={state.pictures().get(index).cloned()}
                refusal={state.refusal().map(|refusal| refusal.verdict(index))} {chosen}
                task={state.task.filter(|_| chosen)} cursor={cursor} view={state.view} {dark}
                dispatcher={dispatcher.clone()}
            />
        }
    });
    // Who writes a program looks for its output right below it.
    let is_python = matches!(state.link.lesson, Lesson::Python(_));
    let output = if state.last == Last::Nothing {
        Html::default()
    } else {
        let props = OutputProps::new(state.pictures(), state.refusal(), names.clone(), dispatcher.clone());
        html! { <Output ..props /> }
    };
    html! {
        <>
            <Header
                link={state.link.clone()} run_state={state.run_state()} rung={state.rung} {dark}
                controls={controls.clone()} dispatcher={dispatcher.clone()}
            />
            if !state.notices.is_empty() {
                <div class="notices" role="alert">
                    <div>{ for state.notices.iter().map(|notice| html! { <p>{ notice }</p> }) }</div>
                    <button onclick={on(&dispatcher, || Action::Dismiss)}>{ "Understood" }</button>
                </div>
            }
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
                    <div class="card programs">
                        { for programs }
                        <Legend />
                    </div>
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
                        <TranscriptTable {picture} />
                    }
                </div>
            </main>
        </>
    }
}

/// What the colours and patterns mean.
#[component]
fn Legend() -> Html {
    let entry = |class: &'static str, text: &'static str| {
        html! { <span class="entry"><span class={classes!("swatch", class)} aria-hidden="true"></span>{ text }</span> }
    };
    html! {
        <div class="legend" role="group" aria-label="Legend">
            { entry("running", "running") }
            { entry("awaiting", "awaiting") }
            { entry("ready", "ready, but someone holds the thread") }
            { entry("blocking", "blocking") }
            <span class="hint">{ "wheel or + − zooms, drag moves, ← → scrubs" }</span>
        </div>
    }
}
