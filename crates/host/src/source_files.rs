//! Reading of source files: their text, and candidate names for a path. Module resolution is done elsewhere.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

#[cfg(unix)]
use cap_std::fs::OpenOptionsExt;
use cap_std::fs::{Dir, OpenOptions};
use qiao_abi::{Cause, LoadError, Source, UnsuitableFile};

/// Maximum size of a source file, in bytes.
const LARGEST_SOURCE: u64 = 64 * 1024 * 1024;
const TOO_LARGE: UnsuitableFile = UnsuitableFile::TooLarge { limit: LARGEST_SOURCE };

/// A file as a module: JSON files are wrapped as an export.
pub(crate) fn as_module(Source { name, text }: Source) -> Source {
    let text = if name.ends_with(".json") { format!("module.exports = {text}") } else { text };
    Source { name, text }
}

/// The text of a file in a folder; `None` if it does not exist.
pub(crate) fn text_in(folder: &Dir, name: &str) -> Result<Option<String>, LoadError> {
    let unreadable = |error: std::io::Error| LoadError::Unreadable(name.to_owned(), Cause::from(&error));
    let (file, size) = match regular(folder, name) {
        Ok(Some(opened)) => opened,
        Ok(None) => return Ok(None),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
        Err(error) => return Err(unreadable(error)),
    };
    if size > LARGEST_SOURCE {
        return Err(unreadable(std::io::Error::other(TOO_LARGE)));
    }
    let mut text = String::new();
    // The file may have grown since.
    file.take(LARGEST_SOURCE).read_to_string(&mut text).map_err(unreadable)?;
    Ok(Some(text))
}

/// Opens a regular file for reading, with its size; `None` for a directory. Pipes and devices are refused: they may
/// block forever or never end.
///
/// # Errors
/// It does not exist, leaves the folder, or is neither a file nor a directory.
pub(crate) fn regular(folder: &Dir, name: &str) -> std::io::Result<Option<(File, u64)>> {
    let mut options = OpenOptions::new();
    options.read(true);
    // Opening a pipe without a writer would block.
    #[cfg(unix)]
    options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits() as i32);
    let file = match folder.open_with(name, &options) {
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
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, rustix::fs::OFlags::NONBLOCK.bits() as i32);
    let Some((file, size)) = checked(options.open(path)?)? else {
        return Err(ErrorKind::IsADirectory.into());
    };
    if size > LARGEST_SOURCE {
        return Err(std::io::Error::other(TOO_LARGE));
    }
    let mut bytes = Vec::new();
    file.take(LARGEST_SOURCE).read_to_end(&mut bytes)?;
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
