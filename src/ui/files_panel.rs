//! Files: the reader gives some to the programs, and takes what they wrote.

use std::rc::Rc;

use yew::prelude::*;

use super::picture::Picture;
use super::shelf::Shelf;
use super::state::{Action, State, on};
use super::use_kept_files::{Keeping, Kept, use_kept_files};
use crate::browser::dom::HtmlInputElement;
use crate::browser::{dropped, receive, save};

#[derive(Properties, PartialEq)]
pub(super) struct FilesProps {
    /// Whether the page is in a frame of someone else's.
    #[prop_or_default]
    pub(super) framed: bool,
    pub(super) given: Shelf,
    pub(super) pictures: Vec<Picture>,
    pub(super) dispatcher: UseReducerDispatcher<State>,
}

#[component]
pub(super) fn FilesPanel(props: &FilesProps) -> Html {
    let FilesProps { framed, given, pictures, dispatcher } = props;
    let take = {
        let dispatcher = dispatcher.clone();
        move |name: String, bytes: Vec<u8>| dispatcher.dispatch(Action::Give(format!("/{name}"), bytes))
    };
    let ondrop = {
        let take = take.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            receive(dropped(&event), take.clone());
        })
    };
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        receive(input.files(), take.clone());
        // The same file may be chosen again.
        input.set_value("");
    });
    let Kept { keeping, left, forget } = use_kept_files(*framed, given, pictures, dispatcher);
    // The next run finds what was given: a file that is kept is the reader's from then on.
    let give = |path: &str, bytes: &Rc<Vec<u8>>| {
        let (path, bytes) = (path.to_owned(), Rc::clone(bytes));
        Some(on(dispatcher, move || Action::Give(path.clone(), bytes.to_vec())))
    };
    let given_row = |(path, bytes): (&str, &Rc<Vec<u8>>)| {
        let (own, path) = (path.to_owned(), path.to_owned());
        let forget = on(dispatcher, move || Action::TakeBack(own.clone()));
        row(&path, bytes, "yours", None, Some(forget))
    };
    let written = pictures.iter().flat_map(|picture| {
        let by = picture.name.clone();
        picture.written.files().map(|(path, bytes)| row(path, bytes, &by, give(path, bytes), None)).collect::<Vec<_>>()
    });
    let left_row = |(path, bytes): (&str, &Rc<Vec<u8>>)| {
        let (own, forget) = (path.to_owned(), forget.clone());
        let forget = Callback::from(move |_: MouseEvent| forget.emit(own.clone()));
        row(path, bytes, "of an earlier visit", give(path, bytes), Some(forget))
    };
    html! {
        <section class="card files" aria-label="Files" {ondrop} {ondragover}>
            <h2>{ "Files " }<span class="count">{ whereabouts(keeping) }</span></h2>
            <ul class="file-list">
                { for given.files().map(given_row) }
                { for written }
                { for left.files().map(left_row) }
            </ul>
            <label class="choose">
                { "Drop files here for the program to find at /, or " }
                <input type="file" multiple=true aria-label="Choose files" {onchange} />
            </label>
        </section>
    }
}

fn whereabouts(keeping: Keeping) -> &'static str {
    match keeping {
        Keeping::Asking => "the disk’s slowness is modelled",
        Keeping::Private => "kept in this browser’s private file system; the disk’s slowness is modelled",
        Keeping::MemoryOnly => "in memory only: a reload ends them; the disk’s slowness is modelled",
    }
}

fn row(
    path: &str,
    bytes: &Rc<Vec<u8>>,
    whose: &str,
    keep: Option<Callback<MouseEvent>>,
    forget: Option<Callback<MouseEvent>>,
) -> Html {
    let save_it = {
        let (name, bytes) = (path.rsplit('/').next().unwrap_or(path).to_owned(), Rc::clone(bytes));
        Callback::from(move |_: MouseEvent| save(&name, &bytes))
    };
    html! {
        <li key={format!("{whose} {path}")}>
            <code>{ path }</code>
            <span class="count">{ size(bytes.len()) }{ " · " }{ whose }</span>
            <button class="small" onclick={save_it} aria-label={format!("Save {path}")}>{ "Save" }</button>
            if let Some(keep) = keep {
                <button
                    class="small" onclick={keep} title="the next run finds it"
                    aria-label={format!("Keep {path} for the next run")}
                >{ "Keep" }</button>
            }
            if let Some(forget) = forget {
                <button class="small" onclick={forget} aria-label={format!("Remove {path}")}>{ "Remove" }</button>
            }
        </li>
    }
}

fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
