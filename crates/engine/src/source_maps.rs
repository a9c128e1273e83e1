//! Where the pieces of compiled files were written, for their stacks.

use std::cell::RefCell;
use std::collections::HashMap;

use qiao_abi::{Budget, Charge, Place, SourceMap};

/// The maps of a program's files, which count towards its memory.
#[derive(Default)]
pub(crate) struct SourceMaps {
    budget: Budget,
    files: RefCell<HashMap<String, (Vec<SourceMap>, Charge)>>,
}

impl SourceMaps {
    /// No maps so far.
    pub(crate) fn new(budget: Budget) -> SourceMaps {
        SourceMaps { budget, files: RefCell::default() }
    }

    /// Keeps the maps of a file, the last first.
    pub(crate) fn add(&self, file: &str, maps: Vec<SourceMap>) {
        let charge = self.budget.force(file.len() + maps.iter().map(SourceMap::held_bytes).sum::<usize>());
        self.files.borrow_mut().insert(file.to_owned(), (maps, charge));
    }

    /// Where a place of a file was written, if the file was compiled.
    pub(crate) fn written(&self, file: &str, place: Place) -> Option<Place> {
        Some(self.files.borrow().get(file)?.0.iter().fold(place, |place, map| map.written(place)))
    }
}
