//! The files of a program outside of its package, listed for its embedder.

use cap_std::fs::Dir;
use qiao_abi::FileFault;
use qiao_rules::files::{Area, Place, path};

use crate::state::NamespaceState;

/// A file that a program keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptFile {
    /// The path that script has for it.
    pub path: String,
    /// Its size.
    pub bytes: u64,
}

/// The files of all areas, by path.
pub(crate) fn kept(at: &NamespaceState) -> Result<Vec<KeptFile>, FileFault> {
    let mut files = Vec::new();
    if at.files.is_open() {
        for area in [Area::Temp, Area::Saved, Area::User] {
            list(at, at.files.dir(area, None)?, (area, ""), &mut files)?;
        }
    }
    files.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// Adds the files of a folder and of those in it. Links are not followed: a program cannot make any.
fn list(
    at: &NamespaceState,
    folder: &Dir,
    (area, prefix): (Area, &str),
    files: &mut Vec<KeptFile>,
) -> Result<(), FileFault> {
    let fault = |error| at.files.fault(&error);
    for entry in folder.entries().map_err(fault)? {
        let entry = entry.map_err(fault)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let name = format!("{prefix}{name}");
        let kind = entry.file_type().map_err(fault)?;
        if kind.is_dir() {
            list(at, &entry.open_dir().map_err(fault)?, (area, &format!("{name}/")), files)?;
        } else if kind.is_file() {
            let bytes = entry.metadata().map_err(fault)?.len();
            files.push(KeptFile { path: path(&at.app, area, &name), bytes });
        }
    }
    Ok(())
}

/// The place, unless it belongs to the package, which does not change.
pub(crate) fn changeable(place: Place) -> Result<Place, FileFault> {
    if place.area == Area::Package { Err(FileFault::Forbidden) } else { Ok(place) }
}
