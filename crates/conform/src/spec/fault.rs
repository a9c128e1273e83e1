//! Errors in files of the specification.

/// A malformed line in a file of the specification.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("docs/spec/{file}:{line}: {problem}")]
pub struct BadSpec {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with the line.
    pub problem: String,
}

impl BadSpec {
    pub(super) fn new(file: &str, line: usize, problem: impl ToString) -> BadSpec {
        BadSpec { file: file.to_owned(), line, problem: problem.to_string() }
    }
}
