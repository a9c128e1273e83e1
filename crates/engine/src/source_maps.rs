//! Where the pieces of compiled files were written, for their stacks.

use std::cell::RefCell;
use std::collections::HashMap;

use qiao_abi::{Place, SourceMap};

/// The maps of a program's files.
#[derive(Default)]
pub(crate) struct SourceMaps(RefCell<HashMap<String, Vec<SourceMap>>>);

impl SourceMaps {
    /// Keeps the maps of a file, the last first.
    pub(crate) fn add(&self, file: &str, maps: Vec<SourceMap>) {
        self.0.borrow_mut().insert(file.to_owned(), maps);
    }

    /// Where a place of a file was written, if the file was compiled.
    pub(crate) fn written(&self, file: &str, place: Place) -> Option<Place> {
        Some(self.0.borrow().get(file)?.iter().fold(place, |place, map| map.written(place)))
    }
}
