//! Which lines of their files programs reach: counts that outlive them, however they end. Several programs on several
//! threads share them. How a file is made to count is in `transpile`.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use qiao_abi::Counts;

/// Line coverage of files, measured while programs run. Clones are handles to the same one.
#[derive(Clone)]
pub struct Coverage(Arc<Inner>);

struct Inner {
    covers: Box<dyn Fn(&Path) -> bool + Send + Sync>,
    files: Mutex<BTreeMap<PathBuf, Counted>>,
}

/// The statements of a file.
#[derive(Clone)]
struct Counted {
    /// The line of each statement.
    lines: Vec<u32>,
    counts: Arc<Counts>,
}

/// Line coverage of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FileCoverage {
    /// Its path.
    pub path: PathBuf,
    /// How often each line in which a statement begins was reached, by line number from 1.
    pub lines: BTreeMap<u32, u32>,
}

impl fmt::Debug for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Coverage").finish_non_exhaustive()
    }
}

impl Coverage {
    /// Measures the files that `covers` accepts by their paths.
    pub fn new(covers: impl Fn(&Path) -> bool + Send + Sync + 'static) -> Coverage {
        Coverage(Arc::new(Inner { covers: Box::new(covers), files: Mutex::default() }))
    }

    /// The coverage of every file, in the order of their paths.
    pub fn measured(&self) -> Vec<FileCoverage> {
        let of = |(path, Counted { lines, counts }): (&PathBuf, &Counted)| {
            let mut by_line = BTreeMap::new();
            for (line, count) in lines.iter().zip(counts.all()) {
                // A line is reached as often as its most frequent statement.
                let most: &mut u32 = by_line.entry(*line).or_default();
                *most = count.max(*most);
            }
            FileCoverage { path: path.clone(), lines: by_line }
        };
        self.files().iter().map(of).collect()
    }

    /// Whether a file with this path is included already.
    pub(crate) fn has(&self, path: &Path) -> bool {
        self.files().contains_key(path)
    }

    pub(crate) fn covers(&self, path: &Path) -> bool {
        (self.0.covers)(path)
    }

    /// The counts of a file with statements in these lines. A file that has changed starts anew.
    pub(crate) fn count(&self, path: PathBuf, lines: Vec<u32>) -> Arc<Counts> {
        let mut files = self.files();
        if let Some(known) = files.get(&path).filter(|known| known.lines == lines) {
            return known.counts.clone();
        }
        let counts = Arc::new(Counts::new(lines.len()));
        files.insert(path, Counted { lines, counts: counts.clone() });
        counts
    }

    fn files(&self) -> std::sync::MutexGuard<'_, BTreeMap<PathBuf, Counted>> {
        self.0.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_counts_its_most_frequent_statement() {
        let coverage = Coverage::new(|_| true);
        let counts = coverage.count("a.js".into(), vec![1, 3, 3]);
        [0, 2, 2].into_iter().for_each(|statement| counts.add(statement));
        // Another program with the same file goes on counting.
        coverage.count("a.js".into(), vec![1, 3, 3]).add(0);
        let lines = |coverage: &Coverage| coverage.measured()[0].lines.clone().into_iter().collect::<Vec<_>>();
        assert_eq!(lines(&coverage), [(1, 2), (3, 2)]);
        coverage.count("a.js".into(), vec![1, 2]);
        assert_eq!(lines(&coverage), [(1, 0), (2, 0)], "the file has changed");
    }
}
