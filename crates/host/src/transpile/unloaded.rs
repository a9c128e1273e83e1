//! Files that no program loads, in coverage: their statements are found without running them.

use std::path::Path;

use super::statement_lines;
use crate::coverage::Coverage;
use crate::source_files::read_file;

impl Coverage {
    /// Includes a file that programs may not load. Does nothing for a file that is not covered, is already included or
    /// does not compile.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn include(&self, path: &Path) -> std::io::Result<()> {
        if !self.covers(path) || self.has(path) {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&read_file(path)?).into_owned();
        if let Some(lines) = statement_lines(&path.to_string_lossy(), &text) {
            drop(self.count(path.to_owned(), lines));
        }
        Ok(())
    }
}
