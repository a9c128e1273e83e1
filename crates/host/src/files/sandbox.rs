//! The directory of a mini-program's files: created with the first file, limited in size, and removed at the end unless
//! it is kept. Links and `..` cannot leave it.

use std::cell::{Cell, OnceCell, RefCell};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use cap_std::ambient_authority;
use cap_std::fs::{Dir, Metadata};
use qiao_abi::{Cause, FileFault};
use qiao_rules::App;
use qiao_rules::files::{Area, DEEPEST, Place};
use tokio::sync::watch;

use super::descriptors::Descriptors;
use super::temporary::Temporary;
use crate::clock::Clock;
use crate::source::Root;
use crate::source_files;

/// Where a program's files and storage are kept between runs: `FOLDER/PLATFORM/APP/USER`.
#[derive(Clone, Debug)]
pub struct Home {
    /// The base directory.
    pub folder: PathBuf,
    /// The user that the files belong to.
    pub user: String,
}

/// The directory for files and storage cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("cannot keep files in {path}: {reason}")]
pub struct BadStorage {
    /// The directory.
    pub path: PathBuf,
    /// The problem.
    pub reason: FolderFault,
}

qiao_abi::messages! {
    /// Why a directory cannot be used for files and storage.
    pub enum FolderFault {
        InUse: "another run uses it", "另一个运行正在使用它";
        System { cause: Cause }: "{cause}", "{cause}";
        Corrupted { problem: String }: "its storage is corrupted: {problem}", "其中的存储已损坏（`{problem}`）";
        OtherVersion: "its storage was written by another version", "其中的存储由其他版本写入";
        TooLarge: "it has more than fits into memory", "其中的数据超出可用内存";
    }
}

/// The files of one namespace.
pub(crate) struct Sandbox {
    home: Option<PathBuf>,
    clock: Clock,
    limits: Limits,
    areas: OnceCell<Areas>,
    /// The files opened by the script.
    pub(super) descriptors: Descriptors,
    /// The number of changes, since someone has asked for it.
    changes: OnceCell<watch::Sender<u64>>,
}

/// Maximum number of files and directories, regardless of size.
const ENTRIES: u64 = 100_000;

/// Size limits in bytes.
#[derive(Clone, Copy)]
struct Limits {
    temp: u64,
    kept: u64,
    file: u64,
    all: u64,
}

/// Directories that are deleted at the end of a run.
const PASSING: [&str; 2] = ["temp", "parts"];

/// The open directories.
struct Areas {
    temp: Dir,
    saved: Dir,
    user: Dir,
    parts: Dir,
    temp_used: Cell<u64>,
    kept_used: Cell<u64>,
    /// Number of files and directories.
    entries: Cell<u64>,
    /// The base directory; `temporary` deletes it at the end unless it is kept.
    folder: Dir,
    temporary: RefCell<Option<Temporary>>,
    /// Locks a kept directory against other runs.
    lock: RefCell<Option<std::fs::File>>,
}

impl Home {
    /// The directory of one program on one platform.
    pub fn of(&self, app: &App) -> PathBuf {
        let mut path = self.folder.clone();
        path.extend([app.rules.id, &folder_name(&app.id), &folder_name(&self.user)]);
        path
    }
}

/// Encodes a name as one path component: special characters are escaped.
fn folder_name(name: &str) -> String {
    let spelled = |byte: &u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => char::from(*byte).to_string(),
        other => format!("%{other:02X}"),
    };
    if name.is_empty() { "%".to_owned() } else { name.as_bytes().iter().map(spelled).collect() }
}

impl Sandbox {
    /// Files that are deleted at the end, or kept in `home`.
    pub(crate) fn new(app: &App, home: Option<PathBuf>, clock: Clock, all: u64) -> Sandbox {
        let rules = &app.rules.files;
        let limits = Limits {
            temp: rules.temp_limit.unwrap_or(u64::MAX),
            kept: rules.kept_limit.unwrap_or(u64::MAX),
            file: rules.file_limit.unwrap_or(u64::MAX),
            all,
        };
        Sandbox {
            home,
            clock,
            limits,
            areas: OnceCell::new(),
            descriptors: Descriptors::default(),
            changes: OnceCell::new(),
        }
    }

    /// Opens the directory, so that an unusable one is reported at launch.
    pub(crate) fn open(&self) -> Result<(), BadStorage> {
        let reason = |error: io::Error| BadStorage {
            path: self.home.clone().unwrap_or_default(),
            reason: match error.kind() {
                io::ErrorKind::WouldBlock => FolderFault::InUse,
                _ => FolderFault::System { cause: Cause::from(&error) },
            },
        };
        self.areas().map(drop).map_err(reason)
    }

    /// Removes temporary data and unlocks the directory.
    pub(crate) fn close(&self) {
        if let Some(areas) = self.areas.get() {
            areas.close();
        }
    }

    /// Whether its directories exist: they are made when a file is first needed.
    pub(crate) fn is_open(&self) -> bool {
        self.areas.get().is_some() || self.home.is_some()
    }

    fn areas(&self) -> io::Result<&Areas> {
        if let Some(areas) = self.areas.get() {
            return Ok(areas);
        }
        let opened = Areas::open(self.home.as_deref())?;
        Ok(self.areas.get_or_init(|| opened))
    }

    /// The directory of an area; for the package, the program's root.
    pub(crate) fn dir<'a>(&'a self, area: Area, root: Option<&'a Root>) -> Result<&'a Dir, FileFault> {
        if area == Area::Package {
            return root.map(Root::folder).ok_or(FileFault::NotFound);
        }
        let areas = self.areas().map_err(|error| self.fault(&error))?;
        Ok(match area {
            Area::Temp => &areas.temp,
            Area::Saved => &areas.saved,
            Area::User | Area::Package => &areas.user,
        })
    }

    /// The directory of incomplete files.
    pub(crate) fn parts(&self) -> Result<&Dir, FileFault> {
        self.areas().map(|areas| &areas.parts).map_err(|error| self.fault(&error))
    }

    /// The fault for an error of the operating system.
    pub(crate) fn fault(&self, error: &io::Error) -> FileFault {
        match error.kind() {
            io::ErrorKind::NotFound => FileFault::NotFound,
            io::ErrorKind::AlreadyExists => FileFault::Exists,
            io::ErrorKind::IsADirectory => FileFault::IsDirectory,
            io::ErrorKind::NotADirectory => FileFault::NotDirectory,
            io::ErrorKind::DirectoryNotEmpty => FileFault::NotEmpty,
            io::ErrorKind::InvalidFilename => FileFault::NameTooLong,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                FileFault::Full(self.limits.kept.min(self.limits.all))
            }
            // How cap-std reports a link that leaves the directory.
            io::ErrorKind::PermissionDenied => FileFault::Forbidden,
            _ => FileFault::Io(error.to_string()),
        }
    }

    /// Counts the changes from now on.
    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.changes.get_or_init(|| watch::Sender::new(0)).subscribe()
    }

    /// A file was changed, or is about to be.
    pub(crate) fn note_change(&self) {
        if let Some(changes) = self.changes.get() {
            changes.send_modify(|changes| *changes += 1);
        }
    }

    /// Reserves bytes in an area before they are written.
    pub(crate) fn reserve(&self, area: Area, bytes: u64) -> Result<(), FileFault> {
        let areas = self.areas().map_err(|error| self.fault(&error))?;
        let (used, limit) = areas.used(area, self.limits);
        let all = areas.temp_used.get().saturating_add(areas.kept_used.get()).saturating_add(bytes);
        if all > self.limits.all {
            return Err(FileFault::Full(self.limits.all));
        }
        if used.get().saturating_add(bytes) > limit {
            return Err(FileFault::Full(limit));
        }
        used.set(used.get() + bytes);
        self.note_change();
        Ok(())
    }

    /// Releases bytes that were reserved, or whose files were deleted.
    pub(crate) fn release(&self, area: Area, bytes: u64) {
        if let Ok(areas) = self.areas() {
            let (used, _) = areas.used(area, self.limits);
            used.set(used.get().saturating_sub(bytes));
        }
        self.note_change();
    }

    /// Replaces a number of bytes in the count.
    pub(crate) fn recount(&self, area: Area, before: u64, now: u64) {
        self.release(area, before);
        if let Ok(areas) = self.areas() {
            let (used, _) = areas.used(area, self.limits);
            used.set(used.get().saturating_add(now));
        }
    }

    /// The size of the file at a place in bytes; 0 if it does not exist.
    pub(crate) fn size(&self, place: &Place) -> u64 {
        self.metadata(place, None).ok().filter(Metadata::is_file).map_or(0, |metadata| metadata.len())
    }

    /// Checks that this many files and directories can be added, and counts them.
    pub(crate) fn enter(&self, entries: u64) -> Result<(), FileFault> {
        let areas = self.areas().map_err(|error| self.fault(&error))?;
        let there = areas.entries.get() + entries;
        if there > ENTRIES {
            return Err(FileFault::Full(self.limits.all));
        }
        areas.entries.set(there);
        self.note_change();
        Ok(())
    }

    /// Subtracts deleted files and directories from the count.
    pub(crate) fn leave(&self, entries: u64) {
        if let Ok(areas) = self.areas() {
            areas.entries.set(areas.entries.get().saturating_sub(entries));
        }
    }

    /// Deletes the file at a place, which has this size.
    pub(crate) fn unlink(&self, place: &Place, root: Option<&Root>, size: u64) -> Result<(), FileFault> {
        self.dir(place.area, root)?.remove_file(&place.name).map_err(|error| self.fault(&error))?;
        self.release(place.area, size);
        self.leave(1);
        Ok(())
    }

    /// Checks the size of a single file against the limit.
    pub(crate) fn check_file(&self, bytes: u64) -> Result<(), FileFault> {
        if bytes > self.limits.file { Err(FileFault::TooLarge(self.limits.file)) } else { Ok(()) }
    }

    /// The metadata of the file or directory at a place.
    pub(crate) fn metadata(&self, place: &Place, root: Option<&Root>) -> Result<Metadata, FileFault> {
        let dir = self.dir(place.area, root)?;
        check_visible(place, root)?;
        let metadata = if place.name.is_empty() { dir.dir_metadata() } else { dir.metadata(&place.name) };
        metadata.map_err(|error| self.fault(&error))
    }

    /// Opens the file at a place for reading, with its size.
    pub(crate) fn file(&self, place: &Place, root: Option<&Root>) -> Result<(std::fs::File, u64), FileFault> {
        check_visible(place, root)?;
        let opened = source_files::regular(self.dir(place.area, root)?, &place.name);
        match opened.map_err(|error| self.fault(&error))? {
            Some((file, size)) => Ok((file, size)),
            None => Err(FileFault::IsDirectory),
        }
    }

    /// Sets a file's modification time from the program's clock, which may be virtual.
    pub(crate) fn date(&self, file: std::fs::File) -> Result<(), FileFault> {
        let now = Duration::from_secs_f64((self.clock.epoch_milliseconds() / 1000.0).max(0.0));
        file.set_modified(SystemTime::UNIX_EPOCH + now).map_err(|error| self.fault(&error))
    }
}

/// Checks that a package file is not hidden from the program.
fn check_visible(place: &Place, root: Option<&Root>) -> Result<(), FileFault> {
    let hidden = place.area == Area::Package && root.is_some_and(|root| root.hides(&place.name));
    if hidden { Err(FileFault::NotFound) } else { Ok(()) }
}

impl Areas {
    fn open(home: Option<&Path>) -> io::Result<Areas> {
        let (path, temporary, lock) = match home {
            Some(home) => {
                std::fs::create_dir_all(home)?;
                (home.to_owned(), None, Some(locked(&home.join("lock"))?))
            }
            None => {
                let temporary = Temporary::new()?;
                (temporary.path().to_owned(), Some(temporary), None)
            }
        };
        let folder = Dir::open_ambient_dir(&path, ambient_authority())?;
        // Left by an earlier run that was killed.
        for name in PASSING {
            remove_all(&folder, name)?;
        }
        let [temp, saved, user, parts] = ["temp", "saved", "user", "parts"].map(|name| opened(&folder, name));
        let (temp, saved, user, parts) = (temp?, saved?, user?, parts?);
        let mut kept = Tree::default();
        kept.count(&saved, 0)?;
        kept.count(&user, 0)?;
        Ok(Areas {
            temp,
            saved,
            user,
            parts,
            temp_used: Cell::new(0),
            kept_used: Cell::new(kept.bytes),
            entries: Cell::new(kept.entries),
            folder,
            temporary: RefCell::new(temporary),
            lock: RefCell::new(lock),
        })
    }

    /// What cannot be removed now is removed by the next run, or by the system.
    fn close(&self) {
        if let Some(temporary) = self.temporary.take() {
            drop(temporary);
        }
        if let Some(lock) = self.lock.take() {
            PASSING.into_iter().for_each(|name| drop(remove_all(&self.folder, name)));
            drop(lock);
        }
    }

    fn used(&self, area: Area, limits: Limits) -> (&Cell<u64>, u64) {
        match area {
            Area::Temp => (&self.temp_used, limits.temp),
            Area::Saved | Area::User | Area::Package => (&self.kept_used, limits.kept),
        }
    }
}

impl Drop for Areas {
    fn drop(&mut self) {
        self.close();
    }
}

/// A lock file that only one run can hold at a time.
fn locked(path: &Path) -> io::Result<std::fs::File> {
    let file = std::fs::File::create(path)?;
    file.try_lock().map_err(io::Error::from)?;
    Ok(file)
}

fn opened(folder: &Dir, name: &str) -> io::Result<Dir> {
    match folder.create_dir(name) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => folder.open_dir(name),
    }
}

fn remove_all(folder: &Dir, name: &str) -> io::Result<()> {
    match folder.remove_dir_all(name) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The content of a directory tree.
#[derive(Default)]
pub(crate) struct Tree {
    /// Total size of its files in bytes.
    pub bytes: u64,
    /// Number of files and directories.
    pub entries: u64,
    /// Depth of nested directories.
    pub depth: usize,
}

impl Tree {
    /// Counts the content of a directory.
    pub(crate) fn of(folder: &Dir) -> io::Result<Tree> {
        let mut tree = Tree::default();
        tree.count(folder, 0)?;
        Ok(tree)
    }

    fn count(&mut self, folder: &Dir, depth: usize) -> io::Result<()> {
        self.depth = self.depth.max(depth);
        for entry in folder.entries()? {
            let entry = entry?;
            let kind = entry.file_type()?;
            self.entries += 1;
            // A kept directory may contain files of other programs.
            if kind.is_dir() && depth < 2 * DEEPEST {
                self.count(&entry.open_dir()?, depth + 1)?;
            } else if kind.is_file() {
                self.bytes += entry.metadata()?.len();
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_name_is_one_part_of_a_path() {
        for (name, folder) in
            [("wx_1a-B", "wx_1a-B"), ("..", "%2E%2E"), ("a/b", "a%2Fb"), ("", "%"), ("用户", "%E7%94%A8%E6%88%B7")]
        {
            assert_eq!(folder_name(name), folder);
        }
    }
}
