//! The JUnit XML report for CI systems: one test suite per file. Times of tests are on the program's clock.

use qiao::{Entry, Record, ScriptError};
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::results::{FileReport, Standing, Test};

/// The results as JUnit XML.
///
/// # Errors
/// The XML could not be written.
pub fn junit(files: &[FileReport]) -> Result<String, quick_junit::SerializeError> {
    let mut report = Report::new("qiao test");
    report.add_test_suites(files.iter().map(suite));
    report.to_string()
}

fn suite(file: &FileReport) -> TestSuite {
    let name = file.path.display().to_string();
    let mut suite = TestSuite::new(name.as_str());
    let broken = file.errors.iter().map(|error| case(&name, "(file)", failed(NonSuccessKind::Error, error)));
    suite.add_test_cases(broken.chain(file.tests.iter().map(|test| of_test(&name, test))));
    suite
}

fn of_test(file: &str, test: &Test) -> TestCase {
    let status = match &test.standing {
        Standing::Passed => TestCaseStatus::success(),
        Standing::Skipped => TestCaseStatus::skipped(),
        Standing::Failed(failure) => failed(NonSuccessKind::Failure, &failure.error),
    };
    let mut case = case(file, &test.name(), status);
    case.set_time(test.took);
    let console = console(&test.journal);
    if !console.is_empty() {
        case.set_system_out(console);
    }
    case
}

fn case(file: &str, name: &str, status: TestCaseStatus) -> TestCase {
    let mut case = TestCase::new(name, status);
    case.set_classname(file);
    case
}

fn failed(kind: NonSuccessKind, error: &ScriptError) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(kind);
    status.set_message(error.message.as_str()).set_description(format!("{}\n{}", error.message, error.stack));
    status
}

fn console(journal: &[Entry]) -> String {
    let lines = journal.iter().filter_map(|entry| match &entry.record {
        Record::Console { text, .. } => Some(text.as_str()),
        _ => None,
    });
    lines.collect::<Vec<_>>().join("\n")
}
