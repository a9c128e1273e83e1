//! Which rule says what script is told when a file or storage is the reason: the same fault has
//! another text in an upload or a download than among file functions.

use qiao_abi::{Api, Failure, FileFault, Outcome, StorageFault, Verdict};

use crate::app::App;
use crate::rule::{Basis, basis};
use crate::values::ErrorText;

/// Picks a rule: its value and its basis.
macro_rules! pick {
    ($app:expr, $name:ident) => {
        ($app.rules.file_failures.$name, basis!($app.rules, file_failures.$name))
    };
}

/// The text and number for a failure, and the rule that gives them; `None` where neither file nor
/// storage is the reason.
pub(crate) fn error_text(app: &App, api: Api, failure: &Failure) -> Option<(ErrorText, Basis)> {
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

/// The verdict for a failure of a file or of storage.
pub(crate) fn verdict(app: &App, api: Api, failure: &Failure) -> Verdict {
    let (reason, remedy) = words(failure).unwrap_or_default();
    let basis = error_text(app, api, failure).map_or_else(|| basis!(app.rules, file_failures.io), |(_, basis)| basis);
    basis.verdict(&app.rules, Outcome::Refused, reason, remedy.to_owned())
}

fn upload(app: &App, fault: &FileFault) -> (ErrorText, Basis) {
    match fault {
        FileFault::TooLarge(_) => (app.rules.file_failures.upload_too_large, basis!(app.rules, upload.limit)),
        _ => pick!(app, upload_file),
    }
}

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

/// Why a file cannot be used as asked, in words.
pub fn file_reason(path: &str, fault: &FileFault) -> String {
    file_words(path, fault).0
}

/// What was seen, and what to do about it.
fn words(failure: &Failure) -> Option<(String, &'static str)> {
    Some(match failure {
        Failure::File { path, fault } => file_words(path, fault),
        Failure::NoContent => {
            ("the answer has no bytes, and an empty file is not stored".to_owned(), "answer with a body")
        }
        Failure::NoLength => {
            ("the answer does not say how long it is".to_owned(), "let the server send Content-Length")
        }
        Failure::Storage(fault) => storage_words(fault),
        _ => return None,
    })
}

fn file_words(path: &str, fault: &FileFault) -> (String, &'static str) {
    match fault {
        FileFault::NotFound => (format!("there is no {path}"), "check the path; folders are made with mkdir"),
        FileFault::Exists => (format!("{path} exists already"), "remove it first, or choose another name"),
        FileFault::IsDirectory => (format!("{path} is a folder"), "name a file"),
        FileFault::NotPermitted => (format!("{path} is a folder"), "remove it with rmdir"),
        FileFault::NotDirectory => (format!("{path}, or a part of it, is no folder"), "name a folder"),
        FileFault::NotEmpty => (format!("{path} has entries"), "give `recursive: true` to remove them as well"),
        FileFault::ReadOnly => (format!("{path} may be read only"), "write below the USER_DATA_PATH"),
        FileFault::Package => (format!("{path} belongs to the package"), "write below the USER_DATA_PATH"),
        FileFault::Forbidden => {
            (format!("{path} is no path of this program"), "use paths that the platform gave, or the USER_DATA_PATH")
        }
        FileFault::NameTooLong => ("a name may have 255 bytes".to_owned(), "choose a shorter name"),
        FileFault::Range(name) => (format!("`{name}` is out of range"), "give a number within the file"),
        FileFault::Encoding => ("the text is not valid in its encoding".to_owned(), "check `data` and `encoding`"),
        FileFault::Choice(name, value) => {
            (format!("`{name}` cannot be {value:?}"), "give one of the documented values")
        }
        FileFault::NotTemporary => (format!("{path} is no temporary file"), "give a path that a download returned"),
        FileFault::TooLarge(limit) => (format!("a file may have {limit} bytes"), "make it smaller"),
        FileFault::Full(limit) => {
            (format!("all files together may have {limit} bytes, as far as the disk has room"), "remove some")
        }
        FileFault::Io(what) => (format!("{path}: {what}"), ""),
    }
}

fn storage_words(fault: &StorageFault) -> (String, &'static str) {
    match fault {
        StorageFault::NoKey(key) => (format!("nothing is stored under {key:?}"), ""),
        StorageFault::ItemTooLarge(limit) => (format!("a value may have {limit} bytes"), "store less, or write a file"),
        StorageFault::Full(limit) => (format!("all values together may have {limit} bytes"), "remove some"),
        StorageFault::Unserializable(reason) => {
            (format!("the value has no JSON form: {reason}"), "store plain data without cycles")
        }
        StorageFault::Disk(reason) => (format!("storage cannot be written: {reason}"), "check the folder of --storage"),
    }
}
