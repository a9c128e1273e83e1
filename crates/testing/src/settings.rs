//! How tests are run.

use std::time::Duration;

use crate::snapshots::Snapshots;

/// How the tests of a file are run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Run only tests whose full name contains this text.
    pub filter: String,
    /// Whether to stop at the first failure.
    pub bail: bool,
    /// Time limit of a test on the program's clock, unless the test has its own.
    pub limit: Duration,
    /// How often a failed test is repeated.
    pub retries: u32,
    /// Which snapshots are written.
    pub snapshots: Snapshots,
    /// Scripts that run before each file: their names and texts.
    pub setup: Vec<(String, String)>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            filter: String::new(),
            bail: false,
            limit: Duration::from_secs(5),
            retries: 0,
            snapshots: Snapshots::default(),
            setup: Vec::new(),
        }
    }
}
