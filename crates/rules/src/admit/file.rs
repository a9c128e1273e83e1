//! Admission of the file functions: checks the arguments and resolves paths to a [`Task`] for the host. It must not
//! touch the file system.

use qiao_abi::{Api, Arg, ArgumentFault, Data, Failure, FileFault, Function, Kind, Options};

use super::arguments;
use super::coerced::Coerced;
use super::descriptor::{self, FileStep};
use super::transfer::file_refused;
use crate::app::App;
use crate::decision::Refused;
use crate::files::{self, Area, Place};
use crate::text_form::TextForm;
use crate::values::Digest;

/// A file operation.
#[derive(Debug, PartialEq)]
pub enum Task {
    /// Check that a path exists.
    Access(Place),
    /// Read a file, or a range of it.
    Read {
        /// The file.
        place: Place,
        /// The encoding of the result; `None` for bytes.
        form: Option<TextForm>,
        /// Offset of the first byte.
        position: Option<f64>,
        /// Number of bytes.
        length: Option<f64>,
    },
    /// Write a file.
    Write {
        /// The file.
        place: Place,
        /// The data.
        bytes: Vec<u8>,
        /// Whether to append to the file rather than replace it.
        append: bool,
    },
    /// Describe a file or directory.
    Stat {
        /// The file or directory.
        place: Place,
        /// Whether to describe all entries below a directory as well.
        recursive: bool,
    },
    /// Remove a file.
    Unlink(Place),
    /// Create a directory.
    Mkdir {
        /// The directory.
        place: Place,
        /// Whether to create missing parent directories.
        recursive: bool,
    },
    /// Remove a directory.
    Rmdir {
        /// The directory.
        place: Place,
        /// Whether to remove its content as well.
        recursive: bool,
    },
    /// List a directory.
    Readdir(Place),
    /// Copy a file.
    Copy {
        /// The file.
        from: Place,
        /// The copy.
        to: Place,
    },
    /// Move a file or directory.
    Rename {
        /// The old path.
        from: Place,
        /// The new path.
        to: Place,
    },
    /// Size and digest of a file.
    Info {
        /// The file.
        place: Place,
        /// The digest algorithm.
        digest: Digest,
    },
    /// Dimensions and format of an image.
    ImageInfo(Place),
    /// Save a temporary file.
    Save {
        /// The file.
        from: Place,
        /// The destination, if the call specifies one.
        to: Option<Place>,
    },
    /// List the saved files.
    SavedList,
    /// Describe a saved file.
    SavedInfo(Place),
    /// Remove a saved file.
    RemoveSaved(Place),
    /// An operation on an open file or an archive.
    Step(FileStep),
}

/// The arguments of one call and the rules they are checked against.
pub(super) struct Call<'a> {
    pub(super) app: &'a App,
    pub(super) api: Api,
    pub(super) options: &'a dyn Options,
}

/// Admits a call of a file function, or refuses it.
#[expect(clippy::wildcard_enum_match_arm, reason = "the other functions do not come here")]
pub fn file(app: &App, function: Function, options: &dyn Options) -> Result<Task, Box<Refused>> {
    arguments::callbacks(app, &options.bad_callbacks())?;
    let options = &Coerced::new(app, function.api, options);
    let call = Call { app, api: function.api, options };
    if function.api == Api::GetSavedFileList {
        return Ok(Task::SavedList);
    }
    arguments::options(app, options.missing())?;
    match function.api {
        Api::Access => Ok(Task::Access(call.readable("path")?)),
        Api::ReadFile => call.read(),
        Api::WriteFile => call.write(false),
        Api::AppendFile => call.write(true),
        Api::Stat => Ok(Task::Stat { place: call.readable("path")?, recursive: call.recursive() }),
        Api::Unlink => Ok(Task::Unlink(call.writable("filePath")?)),
        Api::Mkdir => Ok(Task::Mkdir { place: call.writable("dirPath")?, recursive: call.recursive() }),
        Api::Rmdir => Ok(Task::Rmdir { place: call.writable("dirPath")?, recursive: call.recursive() }),
        Api::Readdir => Ok(Task::Readdir(call.readable("dirPath")?)),
        Api::CopyFile => Ok(Task::Copy { from: call.readable("srcPath")?, to: call.writable("destPath")? }),
        Api::Rename => Ok(Task::Rename { from: call.writable("oldPath")?, to: call.writable("newPath")? }),
        Api::GetFileInfo => call.info(),
        Api::GetImageInfo => Ok(Task::ImageInfo(call.readable("src")?)),
        Api::Open
        | Api::Close
        | Api::Read
        | Api::Write
        | Api::Fstat
        | Api::Ftruncate
        | Api::Truncate
        | Api::ReadCompressedFile
        | Api::ReadZipEntry
        | Api::Unzip => descriptor::step(&call),
        Api::SaveFile => call.save(),
        Api::GetSavedFileInfo => Ok(Task::SavedInfo(call.saved()?)),
        Api::RemoveSavedFile => Ok(Task::RemoveSaved(call.saved()?)),
        other => Err(call.refused(other.name(), FileFault::Io("this is no file function".to_owned()))),
    }
}

impl Call<'_> {
    pub(super) fn refused(&self, path: &str, fault: FileFault) -> Box<Refused> {
        file_refused(self.app, self.api, path, fault)
    }

    /// A required path.
    fn place(&self, name: &'static str) -> Result<Place, Box<Refused>> {
        let text = self.options.text(name);
        if let Some(fault) = arguments::required_text(self.app, name, &text) {
            return Err(arguments::refuse(self.app, vec![fault]));
        }
        let path = text.value().cloned().unwrap_or_default();
        files::locate(self.app, &path).map_err(|fault| self.refused(&path, fault))
    }

    pub(super) fn readable(&self, name: &'static str) -> Result<Place, Box<Refused>> {
        self.place(name)
    }

    /// A required path in the user directory, the only area that the script may modify.
    pub(super) fn writable(&self, name: &'static str) -> Result<Place, Box<Refused>> {
        let place = self.place(name)?;
        match place.area {
            Area::User => Ok(place),
            Area::Package => Err(self.refused(&place.path, FileFault::Package)),
            Area::Temp | Area::Saved => Err(self.refused(&place.path, FileFault::ReadOnly)),
        }
    }

    /// The path of a saved file.
    fn saved(&self) -> Result<Place, Box<Refused>> {
        let place = self.place("filePath")?;
        if place.area == files::saved_area(self.app) && !place.name.is_empty() {
            return Ok(place);
        }
        Err(self.refused(&place.path, FileFault::NotFound))
    }

    fn recursive(&self) -> bool {
        self.options.flag("recursive").value().copied().unwrap_or(false)
    }

    /// The `encoding` option; `None` if it is absent or empty.
    pub(super) fn form(&self) -> Result<Option<TextForm>, Box<Refused>> {
        let encoding = self.options.text("encoding");
        if let Arg::Wrong(got, _) = encoding {
            return Err(self.wrong("encoding", &[Kind::String], got));
        }
        match encoding.value().map(String::as_str) {
            None | Some("") => Ok(None),
            Some(name) => match TextForm::named(name) {
                Some(form) => Ok(Some(form)),
                None => Err(self.refused("", FileFault::Choice("encoding", name.to_owned()))),
            },
        }
    }

    pub(super) fn wrong(&self, name: &'static str, want: &'static [Kind], got: Kind) -> Box<Refused> {
        arguments::refuse(self.app, vec![ArgumentFault { name, want, got, optional: false }])
    }

    fn read(&self) -> Result<Task, Box<Refused>> {
        let place = self.readable("filePath")?;
        let number = |name| self.options.number(name).value().copied();
        Ok(Task::Read { place, form: self.form()?, position: number("position"), length: number("length") })
    }

    fn write(&self, append: bool) -> Result<Task, Box<Refused>> {
        let place = self.writable("filePath")?;
        if place.name.is_empty() {
            return Err(self.refused(&place.path, FileFault::IsDirectory));
        }
        let form = self.form()?.unwrap_or(TextForm::Utf8);
        let bytes = match self.options.data("data") {
            Data::Text(text) => form.bytes(&text).ok_or_else(|| self.refused(&place.path, FileFault::Encoding))?,
            Data::Bytes(bytes) => bytes,
            Data::Absent | Data::Object(..) | Data::Other(..) => {
                return Err(self.wrong("data", &[Kind::String, Kind::ArrayBuffer], self.options.kind("data")));
            }
        };
        Ok(Task::Write { place, bytes, append })
    }

    fn info(&self) -> Result<Task, Box<Refused>> {
        let place = self.readable("filePath")?;
        let known = self.app.rules.files.digests;
        let digest = match self.options.text("digestAlgorithm") {
            Arg::Value(name) if !name.is_empty() => {
                known.iter().find(|digest| digest.name() == name).copied().ok_or(name)
            }
            Arg::Wrong(_, text) => Err(text),
            Arg::Absent | Arg::Null | Arg::Value(_) => Ok(Digest::Md5),
        };
        match digest {
            Ok(digest) => Ok(Task::Info { place, digest }),
            Err(name) => Err(self.refused(&place.path, FileFault::Choice("digestAlgorithm", name))),
        }
    }

    fn save(&self) -> Result<Task, Box<Refused>> {
        let text = self.options.text("tempFilePath");
        if let Some(fault) = arguments::required_text(self.app, "tempFilePath", &text) {
            return Err(arguments::refuse(self.app, vec![fault]));
        }
        let path = text.value().cloned().unwrap_or_default();
        let from = match files::locate(self.app, &path) {
            Ok(place) if place.area == Area::Temp && !place.name.is_empty() => place,
            _ => return Err(self.refused(&path, FileFault::NotTemporary)),
        };
        let asks_for_path = self.options.text("filePath").value().is_some_and(|path| !path.is_empty());
        let to = asks_for_path.then(|| self.writable("filePath")).transpose()?;
        Ok(Task::Save { from, to })
    }
}

/// The failure of a task on this path.
pub fn failure(place: &Place, fault: FileFault) -> Failure {
    Failure::File { path: place.path.clone(), fault }
}
