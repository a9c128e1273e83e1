//! Reading source files: their texts, and the names that a path may stand for. Where paths lead is not known here.

use std::io::ErrorKind;

use cap_std::fs::Dir;
use qiao_abi::{LoadError, Source};

/// A source file may have this many bytes.
const LARGEST_SOURCE: u64 = 64 * 1024 * 1024;

/// A file as a module: JSON is what it exports.
pub(crate) fn as_module(Source { name, text }: Source) -> Source {
    let text = if name.ends_with(".json") { format!("module.exports = {text}") } else { text };
    Source { name, text }
}

/// The text of a file in a folder; `None` where there is none.
pub(crate) fn text_in(folder: &Dir, name: &str) -> Result<Option<String>, LoadError> {
    let unreadable = |error: std::io::Error| LoadError::Unreadable(format!("{name}: {error}"));
    match folder.metadata(name) {
        Ok(metadata) if metadata.is_dir() => return Ok(None),
        Ok(metadata) if metadata.len() > LARGEST_SOURCE => {
            return Err(LoadError::Unreadable(format!("{name} has more than {LARGEST_SOURCE} bytes")));
        }
        Ok(_) => {}
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
        Err(error) => return Err(unreadable(error)),
    }
    folder.read_to_string(name).map(Some).map_err(unreadable)
}

/// The files that a path may mean. TypeScript counts after JavaScript, and may be named like what it becomes.
pub(crate) fn candidates(path: &str) -> Vec<String> {
    if let Some(stem) = path.strip_suffix(".js") {
        return vec![path.to_owned(), format!("{stem}.ts")];
    }
    ["{}.js", "{}.ts", "{}", "{}/index.js", "{}/index.ts"].map(|form| form.replace("{}", path)).to_vec()
}
