//! The JSON report: everything known about a run, for other programs. Its field names are a stable interface.

use qiao::{ScriptError, Wording};
use serde_json::{Value, json};

use crate::results::{Failure, FileReport, Results, Test};

/// The results as JSON; times are in milliseconds.
pub fn json(files: &[FileReport]) -> Value {
    let results = Results::of(files);
    json!({
        "red": results.is_red(),
        "counts": {
            "passed": results.passed,
            "failed": results.failed,
            "skipped": results.skipped,
            "todo": results.todo,
            "flaky": results.flaky,
            "broken_files": results.broken,
        },
        "files": files.iter().map(file).collect::<Vec<_>>(),
    })
}

fn file(file: &FileReport) -> Value {
    json!({
        "file": file.path.display().to_string(),
        "took": milliseconds(file.took),
        "errors": file.errors.iter().map(error).collect::<Vec<_>>(),
        "tests": file.tests.iter().map(test).collect::<Vec<_>>(),
    })
}

fn test(test: &Test) -> Value {
    let failures: Vec<Value> = test.failures().iter().map(failure).collect();
    json!({
        "name": test.name(),
        "path": test.path,
        "standing": test.standing.name(),
        "clock": milliseconds(test.took),
        "wall": milliseconds(test.wall),
        "retries": test.retries,
        "failure": failures.first(),
        "failures": failures,
        "notes": test.notes,
        "transcript": qiao_conform::transcript(&test.journal, &Wording::default()),
    })
}

fn failure(failure: &Failure) -> Value {
    let mut described = error(&failure.error);
    if let Some((expected, actual)) = &failure.values {
        described["expected"] = expected.as_str().into();
        described["actual"] = actual.as_str().into();
    }
    described
}

fn error(error: &ScriptError) -> Value {
    let ScriptError { message, stack, file, line, column, .. } = error;
    json!({ "message": message, "file": file, "line": line, "column": column, "stack": stack })
}

fn milliseconds(time: std::time::Duration) -> f64 {
    (time.as_secs_f64() * 1e6).round() / 1e3
}
