//! Test results: plain data for printing and reports.

use std::path::PathBuf;
use std::time::Duration;

use qiao::{Entry, ScriptError};

use crate::diff::{Line, lines};

/// Separator between the names of suites and test.
const WITHIN: &str = " > ";

/// The result of one test.
#[derive(Clone, Debug)]
pub struct Test {
    /// The names of its suites, outermost first, then its own.
    pub path: Vec<String>,
    /// Whether it passed.
    pub standing: Standing,
    /// Its duration on the program's clock.
    pub took: Duration,
    /// The program's journal while it ran.
    pub journal: Vec<Entry>,
}

/// The outcome of a test.
#[derive(Clone, Debug)]
pub enum Standing {
    /// It passed.
    Passed,
    /// It failed.
    Failed(Failure),
    /// It was skipped.
    Skipped,
}

/// Why a test failed.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The error, with its location in the test file.
    pub error: ScriptError,
    /// The expected and the actual value, each over several lines, if the failed assertion compares two
    /// values.
    pub values: Option<(String, String)>,
}

/// The results of one file.
#[derive(Clone, Debug)]
pub struct FileReport {
    /// The file's path as given.
    pub path: PathBuf,
    /// The folder that names in errors are relative to.
    pub root: PathBuf,
    /// Its tests, in the order in which they ran.
    pub tests: Vec<Test>,
    /// Errors outside of any test.
    pub errors: Vec<ScriptError>,
    /// The program's journal outside of any test.
    pub journal: Vec<Entry>,
    /// The duration of the whole file on the system's clock.
    pub took: Duration,
}

/// Counts of a whole run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed.
    pub failed: usize,
    /// Tests that were skipped.
    pub skipped: usize,
    /// Files with errors outside of any test.
    pub broken: usize,
}

impl Test {
    /// The full name: suites and test, separated by ` > `.
    pub fn name(&self) -> String {
        self.path.join(WITHIN)
    }

    /// The failure, if the test failed.
    pub fn failure(&self) -> Option<&Failure> {
        match &self.standing {
            Standing::Failed(failure) => Some(failure),
            Standing::Passed | Standing::Skipped => None,
        }
    }
}

impl Standing {
    /// `passed`, `failed` or `skipped`.
    pub fn name(&self) -> &'static str {
        match self {
            Standing::Passed => "passed",
            Standing::Failed(_) => "failed",
            Standing::Skipped => "skipped",
        }
    }
}

impl Failure {
    /// The differing lines of expected and actual value; empty if the failed assertion does not compare two
    /// values.
    pub fn diff(&self) -> Vec<Line> {
        self.values.as_ref().map(|(expected, actual)| lines(expected, actual)).unwrap_or_default()
    }
}

impl FileReport {
    /// Whether a test failed or an error occurred outside of any test.
    pub fn is_red(&self) -> bool {
        !self.errors.is_empty() || self.tests.iter().any(|test| test.failure().is_some())
    }
}

impl Results {
    /// Counts the results of these files.
    pub fn of(files: &[FileReport]) -> Results {
        let mut results =
            Results { broken: files.iter().filter(|file| !file.errors.is_empty()).count(), ..Self::default() };
        for test in files.iter().flat_map(|file| &file.tests) {
            match test.standing {
                Standing::Passed => results.passed += 1,
                Standing::Failed(_) => results.failed += 1,
                Standing::Skipped => results.skipped += 1,
            }
        }
        results
    }

    /// Whether the run failed.
    pub fn is_red(&self) -> bool {
        self.failed > 0 || self.broken > 0
    }
}
