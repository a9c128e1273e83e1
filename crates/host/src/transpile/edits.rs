//! Edits of a source text: what is put into it and what is taken out, and where each piece of the new text was written.
//! It must not know why a text is edited.

use qiao_abi::{Place, SourceMap, SourceMapEntry};

/// Edits of a text, in bytes of the text as it was written.
pub(super) struct Edits<'t> {
    text: &'t str,
    line_starts: Vec<u32>,
    edits: Vec<Edit>,
}

struct Edit {
    start: u32,
    end: u32,
    new: String,
    /// What an error in the new text is blamed on; `None` where the new text takes exactly the room of the old.
    from: Option<u32>,
}

impl<'t> Edits<'t> {
    pub(super) fn new(text: &'t str) -> Edits<'t> {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let line_starts = std::iter::once(0).chain(breaks.map(|(at, _)| at as u32 + 1)).collect();
        Edits { text, line_starts, edits: Vec::new() }
    }

    /// Puts a text before a byte. Texts at the same byte stand in the order in which they were inserted.
    pub(super) fn insert(&mut self, at: u32, new: impl Into<String>) {
        self.insert_from(at, new, at);
    }

    /// Puts a text before a byte; errors in it are blamed on another one.
    pub(super) fn insert_from(&mut self, at: u32, new: impl Into<String>, from: u32) {
        self.edits.push(Edit { start: at, end: at, new: new.into(), from: Some(from) });
    }

    /// Puts a text in the place of another.
    pub(super) fn replace(&mut self, start: u32, end: u32, new: impl Into<String>) {
        self.edits.push(Edit { start, end, new: new.into(), from: Some(start) });
    }

    /// Takes a text away and leaves its room, so that nothing else moves. `first` stands at its beginning.
    pub(super) fn blank(&mut self, start: u32, end: u32, first: &str) {
        let old = self.text.get(start as usize..end as usize).unwrap_or_default();
        let spaces = old.bytes().skip(first.len()).map(|byte| if byte == b'\n' { '\n' } else { ' ' });
        self.edits.push(Edit { start, end, new: first.chars().chain(spaces).collect(), from: None });
    }

    /// Line and column of a byte. Columns are bytes, as the engine counts them.
    pub(super) fn place(&self, at: u32) -> Place {
        let line = self.line_starts.partition_point(|start| *start <= at);
        (line as u32, at - self.line_starts[line - 1] + 1)
    }

    /// The edited text, and where its pieces were written.
    pub(super) fn apply(mut self) -> (String, SourceMap) {
        let mut edits = std::mem::take(&mut self.edits);
        edits.sort_by_key(|edit| edit.start);
        let (mut new, mut entries) = (Text::default(), Vec::new());
        let mut read = 0;
        for edit in edits {
            new.push(self.text.get(read as usize..edit.start as usize).unwrap_or_default());
            if let Some(from) = edit.from {
                entries.push(SourceMapEntry { to: new.end, from: self.place(from), copied: false });
            }
            new.push(&edit.new);
            read = edit.end.max(read);
            if edit.from.is_some() {
                entries.push(SourceMapEntry { to: new.end, from: self.place(read), copied: true });
            }
        }
        new.push(self.text.get(read as usize..).unwrap_or_default());
        (new.text, SourceMap(entries))
    }
}

/// A text that grows, and the place of its end.
struct Text {
    text: String,
    end: Place,
}

impl Default for Text {
    fn default() -> Text {
        Text { text: String::new(), end: (1, 1) }
    }
}

impl Text {
    fn push(&mut self, more: &str) {
        self.text.push_str(more);
        match more.rfind('\n') {
            None => self.end.1 += more.len() as u32,
            Some(last) => {
                self.end.0 += more.bytes().filter(|byte| *byte == b'\n').count() as u32;
                self.end.1 = (more.len() - last) as u32;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_know_where_they_were_written() {
        let mut edits = Edits::new("import a\nb c d\ne");
        edits.insert_from(0, "head ", 13);
        edits.blank(0, 8, ";");
        edits.replace(9, 10, "long\n");
        let (text, SourceMap(entries)) = edits.apply();
        assert_eq!(text, "head ;       \nlong\n c d\ne");
        let entry = |to, from, copied| SourceMapEntry { to, from, copied };
        let expected = [
            entry((1, 1), (2, 5), false),
            entry((1, 6), (1, 1), true),
            entry((2, 1), (2, 1), false),
            entry((3, 1), (2, 2), true),
        ];
        assert_eq!(entries, expected);
    }
}
