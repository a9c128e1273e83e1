//! Open files of a program, by descriptor: reading, writing and resizing. Paths were resolved and checked before.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};

use qiao_abi::FileFault;
use qiao_rules::admit::descriptor::OpenFlag;
use qiao_rules::files::Place;

use super::sandbox::Sandbox;

/// The open files of one namespace.
#[derive(Default)]
pub(super) struct Descriptors {
    open: RefCell<BTreeMap<u32, OpenFile>>,
    last: Cell<u32>,
}

/// An open file.
pub(super) struct OpenFile {
    pub(super) place: Place,
    file: File,
    flag: OpenFlag,
}

/// Maximum number of open files.
const MOST: usize = 1000;

impl Descriptors {
    /// Adds a file; returns its descriptor.
    pub(super) fn add(&self, place: Place, file: File, flag: OpenFlag) -> Result<String, FileFault> {
        if self.open.borrow().len() >= MOST {
            return Err(FileFault::Io("too many open files".to_owned()));
        }
        self.last.set(self.last.get().wrapping_add(1));
        self.open.borrow_mut().insert(self.last.get(), OpenFile { place, file, flag });
        Ok(self.last.get().to_string())
    }

    pub(super) fn close(&self, fd: &str) -> Result<(), FileFault> {
        number(fd).and_then(|number| self.open.borrow_mut().remove(&number)).map(drop).ok_or_else(unknown)
    }

    /// Runs a closure on an open file.
    pub(super) fn with<T>(
        &self,
        fd: &str,
        act: impl FnOnce(&mut OpenFile) -> Result<T, FileFault>,
    ) -> Result<T, FileFault> {
        let mut open = self.open.borrow_mut();
        act(number(fd).and_then(|number| open.get_mut(&number)).ok_or_else(unknown)?)
    }
}

fn number(fd: &str) -> Option<u32> {
    fd.parse().ok()
}

fn unknown() -> FileFault {
    FileFault::Io("bad file descriptor".to_owned())
}

impl OpenFile {
    pub(super) fn metadata(&self, sandbox: &Sandbox) -> Result<std::fs::Metadata, FileFault> {
        self.file.metadata().map_err(|error| sandbox.fault(&error))
    }

    pub(super) fn read(&mut self, sandbox: &Sandbox, position: Option<u64>, length: u64) -> Result<Vec<u8>, FileFault> {
        if !self.flag.read {
            return Err(unknown());
        }
        let mut bytes = Vec::new();
        self.at(sandbox, position)?;
        let read = (&mut self.file).take(length).read_to_end(&mut bytes);
        read.map(|_| bytes).map_err(|error| sandbox.fault(&error))
    }

    /// Writes to the file; additional space is counted.
    pub(super) fn write(&mut self, sandbox: &Sandbox, position: Option<u64>, bytes: &[u8]) -> Result<(), FileFault> {
        if !self.flag.write {
            return Err(unknown());
        }
        let length = self.metadata(sandbox)?.len();
        if !self.flag.append {
            self.at(sandbox, position)?;
        }
        let at = if self.flag.append { length } else { self.stands(sandbox)? };
        self.grow(sandbox, length, at.saturating_add(bytes.len() as u64))?;
        self.file.write_all(bytes).map_err(|error| sandbox.fault(&error))
    }

    /// Sets the length of the file.
    pub(super) fn resize(&mut self, sandbox: &Sandbox, length: u64) -> Result<(), FileFault> {
        if !self.flag.write {
            return Err(unknown());
        }
        let before = self.metadata(sandbox)?.len();
        self.grow(sandbox, before, length)?;
        self.file.set_len(length).map_err(|error| sandbox.fault(&error))?;
        sandbox.release(self.place.area, before.saturating_sub(length));
        Ok(())
    }

    fn grow(&self, sandbox: &Sandbox, before: u64, now: u64) -> Result<(), FileFault> {
        sandbox.check_file(now)?;
        sandbox.reserve(self.place.area, now.saturating_sub(before))
    }

    fn at(&mut self, sandbox: &Sandbox, position: Option<u64>) -> Result<(), FileFault> {
        let Some(position) = position else {
            return Ok(());
        };
        self.file.seek(SeekFrom::Start(position)).map(drop).map_err(|error| sandbox.fault(&error))
    }

    fn stands(&mut self, sandbox: &Sandbox) -> Result<u64, FileFault> {
        self.file.stream_position().map_err(|error| sandbox.fault(&error))
    }
}
