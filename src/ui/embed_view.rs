//! The page in a frame of someone else's page: Run and what it shows, and nothing else that takes room.

use yew::prelude::*;

use super::beside::fragment_of;
use super::drafts::Drafts;
use super::files_panel::FilesPanel;
use super::findings_panel::FindingsPanel;
use super::header::Header;
use super::lesson::{LessonProps, code_card};
use super::link::Link;
use super::parts;
use super::state::{Last, State};
use super::use_session::Controls;
use super::visitors_panel::VisitorsPanel;
use crate::browser::address_at;
use crate::embed::{Settings, View};

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
                whole={html! { <Whole link={state.link.clone()} drafts={state.drafts.clone()} /> }} controls={controls.clone()} dispatcher={dispatcher.clone()}
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
                        framed=true given={state.given.clone()} pictures={state.pictures().to_vec()}
                        dispatcher={dispatcher.clone()}
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

#[derive(Properties, PartialEq)]
struct WholeProps {
    link: Link,
    drafts: Drafts,
}

/// The way to the same as a page of its own. A component, so that the address is made only when it changes.
#[component]
fn Whole(props: &WholeProps) -> Html {
    let address = address_at(&fragment_of(&props.link, &props.drafts, None));
    html! { <a class="whole" href={address} target="_blank" rel="noopener">{ "Open in Loopscope" }</a> }
}
