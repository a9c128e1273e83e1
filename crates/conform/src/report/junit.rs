//! The JUnit XML report for CI systems: one test suite per platform. Gaps and tentative runs count as skipped.

use std::collections::BTreeMap;

use qiao::Wording;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::results::{Results, Run, Standing};
use crate::words::Note;

/// The results as JUnit XML.
///
/// # Errors
/// The XML could not be written.
pub fn junit(results: &Results<'_>, wording: &Wording) -> Result<String, quick_junit::SerializeError> {
    let mut suites: BTreeMap<String, TestSuite> = BTreeMap::new();
    for run in &results.runs {
        let platform = run.report.platform.to_string();
        suites.entry(platform.clone()).or_insert_with(|| TestSuite::new(platform)).add_test_case(test(run, wording));
    }
    if !results.stale.is_empty() {
        let mut suite = TestSuite::new("gaps");
        let status = failure(&Note::OutOfDate.text(wording));
        suite.add_test_cases(results.stale.iter().map(|line| TestCase::new(line.as_str(), status.clone())));
        suites.insert("gaps".to_owned(), suite);
    }
    let mut report = Report::new("qiao conformance");
    report.add_test_suites(suites.into_values());
    report.to_string()
}

fn test(run: &Run<'_>, wording: &Wording) -> TestCase {
    let mut status = match &run.standing {
        Standing::Held => TestCaseStatus::success(),
        Standing::Gap { .. } | Standing::Tentative => TestCaseStatus::skipped(),
        Standing::Failed(_) | Standing::Surprise(_) => failure(&run.standing.note(wording).unwrap_or_default()),
    };
    if let Standing::Gap { .. } | Standing::Tentative = run.standing {
        status.set_message(run.standing.note(wording).unwrap_or_default());
    }
    let mut test = TestCase::new(run.case.name.as_str(), status);
    test.set_classname(format!("{}.{}", run.report.platform, run.case.area())).set_time(run.report.took);
    if run.standing.is_red() {
        test.set_system_out(crate::transcript(&run.report.journal, wording));
    }
    test
}

fn failure(message: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_message(message);
    status
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::tests::{cases, results};

    #[test]
    fn every_run_is_a_test_and_a_stale_gap_is_a_failure() {
        let cases = cases();
        let xml = junit(&results(&cases), &Wording::default()).unwrap();
        for part in [
            "tests=\"6\"",
            "<skipped message=\"the expectation is a guess\"",
            "failures=\"3\"",
            "<testcase name=\"a/held\" classname=\"wx.a\"",
            "<skipped message=\"1 is not 2",
            "there is no case `b/gone`",
            "hello &amp; &lt;goodbye&gt;",
        ] {
            assert!(xml.contains(part), "{part}\nis not in\n{xml}");
        }
        assert!(!xml.contains('\u{1b}'), "characters that XML forbids are left out");
    }
}
