//! The private file system that browsers give a site: what lies in the Files panel survives a reload there.
//!
//! Written behind the page's back, one file after the other. Where there is none (in a sandboxed frame, from `file://`, in
//! browsers that let only workers write) nothing is kept, and the page says so.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Array, Uint8Array, decode_uri_component, encode_uri_component};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetDirectoryOptions, FileSystemGetFileOptions,
    FileSystemWritableFileStream,
};

use super::spawn_local;

/// Larger files are not kept from visit to visit.
const MOST: usize = 32 << 20;

/// Files by path.
type Files = BTreeMap<String, Rc<Vec<u8>>>;

/// What lies there, and what is to lie there, by areas.
#[derive(Default)]
struct Keeper {
    kept: RefCell<BTreeMap<&'static str, Files>>,
    wanted: RefCell<BTreeMap<&'static str, Files>>,
    is_busy: Cell<bool>,
}

thread_local! {
    static KEEPER: Rc<Keeper> = Rc::default();
}

/// The files that were kept in an area; `None` where nothing can be kept.
pub async fn recall_files(area: &'static str) -> Option<Vec<(String, Vec<u8>)>> {
    let folder = folder(area).await.ok()?;
    let entries = folder.entries();
    let mut files = Vec::new();
    while let Ok(next) = JsFuture::from(entries.next().ok()?).await {
        // What an iterator gives has no class of its own.
        let next: js_sys::IteratorNext = next.unchecked_into();
        if next.done() {
            break;
        }
        let entry = Array::from(&next.value());
        let name = entry.get(0).as_string().and_then(|name| decode_uri_component(&name).ok());
        if let (Some(name), Ok(handle)) = (name, entry.get(1).dyn_into::<FileSystemFileHandle>())
            && let Ok(bytes) = read(&handle).await
        {
            files.push((String::from(name), bytes));
        }
    }
    let all = files.iter().map(|(path, bytes)| (path.clone(), Rc::new(bytes.clone()))).collect();
    KEEPER.with(|keeper| keeper.kept.borrow_mut().insert(area, all));
    Some(files)
}

/// Sees to it that an area has these files and no others, as soon as that can be done.
pub fn keep_files(area: &'static str, files: impl IntoIterator<Item = (String, Rc<Vec<u8>>)>) {
    let files = files.into_iter().filter(|(_, bytes)| bytes.len() <= MOST).collect();
    KEEPER.with(|keeper| {
        keeper.wanted.borrow_mut().insert(area, files);
        if !keeper.is_busy.replace(true) {
            let keeper = Rc::clone(keeper);
            spawn_local(async move {
                while let Some((area, files)) = keeper.next() {
                    keeper.write(area, files).await;
                }
                keeper.is_busy.set(false);
            });
        }
    });
}

impl Keeper {
    fn next(&self) -> Option<(&'static str, Files)> {
        self.wanted.borrow_mut().pop_first()
    }

    /// Writes what differs. What can't be written isn't kept: the page has it in memory all the same.
    async fn write(&self, area: &'static str, files: Files) {
        let before = self.kept.borrow().get(area).cloned().unwrap_or_default();
        let Ok(folder) = folder(area).await else { return };
        for path in before.keys().filter(|path| !files.contains_key(*path)) {
            let _ = JsFuture::from(folder.remove_entry(&name(path))).await;
        }
        for (path, bytes) in &files {
            let is_there = before.get(path).is_some_and(|own| Rc::ptr_eq(own, bytes) || own == bytes);
            if !is_there {
                let _ = write(&folder, path, bytes).await;
            }
        }
        self.kept.borrow_mut().insert(area, files);
    }
}

/// A path as the name of one file.
fn name(path: &str) -> String {
    encode_uri_component(path).into()
}

async fn folder(area: &str) -> Result<FileSystemDirectoryHandle, JsValue> {
    let window = web_sys::window().ok_or("only the page keeps files")?;
    let create = FileSystemGetDirectoryOptions::new();
    create.set_create(true);
    let root = JsFuture::from(window.navigator().storage().get_directory()).await?;
    let root: FileSystemDirectoryHandle = root.dyn_into()?;
    let own = JsFuture::from(root.get_directory_handle_with_options("loopscope", &create)).await?;
    let own: FileSystemDirectoryHandle = own.dyn_into()?;
    let area = JsFuture::from(own.get_directory_handle_with_options(area, &create)).await?;
    area.dyn_into()
}

async fn read(handle: &FileSystemFileHandle) -> Result<Vec<u8>, JsValue> {
    let file: web_sys::File = JsFuture::from(handle.get_file()).await?.dyn_into()?;
    let bytes = JsFuture::from(file.array_buffer()).await?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

async fn write(folder: &FileSystemDirectoryHandle, path: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let create = FileSystemGetFileOptions::new();
    create.set_create(true);
    let handle = JsFuture::from(folder.get_file_handle_with_options(&name(path), &create)).await?;
    let handle: FileSystemFileHandle = handle.dyn_into()?;
    let stream: FileSystemWritableFileStream = JsFuture::from(handle.create_writable()).await?.dyn_into()?;
    JsFuture::from(stream.write_with_js_u8_array(&Uint8Array::from(bytes))?).await?;
    // Only now the file is there: a page that is closed before leaves the one from before.
    JsFuture::from(stream.close()).await?;
    Ok(())
}
