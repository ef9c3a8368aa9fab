//! Files that lie between the reader and the programs: those that the reader gave, those that a program wrote.

use std::collections::BTreeMap;
use std::rc::Rc;

/// Files by path; nothing where one is gone. Cheap to clone and to compare.
#[derive(Clone, Default)]
pub(super) struct Shelf(Rc<BTreeMap<String, Option<Rc<Vec<u8>>>>>);

impl PartialEq for Shelf {
    /// A shelf that was changed is another one.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Shelf {
    /// The same with another file, or with one gone.
    pub(super) fn put(&mut self, path: String, bytes: Option<Vec<u8>>) {
        Rc::make_mut(&mut self.0).insert(path, bytes.map(Rc::new));
    }

    /// The same without a word about this file.
    pub(super) fn take_off(&mut self, path: &str) {
        Rc::make_mut(&mut self.0).remove(path);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The files that are there.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &Rc<Vec<u8>>)> {
        self.0.iter().filter_map(|(path, bytes)| Some((path.as_str(), bytes.as_ref()?)))
    }
}

impl FromIterator<(String, Vec<u8>)> for Shelf {
    fn from_iter<T: IntoIterator<Item = (String, Vec<u8>)>>(files: T) -> Self {
        Self(Rc::new(files.into_iter().map(|(path, bytes)| (path, Some(Rc::new(bytes)))).collect()))
    }
}
