//! What can go wrong for the one who embeds: launching a mini-program and asking it for things.

use std::path::PathBuf;

use qiao_host::BadStorage;
use qiao_rules::{BadDomains, BadEntry, BadOrigin};

/// Why something that was asked of qiao did not happen.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The script cannot be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The script is not text.
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
    /// The domains file is malformed.
    #[error("domains file, {0}")]
    Domains(#[from] BadDomains),
    /// An allowed origin cannot be in a domain list.
    #[error("{0}")]
    Allow(#[from] BadEntry),
    /// The page's origin is none.
    #[error("{0}")]
    PageOrigin(#[from] BadOrigin),
    /// The script engine could not be made.
    #[error("{0}")]
    Engine(String),
    /// A worker thread could not be started.
    #[error("no worker thread: {0}")]
    Worker(#[from] std::io::Error),
    /// The program has no such page, or it is not open.
    #[error("no page `{route}`")]
    NoSuchPage {
        /// The page's route.
        route: String,
    },
    /// A method threw, or its promise was rejected, with this message.
    #[error("the method threw: {0}")]
    Thrown(String),
    /// An argument cannot be handed to script.
    #[error("the argument cannot be handed to script: {0}")]
    Argument(String),
    /// There is no such page, or it has no such method.
    #[error("no page method `{method}` at `{route}`")]
    NoSuchMethod {
        /// The page's route.
        route: String,
        /// The method.
        method: String,
    },
    /// The folder for files and storage cannot be used.
    #[error("{0}")]
    Storage(#[from] BadStorage),
    /// A file cannot be added.
    #[error("the file cannot be added: {0}")]
    File(String),
    /// The mini-program has ended.
    #[error("the mini-program has ended")]
    Ended,
}
