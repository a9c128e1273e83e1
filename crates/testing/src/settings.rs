//! How tests are run.

use std::time::Duration;

use crate::snapshots::Snapshots;

/// How the tests of a file are run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Only tests whose full name contains this.
    pub filter: String,
    /// Whether to stop at the first that fails.
    pub bail: bool,
    /// How long a test may take on the program's clock, unless it says so itself.
    pub limit: Duration,
    /// How often a test that fails is tried again.
    pub retries: u32,
    /// What is written of snapshots.
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
