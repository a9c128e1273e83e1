//! An error that a test ended with, as other errors of script are: its stack without frames of the
//! runner and of `expect`, and the place that it points to.

use qiao::{ScriptError, ScriptErrorKind};

/// The runner's own scripts begin with this name, as do the host's.
pub const OWN: &str = "qiao:";

/// The error of this message and stack.
pub fn error(message: String, stack: &str) -> ScriptError {
    let own = |line: &&str| !line.contains(OWN) && !line.ends_with("(native)") && line.trim_start().starts_with("at ");
    let stack = stack.lines().filter(own).map(str::trim_end).collect::<Vec<_>>().join("\n");
    let (mut file, mut line, mut column) = (None, None, None);
    if let Some(place) = stack.lines().find_map(place) {
        (file, line, column) = (Some(place.0.to_owned()), Some(place.1), Some(place.2));
    }
    ScriptError { kind: ScriptErrorKind::Uncaught, context: Vec::new(), message, stack, file, line, column }
}

/// File, line and column of a frame: `at name (file:1:2)` or `at file:1:2`.
fn place(frame: &str) -> Option<(&str, u32, u32)> {
    let frame = frame.trim().strip_prefix("at ")?;
    let place = frame.rsplit_once('(').map_or(frame, |(_, place)| place.trim_end_matches(')'));
    let (rest, column) = place.rsplit_once(':')?;
    let (file, line) = rest.rsplit_once(':')?;
    Some((file, line.parse().ok()?, column.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_points_to_the_tests_own_line() {
        let stack = "    at assertEqual (qiao:test:7:1)\n    at <anonymous> (test/a.test.js:3:14)\n    at run (qiao:test:9:2)\n";
        let error = error("no".to_owned(), stack);
        assert_eq!((error.file.as_deref(), error.line, error.column), (Some("test/a.test.js"), Some(3), Some(14)));
        assert_eq!(error.stack, "    at <anonymous> (test/a.test.js:3:14)");
    }
}
