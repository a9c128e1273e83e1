//! Files written during a run: the journal as JSON lines, and the traffic as an HTTP Archive. Both are complete
//! whenever the run ends.

use std::fs::File;
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use qiao::{Entry, HarFile, Language, Record, json_line_in};

use crate::args::Run;
use crate::words::wording;
use crate::{Exit, Fault};

/// The open files. Clones write to the same files.
#[derive(Clone, Default)]
pub(crate) struct Records(Arc<Mutex<Open>>);

#[derive(Default)]
struct Open {
    journal: Option<(PathBuf, File)>,
    har: Option<(PathBuf, HarFile)>,
    /// Number of calls that have not ended.
    calls: usize,
    /// The first thing that could not be written.
    failed: Option<String>,
}

impl Records {
    /// Opens the files named on the command line, so that a file that cannot be written is reported before
    /// the run.
    pub(crate) fn open(args: &Run) -> Result<Records, Fault> {
        let named = |path: &PathBuf, error: std::io::Error| Fault::usage(at(path, &error));
        let journal = |path: &PathBuf| Ok((path.clone(), File::create(path).map_err(|error| named(path, error))?));
        // An archive without entries is one too, should nothing come after it.
        let har = |path: &PathBuf| Ok((path.clone(), HarFile::create(path).map_err(|error| named(path, error))?));
        let (journal, har) = (args.journal.as_ref().map(journal).transpose()?, args.har.as_ref().map(har).transpose()?);
        Ok(Records(Arc::new(Mutex::new(Open { journal, har, ..Open::default() }))))
    }

    /// Adds an entry of the journal.
    pub(crate) fn add(&self, entry: &Entry) {
        let mut open = self.lock();
        let Open { journal, har, calls, failed } = &mut *open;
        match &entry.record {
            Record::Call { .. } => *calls += 1,
            Record::End { .. } => *calls = calls.saturating_sub(1),
            _ => {}
        }
        if failed.is_some() {
            return;
        }
        if let Some((path, file)) = journal
            && let Err(error) = write_line(file, &json_line_in(entry, &wording(Language::English)))
        {
            failed.get_or_insert_with(|| at(path, &error));
        }
        if let Some((path, har)) = har
            && let Err(error) = har.add(entry)
        {
            failed.get_or_insert_with(|| at(path, &error));
        }
    }

    /// Number of running and queued calls.
    pub(crate) fn open_calls(&self) -> usize {
        self.lock().calls
    }

    /// Completes the files and waits until they are on disk.
    pub(crate) fn close(&self) -> Result<(), Fault> {
        let mut open = self.lock();
        let Open { journal, har, failed, .. } = &mut *open;
        if let Some((path, file)) = journal.take()
            && file.metadata().is_ok_and(|file| file.is_file())
            && let Err(error) = file.sync_all()
        {
            failed.get_or_insert_with(|| at(&path, &error));
        }
        if let Some((path, mut har)) = har.take()
            && let Err(error) = har.finish()
        {
            failed.get_or_insert_with(|| at(&path, &error));
        }
        failed.take().map_or(Ok(()), |message| Err(Fault { exit: Exit::Failed, message }))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Writes a line as a whole, or not at all.
fn write_line(file: &mut File, line: &str) -> std::io::Result<()> {
    // A pipe has no places, and needs none.
    let start = file.stream_position();
    let written = file.write_all(format!("{line}\n").as_bytes());
    if let (Err(_), Ok(start)) = (&written, start) {
        drop(file.set_len(start));
    }
    written
}

fn at(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
