//! Finds test files: in folders, files named `*.test.js`, `*.spec.js` or the same with `.ts`; elsewhere any file given explicitly. What is
//! in a file is not known here.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// File name endings of test files.
pub(crate) const ENDINGS: [&str; 4] = [".test.js", ".test.ts", ".spec.js", ".spec.ts"];
/// Folders of third-party packages.
pub(crate) const FOREIGN: [&str; 2] = ["node_modules", "miniprogram_npm"];

/// No test file to run.
#[derive(Debug, thiserror::Error)]
pub enum NoFiles {
    /// A path does not exist or cannot be read.
    #[error("{path}: {source}", path = path.display())]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// The folders contain no test files.
    #[error("no test files: their names end with .test.js, .test.ts, .spec.js or .spec.ts")]
    None,
}

/// The test files at these paths, in order and without duplicates. Hidden folders and those of packages are
/// skipped.
///
/// # Errors
/// A path cannot be read, or there is no test file.
pub fn find(paths: &[PathBuf]) -> Result<Vec<PathBuf>, NoFiles> {
    let mut files = Vec::new();
    for path in paths {
        collect(path, true, &mut files).map_err(|source| NoFiles::Unreadable { path: path.clone(), source })?;
    }
    let mut seen = std::collections::BTreeSet::new();
    files.retain(|file| seen.insert(file.clone()));
    if files.is_empty() { Err(NoFiles::None) } else { Ok(files) }
}

fn collect(path: &Path, named: bool, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let kind = fs::metadata(path)?;
    if !kind.is_dir() {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if named || kind.is_file() && ENDINGS.iter().any(|ending| name.ends_with(ending)) {
            files.push(path.strip_prefix(".").unwrap_or(path).to_owned());
        }
        return Ok(());
    }
    let entries: io::Result<Vec<_>> = fs::read_dir(path)?.collect();
    let mut entries = entries?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        // Symbolic links may form a cycle.
        if !is_hidden(&name) && !FOREIGN.contains(&name.as_str()) && !entry.file_type()?.is_symlink() {
            collect(&entry.path(), false, files)?;
        }
    }
    Ok(())
}

/// Whether a file or folder is hidden.
pub(crate) fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_is_a_test() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b/x.test.js", "a.test.ts", "b/y.spec.ts", "a.js", "node_modules/p/p.test.js", ".git/h.test.js"] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let root = folder.path().to_owned();
        let names = |paths: &[PathBuf]| {
            let found = find(paths).unwrap();
            found.iter().map(|file| file.strip_prefix(&root).unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names(std::slice::from_ref(&root)), ["a.test.ts", "b/x.test.js", "b/y.spec.ts"].map(PathBuf::from));
        assert_eq!(
            names(&[root.join("a.js"), root.join("b"), root.join("b")]),
            ["a.js", "b/x.test.js", "b/y.spec.ts"].map(PathBuf::from)
        );
        assert!(matches!(find(&[root.join(".git/x")]), Err(NoFiles::Unreadable { .. })));
        fs::create_dir(root.join("empty")).unwrap();
        assert!(matches!(find(&[root.join("empty")]), Err(NoFiles::None)));
    }
}
