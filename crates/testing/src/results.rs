//! How tests went: plain data, read by those who print and report.

use std::path::PathBuf;
use std::time::Duration;

use qiao::{Entry, ScriptError};

use crate::diff::{Line, lines};

/// What separates the names of a test and of what it is in.
const WITHIN: &str = " > ";

/// How one test went.
#[derive(Clone, Debug)]
pub struct Test {
    /// Its name, after those of what it is in.
    pub path: Vec<String>,
    /// Whether it passed.
    pub standing: Standing,
    /// How long it took on the program's clock.
    pub took: Duration,
    /// The journal of the program while it ran.
    pub journal: Vec<Entry>,
}

/// Whether a test passed.
#[derive(Clone, Debug)]
pub enum Standing {
    /// It did.
    Passed,
    /// It did not.
    Failed(Failure),
    /// It was not to be run.
    Skipped,
}

/// Why a test failed.
#[derive(Clone, Debug)]
pub struct Failure {
    /// What was thrown, with its place in the test's file.
    pub error: ScriptError,
    /// What was expected and what was there, over several lines, if it is about two values.
    pub values: Option<(String, String)>,
}

/// How the tests of a file went.
#[derive(Clone, Debug)]
pub struct FileReport {
    /// The file, as it was named.
    pub path: PathBuf,
    /// The folder that names in errors are relative to.
    pub root: PathBuf,
    /// Its tests, in the order in which they ran.
    pub tests: Vec<Test>,
    /// What went wrong outside of any test.
    pub errors: Vec<ScriptError>,
    /// The journal of the program outside of any test.
    pub journal: Vec<Entry>,
    /// How long all of it took, on the system's clock.
    pub took: Duration,
}

/// How many tests went how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed.
    pub failed: usize,
    /// Tests that were not to be run.
    pub skipped: usize,
    /// Files with errors outside of any test.
    pub broken: usize,
}

impl Test {
    /// Its full name.
    pub fn name(&self) -> String {
        self.path.join(WITHIN)
    }

    /// Why it failed, if it did.
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
    /// The lines that differ between what was expected and what was there; none if it is not about two
    /// values.
    pub fn diff(&self) -> Vec<Line> {
        self.values.as_ref().map(|(expected, actual)| lines(expected, actual)).unwrap_or_default()
    }
}

impl FileReport {
    /// Whether a test failed, or something went wrong outside of any.
    pub fn is_red(&self) -> bool {
        !self.errors.is_empty() || self.tests.iter().any(|test| test.failure().is_some())
    }
}

impl Results {
    /// Counts what is in these files.
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

    /// Whether the run is to be called a failure.
    pub fn is_red(&self) -> bool {
        self.failed > 0 || self.broken > 0
    }
}
