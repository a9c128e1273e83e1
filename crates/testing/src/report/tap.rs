//! The Test Anything Protocol, version 14. It must not know how tests run.

use std::fmt::Write;

use super::junit::{described, place};
use crate::results::{FileReport, Standing, Test};

/// The results in TAP.
pub fn tap(files: &[FileReport]) -> String {
    let mut points = Vec::new();
    for file in files {
        let path = file.path.display();
        points.extend(file.errors.iter().map(|error| {
            let name = escaped(&format!("{path}: {}", error.message));
            format!("not ok {{}} - {name}\n  ---\n  at: {}\n  ...\n", quoted(&place(error)))
        }));
        points.extend(file.tests.iter().map(|test| point(&escaped(&format!("{path} > {}", test.name())), test)));
    }
    let mut text = format!("TAP version 14\n1..{}\n", points.len());
    for (at, point) in points.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = write!(text, "{}", point.replacen("{}", &(at + 1).to_string(), 1));
    }
    text
}

fn point(name: &str, test: &Test) -> String {
    match &test.standing {
        Standing::Passed => format!("ok {{}} - {name}\n"),
        Standing::Skipped => format!("ok {{}} - {name} # SKIP\n"),
        Standing::Todo => format!("ok {{}} - {name} # TODO\n"),
        Standing::Failed(failures) => {
            let message: Vec<String> = failures.iter().map(described).collect();
            let at = failures.first().map(|failure| place(&failure.error)).unwrap_or_default();
            let (message, at) = (quoted(&message.join("\n\n")), quoted(&at));
            format!("not ok {{}} - {name}\n  ---\n  message: {message}\n  at: {at}\n  ...\n")
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A description on a single line, with characters escaped that would start a directive.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('#', "\\#").replace('\n', " ")
}
