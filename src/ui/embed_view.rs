//! The page in a frame of someone else's page: Run and what it shows, and nothing else that takes room.

use yew::prelude::*;

use super::files_panel::FilesPanel;
use super::findings_panel::FindingsPanel;
use super::header::Header;
use super::lesson::{LessonProps, code_card};
use super::parts;
use super::state::{Last, State};
use super::use_session::Controls;
use super::visitors_panel::VisitorsPanel;
use crate::browser::{address_at, encoded};
use crate::embed::{Settings, View};
use crate::story::Lesson;

/// The page as it looks in a frame.
pub(super) fn page(state: &UseReducerHandle<State>, settings: Settings, controls: &Controls) -> Html {
    let Settings { view, readonly, .. } = settings;
    let dispatcher = state.dispatcher();
    let (code, timelines) = (view != View::Timeline, view != View::Code);
    let lesson = LessonProps {
        link: state.link.clone(),
        program: state.program,
        drafts: state.drafts.clone(),
        picture: state.picture().cloned(),
        refusal: state.refusal().cloned(),
        instant: parts::instant(state),
        errand: state.errand,
        readonly,
        run: controls.run.clone(),
        dispatcher: dispatcher.clone(),
    };
    let ran = matches!(state.last, Last::Run(_));
    html! {
        <div class={classes!("embed", view.name())}>
            <Header
                link={state.link.clone()} run_state={state.run_state()} rung={state.rung} dark={parts::is_dark(state)}
                whole={address_at(&fragment(state))} controls={controls.clone()} dispatcher={dispatcher.clone()}
            />
            { parts::notices(state, &dispatcher) }
            <main>
                if code {
                    { code_card(&lesson) }
                }
                if timelines {
                    <h2 class="unseen">{ "Timelines" }</h2>
                    { parts::programs(state, &dispatcher) }
                }
                if timelines && state.serves() {
                    <VisitorsPanel
                        link={state.link.clone()} pictures={state.pictures().to_vec()} cursor={state.cursor}
                        dispatcher={dispatcher.clone()}
                    />
                }
                if code && state.has_files() {
                    <FilesPanel
                        given={state.given.clone()} pictures={state.pictures().to_vec()} dispatcher={dispatcher.clone()}
                    />
                }
                if code && state.last != Last::Nothing {
                    <div class={classes!("under", ran.then_some("two"))}>
                        { parts::output(state, &dispatcher) }
                        if ran { <FindingsPanel pictures={state.pictures().to_vec()} dispatcher={dispatcher.clone()} /> }
                    </div>
                }
            </main>
        </div>
    }
}

/// The longest programs that go into an address, in bytes: it is made anew with each frame.
const LONGEST: usize = 100_000;

/// The fragment of the same as a page of its own.
fn fragment(state: &State) -> String {
    let link = state.link.to_string();
    let Lesson::Python(lesson) = state.link.lesson else { return link };
    let changed = (0..lesson.programs.len()).any(|index| state.drafts.is_own(lesson, index));
    let texts = state.drafts.texts(state.link.lesson);
    if !changed || texts.iter().map(|text| text.len()).sum::<usize>() > LONGEST {
        return link;
    }
    texts.iter().fold(link, |link, text| format!("{link}&program={}", encoded(text)))
}
