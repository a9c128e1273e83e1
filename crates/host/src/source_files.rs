//! Reading of source files and of configuration: their text, and candidate names for a path. A source file counts
//! towards the program's memory from before it is read. Module resolution is done elsewhere.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

#[cfg(unix)]
use cap_std::fs::OpenOptionsExt;
use cap_std::fs::{Dir, OpenOptions};
use qiao_abi::{Cause, Charge, LoadError, UnsuitableFile};

/// Maximum size of a source file, in bytes.
const LARGEST_SOURCE: u64 = 64 * 1024 * 1024;
/// Maximum size of a configuration file, in bytes: parsed, JSON takes up to eighty times as much.
const LARGEST_CONFIG: u64 = 1024 * 1024;

/// What stands before the text of a JSON file that is a module.
const EXPORT: &str = "module.exports = ";

/// The text of a file in a folder, which the charge grows by before it is read; `None` if it does not exist.
pub(crate) fn text_in(folder: &Dir, name: &str, charge: &mut Charge) -> Result<Option<String>, LoadError> {
    read_in(folder, name, "", LARGEST_SOURCE, Some(charge))
}

/// Like [`text_in`], as a module: JSON files are wrapped as an export.
pub(crate) fn module_in(folder: &Dir, name: &str, charge: &mut Charge) -> Result<Option<String>, LoadError> {
    let head = if name.ends_with(".json") { EXPORT } else { "" };
    read_in(folder, name, head, LARGEST_SOURCE, Some(charge))
}

/// The text of a configuration file in a folder; `None` if it does not exist.
pub(crate) fn config_in(folder: &Dir, name: &str) -> Result<Option<String>, LoadError> {
    read_in(folder, name, "", LARGEST_CONFIG, None)
}

fn too_large(limit: u64) -> std::io::Error {
    std::io::Error::new(ErrorKind::FileTooLarge, UnsuitableFile::TooLarge { limit })
}

fn read_in(
    folder: &Dir,
    name: &str,
    head: &str,
    largest: u64,
    charge: Option<&mut Charge>,
) -> Result<Option<String>, LoadError> {
    let unreadable = |error: std::io::Error| LoadError::Unreadable(name.to_owned(), Cause::from(&error));
    let (file, size) = match regular(folder, name) {
        Ok(Some(opened)) => opened,
        Ok(None) => return Ok(None),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
        Err(error) => return Err(unreadable(error)),
    };
    if size > largest {
        return Err(unreadable(too_large(largest)));
    }
    let bytes = head.len() + size as usize;
    if charge.is_some_and(|charge| !charge.grow(bytes)) {
        return Err(LoadError::NoRoom { name: name.to_owned(), bytes });
    }
    let mut text = String::with_capacity(bytes);
    text.push_str(head);
    // The file may have grown since, beyond what was taken for it.
    file.take(size).read_to_string(&mut text).map_err(unreadable)?;
    Ok(Some(text))
}

/// Opens a regular file for reading, with its size; `None` for a directory. Pipes and devices are refused: they may
/// block forever or never end.
///
/// # Errors
/// It does not exist, leaves the folder, or is neither a file nor a directory.
pub(crate) fn regular(folder: &Dir, name: &str) -> std::io::Result<Option<(File, u64)>> {
    regular_with(folder, name, OpenOptions::new().read(true))
}

/// Like [`regular`], opened in another way.
pub(crate) fn regular_with(
    folder: &Dir,
    name: &str,
    options: &mut OpenOptions,
) -> std::io::Result<Option<(File, u64)>> {
    // Opening a pipe without a writer would block.
    #[cfg(unix)]
    options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits() as i32);
    let file = match folder.open_with(name, options) {
        Ok(file) => file.into_std(),
        Err(error) if error.kind() == ErrorKind::IsADirectory => return Ok(None),
        Err(error) => return Err(error),
    };
    checked(file)
}

/// Reads a file named by the embedder or its user: a regular file of at most 64 MiB.
///
/// # Errors
/// It cannot be read, is not a regular file, or is too large.
pub fn read_file(path: &Path) -> std::io::Result<Vec<u8>> {
    read_file_up_to(path, LARGEST_SOURCE)
}

/// Reads a regular file of at most so many bytes.
///
/// # Errors
/// It cannot be read, is not a regular file, or is too large: [`ErrorKind::FileTooLarge`].
pub fn read_file_up_to(path: &Path, most: u64) -> std::io::Result<Vec<u8>> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, rustix::fs::OFlags::NONBLOCK.bits() as i32);
    let Some((file, size)) = checked(options.open(path)?)? else {
        return Err(ErrorKind::IsADirectory.into());
    };
    if size > most {
        return Err(too_large(most));
    }
    let mut bytes = Vec::with_capacity(size as usize);
    // The file may have grown since.
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// An open regular file with its size; `None` for a directory.
fn checked(file: File) -> std::io::Result<Option<(File, u64)>> {
    let metadata = file.metadata()?;
    match (metadata.is_file(), metadata.is_dir()) {
        (true, _) => Ok(Some((file, metadata.len()))),
        (_, true) => Ok(None),
        _ => Err(std::io::Error::other(UnsuitableFile::NotRegular)),
    }
}

/// Candidate files for a path: JavaScript takes precedence over TypeScript, which may be referred to by the name of its
/// output.
pub(crate) fn candidates(path: &str) -> Vec<String> {
    if let Some(stem) = path.strip_suffix(".js") {
        return vec![path.to_owned(), format!("{stem}.ts")];
    }
    ["{}.js", "{}.ts", "{}", "{}/index.js", "{}/index.ts"].map(|form| form.replace("{}", path)).to_vec()
}
