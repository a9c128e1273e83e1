//! The folder of a mini-program's files: made when the first file is, counted, and removed at the
//! end unless it is to be kept. Links and `..` cannot lead out of it.

use std::cell::{Cell, OnceCell, RefCell};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use cap_std::ambient_authority;
use cap_std::fs::{Dir, File, Metadata};
use qiao_abi::FileFault;
use qiao_rules::App;
use qiao_rules::files::{Area, DEEPEST, Place};

use super::descriptors::Descriptors;
use super::temporary::Temporary;
use crate::clock::Clock;
use crate::source::Root;
use crate::source_files;

/// Where a program's files and its storage are kept between runs: `FOLDER/PLATFORM/APP/USER`.
#[derive(Clone, Debug)]
pub struct Home {
    /// The folder that was named.
    pub folder: PathBuf,
    /// Whose files they are.
    pub user: String,
}

/// The folder of a program's storage cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("cannot keep files in {path}: {reason}")]
pub struct BadStorage {
    /// The folder.
    pub path: PathBuf,
    /// Why.
    pub reason: String,
}

/// The files of one space.
pub(crate) struct Sandbox {
    home: Option<PathBuf>,
    clock: Clock,
    limits: Limits,
    areas: OnceCell<Areas>,
    /// The files that script has opened.
    pub(super) descriptors: Descriptors,
}

/// How many files and folders there may be, whatever they hold.
const ENTRIES: u64 = 100_000;

/// How many bytes may be used.
#[derive(Clone, Copy)]
struct Limits {
    temp: u64,
    kept: u64,
    file: u64,
    all: u64,
}

/// The folders whose files do not outlive the run.
const PASSING: [&str; 2] = ["temp", "parts"];

/// The open folders.
struct Areas {
    temp: Dir,
    saved: Dir,
    user: Dir,
    parts: Dir,
    temp_used: Cell<u64>,
    kept_used: Cell<u64>,
    /// How many files and folders there are.
    entries: Cell<u64>,
    /// The folder, and the names in it that are removed at the end; all of it where it is not kept.
    folder: Dir,
    temporary: RefCell<Option<Temporary>>,
    /// Keeps other runs out of a folder that is kept.
    lock: RefCell<Option<std::fs::File>>,
}

impl Home {
    /// The folder of one program of one platform.
    pub fn of(&self, app: &App) -> PathBuf {
        let mut path = self.folder.clone();
        path.extend([app.rules.id, &folder_name(&app.id), &folder_name(&self.user)]);
        path
    }
}

/// A name as one part of a path: what could be anything else is spelled out.
fn folder_name(name: &str) -> String {
    let spelled = |byte: &u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => char::from(*byte).to_string(),
        other => format!("%{other:02X}"),
    };
    if name.is_empty() { "%".to_owned() } else { name.as_bytes().iter().map(spelled).collect() }
}

impl Sandbox {
    /// Files that are gone at the end, or kept in a folder of their own.
    pub(crate) fn new(app: &App, home: Option<PathBuf>, clock: Clock, all: u64) -> Sandbox {
        let rules = &app.rules.files;
        let limits = Limits {
            temp: rules.temp_limit.unwrap_or(u64::MAX),
            kept: rules.kept_limit.unwrap_or(u64::MAX),
            file: rules.file_limit.unwrap_or(u64::MAX),
            all,
        };
        Sandbox { home, clock, limits, areas: OnceCell::new(), descriptors: Descriptors::default() }
    }

    /// Opens the folder now, so that an unusable one is an error at launch.
    pub(crate) fn open(&self) -> Result<(), BadStorage> {
        let reason = |error: io::Error| BadStorage {
            path: self.home.clone().unwrap_or_default(),
            reason: match error.kind() {
                io::ErrorKind::WouldBlock => "another run uses it".to_owned(),
                _ => error.to_string(),
            },
        };
        self.areas().map(drop).map_err(reason)
    }

    /// Removes what does not outlive the run, and lets others use the folder.
    pub(crate) fn close(&self) {
        if let Some(areas) = self.areas.get() {
            areas.close();
        }
    }

    fn areas(&self) -> io::Result<&Areas> {
        if let Some(areas) = self.areas.get() {
            return Ok(areas);
        }
        let opened = Areas::open(self.home.as_deref())?;
        Ok(self.areas.get_or_init(|| opened))
    }

    /// The folder of an area; the package's is the program's root.
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

    /// The folder of files that are being written.
    pub(crate) fn parts(&self) -> Result<&Dir, FileFault> {
        self.areas().map(|areas| &areas.parts).map_err(|error| self.fault(&error))
    }

    /// The fault that an error of the system stands for.
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
            // What the folder's guard says of a link that leads out.
            io::ErrorKind::PermissionDenied => FileFault::Forbidden,
            _ => FileFault::Io(error.to_string()),
        }
    }

    /// Sets bytes aside in an area before they are written.
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
        Ok(())
    }

    /// Gives bytes back that were set aside or have been removed.
    pub(crate) fn release(&self, area: Area, bytes: u64) {
        if let Ok(areas) = self.areas() {
            let (used, _) = areas.used(area, self.limits);
            used.set(used.get().saturating_sub(bytes));
        }
    }

    /// Replaces a number of bytes in the count.
    pub(crate) fn recount(&self, area: Area, before: u64, now: u64) {
        self.release(area, before);
        if let Ok(areas) = self.areas() {
            let (used, _) = areas.used(area, self.limits);
            used.set(used.get().saturating_add(now));
        }
    }

    /// How many bytes the file at a place has; 0 if it does not exist.
    pub(crate) fn size(&self, place: &Place) -> u64 {
        self.metadata(place, None).ok().filter(Metadata::is_file).map_or(0, |metadata| metadata.len())
    }

    /// Checks that this many more files and folders fit, and counts them.
    pub(crate) fn enter(&self, entries: u64) -> Result<(), FileFault> {
        let areas = self.areas().map_err(|error| self.fault(&error))?;
        let there = areas.entries.get() + entries;
        if there > ENTRIES {
            return Err(FileFault::Full(self.limits.all));
        }
        areas.entries.set(there);
        Ok(())
    }

    /// Counts files and folders that have been removed.
    pub(crate) fn leave(&self, entries: u64) {
        if let Ok(areas) = self.areas() {
            areas.entries.set(areas.entries.get().saturating_sub(entries));
        }
    }

    /// Checks the size of one file that script writes.
    pub(crate) fn check_file(&self, bytes: u64) -> Result<(), FileFault> {
        if bytes > self.limits.file { Err(FileFault::TooLarge(self.limits.file)) } else { Ok(()) }
    }

    /// What is at a place.
    pub(crate) fn metadata(&self, place: &Place, root: Option<&Root>) -> Result<Metadata, FileFault> {
        let dir = self.dir(place.area, root)?;
        check_visible(place, root)?;
        let metadata = if place.name.is_empty() { dir.dir_metadata() } else { dir.metadata(&place.name) };
        metadata.map_err(|error| self.fault(&error))
    }

    /// Opens the file at a place for reading.
    pub(super) fn file(&self, place: &Place, root: Option<&Root>) -> Result<(std::fs::File, u64), FileFault> {
        check_visible(place, root)?;
        let opened = source_files::regular(self.dir(place.area, root)?, &place.name);
        match opened.map_err(|error| self.fault(&error))? {
            Some((file, size)) => Ok((file, size)),
            None => Err(FileFault::IsDirectory),
        }
    }

    /// Dates a file by the program's clock, which may not be the system's.
    pub(crate) fn date(&self, file: File) -> Result<(), FileFault> {
        let now = Duration::from_secs_f64((self.clock.epoch_milliseconds() / 1000.0).max(0.0));
        file.into_std().set_modified(SystemTime::UNIX_EPOCH + now).map_err(|error| self.fault(&error))
    }
}

/// Checks that a file of the package is not hidden from the program.
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
        // What an earlier run left when it was killed.
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

/// A file that only one run can hold at a time.
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

/// What lies below a folder.
#[derive(Default)]
pub(crate) struct Tree {
    /// How many bytes the files have.
    pub bytes: u64,
    /// How many files and folders there are.
    pub entries: u64,
    /// How many folders lie within one another.
    pub depth: usize,
}

impl Tree {
    /// Counts what lies below a folder.
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
            // A folder that is kept may have been filled by others.
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
