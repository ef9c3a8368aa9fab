//! The hook that a page in a frame hears its host by, and tells it how it is.

use yew::prelude::*;

use super::arrival::Arrival;
use super::state::{Action, State};
use super::use_session::Controls;
use crate::browser::{Hearing, hear, tell, tell_runs, watch_height};
use crate::embed::{Command, Heard, Notice};

/// Obeys the page around this one, while this one is in a frame for it.
#[hook]
pub(super) fn use_host(state: &UseReducerHandle<State>, controls: &Controls) {
    {
        let (dispatcher, stop) = (state.dispatcher(), controls.stop.clone());
        use_effect_with(state.frame.is_some(), move |framed| {
            let connection = framed.then(|| {
                let hearing = hear(move |heard| obey(heard, &dispatcher, &stop));
                let height = watch_height(|height| tell(&Notice::Resize(height)));
                let runs = tell_runs();
                tell(&Notice::Ready);
                (hearing, height, runs)
            });
            move || drop::<Option<(Hearing, _, _)>>(connection)
        });
    }
    {
        // By now the state is what the wish was made in: what was loaded before it is there.
        let (run, link) = (controls.run.clone(), state.link.clone());
        use_effect_with(state.wishes, move |wishes| {
            if *wishes > 0 {
                run.emit(link);
            }
        });
    }
}

fn obey(heard: Heard, dispatcher: &UseReducerDispatcher<State>, stop: &Callback<()>) {
    match heard {
        Heard::Foreign => {}
        Heard::Wrong(why) => tell(&Notice::Refused(why)),
        Heard::Command(Command::Run) => dispatcher.dispatch(Action::Wish),
        Heard::Command(Command::Stop) => stop.emit(()),
        Heard::Command(Command::Load(load)) => {
            stop.emit(());
            dispatcher.dispatch(Action::Load(Arrival::by_message(load)));
        }
        Heard::Command(Command::Seek(at)) => dispatcher.dispatch(Action::Look(Some(at))),
        Heard::Command(Command::Theme(theme)) => dispatcher.dispatch(Action::Theme(theme)),
    }
}
