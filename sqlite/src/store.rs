//! The files under SQLite: in memory, with the locks of a real disk, and with a note of what was written.
//!
//! A file comes from the program's disk when the first connection opens it, and every commit goes back there as the
//! stretches that changed. Journals stay in here. There is no shared memory, so no write-ahead log.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use rsqlite_vfs::{
    AccessMode, DeviceCharacteristics, FileKind, LockLevel, OpenAccess, OpenOptions, OpenRequest, OpenedFile,
    OsCallback, SQLiteIoMethods, SQLiteVfs, SyncOptions, VfsError, VfsErrorCode, VfsFile, VfsResult, VfsStore,
};

use crate::words::{Change, Found};

/// All files, shared by the engine and by SQLite.
#[derive(Clone, Default)]
pub(crate) struct Shelf(Rc<Inside>);

#[derive(Default)]
struct Inside {
    files: RefCell<BTreeMap<String, Rc<RefCell<File>>>>,
    supplied: RefCell<BTreeMap<String, Found>>,
    wants: RefCell<Option<String>>,
    opened: Cell<u64>,
    room: Cell<u64>,
    clock: Clock,
}

/// Milliseconds since 1970, as of the call that is being answered.
#[derive(Default)]
pub(crate) struct Clock(Cell<i64>);

#[derive(Default)]
struct File {
    bytes: Vec<u8>,
    /// Who has it open, and which lock they have.
    holders: BTreeMap<u64, LockLevel>,
    /// Whether it is a database, which the program's disk has, too.
    is_database: bool,
    /// Whether its length or its being there is news.
    is_changed: bool,
    /// The stretches that were written since they were told, by their beginnings.
    written: BTreeMap<usize, usize>,
}

/// A file as one connection has it open.
pub(crate) struct Handle {
    file: Rc<RefCell<File>>,
    shelf: Shelf,
    number: u64,
    read_only: bool,
}

fn error(code: VfsErrorCode, why: &'static str) -> VfsError {
    VfsError::new(code, why.into())
}

impl Shelf {
    /// What holds for the next call.
    pub(crate) fn set(&self, now: i64, room: u64) {
        self.0.clock.0.set(now);
        self.0.room.set(room);
    }

    /// A file that was wanted.
    pub(crate) fn supply(&self, path: String, found: Found) {
        // Several connections may have wanted it at the same time: what one of them has open is newer by now.
        if self.0.files.borrow().contains_key(&path) {
            return;
        }
        self.0.supplied.borrow_mut().insert(path, found);
    }

    /// The file that was missing in this call.
    pub(crate) fn take_wants(&self) -> Option<String> {
        self.0.wants.take()
    }

    /// What was committed since this was last asked. Files that nobody has open any more are forgotten.
    pub(crate) fn take_changes(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        self.0.files.borrow_mut().retain(|path, file| {
            let mut file = file.borrow_mut();
            let is_settled = file.holders.values().all(|level| *level <= LockLevel::Shared);
            if file.is_database && is_settled && (file.is_changed || !file.written.is_empty()) {
                file.is_changed = false;
                let written = std::mem::take(&mut file.written);
                let stretch = |(from, length): (usize, usize)| {
                    let end = (from + length).min(file.bytes.len());
                    (from as u64, file.bytes.get(from..end).unwrap_or_default().to_vec())
                };
                let written = written.into_iter().map(stretch).collect();
                changes.push(Change { path: path.clone(), length: file.bytes.len() as u64, written });
            }
            !file.is_database || !file.holders.is_empty()
        });
        changes
    }

    fn database(&self, path: &str, may_create: bool) -> VfsResult<Rc<RefCell<File>>> {
        if let Some(file) = self.0.files.borrow().get(path) {
            return Ok(Rc::clone(file));
        }
        let file = match self.0.supplied.borrow_mut().remove(path) {
            Some(Found::File(bytes)) => File { bytes, is_database: true, ..File::default() },
            Some(Found::Nothing) if may_create => File { is_database: true, is_changed: true, ..File::default() },
            Some(Found::Nothing | Found::Refused) => {
                return Err(error(VfsErrorCode::CantOpen, "there is no such file"));
            }
            None => {
                *self.0.wants.borrow_mut() = Some(path.to_owned());
                return Err(error(VfsErrorCode::CantOpen, "the file must be fetched first"));
            }
        };
        let file = Rc::new(RefCell::new(file));
        self.0.files.borrow_mut().insert(path.to_owned(), Rc::clone(&file));
        Ok(file)
    }

    fn other(&self, path: &str, may_create: bool) -> VfsResult<Rc<RefCell<File>>> {
        let mut files = self.0.files.borrow_mut();
        match files.get(path) {
            Some(file) => Ok(Rc::clone(file)),
            None if may_create => Ok(Rc::clone(files.entry(path.to_owned()).or_default())),
            None => Err(error(VfsErrorCode::CantOpen, "there is no such file")),
        }
    }
}

impl Handle {
    fn others(&self) -> LockLevel {
        let file = self.file.borrow();
        let others = file.holders.iter().filter(|(number, _)| **number != self.number);
        others.map(|(_, level)| *level).max().unwrap_or(LockLevel::None)
    }

    fn set(&self, level: LockLevel) {
        self.file.borrow_mut().holders.insert(self.number, level);
    }

    fn check_writable(&self) -> VfsResult<()> {
        if self.read_only { Err(error(VfsErrorCode::ReadOnly, "the file is read-only")) } else { Ok(()) }
    }
}

const BUSY: &str = "somebody else has the lock";

impl VfsFile for Handle {
    fn device_characteristics(&self) -> DeviceCharacteristics {
        DeviceCharacteristics::POWERSAFE_OVERWRITE
    }

    fn read(&mut self, into: &mut [u8], offset: u64) -> VfsResult<usize> {
        let file = self.file.borrow();
        let from = usize::try_from(offset).unwrap_or(usize::MAX).min(file.bytes.len());
        let count = into.len().min(file.bytes.len() - from);
        into[..count].copy_from_slice(&file.bytes[from..from + count]);
        Ok(count)
    }

    fn write(&mut self, bytes: &[u8], offset: u64) -> VfsResult<()> {
        self.check_writable()?;
        let full = || error(VfsErrorCode::Full, "the disk is full");
        let mut file = self.file.borrow_mut();
        let from = usize::try_from(offset).map_err(|_| full())?;
        let end = from.checked_add(bytes.len()).ok_or_else(full)?;
        if end > file.bytes.len() {
            let room = self.shelf.0.room.get();
            let more = (end - file.bytes.len()) as u64;
            let left = room.checked_sub(more).ok_or_else(full)?;
            file.bytes.try_reserve(end - from).map_err(|_| full())?;
            file.bytes.resize(end, 0);
            if file.is_database {
                self.shelf.0.room.set(left);
            }
        }
        file.bytes[from..end].copy_from_slice(bytes);
        if file.is_database {
            let length = file.written.entry(from).or_default();
            *length = (*length).max(bytes.len());
        }
        Ok(())
    }

    fn truncate(&mut self, size: u64) -> VfsResult<()> {
        self.check_writable()?;
        let mut file = self.file.borrow_mut();
        let size = usize::try_from(size).unwrap_or(usize::MAX).min(file.bytes.len());
        file.bytes.truncate(size);
        file.written.split_off(&size);
        file.is_changed = true;
        Ok(())
    }

    fn sync(&mut self, _options: SyncOptions) -> VfsResult<()> {
        Ok(())
    }

    fn size(&self) -> VfsResult<u64> {
        Ok(self.file.borrow().bytes.len() as u64)
    }

    fn lock(&mut self, level: LockLevel) -> VfsResult<()> {
        let busy = || error(VfsErrorCode::Busy, BUSY);
        let own = self.file.borrow().holders.get(&self.number).copied().unwrap_or(LockLevel::None);
        if own >= level {
            return Ok(());
        }
        let others = self.others();
        match level {
            LockLevel::None => {}
            LockLevel::Shared if others >= LockLevel::Pending => return Err(busy()),
            LockLevel::Reserved | LockLevel::Pending | LockLevel::Exclusive if others >= LockLevel::Reserved => {
                return Err(busy());
            }
            LockLevel::Exclusive if others >= LockLevel::Shared => {
                // Those who read may end, and nobody else may begin.
                self.set(LockLevel::Pending);
                return Err(busy());
            }
            LockLevel::Shared | LockLevel::Reserved | LockLevel::Pending | LockLevel::Exclusive => {}
        }
        self.set(level);
        Ok(())
    }

    fn unlock(&mut self, level: LockLevel) -> VfsResult<()> {
        self.set(level);
        Ok(())
    }

    fn check_reserved_lock(&self) -> VfsResult<bool> {
        Ok(self.file.borrow().holders.values().any(|level| *level >= LockLevel::Reserved))
    }
}

impl VfsStore for Shelf {
    type File = Handle;
    type AppData = Self;

    fn open_file(shelf: &Self, request: OpenRequest<'_>) -> VfsResult<OpenedFile<Handle>> {
        let (options, access) = (request.options, request.options.access());
        let file = match request.filename {
            None => Rc::default(),
            Some(name) if options.kind() == Some(FileKind::MainDb) => shelf.database(name.path(), options.create())?,
            Some(name) => shelf.other(name.path(), options.create())?,
        };
        let number = shelf.0.opened.get() + 1;
        shelf.0.opened.set(number);
        file.borrow_mut().holders.insert(number, LockLevel::None);
        let read_only = access == OpenAccess::ReadOnly;
        Ok(OpenedFile { file: Handle { file, shelf: shelf.clone(), number, read_only }, access })
    }

    fn close_file(shelf: &Self, name: Option<&str>, handle: Handle, options: OpenOptions) -> VfsResult<()> {
        handle.file.borrow_mut().holders.remove(&handle.number);
        match name {
            Some(name) if options.delete_on_close() => Self::delete_file(shelf, name, false),
            _ => Ok(()),
        }
    }

    fn access(shelf: &Self, name: &str, _mode: AccessMode) -> VfsResult<bool> {
        Ok(shelf.0.files.borrow().contains_key(name))
    }

    fn full_pathname(_: &Self, name: &str) -> VfsResult<String> {
        let mut parts: Vec<&str> = Vec::new();
        for part in name.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        Ok(format!("/{}", parts.join("/")))
    }

    fn delete_file(shelf: &Self, name: &str, _sync_dir: bool) -> VfsResult<()> {
        shelf.0.files.borrow_mut().remove(name);
        Ok(())
    }
}

impl OsCallback for Clock {
    fn sleep(&self, _span: Duration) {}

    fn random(&self, _into: &mut [u8]) -> usize {
        // SQLite asks only its usual files for that.
        0
    }

    fn epoch_timestamp_in_ms(&self) -> VfsResult<i64> {
        Ok(self.0.get())
    }
}

/// How SQLite reaches an open file.
pub(crate) struct Methods;

impl SQLiteIoMethods for Methods {
    type Store = Shelf;
}

/// How SQLite reaches the files.
pub(crate) struct Files;

impl SQLiteVfs<Methods> for Files {
    type Os = Clock;

    fn os(shelf: &Shelf) -> &Clock {
        &shelf.0.clock
    }
}
