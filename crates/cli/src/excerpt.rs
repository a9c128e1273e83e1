//! The source excerpt around an error. Source maps and locations come with the error.

use std::path::Path;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use qiao::ScriptError;

use crate::hint;
use crate::messages::Message;

/// The title of an error with an excerpt of its source; `None` if the source is not available.
pub(crate) fn of(error: &ScriptError, root: &Path, title: &str) -> Option<String> {
    // A script can claim any file as the location of its errors.
    let folder = if root == Path::new("") { Path::new(".") } else { root };
    let source = qiao::read_source(folder, error.file.as_deref()?)?;
    within(&source, error, root, title)
}

/// The title of an error with an excerpt of this source; `None` if the error has no place.
pub(crate) fn within(source: &str, thrown: &ScriptError, root: &Path, title: &str) -> Option<String> {
    let (file, line, column) = (thrown.file.as_deref()?, thrown.line?, thrown.column?);
    let path = root.join(file);
    let at = offset(source, line, column);
    let path = path.strip_prefix("./").unwrap_or(&path).to_string_lossy().into_owned();
    let snippet = Snippet::source(source)
        .path(&path)
        .fold(true)
        .annotation(AnnotationKind::Primary.span(at..next_boundary(source, at)));
    let mut error = Level::ERROR.with_name(Message::Error.said()).primary_title(title).element(snippet);
    if let Some(hint) = hint::of(title, source, at) {
        error = error.element(Level::HELP.with_name(Message::Hint.said()).message(hint));
    }
    let report = [error];
    Some(Renderer::styled().render(&report))
}

/// Converts a line and column, both from 1, to a byte offset. The engine counts columns in UTF-16 units; a
/// position beyond the end is the end.
fn offset(source: &str, line: u32, column: u32) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match source[start..].find('\n') {
            Some(end) => start += end + 1,
            None => return source.trim_end().len(),
        }
    }
    if start >= source.trim_end().len() {
        return source.trim_end().len();
    }
    let text = source[start..].lines().next().unwrap_or_default();
    let mut units = 1;
    for (at, c) in text.char_indices() {
        if units >= column {
            return start + at;
        }
        units += c.len_utf16() as u32;
    }
    start + text.len()
}

fn next_boundary(source: &str, at: usize) -> usize {
    source[at..].chars().next().map_or(at, |c| at + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use qiao::ScriptError;

    use super::{offset, within};

    #[test]
    fn columns_count_characters_and_stop_at_the_end_of_the_line() {
        let source = "ab\n中c😀d\n";
        for (line, column, at) in [(1, 2, 1), (2, 2, 6), (2, 5, 11), (2, 99, 12), (3, 1, 12), (9, 1, 12)] {
            assert_eq!(offset(source, line, column), at, "{line}:{column}");
        }
    }

    #[test]
    fn a_call_of_what_the_platform_lacks_has_a_hint_below_the_excerpt() {
        let mut error = ScriptError::without_place("TypeError: not a function".to_owned());
        (error.file, error.line, error.column) = (Some("a.js".to_owned()), Some(2), Some(4));
        let shown = within("\nwx.requst()\n", &error, "".as_ref(), &error.message).unwrap();
        let (excerpt, hint) = shown.split_once("hint").unwrap();
        assert!(excerpt.contains("wx.requst()") && hint.contains("similar: request"), "{shown}");
    }
}
