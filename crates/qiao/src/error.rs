//! What can go wrong for the one who embeds: launching a mini-program and asking it for things.

use std::path::PathBuf;

use qiao_engine::Unusable;
use qiao_host::BadStorage;
use qiao_rules::{BadDomains, BadEntry, BadOrigin};

use crate::end::EndReason;

/// Why something that was asked of qiao did not happen. What lies behind it is its
/// [`source`](std::error::Error::source); messages are one line of English.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file of the program cannot be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// The file, or the folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
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
        /// What is wrong with it.
        reason: String,
    },
    /// Nothing in the files of a project shows which platform it is for, and
    /// [`Launch::platform`](crate::Launch::platform) does not say.
    #[error("{}: it does not show which platform it is for", path.display())]
    UnclearPlatform {
        /// The project's folder.
        path: PathBuf,
    },
    /// The domain lists have a key twice.
    #[error("domains file: {0}")]
    DomainsText(String),
    /// The domain lists are malformed.
    #[error("domains file, {0}")]
    Domains(#[from] BadDomains),
    /// An allowed origin cannot be in a domain list.
    #[error(transparent)]
    Allow(#[from] BadEntry),
    /// The page's origin is none.
    #[error(transparent)]
    PageOrigin(#[from] BadOrigin),
    /// The script engine could not be made.
    #[error(transparent)]
    Engine(#[from] Unusable),
    /// The worker of the mini-program was given up: a script on it was stopped, and runs on in a loop of the engine
    /// that nothing ends. See [`StopHandle`](crate::StopHandle).
    #[error("the worker thread is in a loop of the script engine that nothing ends, and was given up")]
    WorkerLost,
    /// A worker thread could not be started.
    #[error("no worker thread: {0}")]
    Worker(#[source] std::io::Error),
    /// The program has no such page, or it is not open.
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
    /// An argument cannot be handed to script.
    #[error("the argument cannot be handed to script: {0}")]
    Argument(#[source] serde_json::Error),
    /// There is no such page, or it has no such method.
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
    /// A file cannot be put among the temporary ones.
    #[error("{name} cannot be added: {reason}")]
    File {
        /// The name that was given.
        name: String,
        /// What stands against it.
        reason: String,
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
        reason: String,
    },
}
