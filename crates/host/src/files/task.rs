//! The file operations, after the rules have admitted them. Paths were resolved and checked before; error texts are
//! rules of the platform.

use std::io::{Read, Write};
use std::rc::Rc;
use std::time::UNIX_EPOCH;

use bytes::Bytes;
use cap_std::fs::{Dir, Metadata, OpenOptions};
use qiao_abi::{Budget, Failure, FileFault, HostValue, Name};
use qiao_rules::admit::file::{Task, failure};
use qiao_rules::files::{self, Area, DEEPEST, Place};
use qiao_rules::{App, Digest};

use super::part::Part;
use super::picture::{Picture, picture};
use super::sandbox::{Sandbox, Tree};
use super::{digest, read};
use crate::source::Root;
use crate::source_files::regular_with;

/// The fields of a result.
type Fields = Vec<(Name, HostValue)>;

/// The context of file operations.
pub(super) struct Desk<'a> {
    app: &'a App,
    pub(super) sandbox: &'a Rc<Sandbox>,
    pub(super) root: Option<&'a Root>,
    pub(super) budget: &'a Budget,
    /// Maximum number of bytes to read from a file at once.
    pub(super) readable: u64,
    /// An unused name.
    unique: String,
}

/// Executes a task. `unique` is an unused name; `readable` is the maximum number of bytes to read from a file at once.
pub(crate) fn carry_out(
    app: &App,
    sandbox: &Rc<Sandbox>,
    root: Option<&Root>,
    budget: &Budget,
    task: Task,
    unique: String,
    readable: u64,
) -> Result<Fields, Failure> {
    let desk = Desk { app, sandbox, root, budget, unique, readable };
    match task {
        Task::Access(place) => desk.metadata(&place).map(|_| Fields::new()),
        Task::Read { place, form, position, length } => {
            let bytes = read::bytes(&desk, &place, position, length)?;
            let data = match form {
                Some(form) => form.text(&bytes).into(),
                None => HostValue::Bytes(Bytes::from(bytes)),
            };
            Ok(vec![("data".into(), data)])
        }
        Task::Write { place, bytes, append: false } => desk.write(&place, &bytes),
        Task::Write { place, bytes, append: true } => desk.append(&place, &bytes),
        Task::Stat { place, recursive } => desk.stat(&place, recursive),
        Task::Unlink(place) => desk.unlink(&place),
        Task::Mkdir { place, recursive } => desk.mkdir(&place, recursive),
        Task::Rmdir { place, recursive } => desk.rmdir(&place, recursive),
        Task::Readdir(place) => desk.readdir(&place),
        Task::Copy { from, to } => desk.copy(&from, &to),
        Task::Rename { from, to } => desk.rename(&from, &to),
        Task::Info { place, digest } => desk.info(&place, digest),
        Task::ImageInfo(place) => desk.image_info(&place),
        Task::Save { from, to } => desk.save(&from, to),
        Task::SavedList => desk.saved_list(),
        Task::SavedInfo(place) => desk.saved_info(&place),
        Task::RemoveSaved(place) => desk.unlink(&place),
        Task::Step(step) => desk.step(step),
    }
}

impl Desk<'_> {
    pub(super) fn dir(&self, place: &Place) -> Result<&Dir, Failure> {
        self.sandbox.dir(place.area, self.root).map_err(|fault| failure(place, fault))
    }

    pub(super) fn metadata(&self, place: &Place) -> Result<Metadata, Failure> {
        self.sandbox.metadata(place, self.root).map_err(|fault| failure(place, fault))
    }

    /// Maps an error of the operating system to the failure.
    pub(super) fn known<T>(&self, place: &Place, result: std::io::Result<T>) -> Result<T, Failure> {
        result.map_err(|error| failure(place, self.sandbox.fault(&error)))
    }

    /// Writes a whole file atomically, replacing an existing one.
    pub(super) fn write(&self, place: &Place, bytes: &[u8]) -> Result<Fields, Failure> {
        self.sandbox.check_file(bytes.len() as u64).map_err(|fault| failure(place, fault))?;
        self.store(place, |part| part.write(bytes))
    }

    fn store(&self, place: &Place, write: impl FnOnce(&mut Part) -> Result<(), FileFault>) -> Result<Fields, Failure> {
        let stored = Part::store(self.sandbox, place, &self.unique, write);
        stored.map(|()| Fields::new()).map_err(|fault| failure(place, fault))
    }

    /// Appends to an existing file, completely or not at all.
    fn append(&self, place: &Place, bytes: &[u8]) -> Result<Fields, Failure> {
        let there = self.metadata(place)?;
        if there.is_dir() {
            return Err(failure(place, FileFault::IsDirectory));
        }
        let added = bytes.len() as u64;
        let checked =
            self.sandbox.check_file(there.len() + added).and_then(|()| self.sandbox.reserve(place.area, added));
        checked.map_err(|fault| failure(place, fault))?;
        let opened = regular_with(self.dir(place)?, &place.name, OpenOptions::new().append(true));
        let opened = opened.and_then(|opened| opened.ok_or_else(|| std::io::ErrorKind::IsADirectory.into()));
        let written = opened.and_then(|(mut file, _)| match file.write_all(bytes) {
            Ok(()) => Ok(file),
            Err(error) => {
                drop(file.set_len(there.len()));
                Err(error)
            }
        });
        if written.is_err() {
            self.sandbox.release(place.area, added);
        }
        let file = self.known(place, written)?;
        self.sandbox.date(file).map_err(|fault| failure(place, fault))?;
        Ok(Fields::new())
    }

    fn stat(&self, place: &Place, recursive: bool) -> Result<Fields, Failure> {
        let metadata = self.metadata(place)?;
        let stats = match recursive && metadata.is_dir() {
            false => described(&metadata),
            true => {
                let mut entries = vec![entry("/", &metadata)];
                let folder = self.known(place, self.folder(place))?;
                self.known(place, walk(&folder, "", &|name| self.shows(place, name), &mut entries))?;
                HostValue::List(entries)
            }
        };
        Ok(vec![("stats".into(), stats)])
    }

    /// Whether an entry of a directory is visible to the program.
    fn shows(&self, folder: &Place, name: &str) -> bool {
        folder.area != Area::Package || self.root.is_none_or(|root| !root.hides(name))
    }

    fn folder(&self, place: &Place) -> std::io::Result<Dir> {
        let dir = self.sandbox.dir(place.area, self.root).map_err(|_| std::io::ErrorKind::NotFound)?;
        if place.name.is_empty() { dir.try_clone() } else { dir.open_dir(&place.name) }
    }

    fn unlink(&self, place: &Place) -> Result<Fields, Failure> {
        let there = self.metadata(place)?;
        if there.is_dir() {
            return Err(failure(place, FileFault::NotPermitted));
        }
        let unlinked = self.sandbox.unlink(place, self.root, there.len());
        unlinked.map(|()| Fields::new()).map_err(|fault| failure(place, fault))
    }

    pub(super) fn mkdir(&self, place: &Place, recursive: bool) -> Result<Fields, Failure> {
        if place.name.is_empty() {
            return if recursive { Ok(Fields::new()) } else { Err(failure(place, FileFault::Exists)) };
        }
        let dir = self.dir(place)?;
        let made = if recursive { missing(dir, &place.name) } else { 1 };
        self.sandbox.enter(made).map_err(|fault| failure(place, fault))?;
        let result = if recursive { dir.create_dir_all(&place.name) } else { dir.create_dir(&place.name) };
        if result.is_err() {
            self.sandbox.leave(made);
        }
        self.known(place, result)?;
        Ok(Fields::new())
    }

    fn rmdir(&self, place: &Place, recursive: bool) -> Result<Fields, Failure> {
        if !self.metadata(place)?.is_dir() {
            return Err(failure(place, FileFault::NotDirectory));
        }
        if place.name.is_empty() {
            return Err(failure(place, FileFault::NotPermitted));
        }
        let dir = self.dir(place)?;
        if !recursive {
            self.known(place, dir.remove_dir(&place.name))?;
            self.sandbox.leave(1);
            return Ok(Fields::new());
        }
        let tree = self.known(place, self.folder(place).and_then(|folder| Tree::of(&folder)))?;
        self.known(place, dir.remove_dir_all(&place.name))?;
        self.sandbox.release(place.area, tree.bytes);
        self.sandbox.leave(tree.entries + 1);
        Ok(Fields::new())
    }

    fn readdir(&self, place: &Place) -> Result<Fields, Failure> {
        if !self.metadata(place)?.is_dir() {
            return Err(failure(place, FileFault::NotDirectory));
        }
        let folder = self.known(place, self.folder(place))?;
        let names = self.known(place, names(&folder))?.into_iter();
        let files = names.filter(|name| self.shows(place, name)).map(HostValue::from).collect();
        Ok(vec![("files".into(), HostValue::List(files))])
    }

    fn copy(&self, from: &Place, to: &Place) -> Result<Fields, Failure> {
        let opened = self.sandbox.file(from, self.root).map_err(|fault| failure(from, fault));
        let (mut file, size) = opened?;
        self.sandbox.check_file(size).map_err(|fault| failure(to, fault))?;
        self.store(to, |part| {
            let mut piece = vec![0; 64 * 1024];
            loop {
                match file.read(&mut piece).map_err(|error| self.sandbox.fault(&error))? {
                    0 => return Ok(()),
                    read => part.write(&piece[..read])?,
                }
            }
        })
    }

    fn rename(&self, from: &Place, to: &Place) -> Result<Fields, Failure> {
        let moved = self.metadata(from)?;
        if from.name.is_empty() || to.name.is_empty() {
            return Err(failure(from, FileFault::NotPermitted));
        }
        if moved.is_dir() {
            let tree = self.known(from, self.folder(from).and_then(|folder| Tree::of(&folder)))?;
            if to.name.split('/').count() + tree.depth > DEEPEST {
                return Err(failure(to, FileFault::NameTooLong));
            }
        }
        let replaced = self.sandbox.metadata(to, None).ok().filter(|_| from.name != to.name);
        let renamed = self.dir(from)?.rename(&from.name, self.dir(to)?, &to.name);
        self.known(to, renamed)?;
        self.sandbox.note_change();
        self.gone(to, replaced);
        Ok(Fields::new())
    }

    fn info(&self, place: &Place, digest: Digest) -> Result<Fields, Failure> {
        let opened = self.sandbox.file(place, self.root).map_err(|fault| failure(place, fault));
        let (file, size) = opened?;
        let digest = self.known(place, digest::of(file, digest))?;
        Ok(vec![("size".into(), HostValue::Number(size as f64)), ("digest".into(), digest.into())])
    }

    fn image_info(&self, place: &Place) -> Result<Fields, Failure> {
        let bytes = read::bytes(self, place, None, None)?;
        let Some(Picture { kind, width, height }) = picture(&bytes) else {
            return Err(failure(place, FileFault::Io("the file is no picture".to_owned())));
        };
        Ok(vec![
            ("width".into(), HostValue::Number(f64::from(width))),
            ("height".into(), HostValue::Number(f64::from(height))),
            ("path".into(), place.path.as_str().into()),
            ("orientation".into(), "up".into()),
            ("type".into(), kind.into()),
        ])
    }

    /// Moves a temporary file to its permanent place.
    fn save(&self, from: &Place, to: Option<Place>) -> Result<Fields, Failure> {
        let Ok(there) = self.metadata(from).map(|there| (there.is_file(), there.len())) else {
            return Err(failure(from, FileFault::NotTemporary));
        };
        let (true, size) = there else {
            return Err(failure(from, FileFault::NotTemporary));
        };
        let to = to.unwrap_or_else(|| self.new_place(from));
        let sandbox = self.sandbox;
        let replaced = sandbox.metadata(&to, None).ok();
        let needed = size.saturating_sub(sandbox.size(&to));
        sandbox
            .check_file(size)
            .and_then(|()| sandbox.reserve(to.area, needed))
            .map_err(|fault| failure(from, fault))?;
        let renamed = self.dir(from)?.rename(&from.name, self.dir(&to)?, &to.name);
        match self.known(&to, renamed) {
            Ok(()) => {
                sandbox.release(from.area, size);
                if replaced.is_some() {
                    sandbox.leave(1);
                }
                sandbox.recount(to.area, needed + replaced.map_or(0, |replaced| replaced.len()), size);
                Ok(vec![("savedFilePath".into(), to.path.into())])
            }
            Err(failed) => {
                sandbox.release(to.area, needed);
                Err(failed)
            }
        }
    }

    /// Updates the counts for a file that was replaced.
    fn gone(&self, place: &Place, replaced: Option<Metadata>) {
        if let Some(replaced) = replaced {
            self.sandbox.release(place.area, if replaced.is_file() { replaced.len() } else { 0 });
            self.sandbox.leave(1);
        }
    }

    /// A place for a file saved without a destination, with the same extension.
    fn new_place(&self, from: &Place) -> Place {
        let area = files::saved_area(self.app);
        let extension =
            from.name.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, extension)| extension);
        let name = extension.map_or_else(|| self.unique.clone(), |extension| format!("{}.{extension}", self.unique));
        Place { area, path: files::path(self.app, area, &name), name }
    }

    fn saved_list(&self) -> Result<Fields, Failure> {
        let area = files::saved_area(self.app);
        let all = Place { area, name: String::new(), path: String::new() };
        let folder = self.known(&all, self.folder(&all))?;
        let mut list = Vec::new();
        for name in self.known(&all, names(&folder))? {
            if let Some(metadata) = folder.metadata(&name).ok().filter(Metadata::is_file) {
                list.push(HostValue::object([
                    ("filePath", files::path(self.app, area, &name).into()),
                    ("createTime", HostValue::Number(seconds(&metadata))),
                    ("size", HostValue::Number(metadata.len() as f64)),
                ]));
            }
        }
        Ok(vec![("fileList".into(), HostValue::List(list))])
    }

    fn saved_info(&self, place: &Place) -> Result<Fields, Failure> {
        let metadata = self.metadata(place)?;
        if metadata.is_dir() || place.area == Area::Package {
            return Err(failure(place, FileFault::NotFound));
        }
        Ok(vec![
            ("size".into(), HostValue::Number(metadata.len() as f64)),
            ("createTime".into(), HostValue::Number(seconds(&metadata))),
        ])
    }
}

/// Number of missing directories in a path.
fn missing(dir: &Dir, path: &str) -> u64 {
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    ends.filter(|end| !dir.exists(&path[..*end])).count() as u64
}

/// The names in a directory, sorted.
fn names(folder: &Dir) -> std::io::Result<Vec<String>> {
    let names: std::io::Result<Vec<String>> =
        folder.entries()?.map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned())).collect();
    names.map(|mut names| {
        names.sort();
        names
    })
}

/// Describes everything below a directory.
fn walk(folder: &Dir, path: &str, shows: &dyn Fn(&str) -> bool, entries: &mut Vec<HostValue>) -> std::io::Result<()> {
    for name in names(folder)?.into_iter().filter(|name| shows(name)) {
        let path = format!("{path}/{name}");
        let metadata = folder.symlink_metadata(&name)?;
        entries.push(entry(&path, &metadata));
        if metadata.is_dir() {
            walk(&folder.open_dir(&name)?, &path, shows, entries)?;
        }
    }
    Ok(())
}

fn entry(path: &str, metadata: &Metadata) -> HostValue {
    HostValue::object([("path", path.into()), ("stats", described(metadata))])
}

/// POSIX file types and permissions, the same on every system.
const FOLDER_MODE: f64 = 0o040_755 as f64;
const FILE_MODE: f64 = 0o100_644 as f64;

pub(super) fn described(metadata: &Metadata) -> HostValue {
    let modified = seconds(metadata);
    HostValue::object([
        ("mode", HostValue::Number(if metadata.is_dir() { FOLDER_MODE } else { FILE_MODE })),
        ("size", HostValue::Number(if metadata.is_dir() { 0.0 } else { metadata.len() as f64 })),
        ("lastAccessedTime", HostValue::Number(modified)),
        ("lastModifiedTime", HostValue::Number(modified)),
    ])
}

/// Modification time, in whole seconds since the Unix epoch.
fn seconds(metadata: &Metadata) -> f64 {
    let modified = metadata.modified().ok().map(|time| time.into_std());
    let since = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.map_or(0.0, |since| since.as_secs() as f64)
}
