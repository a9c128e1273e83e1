//! A file being written. It gets its name only when it is complete, so that partial files are never visible; if dropped
//! before, it is deleted.

use std::io::Write;
use std::rc::Rc;

use cap_std::fs::{File, Metadata};
use qiao_abi::FileFault;
use qiao_rules::files::{Area, Place};

use super::sandbox::Sandbox;

/// An incomplete file.
pub(crate) struct Part {
    sandbox: Rc<Sandbox>,
    area: Area,
    name: String,
    file: Option<File>,
    written: u64,
    /// Bytes that will be freed by the file it replaces.
    credit: u64,
    reserved: u64,
}

impl Part {
    /// Creates a file for this place. `unique` is an unused name.
    pub(crate) fn begin(sandbox: &Rc<Sandbox>, place: &Place, unique: &str) -> Result<Part, FileFault> {
        let file = sandbox.parts()?.create(unique).map_err(|error| sandbox.fault(&error))?;
        let credit = sandbox.size(place);
        let (sandbox, name) = (sandbox.clone(), unique.to_owned());
        Ok(Part { sandbox, area: place.area, name, file: Some(file), written: 0, credit, reserved: 0 })
    }

    /// Writes a whole file for this place; an error leaves what was there.
    pub(crate) fn store(
        sandbox: &Rc<Sandbox>,
        place: &Place,
        unique: &str,
        write: impl FnOnce(&mut Part) -> Result<(), FileFault>,
    ) -> Result<(), FileFault> {
        let mut part = Part::begin(sandbox, place, unique)?;
        write(&mut part)?;
        part.finish(place)
    }

    /// Appends bytes.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), FileFault> {
        let written = self.written + bytes.len() as u64;
        let needed = written.saturating_sub(self.credit).saturating_sub(self.reserved);
        self.sandbox.reserve(self.area, needed)?;
        self.reserved += needed;
        self.written = written;
        match &mut self.file {
            Some(file) => file.write_all(bytes).map_err(|error| self.sandbox.fault(&error)),
            None => Ok(()),
        }
    }

    /// Number of bytes written.
    pub(crate) fn written(&self) -> u64 {
        self.written
    }

    /// Moves it to its final name, replacing an existing file.
    pub(crate) fn finish(mut self, place: &Place) -> Result<(), FileFault> {
        if let Some(file) = self.file.take() {
            self.sandbox.date(file.into_std())?;
        }
        let sandbox = &self.sandbox;
        let there = sandbox.metadata(place, None).ok();
        if there.as_ref().is_some_and(Metadata::is_dir) {
            return Err(FileFault::IsDirectory);
        }
        sandbox.enter(1)?;
        let (from, to) = (sandbox.parts()?, sandbox.dir(place.area, None)?);
        if let Err(error) = from.rename(&self.name, to, &place.name) {
            sandbox.leave(1);
            return Err(sandbox.fault(&error));
        }
        if there.is_some() {
            sandbox.leave(1);
        }
        // From here on it counts as the final file.
        sandbox.recount(place.area, self.reserved + there.map_or(0, |there| there.len()), self.written);
        self.reserved = 0;
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        self.file.take();
        self.sandbox.release(self.area, self.reserved);
        if let Ok(parts) = self.sandbox.parts() {
            // After `finish` this name no longer exists.
            drop(parts.remove_file(&self.name));
        }
    }
}
