//! The memory that reading a project takes: what its files say may be far more than they have bytes, as when a template
//! includes others that include others. It must not know what is read.

use std::cell::{OnceCell, RefCell};
use std::path::Path;

use qiao_abi::{Budget, Charge};

use crate::error::Error;

/// The memory for a project while it is read. What there is no room for is left out; `check` reports it.
pub(super) struct Room {
    charge: RefCell<Charge>,
    /// The first file without room.
    lacking: OnceCell<String>,
}

impl Room {
    pub(super) fn of(budget: &Budget) -> Room {
        Room { charge: RefCell::new(budget.nothing()), lacking: OnceCell::new() }
    }

    /// Takes bytes for what a file says; returns whether they were left, for this and everything before.
    pub(super) fn take(&self, file: &str, bytes: usize) -> bool {
        if self.lacking.get().is_none() && !self.charge.borrow_mut().grow(bytes) {
            self.lacking.get_or_init(|| file.to_owned());
        }
        self.lacking.get().is_none()
    }

    /// Does something that may take bytes, and gives those back.
    pub(super) fn for_now<T>(&self, act: impl FnOnce() -> T) -> T {
        let before = self.charge.borrow().bytes();
        let done = act();
        let more = self.charge.borrow().bytes() - before;
        self.give_back(more);
        done
    }

    /// Gives bytes back.
    pub(super) fn give_back(&self, bytes: usize) {
        self.charge.borrow_mut().shrink(bytes);
    }

    /// Reads with the charge, which grows by what is read.
    pub(super) fn read<T>(&self, read: impl FnOnce(&mut Charge) -> T) -> T {
        read(&mut self.charge.borrow_mut())
    }

    /// Fails if there was no room for something in the source folder.
    pub(super) fn check(&self, sources: &Path) -> Result<(), Error> {
        let limit = self.charge.borrow().limit();
        self.lacking.get().map_or(Ok(()), |file| Err(Error::NoRoom { path: sources.join(file), limit }))
    }
}
