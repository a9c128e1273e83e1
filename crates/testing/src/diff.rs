//! The difference between the expected and the actual value of a failed test, line by line. How it is printed is not
//! known here.

use similar::{ChangeTag, TextDiff};

/// Which of the two texts a line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Expected, but missing.
    Expected,
    /// Present, but not expected.
    Actual,
    /// In both.
    Both,
}

/// One line of a diff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The text or texts that contain it.
    pub side: Side,
    /// Its text, without the line break.
    pub text: String,
}

/// Unchanged lines kept around each difference.
const CONTEXT: usize = 3;

/// The differing lines with their context.
pub(crate) fn lines(expected: &str, actual: &str) -> Vec<Line> {
    let diff = TextDiff::from_lines(expected, actual);
    let line = |change: similar::Change<&str>| {
        let side = match change.tag() {
            ChangeTag::Delete => Side::Expected,
            ChangeTag::Insert => Side::Actual,
            ChangeTag::Equal => Side::Both,
        };
        Line { side, text: change.value().trim_end_matches(['\n', '\r']).to_owned() }
    };
    let groups = diff.grouped_ops(CONTEXT);
    groups.iter().flatten().flat_map(|op| diff.iter_changes(op)).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_by_side() {
        let found: Vec<_> =
            lines("{\n  a: 1,\n}", "{\n  a: 2,\n}").into_iter().map(|line| (line.side, line.text)).collect();
        let expected = [(Side::Both, "{"), (Side::Expected, "  a: 1,"), (Side::Actual, "  a: 2,"), (Side::Both, "}")];
        assert_eq!(found, expected.map(|(side, text)| (side, text.to_owned())));
    }
}
