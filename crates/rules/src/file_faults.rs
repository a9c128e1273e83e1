//! Error texts, reasons and remedies of file and storage faults. The same fault has a different text in an upload or
//! download than in a file function. File access itself is not done here.

use qiao_abi::{Api, Failure, FileFault, Reason, Remedy, Setting, StorageFault};

use crate::app::App;
use crate::diagnosis::Words;
use crate::rule::{Basis, basis};
use crate::values::ErrorText;

/// The value of a rule and its basis.
macro_rules! pick {
    ($app:expr, $name:ident) => {
        ($app.rules.file_failures.$name, basis!($app.rules, file_failures.$name))
    };
}

/// The error text of a failure and its rule; `None` for failures unrelated to files and storage.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "all other functions that fail so work on files; other failures are worded elsewhere"
)]
pub(crate) fn told(app: &App, api: Api, failure: &Failure) -> Option<(ErrorText, Basis)> {
    Some(match failure {
        Failure::File { fault, .. } => match api {
            Api::UploadFile => upload(app, fault),
            Api::DownloadFile => download(app, fault),
            _ => file(app, fault),
        },
        Failure::NoContent => pick!(app, download_empty),
        Failure::NoLength => pick!(app, download_length),
        Failure::Storage(fault) => storage(app, fault),
        _ => return None,
    })
}

fn upload(app: &App, fault: &FileFault) -> (ErrorText, Basis) {
    match matches!(fault, FileFault::TooLarge(_)) {
        true => (app.rules.file_failures.upload_too_large, basis!(app.rules, upload.limit)),
        false => pick!(app, upload_file),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "all other faults are of the path")]
fn download(app: &App, fault: &FileFault) -> (ErrorText, Basis) {
    match fault {
        FileFault::TooLarge(_) => (app.rules.file_failures.download_too_large, basis!(app.rules, download.limit)),
        FileFault::Full(_) => pick!(app, download_full),
        FileFault::NotFound => pick!(app, download_folder),
        FileFault::Io(_) => pick!(app, download_store),
        _ => pick!(app, download_path),
    }
}

fn file(app: &App, fault: &FileFault) -> (ErrorText, Basis) {
    match fault {
        FileFault::NotFound => pick!(app, not_found),
        FileFault::Exists => pick!(app, exists),
        FileFault::IsDirectory => pick!(app, is_directory),
        FileFault::NotPermitted => pick!(app, not_permitted),
        FileFault::NotDirectory => pick!(app, not_directory),
        FileFault::NotEmpty => pick!(app, not_empty),
        FileFault::ReadOnly => pick!(app, read_only),
        FileFault::Package => pick!(app, package),
        FileFault::Forbidden => pick!(app, forbidden),
        FileFault::NameTooLong => pick!(app, name_too_long),
        FileFault::Range("length") => pick!(app, length),
        FileFault::Range(_) => pick!(app, position),
        FileFault::Encoding => pick!(app, encoding),
        FileFault::Choice(..) => pick!(app, choice),
        FileFault::NotTemporary => pick!(app, not_temporary),
        FileFault::TooLarge(_) => pick!(app, too_large),
        FileFault::Full(_) => pick!(app, full),
        FileFault::Io(_) => pick!(app, io),
    }
}

fn storage(app: &App, fault: &StorageFault) -> (ErrorText, Basis) {
    match fault {
        StorageFault::NoKey(_) => pick!(app, no_key),
        StorageFault::ItemTooLarge(_) => pick!(app, item_too_large),
        StorageFault::Full(_) => pick!(app, storage_full),
        StorageFault::Unserializable(_) => pick!(app, storage_value),
        StorageFault::Disk(_) => pick!(app, storage_disk),
    }
}

/// Why a file cannot be used as requested.
pub fn file_reason(path: &str, fault: &FileFault) -> Reason {
    file_words(path, fault).0
}

/// The reason why a value cannot be stored.
pub fn storage_reason(fault: &StorageFault) -> Reason {
    storage_words(fault).0
}

/// Reason and remedy; `None` for failures unrelated to files and storage.
#[expect(clippy::wildcard_enum_match_arm, reason = "other modules word the rest")]
pub(crate) fn words(failure: &Failure) -> Option<Words> {
    match failure {
        Failure::File { path, fault } => Some(file_words(path, fault)),
        Failure::NoContent => Some((Reason::EmptyDownload, Some(Remedy::SendBody))),
        Failure::NoLength => Some((Reason::UnknownLength, Some(Remedy::SendLength))),
        Failure::Storage(fault) => Some(storage_words(fault)),
        _ => None,
    }
}

fn file_words(path: &str, fault: &FileFault) -> Words {
    let path = path.to_owned();
    let (reason, remedy) = match fault {
        FileFault::NotFound | FileFault::Forbidden if is_inline(&path) => (Reason::InlineFile, Remedy::WriteFirst),
        FileFault::NotFound | FileFault::Forbidden if is_remote(&path) => {
            (Reason::RemoteFile { path }, Remedy::DownloadFirst)
        }
        FileFault::NotFound => (Reason::NoFile { path }, Remedy::CheckPath),
        FileFault::Exists => (Reason::FileExists { path }, Remedy::RemoveFirst),
        FileFault::IsDirectory => (Reason::IsFolder { path }, Remedy::NameFile),
        FileFault::NotPermitted => (Reason::IsFolder { path }, Remedy::UseRmdir),
        FileFault::NotDirectory => (Reason::NotFolder { path }, Remedy::NameFolder),
        FileFault::NotEmpty => (Reason::FolderNotEmpty { path }, Remedy::Recursive),
        FileFault::ReadOnly => (Reason::ReadOnlyFile { path }, Remedy::UserDataPath),
        FileFault::Package => (Reason::PackageFile { path }, Remedy::UserDataPath),
        FileFault::Forbidden => (Reason::ForeignPath { path }, Remedy::OwnPaths),
        FileFault::NameTooLong => (Reason::LongName, Remedy::ShorterName),
        FileFault::Range(name) => (Reason::OutOfRange { name }, Remedy::WithinFile),
        FileFault::Encoding => (Reason::BadEncoding, Remedy::CheckEncoding),
        FileFault::Choice(name, value) => {
            (Reason::UnknownChoice { name, value: value.clone() }, Remedy::DocumentedValue)
        }
        FileFault::NotTemporary => (Reason::NotTemporary { path }, Remedy::TemporaryPath),
        FileFault::TooLarge(limit) => (Reason::LargeFile { limit: *limit }, Remedy::SmallerFile),
        FileFault::Full(limit) => (Reason::FilesFull { limit: *limit }, Remedy::FreeSpace),
        FileFault::Io(problem) => return (Reason::FileError { path, problem: problem.clone() }, None),
    };
    (reason, Some(remedy))
}

/// Whether a path is a network URL. Some clients name temporary files `http://tmp/…`; these do not count.
fn is_remote(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    ["http://", "https://", "//"].iter().any(|start| lower.starts_with(start)) && !lower.starts_with("http://tmp/")
}

/// Whether a path is a `data:` URL.
fn is_inline(path: &str) -> bool {
    path.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:"))
}

fn storage_words(fault: &StorageFault) -> Words {
    match fault {
        StorageFault::NoKey(key) => (Reason::NoKey { key: key.clone() }, None),
        StorageFault::ItemTooLarge(limit) => (Reason::LargeValue { limit: *limit }, Some(Remedy::StoreLess)),
        StorageFault::Full(limit) => (Reason::StorageFull { limit: *limit }, Some(Remedy::RemoveKeys)),
        StorageFault::Unserializable(problem) => {
            (Reason::UnserializableValue { problem: problem.clone() }, Some(Remedy::PlainData))
        }
        StorageFault::Disk(problem) => {
            let remedy = Remedy::CheckFolder { storage: Setting::StorageFolder };
            (Reason::StorageError { problem: problem.clone() }, Some(remedy))
        }
    }
}
