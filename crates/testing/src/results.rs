//! How tests went: plain data, read by those who print and report.

use std::path::PathBuf;
use std::time::Duration;

use qiao::{Entry, ScriptError};

use crate::diff::{Line, lines};
use crate::snapshots::SnapshotCounts;

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
    /// How long it took on the system's clock.
    pub wall: Duration,
    /// How often it was tried again.
    pub retries: u32,
    /// The journal of the program while it ran.
    pub journal: Vec<Entry>,
    /// What is worth knowing of it.
    pub notes: Vec<String>,
}

/// Whether a test passed.
#[derive(Clone, Debug)]
pub enum Standing {
    /// It did.
    Passed,
    /// It did not.
    Failed(Vec<Failure>),
    /// It was not to be run.
    Skipped,
    /// It is not written yet.
    Todo,
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
    /// The project that it belongs to.
    pub project: Option<PathBuf>,
    /// What is worth knowing and concerns none of its tests.
    pub notes: Vec<String>,
    /// Snapshots that were written and renewed.
    pub snapshots: SnapshotCounts,
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
    /// Tests that are not written yet.
    pub todo: usize,
    /// Tests that passed when they were tried again.
    pub flaky: usize,
    /// Snapshots that were written and renewed.
    pub snapshots: SnapshotCounts,
    /// Files with errors outside of any test.
    pub broken: usize,
}

impl Test {
    /// Its full name.
    pub fn name(&self) -> String {
        self.path.join(WITHIN)
    }

    /// Why it failed, if it did: what it threw, and what went wrong beside it.
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
    /// Whether both are of one error: a rejection that a test threw is reported twice.
    pub(crate) fn is_same(&self, other: &Failure) -> bool {
        let place = |failure: &Failure| (failure.error.file.clone(), failure.error.line, failure.error.column);
        place(self) == place(other) && self.error.message.ends_with(&other.error.message) && self.error.line.is_some()
    }

    /// The lines that differ between what was expected and what was there; none if it is not about two
    /// values.
    pub fn diff(&self) -> Vec<Line> {
        self.values.as_ref().map(|(expected, actual)| lines(expected, actual)).unwrap_or_default()
    }
}

impl FileReport {
    /// Whether a test failed, or something went wrong outside of any.
    pub fn is_red(&self) -> bool {
        !self.errors.is_empty() || self.tests.iter().any(|test| !test.failures().is_empty())
    }
}

impl Results {
    /// Counts what is in these files.
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

    /// Both together.
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

    /// Whether the run is to be called a failure.
    pub fn is_red(&self) -> bool {
        self.failed > 0 || self.broken > 0
    }
}
