//! Turns an error that a test ended with into a `ScriptError`: its stack without frames of the runner and of
//! `expect`, and the location it points to.

use qiao::stack::{own_frames, place};
use qiao::{ScriptError, ScriptErrorKind};

/// An error with this message and stack.
pub(crate) fn error(message: String, stack: &str) -> ScriptError {
    // The stack may contain the message before its frames.
    let frames = own_frames(stack);
    let stack = frames.lines().filter(|line| line.trim_start().starts_with("at ")).collect::<Vec<_>>().join("\n");
    let (mut file, mut line, mut column) = (None, None, None);
    if let Some(place) = stack.lines().find_map(place) {
        (file, line, column) = (Some(place.0.to_owned()), Some(place.1), Some(place.2));
    }
    ScriptError { kind: ScriptErrorKind::Uncaught, context: Vec::new(), message, stack, file, line, column }
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
