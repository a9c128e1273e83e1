//! Tests in a page of calls over time: each test is a run of it. How it looks is the business of the crate `qiao`.

use std::io;

use qiao::{Report, ReportRun};

use super::junit::described;
use crate::results::FileReport;

/// Adds the tests of a file to a page, and what went wrong outside of them.
///
/// # Errors
/// The page cannot be written.
pub fn page(file: &FileReport, page: &mut Report) -> io::Result<()> {
    let path = file.path.display().to_string();
    if !file.errors.is_empty() {
        let failures = file.errors.iter().map(|error| format!("{}\n{}", error.message, error.stack)).collect();
        page.begin(&ReportRun { name: "", file: &path, standing: "broken", failures })?;
        file.journal.iter().try_for_each(|entry| page.add(entry))?;
    }
    file.tests.iter().try_for_each(|test| {
        let failures: Vec<String> = test.failures().iter().map(described).collect();
        let flaky = test.retries > 0 && failures.is_empty();
        let standing = if flaky { "flaky" } else { test.standing.name() };
        page.begin(&ReportRun { name: &test.name(), file: &path, standing, failures })?;
        test.journal.iter().try_for_each(|entry| page.add(entry))
    })
}
