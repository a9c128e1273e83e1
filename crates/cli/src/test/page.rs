//! The page of all tests (`--report`), which grows as test files end.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use qiao::{Launch, Recording, Report, TrafficSettings};
use qiao_testing::FileReport;

use super::Test;
use crate::program::not_launched;
use crate::{Fault, record};

/// The page, if it is asked for.
pub(super) struct Page(Option<Mutex<Open>>);

struct Open {
    path: PathBuf,
    report: Report,
    /// Whether all of it could be written so far.
    written: io::Result<()>,
}

impl Page {
    pub(super) fn open(args: &Test) -> Result<Page, Fault> {
        let Some(path) = &args.report else { return Ok(Page(None)) };
        let folder = args.project.as_deref().unwrap_or(Path::new("."));
        let secrets = TrafficSettings::of(folder).map_err(not_launched)?.redaction;
        let report = record::page(path, "qiao test", Some(secrets))?;
        Ok(Page(Some(Mutex::new(Open { path: path.clone(), report, written: Ok(()) }))))
    }

    /// Lets a program record what the page shows.
    pub(super) fn configure(&self, launch: Launch) -> Launch {
        if self.0.is_some() { launch.record(Recording::Bodies) } else { launch }
    }

    /// Adds the tests of a file.
    pub(super) fn add(&self, file: &FileReport) {
        let Some(page) = &self.0 else { return };
        let Open { report, written, .. } = &mut *page.lock().unwrap_or_else(PoisonError::into_inner);
        if written.is_ok() {
            *written = qiao_testing::page(file, report);
        }
    }

    pub(super) fn finish(self) -> Result<(), Fault> {
        let Some(page) = self.0 else { return Ok(()) };
        let Open { path, mut report, written } = page.into_inner().unwrap_or_else(PoisonError::into_inner);
        let written = written.and_then(|()| report.finish());
        written.map_err(|error| Fault::about(path.display(), &error))
    }
}
