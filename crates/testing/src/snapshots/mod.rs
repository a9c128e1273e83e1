//! Snapshots of a test file: stored next to it in `__snapshots__` in Jest's format, or inline in the file. How values
//! are formatted is decided by the script.

mod inline;
mod stored;

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use self::inline::Edit;
use self::stored::Stored;
use crate::mistakes::Mistake;
use crate::stack;

/// Which snapshots to write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Snapshots {
    /// Missing ones.
    #[default]
    Missing,
    /// Missing and changed ones.
    All,
    /// None; a missing snapshot is a failure.
    None,
}

/// A value to compare with its snapshot.
#[derive(Deserialize)]
pub(crate) struct Question {
    text: String,
    /// The names of the test and its suites, the hint of the snapshot, and its number.
    key: Option<Key>,
    /// The inline snapshot; null if it is missing.
    inline: Option<String>,
    /// The matcher, for inline snapshots.
    method: Option<String>,
    stack: Option<String>,
}

#[derive(Deserialize)]
struct Key {
    path: Vec<String>,
    hint: Option<String>,
    count: u32,
}

/// The result of a comparison.
#[derive(Serialize)]
pub(crate) struct Verdict {
    /// The stored snapshot, if there is one.
    kept: Option<String>,
    matches: bool,
}

/// Counts of snapshots written and updated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SnapshotCounts {
    /// New snapshots.
    pub written: usize,
    /// Snapshots with a changed value.
    pub updated: usize,
    /// Snapshots that no test used.
    pub obsolete: usize,
}

impl SnapshotCounts {
    /// The sum of both.
    pub(crate) fn and(self, other: SnapshotCounts) -> SnapshotCounts {
        SnapshotCounts {
            written: self.written + other.written,
            updated: self.updated + other.updated,
            obsolete: self.obsolete + other.obsolete,
        }
    }
}

/// The snapshots of one file.
pub(crate) struct Taken {
    mode: Snapshots,
    /// The folder that locations in stacks are relative to.
    root: PathBuf,
    file: PathBuf,
    stored: Stored,
    edits: Vec<Edit>,
    counts: SnapshotCounts,
}

impl Taken {
    /// The snapshots of a test file.
    pub(crate) fn of(test: &Path, root: &Path, mode: Snapshots) -> Taken {
        let name = test.file_name().unwrap_or_default().to_string_lossy();
        let file = test.parent().unwrap_or(Path::new("")).join("__snapshots__").join(format!("{name}.snap"));
        let stored = qiao::read_file(&file).unwrap_or_default();
        let stored = Stored::parse(&String::from_utf8_lossy(&stored));
        Taken { mode, root: root.to_owned(), file, stored, edits: Vec::new(), counts: SnapshotCounts::default() }
    }

    /// Compares a value with its snapshot, and updates the snapshot if this run writes it.
    pub(crate) fn compare(&mut self, question: Question) -> Result<Verdict, Mistake> {
        let Question { text, key, inline, method, stack } = question;
        let stored = match &key {
            Some(key) => self.stored.take(&self.stored.name(&key.path, key.hint.as_deref(), key.count)),
            None => inline,
        };
        let matches = stored.as_ref() == Some(&text);
        let writes = match self.mode {
            Snapshots::All => !matches,
            Snapshots::Missing => stored.is_none(),
            Snapshots::None => false,
        };
        if !writes {
            return Ok(Verdict { kept: stored, matches });
        }
        match stored {
            Some(_) => self.counts.updated += 1,
            None => self.counts.written += 1,
        }
        match key {
            Some(key) => {
                let name = self.stored.name(&key.path, key.hint.as_deref(), key.count);
                self.stored.put(name, text);
            }
            None => self.edit(text, method.unwrap_or_default(), &stack.unwrap_or_default())?,
        }
        Ok(Verdict { kept: None, matches: true })
    }

    fn edit(&mut self, text: String, method: String, stack: &str) -> Result<(), Mistake> {
        let error = stack::error(String::new(), stack);
        let (Some(file), Some(line)) = (error.file, error.line) else {
            return Err(Mistake::SnapshotWithoutPlace);
        };
        let edit = Edit { file: self.root.join(file), line: line as usize, method, text };
        // Retries and loops reach the same location again.
        if !self.edits.contains(&edit) {
            self.edits.push(edit);
        }
        Ok(())
    }

    /// Writes the changes. `complete` is whether every test of the file has run: then unused snapshots are obsolete.
    ///
    /// # Errors
    /// A file cannot be read or written.
    pub(crate) fn save(&mut self, complete: bool) -> io::Result<SnapshotCounts> {
        let unused = if complete { self.stored.unused() } else { Vec::new() };
        self.counts.obsolete = unused.len();
        if self.mode == Snapshots::All {
            unused.iter().for_each(|name| self.stored.remove(name));
        }
        if let Some(text) = self.stored.changed() {
            if text.is_empty() {
                std::fs::remove_file(&self.file)?;
            } else {
                std::fs::create_dir_all(self.file.parent().unwrap_or(Path::new("")))?;
                std::fs::write(&self.file, text)?;
            }
        }
        inline::apply(&self.edits)?;
        Ok(self.counts)
    }
}
