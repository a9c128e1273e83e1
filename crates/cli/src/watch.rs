//! `--watch`: repeats an action whenever a file changes in some folders. Knows nothing of the action except
//! how it is interrupted.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use notify_debouncer_full::notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer};
use qiao::StopHandle;

use crate::{Exit, Fault, print};

/// Editors write a file in several steps; changes within this time count as one.
const SETTLING: Duration = Duration::from_millis(150);
/// A folder of third-party packages.
const PACKAGES: &str = "node_modules";

/// Watches folders until it is dropped.
pub(crate) struct Watch {
    changes: Receiver<()>,
    running: Running,
    _debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
}

/// The current run, which a change stops.
type Running = Arc<Mutex<Now>>;

#[derive(Default)]
struct Now {
    program: Option<StopHandle>,
    /// Whether something has changed since it started.
    outdated: bool,
}

/// The watched folders, and files and folders in them that qiao itself writes.
struct Scope {
    folders: Vec<PathBuf>,
    ours: Vec<PathBuf>,
}

/// Runs an action now and after every change, forever. Errors are printed.
pub(crate) fn repeat(
    folders: &[PathBuf],
    ours: &[Option<&PathBuf>],
    mut act: impl FnMut(&Watch) -> Result<Exit, Fault>,
) -> Result<Exit, Fault> {
    let watch = Watch::on(folders, ours)?;
    loop {
        if let Err(fault) = act(&watch) {
            print::fault(&fault.message);
        }
        print::notice("waiting for a change; Ctrl-C ends");
        watch.next()?;
    }
}

impl Watch {
    fn on(folders: &[PathBuf], ours: &[Option<&PathBuf>]) -> Result<Watch, Fault> {
        let resolved = |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path));
        let folders: Result<Vec<_>, _> = folders.iter().map(|path| resolved(path)).collect();
        let ours: Result<Vec<_>, _> = ours.iter().flatten().map(|path| resolved(path)).collect();
        let scope = Scope { folders: folders.map_err(Fault::usage)?, ours: ours.map_err(Fault::usage)? };
        let (folders, running) = (scope.folders.clone(), Running::default());
        let (changed, changes) = channel();
        let hear = heard(scope, changed, running.clone());
        let mut debouncer = new_debouncer(SETTLING, None, hear).map_err(Fault::usage)?;
        for folder in &folders {
            let unseen = |error| Fault::usage(format!("--watch {}: {error}", folder.display()));
            debouncer.watch(folder, RecursiveMode::Recursive).map_err(unseen)?;
        }
        Ok(Watch { changes, running, _debouncer: debouncer })
    }

    /// Lets a change stop this program; if one has already happened, stops it at once.
    pub(crate) fn cut(&self, program: StopHandle) {
        let mut now = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if now.outdated {
            program.stop();
        }
        now.program = Some(program);
    }

    /// Waits for a change; changes that have happened meanwhile count as one.
    fn next(&self) -> Result<(), Fault> {
        self.changes.recv().map_err(Fault::usage)?;
        *self.running.lock().unwrap_or_else(PoisonError::into_inner) = Now::default();
        self.changes.try_iter().for_each(drop);
        Ok(())
    }
}

fn heard(scope: Scope, changed: Sender<()>, running: Running) -> impl FnMut(DebounceEventResult) + Send {
    move |events| {
        // Errors of the watcher are not changes.
        if events.is_ok_and(|events| events.iter().any(|event| scope.counts(event))) {
            let mut now = running.lock().unwrap_or_else(PoisonError::into_inner);
            now.outdated = true;
            if let Some(program) = now.program.take() {
                program.stop();
            }
            // At the end of the command, nobody receives this.
            let _ = changed.send(());
        }
    }
}

impl Scope {
    /// Whether an event changes a watched file; reading does not.
    fn counts(&self, event: &DebouncedEvent) -> bool {
        let writes = matches!(event.kind, EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_));
        writes && event.paths.iter().any(|path| self.has(path))
    }

    fn has(&self, path: &Path) -> bool {
        let plain = |inner: &Path| {
            inner.iter().map(|part| part.to_string_lossy()).all(|part| part != PACKAGES && !part.starts_with('.'))
        };
        let inside = self.folders.iter().any(|folder| path.strip_prefix(folder).is_ok_and(plain));
        inside && !self.ours.iter().any(|ours| path.starts_with(ours))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_hidden_files_and_what_is_written_by_ourselves_do_not_count() {
        let scope = Scope { folders: vec!["/p".into()], ours: vec!["/p/report.xml".into(), "/p/state".into()] };
        let counts = |path: &str| scope.has(Path::new(path));
        assert!(counts("/p/a.js") && counts("/p/pages/a.wxml"));
        for path in ["/q/a.js", "/p/.git/x", "/p/node_modules/a/a.js", "/p/report.xml", "/p/state/a/b"] {
            assert!(!counts(path), "{path}");
        }
    }
}
