//! Test results: plain data for printing and reports. It must not know how tests run.

use std::path::PathBuf;
use std::time::Duration;

use qiao::{Entry, ScriptError};

use crate::diff::{Line, lines};
use crate::snapshots::SnapshotCounts;

/// Separator between the names of suites and test.
const WITHIN: &str = " > ";

/// The result of one test.
#[derive(Clone, Debug)]
pub struct Test {
    /// The names of its suites, outermost first, then its own.
    pub path: Vec<String>,
    /// Its outcome.
    pub standing: Standing,
    /// Its duration on the program's clock.
    pub took: Duration,
    /// Its duration on the system's clock.
    pub wall: Duration,
    /// Number of retries.
    pub retries: u32,
    /// The program's journal while it ran.
    pub journal: Vec<Entry>,
    /// Notes for people reading the results.
    pub notes: Vec<String>,
}

/// The outcome of a test.
#[derive(Clone, Debug)]
pub enum Standing {
    /// It passed.
    Passed,
    /// It failed.
    Failed(Vec<Failure>),
    /// It was skipped.
    Skipped,
    /// It is not written yet.
    Todo,
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
    /// The file as it ran, under its name in errors, if it was red: snapshots may have been written into it since.
    pub source: Option<Source>,
    /// Its tests, in the order in which they ran.
    pub tests: Vec<Test>,
    /// Errors outside of any test.
    pub errors: Vec<ScriptError>,
    /// The project that the file belongs to.
    pub project: Option<PathBuf>,
    /// Notes outside of any test.
    pub notes: Vec<String>,
    /// Counts of snapshots written and updated.
    pub snapshots: SnapshotCounts,
    /// The program's journal outside of any test.
    pub journal: Vec<Entry>,
    /// The duration of the whole file on the system's clock.
    pub took: Duration,
}

/// A source file.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its name, relative to the folder of the program.
    pub name: String,
    /// Its text.
    pub text: String,
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
    /// Tests that are not written yet.
    pub todo: usize,
    /// Tests that passed on a retry.
    pub flaky: usize,
    /// Counts of snapshots written and updated.
    pub snapshots: SnapshotCounts,
    /// Files with errors outside of any test.
    pub broken: usize,
}

impl Test {
    /// The full name: suites and test, separated by ` > `.
    pub fn name(&self) -> String {
        self.path.join(WITHIN)
    }

    /// Its failures: what it threw first, then errors in callbacks and unscripted requests.
    pub fn failures(&self) -> &[Failure] {
        match &self.standing {
            Standing::Failed(failures) => failures,
            Standing::Passed | Standing::Skipped | Standing::Todo => &[],
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
            Standing::Todo => "todo",
        }
    }
}

impl Failure {
    /// Whether both describe the same error: a rejection thrown by a test is reported twice.
    pub(crate) fn is_same(&self, other: &Failure) -> bool {
        let place = |failure: &Failure| (failure.error.file.clone(), failure.error.line, failure.error.column);
        place(self) == place(other) && self.error.message.ends_with(&other.error.message) && self.error.line.is_some()
    }

    /// The lines that differ between the expected and the actual value; empty if the failure does not compare two
    /// values.
    pub fn diff(&self) -> Vec<Line> {
        self.values.as_ref().map(|(expected, actual)| lines(expected, actual)).unwrap_or_default()
    }
}

impl FileReport {
    /// Whether a test failed or an error occurred outside of any test.
    pub fn is_red(&self) -> bool {
        !self.errors.is_empty() || self.tests.iter().any(|test| !test.failures().is_empty())
    }
}

impl Results {
    /// Counts the results of these files.
    pub fn of(files: &[FileReport]) -> Results {
        let mut results =
            Results { broken: files.iter().filter(|file| !file.errors.is_empty()).count(), ..Self::default() };
        results.snapshots = files.iter().fold(results.snapshots, |counts, file| counts.and(file.snapshots));
        for test in files.iter().flat_map(|file| &file.tests) {
            if test.retries > 0 && test.failures().is_empty() {
                results.flaky += 1;
            }
            match test.standing {
                Standing::Passed => results.passed += 1,
                Standing::Failed(_) => results.failed += 1,
                Standing::Skipped => results.skipped += 1,
                Standing::Todo => results.todo += 1,
            }
        }
        results
    }

    /// The sum of two results.
    #[must_use]
    pub fn and(&self, other: &Results) -> Results {
        Results {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
            todo: self.todo + other.todo,
            flaky: self.flaky + other.flaky,
            broken: self.broken + other.broken,
            snapshots: self.snapshots.and(other.snapshots),
        }
    }

    /// Whether the run failed.
    pub fn is_red(&self) -> bool {
        self.failed > 0 || self.broken > 0
    }
}
