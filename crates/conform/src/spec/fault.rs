//! What is wrong with a file of the specification, and in which line.

/// A file of the specification that does not have the right form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("docs/spec/{file}:{line}: {problem}")]
pub struct BadSpec {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: String,
}

impl BadSpec {
    pub(super) fn new(file: &str, line: usize, problem: impl ToString) -> BadSpec {
        BadSpec { file: file.to_owned(), line, problem: problem.to_string() }
    }
}
