//! Reports that programs under test send: JSON objects in order, in memory and, where a file was named, a
//! line each there. Clearing the log leaves them alone. Knows nothing of what they say.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use serde_json::Value;

use crate::sync::Lock;

/// Bytes of reports that are kept in all.
const KEPT_BYTES: usize = 64 << 20;

/// The reports of one origin.
#[derive(Debug, Default)]
pub(crate) struct Reports(Lock<Kept>);

#[derive(Debug, Default)]
struct Kept {
    reports: Vec<Value>,
    bytes: usize,
    file: Option<File>,
}

/// Why a report was not kept.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotKept {
    /// It is not a JSON object.
    #[error("expected a JSON object: {0}")]
    Malformed(String),
    /// There is no room.
    #[error("more than {KEPT_BYTES} bytes of reports")]
    Full,
    /// The file cannot be written.
    #[error("the file of results: {0}")]
    File(#[from] io::Error),
}

impl Reports {
    /// Reports that are also appended to a file. Those that it has already are read first, so that a run goes
    /// on where an origin was stopped; an incomplete last line is left out.
    pub(crate) fn in_file(path: &Path) -> io::Result<Reports> {
        let mut file = File::options().read(true).append(true).create(true).open(path)?;
        let mut text = String::new();
        (&mut file).take(KEPT_BYTES as u64).read_to_string(&mut text)?;
        let reports: Vec<Value> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        if !text.is_empty() && !text.ends_with('\n') {
            file.write_all(b"\n")?;
        }
        Ok(Reports(Lock::new(Kept { reports, bytes: text.len(), file: Some(file) })))
    }

    /// Keeps one; gives how many there are.
    pub(crate) fn add(&self, body: &[u8]) -> Result<usize, NotKept> {
        let report: Value = serde_json::from_slice(body).map_err(|error| NotKept::Malformed(error.to_string()))?;
        if !report.is_object() {
            return Err(NotKept::Malformed("it is another value".to_owned()));
        }
        let mut line = report.to_string();
        let mut kept = self.0.open();
        if kept.bytes + line.len() > KEPT_BYTES {
            return Err(NotKept::Full);
        }
        kept.bytes += line.len();
        line.push('\n');
        if let Some(file) = &mut kept.file {
            // A whole line at once: a file is valid after every report.
            file.write_all(line.as_bytes())?;
        }
        kept.reports.push(report);
        Ok(kept.reports.len())
    }

    /// Those whose fields have these values, oldest first.
    pub(crate) fn with(&self, wanted: &[(String, String)]) -> Vec<Value> {
        let has = |report: &Value| wanted.iter().all(|(name, value)| report[name].as_str() == Some(value));
        self.0.open().reports.iter().filter(|report| has(report)).cloned().collect()
    }

    /// Forgets those in memory; a file keeps its lines.
    pub(crate) fn clear(&self) {
        let mut kept = self.0.open();
        kept.reports.clear();
        kept.bytes = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_kept_in_order_and_found_by_their_fields() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("results.jsonl");
        let reports = Reports::in_file(&path).unwrap();
        assert_eq!(reports.add(br#"{"host":"a","n":1}"#).unwrap(), 1);
        assert_eq!(reports.add(br#"{"host":"b","n":2}"#).unwrap(), 2);
        for bad in ["", "[1]", "{"] {
            assert!(reports.add(bad.as_bytes()).is_err(), "{bad}");
        }
        let of = |host: &str| reports.with(&[("host".to_owned(), host.to_owned())]).len();
        assert_eq!((of("a"), of("c"), reports.with(&[]).len()), (1, 0, 2));
        reports.clear();
        assert_eq!(reports.with(&[]).len(), 0);
        let lines = "{\"host\":\"a\",\"n\":1}\n{\"host\":\"b\",\"n\":2}\n";
        assert_eq!(std::fs::read_to_string(&path).unwrap(), lines);
        std::fs::write(&path, format!("{lines}{{\"host\":")).unwrap();
        assert_eq!(Reports::in_file(&path).unwrap().with(&[]).len(), 2, "a line that was cut is left out");
    }
}
