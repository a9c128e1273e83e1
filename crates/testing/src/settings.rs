//! Settings for running tests. Where they come from, such as options or `qiao.json`, is not known here.

use std::time::Duration;

use qiao::Language;

use crate::snapshots::Snapshots;

/// Settings for running the tests of a file.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Only run tests whose full name contains this text.
    pub filter: String,
    /// Whether to stop at the first failure.
    pub bail: bool,
    /// Time limit of a test on the program's clock, unless the test has its own.
    pub limit: Duration,
    /// Number of retries of a failed test.
    pub retries: u32,
    /// Which snapshots to write.
    pub snapshots: Snapshots,
    /// Scripts to run before each file, as name and text.
    pub setup: Vec<(String, String)>,
    /// The language of results.
    pub language: Language,
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
            language: Language::default(),
        }
    }
}
