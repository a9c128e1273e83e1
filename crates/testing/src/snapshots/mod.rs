//! Snapshots of a test file: kept beside it in `__snapshots__`, in Jest's form, or written in the file itself.

mod inline;
mod stored;

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use self::inline::Edit;
use self::stored::Stored;
use crate::stack;

/// What is written of snapshots.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Snapshots {
    /// Those that are missing.
    #[default]
    Missing,
    /// Those that are missing or differ.
    All,
    /// None; a missing one is a failure.
    None,
}

/// A value that a test compares with its snapshot.
#[derive(Deserialize)]
pub(crate) struct Question {
    text: String,
    /// The names of the test and its suites, with what the test says of this snapshot, and its number.
    key: Option<Key>,
    /// The snapshot that is written in the file; null where there is none.
    inline: Option<String>,
    /// The matcher, where the snapshot is in the file.
    method: Option<String>,
    stack: Option<String>,
}

#[derive(Deserialize)]
struct Key {
    path: Vec<String>,
    hint: Option<String>,
    count: u32,
}

/// What a snapshot says of a value.
#[derive(Serialize)]
pub(crate) struct Verdict {
    /// What was kept, if anything was.
    kept: Option<String>,
    matches: bool,
}

/// How many snapshots were written and renewed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SnapshotCounts {
    /// Snapshots that were not there before.
    pub written: usize,
    /// Snapshots that had another value.
    pub updated: usize,
    /// Snapshots in the file that no test took.
    pub obsolete: usize,
}

impl SnapshotCounts {
    /// Both together.
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
    /// The folder that places in stacks are relative to.
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
        let stored = Stored::parse(&std::fs::read_to_string(&file).unwrap_or_default());
        Taken { mode, root: root.to_owned(), file, stored, edits: Vec::new(), counts: SnapshotCounts::default() }
    }

    /// Compares a value with its snapshot, and keeps it if this run does.
    pub(crate) fn compare(&mut self, question: Question) -> Result<Verdict, String> {
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

    fn edit(&mut self, text: String, method: String, stack: &str) -> Result<(), String> {
        let error = stack::error(String::new(), stack);
        let (Some(file), Some(line)) = (error.file, error.line) else {
            return Err("an inline snapshot has no place".to_owned());
        };
        let edit = Edit { file: self.root.join(file), line: line as usize, method, text };
        // A test that is tried again, or a loop, comes to the same place.
        if !self.edits.contains(&edit) {
            self.edits.push(edit);
        }
        Ok(())
    }

    /// Writes what has changed. `complete` if every test of the file has run: what none of them took is obsolete.
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
