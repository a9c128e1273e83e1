//! The Test Anything Protocol, version 14. A gap is a `TODO`, a tentative run a `SKIP`.

use std::fmt::Write;

use qiao::Wording;

use crate::results::{Results, Run, Standing};

/// The results in TAP.
pub fn tap(results: &Results<'_>, wording: &Wording) -> String {
    let mut text = format!("TAP version 14\n1..{}\n", results.runs.len() + results.stale.len());
    for (place, run) in results.runs.iter().enumerate() {
        text += &point(place + 1, run, wording);
    }
    for (place, stale) in results.stale.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "not ok {} - {}", results.runs.len() + place + 1, escaped(stale));
    }
    text
}

fn point(number: usize, run: &Run<'_>, wording: &Wording) -> String {
    let name = escaped(&run.name(wording));
    match &run.standing {
        Standing::Held => format!("ok {number} - {name}\n"),
        Standing::Tentative => {
            format!("ok {number} - {name} # SKIP tentative: {}\n", run.standing.note(wording).unwrap_or_default())
        }
        Standing::Gap { reason, .. } => format!("not ok {number} - {name} # TODO {}\n", escaped(reason)),
        // TAP counts a passed TODO as good; here it is a failure.
        Standing::Failed(_) | Standing::Surprise(_) => {
            let note = run.standing.note(wording).unwrap_or_default();
            let quoted = serde_json::Value::from(note);
            format!("not ok {number} - {name}\n  ---\n  message: {quoted}\n  ...\n")
        }
    }
}

/// A description on one line, without what would start a directive.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('#', "\\#").replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::tests::{cases, results};

    #[test]
    fn every_run_is_a_test_point() {
        let cases = cases();
        let expected = "TAP version 14\n1..6\nok 1 - a/held on wx\nnot ok 2 - a/failed on wx\n  ---\n  message: \
                        \"1 is not 2 <>\\nreally\"\n  ...\nnot ok 3 - b/gap on wx # TODO not built\n\
                        not ok 4 - b/surprise on wx\n  ---\n  message: \"it passes, and was expected to fail: not \
                        built\"\n  ...\nok 5 - c/guess on wx # SKIP tentative: the expectation is a guess\n\
                        not ok 6 - there is no case `b/gone`\n";
        assert_eq!(tap(&results(&cases), &Wording::default()), expected);
    }
}
