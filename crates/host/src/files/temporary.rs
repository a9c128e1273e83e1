//! The temporary directories of this process. Each is removed when dropped; this registry serves exits that skip
//! destructors.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tempfile::TempDir;

static FOLDERS: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A directory that is removed when dropped.
pub(crate) struct Temporary(Option<TempDir>);

impl Temporary {
    /// Creates a directory.
    pub(crate) fn new() -> io::Result<Temporary> {
        let folder = tempfile::Builder::new().prefix("qiao-").tempdir()?;
        FOLDERS.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.path().to_owned());
        Ok(Temporary(Some(folder)))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.as_ref().map_or(Path::new(""), TempDir::path)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if let Some(folder) = self.0.take() {
            FOLDERS.lock().unwrap_or_else(PoisonError::into_inner).remove(folder.path());
            // What cannot be removed now is left to the system.
            drop(folder.close());
        }
    }
}

/// Removes the temporary directories of all mini-programs of this process, for a process that exits without closing
/// them. Their file functions fail afterwards.
pub fn remove_temporary_folders() {
    let folders = std::mem::take(&mut *FOLDERS.lock().unwrap_or_else(PoisonError::into_inner));
    // What cannot be removed now is left to the system.
    folders.iter().for_each(|folder| drop(std::fs::remove_dir_all(folder)));
}
