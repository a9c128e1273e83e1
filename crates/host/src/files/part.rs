//! A file that is being written. It takes its name only when it is complete, so that nothing
//! partial is ever seen; dropped before that, it leaves nothing behind.

use std::io::Write;
use std::rc::Rc;

use cap_std::fs::{File, Metadata};
use qiao_abi::FileFault;
use qiao_rules::files::{Area, Place};

use super::sandbox::Sandbox;

/// A file on its way into an area.
pub(crate) struct Part {
    sandbox: Rc<Sandbox>,
    area: Area,
    name: String,
    file: Option<File>,
    written: u64,
    /// What the file that it will replace makes free.
    credit: u64,
    reserved: u64,
}

impl Part {
    /// Begins a file that will be at this place. `unique` is a name that is not taken.
    pub(crate) fn begin(sandbox: &Rc<Sandbox>, place: &Place, unique: &str) -> Result<Part, FileFault> {
        let file = sandbox.parts()?.create(unique).map_err(|error| sandbox.fault(&error))?;
        let credit = sandbox.size(place);
        let (sandbox, name) = (sandbox.clone(), unique.to_owned());
        Ok(Part { sandbox, area: place.area, name, file: Some(file), written: 0, credit, reserved: 0 })
    }

    /// Adds bytes.
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

    /// How many bytes it has.
    pub(crate) fn written(&self) -> u64 {
        self.written
    }

    /// Gives it its name, in place of a file that has it.
    pub(crate) fn finish(mut self, place: &Place) -> Result<(), FileFault> {
        if let Some(file) = self.file.take() {
            self.sandbox.date(file)?;
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
        // It is counted as the file that it now is.
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
            // After `finish` there is nothing of that name.
            drop(parts.remove_file(&self.name));
        }
    }
}
