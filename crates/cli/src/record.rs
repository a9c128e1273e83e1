//! Files that a run writes: its journal as JSON lines, its traffic as an HTTP Archive.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use qiao::{Entry, Har, json_line};

use crate::Fault;
use crate::args::Run;

/// The open files. Clones write to the same files.
#[derive(Clone, Default)]
pub(crate) struct Records(Arc<Mutex<Open>>);

#[derive(Default)]
struct Open {
    journal: Option<(PathBuf, BufWriter<File>)>,
    har: Option<(PathBuf, Har)>,
    /// The first write error.
    failed: Option<String>,
}

impl Records {
    /// Opens the files named on the command line, so that a file that cannot be written is reported before
    /// the run.
    pub(crate) fn open(args: &Run) -> Result<Records, Fault> {
        let create = |path: &Path| File::create(path).map_err(|error| Fault::usage(at(path, &error)));
        let journal =
            args.journal.as_ref().map(|path| Ok((path.clone(), BufWriter::new(create(path)?)))).transpose()?;
        // An archive without entries is valid; it stays if nothing follows.
        let empty = |path: &PathBuf| -> Result<_, Fault> {
            let har = Har::new();
            std::fs::write(path, har.to_json()).map_err(|error| Fault::usage(at(path, &error)))?;
            Ok((path.clone(), har))
        };
        let har = args.har.as_ref().map(empty).transpose()?;
        Ok(Records(Arc::new(Mutex::new(Open { journal, har, failed: None }))))
    }

    /// Adds an entry of the journal.
    pub(crate) fn add(&self, entry: &Entry) {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Open { journal, har, failed } = &mut *open;
        if let Some((path, file)) = journal
            && let Err(error) = writeln!(file, "{}", json_line(entry))
        {
            failed.get_or_insert_with(|| at(path, &error));
        }
        if let Some((_, har)) = har {
            har.add(entry);
        }
    }

    /// Completes the files.
    pub(crate) fn close(&self) -> Result<(), Fault> {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Open { journal, har, failed } = &mut *open;
        if let Some((path, mut file)) = journal.take()
            && let Err(error) = file.flush()
        {
            failed.get_or_insert_with(|| at(&path, &error));
        }
        if let Some((path, har)) = har.take()
            && let Err(error) = std::fs::write(&path, har.to_json())
        {
            failed.get_or_insert_with(|| at(&path, &error));
        }
        failed.take().map_or(Ok(()), |failed| Err(Fault::usage(failed)))
    }
}

fn at(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
