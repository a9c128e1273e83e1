//! A self-contained HTML page: every test with its failures, console output and journal. `page.html` renders it; this
//! file only provides the data.

use qiao::{Language, Wording};
use serde_json::{Value, json};

use super::junit::{console, described, refusals};
use crate::results::{FileReport, Test};

const PAGE: &str = include_str!("page.html");
/// The placeholder for the data.
const PLACE: &str = "DATA</script>";
/// Where the style goes that all pages of ours have.
const LOOK: &str = "LOOK\n";

/// The results as a page.
pub fn html(files: &[FileReport], wording: &Wording) -> String {
    let tests = files.iter().flat_map(|file| {
        broken(file, wording).into_iter().chain(file.tests.iter().map(|test| of(file, test, wording)))
    });
    let language = if wording.language == Language::Chinese { "zh" } else { "en" };
    let data = json!({ "language": language, "tests": tests.collect::<Vec<_>>() });
    // A script element must not contain anything that looks like its end tag.
    let data = data.to_string().replace('<', "\\u003c");
    PAGE.replacen(LOOK, qiao::PAGE_STYLE, 1).replacen(PLACE, &format!("{data}</script>"), 1)
}

/// Errors outside of any test.
fn broken(file: &FileReport, wording: &Wording) -> Option<Value> {
    let errors: Vec<String> = file.errors.iter().map(|error| format!("{}\n{}", error.message, error.stack)).collect();
    (!errors.is_empty()).then(|| {
        json!({
            "file": file.path.display().to_string(), "name": "(file)", "standing": "broken",
            "wall": file.took.as_secs_f64() * 1000.0, "failures": errors, "refusals": [], "notes": file.notes,
            "console": console(&file.journal), "transcript": qiao_conform::transcript(&file.journal, wording),
        })
    })
}

fn of(file: &FileReport, test: &Test, wording: &Wording) -> Value {
    let failures = test.failures();
    let standing = if test.retries > 0 && failures.is_empty() { "flaky" } else { test.standing.name() };
    json!({
        "file": file.path.display().to_string(),
        "name": test.name(),
        "standing": standing,
        "wall": test.wall.as_secs_f64() * 1000.0,
        "failures": failures.iter().map(described).collect::<Vec<_>>(),
        "refusals": if failures.is_empty() { Vec::new() } else { refusals(&test.journal, wording).collect() },
        "notes": test.notes,
        "console": console(&test.journal),
        "transcript": qiao_conform::transcript(&test.journal, wording),
    })
}
