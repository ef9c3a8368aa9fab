//! The hook that keeps files from visit to visit, in the browser's private file system where there is one.

use std::rc::Rc;

use yew::prelude::*;

use super::picture::Picture;
use super::shelf::Shelf;
use super::state::{Action, State};
use crate::browser::{keep_files, recall_files, spawn_local};

/// The reader's files, and what programs left.
const GIVEN: &str = "given";
const LEFT: &str = "left";

/// Where files are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keeping {
    /// That isn't known yet.
    Asking,
    /// In the private file system, too.
    Private,
    /// In memory only: a reload ends them.
    MemoryOnly,
}

/// What is kept.
pub(super) struct Kept {
    pub(super) keeping: Keeping,
    /// What the programs of an earlier visit wrote; none as soon as there are programs again.
    pub(super) left: Shelf,
    /// Removes one of those.
    pub(super) forget: Callback<String>,
}

/// Keeps the reader's files and those of programs that have ended, and brings them back on the next visit; unless the page
/// is `framed`: then they are none of its business.
#[hook]
pub(super) fn use_kept_files(
    framed: bool,
    given: &Shelf,
    pictures: &[Picture],
    dispatcher: &UseReducerDispatcher<State>,
) -> Kept {
    let keeping = use_state_eq(|| Keeping::Asking);
    let left = use_state_eq(Shelf::default);
    {
        let (keeping, left, dispatcher) = (keeping.clone(), left.clone(), dispatcher.clone());
        use_effect_with(framed, move |&framed| {
            if framed {
                return keeping.set(Keeping::MemoryOnly);
            }
            spawn_local(async move {
                let recalled = (recall_files(GIVEN).await, recall_files(LEFT).await);
                let (Some(given), Some(files)) = recalled else {
                    keeping.set(Keeping::MemoryOnly);
                    return;
                };
                for (path, bytes) in given {
                    dispatcher.dispatch(Action::Give(path, bytes));
                }
                left.set(files.into_iter().collect());
                keeping.set(Keeping::Private);
            });
        });
    }
    use_effect_with((*keeping, given.clone()), |(keeping, given)| keep(*keeping, GIVEN, [given]));
    let written: Vec<Shelf> = pictures.iter().map(|picture| picture.written.clone()).collect();
    let is_over = pictures.iter().all(|picture| picture.over);
    let shown = if pictures.is_empty() { (*left).clone() } else { Shelf::default() };
    use_effect_with((*keeping, (*left).clone(), written, is_over), |(keeping, left, written, is_over)| {
        if written.is_empty() {
            keep(*keeping, LEFT, [left]);
        } else if *is_over {
            keep(*keeping, LEFT, written);
        }
    });
    let forget = Callback::from({
        let left = left.clone();
        move |path: String| {
            let mut rest = (*left).clone();
            rest.take_off(&path);
            left.set(rest);
        }
    });
    Kept { keeping: *keeping, left: shown, forget }
}

fn keep<'a>(keeping: Keeping, area: &'static str, shelves: impl IntoIterator<Item = &'a Shelf>) {
    if keeping == Keeping::Private {
        let files = shelves.into_iter().flat_map(Shelf::files);
        keep_files(area, files.map(|(path, bytes)| (path.to_owned(), Rc::clone(bytes))));
    }
}
