//! A program's files: a small tree in memory, with the errors of a real disk and its slowness, which is modelled.
//!
//! A page may not read the reader's disk. What a program writes lives here while it runs; who runs it is told of every
//! file that was written, and may keep it. Nothing in here knows of Python or the browser.

use std::collections::BTreeMap;

use crate::time::Span;

/// What a call costs, however little it moves.
const PER_CALL: Span = Span::from_micros(100);

/// So many bytes are moved in a microsecond: 100 MB a second.
const PER_MICROSECOND: usize = 100;

/// More than this doesn't fit.
const CAPACITY: usize = 256 << 20;

/// Why a call fails, as an operating system says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No such file or directory.
    Missing,
    /// It exists already.
    Exists,
    /// It is a directory.
    IsDirectory,
    /// It is none.
    NotDirectory,
    /// It has something in it.
    NotEmpty,
    /// There is no room left.
    Full,
}

/// A file or a directory.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Node {
    File(Vec<u8>),
    Directory,
}

/// What is known of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stat {
    /// Whether it is a directory.
    pub is_directory: bool,
    /// How many bytes it has.
    pub size: usize,
}

/// All files, by their absolute paths: `/data/a.txt`. `/` is always there.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    nodes: BTreeMap<String, Node>,
    used: usize,
}

/// How long it takes to move so many bytes.
#[must_use]
pub fn cost(bytes: usize) -> Span {
    PER_CALL + Span::from_micros((bytes / PER_MICROSECOND) as u64)
}

/// The directory that a path is in.
fn parent(path: &str) -> &str {
    match path.rfind('/') {
        None | Some(0) => "/",
        Some(at) => &path[..at],
    }
}

impl Disk {
    /// A disk with these files; their directories are made.
    #[must_use]
    pub fn with(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let mut disk = Self::default();
        for (path, bytes) in files {
            let path = if path.starts_with('/') { path } else { format!("/{path}") };
            let ends: Vec<usize> = path.match_indices('/').map(|(at, _)| at).filter(|at| *at > 0).collect();
            for end in ends {
                disk.nodes.entry(path[..end].to_owned()).or_insert(Node::Directory);
            }
            disk.used += bytes.len();
            disk.nodes.insert(path, Node::File(bytes));
        }
        disk
    }

    /// What is known of a path.
    ///
    /// # Errors
    /// [`Trouble::Missing`].
    pub fn stat(&self, path: &str) -> Result<Stat, Trouble> {
        if path == "/" {
            return Ok(Stat { is_directory: true, size: 0 });
        }
        match self.nodes.get(path) {
            Some(Node::File(bytes)) => Ok(Stat { is_directory: false, size: bytes.len() }),
            Some(Node::Directory) => Ok(Stat { is_directory: true, size: 0 }),
            None => Err(self.why_missing(path)),
        }
    }

    /// A path below a file isn't missing: its parent is no directory.
    fn why_missing(&self, path: &str) -> Trouble {
        match self.nodes.get(parent(path)) {
            Some(Node::File(_)) => Trouble::NotDirectory,
            _ => Trouble::Missing,
        }
    }

    fn check_parent(&self, path: &str) -> Result<(), Trouble> {
        match self.stat(parent(path))? {
            Stat { is_directory: true, .. } => Ok(()),
            Stat { .. } => Err(Trouble::NotDirectory),
        }
    }

    /// The same before something is made there. `/tmp` is always there, but seen only once there is something in it.
    fn need_parent(&mut self, path: &str) -> Result<(), Trouble> {
        if parent(path) == "/tmp" {
            self.nodes.entry("/tmp".to_owned()).or_insert(Node::Directory);
        }
        self.check_parent(path)
    }

    /// Whether the directory is there that a path is in.
    #[must_use]
    pub fn has_directory_for(&self, path: &str) -> bool {
        parent(path) == "/tmp" || self.check_parent(path).is_ok()
    }

    /// How many more bytes it can take.
    #[must_use]
    pub fn room(&self) -> usize {
        CAPACITY - self.used
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// [`Trouble::Missing`], [`Trouble::IsDirectory`].
    pub fn read(&self, path: &str) -> Result<&[u8], Trouble> {
        match self.nodes.get(path) {
            Some(Node::File(bytes)) => Ok(bytes),
            Some(Node::Directory) => Err(Trouble::IsDirectory),
            None if path == "/" => Err(Trouble::IsDirectory),
            None => Err(self.why_missing(path)),
        }
    }

    /// Sees to it that there is a file: an empty one if there was none or if it is to be emptied.
    ///
    /// # Errors
    /// [`Trouble::Exists`] if it must be new and isn't, and what is wrong with its directory.
    pub fn create(&mut self, path: &str, must_be_new: bool, empty: bool) -> Result<(), Trouble> {
        self.need_parent(path)?;
        match self.nodes.get_mut(path) {
            Some(_) if must_be_new => return Err(Trouble::Exists),
            Some(Node::Directory) => return Err(Trouble::IsDirectory),
            Some(Node::File(bytes)) if empty => self.used -= std::mem::take(bytes).len(),
            Some(Node::File(_)) => {}
            None if path == "/" => return Err(Trouble::IsDirectory),
            None => {
                self.nodes.insert(path.to_owned(), Node::File(Vec::new()));
            }
        }
        Ok(())
    }

    /// Writes at a place in a file; a gap before it is filled with zeros.
    ///
    /// # Errors
    /// [`Trouble::Full`], and as [`Disk::read`].
    pub fn write(&mut self, path: &str, at: usize, bytes: &[u8]) -> Result<(), Trouble> {
        let end = at.checked_add(bytes.len()).ok_or(Trouble::Full)?;
        self.resize(path, end, false)?;
        if let Some(Node::File(own)) = self.nodes.get_mut(path) {
            own[at..end].copy_from_slice(bytes);
        }
        Ok(())
    }

    /// Gives a file another length; unless it is `exactly` that, only a longer one.
    ///
    /// # Errors
    /// [`Trouble::Full`], and as [`Disk::read`].
    pub fn resize(&mut self, path: &str, length: usize, exactly: bool) -> Result<(), Trouble> {
        let before = self.read(path)?.len();
        let after = if exactly { length } else { length.max(before) };
        let used = (self.used - before).checked_add(after).filter(|used| *used <= CAPACITY).ok_or(Trouble::Full)?;
        if let Some(Node::File(own)) = self.nodes.get_mut(path) {
            own.resize(after, 0);
            self.used = used;
        }
        Ok(())
    }

    /// The names in a directory, in order.
    ///
    /// # Errors
    /// [`Trouble::Missing`], [`Trouble::NotDirectory`].
    pub fn list(&self, path: &str) -> Result<Vec<String>, Trouble> {
        if !self.stat(path)?.is_directory {
            return Err(Trouble::NotDirectory);
        }
        let before = if path == "/" { "/".to_owned() } else { format!("{path}/") };
        let below = self.nodes.range(before.clone()..).take_while(|(path, _)| path.starts_with(&before));
        let names = below.map(|(path, _)| &path[before.len()..]).filter(|name| !name.contains('/'));
        Ok(names.map(str::to_owned).collect())
    }

    /// Makes a directory.
    ///
    /// # Errors
    /// [`Trouble::Exists`], and what is wrong with the directory it is to be in.
    pub fn make_directory(&mut self, path: &str) -> Result<(), Trouble> {
        if self.stat(path).is_ok() {
            return Err(Trouble::Exists);
        }
        self.need_parent(path)?;
        self.nodes.insert(path.to_owned(), Node::Directory);
        Ok(())
    }

    /// Removes a file, or an empty directory.
    ///
    /// # Errors
    /// What is in the way of it.
    pub fn remove(&mut self, path: &str, is_directory: bool) -> Result<(), Trouble> {
        match (self.stat(path)?.is_directory, is_directory) {
            (true, false) => return Err(Trouble::IsDirectory),
            (false, true) => return Err(Trouble::NotDirectory),
            (true, true) if path == "/" || !self.list(path)?.is_empty() => return Err(Trouble::NotEmpty),
            _ => {}
        }
        if let Some(Node::File(bytes)) = self.nodes.remove(path) {
            self.used -= bytes.len();
        }
        Ok(())
    }

    /// Gives a file or a directory, with all that is in it, another path. A file there is replaced.
    ///
    /// # Errors
    /// What is in the way of it.
    pub fn rename(&mut self, from: &str, to: &str) -> Result<(), Trouble> {
        let own = self.stat(from)?;
        self.need_parent(to)?;
        match self.stat(to) {
            Ok(Stat { is_directory: true, .. }) if !own.is_directory => return Err(Trouble::IsDirectory),
            Ok(Stat { is_directory: true, .. }) if from != to && !self.list(to)?.is_empty() => {
                return Err(Trouble::NotEmpty);
            }
            Ok(Stat { is_directory: false, .. }) if own.is_directory => return Err(Trouble::NotDirectory),
            Ok(Stat { is_directory: false, .. }) if from != to => self.remove(to, false)?,
            _ => {}
        }
        let below = format!("{from}/");
        if to.starts_with(&below) {
            return Err(Trouble::NotDirectory);
        }
        let is_meant = |path: &String| path == from || path.starts_with(&below);
        let paths: Vec<String> = self.nodes.keys().filter(|path| is_meant(path)).cloned().collect();
        for path in paths {
            if let Some(node) = self.nodes.remove(&path) {
                self.nodes.insert(format!("{to}{}", &path[from.len()..]), node);
            }
        }
        Ok(())
    }

    /// All files, by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.nodes.iter().filter_map(|(path, node)| match node {
            Node::File(bytes) => Some((path.as_str(), bytes.as_slice())),
            Node::Directory => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disk() -> Disk {
        Disk::with([("/a/b/one".to_owned(), b"1".to_vec()), ("two".to_owned(), b"22".to_vec())])
    }

    #[test]
    fn files_are_found_by_path_and_directories_list_what_is_in_them() {
        let disk = disk();
        assert_eq!(disk.read("/a/b/one"), Ok(b"1".as_slice()));
        assert_eq!(disk.read("/two"), Ok(b"22".as_slice()));
        assert_eq!(disk.list("/"), Ok(vec!["a".to_owned(), "two".to_owned()]));
        assert_eq!(disk.list("/a"), Ok(vec!["b".to_owned()]));
        assert_eq!(disk.read("/a"), Err(Trouble::IsDirectory));
        assert_eq!(disk.read("/none"), Err(Trouble::Missing));
        assert_eq!(disk.read("/two/x"), Err(Trouble::NotDirectory));
        assert_eq!(disk.list("/two"), Err(Trouble::NotDirectory));
    }

    #[test]
    fn what_is_written_is_there_with_zeros_in_the_gap() {
        let mut disk = disk();
        disk.create("/new", true, true).expect("it is new");
        disk.write("/new", 3, b"abc").expect("there is room");
        assert_eq!(disk.read("/new"), Ok(b"\0\0\0abc".as_slice()));
        disk.resize("/new", 4, true).expect("there is room");
        disk.write("/new", 0, b"xyz").expect("there is room");
        assert_eq!(disk.read("/new"), Ok(b"xyza".as_slice()));
        assert_eq!(disk.create("/new", true, true), Err(Trouble::Exists));
        assert_eq!(disk.create("/none/new", false, true), Err(Trouble::Missing));
        assert_eq!(disk.write("/new", usize::MAX, b"x"), Err(Trouble::Full));
        assert_eq!(disk.resize("/new", CAPACITY + 1, true), Err(Trouble::Full));
        assert_eq!(disk.read("/new"), Ok(b"xyza".as_slice()), "what was there stays");
    }

    #[test]
    fn a_full_disk_has_room_again_when_something_is_removed() {
        let mut disk = disk();
        disk.create("/big", true, true).expect("it is new");
        disk.resize("/big", CAPACITY - 3, true).expect("there is just room");
        assert_eq!(disk.write("/two", 2, b"2"), Err(Trouble::Full));
        disk.remove("/big", false).expect("it is there");
        assert_eq!(disk.write("/two", 2, b"2"), Ok(()));
    }

    #[test]
    fn a_directory_moves_with_all_that_is_in_it() {
        let mut disk = disk();
        assert_eq!(disk.remove("/a", true), Err(Trouble::NotEmpty));
        disk.rename("/a", "/c").expect("nothing is in the way");
        assert_eq!(disk.files().map(|(path, _)| path).collect::<Vec<_>>(), ["/c/b/one", "/two"]);
        assert_eq!(disk.rename("/c", "/c/b/c"), Err(Trouble::NotDirectory));
        disk.rename("/two", "/c/b/one").expect("a file may be replaced");
        assert_eq!(disk.read("/c/b/one"), Ok(b"22".as_slice()));
        assert_eq!(disk.rename("/c/b/one", "/c/b"), Err(Trouble::IsDirectory));
        disk.make_directory("/d").expect("it is new");
        assert_eq!(disk.make_directory("/d"), Err(Trouble::Exists));
        disk.remove("/d", true).expect("it is empty");
    }
}
