//! Files written during a run: the journal as JSON lines, the traffic as an HTTP Archive, and a page to look at. All are
//! complete whenever the run ends.

use std::fs::File;
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use qiao::{Cause, Entry, HarFile, Language, Record, Redaction, Report, TrafficSettings, json_line_in};

use crate::messages::Message;
use crate::program::not_launched;
use crate::traffic::Traffic;
use crate::words::{self, wording};
use crate::{Exit, Fault, ending, faults, print};

/// The open files. Clones write to the same files.
#[derive(Clone, Default)]
pub(crate) struct Records(Arc<Mutex<Open>>);

#[derive(Default)]
struct Open {
    journal: Option<(PathBuf, Lines)>,
    har: Option<(PathBuf, HarFile)>,
    report: Option<(PathBuf, Report)>,
    /// Number of calls that have not ended.
    calls: usize,
    /// The first thing that could not be written.
    failed: Option<Failed>,
}

/// A file that could not be written.
struct Failed {
    path: PathBuf,
    error: io::Error,
}

impl Failed {
    fn fault(self) -> Fault {
        let Failed { path, error } = self;
        match (is_output(&path), error.kind()) {
            (true, io::ErrorKind::BrokenPipe) => Fault { exit: Exit::ClosedPipe, message: error.to_string() },
            (true, _) => Fault { exit: Exit::Failed, message: Message::Output { problem: Cause::from(&error) }.said() },
            _ => Fault { exit: Exit::Failed, message: faults::about(path.display(), &error) },
        }
    }
}

/// Where lines go.
enum Lines {
    File(File),
    Output,
}

/// Whether a file is standard output.
pub(crate) fn is_output(path: &Path) -> bool {
    path == Path::new("-")
}

/// Opens a file to write, or standard output.
pub(crate) fn create(path: &Path) -> Result<Box<dyn Write>, Fault> {
    if is_output(path) {
        return Ok(Box::new(std::io::stdout()));
    }
    match File::create(path) {
        Ok(file) => Ok(Box::new(file)),
        Err(error) => Err(Fault::about(path.display(), &error)),
    }
}

/// Writes a whole file, or its text to standard output.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), Fault> {
    let written = create(path)?.write_all(text.as_bytes());
    written.map_err(|error| Fault::about(path.display(), &error))
}

/// Leaves standard output to a file if one of these is there.
///
/// # Errors
/// Several are.
pub(crate) fn claim_output<'a>(paths: impl IntoIterator<Item = Option<&'a PathBuf>>) -> Result<(), Fault> {
    match paths.into_iter().flatten().filter(|path| is_output(path)).count() {
        0 => Ok(()),
        1 => {
            print::leave_output();
            Ok(())
        }
        _ => Err(Fault::usage(Message::OneOutput.said())),
    }
}

impl Records {
    /// Opens the files named on the command line, so that a file that cannot be written is reported before
    /// the run. `program` is what runs, and `folder` where it lies.
    pub(crate) fn open(args: &Traffic, program: &Path, folder: &Path) -> Result<Records, Fault> {
        claim_output([&args.journal, &args.record, &args.report].map(Option::as_ref))?;
        let journal = args.journal.as_ref().map(|path| Ok((path.clone(), Lines::open(path)?))).transpose()?;
        let secrets = args.record.as_ref().or(args.report.as_ref()).filter(|_| !args.no_redact);
        let secrets = secrets.map(|_| TrafficSettings::of(folder).map(|settings| settings.redaction)).transpose();
        let secrets = secrets.map_err(not_launched)?;
        let har = args.record.as_ref().map(|path| Ok((path.clone(), archive(path, secrets.clone())?))).transpose()?;
        let title = format!("qiao run {}", program.display());
        let page = |path: &PathBuf| Ok((path.clone(), page(path, &title, secrets.clone())?));
        let report = args.report.as_ref().map(page).transpose()?;
        Ok(Records(Arc::new(Mutex::new(Open { journal, har, report, ..Open::default() }))))
    }

    /// Adds an entry of the journal.
    pub(crate) fn add(&self, entry: &Entry) {
        let closed = {
            let mut open = self.lock();
            open.add(entry);
            open.failed.take_if(|failed| is_output(&failed.path))
        };
        if let Some(failed) = closed {
            ending::output_failed(&failed.error);
        }
    }

    /// How many calls run or wait; none while a file is being written.
    pub(crate) fn open_calls(&self) -> usize {
        self.0.try_lock().map_or(0, |open| open.calls)
    }

    /// Completes the files, which are on the disk then.
    pub(crate) fn close(&self) -> Result<(), Fault> {
        let mut open = self.lock();
        let Open { journal, har, report, failed, .. } = &mut *open;
        if let Some((path, mut report)) = report.take() {
            note(failed, &path, report.finish());
        }
        if let Some((path, lines)) = journal.take() {
            note(failed, &path, lines.finish());
        }
        if let Some((path, mut har)) = har.take() {
            note(failed, &path, har.finish());
        }
        failed.take().map_or(Ok(()), |failed| Err(failed.fault()))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The archive, which has no entries should nothing come after this.
fn archive(path: &Path, secrets: Option<Redaction>) -> Result<HarFile, Fault> {
    let file = match is_output(path) {
        true => HarFile::to(io::stdout()),
        false => HarFile::create(path).map_err(|error| Fault::about(path.display(), &error))?,
    };
    Ok(match secrets {
        Some(secrets) => file.redacted(secrets),
        None => file,
    })
}

/// The page of a run or of tests, in the language of this run.
pub(crate) fn page(path: &Path, title: &str, secrets: Option<Redaction>) -> Result<Report, Fault> {
    let language = words::here().language;
    let page = match is_output(path) {
        true => Report::to(io::stdout(), title, language),
        false => Report::create(path, title, language),
    };
    let page = page.map_err(|error| Fault::about(path.display(), &error))?.worded(wording);
    Ok(match secrets {
        Some(secrets) => page.redacted(secrets),
        None => page,
    })
}

impl Open {
    fn add(&mut self, entry: &Entry) {
        let Open { journal, har, report, calls, failed } = self;
        match &entry.record {
            Record::Call { .. } => *calls += 1,
            Record::End { .. } => *calls = calls.saturating_sub(1),
            _ => {}
        }
        if failed.is_some() {
            return;
        }
        if let Some((path, lines)) = journal {
            note(failed, path, lines.write(&json_line_in(entry, &wording(Language::English))));
        }
        if let Some((path, har)) = har {
            note(failed, path, har.add(entry));
        }
        if let Some((path, report)) = report {
            note(failed, path, report.add(entry));
        }
    }
}

fn note(failed: &mut Option<Failed>, path: &Path, written: io::Result<()>) {
    if let Err(error) = written {
        failed.get_or_insert_with(|| Failed { path: path.to_owned(), error });
    }
}

impl Lines {
    fn open(path: &Path) -> Result<Lines, Fault> {
        if is_output(path) {
            return Ok(Lines::Output);
        }
        File::create(path).map(Lines::File).map_err(|error| Fault::about(path.display(), &error))
    }

    /// Writes a line as a whole, or not at all.
    fn write(&mut self, line: &str) -> io::Result<()> {
        let line = format!("{line}\n");
        let Lines::File(file) = self else { return io::stdout().write_all(line.as_bytes()) };
        // A pipe has no places, and needs none.
        let start = file.stream_position();
        let written = file.write_all(line.as_bytes());
        if let (Err(_), Ok(start)) = (&written, start) {
            drop(file.set_len(start));
        }
        written
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Lines::File(file) if file.metadata().is_ok_and(|file| file.is_file()) => file.sync_all(),
            Lines::File(_) => Ok(()),
            Lines::Output => io::stdout().flush(),
        }
    }
}
