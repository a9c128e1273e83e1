//! What differs between what a test expected and what it got, line by line.

use similar::{ChangeTag, TextDiff};

/// Which side a line is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It was expected and is not there.
    Expected,
    /// It is there and was not expected.
    Actual,
    /// It is on both.
    Both,
}

/// A line of either.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it is.
    pub side: Side,
    /// Its text, without the end of the line.
    pub text: String,
}

/// So many lines around a difference are kept.
const CONTEXT: usize = 3;

/// The lines that differ, with a few around them.
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
    fn lines_are_told_by_side() {
        let told: Vec<_> =
            lines("{\n  a: 1,\n}", "{\n  a: 2,\n}").into_iter().map(|line| (line.side, line.text)).collect();
        let expected = [(Side::Both, "{"), (Side::Expected, "  a: 1,"), (Side::Actual, "  a: 2,"), (Side::Both, "}")];
        assert_eq!(told, expected.map(|(side, text)| (side, text.to_owned())));
    }
}
