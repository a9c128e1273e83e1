//! Annotations of GitHub workflows: each failure at its location in a file. It must not know how tests run.

use qiao::ScriptError;

use super::junit::described;
use crate::results::{Failure, FileReport};

/// The failures as workflow commands, one per line.
pub fn github(files: &[FileReport]) -> String {
    let of = |file: &FileReport| {
        let failures = file.tests.iter().flat_map(|test| {
            let annotated = |failure: &Failure| command(file, &failure.error, &test.name(), &described(failure));
            test.failures().iter().map(annotated).collect::<Vec<_>>()
        });
        let broken = file.errors.iter().map(|error| command(file, error, "error", &error.message));
        failures.chain(broken).collect::<String>()
    };
    files.iter().map(of).collect()
}

fn command(file: &FileReport, error: &ScriptError, title: &str, text: &str) -> String {
    let path = match &error.file {
        Some(name) => file.root.join(name),
        None => file.path.clone(),
    };
    let path = path.display().to_string();
    let (line, column) = (error.line.unwrap_or(1), error.column.unwrap_or(1));
    let (path, title) = (property(&path), property(title));
    format!("::error file={path},line={line},col={column},title={title}::{}\n", data(text))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
