//! Admission of the functions that work on open files (descriptors) and on compressed files and archives. It checks
//! arguments only; the host does the file operations.

use qiao_abi::{Api, Data, FileFault, Kind, Options};

use super::file::{Call, Task};
use crate::decision::Refused;
use crate::files::Place;
use crate::text_form::TextForm;

/// An operation on an open file, a compressed file or an archive.
#[derive(Debug, PartialEq)]
pub enum FileStep {
    /// Open a file.
    Open {
        /// The file.
        place: Place,
        /// The open mode.
        flag: OpenFlag,
    },
    /// Close an open file.
    Close(String),
    /// Read from an open file.
    Read {
        /// The file descriptor.
        fd: String,
        /// Offset in the script's buffer, in bytes.
        offset: u64,
        /// Maximum number of bytes to read.
        length: u64,
        /// Offset in the file, in bytes; `None` for the current position.
        position: Option<u64>,
    },
    /// Write to an open file.
    Write {
        /// The file descriptor.
        fd: String,
        /// The data.
        bytes: Vec<u8>,
        /// Offset in the file, in bytes; `None` for the current position.
        position: Option<u64>,
    },
    /// `fstat` of an open file.
    Stat(String),
    /// Sets the length of an open file, in bytes.
    Resize(String, u64),
    /// Sets the length of a file, in bytes.
    Truncate(Place, u64),
    /// Read and decompress a file.
    Decompress(Place),
    /// Read files in an archive.
    Entries {
        /// The archive.
        place: Place,
        /// Names of the entries to read; empty for all entries.
        wanted: Vec<String>,
        /// The encoding of the result; `None` for bytes.
        form: Option<TextForm>,
    },
    /// Unpack an archive into a directory.
    Unpack {
        /// The archive.
        from: Place,
        /// The directory.
        to: Place,
    },
}

/// The open mode of a file, see the flags of `fs.open` in Node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenFlag {
    /// Open for reading.
    pub read: bool,
    /// Open for writing.
    pub write: bool,
    /// Append every write to the end of the file.
    pub append: bool,
    /// Create the file if it does not exist.
    pub create: bool,
    /// Fail if the file exists.
    pub new: bool,
    /// Truncate the file to length 0.
    pub truncate: bool,
}

impl OpenFlag {
    /// Parses a flag such as `r`, `w+` or `ax`.
    pub fn named(name: &str) -> Option<OpenFlag> {
        let (kind, plus) = name.strip_suffix('+').map_or((name, false), |kind| (kind, true));
        let (kind, new) = kind.strip_suffix('x').map_or((kind, false), |kind| (kind, true));
        // The `s` (synchronous) variants behave the same here.
        let kind = kind.strip_suffix('s').unwrap_or(kind);
        let flag = |read, write, append, create, truncate| OpenFlag { read, write, append, create, new, truncate };
        match kind {
            "r" if !new => Some(flag(true, plus, false, false, false)),
            "w" => Some(flag(plus, true, false, true, !new)),
            "a" => Some(flag(plus, true, true, true, false)),
            _ => None,
        }
    }
}

/// Admits a call of one of these functions, or refuses it.
#[expect(clippy::wildcard_enum_match_arm, reason = "the other functions do not come here")]
pub(super) fn step(call: &Call<'_>) -> Result<Task, Box<Refused>> {
    let number = |name| call.options.number(name).value().filter(|number| **number >= 0.0).map(|number| *number as u64);
    let fd = || call.options.text("fd").value().cloned().unwrap_or_default();
    Ok(Task::Step(match call.api {
        Api::Open => open(call)?,
        Api::Close => FileStep::Close(fd()),
        Api::Read => {
            let Data::Bytes(bytes) = call.options.data("arrayBuffer") else {
                return Err(call.wrong("arrayBuffer", &[Kind::ArrayBuffer], call.options.kind("arrayBuffer")));
            };
            let size = bytes.len() as u64;
            let offset = number("offset").unwrap_or(0).min(size);
            let length = number("length").unwrap_or(size).min(size - offset);
            FileStep::Read { fd: fd(), offset, length, position: number("position") }
        }
        Api::Write => FileStep::Write { fd: fd(), bytes: written(call)?, position: number("position") },
        Api::Fstat => FileStep::Stat(fd()),
        Api::Ftruncate => FileStep::Resize(fd(), number("length").unwrap_or(0)),
        Api::Truncate => FileStep::Truncate(call.writable("filePath")?, number("length").unwrap_or(0)),
        Api::ReadCompressedFile => {
            let name = call.options.text("compressionAlgorithm").value().cloned().unwrap_or_default();
            if name != "br" {
                return Err(call.refused("", FileFault::Choice("compressionAlgorithm", name)));
            }
            FileStep::Decompress(call.readable("filePath")?)
        }
        Api::ReadZipEntry => {
            FileStep::Entries { place: call.readable("filePath")?, wanted: wanted(call.options), form: call.form()? }
        }
        _ => FileStep::Unpack { from: call.readable("zipFilePath")?, to: call.writable("targetPath")? },
    }))
}

fn open(call: &Call<'_>) -> Result<FileStep, Box<Refused>> {
    let name = call.options.text("flag").value().cloned().unwrap_or_else(|| "r".to_owned());
    let Some(flag) = OpenFlag::named(&name) else {
        return Err(call.refused("", FileFault::Choice("flag", name)));
    };
    let place = if flag.write { call.writable("filePath")? } else { call.readable("filePath")? };
    Ok(FileStep::Open { place, flag })
}

/// The data to write: a string, or a buffer with optional offset and length.
fn written(call: &Call<'_>) -> Result<Vec<u8>, Box<Refused>> {
    match call.options.data("data") {
        Data::Text(text) => {
            let form = call.form()?.unwrap_or(TextForm::Utf8);
            form.bytes(&text).ok_or_else(|| call.refused("", FileFault::Encoding))
        }
        Data::Bytes(bytes) => {
            let number = |name| call.options.number(name).value().map(|number| number.max(0.0) as usize);
            let from = number("offset").unwrap_or(0).min(bytes.len());
            let length = number("length").unwrap_or(usize::MAX).min(bytes.len() - from);
            Ok(bytes[from..from + length].to_vec())
        }
        Data::Absent | Data::Object(..) | Data::Other(..) => {
            Err(call.wrong("data", &[Kind::String, Kind::ArrayBuffer], call.options.kind("data")))
        }
    }
}

/// The entries to read from an archive: `entries` is a list of objects with a `path`, or the string `all`.
fn wanted(options: &dyn Options) -> Vec<String> {
    let Some(given) = options.json().and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok()) else {
        return Vec::new();
    };
    let list = given["entries"].as_array().into_iter().flatten();
    list.filter_map(|entry| entry["path"].as_str().map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_say_how_a_file_is_opened() {
        let shown = |name| {
            let OpenFlag { read, write, append, create, new, truncate } = OpenFlag::named(name)?;
            let letters = [(read, 'r'), (write, 'w'), (append, 'a'), (create, 'c'), (new, 'n'), (truncate, 't')];
            Some(letters.into_iter().filter(|(is, _)| *is).map(|(_, letter)| letter).collect::<String>())
        };
        for (name, expected) in [
            ("r", "r"),
            ("r+", "rw"),
            ("rs+", "rw"),
            ("w", "wct"),
            ("w+", "rwct"),
            ("wx", "wcn"),
            ("wx+", "rwcn"),
            ("a", "wac"),
            ("a+", "rwac"),
            ("ax", "wacn"),
            ("as", "wac"),
            ("as+", "rwac"),
        ] {
            assert_eq!(shown(name).as_deref(), Some(expected), "{name}");
        }
        for name in ["", "x", "rx", "r++", "rw"] {
            assert_eq!(shown(name), None, "{name}");
        }
    }
}
