//! Errors of the embedder's API: launching a mini-program and controlling it.

use std::path::PathBuf;

use qiao_abi::{FileFault, Reason, StorageFault};
use qiao_engine::Unusable;
use qiao_host::BadStorage;
use qiao_rules::{BadDomains, BadEntry, BadOrigin};

use crate::end::EndReason;
use crate::error_text::SettingFault;
use crate::project::ConfigFault;

/// Why something that was asked of qiao did not happen. What lies behind it is its
/// [`source`](std::error::Error::source); `Display` gives one line of English, [`Error::text`] one of any language.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file of the program cannot be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// The cause.
        source: std::io::Error,
    },
    /// The memory of the program has no room for it.
    #[error("{}: it does not fit into the program's memory of {limit} bytes", path.display())]
    NoRoom {
        /// The file for which there was none.
        path: PathBuf,
        /// The limit, in bytes.
        limit: usize,
    },
    /// The script is not UTF-8 text.
    #[error("{}: the file is not UTF-8 text", path.display())]
    NotText {
        /// The file.
        path: PathBuf,
    },
    /// A file of the program's configuration is malformed.
    #[error("{}: {reason}", path.display())]
    Config {
        /// The file.
        path: PathBuf,
        /// The problem.
        reason: ConfigFault,
    },
    /// The files of a project do not show which platform it is for, and [`Launch::platform`](crate::Launch::platform)
    /// is not set.
    #[error("{}: it does not show which platform it is for", path.display())]
    UnclearPlatform {
        /// The project's folder.
        path: PathBuf,
    },
    /// The domain lists contain a duplicate key.
    #[error("domains file: {0}")]
    DomainsText(ConfigFault),
    /// The domain lists are malformed.
    #[error("domains file, {0}")]
    Domains(#[from] BadDomains),
    /// An allowed origin is not accepted in a domain list.
    #[error(transparent)]
    Allow(#[from] BadEntry),
    /// The page's origin is not a valid origin.
    #[error(transparent)]
    PageOrigin(#[from] BadOrigin),
    /// The script engine could not be created.
    #[error(transparent)]
    Engine(#[from] Unusable),
    /// The worker of the mini-program was abandoned: a stopped script kept running in an engine loop that cannot be
    /// interrupted. See [`StopHandle`](crate::StopHandle).
    #[error("the worker thread is in a loop of the script engine that nothing ends, and was given up")]
    WorkerLost,
    /// A worker thread could not be started.
    #[error("no worker thread: {0}")]
    Worker(#[source] std::io::Error),
    /// The page does not exist, or is not open.
    #[error("no page `{route}`")]
    NoSuchPage {
        /// The page's route.
        route: String,
    },
    /// A method threw, or its promise was rejected.
    #[error("the method threw: {message}")]
    Thrown {
        /// The message: that of an error or of a failed call, or the text of anything else.
        message: String,
        /// The fields of what was thrown, such as `errMsg` and `errno` of a failed call, or a value that is not an
        /// object; null where that has no form as JSON.
        value: serde_json::Value,
    },
    /// A value that script gave has another form than the type that was asked for, or is nested too deeply.
    #[error("the value of the script cannot be read: {0}")]
    Value(#[source] serde_json::Error),
    /// An argument cannot be serialized.
    #[error("the argument cannot be handed to script: {0}")]
    Argument(#[source] serde_json::Error),
    /// The page does not exist, or has no such method.
    #[error("no page method `{method}` at `{route}`")]
    NoSuchMethod {
        /// The page's route.
        route: String,
        /// The method.
        method: String,
    },
    /// The folder for files and storage cannot be used.
    #[error(transparent)]
    Storage(#[from] BadStorage),
    /// A file of the mini-program cannot be added, read or changed.
    #[error("{name}: {reason}")]
    File {
        /// The name or path that was given.
        name: String,
        /// The problem.
        reason: Reason,
    },
    /// A value of the mini-program's storage cannot be changed.
    #[error("{key}: {reason}")]
    StoredValue {
        /// The key.
        key: String,
        /// The problem.
        reason: Reason,
    },
    /// The mini-program has ended.
    #[error("the mini-program has ended: {0}")]
    Ended(EndReason),
    /// It was stopped before it was launched.
    #[error("the mini-program was stopped before it was launched")]
    StoppedBeforeLaunch,
    /// The host was shut down.
    #[error("the host was shut down")]
    ShutDown,
    /// A setting of the launch has a value that cannot be used.
    #[error("{setting}: {reason}")]
    Setting {
        /// The function that sets it, such as `Limits::memory`.
        setting: &'static str,
        /// What is wrong with the value.
        reason: SettingFault,
    },
}

impl Error {
    pub(crate) fn file(name: &str, fault: &FileFault) -> Error {
        Error::File { name: name.to_owned(), reason: qiao_rules::file_reason(name, fault) }
    }

    pub(crate) fn storage(key: &str, fault: &StorageFault) -> Error {
        Error::StoredValue { key: key.to_owned(), reason: qiao_rules::storage_reason(fault) }
    }
}
