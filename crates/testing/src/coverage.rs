//! Line coverage of a program's own files: which files count, and what is reported of them. How lines are counted is in
//! the crate `host`; how a table is printed is not known here.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use glob::{MatchOptions, Pattern};
use qiao::FileCoverage;

use crate::find::{ENDINGS, FOREIGN, is_hidden};

/// File name endings of files that are measured.
const SOURCES: [&str; 4] = [".js", ".ts", ".mjs", ".cjs"];
/// `*` stays within a folder; `**` does not.
const OPTIONS: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: false };

/// The files whose coverage is measured: scripts below a folder, without tests, packages and hidden files.
#[derive(Clone, Debug)]
pub struct CoveredFiles {
    folder: PathBuf,
    include: Vec<Pattern>,
    exclude: Vec<Pattern>,
    others: BTreeSet<PathBuf>,
}

/// An invalid pattern of files.
#[derive(Debug, thiserror::Error)]
#[error("invalid pattern `{pattern}`: {source}")]
pub struct BadPattern {
    /// The pattern.
    pub pattern: String,
    source: glob::PatternError,
}

/// The summary of a file's coverage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineCoverage {
    /// Its path, relative to a folder where it is inside of it, with `/`.
    pub name: String,
    /// Number of lines in which statements begin.
    pub lines: usize,
    /// Number of these that were reached.
    pub covered: usize,
    /// Ranges of lines that were not, each with its first and last line.
    pub uncovered: Vec<(u32, u32)>,
}

impl CoveredFiles {
    /// Files below a folder that match one of the patterns `include`, if there are any, and none of `exclude`. Patterns
    /// are relative to the folder. `others` are files that are never measured, such as the tests.
    ///
    /// # Errors
    /// A pattern is invalid.
    pub fn new(
        folder: &Path,
        include: &[String],
        exclude: &[String],
        others: impl IntoIterator<Item = PathBuf>,
    ) -> Result<CoveredFiles, BadPattern> {
        let parsed = |text: &String| {
            let pattern = Pattern::new(text.trim_start_matches("./"));
            pattern.map_err(|source| BadPattern { pattern: text.clone(), source })
        };
        let canonical = |path: PathBuf| path.canonicalize().unwrap_or(path);
        Ok(CoveredFiles {
            folder: canonical(folder.to_owned()),
            include: include.iter().map(parsed).collect::<Result<_, _>>()?,
            exclude: exclude.iter().map(parsed).collect::<Result<_, _>>()?,
            others: others.into_iter().map(canonical).collect(),
        })
    }

    /// Whether a file is measured, given by its canonical path.
    pub fn covers(&self, path: &Path) -> bool {
        let Ok(inner) = path.strip_prefix(&self.folder) else { return false };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
        let foreign = inner.iter().map(|part| part.to_string_lossy()).any(|part| is_left_out(&part));
        let named = |patterns: &[Pattern]| patterns.iter().any(|pattern| pattern.matches_path_with(inner, OPTIONS));
        let is_source = ends(&SOURCES) && !ends(&ENDINGS) && !name.ends_with(".d.ts");
        let is_meant = (self.include.is_empty() || named(&self.include)) && !named(&self.exclude);
        is_source && is_meant && !foreign && !self.others.contains(path)
    }

    /// The files that `include` names, whether a program loads them or not. None without patterns.
    pub fn included(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        if !self.include.is_empty() {
            self.collect(&self.folder, &mut found);
        }
        found
    }

    /// Folders that cannot be read have no files.
    fn collect(&self, folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in folder.read_dir().into_iter().flatten().flatten() {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && !is_left_out(&entry.file_name().to_string_lossy()) => {
                    self.collect(&path, found);
                }
                Ok(kind) if kind.is_file() && self.covers(&path) => found.push(path),
                _ => {}
            }
        }
    }
}

/// Whether a file or folder is hidden or contains packages.
fn is_left_out(name: &str) -> bool {
    is_hidden(name) || FOREIGN.contains(&name)
}

impl LineCoverage {
    /// The summary of a file, named relative to a folder.
    pub fn of(file: &FileCoverage, folder: &Path) -> LineCoverage {
        let mut uncovered: Vec<(u32, u32)> = Vec::new();
        let mut goes_on = false;
        for (&line, &count) in &file.lines {
            match uncovered.last_mut() {
                // Lines in which no statement begins do not divide a range.
                Some(range) if count == 0 && goes_on => range.1 = line,
                _ if count == 0 => uncovered.push((line, line)),
                _ => {}
            }
            goes_on = count == 0;
        }
        let covered = file.lines.values().filter(|count| **count > 0).count();
        LineCoverage { name: name_in(folder, &file.path), lines: file.lines.len(), covered, uncovered }
    }

    /// The sum of several files, under another name.
    pub fn total(files: &[LineCoverage], name: String) -> LineCoverage {
        let sum = |of: fn(&LineCoverage) -> usize| files.iter().map(of).sum();
        LineCoverage { name, lines: sum(|file| file.lines), covered: sum(|file| file.covered), uncovered: Vec::new() }
    }

    /// The share of lines that were reached, in percent; 100 for a file without statements.
    pub fn percent(&self) -> f64 {
        if self.lines == 0 { 100.0 } else { self.covered as f64 * 100.0 / self.lines as f64 }
    }
}

fn name_in(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// Coverage in the format of lcov, with names relative to a folder.
pub fn lcov(files: &[FileCoverage], folder: &Path) -> String {
    let mut text = String::new();
    for file in files {
        let LineCoverage { name, lines, covered, .. } = LineCoverage::of(file, folder);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "TN:\nSF:{name}");
        for (line, count) in &file.lines {
            let _ = writeln!(text, "DA:{line},{count}");
        }
        let _ = writeln!(text, "LF:{lines}\nLH:{covered}\nend_of_record");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(include: &[&str], exclude: &[&str]) -> CoveredFiles {
        let owned = |patterns: &[&str]| patterns.iter().map(|&pattern| pattern.to_owned()).collect::<Vec<_>>();
        CoveredFiles::new(Path::new("/p"), &owned(include), &owned(exclude), ["/p/setup.js".into()]).unwrap()
    }

    #[test]
    fn the_programs_own_files_are_measured() {
        let all = files(&[], &[]);
        for path in ["/p/a.js", "/p/a/b.ts", "/p/a/b.mjs"] {
            assert!(all.covers(Path::new(path)), "{path}");
        }
        for path in [
            "/q/a.js",
            "/p/a.test.js",
            "/p/a.json",
            "/p/a.d.ts",
            "/p/node_modules/a/a.js",
            "/p/b/miniprogram_npm/a.js",
            "/p/.cache/a.js",
            "/p/setup.js",
        ] {
            assert!(!all.covers(Path::new(path)), "{path}");
        }
    }

    #[test]
    fn patterns_choose_files() {
        let chosen = files(&["src/**/*.js", "./a.js"], &["**/vendor/**"]);
        for (path, expected) in [
            ("/p/src/a.js", true),
            ("/p/src/b/a.js", true),
            ("/p/a.js", true),
            ("/p/b/a.js", false),
            ("/p/src/vendor/a.js", false),
            ("/p/src/a.ts", false),
        ] {
            assert_eq!(chosen.covers(Path::new(path)), expected, "{path}");
        }
        assert!(!files(&["*.js"], &[]).covers(Path::new("/p/a/b.js")));
        assert!(CoveredFiles::new(Path::new("/p"), &["a**".to_owned()], &[], []).is_err());
    }
}
