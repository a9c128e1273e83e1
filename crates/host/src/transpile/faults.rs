//! Mistakes that the compiler finds, with their places.

use oxc::diagnostics::OxcDiagnostic;
use qiao_abi::{Place, TranspileError};

/// The first mistake, if there is one.
pub(super) fn refuse_errors<'a>(
    text: &str,
    mut errors: impl Iterator<Item = &'a OxcDiagnostic>,
) -> Result<(), TranspileError> {
    let Some(error) = errors.next() else {
        return Ok(());
    };
    // Of two places, such as a name and the same name before, the mistake is at the second.
    let place = error.labels.iter().map(|label| label.span().start as usize).max().map(|at| place(text, at));
    Err(TranspileError { message: error.message.to_string(), place })
}

/// Line and column of a byte.
fn place(text: &str, offset: usize) -> Place {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
    (line as u32, column as u32)
}
