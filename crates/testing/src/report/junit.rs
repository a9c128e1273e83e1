//! JUnit XML for CI systems: one test suite per file. Times are on the system's clock; times on the program's clock are
//! in the JSON report.

use qiao::{Argument, Entry, Outcome, Record, ScriptError, Verdict, Wording};
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::diff::Side;
use crate::results::{Failure, FileReport, Standing, Test};
use crate::words::Words;

/// The results as JUnit XML.
///
/// # Errors
/// The XML could not be written.
pub fn junit(files: &[FileReport], wording: &Wording) -> Result<String, quick_junit::SerializeError> {
    let mut report = Report::new("qiao test");
    report.add_test_suites(files.iter().map(|file| suite(file, wording)));
    report.to_string()
}

fn suite(file: &FileReport, wording: &Wording) -> TestSuite {
    let name = file.path.display().to_string();
    let mut suite = TestSuite::new(name.as_str());
    let broken = file.errors.iter().map(|error| case(&name, "(file)", failed(NonSuccessKind::Error, error)));
    suite.add_test_cases(broken.chain(file.tests.iter().map(|test| of_test(&name, test, wording))));
    suite
}

fn of_test(file: &str, test: &Test, wording: &Wording) -> TestCase {
    let status = match &test.standing {
        Standing::Passed => TestCaseStatus::success(),
        Standing::Skipped | Standing::Todo => TestCaseStatus::skipped(),
        Standing::Failed(failures) => several(test, failures, wording),
    };
    let mut case = case(file, &test.name(), status);
    // CI systems add up wall-clock times.
    case.set_time(test.wall);
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

/// All failures of a test, with location, values and refusals of the platform.
fn several(test: &Test, failures: &[Failure], wording: &Wording) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    if let Some(first) = failures.first() {
        status.set_message(first.error.message.as_str()).set_type(place(&first.error));
    }
    let parts = failures.iter().map(described).chain(refusals(&test.journal, wording));
    status.set_description(parts.collect::<Vec<_>>().join("\n\n"));
    status
}

/// `file:line:column`, or the kind of the error.
pub(crate) fn place(error: &ScriptError) -> String {
    match (&error.file, error.line, error.column) {
        (Some(file), Some(line), Some(column)) => format!("{file}:{line}:{column}"),
        _ => "error".to_owned(),
    }
}

/// A failure as several lines: message, diff and stack.
pub(crate) fn described(failure: &Failure) -> String {
    let mut lines = vec![failure.error.message.clone()];
    lines.extend(failure.diff().iter().map(|line| match line.side {
        Side::Expected => format!("- {}", line.text),
        Side::Actual => format!("+ {}", line.text),
        Side::Both => format!("  {}", line.text),
    }));
    lines.extend(failure.error.stack.lines().map(str::to_owned));
    lines.join("\n")
}

/// The refusals of the platform, with rule, clause and remedy.
pub(crate) fn refusals<'a>(journal: &'a [Entry], wording: &'a Wording) -> impl Iterator<Item = String> {
    journal.iter().filter_map(move |entry| match &entry.record {
        Record::Verdict { api, subject, message, verdict, .. } if verdict.outcome == Outcome::Refused => {
            let message = message.clone().unwrap_or_else(|| verdict.outcome.worded(wording));
            let Verdict { rule, clause, reason, remedy, .. } = verdict;
            let call = format!("{api} {subject} {message}");
            let refusal = Words::Refusal { call, rule, reason: reason.text(wording), clause }.text(wording);
            let fix = remedy.as_ref().map(|remedy| Words::Fix { remedy: remedy.text(wording) }.text(wording));
            Some(refusal + &fix.unwrap_or_default())
        }
        _ => None,
    })
}

fn failed(kind: NonSuccessKind, error: &ScriptError) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(kind);
    status.set_message(error.message.as_str()).set_description(format!("{}\n{}", error.message, error.stack));
    status
}

pub(crate) fn console(journal: &[Entry]) -> String {
    let lines = journal.iter().filter_map(|entry| match &entry.record {
        Record::Console { text, .. } => Some(text.as_str()),
        _ => None,
    });
    lines.collect::<Vec<_>>().join("\n")
}
